//! A zone at an instant → what is written behind a clock time there: `EDT`, `GMT`, `UTC+3`. The reader reads
//! it back as the same offset.

use super::bound_phrase::{OffsetRule, offset_rule_in_season};
use super::instant::{UtcInstant, Zones};
use super::zones::{self, REGIONS, ZoneSeason};
use rustc_hash::FxHashMap;

/// What clocks in `zone` (an IANA name) are marked with at an instant. An abbreviation that the policy gives to
/// another zone is not used. `None` for an unknown zone.
pub fn zone_label_at(
    zone: &str,
    at: UtcInstant,
    zones: &dyn Zones,
    abbreviations: &FxHashMap<String, String>,
) -> Option<String> {
    if matches!(zone, "UTC" | "GMT") || zones::is_utc_name(zone) {
        return Some("UTC".into());
    }
    let zone = zones::current_iana_name(zone);
    let seconds = zones.offset_at(zone, at)?;
    let minutes = i16::try_from(seconds / 60).ok()?;
    let is_free = |name: &str| abbreviations.get(name).is_none_or(|other| other == zone);
    let label = abbreviation_of(zone, minutes).filter(|name| is_free(name));
    Some(label.map_or_else(|| offset_label(minutes), str::to_owned))
}

fn abbreviation_of(zone: &str, minutes: i16) -> Option<&'static str> {
    let region = REGIONS.iter().find(|region| region.iana == zone)?;
    if minutes == 0 && matches!(zone, "Europe/London" | "Europe/Dublin") {
        return Some("GMT");
    }
    let named_in = |iana: &str| {
        let mut named = zones::ABBREVIATIONS.iter().filter(|abbreviation| {
            let seasonal = abbreviation.season != ZoneSeason::Any;
            seasonal && REGIONS[usize::from(abbreviation.region)].iana == iana
        });
        named.find(|abbreviation| has_offset(abbreviation.region, abbreviation.season, minutes))
    };
    // Most of Europe has one set of abbreviations; Phoenix has that of Denver, Sydney that of Brisbane in winter.
    let shared = match (region.standard, region.daylight) {
        (60, true) if zone.starts_with("Europe/") => Some("Europe/Berlin"),
        (120, true) if zone.starts_with("Europe/") => Some("Europe/Athens"),
        (-420, false) => Some("America/Denver"),
        (600, true) => Some("Australia/Brisbane"),
        _ => None,
    };
    let found = named_in(zone).or_else(|| named_in(shared?))?;
    Some(found.name)
}

fn has_offset(region: u8, season: ZoneSeason, minutes: i16) -> bool {
    match offset_rule_in_season(region, season) {
        OffsetRule::Minutes(own) => own == minutes,
        // It has one season only, and is asked for in that.
        OffsetRule::Iana(_) => REGIONS[usize::from(region)].standard == minutes,
        OffsetRule::Unknown => false,
    }
}

/// `UTC+5:45`.
fn offset_label(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    match (hours, rest) {
        (0, 0) => "GMT".into(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::tests::{Rules, instant, times};

    fn label(zone: &str, at: &str) -> String {
        zone_label_at(zone, instant(at), &Rules, &FxHashMap::default()).unwrap_or_default()
    }

    #[test]
    fn zones_are_called_as_people_call_them() {
        let (summer, winter) = ("2026-07-01T12:00:00Z", "2026-12-01T12:00:00Z");
        for (zone, in_summer, in_winter) in [
            ("America/New_York", "EDT", "EST"),
            ("Europe/London", "BST", "GMT"),
            ("Europe/Paris", "CEST", "CET"),
            ("Europe/Helsinki", "EEST", "EET"),
            ("Asia/Tokyo", "JST", "JST"),
            ("Asia/Kolkata", "IST", "IST"),
            ("America/Phoenix", "MST", "MST"),
            ("Europe/Dublin", "UTC+1", "GMT"),
            ("America/Detroit", "UTC-4", "UTC-5"),
            ("Asia/Kathmandu", "NPT", "NPT"),
            ("Asia/Kabul", "UTC+4:30", "UTC+4:30"),
            ("Etc/UTC", "UTC", "UTC"),
            ("Mars/Olympus", "", ""),
        ] {
            assert_eq!(label(zone, summer), in_summer, "{zone}");
            assert_eq!(label(zone, winter), in_winter, "{zone}");
        }
        let own = FxHashMap::from_iter([("CST".to_owned(), "Asia/Shanghai".to_owned())]);
        let chicago = zone_label_at("America/Chicago", instant(winter), &Rules, &own);
        assert_eq!(chicago.as_deref(), Some("UTC-6"));
    }

    /// One of the readings of what is written is the offset that the zone has.
    #[test]
    fn labels_are_read_back() {
        for region in REGIONS {
            for (at, day) in [
                ("2026-07-01T12:00:00Z", "1 July 2026"),
                ("2026-12-01T12:00:00Z", "1 December 2026"),
            ] {
                let Some(offset) = Rules.offset_at(region.iana, instant(at)) else {
                    continue;
                };
                let text = format!("{day} at 12:00 {}", label(region.iana, at));
                let read = times(&text);
                let wanted = instant(at) - chrono::Duration::seconds(offset.into());
                let mut readings: Vec<_> = read.iter().filter_map(|time| time.start).collect();
                for review in read.iter().filter_map(|time| time.review.as_ref()) {
                    readings.extend(review.readings.iter().map(|reading| reading.start));
                }
                assert_eq!(read.len(), 1, "{text}");
                assert!(readings.contains(&wanted), "{text}: {readings:?}");
            }
        }
    }
}
