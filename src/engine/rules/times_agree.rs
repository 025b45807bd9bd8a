//! `times-agree`: the times in the text are the times in the schedule fields.
//!
//! A range in the text must be the window, or lie within it ("expect interruptions between …"); "Start:" and
//! "End:" with a time each are a range. A single time must be its start, its end, or lie within it, and one
//! that the text calls the start or the end must be that, unless the text has the right one too. "About"
//! gives a quarter of an hour. When the text has the window, other times near it are none of this
//! rule's business unless they are a second window; several windows are for a person to look at.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{Field, FieldName, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    text::Span,
    time::{ClockTime, StartAndEnd, TimeRole, UtcInstant, Verdict, ZonesWithUtc, format},
    window::Window,
};
use chrono::Duration;
use stated_length::{TimeInText, check_stated_length, has_stated_length};
use stated_time::{StatedTime, TimeAgreement};

mod stated_length;
mod stated_time;

pub static RULE: Rule = Rule {
    id: "times-agree",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "The times in title and message are the times in the schedule fields.",
    why: "Clients plan by the message, Statuspage acts by the schedule. When they differ, one of \
          them tells clients a wrong hour.",
    applies_to: Scope::MAINTENANCES,
    needs: &[Need::Text, Need::Schedule],
    options: &[],
    good: &[
        example("The message says the window of the schedule.", form()),
        example(
            "The message says only the start.",
            form().message("We start on 24 November 2026 at 22:00 UTC."),
        ),
        example(
            "An update has the window that was seen on the other tab.",
            form()
                .screen(Screen::MaintenanceStatus)
                .seen_schedule(("2026-11-24 22:00", 120))
                .message("On 24 November 2026 from 22:00 to 00:00 UTC orders may wait."),
        ),
        example(
            "A part of the window.",
            form().message("On 24 November 2026 between 22:30 and 23:00 UTC orders may wait."),
        ),
    ],
    bad: &[
        example(
            "The message says an hour later.",
            form().message("24 November 2026, 23:00 to 01:00 UTC."),
        ),
        example(
            "An update has another end than was seen on the other tab.",
            form()
                .screen(Screen::MaintenanceStatus)
                .seen_schedule(("2026-11-24 22:00", 120))
                .message("On 24 November 2026 from 22:00 to 01:30 UTC orders may wait."),
        ),
        example(
            "The message says that it takes longer.",
            form().message("We start on 24 November 2026 at 22:00 UTC. Expected duration: 3 hours"),
        ),
        example(
            "The message says another day.",
            form().message("We start on 25 November 2026 at 22:00 UTC."),
        ),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let window = context.require_window()?;
    let mut findings = Vec::new();
    let mut needs_end = false;
    for (field, text) in context.title_and_message() {
        if text.is_on_screen() {
            let comparison =
                TimeComparison::of(context, &window, field, text.require_value(field)?);
            needs_end |= comparison.needs_end();
            findings.extend(comparison.finding().or_else(|| comparison.check_length()));
        }
    }
    if findings.is_empty() && needs_end {
        context.form.duration.require_value(FieldName::Duration)?;
    }
    Ok(findings)
}

/// So many days after the schedule the same hour may be that of another part of the work.
const SAME_WORK: i64 = 7;

/// One text beside the window.
struct TimeComparison<'a> {
    context: &'a RuleContext<'a>,
    window: &'a Window,
    field: FieldName,
    text: &'a str,
    /// What the text says that can be compared.
    stated: Vec<StatedTime<'a>>,
}

impl<'a> TimeComparison<'a> {
    fn of(
        context: &'a RuleContext<'a>,
        window: &'a Window,
        field: FieldName,
        text: &'a str,
    ) -> Self {
        let mut comparison = Self {
            context,
            window,
            field,
            text,
            stated: Vec::new(),
        };
        let times = context.read_times(field, text);
        for time in times {
            let is_other = time.is_former || time.is_opening_hours(text);
            if is_other || time.is_restatement(text, times) {
                continue;
            }
            let Some(moments) = comparison.moments(time) else {
                continue;
            };
            if comparison.is_over(moments) {
                continue;
            }
            let stated = comparison.on_next_day_if_before(StatedTime {
                time,
                role: TimeRole::from_words_before(text, time.span.start),
                is_start_behind: TimeRole::is_start_behind(text, time.span.end),
                until: None,
                moments,
            });
            if !comparison.join_to_last(stated) {
                comparison.stated.push(stated);
            }
        }
        comparison
    }

    /// On an update without a schedule: "We started at 22:05 UTC" says what was done, not what is planned.
    fn is_over(&self, (start, end): StartAndEnd) -> bool {
        let is_update = self.context.form.remembered_schedule().is_some();
        is_update && end.unwrap_or(start) <= self.context.written_at()
    }

    /// "On 24 November from 22:00 UTC, until 02:00 UTC": the date is written once, for the start.
    fn on_next_day_if_before(&self, mut stated: StatedTime<'a>) -> StatedTime<'a> {
        let is_carried = |last: &StatedTime| {
            let is_back = stated.moments.0 <= last.moments.0;
            // "The window closes at 00:00 UTC" calls it by another word, and a list of steps goes on past midnight.
            let next_day = (stated.moments.0 + Duration::days(1), None);
            let is_end = stated.is_end()
                || Some(next_day.0) == self.window.end
                || self.is_near(next_day) && !self.is_near(stated.moments);
            is_back && !last.is_window() && is_end && stated.time.shares_date(last.time)
        };
        if self.stated.last().is_some_and(is_carried) {
            stated.moments.0 += Duration::days(1);
        }
        stated
    }

    /// Makes one window of a time that the text calls an end and of the start before it. One that is
    /// before its start, "3 December 20:00" to "3 December 02:00", is a window that no schedule can have.
    fn join_to_last(&mut self, end: StatedTime<'a>) -> bool {
        let Some(last) = self.stated.last_mut() else {
            return false;
        };
        let length = end.moments.0 - last.moments.0;
        let is_window = length > Duration::zero() && length < Duration::days(7);
        let is_back = length <= Duration::zero() && length > -Duration::days(1);
        let says_end = end.role.includes_any(TimeRole::END) && end.time.is_dated;
        let joined = !last.is_window()
            && last.role.includes_any(TimeRole::START | TimeRole::FROM)
            && end.is_end()
            && (is_window || is_back && says_end);
        if joined {
            last.until = Some(end.time);
            last.moments.1 = Some(end.moments.0);
        }
        joined
    }

    /// What a time means. One without a zone is UTC here, or a client's time where that agrees;
    /// `utc-times` asks about it. One with several readings means whichever agrees. One without a date
    /// is on the day that fits.
    fn moments(&self, time: &ClockTime) -> Option<StartAndEnd> {
        let mut candidates: Vec<StartAndEnd> = match (&time.review, time.start) {
            (Some(review), _) => review.readings.iter().map(|r| (r.start, r.end)).collect(),
            (None, Some(start)) => vec![(start, time.end)],
            (None, None) if time.verdict == Verdict::NoZone => {
                let utc = time.meanings_in_zone("UTC", &ZonesWithUtc(self.context.zones));
                let zones = self
                    .context
                    .chosen_clients()
                    .filter_map(|client| client.time_zone.as_deref());
                let theirs = zones.flat_map(|zone| time.meanings_in_zone(zone, self.context.zones));
                let readings = utc.into_iter().chain(theirs);
                readings
                    .map(|meaning| (meaning.start, meaning.end))
                    .collect()
            }
            _ => return None,
        };
        if !time.is_dated {
            let on = |days: i64, &(start, end): &StartAndEnd| {
                let shift = Duration::days(days);
                (start + shift, end.map(|end| end + shift))
            };
            let today = candidates.clone();
            candidates.extend(today.iter().map(|m| on(1, m)));
            candidates.extend(today.iter().map(|m| on(-1, m)));
        }
        let scheduled = self.window.start.date_naive();
        if let Some(&(start, end)) = candidates.first()
            && self.compare_with_window((start, end), Duration::zero()) == TimeAgreement::Other
            && time.is_also_on(self.text, scheduled)
        {
            let shift = scheduled - start.date_naive();
            candidates.push((start + shift, end.map(|end| end + shift)));
        }
        let far = |m: &StartAndEnd| (m.0 - self.window.start).abs();
        let first = match time.is_dated {
            true => *candidates.first()?,
            false => candidates.iter().copied().min_by_key(far)?,
        };
        let fits = |wanted: TimeAgreement| {
            candidates
                .iter()
                .copied()
                .find(|&m| self.compare_with_window(m, Duration::zero()) == wanted)
        };
        Some(
            fits(TimeAgreement::Same)
                .or_else(|| fits(TimeAgreement::Within))
                .unwrap_or(first),
        )
    }

    fn compare_with_window(&self, (start, end): StartAndEnd, slack: Duration) -> TimeAgreement {
        let minute = |at: UtcInstant| at.timestamp().div_euclid(60);
        let same = |one: UtcInstant, two: UtcInstant| {
            (minute(one) - minute(two)).abs() <= slack.num_minutes()
        };
        let (from, to) = (self.window.start, self.window.end);
        let last = to.unwrap_or(from + Duration::days(36_500));
        match end {
            Some(end) if same(start, from) && to.is_none_or(|to| same(end, to)) => {
                TimeAgreement::Same
            }
            None if same(start, from) || to.is_some_and(|to| same(start, to)) => {
                TimeAgreement::Same
            }
            Some(end) if end < start => TimeAgreement::Other,
            _ if start >= from - slack && end.unwrap_or(start) <= last + slack => {
                TimeAgreement::Within
            }
            _ => TimeAgreement::Other,
        }
    }

    /// How long the work takes, as the text says it.
    fn check_length(&self) -> Option<Finding> {
        let length = self.window.end? - self.window.start;
        let minutes = u32::try_from(length.num_minutes()).ok()?;
        check_stated_length(
            self.context,
            (self.field, self.text),
            &self.times_in_text(),
            minutes,
        )
    }

    fn times_in_text(&self) -> Vec<TimeInText> {
        let starts = self
            .stated
            .iter()
            .filter(|stated| stated.moments.0 == self.window.start);
        let starts: Vec<Span> = starts.map(|stated| stated.time.span).collect();
        let times = self.context.read_times(self.field, self.text).iter();
        let times = times.map(|time| TimeInText {
            span: time.span,
            is_start: starts
                .binary_search_by_key(&time.span.start, |span| span.start)
                .is_ok(),
        });
        times.collect()
    }

    /// A text that says more than the start agrees with a window only whose end is known.
    fn needs_end(&self) -> bool {
        let more = |stated: &StatedTime| {
            let (start, end) = stated.moments;
            end.is_some()
                || self.compare_with_window((start, None), stated.slack()) != TimeAgreement::Same
        };
        self.window.end.is_none()
            && (self.stated.iter().any(more) || has_stated_length(self.text, &self.times_in_text()))
    }

    fn finding(&self) -> Option<Finding> {
        let agreement =
            |stated: &StatedTime| self.compare_with_window(stated.moments, stated.slack());
        let same = self
            .stated
            .iter()
            .any(|stated| agreement(stated) == TimeAgreement::Same);
        let disagrees = |stated: &StatedTime| match agreement(stated) {
            TimeAgreement::Same => false,
            // "Moved from 22:00 to 23:00": clients know the former.
            _ if same && self.is_former(stated.moments) => false,
            // "It starts at 23:00", or "On 5 April from 23:00", and nothing says 22:00.
            TimeAgreement::Within => {
                let named = stated.role.includes_any(TimeRole::START | TimeRole::END);
                !same && !stated.is_window() && (named || stated.may_be_start())
            }
            TimeAgreement::Other => true,
        };
        // Beside the right time, one that is far away is about something else.
        let is_relevant = |stated: &&StatedTime| {
            !same
                || stated.is_window()
                || self.is_near(stated.moments)
                || self.is_start_on_another_day(stated)
        };
        let mut others = self
            .stated
            .iter()
            .filter(|stated| disagrees(stated))
            .filter(is_relevant);
        let stated = others.next()?;
        let other_window = others.any(|other| other.is_window() && other.moments != stated.moments);
        // "Save your work by 21:45 UTC" is about something else.
        let is_before = stated.role.includes_any(TimeRole::DONE)
            && !stated.role.includes_any(TimeRole::END)
            && {
                let near = self.is_near(stated.moments);
                near && stated.moments.0 < self.window.start
            };
        // "Next update at 00:30 UTC", a new date for what was cancelled.
        let is_update = self.context.form.remembered_schedule().is_some();
        let named = TimeRole::START | TimeRole::FROM | TimeRole::END;
        let is_other = is_update && !stated.is_window() && !stated.role.includes_any(named)
            || self.context.form.status == Field::Value(Status::Completed);
        let is_part = agreement(stated) == TimeAgreement::Within
            && !stated.role.includes_any(TimeRole::START | TimeRole::END);
        let several = is_before
            || is_other
            || is_part
            || same && (stated.is_window() || !stated.role.includes_any(TimeRole::END))
            || other_window;
        Some(match several {
            true => self.question(stated),
            false => self.error(stated),
        })
    }

    /// It is the start, the end or the whole of the window that clients know, where it was changed since.
    fn is_former(&self, (start, end): StartAndEnd) -> bool {
        self.context.find_former_window().is_some_and(|former| {
            let is_edge = start == former.start || Some(start) == former.end;
            is_edge && end.is_none_or(|end| Some(end) == former.end)
        })
    }

    /// The text may be about another window: a person must look.
    fn question(&self, stated: &StatedTime) -> Finding {
        let ask = match stated.is_window() {
            true => "If it is another window, it needs a maintenance of its own.",
            false => "Look whether that is meant.",
        };
        let sentence = format!(
            "{} ({}), which is not the scheduled {}{}. {ask}",
            self.field_has(stated),
            self.format_window(stated.moments),
            self.format_window((self.window.start, self.window.end)),
            self.context.describe_when_seen()
        );
        Finding::review(self.field, sentence).at_span(stated.time.span)
    }

    fn error(&self, stated: &StatedTime) -> Finding {
        let sentence = format!(
            "{}, but the schedule{} is {}. Clients read {}, Statuspage acts by the schedule: make them agree.",
            self.field_has(stated),
            self.context.describe_when_seen(),
            self.format_window((self.window.start, self.window.end)),
            self.format_window(stated.moments)
        );
        let mut finding = Finding::error(self.field, sentence).at_span(stated.time.span);
        if !self.is_left()
            && !stated.time.is_on_several_days(self.text)
            && let Some((label, edit)) = self.mend_text(stated)
        {
            // It writes the time of the schedule in the policy's zone.
            finding = finding.with_covering_fix(label, vec![edit]);
        }
        if (stated.is_window() || !stated.is_end())
            && let Some((label, edits)) = self.mend_schedule(stated.moments)
        {
            finding = finding.with_fix(label, edits);
        }
        finding
    }

    /// `Message has “22:00 UTC”`.
    fn field_has(&self, stated: &StatedTime) -> String {
        format!(
            "{} has {}",
            self.context.field_name(self.field),
            self.written(stated)
        )
    }

    fn written(&self, stated: &StatedTime) -> String {
        let words = |time: &ClockTime| format!("“{}”", &self.text[time.span.start..time.span.end]);
        match stated.until {
            Some(until) => format!("{} and {}", words(stated.time), words(until)),
            None => words(stated.time),
        }
    }

    /// On the day of the window or next to it: then a time is most likely about this maintenance.
    fn is_near(&self, (start, _): StartAndEnd) -> bool {
        let end = self.window.end.unwrap_or(self.window.start);
        start > self.window.start - Duration::hours(12) && start < end + Duration::hours(12)
    }

    /// "Ashby: 24 November 22:00 UTC, Corby: 25 November 22:00 UTC".
    fn is_start_on_another_day(&self, stated: &StatedTime) -> bool {
        let start = self.window.start;
        let days = (stated.moments.0 - start).num_days();
        (1..=SAME_WORK).contains(&days) && stated.moments.0.time() == start.time()
    }

    /// "Moved from 24 to 25 November", and the schedule is still on the 24th: the text is right.
    fn is_left(&self) -> bool {
        let day = self.window.start.date_naive();
        let dates = self.context.read_dates(self.field, self.text);
        let mut left = dates.iter().filter(|date| date.is_moved_away(self.text));
        left.any(|date| date.days.contains(&day))
    }

    fn mend_text(&self, stated: &StatedTime) -> Option<(String, Edit)> {
        let Window { start, end, .. } = *self.window;
        let moments = match stated.time.is_range {
            true => (start, Some(end?)),
            false if stated.until.is_none() && stated.is_end() => (end?, None),
            false => (start, None),
        };
        let mut wanted = vec![(stated.time, moments)];
        if let Some(until) = stated.until {
            wanted.push((until, (end?, None)));
        }
        let mended = self.context.rewrite_times(self.field, self.text, &wanted)?;
        let edit = Edit::replace_text(self.field, mended.apply_to(self.text));
        Some((format!("Write {}", mended.quote_rewritten(self.text)), edit))
    }

    fn mend_schedule(&self, (start, end): StartAndEnd) -> Option<(String, Vec<Edit>)> {
        let is_past = start.date_naive() < self.context.written_at().date_naive();
        if is_past || !self.context.form.start_date.is_on_screen() {
            return None;
        }
        let shown = self.window.zone.wall_clock_at(self.context.zones, start)?;
        let mut edits = vec![Edit::StartDate(shown.date()), Edit::StartTime(shown.time())];
        if let (Some(end), true) = (end, self.context.form.duration.value().is_some()) {
            edits.push(Edit::Duration(
                u32::try_from((end - start).num_minutes()).ok()?,
            ));
        }
        Some((
            format!("Schedule it for {}", self.format_window((start, end))),
            edits,
        ))
    }

    /// `24 November 2026, 22:00–00:00 UTC`.
    fn format_window(&self, (start, end): StartAndEnd) -> String {
        format::format_window(start, end, self.context.policy.time.clock)
    }
}

#[cfg(test)]
mod tests;
