//! Clock time and text → whether the time is on several days: "on 24, 25 and 26 November,
//! 22:00–23:00 UTC". The schedule may be on any of them.

use super::clock_time::ClockTime;
use super::lexicon::look_up_word;
use super::unrelated_dates::{is_moved_away, mentions_night};
use crate::engine::{
    text::Span,
    words::{is_in_word_list, letter_words},
};
use chrono::{Datelike, NaiveDate};

/// Words between the days of a list.
const LISTS: &str = "and und et y e en och og ; , & +";
/// Words between the first and the last of several days.
const RANGES: &str = "to until till through bis auf au al à para tot op - – — ~";
/// Words and marks without a meaning here.
const IGNORED: &str = "the le el il den dem st nd rd th er . and/or";

/// How many bytes before and after the date are examined.
const REACH: usize = 120;

impl ClockTime {
    /// Whether the date of the time is one of three or more, or of two days apart from each other.
    /// Rewriting that one alone would leave the others unchanged.
    pub fn is_on_several_days(&self, text: &str) -> bool {
        let Some(date) = self.parts.date else {
            return false;
        };
        let span = span_of_day_list(text, date.span, self.span.start);
        let days = read_day_runs(&text[span.start..span.end]);
        days.len() > 1 || days.iter().any(|(first, last)| *last > first + 1)
    }

    /// Whether the date of the time is one of several listed days, and `day` is another of them.
    pub fn is_also_on(&self, text: &str, day: NaiveDate) -> bool {
        let (Some(date), Some(start)) = (self.parts.date, self.start) else {
            return false;
        };
        let own = start.date_naive();
        if own == day || (day - own).num_days().abs() >= 28 {
            return false; // No list is looked for where none could have it.
        }
        let span = span_of_day_list(text, date.span, self.span.start);
        let days = read_day_runs(&text[span.start..span.end]);
        let is_night = self.end.is_some_and(|end| end.date_naive() > own);
        let is_end_of_night =
            || mentions_night(text, span.start, span.end) && !follows_nights(&text[..span.start]);
        let is_one_night = match days[..] {
            [(first, last)] if last == first + 1 => {
                is_night || own.day() == last && is_end_of_night()
            }
            // "24./25. November, 22-2 Uhr".
            [(first, _), (last, _)] if last == first + 1 => {
                text[span.start..span.end].contains("./")
                    && match own.day() == first {
                        true => is_night,
                        false => !is_night && is_end_of_night(),
                    }
            }
            _ => false,
        };
        let has = |day: NaiveDate| {
            days.iter()
                .any(|&(from, to)| from <= day.day() && day.day() <= to)
        };
        has(own) && has(day) && !is_one_night && !is_moved_away(text, span.start, span.end)
    }
}

/// "The nights of 24 to 25 November" are two.
fn follows_nights(before: &str) -> bool {
    let mut words = letter_words(before).rev().take(3);
    words.any(|word| is_in_word_list("nights nächte nächten nachten nuits noches", word))
}

/// The span of the date with the days listed around it, up to the time that begins at byte `time_start`: the 22 of
/// "24./25. November, 22-2 Uhr" is no day.
fn span_of_day_list(text: &str, date: Span, time_start: usize) -> Span {
    let from = text.floor_char_boundary(date.start.saturating_sub(REACH));
    let limit = match time_start >= date.end {
        true => time_start,
        false => text.len(),
    };
    let to = text.floor_char_boundary((date.end + REACH).min(limit));
    let before: Vec<(usize, &str)> = split_words(&text[from..date.start]).collect();
    // The minutes of "22:10 - 24 November" are not a day.
    let is_minutes = |n: usize| {
        n > 1 && before[n - 1].1 == ":" && before[n - 2].1.starts_with(|c: char| c.is_ascii_digit())
    };
    let first = (0..before.len())
        .rev()
        .take_while(|&n| may_be_in_day_list(before[n].1) && !is_minutes(n))
        .last();
    let start = first.map_or(date.start, |n| from + before[n].0);
    let mut end = date.end;
    let after: Vec<(usize, &str)> = split_words(&text[date.end..to]).collect();
    for (n, (at, word)) in after.iter().enumerate() {
        let is_clock = after
            .get(n + 1)
            .is_some_and(|(_, next)| matches!(*next, ":" | "h" | "Uhr" | "am" | "pm"));
        if !may_be_in_day_list(word) || is_clock {
            break;
        }
        end = date.end + at + word.len();
    }
    Span { start, end }
}

fn may_be_in_day_list(word: &str) -> bool {
    let meaning = look_up_word(word);
    let is_day = word.parse::<u32>().is_ok() && word.len() <= 2;
    is_day
        || meaning.weekday > 0
        || meaning.month > 0
        || is_in_word_list(LISTS, word)
        || is_in_word_list(RANGES, word)
        || is_in_word_list(IGNORED, word)
        || word == "/"
}

/// The first and last day of each run: "24 to 26" is one run, "24, 25 and 26" are three.
fn read_day_runs(list: &str) -> Vec<(u32, u32)> {
    let mut days: Vec<(u32, u32)> = Vec::new();
    let words: Vec<&str> = split_words(list).map(|(_, word)| word).collect();
    let word = |n: usize| words.get(n).copied().unwrap_or_default();
    let is_number = |n: usize| word(n).starts_with(|c: char| c.is_ascii_digit());
    let mut is_range = false;
    let mut n = 0;
    while n < words.len() {
        let is_sign = matches!(word(n + 1), "-" | "/" | ".") && is_number(n + 2);
        // "24.11.2026 - 26.11.2026".
        let is_last = n > 0 && matches!(word(n - 1), "/" | ".");
        match word(n).parse::<u32>() {
            // In "2026-11-24" and "2026年11月24日" the month comes next.
            Ok(_) if word(n).len() == 4 && is_sign && !is_last => n += 2,
            Ok(_) if word(n + 1).starts_with(['月', '월']) => {}
            Ok(day @ 1..=31) if word(n).len() <= 2 => {
                // "24/11", or "11/24" where the 24 cannot be a month; "24-26" is a run.
                let other = word(n + 2)
                    .parse()
                    .ok()
                    .filter(|_| is_sign && word(n + 1) != "-");
                let day = other
                    .filter(|other| (13..=31).contains(other))
                    .unwrap_or(day);
                match days.last_mut() {
                    Some(last) if is_range && day > last.0 => last.1 = day,
                    _ => days.push((day, day)),
                }
                n += if other.is_some() { 2 } else { 0 };
                is_range = false;
            }
            _ => is_range |= is_in_word_list(RANGES, word(n)),
        }
        n += 1;
    }
    days.dedup();
    days
}

/// Words, numbers and marks of a text, each with its position.
fn split_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let kind = |c: char| match c {
        _ if c.is_ascii_digit() => 0,
        _ if c.is_alphabetic() => 1,
        _ => 2,
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let first = rest.chars().next()?;
            let same = |c: char| kind(c) == kind(first) && kind(first) < 2;
            let length = rest
                .find(|c| !same(c))
                .unwrap_or(rest.len())
                .max(first.len_utf8());
            let found = (at, &rest[..length]);
            at += length;
            if first != ' ' {
                return Some(found);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::read_day_runs;

    #[test]
    fn lists_and_runs() {
        assert_eq!(
            read_day_runs("24, 25 and 26 November"),
            [(24, 24), (25, 25), (26, 26)]
        );
        assert_eq!(read_day_runs("24th to 26th of November"), [(24, 26)]);
        assert_eq!(
            read_day_runs("24., 25. und 26. November"),
            [(24, 24), (25, 25), (26, 26)]
        );
        assert_eq!(
            read_day_runs("24/11, 25/11 and 26/11"),
            [(24, 24), (25, 25), (26, 26)]
        );
        assert_eq!(read_day_runs("11/24 and 11/25"), [(24, 24), (25, 25)]);
        assert_eq!(read_day_runs("2026-11-24"), [(24, 24)]);
        assert_eq!(read_day_runs("24.11.2026 - 26.11.2026"), [(24, 26)]);
        assert_eq!(read_day_runs("24-26 November"), [(24, 26)]);
        assert_eq!(read_day_runs("2026年11月24日"), [(24, 24)]);
        assert_eq!(
            read_day_runs("Tuesday 24 and Thursday 26"),
            [(24, 24), (26, 26)]
        );
    }
}
