//! The days of the schedule in every zone that counts, and how a date of a text agrees with them.

use crate::engine::{
    rule_context::RuleContext,
    time::{CalendarDate, PageZone, UtcInstant, Verdict},
    window::Window,
};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};

/// The days of the schedule in the zones of the policy and of the clients.
pub(super) struct ScheduleDays {
    pub window: Window,
    /// First and last day in each zone: the policy's, then the clients'.
    pub spans: Vec<(NaiveDate, NaiveDate)>,
    /// The day that has begun when the window ends at midnight; it is the end's, and no day of work.
    pub after: Option<NaiveDate>,
    /// The same in the zones of the times that title and message have beside UTC.
    elsewhere: Vec<(NaiveDate, NaiveDate)>,
    /// Today in each of the zones.
    pub today: Vec<NaiveDate>,
}

impl ScheduleDays {
    pub fn from_context(context: &RuleContext) -> Option<Self> {
        let zone = &context.policy.time.zone;
        let window = context.find_window()?;
        let end = window.end.unwrap_or(window.start);
        let theirs = context
            .chosen_clients()
            .filter_map(|client| PageZone::parse(client.time_zone.as_deref()?));
        let zones: Vec<PageZone> = PageZone::parse(zone).into_iter().chain(theirs).collect();
        let wall = |zone: &PageZone, at: UtcInstant| zone.wall_clock_at(context.zones, at);
        let last = |end: NaiveDateTime| end.checked_sub_signed(Duration::seconds(1));
        let span = |zone: &PageZone| {
            let first = wall(zone, window.start)?.date();
            Some((first, last(wall(zone, end)?)?.date().max(first)))
        };
        let spans: Vec<_> = zones.iter().filter_map(span).collect();
        let elsewhere = zones_of_texts(context);
        let ends = wall(zones.first()?, end)?.date();
        let after = (ends > spans.first()?.1).then_some(ends);
        Some(Self {
            today: zones
                .iter()
                .filter_map(|zone| Some(wall(zone, context.written_at())?.date()))
                .collect(),
            elsewhere: elsewhere.iter().filter_map(span).collect(),
            spans,
            after,
            window,
        })
    }

    pub fn contains_day(&self, day: NaiveDate) -> bool {
        self.has_day_where(|one| one == day)
    }

    pub fn has_day_where(&self, is: impl Fn(NaiveDate) -> bool) -> bool {
        self.find_day_where(is).is_some()
    }

    /// The first day of the schedule that is such a one. A window is not looked at beyond its first 400 days.
    pub fn find_day_where(&self, is: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
        self.spans.iter().find_map(|&(first, last)| {
            let days = first.iter_days().take(400);
            days.take_while(|day| *day <= last).find(|day| is(*day))
        })
    }

    /// It is the schedule's day where the text's own times are: "23:00 PDT" on the 24th is the 25th in UTC.
    pub fn contains_in_text_zones(&self, day: NaiveDate) -> bool {
        let mut spans = self.elsewhere.iter();
        spans.any(|&(first, last)| first <= day && day <= last)
    }

    /// First and last day in the policy's zone.
    pub fn days_in_policy_zone(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.spans.first().copied()
    }
}

/// The zones other than UTC in which title and message have a time.
fn zones_of_texts(context: &RuleContext) -> Vec<PageZone> {
    let mut zones: Vec<PageZone> = Vec::new();
    for (field, text) in context.title_and_message() {
        let times = text.value().map(|text| context.read_times(field, text));
        for time in times.unwrap_or_default() {
            let zone = time.zone.as_deref().and_then(PageZone::parse);
            zones.extend(
                zone.filter(|zone| time.verdict == Verdict::NonUtc && !zones.contains(zone)),
            );
        }
    }
    zones
}

/// How a date of the text agrees with the schedule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DateAgreement {
    Same,
    /// The day is the schedule's, the weekday beside it is not the day's.
    OtherWeekday(NaiveDate),
    /// The day is the schedule's, and not as far away as "tomorrow" says.
    NotSoFar(NaiveDate),
    /// The day on which the window ends at midnight.
    After,
    /// No calendar has the day.
    NoDay,
    Other,
}

/// Whether a range of days of the text holds a day of the schedule: "each night from 23 to 27 November".
pub(super) fn a_range_includes_schedule(
    dates: &[(CalendarDate, DateAgreement)],
    days: &ScheduleDays,
) -> bool {
    let holds = |first: Option<&NaiveDate>, last: Option<NaiveDate>| match (first, last) {
        (Some(&first), Some(last)) => days.has_day_where(|day| first <= day && day <= last),
        _ => false,
    };
    let within = dates
        .iter()
        .any(|(date, _)| holds(date.days.first(), date.last));
    within
        || dates.windows(2).any(|pair| {
            let (first, last) = (&pair[0].0, &pair[1].0);
            last.is_range_end && holds(first.days.first(), last.days.first().copied())
        })
}

pub(super) fn compare_with_schedule(date: &CalendarDate, days: &ScheduleDays) -> DateAgreement {
    let is_weekday = |day: NaiveDate| date.weekday.is_none_or(|weekday| day.weekday() == weekday);
    if date.is_impossible {
        return DateAgreement::NoDay;
    }
    if date.is_weekday_alone() {
        let same = days.has_day_where(is_weekday);
        return if same {
            DateAgreement::Same
        } else {
            DateAgreement::Other
        };
    }
    if let Some(number) = date.day_of_month {
        let same = days.has_day_where(|day| day.day() == number);
        return if same {
            DateAgreement::Same
        } else {
            DateAgreement::Other
        };
    }
    let is_so_far = |day: NaiveDate| match date.relative {
        Some(relative) => days
            .today
            .iter()
            .any(|&today| (day - today).num_days() == relative),
        None => true,
    };
    if date.is_relative_alone() {
        let same = days.has_day_where(is_so_far);
        return if same {
            DateAgreement::Same
        } else {
            DateAgreement::Other
        };
    }
    // A range of days is the schedule's with both ends; one that only holds it names other days too.
    let lasts = |day: NaiveDate| {
        date.last.is_none_or(|last| {
            days.contains_day(last) || days.after == Some(last) && days.contains_day(day)
        })
    };
    match date
        .days
        .iter()
        .copied()
        .find(|&day| days.contains_day(day))
    {
        Some(day) if !lasts(day) => DateAgreement::Other,
        Some(day) if !is_weekday(day) => DateAgreement::OtherWeekday(day),
        Some(day) if !is_so_far(day) => DateAgreement::NotSoFar(day),
        Some(_) => DateAgreement::Same,
        None if date.days.iter().any(|&day| days.after == Some(day)) => DateAgreement::After,
        None => DateAgreement::Other,
    }
}
