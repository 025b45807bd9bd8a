//! Atoms and phrases → the date of the text that each phrase takes. `day_resolution` decides which
//! day a written date means.

use super::atoms::{Atom, AtomKind};
use super::consecutive_days;
use super::date_phrase::{DateLink, DatePhrase};
use super::phrase::{Atoms, Phrase};
use super::words::{flag, role};

fn is_bracketed_after_time(atoms: &Atoms, at: usize, end: usize) -> bool {
    let bracket = atoms.is_mark(at.wrapping_sub(1), &['(']) && atoms.is_mark(end, &[')']);
    let behind = atoms.kind_at(at.wrapping_sub(2));
    bracket
        && matches!(
            behind,
            AtomKind::Zone(_) | AtomKind::Clock(_) | AtomKind::Mark(')')
        )
}

/// The words before atom `at` show that what follows no longer holds or is not the time of the
/// work.
pub(super) fn is_former_at(atoms: &Atoms, at: usize) -> bool {
    follows_former_word(atoms, at, role::FORMER | role::FROM)
}

/// "moved from 24 November 22:00 to …"; what follows "to" is the new time.
pub(super) fn follows_moved_from(atoms: &Atoms, at: usize) -> bool {
    follows_former_word(atoms, at, role::FROM)
}

fn follows_former_word(atoms: &Atoms, at: usize, roles: u16) -> bool {
    let mut n = at;
    for _ in 0..4 {
        let Some(before) = n.checked_sub(1) else {
            return false;
        };
        n = before;
        match atoms.kind_at(n) {
            AtomKind::Line | AtomKind::Stop => return false,
            AtomKind::Word(meaning) if meaning.role & roles & role::FORMER != 0 => return true,
            AtomKind::Word(meaning) if meaning.role & role::FROM != 0 => {
                return follows_moved_word(atoms, n);
            }
            AtomKind::Word(meaning) if meaning.has_flag(flag::TO) => return false,
            _ => {}
        }
    }
    false
}

/// Whether "from" belongs to "moved". In "traffic will be moved from 22:00 to 23:00" it begins a
/// window.
fn follows_moved_word(atoms: &Atoms, from: usize) -> bool {
    let moved = |n: usize| atoms.has_role(n, role::MOVED) && atoms.text(n.wrapping_sub(1)) != "be";
    (from.saturating_sub(4)..from).any(moved)
}

pub(super) fn find_date_phrases(atoms: &Atoms) -> Vec<DatePhrase> {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < atoms.list.len() {
        let may_begin = match atoms.list[at].kind {
            AtomKind::Date(_) => true,
            AtomKind::Word(meaning) => {
                meaning.weekday > 0
                    || meaning.day.is_some()
                    || meaning.has_flag(flag::NEXT | flag::LAST)
            }
            _ => false,
        };
        if may_begin && let Some((expr, end)) = atoms.read_date(at) {
            let joint = |date: &DatePhrase| {
                date.end + 1 == at
                    && (atoms.is_word(at - 1, flag::TO | flag::ENDS)
                        || atoms.is_mark(at - 1, &['-', '~']))
            };
            let is_last = dates.last().is_some_and(joint);
            dates.push(DatePhrase {
                is_range_end: is_last,
                is_former: is_former_at(atoms, at),
                is_bracketed: is_bracketed_after_time(atoms, at, end),
                expr,
                first: at,
                end,
                start_byte: atoms.list[at].start,
                end_byte: atoms.list[end - 1].end,
            });
            at = end;
        } else {
            at += 1;
        }
    }
    dates
}

/// Links phrases to dates. Phrases must be given in the order of the text.
pub(super) struct DateLinker<'a> {
    atoms: &'a Atoms<'a>,
    dates: &'a [DatePhrase],
    /// The index of the first date that does not begin before the last phrase given.
    next: usize,
}

impl<'a> DateLinker<'a> {
    pub fn new(atoms: &'a Atoms<'a>, dates: &'a [DatePhrase]) -> Self {
        Self {
            atoms,
            dates,
            next: 0,
        }
    }

    pub fn link_date(&mut self, phrase: &Phrase) -> Option<(DatePhrase, DateLink)> {
        let found = self.find_date(phrase)?;
        let expr = found.0.expr;
        let weekday = expr.month == 0 && expr.relative.is_none();
        let days = weekday && found.0.is_range_end;
        // "From 7 to 14 January. Each night …": the first day is meant.
        let last = self.next.checked_sub(1).map(|n| self.dates[n]);
        let first_of_range =
            last.is_some_and(|date| date.is_range_end && date.first == found.0.end + 1);
        let vague = weekday || found.1 == DateLink::Carried && !first_of_range;
        if days || vague && self.is_recurring(phrase) {
            return None;
        }
        let (date, link) = found;
        Some((
            consecutive_days::choose_of_two_days(self.atoms, self.dates, phrase, date),
            link,
        ))
    }

    fn find_date(&mut self, phrase: &Phrase) -> Option<(DatePhrase, DateLink)> {
        while self
            .dates
            .get(self.next)
            .is_some_and(|date| date.first < phrase.first)
        {
            self.next += 1;
        }
        let before = self.next.checked_sub(1).map(|n| self.dates[n]);
        let after = self.dates[self.next..]
            .iter()
            .take(4)
            .find(|date| date.first > phrase.last)
            .copied();
        if let Some(date) = self.date_beside(phrase, before, after) {
            return Some((date, DateLink::Beside));
        }
        self.date_at_distance(phrase, before, after)
    }

    /// A date within the phrase or directly before or after it.
    fn date_beside(
        &self,
        phrase: &Phrase,
        before: Option<DatePhrase>,
        after: Option<DatePhrase>,
    ) -> Option<DatePhrase> {
        let inside = self.dates[self.next..]
            .iter()
            .take(2)
            .find(|date| date.first > phrase.first && date.first <= phrase.last);
        if let Some(&date) = inside
            && phrase.date.is_none()
            && phrase.range_end.is_none_or(|end| end.date.is_none())
        {
            return Some(date);
        }
        after
            .filter(|date| self.is_bracketed_date_of(phrase, before, date))
            .or_else(|| {
                before.filter(|date| self.has_only_joining_words(date.end, phrase.first, 6))
            })
            .or_else(|| {
                after.filter(|date| self.has_only_joining_words(phrase.last + 1, date.first, 3))
            })
    }

    /// "03:00 UTC (2026-11-25)": a date in brackets is that of the time before it alone. In "Tuesday
    /// 22:00–02:00 (Wednesday)" it only repeats on which day the range ends.
    fn is_bracketed_date_of(
        &self,
        phrase: &Phrase,
        before: Option<DatePhrase>,
        date: &DatePhrase,
    ) -> bool {
        let is_bracketed = date.first == phrase.last + 2
            && self.atoms.is_mark(phrase.last + 1, &['('])
            && self.atoms.is_mark(date.end, &[')']);
        let is_day_before = |before: DatePhrase| {
            before.expr.is_day_before(date.expr)
                && self.has_only_joining_words(before.end, phrase.first, 6)
        };
        is_bracketed && !(phrase.is_over_midnight() && before.is_some_and(is_day_before))
    }

    /// A date of the same sentence, or else one from elsewhere in the text.
    fn date_at_distance(
        &self,
        phrase: &Phrase,
        before: Option<DatePhrase>,
        after: Option<DatePhrase>,
    ) -> Option<(DatePhrase, DateLink)> {
        // "From 7 to 14 January, each night from …" begins on the 7th.
        let before = match self.next.checked_sub(2).map(|n| self.dates[n]) {
            Some(first) if before.is_some_and(|date| date.is_range_end) => Some(first),
            _ => before,
        };
        // A date that no longer holds, or that is in brackets, belongs to no further time.
        let mut earlier = self.dates[..self.next].iter().rev().take(8);
        let is_shareable = |date: &DatePhrase| !date.is_former && !date.is_bracketed;
        let before = before
            .filter(is_shareable)
            .or_else(|| {
                earlier
                    .find(|date| is_shareable(date) && !date.is_range_end)
                    .copied()
            })
            .or(before.filter(|date| !date.is_former));
        let after = after.filter(|date| !date.is_former);
        if let Some(date) = before.filter(|date| self.is_one_sentence(date.end, phrase.first)) {
            return Some((date, DateLink::Sentence));
        }
        if let Some(date) = after.filter(|date| self.is_one_sentence(phrase.last + 1, date.first)) {
            return Some((date, DateLink::Sentence));
        }
        before.or(after).map(|date| (date, DateLink::Carried))
    }

    /// "Every Sunday", "nightly": no single day is meant.
    fn is_recurring(&self, phrase: &Phrase) -> bool {
        let is_end = |at: usize| matches!(self.atoms.kind_at(at), AtomKind::Stop | AtomKind::Line);
        let often = |at: usize| self.atoms.has_role(at, role::OFTEN);
        let mut before = (phrase.first.saturating_sub(12)..phrase.first)
            .rev()
            .take_while(|&at| !is_end(at));
        let mut after = (phrase.last + 1..phrase.last + 4).take_while(|&at| !is_end(at));
        before.any(often) || after.any(often)
    }

    /// Only words and marks that connect a date with a time are in between.
    fn has_only_joining_words(&self, from: usize, to: usize, most: usize) -> bool {
        to >= from
            && to - from <= most
            && self
                .atoms_between(from, to)
                .iter()
                .all(|atom| match atom.kind {
                    AtomKind::Word(meaning) => {
                        meaning.has_flag(
                            flag::BEFORE
                                | flag::ON
                                | flag::ABOUT
                                | flag::OF
                                | flag::BETWEEN
                                | flag::HOUR_IS
                                | flag::MORNING
                                | flag::EVENING,
                        ) || meaning.weekday > 0
                    }
                    AtomKind::Mark(_) | AtomKind::Zone(_) => true,
                    _ => false,
                })
    }

    fn is_one_sentence(&self, from: usize, to: usize) -> bool {
        to >= from
            && to - from <= 40
            && !self
                .atoms_between(from, to)
                .iter()
                .any(|atom| matches!(atom.kind, AtomKind::Stop | AtomKind::Line))
    }

    fn atoms_between(&self, from: usize, to: usize) -> &[Atom] {
        self.atoms.list.get(from..to).unwrap_or_default()
    }
}

/// A date alone on its line, or after a label: "Date: 24 November".
pub(super) fn is_alone_on_line(atoms: &Atoms, date: &DatePhrase) -> bool {
    let is_end = |at: usize| matches!(atoms.kind_at(at), AtomKind::Line);
    let mut before = (0..=LABEL).map_while(|n| date.first.checked_sub(n + 1));
    let label = |at: &usize| !is_end(*at);
    let reaches = date.first <= LABEL || before.clone().any(is_end);
    let plain = before
        .by_ref()
        .take_while(label)
        .all(|at| matches!(atoms.kind_at(at), AtomKind::Word(_) | AtomKind::Mark(_)));
    let after = date.end + usize::from(matches!(atoms.kind_at(date.end), AtomKind::Stop));
    reaches && plain && is_end(after)
}

/// The longest label before a date, in words and marks.
const LABEL: usize = 5;
