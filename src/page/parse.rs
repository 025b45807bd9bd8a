//! Dates, times and durations as fields hold them: nothing is guessed. A date that could be read in
//! two orders gives both.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

#[derive(Clone, Debug, PartialEq)]
pub enum Parsed<T> {
    Not,
    One(T),
    /// It can be read in several ways.
    Several(Vec<T>),
}

impl<T> Parsed<T> {
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(value) => Some(value),
            _ => None,
        }
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// 1 to 12 for a month's name, or its first three letters or more.
pub fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let found = MONTHS.iter().position(|month| {
        word.len() >= 3 && month.starts_with(word.as_str())
            || word == "sept" && *month == "september"
    })?;
    u32::try_from(found + 1).ok()
}

/// How a date is written, so that another can be written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `2026-11-24`, with the separator.
    YearFirst(char),
    /// `11/24/2026`
    MonthFirst(char),
    /// `24.11.2026`
    DayFirst(char),
    /// `Nov 24, 2026`; whole month name or three letters.
    MonthName { whole: bool, comma: bool },
    /// `24 November 2026`
    DayMonthName { whole: bool },
}

/// A date written in one of the forms, and which; the whole text must be it.
pub fn date(text: &str) -> Parsed<(NaiveDate, DateForm)> {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    // A weekday in front says nothing that is needed.
    let parts = match parts.as_slice() {
        [day, rest @ ..] if rest.len() == 3 && is_weekday(day) => rest,
        all => all,
    };
    let [a, b, c] = parts else {
        return Parsed::Not;
    };
    let separator = text
        .chars()
        .find(|c| matches!(c, '-' | '/' | '.'))
        .unwrap_or('-');
    let make = |year: &str, month: u32, day: &str, form: DateForm| {
        let date = NaiveDate::from_ymd_opt(year4(year)?, month, ordinal(day)?)?;
        Some((date, form))
    };
    let found: Vec<(NaiveDate, DateForm)> = if let Some(month) = month(a) {
        let form = DateForm::MonthName {
            whole: a.len() > 3,
            comma: text.contains(','),
        };
        make(c, month, b, form).into_iter().collect()
    } else if let Some(month) = month(b) {
        let whole = b.len() > 3;
        let (year, day) = if a.len() == 4 { (a, c) } else { (c, a) };
        make(year, month, day, DateForm::DayMonthName { whole })
            .into_iter()
            .collect()
    } else if a.len() == 4 {
        let month = b.parse().unwrap_or(0);
        make(a, month, c, DateForm::YearFirst(separator))
            .into_iter()
            .collect()
    } else {
        let by_month = make(
            c,
            a.parse().unwrap_or(0),
            b,
            DateForm::MonthFirst(separator),
        );
        let by_day = make(c, b.parse().unwrap_or(0), a, DateForm::DayFirst(separator));
        match (by_month, by_day) {
            // Dots are written by those who put the day first.
            (Some(_), Some(day)) if separator == '.' => vec![day],
            (Some(month), Some(day)) if month.0 == day.0 => vec![month],
            (month, day) => month.into_iter().chain(day).collect(),
        }
    };
    match found.as_slice() {
        [] => Parsed::Not,
        [one] => Parsed::One(*one),
        _ => Parsed::Several(found),
    }
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
    .iter()
    .any(|day| {
        word.len() >= 3 && day.starts_with(word.as_str())
            || matches!(word.as_str(), "tues" | "thur" | "thurs")
    })
}

fn year4(text: &str) -> Option<i32> {
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}

fn ordinal(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &text[digits.len()..];
    (digits.len() <= 2 && matches!(ending, "" | "st" | "nd" | "rd" | "th"))
        .then(|| digits.parse().ok())
        .flatten()
}

impl DateForm {
    pub fn write(self, date: NaiveDate) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        let name = |whole: bool| {
            let name = MONTHS[date.month0() as usize];
            let cut = if whole { name.len() } else { 3 };
            format!("{}{}", name[..1].to_ascii_uppercase(), &name[1..cut])
        };
        match self {
            Self::YearFirst(s) => format!("{year}{s}{month:02}{s}{day:02}"),
            Self::MonthFirst(s) => format!("{month:02}{s}{day:02}{s}{year}"),
            Self::DayFirst(s) => format!("{day:02}{s}{month:02}{s}{year}"),
            Self::MonthName { whole, comma } => format!(
                "{} {day}{} {year}",
                name(whole),
                if comma { "," } else { "" }
            ),
            Self::DayMonthName { whole } => format!("{day} {} {year}", name(whole)),
        }
    }
}

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeForm {
    TwentyFour,
    /// `2:30 pm`: whether in capitals, and with a space.
    Twelve {
        capital: bool,
        space: bool,
    },
}

/// The hours that am or pm adds; the whole text must be it.
pub fn half(text: &str) -> Option<u32> {
    let letters: String = text
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    match letters.as_str() {
        "a" | "am" | "午前" | "上午" | "오전" => Some(0),
        "p" | "pm" | "午後" | "下午" | "오후" => Some(12),
        _ => None,
    }
}

pub fn is_half(text: &str) -> bool {
    half(text).is_some()
}

/// A time of day, and how it is written; the whole text must be it, but for a zone after it.
pub fn time(text: &str) -> Parsed<(NaiveTime, TimeForm)> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let digits_end = lower
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))
        .unwrap_or(lower.len());
    let (clock, rest) = lower.split_at(digits_end);
    let rest: String = rest
        .chars()
        .filter(|c| *c != '.' && !c.is_whitespace())
        .collect();
    let half = match rest.as_str() {
        "" | "utc" | "gmt" | "z" | "h" => None,
        _ => match half(&rest) {
            None => return Parsed::Not,
            half => half,
        },
    };
    let mut parts = clock.split([':', '.']);
    let mut number = || {
        parts.next().map(|part| {
            if part.len() <= 2 {
                part.parse::<u32>().ok()
            } else {
                None
            }
        })
    };
    let (Some(Some(hour)), minute, second) = (number(), number(), number()) else {
        return match clock {
            // "1430"
            _ if clock.len() == 4
                && half.is_none()
                && clock.bytes().all(|b| b.is_ascii_digit()) =>
            {
                let (hour, minute) = clock.split_at(2);
                let time = NaiveTime::from_hms_opt(
                    hour.parse().unwrap_or(99),
                    minute.parse().unwrap_or(99),
                    0,
                );
                time.map_or(Parsed::Not, |time| {
                    Parsed::One((time, TimeForm::TwentyFour))
                })
            }
            _ => Parsed::Not,
        };
    };
    let (Some(minute), Some(second)) =
        (minute.unwrap_or(half.map(|_| 0)), second.unwrap_or(Some(0)))
    else {
        return Parsed::Not;
    };
    let hour = match half {
        None => Some(hour),
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half),
    };
    let form = match half {
        None => TimeForm::TwentyFour,
        Some(_) => TimeForm::Twelve {
            capital: text.contains(['A', 'P']),
            space: text.contains(' '),
        },
    };
    hour.and_then(|hour| NaiveTime::from_hms_opt(hour, minute, second))
        .map_or(Parsed::Not, |time| Parsed::One((time, form)))
}

impl TimeForm {
    pub fn write(self, time: NaiveTime) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match self {
            Self::TwentyFour => format!("{hour:02}:{minute:02}"),
            Self::Twelve { capital, space } => {
                let half = match (hour >= 12, capital) {
                    (false, false) => "am",
                    (true, false) => "pm",
                    (false, true) => "AM",
                    (true, true) => "PM",
                };
                let space = if space { " " } else { "" };
                format!("{}:{minute:02}{space}{half}", (hour + 11) % 12 + 1)
            }
        }
    }
}

/// Date and time in one text: `2026-11-24T14:00`, `Nov 24, 2026 2:00 PM`. Gives where the time begins.
pub fn split_date_time(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let places = text
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | 'T' | ','))
        .map(|(at, _)| at);
    places
        .filter_map(|at| {
            Some((
                text[..at].trim_end_matches([',', ' ']),
                text.get(at + 1..)?.trim_start(),
            ))
        })
        .find(|(day, clock)| {
            let clock = clock.strip_prefix("at ").unwrap_or(clock);
            date(day) != Parsed::Not
                && time(clock) != Parsed::Not
                && clock.contains([':', 'm', 'M'])
        })
}

pub fn looks_like_date_or_time(text: &str) -> bool {
    date(text) != Parsed::Not
        || (time(text) != Parsed::Not && text.contains([':', 'm', 'M']))
        || split_date_time(text).is_some()
}

/// Minutes: `2 hours`, `1h 30m`, `90 min`, `1:30`, `1.5 hours`.
pub fn duration(text: &str) -> Option<u32> {
    let mut lower = text.trim().to_lowercase();
    if let Some(iso) = lower.strip_prefix('p') {
        lower = iso.replace('t', "");
    }
    if let Some((hours, minutes)) = lower.split_once(':') {
        let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (minutes < 60 && hours < 10_000).then_some(hours * 60 + minutes);
    }
    let mut total = 0;
    let mut rest = lower.as_str();
    let mut units = 0;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
            .unwrap_or(rest.len());
        // "1,5" is one and a half, "1,000" may be a thousand.
        let (whole, part) = rest[..end].split_once(',').unwrap_or((&rest[..end], ""));
        let number = match part.len() {
            0 => thousandths(whole),
            1 | 2 => thousandths(&rest[..end].replace(',', ".")),
            _ => None,
        }?;
        rest = rest[end..].trim_start();
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let minutes = match &rest[..end] {
            "h" | "hr" | "hrs" | "hour" | "hours" => 60,
            "m" | "min" | "mins" | "minute" | "minutes" => 1,
            "d" | "day" | "days" => 1440,
            _ => return None,
        };
        total += number * minutes;
        units += 1;
        rest = rest[end..].trim_start_matches([' ', ',']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    (units > 0 && total % 1000 == 0)
        .then(|| u32::try_from(total / 1000).ok())
        .flatten()
}

/// A decimal number of at most three places, in thousandths.
pub fn thousandths(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=9).contains(&whole.len()) && digits(whole) && digits(part) && part.len() <= 3;
    if !fits {
        return None;
    }
    let mut fraction = 0;
    for place in 0..3 {
        fraction = fraction * 10
            + part
                .as_bytes()
                .get(place)
                .map_or(0, |digit| i64::from(digit - b'0'));
    }
    Some(sign * (whole.parse::<i64>().ok()? * 1000 + fraction))
}

/// Thousandths as a decimal number.
pub fn decimal(thousandths: i64) -> String {
    let (whole, part) = (thousandths / 1000, thousandths % 1000);
    if part == 0 {
        return whole.to_string();
    }
    let sign = if thousandths < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:03}", whole.abs(), part.abs());
    text.trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn day(text: &str, iso: &str) {
        let (date, form) = date(text).one().unwrap();
        assert_eq!(date.to_string(), iso);
        assert_eq!(
            super::date(&form.write(date)).one().unwrap(),
            (date, form),
            "{text}"
        );
    }

    #[test]
    fn dates_in_known_orders() {
        day("2026-11-24", "2026-11-24");
        day("2026/11/04", "2026-11-04");
        day("Nov 24, 2026", "2026-11-24");
        day("24 November 2026", "2026-11-24");
        day("Tue, Nov 24, 2026", "2026-11-24");
        day("11/24/2026", "2026-11-24");
        day("24.11.2026", "2026-11-24");
        day("11.12.2026", "2026-12-11");
        day("11/11/2026", "2026-11-11");
        assert_eq!(date("24 Nov"), Parsed::Not);
        assert_eq!(date("11/24/26"), Parsed::Not);
        let Parsed::Several(both) = date("11/12/2026") else {
            panic!()
        };
        assert_eq!(both.len(), 2);
    }

    #[track_caller]
    fn clock(text: &str, iso: &str) {
        let (time, form) = time(text).one().unwrap();
        assert_eq!(time.to_string(), iso);
        assert_eq!(super::time(&form.write(time)).one().unwrap().0, time);
    }

    #[test]
    fn times_of_both_clocks() {
        clock("14:00", "14:00:00");
        clock("2:30 PM", "14:30:00");
        clock("12:05am", "00:05:00");
        clock("2 p.m.", "14:00:00");
        clock("1430", "14:30:00");
        clock("06:00 UTC", "06:00:00");
        assert_eq!(time("14"), Parsed::Not);
        assert_eq!(time("25:00"), Parsed::Not);
        assert_eq!(time("14:00 PST"), Parsed::Not);
        assert_eq!(time("13:00 pm"), Parsed::Not);
    }

    #[test]
    fn durations_are_numbers_with_units() {
        assert_eq!(duration("2 hours"), Some(120));
        assert_eq!(duration("1h 30m"), Some(90));
        assert_eq!(duration("1 hour and 15 minutes"), Some(75));
        assert_eq!(duration("1:30"), Some(90));
        assert_eq!(duration("1.5 hours"), Some(90));
        assert_eq!(thousandths("-2.25"), Some(-2250));
        assert_eq!(decimal(-2250), "-2.25");
        assert_eq!(decimal(3000), "3");
        assert_eq!(duration("2"), None);
        assert_eq!(duration("soon"), None);
    }

    #[test]
    fn date_and_time_in_one() {
        assert_eq!(
            split_date_time("2026-11-24T14:00"),
            Some(("2026-11-24", "14:00"))
        );
        assert_eq!(
            split_date_time("Nov 24, 2026 2:00 PM"),
            Some(("Nov 24, 2026", "2:00 PM"))
        );
        assert_eq!(split_date_time("24 November 2026"), None);
        assert_eq!(
            split_date_time("Sat, 19 Dec 2026 18:30"),
            Some(("Sat, 19 Dec 2026", "18:30"))
        );
        assert!(matches!(date("Sat, 19 Dec 2026"), Parsed::One(_)));
    }
}
