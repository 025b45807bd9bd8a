//! A clock time → the same moment in UTC (or the policy's zone), as text. Only the clocks, the zone
//! and a date that moves are changed; every other word stays.

use super::dates::Style;
use super::{
    ClockTime, Doubt, Meaning, UtcInstant, Verdict, Zones, arithmetic, date_names, format,
};
use crate::engine::finding::Span;
use crate::engine::policy::Clock;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};

/// Put `text` where `span` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub span: Span,
    pub text: String,
}

impl Replacement {
    /// `whole` with the replacement made.
    pub fn apply(&self, whole: &str) -> String {
        let Span { start, end } = self.span;
        [
            whole.get(..start),
            Some(self.text.as_str()),
            whole.get(end..),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The form that times are to have.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// What is written behind the time: `UTC`.
    pub label: &'a str,
    /// IANA name, or `UTC`.
    pub zone: &'a str,
    pub zones: &'a dyn Zones,
    pub clock: Clock,
}

/// Where the parts of a time stand, in the order of the text.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Parts {
    pub pieces: Vec<Piece>,
    /// What its own clocks show at the start and at the end, where the date is known.
    pub walls: Option<(NaiveDateTime, Option<NaiveDateTime>)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub part: Part,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    Start,
    End,
    /// Clock and date in one: `2026-08-06T10:00`.
    StartWhole,
    EndWhole,
    Zone,
    StartDay(Style),
    EndDay(Style),
}

/// The time in UTC. `None` when it is in UTC already, or its zone or its date is not known.
pub fn rewrite_utc(text: &str, time: &ClockTime, clock: Clock) -> Option<Replacement> {
    struct Utc;
    impl Zones for Utc {
        fn offset(&self, _: &str, _: UtcInstant) -> Option<i32> {
            Some(0)
        }
        fn local(&self) -> Option<String> {
            None
        }
    }
    if time.verdict != Verdict::NonUtc {
        return None;
    }
    let target = Target {
        label: "UTC",
        zone: "UTC",
        zones: &Utc,
        clock,
    };
    rewrite(text, time, (time.start?, time.end), &target)
}

/// UTC, which is asked for most, needs no table.
pub struct WithUtc<'a>(pub &'a dyn Zones);

impl Zones for WithUtc<'_> {
    fn offset(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        if zone == "UTC" {
            Some(0)
        } else {
            self.0.offset(zone, at)
        }
    }

    fn local(&self) -> Option<String> {
        self.0.local()
    }
}

impl ClockTime {
    /// What the time means if its clock is the one of `zone`: for times that name no zone.
    pub fn read_in(&self, zone: &str, zones: &dyn Zones) -> Option<Meaning> {
        let (start, end) = self.parts.walls?;
        let instant = |wall| arithmetic::instants(zones, zone, wall).map(arithmetic::Local::likely);
        Some(Meaning {
            means: format!("{} time", format::city(zone)),
            start: instant(start)?,
            end: match end {
                Some(end) => Some(instant(end)?),
                None => None,
            },
        })
    }
}

/// The time in the target's zone, when it means `start` and `end`. The date is moved along when the
/// day changes: in its place where it stands beside the time alone, else written behind the time.
pub fn rewrite(
    text: &str,
    time: &ClockTime,
    (start, end): (UtcInstant, Option<UtcInstant>),
    target: &Target,
) -> Option<Replacement> {
    let shown = |at: UtcInstant| {
        let offset = target.zones.offset(target.zone, at)?;
        Some(at.naive_utc() + Duration::seconds(offset.into()))
    };
    let (start, end) = (shown(start)?, end.and_then(shown));
    let (was_start, was_end) = time.parts.walls?;
    let unclear = time
        .review
        .as_ref()
        .is_some_and(|review| matches!(review.doubt, Doubt::DateOrder | Doubt::Weekday));
    let pieces = &time.parts.pieces;
    let span = Span {
        start: pieces.first()?.span.start.min(time.span.start),
        end: pieces.last()?.span.end.max(time.span.end),
    };
    let mut words = String::new();
    let mut at = span.start;
    let mut zoned = false;
    let mut dated = false;
    for piece in pieces {
        let old = text.get(piece.span.start..piece.span.end)?;
        words.push_str(text.get(at..piece.span.start)?);
        at = piece.span.end;
        match (piece.part, end) {
            (Part::Start, _) => words.push_str(&format::clock(start.time(), target.clock)),
            (Part::StartWhole, _) => words.push_str(&whole(start, target.clock)),
            (Part::End, Some(end)) => words.push_str(&format::clock(end.time(), target.clock)),
            (Part::EndWhole, Some(end)) => words.push_str(&whole(end, target.clock)),
            (Part::Zone, _) => {
                if words.ends_with(|c: char| c.is_ascii_digit() || c == 'M') {
                    words.push(' ');
                }
                words.push_str(target.label);
                zoned = true;
            }
            (Part::StartDay(style), _) => {
                words.push_str(&day(old, was_start.date(), start.date(), style, unclear));
                dated = true;
            }
            (Part::EndDay(style), Some(end)) => {
                words.push_str(&day(old, was_end?.date(), end.date(), style, unclear));
            }
            _ => words.push_str(old),
        }
        dated |= piece.part == Part::StartWhole;
        let last_clock = matches!(
            piece.part,
            Part::Start | Part::End | Part::StartWhole | Part::EndWhole
        ) && piece.span.end >= last_clock_end(pieces);
        if last_clock && !zoned && !pieces.iter().any(|piece| piece.part == Part::Zone) {
            words.push(' ');
            words.push_str(target.label);
        }
    }
    words.push_str(text.get(at..span.end)?);
    if !dated && (unclear || start.date() != was_start.date()) {
        words.push_str(&format!(" ({})", format::iso_day(start.date())));
    }
    Some(Replacement { span, text: words })
}

fn last_clock_end(pieces: &[Piece]) -> usize {
    let clocks = pieces.iter().filter(|piece| {
        matches!(
            piece.part,
            Part::Start | Part::End | Part::StartWhole | Part::EndWhole
        )
    });
    clocks.map(|piece| piece.span.end).max().unwrap_or_default()
}

fn whole(at: NaiveDateTime, clock: Clock) -> String {
    format!(
        "{} {}",
        format::iso_day(at.date()),
        format::clock(at.time(), clock)
    )
}

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

/// `July 31st` as `August 1st`: a month is named anew in its language.
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
    for ordinal in ["st", "nd", "rd", "th"] {
        if let Some(after) = rest.strip_prefix(ordinal) {
            rest = after;
            suffix = ordinal_of(to);
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

fn ordinal_of(day: u32) -> &'static str {
    match day {
        11..=13 => "th",
        _ if day % 10 == 1 => "st",
        _ if day % 10 == 2 => "nd",
        _ if day % 10 == 3 => "rd",
        _ => "th",
    }
}
