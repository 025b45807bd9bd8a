//! Steps that set a date, a time or a duration, in the form in which the page shows it.

use super::act::{Act, Next};
use super::set::{choose, reach, set_value, type_into};
use crate::{
    engine::time::{
        field_text::{
            DateFormat, Half, TimeFormat, read_date, read_half, read_length, read_month, read_time,
            split_date_time,
        },
        format::iso_day,
    },
    page::{
        moments::{Day, Length, Part, Time},
        outline::Outline,
        read::Reading,
    },
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

pub fn set_date(day: &Day, date: NaiveDate, outline: &Outline) -> Next {
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
                Part::Field { node, format, .. } => {
                    let (old, rest) = split_date_time(&shown)
                        .map_or((shown.as_str(), ""), |(old, _)| (old, &shown[old.len()..]));
                    match written_like(old, format.as_deref(), date) {
                        Some(text) => {
                            type_into(*node, &format!("{text}{rest}"), "Start date", outline)
                        }
                        None => Next::Refused(
                            "How the Start date is to be written here is not known.".into(),
                        ),
                    }
                }
                Part::Menu(choice) => choose(
                    choice,
                    "Start date",
                    outline,
                    &|label| matches!(read_date(label)[..], [(other, _)] if other == date),
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

/// The date as it is to be written: like the one there is, or as the page asks for it.
fn written_like(shown: &str, asked: Option<&DateFormat>, date: NaiveDate) -> Option<String> {
    match read_date(shown).as_slice() {
        [(_, format)] => format.write(date),
        _ => asked?.write(date),
    }
}

pub fn set_time(place: &Time, time: NaiveTime, outline: &Outline) -> Next {
    if place.read(outline, "start time").value() == Some(&time) {
        return Next::Done;
    }
    match place {
        Time::Whole {
            clock: part,
            half: Some(half),
        } if !part.says_half(outline) => first_of([
            set_twelve(part, time, outline),
            set_half(half, time, outline),
        ]),
        Time::Whole { clock: part, .. } => {
            let shown = part.shown(outline).unwrap_or_default();
            let clock = TimeFormat::TwentyFour.write(time);
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
                    let (before, old) = split_date_time(&shown)
                        .map_or(("", shown.as_str()), |(_, old)| {
                            (&shown[..shown.len() - old.len()], old)
                        });
                    let format =
                        read_time(old).map_or(TimeFormat::TwentyFour, |(_, format)| format);
                    type_into(
                        *node,
                        &format!("{before}{}", format.write(time)),
                        "Start time",
                        outline,
                    )
                }
                Part::Menu(choice) => choose(choice, "Start time", outline, &|label| {
                    read_time(label).is_some_and(|(other, _)| other == time)
                }),
            }
        }
        Time::Split { hour, minute, half } => {
            let hour_act = match half {
                Some(_) => set_number(hour, (time.hour() + 11) % 12 + 1, "hour", outline),
                None => set_hour(hour, time, outline),
            };
            let half_act = half
                .as_ref()
                .map_or(Next::Done, |half| set_half(half, time, outline));
            first_of([
                hour_act,
                set_number(minute, time.minute(), "minute", outline),
                half_act,
            ])
        }
    }
}

/// `10:30` of "10:30 PM", where the rest stands in another control.
fn set_twelve(part: &Part, time: NaiveTime, outline: &Outline) -> Next {
    let shown = part.shown(outline).unwrap_or_default();
    let (before, old) = split_date_time(&shown).map_or(("", shown.as_str()), |(_, old)| {
        (&shown[..shown.len() - old.len()], old)
    });
    let (hour, minute) = ((time.hour() + 11) % 12 + 1, time.minute());
    let wanted = NaiveTime::from_hms_opt(hour, minute, 0);
    let reads = |text: &str| read_time(text).map(|(now, _)| now) == wanted;
    match part {
        _ if reads(old) => Next::Done,
        Part::Menu(choice) => choose(choice, "Start time", outline, &reads),
        Part::Field { node, .. } => {
            let text = match old.starts_with('0') {
                true => format!("{before}{hour:02}:{minute:02}"),
                false => format!("{before}{hour}:{minute:02}"),
            };
            type_into(*node, &text, "Start time", outline)
        }
    }
}

fn set_half(half: &Part, time: NaiveTime, outline: &Outline) -> Next {
    let (wanted, word) = match time.hour() {
        0..12 => (Half::Am, "AM"),
        _ => (Half::Pm, "PM"),
    };
    match half {
        Part::Menu(choice) => choose(choice, "am or pm", outline, &|label| {
            read_half(label) == Some(wanted)
        }),
        Part::Field { .. } if half.is_stepped(outline) => {
            let now = read_half(&half.shown(outline).unwrap_or_default()).unwrap_or(Half::Am);
            // One press is the other half.
            step(half, now as u32, wanted as u32, "am or pm", outline)
        }
        Part::Field { node, .. } => type_into(*node, word, "am or pm", outline),
    }
}

fn is_both(node: u32, outline: &Outline) -> bool {
    outline.get(node).and_then(|node| node.attr("type")) == Some("datetime-local")
}

/// An hour menu may say `14`, or `2 PM`.
fn set_hour(part: &Part, time: NaiveTime, outline: &Outline) -> Next {
    match part {
        Part::Menu(choice) => choose(choice, "hour", outline, &|label| match label
            .trim()
            .parse::<u32>()
        {
            Ok(hour) => hour == time.hour(),
            Err(_) => read_time(label).is_some_and(|(other, _)| other.hour() == time.hour()),
        }),
        Part::Field { .. } => set_number(part, time.hour(), "hour", outline),
    }
}

fn set_month(part: &Part, month: u32, outline: &Outline) -> Next {
    match part {
        Part::Menu(choice) => choose(choice, "month", outline, &|label| {
            read_month(label).or_else(|| label.trim().parse().ok()) == Some(month)
        }),
        Part::Field { .. } if part.is_stepped(outline) => {
            let shown = part.shown(outline).unwrap_or_default();
            match read_month(&shown).or_else(|| shown.parse().ok()) {
                Some(now) => step(part, now, month, "month", outline),
                None => Next::Refused("The month is not filled in.".into()),
            }
        }
        Part::Field { .. } => set_number(part, month, "month", outline),
    }
}

/// Moves a number by the arrow keys.
fn step(part: &Part, now: u32, wanted: u32, words: &str, outline: &Outline) -> Next {
    if now == wanted {
        return Next::Done;
    }
    let node = part.node();
    let act = Act::Press {
        node,
        key: if now < wanted { "ArrowUp" } else { "ArrowDown" },
        times: now.abs_diff(wanted),
    };
    reach(node, words, outline, act)
}

fn set_number(part: &Part, number: u32, words: &str, outline: &Outline) -> Next {
    let reads = |text: &str| {
        let text = text.trim();
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.'));
        // "24." is a day, "1.5" is not one hour.
        let digits = text[..end.unwrap_or(text.len())].trim_end_matches('.');
        digits.parse() == Ok(number)
    };
    match part {
        Part::Menu(choice) => choose(choice, words, outline, &reads),
        Part::Field { node, .. } => {
            let shown = part.shown(outline).unwrap_or_default();
            if reads(&shown) {
                return Next::Done;
            }
            if part.is_stepped(outline) {
                return match shown.parse() {
                    Ok(now) => step(part, now, number, words, outline),
                    Err(_) => Next::Refused(format!("The {words} is not filled in.")),
                };
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

pub fn set_length(length: &Length, minutes: u32, reading: &Reading, outline: &Outline) -> Next {
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
        Length::Whole {
            count,
            unit: Some(unit),
        } => set_counted(count, unit, minutes, outline),
        Length::Whole {
            count: Part::Menu(choice),
            ..
        } => choose(choice, "Duration", outline, &|label| {
            read_length(label) == Some(minutes)
        }),
        Length::Whole {
            count: Part::Field { node, .. },
            ..
        } => {
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
        Length::Split(parts)
            if parts
                .last()
                .is_some_and(|(unit, _)| !minutes.is_multiple_of(*unit)) =>
        {
            Next::Refused("This form takes the Duration in whole hours or days only.".into())
        }
        Length::Split(parts) => {
            let mut rest = minutes;
            for (unit, part) in parts {
                let words = match unit {
                    1 => "minutes",
                    60 => "hours",
                    _ => "days",
                };
                match set_number(part, rest / unit, words, outline) {
                    Next::Done => rest %= unit,
                    next => return next,
                }
            }
            Next::Done
        }
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

/// "90" in one control, "minutes" in another: the unit is changed only where the number needs it.
fn set_counted(count: &Part, unit: &Part, minutes: u32, outline: &Outline) -> Next {
    let fits = |label: &str| {
        let one = read_length(&format!("1 {label}"));
        one.filter(|one| *one > 0 && minutes.is_multiple_of(*one))
    };
    let chosen = unit.shown(outline).unwrap_or_default();
    let Some(one) = fits(&chosen) else {
        return match unit {
            Part::Menu(choice) => {
                let all = choice.options.iter().map(|option| fits(&option.label));
                let longest = all.max().flatten();
                choose(choice, "unit of the Duration", outline, &|label| {
                    longest.map_or(fits(label).is_some(), |_| fits(label) == longest)
                })
            }
            Part::Field { node, .. } => {
                type_into(*node, "minutes", "unit of the Duration", outline)
            }
        };
    };
    set_number(count, minutes / one, "Duration", outline)
}

/// The first of several steps that is not done yet.
fn first_of<const N: usize>(steps: [Next; N]) -> Next {
    steps
        .into_iter()
        .find(|step| *step != Next::Done)
        .unwrap_or(Next::Done)
}
