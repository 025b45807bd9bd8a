//! Attaches a bracket that repeats the clock before it: `12:00 (noon) UTC`, `22:00 UTC (10 pm)`,
//! `midnight (00:00 UTC)`.

use super::atoms::AtomKind;
use super::clock_reading::{ClockNotation, ClockReading};
use super::phrase::{Atoms, Phrase, RangeEnd, ZoneMention};

/// A bracket that contains only a clock and perhaps its zone.
struct BracketedClock {
    clock: ClockReading,
    zone: Option<ZoneMention>,
    /// The atom of the closing bracket.
    close: usize,
}

impl Atoms<'_> {
    /// Attaches the bracket after the last atom of a phrase, if it restates the clock.
    pub(super) fn attach_restatement(&self, phrase: &mut Phrase) {
        let open = phrase.last + 1;
        if !self.is_mark(open, &['(', '[']) || phrase.restatement_span.is_some() {
            return;
        }
        let Some(restatement) = self.read_restatement(open) else {
            return;
        };
        let zoned = phrase.zone.is_some();
        if restatement.zone.is_some() && zoned {
            return;
        }
        if is_same(&mut phrase.clock, restatement.clock) {
            phrase.zone = phrase.zone.or(restatement.zone);
        } else {
            // A bracket with a different time is normally that of another place. It contradicts
            // the clock only where both share the zone that follows, or where one of them is a
            // word: "12:00 am (noon)".
            let named = restatement.clock.notation == ClockNotation::Word
                || phrase.clock.notation == ClockNotation::Word;
            let shared = !zoned
                && self
                    .read_zone_at(restatement.close + 1, restatement.clock)
                    .is_some();
            if restatement.zone.is_some() || !named && !shared {
                return;
            }
            phrase.conflicting_clock = Some(open + 1);
        }
        let (start, end) = (self.list[open].start, self.list[restatement.close].end);
        phrase.restatement_span = Some((start, end));
        phrase.last = restatement.close;
        phrase.end = end;
    }

    /// The same for the second end of a range; returns the last atom that belongs to it.
    pub(super) fn attach_range_end_restatement(
        &self,
        range_end: &mut RangeEnd,
        last: usize,
    ) -> usize {
        let Some(restatement) = self.read_restatement(last + 1) else {
            return last;
        };
        let is_more = restatement.zone.is_some() || range_end.restatement_span.is_some();
        if is_more || !is_same(&mut range_end.clock, restatement.clock) {
            return last;
        }
        range_end.restatement_span =
            Some((self.list[last + 1].start, self.list[restatement.close].end));
        restatement.close
    }

    fn read_restatement(&self, open: usize) -> Option<BracketedClock> {
        if !self.is_mark(open, &['(', '[']) {
            return None;
        }
        let clock = *self.clock_at(open + 1)?;
        let is_clear =
            clock.has_minutes || clock.meridiem.is_some() || clock.notation == ClockNotation::Word;
        if !is_clear || clock.zone.is_some() || clock.date.is_some() {
            return None;
        }
        let zone = match self.kind_at(open + 2) {
            &AtomKind::Zone(zone) => Some(ZoneMention {
                zone,
                start: self.list[open + 2].start,
                end: self.list[open + 2].end,
            }),
            _ => None,
        };
        let close = open + 2 + usize::from(zone.is_some());
        self.is_mark(close, &[')', ']'])
            .then_some(BracketedClock { clock, zone, close })
    }
}

/// Both clocks show the same time of day. A clock without AM or PM takes it from the other one;
/// "midnight" beside figures is the beginning of its day.
fn is_same(clock: &mut ClockReading, restatement: ClockReading) -> bool {
    let meridiem = match (clock.meridiem, restatement.meridiem) {
        (None, Some(meridiem))
            if (1..=12).contains(&clock.hour) && restatement.hour % 12 == clock.hour % 12 =>
        {
            Some(meridiem)
        }
        (meridiem, _) => meridiem,
    };
    let open = ClockReading { meridiem, ..*clock };
    if open.minutes_of_day() != restatement.minutes_of_day() {
        return false;
    }
    clock.meridiem = meridiem;
    clock.is_midnight_word &= restatement.is_midnight_word;
    // "12 (noon)" needs no further evidence.
    if clock.notation != ClockNotation::Word || restatement.notation != ClockNotation::Word {
        clock.notation = ClockNotation::Certain;
    }
    true
}
