//! Atoms → phrases: a clock or a range of two, with the zones beside it, where the evidence shows
//! that it is a time. Every atom is examined from a bounded number of positions.

use super::atoms::{Atom, AtomKind};
use super::clock_reading::{ClockNotation, ClockReading, Meridiem};
use super::date_expr::DateExpr;
use super::date_links::follows_moved_from;
use super::phrase::{Atoms, DateMention, Phrase, REACH, RangeEnd, ZoneMention};
use super::words::flag;
use super::zone_attachment::combine_zones;

pub(super) fn build_phrases(atoms: &Atoms) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    let mut between = false;
    while at < atoms.list.len() {
        match atoms.list[at].kind {
            AtomKind::Word(meaning) if meaning.has_flag(flag::BETWEEN) => between = true,
            AtomKind::Line | AtomKind::Stop => between = false,
            AtomKind::Clock(clock) => {
                let mut phrase = atoms.start_phrase(at, &atoms.clocks[clock]);
                let is_time = atoms.complete_phrase(&mut phrase, between);
                at = phrase.last + 1;
                if is_time {
                    between = false;
                    phrases.push(phrase);
                }
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    phrases
}

impl Atoms<'_> {
    /// A phrase that consists of the clock at atom `at` only.
    fn start_phrase(&self, at: usize, clock: &ClockReading) -> Phrase {
        let atom = self.list[at];
        Phrase {
            first: at,
            last: at,
            start: atom.start,
            end: atom.end,
            clock: *clock,
            clock_end: self.clock_end(atom, clock),
            conflicting_clock: None,
            restatement_span: None,
            zone: zone_of_clock(clock),
            is_next_day: false,
            date: None,
            range_end: None,
        }
    }

    /// Attaches everything that belongs to the clock of a phrase; returns whether it is a time.
    /// Reading continues after the last atom of the phrase.
    fn complete_phrase(&self, phrase: &mut Phrase, between: bool) -> bool {
        let (at, clock_end) = (phrase.first, phrase.end);
        self.apply_evening(&mut phrase.clock, at);
        self.attach_next_day(phrase);
        self.attach_restatement(phrase);
        self.attach_zone(phrase);
        self.attach_restatement(phrase);
        let (last, end) = (phrase.last, phrase.end);
        if self.attach_range_end(phrase, between) {
            // "lasted 1:00-2:00": neither end is a time.
            if self.is_ruled_out(phrase) {
                return false;
            }
            if self.is_time_range(phrase, between) {
                share_meridiem(phrase);
                return true;
            }
            (phrase.last, phrase.end) = (last, end);
            (phrase.date, phrase.range_end) = (None, None);
        }
        if self.is_time(phrase) {
            return true;
        }
        // Keeps the zone directly attached to the clock and drops the one that follows.
        let zone = zone_of_clock(&phrase.clock);
        (phrase.last, phrase.end, phrase.zone) = (at, clock_end, zone);
        (phrase.conflicting_clock, phrase.restatement_span) = (None, None);
        phrase.is_next_day = false;
        zone.is_some() && last > at && self.is_time(phrase)
    }

    /// "06:00+1 (SGT)".
    fn attach_next_day(&self, phrase: &mut Phrase) {
        let after = phrase.last + 1;
        if !self.is_mark(after, &['+']) || self.text(after + 1) != "1" {
            return;
        }
        let (plus, one) = (self.list[after], self.list[after + 1]);
        let is_glued = plus.start == phrase.end && one.start == plus.end;
        if is_glued {
            phrase.is_next_day = true;
            (phrase.last, phrase.end) = (after + 1, one.end);
            phrase.clock_end = one.end;
        }
    }

    /// Attaches the second end of a range; returns whether there is one.
    fn attach_range_end(&self, phrase: &mut Phrase, between: bool) -> bool {
        let mut at = phrase.last + 1;
        let mut date = None;
        if let Some((found, end)) = self.read_date_near(at) {
            let end = end + usize::from(self.is_mark(end, &[')']) && self.is_mark(at, &['(']));
            if self.skip_connector(end, between, phrase).is_some() {
                date = Some(found);
                at = end;
            }
        }
        let Some(mut at) = self.skip_connector(at, between, phrase) else {
            return false;
        };
        // "Moved from 22:00 UTC to 23:00 UTC" is two times, not a range.
        if self.ends_are_restated(phrase, at) {
            return false;
        }
        let dashed = self.is_mark(phrase.last + 1, &['-', '~']);
        if !dashed && follows_moved_from(self, phrase.first) {
            return false;
        }
        let mut until_date = None;
        if let Some((found, end)) = self.read_date_near(at) {
            until_date = Some(found);
            at = end;
            for _ in 0..3 {
                if self.is_mark(at, &[',', ')', '-', '@'])
                    || self.is_word(at, flag::BEFORE | flag::ABOUT)
                {
                    at += 1;
                }
            }
        }
        let Some(&clock) = self.clock_at(at) else {
            return false;
        };
        // "Between Wednesday 2 and 3 December, 20:00": the first number is a day as well.
        let is_day = |day: u8| day > phrase.clock.hour;
        if phrase.clock.notation == ClockNotation::Bare
            && phrase.zone.is_none()
            && until_date.is_some_and(|date| date.expr.month > 0 && is_day(date.expr.day))
        {
            return false;
        }
        // "At 16:00 UTC, and is expected to last up to 2 hours": a duration, not the end of a
        // range.
        let lasts = |n| self.is_word(n, flag::LASTS) || self.text(n) == "up";
        // "For 4 hours until 00:00 UTC": the hours are a duration, not the start of a range.
        let words = self.text(phrase.first);
        if words.contains(" hour") && !words.starts_with('0') && clock.has_minutes {
            return false;
        }
        let is_counted = matches!(clock.notation, ClockNotation::Hours | ClockNotation::Bare);
        if is_counted && (phrase.last + 1..at).any(lasts) {
            return false;
        }
        phrase.date = date;
        self.attach_range_end_clock(phrase, at, until_date);
        true
    }

    /// Attaches the clock at atom `at` as the second end of a range, with everything that belongs
    /// to it.
    fn attach_range_end_clock(
        &self,
        phrase: &mut Phrase,
        at: usize,
        mut date: Option<DateMention>,
    ) {
        let Some(&(mut clock)) = self.clock_at(at) else {
            return;
        };
        self.apply_evening(&mut clock, at);
        // "Heute Abend von 8 bis 10 Uhr".
        let follows = (phrase.clock.hour + 1..12).contains(&clock.hour);
        if clock.meridiem.is_none() && phrase.clock.meridiem == Some(Meridiem::Pm) && follows {
            clock.meridiem = Some(Meridiem::Pm);
        }
        let atom = self.list[at];
        // "3pm June 2 to 5pm June 4": each end is followed by its own date.
        if phrase.date.is_some() && date.is_none() {
            date = self.read_date_near(at + 1).map(|(found, _)| found);
        }
        let mut range_end = RangeEnd {
            clock,
            clock_start: atom.start,
            clock_end: self.clock_end(atom, &clock),
            restatement_span: None,
            zone: zone_of_clock(&clock),
            date,
        };
        let mut last = self.attach_range_end_restatement(&mut range_end, at);
        // "22:00 – 02:00 (+1) UTC": on the next day.
        let marks = ["(", "+", "1", ")"];
        let next_day = (1..)
            .zip(marks)
            .all(|(n, mark)| self.text(last + n) == mark);
        let after = last + if next_day { 5 } else { 1 };
        let leads =
            |before: usize| matches!(self.text(before), "from" | "From" | "between" | "Between");
        let is_led = phrase.first.checked_sub(1).is_some_and(leads);
        let unlisted = || is_led.then(|| self.read_unlisted_name(after)).flatten();
        if let Some((zone, end)) = self.read_zone_after(after, clock).or_else(unlisted) {
            range_end.zone = Some(combine_zones(range_end.zone, zone));
            last = self.attach_range_end_restatement(&mut range_end, end);
        }
        range_end.date = range_end
            .date
            .or_else(|| self.date_after_range_end(phrase, clock, last));
        phrase.last = last;
        phrase.end = self.list[last].end;
        phrase.range_end = Some(range_end);
    }

    /// The date after the second end, where the first end has its own: "(Wed 25 Nov)", "on 25
    /// November".
    fn date_after_range_end(
        &self,
        phrase: &Phrase,
        clock: ClockReading,
        last: usize,
    ) -> Option<DateMention> {
        let after = last + 1;
        let bracket = self.is_mark(after, &['(']);
        if !bracket && !self.is_word(after, flag::ON) {
            return None;
        }
        let (found, end) = self.read_date_near(after)?;
        if bracket {
            let before = self.date_before(phrase.first)?;
            let over_midnight = clock.minutes_of_day() <= phrase.clock.minutes_of_day();
            let is_next = over_midnight && before.is_day_before(found.expr);
            return (is_next && self.is_mark(end, &[')'])).then_some(found);
        }
        let dated = phrase.date.is_some() || self.date_before(phrase.first).is_some();
        // The date belongs to the next time if a clock follows it.
        let small = |n: &usize| {
            self.is_word(*n, flag::BEFORE | flag::BETWEEN) || self.is_mark(*n, &[',', ':', '-'])
        };
        let next = (end..end + 4).find(|n| !small(n))?;
        (dated && self.clock_at(next).is_none()).then_some(found)
    }

    /// A date closely before atom `first`.
    fn date_before(&self, first: usize) -> Option<DateExpr> {
        for n in (first.saturating_sub(4)..first).rev() {
            match self.kind_at(n) {
                AtomKind::Date(date) => return Some(*date),
                AtomKind::Word(meaning)
                    if meaning.has_flag(flag::BEFORE | flag::BETWEEN | flag::ABOUT)
                        || meaning.weekday > 0 => {}
                AtomKind::Mark(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// "9 AM ET/6 AM PT to 3 PM ET/12 PM PT": an end is stated in several zones, and the clocks on
    /// both sides of "to" are in different ones.
    fn ends_are_restated(&self, phrase: &Phrase, end: usize) -> bool {
        let zone = |n: usize| match self.kind_at(n) {
            &AtomKind::Zone(zone) => Some(zone),
            _ => None,
        };
        let slash = |n: usize| self.is_mark(n, &['/']);
        let first = phrase.first;
        let before = slash(first.wrapping_sub(1)) && zone(first.wrapping_sub(2)).is_some();
        let after = zone(end + 1).is_some() && slash(end + 2) && self.clock_at(end + 3).is_some();
        let own = phrase.zone.map(|named| named.zone);
        (before || after) && own.is_some() && zone(end + 1).is_some_and(|zone| own != Some(zone))
    }

    /// A date at atom `at`, or after one small word or mark.
    fn read_date_near(&self, at: usize) -> Option<(DateMention, usize)> {
        let small = |at: usize| self.is_word(at, flag::ON | flag::OF);
        let mut first = at;
        // "do dia 28/11".
        if small(at) || self.is_mark(at, &[',', '(']) {
            first += 1 + usize::from(small(at) && small(at + 1));
        }
        let (first, (expr, end)) = match self.read_date(first) {
            Some(found) => (first, found),
            None => (at, self.read_date(at)?),
        };
        let found = DateMention {
            expr,
            start: self.list[first].start,
            end: self.list[end - 1].end,
        };
        Some((found, end))
    }

    /// Where the digits of a clock end, without a zone attached to them.
    fn clock_end(&self, atom: Atom, clock: &ClockReading) -> usize {
        clock.zone.map_or(atom.end, |(_, start, _)| {
            self.text[..start].trim_end().len()
        })
    }

    /// The atom after "to", "-", "until", "and ending at" and the like.
    fn skip_connector(&self, at: usize, between: bool, phrase: &Phrase) -> Option<usize> {
        let mut at = at;
        let mut joined = false;
        if self.is_mark(at, &[',']) {
            at += 1;
        }
        for step in 0..REACH {
            let here = at;
            match self.kind_at(at) {
                AtomKind::Mark('-' | '~') => joined = true,
                // "bis ca. 11:00", "til kl. 02:00": the dot does not end a sentence.
                AtomKind::Stop if joined && self.is_word(at - 1, flag::ABOUT | flag::HOUR_IS) => {}
                AtomKind::Mark('>') if joined => {}
                AtomKind::Word(meaning)
                    if meaning.has_flag(flag::TO | flag::ENDS)
                        && !(joined && meaning.month > 0) =>
                {
                    joined = true
                }
                AtomKind::Word(meaning) if meaning.has_flag(flag::AND) && between && step == 0 => {
                    joined = true
                }
                AtomKind::Word(meaning)
                    if joined
                        && meaning.has_flag(
                            flag::ABOUT | flag::BEFORE | flag::WITHIN | flag::HOUR_IS,
                        )
                        && meaning.weekday == 0 => {}
                AtomKind::Word(meaning)
                    if meaning.has_flag(flag::WITHIN)
                        && phrase.clock.has_minutes | (phrase.clock.meridiem.is_some()) => {}
                _ => return joined.then_some(here),
            }
            at += 1;
        }
        None
    }
}

fn zone_of_clock(clock: &ClockReading) -> Option<ZoneMention> {
    clock
        .zone
        .map(|(zone, start, end)| ZoneMention { zone, start, end })
}

/// "1 - 7 am": the first end takes AM or PM from the second; "8 pm - 10": the other way round.
fn share_meridiem(phrase: &mut Phrase) {
    let Some(range_end) = &mut phrase.range_end else {
        return;
    };
    let minutes = |clock: &ClockReading| u32::from(clock.hour % 12) * 60 + u32::from(clock.minute);
    let open = |clock: &ClockReading| {
        clock.meridiem.is_none()
            && (1..=12).contains(&clock.hour)
            && matches!(
                clock.notation,
                ClockNotation::Bare
                    | ClockNotation::Colon
                    | ClockNotation::Dotted
                    | ClockNotation::Hours
            )
    };
    let other = |meridiem: Meridiem| {
        if meridiem == Meridiem::Am {
            Meridiem::Pm
        } else {
            Meridiem::Am
        }
    };
    if let (Some(meridiem), true) = (range_end.clock.meridiem, open(&phrase.clock)) {
        let before = minutes(&phrase.clock) < minutes(&range_end.clock);
        phrase.clock.meridiem = Some(if before { meridiem } else { other(meridiem) });
    } else if let (Some(meridiem), true) = (phrase.clock.meridiem, open(&range_end.clock)) {
        let after = minutes(&range_end.clock) > minutes(&phrase.clock);
        range_end.clock.meridiem = Some(if after { meridiem } else { other(meridiem) });
    }
}
