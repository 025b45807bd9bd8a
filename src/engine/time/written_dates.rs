//! Tokens → a date as written. The missing year, the order and the weekday are settled in
//! `day_resolution`.

use super::date_expr::{DateExpr, DateStyle, is_day, is_year};
use super::date_separators::{
    is_ambiguous_month, is_separator, read_separator, read_year_after, skip_ordinal, skip_separator,
};
use super::lexer::TokenKind;
use super::source_text::SourceText;
use super::version_numbers::is_version_number;
use super::words::flag;

/// `2026-08-06`, `2026/8/6`, `20260806`: digits only; returns the token after it as well.
pub(super) fn read_iso_date(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    if let Some(value) = source.number_at(i, 8..=8) {
        let date = year_month_day(value / 10_000, value / 100 % 100, value % 100, 0)?;
        return Some((date, i + 1));
    }
    let year = source.number_at(i, 4..=4)?;
    let separator = read_separator(source, i + 1)?;
    if separator == b'.'
        && source.is_mark(i + 5, '.')
        && source.touches_previous(i + 5)
        && source.touches_previous(i + 6)
    {
        return None;
    }
    let month = source.number_at(i + 2, 1..=2)?;
    if is_separator(source, i + 3, separator) {
        let day = source.number_at(i + 4, 1..=2)?;
        return Some((year_month_day(year, month, day, separator)?, i + 5));
    }
    None
}

fn year_month_day(year: u32, month: u32, day: u32, separator: u8) -> Option<DateExpr> {
    (is_year(year) && is_day(month, day)).then_some(DateExpr {
        year: Some(year as i16),
        month: month as u8,
        day: day as u8,
        style: if separator == 0 {
            DateStyle::Other
        } else {
            DateStyle::YearFirst(separator)
        },
        ..DateExpr::default()
    })
}

/// A date that begins with the number at token `i`.
pub(super) fn read_date_at_number(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    if source.touches_previous(i)
        && matches!(
            source.kind_before(i),
            TokenKind::Mark('#' | '$' | '€' | '£' | '+' | '%' | '\\') | TokenKind::Word(_)
        )
    {
        return None;
    }
    if source.touches_previous(i)
        && matches!(source.kind_before(i), TokenKind::Mark('.' | ':' | '/'))
        && i >= 2
        && matches!(source.kind_at(i - 2), TokenKind::Number { .. })
        && source.touches_previous(i - 1)
    {
        return None;
    }
    if source.digit_count(i) < 3 {
        return read_cjk_date(source, i)
            .or_else(|| read_numeric_date(source, i))
            .or_else(|| read_day_then_month(source, i))
            .or_else(|| super::monthless_days::read_ordinal_day(source, i));
    }
    read_iso_date(source, i)
        .filter(|&(_, end)| !(source.touches_previous(end) && source.digit_count(end) > 0))
        .or_else(|| read_year_month_word_day(source, i))
        .or_else(|| read_cjk_date(source, i))
}

/// `2020-Nov-13`, `2020 Nov 13`.
fn read_year_month_word_day(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    let year = source.number_at(i, 4..=4).filter(|&y| is_year(y))?;
    let month_at = skip_separator(source, i + 1);
    let month = source.meaning_at(month_at).month;
    let day_at = skip_separator(source, month_at + 1);
    let day = source.number_at(day_at, 1..=2)?;
    if month == 0 || source.is_mark(day_at + 1, ':') || !is_day(month.into(), day) {
        return None;
    }
    let date = DateExpr {
        year: Some(year as i16),
        month,
        day: day as u8,
        ..DateExpr::default()
    };
    Some((date, day_at + 1))
}

/// `2025年06月05日`, `10月26日`, `2025년 6월 5일`.
fn read_cjk_date(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    if !matches!(source.kind_at(i + 1), TokenKind::Cjk) {
        return None;
    }
    let mut at = i;
    let mut year = None;
    if let Some(value) = source.number_at(i, 4..=4)
        && is_year(value)
        && source.is_cjk_word(i + 1, &["年", "년"])
    {
        year = Some(value as i16);
        at = source.skip_space(i + 2);
    }
    let month = source.number_at(at, 1..=2)?;
    if !source.is_cjk_word(at + 1, &["月", "월"]) {
        return super::monthless_days::read_cjk_day(source, i).filter(|_| year.is_none());
    }
    at = source.skip_space(at + 2);
    let day = source.number_at(at, 1..=2)?;
    if !source.is_cjk_word(at + 1, &["日", "일"]) || !is_day(month, day) {
        return None;
    }
    let date = DateExpr {
        year,
        month: month as u8,
        day: day as u8,
        ..DateExpr::default()
    };
    Some((date, at + 2))
}

/// `11/13/2020`, `13.11.2020`, `13.11.`, `1/16`, `22.-24.07.2025`.
fn read_numeric_date(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    let first = source.number_at(i, 1..=2)?;
    let separator = read_separator(source, i + 1)?;
    if separator == b'.'
        && let Some(found) = read_dotted_days(source, i, first)
    {
        return Some(found);
    }
    let second = source.number_at(i + 2, 1..=2)?;
    let (year, end) = read_numeric_year(source, i + 3, separator)?;
    if year.is_none() && (separator == b'-' || first == 24 && second == 7) {
        return None;
    }
    if year.is_none() && separator == b'.' && is_version_number(source, i) {
        return None;
    }
    if source.touches_previous(end)
        && matches!(
            source.kind_at(end),
            TokenKind::Number { .. } | TokenKind::Word(_) | TokenKind::Mark('%')
        )
    {
        return None;
    }
    // "2/3 December" is two days.
    if year.is_none() && source.meaning_at(source.skip_space(end)).month > 0 {
        return None;
    }
    let (day_first, month_first) = (is_day(second, first), is_day(first, second));
    let dotted = separator == b'.';
    let (month, day) = match (day_first, month_first) {
        (true, _) if dotted => (second, first),
        (true, false) => (second, first),
        (_, true) if !dotted => (first, second),
        _ => return None,
    };
    let date = DateExpr {
        year,
        month: month as u8,
        day: day as u8,
        swappable: day_first && month_first && !dotted && first != second,
        style: if month == first && !dotted {
            DateStyle::MonthFirst(separator)
        } else {
            DateStyle::DayFirst(separator)
        },
        ..DateExpr::default()
    };
    Some((date, end))
}

/// The year after day and month in digits: `/2026`, `.26`, the dot of `13.11.`, ` 2026`. `None`
/// when what follows shows that it is not a date.
fn read_numeric_year(
    source: &SourceText,
    at: usize,
    separator: u8,
) -> Option<(Option<i16>, usize)> {
    if is_separator(source, at, separator) {
        match source.kind_at(at + 1) {
            TokenKind::Number { value, digits: 4 } if is_year(value) => {
                return Some((Some(value as i16), at + 2));
            }
            TokenKind::Number { value, digits: 2 } => {
                return Some((Some(2000 + value as i16), at + 2));
            }
            _ if separator != b'.' => return None,
            _ => {}
        }
    } else if separator != b'.' {
        return Some((None, at));
    }
    // "13.11. 2026", "13.11 2026"; without a year, only the second dot shows that it is a date.
    let dot = usize::from(source.is_mark(at, '.'));
    let year_at = source.skip_space(at + dot);
    match source.number_at(year_at, 4..=4).filter(|&y| is_year(y)) {
        Some(value) if year_at > at + dot && !source.is_mark(year_at + 1, ':') => {
            Some((Some(value as i16), year_at + 1))
        }
        _ => (dot > 0).then_some((None, at + 1)),
    }
}

/// `22.-24.07.2025`, `22./23.07.`: read as the first day.
fn read_dotted_days(source: &SourceText, i: usize, day: u32) -> Option<(DateExpr, usize)> {
    let joint = source.skip_space(i + 2);
    if !matches!(source.kind_at(joint), TokenKind::Mark('-' | '/')) {
        return None;
    }
    let (last, end) = read_numeric_date(source, source.skip_space(joint + 1))?;
    is_day(last.month.into(), day).then_some((
        DateExpr {
            day: day as u8,
            style: DateStyle::Other,
            ..last
        },
        end,
    ))
}

/// `25 April 2021`, `23rd of April`, `1er mars`, `5 de junio de 2025`, `17. Juni`, `13-Nov-2020`, `5-7 June`.
fn read_day_then_month(source: &SourceText, i: usize) -> Option<(DateExpr, usize)> {
    let day = source.number_at(i, 1..=2)?;
    let mut at = skip_ordinal(source, i + 1);
    let mut style = DateStyle::Words;
    // Of two days the first is read.
    let joint = source.skip_space(at);
    if matches!(source.kind_at(joint), TokenKind::Mark('-' | '/' | '&'))
        || source.meaning_at(joint).has_flag(flag::AND | flag::TO)
    {
        let last = source.skip_space(joint + 1);
        if source.number_at(last, 1..=2).is_some() {
            at = skip_ordinal(source, last + 1);
            style = DateStyle::Other;
        }
    }
    let mut month_at = skip_separator(source, at);
    if source.meaning_at(month_at).has_flag(flag::OF) {
        month_at = source.skip_space(month_at + 1);
    }
    let month = source.meaning_at(month_at).month;
    if month == 0 || !is_day(month.into(), day) {
        return None;
    }
    Some(with_year_after(source, month_at + 1, (month, day), style))
}

/// `Aug 13, 2024`, `January 9th 2021`, `June 5-7, 2025`: the month is the word at token `i`.
pub(super) fn read_date_at_month(
    source: &SourceText,
    i: usize,
    month: u8,
) -> Option<(DateExpr, usize)> {
    if is_ambiguous_month(source, i) {
        return None;
    }
    let mut day_at = skip_separator(source, i + 1);
    if source.is_word(day_at, "the") {
        day_at = source.skip_space(day_at + 1);
    }
    let day = source.number_at(day_at, 1..=2)?;
    let mut at = skip_ordinal(source, day_at + 1);
    if !is_day(month.into(), day)
        || source.is_mark(at, ':') && source.touches_previous(at) && source.digit_count(at + 1) > 0
    {
        return None;
    }
    let mut style = DateStyle::Words;
    let joint = source.skip_space(at);
    if matches!(source.kind_at(joint), TokenKind::Mark('-' | '/' | '&'))
        || source.meaning_at(joint).has_flag(flag::AND | flag::TO)
    {
        let last = source.skip_space(joint + 1);
        let end = skip_ordinal(source, last + 1);
        let next = source.skip_space(end);
        let clock = source.is_mark(end, ':')
            || source
                .meaning_at(next)
                .has_flag(flag::AM | flag::PM | flag::OCLOCK)
            || source.meaning_at(next).month > 0
            || (source
                .word_at(next)
                .is_some_and(|w| matches!(w, "a" | "p" | "h")));
        // "Nov 24-25" is two days, not the year 2025; "13-Nov-20" has a year.
        let tight = source.touches_previous(joint)
            && source.touches_previous(last)
            && !source.is_mark(day_at - 1, '-');
        let later = source
            .number_at(last, 1..=2)
            .is_some_and(|other| tight && other > day);
        if source.number_at(last, 1..=2).is_some_and(|d| d <= 31)
            && !clock
            && (later || read_year_after(source, end).0.is_some())
        {
            at = end;
            style = DateStyle::Other;
        }
    }
    // "May 2024" is not read, because a day has at most two digits.
    Some(with_year_after(source, at, (month, day), style))
}

/// A date whose month and day are read, with the year that may stand at token `at`; and the token after it.
fn with_year_after(
    source: &SourceText,
    at: usize,
    (month, day): (u8, u32),
    style: DateStyle,
) -> (DateExpr, usize) {
    let (year, end) = read_year_after(source, at);
    let date = DateExpr {
        year,
        month,
        day: day as u8,
        style,
        ..DateExpr::default()
    };
    (date, end)
}
