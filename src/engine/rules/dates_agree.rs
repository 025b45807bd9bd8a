//! `dates-agree`: every date in title and message is a day of the schedule, also one without a clock time.
//!
//! The days of the schedule are those from its start to its end, in the policy's zone and in those of the
//! chosen clients. A date that belongs to a clock time is `times-agree`'s to compare. A date of another day is
//! an error; where the text names the schedule's day as well, or says that another day is meant
//! ("rescheduled from", "since", "register by"), it is for a person to look at.

mod schedule_days;

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{Field, FieldName, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences,
    time::{CalendarDate, format, format_named_day},
};
use chrono::{Datelike, Duration, NaiveDate};
use schedule_days::{
    DateAgreement, ScheduleDays, a_range_includes_schedule, compare_with_schedule,
};

pub static RULE: Rule = Rule {
    id: "dates-agree",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "Every date in title and message is a day of the schedule, also one without a clock time, and has \
           the weekday of that day. Where several days are named, or the text says that another day is meant, \
           it is for a person to look at.",
    why: "When a maintenance is moved, or made from an old one, the date in the title stays behind. Clients \
          read the title first, and keep the wrong day free.",
    applies_to: Scope::MAINTENANCES,
    needs: &[Need::Text, Need::Schedule],
    options: &[],
    good: &[
        example("Title and message name the day of the schedule.", form()),
        example(
            "The night from one day to the next.",
            form().name("Maintenance in the night of Tuesday, 24 to 25 November"),
        ),
        example(
            "A day that comes again every week.",
            form().message("Backups run every Sunday."),
        ),
    ],
    bad: &[
        example(
            "The title has the day of the old schedule.",
            form().name("Maintenance on Monday 23 November"),
        ),
        example(
            "The year is that of an old notice.",
            form().message("On 24 November 2025 we replace the switches."),
        ),
        example(
            "A weekday that is not the date's: the 24th is a Tuesday.",
            form().name("Maintenance on Monday, 24 November 2026"),
        ),
        example(
            "Two days are named, and only one is the schedule's.",
            form().name("Maintenance rescheduled from 23 November to 24 November"),
        ),
    ],
    check,
};

/// More dates of another day than this in one text are not looked at one by one.
const MOST: usize = 20;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let days = ScheduleDays::from_context(context).ok_or_else(Skip::unknown_zone)?;
    let mut findings = Vec::new();
    let mut needs_end = false;
    let mut unread = Ok(Vec::new());
    for (field, text) in context.title_and_message() {
        match text.require_value(field) {
            Ok(text) => {
                let comparison = DateComparison::of(context, &days, field, text);
                needs_end |= comparison.needs_end;
                findings.extend(comparison.findings());
            }
            Err(Skip::NotApplicable) => {}
            Err(skip) => unread = Err(skip),
        }
    }
    if !findings.is_empty() {
        return Ok(findings);
    }
    if needs_end {
        context.form.duration.require_value(FieldName::Duration)?;
    }
    unread
}

/// One text beside the schedule.
struct DateComparison<'a> {
    context: &'a RuleContext<'a>,
    days: &'a ScheduleDays,
    field: FieldName,
    text: &'a str,
    dates: Vec<(CalendarDate, DateAgreement)>,
    /// The text names a day of the schedule.
    is_named: bool,
    /// A date may be within the window, whose end is not known.
    needs_end: bool,
}

impl<'a> DateComparison<'a> {
    fn of(
        context: &'a RuleContext<'a>,
        days: &'a ScheduleDays,
        field: FieldName,
        text: &'a str,
    ) -> Self {
        let times = context.read_times(field, text);
        let mut dates = context.read_dates(field, text).to_vec();
        for n in 1..dates.len() {
            // "Moved from 24 November to 1 December" is no range.
            if dates[n].is_range_end && dates[n - 1].is_moved_away(text) {
                dates[n].is_range_end = false;
            }
        }
        let dates: Vec<_> = dates
            .into_iter()
            .map(|date| {
                let agreement = compare_with_schedule(&date, days);
                (date, agreement)
            })
            .collect();
        let by_time = times.iter().filter(|time| time.is_dated).any(|time| {
            let moments = [time.start, time.end];
            let mut moments = moments.into_iter().flatten();
            let scheduled = days.days_in_policy_zone().map(|(first, _)| first);
            moments.any(|at| days.contains_day(context.day_in_policy_zone(at)))
                || scheduled.is_some_and(|day| time.is_also_on(text, day))
        });
        let by_date = |(date, agreement): &(CalendarDate, DateAgreement)| {
            let clear = !date.is_weekday_alone() && !date.is_relative_alone();
            clear
                && !matches!(agreement, DateAgreement::Other | DateAgreement::After | DateAgreement::NoDay)
                // "Moved from 24 November": the schedule stays where the work is not any more.
                && !date.is_moved_away(text)
        };
        let is_named =
            by_time || dates.iter().any(by_date) || a_range_includes_schedule(&dates, days);
        let mut comparison = Self {
            context,
            days,
            field,
            text,
            dates,
            is_named,
            needs_end: false,
        };
        comparison.settle();
        comparison
    }

    /// Settles what depends on the other dates of the text, and on an end that is not known.
    fn settle(&mut self) {
        let open = self.days.window.end.is_none();
        let start = self.days.days_in_policy_zone().map(|(first, _)| first);
        for (date, agreement) in &mut self.dates {
            if *agreement == DateAgreement::After {
                let is_end =
                    self.is_named || date.is_range_end || date.is_unrelated_to_work(self.text);
                *agreement = if is_end {
                    DateAgreement::Same
                } else {
                    DateAgreement::Other
                };
            }
            // Without the end, a later day may be one of the window.
            let within = |day: &NaiveDate| {
                start.is_some_and(|start| (1..=7).contains(&(*day - start).num_days()))
            };
            if *agreement == DateAgreement::Other && open && date.days.iter().any(within) {
                self.needs_end = true;
                *agreement = DateAgreement::Same;
            }
        }
    }

    fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let others: Vec<_> = self
            .dates
            .iter()
            .filter(|(date, agreement)| *agreement == DateAgreement::Other && !self.is_silent(date))
            .take(MOST)
            .map(|(date, _)| date)
            .collect();
        let (questions, errors): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|date| self.is_question(date));
        findings.extend(self.error(&errors));
        findings.extend(self.question(&questions));
        let slips = self
            .dates
            .iter()
            .filter_map(|(date, agreement)| match agreement {
                DateAgreement::OtherWeekday(day) => self.other_weekday(date, *day),
                DateAgreement::NotSoFar(day) => Some(self.not_so_far(date, *day)),
                DateAgreement::NoDay => Some(self.no_day(date)),
                DateAgreement::Same | DateAgreement::After | DateAgreement::Other => None,
            });
        findings.extend(slips.take(MOST));
        findings
    }

    /// What says nothing of the day where the text names it: "Today we inform you", "closed by Friday".
    fn is_silent(&self, date: &CalendarDate) -> bool {
        self.is_named
            && (self.is_former(date)
                || date.is_relative_alone() && date.is_doubtful
                || date.is_weekday_alone() && date.is_unrelated_to_work(self.text))
    }

    /// "Moved from 24 to 25 November": it is a day of the window that clients know.
    fn is_former(&self, date: &CalendarDate) -> bool {
        let former = self.context.find_former_window();
        former.is_some_and(|former| {
            let end = former.end.unwrap_or(former.start).date_naive();
            let days = former.start.date_naive()..=end;
            !date.days.is_empty() && date.days.iter().all(|day| days.contains(day))
        })
    }

    /// Another day may be meant, so that the text is not called wrong.
    fn is_question(&self, date: &CalendarDate) -> bool {
        let new = self.context.form.screen == Screen::MaintenanceNew;
        let scheduled = matches!(self.context.form.status, Field::Value(Status::Scheduled));
        // "Completed on the 26th": work that has begun may take longer than planned.
        let later = |day: &NaiveDate| {
            self.days
                .days_in_policy_zone()
                .is_some_and(|(first, _)| *day >= first)
        };
        let overran = !scheduled && self.field == FieldName::Message && date.days.iter().any(later);
        // "The night of the 24th" may go on in the morning of the 25th, when the window starts.
        let eve = |day: &NaiveDate| {
            day.succ_opt()
                .is_some_and(|next| self.days.contains_day(next))
        };
        let night = date.days.iter().any(eve) && date.mentions_night(self.text);
        // A letter has its own date.
        let letter = self.field == FieldName::Message
            && date.days.iter().any(|day| self.days.today.contains(day));
        let period = self.is_in_period(date);
        let elsewhere = date
            .days
            .iter()
            .any(|day| self.days.contains_in_text_zones(*day));
        self.is_named
            || date.is_unrelated_to_work(self.text)
            || date.is_doubtful
            || date.is_weekday_alone()
            || date.is_relative_alone() && !new
            || overran
            || night
            || period
            || elsewhere
            || letter
    }

    /// "Data from 1 January 2024 to 31 December 2025": more than a month is no window.
    fn is_in_period(&self, date: &CalendarDate) -> bool {
        let first = |date: &CalendarDate| date.days.first().copied();
        let is_long = |one: &CalendarDate, two: &CalendarDate| {
            let ends = first(one).zip(first(two)).filter(|_| two.is_range_end);
            ends.is_some_and(|(from, to)| (to - from).num_days() > 31)
        };
        let pairs = self.dates.windows(2).map(|pair| (&pair[0].0, &pair[1].0));
        let mut pairs = pairs.filter(|(one, two)| *one == date || *two == date);
        pairs.any(|(one, two)| is_long(one, two))
    }

    fn error(&self, dates: &[&CalendarDate]) -> Option<Finding> {
        let first = dates.first()?;
        let sentence = format!(
            "{} has {}, but the schedule{} is on {}. Clients plan by the one, Statuspage acts by the other: make \
             them agree.",
            self.context.field_name(self.field),
            self.written(dates),
            self.context.describe_when_seen(),
            self.scheduled()
        );
        let mut finding = Finding::error(self.field, sentence).at_span(first.span);
        // "Moved from the 24th to the 25th": where the schedule stays on the 24th, the text is right.
        let stays_where_left = |(date, agreement): &(CalendarDate, DateAgreement)| {
            *agreement == DateAgreement::Same && date.is_moved_away(self.text)
        };
        if !self.dates.iter().any(stays_where_left)
            && let Some((label, edit)) = self.mend_text(dates)
        {
            finding = finding.with_covering_fix(label, vec![edit]);
        }
        if let Some((label, edit)) = self.mend_schedule(dates) {
            finding = finding.with_fix(label, vec![edit]);
        }
        Some(finding)
    }

    fn question(&self, dates: &[&CalendarDate]) -> Option<Finding> {
        let first = dates.first()?;
        let sentence = format!(
            "{} has {}, and the schedule{} is on {}. Look whether another day is meant.",
            self.context.field_name(self.field),
            self.written(dates),
            self.context.describe_when_seen(),
            self.scheduled()
        );
        let mut finding = Finding::review(self.field, sentence).at_span(first.span);
        let left_over: Vec<_> = dates
            .iter()
            .copied()
            .filter(|date| !date.is_unrelated_to_work(self.text))
            .collect();
        if let Some((label, edit)) = self.mend_text(&left_over) {
            finding = finding.with_fix(label, vec![edit]);
        }
        Some(finding)
    }

    fn other_weekday(&self, date: &CalendarDate, day: NaiveDate) -> Option<Finding> {
        let sentence = format!(
            "{} has {}, but that day is a {}. Clients do not know which of the two is meant: correct the weekday.",
            self.context.field_name(self.field),
            self.written(&[date]),
            format::weekday_name(day)
        );
        let mut finding = Finding::error(self.field, sentence).at_span(date.span);
        // The weekday may be the right one of the two, where the schedule has a day with that name.
        let named = self
            .days
            .find_day_where(|other| date.weekday == Some(other.weekday()));
        for day in std::iter::once(day).chain(named) {
            if let Some((label, edit)) = self.mend_as(&[(date, day)]) {
                finding = finding.with_fix(label, vec![edit]);
            }
        }
        Some(finding)
    }

    fn no_day(&self, date: &CalendarDate) -> Finding {
        let sentence = format!(
            "{} has {}, and there is no such day. The schedule is on {}: write the day that is meant.",
            self.context.field_name(self.field),
            self.written(&[date]),
            self.scheduled()
        );
        let finding = Finding::error(self.field, sentence).at_span(date.span);
        match self.mend_text(&[date]) {
            Some((label, edit)) => finding.with_fix(label, vec![edit]),
            None => finding,
        }
    }

    fn not_so_far(&self, date: &CalendarDate, day: NaiveDate) -> Finding {
        let away = self
            .days
            .today
            .first()
            .map_or(0, |&today| (day - today).num_days());
        let sentence = format!(
            "{} has {}, but {} is {}. Write the date alone.",
            self.context.field_name(self.field),
            self.written(&[date]),
            format_named_day(day),
            match away {
                0 => "today".into(),
                1 => "tomorrow".into(),
                -1 => "yesterday".into(),
                2.. => format!("{away} days from today"),
                _ => format!("{} days ago", -away),
            }
        );
        let severity = if self.context.form.screen == Screen::MaintenanceNew {
            Severity::Error
        } else {
            Severity::Review
        };
        let finding = Finding::new(severity, self.field, sentence).at_span(date.span);
        match self.mend_as(&[(date, day)]) {
            Some((label, edit)) => finding.with_fix(label, vec![edit]),
            None => finding,
        }
    }

    /// The dates moved to the schedule's: its last day where an end is written, else its first.
    fn mend_text(&self, dates: &[&CalendarDate]) -> Option<(String, Edit)> {
        let (first, last) = self.days.days_in_policy_zone()?;
        // "From 23 to 24 November" is no day: which of the two words goes is the person's to say.
        if first == last && dates.iter().any(|date| date.is_range_end) {
            return None;
        }
        let day = |date: &CalendarDate| if date.is_range_end { last } else { first };
        let all: Vec<_> = dates.iter().map(|date| (*date, day(date))).collect();
        self.mend_as(&all)
    }

    fn mend_as(&self, dates: &[(&CalendarDate, NaiveDate)]) -> Option<(String, Edit)> {
        let moved: Option<Vec<String>> = dates
            .iter()
            .map(|(date, day)| date.rewrite_for_day(self.text, *day))
            .collect();
        let moved = moved.filter(|moved| !moved.is_empty())?;
        let mut whole = self.text.to_string();
        // The last first, so that the places of the others stay right.
        for ((date, _), words) in dates.iter().zip(&moved).rev() {
            whole.replace_range(date.span.start..date.span.end, words);
        }
        let mut written = moved;
        written.dedup();
        let edit = Edit::replace_text(self.field, whole);
        Some((
            format!("Write {}", sentences::join_first_names(&written)),
            edit,
        ))
    }

    /// The schedule moved to the one day that the text names, unless that is over.
    fn mend_schedule(&self, dates: &[&CalendarDate]) -> Option<(String, Edit)> {
        if !self.context.form.start_date.is_on_screen() {
            return None;
        }
        let (first, _) = self.days.days_in_policy_zone()?;
        let today = *self.days.today.first()?;
        let mut days: Vec<NaiveDate> = dates
            .iter()
            .filter(|date| !date.is_range_end && date.last.is_none())
            .filter_map(|date| match (date.days.as_slice(), date.relative) {
                ([day], _) => Some(*day),
                ([], Some(relative)) => today.checked_add_signed(Duration::days(relative)),
                _ => None,
            })
            .collect();
        days.dedup();
        let [day] = days[..] else { return None };
        let named = |date: &&CalendarDate| date.weekday.is_none_or(|name| day.weekday() == name);
        if day < today || !dates.iter().all(named) {
            return None;
        }
        let shown = self.days.window.start_on_form.date();
        let shown = shown.checked_add_signed(day - first)?;
        let label = format!("Schedule it for {}", format::format_long_day(day));
        Some((label, Edit::StartDate(shown)))
    }

    /// “24 November” and “26 November”.
    fn written(&self, dates: &[&CalendarDate]) -> String {
        let mut all: Vec<String> = dates
            .iter()
            .map(|date| format!("“{}”", &self.text[date.span.start..date.span.end]))
            .collect();
        all.dedup();
        sentences::join_first_names(&all)
    }

    /// `Tuesday, 24 November 2026 (UTC)`.
    fn scheduled(&self) -> String {
        let zone = self.context.zone_label();
        match self.days.days_in_policy_zone() {
            Some((first, last)) if last > first => {
                format!(
                    "{} to {} ({zone})",
                    format_named_day(first),
                    format_named_day(last)
                )
            }
            Some((first, _)) => format!("{} ({zone})", format_named_day(first)),
            None => "another day".into(),
        }
    }
}

#[cfg(test)]
mod tests;
