//! The next act that sets a date, a time or a duration, in the format in which the page displays it.

use super::act::{Act, NextAct};
use super::set_control::{act_if_enabled, choose_option, set_value, type_into};
use crate::{
    engine::time::{
        field_text::{
            DateFormat, Meridiem, TimeFormat, read_date, read_half, read_length, read_month,
            read_time, split_date_time, split_day_time,
        },
        format::format_iso_day,
    },
    page::{
        outline::Outline,
        read::FormReading,
        schedule_controls::{DateControl, DateTimePart, DurationControl, TimeControl},
    },
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

pub fn set_date(day: &DateControl, date: NaiveDate, outline: &Outline) -> NextAct {
    if day.read_date(outline, "start date").value() == Some(&date) {
        return NextAct::Done;
    }
    match day {
        DateControl::Whole(part) if part.is_range() => refuse_range(),
        DateControl::Whole(part) => {
            let displayed = part.displayed_text(outline).unwrap_or_default();
            match part {
                DateTimePart::Field {
                    node, native: true, ..
                } => match displayed.split_once('T') {
                    Some((_, clock)) => set_value(
                        *node,
                        format!("{}T{clock}", format_iso_day(date)),
                        "The Start date field",
                        outline,
                    ),
                    None => set_value(*node, format_iso_day(date), "The Start date field", outline),
                },
                DateTimePart::Field { node, format, .. } => {
                    let (old, rest) = split_date_time(&displayed)
                        .map_or((displayed.as_str(), ""), |(old, _)| {
                            (old, &displayed[old.len()..])
                        });
                    match write_date_like(old, format.as_deref(), date) {
                        Some(text) => type_into(
                            *node,
                            &format!("{text}{rest}"),
                            "The Start date field",
                            outline,
                        ),
                        None => NextAct::Refused(
                            "How the Start date is to be written here is not known.".into(),
                        ),
                    }
                }
                DateTimePart::Menu(choice) => choose_option(
                    choice,
                    "The Start date field",
                    outline,
                    &|label| matches!(read_date(label)[..], [(other, _)] if other == date),
                ),
            }
        }
        DateControl::Split { year, month, day } => first_of([
            set_number(
                year,
                u32::try_from(date.year()).unwrap_or(0),
                "The year field",
                outline,
            ),
            set_month(month, date.month(), outline),
            set_number(day, date.day(), "The day field", outline),
        ]),
    }
}

fn refuse_range() -> NextAct {
    NextAct::Refused(
        "The start and the end are in one field, which can only be changed by hand.".into(),
    )
}

/// The date as it is to be written: like the one there is, or as the page asks for it.
fn write_date_like(displayed: &str, asked: Option<&DateFormat>, date: NaiveDate) -> Option<String> {
    match read_date(displayed).as_slice() {
        [(_, format)] => format.write(date),
        _ => asked?.write(date),
    }
}

pub fn set_time(control: &TimeControl, time: NaiveTime, outline: &Outline) -> NextAct {
    if control.read_time(outline, "start time").value() == Some(&time) {
        return NextAct::Done;
    }
    let TimeControl {
        clock,
        minute,
        half,
    } = control;
    match (minute, half) {
        (None, _) if clock.is_range() => refuse_range(),
        (None, Some(half)) if !clock.includes_am_pm(outline) => first_of([
            set_twelve(clock, time, outline),
            set_half(half, time, outline),
        ]),
        (None, _) => set_whole_time(clock, time, outline),
        (Some(minute), half) => {
            let twelve = (time.hour() + 11) % 12 + 1;
            let hour_act = match half {
                Some(_) => set_number(clock, twelve, "The hour field", outline),
                None => set_hour(clock, time, outline),
            };
            let half_act = half
                .as_ref()
                .map_or(NextAct::Done, |half| set_half(half, time, outline));
            first_of([
                hour_act,
                set_number(minute, time.minute(), "The minute field", outline),
                half_act,
            ])
        }
    }
}

/// A time in one control, alone or behind its date.
fn set_whole_time(part: &DateTimePart, time: NaiveTime, outline: &Outline) -> NextAct {
    let before = part.displayed_text(outline).unwrap_or_default();
    let clock = TimeFormat::TwentyFour.write(time);
    match part {
        DateTimePart::Field {
            node, native: true, ..
        } => match before.split_once('T') {
            Some((day, _)) => set_value(
                *node,
                format!("{day}T{clock}"),
                "The Start time field",
                outline,
            ),
            None if before.is_empty() && is_both(*node, outline) => {
                NextAct::Refused("The Start date must be set first.".into())
            }
            None => set_value(*node, clock, "The Start time field", outline),
        },
        DateTimePart::Field { node, .. } => {
            let (date, old) = split_before_time(&before);
            let format = read_time(old).map_or(TimeFormat::TwentyFour, |(_, format)| format);
            let text = format!("{date}{}", format.write(time));
            type_into(*node, &text, "The Start time field", outline)
        }
        DateTimePart::Menu(choice) => {
            choose_option(choice, "The Start time field", outline, &|label| {
                read_time(label).is_some_and(|(other, _)| other == time)
            })
        }
    }
}

/// A text → what is before its time, separators included, and the time.
fn split_before_time(text: &str) -> (&str, &str) {
    split_day_time(text).map_or(("", text), |(_, time)| {
        text.split_at(text.len() - time.len())
    })
}

/// `10:30` of "10:30 PM", where the rest is in another control.
fn set_twelve(part: &DateTimePart, time: NaiveTime, outline: &Outline) -> NextAct {
    let displayed = part.displayed_text(outline).unwrap_or_default();
    let (before, old) = split_before_time(&displayed);
    let (hour, minute) = ((time.hour() + 11) % 12 + 1, time.minute());
    let wanted = NaiveTime::from_hms_opt(hour, minute, 0);
    let reads = |text: &str| read_time(text).map(|(now, _)| now) == wanted;
    match part {
        _ if reads(old) => NextAct::Done,
        DateTimePart::Menu(choice) => {
            choose_option(choice, "The Start time field", outline, &reads)
        }
        DateTimePart::Field { node, .. } => {
            let text = match old.starts_with('0') {
                true => format!("{before}{hour:02}:{minute:02}"),
                false => format!("{before}{hour}:{minute:02}"),
            };
            type_into(*node, &text, "The Start time field", outline)
        }
    }
}

fn set_half(half: &DateTimePart, time: NaiveTime, outline: &Outline) -> NextAct {
    let (wanted, word) = match time.hour() {
        0..12 => (Meridiem::Am, "AM"),
        _ => (Meridiem::Pm, "PM"),
    };
    match half {
        DateTimePart::Menu(choice) => {
            choose_option(choice, "The am or pm field", outline, &|label| {
                read_half(label) == Some(wanted)
            })
        }
        DateTimePart::Field { .. } if half.is_stepped(outline) => {
            let now = read_half(&half.displayed_text(outline).unwrap_or_default())
                .unwrap_or(Meridiem::Am);
            // One press is the other half.
            step(
                half,
                now as u32,
                wanted as u32,
                "The am or pm field",
                outline,
            )
        }
        DateTimePart::Field { node, .. } => type_into(*node, word, "The am or pm field", outline),
    }
}

fn is_both(node: u32, outline: &Outline) -> bool {
    outline.get(node).and_then(|node| node.attr("type")) == Some("datetime-local")
}

/// An hour menu may say `14`, or `2 PM`.
fn set_hour(part: &DateTimePart, time: NaiveTime, outline: &Outline) -> NextAct {
    match part {
        DateTimePart::Menu(choice) => {
            choose_option(choice, "The hour field", outline, &|label| match label
                .trim()
                .parse::<u32>()
            {
                Ok(hour) => hour == time.hour(),
                Err(_) => read_time(label).is_some_and(|(other, _)| other.hour() == time.hour()),
            })
        }
        DateTimePart::Field { .. } => set_number(part, time.hour(), "The hour field", outline),
    }
}

fn set_month(part: &DateTimePart, month: u32, outline: &Outline) -> NextAct {
    match part {
        DateTimePart::Menu(choice) => choose_option(choice, "The month field", outline, &|label| {
            read_month(label).or_else(|| label.trim().parse().ok()) == Some(month)
        }),
        DateTimePart::Field { .. } if part.is_stepped(outline) => {
            let displayed = part.displayed_text(outline).unwrap_or_default();
            match read_month(&displayed).or_else(|| displayed.parse().ok()) {
                Some(now) => step(part, now, month, "The month field", outline),
                None => NextAct::Refused("The month field is not filled in.".into()),
            }
        }
        DateTimePart::Field { .. } => set_number(part, month, "The month field", outline),
    }
}

/// Moves a number by the arrow keys.
fn step(part: &DateTimePart, now: u32, wanted: u32, subject: &str, outline: &Outline) -> NextAct {
    if now == wanted {
        return NextAct::Done;
    }
    let node = part.node();
    let act = Act::Press {
        node,
        key: if now < wanted { "ArrowUp" } else { "ArrowDown" },
        times: now.abs_diff(wanted),
    };
    act_if_enabled(node, subject, outline, act)
}

fn set_number(part: &DateTimePart, number: u32, subject: &str, outline: &Outline) -> NextAct {
    let reads = |text: &str| {
        let text = text.trim();
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.'));
        // "24." is a day, "1.5" is not one hour.
        let digits = text[..end.unwrap_or(text.len())].trim_end_matches('.');
        digits.parse() == Ok(number)
    };
    match part {
        DateTimePart::Menu(choice) => choose_option(choice, subject, outline, &reads),
        DateTimePart::Field { node, .. } => {
            let displayed = part.displayed_text(outline).unwrap_or_default();
            if reads(&displayed) {
                return NextAct::Done;
            }
            if part.is_stepped(outline) {
                return match displayed.parse() {
                    Ok(now) => step(part, now, number, subject, outline),
                    Err(_) => NextAct::Refused(format!("{subject} is not filled in.")),
                };
            }
            // "05" is followed by "30", "5" by "7".
            let padded = displayed.len() == 2 && displayed.starts_with('0');
            let text = if padded {
                format!("{number:02}")
            } else {
                number.to_string()
            };
            type_into(*node, &text, subject, outline)
        }
    }
}

pub fn set_length(
    control: &DurationControl,
    minutes: u32,
    reading: &FormReading,
    outline: &Outline,
) -> NextAct {
    let form = &reading.form;
    let start = form.start_date.value().zip(form.start_time.value());
    let start = start.map(|(date, time)| (*date, *time));
    if control.read_minutes(outline, start).value() == Some(&minutes) {
        return NextAct::Done;
    }
    match control {
        DurationControl::Whole {
            count,
            unit: Some(unit),
        } => set_counted(count, unit, minutes, outline),
        DurationControl::Whole {
            count: DateTimePart::Menu(choice),
            ..
        } => choose_option(choice, "The Duration field", outline, &|label| {
            read_length(label) == Some(minutes)
        }),
        DurationControl::Whole {
            count: DateTimePart::Field { node, .. },
            ..
        } => type_length(*node, minutes, outline),
        DurationControl::Split(parts) => set_length_parts(parts, minutes, outline),
        DurationControl::Until { date, time } => {
            set_end(date.as_ref(), time, start, minutes, outline)
        }
        DurationControl::EndAndLength { until, length, .. } => first_of([
            set_length(until, minutes, reading, outline),
            set_length(length, minutes, reading, outline),
        ]),
    }
}

/// `1:30` where the field has a colon already, else `1h 30m`.
fn type_length(node: u32, minutes: u32, outline: &Outline) -> NextAct {
    let before = outline.get(node).and_then(|node| node.value.as_deref());
    let (hours, rest) = (minutes / 60, minutes % 60);
    let text = match before.is_some_and(|text| text.contains(':')) {
        true => format!("{hours}:{rest:02}"),
        false => format!("{hours}h {rest}m"),
    };
    type_into(node, &text, "The Duration field", outline)
}

/// Days, hours and minutes in controls of their own, the longest unit first.
fn set_length_parts(parts: &[(u32, DateTimePart)], minutes: u32, outline: &Outline) -> NextAct {
    let shortest = parts.last().map(|(unit, _)| *unit);
    if shortest.is_some_and(|unit| !minutes.is_multiple_of(unit)) {
        return NextAct::Refused(
            "This form takes the Duration in whole hours or days only.".into(),
        );
    }
    let mut rest = minutes;
    for (unit, part) in parts {
        let subject = match unit {
            1 => "The minutes field",
            60 => "The hours field",
            _ => "The days field",
        };
        match set_number(part, rest / unit, subject, outline) {
            NextAct::Done => rest %= unit,
            next => return next,
        }
    }
    NextAct::Done
}

/// The page asks for the end: it is set so many minutes after the start.
fn set_end(
    date: Option<&DateControl>,
    time: &TimeControl,
    start: Option<(NaiveDate, NaiveTime)>,
    minutes: u32,
    outline: &Outline,
) -> NextAct {
    let Some((day, clock)) = start else {
        return NextAct::Refused("The start must be known before the end can be set.".into());
    };
    let end = day.and_time(clock) + chrono::TimeDelta::minutes(i64::from(minutes));
    let day_act = match date {
        Some(date) => set_date(date, end.date(), outline),
        None if end.date() == day => NextAct::Done,
        None => {
            return NextAct::Refused(
                "The end is on another day, which this form cannot say.".into(),
            );
        }
    };
    first_of([day_act, set_time(time, end.time(), outline)])
}

/// "90" in one control, "minutes" in another: the unit is changed only where the number needs it.
fn set_counted(
    count: &DateTimePart,
    unit: &DateTimePart,
    minutes: u32,
    outline: &Outline,
) -> NextAct {
    let fits = |label: &str| {
        let one = read_length(&format!("1 {label}"));
        one.filter(|one| *one > 0 && minutes.is_multiple_of(*one))
    };
    let chosen = unit.displayed_text(outline).unwrap_or_default();
    let Some(one) = fits(&chosen) else {
        return match unit {
            DateTimePart::Menu(choice) => {
                let all = choice.options.iter().map(|option| fits(&option.label));
                let longest = all.max().flatten();
                choose_option(
                    choice,
                    "The unit of the Duration field",
                    outline,
                    &|label| longest.map_or(fits(label).is_some(), |_| fits(label) == longest),
                )
            }
            DateTimePart::Field { node, .. } => {
                type_into(*node, "minutes", "The unit of the Duration field", outline)
            }
        };
    };
    set_number(count, minutes / one, "The Duration field", outline)
}

/// The first of several steps that is not done yet.
fn first_of<const N: usize>(steps: [NextAct; N]) -> NextAct {
    steps
        .into_iter()
        .find(|step| *step != NextAct::Done)
        .unwrap_or(NextAct::Done)
}
