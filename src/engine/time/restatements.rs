//! Clock times → groups of neighbours that state one moment several times: `22:00 UTC (5 PM ET)`,
//! `8am CET / 2am EST`.

use super::clock_time::{ClockTime, StartAndEnd, Verdict};
use crate::engine::text::Span;

/// Neighbouring times that state one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RestatementGroup {
    /// Indices into the list of times.
    pub first: usize,
    pub last: usize,
    /// The bytes after the first time that restate it; empty for a single time.
    pub restatement_span: Span,
}

impl ClockTime {
    /// The distinct moments of a time and of its restatements, its own first. A day that is written
    /// once is that of the first of them.
    pub fn collect_moments(&self, text: &str, times: &[ClockTime]) -> Vec<StartAndEnd> {
        let n = index_of(times, self);
        let members = match find_restatement_group(text, times, n) {
            Some(group) => &times[group.first..=group.last],
            None => std::slice::from_ref(self),
        };
        let own = std::iter::once(self);
        let mut moments = Vec::with_capacity(members.len());
        for time in own.chain(members) {
            let time = match members.first() {
                Some(first) if is_same(first, time) => first,
                _ => time,
            };
            if let Some(start) = time.start
                && !moments.contains(&(start, time.end))
            {
                moments.push((start, time.end));
            }
        }
        moments
    }

    /// Both times use the same written date.
    pub fn shares_date(&self, other: &Self) -> bool {
        let date = |time: &Self| time.parts.date.map(|date| date.span);
        date(self).is_some() && date(self) == date(other)
    }

    /// It only restates a time before it.
    pub fn is_restatement(&self, text: &str, times: &[ClockTime]) -> bool {
        let n = index_of(times, self);
        find_restatement_group(text, times, n)
            .is_some_and(|group| group.first < n && is_same(&times[group.first], self))
    }
}

pub(super) fn index_of(times: &[ClockTime], time: &ClockTime) -> usize {
    times.partition_point(|other| other.span.start < time.span.start)
}

/// The most times that a group can have.
const MOST: usize = 6;

/// How many characters after its last time a bracket must end: "(03:00 CET on the next day)".
const TAIL: usize = 28;

/// The group of the time at index `n`.
pub(super) fn find_restatement_group(
    text: &str,
    times: &[ClockTime],
    n: usize,
) -> Option<RestatementGroup> {
    for first in n.saturating_sub(MOST)..n {
        if let Some(group) = group_starting_at(text, times, first)
            && group.last >= n
        {
            return Some(group);
        }
    }
    group_starting_at(text, times, n)
}

/// The group whose first time is at index `first`.
fn group_starting_at(text: &str, times: &[ClockTime], first: usize) -> Option<RestatementGroup> {
    let time = times.get(first)?;
    let from = end_with_date(text, time, times.get(first + 1));
    let alone = RestatementGroup {
        first,
        last: first,
        restatement_span: Span {
            start: from,
            end: from,
        },
    };
    let mut group = alone;
    let mut is_open = false;
    for n in first + 1..times.len().min(first + MOST) {
        let (one, two) = (&times[n - 1], &times[n]);
        // Most times do not restate their neighbour, and their zones tell it soonest.
        if !may_restate(time, two) {
            break;
        }
        let end = end_with_date(text, one, Some(two));
        let Some(joint) = classify_joint(text, end, start_with_date(two, end)) else {
            break;
        };
        let opens = joint == Joint::Bracket && n == first + 1;
        let goes_on = joint == Joint::Mark && (is_open || is_same(time, two));
        if !(opens || goes_on) {
            break;
        }
        is_open |= opens;
        group.last = n;
        group.restatement_span.end = end_with_date(text, two, times.get(n + 1));
        if is_open
            && let Some(close) =
                find_closing_bracket(text, end_with_date(text, two, times.get(n + 1)))
        {
            group.restatement_span.end = close;
            return Some(group);
        }
    }
    Some(if is_open { alone } else { group })
}

/// The end of a time, including a date of its own after it.
fn end_with_date(text: &str, time: &ClockTime, next: Option<&ClockTime>) -> usize {
    let date = time.parts.date.map(|date| date.span).filter(|date| {
        date.start >= time.span.end
            && next.is_none_or(|next| date.end <= next.span.start && !uses(next, date.start))
    });
    // "(Nov 25)" includes its closing bracket.
    let closed = |date: Span| {
        let open = text.get(time.span.end..date.start).map(str::trim) == Some("(");
        open && text[date.end..].starts_with(')')
    };
    date.map_or(time.span.end, |date| date.end + usize::from(closed(date)))
}

fn start_with_date(time: &ClockTime, from: usize) -> usize {
    let date = time.parts.date.map(|date| date.span);
    date.filter(|date| date.start >= from && date.end <= time.span.start)
        .map_or(time.span.start, |date| date.start)
}

fn uses(time: &ClockTime, date: usize) -> bool {
    time.parts.date.is_some_and(|own| own.span.start == date)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// An opening bracket.
    Bracket,
    /// `/`, `=`, `,`, "or".
    Mark,
}

/// How two times are joined, if the second can restate the first.
fn classify_joint(text: &str, from: usize, to: usize) -> Option<Joint> {
    // A longer text between them contains other words.
    let words = text.get(from..to).filter(|joint| joint.len() <= 24)?;
    // A list with one line for each zone.
    let is_list = words.contains('\n') && !words.contains("\n\n");
    let words = words.trim().trim_start_matches("on ");
    if is_list && matches!(words, "" | "-" | "*" | "•" | "–") {
        return Some(Joint::Mark);
    }
    let (joint, words) = match words.strip_prefix(['(', '[', '（']) {
        Some(rest) => (Joint::Bracket, rest.trim()),
        None => (Joint::Mark, words),
    };
    let restating_words = [
        "i.e.",
        "i.e.,",
        "ie",
        "that is",
        "that's",
        "=",
        "or",
        "equals",
        "equal to",
        "local:",
        "equivalent to",
        "aka",
        "soit",
        "d.h.",
        "es decir",
        "ou",
        "at",
        "/",
        "≈",
    ];
    let marks = [
        "/", "=", ",", "or", "|", "//", "ou", "oder", "and", "&", ";", "·", "•",
    ];
    match joint {
        Joint::Bracket => (words.is_empty() || restating_words.contains(&words)).then_some(joint),
        Joint::Mark => marks.contains(&words).then_some(joint),
    }
}

/// The end of the bracket that closes after the last time.
fn find_closing_bracket(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let (at, bracket) = rest
        .char_indices()
        .take(TAIL)
        .take_while(|(_, c)| !matches!(c, '(' | '[' | '\n' | ':' | ';' | '/' | ',' | '.'))
        .find(|(_, c)| matches!(c, ')' | ']' | '）'))?;
    Some(from + at + bracket.len_utf8())
}

/// Both are single times, or both are ranges, in different zones.
fn may_restate(one: &ClockTime, two: &ClockTime) -> bool {
    let both_ours = one.verdict == Verdict::Utc && two.verdict == Verdict::Utc;
    let unknown = one.zone.is_none() && two.zone.is_none();
    one.is_range == two.is_range && !both_ours && !unknown && one.zone != two.zone
}

/// Both are the same moment, or the same time on different days where one of them has no day of its
/// own.
fn is_same(one: &ClockTime, two: &ClockTime) -> bool {
    const DAY: i64 = 24 * 60;
    let (Some(start), Some(other)) = (one.start, two.start) else {
        return false;
    };
    let apart = (other - start).num_minutes();
    let lasts = |time: &ClockTime| time.end.zip(time.start).map(|(to, from)| to - from);
    let one_date = match (one.parts.date, two.parts.date) {
        (Some(date), Some(other)) => date.span == other.span,
        (None, None) => true,
        _ => false,
    };
    lasts(one) == lasts(two) && (apart == 0 || one_date && apart % DAY == 0)
}
