//! `plausible-window`: the scheduled window can be meant. What it asks beside that, [`ask_about_local_time`],
//! depends on the machine's zone and is no finding; when it is asked is in [`RULE`]'s `why`.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{Field, FieldName, Screen, Status},
    policy::{Client, parse_dates},
    rule::{NOT_COMPLETED, Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    time::{UtcInstant, format, wall_clock},
    window::Window,
};
use chrono::{Duration, NaiveDate, NaiveDateTime, Timelike};

pub static RULE: Rule = Rule {
    id: "plausible-window",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The window is not in the past, not empty, not longer than the policy's longest, within the client's hours \
           and on no day that the policy rules out.",
    why: "A local time typed as UTC, a date of last month or a duration of 0 look right in the \
          form. Clients find out when the work starts at another hour than they were told.\n\n\
          Beside the schedule, with the window in the zones of everybody concerned, a new maintenance \
          is asked “Did you type your local time?” when its start, taken in the zone of the form, is \
          implausible in one of these ways and the same figures taken as local time are not: it lies \
          in the past, by less than the difference of the two zones plus half an hour; it lies outside \
          the hours that the policy allows for a client; or, where the policy allows a client no \
          particular hours and its zone is known, the whole window lies in the client's working day \
          (8:00 to 20:00), while as local time it would lie in its night (21:00 to 7:00).",
    applies_to: Scope::MAINTENANCES.only_while(NOT_COMPLETED),
    needs: &[Need::StartDate, Need::StartTime],
    options: &[],
    good: &[
        example("Tomorrow night, two hours.", form()),
        example("It starts in five minutes: a short lead is legal.", form())
            .seen_at("2026-11-24T21:55:00Z"),
        example(
            "It ends at midnight, before the day that is ruled out.",
            form(),
        )
        .with_policy(r#"{"window": {"weekdays": ["tuesday"], "blackout_dates": ["2026-11-25"]}}"#),
    ],
    bad: &[
        example(
            "The start is in the past.",
            form().starts("2026-10-24 22:00"),
        ),
        example("The window is empty.", form().minutes(0)),
        example("The window is three days long.", form().minutes(4320)),
        example("A day on which the policy wants no maintenance.", form())
            .with_policy(r#"{"window": {"blackout_dates": ["2026-11-20/2026-11-30"]}}"#),
    ],
    check,
};

/// Minutes by which a start may lie behind: the time that filling in a form takes.
const GRACE: i64 = 5;
/// Of a longer window the first days decide.
const LONGEST_IN_DAYS: usize = 400;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let window = context.require_window()?;
    let mut findings = Vec::new();
    findings.extend(past(context, &window));
    findings.extend(hours(context, &window));
    findings.extend(length(context));
    findings.extend(days(context, &window));
    if window.is_ambiguous {
        findings.push(Finding::review(
            FieldName::StartTime,
            "The clocks of the page's time zone change in that night: this start comes twice, or never. Choose another hour.",
        ));
    }
    if findings.is_empty()
        && let Err(skip @ Skip::CouldNotRun(_)) =
            context.form.duration.require_value(FieldName::Duration)
    {
        return Err(skip);
    }
    Ok(findings)
}

fn past(context: &RuleContext, window: &Window) -> Option<Finding> {
    // A maintenance that is under way has begun, and is only extended here.
    let begun = matches!(
        context.form.status,
        Field::Value(Status::InProgress | Status::Verifying)
    );
    let running = context.form.screen != Screen::MaintenanceNew
        && (begun || window.end.is_none_or(|end| end > context.now));
    if !is_hasty(context.now, window.start) || running {
        return None;
    }
    let sentence = format!(
        "The start, {}, is in the past: it is {} now. Check the date and the time.",
        format_start(context, window.start),
        format_start(context, context.now)
    );
    Some(Finding::warning(FieldName::StartDate, sentence))
}

fn is_hasty(now: UtcInstant, start: UtcInstant) -> bool {
    start < now - Duration::minutes(GRACE)
}

fn length(context: &RuleContext) -> Option<Finding> {
    let minutes = *context.form.duration.value()?;
    if minutes == 0 {
        return Some(Finding::warning(
            FieldName::Duration,
            "The window is empty: start and end are the same. Set how long the work takes.",
        ));
    }
    let longest = context
        .policy
        .window
        .longest
        .filter(|&longest| minutes > longest)?;
    Some(Finding::warning(
        FieldName::Duration,
        format!(
            "The window is {} long, the policy's longest is {}. Check hours and minutes.",
            hours_and_minutes(minutes),
            hours_and_minutes(longest)
        ),
    ))
}

/// Days of the window on which the policy wants no maintenance, as they are at the client's; where the client's zone is
/// not known, in the policy's.
fn days(context: &RuleContext, window: &Window) -> Option<Finding> {
    let policy = &context.policy.window;
    if policy.weekdays.is_empty() && policy.blackout_dates.is_empty() {
        return None;
    }
    let blackouts: Vec<(NaiveDate, NaiveDate)> = policy
        .blackout_dates
        .iter()
        .filter_map(|dates| parse_dates(dates))
        .collect();
    let mut clients = context.chosen_clients();
    let zone_of = |client: &'_ Client| client.time_zone.clone();
    let known: Vec<(String, String)> = clients
        .by_ref()
        .filter_map(|client| Some((zone_of(client)?, format!(" at {}", client.name))))
        .collect();
    let own = (context.policy.time.zone.clone(), String::new());
    let places = if known.is_empty() { vec![own] } else { known };
    places.iter().find_map(|(zone, place)| {
        let local = |at| local_time(context, zone, at).unwrap_or(at.naive_utc());
        let first = local(window.start).date();
        // An end at midnight is no part of the next day.
        let end = window.end.filter(|end| *end > window.start);
        let last = end.map_or(first, |end| local(end - Duration::seconds(1)).date());
        let mut days = first.iter_days().take_while(|day| *day <= last).take(LONGEST_IN_DAYS);
        let is_out = |day: NaiveDate| {
            let is_dark = blackouts.iter().any(|(from, to)| (*from..=*to).contains(&day));
            let weekdays = &policy.weekdays;
            is_dark || !weekdays.is_empty() && !weekdays.iter().any(|name| name.is_day(day))
        };
        let day = days.find(|day| is_out(*day))?;
        Some(Finding::warning(
            FieldName::StartDate,
            format!(
                "The window is on {}{place}, a day on which your policy wants no maintenance. Choose another day.",
                format::format_long_day(day)
            ),
        ))
    })
}

/// Clients whose hours the window does not keep.
fn hours(context: &RuleContext, window: &Window) -> Vec<Finding> {
    let outside = context.chosen_clients().filter_map(|client| {
        let zone = client.time_zone.as_deref()?;
        is_outside(context, client, window.start, window.end).then_some(())?;
        let start = local_time(context, zone, window.start)?;
        let allowed = context.policy.window.allowed_hours.get(&client.name)?;
        Some(Finding::warning(
            FieldName::StartTime,
            format!(
                "The window starts at {} at {} ({}), whose hours for maintenance are {}. Choose another time.",
                format::format_clock(start.time(), context.policy.time.clock),
                client.name,
                format::zone_city(zone),
                allowed.join(", ")
            ),
        ))
    });
    outside.collect()
}

/// "Did you type your local time?", where that is more plausible. It depends on the machine's zone,
/// so it is no finding of the rule: it is displayed with the window in other zones.
pub fn ask_about_local_time(context: &RuleContext) -> Option<Finding> {
    let window = &context.find_window()?;
    if context.form.screen != Screen::MaintenanceNew {
        return None;
    }
    let zone = context.zones.local_zone()?;
    let start = wall_clock::resolve_wall_clock(context.zones, &zone, window.start_on_form)?
        .likely_instant();
    if start == window.start {
        return None;
    }
    let end = window.end.map(|end| start + (end - window.start));
    let difference = (start - window.start).abs() + Duration::minutes(30);
    let hasty = is_hasty(context.now, window.start)
        && !is_hasty(context.now, start)
        && context.now - window.start < difference;
    let outside = |client: &Client| {
        is_outside(context, client, window.start, window.end)
            && !is_outside(context, client, start, end)
    };
    let busy = |client: &Client| {
        !context
            .policy
            .window
            .allowed_hours
            .contains_key(&client.name)
            && is_within(context, client, window.start, window.end, (8, 20))
            && is_within(context, client, start, end, (21, 7))
    };
    if !hasty
        && !context
            .chosen_clients()
            .any(|client| outside(client) || busy(client))
    {
        return None;
    }
    let clock = |at: NaiveDateTime| format::format_clock(at.time(), context.policy.time.clock);
    let here = local_time(context, &zone, window.start)?;
    let typed = window.zone.wall_clock_at(context.zones, start)?;
    let printed = context
        .form
        .zone
        .value()
        .unwrap_or(&context.policy.time.zone);
    let day = if here.date() == window.start_on_form.date() {
        String::new()
    } else {
        format!(" on {}", format::format_short_day(here.date()))
    };
    let sentence = format!(
        "{} {printed} is {}{day} where you are ({}). Did you type your local time? Then it is {} {printed}.",
        clock(window.start_on_form),
        clock(here),
        format::zone_city(&zone),
        clock(typed)
    );
    let label = format!(
        "It was local: schedule {} {}",
        format::format_short_day(typed.date()),
        clock(typed)
    );
    let edits = vec![Edit::StartDate(typed.date()), Edit::StartTime(typed.time())];
    Some(Finding::review(FieldName::StartTime, sentence).with_fix(label, edits))
}

/// The policy allows hours for the client, and the window is in none of them.
fn is_outside(
    context: &RuleContext,
    client: &Client,
    start: UtcInstant,
    end: Option<UtcInstant>,
) -> bool {
    let Some(allowed) = context
        .policy
        .window
        .allowed_hours
        .get(&client.name)
        .filter(|hours| !hours.is_empty())
    else {
        return false;
    };
    let Some(zone) = client.time_zone.as_deref() else {
        return false;
    };
    let Some((from, to)) = minutes(context, zone, start, end) else {
        return false;
    };
    !allowed
        .iter()
        .filter_map(|hours| span(hours))
        .any(|(open, close)| lies_within((from, to), (open, close)))
}

fn is_within(
    context: &RuleContext,
    client: &Client,
    start: UtcInstant,
    end: Option<UtcInstant>,
    hours: (u32, u32),
) -> bool {
    let window = client
        .time_zone
        .as_deref()
        .and_then(|zone| minutes(context, zone, start, end));
    window.is_some_and(|window| lies_within(window, (hours.0 * 60, hours.1 * 60)))
}

/// Start and end in minutes of the day at the client's; the end counts on over midnight.
fn minutes(
    context: &RuleContext,
    zone: &str,
    start: UtcInstant,
    end: Option<UtcInstant>,
) -> Option<(u32, u32)> {
    let wall = local_time(context, zone, start)?;
    let from = wall.hour() * 60 + wall.minute();
    let length = end.map_or(0, |end| (end - start).num_minutes().clamp(0, 10_000) as u32);
    Some((from, from + length))
}

/// `22:00-06:00` in minutes of the day.
fn span(hours: &str) -> Option<(u32, u32)> {
    let minute = |clock: &str| {
        let (hour, minute) = clock.trim().split_once(':')?;
        Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?)
    };
    let (open, close) = hours.split_once(['-', '–'])?;
    Some((minute(open)?, minute(close)?))
}

/// Hours that end before they begin go over midnight.
fn lies_within((from, to): (u32, u32), (open, close): (u32, u32)) -> bool {
    const DAY: u32 = 24 * 60;
    let close = if close <= open { close + DAY } else { close };
    let inside = |shift: u32| from + shift >= open && to + shift <= close;
    inside(0) || inside(DAY)
}

fn local_time(context: &RuleContext, zone: &str, at: UtcInstant) -> Option<NaiveDateTime> {
    Some(at.naive_utc() + Duration::seconds(context.zones.offset_at(zone, at)?.into()))
}

/// `22:00 UTC on 24 November 2026`.
fn format_start(context: &RuleContext, at: UtcInstant) -> String {
    format!(
        "{} UTC on {}",
        format::format_clock(at.time(), context.policy.time.clock),
        format::format_long_day(at.date_naive())
    )
}

fn hours_and_minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} minutes"),
        (1, 0) => "1 hour".into(),
        (hours, 0) => format!("{hours} hours"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::engine::{
        audience::Audience,
        check::run_rule_ignoring_policy,
        finding::Outcome,
        form::{Component, Components, Form, Handle},
        policy::Policy,
        time::tests::{Rules, instant},
    };

    /// What is found, or asked, about a two-hour window that starts at `start` UTC, seen at `now` in Chicago, for a
    /// client in New York.
    fn outcome_of(asked: bool, start: &str, now: &str, policy: &str) -> String {
        let policy = Policy::built_in_with(policy).unwrap();
        let components = Components {
            list: vec![Component {
                handle: Handle(1),
                id: None,
                name: "Store 1".into(),
                group: Some("Sedano's".into()),
                ticked: true,
                status: None,
                whole_group: false,
            }],
            collapsed_groups: Vec::new(),
            chosen_only: false,
            unclear_statuses: Vec::new(),
        };
        let mut form = Form::new(Screen::MaintenanceNew);
        let start = instant(start).naive_utc();
        form.start_date = Field::Value(start.date());
        form.start_time = Field::Value(start.time());
        form.duration = Field::Value(120);
        form.zone = Field::Value("UTC".into());
        let audience = Audience::from_components(&components, &policy);
        let context = RuleContext::new(&form, &policy, &audience, instant(now), &Rules);
        let findings = match run_rule_ignoring_policy(&RULE, &context) {
            _ if asked => ask_about_local_time(&context).into_iter().collect(),
            Outcome::Found(findings) => findings,
            Outcome::Pass => Vec::new(),
            other => panic!("{other:?}"),
        };
        let sentences: Vec<_> = findings.into_iter().map(|f| f.sentence).collect();
        sentences.join("\n")
    }

    fn found(start: &str, now: &str, policy: &str) -> String {
        outcome_of(false, start, now, policy)
    }

    fn asked(start: &str, now: &str, policy: &str) -> String {
        outcome_of(true, start, now, policy)
    }

    const CLIENT: &str = r#"{"clients": [{"name": "Sedano's", "groups": ["Sedano's"], "time_zone": "America/New_York"}]}"#;
    const HOURS: &str = r#"{"clients": [{"name": "Sedano's", "groups": ["Sedano's"], "time_zone": "America/New_York"}],
        "window": {"allowed_hours": {"Sedano's": ["22:00-06:00"]}}}"#;

    #[test]
    fn local_time_typed() {
        assert_eq!(
            asked("2026-11-24T14:00:00Z", "2026-11-24T18:30:00Z", CLIENT),
            "14:00 UTC is 08:00 where you are (Chicago). Did you type your local time? Then it is 20:00 UTC."
        );
        assert_eq!(
            asked("2026-11-24T23:00:00Z", "2026-11-24T12:00:00Z", HOURS),
            "23:00 UTC is 17:00 where you are (Chicago). Did you type your local time? Then it is 05:00 UTC."
        );
        assert_eq!(
            asked("2026-11-24T22:00:00Z", "2026-11-24T12:00:00Z", CLIENT),
            "22:00 UTC is 16:00 where you are (Chicago). Did you type your local time? Then it is 04:00 UTC."
        );
        assert_eq!(
            asked("2026-11-25T05:00:00Z", "2026-11-24T12:00:00Z", HOURS),
            ""
        );
        assert_eq!(
            asked("2026-11-24T14:00:00Z", "2026-11-24T12:00:00Z", CLIENT),
            ""
        );
    }

    #[test]
    fn days_are_those_at_the_client() {
        let policy = |window: &str| CLIENT.replacen('{', &format!("{{\"window\": {window}, "), 1);
        // In New York it is Tuesday evening.
        let tuesdays = policy(r#"{"weekdays": ["tuesday"]}"#);
        assert_eq!(
            found("2026-11-25T01:00:00Z", "2026-11-24T12:00:00Z", &tuesdays),
            ""
        );
        let dark = policy(r#"{"blackout_dates": ["2026-11-24"]}"#);
        assert_eq!(
            found("2026-11-25T01:00:00Z", "2026-11-24T12:00:00Z", &dark),
            "The window is on 24 November 2026 at Sedano's, a day on which your policy wants no maintenance. Choose \
             another day."
        );
    }

    #[test]
    fn past_and_hours() {
        assert_eq!(
            found("2026-11-24T14:00:00Z", "2026-11-26T18:30:00Z", CLIENT),
            "The start, 14:00 UTC on 24 November 2026, is in the past: it is 18:30 UTC on 26 November 2026 now. Check the date and the time."
        );
        assert_eq!(
            found("2026-11-24T16:00:00Z", "2026-11-24T12:00:00Z", HOURS),
            "The window starts at 11:00 at Sedano's (New York), whose hours for maintenance are 22:00-06:00. Choose another time."
        );
    }
}
