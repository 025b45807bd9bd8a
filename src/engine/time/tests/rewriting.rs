//! A time in another zone is rewritten as the same moment in UTC.

use super::super::rewrite_in_utc;
use super::*;
use crate::engine::time::format::Clock;

/// Rewrites every time; the result reads as the same moments, in UTC.
#[track_caller]
fn becomes(text: &str, wanted: &str) {
    let before = times(text);
    let mut whole = text.to_string();
    for time in before.iter().rev() {
        if let Some(mended) = rewrite_in_utc(&whole, &times(&whole), time, Clock::TwentyFour) {
            whole = mended.apply_to(&whole);
        }
    }
    assert_eq!(whole, wanted);
    let instants = |times: &[ClockTime]| {
        times
            .iter()
            .map(|time| (time.start, time.end))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let after = times(&whole);
    assert_eq!(instants(&after), instants(&before), "{text:?} → {whole:?}");
    assert!(
        after.iter().all(|time| time.verdict == Verdict::Utc),
        "{whole:?}"
    );
}

#[test]
fn clocks_and_ranges() {
    becomes("Nov 24, 9 am EST", "Nov 24, 14:00 UTC");
    becomes("Nov 24, 14:00-16:00 CET", "Nov 24, 13:00-15:00 UTC");
    becomes(
        "On Nov 24 from 8:00 AM to 2:00 PM (EST) we",
        "On Nov 24 from 13:00 to 19:00 (UTC) we",
    );
    becomes("Nov 24 10:00+02:00", "Nov 24 08:00 UTC");
    becomes(
        "Nov 24 10:00 CET - 12:00 UTC",
        "Nov 24 09:00 UTC - 12:00 UTC",
    );
    becomes("2026-11-24T10:00:00+02:00", "2026-11-24 08:00 UTC");
}

#[test]
fn the_date_changes_with_the_time() {
    becomes("November 24 at 10pm EST", "November 25 at 03:00 UTC");
    becomes("10pm EST on November 24th", "03:00 UTC on November 25th");
    becomes("2026-11-24 22:00 EST", "2026-11-25 03:00 UTC");
    becomes("11/24/2026 10pm EST", "11/25/2026 03:00 UTC");
    becomes("24.11.2026 um 00:30 Uhr MEZ", "23.11.2026 um 23:30 UTC");
    becomes("November 30 at 10pm EST", "December 1 at 03:00 UTC");
    becomes("tomorrow at 10pm EST", "2026-11-25 at 03:00 UTC");
    becomes(
        "Friday, November 27 at 10pm EST",
        "Saturday, November 28 at 03:00 UTC",
    );
    becomes("Mon, 30 Nov 2026, 10pm EST", "Tue, 1 Dec 2026, 03:00 UTC");
    becomes(
        "December 31, 2026 at 10pm EST",
        "January 1, 2027 at 03:00 UTC",
    );
    becomes(
        "Montag, 30. November, 00:30 MEZ",
        "Sonntag, 29. November, 23:30 UTC",
    );
    becomes(
        "June 2, 2026 9:00 PM ET - June 4, 2026 9:00 PM ET",
        "June 3, 2026 01:00 UTC - June 5, 2026 01:00 UTC",
    );
}

#[test]
fn a_moment_in_several_zones_is_written_once() {
    becomes("Nov 24 at 10pm EST / 7pm PST", "Nov 25 at 03:00 UTC");
}

#[test]
fn a_date_that_several_times_use_stays_for_the_others() {
    becomes(
        "Nov 24: 10pm EST first site. 11pm EST second site.",
        "Nov 25: 03:00 UTC first site. 04:00 UTC (2026-11-25) second site.",
    );
}
