//! Am and pm, where a control of their own says it: "10:30" alone would be read as the morning.

use super::{pieces::Piece, words::Unit};
use crate::page::understand::candidates::is_button;
use crate::page::understand::choices;
use crate::page::understand::found::Found;
use crate::{
    engine::time::field_text::{read_half, read_zone},
    page::{
        controls::{ChoiceControl, ChoiceKind},
        label_text::{fold, has_any},
        scene::{At, Scene},
        schedule_controls::DateTimePart,
        understand::{cues::schedule as words, explain::Reason, slots},
    },
};

/// No more fields than these stand between a time and its half: minutes, seconds, a zone.
const REACH: usize = 3;

/// What says am or pm for the time that begins at an element, among all pieces.
pub fn find_half(
    scene: &Scene,
    pieces: &[Piece],
    time: At,
    name: &'static str,
) -> Found<DateTimePart> {
    let is_clock = |piece: &Piece| matches!(piece.unit, Unit::Time | Unit::Both | Unit::Hour);
    let times = pieces
        .iter()
        .filter(|piece| is_clock(piece) || piece.unit == Unit::Date);
    let times: Vec<At> = times.map(|piece| piece.of.at).collect();
    let mut halves: Vec<(At, DateTimePart)> = pieces
        .iter()
        .filter(|piece| piece.unit == Unit::Meridiem)
        .map(|piece| (piece.of.at, piece.part(scene)))
        .collect();
    if halves.is_empty() {
        halves = pairs(scene);
    }
    let first = halves.iter().map(|(at, _)| *at).min();
    // Before the times, as in Japanese and Korean, or after them; a date may stand before both.
    let mut clocks = pieces.iter().filter(|piece| is_clock(piece));
    let leads = first.is_some_and(|first| clocks.all(|piece| piece.of.at > first));
    let (from, to) = reach(scene, &times, time, leads);
    let mut beside = halves.into_iter().filter(|(at, _)| (from..to).contains(at));
    match (beside.next(), beside.next()) {
        (Some((_, half)), None) => return Found::Here(half),
        (Some(_), Some(_)) => return Found::Unsure(Reason::MeridiemMissing(name)),
        (None, _) => {}
    }
    let printed = scene.runs.iter().any(|run| {
        !run.hidden
            && (from..to).contains(&run.at)
            && run.at != time
            && read_half(run.text).is_some()
    });
    match printed || (!leads && is_before_unnamed_pair(scene, pieces, time)) {
        true => Found::Unsure(Reason::MeridiemMissing(name)),
        false => Found::Nothing,
    }
}

/// A choice between two that nothing names is next to the time: "Morning" and "Evening" are as good.
fn is_before_unnamed_pair(scene: &Scene, pieces: &[Piece], time: At) -> bool {
    let is_minute =
        |at: At| (pieces.iter()).any(|piece| piece.of.at == at && piece.unit == Unit::Minute);
    let mut after = scene.fields[scene.items[time].fields + 1..].iter().copied();
    let Some(next) = after.find(|at| !is_minute(*at)) else {
        return false;
    };
    let is_unnamed = |at: At, choice: &ChoiceControl| {
        let labels = choice.options.iter().map(|option| option.label.trim());
        let labels: Vec<&str> = labels.filter(|label| !label.is_empty()).collect();
        let of_a_half = |label: &&str| {
            !label.contains(|c: char| c.is_ascii_digit()) && read_zone(label).is_none()
        };
        at == next
            && scene.attr(at, "multiple").is_none()
            && labels.len() == 2
            && labels.iter().all(of_a_half)
            && !pieces
                .iter()
                .any(|piece| piece.of.at == at && piece.unit != Unit::Other)
            && slots::bound_labels(scene, at)
                .iter()
                .all(|name| labels.contains(&name.trim()) || has_any(&fold(name), words::HALVES))
    };
    let mut choices = choices::collect_choices(scene).into_iter();
    choices.any(|(at, choice)| is_unnamed(at, &choice))
}

/// Where the half of a time may stand: up to the next time, and not far.
fn reach(scene: &Scene, times: &[At], time: At, leads: bool) -> (At, At) {
    let place = scene.items[time].fields;
    if leads {
        let before = times.iter().filter(|other| **other < time).max();
        let far = scene.fields[place.saturating_sub(REACH)];
        return (before.map_or(far, |before| far.max(before + 1)), time);
    }
    let next = times
        .iter()
        .filter(|other| **other > time && scene.items[**other].fields > place)
        .min();
    let far = scene.fields.get(place + REACH + 1);
    let end = scene.items.len();
    let to = next.copied().unwrap_or(end);
    (time, to.min(far.copied().unwrap_or(end)))
}

/// Every choice between am and pm that is no menu, with where it begins: radio buttons, or two buttons
/// of which one stays down.
fn pairs(scene: &Scene) -> Vec<(At, DateTimePart)> {
    let all = choices::collect_choices(scene)
        .into_iter()
        .filter(|(_, choice)| {
            choice.options.len() == 2
                && choice
                    .options
                    .iter()
                    .all(|option| read_half(&option.label).is_some())
        });
    let buttons: Vec<At> = (scene.scope.0..scene.scope.1)
        .filter(|at| is_button(scene, *at) && scene.attr(*at, "aria-pressed").is_some())
        .filter(|at| read_half(&scene.text(*at)).is_some())
        .collect();
    let pressed = buttons.chunks_exact(2).map(|pair| {
        let offer = |at: &At| choices::describe_option(scene, *at, *at, scene.text(*at));
        let choice = ChoiceControl {
            node: scene.items[pair[0]].node.id,
            how: ChoiceKind::Marked { plain: false },
            options: pair.iter().map(offer).collect(),
        };
        (pair[0], choice)
    });
    all.chain(pressed)
        .map(|(at, choice)| (at, DateTimePart::Menu(choice)))
        .collect()
}
