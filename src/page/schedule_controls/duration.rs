//! How long it takes, as one control or several hold it: a length, its parts, an end.

use super::{DateControl, DateTimePart, TimeControl, unreadable};
use crate::{
    engine::{decimals::read_thousandths, form::Field, time::field_text::read_length},
    page::{
        outline::Outline,
        understand::explain::{NamedCandidate, Reason},
    },
};
use chrono::{NaiveDate, NaiveTime};

#[derive(Clone, Debug, PartialEq)]
pub enum DurationControl {
    /// `unit`: where "90" is in one control, and minutes or hours is chosen in another.
    Whole {
        count: DateTimePart,
        unit: Option<DateTimePart>,
    },
    /// Days, hours, minutes, the longest first: how many minutes one is, and where it is filled in.
    Split(Vec<(u32, DateTimePart)>),
    /// The page asks for the end instead.
    Until {
        date: Option<DateControl>,
        time: Box<TimeControl>,
    },
    /// The page asks for both; each with what it is called.
    EndAndLength {
        until: Box<Self>,
        length: Box<Self>,
        names: Box<[NamedCandidate; 2]>,
    },
}

impl DurationControl {
    pub fn first_node(&self) -> u32 {
        match self {
            Self::Whole { count, .. } => count.node(),
            Self::Split(parts) => parts.first().map_or(0, |(_, part)| part.node()),
            Self::Until { time, .. } => time.first_node(),
            Self::EndAndLength { until, .. } => until.first_node(),
        }
    }

    /// Minutes.
    pub fn read_minutes(
        &self,
        outline: &Outline,
        start: Option<(NaiveDate, NaiveTime)>,
    ) -> Field<u32> {
        match self {
            Self::Whole { count, unit } => {
                let mut raw = count.text(outline);
                if let Some(unit) = unit {
                    raw = format!("{raw} {}", unit.text(outline));
                }
                read_length(&raw).map_or_else(|| unreadable(raw.clone(), "duration"), Field::Value)
            }
            Self::Split(parts) => {
                let text_of = |(unit, part): &(u32, DateTimePart)| (*unit, part.text(outline));
                let displayed: Vec<(u32, String)> = parts.iter().map(text_of).collect();
                let texts: Vec<&str> = displayed.iter().map(|(_, text)| text.as_str()).collect();
                let raw = texts.join(" ").trim().to_owned();
                if raw.is_empty() {
                    return unreadable(raw, "duration");
                }
                let minutes = displayed.iter().try_fold(0, |sum: u32, (unit, text)| {
                    sum.checked_add(minutes_of_part(text, *unit)?)
                });
                minutes.map_or_else(|| unreadable(raw, "duration"), Field::Value)
            }
            Self::Until { date, time } => minutes_until(date.as_ref(), time, outline, start),
            Self::EndAndLength {
                until,
                length,
                names,
            } => {
                let both = [until, length].map(|one| one.read_minutes(outline, start));
                choose_end_or_length(both, names)
            }
        }
    }

    /// Everything that holds a piece of it.
    pub fn parts(&self) -> Vec<&DateTimePart> {
        match self {
            Self::Whole { count, unit } => [count].into_iter().chain(unit).collect(),
            Self::Split(parts) => parts.iter().map(|(_, part)| part).collect(),
            Self::Until { date, time } => {
                let date = date.iter().flat_map(DateControl::parts);
                date.chain(time.parts()).collect()
            }
            Self::EndAndLength { until, length, .. } => {
                until.parts().into_iter().chain(length.parts()).collect()
            }
        }
    }
}

/// From the start to the end; on the day of the start where the end has no date.
fn minutes_until(
    date: Option<&DateControl>,
    time: &TimeControl,
    outline: &Outline,
    start: Option<(NaiveDate, NaiveTime)>,
) -> Field<u32> {
    let until = time.read_time(outline, "end time");
    let (Some((start_day, start_time)), Some(end_time)) = (start, until.value()) else {
        return match until {
            Field::Value(_) => Field::Missing {
                why: "How long it takes cannot be told without the start.".into(),
            },
            Field::Unreadable { raw, why } => Field::Unreadable { raw, why },
            _ => unreadable(String::new(), "end time"),
        };
    };
    let end_day = match date {
        Some(date) => match date.read_date(outline, "end date") {
            Field::Value(day) => day,
            Field::Unreadable { raw, why } | Field::Ambiguous { raw, why, .. } => {
                return Field::Unreadable { raw, why };
            }
            _ => return unreadable(String::new(), "end date"),
        },
        None => start_day,
    };
    let minutes = (end_day.and_time(*end_time) - start_day.and_time(start_time)).num_minutes();
    u32::try_from(minutes).map_or_else(
        |_| Field::Unreadable {
            raw: "end".into(),
            why: "The end is before the start.".into(),
        },
        Field::Value,
    )
}

/// What a field of the end and one of the length say together.
fn choose_end_or_length(both: [Field<u32>; 2], names: &[NamedCandidate; 2]) -> Field<u32> {
    match both {
        // Where one of them is left empty, the other counts.
        [Field::Unreadable { raw, .. }, one] | [one, Field::Unreadable { raw, .. }]
            if raw.is_empty() =>
        {
            one
        }
        [Field::Value(end), Field::Value(length)] if end != length => Field::Ambiguous {
            raw: String::new(),
            readings: vec![end, length],
            why: Reason::EndAndLengthDiffer {
                names: Box::new(names.clone()),
                minutes: [end, length],
            }
            .to_string(),
        },
        // Without a start, only the length says it.
        [Field::Value(_) | Field::Missing { .. }, length] => length,
        [end, _] => end,
    }
}

/// The minutes that a part of a duration says, counted in units of so many; left empty, it is none.
fn minutes_of_part(text: &str, unit: u32) -> Option<u32> {
    let text = text.trim();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let rest = text[end..].trim().to_lowercase();
    let letter = match unit {
        1 => 'm',
        60 => 'h',
        _ => 'd',
    };
    if text.is_empty() {
        return Some(0);
    }
    if !(rest.is_empty() || rest.starts_with(letter)) {
        return None;
    }
    let minutes = read_thousandths(&text[..end])?.checked_mul(unit.into())?;
    (minutes % 1000 == 0).then_some(u32::try_from(minutes / 1000).ok()?)
}
