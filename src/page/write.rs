//! Edits → actions of the content script, one small step at a time.
//!
//! [`next_act`] looks at the page as it is now and says what would bring it closer to the edit. It is
//! asked again after each step, so a re-render, a menu that must be opened first, or a background
//! that was stopped in between need no special case.

mod act;
mod revert;
mod schedule;
mod set_control;

use crate::page::understand::cues;
pub use act::{Act, NextAct};
pub use revert::{RevertState, is_formatted, next_revert_act, undo_risk};

use super::{
    controls::{self, Toggle},
    locate::Found,
    outline::Outline,
    read::FormReading,
};
use crate::engine::{
    finding::Edit,
    form::{ComponentKey, FieldName, NotificationMoment},
};
use schedule::{set_date, set_length, set_time};
use set_control::{act_if_enabled, choose_option, type_into};

pub fn next_act(edit: &Edit, reading: &FormReading, outline: &Outline) -> NextAct {
    let located = &reading.located;
    let words = edited_field_name(edit);
    match edit {
        Edit::Name(text) => type_if_found(&located.name, text, words, outline),
        Edit::Message(text) => type_if_found(&located.message, text, words, outline),
        Edit::Status(status) => match &located.status {
            Found::Here(choice) => choose_option(choice, words, outline, &|label| {
                cues::status::read_status(label) == Some(*status)
            }),
            other => not_found(other, words),
        },
        Edit::StartDate(date) => match &located.schedule.start_date {
            Found::Here(day) => set_date(day, *date, outline),
            other => not_found(other, words),
        },
        Edit::StartTime(time) => match &located.schedule.start_time {
            Found::Here(place) => set_time(place, *time, outline),
            other => not_found(other, words),
        },
        Edit::Duration(minutes) => match &located.schedule.duration {
            Found::Here(length) => set_length(length, *minutes, reading, outline),
            other => not_found(other, words),
        },
        Edit::Component { component, ticked } => {
            tick_component(component, *ticked, reading, outline)
        }
        Edit::Notify { moment, on } => {
            let boxes = &located.boxes;
            let found = match moment {
                NotificationMoment::Now => &boxes.now,
                NotificationMoment::HourBefore => &boxes.hour_before,
                NotificationMoment::AtStart => &boxes.at_start,
                NotificationMoment::AtEnd => &boxes.at_end,
            };
            match found {
                Found::Here(toggle) => set_toggle(toggle, *on, words, outline),
                other => not_found(other, words),
            }
        }
    }
}

/// What a person calls what an edit changes: "The Message field was not found."
pub fn edited_field_name(edit: &Edit) -> &str {
    match edit {
        Edit::Name(_) => FieldName::Name.display_name(),
        Edit::Message(_) => FieldName::Message.display_name(),
        Edit::Status(_) => FieldName::Status.display_name(),
        Edit::StartDate(_) => FieldName::StartDate.display_name(),
        Edit::StartTime(_) => FieldName::StartTime.display_name(),
        Edit::Duration(_) => FieldName::Duration.display_name(),
        Edit::Component { component, .. } => &component.name,
        Edit::Notify { moment, .. } => match moment {
            NotificationMoment::Now => FieldName::Notify.display_name(),
            NotificationMoment::HourBefore => "reminder",
            NotificationMoment::AtStart => "notification at the start",
            NotificationMoment::AtEnd => "notification at the end",
        },
    }
}

fn not_found<T>(found: &Found<T>, words: &str) -> NextAct {
    NextAct::Refused(match found {
        Found::Unsure(why) => why.to_string(),
        _ => format!("The {words} field was not found."),
    })
}

fn type_if_found(found: &Found<u32>, text: &str, words: &str, outline: &Outline) -> NextAct {
    match found {
        Found::Here(node) => type_into(*node, text, words, outline),
        other => not_found(other, words),
    }
}

fn set_toggle(toggle: &Toggle, on: bool, words: &str, outline: &Outline) -> NextAct {
    if toggle.read_state(outline) == Some(on) {
        return NextAct::Done;
    }
    if let Some(choice) = toggle.yes_no_choice() {
        return choose_option(choice, words, outline, &|label| {
            controls::parse_yes_or_no(label) == Some(toggle.meaning_of_state(on))
        });
    }
    let act = Act::Click { node: toggle.click };
    act_if_enabled(toggle.node, words, outline, act)
}

fn tick_component(
    key: &ComponentKey,
    ticked: bool,
    reading: &FormReading,
    outline: &Outline,
) -> NextAct {
    let rows = match &reading.located.components {
        Found::Here(rows) => rows,
        other => return not_found(other, "Components"),
    };
    let mut same = rows.rows.iter().filter(|row| match (&key.id, &row.id) {
        (Some(wanted), Some(id)) => wanted == id,
        _ => row.name == key.name && row.group == key.group,
    });
    match (same.next(), same.next()) {
        (Some(row), None) => set_toggle(&row.toggle, ticked, &key.name, outline),
        (Some(_), Some(_)) => {
            NextAct::Refused(format!("Several components are called {}.", key.name))
        }
        (None, _) if rows.chosen_only && !ticked => NextAct::Done,
        (None, _) if rows.chosen_only => NextAct::Refused(format!(
            "{} can only be typed into the field by hand.",
            key.name
        )),
        (None, _) => NextAct::Refused(format!("The component {} was not found.", key.name)),
    }
}

#[cfg(test)]
mod libraries;
#[cfg(test)]
mod tests;
