//! A written date, moved to another day, in the form that it has.

use super::date_expr::Style;
use super::day_endings::{ENDINGS, ending_of};
use super::{date_names, format};
use chrono::{Datelike, NaiveDate};

/// A date as it was written, moved from one day to another; `2026-08-06` where it cannot be moved
/// in its own form.
pub(super) fn day(
    old: &str,
    from: NaiveDate,
    to: NaiveDate,
    style: Style,
    unclear: bool,
) -> String {
    if from == to && !unclear {
        return old.to_string();
    }
    // 4/13 moved to 4/12 could be read either way.
    let unmistakable = to.day() > 12 || to.day() == to.month();
    let moved = match style {
        Style::YearFirst(separator) => figures(
            old,
            separator.into(),
            [to.year() as u32, to.month(), to.day()],
        ),
        Style::DayFirst(separator) if unmistakable || separator == b'.' => figures(
            old,
            separator.into(),
            [to.day(), to.month(), to.year() as u32],
        ),
        Style::MonthFirst(separator) if unmistakable => figures(
            old,
            separator.into(),
            [to.month(), to.day(), to.year() as u32],
        ),
        Style::Words => in_words(old, from, to),
        Style::Ordinal => in_figures(old, from.day(), to.day()),
        Style::NamedDay => {
            in_words(old, from, to).and_then(|words| date_names::rename_weekday(&words, to))
        }
        Style::Other => date_names::move_signs(old, to),
        _ => None,
    };
    moved.unwrap_or_else(|| format::iso_day(to))
}

/// `06/08/2026` with other figures, as many of each as before.
fn figures(old: &str, separator: char, values: [u32; 3]) -> Option<String> {
    let mut parts = Vec::new();
    for (part, value) in old.split(separator).zip(values) {
        let plain = part.bytes().all(|b| b.is_ascii_digit());
        parts.push(match part.len() {
            0 => String::new(),
            1 | 2 if plain => format!("{:0width$}", value % 100, width = part.len()),
            4 if plain => format!("{value:04}"),
            _ => return None,
        });
    }
    (old.split(separator).count() <= 3).then(|| parts.join(&separator.to_string()))
}

/// `July 31st` as `August 1st`: a month in English is named anew.
fn in_words(old: &str, from: NaiveDate, to: NaiveDate) -> Option<String> {
    let mut words = in_figures(old, from.day(), to.day())?;
    if from.month() != to.month() {
        words = date_names::rename_month(&words, from, to)?;
    }
    if from.year() != to.year() {
        let year = from.year().to_string();
        if old.contains(&year) {
            words = words.replace(&year, &to.year().to_string());
        }
    }
    Some(words)
}

/// The figures of a day, with what makes an ordinal of them.
pub(super) fn in_figures(old: &str, from: u32, to: u32) -> Option<String> {
    let figures = from.to_string();
    let at = old.match_indices(&figures).map(|(at, _)| at).find(|&at| {
        let free = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_digit());
        free(old[..at].chars().next_back().filter(|&c| c != '0'))
            && free(old[at + figures.len()..].chars().next())
    })?;
    let mut rest = &old[at + figures.len()..];
    let mut suffix = "";
    for ordinal in ENDINGS {
        if let Some(after) = rest.strip_prefix(ordinal) {
            rest = after;
            suffix = ending_of(to);
        }
    }
    if rest.starts_with(|c: char| c.is_alphabetic()) && suffix.is_empty() {
        return None;
    }
    let head = if to >= 10 {
        old[..at].strip_suffix('0').unwrap_or(&old[..at])
    } else {
        &old[..at]
    };
    Some(format!("{head}{to}{suffix}{rest}"))
}
