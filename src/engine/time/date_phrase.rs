//! A date with its place in the text.

use super::date_expr::DateExpr;

/// A date, with its atoms and its byte range.
#[derive(Clone, Copy, Debug)]
pub(super) struct DatePhrase {
    pub expr: DateExpr,
    pub first: usize,
    pub end: usize,
    pub start_byte: usize,
    pub end_byte: usize,
    /// The last day of a range of days.
    pub is_range_end: bool,
    /// It no longer holds, or is not the day of the work: "previously 24 November".
    pub is_former: bool,
    /// In brackets after a time, so it is the day of that time alone.
    pub is_bracketed: bool,
}

/// How a date is connected to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateLink {
    /// Directly before or after it.
    Beside,
    /// In the same sentence.
    Sentence,
    /// Elsewhere in the text.
    Carried,
}
