//! Which words in a row of fields are units, and of which field: in "[1] hours [30] minutes" they stand behind, in
//! "hours [1] minutes [30]" before. Only the whole row says it.

use super::cues::schedule as words;
use crate::page::{
    label_text::fold,
    scene::{At, Role, Scene},
};

/// The unit of a field stands behind it.
pub fn has_unit_behind(scene: &Scene, at: At) -> bool {
    let place = scene.items[at].fields;
    if !is_count(scene, at) || scene.fields.get(place) != Some(&at) {
        return false;
    }
    let mut first = place;
    while first > 0 && is_count(scene, scene.fields[first - 1]) && is_lone_unit(scene, first) {
        first -= 1;
    }
    // "[2] [30] min": whether the first has a unit, nobody can tell.
    let before = first.checked_sub(1).map(|before| scene.fields[before]);
    if words_before(scene, first).is_empty()
        && before.is_some_and(|before| is_count_like(scene, before, scene.fields[first]))
    {
        return false;
    }
    if words_before(scene, first)
        .last()
        .is_some_and(|text| is_unit(text))
    {
        return false;
    }
    let mut last = first;
    loop {
        let behind = words_before(scene, last + 1);
        if !behind.first().is_some_and(|text| is_unit(text)) {
            return false;
        }
        let leads_on = behind.len() == 1
            && scene
                .fields
                .get(last + 1)
                .is_some_and(|next| is_count(scene, *next));
        if !leads_on {
            return place <= last;
        }
        last += 1;
    }
}

/// "UTC for": words that lead to the field behind them are no unit of the one before.
pub fn leads_to_next(text: &str) -> bool {
    let last = text.split_whitespace().next_back();
    last.is_some_and(|last| words::LEADS_TO_LENGTH.contains(&last))
}

/// The words that stand right before a field, where any do.
pub fn word_before(scene: &Scene, at: At) -> Option<String> {
    words_before(scene, scene.items[at].fields).pop()
}

/// No words stand between a field and the next.
pub fn touches_next(scene: &Scene, at: At) -> bool {
    words_before(scene, scene.items[at].fields + 1).is_empty()
}

/// What a person sees between two fields, word by word or not.
pub fn texts_between<'s>(scene: &'s Scene, one: At, other: At) -> Vec<&'s str> {
    let between = scene.items[one].words.1..scene.items[other].words.0;
    let runs = scene.runs.get(between).unwrap_or_default().iter();
    let visible = runs.filter(|run| !run.hidden);
    visible.map(|run| run.text.trim()).collect()
}

fn is_count(scene: &Scene, at: At) -> bool {
    let role = scene.role(at);
    matches!(role, Role::Number | Role::Text | Role::Select | Role::Combo)
        && scene.labels_of(at).is_empty()
        && ["aria-label", "aria-labelledby"]
            .iter()
            .all(|name| scene.attr(at, name).is_none())
}

/// Another count of the same kind of control, with a number in it or nothing.
fn is_count_like(scene: &Scene, other: At, count: At) -> bool {
    let value = scene.items[other].node.value.as_deref().unwrap_or("");
    is_count(scene, other)
        && scene.role(other) == scene.role(count)
        && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// A unit and nothing else stands before the field at this place.
fn is_lone_unit(scene: &Scene, place: usize) -> bool {
    matches!(words_before(scene, place).as_slice(), [text] if is_unit(text))
}

/// The words between the field at this place and the one before it, folded.
pub fn words_before(scene: &Scene, place: usize) -> Vec<String> {
    let before = place
        .checked_sub(1)
        .and_then(|before| scene.fields.get(before));
    let from = before.map_or(0, |before| scene.items[*before].words.1);
    let next = scene.fields.get(place);
    let to = next.map_or(scene.runs.len(), |next| scene.items[*next].words.0);
    let between = scene.runs.get(from..to).unwrap_or_default().iter();
    let free = between.filter(|run| run.owner.is_none() && !run.hidden);
    free.filter(|run| run.text.chars().any(char::is_alphabetic))
        .map(|run| fold(run.text))
        .collect()
}

/// A unit of a length and nothing else.
pub fn is_unit(text: &str) -> bool {
    let rows = [words::DAYS_ALONE, words::HOURS_ALONE, words::MINUTES_ALONE];
    rows.iter().any(|row| row.contains(&text.trim()))
}
