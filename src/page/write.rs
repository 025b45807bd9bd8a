//! Edits → acts of the hands, one small step at a time.
//!
//! [`next`] looks at the page as it is now and says what would bring it closer to the edit. It is
//! asked again after each step, so a re-render, a menu that must be opened first, or a background
//! that was stopped in between need no special case.

mod back;
mod moments;

pub use back::{Back, is_formatted, next_back, undo_risk};

use super::{
    controls::{self, Choice, Chosen, How, Toggle},
    locate::Found,
    outline::{Node, Outline, state},
    parse,
    read::Reading,
    words,
};
use crate::engine::{
    finding::Edit,
    form::{ComponentKey, FieldName, Moment},
};
use moments::{set_date, set_length, set_time};
use serde::Serialize;

/// One thing the hands do. Each is refused by content.js, with the reason reported, when the node is
/// gone, disabled or read-only, when the address is no longer `url`, or when the node does not hold
/// `was` any more. As JSON an object in which `do` names the act.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// Replaces the text of an input, text area or editable element, as typing and the Tab key would.
    Text {
        node: u32,
        was: String,
        value: String,
    },
    /// Takes the last insert into an editable element back by the editor's own history. Refused with
    /// [`Act::HISTORY`], and nothing changed, where that does not lead to what stood there before.
    Revert { node: u32, was: String },
    /// Chooses the option with this value in a `select`, or sets a range, date or time input.
    Value {
        node: u32,
        was: String,
        value: String,
    },
    /// Clicks: a check box, a radio button, a button, an option, an ARIA widget.
    Click { node: u32 },
    /// Presses a key in the node, `times` times: `ArrowRight` in a `role=slider`.
    Press {
        node: u32,
        key: &'static str,
        times: u32,
    },
    /// Gives the page a moment: the node shows nothing yet of what was done to it.
    Wait { node: u32 },
    /// Takes the focus off the page's control that has it, as a person who goes on elsewhere.
    Leave,
    /// Moves the focus there and scrolls it into view.
    Focus { node: u32 },
    /// Puts text on the clipboard.
    Copy { text: String },
}

impl Act {
    pub const WAIT: &str = "wait";
    pub const TEXT: &str = "text";
    pub const REVERT: &str = "revert";
    pub const HISTORY: &str = "history";

    /// The same done once more, whatever was there before: a text that the page made something else
    /// of must not be written over and over.
    pub fn is_again(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Text { node, value, .. },
                Self::Text {
                    node: again,
                    value: same,
                    ..
                },
            )
            | (
                Self::Value { node, value, .. },
                Self::Value {
                    node: again,
                    value: same,
                    ..
                },
            ) => node == again && value == same,
            _ => self == other,
        }
    }

    /// What it is done to.
    pub fn node(&self) -> Option<u32> {
        match self {
            Self::Text { node, .. }
            | Self::Revert { node, .. }
            | Self::Value { node, .. }
            | Self::Click { node }
            | Self::Press { node, .. }
            | Self::Wait { node }
            | Self::Focus { node } => Some(*node),
            Self::Leave | Self::Copy { .. } => None,
        }
    }
}

/// What to do next for an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// The page shows it.
    Done,
    Do(Act),
    /// It cannot be done, for this reason (a sentence).
    Refused(String),
}

pub fn next(edit: &Edit, reading: &Reading, outline: &Outline) -> Next {
    let located = &reading.located;
    let words = name_of(edit);
    match edit {
        Edit::Name(text) => typed(&located.name, text, words, outline),
        Edit::Message(text) => typed(&located.message, text, words, outline),
        Edit::Status(status) => match &located.status {
            Found::Here(choice) => choose(choice, words, outline, &|label| {
                words::status(label) == Some(*status)
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
                Moment::Now => &boxes.now,
                Moment::HourBefore => &boxes.hour_before,
                Moment::AtStart => &boxes.at_start,
                Moment::AtEnd => &boxes.at_end,
            };
            match found {
                Found::Here(toggle) => set_toggle(toggle, *on, words, outline),
                other => not_found(other, words),
            }
        }
    }
}

/// What a person calls what an edit changes: "The Message field was not found."
pub fn name_of(edit: &Edit) -> &str {
    match edit {
        Edit::Name(_) => FieldName::Name.words(),
        Edit::Message(_) => FieldName::Message.words(),
        Edit::Status(_) => FieldName::Status.words(),
        Edit::StartDate(_) => FieldName::StartDate.words(),
        Edit::StartTime(_) => FieldName::StartTime.words(),
        Edit::Duration(_) => FieldName::Duration.words(),
        Edit::Component { component, .. } => &component.name,
        Edit::Notify { moment, .. } => match moment {
            Moment::Now => FieldName::Notify.words(),
            Moment::HourBefore => "reminder",
            Moment::AtStart => "notification at the start",
            Moment::AtEnd => "notification at the end",
        },
    }
}

fn not_found<T>(found: &Found<T>, words: &str) -> Next {
    Next::Refused(match found {
        Found::Unsure(why) => why.clone(),
        _ => format!("The {words} field was not found."),
    })
}

/// The element, if it can be changed at all.
fn open<'o>(node: u32, words: &str, outline: &'o Outline) -> Result<&'o Node, Next> {
    let Some(found) = outline.get(node) else {
        return Err(Next::Refused(format!(
            "The {words} field is no longer on the page."
        )));
    };
    // HTML knows no read-only boxes.
    let ticked = matches!(found.attr("type"), Some("checkbox" | "radio"));
    if found.is(state::READ_ONLY) && !ticked || found.attr("aria-readonly") == Some("true") {
        return Err(Next::Refused(format!("The {words} field is read-only.")));
    }
    reachable(found, words)
}

fn reachable<'o>(found: &'o Node, words: &str) -> Result<&'o Node, Next> {
    if found.is(state::DISABLED) || found.attr("aria-disabled") == Some("true") {
        return Err(Next::Refused(format!("The {words} field is disabled.")));
    }
    Ok(found)
}

fn typed(found: &Found<u32>, text: &str, words: &str, outline: &Outline) -> Next {
    match found {
        Found::Here(node) => type_into(*node, text, words, outline),
        other => not_found(other, words),
    }
}

fn type_into(node: u32, text: &str, words: &str, outline: &Outline) -> Next {
    let was = outline
        .get(node)
        .and_then(|found| found.value.clone())
        .unwrap_or_default();
    if same_text(&was, text) {
        return Next::Done;
    }
    match open(node, words, outline).and_then(|found| allowed(found, text, words)) {
        Err(refused) => refused,
        Ok(()) => Next::Do(Act::Text {
            node,
            was,
            value: text.to_owned(),
        }),
    }
}

/// The act, if its field can be changed at all.
fn reach(node: u32, words: &str, outline: &Outline, act: Act) -> Next {
    match open(node, words, outline) {
        Err(refused) => refused,
        Ok(_) => Next::Do(act),
    }
}

/// Editors give back line ends and spaces in their own ways.
fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.trim(), b.trim());
    let lines = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .map(|line| line.replace('\u{a0}', " ").trim_end().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    a == b || (a.contains('\n') || b.contains('\n')) && lines(a) == lines(b)
}

/// What a person could not type there is not written: the page would refuse it when it is too late.
fn allowed(found: &Node, value: &str, words: &str) -> Result<(), Next> {
    match beyond(found, value) {
        None => Ok(()),
        Some(takes) => Err(Next::Refused(format!("The {words} field takes {takes}."))),
    }
}

/// The limit of the field that the value does not keep.
fn beyond(found: &Node, value: &str) -> Option<String> {
    let limit = |name: &str| found.attr(name).filter(|limit| !limit.is_empty());
    let longest = limit("maxlength").filter(|most| {
        let most = most.parse();
        most.is_ok_and(|most| value.encode_utf16().count() > most)
    });
    if let Some(most) = longest {
        return Some(format!("at most {most} characters"));
    }
    let numbers = match found.attr("type")? {
        "number" | "range" => true,
        // As the browser writes them they sort as texts.
        "date" | "time" | "datetime-local" => false,
        _ => return None,
    };
    let number = parse::thousandths;
    let above = |one: &str, other: &str| match numbers {
        true => number(one)
            .zip(number(other))
            .is_some_and(|(one, other)| one > other),
        false => one > other,
    };
    let (least, most) = (limit("min"), limit("max"));
    if let Some(most) = most.filter(|most| above(value, most)) {
        return Some(format!("at most {most}"));
    }
    if let Some(least) = least.filter(|least| above(least, value)) {
        return Some(format!("at least {least}"));
    }
    let step = limit("step")?;
    let far = number(value)? - least.and_then(number).unwrap_or(0);
    (far.checked_rem(number(step)?)? != 0).then(|| format!("steps of {step}"))
}

fn set_value(node: u32, value: String, words: &str, outline: &Outline) -> Next {
    match open(node, words, outline) {
        Err(refused) => refused,
        Ok(found) => {
            let was = found.value.clone().unwrap_or_default();
            if was == value {
                return Next::Done;
            }
            match allowed(found, &value, words) {
                Err(refused) => refused,
                Ok(()) => Next::Do(Act::Value { node, was, value }),
            }
        }
    }
}

fn set_toggle(toggle: &Toggle, on: bool, words: &str, outline: &Outline) -> Next {
    if toggle.read(outline) == Some(on) {
        return Next::Done;
    }
    if let Some(choice) = toggle.choice() {
        return choose(choice, words, outline, &|label| {
            controls::yes_or_no(label) == Some(toggle.means(on))
        });
    }
    let act = Act::Click { node: toggle.click };
    reach(toggle.node, words, outline, act)
}

fn tick_component(key: &ComponentKey, ticked: bool, reading: &Reading, outline: &Outline) -> Next {
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
        (Some(_), Some(_)) => Next::Refused(format!("Several components are called {}.", key.name)),
        (None, _) if rows.chosen_only && !ticked => Next::Done,
        (None, _) if rows.chosen_only => Next::Refused(format!(
            "{} can only be typed into the field by hand.",
            key.name
        )),
        (None, _) => Next::Refused(format!("The component {} was not found.", key.name)),
    }
}

/// One act towards having the option chosen whose label is `wanted`.
fn choose(choice: &Choice, words: &str, outline: &Outline, wanted: &dyn Fn(&str) -> bool) -> Next {
    let chosen = choice.read(outline);
    let label = match &chosen {
        Chosen::Option(at) => choice.options[*at].label.as_str(),
        Chosen::Text(text) => text.as_str(),
        _ => "",
    };
    if wanted(label) && chosen != Chosen::Unclear {
        return Next::Done;
    }
    // The input of a drop-down takes no text where it is read-only; its list can be chosen from.
    let opened = match (&choice.how, outline.get(choice.node)) {
        (How::Combo { .. }, Some(found)) if found.tag == "input" => reachable(found, words),
        _ => open(choice.node, words, outline),
    };
    let holder = match opened {
        Ok(holder) => holder,
        Err(refused) => return refused,
    };
    if !lists(choice, holder) {
        return Next::Refused(format!(
            "The {words} is set with a control of the page's own: choose it there."
        ));
    }
    let mut fit = choice
        .options
        .iter()
        .enumerate()
        .filter(|(_, option)| wanted(&option.label));
    let target = match (fit.next(), fit.next()) {
        (Some(target), None) => Some(target),
        (Some(_), Some(_)) => {
            return Next::Refused(format!("The {words} field offers that twice."));
        }
        (None, _) => None,
    };
    let none = || Next::Refused(format!("The {words} field does not offer that."));
    match (&choice.how, target) {
        (How::Combo { .. }, Some((_, option)))
            if outline
                .get(option.node)
                .is_some_and(|node| !node.is(state::HIDDEN)) =>
        {
            Next::Do(Act::Click { node: option.click })
        }
        // Open, and what it offers is still to come.
        (How::Combo { .. }, _) if holder.attr("aria-expanded") == Some("true") => {
            Next::Do(Act::Wait { node: choice.node })
        }
        (How::Combo { .. }, _) => Next::Do(Act::Click { node: choice.node }),
        (_, None) => none(),
        (How::Select, Some((_, option))) => match open(option.node, words, outline) {
            Err(refused) => refused,
            Ok(_) => set_value(choice.node, option.value.clone(), words, outline),
        },
        (How::Radios | How::Marked { .. }, Some((_, option))) => {
            let act = Act::Click { node: option.click };
            reach(option.node, words, outline, act)
        }
        (How::Steps { min, step }, Some((place, _))) => {
            steps(choice, place, *min, *step, words, outline)
        }
    }
}

/// Whether its options can be chosen here. A calendar behind a button has none, and nothing draws a
/// hidden select anew.
fn lists(choice: &Choice, holder: &Node) -> bool {
    match choice.how {
        How::Combo { .. } => {
            matches!(holder.attr("role"), Some("combobox" | "listbox"))
                || matches!(
                    holder.attr("aria-haspopup"),
                    Some("listbox" | "menu" | "true" | "tree")
                )
        }
        How::Select => !holder.is(state::HIDDEN),
        _ => true,
    }
}

fn steps(
    choice: &Choice,
    place: usize,
    min: i64,
    step: i64,
    words: &str,
    outline: &Outline,
) -> Next {
    let value = min + step * i64::try_from(place).unwrap_or(0);
    let Some(node) = outline.get(choice.node) else {
        return Next::Refused(format!("The {words} field is no longer on the page."));
    };
    if node.tag == "input" {
        return set_value(choice.node, parse::decimal(value), words, outline);
    }
    match choice.read(outline) {
        Chosen::Option(now) => Next::Do(Act::Press {
            node: choice.node,
            key: if now < place {
                "ArrowRight"
            } else {
                "ArrowLeft"
            },
            times: u32::try_from(now.abs_diff(place)).unwrap_or(0),
        }),
        _ => Next::Refused(format!("Where the {words} slider stands cannot be told.")),
    }
}

#[cfg(test)]
mod libraries;
#[cfg(test)]
mod tests;
