//! A phrase together with the date and the zone that apply to it, and the instants that follow from
//! them.

use super::clock_time::{Doubt, WallClockTimes};
use super::date_expr::DateExpr;
use super::date_phrase::{DateLink, DatePhrase};
use super::day_resolution::DateEvidence;
use super::instant::UtcInstant;
use super::phrase::{Atoms, Phrase, ZoneMention};
use super::reading_context::ReadingContext;
use super::wall_clock::{self, WallClockInstants};
use super::zones::{self, REGIONS, Zone, ZoneSeason, current_iana_name};
use chrono::{Duration, NaiveDateTime};

/// A phrase, the zone and date linked to it, and the context that it is read in.
pub(super) struct BoundPhrase<'a> {
    pub(super) atoms: &'a Atoms<'a>,
    pub(super) phrase: &'a Phrase,
    pub(super) named: Option<ZoneMention>,
    pub(super) link: Option<ZoneLink>,
    pub(super) date: Option<(DatePhrase, DateLink)>,
    /// It is a midnight behind an earlier time of the same day, so it is the end of that day.
    pub(super) ends_its_day: bool,
    pub(super) uses: &'a Uses,
    pub(super) evidence: &'a DateEvidence,
    pub(super) reading: &'a ReadingContext<'a>,
}

/// Start, end, and the doubt that a change of the clocks leaves, with the other possible instant.
pub(super) type ResolvedInstants = (UtcInstant, Option<UtcInstant>, Option<(Doubt, UtcInstant)>);

/// How the offset from UTC of a written zone is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum OffsetRule<'a> {
    Minutes(i16),
    Iana(&'a str),
    Unknown,
}

/// How a zone is connected to its time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ZoneLink {
    Beside,
    /// In a heading, a column or a list.
    Away,
    /// A place name, which rewriting leaves where it is.
    SharedPlace,
}

/// The start bytes of all dates and zones in use, sorted; each occurs as often as it is used.
#[derive(Default)]
pub(super) struct Uses {
    pub dates: Vec<usize>,
    pub zones: Vec<usize>,
}

impl<'a> BoundPhrase<'a> {
    /// The date of the first clock, as written.
    pub(super) fn date_expr(&self) -> Option<DateExpr> {
        let phrase = self.phrase;
        phrase
            .clock
            .date
            .or(phrase.date.map(|date| date.expr))
            .or_else(|| self.date.map(|(date, _)| date.expr))
    }

    pub(super) fn offset_rule_of(&self, zone: Zone) -> OffsetRule<'a> {
        match zone {
            Zone::Utc => OffsetRule::Minutes(0),
            Zone::Offset(minutes) => OffsetRule::Minutes(minutes),
            Zone::Region(region, season) => offset_rule_in_season(region, season),
            Zone::Iana(start, end) => {
                OffsetRule::Iana(current_iana_name(&self.atoms.text[start..end]))
            }
            Zone::Abbreviation(index) => {
                let abbreviation = &zones::ABBREVIATIONS[usize::from(index)];
                match self.reading.abbreviations.get(abbreviation.name) {
                    Some(zone) if zone.eq_ignore_ascii_case("UTC") => OffsetRule::Minutes(0),
                    Some(zone) => OffsetRule::Iana(zone),
                    None => offset_rule_in_season(abbreviation.region, abbreviation.season),
                }
            }
            Zone::Unknown => OffsetRule::Unknown,
        }
    }

    pub(super) fn resolve_instants(
        &self,
        clocks: (OffsetRule, OffsetRule),
        (start_wall, end_wall): WallClockTimes,
    ) -> Option<ResolvedInstants> {
        let local = self.resolve_instant(clocks.0, start_wall)?;
        let start = local.likely_instant();
        let Some(end_wall) = end_wall else {
            return Some((start, None, clock_change_doubt(local)));
        };
        let mut end = self.resolve_instant(clocks.1, end_wall)?;
        let dated = self
            .phrase
            .range_end
            .is_some_and(|range_end| range_end.date.is_some() || range_end.clock.date.is_some());
        if end.likely_instant() <= start && !dated {
            end = self.resolve_instant(clocks.1, end_wall + Duration::days(1))?;
        }
        let doubt = clock_change_doubt(local).or_else(|| clock_change_doubt(end));
        Some((start, Some(end.likely_instant()), doubt))
    }

    fn resolve_instant(
        &self,
        clocks: OffsetRule,
        wall: NaiveDateTime,
    ) -> Option<WallClockInstants> {
        match clocks {
            OffsetRule::Minutes(minutes) => Some(WallClockInstants::Once(
                wall.and_utc() - Duration::minutes(minutes.into()),
            )),
            OffsetRule::Iana(zone) => {
                wall_clock::resolve_wall_clock(self.reading.zones, zone, wall)
            }
            OffsetRule::Unknown => None,
        }
    }
}

/// The offset of a region in a given season.
pub(super) fn offset_rule_in_season(region: u8, season: ZoneSeason) -> OffsetRule<'static> {
    let region = &REGIONS[usize::from(region)];
    match season {
        ZoneSeason::Standard => OffsetRule::Minutes(region.standard),
        ZoneSeason::Daylight if region.daylight => OffsetRule::Minutes(region.standard + 60),
        _ => OffsetRule::Iana(region.iana),
    }
}

fn clock_change_doubt(local: WallClockInstants) -> Option<(Doubt, UtcInstant)> {
    match local {
        WallClockInstants::Once(_) => None,
        WallClockInstants::Twice(_, other) => Some((Doubt::Repeated, other)),
        WallClockInstants::Never(_, other) => Some((Doubt::Skipped, other)),
    }
}
