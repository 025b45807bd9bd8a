//! Edits → acts of the hands, one small step at a time.
//!
//! [`next`] looks at the page as it is now and says what would bring it closer to the edit. It is
//! asked again after each step, so a re-render, a menu that must be opened first, or a background
//! that was stopped in between need no special case.

use super::{
    controls::{self, Choice, Chosen, How, Toggle},
    locate::Found,
    moments::{Day, Length, Part, Time},
    outline::{Node, Outline, state},
    parse::{self, DateForm, Parsed, TimeForm},
    read::Reading,
    words,
};
use crate::engine::{
    finding::{Edit, Moment},
    form::ComponentKey,
    json::Writer,
    time::format::iso_day,
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// One thing the hands do. Each is refused by content.js, with the reason reported, when the node is
/// gone, disabled or read-only, when the address is no longer `url`, or when the node does not hold
/// `was` any more.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Replaces the text of an input, text area or editable element, as typing would.
    Text {
        node: u32,
        was: String,
        value: String,
    },
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
    /// Moves the focus there and scrolls it into view.
    Focus { node: u32 },
    /// Puts text on the clipboard.
    Copy { text: String },
}

impl Act {
    /// The keys of the JSON object that content.js reads: `do` names the act.
    pub fn write(&self, out: &mut Writer) {
        let name = match self {
            Self::Text { .. } => "text",
            Self::Value { .. } => "value",
            Self::Click { .. } => "click",
            Self::Press { .. } => "press",
            Self::Focus { .. } => "focus",
            Self::Copy { .. } => "copy",
        };
        out.key("do").text(name);
        match self {
            Self::Text { node, was, value } | Self::Value { node, was, value } => {
                out.key("node").number(*node);
                out.key("was").text(was);
                out.key("value").text(value);
            }
            Self::Click { node } | Self::Focus { node } => out.key("node").number(*node),
            Self::Press { node, key, times } => {
                out.key("node").number(*node);
                out.key("key").text(key);
                out.key("times").number(*times);
            }
            Self::Copy { text } => out.key("text").text(text),
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
    match edit {
        Edit::Name(text) => typed(&located.name, text, "Maintenance name", outline),
        Edit::Message(text) => typed(&located.message, text, "Message", outline),
        Edit::Status(status) => match &located.status {
            Found::Here(choice) => choose(choice, "Status", outline, |label| {
                words::status(label) == Some(*status)
            }),
            other => not_found(other, "Status"),
        },
        Edit::StartDate(date) => match &located.schedule.start_date {
            Found::Here(day) => set_date(day, *date, outline),
            other => not_found(other, "Start date"),
        },
        Edit::StartTime(time) => match &located.schedule.start_time {
            Found::Here(place) => set_time(place, *time, outline),
            other => not_found(other, "Start time"),
        },
        Edit::Duration(minutes) => match &located.schedule.duration {
            Found::Here(length) => set_length(length, *minutes, reading, outline),
            other => not_found(other, "Duration"),
        },
        Edit::Component { component, ticked } => {
            tick_component(component, *ticked, reading, outline)
        }
        Edit::Notify { moment, on } => {
            let boxes = &located.boxes;
            let (found, words) = match moment {
                Moment::Now => (&boxes.now, "Send notifications"),
                Moment::HourBefore => (&boxes.hour_before, "1 hour before"),
                Moment::AtStart => (&boxes.at_start, "at the start"),
                Moment::AtEnd => (&boxes.at_end, "at the end"),
            };
            match found {
                Found::Here(toggle) => set_toggle(toggle, *on, words, outline),
                other => not_found(other, words),
            }
        }
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
    let said = |name| found.attr(name) == Some("true");
    if found.is(state::DISABLED) || said("aria-disabled") {
        return Err(Next::Refused(format!("The {words} field is disabled.")));
    }
    if found.is(state::READ_ONLY) || said("aria-readonly") {
        return Err(Next::Refused(format!("The {words} field is read-only.")));
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
    match open(node, words, outline) {
        Err(refused) => refused,
        Ok(_) => Next::Do(Act::Text {
            node,
            was,
            value: text.to_owned(),
        }),
    }
}

/// Editors give back line ends and spaces in their own ways.
fn same_text(a: &str, b: &str) -> bool {
    let lines = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .map(|line| line.replace('\u{a0}', " ").trim_end().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    a == b || (a.contains('\n') || b.contains('\n')) && lines(a) == lines(b)
}

fn set_value(node: u32, value: String, words: &str, outline: &Outline) -> Next {
    match open(node, words, outline) {
        Err(refused) => refused,
        Ok(found) => {
            let was = found.value.clone().unwrap_or_default();
            if was == value {
                Next::Done
            } else {
                Next::Do(Act::Value { node, was, value })
            }
        }
    }
}

fn set_toggle(toggle: &Toggle, on: bool, words: &str, outline: &Outline) -> Next {
    if toggle.read(outline) == Some(on) {
        return Next::Done;
    }
    if let Some(choice) = toggle.choice() {
        return choose(choice, words, outline, |label| {
            controls::yes_or_no(label) == Some(on)
        });
    }
    match open(toggle.node, words, outline) {
        Err(refused) => refused,
        Ok(_) => Next::Do(Act::Click { node: toggle.click }),
    }
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
        (None, _) => Next::Refused(format!("The component {} was not found.", key.name)),
    }
}

/// One act towards having the option chosen whose label is `wanted`.
fn choose(choice: &Choice, words: &str, outline: &Outline, wanted: impl Fn(&str) -> bool) -> Next {
    let chosen = choice.read(outline);
    let label = match &chosen {
        Chosen::Option(at) => choice.options[*at].label.as_str(),
        Chosen::Text(text) => text.as_str(),
        _ => "",
    };
    if wanted(label) && chosen != Chosen::Unclear {
        return Next::Done;
    }
    let holder = match open(choice.node, words, outline) {
        Ok(holder) => holder,
        Err(refused) => return refused,
    };
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
        (How::Combo, Some((_, option)))
            if outline
                .get(option.node)
                .is_some_and(|node| !node.is(state::HIDDEN)) =>
        {
            Next::Do(Act::Click { node: option.click })
        }
        (How::Combo, _) if holder.attr("aria-expanded") == Some("true") => none(),
        (How::Combo, _) => Next::Do(Act::Click { node: choice.node }),
        (_, None) => none(),
        (How::Select, Some((_, option))) => {
            set_value(choice.node, option.value.clone(), words, outline)
        }
        (How::Radios | How::Marked { .. }, Some((_, option))) => {
            match open(option.node, words, outline) {
                Err(refused) => refused,
                Ok(_) => Next::Do(Act::Click { node: option.click }),
            }
        }
        (How::Steps { min, step }, Some((place, _))) => {
            steps(choice, place, *min, *step, words, outline)
        }
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

fn set_date(day: &Day, date: NaiveDate, outline: &Outline) -> Next {
    if day.read(outline, "start date").value() == Some(&date) {
        return Next::Done;
    }
    match day {
        Day::Whole(part) => {
            let shown = part.shown(outline).unwrap_or_default();
            match part {
                Part::Field {
                    node, native: true, ..
                } => match shown.split_once('T') {
                    Some((_, clock)) => set_value(
                        *node,
                        format!("{}T{clock}", iso_day(date)),
                        "Start date",
                        outline,
                    ),
                    None => set_value(*node, iso_day(date), "Start date", outline),
                },
                Part::Field { node, order, .. } => {
                    let (old, rest) = parse::split_date_time(&shown)
                        .map_or((shown.as_str(), ""), |(old, _)| (old, &shown[old.len()..]));
                    match form_of(old, *order) {
                        Some(form) => type_into(
                            *node,
                            &format!("{}{rest}", form.write(date)),
                            "Start date",
                            outline,
                        ),
                        None => Next::Refused(
                            "How the Start date is to be written here is not known.".into(),
                        ),
                    }
                }
                Part::Menu(choice) => choose(
                    choice,
                    "Start date",
                    outline,
                    |label| matches!(parse::date(label), Parsed::One((other, _)) if other == date),
                ),
            }
        }
        Day::Split { year, month, day } => first_of([
            set_number(
                year,
                u32::try_from(date.year()).unwrap_or(0),
                "year",
                outline,
            ),
            set_month(month, date.month(), outline),
            set_number(day, date.day(), "day", outline),
        ]),
    }
}

/// The form in which a date is to be written: as the one there is, or as the page asks for it.
fn form_of(shown: &str, order: Option<DateForm>) -> Option<DateForm> {
    match parse::date(shown) {
        Parsed::One((_, form)) => Some(form),
        Parsed::Several(_) | Parsed::Not => order,
    }
}

fn set_time(place: &Time, time: NaiveTime, outline: &Outline) -> Next {
    if place.read(outline, "start time").value() == Some(&time) {
        return Next::Done;
    }
    match place {
        Time::Whole(part) => {
            let shown = part.shown(outline).unwrap_or_default();
            let clock = TimeForm::TwentyFour.write(time);
            match part {
                Part::Field {
                    node, native: true, ..
                } => match shown.split_once('T') {
                    Some((day, _)) => {
                        set_value(*node, format!("{day}T{clock}"), "Start time", outline)
                    }
                    None if shown.is_empty() && is_both(*node, outline) => {
                        Next::Refused("The Start date must be set first.".into())
                    }
                    None => set_value(*node, clock, "Start time", outline),
                },
                Part::Field { node, .. } => {
                    let (before, old) = parse::split_date_time(&shown)
                        .map_or(("", shown.as_str()), |(_, old)| {
                            (&shown[..shown.len() - old.len()], old)
                        });
                    let form = parse::time(old)
                        .one()
                        .map_or(TimeForm::TwentyFour, |(_, form)| form);
                    type_into(
                        *node,
                        &format!("{before}{}", form.write(time)),
                        "Start time",
                        outline,
                    )
                }
                Part::Menu(choice) => choose(
                    choice,
                    "Start time",
                    outline,
                    |label| matches!(parse::time(label), Parsed::One((other, _)) if other == time),
                ),
            }
        }
        Time::Split { hour, minute, half } => {
            let hour_act = match half {
                Some(_) => set_number(hour, (time.hour() + 11) % 12 + 1, "hour", outline),
                None => set_hour(hour, time, outline),
            };
            let half_act = half.as_ref().map_or(Next::Done, |half| match half {
                Part::Menu(choice) => choose(choice, "am or pm", outline, |label| {
                    label.to_lowercase().starts_with('p') == (time.hour() >= 12)
                        && !label.is_empty()
                }),
                Part::Field { node, .. } => type_into(
                    *node,
                    if time.hour() >= 12 { "PM" } else { "AM" },
                    "am or pm",
                    outline,
                ),
            });
            first_of([
                hour_act,
                set_number(minute, time.minute(), "minute", outline),
                half_act,
            ])
        }
    }
}

fn is_both(node: u32, outline: &Outline) -> bool {
    outline.get(node).and_then(|node| node.attr("type")) == Some("datetime-local")
}

/// An hour menu may say `14`, or `2 PM`.
fn set_hour(part: &Part, time: NaiveTime, outline: &Outline) -> Next {
    match part {
        Part::Menu(choice) => choose(choice, "hour", outline, |label| {
            match label.trim().parse::<u32>() {
                Ok(hour) => hour == time.hour(),
                Err(_) => {
                    matches!(parse::time(label), Parsed::One((other, _)) if other.hour() == time.hour())
                }
            }
        }),
        Part::Field { .. } => set_number(part, time.hour(), "hour", outline),
    }
}

fn set_month(part: &Part, month: u32, outline: &Outline) -> Next {
    match part {
        Part::Menu(choice) => choose(choice, "month", outline, |label| {
            parse::month(label).or_else(|| label.trim().parse().ok()) == Some(month)
        }),
        Part::Field { .. } => set_number(part, month, "month", outline),
    }
}

fn set_number(part: &Part, number: u32, words: &str, outline: &Outline) -> Next {
    let reads = |text: &str| {
        let digits: String = text
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse() == Ok(number)
    };
    match part {
        Part::Menu(choice) => choose(choice, words, outline, reads),
        Part::Field { node, .. } => {
            let shown = part.shown(outline).unwrap_or_default();
            if reads(&shown) {
                return Next::Done;
            }
            // "05" is followed by "30", "5" by "7".
            let padded = shown.len() == 2 && shown.starts_with('0');
            let text = if padded {
                format!("{number:02}")
            } else {
                number.to_string()
            };
            type_into(*node, &text, words, outline)
        }
    }
}

fn set_length(length: &Length, minutes: u32, reading: &Reading, outline: &Outline) -> Next {
    let start = reading
        .form
        .start_date
        .value()
        .copied()
        .zip(reading.form.start_time.value().copied());
    if length.read(outline, start).value() == Some(&minutes) {
        return Next::Done;
    }
    match length {
        Length::Whole(Part::Menu(choice)) => choose(choice, "Duration", outline, |label| {
            parse::duration(label) == Some(minutes)
        }),
        Length::Whole(Part::Field { node, .. }) => {
            let shown = outline
                .get(*node)
                .and_then(|node| node.value.clone())
                .unwrap_or_default();
            let text = if shown.contains(':') {
                format!("{}:{:02}", minutes / 60, minutes % 60)
            } else {
                format!("{}h {}m", minutes / 60, minutes % 60)
            };
            type_into(*node, &text, "Duration", outline)
        }
        Length::Split {
            hours: Some(hours),
            minutes: Some(rest),
        } => first_of([
            set_number(hours, minutes / 60, "hours", outline),
            set_number(rest, minutes % 60, "minutes", outline),
        ]),
        Length::Split {
            hours: Some(hours), ..
        } if minutes.is_multiple_of(60) => set_number(hours, minutes / 60, "hours", outline),
        Length::Split {
            hours: None,
            minutes: Some(rest),
        } => set_number(rest, minutes, "minutes", outline),
        Length::Split { .. } => Next::Refused("The Duration takes whole hours only.".into()),
        Length::Until { date, time } => {
            let Some((day, clock)) = start else {
                return Next::Refused("The start must be known before the end can be set.".into());
            };
            let end = day.and_time(clock) + chrono::TimeDelta::minutes(i64::from(minutes));
            let day_act = match date {
                Some(date) => set_date(date, end.date(), outline),
                None if end.date() == day => Next::Done,
                None => {
                    return Next::Refused(
                        "The end is on another day, which this form cannot say.".into(),
                    );
                }
            };
            first_of([day_act, set_time(time, end.time(), outline), Next::Done])
        }
    }
}

/// The first of several steps that is not done yet.
fn first_of<const N: usize>(steps: [Next; N]) -> Next {
    steps
        .into_iter()
        .find(|step| *step != Next::Done)
        .unwrap_or(Next::Done)
}
