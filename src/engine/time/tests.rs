//! Texts and the times that are read from them.

#![allow(clippy::unwrap_used)]

use super::*;
use rustc_hash::FxHashMap;

pub(crate) use crate::testing::zones::Chicago as Rules;

pub(crate) fn instant(text: &str) -> UtcInstant {
    text.parse().unwrap()
}

/// The times of `text`, written on Monday, 23 November 2026.
pub(crate) fn times(text: &str) -> Vec<ClockTime> {
    let abbreviations = FxHashMap::default();
    read_times(
        text,
        &ReadingContext {
            now: instant("2026-11-23T12:00:00Z"),
            zones: &Rules,
            abbreviations: &abbreviations,
            schedule: None,
            date_order: None,
        },
    )
}

/// The times of `text`, written on Friday, 20 November 2026, with this start of the schedule.
pub(crate) fn times_with(text: &str, schedule: &str) -> Vec<ClockTime> {
    let abbreviations = FxHashMap::default();
    read_times(
        text,
        &ReadingContext {
            now: instant("2026-11-20T09:00:00Z"),
            zones: &Rules,
            abbreviations: &abbreviations,
            schedule: Some(instant(schedule)),
            date_order: None,
        },
    )
}

/// All times as `[span] zone start/end`, joined by `; `.
fn describe(text: &str, times: &[ClockTime]) -> String {
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
    assert_eq!(describe(text, &times(text)), wanted, "{text:?}");
}

/// Written on Friday, 20 November 2026.
#[track_caller]
fn reads_with(text: &str, schedule: &str, wanted: &str) {
    let times = times_with(text, schedule);
    assert_eq!(describe(text, &times), wanted, "{text:?}");
}

#[track_caller]
fn has_no_time(text: &str) {
    reads(text, "");
}

mod days;
mod english;
mod languages;
mod linear;
mod not_times;
mod restatements;
mod rewriting;
mod zones_and_dates;
