//! What the fields of the schedule are called.

/// Such a date or time is not that of the maintenance.
pub const VETOES: &[&str] = &[
    "backfill",
    "backfilled",
    "remind",
    "reminder",
    "due",
    "created",
    "filter",
    "search",
    "expire",
    "expires",
    "expiry",
    "posted",
    "publish",
    "notify",
    "birth",
    "report",
];

/// When it starts.
pub const START: &[&str] = &[
    "start",
    "starts",
    "starting",
    "begin",
    "begins",
    "beginning",
    "scheduled for",
    "commences",
    "window opens",
];

/// When it ends.
pub const END: &[&str] = &[
    "end",
    "ends",
    "ending",
    "until",
    "till",
    "finish",
    "finishes",
    "stop",
    "stops",
    "scheduled until",
    "window closes",
];

/// How long it takes.
pub const DURATION: &[&str] = &[
    "duration",
    "length",
    "how long",
    "lasts",
    "takes",
    "expected duration",
    "estimated duration",
];

/// What names a field of the schedule, the surest first.
pub const FOUND_BY: &[&[&str]] = &[
    ZONE,
    DURATION,
    DATE,
    TIME,
    MERIDIEM,
    HOURS,
    MINUTES,
    START,
    END,
    UNITS,
    LEADS_TO_LENGTH,
];

/// In what a date, a time or a duration is given.
pub const UNITS: &[&str] = &[
    "date",
    "dates",
    "day",
    "days",
    "time",
    "times",
    "timezone",
    "tz",
    "zone",
    "clock",
    "datetime",
    "hour",
    "hours",
    "hrs",
    "hr",
    "h",
    "minute",
    "minutes",
    "mins",
    "min",
    "m",
    "s",
    "year",
    "month",
    "am",
    "pm",
    "ampm",
    "meridiem",
    "dd",
    "mm",
    "yy",
    "yyyy",
    "hh",
    "ss",
    "at",
    "by",
    "when",
    "are",
    "all",
    "shown",
    "planned",
    "expected",
    "estimated",
    "total",
    "local",
    "format",
    "e",
    "g",
    "eg",
    "number",
    "needed",
    "how",
    "many",
    "long",
    "will",
    "does",
    "take",
    "and",
    "schedule",
];

/// What is given in a time zone, or is one.
pub const ZONE: &[&str] = &["time zone", "timezone", "tz"];

pub const DATE: &[&str] = &["date", "day", "dates", "yyyy", "datetime"];

pub const TIME: &[&str] = &["time", "times", "clock", "datetime", "hh mm"];

/// A number of hours, and not the hour of a clock.
pub const HOURS: &[&str] = &["hours", "hrs", "h"];

/// A number of minutes, and not the minute of a clock.
pub const MINUTES: &[&str] = &["minutes", "mins", "min", "m"];

pub const MERIDIEM: &[&str] = &["am pm", "ampm", "meridiem", "am or pm"];

/// A unit behind a number, where nothing else stands there.
pub const DAYS_ALONE: &[&str] = &["days", "day s"];
pub const HOURS_ALONE: &[&str] = &["hours", "hour s", "hrs", "h"];
pub const MINUTES_ALONE: &[&str] = &["minutes", "minute s", "mins", "min", "m"];

/// What an empty box for a part of a date asks for, where nothing else stands there; also for a minute.
pub const DAY_ALONE: &str = "dd";
pub const MONTH_OR_MINUTE_ALONE: &str = "mm";
pub const YEAR_ALONE: &[&str] = &["yyyy", "yy"];

/// What stands between a start and how long it takes: "starting at 22:00 for 2 hours".
pub const LEADS_TO_LENGTH: &[&str] = &["for"];

/// A caption over the hours and minutes of a clock.
pub const OVER_CLOCK: &[&str] = &["time", "at"];

/// What stands between a start and an end.
pub const LEADS_TO_END: &[&str] = &["-", "–", "—", "→", "to", "until", "till", "through"];

/// The order of figures that a page asks for.
pub const MONTH_FIRST: &[&str] = &["mm dd yyyy", "mm dd yy"];
pub const DAY_FIRST: &[&str] = &["dd mm yyyy", "dd mm yy"];
pub const YEAR_FIRST: &[&str] = &["yyyy mm dd"];

/// What the choice between am and pm may be called.
pub const HALVES: &[&str] = &["period", "half", "part"];

/// Clocks that belong to no known zone.
pub const UNKNOWN_CLOCKS: &[&str] = &["local time", "server time", "browser time", "system time"];

/// A sentence about when.
pub const ABOUT_TIMES: &[&str] = &["time", "times", "zone", "timezone"];

/// What leads to the case in which a field counts: "Duration (if flexible)".
pub const CONDITIONS: &[&str] = &["if", "unless", "only for", "only when", "when"];
