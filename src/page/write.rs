//! Edits → actions of the content script, one small step at a time.
//!
//! [`next_act`] looks at the page as it is now and says what would bring it closer to the edit. It is
//! asked again after each step, so a re-render, a menu that must be opened first, or a background
//! that was stopped in between need no special case.

mod act;
mod groups;
mod refusal;
mod revert;
mod schedule;
mod set_control;

use crate::page::understand::cues;
pub use act::{Act, NextAct};
pub use groups::{GroupState, group_state, restore_group_box};
pub use refusal::refusal_sentence;
pub use revert::{RevertState, is_formatted, next_revert_act, undo_risk};

use super::{
    outline::Outline,
    read::{FormReading, not_found_sentence},
    understand::found::Found,
};
use crate::engine::{
    finding::Edit,
    form::{ComponentKey, FieldName, Screen},
    target::{CheckboxName, Target},
};
use groups::open_group;
use refusal::CODE_EDITOR;
use schedule::{set_date, set_length, set_time};
use set_control::{choose_option, is_same_text, set_toggle, type_into};

pub fn next_act(edit: &Edit, reading: &FormReading, outline: &Outline) -> NextAct {
    let understood = &reading.understood;
    let screen = reading.form.screen;
    let subject = subject_of(edit, screen);
    let subject = subject.as_str();
    let missing = || not_found(edited_target(edit), reading);
    match edit {
        Edit::Name(text) => match &understood.name {
            Found::Here(node) => write_text(*node, text, subject, reading, outline),
            other => refuse_unless_here(other, screen, missing),
        },
        Edit::Message(text) => match &understood.message {
            Found::Here(node) => write_text(*node, text, subject, reading, outline),
            other => refuse_unless_here(other, screen, missing),
        },
        Edit::Status(status) => match &understood.status {
            Found::Here(choice) => choose_option(choice, subject, outline, &|label| {
                cues::status::read_status(label) == Some(*status)
            }),
            other => refuse_unless_here(other, screen, missing),
        },
        Edit::StartDate(date) => match &understood.schedule.start_date {
            Found::Here(day) => set_date(day, *date, outline),
            other => refuse_unless_here(other, screen, missing),
        },
        Edit::StartTime(time) => match &understood.schedule.start_time {
            Found::Here(place) => set_time(place, *time, outline),
            other => refuse_unless_here(other, screen, missing),
        },
        Edit::Duration(minutes) => match &understood.schedule.duration {
            Found::Here(length) => set_length(length, *minutes, reading, outline),
            other => refuse_unless_here(other, screen, missing),
        },
        Edit::Component { component, ticked } => {
            tick_component(component, *ticked, reading, outline)
        }
        Edit::Notify { on, .. } | Edit::Automation { on, .. } => {
            match edited_box(edit).map(|name| understood.boxes.at(name)) {
                Some(Found::Here(toggle)) => set_toggle(toggle, *on, subject, outline),
                Some(other) => refuse_unless_here(other, screen, missing),
                None => NextAct::Refused(missing()),
            }
        }
    }
}

fn write_text(
    node: u32,
    text: &str,
    subject: &str,
    reading: &FormReading,
    outline: &Outline,
) -> NextAct {
    match reading.drawn_texts.get(&node) {
        None => type_into(node, text, subject, outline),
        Some(drawn) if is_same_text(&drawn.text, text) => NextAct::Done,
        Some(_) => NextAct::Refused(refusal_sentence(CODE_EDITOR, subject)),
    }
}

/// What an edit changes, at the beginning of a sentence: "The Message field", "The component Miami".
pub fn subject_of(edit: &Edit, screen: Screen) -> String {
    match edit {
        Edit::Component { component, .. } => subject_of_component(component),
        _ => edited_target(edit).subject_on(screen),
    }
}

/// What an edit changes, in a list: "Message", "Miami", "the box “At the end”".
pub fn edited_field_name(edit: &Edit, screen: Screen) -> String {
    match (edit, edited_target(edit)) {
        (Edit::Component { component, .. }, _) => component.name.clone(),
        (_, Target::Field(field)) => field.name_on(screen).to_owned(),
        (_, tick @ Target::Box(_)) => tick.describe_on(screen),
    }
}

fn edited_target(edit: &Edit) -> Target {
    match edit {
        Edit::Name(_) => FieldName::Name.into(),
        Edit::Message(_) => FieldName::Message.into(),
        Edit::Status(_) => FieldName::Status.into(),
        Edit::StartDate(_) => FieldName::StartDate.into(),
        Edit::StartTime(_) => FieldName::StartTime.into(),
        Edit::Duration(_) => FieldName::Duration.into(),
        Edit::Component { .. } => FieldName::Components.into(),
        Edit::Notify { moment, .. } => CheckboxName::from(*moment).into(),
        Edit::Automation { step, .. } => CheckboxName::from(*step).into(),
    }
}

/// The box that an edit ticks or unticks.
fn edited_box(edit: &Edit) -> Option<CheckboxName> {
    match edited_target(edit) {
        Target::Box(name) => Some(name),
        Target::Field(_) => None,
    }
}

fn subject_of_component(key: &ComponentKey) -> String {
    format!("The component {}", key.name)
}

/// Why there is nothing that could be changed.
fn not_found(target: impl Into<Target>, reading: &FormReading) -> String {
    not_found_sentence(
        target.into(),
        reading.form.screen,
        reading.understood.opaque,
    )
}

fn refuse_unless_here<T>(
    found: &Found<T>,
    screen: Screen,
    missing: impl FnOnce() -> String,
) -> NextAct {
    NextAct::Refused(match found {
        Found::Unsure(why) => why.in_words(screen),
        _ => missing(),
    })
}

fn tick_component(
    key: &ComponentKey,
    ticked: bool,
    reading: &FormReading,
    outline: &Outline,
) -> NextAct {
    let rows = match &reading.understood.components {
        Found::Here(rows) => rows,
        other => {
            return refuse_unless_here(other, reading.form.screen, || {
                not_found(FieldName::Components, reading)
            });
        }
    };
    let subject = &subject_of_component(key);
    let mut same = rows.rows.iter().filter(|row| match (&key.id, &row.id) {
        (Some(wanted), Some(id)) => wanted == id,
        _ => row.name == key.name && row.group == key.group,
    });
    let found = (same.next(), same.next());
    if found.0.is_none()
        && let Some(group_box) = rows.find_group_box(key)
    {
        return set_toggle(group_box, ticked, subject, outline);
    }
    if found.0.is_none()
        && let Some(group) = &key.group
        && let Some(next) = open_group(group, reading, outline)
    {
        return next;
    }
    match found {
        (Some(row), None) if row.toggle.is_listed() && !ticked => NextAct::Refused(format!(
            "{} can only be taken out of the list by hand.",
            key.name
        )),
        (Some(row), None) => set_toggle(&row.toggle, ticked, subject, outline),
        (Some(_), Some(_)) => {
            NextAct::Refused(format!("Several components are called {}.", key.name))
        }
        (None, _) if rows.chosen_only && !ticked => NextAct::Done,
        (None, _) if rows.chosen_only => NextAct::Refused(format!(
            "{} can only be typed into the field by hand.",
            key.name
        )),
        (None, _) => NextAct::Refused(format!("{subject} was not found.")),
    }
}

#[cfg(test)]
mod libraries;
#[cfg(test)]
mod tests;
