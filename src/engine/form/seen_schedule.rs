//! The schedule of a maintenance as a screen showed it.

use super::Form;
use crate::engine::time::{
    UtcInstant,
    format::{self, Clock},
};
use chrono::{DateTime, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The schedule of a maintenance as a screen showed it after it was loaded, before anything was edited there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenSchedule {
    /// When it was seen: seconds since 1970.
    pub seen: i64,
    /// What date and time showed, in the zone of the page: minutes since 1970.
    pub start: i64,
    /// How long the maintenance takes.
    pub minutes: u32,
    /// The zone as the page printed it.
    #[serde(default)]
    pub zone: Option<String>,
}

impl SeenSchedule {
    pub fn new(seen: UtcInstant, start: NaiveDateTime, minutes: u32, zone: Option<String>) -> Self {
        Self {
            seen: seen.timestamp(),
            start: start.and_utc().timestamp().div_euclid(60),
            minutes,
            zone,
        }
    }

    /// The schedule that the fields show, where all of it can be read.
    pub fn of_form(form: &Form, now: UtcInstant) -> Option<Self> {
        let start = form.start_date.value()?.and_time(*form.start_time.value()?);
        let zone = form.zone.value().cloned();
        Some(Self::new(now, start, *form.duration.value()?, zone))
    }

    /// What date and time showed. `None`: what was stored is no date.
    pub fn start_on_form(&self) -> Option<NaiveDateTime> {
        let start = DateTime::from_timestamp(self.start.checked_mul(60)?, 0)?;
        Some(start.naive_utc())
    }

    /// Whether it is the same schedule, whenever it was seen. A zone that was not printed once is no other zone.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let is_other_zone = self.zone.is_some() && other.zone.is_some() && self.zone != other.zone;
        (self.start, self.minutes) == (other.start, other.minutes) && !is_other_zone
    }

    /// `as seen at 14:05 UTC`; with the day, where that is not today.
    pub fn describe_when_seen(&self, now: UtcInstant, clock: Clock) -> String {
        let Some(seen) = DateTime::from_timestamp(self.seen, 0) else {
            return "as seen before".into();
        };
        let time = format::format_clock(seen.time(), clock);
        match seen.date_naive() {
            day if day == now.date_naive() => format!("as seen at {time} UTC"),
            day => format!("as seen on {}, {time} UTC", format::format_short_day(day)),
        }
    }
}
