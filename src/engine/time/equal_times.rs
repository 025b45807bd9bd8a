//! Whether a clock time is what the clocks of a zone show at a moment.

use super::clock_time::{ClockTime, StartAndEnd};
use super::instant::{UtcInstant, Zones};
use chrono::NaiveDateTime;

const DAY: i64 = 24 * 60 * 60;

impl ClockTime {
    /// Every moment that the time can mean: the one that is used, then the others.
    pub fn possible_moments(&self) -> Vec<StartAndEnd> {
        let readings = self.review.iter().flat_map(|review| &review.readings);
        let own = self.start.map(|start| (start, self.end));
        own.into_iter()
            .chain(readings.map(|reading| (reading.start, reading.end)))
            .collect()
    }

    /// Clocks in `zone` (an IANA name) show the time as it is written at these moments. `false` where the
    /// written clocks are not known, or the zone is not.
    pub fn is_shown_in(&self, zone: &str, (start, end): StartAndEnd, zones: &dyn Zones) -> bool {
        let Some(wall_clock) = self.parts.wall_clock else {
            return false;
        };
        // An end after midnight is written without its day as often as with it.
        let shows = |wall: NaiveDateTime, at: UtcInstant| {
            let apart = (wall - at.naive_utc()).num_seconds();
            let offset = zones.offset_at(zone, at).map(i64::from);
            offset.is_some_and(|offset| (apart - offset).rem_euclid(DAY) == 0)
        };
        let other = wall_clock.other.map(|(_, times)| times);
        let mut written = std::iter::once(wall_clock.taken).chain(other);
        written.any(|(first, last)| {
            shows(first, start)
                && match (last, end) {
                    (Some(last), Some(end)) => shows(last, end),
                    (None, None) => true,
                    _ => false,
                }
        })
    }

    /// The day on which the time starts, as it is written or follows from the text.
    pub fn written_day(&self) -> Option<chrono::NaiveDate> {
        Some(self.parts.wall_clock?.taken.0.date())
    }
}
