//! What a control can hold: told by its kind, its options, its bounds and its value.

use super::words::Unit;
use crate::page::understand::candidates::Candidate;
use crate::page::understand::choices;
use crate::page::understand::cues;
use crate::page::understand::units::texts_between;
use crate::{
    engine::time::field_text::{
        is_clear_time, is_written_as_date, read_date, read_half, read_length, read_month,
        read_time, read_zone, split_date_time, split_range,
    },
    page::{
        controls::{ChoiceControl, ChoiceOption, Chosen},
        outline::state,
        scene::{At, Role, Scene},
        schedule_controls::DateTimePart,
    },
};

/// What the options of a menu, or the kind and value of a field, allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Certain(Unit),
    /// 0–23 or 1–12.
    Hourly,
    /// Numbers below 60.
    Minutely,
    /// Any number.
    Number,
    /// A menu of lengths.
    Lengths,
    /// Any text.
    Open,
    Never,
}

/// What a line of text or a drop-down shows.
pub fn displayed(scene: &Scene, candidate: &Candidate) -> String {
    match candidate.role {
        Role::Combo => {
            match ChoiceControl::from_combo(scene, candidate.at).read_chosen(scene.outline) {
                Chosen::Text(text) => text,
                _ => String::new(),
            }
        }
        _ => value(scene, candidate.at).to_owned(),
    }
}

pub fn value<'s>(scene: &'s Scene, at: At) -> &'s str {
    scene.items[at].node.value.as_deref().unwrap_or("").trim()
}

pub fn shape(scene: &Scene, candidate: &Candidate) -> Shape {
    match candidate.role {
        Role::Date => Shape::Certain(Unit::Date),
        Role::Time => Shape::Certain(Unit::Time),
        Role::DateTime => Shape::Certain(Unit::Both),
        Role::Number => number_shape(scene, candidate.at),
        Role::Text | Role::Combo => text_shape(&displayed(scene, candidate)),
        Role::Select => {
            let choice = ChoiceControl::from_select(scene, candidate.at);
            match menu_shape(&choice) {
                Shape::Number if is_before_colon_and_minutes(scene, candidate.at, &choice) => {
                    Shape::Hourly
                }
                shape => shape,
            }
        }
        _ => Shape::Never,
    }
}

/// "[21, 22] : [00, 30]": some hours of a day with a colon behind them, and a menu of minutes.
fn is_before_colon_and_minutes(scene: &Scene, at: At, hours: &ChoiceControl) -> bool {
    let next = scene.fields.get(scene.items[at].fields + 1);
    let Some(next) = next
        .copied()
        .filter(|next| scene.role(*next) == Role::Select)
    else {
        return false;
    };
    let numbers = hours.options.iter().map(|option| option.label.trim());
    let mut numbers = numbers.filter(|label| !label.is_empty());
    texts_between(scene, at, next) == [":"]
        && numbers.all(|label| label.parse::<u32>().is_ok_and(|hour| hour < 24))
        && menu_shape(&ChoiceControl::from_select(scene, next)) == Shape::Minutely
}

/// What a text is for certain: a date, a time, a range.
pub fn unit_in_text(text: &str) -> Option<Unit> {
    match text_shape(text.trim()) {
        Shape::Certain(unit) => Some(unit),
        _ => None,
    }
}

fn text_shape(text: &str) -> Shape {
    if let Some((first, _)) = split_range(text) {
        Shape::Certain(match (split_date_time(&first), is_clear_time(&first)) {
            (Some(_), _) => Unit::Range,
            (None, true) => Unit::TimeRange,
            (None, false) => Unit::DateRange,
        })
    } else if split_date_time(text).is_some() {
        Shape::Certain(Unit::Both)
    } else if !read_date(text).is_empty() || is_written_as_date(text) {
        Shape::Certain(Unit::Date)
    } else if is_clear_time(text) {
        Shape::Certain(Unit::Time)
    } else if read_half(text).is_some() {
        Shape::Certain(Unit::Meridiem)
    } else {
        // Also what cannot be read: two fields of one name are two, whatever they hold.
        Shape::Open
    }
}

/// The bounds of a number may be those of a clock.
fn number_shape(scene: &Scene, at: At) -> Shape {
    let bound = |names: [&str; 2]| names.iter().find_map(|name| scene.attr(at, name));
    match (
        bound(["aria-valuemin", "min"]),
        bound(["aria-valuemax", "max"]),
    ) {
        (Some("0"), Some("23")) | (Some("1"), Some("12")) => Shape::Hourly,
        (Some("0"), Some("59")) => Shape::Minutely,
        _ => Shape::Number,
    }
}

fn menu_shape(choice: &ChoiceControl) -> Shape {
    let labels = choice.options.iter().map(|option| option.label.trim());
    let labels: Vec<&str> = labels
        .filter(|label| {
            label.chars().any(char::is_alphanumeric) && cues::status::read_status(label).is_none()
        })
        .collect();
    let labels = without_prompts(&labels);
    if labels.is_empty() {
        return Shape::Never;
    }
    let all = |fits: &dyn Fn(&str) -> bool| labels.iter().all(|label| fits(label));
    let numbers: Option<Vec<u32>> = labels.iter().map(|label| label.parse().ok()).collect();
    if let Some(numbers) = numbers {
        let least = numbers.iter().min().copied().unwrap_or(0);
        let most = numbers.iter().max().copied().unwrap_or(0);
        return match (least, most) {
            (1970.., ..=2200) => Shape::Certain(Unit::Year),
            (1, 28..=31) if numbers.len() >= 28 => Shape::Certain(Unit::Day),
            (0, 23) | (1, 12) => Shape::Hourly,
            (0, 24..=59) => Shape::Minutely,
            _ => Shape::Number,
        };
    }
    if all(&|label| read_half(label).is_some()) {
        Shape::Certain(Unit::Meridiem)
    } else if all(&|label| read_month(label).is_some()) {
        Shape::Certain(Unit::Month)
    } else if all(&|label| read_length(label).is_some() && !label.contains(':')) {
        Shape::Lengths
    } else if all(&|label| read_time(label).is_some()) {
        if labels.iter().all(|label| label.contains([':', 'm', 'M'])) {
            Shape::Certain(Unit::Time)
        } else {
            Shape::Hourly
        }
    } else if choice.options.iter().filter(is_zone).count() * 2 > labels.len() {
        Shape::Certain(Unit::Zone)
    } else if all(&|label| !read_date(label).is_empty()) {
        Shape::Certain(Unit::Date)
    } else {
        Shape::Never
    }
}

/// "Hour", "Choose…", "Other…": a first or last line that is no value like the others.
fn without_prompts<'l, 't>(labels: &'l [&'t str]) -> &'l [&'t str] {
    let is_value = |label: &&str| label.starts_with(|c: char| c.is_ascii_digit());
    if labels.iter().filter(|label| is_value(label)).count() < 2 {
        return labels;
    }
    let (first, last) = match labels {
        [first, .., last] => (!is_value(first), !is_value(last)),
        _ => return labels,
    };
    &labels[usize::from(first)..labels.len() - usize::from(last)]
}

/// `Eastern` may have the value `America/New_York`.
fn is_zone(option: &&ChoiceOption) -> bool {
    read_zone(&option.label).is_some() || read_zone(&option.value).is_some()
}

/// What a part of a field holds that takes a date or a time number by number: called by it in one
/// word, and by the words of the whole field besides.
pub fn segment_unit(scene: &Scene, candidate: &Candidate) -> Option<Unit> {
    let part =
        candidate.role == Role::Number && scene.items[candidate.at].node.has_state(state::EDITABLE);
    let called = |text: &String| {
        text.split_whitespace().find_map(|word| match word {
            "year" => Some(Unit::Year),
            "month" => Some(Unit::Month),
            "day" => Some(Unit::Day),
            "hour" | "hours" => Some(Unit::Hour),
            "minute" | "minutes" => Some(Unit::Minute),
            "am" | "pm" | "meridiem" => Some(Unit::Meridiem),
            _ => None,
        })
    };
    part.then(|| candidate.names.own.iter().rev().find_map(called))?
}

/// What a menu of lengths counts, where all its options count the same: "0 hours", "1 hour".
pub fn counted_unit(scene: &Scene, candidate: &Candidate) -> Option<Unit> {
    if candidate.role != Role::Select || shape(scene, candidate) != Shape::Lengths {
        return None;
    }
    let choice = ChoiceControl::from_select(scene, candidate.at);
    let labels: Vec<&str> = choice
        .options
        .iter()
        .map(|option| option.label.trim())
        .collect();
    let mut units = without_prompts(&labels).iter().map(|label| {
        let unit = label.trim_start_matches(|c: char| !c.is_alphabetic());
        let is_one = !unit.contains(|c: char| c.is_ascii_digit());
        match unit.chars().next()?.to_ascii_lowercase() {
            'd' if is_one => Some(Unit::Days),
            'h' if is_one => Some(Unit::Hours),
            'm' if is_one => Some(Unit::Minutes),
            _ => None,
        }
    });
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

/// It takes numbers, or holds one of two figures, or is empty and takes no more.
pub fn is_number(scene: &Scene, candidate: &Candidate) -> bool {
    match shape(scene, candidate) {
        Shape::Hourly | Shape::Minutely | Shape::Number => true,
        Shape::Open => {
            let value = value(scene, candidate.at);
            let narrow = |name| matches!(scene.attr(candidate.at, name), Some("2" | "3"));
            value.bytes().all(|byte| byte.is_ascii_digit())
                && value.len() <= 2
                && (!value.is_empty() || narrow("maxlength") || narrow("size"))
        }
        _ => false,
    }
}

/// Minutes or hours, where a choice right after the number says it.
pub fn unit_menu_after(scene: &Scene, at: At) -> Option<DateTimePart> {
    let place = scene.items[at].fields;
    let next = *scene.fields.get(place + 1)?;
    let is_unit = |label: &str| read_length(&format!("1 {label}")).is_some();
    let is_of_units = |choice: &ChoiceControl| match choice.options.as_slice() {
        [] => matches!(choice.read_chosen(scene.outline), Chosen::Text(text) if is_unit(&text)),
        options => options.iter().all(|option| is_unit(&option.label)),
    };
    let mut choices = choices::collect_choices(scene).into_iter();
    let (_, unit) = choices.find(|(at, choice)| *at == next && is_of_units(choice))?;
    Some(DateTimePart::Menu(unit))
}
