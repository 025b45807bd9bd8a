//! Chooses the day of a time beside two consecutive days: "in the night of 24 to 25 November,
//! 22:00–02:00 UTC". It is the first day, unless the time is in the early morning of that night or
//! the text moves the work from the first day to the second.

use super::atoms::AtomKind;
use super::date_expr::{DateExpr, DateStyle};
use super::date_phrase::DatePhrase;
use super::days_sharing_month::find_day_before;
use super::phrase::{Atoms, Phrase, RangeEnd};
use super::unrelated_dates::{is_moved_away, mentions_night};
use crate::engine::words::ends_with_words;

/// The day that applies where `found` is one of two consecutive days; else `found` itself.
pub(super) fn choose_of_two_days(
    atoms: &Atoms,
    dates: &[DatePhrase],
    phrase: &Phrase,
    found: DatePhrase,
) -> DatePhrase {
    let has_own = |date: bool| date || phrase.clock.date.is_some() || phrase.date.is_some();
    let until_has_own = |range_end: &RangeEnd| range_end.date.is_some();
    if has_own(phrase.range_end.as_ref().is_some_and(until_has_own)) || found.first > phrase.first {
        return found;
    }
    let Some((first, last, start_byte, end_byte)) = find_two_days(atoms, dates, &found) else {
        return found;
    };
    let is_night = mentions_night(atoms.text, start_byte, end_byte);
    let in_small_hours = !phrase.is_over_midnight() && phrase.clock.minutes_of_day() < NOON;
    let is_range = phrase.range_end.is_some();
    let expr = if is_moved_away(atoms.text, start_byte, end_byte) || is_night && in_small_hours {
        last
    } else if is_range || is_night {
        first
    } else {
        return found;
    };
    DatePhrase {
        expr: DateExpr {
            style: DateStyle::Other,
            ..expr
        },
        start_byte,
        end_byte,
        is_range_end: false,
        ..found
    }
}

/// In minutes since midnight.
const NOON: u32 = 12 * 60;

/// Words that connect one day with the next but never two clocks.
const JOINTS: [&str; 6] = ["auf", "auf den", "op", "para", "para o", "on to"];

/// The two days of which `found` is one, and the byte range of both.
fn find_two_days(
    atoms: &Atoms,
    dates: &[DatePhrase],
    found: &DatePhrase,
) -> Option<(DateExpr, DateExpr, usize, usize)> {
    let at = dates.partition_point(|date| date.first < found.first);
    let joined = |first: &DatePhrase, last: &DatePhrase| {
        let between = atoms.text.get(first.end_byte..last.start_byte);
        let leads = between.is_some_and(|words| JOINTS.contains(&words.trim_matches([' ', ','])));
        let is_joined = last.is_range_end || leads;
        let follows = is_joined && !first.is_former && first.expr.is_day_before(last.expr);
        let expr = DateExpr {
            year: first.expr.year.or(last.expr.year),
            month: match first.expr.month {
                0 => last.expr.month,
                month => month,
            },
            ..first.expr
        };
        follows.then_some((expr, last.expr, first.start_byte, last.end_byte))
    };
    let before = at.checked_sub(1).and_then(|n| joined(&dates[n], found));
    let after = || dates.get(at + 1).and_then(|next| joined(found, next));
    before
        .or_else(after)
        .or_else(|| read_monthless_first_day(atoms, found))
        .or_else(|| read_day_range(atoms, found))
        .or_else(|| read_night_before(atoms, found))
}

/// "In der Nacht auf Mittwoch", "Tuesday night into Wednesday": the night begins on the day before.
fn read_night_before(
    atoms: &Atoms,
    found: &DatePhrase,
) -> Option<(DateExpr, DateExpr, usize, usize)> {
    const LEADS: [&str; 4] = ["nacht auf", "nacht auf den", "nacht zum", "night into"];
    let from = atoms
        .text
        .floor_char_boundary(found.start_byte.saturating_sub(20));
    let before = atoms
        .text
        .get(from..found.start_byte)?
        .trim_end()
        .to_lowercase();
    let expr = found.expr;
    let is_night = LEADS.iter().any(|words| ends_with_words(&before, words));
    if !is_night || expr.day == 1 || expr.relative.is_some() {
        return None;
    }
    let first = DateExpr {
        day: expr.day.saturating_sub(1),
        weekday: match expr.weekday {
            0 => 0,
            weekday => (weekday + 5) % 7 + 1,
        },
        ..expr
    };
    Some((first, expr, found.start_byte, found.end_byte))
}

/// "vom 24. auf den 25. November".
fn read_monthless_first_day(
    atoms: &Atoms,
    found: &DatePhrase,
) -> Option<(DateExpr, DateExpr, usize, usize)> {
    let (start, day) = find_day_before(atoms.text, found.start_byte)?;
    let follows = found.expr.month > 0 && day + 1 == u32::from(found.expr.day);
    let first = DateExpr {
        day: found.expr.day.checked_sub(1)?,
        weekday: 0,
        ..found.expr
    };
    follows.then_some((first, found.expr, start, found.end_byte))
}

/// "24 to 25 November", "24-25 November", which is otherwise read as its first day.
fn read_day_range(atoms: &Atoms, found: &DatePhrase) -> Option<(DateExpr, DateExpr, usize, usize)> {
    let is_short = |at: &usize| match atoms.kind_at(*at) {
        AtomKind::Date(expr) => expr.style == DateStyle::Other && expr.month > 0 && !expr.swappable,
        _ => false,
    };
    let piece = (found.first..found.end).find(is_short)?;
    let figures = atoms.text(piece).split(|c: char| !c.is_ascii_digit());
    let mut figures = figures.filter_map(|part| part.parse::<u32>().ok());
    let first = u32::from(found.expr.day);
    let last = figures.find(|&day| day == first).and(figures.next())?;
    let expr = DateExpr {
        day: found.expr.day + 1,
        weekday: 0,
        ..found.expr
    };
    (last == first + 1).then_some((found.expr, expr, found.start_byte, found.end_byte))
}
