//! One clock reading as it is written.

use super::date_expr::DateExpr;
use super::zones::Zone;

/// One clock reading as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ClockReading {
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub meridiem: Option<Meridiem>,
    pub has_minutes: bool,
    pub notation: ClockNotation,
    /// ISO 8601 carries its date inside.
    pub date: Option<DateExpr>,
    /// A zone that is glued to it (`Z`, `+02:00`), and the bytes it stands in.
    pub zone: Option<(Zone, usize, usize)>,
    /// Called "midnight", which is at either end of a day.
    pub is_midnight_word: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meridiem {
    Am,
    Pm,
}

/// How much more evidence a reading needs before it counts as a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClockNotation {
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

    /// Minutes since midnight, as far as the half of the day is said.
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
