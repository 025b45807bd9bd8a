//! The result of the reader: one clock time, what it means, and the spans of its parts.

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

/// One clock time, or one range of two. Times are in the order of the text and never overlap.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockTime {
    /// From the first clock to the last clock or zone.
    pub span: Span,
    /// As written: `EST`, `Central Time`, `+02:00`. It can be outside the span, in a heading.
    pub zone: Option<String>,
    pub verdict: Verdict,
    /// Set where more than one reading is possible; `start` and `end` are those of the first.
    pub review: Option<Review>,
    /// `None` where the date or the zone is unknown.
    pub start: Option<UtcInstant>,
    pub end: Option<UtcInstant>,
    pub is_range: bool,
    /// The zone is next to the time, not in a heading or at another time of a list.
    pub zone_beside: bool,
    /// The text has a date for it; otherwise the date is that of the schedule.
    pub is_dated: bool,
    /// It no longer holds, or is not the time of the work: "previously 22:00 UTC".
    pub is_former: bool,
    pub(super) parts: TimeParts,
}

/// A doubt that a person must settle.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub doubt: Doubt,
    /// The reading that is used, then the others.
    pub readings: Vec<Meaning>,
}

/// One reading of a doubtful time.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// A name of the reading: "EST (UTC−5)", "New York time", "6 August 2026".
    pub means: String,
    pub start: UtcInstant,
    pub end: Option<UtcInstant>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// EST written in summer.
    Season,
    /// An abbreviation of several zones: CST, IST, BST.
    Abbreviation,
    /// `08/06/2026`.
    DateOrder,
    /// Monday, 24 November, which is a Tuesday.
    Weekday,
    /// "Next Tuesday", where the schedule is a week later.
    Week,
    /// "Tomorrow, 24 November", written on that day.
    RelativeDay,
    /// "24 November at midnight": the beginning or the end of that day.
    Midnight,
    /// Two clocks that contradict each other: "12:00 am (noon)".
    Clocks,
    /// The clocks are put back, so this time occurs twice.
    Repeated,
    /// The clocks are put forward, so this time does not occur.
    Skipped,
}

impl Doubt {
    /// The doubt is about the day or the clock, not about the zone, so a time in UTC can have it
    /// too.
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

    /// The doubt is about the day only.
    pub fn is_of_day(self) -> bool {
        self.is_of_moment() && self != Self::Clocks
    }
}

/// A start and an end.
pub type StartAndEnd = (UtcInstant, Option<UtcInstant>);

/// The spans of the parts of a time, in the order of the text.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct TimeParts {
    pub pieces: Vec<TimePart>,
    /// The date that applies to it, where that is outside of the time.
    pub date: Option<SharedPlace>,
    /// The zone that applies to it.
    pub zone: Option<SharedPlace>,
    /// Its wall clock, where the date is known.
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
    /// A restatement of the clock: "(noon)".
    Restatement,
}

/// A date or a zone that several times can share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct SharedPlace {
    pub span: Span,
    pub style: DateStyle,
    /// The number of times that use it.
    pub uses: usize,
    /// It may be changed in its place if no other time uses it.
    pub may_change: bool,
    /// It is within the time.
    pub is_own: bool,
}

/// The wall clock at the start and, of a range, at the end.
pub(super) type WallClockTimes = (NaiveDateTime, Option<NaiveDateTime>);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct WallClockReadings {
    /// The reading that is used.
    pub taken: WallClockTimes,
    /// The other possible reading, and the doubt between them.
    pub other: Option<(Doubt, WallClockTimes)>,
}
