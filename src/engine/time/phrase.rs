//! A time as it stands in the text, and the atoms that it is made of.

use super::atoms::{Atom, AtomKind};
use super::clock_reading::ClockReading;
use super::date_expr::DateExpr;
use super::lexicon::WordMeaning;
use super::zones::Zone;

/// A zone and the bytes it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ZoneMention {
    pub zone: Zone,
    pub start: usize,
    pub end: usize,
}

/// A date and the bytes it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DateMention {
    pub expr: DateExpr,
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
    pub clock: ClockReading,
    pub clock_end: usize,
    /// The atom that says the first clock again in brackets, when that is another time of the day.
    pub conflicting_clock: Option<usize>,
    /// The bytes of that bracket, also where it says the same.
    pub again_at: Option<(usize, usize)>,
    pub zone: Option<ZoneMention>,
    /// "06:00+1": on the day after its date.
    pub is_next_day: bool,
    /// A date between the first clock and the connector.
    pub date: Option<DateMention>,
    pub range_end: Option<RangeEnd>,
}

impl Phrase {
    /// A range whose second end is earlier in the day.
    pub fn is_over_midnight(&self) -> bool {
        let earlier =
            |until: &RangeEnd| until.clock.minutes_of_day() <= self.clock.minutes_of_day();
        self.range_end.as_ref().is_some_and(earlier)
    }
}

/// The second end of a range.
#[derive(Clone, Copy, Debug)]
pub(super) struct RangeEnd {
    pub clock: ClockReading,
    pub clock_start: usize,
    pub clock_end: usize,
    /// The bytes of a bracket that says the clock again.
    pub again_at: Option<(usize, usize)>,
    pub zone: Option<ZoneMention>,
    /// A date before or after the second clock.
    pub date: Option<DateMention>,
}

pub(super) struct Atoms<'a> {
    pub text: &'a str,
    pub list: &'a [Atom],
    pub clocks: &'a [ClockReading],
}

/// How far the parts of one phrase may lie apart, in atoms.
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
