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

/// The create form with this title and message, for a window in UTC, seen at noon on Friday, 20 November
/// 2026.
fn form(start: &str, minutes: u32, name: &str, message: &str) -> Form {
    let mut form = Form::new(Screen::MaintenanceNew);
    let start = instant(start).naive_utc();
    form.start_date = Field::Value(start.date());
    form.start_time = Field::Value(start.time());
    form.duration = Field::Value(minutes);
    form.status = Field::Value(Status::Scheduled);
    form.name = Field::Value(name.into());
    form.message = Field::Value(message.into());
    form
}

fn outcome(form: &Form) -> Outcome {
    let (policy, audience) = (Policy::default(), Audience::default());
    let now = instant("2026-11-20T12:00:00Z");
    run_rule_ignoring_policy(
        &RULE,
        &RuleContext::new(form, &policy, &audience, now, &Rules),
    )
}

fn found(form: &Form) -> Vec<Finding> {
    match outcome(form) {
        Outcome::Found(findings) => findings,
        Outcome::Pass => Vec::new(),
        other => panic!("{other:?}"),
    }
}

/// Against Wednesday, 25 November 2026, 22:00 to 23:30 UTC.
fn findings(text: &str) -> Vec<Finding> {
    found(&form("2026-11-25T22:00:00Z", 90, "", text))
}

#[track_caller]
fn agrees(text: &str) {
    assert_eq!(findings(text), [], "{text}");
}

#[track_caller]
fn one(text: &str) -> Finding {
    let findings = findings(text);
    assert_eq!(findings.len(), 1, "{text}: {findings:#?}");
    findings.into_iter().next().unwrap()
}

/// An error with this text as its first fix, after which nothing is found, and these further labels.
#[track_caller]
fn differs(text: &str, fixed: &str, others: &[&str]) {
    let finding = one(text);
    assert_eq!(finding.severity, Severity::Error, "{}", finding.sentence);
    let mut fixes = finding.fixes.iter();
    let first = fixes.next().map(|fix| fix.edits.clone());
    assert_eq!(first, Some(vec![Edit::Message(fixed.into())]), "{text}");
    let labels: Vec<_> = fixes.map(|fix| fix.label.as_str()).collect();
    assert_eq!(labels, others, "{text}");
    agrees(fixed);
}

#[track_caller]
fn asks(text: &str) {
    let finding = one(text);
    assert_eq!(finding.severity, Severity::Review, "{}", finding.sentence);
}

const BACK: &[&str] = &["Schedule it for 24 November 2026"];

#[test]
fn the_day_of_the_schedule_in_any_form() {
    agrees("Maintenance on Wednesday 25 November");
    agrees("Maintenance on 25 November 2026");
    agrees("Version 2026.11.1 and build 20261110 are installed.");
    agrees("Maintenance on the 25th, on the 2nd floor");
    agrees("Maintenance on 11/25/2026");
    agrees("Maintenance on 25.11.2026");
    agrees("Maintenance on 2026-11-25");
    agrees("Wartung am Mittwoch, 25. November 2026");
    agrees("Maintenance le mercredi 25 novembre");
    agrees("Mantenimiento el 25 de noviembre de 2026");
    agrees("2026年11月25日（水）のメンテナンス");
    agrees("Wednesday night maintenance");
    agrees("No date at all, 30 sites, build 10.11.12, on 2 out of 3, 5 may be slow");
    agrees("Every Sunday we back up, Monday to Friday we answer.");
}

#[test]
fn a_date_that_was_left() {
    differs(
        "Maintenance on Tuesday 24 November",
        "Maintenance on Wednesday 25 November",
        BACK,
    );
    differs(
        "Maintenance on 24 Nov 2026",
        "Maintenance on 25 Nov 2026",
        BACK,
    );
    differs(
        "Maintenance on 11/24/2026",
        "Maintenance on 11/25/2026",
        BACK,
    );
    differs("Wartung am 24.11.2026", "Wartung am 25.11.2026", BACK);
    differs(
        "Maintenance on 2026-11-24",
        "Maintenance on 2026-11-25",
        BACK,
    );
    differs("Maintenance on Nov 24th", "Maintenance on Nov 25th", BACK);
    differs("Tue, 24.11.2026: work", "Wed, 25.11.2026: work", BACK);
    differs(
        "Wartung am Dienstag, 24. November 2026",
        "Wartung am Mittwoch, 25. November 2026",
        BACK,
    );
    differs("le mardi 24 novembre", "le mercredi 25 novembre", BACK);
    differs(
        "el martes 24 de noviembre",
        "el miércoles 25 de noviembre",
        BACK,
    );
    differs(
        "2026年11月24日のメンテナンス",
        "2026年11月25日のメンテナンス",
        BACK,
    );
    differs(
        "Am 31. Oktober arbeiten wir.",
        "Am 25. November arbeiten wir.",
        &[],
    );
    differs("Work on the 24th", "Work on the 25th", &[]);
    differs(
        "On 24 November we work. 24 November is near.",
        "On 25 November we work. 25 November is near.",
        BACK,
    );
    let range = one("From 23 November to 24 November");
    assert_eq!(range.severity, Severity::Error);
    assert_eq!(range.fixes[0].label, "Schedule it for 23 November 2026");
}

#[test]
fn the_year_of_an_old_notice() {
    differs(
        "On Sunday, 2 Feb 2024, we replace the switches.",
        "On Wednesday, 25 Nov 2026, we replace the switches.",
        &[],
    );
    differs(
        "On 25 November 2025 we work.",
        "On 25 November 2026 we work.",
        &[],
    );
    let new_year = form(
        "2027-01-03T10:00:00Z",
        60,
        "Work on Sunday 3 January 2026",
        "",
    );
    let finding = &found(&new_year)[0];
    assert_eq!(finding.severity, Severity::Error);
    let fixed = vec![Edit::Name("Work on Sunday 3 January 2027".into())];
    assert_eq!(finding.fixes[0].edits, fixed);
    assert_eq!(finding.fixes.len(), 1);
}

#[test]
fn a_weekday_that_is_not_the_dates() {
    differs(
        "Work on Tuesday, 25 November",
        "Work on Wednesday, 25 November",
        &[],
    );
    differs(
        "Work on 25 November 2026 (Thu)",
        "Work on 25 November 2026 (Wed)",
        &[],
    );
    differs("Am Montag, 25.11.2026", "Am Mittwoch, 25.11.2026", &[]);
}

#[test]
fn days_that_share_a_month_are_not_moved_alone() {
    for text in [
        "Wartung vom 22. bis 23. November 2026",
        "Travaux du 17 au 18 novembre 2026",
        "Work on Nov 17 & 18",
        "Work Nov 22-23",
        "Work 22-23 November",
    ] {
        let finding = one(text);
        assert_eq!(finding.severity, Severity::Error, "{text}");
        let texts = finding.fixes.iter().flat_map(|fix| &fix.edits);
        assert!(
            texts.into_iter().all(|edit| edit.new_text().is_none()),
            "{text}"
        );
    }
    let window = |text: &str| found(&form("2026-11-24T22:00:00Z", 240, text, ""));
    for text in [
        "Wartung vom 24. bis 25. November",
        "Travaux du 24 au 25 novembre",
        "Work Nov 24-25",
        "Work on Nov 24 & 25",
    ] {
        assert_eq!(window(text), [], "{text}");
    }
    // Either of the two may be right.
    let finding = &window("Work on Tuesday, 25 November")[0];
    let labels: Vec<_> = finding.fixes.iter().map(|fix| fix.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Write Wednesday, 25 November", "Write Tuesday, 24 November"]
    );
}

#[test]
fn a_day_that_no_calendar_has() {
    differs("Work on 31 November 2026", "Work on 25 November 2026", &[]);
    differs("Work on 29 February 2026", "Work on 25 November 2026", &[]);
    differs("Work on 2026-25-11", "Work on 25 November 2026", &[]);
}

#[test]
fn another_day_may_be_meant() {
    asks("Rescheduled from 24 November to 25 November");
    asks("25 November (previously 24 November)");
    asks("Following the incident of 18 November we replace the switch.");
    asks("On 25 November we work, and again on 2 December.");
    asks("Please confirm by 20 November 2026.");
    asks("Since 3 May we have seen errors.");
    asks("Boston, 20 November 2026\n\nDear clients, the switches are replaced.");
    asks("Thanksgiving is on 26 November.");
    asks("Work on Tuesday night");
    asks("Each night from 24 to 27 November 2026");
    asks("Each night from 24 November to 27 November");
    asks("Work 11/24");
}

#[test]
fn a_schedule_that_was_not_moved_along() {
    for text in [
        "Moved from 25 November to 1 December 2026",
        "The work of 25 November has been moved to 1 December 2026",
    ] {
        let finding = one(text);
        assert_eq!(finding.severity, Severity::Error, "{text}");
        let last = finding.fixes.last().map(|fix| fix.label.as_str());
        assert_eq!(last, Some("Schedule it for 1 December 2026"));
    }
}

#[test]
fn how_far_away_it_is() {
    differs(
        "Work tomorrow",
        "Work on 25 November 2026",
        &["Schedule it for 21 November 2026"],
    );
    differs(
        "Tomorrow, 25 November, we work",
        "25 November, we work",
        &[],
    );
    agrees("Today we inform you of work on 25 November");
    asks("Today we inform you of work");
}

#[test]
fn a_date_of_a_clock_time_is_for_others() {
    agrees("24 November 2026, 22:00 UTC");
    agrees("Tuesday, 24 November. From 22:00 to 23:30 UTC");
    // Whose time that is nobody knows, so its day is compared here.
    let finding = one("24 November 2026, 22:00 local time");
    assert_eq!(finding.severity, Severity::Error);
    // The date of the time is written beside it; the other one was left unchanged.
    let finding = one("Work on 24 November\nStart: 2026-11-25T22:00Z");
    assert_eq!(finding.severity, Severity::Review);
}

#[test]
fn all_days_of_the_window_in_every_zone() {
    let pass = |start: &str, minutes: u32, text: &str| {
        assert_eq!(
            outcome(&form(start, minutes, text, "")),
            Outcome::Pass,
            "{text}"
        );
    };
    pass(
        "2026-11-24T22:00:00Z",
        240,
        "The night of 24 to 25 November",
    );
    pass("2026-11-24T22:00:00Z", 240, "Work on 25 November");
    pass("2026-11-23T22:00:00Z", 5000, "23 - 27 November");
    pass("2026-11-24T22:00:00Z", 120, "24 November to 25 November");
    // At midnight the window is over: the day after is none of it.
    let findings = found(&form(
        "2026-11-24T22:00:00Z",
        120,
        "Work on 25 November",
        "",
    ));
    assert_eq!(findings[0].severity, Severity::Error);
    // The evening before, where clients may be behind UTC.
    let findings = found(&form(
        "2026-11-25T03:00:00Z",
        60,
        "In the night of 24 November",
        "",
    ));
    assert_eq!(findings[0].severity, Severity::Review);
}

#[test]
fn the_day_at_the_client() {
    let policy = Policy::built_in_with(
        r#"{"clients": [{"name": "Alder", "groups": ["Alder"], "time_zone": "America/New_York"}]}"#,
    )
    .unwrap();
    let components = Components {
        list: vec![Component {
            handle: Handle(1),
            id: None,
            name: "Alder Boston".into(),
            group: Some("Alder".into()),
            ticked: true,
            status: None,
            whole_group: false,
        }],
        ..Components::default()
    };
    let audience = Audience::from_components(&components, &policy);
    let now = instant("2026-11-20T12:00:00Z");
    let early = form(
        "2026-11-25T03:00:00Z",
        60,
        "Work on Tuesday 24 November",
        "",
    );
    let context = RuleContext::new(&early, &policy, &audience, now, &Rules);
    assert_eq!(run_rule_ignoring_policy(&RULE, &context), Outcome::Pass);
}

#[test]
fn the_day_where_the_times_of_the_text_are() {
    let start = "2026-11-25T07:00:00Z";
    let message = "24 November, 11pm PST to 25 November, 1am PST";
    let local = form(start, 120, "Work on 24 November", message);
    assert_eq!(found(&local)[0].severity, Severity::Review);
    let left = form(start, 120, "Work on 23 November", message);
    assert_eq!(found(&left)[0].severity, Severity::Error);
}

#[test]
fn work_that_has_begun_may_take_longer() {
    let mut form = form(
        "2026-11-25T22:00:00Z",
        90,
        "",
        "All was done on 26 November.",
    );
    form.screen = Screen::MaintenanceStatus;
    form.status = Field::Value(Status::Completed);
    assert_eq!(found(&form)[0].severity, Severity::Review);
}

#[test]
fn without_the_end_a_later_day_is_not_judged() {
    let mut form = form("2026-11-25T22:00:00Z", 90, "Work on 26 November", "");
    form.mark_missing(FieldName::Duration);
    assert!(matches!(outcome(&form), Outcome::CouldNotRun(_)));
    form.name = Field::Value("Work on 24 November".into());
    assert_eq!(found(&form)[0].severity, Severity::Error);
}

#[test]
fn without_a_schedule_there_is_nothing_to_compare() {
    let mut form = form("2026-11-25T22:00:00Z", 90, "Work on 26 November", "");
    form.start_date = Field::NotOnScreen;
    assert_eq!(outcome(&form), Outcome::NotApplicable);
    form.screen = Screen::IncidentNew;
    assert_eq!(outcome(&form), Outcome::NotApplicable);
}

#[test]
fn a_period_is_no_window() {
    let finding = one("Data from 1 January 2024 to 31 December 2025 is archived.");
    assert_eq!(finding.severity, Severity::Review);
    let finding = one("Work from 23 November to 24 November");
    assert_eq!(finding.severity, Severity::Error);
}

#[test]
fn one_of_several_days_that_share_a_time() {
    let finding = one("Monday 23, Tuesday 24 and Wednesday 25 November, 22:00-23:30 UTC");
    assert_eq!(finding.severity, Severity::Review);
}

#[test]
fn tomorrow_evening_in_german_is_a_day() {
    one("Wir arbeiten morgen Abend an den Robotern.");
    agrees("Guten Morgen, wir arbeiten an den Robotern.");
    agrees("Am Morgen kontrollieren wir alles.");
}
