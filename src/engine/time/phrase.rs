//! The phrase: one time or range in the text, before its date and instants are known; and access to
//! the atoms that it consists of.

use super::atoms::{Atom, AtomKind};
use super::clock_reading::ClockReading;
use super::date_expr::DateExpr;
use super::lexicon::WordMeaning;
use super::zones::Zone;

/// A zone and its byte range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ZoneMention {
    pub zone: Zone,
    pub start: usize,
    pub end: usize,
}

/// A date and its byte range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DateMention {
    pub expr: DateExpr,
    pub start: usize,
    pub end: usize,
}

/// One time or range as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// The first and last atom.
    pub first: usize,
    pub last: usize,
    pub start: usize,
    pub end: usize,
    pub clock: ClockReading,
    pub clock_end: usize,
    /// The atom of a clock in brackets that contradicts the first clock: "12:00 am (noon)".
    pub conflicting_clock: Option<usize>,
    /// The byte range of a bracket that restates the clock, contradicting or not.
    pub restatement_span: Option<(usize, usize)>,
    pub zone: Option<ZoneMention>,
    /// "06:00+1": on the day after its date.
    pub is_next_day: bool,
    /// A date between the first clock and the connector.
    pub date: Option<DateMention>,
    pub range_end: Option<RangeEnd>,
}

impl Phrase {
    /// The second end is earlier in the day than the first.
    pub fn is_over_midnight(&self) -> bool {
        let earlier =
            |range_end: &RangeEnd| range_end.clock.minutes_of_day() <= self.clock.minutes_of_day();
        self.range_end.as_ref().is_some_and(earlier)
    }
}

/// The second end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct RangeEnd {
    pub clock: ClockReading,
    pub clock_start: usize,
    pub clock_end: usize,
    /// The byte range of a bracket that restates the clock.
    pub restatement_span: Option<(usize, usize)>,
    pub zone: Option<ZoneMention>,
    /// A date before or after the second clock.
    pub date: Option<DateMention>,
}

pub(super) struct Atoms<'a> {
    pub text: &'a str,
    pub list: &'a [Atom],
    pub clocks: &'a [ClockReading],
}

/// The largest distance between the parts of one phrase, in atoms.
pub(super) const REACH: usize = 8;

impl Atoms<'_> {
    pub fn kind_at(&self, at: usize) -> &AtomKind {
        #[cfg(test)]
        super::step_counter::count_step();
        self.list.get(at).map_or(&AtomKind::Line, |atom| &atom.kind)
    }

    pub fn kind_before(&self, at: usize) -> &AtomKind {
        at.checked_sub(1)
            .map_or(&AtomKind::Line, |at| self.kind_at(at))
    }

    pub fn text(&self, at: usize) -> &str {
        self.list
            .get(at)
            .map_or("", |atom| &self.text[atom.start..atom.end])
    }

    pub fn word_at(&self, at: usize) -> Option<WordMeaning> {
        match self.kind_at(at) {
            AtomKind::Word(meaning) => Some(*meaning),
            _ => None,
        }
    }

    pub fn is_word(&self, at: usize, flags: u32) -> bool {
        matches!(self.kind_at(at), AtomKind::Word(meaning) if meaning.has_flag(flags))
    }

    pub fn has_role(&self, at: usize, role: u16) -> bool {
        matches!(self.kind_at(at), AtomKind::Word(meaning) if meaning.role & role != 0)
    }

    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.kind_at(at), AtomKind::Mark(c) if marks.contains(c))
    }

    pub fn clock_at(&self, at: usize) -> Option<&ClockReading> {
        match self.kind_at(at) {
            AtomKind::Clock(clock) => self.clocks.get(*clock),
            _ => None,
        }
    }
}
