//! A clock without AM or PM beside a word for the evening → PM: "tonight at 10", "10 this evening", "heute Abend um 10 Uhr".

use super::atoms::AtomKind;
use super::clock_reading::{ClockNotation, ClockReading, Meridiem};
use super::date_phrase::DatePhrase;
use super::phrase::{Atoms, REACH};
use super::words::flag;
use crate::engine::words::is_in_word_list;

/// Words for a part of the day, each with the first hour that is in it: "tonight at 3" may be the early morning.
const PARTS: &[(u8, &str)] = &[
    (1, "afternoon nachmittag namiddag"),
    (
        5,
        "evening abend abends avond avonds vanavond soir soirée stasera",
    ),
    (6, "tonight night nacht noche noite"),
];

const GREETINGS: &str = "good guten gute goede goeden bonne buenas";

impl Atoms<'_> {
    /// Makes the clock at atom `at` one of the afternoon where the words around say so.
    pub fn apply_evening(&self, clock: &mut ClockReading, at: usize) {
        // "09:00" is on a clock of 24 hours.
        let is_open = clock.meridiem.is_none()
            && clock.date.is_none()
            && (1..12).contains(&clock.hour)
            && clock.notation != ClockNotation::Figures
            && !self.text(at).starts_with('0');
        if !is_open {
            return;
        }
        let is_behind = self.is_evening_behind(at, clock.hour);
        if is_behind && clock.notation == ClockNotation::Bare {
            clock.notation = ClockNotation::Certain;
        }
        if is_behind || self.is_evening_before(at, clock.hour) {
            clock.meridiem = Some(Meridiem::Pm);
        }
    }

    /// "Tonight", "heute Nacht": hours after midnight are in it too.
    pub fn is_tonight(&self, date: &DatePhrase) -> bool {
        let (first, next) = (self.text(date.first), self.text(date.first + 1));
        is_in_word_list("tonight vannacht stanotte", first)
            || is_in_word_list("heute", first) && is_in_word_list("nacht", next)
    }

    fn is_evening(&self, at: usize, hour: u8) -> bool {
        let Some(meaning) = self.word_at(at) else {
            return false;
        };
        let word = self.text(at).to_lowercase();
        // "Dienstagabend", "dinsdagavond".
        let is_compound =
            |part: &str| meaning.weekday > 0 && part.is_ascii() && word.ends_with(part);
        let is_named =
            |words: &str| is_in_word_list(words, &word) || words.split(' ').any(is_compound);
        let mut parts = PARTS.iter();
        parts.any(|(first, words)| hour >= *first && is_named(words))
    }

    /// "10 tonight", "10 this evening".
    fn is_evening_behind(&self, at: usize, hour: u8) -> bool {
        let next = at + 1;
        let is_named =
            self.text(next) == "this" || self.word_at(next).is_some_and(|word| word.day.is_some());
        self.is_evening(next, hour) || is_named && self.is_evening(next + 1, hour)
    }

    /// Only a date and words that lead to a clock are between.
    fn is_evening_before(&self, at: usize, hour: u8) -> bool {
        for n in (at.saturating_sub(REACH)..at).rev() {
            if self.is_evening(n, hour) {
                // "Good evening, at 9:30 UTC we start" greets.
                return n == 0 || !is_in_word_list(GREETINGS, self.text(n - 1));
            }
            let leads = match self.kind_at(n) {
                AtomKind::Word(meaning) => {
                    let flags = flag::BEFORE | flag::ON | flag::ABOUT | flag::OF | flag::HOUR_IS;
                    meaning.has_flag(flags) || meaning.weekday > 0 || meaning.day.is_some()
                }
                AtomKind::Date(_) | AtomKind::Mark(',' | '(' | ')') => true,
                _ => false,
            };
            if !leads {
                return false;
            }
        }
        false
    }
}
