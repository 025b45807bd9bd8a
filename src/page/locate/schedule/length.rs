//! How long it takes: in one control, in days, hours and minutes, or by when it ends.

use super::{
    day, part,
    pieces::{Piece, Side, Unit},
    shape::{Shape, shape},
    time,
};
use crate::page::understand::explain::Reason;
use crate::{
    engine::time::field_text::read_length,
    page::{
        controls::{ChoiceControl, Chosen},
        label_text::has_any,
        locate::{Candidate, Found, choose_best, status},
        scene::Scene,
        schedule_controls::{DateTimePart, DurationControl},
        understand::cues,
    },
};

/// Its label says in which case it counts.
fn is_conditional(piece: &Piece) -> bool {
    let names = &piece.of.names;
    let label = names.own.first().or(names.near.first());
    label.is_some_and(|text| has_any(text, cues::schedule::CONDITIONS))
}

pub fn locate(scene: &Scene, pieces: &[Piece], candidates: &[Candidate]) -> Found<DurationControl> {
    // A length for another case, "Duration (if flexible)", where the end has a field of its own.
    let until = end(scene, pieces);
    let has_end = matches!(until, Found::Here(_));
    let find = |unit| {
        let scored = pieces
            .iter()
            // "Starts in 30 minutes" is not how long it takes.
            .filter(|piece| piece.unit == unit && !(piece.own_side && piece.side == Side::Start))
            .filter(|piece| !(has_end && is_conditional(piece)))
            .map(|piece| (piece, piece.score));
        match choose_best(scene, "Duration", scored, |piece| piece.of.at) {
            Found::Here(piece) => Found::Here(part(scene, piece)),
            Found::Unsure(why) => Found::Unsure(why),
            Found::Nothing => Found::Nothing,
        }
    };
    let mut parts = Vec::new();
    for (unit, minutes) in [(Unit::Days, 1440), (Unit::Hours, 60), (Unit::Minutes, 1)] {
        match find(unit) {
            Found::Here(part) => parts.push((minutes, part)),
            Found::Unsure(why) => return Found::Unsure(why),
            Found::Nothing => {}
        }
    }
    match (find(Unit::Length), parts.as_slice()) {
        (Found::Unsure(why), _) => Found::Unsure(why),
        (Found::Here(count), []) => {
            let unit = unit_of(scene, count.node());
            Found::Here(DurationControl::Whole { count, unit })
        }
        (Found::Here(_), _) => Found::Unsure(Reason::SeveralAlike("Duration")),
        (Found::Nothing, []) => until,
        (Found::Nothing, parts)
            if parts
                .iter()
                .any(|(_, part)| has_strange_number(scene, pieces, candidates, part.node())) =>
        {
            Found::Unsure(Reason::DurationPartsMissing)
        }
        (Found::Nothing, _) => Found::Here(DurationControl::Split(parts)),
    }
}

/// Minutes or hours, where a choice right after the number says it.
pub fn unit_of(scene: &Scene, node: u32) -> Option<DateTimePart> {
    let place = scene.items[scene.find_item(node)?].fields;
    let next = *scene.fields.get(place + 1)?;
    let is_unit = |label: &str| read_length(&format!("1 {label}")).is_some();
    let is_of_units = |choice: &ChoiceControl| match choice.options.as_slice() {
        [] => matches!(choice.read_chosen(scene.outline), Chosen::Text(text) if is_unit(&text)),
        options => options.iter().all(|option| is_unit(&option.label)),
    };
    let mut choices = status::choices(scene).into_iter();
    let (_, unit) = choices.find(|(at, choice)| *at == next && is_of_units(choice))?;
    Some(DateTimePart::Menu(unit))
}

/// A number that nothing explains stands beside this one: it may be the other half.
fn has_strange_number(
    scene: &Scene,
    pieces: &[Piece],
    candidates: &[Candidate],
    node: u32,
) -> bool {
    let Some(at) = scene.find_item(node) else {
        return false;
    };
    let Some(group) = scene
        .ancestors(at)
        .find(|outer| scene.count_fields_in(*outer) > 1)
    else {
        return false;
    };
    candidates.iter().any(|other| {
        let value = scene.items[other.at]
            .node
            .value
            .as_deref()
            .unwrap_or("")
            .trim();
        let number = match shape(scene, other) {
            Shape::Hourly | Shape::Minutely | Shape::Number => true,
            Shape::Open if value.is_empty() => !other.names.is_labelled(),
            Shape::Open => value.len() <= 3 && value.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        };
        number
            && scene.contains(group, other.at)
            && !pieces.iter().any(|piece| piece.of.at == other.at)
    })
}

/// Start and end instead of a duration.
fn end(scene: &Scene, pieces: &[Piece]) -> Found<DurationControl> {
    let (date, time) = (
        day(scene, pieces, Side::End),
        time(scene, pieces, Side::End),
    );
    match (date, time) {
        (Found::Unsure(why), _) | (_, Found::Unsure(why)) => Found::Unsure(why),
        (date, Found::Here(time)) => Found::Here(DurationControl::Until {
            date: date.here().cloned(),
            time: Box::new(time),
        }),
        (Found::Here(_), Found::Nothing) => Found::Unsure(Reason::EndTimeMissing),
        (Found::Nothing, Found::Nothing) => Found::Nothing,
    }
}
