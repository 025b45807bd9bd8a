//! A clock time → the same moment in UTC (or the policy's zone), as changes of the text. The
//! clocks, the zone, a date that changes and restatements beside the time are rewritten; all other
//! words stay.

use super::clock_time::WallClockTimes;
use super::clock_time::{PartKind, SharedPlace, StartAndEnd};
use super::date_expr::DateStyle;
use super::restatements::{self, RestatementGroup};
use super::{
    clock_time::{ClockTime, Meaning, Verdict},
    date_rewriting, format,
    instant::{UtcInstant, Zones},
    wall_clock,
};
use crate::engine::sorting;
use crate::engine::text::Span;
use crate::engine::time::format::Clock;
use chrono::{Duration, NaiveDate, NaiveDateTime};
use litemap::LiteMap;

/// Replaces `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    pub span: Span,
    pub text: String,
}

/// Changes of a text that belong together, in order and disjoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewriting {
    changes: Vec<Replacement>,
    /// The spans of the rewritten times, with their dates and zones, in order.
    rewritten: Vec<Span>,
    count: usize,
}

impl Rewriting {
    /// `whole` with the changes applied.
    pub fn apply_to(&self, whole: &str) -> String {
        let end = whole.len();
        self.part(whole, Span { start: 0, end })
    }

    /// A part of `whole` with the changes applied.
    fn part(&self, whole: &str, part: Span) -> String {
        let mut text = String::with_capacity(part.end - part.start + 16);
        let mut at = part.start;
        for Replacement { span, text: new } in &self.changes {
            if span.start >= at && span.end <= part.end {
                text.push_str(whole.get(at..span.start).unwrap_or_default());
                text.push_str(new);
                at = span.end;
            }
        }
        text.push_str(whole.get(at..part.end).unwrap_or_default());
        text
    }

    /// The rewritten passages, joined where little text lies between them.
    pub fn quote_rewritten(&self, whole: &str) -> String {
        const NEAR: usize = 20;
        let mut parts: Vec<Span> = Vec::new();
        for &place in &self.rewritten {
            let near = |last: &&mut Span| {
                let between = whole.get(last.end..place.start).unwrap_or_default();
                between.len() <= NEAR && !between.contains('\n')
            };
            match parts.last_mut().filter(near) {
                Some(last) => last.end = last.end.max(place.end),
                None => parts.push(place),
            }
        }
        let parts = parts.into_iter().map(|part| self.part(whole, part));
        parts.collect::<Vec<_>>().join(" and ").replace('\n', " ")
    }

    /// The number of rewritten times; times that state one moment count once.
    pub fn time_count(&self) -> usize {
        self.count
    }
}

/// The zone and the form that times are rewritten to.
#[derive(Clone, Copy)]
pub struct RewriteTarget<'a> {
    /// The name of the zone that is written after the time: `UTC`.
    pub label: &'a str,
    /// IANA name, or `UTC`.
    pub zone: &'a str,
    pub zones: &'a dyn Zones,
    pub clock: Clock,
}

/// The time in UTC. `None` if it is in UTC already, or if its zone or its date is unknown.
pub fn rewrite_in_utc(
    text: &str,
    times: &[ClockTime],
    time: &ClockTime,
    clock: Clock,
) -> Option<Rewriting> {
    struct Utc;
    impl Zones for Utc {
        fn offset_at(&self, _: &str, _: UtcInstant) -> Option<i32> {
            Some(0)
        }
        fn local_zone(&self) -> Option<String> {
            None
        }
    }
    if time.verdict != Verdict::NonUtc {
        return None;
    }
    let target = RewriteTarget {
        label: "UTC",
        zone: "UTC",
        zones: &Utc,
        clock,
    };
    rewrite_times(text, times, &[(time, (time.start?, time.end))], &target)
}

/// Adds UTC to other zones: it is asked for most and needs no data.
pub struct ZonesWithUtc<'a>(pub &'a dyn Zones);

impl Zones for ZonesWithUtc<'_> {
    fn offset_at(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        if zone == "UTC" {
            Some(0)
        } else {
            self.0.offset_at(zone, at)
        }
    }

    fn local_zone(&self) -> Option<String> {
        self.0.local_zone()
    }
}

impl ClockTime {
    /// The instants of the time if it is in `zone`, one for each reading of its day: for times
    /// without a zone.
    pub fn meanings_in_zone(&self, zone: &str, zones: &dyn Zones) -> Vec<Meaning> {
        let instant = |wall| {
            wall_clock::resolve_wall_clock(zones, zone, wall)
                .map(wall_clock::WallClockInstants::likely_instant)
        };
        let meaning = |(start, end): WallClockTimes| {
            Some(Meaning {
                means: format!("{} time", format::zone_city(zone)),
                start: instant(start)?,
                end: match end {
                    Some(end) => Some(instant(end)?),
                    None => None,
                },
            })
        };
        let Some(wall_clock) = self.parts.wall_clock else {
            return Vec::new();
        };
        let other = wall_clock.other.map(|(_, times)| times);
        std::iter::once(wall_clock.taken)
            .chain(other)
            .filter_map(meaning)
            .collect()
    }
}

/// Rewrites times of a text, given in order with the moments that they mean, to the target's zone.
/// If the day changes, the date is rewritten in its place where no other time uses it, else written
/// after the time. Of a group that states one moment several times only the first remains.
pub fn rewrite_times(
    text: &str,
    times: &[ClockTime],
    wanted: &[(&ClockTime, StartAndEnd)],
    target: &RewriteTarget,
) -> Option<Rewriting> {
    let mut jobs: Vec<RewriteJob> = Vec::with_capacity(wanted.len());
    for &(time, moments) in wanted {
        let group =
            restatements::find_restatement_group(text, times, restatements::index_of(times, time))?;
        if jobs
            .last()
            .is_some_and(|last| last.group.last >= group.first)
        {
            continue;
        }
        jobs.push(RewriteJob::new(times, group, moments, target)?);
    }
    let shared = SharedUses::of(times, &jobs);
    let mut changes = Vec::with_capacity(4 * jobs.len());
    let mut rewritten = Vec::with_capacity(jobs.len());
    for job in &jobs {
        let writer = JobWriter {
            text,
            times,
            job,
            shared: &shared,
            target,
        };
        writer.write(&mut changes)?;
        rewritten.extend(job.rewritten_spans().chain(writer.heading_to_change()));
        writer.keep_zone_of_neighbours(&mut changes);
    }
    sorting::sort_by_key(&mut rewritten, |span| (span.start, span.end));
    sorting::sort_by_key(&mut changes, |change| (change.span.start, change.span.end));
    changes.dedup_by(|later, earlier| later.span.start < earlier.span.end || later == earlier);
    Some(Rewriting {
        changes,
        rewritten,
        count: jobs.len(),
    })
}

/// One moment to be rewritten.
struct RewriteJob<'a> {
    group: RestatementGroup,
    /// The time of the group that remains in the text.
    kept_time: &'a ClockTime,
    old_times: WallClockTimes,
    new_times: WallClockTimes,
    /// The date can be read in more than one way.
    is_date_ambiguous: bool,
}

impl<'a> RewriteJob<'a> {
    fn new(
        times: &'a [ClockTime],
        group: RestatementGroup,
        (start, end): StartAndEnd,
        target: &RewriteTarget,
    ) -> Option<Self> {
        let wall_clock_at = |at: UtcInstant| {
            let offset = target.zones.offset_at(target.zone, at)?;
            Some(at.naive_utc() + Duration::seconds(offset.into()))
        };
        let face = &times[group.first];
        let wall_clock = face.parts.wall_clock?;
        Some(Self {
            group,
            kept_time: face,
            old_times: wall_clock.taken,
            new_times: (wall_clock_at(start)?, end.and_then(wall_clock_at)),
            is_date_ambiguous: wall_clock.other.is_some_and(|(doubt, _)| doubt.is_of_day()),
        })
    }

    /// The span of the time with its restatements, and that of its own date.
    fn rewritten_spans(&self) -> impl Iterator<Item = Span> {
        let Span { start, end } = self.kept_time.span;
        let all = Span {
            start,
            end: end.max(self.group.restatement_span.end),
        };
        let members = self.group.last - self.group.first + 1;
        let date = self
            .kept_time
            .parts
            .date
            .filter(|date| date.uses <= members);
        std::iter::once(all).chain(date.map(|date| date.span))
    }

    fn day_changes(&self) -> bool {
        self.is_date_ambiguous || self.new_times.0.date() != self.old_times.0.date()
    }
}

/// The dates and zones that all jobs use, by their first byte.
struct SharedUses {
    /// How many times use it, and the day that all of them change to, if it is one day.
    dates: LiteMap<usize, (usize, Option<NaiveDate>)>,
    zones: LiteMap<usize, usize>,
}

impl SharedUses {
    fn of(times: &[ClockTime], jobs: &[RewriteJob]) -> Self {
        let mut shared = Self {
            dates: LiteMap::new(),
            zones: LiteMap::new(),
        };
        for job in jobs {
            let day = job.new_times.0.date();
            for time in &times[job.group.first..=job.group.last] {
                if let Some(date) = time.parts.date {
                    let (count, moves) = shared
                        .dates
                        .entry(date.span.start)
                        .or_insert((0, Some(day)));
                    *count += 1;
                    *moves = moves.filter(|other| *other == day);
                }
                if let Some(zone) = time.parts.zone {
                    *shared.zones.entry(zone.span.start).or_default() += 1;
                }
            }
        }
        shared
    }
}

/// Produces the changes of one job.
struct JobWriter<'a> {
    text: &'a str,
    times: &'a [ClockTime],
    job: &'a RewriteJob<'a>,
    shared: &'a SharedUses,
    target: &'a RewriteTarget<'a>,
}

impl JobWriter<'_> {
    fn write(&self, changes: &mut Vec<Replacement>) -> Option<()> {
        let job = self.job;
        let (face, group) = (job.kept_time, job.group);
        let heading = self.heading_to_change();
        self.write_pieces(heading.is_some(), changes)?;
        if let Some(span) = heading {
            changes.push(Replacement {
                span,
                text: self.target.label.into(),
            });
        }
        let own_day = face
            .parts
            .pieces
            .iter()
            .any(|piece| matches!(piece.part, PartKind::StartDay(_) | PartKind::StartWhole));
        let mut tail = String::new();
        if job.day_changes() && !own_day {
            match self.date_to_change() {
                Some(date) => {
                    let text =
                        self.rewrite_date(date.span, date.style, job.old_times.0, job.new_times.0)?;
                    changes.push(Replacement {
                        span: date.span,
                        text,
                    });
                }
                None => tail = format!(" ({})", format::format_iso_day(job.new_times.0.date())),
            }
        }
        if group.last > group.first || !tail.is_empty() {
            changes.push(Replacement {
                span: self.replaced_tail(),
                text: tail,
            });
        }
        Some(())
    }

    /// The span of the restatements; without any, the end of the time.
    fn replaced_tail(&self) -> Span {
        let RestatementGroup {
            first,
            last,
            restatement_span: rest,
        } = self.job.group;
        let end = self.job.kept_time.span.end;
        if last > first {
            rest
        } else {
            Span { start: end, end }
        }
    }

    fn write_pieces(&self, labelled: bool, changes: &mut Vec<Replacement>) -> Option<()> {
        let RewriteJob {
            kept_time: face,
            old_times: was,
            new_times: now,
            ..
        } = self.job;
        let pieces = &face.parts.pieces;
        let has_zone = pieces.iter().any(|piece| piece.part == PartKind::Zone);
        let last_clock = pieces.iter().rev().find(|piece| piece.part.is_clock())?;
        let clock = |at: NaiveDateTime| format::format_clock(at.time(), self.target.clock);
        let mut before = 0;
        for piece in pieces {
            let mut span = piece.span;
            let is_attached = span.start == before;
            before = span.end;
            let mut text = match (piece.part, now.1) {
                (PartKind::Start, _) => clock(now.0),
                (PartKind::StartWhole, _) => format_day_and_clock(now.0, self.target.clock),
                (PartKind::End, Some(end)) => clock(end),
                (PartKind::EndWhole, Some(end)) => format_day_and_clock(end, self.target.clock),
                (PartKind::Zone, _) if is_attached => format!(" {}", self.target.label),
                (PartKind::Zone, _) => self.target.label.into(),
                (PartKind::StartDay(style), _) => self.rewrite_date(span, style, was.0, now.0)?,
                (PartKind::EndDay(style), Some(end)) => {
                    self.rewrite_date(span, style, was.1?, end)?
                }
                (PartKind::Restatement, _) => {
                    let before = self.text.get(..span.start)?;
                    span.start = before.trim_end_matches(' ').len();
                    String::new()
                }
                (PartKind::End | PartKind::EndWhole | PartKind::EndDay(_), None) => continue,
            };
            if piece == last_clock && !has_zone && !labelled {
                text = text + " " + self.target.label;
            }
            changes.push(Replacement { span, text });
        }
        Some(())
    }

    fn rewrite_date(
        &self,
        span: Span,
        style: DateStyle,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Option<String> {
        let old = self.text.get(span.start..span.end)?;
        let unclear = self.job.is_date_ambiguous;
        Some(date_rewriting::rewrite_date(
            old,
            from.date(),
            to.date(),
            style,
            unclear,
        ))
    }

    /// The date of the text, if it can be changed in its place.
    fn date_to_change(&self) -> Option<SharedPlace> {
        let date = self.job.kept_time.parts.date?;
        let (members, day) = self.shared.dates.get(&date.span.start)?;
        let alone = *members == date.uses && day.is_some() && date.may_change;
        // An ambiguous date is made unambiguous for all times that use it.
        let settles = self.job.is_date_ambiguous && self.job.kept_time.verdict == Verdict::Utc;
        (alone || settles).then_some(date)
    }

    /// The zone in a heading that no other time needs afterwards.
    fn heading_to_change(&self) -> Option<Span> {
        let zone = self.job.kept_time.parts.zone?;
        let members = self.shared.zones.get(&zone.span.start)?;
        (!zone.is_own && zone.may_change && *members == zone.uses).then_some(zone.span)
    }

    /// "10:00, 12:00 and 14:00 EST": when the last time is rewritten, the others still need their
    /// zone.
    fn keep_zone_of_neighbours(&self, changes: &mut Vec<Replacement>) {
        let Some(zone) = self.job.kept_time.parts.zone.filter(|zone| zone.is_own) else {
            return;
        };
        let members = self.shared.zones.get(&zone.span.start).copied();
        if members == Some(zone.uses) {
            return;
        }
        let RestatementGroup { first, last, .. } = self.job.group;
        let leans = |n: &usize| {
            let other = self.times[*n].parts.zone;
            other.is_some_and(|other| !other.is_own && other.span == zone.span)
        };
        let before = (first.saturating_sub(6)..first).rev().find(leans);
        let after = || (last + 1..self.times.len().min(last + 6)).find(leans);
        if let Some(n) = before.or_else(after) {
            let end = self.times[n].span.end;
            let name = self.text.get(zone.span.start..zone.span.end);
            changes.push(Replacement {
                span: Span { start: end, end },
                text: format!(" {}", name.unwrap_or_default()),
            });
        }
    }
}

impl PartKind {
    fn is_clock(self) -> bool {
        matches!(
            self,
            Self::Start | Self::End | Self::StartWhole | Self::EndWhole
        )
    }
}

fn format_day_and_clock(at: NaiveDateTime, clock: Clock) -> String {
    format!(
        "{} {}",
        format::format_iso_day(at.date()),
        format::format_clock(at.time(), clock)
    )
}
