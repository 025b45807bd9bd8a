//! What makes an ordinal of a day in English.

pub(super) const ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// `st` for 1, 21 and 31.
pub(super) fn ending_of(day: u32) -> &'static str {
    match day {
        11..=13 => "th",
        _ if day % 10 == 1 => "st",
        _ if day % 10 == 2 => "nd",
        _ if day % 10 == 3 => "rd",
        _ => "th",
    }
}
