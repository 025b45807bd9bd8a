//! A clock time as it was read: what it means, and where its parts stand in the text.

use super::date_expr::DateStyle;
use super::instant::UtcInstant;
use crate::engine::text::Span;
use chrono::NaiveDateTime;

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
    pub(super) parts: TimeParts,
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

/// A start and an end.
pub type StartAndEnd = (UtcInstant, Option<UtcInstant>);

/// Where the parts of a time stand, in the order of the text.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct TimeParts {
    pub pieces: Vec<TimePart>,
    /// The date that counts for it, when it stands outside of the time.
    pub date: Option<SharedPlace>,
    /// The zone that counts for it.
    pub zone: Option<SharedPlace>,
    /// What its own clocks show, where the date is known.
    pub wall_clock: Option<WallClockReadings>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimePart {
    pub part: PartKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PartKind {
    Start,
    End,
    /// Clock and date in one: `2026-08-06T10:00`.
    StartWhole,
    EndWhole,
    Zone,
    StartDay(DateStyle),
    EndDay(DateStyle),
    /// Says the clock again: "(noon)".
    Restatement,
}

/// A date or a zone that several times can share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SharedPlace {
    pub span: Span,
    pub style: DateStyle,
    /// By how many times.
    pub uses: usize,
    /// It can be changed where it stands, when no other time uses it.
    pub may_change: bool,
    /// It stands within the time.
    pub is_own: bool,
}

/// What clocks show at the start and, of a range, at the end.
pub(super) type WallClockTimes = (NaiveDateTime, Option<NaiveDateTime>);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WallClockReadings {
    /// The reading that is taken.
    pub taken: WallClockTimes,
    /// The other one, and what leaves it open.
    pub other: Option<(Doubt, WallClockTimes)>,
}
