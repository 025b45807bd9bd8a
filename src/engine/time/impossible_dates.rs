//! Tokens → dates that do not exist: "31 November", `2026-11-31`. The reader of dates skips them,
//! but whoever wrote them meant a day.

use super::source_text::SourceText;
use super::words::flag;
use super::{
    date_expr::{is_day, is_year},
    date_separators::{
        is_ambiguous_month, is_separator, read_separator, read_year_after, skip_ordinal,
        skip_separator,
    },
};
use crate::engine::text::Span;

/// The spans of such dates, in order.
pub(super) fn find_impossible_dates(source: &SourceText) -> Vec<Span> {
    let ends =
        (0..source.tokens.len()).filter_map(|i| Some((i, end_of_impossible_date(source, i)?)));
    ends.map(|(i, end)| Span {
        start: source.start(i),
        end: source.end(end - 1),
    })
    .collect()
}

/// The token after an impossible date that begins with token `i`.
fn end_of_impossible_date(source: &SourceText, i: usize) -> Option<usize> {
    if source.touches_previous(i) {
        return None;
    }
    in_figures(source, i)
        .or_else(|| day_before_month(source, i))
        .or_else(|| month_before_day(source, i))
}

/// `2026-11-31`, `31/11/2026`, `31.11.2026`: the numbers are no day in either order.
fn in_figures(source: &SourceText, i: usize) -> Option<usize> {
    let mark = read_separator(source, i + 1).filter(|&mark| is_separator(source, i + 3, mark))?;
    let goes_on = source.touches_previous(i + 5) && read_separator(source, i + 5).is_some();
    let day_or_month = |at: usize| {
        source
            .number_at(at, 1..=2)
            .filter(|value| (1..=31).contains(value))
    };
    let year = |at: usize| source.number_at(at, 4..=4).filter(|&year| is_year(year));
    let (one, two) = if mark != b'.' && year(i).is_some() {
        (day_or_month(i + 2)?, day_or_month(i + 4)?)
    } else {
        year(i + 4)?;
        (day_or_month(i)?, day_or_month(i + 2)?)
    };
    let year_first = year(i).is_some();
    // `2026-24-11` has no valid order at all.
    let is_date = is_day(one, two) || !year_first && is_day(two, one);
    (!is_date && !goes_on).then_some(i + 5)
}

/// `31 November 2026`, `31st of November`, `31. November`.
fn day_before_month(source: &SourceText, i: usize) -> Option<usize> {
    let day = source.number_at(i, 1..=2)?;
    let mut month_at = skip_separator(source, skip_ordinal(source, i + 1));
    if source.meaning_at(month_at).has_flag(flag::OF) {
        month_at = source.skip_space(month_at + 1);
    }
    let end = read_year_after(source, month_at + 1).1;
    is_wrong(source, month_at, day).then_some(end)
}

/// `November 31, 2026`.
fn month_before_day(source: &SourceText, i: usize) -> Option<usize> {
    let day_at = skip_separator(source, i + 1);
    let day = source.number_at(day_at, 1..=2)?;
    let end = read_year_after(source, skip_ordinal(source, day_at + 1)).1;
    is_wrong(source, i, day).then_some(end)
}

/// The word at token `at` is a month that does not have this day.
fn is_wrong(source: &SourceText, at: usize, day: u32) -> bool {
    let month = source.meaning_at(at).month;
    month > 0
        && (29..=31).contains(&day)
        && !is_day(month.into(), day)
        && source.is_capitalized(at) | (source.text(at).len() > 4)
        && !is_ambiguous_month(source, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let source = SourceText::new(text);
        let spans = find_impossible_dates(&source);
        let found: Vec<_> = spans
            .iter()
            .map(|span| &text[span.start..span.end])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_that_no_calendar_has() {
        finds("Work on 31 November 2026.", &["31 November 2026"]);
        finds("Work on the 31st of November", &["31st of November"]);
        finds(
            "February 30, 2026 and June 31",
            &["February 30, 2026", "June 31"],
        );
        finds("am 31. September 2026", &["31. September 2026"]);
        finds(
            "on 31/11/2026 or 2026-11-31 or 31.11.2026",
            &["31/11/2026", "2026-11-31", "31.11.2026"],
        );
        finds("on 2026-24-11", &["2026-24-11"]);
    }

    #[test]
    fn days_and_other_figures() {
        finds("31 October 2026, 2026-11-24, 24/11/2026, 11/24/2026", &[]);
        finds("the 31 nov nodes, 31 may, 5.31.2026.1, 2026.24.11", &[]);
        finds("call 0031-11-2026, ticket 2026-31-11-5", &[]);
    }
}
