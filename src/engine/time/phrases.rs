//! Atoms → phrases: a clock or a range of two, with its zones, and the evidence that it is a time at
//! all. Every atom is looked at from a bounded number of places.

use super::atoms::{Atom, What};
use super::clocks::{Clock, Half, Sure};
use super::dates::DateExpr;
use super::lexicon::Meaning;
use super::words::flag;
use super::zones::{self, Zone};

/// A zone and the bytes it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    pub zone: Zone,
    pub start: usize,
    pub end: usize,
}

/// One time as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// First and last atom.
    pub first: usize,
    pub last: usize,
    pub start: usize,
    pub end: usize,
    pub clock: Clock,
    pub clock_end: usize,
    pub zone: Option<Named>,
    /// A date between the first clock and the connector.
    pub date: Option<DateExpr>,
    pub until: Option<Until>,
}

/// The second end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Until {
    pub clock: Clock,
    pub clock_start: usize,
    pub clock_end: usize,
    pub zone: Option<Named>,
    /// A date before the second clock.
    pub date: Option<DateExpr>,
}

pub(super) struct Atoms<'a> {
    pub text: &'a str,
    pub list: &'a [Atom],
}

/// How far the parts of one phrase may lie apart, in atoms.
const REACH: usize = 8;

pub(super) fn phrases(atoms: &Atoms) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    let mut between = false;
    while at < atoms.list.len() {
        match atoms.list[at].what {
            What::Word(meaning) if meaning.is(flag::BETWEEN) => between = true,
            What::Line | What::Stop => between = false,
            What::Clock(clock) => {
                if let Some(phrase) = atoms.phrase(at, clock, between) {
                    at = phrase.last + 1;
                    between = false;
                    phrases.push(phrase);
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    phrases
}

impl Atoms<'_> {
    pub fn what(&self, at: usize) -> What {
        self.list.get(at).map_or(What::Line, |atom| atom.what)
    }

    pub fn before(&self, at: usize) -> What {
        at.checked_sub(1).map_or(What::Line, |at| self.what(at))
    }

    pub fn text(&self, at: usize) -> &str {
        self.list
            .get(at)
            .map_or("", |atom| &self.text[atom.start..atom.end])
    }

    pub fn word(&self, at: usize) -> Option<Meaning> {
        match self.what(at) {
            What::Word(meaning) => Some(meaning),
            _ => None,
        }
    }

    fn is_word(&self, at: usize, flags: u32) -> bool {
        self.word(at).is_some_and(|meaning| meaning.is(flags))
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.what(at), What::Mark(c) if marks.contains(&c))
    }

    fn clock(&self, at: usize) -> Option<Clock> {
        match self.what(at) {
            What::Clock(clock) => Some(clock),
            _ => None,
        }
    }

    fn phrase(&self, at: usize, clock: Clock, between: bool) -> Option<Phrase> {
        let atom = self.list[at];
        let mut phrase = Phrase {
            first: at,
            last: at,
            start: atom.start,
            end: atom.end,
            clock,
            clock_end: clock.zone.map_or(atom.end, |(_, start, _)| {
                self.text[..start].trim_end().len()
            }),
            zone: clock
                .zone
                .map(|(zone, start, end)| Named { zone, start, end }),
            date: None,
            until: None,
        };
        let plain = phrase;
        self.take_zone(&mut phrase);
        let single = phrase;
        self.take_until(&mut phrase, between);
        if phrase.until.is_some() {
            if self.range_holds(&phrase, between) {
                share_half(&mut phrase);
                return Some(phrase);
            }
            phrase = single;
        }
        if self.holds(&phrase) {
            return Some(phrase);
        }
        (plain.end != phrase.end && plain.zone.is_some() && self.holds(&plain)).then_some(plain)
    }

    /// Attaches the zone that follows the last atom.
    fn take_zone(&self, phrase: &mut Phrase) {
        let Some((zone, last)) = self.zone_after(phrase.last + 1, phrase.clock) else {
            return;
        };
        let zone = combine(phrase.zone, zone);
        phrase.zone = Some(zone);
        phrase.last = last;
        phrase.end = self.list[last].end;
    }

    /// A zone that belongs to the clock before atom `at`, and its last atom.
    fn zone_after(&self, at: usize, clock: Clock) -> Option<(Named, usize)> {
        let (mut named, mut last) = self
            .zone_here(at, clock)
            .or_else(|| self.zone_after_date(at, clock))?;
        // "PDT (UTC-7)", "CET/CEST".
        if let Some((more, end)) = self.zone_in_brackets(last + 1)
            && self.is_mark(last + 1, &['(', '['])
        {
            named = combine(Some(named), more);
            last = end;
        } else if self.is_mark(last + 1, &['/'])
            && let What::Zone(zone) = self.what(last + 2)
            && self.clock(last + 3).is_none()
        {
            let atom = self.list[last + 2];
            named = combine(
                Some(named),
                Named {
                    zone,
                    start: atom.start,
                    end: atom.end,
                },
            );
            last += 2;
        }
        Some((named, last))
    }

    fn zone_here(&self, at: usize, clock: Clock) -> Option<(Named, usize)> {
        if let Some(found) = self.zone_in_brackets(at) {
            return Some(found);
        }
        let at = if self.is_mark(at, &[',']) { at + 1 } else { at };
        let at = if self.is_word(at, flag::OCLOCK) {
            at + 1
        } else {
            at
        };
        let atom = *self.list.get(at)?;
        match atom.what {
            What::Zone(zone) if !self.is_estimated(at) => Some((
                Named {
                    zone,
                    start: atom.start,
                    end: atom.end,
                },
                at,
            )),
            What::Word(_) => {
                let zone = small_letters(self.text(at), clock)?;
                Some((
                    Named {
                        zone,
                        start: atom.start,
                        end: atom.end,
                    },
                    at,
                ))
            }
            _ => None,
        }
    }

    /// "(UTC)", "(in UTC)", "[CET]", "(GMT+9, about 12 hours)".
    fn zone_in_brackets(&self, at: usize) -> Option<(Named, usize)> {
        if !self.is_mark(at, &['(', '[']) {
            return None;
        }
        let mut at = at + 1;
        if self.is_word(at, flag::BEFORE | flag::ON) || self.is_word(at, flag::ABOUT) {
            at += 1;
        }
        let named = match self.what(at) {
            What::Zone(zone) => Named {
                zone,
                start: self.list[at].start,
                end: self.list[at].end,
            },
            What::Mark(sign @ ('+' | '-')) => self.bare_offset(at, sign)?,
            _ => return None,
        };
        if matches!(self.what(at), What::Mark(_)) {
            let close = self
                .list
                .iter()
                .skip(at)
                .take(6)
                .position(|atom| atom.start >= named.end)?
                + at;
            return self.is_mark(close, &[')', ']']).then_some((named, close));
        }
        if self.clock(at + 1).is_some() {
            return None;
        }
        let last = if self.is_mark(at + 1, &[')', ']']) {
            at + 1
        } else {
            at
        };
        Some((named, last))
    }

    /// "(+02:00)": the figures were read as a clock of their own.
    fn bare_offset(&self, at: usize, sign: char) -> Option<Named> {
        let start = self.list[at].start;
        let atom = self.list.get(at + 1)?;
        let figures = self.text.get(atom.start..)?;
        let length = figures
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b':')
            .count();
        let digits: u32 = figures[..length]
            .bytes()
            .filter(u8::is_ascii_digit)
            .fold(0, |n, b| {
                n.saturating_mul(10).saturating_add((b - b'0').into())
            });
        let minutes = match length {
            5 => digits / 100 * 60 + digits % 100,
            4 => digits / 100 * 60 + digits % 100,
            2 => digits * 60,
            _ => return None,
        } as i16;
        if minutes > 14 * 60 {
            return None;
        }
        let zone = match (sign, minutes) {
            (_, 0) => Zone::Utc,
            ('-', _) => Zone::Offset(-minutes),
            _ => Zone::Offset(minutes),
        };
        Some(Named {
            zone,
            start,
            end: atom.start + length,
        })
    }

    /// `22:00 12/10/2020 GMT`, `10 AM on Monday, March 3 (PST)`.
    fn zone_after_date(&self, at: usize, clock: Clock) -> Option<(Named, usize)> {
        let at_date = self.after_date(at)?;
        let (named, last) = self.zone_here(at_date, clock)?;
        // "10:00 on Monday, UTC 22:00" and "10:00, Monday UTC: 22:00" name the zone of the next time.
        (!self.is_mark(last + 1, &[':']) && self.clock(last + 1).is_none()).then_some((named, last))
    }

    /// Skips a date with the small words around it; `None` when there is none.
    pub fn after_date(&self, at: usize) -> Option<usize> {
        let mut seen = false;
        let mut next = at;
        for step in at..at + REACH {
            match self.what(step) {
                What::Date(_) => seen = true,
                What::Word(meaning) if meaning.weekday > 0 || meaning.day.is_some() => seen = true,
                What::Word(meaning) if meaning.is(flag::ON | flag::OF | flag::NEXT) && !seen => {}
                What::Mark(',' | '(') if !seen => {}
                What::Mark(',') if seen && self.is_date(step + 1) => {}
                What::Mark(')') if seen => {}
                _ => {
                    next = step;
                    break;
                }
            }
            next = step + 1;
        }
        seen.then_some(next)
    }

    pub fn is_date(&self, at: usize) -> bool {
        match self.what(at) {
            What::Date(_) => true,
            What::Word(meaning) => meaning.weekday > 0 || meaning.day.is_some(),
            _ => false,
        }
    }

    /// The date at atom `at`, with a weekday before or after it, and the atom after it.
    pub fn date(&self, at: usize) -> Option<(DateExpr, usize)> {
        let mut at = at;
        let mut weekday = 0;
        let mut direction = 0;
        if self.is_word(at, flag::NEXT) {
            direction = 1;
            at += 1;
        } else if self.is_word(at, flag::LAST) {
            direction = -1;
            at += 1;
        }
        if let Some(meaning) = self.word(at)
            && meaning.weekday > 0
        {
            weekday = meaning.weekday;
            let mut next = at + 1;
            for _ in 0..2 {
                if self.is_mark(next, &[',', '.', '-', '('])
                    || self.is_word(next, flag::OF | flag::ON)
                    || self.what(next) == What::Stop
                {
                    next += 1;
                }
            }
            if let What::Date(date) = self.what(next) {
                return Some((DateExpr { weekday, ..date }, next + 1));
            }
            if self.text(at).len() < 3
                || !self.text(at).chars().any(char::is_uppercase) && self.text(at).len() < 5
            {
                return None;
            }
            return Some((
                DateExpr {
                    weekday,
                    direction,
                    ..DateExpr::default()
                },
                at + 1,
            ));
        }
        match self.what(at) {
            What::Date(date) => {
                let open = usize::from(self.is_mark(at + 1, &['(', ',']));
                let end = at + 1;
                if let Some(meaning) = self.word(end + open)
                    && meaning.weekday > 0
                {
                    let end = end + open + 1;
                    let close = usize::from(open > 0 && self.is_mark(end, &[')']));
                    return Some((
                        DateExpr {
                            weekday: meaning.weekday,
                            ..date
                        },
                        end + close,
                    ));
                }
                Some((DateExpr { weekday, ..date }, end))
            }
            What::Word(meaning) => {
                let relative = Some(meaning.day?);
                // "tomorrow, 20 November", "today (5/12/20)".
                for next in at + 1..at + 4 {
                    match self.what(next) {
                        What::Date(date) => return Some((date, next + 1)),
                        What::Mark(',' | '(' | '-') => {}
                        What::Word(m) if m.weekday > 0 => {}
                        _ => break,
                    }
                }
                Some((
                    DateExpr {
                        relative,
                        ..DateExpr::default()
                    },
                    at + 1,
                ))
            }
            _ => None,
        }
    }

    /// Attaches the second end of a range.
    fn take_until(&self, phrase: &mut Phrase, between: bool) {
        let mut at = phrase.last + 1;
        let mut date = None;
        let after = |at: usize| {
            at + usize::from(self.is_word(at, flag::ON) || self.is_mark(at, &[',', '(']))
        };
        if let Some((found, end)) = self.date(after(at)) {
            let end = end + usize::from(self.is_mark(end, &[')']) && self.is_mark(at, &['(']));
            if self.connector(end, between, phrase).is_some() {
                date = Some(found);
                at = end;
            }
        }
        let Some(mut at) = self.connector(at, between, phrase) else {
            return;
        };
        let mut until_date = None;
        if let Some((found, end)) =
            self.date(at + usize::from(self.is_word(at, flag::ON) && self.clock(at).is_none()))
        {
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
        let Some(clock) = self.clock(at) else {
            return;
        };
        let atom = self.list[at];
        let mut until = Until {
            clock,
            clock_start: atom.start,
            clock_end: clock.zone.map_or(atom.end, |(_, start, _)| {
                self.text[..start].trim_end().len()
            }),
            zone: clock
                .zone
                .map(|(zone, start, end)| Named { zone, start, end }),
            date: until_date,
        };
        phrase.last = at;
        phrase.end = atom.end;
        phrase.date = date;
        // "3pm June 2 to 5pm June 4": each end has its date after it.
        let after_clock = at
            + 1
            + usize::from(self.is_word(at + 1, flag::ON) || self.is_mark(at + 1, &[',', '(']));
        if date.is_some()
            && until.date.is_none()
            && let Some((found, _)) = self.date(after_clock)
        {
            until.date = Some(found);
        }
        if let Some((zone, last)) = self.zone_after(at + 1, clock) {
            until.zone = Some(combine(until.zone, zone));
            phrase.last = last;
            phrase.end = self.list[last].end;
        }
        phrase.until = Some(until);
    }

    /// The atom after "to", "-", "until", "and ending at" and the like.
    fn connector(&self, at: usize, between: bool, phrase: &Phrase) -> Option<usize> {
        let mut at = at;
        let mut joined = false;
        if self.is_mark(at, &[',']) {
            at += 1;
        }
        for step in 0..REACH {
            let here = at;
            match self.what(at) {
                What::Mark('-' | '~') => joined = true,
                What::Mark('>') if joined => {}
                What::Word(meaning)
                    if meaning.is(flag::TO | flag::ENDS) && !(joined && meaning.month > 0) =>
                {
                    joined = true
                }
                What::Word(meaning) if meaning.is(flag::AND) && between && step == 0 => {
                    joined = true
                }
                What::Word(meaning)
                    if joined
                        && meaning.is(flag::ABOUT | flag::BEFORE | flag::WITHIN)
                        && meaning.weekday == 0 => {}
                What::Word(meaning)
                    if meaning.is(flag::WITHIN)
                        && phrase.clock.minutes_written | (phrase.clock.half.is_some()) => {}
                _ => return joined.then_some(here),
            }
            at += 1;
        }
        None
    }

    /// "EST. DOWNTIME" says "estimated", not Eastern Standard Time.
    fn is_estimated(&self, at: usize) -> bool {
        self.text(at).eq_ignore_ascii_case("est")
            && matches!(self.what(at + 1), What::Stop | What::Mark('.'))
            && self.is_mark(at.wrapping_sub(1), &[','])
            && self.is_word(at + 2, flag::ESTIMATED)
    }

    fn range_holds(&self, phrase: &Phrase, between: bool) -> bool {
        let Some(until) = &phrase.until else {
            return false;
        };
        let (one, two) = (phrase.clock, until.clock);
        let zoned = phrase.zone.is_some() || until.zone.is_some();
        let clear = |clock: Clock| {
            matches!(clock.sure, Sure::Certain | Sure::Colon) || clock.sure == Sure::Word
        };
        let led = self.is_word(
            phrase.first.wrapping_sub(1),
            flag::BEFORE | flag::BETWEEN | flag::HOUR_IS,
        );
        let dated = phrase.first > 0
            && (self.is_date(phrase.first - 1)
                || self.is_mark(phrase.first - 1, &[',', ':', '(', '[', '|']));
        if self.is_denied(phrase) {
            return false;
        }
        match (one.sure, two.sure) {
            (Sure::Bare, _) if self.is_word(phrase.first.wrapping_sub(1), flag::NAMES) => false,
            (Sure::Bare, Sure::Hours) => {
                (led || between) && one.hour.max(two.hour) > 12 && until_is_letter(self, until)
            }
            (Sure::Bare, Sure::Bare) => {
                zoned
                    || (between || led)
                        && dated_before(self, phrase.first)
                        && !self.is_word(phrase.last + 1, flag::UNIT)
            }
            (Sure::Bare | Sure::Dotted, _) if clear(two) => {
                led || dated
                    || zoned && two.half.is_some()
                    || self.is_tight(phrase)
                    || self.may_lead(phrase.first)
                    || two.sure == Sure::Certain && two.half.is_none()
            }
            (Sure::Hours, Sure::Hours) => led || between || dated || zoned,
            (Sure::Figures, Sure::Figures) => {
                zoned
                    || led && self.text(phrase.first).starts_with('0')
                    || self.text(phrase.last).starts_with('0') && led
            }
            (Sure::Dotted, Sure::Dotted) => zoned || led && dated_before(self, phrase.first),
            (Sure::Letter, Sure::Letter) => true,
            (_, Sure::Bare) if clear(one) => {
                zoned && until.zone.is_some()
                    || one.half.is_some()
                        && !self.is_word(phrase.last + 1, flag::UNIT)
                        && self.ends(phrase.last + 1)
            }
            (a, b) => {
                zoned
                    || clear(one) && (clear(two) || b == Sure::Hours || b == Sure::Letter)
                    || clear(two) && (a == Sure::Hours || a == Sure::Letter)
            }
        }
    }

    /// The range is written without spaces around its dash.
    fn is_tight(&self, phrase: &Phrase) -> bool {
        phrase.until.as_ref().is_some_and(|until| {
            self.text[phrase.clock_end..until.clock_start]
                .chars()
                .count()
                == 1
        })
    }

    /// What stands before a bare number does not make it a name: "Phase 2 - 10 AM".
    fn may_lead(&self, first: usize) -> bool {
        match self.before(first) {
            What::Word(meaning) => {
                !meaning.is(flag::NAMES)
                    && !self
                        .text(first - 1)
                        .chars()
                        .next()
                        .is_some_and(char::is_uppercase)
            }
            What::Mark(c) => !matches!(c, '#' | '/' | '.'),
            What::Line | What::Stop | What::Date(_) | What::Zone(_) => true,
            _ => false,
        }
    }

    /// Nothing follows that a number could count.
    fn ends(&self, at: usize) -> bool {
        match self.what(at) {
            What::Word(meaning) => {
                meaning.is(flag::ON | flag::BEFORE | flag::WITHIN)
                    || meaning.weekday > 0
                    || meaning.day.is_some()
            }
            What::Clock(_) | What::Number => false,
            _ => true,
        }
    }

    /// The words around speak against a time: "Build 10:30", "10:30 minutes", "lasted 01:30".
    fn is_denied(&self, phrase: &Phrase) -> bool {
        if phrase.zone.is_some()
            || phrase.clock.half.is_some()
            || phrase
                .until
                .is_some_and(|u| u.zone.is_some() || u.clock.half.is_some())
        {
            return false;
        }
        if phrase.clock.sure == Sure::Certain && phrase.clock.date.is_some() {
            return false;
        }
        let mut before = phrase.first;
        // "build: 10:30", "duration (hh:mm): 01:30".
        for _ in 0..3 {
            if before > 0
                && (self.is_mark(before - 1, &[':', '#', '=', '(', ')', '~', '|'])
                    || self.is_word(before - 1, flag::ABOUT)
                        && !self.is_word(before - 1, flag::BEFORE))
            {
                before -= 1;
            }
        }
        let word = before
            .checked_sub(1)
            .and_then(|at| self.word(at))
            .unwrap_or_default();
        let next = self.word(phrase.last + 1).unwrap_or_default();
        if word.is(flag::NAMES) && before == phrase.first
            || next.is(flag::UNIT) && !next.is(flag::BEFORE | flag::ON)
            || next.is(flag::NAMES)
                && !next.is(flag::BEFORE | flag::ON)
                && self.is_quantity(phrase.last + 1)
        {
            return true;
        }
        if word.is(flag::LASTS) {
            return !word.is(flag::ON)
                || !self.is_planned(before) && !self.date(phrase.last + 1).is_some_and(|_| true);
        }
        false
    }

    fn is_quantity(&self, at: usize) -> bool {
        matches!(
            self.text(at).to_ascii_lowercase().as_str(),
            "ratio" | "scale" | "aspect" | "mix" | "odds" | "score" | "proportion"
        )
    }

    /// "scheduled for", "planned for".
    fn is_planned(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|at| self.is_word(at, flag::PLANNED))
    }

    fn holds(&self, phrase: &Phrase) -> bool {
        let clock = phrase.clock;
        let previous = phrase.first.wrapping_sub(1);
        let led = self.is_word(previous, flag::BEFORE);
        let zoned = phrase.zone.is_some();
        let dated = dated_before(self, phrase.first) || self.after_date(phrase.last + 1).is_some();
        if self.is_denied(phrase) {
            return false;
        }
        match clock.sure {
            Sure::Certain | Sure::Colon => true,
            Sure::Word => {
                zoned
                    || led
                    || dated
                    || self.is_mark(previous, &['/', '(', ':', '|'])
                    || self.text(phrase.first).eq_ignore_ascii_case("noon")
            }
            Sure::Hours => {
                zoned
                    || dated
                    || clock.minutes_written && clock.hour >= 10 && led
                    || led && self.takes_hours(previous)
            }
            Sure::Letter => zoned || led && !clock.minutes_written || dated,
            Sure::Figures => {
                zoned && self.figures_hold(phrase)
                    || led && self.text(phrase.first).starts_with('0')
            }
            Sure::Dotted => zoned || self.is_word(previous, flag::HOUR_IS) || dated && led,
            Sure::Bare => {
                zoned && self.bare_holds(phrase)
                    || self.is_word(previous, flag::HOUR_IS)
                        && !self.is_word(phrase.last + 1, flag::UNIT)
                        && self.ends(phrase.last + 1)
            }
        }
    }

    /// "à 14 heures", "a las 14 horas", "um 14 h"; not "after 2 hours".
    fn takes_hours(&self, at: usize) -> bool {
        matches!(
            self.text(at).to_lowercase().as_str(),
            "à" | "dès"
                | "vers"
                | "jusqu'à"
                | "jusqu’à"
                | "las"
                | "la"
                | "às"
                | "as"
                | "das"
                | "dalle"
                | "alle"
                | "um"
                | "om"
                | "vanaf"
                | "tot"
                | "ab"
                | "bis"
                | "hasta"
                | "entro"
                | "kl"
        )
    }

    fn figures_hold(&self, phrase: &Phrase) -> bool {
        // "in May 2020 UTC" is a year.
        let year = (19..=20).contains(&phrase.clock.hour) && phrase.clock.half.is_none();
        !year
            || self.is_word(phrase.first.wrapping_sub(1), flag::BEFORE)
            || self.is_date(phrase.first.wrapping_sub(1))
    }

    /// `9 UTC` holds; `2 Central` only where a time is expected.
    fn bare_holds(&self, phrase: &Phrase) -> bool {
        let previous = phrase.first.wrapping_sub(1);
        if self.is_word(previous, flag::NAMES) || self.is_mark(previous, &['#', '$']) {
            return false;
        }
        let expected = self.is_word(previous, flag::BEFORE | flag::AND | flag::LISTS)
            || self.is_date(previous)
            || self.is_mark(previous, &['/', '(', ',', '@', ':', '-', '|', ')']);
        match phrase.zone.map(|named| named.zone) {
            Some(Zone::Region(region, _)) if zones::is_bare_zone(region) => {
                expected
                    || phrase
                        .zone
                        .is_some_and(|z| self.text[z.start..z.end].contains(' '))
            }
            Some(Zone::Abbreviation(_)) => {
                expected
                    || matches!(self.before(phrase.first), What::Line | What::Stop)
                        && self.ends(phrase.last + 1)
            }
            Some(_) => true,
            None => false,
        }
    }
}

fn until_is_letter(atoms: &Atoms, until: &Until) -> bool {
    atoms.text[..until.clock_end].ends_with(['h', 'H', 'u', 'U'])
}

/// A date stands close before, with small words between.
fn dated_before(atoms: &Atoms, first: usize) -> bool {
    let mut at = first;
    for _ in 0..4 {
        let Some(previous) = at.checked_sub(1) else {
            return false;
        };
        if atoms.is_date(previous) {
            return true;
        }
        let small = atoms.is_word(previous, flag::BEFORE | flag::BETWEEN | flag::ABOUT)
            || matches!(
                atoms.what(previous),
                What::Mark(',' | '-' | '(' | ')' | '@' | ':' | '|')
            );
        if !small {
            return false;
        }
        at = previous;
    }
    false
}

/// Abbreviations in small letters, where no word of a sentence is meant: "10pm est".
fn small_letters(word: &str, clock: Clock) -> Option<Zone> {
    if !(2..=4).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let index = zones::abbreviation(&word.to_ascii_uppercase())?;
    let safe = matches!(
        word.to_ascii_lowercase().as_str(),
        "pst"
            | "pdt"
            | "cst"
            | "cdt"
            | "mst"
            | "mdt"
            | "edt"
            | "cet"
            | "cest"
            | "bst"
            | "jst"
            | "kst"
            | "aest"
            | "aedt"
            | "msk"
            | "hkt"
            | "sgt"
    );
    let shaky = matches!(
        word.to_ascii_lowercase().as_str(),
        "est" | "ist" | "et" | "ct" | "pt" | "mt"
    );
    (safe || shaky && clock.half.is_some()).then_some(Zone::Abbreviation(index))
}

/// Two names of one zone: the figures win ("CST (UTC+8)"), two seasons are the region's clock.
fn combine(first: Option<Named>, second: Named) -> Named {
    let Some(first) = first else { return second };
    let region = |zone: Zone| match zone {
        Zone::Region(region, _) => Some(region),
        Zone::Abbreviation(index) => Some(zones::ABBREVIATIONS[usize::from(index)].region),
        _ => None,
    };
    let zone = match (first.zone, second.zone) {
        (a, b) if a == b => a,
        (Zone::Utc, other) => other,
        (_, offset @ Zone::Offset(_)) => offset,
        (a @ Zone::Abbreviation(_), b @ Zone::Abbreviation(_)) if region(a) == region(b) => {
            Zone::Region(region(a).unwrap_or_default(), zones::Season::Any)
        }
        (a, _) => a,
    };
    Named {
        zone,
        start: first.start,
        end: second.end,
    }
}

/// "1 - 7 am": the first end takes its half from the second; "8 pm - 10": the other way round.
fn share_half(phrase: &mut Phrase) {
    let Some(until) = &mut phrase.until else {
        return;
    };
    let minutes = |clock: &Clock| u32::from(clock.hour % 12) * 60 + u32::from(clock.minute);
    let open = |clock: &Clock| {
        clock.half.is_none()
            && (1..=12).contains(&clock.hour)
            && matches!(clock.sure, Sure::Bare | Sure::Colon | Sure::Dotted)
    };
    let other = |half: Half| if half == Half::Am { Half::Pm } else { Half::Am };
    if let (Some(half), true) = (until.clock.half, open(&phrase.clock)) {
        let before = minutes(&phrase.clock) < minutes(&until.clock);
        phrase.clock.half = Some(if before { half } else { other(half) });
    } else if let (Some(half), true) = (phrase.clock.half, open(&until.clock)) {
        let after = minutes(&until.clock) > minutes(&phrase.clock);
        until.clock.half = Some(if after { half } else { other(half) });
    }
}
