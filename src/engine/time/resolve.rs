//! Phrases → clock times: the zone that counts, the date, the instants, and what is in doubt.

use super::arithmetic::{self, Local};
use super::clocks::{Clock, Half};
use super::dates::{DateExpr, Style};
use super::dating::{self, Anchor, Calendar, Dated, Link};
use super::headings::{heading, headings, in_table, shared, zone_before};
use super::phrases::{Atoms, Named, Phrase};
use super::rewrite::{Part, Parts, Piece};
use super::zones::{self, REGIONS, Season, Zone};
use super::{ClockTime, Doubt, Reading, UtcInstant, Verdict};
use crate::engine::finding::Span;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};

pub(super) fn resolve(atoms: &Atoms, phrases: &[Phrase], reading: &Reading) -> Vec<ClockTime> {
    let dates = dating::dates(atoms);
    let order = dating::order(&dates);
    let headings = headings(atoms, phrases);
    let mut calendar = Calendar::new(atoms, &dates);
    let links: Vec<_> = phrases
        .iter()
        .map(|phrase| calendar.date_of(phrase))
        .collect();
    let mut uses = vec![0u32; dates.len()];
    let index = |date: &Dated| dates.partition_point(|other| other.first < date.first);
    for (date, _) in links.iter().flatten() {
        uses[index(date)] += 1;
    }
    let time = |(n, phrase): (usize, &Phrase)| {
        let own = phrase.zone.or(phrase.until.and_then(|until| until.zone));
        let remote = || {
            zone_before(atoms, phrases, n)
                .or_else(|| shared(atoms, phrases, n))
                .or_else(|| in_table(atoms, &headings, phrase))
                .or_else(|| heading(&headings, phrase.first))
                .or_else(|| atoms.place_beside(phrases, n))
        };
        let date = links[n];
        let time = Time {
            atoms,
            phrase,
            named: own.or_else(remote),
            date,
            beside: date
                .is_some_and(|(date, link)| link == Link::Beside && uses[index(&date)] == 1),
            order,
            reading,
        };
        time.read()
    };
    phrases.iter().enumerate().map(time).collect()
}

/// One phrase with what belongs to it.
pub(super) struct Time<'a> {
    atoms: &'a Atoms<'a>,
    phrase: &'a Phrase,
    named: Option<Named>,
    date: Option<(Dated, Link)>,
    /// The date stands directly before or after, and no other time uses it.
    beside: bool,
    order: Option<dating::Order>,
    pub(super) reading: &'a Reading<'a>,
}

/// Start, end, and what the clocks' changes leave in doubt.
type Instants = (UtcInstant, Option<UtcInstant>, Option<(Doubt, UtcInstant)>);

/// What clocks a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Clocks<'a> {
    Minutes(i16),
    Iana(&'a str),
    Unknown,
}

impl<'a> Time<'a> {
    fn read(&self) -> ClockTime {
        let phrase = self.phrase;
        let first = phrase.zone.or(self.named);
        let last = phrase.until.and_then(|until| until.zone).or(first);
        let zones = [first, last];
        let verdict = match zones.iter().flatten().all(|named| named.zone == Zone::Utc) {
            _ if first.is_none() => Verdict::NoZone,
            true => Verdict::Utc,
            false => Verdict::NonUtc,
        };
        let written = zones
            .into_iter()
            .flatten()
            .find(|named| named.zone != Zone::Utc)
            .or(first);
        let mut time = ClockTime {
            span: Span {
                start: phrase.start,
                end: phrase.end,
            },
            zone: written.map(|named| self.atoms.text[named.start..named.end].to_string()),
            verdict,
            review: None,
            start: None,
            end: None,
            is_range: phrase.until.is_some(),
            zone_beside: phrase
                .zone
                .or(phrase.until.and_then(|until| until.zone))
                .is_some(),
            is_dated: self.date.is_some() || phrase.date.is_some() || phrase.clock.date.is_some(),
            parts: self.parts(),
        };
        let clocks = (self.clocks_of(first), self.clocks_of(last));
        let Some((day, other_day)) = self.day(clocks.0) else {
            return time;
        };
        time.parts.walls = self.walls(day);
        let (Some(first), Some(last)) = (first, last) else {
            return time;
        };
        let Some((start, end, doubt)) = self.instants(clocks, day) else {
            return time;
        };
        (time.start, time.end) = (Some(start), end);
        time.review = self.review(first, last, (day, other_day), (start, end), doubt);
        time
    }

    /// Where everything stands that rewriting must change.
    fn parts(&self) -> Parts {
        let phrase = self.phrase;
        let mut pieces = Vec::with_capacity(4);
        let mut piece = |part: Part, start: usize, end: usize| {
            // In the order of the text.
            let at = pieces.partition_point(|before: &Piece| before.span.start < start);
            pieces.insert(
                at,
                Piece {
                    part,
                    span: Span { start, end },
                },
            );
        };
        if let Some((date, _)) = self
            .date
            .filter(|_| self.beside && phrase.clock.date.is_none() && phrase.date.is_none())
        {
            piece(
                Part::StartDay(style(date.expr)),
                date.start_byte,
                date.end_byte,
            );
        }
        let whole_day = phrase.clock.date.is_some();
        piece(
            if whole_day {
                Part::StartWhole
            } else {
                Part::Start
            },
            phrase.start,
            phrase.clock_end,
        );
        if let Some(named) = phrase.zone {
            piece(Part::Zone, named.start, named.end);
        }
        if let Some(date) = phrase.date {
            piece(Part::StartDay(style(date.expr)), date.start, date.end);
        }
        if let Some(until) = &phrase.until {
            if let Some(date) = until.date {
                piece(Part::EndDay(style(date.expr)), date.start, date.end);
            }
            let whole_day = until.clock.date.is_some();
            piece(
                if whole_day { Part::EndWhole } else { Part::End },
                until.clock_start,
                until.clock_end,
            );
            if let Some(named) = until.zone {
                piece(Part::Zone, named.start, named.end);
            }
        }
        Parts {
            pieces,
            walls: None,
        }
    }

    fn clocks_of(&self, named: Option<Named>) -> Clocks<'a> {
        named.map_or(Clocks::Unknown, |named| self.clocks(named.zone))
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

    /// The day of the first clock, and the other day that it could be.
    fn day(&self, clocks: Clocks) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let offset = |at: UtcInstant| match clocks {
            Clocks::Minutes(minutes) => Some(i64::from(minutes) * 60),
            Clocks::Iana(zone) => self.reading.zones.offset(zone, at).map(i64::from),
            Clocks::Unknown => None,
        };
        let local =
            |at: UtcInstant| (at + Duration::seconds(offset(at).unwrap_or_default())).date_naive();
        let anchor = Anchor {
            today: local(self.reading.now),
            schedule: self.reading.schedule.map(local),
            order: self.order,
        };
        let expr = self
            .phrase
            .clock
            .date
            .or(self.phrase.date.map(|date| date.expr))
            .or_else(|| self.date.map(|(date, _)| date.expr));
        match expr {
            Some(expr) => dating::day(expr, anchor),
            // The schedule's day, for a time without any date.
            None => Some((anchor.schedule?, None)),
        }
    }

    /// What the clocks of the zone show at the start and at the end.
    fn walls(&self, day: NaiveDate) -> Option<(NaiveDateTime, Option<NaiveDateTime>)> {
        let start = at(day, self.phrase.clock)?;
        let Some(until) = &self.phrase.until else {
            return Some((start, None));
        };
        let Some(expr) = until.clock.date.or(until.date.map(|date| date.expr)) else {
            let mut end = at(day, until.clock)?;
            // Two zones in one range: which end is later only the instants tell.
            let one_zone = until.zone.is_none()
                || self.phrase.zone.is_none()
                || until.zone.map(|z| z.zone) == self.phrase.zone.map(|z| z.zone);
            if end <= start && one_zone {
                end += Duration::days(1);
            }
            return Some((start, Some(end)));
        };
        let anchor = Anchor {
            today: day,
            schedule: Some(day),
            order: self.order,
        };
        Some((start, Some(at(dating::day(expr, anchor)?.0, until.clock)?)))
    }

    pub(super) fn instants(&self, clocks: (Clocks, Clocks), day: NaiveDate) -> Option<Instants> {
        let (start_wall, end_wall) = self.walls(day)?;
        let local = self.instant(clocks.0, start_wall)?;
        let start = local.likely();
        let Some(end_wall) = end_wall else {
            return Some((start, None, doubt_of(local)));
        };
        let mut end = self.instant(clocks.1, end_wall)?;
        let dated = self
            .phrase
            .until
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

/// How a moved date can be written; what is in doubt or relative is written out anew.
fn style(expr: DateExpr) -> Style {
    match expr.style {
        _ if expr.swappable || expr.relative.is_some() => Style::Other,
        Style::Words if expr.weekday > 0 => Style::NamedDay,
        _ if expr.weekday > 0 => Style::Other,
        style => style,
    }
}

pub(super) fn season_clocks(region: u8, season: Season) -> Clocks<'static> {
    let region = &REGIONS[usize::from(region)];
    match season {
        Season::Standard => Clocks::Minutes(region.standard),
        Season::Daylight if region.daylight => Clocks::Minutes(region.standard + 60),
        _ => Clocks::Iana(region.iana),
    }
}

/// Old names that not every zone table keeps.
pub(super) fn iana_name(name: &str) -> &str {
    match name {
        "US/Pacific" => "America/Los_Angeles",
        "US/Mountain" => "America/Denver",
        "US/Central" => "America/Chicago",
        "US/Eastern" => "America/New_York",
        _ => name,
    }
}

fn at(day: NaiveDate, clock: Clock) -> Option<NaiveDateTime> {
    let hour = match (clock.half, clock.hour) {
        (Some(Half::Am), 12) => 0,
        (Some(Half::Pm), hour @ 0..=11) => hour + 12,
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

fn doubt_of(local: Local) -> Option<(Doubt, UtcInstant)> {
    match local {
        Local::Once(_) => None,
        Local::Twice(_, other) => Some((Doubt::Repeated, other)),
        Local::Never(_, other) => Some((Doubt::Skipped, other)),
    }
}
