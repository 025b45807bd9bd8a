//! A written date → the same form for another day.

use super::date_expr::DateStyle;
use super::day_endings::{ENDINGS, ending_of};
use super::{date_names, format};
use chrono::{Datelike, NaiveDate};

/// A written date, rewritten from one day to another; `2026-08-06` where its own form cannot
/// express the new day clearly.
pub(super) fn rewrite_date(
    old: &str,
    from: NaiveDate,
    to: NaiveDate,
    style: DateStyle,
    unclear: bool,
) -> String {
    if from == to && !unclear {
        return old.to_string();
    }
    // 4/13 rewritten as 4/12 could be read in two ways.
    let unmistakable = to.day() > 12 || to.day() == to.month();
    let moved = match style {
        DateStyle::YearFirst(separator) => rewrite_numeric_date(
            old,
            separator.into(),
            [to.year() as u32, to.month(), to.day()],
        ),
        DateStyle::DayFirst(separator) if unmistakable || separator == b'.' => {
            rewrite_numeric_date(
                old,
                separator.into(),
                [to.day(), to.month(), to.year() as u32],
            )
        }
        DateStyle::MonthFirst(separator) if unmistakable => rewrite_numeric_date(
            old,
            separator.into(),
            [to.month(), to.day(), to.year() as u32],
        ),
        DateStyle::Words => rewrite_worded_date(old, from, to),
        DateStyle::Ordinal => rewrite_day_figures(old, from.day(), to.day()),
        DateStyle::NamedDay => rewrite_worded_date(old, from, to)
            .and_then(|words| date_names::rename_weekday(&words, to)),
        DateStyle::Other => date_names::rewrite_cjk_date(old, to),
        _ => None,
    };
    moved.unwrap_or_else(|| format::format_iso_day(to))
}

/// `06/08/2026` with other digits, each number as wide as before.
fn rewrite_numeric_date(old: &str, separator: char, values: [u32; 3]) -> Option<String> {
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

/// `July 31st` as `August 1st`, with the month in the same language.
fn rewrite_worded_date(old: &str, from: NaiveDate, to: NaiveDate) -> Option<String> {
    let mut words = rewrite_day_figures(old, from.day(), to.day())?;
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

/// Replaces the number of the day and its ordinal suffix.
pub(super) fn rewrite_day_figures(old: &str, from: u32, to: u32) -> Option<String> {
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
