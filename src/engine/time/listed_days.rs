//! Several days with one time, "on 24, 25 and 26 November, 22:00–23:00 UTC": the time is on each of them, and
//! the schedule may be that of any.

use super::ClockTime;
use super::date_asides::is_left;
use super::lexicon::meaning;
use crate::engine::finding::Span;
use chrono::{Datelike, NaiveDate};

/// Words between the days of a list.
const LISTS: &str = "and und et y e en och og ; , & +";
/// Words between the first and the last of several days.
const RANGES: &str = "to until till through bis auf au al à para tot op - – — ~";
/// Words and signs that say nothing here.
const SILENT: &str = "the le el il den dem st nd rd th er . and/or";

/// How many bytes before and after the date are looked at.
const REACH: usize = 120;

impl ClockTime {
    /// Whether the date of the time is one of three or more, or of two that do not follow each other: to
    /// move that one alone would leave the others.
    pub fn is_on_several_days(&self, text: &str) -> bool {
        let Some(date) = self.parts.date else {
            return false;
        };
        let span = whole_list(text, date.span);
        let days = days(&text[span.start..span.end]);
        days.len() > 1 || days.iter().any(|(first, last)| *last > first + 1)
    }

    /// Whether the date of the time is one of several that are written together, and `day` another.
    pub fn is_also_on(&self, text: &str, day: NaiveDate) -> bool {
        let (Some(date), Some(start)) = (self.parts.date, self.start) else {
            return false;
        };
        let span = whole_list(text, date.span);
        let days = days(&text[span.start..span.end]);
        let own = start.date_naive();
        let is_near = (day - own).num_days().abs() < 28;
        let is_night = self.end.is_some_and(|end| end.date_naive() > own);
        let is_pair = matches!(days[..], [(first, last)] if last == first + 1);
        let has = |day: NaiveDate| {
            days.iter()
                .any(|&(from, to)| from <= day.day() && day.day() <= to)
        };
        is_near
            && has(own)
            && has(day)
            && !(is_night && is_pair)
            && !is_left(text, span.start, span.end)
    }
}

/// The date with the days around it.
fn whole_list(text: &str, date: Span) -> Span {
    let from = text.floor_char_boundary(date.start.saturating_sub(REACH));
    let to = text.floor_char_boundary((date.end + REACH).min(text.len()));
    let before: Vec<(usize, &str)> = words(&text[from..date.start]).collect();
    let first = before.iter().rev().take_while(|(_, word)| is_listed(word));
    let start = first.last().map_or(date.start, |(at, _)| from + at);
    let mut end = date.end;
    let after: Vec<(usize, &str)> = words(&text[date.end..to]).collect();
    for (n, (at, word)) in after.iter().enumerate() {
        let is_clock = after
            .get(n + 1)
            .is_some_and(|(_, next)| matches!(*next, ":" | "h" | "Uhr" | "am" | "pm"));
        if !is_listed(word) || is_clock {
            break;
        }
        end = date.end + at + word.len();
    }
    Span { start, end }
}

fn is(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

fn is_listed(word: &str) -> bool {
    let meaning = meaning(word);
    let is_day = word.parse::<u32>().is_ok() && word.len() <= 2;
    is_day
        || meaning.weekday > 0
        || meaning.month > 0
        || is(LISTS, word)
        || is(RANGES, word)
        || is(SILENT, word)
        || word == "/"
}

/// First and last of each run of days: 24 to 26 is one, 24, 25 and 26 are three.
fn days(list: &str) -> Vec<(u32, u32)> {
    let mut days: Vec<(u32, u32)> = Vec::new();
    let (mut is_range, mut is_month) = (false, false);
    let mut before = "";
    for (_, word) in words(list) {
        match word.parse::<u32>() {
            Ok(day @ 1..=31) if word.len() <= 2 => {
                match days.last_mut() {
                    // "24/11", and "11/24" where it can be no month.
                    Some(last) if is_month && day > 12 => *last = (day, day),
                    Some(_) if is_month => {}
                    Some(last) if is_range && day > last.0 => last.1 = day,
                    _ => days.push((day, day)),
                }
                is_range = false;
            }
            _ => is_range |= is(RANGES, word),
        }
        is_month = (word == "/" || word == ".") && before.parse::<u32>().is_ok();
        before = word;
    }
    days
}

/// Words, numbers and signs of a text, and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
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
    use super::days;

    #[test]
    fn lists_and_runs() {
        assert_eq!(
            days("24, 25 and 26 November"),
            [(24, 24), (25, 25), (26, 26)]
        );
        assert_eq!(days("24th to 26th of November"), [(24, 26)]);
        assert_eq!(
            days("24., 25. und 26. November"),
            [(24, 24), (25, 25), (26, 26)]
        );
        assert_eq!(
            days("24/11, 25/11 and 26/11"),
            [(24, 24), (25, 25), (26, 26)]
        );
        assert_eq!(days("11/24 and 11/25"), [(24, 24), (25, 25)]);
        assert_eq!(days("Tuesday 24 and Thursday 26"), [(24, 24), (26, 26)]);
    }
}
