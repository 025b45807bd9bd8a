//! Tokens → a date as written. What it leaves open (year, order, weekday) is settled in `resolve`.

use super::lexer::Kind;
use super::source::Source;
use super::version_numbers::is_version;
use super::words::flag;

/// A date as far as the words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct DateExpr {
    pub year: Option<i16>,
    /// 0: not said.
    pub month: u8,
    pub day: u8,
    /// Written in figures, and month and day could be the other way round.
    pub swappable: bool,
    /// Monday is 1; 0: not said.
    pub weekday: u8,
    /// Days from today.
    pub relative: Option<i8>,
    /// "last Monday" −1, "coming Monday" 1, "next Monday" 2.
    pub direction: i8,
    pub style: Style,
}

impl DateExpr {
    /// As far as the words go, `other` is the day after: "24 November" and "25 November".
    pub fn is_day_before(self, other: Self) -> bool {
        let one_month = other.month == self.month || other.month == 0 || self.month == 0;
        let next = other.day == self.day + 1 && one_month;
        let turns = other.day == 1 && self.day >= 28 && other.month == self.month % 12 + 1;
        self.day > 0 && (next || turns)
    }
}

/// How it is written, so that a moved date can be written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Style {
    /// Cannot be written alike: written as `2026-08-06` instead.
    #[default]
    Other,
    /// `2026-08-06`, with this separator, which is ASCII.
    YearFirst(u8),
    /// `6/8/2026`: day first, as read.
    DayFirst(u8),
    MonthFirst(u8),
    /// `August 6`.
    Words,
    /// `Thursday, August 6`.
    NamedDay,
    /// `the 6th`.
    Ordinal,
}

/// `2026-08-06`, `2026/8/6`, `20260806`, only in figures; gives the token after it.
pub(super) fn iso_date(source: &Source, i: usize) -> Option<(DateExpr, usize)> {
    if let Some(value) = source.number(i, 8..=8) {
        let date = ymd(value / 10_000, value / 100 % 100, value % 100, 0)?;
        return Some((date, i + 1));
    }
    let year = source.number(i, 4..=4)?;
    let separator = separator(source, i + 1)?;
    if separator == b'.' && source.is_mark(i + 5, '.') && source.glued(i + 5) && source.glued(i + 6)
    {
        return None;
    }
    let month = source.number(i + 2, 1..=2)?;
    if separator_is(source, i + 3, separator) {
        let day = source.number(i + 4, 1..=2)?;
        return Some((ymd(year, month, day, separator)?, i + 5));
    }
    None
}

fn ymd(year: u32, month: u32, day: u32, separator: u8) -> Option<DateExpr> {
    (is_year(year) && is_day(month, day)).then_some(DateExpr {
        year: Some(year as i16),
        month: month as u8,
        day: day as u8,
        style: if separator == 0 {
            Style::Other
        } else {
            Style::YearFirst(separator)
        },
        ..DateExpr::default()
    })
}

/// A date that begins with the number at token `i`.
pub(super) fn from_number(source: &Source, i: usize) -> Option<(DateExpr, usize)> {
    if source.glued(i)
        && matches!(
            source.before(i),
            Kind::Mark('#' | '$' | '€' | '£' | '+' | '%' | '\\') | Kind::Word(_)
        )
    {
        return None;
    }
    if source.glued(i)
        && matches!(source.before(i), Kind::Mark('.' | ':' | '/'))
        && i >= 2
        && matches!(source.kind(i - 2), Kind::Number { .. })
        && source.glued(i - 1)
    {
        return None;
    }
    if source.digits(i) < 3 {
        return asian(source, i)
            .or_else(|| figures(source, i))
            .or_else(|| day_first(source, i))
            .or_else(|| super::ordinals::ordinal(source, i));
    }
    iso_date(source, i)
        .filter(|&(_, end)| !(source.glued(end) && source.digits(end) > 0))
        .or_else(|| year_word(source, i))
        .or_else(|| asian(source, i))
}

/// `2020-Nov-13`, `2020 Nov 13`.
fn year_word(source: &Source, i: usize) -> Option<(DateExpr, usize)> {
    let year = source.number(i, 4..=4).filter(|&y| is_year(y))?;
    let month_at = skip_joint(source, i + 1);
    let month = source.meaning(month_at).month;
    let day_at = skip_joint(source, month_at + 1);
    let day = source.number(day_at, 1..=2)?;
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
fn asian(source: &Source, i: usize) -> Option<(DateExpr, usize)> {
    if !matches!(source.kind(i + 1), Kind::Ideograph) {
        return None;
    }
    let mut at = i;
    let mut year = None;
    if let Some(value) = source.number(i, 4..=4)
        && is_year(value)
        && source.is_sign(i + 1, &["年", "년"])
    {
        year = Some(value as i16);
        at = source.skip_space(i + 2);
    }
    let month = source.number(at, 1..=2)?;
    if !source.is_sign(at + 1, &["月", "월"]) {
        return super::ordinals::day_alone(source, i).filter(|_| year.is_none());
    }
    at = source.skip_space(at + 2);
    let day = source.number(at, 1..=2)?;
    if !source.is_sign(at + 1, &["日", "일"]) || !is_day(month, day) {
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
fn figures(source: &Source, i: usize) -> Option<(DateExpr, usize)> {
    let first = source.number(i, 1..=2)?;
    let separator = separator(source, i + 1)?;
    if separator == b'.'
        && let Some(found) = german_days(source, i, first)
    {
        return Some(found);
    }
    let second = source.number(i + 2, 1..=2)?;
    let (year, end) = figures_year(source, i + 3, separator)?;
    if year.is_none() && (separator == b'-' || first == 24 && second == 7) {
        return None;
    }
    if year.is_none() && separator == b'.' && is_version(source, i) {
        return None;
    }
    if source.glued(end)
        && matches!(
            source.kind(end),
            Kind::Number { .. } | Kind::Word(_) | Kind::Mark('%')
        )
    {
        return None;
    }
    // "2/3 December" is two days.
    if year.is_none() && source.meaning(source.skip_space(end)).month > 0 {
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
            Style::MonthFirst(separator)
        } else {
            Style::DayFirst(separator)
        },
        ..DateExpr::default()
    };
    Some((date, end))
}

/// The year after day and month in figures: `/2026`, `.26`, the dot of `13.11.`, ` 2026`. `None`
/// when what stands there makes it no date.
fn figures_year(source: &Source, at: usize, separator: u8) -> Option<(Option<i16>, usize)> {
    if separator_is(source, at, separator) {
        match source.kind(at + 1) {
            Kind::Number { value, digits: 4 } if is_year(value) => {
                return Some((Some(value as i16), at + 2));
            }
            Kind::Number { value, digits: 2 } => return Some((Some(2000 + value as i16), at + 2)),
            _ if separator != b'.' => return None,
            _ => {}
        }
    } else if separator != b'.' {
        return Some((None, at));
    }
    // "13.11. 2026", "13.11 2026"; without a year only the second dot shows that it is a date.
    let dot = usize::from(source.is_mark(at, '.'));
    let year_at = source.skip_space(at + dot);
    match source.number(year_at, 4..=4).filter(|&y| is_year(y)) {
        Some(value) if year_at > at + dot && !source.is_mark(year_at + 1, ':') => {
            Some((Some(value as i16), year_at + 1))
        }
        _ => (dot > 0).then_some((None, at + 1)),
    }
}

/// `22.-24.07.2025`, `22./23.07.`: the first day counts.
fn german_days(source: &Source, i: usize, day: u32) -> Option<(DateExpr, usize)> {
    let joint = source.skip_space(i + 2);
    if !matches!(source.kind(joint), Kind::Mark('-' | '/')) {
        return None;
    }
    let (last, end) = figures(source, source.skip_space(joint + 1))?;
    is_day(last.month.into(), day).then_some((
        DateExpr {
            day: day as u8,
            style: Style::Other,
            ..last
        },
        end,
    ))
}

/// `25 April 2021`, `23rd of April`, `1er mars`, `5 de junio de 2025`, `17. Juni`, `13-Nov-2020`, `5-7 June`.
fn day_first(source: &Source, i: usize) -> Option<(DateExpr, usize)> {
    let day = source.number(i, 1..=2)?;
    let mut at = after_ordinal(source, i + 1);
    let mut style = Style::Words;
    // A second day: the first counts.
    let joint = source.skip_space(at);
    if matches!(source.kind(joint), Kind::Mark('-' | '/' | '&'))
        || source.meaning(joint).is(flag::AND | flag::TO)
    {
        let last = source.skip_space(joint + 1);
        if source.number(last, 1..=2).is_some() {
            at = after_ordinal(source, last + 1);
            style = Style::Other;
        }
    }
    let mut month_at = skip_joint(source, at);
    if source.meaning(month_at).is(flag::OF) {
        month_at = source.skip_space(month_at + 1);
    }
    let month = source.meaning(month_at).month;
    if month == 0 || !is_day(month.into(), day) {
        return None;
    }
    let (year, end) = year_after(source, month_at + 1);
    let date = DateExpr {
        year,
        month,
        day: day as u8,
        style,
        ..DateExpr::default()
    };
    Some((date, end))
}

/// `Aug 13, 2024`, `January 9th 2021`, `June 5-7, 2025`: the month is the word at token `i`.
pub(super) fn from_month(source: &Source, i: usize, month: u8) -> Option<(DateExpr, usize)> {
    if is_shaky_month(source, i) {
        return None;
    }
    let mut day_at = skip_joint(source, i + 1);
    if source.is_word(day_at, "the") {
        day_at = source.skip_space(day_at + 1);
    }
    let day = source.number(day_at, 1..=2)?;
    let mut at = after_ordinal(source, day_at + 1);
    if !is_day(month.into(), day)
        || source.is_mark(at, ':') && source.glued(at) && source.digits(at + 1) > 0
    {
        return None;
    }
    let mut style = Style::Words;
    let joint = source.skip_space(at);
    if matches!(source.kind(joint), Kind::Mark('-' | '/' | '&'))
        || source.meaning(joint).is(flag::AND | flag::TO)
    {
        let last = source.skip_space(joint + 1);
        let end = after_ordinal(source, last + 1);
        let next = source.skip_space(end);
        let clock = source.is_mark(end, ':')
            || source.meaning(next).is(flag::AM | flag::PM | flag::OCLOCK)
            || source.meaning(next).month > 0
            || (source
                .word(next)
                .is_some_and(|w| matches!(w, "a" | "p" | "h")));
        // "Nov 24-25" is two days, and no year 2025; "13-Nov-20" has its year.
        let tight = source.glued(joint) && source.glued(last) && !source.is_mark(day_at - 1, '-');
        let later = source
            .number(last, 1..=2)
            .is_some_and(|other| tight && other > day);
        if source.number(last, 1..=2).is_some_and(|d| d <= 31)
            && !clock
            && (later || year_after(source, end).0.is_some())
        {
            at = end;
            style = Style::Other;
        }
    }
    let (year, end) = year_after(source, at);
    // "May 2024" is no day: its figures would be four.
    let date = DateExpr {
        year,
        month,
        day: day as u8,
        style,
        ..DateExpr::default()
    };
    Some((date, end))
}

/// Month words that mean something else in lower case, or in another language.
pub(super) fn is_shaky_month(source: &Source, i: usize) -> bool {
    let word = source.text(i);
    let lower = !source.is_capital(i);
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

/// After "st", "th", "er", "." and the like.
pub(super) fn after_ordinal(source: &Source, at: usize) -> usize {
    if source.glued(at)
        && (source.meaning(at).is(flag::ORDINAL)
            || source.is_mark(at, 'º')
            || source.is_mark(at, '°'))
    {
        at + 1
    } else {
        at
    }
}

/// Spaces, one dot, one dash or one comma between the parts of a date.
pub(super) fn skip_joint(source: &Source, at: usize) -> usize {
    let mut at = at;
    if source.is_mark(at, '.') {
        at += 1;
    }
    if matches!(source.kind(at), Kind::Mark('-' | '/')) && source.glued(at) && source.glued(at + 1)
    {
        return at + 1;
    }
    source.skip_space(at)
}

/// A year after day and month, with what may stand between.
pub(super) fn year_after(source: &Source, at: usize) -> (Option<i16>, usize) {
    let mut next = skip_joint(source, at);
    if source.is_mark(next, ',') {
        next = source.skip_space(next + 1);
    }
    if source.meaning(next).is(flag::OF) {
        next = source.skip_space(next + 1);
    }
    let plain = |end: usize| {
        // "10/Oct/2026:13:55:36", as servers log it.
        let logged = source.is_mark(next.wrapping_sub(1), '/') && source.is_mark(end, ':');
        let part = source.glued(end)
            && matches!(source.kind(end), Kind::Mark(':' | '/') | Kind::Word(_))
            && !logged;
        let next = source.skip_space(end);
        let meaning = source.meaning(next);
        // "2 dicembre 2026 ore 22:00".
        let leads = (1..=2).contains(&source.digits(source.skip_space(next + 1)));
        let clock = meaning.is(flag::AM | flag::PM | flag::OCLOCK | flag::HOURS);
        !part && (!clock || leads)
    };
    match source.kind(next) {
        Kind::Number { value, digits: 4 } if is_year(value) && plain(next + 1) => {
            (Some(value as i16), next + 1)
        }
        Kind::Mark('\'') if source.digits(next + 1) == 2 => {
            let value = source.number(next + 1, 2..=2).unwrap_or_default();
            (Some(2000 + value as i16), next + 2)
        }
        Kind::Number { value, digits: 2 }
            if source.is_mark(next.wrapping_sub(1), '-') && plain(next + 1) && value >= 15 =>
        {
            (Some(2000 + value as i16), next + 1)
        }
        _ => (None, at),
    }
}

pub(super) fn separator(source: &Source, i: usize) -> Option<u8> {
    match source.kind(i) {
        Kind::Mark(c @ ('-' | '/' | '.')) if source.glued(i) => Some(c as u8),
        _ => None,
    }
}

pub(super) fn separator_is(source: &Source, i: usize, separator: u8) -> bool {
    source.is_mark(i, separator.into()) && source.glued(i)
}

pub(super) fn is_year(value: u32) -> bool {
    (1970..=2099).contains(&value)
}

pub(super) fn is_day(month: u32, day: u32) -> bool {
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    (1..=days).contains(&day)
}
