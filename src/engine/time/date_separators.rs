//! Tokens between and after the parts of a date: separators, ordinal suffixes, the year.

use super::date_expr::is_year;
use super::lexer::TokenKind;
use super::source_text::SourceText;
use super::words::flag;

/// Words for months that mean something else in lower case or in another language.
pub(super) fn is_ambiguous_month(source: &SourceText, i: usize) -> bool {
    let word = source.text(i);
    let lower = !source.is_capitalized(i);
    lower
        && matches!(
            word,
            "may"
                | "march"
                | "mar"
                | "set"
                | "out"
                | "ago"
                | "mag"
                | "gen"
                | "mai"
                | "sept"
                | "dec"
                | "mars"
                | "juni"
                | "lug"
        )
        && !source.is_mark(i + 1, '.')
}

/// Skips "st", "th", "er", "." and the like.
pub(super) fn skip_ordinal(source: &SourceText, at: usize) -> usize {
    if source.touches_previous(at)
        && (source.meaning_at(at).has_flag(flag::ORDINAL)
            || source.is_mark(at, 'º')
            || source.is_mark(at, '°'))
    {
        at + 1
    } else {
        at
    }
}

/// Skips spaces and one dot, dash or comma between the parts of a date.
pub(super) fn skip_separator(source: &SourceText, at: usize) -> usize {
    let mut at = at;
    if source.is_mark(at, '.') {
        at += 1;
    }
    if matches!(source.kind_at(at), TokenKind::Mark('-' | '/'))
        && source.touches_previous(at)
        && source.touches_previous(at + 1)
    {
        return at + 1;
    }
    source.skip_space(at)
}

/// The year after day and month, with the separators before it.
pub(super) fn read_year_after(source: &SourceText, at: usize) -> (Option<i16>, usize) {
    let mut next = skip_separator(source, at);
    if source.is_mark(next, ',') {
        next = source.skip_space(next + 1);
    }
    if source.meaning_at(next).has_flag(flag::OF) {
        next = source.skip_space(next + 1);
    }
    let plain = |end: usize| {
        // "10/Oct/2026:13:55:36", as in server logs.
        let logged = source.is_mark(next.wrapping_sub(1), '/') && source.is_mark(end, ':');
        let part = source.touches_previous(end)
            && matches!(
                source.kind_at(end),
                TokenKind::Mark(':' | '/') | TokenKind::Word(_)
            )
            && !logged;
        let next = source.skip_space(end);
        let meaning = source.meaning_at(next);
        // "2 dicembre 2026 ore 22:00".
        let leads = (1..=2).contains(&source.digit_count(source.skip_space(next + 1)));
        let clock = meaning.has_flag(flag::AM | flag::PM | flag::OCLOCK | flag::HOURS);
        !part && (!clock || leads)
    };
    match source.kind_at(next) {
        TokenKind::Number { value, digits: 4 } if is_year(value) && plain(next + 1) => {
            (Some(value as i16), next + 1)
        }
        TokenKind::Mark('\'') if source.digit_count(next + 1) == 2 => {
            let value = source.number_at(next + 1, 2..=2).unwrap_or_default();
            (Some(2000 + value as i16), next + 2)
        }
        TokenKind::Number { value, digits: 2 }
            if source.is_mark(next.wrapping_sub(1), '-') && plain(next + 1) && value >= 15 =>
        {
            (Some(2000 + value as i16), next + 1)
        }
        _ => (None, at),
    }
}

pub(super) fn read_separator(source: &SourceText, i: usize) -> Option<u8> {
    match source.kind_at(i) {
        TokenKind::Mark(c @ ('-' | '/' | '.')) if source.touches_previous(i) => Some(c as u8),
        _ => None,
    }
}

pub(super) fn is_separator(source: &SourceText, i: usize, separator: u8) -> bool {
    source.is_mark(i, separator.into()) && source.touches_previous(i)
}
