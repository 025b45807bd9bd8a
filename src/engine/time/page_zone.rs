//! Text of a page or a policy → the zone that it names, as printed beside a page's time fields.

use super::rails_zones;
use super::source_text::SourceText;
use super::wall_clock::{self, WallClockInstants};
use super::words::{flag, zone};
use super::zones::{self, REGIONS, Zone, ZoneSeason};
use super::{
    instant::{UtcInstant, Zones},
    zone_names,
};
use chrono::{Duration, NaiveDateTime};

/// A zone as a page or a policy names it.
#[derive(Clone, Debug, PartialEq)]
pub enum PageZone {
    Utc,
    /// Minutes east of UTC.
    Offset(i16),
    /// IANA name.
    Iana(String),
}

impl PageZone {
    /// Reads `UTC`, `(GMT-05:00) Eastern Time (US & Canada)`, `Europe/London`, `Berlin`, `EST`.
    pub fn parse(printed: &str) -> Option<Self> {
        let printed = printed.trim();
        if printed == "UTC" {
            return Some(Self::Utc); // Asked of nearly every policy with each letter that is typed.
        }
        let rest = match (printed.strip_prefix('('), printed.find(')')) {
            (Some(_), Some(close)) if close + 1 < printed.len() => {
                printed[close + 1..].trim_start()
            }
            _ => printed,
        };
        if let Some(iana) = rails_zones::find_rails_zone(rest) {
            return Some(Self::Iana(iana.into()));
        }
        let source = SourceText::new(rest);
        if let Some((zone, end)) = zone_names::read_zone(&source, source.skip_space(0)) {
            // In "GMT (London)" and "GMT Standard Time" the zone has summer time, so it is not
            // UTC.
            let other = |i: usize| {
                let meaning = source.meaning_at(i);
                meaning.zone & (zone::PLACE | zone::LETTERS) != 0
                    || meaning.has_flag(flag::STANDARD | flag::DAYLIGHT)
            };
            let is_clear = zone != Zone::Utc || !(end..source.tokens.len()).any(other);
            return is_clear.then(|| Self::from_zone(zone, rest)).flatten();
        }
        let name = rest.split(['(', ',']).next().unwrap_or(rest).trim();
        let name = name.to_lowercase().replace(' ', "_");
        if let Some(region) = zones::find_place(&name) {
            return Some(Self::Iana(REGIONS[usize::from(region)].iana.into()));
        }
        // Only "(GMT+02:00)": no more than the offset is known.
        let source = SourceText::new(printed);
        let first =
            (0..source.tokens.len().min(3)).find_map(|i| zone_names::read_zone(&source, i))?;
        // "(GMT+00:00) Nowhere" may be the offset in winter only.
        let is_utc = first.0 == Zone::Utc && rest != printed;
        (!is_utc)
            .then(|| Self::from_zone(first.0, printed))
            .flatten()
    }

    fn from_zone(zone: Zone, text: &str) -> Option<Self> {
        Some(match zone {
            Zone::Utc => Self::Utc,
            Zone::Offset(minutes) => Self::Offset(minutes),
            Zone::Region(region, ZoneSeason::Any) => {
                Self::Iana(REGIONS[usize::from(region)].iana.into())
            }
            // Operating systems say "Pacific Standard Time" all year round.
            Zone::Region(region, _) => Self::Iana(REGIONS[usize::from(region)].iana.into()),
            Zone::Abbreviation(index) => Self::Iana(
                REGIONS[usize::from(zones::ABBREVIATIONS[usize::from(index)].region)]
                    .iana
                    .into(),
            ),
            Zone::Iana(start, end) => {
                Self::Iana(zones::current_iana_name(&text[start..end]).into())
            }
            Zone::Unknown => return None,
        })
    }

    /// Seconds east of UTC at an instant.
    pub fn offset_at(&self, zones: &dyn Zones, at: UtcInstant) -> Option<i32> {
        match self {
            Self::Utc => Some(0),
            Self::Offset(minutes) => Some(i32::from(*minutes) * 60),
            Self::Iana(name) => zones.offset_at(name, at),
        }
    }

    /// The instants at which clocks in this zone show `wall`.
    pub fn resolve_wall_clock(
        &self,
        zones: &dyn Zones,
        wall: NaiveDateTime,
    ) -> Option<WallClockInstants> {
        match self {
            Self::Utc => Some(WallClockInstants::Once(wall.and_utc())),
            Self::Offset(minutes) => Some(WallClockInstants::Once(
                wall.and_utc() - Duration::minutes((*minutes).into()),
            )),
            Self::Iana(name) => wall_clock::resolve_wall_clock(zones, name, wall),
        }
    }

    /// The wall clock of this zone at an instant.
    pub fn wall_clock_at(&self, zones: &dyn Zones, at: UtcInstant) -> Option<NaiveDateTime> {
        Some(at.naive_utc() + Duration::seconds(self.offset_at(zones, at)?.into()))
    }
}
