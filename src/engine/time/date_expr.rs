//! A date as written, before it is known which day it means.

/// The parts of a date that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct DateExpr {
    pub year: Option<i16>,
    /// 0: not written.
    pub month: u8,
    pub day: u8,
    /// Written in digits, and day and month could be swapped.
    pub swappable: bool,
    /// Monday is 1; 0: not written.
    pub weekday: u8,
    /// Days from today.
    pub relative: Option<i8>,
    /// "last Monday" −1, "coming Monday" 1, "next Monday" 2.
    pub direction: i8,
    pub style: DateStyle,
}

impl DateExpr {
    /// By the written parts, `other` is the next day: "24 November" and "25 November".
    pub fn is_day_before(self, other: Self) -> bool {
        let one_month = other.month == self.month || other.month == 0 || self.month == 0;
        let next = other.day == self.day + 1 && one_month;
        let turns = other.day == 1 && self.day >= 28 && other.month == self.month % 12 + 1;
        // "Tuesday, 24 November, 22:00–00:00 (Wednesday)".
        let is_named = other.day == 0 && self.weekday > 0 && other.weekday == self.weekday % 7 + 1;
        self.day > 0 && (next || turns) || is_named
    }
}

/// The notation of a date, so that it can be rewritten in the same form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum DateStyle {
    /// No form that can be reproduced: rewritten as `2026-08-06`.
    #[default]
    Other,
    /// `2026-08-06`, with this ASCII separator.
    YearFirst(u8),
    /// `6/8/2026`, read with the day first.
    DayFirst(u8),
    MonthFirst(u8),
    /// `August 6`.
    Words,
    /// `Thursday, August 6`.
    NamedDay,
    /// `the 6th`.
    Ordinal,
}

/// A year that a notice can be about.
pub(super) fn is_year(value: u32) -> bool {
    (1970..=2099).contains(&value)
}

/// The month has such a day in some year.
pub(super) fn is_day(month: u32, day: u32) -> bool {
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    (1..=days).contains(&day)
}
