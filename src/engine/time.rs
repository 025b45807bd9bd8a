//! Clock times in prose, as instants. Knows no machine clock and ships no zone table: zones are
//! asked of [`Zones`], which the browser answers from its own data.
//!
//! [`read`] goes in four steps, each linear in the text: characters → tokens ([`lexer`]) → atoms
//! (clocks, dates, zones, the words between; [`atoms`]) → phrases (a time, or a range of two, with
//! the zone beside it; [`phrases`]) → clock times (with the zone and the date that count for them,
//! as instants; [`resolve`]).

mod again;
pub mod arithmetic;
mod atoms;
mod attach;
mod brackets;
mod cache;
mod calendar_dates;
mod clocks;
mod date_asides;
mod date_atoms;
mod date_names;
mod dates;
mod dating;
mod day_lists;
mod days;
mod doubts;
mod evidence;
pub mod format;
mod headings;
mod impossible_dates;
mod lexer;
mod lexicon;
mod listed_days;
mod moved;
mod moved_dates;
mod ordinal_days;
mod ordinals;
mod phrases;
mod place_names;
mod printed;
mod readback;
mod resolve;
mod rewrite;
mod role;
mod signs;
mod source;
mod stretches;
mod suffixes;
mod two_days;
mod version_numbers;
mod walls;
mod words;
#[cfg(test)]
mod work;
mod zone_names;
mod zones;

pub use cache::Cached;
pub use calendar_dates::{CalendarDate, calendar_dates};
pub use date_names::named_day;
pub use printed::{PageZone, Window};
pub use readback::read_back;
pub use rewrite::{Moments, Replacement, Rewriting, Target, WithUtc, rewrite, rewrite_utc};
pub use role::Role;

use super::finding::Span;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// A moment, in UTC.
pub type UtcInstant = DateTime<Utc>;

/// Where the offsets of time zones come from: `Intl` in the browser, a crate on the command line.
pub trait Zones {
    /// Seconds east of UTC that clocks in `zone` (an IANA name) show at `at`. `None`: no such zone
    /// is known.
    fn offset(&self, zone: &str, at: UtcInstant) -> Option<i32>;

    /// IANA name of the zone that the person's machine is set to.
    fn local(&self) -> Option<String>;
}

/// What a text is read with.
pub struct Reading<'a> {
    /// Year-less and relative dates are read from here.
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
    /// What abbreviations mean here (`CST` → `America/Chicago`): the policy's `time.abbreviations`.
    pub abbreviations: &'a BTreeMap<String, String>,
    /// The start that the schedule fields say: gives a date to times that have none.
    pub schedule: Option<UtcInstant>,
}

/// Whether a time is in UTC, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// UTC, GMT, Z or an offset of zero.
    Utc,
    /// Any other zone; also "local time".
    NonUtc,
    NoZone,
}

impl Verdict {
    /// The word in the command line's output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Utc => "utc",
            Self::NonUtc => "non_utc",
            Self::NoZone => "no_zone",
        }
    }
}

/// One clock time, or one range of two, as it stands in the text. Times come in the order of the
/// text and never overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockTime {
    /// From the first clock to the last clock or zone.
    pub span: Span,
    /// As written: `EST`, `Central Time`, `+02:00`. It can stand outside the span, in a heading.
    pub zone: Option<String>,
    pub verdict: Verdict,
    /// More than one reading is possible; `start` and `end` are the first of them.
    pub review: Option<Review>,
    /// `None` where the date or the zone cannot be known.
    pub start: Option<UtcInstant>,
    pub end: Option<UtcInstant>,
    pub is_range: bool,
    /// The zone stands beside the time, not in a heading or in another time of a list.
    pub zone_beside: bool,
    /// The text says the date; else it is the schedule's.
    pub is_dated: bool,
    /// It holds no longer, or is not the time of the work: "previously 22:00 UTC".
    pub is_former: bool,
    parts: rewrite::Parts,
}

/// What a person must look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub doubt: Doubt,
    /// The reading that was taken, then the others.
    pub readings: Vec<Meaning>,
}

/// One reading of a doubtful time.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// "EST (UTC−5)", "New York time", "6 August 2026".
    pub means: String,
    pub start: UtcInstant,
    pub end: Option<UtcInstant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// EST written in summer.
    Season,
    /// Letters that several zones use: CST, IST, BST.
    Abbreviation,
    /// `08/06/2026`.
    DateOrder,
    /// Monday, 24 November, which is a Tuesday.
    Weekday,
    /// "Next Tuesday", and the schedule is a week later.
    Week,
    /// "Tomorrow, 24 November", written on that day.
    RelativeDay,
    /// "24 November at midnight": when the day begins, or when it ends.
    Midnight,
    /// "12:00 am (noon)".
    Clocks,
    /// The clocks are put back: this time comes twice.
    Repeated,
    /// The clocks are put forward: this time never comes.
    Skipped,
}

impl Doubt {
    /// It is about the day or the clock, not about the zone: also a time in our zone has it.
    pub fn is_of_moment(self) -> bool {
        match self {
            Self::DateOrder
            | Self::Weekday
            | Self::Week
            | Self::RelativeDay
            | Self::Midnight
            | Self::Clocks => true,
            Self::Season | Self::Abbreviation | Self::Repeated | Self::Skipped => false,
        }
    }

    /// It is about the day alone.
    pub fn is_of_day(self) -> bool {
        self.is_of_moment() && self != Self::Clocks
    }
}

/// Every clock time of `text`, in its order.
pub fn read(text: &str, reading: &Reading<'_>) -> Vec<ClockTime> {
    let Some(source) = source::Source::promising(text) else {
        return Vec::new();
    };
    let (list, clocks) = atoms::atoms(&source);
    let atoms = phrases::Atoms {
        text,
        list: &list,
        clocks: &clocks,
    };
    let phrases = phrases::phrases(&atoms);
    if phrases.is_empty() {
        return Vec::new();
    }
    resolve::resolve(&atoms, &phrases, reading)
}

#[cfg(test)]
pub(crate) mod tests;
