//! Dates, times and durations as one control or several hold them, read with nothing guessed.

mod duration;

pub use duration::DurationControl;

use super::{
    controls::{self, ChoiceControl, Chosen},
    outline::{Outline, state},
};
use crate::engine::{
    form::Field,
    time::{
        field_text::{
            DateFormat, DateOrder, TimeFormat, names_other_weekday, names_uncertain_day, read_date,
            read_half, read_month, read_time, split_day_time, split_range,
        },
        format::{format_long_day, weekday_name},
    },
};
use chrono::{NaiveDate, NaiveTime, Timelike};

/// One control that holds a date, a time, or a piece of one.
#[derive(Clone, Debug, PartialEq)]
pub enum DateTimePart {
    Field {
        node: u32,
        /// A date, time or date-and-time input of the browser's own.
        native: bool,
        /// How a date is to be written, where the page says it.
        format: Option<Box<DateFormat>>,
        /// Which of the two, in a field that holds the start and the end.
        range_end: Option<RangeEnd>,
    },
    Menu(ChoiceControl),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeEnd {
    First,
    Last,
}

impl DateTimePart {
    pub fn node(&self) -> u32 {
        match self {
            Self::Field { node, .. } => *node,
            Self::Menu(choice) => choice.node,
        }
    }

    /// What a person sees in it.
    pub fn displayed_text(&self, outline: &Outline) -> Option<String> {
        match self {
            Self::Field {
                node, range_end, ..
            } => {
                let text = controls::displayed_text(*node, outline)?;
                let range = range_end.and_then(|_| split_range(&text));
                match (range_end, range) {
                    (Some(RangeEnd::First), Some((first, _))) => Some(first),
                    (Some(RangeEnd::Last), range) => range.map(|(_, last)| last),
                    _ => Some(text),
                }
            }
            Self::Menu(choice) => match choice.read_chosen(outline) {
                Chosen::Option(at) => Some(choice.options[at].label.trim().to_owned()),
                Chosen::Text(text) => Some(text),
                Chosen::Nothing => Some(String::new()),
                Chosen::Unclear => None,
            },
        }
    }

    /// The order of day and month, where the page says it.
    fn order(&self) -> Option<DateOrder> {
        match self {
            Self::Field { format, .. } => format.as_deref().map(|format| format.order),
            Self::Menu(_) => None,
        }
    }

    /// As [`DateTimePart::displayed_text`], for reading.
    fn text(&self, outline: &Outline) -> String {
        self.displayed_text(outline)
            .unwrap_or_else(|| UNCLEAR.to_owned())
    }

    fn number(&self, outline: &Outline) -> Option<u32> {
        self.displayed_text(outline)?.parse().ok()
    }

    /// Whether the time in it says itself whether it is am or pm.
    pub fn includes_am_pm(&self, outline: &Outline) -> bool {
        time_in(&self.text(outline)).is_some_and(|(_, format)| format.is_twelve())
    }

    /// Whether the start and the end are in it.
    pub fn is_range(&self) -> bool {
        matches!(self, Self::Field { range_end, .. } if range_end.is_some())
    }

    /// Whether it takes no text: a number that only keys move, one up or one down.
    pub fn is_stepped(&self, outline: &Outline) -> bool {
        outline.get(self.node()).is_some_and(|node| {
            node.has_state(state::EDITABLE) && node.attr("role") == Some("spinbutton")
        })
    }

    pub fn visit_nodes(&self, mut visit: impl FnMut(u32)) {
        match self {
            Self::Field { node, .. } => visit(*node),
            Self::Menu(choice) => choice.visit_nodes(visit),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum DateControl {
    /// Alone, or with the time in the same control.
    Whole(DateTimePart),
    Split {
        year: DateTimePart,
        month: DateTimePart,
        day: DateTimePart,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimeControl {
    /// The whole time, or only the hour where the minute is in another control.
    pub clock: DateTimePart,
    pub minute: Option<DateTimePart>,
    /// Am or pm, where another control says it.
    pub half: Option<DateTimePart>,
}

/// Stands for a displayed value that was not found.
const UNCLEAR: &str = "?";

fn unreadable<T>(raw: String, what: &str) -> Field<T> {
    let why = match raw.as_str() {
        "" => format!("The {what} is empty."),
        UNCLEAR => format!("What the {what} holds cannot be told."),
        _ => format!("The {what} holds \"{raw}\", which is not understood."),
    };
    Field::Unreadable { raw, why }
}

impl DateControl {
    pub fn first_node(&self) -> u32 {
        let nodes = self.parts().into_iter().map(DateTimePart::node);
        nodes.min().unwrap_or(0)
    }

    pub fn read_date(&self, outline: &Outline, what: &str) -> Field<NaiveDate> {
        match self {
            Self::Whole(part) => {
                let raw = part.text(outline);
                let text = split_day_time(&raw).map_or(raw.as_str(), |(day, _)| day);
                let readings = read_date(text);
                match readings.as_slice() {
                    [] if names_uncertain_day(text) => {
                        let why = format!("The {what} holds \"{raw}\", which names no year.");
                        Field::Unreadable { raw, why }
                    }
                    [] => unreadable(raw, what),
                    [(date, _)] if names_other_weekday(text, *date) => {
                        let why = format!(
                            "The {what} holds \"{raw}\", but that day is a {}.",
                            weekday_name(*date)
                        );
                        Field::Unreadable { raw, why }
                    }
                    [(date, _)] => Field::Value(*date),
                    several => {
                        let asked = |(_, own): &&(_, DateFormat)| Some(own.order) == part.order();
                        match several.iter().find(asked) {
                            Some((date, _)) => Field::Value(*date),
                            None => {
                                let days = several.iter().map(|(date, _)| *date).collect();
                                ambiguous(raw, what, days)
                            }
                        }
                    }
                }
            }
            Self::Split { year, month, day } => {
                let text_of = |part: &DateTimePart| part.text(outline);
                let raw = format!("{} {} {}", text_of(year), text_of(month), text_of(day));
                let month = read_month(&text_of(month)).or_else(|| month.number(outline));
                let date = (|| {
                    let year = year.number(outline).filter(|year| *year < 10_000)?;
                    let year = i32::try_from(year).ok()?;
                    NaiveDate::from_ymd_opt(year, month?, day.number(outline)?)
                })();
                date.map_or_else(|| unreadable(raw.trim().to_owned(), what), Field::Value)
            }
        }
    }

    /// Everything that holds a piece of it.
    pub fn parts(&self) -> Vec<&DateTimePart> {
        match self {
            Self::Whole(part) => vec![part],
            Self::Split { year, month, day } => vec![year, month, day],
        }
    }
}

fn ambiguous(raw: String, what: &str, readings: Vec<NaiveDate>) -> Field<NaiveDate> {
    let days: Vec<String> = readings.iter().map(|day| format_long_day(*day)).collect();
    Field::Ambiguous {
        why: format!(
            "The {what} holds \"{raw}\", which can be {}.",
            days.join(" or ")
        ),
        raw,
        readings,
    }
}

impl TimeControl {
    pub fn first_node(&self) -> u32 {
        self.clock.node()
    }

    /// Everything that holds a piece of it.
    pub fn parts(&self) -> Vec<&DateTimePart> {
        let others = [&self.minute, &self.half].into_iter().flatten();
        [&self.clock].into_iter().chain(others).collect()
    }

    pub fn read_time(&self, outline: &Outline, what: &str) -> Field<NaiveTime> {
        let clock = self.clock.text(outline);
        let half = self.half.as_ref().map(|half| half.text(outline));
        match &self.minute {
            None => self.read_whole(clock, half, outline, what),
            Some(minute) => self.read_parts(clock, minute.text(outline), half, outline, what),
        }
    }

    fn read_whole(
        &self,
        mut raw: String,
        half: Option<String>,
        outline: &Outline,
        what: &str,
    ) -> Field<NaiveTime> {
        let mut read = time_in(&raw);
        // "11" may be an hour whose minutes are in another control.
        let needs_half = read.is_some() && !self.clock.includes_am_pm(outline);
        if let Some(half) = half.filter(|_| needs_half) {
            if half.trim().is_empty() {
                return without_am_pm(raw, what);
            }
            raw = format!("{raw} {half}");
            read = time_in(&raw);
        }
        read.map_or_else(|| unreadable(raw, what), |(time, _)| Field::Value(time))
    }

    fn read_parts(
        &self,
        hour: String,
        minute: String,
        half: Option<String>,
        outline: &Outline,
        what: &str,
    ) -> Field<NaiveTime> {
        let mut raw = format!("{hour}:{minute}");
        // "2 PM" may stand in the hour menu itself.
        let whole_hour = read_time(&hour);
        // An hour of twelve says nothing without its half of the day.
        let mut knows_half = !has_twelve_hours(&self.clock, outline) || whole_hour.is_some();
        if let Some(half) = half {
            raw = format!("{raw} {half}");
            knows_half = read_half(&half).is_some();
        }
        if !knows_half {
            return without_am_pm(raw, what);
        }
        let text = whole_hour.map(|(time, _)| format!("{}:{minute}", time.hour()));
        match read_time(text.as_deref().unwrap_or(&raw)) {
            Some((time, _)) => Field::Value(time),
            _ if raw.chars().any(char::is_alphanumeric) => unreadable(raw, what),
            _ if raw.contains(UNCLEAR) => unreadable(UNCLEAR.to_owned(), what),
            _ => unreadable(String::new(), what),
        }
    }
}

/// The time in a text that holds nothing else, or a date before it.
fn time_in(text: &str) -> Option<(NaiveTime, TimeFormat)> {
    let clock = split_day_time(text).map_or(text, |(_, clock)| clock);
    read_time(clock.strip_prefix("at ").unwrap_or(clock))
}

fn without_am_pm<T>(raw: String, what: &str) -> Field<T> {
    let why = format!("The {what} holds \"{raw}\": whether that is am or pm was not found.");
    Field::Unreadable { raw, why }
}

/// The hours go up to twelve.
fn has_twelve_hours(hour: &DateTimePart, outline: &Outline) -> bool {
    match hour {
        DateTimePart::Menu(choice) => {
            let numbers = choice.options.iter();
            let numbers = numbers.filter_map(|option| option.label.trim().parse().ok());
            numbers.max() == Some(12)
        }
        DateTimePart::Field { node, .. } => ["max", "aria-valuemax"].iter().any(|name| {
            let node = outline.get(*node);
            node.and_then(|node| node.attr(name)) == Some("12")
        }),
    }
}
