//! How long it takes: in one control, in days, hours and minutes, by when it ends, or by both.

use super::{
    groups::{Group, LENGTH, find_date, find_group, find_time},
    pieces::Piece,
    shape::{Shape, is_number, shape, unit_menu_after, value},
    words::{Side, Unit, is_conditional},
};
use crate::page::{
    scene::{At, Role, Scene},
    schedule_controls::DurationControl,
    understand::{
        candidates::Candidate,
        explain::{NamedCandidate, Reason},
        found::Found,
        units::touches_next,
    },
};

/// More fields than this around a control are a form.
pub const MOST_FIELDS: usize = 12;

pub fn find_duration(
    scene: &Scene,
    pieces: &mut [Piece],
    candidates: &[Candidate],
) -> Found<DurationControl> {
    let until = find_end(scene, pieces);
    // A length for another case, "Duration (if flexible)", where the end has a field of its own.
    if matches!(until, Found::Here(_)) {
        let of_length = pieces.iter_mut().filter(|piece| piece.unit.is_of_length());
        for piece in of_length.filter(|piece| is_conditional(&piece.of.names)) {
            piece.score = 0;
        }
    }
    match (find_length(scene, pieces, candidates), until) {
        (Found::Here(length), Found::Here(until)) => {
            let nodes = [until.first_node(), length.first_node()];
            let names = nodes.map(|node| scene.find_item(node).unwrap_or(0));
            Found::Here(DurationControl::EndAndLength {
                until: Box::new(until),
                length: Box::new(length),
                names: Box::new(names.map(|at| NamedCandidate::new(scene, at))),
            })
        }
        (Found::Nothing, until) => until,
        (length, _) => length,
    }
}

/// A length in one control, or in days, hours and minutes.
pub fn find_length(
    scene: &Scene,
    pieces: &[Piece],
    candidates: &[Candidate],
) -> Found<DurationControl> {
    let group = match find_group(scene, pieces, &LENGTH, Side::Neither) {
        Found::Here(group) => group,
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => return Found::Nothing,
    };
    let parts = match group {
        Group::Whole(piece) => {
            if is_before_unknown_part(scene, pieces, candidates, piece) {
                return Found::Unsure(Reason::DurationPartsMissing);
            }
            let count = piece.part(scene);
            let unit = unit_menu_after(scene, piece.of.at);
            return Found::Here(DurationControl::Whole { count, unit });
        }
        Group::Parts(parts) => parts,
    };
    // Words of a moment beside a number explain nothing, where it stands among the parts of a length.
    let place = |piece: &Piece| scene.items[piece.of.at].fields;
    let is_among_parts = |piece: &Piece| {
        piece.of.names.own.is_empty()
            && is_number(scene, piece.of)
            && parts
                .iter()
                .any(|part| place(part).abs_diff(place(piece)) == 1)
    };
    let is_behind_hours = |piece: &Piece| {
        let mut hours = parts.iter().filter(|part| part.unit == Unit::Hours);
        piece.unit == Unit::Minute && hours.any(|part| place(part) + 1 == place(piece))
    };
    let explains = |piece: &Piece| {
        !(piece.unit.is_whole_moment() && is_among_parts(piece) || is_behind_hours(piece))
    };
    let is_explained = |of: &Candidate| {
        let mut explained = pieces.iter();
        explained.any(|piece| piece.of.at == of.at && explains(piece))
    };
    let is_beside_unknown =
        |part: &&Piece| is_beside_unknown_number(scene, part.of.at, candidates, &is_explained);
    if parts.iter().any(is_beside_unknown) {
        return Found::Unsure(Reason::DurationPartsMissing);
    }
    let parts = parts.iter().map(|piece| {
        let minutes = match piece.unit {
            Unit::Days => 1440,
            Unit::Hours => 60,
            _ => 1,
        };
        (minutes, piece.part(scene))
    });
    Found::Here(DurationControl::Split(parts.collect()))
}

/// "[1 hour] [30]": a number or a length without a word follows what seemed to be all of it.
fn is_before_unknown_part(
    scene: &Scene,
    pieces: &[Piece],
    candidates: &[Candidate],
    whole: &Piece,
) -> bool {
    let next = scene.fields.get(scene.items[whole.of.at].fields + 1);
    let Some(next) = candidates.iter().find(|of| Some(&of.at) == next) else {
        return false;
    };
    let is_of_length = |piece: &Piece| piece.of.at == next.at && piece.unit == Unit::Length;
    shape(scene, whole.of) == Shape::Lengths
        && touches_next(scene, whole.of.at)
        && next.names.own.is_empty()
        && (is_number(scene, next) || shape(scene, next) == Shape::Lengths)
        && !pieces.iter().any(is_of_length)
}

/// A number that nothing explains stands beside this one: it may be the other half.
pub fn is_beside_unknown_number(
    scene: &Scene,
    at: At,
    candidates: &[Candidate],
    is_explained: &dyn Fn(&Candidate) -> bool,
) -> bool {
    let mut around = scene.ancestors(at);
    let Some(group) = around.find(|outer| scene.count_fields_in(*outer) > 1) else {
        return false;
    };
    let is_unknown = |other: &&Candidate| {
        let value = value(scene, other.at);
        let short = || value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit());
        let blank = || other.role == Role::Text && value.is_empty() && !other.names.is_labelled();
        is_number(scene, other) || short() || blank()
    };
    let inside = candidates
        .iter()
        .filter(|other| scene.contains(group, other.at));
    inside
        .filter(|other| !is_explained(other))
        .any(|other| is_unknown(&other))
}

/// The page asks for the end instead.
pub fn find_end(scene: &Scene, pieces: &[Piece]) -> Found<DurationControl> {
    let date = find_date(scene, pieces, Side::End);
    match (date, find_time(scene, pieces, Side::End)) {
        (Found::Unsure(why), _) | (_, Found::Unsure(why)) => Found::Unsure(why),
        (date, Found::Here(time)) => Found::Here(DurationControl::Until {
            date: date.here().cloned(),
            time: Box::new(time),
        }),
        (Found::Here(_), Found::Nothing) => Found::Unsure(Reason::EndTimeMissing),
        (Found::Nothing, Found::Nothing) => Found::Nothing,
    }
}
