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
];

/// What leads to the case in which a field counts: "Duration (if flexible)".
pub const CONDITIONS: &[&str] = &["if", "unless", "only for", "only when", "when"];
