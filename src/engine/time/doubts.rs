//! A resolved time → what a person must look at, with every possible reading of it.

use super::bound_phrase::{BoundPhrase, OffsetRule, offset_rule_in_season};
use super::clock_time::{WallClockReadings, WallClockTimes};
use super::phrase::ZoneMention;
use super::zones::{self, REGIONS, Zone, ZoneSeason};
use super::{
    clock_time::{Doubt, Meaning, Review},
    format,
    instant::UtcInstant,
};

/// The name of a reading, and the offset rules of both ends.
type ZoneReading<'a> = (Option<String>, (OffsetRule<'a>, OffsetRule<'a>));

impl<'a> BoundPhrase<'a> {
    /// Every reading of the zone combined with every reading of the day, where there is more than
    /// one.
    pub(super) fn review_doubts(
        &self,
        named: (ZoneMention, ZoneMention),
        wall_clocks: WallClockReadings,
        (start, end): (UtcInstant, Option<UtcInstant>),
        changed: Option<(Doubt, UtcInstant)>,
    ) -> Option<Review> {
        let (zone_doubt, zones) = self.zone_readings(named, (start, end));
        let moment_doubt = wall_clocks.other.map(|(doubt, _)| doubt);
        let Some(doubt) = zone_doubt.or(moment_doubt) else {
            let (doubt, other) = changed?;
            let reading = |means: &str, start| Meaning {
                means: means.into(),
                start,
                end,
            };
            return Some(Review {
                doubt,
                readings: vec![
                    reading("before the clocks change", start),
                    reading("after the clocks change", other),
                ],
            });
        };
        let mut readings = Vec::with_capacity(4);
        let taken = std::iter::once((wall_clocks.taken, true));
        let other = wall_clocks.other.map(|(_, times)| (times, false));
        for (times, is_taken) in taken.chain(other) {
            let day = moment_doubt.map(|doubt| describe_reading(doubt, times, is_taken));
            for (zone, clocks) in &zones {
                let (start, end, _) = self.resolve_instants(*clocks, times)?;
                let words: Vec<&str> = [&day, zone].into_iter().flatten().map(|s| &**s).collect();
                readings.push(Meaning {
                    means: words.join(", "),
                    start,
                    end,
                });
            }
        }
        Some(Review { doubt, readings })
    }

    /// The offset rules that the names of the zones can stand for, the likeliest first.
    fn zone_readings(
        &self,
        (first, last): (ZoneMention, ZoneMention),
        (start, end): (UtcInstant, Option<UtcInstant>),
    ) -> (Option<Doubt>, Vec<ZoneReading<'a>>) {
        let clocks = (
            self.offset_rule_of(first.zone),
            self.offset_rule_of(last.zone),
        );
        if let Some((season, region, letters)) = self
            .season_mismatch(first.zone, start)
            .or_else(|| self.season_mismatch(last.zone, end?))
        {
            let iana = REGIONS[usize::from(region)].iana;
            let swap = |zone: Zone, clocks| {
                if self.season_mismatch(zone, start).is_some() {
                    OffsetRule::Iana(iana)
                } else {
                    clocks
                }
            };
            let usual = format!("{letters} ({})", format_offset(season));
            let other = format!("{} time", format::zone_city(iana));
            let swapped = (swap(first.zone, clocks.0), swap(last.zone, clocks.1));
            let readings = vec![(Some(usual), clocks), (Some(other), swapped)];
            return (Some(Doubt::Season), readings);
        }
        if let Some((region, season, letters)) = self
            .other_region(first.zone)
            .or_else(|| self.other_region(last.zone))
        {
            let swap = |zone: Zone, clocks| {
                if self.other_region(zone).is_some() {
                    offset_rule_in_season(region, season)
                } else {
                    clocks
                }
            };
            let usual = &zones::ABBREVIATIONS[usize::from(letters)];
            let place = |region: u8| {
                let city = format::zone_city(REGIONS[usize::from(region)].iana);
                Some(format!("{} in {city}", usual.name))
            };
            let swapped = (swap(first.zone, clocks.0), swap(last.zone, clocks.1));
            let readings = vec![(place(usual.region), clocks), (place(region), swapped)];
            return (Some(Doubt::Abbreviation), readings);
        }
        (None, vec![(None, clocks)])
    }

    /// EST written in summer: the offset of the abbreviation is not the one in use in its region.
    fn season_mismatch(&self, zone: Zone, at: UtcInstant) -> Option<(i16, u8, &'static str)> {
        let Zone::Abbreviation(index) = zone else {
            return None;
        };
        let abbreviation = &zones::ABBREVIATIONS[usize::from(index)];
        let region = &REGIONS[usize::from(abbreviation.region)];
        if !region.daylight
            || abbreviation.season == ZoneSeason::Any
            || self.reading.abbreviations.contains_key(abbreviation.name)
        {
            return None;
        }
        let OffsetRule::Minutes(minutes) =
            offset_rule_in_season(abbreviation.region, abbreviation.season)
        else {
            return None;
        };
        let offset = self.reading.zones.offset_at(region.iana, at)?;
        (offset != i32::from(minutes) * 60).then_some((
            minutes,
            abbreviation.region,
            abbreviation.name,
        ))
    }

    /// CST could be China's: the other region of the abbreviation, unless the policy defines it.
    fn other_region(&self, zone: Zone) -> Option<(u8, ZoneSeason, u8)> {
        let Zone::Abbreviation(index) = zone else {
            return None;
        };
        let abbreviation = &zones::ABBREVIATIONS[usize::from(index)];
        if self.reading.abbreviations.contains_key(abbreviation.name) {
            return None;
        }
        abbreviation
            .other
            .map(|(region, season)| (region, season, index))
    }
}

/// The name of one reading of a day or a clock.
fn describe_reading(doubt: Doubt, (start, _): WallClockTimes, is_taken: bool) -> String {
    let day = start.date();
    match (doubt, is_taken) {
        (Doubt::Weekday, _) => format!("a {}", format::weekday_name(day)),
        (Doubt::Week | Doubt::RelativeDay, _) => format::format_short_day(day),
        (Doubt::Midnight, true) => "when the day begins".into(),
        (Doubt::Midnight, false) => "when the day ends".into(),
        (Doubt::Clocks, true) => "as it stands first".into(),
        (Doubt::Clocks, false) => "as it is said again".into(),
        _ => format::format_long_day(day),
    }
}

fn format_offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    let minutes = minutes.unsigned_abs();
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}
