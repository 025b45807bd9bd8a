//! How a policy wants dates written, as `D MMMM YYYY`. Only forms that the reader of times reads back as the
//! same day are formats.

use super::day_resolution::NumericDateOrder;
use super::format::{month_name, weekday_name};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// A form of dates: `D MMMM YYYY` → 1 December 2026, `YYYY-MM-DD` → 2026-12-01.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DateFormat(String);

/// A part of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DatePart<'a> {
    Year,
    Month(MonthForm),
    Day(DayForm),
    /// Its name in full, or its first three letters.
    Weekday(bool),
    /// What stands between the others.
    Between(&'a str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MonthForm {
    Number,
    TwoDigits,
    ShortName,
    Name,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayForm {
    Number,
    TwoDigits,
    /// `1st`.
    Ordinal,
}

impl Default for DateFormat {
    fn default() -> Self {
        Self("D MMMM YYYY".to_owned())
    }
}

impl DateFormat {
    /// The day as this format writes it.
    pub fn format_day(&self, day: NaiveDate) -> String {
        let parts = split_format(&self.0).unwrap_or_default();
        parts.iter().map(|part| write_part(*part, day)).collect()
    }

    /// Whether its dates in digits have the day or the month first. `None`: the month is a name, or the year
    /// comes first.
    pub fn numeric_order(&self) -> Option<NumericDateOrder> {
        let parts = split_format(&self.0)?;
        let is_month = |part: &DatePart| {
            matches!(
                part,
                DatePart::Month(MonthForm::Number | MonthForm::TwoDigits)
            )
        };
        let place = |wanted: &dyn Fn(&DatePart) -> bool| parts.iter().position(wanted);
        let month = place(&is_month)?;
        let day = place(&|part| matches!(part, DatePart::Day(_)))?;
        let year = place(&|part| *part == DatePart::Year)?;
        match year > day && year > month {
            true if day < month => Some(NumericDateOrder::DayFirst),
            true => Some(NumericDateOrder::MonthFirst),
            false => None,
        }
    }
}

/// Whether a text is a format whose dates can be read back.
pub fn is_date_format(text: &str) -> bool {
    let Some(parts) = split_format(text) else {
        return false;
    };
    // A weekday comes first or last.
    let parts = match parts.as_slice() {
        [
            DatePart::Weekday(_),
            DatePart::Between(" " | ", "),
            rest @ ..,
        ]
        | [
            rest @ ..,
            DatePart::Between(" " | ", "),
            DatePart::Weekday(_),
        ] => rest,
        all => all,
    };
    use DatePart::{Between, Day, Month, Year};
    use MonthForm::{Name, Number, ShortName, TwoDigits};
    let is_ordinal = parts.contains(&Day(DayForm::Ordinal));
    match parts {
        [Day(_), Between(" "), Month(Name | ShortName)] => true,
        [Month(Name | ShortName), Between(" "), Day(_)] => true,
        [
            Day(_),
            Between(one),
            Month(Name | ShortName),
            Between(two),
            Year,
        ] => matches!((*one, *two), (" ", " " | ", ") | ("-", "-")) && !(is_ordinal && *one == "-"),
        [
            Month(Name | ShortName),
            Between(" "),
            Day(_),
            Between(" " | ", "),
            Year,
        ] => true,
        [
            Day(_),
            Between(one),
            Month(Number | TwoDigits),
            Between(two),
            Year,
        ]
        | [
            Year,
            Between(one),
            Month(Number | TwoDigits),
            Between(two),
            Day(_),
        ] => one == two && matches!(*one, "-" | "/" | ".") && !is_ordinal,
        [
            Month(Number | TwoDigits),
            Between("/"),
            Day(_),
            Between("/"),
            Year,
        ] => !is_ordinal,
        [
            Year,
            Between("年"),
            Month(Number | TwoDigits),
            Between("月"),
            Day(_),
            Between("日"),
        ] => !is_ordinal,
        _ => false,
    }
}

/// The parts of a format. `None` where letters are there that mean nothing.
fn split_format(format: &str) -> Option<Vec<DatePart<'_>>> {
    const LETTERS: [(&str, DatePart<'static>); 10] = [
        ("YYYY", DatePart::Year),
        ("MMMM", DatePart::Month(MonthForm::Name)),
        ("MMM", DatePart::Month(MonthForm::ShortName)),
        ("MM", DatePart::Month(MonthForm::TwoDigits)),
        ("M", DatePart::Month(MonthForm::Number)),
        ("Do", DatePart::Day(DayForm::Ordinal)),
        ("DD", DatePart::Day(DayForm::TwoDigits)),
        ("D", DatePart::Day(DayForm::Number)),
        ("dddd", DatePart::Weekday(true)),
        ("ddd", DatePart::Weekday(false)),
    ];
    let mut parts = Vec::new();
    let mut rest = format;
    while !rest.is_empty() {
        let is_letter = rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let end = rest
            .find(|c: char| c.is_ascii_alphanumeric() != is_letter)
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if is_letter {
            let (_, part) = LETTERS.iter().find(|(letters, _)| *letters == run)?;
            parts.push(*part);
        } else {
            parts.push(DatePart::Between(run));
        }
        rest = after;
    }
    Some(parts)
}

fn write_part(part: DatePart, day: NaiveDate) -> String {
    match part {
        DatePart::Year => format!("{:04}", day.year()),
        DatePart::Month(MonthForm::Number) => day.month().to_string(),
        DatePart::Month(MonthForm::TwoDigits) => format!("{:02}", day.month()),
        DatePart::Month(MonthForm::ShortName) => month_name(day)[..3].to_owned(),
        DatePart::Month(MonthForm::Name) => month_name(day).to_owned(),
        DatePart::Day(DayForm::Number) => day.day().to_string(),
        DatePart::Day(DayForm::TwoDigits) => format!("{:02}", day.day()),
        DatePart::Day(DayForm::Ordinal) => {
            let suffix = match day.day() {
                1 | 21 | 31 => "st",
                2 | 22 => "nd",
                3 | 23 => "rd",
                _ => "th",
            };
            format!("{}{suffix}", day.day())
        }
        DatePart::Weekday(true) => weekday_name(day).to_owned(),
        DatePart::Weekday(false) => weekday_name(day)[..3].to_owned(),
        DatePart::Between(text) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::{
        ReadingContext, find_calendar_dates, read_times,
        tests::{Rules, instant},
    };
    use chrono::Duration;
    use rustc_hash::FxHashMap;

    fn day(text: &str) -> NaiveDate {
        instant(&format!("{text}T00:00:00Z")).date_naive()
    }

    /// Every format that can be put together of these parts and separators.
    fn possible_formats() -> Vec<String> {
        const ORDERS: [&[usize]; 8] = [
            &[0, 1, 2],
            &[1, 0, 2],
            &[2, 1, 0],
            &[2, 0, 1],
            &[0, 1],
            &[1, 0],
            &[0, 2, 1],
            &[1, 2, 0],
        ];
        let mut formats = Vec::new();
        for order in ORDERS {
            for day in ["D", "DD", "Do"] {
                for month in ["M", "MM", "MMM", "MMMM"] {
                    for between in [" ", ", ", "-", "/", ".", "", "年月日"] {
                        for second in [" ", ", ", "-", "/", ".", ""] {
                            let names = [day, month, "YYYY"];
                            let mut format = String::new();
                            for (at, part) in order.iter().enumerate() {
                                if between == "年月日" {
                                    let sign = ['日', '月', '年'][*part];
                                    format.push_str(names[*part]);
                                    format.push(sign);
                                    continue;
                                }
                                let before = [between, second][at.saturating_sub(1).min(1)];
                                format.push_str(if at == 0 { "" } else { before });
                                format.push_str(names[*part]);
                            }
                            formats.extend([
                                format!("ddd {format}"),
                                format!("dddd, {format}"),
                                format!("{format}, dddd"),
                                format,
                            ]);
                        }
                    }
                }
            }
        }
        formats.sort();
        formats.dedup();
        formats
    }

    #[test]
    fn every_format_is_read_back() {
        let formats: Vec<_> = possible_formats()
            .into_iter()
            .filter(|format| is_date_format(format))
            .collect();
        assert!(formats.len() > 150, "{}", formats.len());
        let now = instant("2026-11-20T09:00:00Z");
        let mut wrong = Vec::new();
        for format in &formats {
            let format = DateFormat(format.clone());
            let before = wrong.len();
            for days in [0, 1, 3, 11, 12, 20, 45, 60, 90] {
                let wanted = day("2026-11-20") + Duration::days(days);
                let written = format.format_day(wanted);
                let reading = ReadingContext {
                    now,
                    zones: &Rules,
                    abbreviations: &FxHashMap::default(),
                    schedule: None,
                    date_order: format.numeric_order(),
                };
                let text = format!("Work on {written} from 22:00 UTC to 23:30 UTC.");
                let times = read_times(&text, &reading);
                let read = times.first().and_then(|time| time.start);
                let is_sure = times.iter().all(|time| time.review.is_none());
                if times.len() != 1 || !is_sure || read.map(|at| at.date_naive()) != Some(wanted) {
                    wrong.push(format!("{} {text} {read:?}", format.0));
                }
                let text = format!("Work is planned for {written}.");
                let dates = find_calendar_dates(&text, &reading, &[]);
                let read: Vec<_> = dates.iter().flat_map(|date| date.days.clone()).collect();
                if read != [wanted] {
                    wrong.push(format!("{} {text} {read:?}", format.0));
                }
            }
            wrong.truncate(before + 1);
        }
        assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
    }

    #[test]
    fn days_are_written() {
        let written = |format: &str| {
            assert!(is_date_format(format), "{format}");
            DateFormat(format.into()).format_day(day("2026-12-01"))
        };
        assert_eq!(written("D MMMM YYYY"), "1 December 2026");
        assert_eq!(written("YYYY-MM-DD"), "2026-12-01");
        assert_eq!(
            written("dddd, MMMM Do, YYYY"),
            "Tuesday, December 1st, 2026"
        );
        assert_eq!(written("DD/MM/YYYY"), "01/12/2026");
        assert_eq!(written("YYYY年M月D日"), "2026年12月1日");
        assert_eq!(written("ddd D MMM"), "Tue 1 Dec");
    }

    #[test]
    fn what_cannot_be_read_back_is_no_format() {
        for format in [
            "",
            "YYYY",
            "D MMMM",
            "D MMM YY",
            "YYYYMMDD",
            "YYYY-DD-MM",
            "D/M",
            "Q YYYY",
            "D D MMMM",
            "DD/MM-YYYY",
            "D of MMMM",
            "MMMM YYYY",
            "DMMMYYYY",
        ] {
            assert_eq!(is_date_format(format), format == "D MMMM", "{format}");
        }
    }
}
