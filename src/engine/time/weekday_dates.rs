//! Atoms → a date with the weekday before or after it.

use super::atoms::AtomKind;
use super::date_expr::DateExpr;
use super::phrase::{Atoms, REACH};
use super::words::flag;
use crate::engine::words::is_in_word_list;

impl Atoms<'_> {
    /// The atom after a date and the small words around it; `None` if there is no date.
    pub fn skip_date(&self, at: usize) -> Option<usize> {
        let mut seen = false;
        let mut next = at;
        for step in at..at + REACH {
            match self.kind_at(step) {
                AtomKind::Date(_) => seen = true,
                // "do dia 29/11": the Portuguese "do" in lower case is not the German "Do",
                // Thursday.
                AtomKind::Word(meaning)
                    if meaning.weekday > 0 && self.text(step) != "do" || meaning.day.is_some() =>
                {
                    seen = true
                }
                AtomKind::Word(meaning)
                    if meaning.has_flag(flag::ON | flag::OF | flag::NEXT) && !seen => {}
                AtomKind::Mark(',' | '(') if !seen => {}
                AtomKind::Mark(',') if seen && self.is_date(step + 1) => {}
                // "29 Nov 2026 (Sun)".
                AtomKind::Mark('(')
                    if seen && self.is_date(step + 1) && self.is_mark(step + 2, &[')']) => {}
                AtomKind::Mark(')') if seen => {}
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
        match self.kind_at(at) {
            AtomKind::Date(_) => true,
            AtomKind::Word(meaning) => meaning.weekday > 0 || meaning.day.is_some(),
            _ => false,
        }
    }

    /// "martedì 24", "Tuesday 24": a number after a weekday that is too large for an hour.
    fn read_day_of_month(&self, at: usize) -> Option<u8> {
        let day: u8 = self
            .text(at)
            .parse()
            .ok()
            .filter(|day| (13..=31).contains(day))?;
        let is_more = self.is_mark(at + 1, &[':', '.', '-', '/', '~'])
            || self.is_word(at + 1, flag::OCLOCK | flag::HOURS | flag::AM | flag::PM)
            || self.is_word(at + 1, flag::UNIT)
            || self.word_at(at + 1).is_some_and(|word| word.month > 0);
        (!is_more).then_some(day)
    }

    /// Reads the date at atom `at`, with a weekday before or after it; gives the atom after it as well.
    pub fn read_date(&self, at: usize) -> Option<(DateExpr, usize)> {
        let (direction, at) = if self.is_word(at, flag::NEXT) {
            (
                if means_week_after(self.text(at)) {
                    2
                } else {
                    1
                },
                at + 1,
            )
        } else if self.is_word(at, flag::LAST) {
            (-1, at + 1)
        } else {
            (0, at)
        };
        match self.kind_at(at) {
            AtomKind::Word(meaning) if meaning.weekday > 0 => {
                self.read_date_after_weekday(at, meaning.weekday, direction)
            }
            AtomKind::Word(meaning) => self.read_relative_date(at, meaning.day?),
            AtomKind::Date(date) => Some(self.read_date_before_weekday(at, *date)),
            _ => None,
        }
    }

    /// "Tuesday, 24 November", "Tuesday 24", or the weekday at atom `at` alone.
    fn read_date_after_weekday(
        &self,
        at: usize,
        weekday: u8,
        direction: i8,
    ) -> Option<(DateExpr, usize)> {
        let next = self.skip_after_weekday(at);
        if let AtomKind::Date(date) = self.kind_at(next) {
            // In "Monday and Tuesday, 23-24 November" either weekday may be that of the date.
            let weekday = if self.is_second_weekday(at) {
                0
            } else {
                weekday
            };
            return Some((DateExpr { weekday, ..*date }, next + 1));
        }
        if let Some(day) = self.read_day_of_month(next) {
            let expr = DateExpr {
                weekday,
                day,
                ..DateExpr::default()
            };
            return Some((expr, next + 1));
        }
        // Short words, and lower-case ones of up to four letters, are rarely meant as weekdays.
        let word = self.text(at);
        if word.len() < 3 || !word.chars().any(char::is_uppercase) && word.len() < 5 {
            return None;
        }
        let expr = DateExpr {
            weekday,
            direction,
            ..DateExpr::default()
        };
        Some((expr, at + 1))
    }

    /// The atom after the weekday at atom `at` and up to two marks or small words behind it.
    fn skip_after_weekday(&self, at: usize) -> usize {
        let mut next = at + 1;
        // The Portuguese "quarta-feira".
        if self.is_mark(next, &['-']) && self.text(next + 1) == "feira" {
            next += 2;
        }
        for _ in 0..2 {
            if self.is_mark(next, &[',', '.', '-', '('])
                || self.is_word(next, flag::OF | flag::ON)
                || matches!(self.kind_at(next), AtomKind::Stop)
            {
                next += 1;
            }
        }
        next
    }

    /// The weekday at atom `at` is the second of two: "Monday and Tuesday".
    fn is_second_weekday(&self, at: usize) -> bool {
        // "In der Nacht von Dienstag auf Mittwoch, 24./25. November".
        let joined = matches!(self.text(at.wrapping_sub(1)), "auf" | "op" | "into")
            || self.is_word(at.wrapping_sub(1), flag::AND | flag::TO)
            || self.is_mark(at.wrapping_sub(1), &['-', '/', '&']);
        joined
            && self
                .word_at(at.wrapping_sub(2))
                .is_some_and(|before| before.weekday > 0)
    }

    /// The date at atom `at`, with a weekday that may follow: "24 November (Tue)".
    fn read_date_before_weekday(&self, at: usize, date: DateExpr) -> (DateExpr, usize) {
        let open = usize::from(self.is_mark(at + 1, &['(', ',']));
        let end = at + 1;
        let Some(weekday) = self.word_at(end + open).map(|word| word.weekday) else {
            return (DateExpr { weekday: 0, ..date }, end);
        };
        if weekday == 0 {
            return (DateExpr { weekday, ..date }, end);
        }
        let end = end + open + 1;
        let close = usize::from(open > 0 && self.is_mark(end, &[')']));
        (DateExpr { weekday, ..date }, end + close)
    }

    fn is_morning(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        self.text(at).eq_ignore_ascii_case("morgen") && is_in_word_list(BEFORE_MORNING, before)
    }

    /// "Tomorrow" at atom `at`, with a date that may follow: "tomorrow, 20 November", "today (5/12/20)".
    fn read_relative_date(&self, at: usize, days: i8) -> Option<(DateExpr, usize)> {
        if self.is_morning(at) {
            return None;
        }
        let relative = Some(days);
        for next in at + 1..at + 4 {
            match self.kind_at(next) {
                AtomKind::Date(date) => {
                    return Some((DateExpr { relative, ..*date }, next + 1));
                }
                AtomKind::Mark(',' | '(' | '-') => {}
                AtomKind::Word(word) if word.weekday > 0 => {}
                _ => break,
            }
        }
        let expr = DateExpr {
            relative,
            ..DateExpr::default()
        };
        Some((expr, at + 1))
    }
}

/// Before these a German "Morgen" is the morning: "Guten Morgen", "am Morgen des 25. November".
const BEFORE_MORNING: &str = "guten schönen am jeden nächsten diesen der den zum gegen";

/// Whether "next Monday" can be the Monday after the coming one.
fn means_week_after(word: &str) -> bool {
    let next = [
        "next",
        "Next",
        "nächsten",
        "prochain",
        "próximo",
        "próxima",
        "prossimo",
        "volgende",
    ];
    next.contains(&word)
}
