//! Decides by the surrounding words whether something that looks like a time is one.

use super::atoms::AtomKind;
use super::clock_reading::{ClockNotation, ClockReading};
use super::phrase::{Atoms, Phrase};
use super::words::{flag, role};
use super::zones::{self, Zone};

/// The evidence for a range, besides the notations of its two clocks.
struct RangeEvidence {
    /// A word before it that often stands before a time: "at", "from", "between".
    led: bool,
    /// A date, or a mark that can follow one, directly before it.
    dated: bool,
    zoned: bool,
    /// The sentence has a "between" before it.
    between: bool,
}

impl Atoms<'_> {
    /// Whether the two clocks of a phrase are a range of times rather than of other numbers.
    pub(super) fn is_time_range(&self, phrase: &Phrase, between: bool) -> bool {
        use ClockNotation::{Bare, Dotted, Figures, Hours, Letter};
        let Some(range_end) = &phrase.range_end else {
            return false;
        };
        let (one, two) = (phrase.clock, range_end.clock);
        let evidence = self.range_evidence(phrase, between);
        let RangeEvidence {
            led,
            dated,
            zoned,
            between,
        } = evidence;
        match (one.notation, two.notation) {
            (Bare, _) if self.is_word(phrase.first.wrapping_sub(1), flag::NAMES) => false,
            (Bare, Bare | Hours) if self.follows_hour_word(phrase.first) => true,
            (Bare, Hours) => {
                let unit = &self.text[range_end.clock_start..range_end.clock_end];
                zoned && led || (led || between) && one.hour.max(two.hour) > 12 && is_letter(unit)
            }
            (Bare, Bare) => self.is_bare_range(phrase, &evidence),
            (Bare | Dotted, _) if is_clear(two) => {
                led || dated
                    || zoned && two.meridiem.is_some()
                    || self.has_unspaced_dash(phrase)
                    || self.may_precede_hour(phrase.first)
                    || two.notation == ClockNotation::Certain && two.meridiem.is_none()
            }
            (Hours, Hours) if self.is_duration_range(phrase) => false,
            (Hours, Hours) => {
                // "9h-12h et 14h-17h".
                let listed = self.is_word(phrase.first.wrapping_sub(1), flag::AND)
                    && one.hour.max(two.hour) > 12;
                led || between || dated || zoned || listed && self.has_unspaced_dash(phrase)
            }
            (Dotted | Figures, Hours) => led || between || dated || zoned,
            (Figures, Figures) => self.is_unseparated_range(phrase, &evidence),
            (Dotted, Dotted) => self.is_dotted_range(phrase, &evidence),
            (Letter, Letter) => true,
            (_, Bare) if is_clear(one) => {
                zoned && range_end.zone.is_some()
                    || one.meridiem.is_some()
                        && !self.is_word(phrase.last + 1, flag::UNIT)
                        && self.is_followed_by_no_noun(phrase.last + 1)
            }
            (a, b) => {
                zoned
                    || is_clear(one) && (is_clear(two) || matches!(b, Hours | Letter))
                    || is_clear(two) && matches!(a, Hours | Letter)
            }
        }
    }

    fn range_evidence(&self, phrase: &Phrase, between: bool) -> RangeEvidence {
        let leads = flag::BEFORE | flag::BETWEEN | flag::HOUR_IS;
        let range_end = phrase.range_end.as_ref();
        RangeEvidence {
            led: self.is_word(self.atom_before(phrase.first), leads),
            dated: phrase.first > 0
                && (self.is_date(phrase.first - 1)
                    || self.is_mark(phrase.first - 1, &[',', ':', '(', '[', '|'])),
            zoned: phrase.zone.is_some() || range_end.is_some_and(|end| end.zone.is_some()),
            between,
        }
    }

    /// `8 - 10`.
    fn is_bare_range(&self, phrase: &Phrase, evidence: &RangeEvidence) -> bool {
        evidence.zoned
            || self.is_word(self.atom_before(phrase.first), flag::HOUR_IS)
            || (evidence.between || evidence.led)
                && has_date_before(self, phrase.first)
                && !self.is_word(phrase.last + 1, flag::UNIT)
    }

    /// `0800-1000`.
    fn is_unseparated_range(&self, phrase: &Phrase, evidence: &RangeEvidence) -> bool {
        evidence.zoned
            || self.is_under_date(phrase)
            || (evidence.led
                || has_date_before(self, phrase.first)
                || self.is_labelled(phrase.first))
                && (self.text(phrase.first).starts_with('0')
                    || self.text(phrase.last).starts_with('0'))
    }

    /// `8.00 - 10.00`.
    fn is_dotted_range(&self, phrase: &Phrase, evidence: &RangeEvidence) -> bool {
        let has_date_beside =
            || has_date_before(self, phrase.first) || self.skip_date(phrase.last + 1).is_some();
        evidence.zoned
            || self.is_word(self.atom_before(phrase.first), flag::HOUR_IS)
            || evidence.led && (phrase.date.is_some() || has_date_beside())
            || self.has_unspaced_dash(phrase) && has_date_beside()
    }

    /// "Between 2h to 4h of downtime", "entre 2h et 4h de coupure".
    fn is_duration_range(&self, phrase: &Phrase) -> bool {
        let of = self.is_word(phrase.last + 1, flag::OF);
        let limit = matches!(
            self.text(phrase.last + 1),
            "maximum" | "max" | "maxi" | "máximo" | "massimo" | "environ"
        );
        let counted = limit
            || of
                && self.word_at(phrase.last + 2).is_some()
                && !self.is_date(phrase.last + 2)
                && !self.is_word(phrase.last + 2, flag::MORNING | flag::EVENING);
        let small = phrase.clock.hour <= 12 && phrase.range_end.is_some_and(|u| u.clock.hour <= 12);
        let expects =
            |n: usize| self.is_word(n, flag::LASTS | flag::ESTIMATED) || self.text(n) == "expect";
        let mut before = phrase.first.saturating_sub(3)..phrase.first;
        small && (counted || before.any(expects))
    }

    /// "Time: 0000-0600": a label precedes the range.
    fn is_labelled(&self, first: usize) -> bool {
        self.is_mark(first.wrapping_sub(1), &[':', '|'])
            && (self.is_word(
                first.wrapping_sub(2),
                flag::TIME | flag::TIMES | flag::HOURS,
            ) || matches!(
                self.text(first.wrapping_sub(2)),
                "Window" | "window" | "When"
            ))
    }

    /// A range alone on its line, directly below a date.
    fn is_under_date(&self, phrase: &Phrase) -> bool {
        let is_line = |at: usize| matches!(self.kind_at(at), AtomKind::Line);
        let above = phrase.first.wrapping_sub(1);
        is_line(above) && self.is_date(above.wrapping_sub(1)) && is_line(phrase.last + 1)
    }

    /// "dalle 8 alle 10", "van 8 tot 10": a word that is used with hours precedes it.
    fn follows_hour_word(&self, first: usize) -> bool {
        self.has_role(first.wrapping_sub(1), role::SAYS_HOURS)
            && !self.is_word(first + 3, flag::UNIT & !flag::HOURS)
    }

    /// The dash of the range has no spaces around it.
    pub(super) fn has_unspaced_dash(&self, phrase: &Phrase) -> bool {
        phrase.range_end.as_ref().is_some_and(|range_end| {
            self.text[phrase.clock_end..range_end.clock_start]
                .chars()
                .count()
                == 1
        })
    }

    /// The word before a bare number does not name the thing that it numbers: "Phase 2 - 10 AM".
    pub(super) fn may_precede_hour(&self, first: usize) -> bool {
        match self.kind_before(first) {
            AtomKind::Word(meaning) => {
                !meaning.has_flag(flag::NAMES)
                    && !self
                        .text(first - 1)
                        .chars()
                        .next()
                        .is_some_and(char::is_uppercase)
            }
            AtomKind::Mark(c) => !matches!(c, '#' | '/' | '.'),
            AtomKind::Line | AtomKind::Stop | AtomKind::Date(_) | AtomKind::Zone(_) => true,
            _ => false,
        }
    }

    /// No noun follows that the number could count.
    pub(super) fn is_followed_by_no_noun(&self, at: usize) -> bool {
        match self.kind_at(at) {
            AtomKind::Word(meaning) => {
                meaning.has_flag(flag::ON | flag::BEFORE | flag::WITHIN)
                    || meaning.weekday > 0
                    || meaning.day.is_some()
            }
            AtomKind::Clock(_) | AtomKind::Number => false,
            _ => true,
        }
    }

    /// The surrounding words rule a time out: "Build 10:30", "10:30 minutes", "lasted 01:30".
    pub(super) fn is_ruled_out(&self, phrase: &Phrase) -> bool {
        if phrase.zone.is_some()
            || phrase.clock.meridiem.is_some()
            || phrase
                .range_end
                .is_some_and(|u| u.zone.is_some() || u.clock.meridiem.is_some())
        {
            return false;
        }
        if phrase.clock.notation == ClockNotation::Certain && phrase.clock.date.is_some() {
            return false;
        }
        let mut before = phrase.first;
        // "build: 10:30", "duration (hh:mm): 01:30", "downtime of about 1:30".
        for _ in 0..4 {
            if before > 0
                && (self.is_mark(before - 1, &[':', '#', '=', '(', ')', '~', '|'])
                    || self.has_role(before - 1, role::FILLER))
            {
                before -= 1;
            }
        }
        let word = before
            .checked_sub(1)
            .and_then(|at| self.word_at(at))
            .unwrap_or_default();
        let next = self.word_at(phrase.last + 1).unwrap_or_default();
        if word.has_flag(flag::NAMES)
            && phrase.first - before <= 1
            && !self.has_role(before, role::FILLER)
            || next.has_flag(flag::UNIT) && !next.has_flag(flag::BEFORE | flag::ON)
            || next.has_flag(flag::NAMES)
                && !next.has_flag(flag::BEFORE | flag::ON)
                && next.role & role::RATIO != 0
        {
            return true;
        }
        // "longer than 12:00:00", but "no later than 22:00".
        if self.has_role(before.wrapping_sub(1), role::THAN)
            && !self.has_role(before.wrapping_sub(2), role::LATER)
        {
            return true;
        }
        // "Downtime 22:00-23:00" is a window.
        let late = |clock: ClockReading| clock.hour >= 10;
        if phrase
            .range_end
            .is_some_and(|range_end| late(phrase.clock) || late(range_end.clock))
        {
            return false;
        }
        if word.has_flag(flag::LASTS) {
            return !word.has_flag(flag::ON)
                || !self.is_planned(before)
                    && !self.read_date(phrase.last + 1).is_some_and(|_| true);
        }
        false
    }

    /// The atom before a time, not counting the dot of "kl." and "ca.".
    pub(super) fn atom_before(&self, first: usize) -> usize {
        let previous = first.wrapping_sub(1);
        let short = flag::HOUR_IS | flag::ABOUT;
        let is = |at: usize, word: &str| self.text(at).eq_ignore_ascii_case(word);
        let as_of = is(previous, "of") && is(previous.wrapping_sub(1), "as");
        if as_of
            || matches!(self.kind_at(previous), AtomKind::Stop)
                && self.is_word(previous.wrapping_sub(1), short)
        {
            previous - 1
        } else {
            previous
        }
    }

    /// "scheduled for", "planned for".
    pub(super) fn is_planned(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|at| self.is_word(at, flag::PLANNED))
    }

    pub(super) fn is_time(&self, phrase: &Phrase) -> bool {
        let clock = phrase.clock;
        let previous = self.atom_before(phrase.first);
        let led = self.is_word(previous, flag::BEFORE);
        let zoned = phrase.zone.is_some();
        let dated =
            || has_date_before(self, phrase.first) || self.skip_date(phrase.last + 1).is_some();
        let is_likely = match clock.notation {
            ClockNotation::Certain | ClockNotation::Colon => true,
            ClockNotation::Word => {
                zoned
                    || led
                    || dated()
                    || self.is_mark(previous, &['/', '(', ':', '|'])
                    || self.text(phrase.first).eq_ignore_ascii_case("noon")
            }
            // In "2h bis 4h" the 2h is not a time.
            ClockNotation::Hours
                if self.is_word(previous, flag::TO)
                    && self.clock_at(previous.wrapping_sub(1)).is_some() =>
            {
                false
            }
            ClockNotation::Hours => {
                // "8am today (about 7 hours later)": the word "hours" counts hours, the letter "h"
                // is used for times.
                let letter = is_letter(&self.text[phrase.start..phrase.clock_end]);
                // "02h00", "2h00 UTC" are hardly ever durations.
                let is_clear =
                    clock.hour >= 10 || zoned || self.text(phrase.first).starts_with('0');
                let figures = self
                    .text(phrase.first)
                    .bytes()
                    .take_while(u8::is_ascii_digit)
                    .count();
                (letter && clock.has_minutes) && (clock.hour >= 10 || figures == 4)
                    || (letter || clock.has_minutes && is_clear) && (zoned || dated())
                    || clock.has_minutes && clock.hour >= 10 && led
                    || led && self.has_role(previous, role::TAKES_HOURS)
                    || led && figures == 4 && !self.is_word(phrase.last + 1, flag::OF)
            }
            ClockNotation::Letter => zoned || led && !clock.has_minutes || dated(),
            ClockNotation::Figures => {
                zoned && self.is_not_year(phrase)
                    || (led || has_date_before(self, phrase.first))
                        && self.text(phrase.first).starts_with('0')
            }
            ClockNotation::Dotted => {
                zoned || self.is_word(previous, flag::HOUR_IS) || led && dated()
            }
            ClockNotation::Bare => {
                zoned && self.is_zoned_hour(phrase)
                    || led && matches!(self.text(phrase.last + 1), "tonight" | "tomorrow")
                    || self.has_role(previous, role::AT)
                        && self.is_date(previous.wrapping_sub(1))
                        && self.is_followed_by_no_noun(phrase.last + 1)
                    || self.is_word(previous, flag::HOUR_IS)
                        && !self.is_word(phrase.last + 1, flag::UNIT)
                        && self.is_followed_by_no_noun(phrase.last + 1)
            }
        };
        is_likely && !self.is_ruled_out(phrase)
    }

    pub(super) fn is_not_year(&self, phrase: &Phrase) -> bool {
        // In "in May 2020 UTC" the number is a year.
        let year = (19..=20).contains(&phrase.clock.hour) && phrase.clock.meridiem.is_none();
        !year
            || self.is_word(phrase.first.wrapping_sub(1), flag::BEFORE)
            || self.is_date(phrase.first.wrapping_sub(1))
    }

    /// `9 UTC` is a time; `2 Central` is one only where a time is expected.
    pub(super) fn is_zoned_hour(&self, phrase: &Phrase) -> bool {
        let previous = phrase.first.wrapping_sub(1);
        if self.is_word(previous, flag::NAMES) || self.is_mark(previous, &['#', '$']) {
            return false;
        }
        // "at 9 ET", "(9 ET)"; after "and" or a comma only if no noun follows.
        let ends = self.is_followed_by_no_noun(phrase.last + 1);
        let expected = self.is_word(previous, flag::BEFORE)
            || self.is_date(previous)
            || self.is_mark(previous, &['/', '(', '@', ':', '|', ')'])
            || ends
                && (self.is_word(previous, flag::AND | flag::LISTS)
                    || self.is_mark(previous, &[',', '-']));
        match phrase.zone.map(|named| named.zone) {
            Some(Zone::Region(region, _)) if zones::is_bare_zone(region) => {
                expected
                    || phrase
                        .zone
                        .is_some_and(|z| self.text[z.start..z.end].contains(' '))
            }
            Some(Zone::Abbreviation(_)) => {
                expected
                    || matches!(
                        self.kind_before(phrase.first),
                        AtomKind::Line | AtomKind::Stop
                    ) && ends
            }
            Some(_) => expected || ends,
            None => false,
        }
    }
}

/// The unit is a letter, as in `14h`, not a word for hours.
fn is_letter(clock: &str) -> bool {
    let unit = clock.rsplit(|c: char| !c.is_alphabetic()).next();
    matches!(unit, Some("h" | "H" | "hs" | "Hs" | "hrs" | "Hrs" | "u"))
}

/// A date precedes closely, with only small words in between.
pub(super) fn has_date_before(atoms: &Atoms, first: usize) -> bool {
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
                atoms.kind_at(previous),
                AtomKind::Mark(',' | '-' | '(' | ')' | '@' | ':' | '|')
            );
        if !small {
            return false;
        }
        at = previous;
    }
    false
}

/// In a notation that is rarely used for anything but a time.
fn is_clear(clock: ClockReading) -> bool {
    matches!(
        clock.notation,
        ClockNotation::Certain | ClockNotation::Colon | ClockNotation::Word
    )
}
