//! Phrases → clock times: links each phrase to its zone and date, computes the instants and
//! collects the doubts.

use super::bound_phrase::{BoundPhrase, OffsetRule, Uses, ZoneLink};
use super::clock_time::{PartKind, SharedPlace, TimePart, TimeParts};
use super::date_expr::{DateExpr, DateStyle};
use super::day_resolution::DateEvidence;
use super::distant_zones::{
    ZoneHeadings, find_heading_zone, find_zone_before, find_zone_headings, find_zone_in_list,
    find_zone_in_table,
};
use super::phrase::{Atoms, Phrase, ZoneMention};
use super::zones::Zone;
use super::{
    clock_time::{ClockTime, Verdict},
    reading_context::ReadingContext,
};
use super::{
    date_links::{self, DateLinker},
    date_phrase::{DateLink, DatePhrase},
};
use crate::engine::sorting;
use crate::engine::text::Span;

pub(super) fn resolve_phrases(
    atoms: &Atoms,
    phrases: &[Phrase],
    reading: &ReadingContext,
) -> Vec<ClockTime> {
    let dates = date_links::find_date_phrases(atoms);
    let evidence = DateEvidence::from_dates(&dates, reading.date_order);
    let headings = find_zone_headings(atoms, phrases);
    let mut calendar = DateLinker::new(atoms, &dates);
    let links: Vec<_> = phrases
        .iter()
        .map(|phrase| calendar.link_date(phrase))
        .collect();
    let named: Vec<_> = (0..phrases.len())
        .map(|n| find_zone(atoms, phrases, &headings, n))
        .collect();
    // A single time cannot share its date or zone.
    let uses = match phrases {
        [_] => Uses::default(),
        _ => Uses {
            dates: sorted(links.iter().flatten().map(|(date, _)| date.start_byte)),
            zones: sorted(named.iter().flatten().map(|(named, _)| named.start)),
        },
    };
    let time = |(n, phrase): (usize, &Phrase)| {
        let time = BoundPhrase {
            atoms,
            phrase,
            named: named[n].map(|(named, _)| named),
            link: named[n].map(|(_, link)| link),
            date: links[n],
            ends_its_day: n > 0
                && is_midnight_after(phrase, links[n], &phrases[n - 1], links[n - 1]),
            uses: &uses,
            evidence: &evidence,
            reading,
        };
        time.resolve()
    };
    phrases.iter().enumerate().map(time).collect()
}

fn find_zone(
    atoms: &Atoms,
    phrases: &[Phrase],
    headings: &ZoneHeadings,
    n: usize,
) -> Option<(ZoneMention, ZoneLink)> {
    let phrase = &phrases[n];
    if let Some(own) = phrase
        .zone
        .or(phrase.range_end.and_then(|range_end| range_end.zone))
    {
        return Some((own, ZoneLink::Beside));
    }
    let away = find_zone_before(atoms, phrases, n)
        .or_else(|| find_zone_in_list(atoms, phrases, n))
        .or_else(|| find_zone_in_table(atoms, headings, phrase))
        .or_else(|| find_heading_zone(headings, phrase.first));
    match away {
        Some(named) => Some((named, ZoneLink::Away)),
        None => Some((atoms.find_place_beside(phrases, n)?, ZoneLink::SharedPlace)),
    }
}

/// "On Tuesday from 22:00 UTC, and done by midnight UTC": the date is written once, for the time before.
fn is_midnight_after(
    phrase: &Phrase,
    date: Option<(DatePhrase, DateLink)>,
    before: &Phrase,
    date_before: Option<(DatePhrase, DateLink)>,
) -> bool {
    let (Some((date, link)), Some((date_before, _))) = (date, date_before) else {
        return false;
    };
    phrase.clock.is_midnight_word
        && phrase.range_end.is_none()
        && before.clock.minutes_of_day() > 0
        && link != DateLink::Beside
        && date.first == date_before.first
}

fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<_> = places.collect();
    sorting::sort(&mut places);
    places
}

fn count_uses(places: &[usize], start: usize) -> usize {
    let below = |limit: usize| places.partition_point(|&place| place < limit);
    (below(start + 1) - below(start)).max(1)
}

impl<'a> BoundPhrase<'a> {
    fn resolve(&self) -> ClockTime {
        let phrase = self.phrase;
        let first = phrase.zone.or(self.named);
        let last = phrase
            .range_end
            .and_then(|range_end| range_end.zone)
            .or(first);
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
            is_range: phrase.range_end.is_some(),
            zone_beside: phrase
                .zone
                .or(phrase.range_end.and_then(|range_end| range_end.zone))
                .is_some(),
            is_dated: self.date.is_some() || phrase.date.is_some() || phrase.clock.date.is_some(),
            is_former: self.is_former(),
            parts: self.find_parts(),
        };
        let clocks = (
            self.offset_rule_of_mention(first),
            self.offset_rule_of_mention(last),
        );
        let Some(wall_clock) = self.read_wall_clock(clocks.0) else {
            return time;
        };
        time.parts.wall_clock = Some(wall_clock);
        let (Some(first), Some(last)) = (first, last) else {
            return time;
        };
        let Some((start, end, doubt)) = self.resolve_instants(clocks, wall_clock.taken) else {
            return time;
        };
        (time.start, time.end) = (Some(start), end);
        time.review = self.review_doubts((first, last), wall_clock, (start, end), doubt);
        time
    }

    fn is_former(&self) -> bool {
        match self.date {
            Some((date, DateLink::Beside)) if date.first < self.phrase.first => date.is_former,
            _ => date_links::is_former_at(self.atoms, self.phrase.first),
        }
    }

    /// The spans of everything that rewriting the time must change.
    fn find_parts(&self) -> TimeParts {
        let mut pieces = Vec::with_capacity(4);
        self.add_start_pieces(&mut pieces);
        self.add_end_pieces(&mut pieces);
        TimeParts {
            pieces,
            date: self.shared_date(),
            zone: self.shared_zone(),
            wall_clock: None,
        }
    }

    /// The first clock with its zone and date, and the restatements in brackets.
    fn add_start_pieces(&self, pieces: &mut Vec<TimePart>) {
        let phrase = self.phrase;
        let part = match phrase.clock.date {
            Some(_) => PartKind::StartWhole,
            None => PartKind::Start,
        };
        add_piece(pieces, part, phrase.start, phrase.clock_end);
        let end_restatement = phrase
            .range_end
            .as_ref()
            .and_then(|end| end.restatement_span);
        for (start, end) in [phrase.restatement_span, end_restatement]
            .into_iter()
            .flatten()
        {
            add_piece(pieces, PartKind::Restatement, start, end);
        }
        let is_outside = |named: &ZoneMention| {
            phrase
                .restatement_span
                .is_none_or(|(start, end)| named.start < start || named.start >= end)
        };
        if let Some(named) = phrase.zone.filter(is_outside) {
            add_piece(pieces, PartKind::Zone, named.start, named.end);
        }
        if let Some(date) = phrase.date {
            let part = PartKind::StartDay(style_for_rewriting(date.expr));
            add_piece(pieces, part, date.start, date.end);
        }
    }

    /// The second clock of a range with its date and zone.
    fn add_end_pieces(&self, pieces: &mut Vec<TimePart>) {
        let Some(range_end) = &self.phrase.range_end else {
            return;
        };
        if let Some(date) = range_end.date {
            let part = PartKind::EndDay(style_for_rewriting(date.expr));
            add_piece(pieces, part, date.start, date.end);
        }
        let part = match range_end.clock.date {
            Some(_) => PartKind::EndWhole,
            None => PartKind::End,
        };
        add_piece(pieces, part, range_end.clock_start, range_end.clock_end);
        if let Some(named) = range_end.zone {
            add_piece(pieces, PartKind::Zone, named.start, named.end);
        }
    }

    fn shared_date(&self) -> Option<SharedPlace> {
        let has_own = self.phrase.clock.date.is_some() || self.phrase.date.is_some();
        let (date, link) = self.date.filter(|_| !has_own)?;
        let span = Span {
            start: date.start_byte,
            end: date.end_byte,
        };
        Some(SharedPlace {
            span,
            style: style_for_rewriting(date.expr),
            uses: count_uses(&self.uses.dates, date.start_byte),
            may_change: link != DateLink::Carried
                || date_links::is_alone_on_line(self.atoms, &date),
            is_own: false,
        })
    }

    fn shared_zone(&self) -> Option<SharedPlace> {
        let named = self.named?;
        let span = Span {
            start: named.start,
            end: named.end,
        };
        Some(SharedPlace {
            span,
            style: DateStyle::Other,
            uses: count_uses(&self.uses.zones, named.start),
            may_change: self.link == Some(ZoneLink::Away),
            is_own: self.link == Some(ZoneLink::Beside),
        })
    }

    fn offset_rule_of_mention(&self, named: Option<ZoneMention>) -> OffsetRule<'a> {
        named.map_or(OffsetRule::Unknown, |named| self.offset_rule_of(named.zone))
    }
}

/// The form in which a date can be rewritten; an ambiguous or relative one is written out instead.
fn style_for_rewriting(expr: DateExpr) -> DateStyle {
    match expr.style {
        _ if expr.swappable || expr.relative.is_some() => DateStyle::Other,
        DateStyle::Words if expr.weekday > 0 => DateStyle::NamedDay,
        _ if expr.weekday > 0 => DateStyle::Other,
        style => style,
    }
}

/// Inserts a piece so that the pieces stay in the order of the text.
fn add_piece(pieces: &mut Vec<TimePart>, part: PartKind, start: usize, end: usize) {
    let at = pieces.partition_point(|before| before.span.start < start);
    let span = Span { start, end };
    pieces.insert(at, TimePart { part, span });
}
