//! A clock time → the same moment in UTC, as text.

use super::{ClockTime, Verdict, format};
use crate::engine::finding::Span;
use crate::engine::policy::Clock;

/// Put `text` where `span` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub span: Span,
    pub text: String,
}

/// The time in UTC, in the policy's form. `None` when it is in UTC already, or when the zone or the
/// date is not known. A range stays a range; the date is written out when the day changes.
pub fn rewrite_utc(text: &str, time: &ClockTime, clock: Clock) -> Option<Replacement> {
    if time.verdict != Verdict::NonUtc {
        return None;
    }
    let start = time.start?;
    let mut words = String::new();
    let moved = time.parts.local_day != Some(start.date_naive()) || time.parts.inner_date;
    if moved {
        words.push_str(&format::iso_day(start.date_naive()));
        words.push(' ');
    }
    words.push_str(&format::clock(start.time(), clock));
    if let (Some(end), Some((last_start, _))) = (time.end, time.parts.last) {
        let between = text
            .get(time.parts.first_end..last_start)
            .unwrap_or_default();
        if time.parts.inner_date || between.chars().any(char::is_alphanumeric) && between.len() > 8
        {
            words.push_str(" - ");
        } else {
            words.push_str(between);
        }
        if end.date_naive() != start.date_naive() && moved {
            words.push_str(&format::iso_day(end.date_naive()));
            words.push(' ');
        }
        words.push_str(&format::clock(end.time(), clock));
    }
    words.push_str(" UTC");
    Some(Replacement {
        span: time.span,
        text: words,
    })
}
