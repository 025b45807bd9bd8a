//! Text in, times out. The zones here know a few regions by rule, so that no zone table is needed.

#![allow(clippy::unwrap_used)]

use super::*;
use chrono::{Datelike, Duration, NaiveDate, TimeZone, Utc};
use std::collections::BTreeMap;

/// Fixed rules of today for a few regions: enough for sentences; the oracle tests use real tables.
pub(crate) struct Rules;

impl Zones for Rules {
    fn offset(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        let year = at.year();
        let sunday = |month: u32, nth: i64| {
            let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
            let to_sunday = i64::from((7 - first.weekday().num_days_from_sunday()) % 7);
            first + Duration::days(to_sunday + 7 * (nth - 1))
        };
        let last_sunday = |month: u32| {
            let next = NaiveDate::from_ymd_opt(year, month + 1, 1).unwrap();
            next - Duration::days(i64::from((next.weekday().num_days_from_sunday() + 6) % 7) + 1)
        };
        let utc = |day: NaiveDate, hour: u32| {
            Utc.from_utc_datetime(&day.and_hms_opt(hour, 0, 0).unwrap())
        };
        let american = |standard: i32| {
            let start = utc(sunday(3, 2), 2) - Duration::hours(standard.into());
            let end = utc(sunday(11, 1), 1) - Duration::hours(standard.into());
            let summer = at >= start && at < end;
            (standard + i32::from(summer)) * 3600
        };
        let european = |standard: i32| {
            let summer = at >= utc(last_sunday(3), 1) && at < utc(last_sunday(10), 1);
            (standard + i32::from(summer)) * 3600
        };
        Some(match zone {
            "America/New_York" => american(-5),
            "America/Chicago" => american(-6),
            "America/Denver" => american(-7),
            "America/Los_Angeles" => american(-8),
            "Europe/London" | "Europe/Dublin" => european(0),
            "Europe/Berlin" | "Europe/Paris" | "Europe/Rome" | "Europe/Madrid" => european(1),
            "Asia/Kolkata" => 19800,
            "Asia/Shanghai" => 28800,
            "Asia/Tokyo" => 32400,
            "America/Sao_Paulo" => -10800,
            "UTC" => 0,
            _ => return None,
        })
    }

    fn local(&self) -> Option<String> {
        Some("America/Chicago".into())
    }
}

pub(crate) fn instant(text: &str) -> UtcInstant {
    text.parse().unwrap()
}

/// The times of `text`, said on Monday, 23 November 2026.
pub(crate) fn times(text: &str) -> Vec<ClockTime> {
    let abbreviations = BTreeMap::new();
    read(
        text,
        &Reading {
            now: instant("2026-11-23T12:00:00Z"),
            zones: &Rules,
            abbreviations: &abbreviations,
            schedule: None,
        },
    )
}

/// The same, with a schedule that starts then.
pub(crate) fn times_with(text: &str, schedule: &str) -> Vec<ClockTime> {
    let abbreviations = BTreeMap::new();
    read(
        text,
        &Reading {
            now: instant("2026-11-20T09:00:00Z"),
            zones: &Rules,
            abbreviations: &abbreviations,
            schedule: Some(instant(schedule)),
        },
    )
}

/// `[span] zone start/end` of every time, joined by `; `.
fn shown(text: &str, times: &[ClockTime]) -> String {
    let show = |time: &ClockTime| {
        let mut line = format!(
            "[{}] {}",
            &text[time.span.start..time.span.end],
            time.zone.as_deref().unwrap_or("none")
        );
        if let Some(start) = time.start {
            line += &format!(" {}", start.format("%m-%d %H:%M"));
        }
        if let Some(end) = time.end {
            line += &format!("/{}", end.format("%m-%d %H:%M"));
        }
        if let Some(review) = &time.review {
            line += &format!(" {:?}", review.doubt);
        }
        line
    };
    times.iter().map(show).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn reads(text: &str, wanted: &str) {
    assert_eq!(shown(text, &times(text)), wanted, "{text:?}");
}

/// Written on Friday, 20 November 2026.
#[track_caller]
fn reads_with(text: &str, schedule: &str, wanted: &str) {
    let times = times_with(text, schedule);
    assert_eq!(shown(text, &times), wanted, "{text:?}");
}

#[track_caller]
fn quiet(text: &str) {
    reads(text, "");
}

mod days;
mod english;
mod languages;
mod linear;
mod not_times;
mod rewriting;
mod said_again;
mod zones_and_dates;
