//! Texts beside a schedule.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::engine::{
    audience::Audience,
    check::run_rule_ignoring_policy,
    finding::Outcome,
    form::{Field, Form, Screen},
    policy::Policy,
    time::tests::{Rules, instant},
};

/// Against a schedule of 24 November 2026, 22:00 to 00:00 UTC.
fn findings(message: &str) -> Vec<Finding> {
    let mut form = Form::new(Screen::MaintenanceNew);
    let start = instant("2026-11-24T22:00:00Z").naive_utc();
    form.start_date = Field::Value(start.date());
    form.start_time = Field::Value(start.time());
    form.duration = Field::Value(120);
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

#[track_caller]
fn agrees(message: &str) {
    assert_eq!(findings(message), [], "{message}");
}

#[track_caller]
fn differs(message: &str, severity: Severity, fixes: &[&str]) {
    let findings = findings(message);
    assert_eq!(findings.len(), 1, "{message}: {findings:#?}");
    assert_eq!(findings[0].severity, severity, "{}", findings[0].sentence);
    let all = &findings[0].fixes;
    let labels: Vec<_> = all.iter().map(|fix| fix.label.as_str()).collect();
    assert_eq!(labels, fixes);
    for fix in all {
        if let [Edit::Message(text)] = &fix.edits[..] {
            agrees(text);
        }
    }
}

#[test]
fn agreement() {
    agrees("24 November, 22:00-00:00 UTC");
    agrees("22:00 to 00:00 UTC");
    agrees("Start: 24 Nov 22:00 UTC\nEnd: 25 Nov 00:00 UTC");
    agrees("from 22:00 UTC");
    agrees("until 00:00 UTC");
    agrees("24 Nov at about 22:10 UTC");
    agrees("24 Nov 4pm-6pm CT / 5pm-7pm ET");
    agrees("Starts at 22:00 UTC. Backups start at 23:00 UTC.");
    agrees("Orders may wait from 23:00 UTC.");
    agrees("Tuesday, 24 November, from 22:00 UTC");
    agrees("No time at all.");
    agrees("24 Nov 22:00 to 00:00 UTC. Questions until 20 Nov 17:00 UTC.");
}

#[test]
fn disagreement() {
    differs(
        "24 November, 23:00-01:00 UTC",
        Severity::Error,
        &[
            "Write 24 November, 22:00-00:00 UTC",
            "Schedule it for 24 November 2026, 23:00–01:00 UTC",
        ],
    );
    differs(
        "at 21:00 UTC",
        Severity::Error,
        &[
            "Write 22:00 UTC",
            "Schedule it for 24 November 2026, 21:00 UTC",
        ],
    );
    differs(
        "Start: 24 Nov 22:00 UTC\nEnd: 25 Nov 01:00 UTC",
        Severity::Error,
        &[
            "Write 24 Nov 22:00 UTC and 25 Nov 00:00 UTC",
            "Schedule it for 24 November 2026, 22:00–01:00 UTC",
        ],
    );
    differs(
        "Start: 24 Nov 23:00 UTC\nEnd: 25 Nov 01:00 UTC",
        Severity::Error,
        &[
            "Write 24 Nov 22:00 UTC and 25 Nov 00:00 UTC",
            "Schedule it for 24 November 2026, 23:00–01:00 UTC",
        ],
    );
    differs(
        "The work starts at 23:00 UTC.",
        Severity::Error,
        &[
            "Write 22:00 UTC",
            "Schedule it for 24 November 2026, 23:00 UTC",
        ],
    );
    differs(
        "24 Nov 22:00-00:00 UTC. Close by 21:45 UTC",
        Severity::Review,
        &[],
    );
    differs(
        "24 Nov 22:00 to 00:00 UTC and 26 Nov 22:00 to 00:00 UTC",
        Severity::Review,
        &[],
    );
    differs(
        "24 Nov 10pm-12am ET",
        Severity::Error,
        &[
            "Write 24 Nov 22:00-00:00 UTC",
            "Schedule it for 25 November 2026, 03:00–05:00 UTC",
        ],
    );
}

#[test]
fn an_end_before_its_start() {
    differs(
        "24 Nov 2026 22:00 UTC - 24 Nov 2026 00:00 UTC",
        Severity::Error,
        &["Write 24 Nov 2026 22:00 UTC - 25 Nov 2026 00:00 UTC"],
    );
    differs(
        "Start: 24 Nov 22:00 UTC\nEnd: 24 Nov 00:00 UTC",
        Severity::Error,
        &["Write 24 Nov 22:00 UTC and 25 Nov 00:00 UTC"],
    );
    differs(
        "Início: 24/11/2026 22:00 UTC\nFim: 24/11/2026 00:00 UTC",
        Severity::Error,
        &["Write 24/11/2026 22:00 UTC and 25/11/2026 00:00 UTC"],
    );
    differs(
        "開始:2026年11月24日 22:00 UTC\n終了:2026年11月24日 00:00 UTC",
        Severity::Error,
        &["Write 2026年11月24日 22:00 UTC and 2026年11月25日 00:00 UTC"],
    );
    // The date is written once, for the start.
    agrees("Start: 24 Nov 22:00 UTC\nEnd: 00:00 UTC");
    differs(
        "Start: 24 Nov 22:00 UTC\nEnd: 01:00 UTC",
        Severity::Error,
        &[
            "Write 22:00 UTC and 00:00 UTC (2026-11-25)",
            "Schedule it for 24 November 2026, 22:00–01:00 UTC",
        ],
    );
}

#[test]
fn moved_from_the_day_of_the_schedule() {
    differs(
        "Moved from Tuesday 24 November to Wednesday 25 November, 22:00-00:00 UTC",
        Severity::Error,
        &["Schedule it for 25 November 2026, 22:00–00:00 UTC"],
    );
}

#[test]
fn what_others_do_before_the_start() {
    differs(
        "Save your work by 21:45 UTC on 24 November.",
        Severity::Review,
        &[],
    );
}

#[test]
fn a_dated_time_from_within_the_window_may_be_meant_as_the_start() {
    for message in [
        "On 24 November from 23:30 UTC orders may wait.",
        "Orders may wait from 24 November 2026, 23:00 UTC.",
        "Am 24. November ab 23:30 UTC",
    ] {
        differs(message, Severity::Review, &[]);
    }
    agrees("On 24 November from 22:00 UTC. The tills follow from 23:30 UTC on 24 November.");
    agrees("On 24 November from 22:30 to 23:30 UTC orders may wait.");
}

#[test]
fn one_of_several_days() {
    agrees("On 23, 24 and 25 November, 22:00-00:00 UTC");
    agrees("Am 22., 23. und 24. November von 22:00 bis 00:00 UTC");
    agrees("Tuesday 24, Wednesday 25 and Thursday 26 November, 22:00-00:00 UTC");
    agrees("Each night from 22 to 26 November, 22:00-00:00 UTC");
    agrees("Nights: 23/11, 24/11 and 25/11/2026, 22:00-00:00 UTC");
    differs(
        "On 25, 26 and 27 November, 22:00-00:00 UTC",
        Severity::Error,
        &["Schedule it for 26 November 2026, 22:00–00:00 UTC"],
    );
    differs(
        "In der Nacht vom 23. auf den 24. November, 22:00-00:00 UTC",
        Severity::Error,
        &[
            "Write 2026-11-24, 22:00-00:00 UTC",
            "Schedule it for 23 November 2026, 22:00–00:00 UTC",
        ],
    );
}

#[test]
fn the_length_of_the_work() {
    let start = "24 November, 22:00 UTC.";
    agrees(&format!("{start} Expected duration: 2 hours"));
    agrees(&format!(
        "{start} Expected duration: about 1 hour 50 minutes"
    ));
    agrees(&format!("{start} It takes about one hour."));
    agrees(&format!("{start} Outage duration: 3 hours"));
    let both = ["Write “2 hours”", "Schedule it for 3 hours"];
    differs(
        &format!("{start} Duration: 3 hours"),
        Severity::Error,
        &both,
    );
    differs(
        &format!("{start} It is expected to last 3 hours."),
        Severity::Review,
        &both,
    );
    differs(
        &format!("{start} Duration: 90 minutes"),
        Severity::Review,
        &[both[0], "Schedule it for 1 hour 30 minutes"],
    );
}

#[test]
fn lengths_in_the_words_of_people() {
    let fixes = ["Write “2 hours”", "Schedule it for 3 hours"];
    for message in [
        "24 November 22:00 UTC for 3 hours.",
        "24 November 22:00 UTC (three hours)",
    ] {
        differs(message, Severity::Error, &fixes);
    }
    for message in [
        "24 Nov 22:00 UTC. Expected duration: 2-3 hours",
        "A three-hour maintenance window begins on 24 November at 22:00 UTC.",
        "24 Nov 22:00 UTC. Sites are down for up to 3 hours.",
    ] {
        differs(message, Severity::Review, &fixes);
    }
    agrees("24 Nov 22:00 UTC. Expected duration: 1-2 hours");
    agrees("24 Nov 22:00 UTC. Sites are down for 10 minutes.");
    agrees("24 november, 10 uur 's avonds (22.00 uur UTC)");
}

#[test]
fn a_start_is_named_behind_its_time() {
    for message in [
        "On 24 November at 22:30 UTC we begin.",
        "Am 24. November um halb elf abends (UTC) beginnen wir.",
        "Op 24 november om half elf 's avonds (UTC) beginnen we.",
    ] {
        assert_eq!(findings(message)[0].severity, Severity::Review, "{message}");
    }
    agrees("On 24 November at 22:00 UTC we begin. At 22:30 UTC we begin with the tills.");
}

#[test]
fn the_same_hour_on_another_day_is_a_question() {
    let message = "Ashby: 24 Nov 22:00 UTC\nCorby: 25 Nov 22:00 UTC";
    differs(message, Severity::Review, &[]);
    agrees("24 Nov 22:00 UTC. Reports are whole again on 26 November at 09:00 UTC.");
}

#[test]
fn an_end_after_midnight_is_on_the_next_day_whatever_it_is_called() {
    agrees("Rollback decision 23:30 UTC on 24 November; window closes 00:00 UTC.");
    agrees("We start on Tuesday, 24 November at 22:00 UTC and are done by midnight UTC.");
    let steps = "24 Nov, 22:00 UTC: stop stations. 22:20 UTC: database. 00:20 UTC: start stations.";
    differs(steps, Severity::Review, &[]);
}

/// The schedule is on 24 November.
#[test]
fn one_night_between_two_days_is_no_other_night() {
    assert_eq!(findings("23./24. November, 22-0 Uhr UTC").len(), 1);
    agrees("Nights of 24 to 25 November, 22:00-00:00 UTC.");
    agrees("24./25. November, 22-0 Uhr UTC");
    agrees("24.11./25.11. 22:00-00:00 UTC");
    agrees("23/11 and 24/11, 22:00-00:00 UTC");
}

#[test]
fn opening_hours_are_no_window() {
    for hours in [
        "Opening hours (Mon-Sat 07:00-22:00, Sun 10:00-16:00) are not affected.",
        "Our support desk is reachable Mon–Fri 08:00–18:00.",
        "Winkels zijn ma-vr 8:00-20:00 geopend.",
        "Öffnungszeiten Mo-Sa 7-22 Uhr bleiben unverändert.",
        "Unsere Hotline ist Mo.–Fr. von 8 bis 18 Uhr erreichbar.",
        "Stores are open Mon-Sat 07:00-22:00 and are not affected.",
    ] {
        agrees(&format!("24 November, 22:00-00:00 UTC. {hours}"));
    }
    agrees("24 November, 22:00-23:00 UTC; stores are open until 23:30 as usual.");
    let outside = "We work outside opening hours, 22:00-06:00.";
    assert_eq!(findings(outside).len(), 1);
}
