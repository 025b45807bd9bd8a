//! The findings about times, and what each fix makes of the text.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::engine::form::Field;
use crate::engine::{
    audience::Audience,
    check::run_rule_ignoring_policy,
    finding::Outcome,
    form::{Form, Screen},
    policy::Policy,
    time::tests::{Rules, instant},
};

fn findings(message: &str) -> Vec<Finding> {
    findings_in(Form::new(Screen::MaintenanceNew), message)
}

fn findings_in(mut form: Form, message: &str) -> Vec<Finding> {
    form.message = Field::Value(message.into());
    let (policy, audience) = (Policy::default(), Audience::default());
    let now = instant("2026-11-23T12:00:00Z");
    let context = RuleContext::new(&form, &policy, &audience, now, &Rules);
    match run_rule_ignoring_policy(&RULE, &context) {
        Outcome::Found(findings) => findings,
        Outcome::Pass => Vec::new(),
        other => panic!("{other:?}"),
    }
}

/// The severity and every text that a fix would make.
#[track_caller]
fn says(message: &str, severity: Severity, fixed: &[&str]) {
    let findings = findings(message);
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].severity, severity, "{}", findings[0].sentence);
    let made: Vec<_> = findings[0]
        .fixes
        .iter()
        .map(|fix| match &fix.edits[..] {
            [Edit::Message(text)] => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(made, fixed);
    for text in made {
        assert_eq!(self::findings(text), [], "{text}");
    }
}

#[test]
fn mends() {
    says("24 Nov, 10pm EST", Severity::Error, &["25 Nov, 03:00 UTC"]);
    says(
        "24 Nov, 14:00-16:00 CET",
        Severity::Error,
        &["24 Nov, 13:00-15:00 UTC"],
    );
    says("at 9:30 am", Severity::Warning, &[]);
    says(
        "24 Nov at 9:30 am",
        Severity::Warning,
        &["24 Nov at 09:30 UTC", "24 Nov at 15:30 UTC"],
    );
    says("at 9 am local time", Severity::Error, &[]);
    says(
        "24 Nov at 9 am local time",
        Severity::Error,
        &["24 Nov at 15:00 UTC"],
    );
}

#[test]
fn a_moment_that_is_said_twice_is_said_once() {
    let once = |message: &str, fixed: &str| says(message, Severity::Error, &[fixed]);
    once("24 Nov, 22:00 UTC (5 PM ET).", "24 Nov, 22:00 UTC.");
    once("24 Nov, 5 PM ET (22:00 UTC).", "24 Nov, 22:00 UTC.");
    once(
        "24 Nov, 22:00-23:00 UTC / 5-6 PM ET",
        "24 Nov, 22:00-23:00 UTC",
    );
    // The day is that of the time that stays.
    once("25 Nov, 01:00 UTC (8 PM ET).", "25 Nov, 01:00 UTC.");
    once("24 Nov, 8 PM ET (01:00 UTC)", "25 Nov, 01:00 UTC");
    let fixed = "24 Nov 22:00 UTC, 22:00 UTC on 25 Nov";
    once("24 Nov 22:00 UTC, 5 PM ET on 25 Nov", fixed);
    // Another length is none of it.
    once(
        "24 Nov, 22:00 UTC (5-6 PM ET)",
        "24 Nov, 22:00 UTC (22:00-23:00 UTC)",
    );
}

#[test]
fn two_moments_for_one_are_for_a_person_to_choose() {
    says(
        "24 Nov, 22:00 UTC (6 PM ET)",
        Severity::Error,
        &["24 Nov, 23:00 UTC", "24 Nov, 22:00 UTC"],
    );
}

#[test]
fn asks_where_in_doubt() {
    says(
        "4 July 2026 at 10 am EST",
        Severity::Error,
        &["4 July 2026 at 15:00 UTC", "4 July 2026 at 14:00 UTC"],
    );
    says(
        "24 Nov at 10 am CST",
        Severity::Error,
        &["24 Nov at 16:00 UTC", "24 Nov at 02:00 UTC"],
    );
    says(
        "on 11/12/2026 at 10:00 UTC",
        Severity::Review,
        &["on 2026-11-12 at 10:00 UTC", "on 2026-12-11 at 10:00 UTC"],
    );
}

#[test]
fn says_nothing_without_need() {
    for text in [
        "22:00 UTC",
        "2021-01-12T22:00:00Z",
        "Build 10:30",
        "3:1 ratio",
        "2 hours",
    ] {
        assert_eq!(findings(text), [], "{text}");
    }
}

#[test]
fn very_many_times_are_counted() {
    let findings = findings(&"24 Nov 10:00 EST. ".repeat(25));
    assert_eq!(findings.len(), MOST + 1);
    let last = findings.last().unwrap();
    assert_eq!(
        last.sentence,
        "Message has 5 more times that are not in UTC."
    );
    let all = findings[0].fixes.last().unwrap();
    assert_eq!(all.label, "Write all 25 times here in UTC");
}

#[test]
fn mends_all_at_once() {
    let findings = findings("24 Nov from 9 am EST. On 26 Nov at 10 am EST again.");
    let last = findings[0].fixes.last().unwrap();
    assert_eq!(last.label, "Write all 2 times here in UTC");
    assert_eq!(
        last.edits,
        [Edit::Message(
            "24 Nov from 14:00 UTC. On 26 Nov at 15:00 UTC again.".into()
        )]
    );
}

#[test]
fn the_day_of_the_schedule_is_offered_first() {
    let mut form = Form::new(Screen::MaintenanceNew);
    let start = instant("2026-11-24T22:00:00Z").naive_utc();
    form.start_date = Field::Value(start.date());
    form.start_time = Field::Value(start.time());
    form.duration = Field::Value(120);
    let findings = findings_in(form, "Tuesday, 24 November 2025, 22:00 UTC");
    assert_eq!(
        findings[0].fixes[0].label,
        "Write Tuesday, 24 November 2026, 22:00 UTC"
    );
}
