//! A phrase with its date and zone → its wall clock, in every reading of its date and of its words.

use super::bound_phrase::{BoundPhrase, OffsetRule};
use super::clock_reading::{ClockReading, Meridiem};
use super::clock_time::Doubt;
use super::clock_time::{WallClockReadings, WallClockTimes};
use super::date_phrase::DateLink;
use super::day_resolution::{self, DateContext, DayReading};
use super::instant::UtcInstant;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

impl BoundPhrase<'_> {
    /// `None` where the date is unknown.
    pub(super) fn read_wall_clock(&self, clocks: OffsetRule) -> Option<WallClockReadings> {
        let day = self.resolve_start_day(clocks)?;
        let clock = self.phrase.clock;
        let taken = self.wall_clock_times(day.day, clock)?;
        let other = match day.other {
            Some((doubt, day)) => Some((doubt, self.wall_clock_times(day, clock)?)),
            None => self.read_other_wall_clock(day.day, taken),
        };
        Some(WallClockReadings { taken, other })
    }

    /// The other reading where two clocks contradict each other, and of "midnight".
    fn read_other_wall_clock(
        &self,
        day: NaiveDate,
        taken: WallClockTimes,
    ) -> Option<(Doubt, WallClockTimes)> {
        let phrase = self.phrase;
        if let Some(conflicting) = phrase.conflicting_clock {
            let clock = *self.atoms.clock_at(conflicting)?;
            return Some((Doubt::Clocks, self.wall_clock_times(day, clock)?));
        }
        let next = |at: NaiveDateTime| at + Duration::days(1);
        let range_end = phrase.range_end.as_ref();
        if range_end
            .is_some_and(|range_end| range_end.clock.is_midnight_word && range_end.date.is_some())
        {
            return Some((Doubt::Midnight, (taken.0, taken.1.map(next))));
        }
        let tonight = self
            .date_expr()
            .is_some_and(|expr| expr.relative == Some(0));
        // "From midnight to 02:00 on 25 November" is on the day of its end.
        let is_day_of_end =
            range_end.is_some() && self.date.is_some_and(|(date, _)| date.first > phrase.last);
        let is_certain = tonight || is_day_of_end || self.ends_its_day;
        if !phrase.clock.is_midnight_word || is_certain || !self.has_date_beside() {
            return None;
        }
        // The end of the day must come before a second end that has a date of its own.
        let own = range_end
            .is_some_and(|range_end| range_end.date.is_some() || range_end.clock.date.is_some());
        let end = if own { taken.1 } else { taken.1.map(next) };
        let start = next(taken.0);
        end.is_none_or(|end| end > start)
            .then_some((Doubt::Midnight, (start, end)))
    }

    fn has_date_beside(&self) -> bool {
        self.phrase.date.is_some() || self.date.is_some_and(|(_, link)| link != DateLink::Carried)
    }

    /// The day of the first clock, and the other day that it could be.
    fn resolve_start_day(&self, clocks: OffsetRule) -> Option<DayReading> {
        let zones = self.reading.zones;
        let shift = |at: UtcInstant, seconds: Option<i32>| {
            (at + Duration::seconds(seconds.unwrap_or_default().into())).date_naive()
        };
        let local = |at: UtcInstant| {
            let offset = match clocks {
                OffsetRule::Minutes(minutes) => Some(i32::from(minutes) * 60),
                OffsetRule::Iana(zone) => zones.offset_at(zone, at),
                OffsetRule::Unknown => None,
            };
            shift(at, offset)
        };
        let schedule = self.reading.schedule.map(local);
        let Some(expr) = self.date_expr() else {
            // A time without any date is on the day of the schedule.
            let day = schedule?;
            return Some(DayReading { day, other: None });
        };
        let now = self.reading.now;
        let today = local(now);
        let today_here = match expr.relative {
            Some(_) => {
                let zone = zones.local_zone();
                shift(now, zone.and_then(|zone| zones.offset_at(&zone, now)))
            }
            None => today,
        };
        let anchor = DateContext {
            today,
            today_here,
            schedule,
            evidence: self.evidence,
        };
        let found = day_resolution::resolve_day(expr, anchor)?;
        // "Tonight at midnight" is the end of the day.
        let ends = expr.relative == Some(0) && self.phrase.clock.is_midnight_word;
        if self.is_after_midnight_tonight(clocks) {
            return found.after_midnight(expr);
        }
        let later = ends || self.ends_its_day || self.phrase.is_next_day;
        Some(DayReading {
            day: found.day + Duration::days(later.into()),
            ..found
        })
    }

    /// "Tonight at 1 am", written before midnight.
    fn is_after_midnight_tonight(&self, clocks: OffsetRule) -> bool {
        const MORNING: u32 = 6 * 60;
        let Some((date, _)) = self.date.filter(|(date, _)| self.atoms.is_tonight(date)) else {
            return false;
        };
        let hour = self.phrase.clock.minutes_of_day();
        let offset = match clocks {
            OffsetRule::Minutes(minutes) => Some(i32::from(minutes) * 60),
            OffsetRule::Iana(zone) => self.reading.zones.offset_at(zone, self.reading.now),
            OffsetRule::Unknown => None,
        };
        let here = self.reading.now + Duration::seconds(offset.unwrap_or_default().into());
        let written = here.time().hour() * 60 + here.time().minute();
        date.expr.relative == Some(0)
            && !self.phrase.clock.is_midnight_word
            && hour < MORNING
            && hour < written
    }

    /// The wall clock at the start and at the end.
    fn wall_clock_times(&self, day: NaiveDate, clock: ClockReading) -> Option<WallClockTimes> {
        let start = wall_clock_time(day, clock)?;
        let Some(range_end) = &self.phrase.range_end else {
            return Some((start, None));
        };
        let Some(expr) = range_end
            .clock
            .date
            .or(range_end.date.map(|date| date.expr))
        else {
            let mut end = wall_clock_time(day, range_end.clock)?;
            // With a zone at each end, only the instants show which end is later.
            let one_zone = range_end.zone.is_none()
                || self.phrase.zone.is_none()
                || range_end.zone.map(|z| z.zone) == self.phrase.zone.map(|z| z.zone);
            if end <= start && one_zone {
                end += Duration::days(1);
            }
            return Some((start, Some(end)));
        };
        if expr.month == 0 && expr.day > 0 {
            let last = day_resolution::next_day_of_month(expr, day)?;
            return Some((start, Some(wall_clock_time(last, range_end.clock)?)));
        }
        let anchor = DateContext {
            today: day,
            today_here: day,
            schedule: Some(day),
            evidence: self.evidence,
        };
        let last = day_resolution::resolve_day(expr, anchor)?.day;
        Some((start, Some(wall_clock_time(last, range_end.clock)?)))
    }
}

fn wall_clock_time(day: NaiveDate, clock: ClockReading) -> Option<NaiveDateTime> {
    let hour = match (clock.meridiem, clock.hour) {
        (Some(Meridiem::Am), 12) => 0,
        (Some(Meridiem::Pm), hour @ 0..=11) => hour + 12,
        (_, hour) => hour,
    };
    let (day, hour) = if hour == 24 {
        (day.succ_opt()?, 0)
    } else {
        (day, hour)
    };
    let time = NaiveTime::from_hms_opt(hour.into(), clock.minute.into(), clock.second.into())?;
    (1900..=2100)
        .contains(&day.year())
        .then(|| day.and_time(time))
}
