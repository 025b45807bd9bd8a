//! One clock reading as it is written.

use super::date_expr::DateExpr;
use super::zones::Zone;

/// One clock reading as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ClockReading {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub half: Option<Half>,
    pub minutes_written: bool,
    pub sure: Sure,
    /// ISO 8601 carries its date inside.
    pub date: Option<DateExpr>,
    /// A zone that is glued to it (`Z`, `+02:00`), and the bytes it stands in.
    pub zone: Option<(Zone, usize, usize)>,
    /// Called "midnight", which is at either end of a day.
    pub midnight: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
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

/// How much more evidence a reading needs before it counts as a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    /// `10 pm`, `10 Uhr`, `10:30Z`: none.
    Certain,
    /// `10:30`: nothing that speaks against it.
    Colon,
    /// `10:30 hours`, `14h`, `2 heures`: could be a duration.
    Hours,
    /// `10p`: could be anything.
    Letter,
    /// `0600`: could be any number.
    Figures,
    /// `10`.
    Bare,
    /// `10.30`: could be a decimal.
    Dotted,
    /// `midnight`, `noon`.
    Word,
}

impl ClockReading {
    /// `noon`, `midnight`.
    pub fn word(hour: u8) -> Self {
        Self {
            hour,
            minute: 0,
            second: 0,
            half: None,
            minutes_written: true,
            sure: Sure::Word,
            date: None,
            zone: None,
            midnight: hour == 0,
        }
    }

    /// Minutes since midnight, as far as the half of the day is said.
    pub fn minutes(self) -> u32 {
        let hour = match (self.half, self.hour) {
            (Some(Half::Am), 12) => 0,
            (Some(Half::Pm), hour @ 0..=11) => hour + 12,
            (_, hour) => hour % 24,
        };
        u32::from(hour) * 60 + u32::from(self.minute)
    }

    pub fn new(hour: u32, minute: u32, sure: Sure) -> Option<Self> {
        let in_day = hour < 24 && minute < 60 || hour == 24 && minute == 0;
        in_day.then_some(Self {
            hour: hour as u8,
            minute: minute as u8,
            second: 0,
            half: None,
            minutes_written: false,
            sure,
            date: None,
            zone: None,
            midnight: false,
        })
    }
}
