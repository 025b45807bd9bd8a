//! One clock as written, without the zone and the date around it.

use super::date_expr::DateExpr;
use super::zones::Zone;

/// One clock as written: `10:30 pm`, `0600`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ClockReading {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub meridiem: Option<Meridiem>,
    pub has_minutes: bool,
    pub notation: ClockNotation,
    /// The date of an ISO 8601 date-time.
    pub date: Option<DateExpr>,
    /// The zone directly attached to it (`Z`, `+02:00`), and its byte range.
    pub zone: Option<(Zone, usize, usize)>,
    /// Written as "midnight", which can be either end of a day.
    pub is_midnight_word: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meridiem {
    Am,
    Pm,
}

/// What names a half of the day and nothing else, as it is written for both.
pub(super) const HALVES: [[&str; 2]; 9] = [
    ["am", "pm"],
    ["AM", "PM"],
    ["a.m.", "p.m."],
    ["A.M.", "P.M."],
    ["a", "p"],
    ["A", "P"],
    JAPANESE_HALVES,
    CHINESE_HALVES,
    KOREAN_HALVES,
];
pub(super) const JAPANESE_HALVES: [&str; 2] = ["午前", "午後"];
pub(super) const CHINESE_HALVES: [&str; 2] = ["上午", "下午"];
pub(super) const KOREAN_HALVES: [&str; 2] = ["오전", "오후"];

/// The notation of a clock, which decides how much further evidence it needs to count as a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClockNotation {
    /// `10 pm`, `10 Uhr`, `10:30Z`: needs none.
    Certain,
    /// `10:30`: counts unless something speaks against it.
    Colon,
    /// `10:30 hours`, `14h`, `2 heures`: may be a duration.
    Hours,
    /// `10p`: may be anything.
    Letter,
    /// `0600`: may be any number.
    Figures,
    /// `10`.
    Bare,
    /// `10.30`: may be a decimal.
    Dotted,
    /// `midnight`, `noon`.
    Word,
}

impl ClockReading {
    /// `noon`, `midnight`.
    pub fn from_word(hour: u8) -> Self {
        Self {
            hour,
            minute: 0,
            second: 0,
            meridiem: None,
            has_minutes: true,
            notation: ClockNotation::Word,
            date: None,
            zone: None,
            is_midnight_word: hour == 0,
        }
    }

    /// Minutes since midnight; a clock without AM or PM is taken as a 24-hour one.
    pub fn minutes_of_day(self) -> u32 {
        let hour = match (self.meridiem, self.hour) {
            (Some(Meridiem::Am), 12) => 0,
            (Some(Meridiem::Pm), hour @ 0..=11) => hour + 12,
            (_, hour) => hour % 24,
        };
        u32::from(hour) * 60 + u32::from(self.minute)
    }

    pub fn new(hour: u32, minute: u32, sure: ClockNotation) -> Option<Self> {
        let in_day = hour < 24 && minute < 60 || hour == 24 && minute == 0;
        in_day.then_some(Self {
            hour: hour as u8,
            minute: minute as u8,
            second: 0,
            meridiem: None,
            has_minutes: false,
            notation: sure,
            date: None,
            zone: None,
            is_midnight_word: false,
        })
    }
}
