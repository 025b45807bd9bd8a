//! What a control can hold: told by its kind, its options, its bounds and its value.

use super::pieces::Unit;
use crate::page::understand::cues;
use crate::{
    engine::time::field_text::{
        is_clear_time, read_date, read_half, read_length, read_month, read_time, read_zone,
        split_date_time,
    },
    page::{
        controls::{ChoiceControl, ChoiceOption, Chosen},
        locate::Candidate,
        scene::{At, Role, Scene},
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
    Open,
    Never,
}

/// What a line of text or a drop-down shows.
pub fn held(scene: &Scene, candidate: &Candidate) -> String {
    let node = scene.items[candidate.at].node;
    match candidate.role {
        Role::Combo => {
            match ChoiceControl::from_combo(scene, candidate.at).read_chosen(scene.outline) {
                Chosen::Text(text) => text,
                _ => String::new(),
            }
        }
        _ => node.value.as_deref().unwrap_or("").trim().to_owned(),
    }
}

pub fn shape(scene: &Scene, candidate: &Candidate) -> Shape {
    match candidate.role {
        Role::Date => Shape::Certain(Unit::Date),
        Role::Time => Shape::Certain(Unit::Time),
        Role::DateTime => Shape::Certain(Unit::Both),
        Role::Number => numbers(scene, candidate.at),
        Role::Text | Role::Combo => {
            let value = held(scene, candidate);
            let value = value.as_str();
            if split_date_time(value).is_some() {
                Shape::Certain(Unit::Both)
            } else if !read_date(value).is_empty() {
                Shape::Certain(Unit::Date)
            } else if is_clear_time(value) {
                Shape::Certain(Unit::Time)
            } else if read_half(value).is_some() {
                Shape::Certain(Unit::Meridiem)
            } else {
                // Also what cannot be read: two fields of one name are two, whatever they hold.
                Shape::Open
            }
        }
        Role::Select => menu_shape(scene, candidate.at),
        _ => Shape::Never,
    }
}

/// The bounds of a number may be those of a clock.
fn numbers(scene: &Scene, at: At) -> Shape {
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

fn menu_shape(scene: &Scene, at: At) -> Shape {
    let choice = ChoiceControl::from_select(scene, at);
    let labels: Vec<&str> = choice
        .options
        .iter()
        .map(|option| option.label.trim())
        .filter(|label| {
            label.chars().any(char::is_alphanumeric) && cues::status::read_status(label).is_none()
        })
        .collect();
    let labels = match labels.as_slice() {
        // "Hour", "Choose…": a first line that is no choice.
        [first, rest @ ..]
            if rest.len() > 1
                && !first.starts_with(|c: char| c.is_ascii_digit())
                && rest[0].starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        all => all,
    };
    if labels.is_empty() {
        return Shape::Never;
    }
    let all = |fits: &dyn Fn(&str) -> bool| labels.iter().all(|label| fits(label));
    let numbers: Option<Vec<u32>> = labels.iter().map(|label| label.parse().ok()).collect();
    if let Some(numbers) = numbers {
        let (least, most) = (
            numbers.iter().min().copied().unwrap_or(0),
            numbers.iter().max().copied().unwrap_or(0),
        );
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
        Shape::Open
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

/// `Eastern` may have the value `America/New_York`.
fn is_zone(option: &&ChoiceOption) -> bool {
    read_zone(&option.label).is_some() || read_zone(&option.value).is_some()
}
