//! Phrases → clock times: the zone that counts, the date, the instants, and what is in doubt.

use super::arithmetic::{self, Local};
use super::atoms::What;
use super::clocks::{Clock, Half};
use super::dating::{self, Anchor, Calendar, Dated, Link};
use super::phrases::{Atoms, Named, Phrase};
use super::words::flag;
use super::zones::{self, REGIONS, Season, Zone};
use super::{ClockTime, Doubt, Meaning, Reading, Review, UtcInstant, Verdict};
use crate::engine::finding::Span;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};

pub(super) fn resolve(atoms: &Atoms, phrases: &[Phrase], reading: &Reading) -> Vec<ClockTime> {
    let dates = dating::dates(atoms);
    let order = dating::order(&dates);
    let headings = headings(atoms, phrases);
    let mut calendar = Calendar::new(atoms, &dates);
    let mut times = Vec::with_capacity(phrases.len());
    for (n, phrase) in phrases.iter().enumerate() {
        let own = phrase.zone.or(phrase.until.and_then(|until| until.zone));
        let remote = || {
            zone_before(atoms, phrases, n)
                .or_else(|| shared(atoms, phrases, n))
                .or_else(|| heading(&headings, phrase.first))
        };
        let named = own.or_else(remote);
        let date = calendar.date_of(phrase);
        let time = Time {
            atoms,
            phrase,
            named,
            date,
            order,
            reading,
        };
        times.push(time.read());
    }
    times
}

/// One phrase with what belongs to it.
struct Time<'a> {
    atoms: &'a Atoms<'a>,
    phrase: &'a Phrase,
    named: Option<Named>,
    date: Option<(Dated, Link)>,
    order: Option<dating::Order>,
    reading: &'a Reading<'a>,
}

/// Start, end, and what the clocks' changes leave in doubt.
type Instants = (UtcInstant, Option<UtcInstant>, Option<(Doubt, UtcInstant)>);

/// What clocks a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Clocks<'a> {
    Minutes(i16),
    Iana(&'a str),
    Unknown,
}

impl<'a> Time<'a> {
    fn read(&self) -> ClockTime {
        let first = self.phrase.zone.or(self.named);
        let last = self.phrase.until.and_then(|until| until.zone).or(first);
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
                start: self.phrase.start,
                end: self.phrase.end,
            },
            zone: written.map(|named| self.atoms.text[named.start..named.end].to_string()),
            verdict,
            review: None,
            start: None,
            end: None,
            is_range: self.phrase.until.is_some(),
            zone_beside: own_zone(self.phrase),
            parts: super::Parts {
                first_end: self.phrase.clock_end,
                last: self
                    .phrase
                    .until
                    .map(|until| (until.clock_start, until.clock_end)),
                date: self
                    .date
                    .filter(|(_, link)| *link == Link::Beside)
                    .map(|(date, _)| (date.start_byte, date.end_byte)),
                style: self
                    .date
                    .map(|(date, _)| date.expr.style)
                    .unwrap_or_default(),
                inner_date: self.phrase.date.is_some()
                    || self.phrase.until.is_some_and(|until| until.date.is_some())
                    || self.phrase.clock.date.is_some(),
                local_day: None,
            },
        };
        let (Some(first), Some(last)) = (first, last) else {
            return time;
        };
        let clocks = (self.clocks(first.zone), self.clocks(last.zone));
        let Some((day, other_day)) = self.day(clocks.0) else {
            return time;
        };
        let Some((start, end, doubt)) = self.instants(clocks, day) else {
            return time;
        };
        (time.start, time.end) = (Some(start), end);
        time.parts.local_day = Some(day);
        time.review = self.review(first, last, (day, other_day), (start, end), doubt);
        time
    }

    fn clocks(&self, zone: Zone) -> Clocks<'a> {
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
            .or(self.phrase.date)
            .or_else(|| self.date.map(|(date, _)| date.expr));
        match expr {
            Some(expr) => dating::day(expr, anchor),
            None => self.scheduled_day(anchor.schedule?).map(|day| (day, None)),
        }
    }

    /// The schedule's day, for a time without any date.
    fn scheduled_day(&self, day: NaiveDate) -> Option<NaiveDate> {
        Some(day)
    }

    fn instants(&self, clocks: (Clocks, Clocks), day: NaiveDate) -> Option<Instants> {
        let wall = at(day, self.phrase.clock)?;
        let local = self.instant(clocks.0, wall)?;
        let start = local.likely();
        let mut doubt = doubt_of(local);
        let Some(until) = &self.phrase.until else {
            return Some((start, None, doubt));
        };
        let mut end_day = day;
        if let Some(expr) = until.clock.date.or(until.date) {
            let anchor = Anchor {
                today: day,
                schedule: Some(day),
                order: self.order,
            };
            end_day = dating::day(expr, anchor)?.0;
        }
        let mut end = self.instant(clocks.1, at(end_day, until.clock)?)?;
        if end.likely() <= start && until.date.is_none() && until.clock.date.is_none() {
            end = self.instant(clocks.1, at(end_day + Duration::days(1), until.clock)?)?;
        }
        doubt = doubt.or_else(|| doubt_of(end));
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

    /// What a person must look at, with every reading.
    fn review(
        &self,
        first: Named,
        last: Named,
        (day, other_day): (NaiveDate, Option<NaiveDate>),
        (start, end): (UtcInstant, Option<UtcInstant>),
        doubt: Option<(Doubt, UtcInstant)>,
    ) -> Option<Review> {
        let clocks = (self.clocks(first.zone), self.clocks(last.zone));
        let mine = |means: String| Meaning { means, start, end };
        if let Some((season, region, letters)) = self
            .wrong_season(first.zone, start)
            .or_else(|| self.wrong_season(last.zone, end?))
        {
            let iana = REGIONS[usize::from(region)].iana;
            let swap = |zone: Zone, clocks| {
                if self.wrong_season(zone, start).is_some() {
                    Clocks::Iana(iana)
                } else {
                    clocks
                }
            };
            let other =
                self.instants((swap(first.zone, clocks.0), swap(last.zone, clocks.1)), day)?;
            return Some(Review {
                doubt: Doubt::Season,
                readings: vec![
                    mine(format!("{letters} ({})", offset_words(season))),
                    Meaning {
                        means: format!("{} time", city(iana)),
                        start: other.0,
                        end: other.1,
                    },
                ],
            });
        }
        if let Some((region, season, letters)) = self
            .other_place(first.zone)
            .or_else(|| self.other_place(last.zone))
        {
            let swap = |zone: Zone, clocks| {
                if self.other_place(zone).is_some() {
                    season_clocks(region, season)
                } else {
                    clocks
                }
            };
            let other =
                self.instants((swap(first.zone, clocks.0), swap(last.zone, clocks.1)), day)?;
            let usual = &zones::ABBREVIATIONS[usize::from(letters)];
            return Some(Review {
                doubt: Doubt::Abbreviation,
                readings: vec![
                    mine(format!(
                        "{} in {}",
                        usual.name,
                        city(REGIONS[usize::from(usual.region)].iana)
                    )),
                    Meaning {
                        means: format!(
                            "{} in {}",
                            usual.name,
                            city(REGIONS[usize::from(region)].iana)
                        ),
                        start: other.0,
                        end: other.1,
                    },
                ],
            });
        }
        if let Some(other_day) = other_day {
            let other = self.instants(clocks, other_day)?;
            return Some(Review {
                doubt: Doubt::DateOrder,
                readings: vec![
                    mine(super::format::long_day(day)),
                    Meaning {
                        means: super::format::long_day(other_day),
                        start: other.0,
                        end: other.1,
                    },
                ],
            });
        }
        let (doubt, other) = doubt?;
        Some(Review {
            doubt,
            readings: vec![
                mine("before the clocks change".into()),
                Meaning {
                    means: "after the clocks change".into(),
                    start: other,
                    end,
                },
            ],
        })
    }

    /// EST written in summer: the region's clocks do not show what the letters say.
    fn wrong_season(&self, zone: Zone, at: UtcInstant) -> Option<(i16, u8, &'static str)> {
        let Zone::Abbreviation(index) = zone else {
            return None;
        };
        let abbreviation = &zones::ABBREVIATIONS[usize::from(index)];
        let region = &REGIONS[usize::from(abbreviation.region)];
        if !region.daylight
            || abbreviation.season == Season::Any
            || self.reading.abbreviations.contains_key(abbreviation.name)
        {
            return None;
        }
        let Clocks::Minutes(minutes) = season_clocks(abbreviation.region, abbreviation.season)
        else {
            return None;
        };
        let shown = self.reading.zones.offset(region.iana, at)?;
        (shown != i32::from(minutes) * 60).then_some((
            minutes,
            abbreviation.region,
            abbreviation.name,
        ))
    }

    /// CST could be China's: the other region of the letters, unless the policy says which.
    fn other_place(&self, zone: Zone) -> Option<(u8, Season, u8)> {
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

fn own_zone(phrase: &Phrase) -> bool {
    phrase.zone.is_some() || phrase.until.is_some_and(|until| until.zone.is_some())
}

fn season_clocks(region: u8, season: Season) -> Clocks<'static> {
    let region = &REGIONS[usize::from(region)];
    match season {
        Season::Standard => Clocks::Minutes(region.standard),
        Season::Daylight if region.daylight => Clocks::Minutes(region.standard + 60),
        _ => Clocks::Iana(region.iana),
    }
}

/// Old names that not every zone table keeps.
fn iana_name(name: &str) -> &str {
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

fn city(iana: &str) -> String {
    super::format::city(iana)
}

fn offset_words(minutes: i16) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    let minutes = minutes.unsigned_abs();
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}

/// A zone that stands before its time: `UTC: 22:00`, `(CET) 10:00`, `UTC 22:00`.
fn zone_before(atoms: &Atoms, phrases: &[Phrase], n: usize) -> Option<Named> {
    let first = phrases[n].first;
    let floor = n.checked_sub(1).map_or(0, |n| phrases[n].last + 1);
    let mut at = first;
    for _ in 0..5 {
        at = at.checked_sub(1).filter(|&at| at >= floor)?;
        match atoms.what(at) {
            What::Zone(zone) => {
                let atom = atoms.list[at];
                return Some(Named {
                    zone,
                    start: atom.start,
                    end: atom.end,
                });
            }
            What::Mark(':' | '(' | ')' | '[' | ']' | '-' | '|' | '=') => {}
            What::Word(meaning)
                if meaning.is(flag::TIME | flag::BEFORE | flag::BETWEEN | flag::WITHIN) => {}
            _ => return None,
        }
    }
    None
}

/// "at 10:00, 12:00 and 14:00 UTC": times of one list share the zone at its end, or at its head.
fn shared(atoms: &Atoms, phrases: &[Phrase], n: usize) -> Option<Named> {
    let listed = |one: &Phrase, two: &Phrase| {
        let joint = atoms.list.get(one.last + 1..two.first).unwrap_or_default();
        !joint.is_empty()
            && joint.len() <= 2
            && joint.iter().all(|atom| match atom.what {
                What::Word(meaning) => meaning.is(flag::LISTS),
                What::Mark(c) => matches!(c, ',' | '/' | '&'),
                _ => false,
            })
    };
    for m in n + 1..phrases.len().min(n + 6) {
        if !listed(&phrases[m - 1], &phrases[m]) {
            break;
        }
        if let Some(zone) = phrases[m]
            .zone
            .or(phrases[m].until.and_then(|until| until.zone))
        {
            return Some(zone);
        }
    }
    let mut m = n;
    for _ in 0..5 {
        if m == 0 || !listed(&phrases[m - 1], &phrases[m]) {
            break;
        }
        m -= 1;
        let until = phrases[m].until.and_then(|until| until.zone);
        if let Some(zone) = until.or(phrases[m].zone) {
            return Some(zone);
        }
    }
    None
}

/// A zone said once for many times: "All times in UTC", a column `Time (UTC)`, a line of its own.
struct Heading {
    at: usize,
    named: Named,
}

fn headings(atoms: &Atoms, phrases: &[Phrase]) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut next = 0;
    for (at, atom) in atoms.list.iter().enumerate() {
        let What::Zone(zone) = atom.what else {
            continue;
        };
        while phrases.get(next).is_some_and(|phrase| phrase.last < at) {
            next += 1;
        }
        if phrases.get(next).is_some_and(|phrase| phrase.first <= at) {
            continue;
        }
        if speaks_for_all(atoms, at) {
            headings.push(Heading {
                at,
                named: Named {
                    zone,
                    start: atom.start,
                    end: atom.end,
                },
            });
        }
    }
    headings
}

fn speaks_for_all(atoms: &Atoms, at: usize) -> bool {
    let ends = |what: What| matches!(what, What::Line | What::Stop);
    let near = (at.saturating_sub(6)..at)
        .rev()
        .take_while(|&n| !ends(atoms.what(n)));
    let mut begins = true;
    for n in near {
        match atoms.what(n) {
            What::Word(meaning)
                if meaning.is(flag::TIMES) || atoms.text(n).eq_ignore_ascii_case("time") =>
            {
                return true;
            }
            What::Word(_) | What::Clock(_) | What::Date(_) | What::Number => begins = false,
            _ => {}
        }
    }
    let after = (at + 1..at + 4).take_while(|&n| !ends(atoms.what(n)));
    let mut alone = begins;
    for n in after {
        match atoms.what(n) {
            What::Word(meaning) if meaning.is(flag::TIMES) => return true,
            What::Word(_) | What::Clock(_) | What::Date(_) | What::Number => alone = false,
            _ => {}
        }
    }
    alone
}

/// The nearest heading before; a footnote after counts when there is none before.
fn heading(headings: &[Heading], first: usize) -> Option<Named> {
    let before = headings.partition_point(|heading| heading.at < first);
    let heading = before
        .checked_sub(1)
        .and_then(|n| headings.get(n))
        .or_else(|| headings.get(before))?;
    Some(heading.named)
}
