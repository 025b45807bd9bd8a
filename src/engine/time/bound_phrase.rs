//! A phrase with the date and the zone that count for it, and its moments.

use super::arithmetic::{self, Local};
use super::clock_time::{Doubt, WallTimes};
use super::date_expr::DateExpr;
use super::dated::{DateLink, DatePhrase};
use super::days::Evidence;
use super::instant::UtcInstant;
use super::phrase::{Atoms, Phrase, ZoneMention};
use super::reading::Reading;
use super::zones::{self, REGIONS, Season, Zone, iana_name};
use chrono::{Duration, NaiveDateTime};

/// One phrase with what belongs to it.
pub(super) struct BoundPhrase<'a> {
    pub(super) atoms: &'a Atoms<'a>,
    pub(super) phrase: &'a Phrase,
    pub(super) named: Option<ZoneMention>,
    pub(super) link: Option<ZoneLink>,
    pub(super) date: Option<(DatePhrase, DateLink)>,
    pub(super) uses: &'a Uses,
    pub(super) evidence: &'a Evidence,
    pub(super) reading: &'a Reading<'a>,
}

/// Start, end, and what the clocks' changes leave in doubt.
pub(super) type Instants = (UtcInstant, Option<UtcInstant>, Option<(Doubt, UtcInstant)>);

/// What clocks a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Clocks<'a> {
    Minutes(i16),
    Iana(&'a str),
    Unknown,
}

/// Where the zone of a time stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ZoneLink {
    Beside,
    /// In a heading, a column, a list.
    Away,
    /// A place, which stays where it is named.
    SharedPlace,
}

/// Where the dates and zones begin that times use, each as often as it is used, in order.
#[derive(Default)]
pub(super) struct Uses {
    pub dates: Vec<usize>,
    pub zones: Vec<usize>,
}

impl<'a> BoundPhrase<'a> {
    /// The date that counts for the first clock, as written.
    pub(super) fn expr(&self) -> Option<DateExpr> {
        let phrase = self.phrase;
        phrase
            .clock
            .date
            .or(phrase.date.map(|date| date.expr))
            .or_else(|| self.date.map(|(date, _)| date.expr))
    }

    pub(super) fn clocks(&self, zone: Zone) -> Clocks<'a> {
        match zone {
            Zone::Utc => Clocks::Minutes(0),
            Zone::Offset(minutes) => Clocks::Minutes(minutes),
            Zone::Region(region, season) => season_clocks(region, season),
            Zone::Iana(start, end) => Clocks::Iana(iana_name(&self.atoms.text[start..end])),
            Zone::Abbreviation(index) => {
                let abbreviation = &zones::ABBREVIATIONS[usize::from(index)];
                match self.reading.abbreviations.get(abbreviation.name) {
                    Some(zone) if zone.eq_ignore_ascii_case("UTC") => Clocks::Minutes(0),
                    Some(zone) => Clocks::Iana(zone),
                    None => season_clocks(abbreviation.region, abbreviation.season),
                }
            }
            Zone::Unknown => Clocks::Unknown,
        }
    }

    pub(super) fn instants(
        &self,
        clocks: (Clocks, Clocks),
        (start_wall, end_wall): WallTimes,
    ) -> Option<Instants> {
        let local = self.instant(clocks.0, start_wall)?;
        let start = local.likely();
        let Some(end_wall) = end_wall else {
            return Some((start, None, doubt_of(local)));
        };
        let mut end = self.instant(clocks.1, end_wall)?;
        let dated = self
            .phrase
            .range_end
            .is_some_and(|until| until.date.is_some() || until.clock.date.is_some());
        if end.likely() <= start && !dated {
            end = self.instant(clocks.1, end_wall + Duration::days(1))?;
        }
        let doubt = doubt_of(local).or_else(|| doubt_of(end));
        Some((start, Some(end.likely()), doubt))
    }

    fn instant(&self, clocks: Clocks, wall: NaiveDateTime) -> Option<Local> {
        match clocks {
            Clocks::Minutes(minutes) => Some(Local::Once(
                wall.and_utc() - Duration::minutes(minutes.into()),
            )),
            Clocks::Iana(zone) => arithmetic::instants(self.reading.zones, zone, wall),
            Clocks::Unknown => None,
        }
    }
}

/// The clocks of a region in a season that is named.
pub(super) fn season_clocks(region: u8, season: Season) -> Clocks<'static> {
    let region = &REGIONS[usize::from(region)];
    match season {
        Season::Standard => Clocks::Minutes(region.standard),
        Season::Daylight if region.daylight => Clocks::Minutes(region.standard + 60),
        _ => Clocks::Iana(region.iana),
    }
}

fn doubt_of(local: Local) -> Option<(Doubt, UtcInstant)> {
    match local {
        Local::Once(_) => None,
        Local::Twice(_, other) => Some((Doubt::Repeated, other)),
        Local::Never(_, other) => Some((Doubt::Skipped, other)),
    }
}
