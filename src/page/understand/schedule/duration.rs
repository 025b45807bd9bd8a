//! How long it takes: in one control, in days, hours and minutes, by when it ends, or by both.

use super::{
    groups::{Group, LENGTH, score_date, score_groups, score_time},
    pieces::Piece,
    shape::{Shape, is_number, unit_menu_after, value},
    words::{Side, Unit, is_conditional},
};
use crate::{
    engine::form::FieldName,
    page::{
        scene::{At, Role, Scene},
        schedule_controls::{DateTimePart, DurationControl},
        understand::{
            assign::FieldEvidence,
            binding::{Binding, Scored},
            candidates::Candidate,
            explain::{NamedCandidate, Reason},
            found::Found,
            units::touches_next,
        },
    },
};

/// All that may be the length or the end, and which of that says how long it takes.
pub fn score_duration(scene: &Scene, pieces: &mut [Piece]) -> FieldEvidence {
    let mut end = score_end(scene, pieces);
    // A length for another case, "Duration (if flexible)", where the end has a field of its own.
    if end.chosen().is_some() {
        let of_length = pieces.iter_mut().filter(|piece| piece.unit.is_of_length());
        for piece in of_length.filter(|piece| is_conditional(&piece.of.names)) {
            piece.evidence.clear();
        }
    }
    let mut length = score_length(scene, pieces);
    let both = end.chosen().zip(length.chosen());
    let both = both.and_then(|(end, length)| bind_end_and_length(scene, end, length));
    if let Some(both) = both {
        length.found = Found::Here(0);
        length.candidates.insert(0, both);
    } else if length.found == Found::Nothing {
        (end, length) = (length, end);
    }
    length.candidates.append(&mut end.candidates);
    length
}

/// The page asks for both.
fn bind_end_and_length(scene: &Scene, end: &Scored, length: &Scored) -> Option<Scored> {
    let names = [end.at, length.at].map(|at| NamedCandidate::new(scene, at));
    let control = DurationControl::EndAndLength {
        until: Box::new(end.binding.clone().duration()?),
        length: Box::new(length.binding.clone().duration()?),
        names: Box::new(names),
    };
    Some(Scored {
        at: end.at,
        binding: Binding::Duration(control),
        evidence: end.evidence.clone(),
    })
}

/// A length in one control, or in days, hours and minutes.
pub fn score_length(scene: &Scene, pieces: &[Piece]) -> FieldEvidence {
    score_groups(scene, pieces, &LENGTH, Side::Neither, |group| {
        let whole = group.first;
        let is_whole = whole.unit == Unit::Length;
        let control = match is_whole {
            true => DurationControl::Whole {
                count: whole.part(scene),
                unit: unit_menu_after(scene, whole.of.at),
            },
            false => DurationControl::Split(split_length(scene, group)),
        };
        let is_doubtful = match is_whole {
            true => is_before_unknown_part(scene, pieces, whole),
            false => is_beside_unknown_part(scene, pieces, group),
        };
        let reason = is_doubtful.then_some(Reason::DurationPartsMissing);
        (Binding::Duration(control), reason)
    })
}

/// The parts of a length, each with how many minutes one of it is.
fn split_length(scene: &Scene, group: &Group) -> Vec<(u32, DateTimePart)> {
    let parts = group.pieces().map(|piece| {
        let minutes = match piece.unit {
            Unit::Days => 1440,
            Unit::Hours => 60,
            _ => 1,
        };
        (minutes, piece.part(scene))
    });
    parts.collect()
}

/// Beside the parts of a length stands a number that may be one as well.
fn is_beside_unknown_part(scene: &Scene, pieces: &[Piece], group: &Group) -> bool {
    // Words of a moment beside a number explain nothing, where it stands among the parts of a length.
    let is_among_parts = |piece: &Piece| {
        let mut parts = group.pieces();
        piece.of.names.own.is_empty()
            && is_number(scene, piece.of)
            && parts.any(|part| part.place.abs_diff(piece.place) == 1)
    };
    let is_behind_hours = |piece: &Piece| {
        let mut hours = group.pieces().filter(|part| part.unit == Unit::Hours);
        piece.unit == Unit::Minute && hours.any(|part| part.is_right_before(piece))
    };
    let is_explained = |piece: &Piece| {
        piece.unit != Unit::Other
            && !(piece.unit.is_whole_moment() && is_among_parts(piece))
            && !is_behind_hours(piece)
    };
    let mut parts = group.pieces();
    parts.any(|part| is_beside_unknown_number(scene, part.of.at, pieces, &is_explained))
}

/// "[1 hour] [30]": a number or a length without a word follows what seemed to be all of it.
fn is_before_unknown_part(scene: &Scene, pieces: &[Piece], whole: &Piece) -> bool {
    let mut following = pieces.iter().filter(|next| whole.is_right_before(next));
    following.any(|next| {
        whole.shape == Shape::Lengths
            && touches_next(scene, whole.of.at)
            && next.of.names.own.is_empty()
            && (next.shape == Shape::Lengths || is_number(scene, next.of))
            && next.unit != Unit::Length
    })
}

/// A number that nothing explains stands beside this one: it may be the other half.
pub fn is_beside_unknown_number(
    scene: &Scene,
    at: At,
    pieces: &[Piece],
    is_explained: &dyn Fn(&Piece) -> bool,
) -> bool {
    let mut around = scene.ancestors(at);
    let Some(group) = around.find(|outer| scene.count_fields_in(*outer) > 1) else {
        return false;
    };
    let is_unknown = |of: &Candidate| {
        let value = value(scene, of.at);
        let is_short = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit());
        let is_blank = of.role == Role::Text && value.is_empty() && !of.names.is_labelled();
        is_short || is_blank || is_number(scene, of)
    };
    let mut inside = pieces
        .iter()
        .filter(|piece| scene.contains(group, piece.of.at));
    inside.any(|piece| !is_explained(piece) && is_unknown(piece.of))
}

/// All that may be the end; the page asks for it instead.
pub fn score_end(scene: &Scene, pieces: &[Piece]) -> FieldEvidence {
    let date = score_date(scene, pieces, Side::End);
    let time = score_time(scene, pieces, Side::End);
    let found = match (date.found.clone(), time.found) {
        (Found::Unsure(why), _) | (_, Found::Unsure(why)) => Found::Unsure(why),
        (Found::Here(_), Found::Nothing) => Found::Unsure(Reason::EndTimeMissing),
        (_, time) => time,
    };
    let date = date.binding(Binding::date).here().cloned();
    let until = |scored: Scored| {
        let time = Box::new(scored.binding.time()?);
        let date = date.clone();
        Some(Scored {
            binding: Binding::Duration(DurationControl::Until { date, time }),
            ..scored
        })
    };
    FieldEvidence {
        target: FieldName::Duration.into(),
        candidates: time.candidates.into_iter().filter_map(until).collect(),
        found,
    }
}
