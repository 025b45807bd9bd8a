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

#[test]
fn a_pair_whose_day_is_not_known() {
    let findings_of = |message: &str| {
        let policy = Policy::built_in_with(r#"{"time": {"pairs": ["America/New_York"]}}"#).unwrap();
        let mut form = Form::new(Screen::MaintenanceStatus);
        form.message = Field::Value(message.into());
        let audience = Audience::default();
        let now = instant("2026-11-23T12:00:00Z");
        let context = RuleContext::new(&form, &policy, &audience, now, &Rules);
        run_rule_ignoring_policy(&RULE, &context)
    };
    let right = findings_of("We go on until 22:00 UTC (17:00 EST).");
    assert_eq!(right, Outcome::Pass);
    let wrong = findings_of("We go on until 22:00 UTC (18:00 EST).");
    assert!(matches!(wrong, Outcome::Found(_)), "{wrong:?}");
}

#[test]
fn hours_of_the_work_are_no_opening_hours() {
    for message in [
        "Orders are open until 22:00, then the maintenance begins.",
        "The tills are not available Mon-Fri 22:00-02:00.",
        "The shop can be reached and is available daily 02:00-22:00.",
        "Die Filialen sind Mo-Fr 22:00-02:00 nicht geöffnet.",
        "The maintenance window is open daily 00:30-02:30.",
        "The online shop is open daily 02:30-00:30.",
        "Our stores are open until 22:00, then the tills restart.",
        "Work takes place daily from 00:30-02:30 while the stores are open.",
        "While stores are open, we work Mon-Fri 00:30-02:30.",
        "Die Wartung läuft täglich von 00:30 bis 02:30 Uhr, die Filialen bleiben geöffnet.",
        "The tills restart daily 00:30-02:30 and stores stay open.",
        "Within business hours, 10:00-12:00, we will migrate the tills.",
        "Because of the opening hours we work 00:30-02:30.",
        "Wegen der Öffnungszeiten arbeiten wir von 00:30 bis 02:30 Uhr.",
        "Vanwege de openingstijden werken we van 00:30 tot 02:30 uur.",
        "Non-business hours, 00:30-02:30.",
        "Not in store hours but 00:30-02:30.",
        "Our branches are without network Mon-Fri 00:30-02:30 and open.",
        "Update of the store hours module, 00:30-02:30.",
    ] {
        let found = findings_beside_schedule(message, "[]");
        assert!(found.iter().any(|(id, _)| *id == "utc-times"), "{message}");
    }
    for message in [
        "Stores are open until 22:00.",
        "As always, our store hours are Mon-Fri 8:00-18:00, Sat 9:00-14:00.",
        "Stores are open as usual Mon-Fri 8:00-18:00.",
        "Unsere Öffnungszeiten: täglich 7:00-21:00 Uhr.",
        "Our stores are open Mon-Fri 8:00-18:00, Sat 9:00-14:00.",
        "The opening hours of the shops (daily 8:00-18:00) do not change.",
    ] {
        assert_eq!(findings_beside_schedule(message, "[]"), [], "{message}");
    }
}

#[test]
fn the_small_hours_of_a_night_are_on_its_second_day() {
    for message in [
        "Night of 25 to 26 October, 00:30-02:30 UTC.",
        "In der Nacht vom 25. auf den 26. Oktober, 00:30-02:30 UTC.",
        "Nacht 25./26. Oktober, 00:30-02:30 UTC.",
    ] {
        let found = findings_beside_schedule(message, "[]");
        assert!(
            found.iter().any(|(id, _)| *id == "times-agree"),
            "{message}"
        );
    }
    let sound = findings_beside_schedule("Night of 24 to 25 October, 00:30-02:30 UTC.", "[]");
    assert_eq!(sound, []);
}

/// Under a policy whose client Oakline is in New York and allows London, against a schedule of 25 October 2026,
/// 00:30 to 02:30 UTC: the sentences that `utc-times`, `times-agree` and `dates-agree` have, by rule.
fn findings_beside_schedule(message: &str, pairs: &str) -> Vec<(&'static str, Finding)> {
    findings_beside("2026-10-25 00:30", message, pairs)
}

/// Beside a schedule of two hours from `start` on.
fn findings_beside(
    start: &'static str,
    message: &str,
    pairs: &str,
) -> Vec<(&'static str, Finding)> {
    findings_on(oakline("UTC", pairs, start), message).1
}

/// A policy for one client in New York, and the maintenance that it has chosen, from this time in UTC.
fn oakline(zone: &str, pairs: &str, start: &'static str) -> (Policy, Form) {
    let policy = format!(
        r#"{{"clients": [{{"name": "Oakline", "time_zone": "America/New_York"}}],
            "time": {{"zone": "{zone}", "pairs": {pairs}}}}}"#
    );
    let policy = Policy::built_in_with(&policy).unwrap();
    let sketch = crate::engine::examples::form()
        .components(&[(
            "Oakline",
            "Oakline Dunmore",
            crate::engine::examples::TICKED,
        )])
        .starts(start);
    let mut form = sketch.build_form(&policy);
    form.name = Field::Value("Oakline: maintenance".into());
    (policy, form)
}

/// The template as it is filled in, and what is found in that.
fn findings_on(
    (policy, mut form): (Policy, Form),
    template: &str,
) -> (String, Vec<(&'static str, Finding)>) {
    let audience = Audience::from_components(form.components.value().unwrap(), &policy);
    let starts = form
        .start_date
        .value()
        .unwrap()
        .and_time(*form.start_time.value().unwrap());
    let now = starts.and_utc() - chrono::Duration::days(5);
    let message = {
        let context = RuleContext::new(&form, &policy, &audience, now, &Rules);
        context.template_filler().fill_text(template).text
    };
    form.message = Field::Value(message.clone());
    let context = RuleContext::new(&form, &policy, &audience, now, &Rules);
    let mut found = Vec::new();
    for id in ["utc-times", "times-agree", "dates-agree"] {
        let rule = crate::engine::rules::by_id(id).unwrap();
        match run_rule_ignoring_policy(rule, &context) {
            Outcome::Found(findings) => found.extend(findings.into_iter().map(|one| (id, one))),
            Outcome::Pass => {}
            other => panic!("{id}: {other:?}"),
        }
    }
    (message, found)
}

const BOTH: &str = r#"["client", "Europe/London"]"#;

#[track_caller]
fn is_sound(message: &str) {
    let found = findings_beside_schedule(message, BOTH);
    let sentences: Vec<_> = found.iter().map(|(id, one)| (id, &one.sentence)).collect();
    assert!(sentences.is_empty(), "{message}: {sentences:#?}");
}

/// The first sentence of `utc-times`, an error.
#[track_caller]
fn is_wrong(message: &str, pairs: &str) -> String {
    let found = findings_beside_schedule(message, pairs);
    let (_, error) = found
        .iter()
        .find(|(id, one)| *id == "utc-times" && one.severity == Severity::Error)
        .unwrap_or_else(|| panic!("{message}: {found:#?}"));
    error.sentence.clone()
}

const TABLE: &str = "UTC: Sun 25 Oct 00:30–02:30\n\
                     London: Sun 25 Oct 01:30 BST–02:30 GMT\n\
                     New York: Sat 24 Oct 20:30–22:30 EDT";

#[test]
fn a_table_of_the_window_in_zones_is_right() {
    is_sound(TABLE);
    is_sound(&format!("The work is planned:\n\n{TABLE}\n\nThank you."));
    is_sound(&TABLE.replace('\n', "\n\n"));
    is_sound(&TABLE.replace("\n", "\n- "));
    is_sound(
        "| Zone | Start | End |\n|---|---|---|\n| UTC | 25 Oct 00:30 | 25 Oct 02:30 |\n\
         | New York | 24 Oct 20:30 EDT | 24 Oct 22:30 EDT |",
    );
    is_sound("25 Oct 2026, 00:30–02:30 UTC\nNew York: 24 Oct 20:30–22:30");
}

#[test]
fn what_a_template_writes_in_the_policys_zone_is_right() {
    let zones = [
        "UTC",
        "Asia/Tokyo",
        "Asia/Seoul",
        "Asia/Shanghai",
        "Asia/Kolkata",
        "Asia/Dhaka",
        "Asia/Dubai",
        "Asia/Riyadh",
        "Asia/Kathmandu",
        "Europe/London",
        "Europe/Dublin",
        "Europe/Lisbon",
        "Europe/Paris",
        "Europe/Helsinki",
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Detroit",
        "America/Halifax",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Australia/Sydney",
        "Australia/Perth",
        "Pacific/Auckland",
        "Africa/Johannesburg",
    ];
    // Summer, winter, midnight everywhere, and the nights on which clocks change in Europe and in America.
    let starts = [
        "2026-07-01 12:15",
        "2026-12-01 17:00",
        "2026-12-01 14:00",
        "2026-12-01 04:00",
        "2026-12-01 03:00",
        "2026-12-01 13:00",
        "2026-07-01 23:00",
        "2026-03-29 00:30",
        "2026-10-25 00:30",
        "2026-03-08 06:30",
        "2026-11-01 05:30",
    ];
    let template = "On {{date}} from {{start}} to {{end}}.\n\n{{window_in_zones}}\n\nThank you.";
    for zone in zones {
        for start in starts {
            let (message, found) = findings_on(oakline(zone, r#"["any"]"#, start), template);
            let sentences: Vec<_> = found.iter().map(|(id, one)| (id, &one.sentence)).collect();
            assert!(sentences.is_empty(), "{zone} {message}: {sentences:#?}");
        }
    }
    let (tokyo, _) = findings_on(oakline("Asia/Tokyo", "[]", starts[1]), "{{start}}–{{end}}");
    assert_eq!(tokyo, "02:00 JST–04:00 JST");
}

#[test]
fn a_row_that_does_not_agree_is_an_error() {
    let wrong = TABLE.replace("20:30–22:30", "21:30–23:30");
    assert_eq!(
        is_wrong(&wrong, BOTH),
        "Message has “21:30–23:30 EDT” beside “00:30–02:30”, and they are not the same moment: in New York it is \
         20:30–22:30 EDT then. Write that, or UTC alone."
    );
    let fixed = &findings_beside_schedule(&wrong, BOTH)[0].1.fixes[0];
    assert_eq!(fixed.edits, [Edit::Message(TABLE.into())]);
    is_wrong(&TABLE.replace("01:30 BST", "00:30 BST"), BOTH);
    is_wrong(&TABLE.replace("02:30 GMT", "03:30 GMT"), BOTH);
    // The winter version, in summer.
    is_wrong(&TABLE.replace("20:30–22:30 EDT", "19:30–21:30 EDT"), BOTH);
    is_wrong(&TABLE.replace("Sat 24 Oct 20:30", "Sun 25 Oct 20:30"), BOTH);
}

#[test]
fn a_pair_after_midnight_has_its_date_from_the_start() {
    for message in [
        "24 Nov 17:00 ET / 22:00 UTC until 19:00 ET / 00:00 UTC",
        "24 Nov 22:00 GMT (17:00 EST) to 00:00 GMT (19:00 EST)",
    ] {
        assert_eq!(
            findings_beside("2026-11-24 22:00", message, BOTH),
            [],
            "{message}"
        );
    }
    let message = "24 Nov 23:00 EST (25 Nov 04:00 UTC) to 01:00 EST (06:00 UTC)";
    assert_eq!(findings_beside("2026-11-25 04:00", message, BOTH), []);
}

#[test]
fn a_pair_in_a_sentence() {
    let start = "On 25 October 2026 from 00:30 UTC";
    is_sound(&format!("{start} (20:30 EDT on 24 October)."));
    is_sound(&format!("{start} / 24 October 8:30 PM ET."));
    is_sound("On 25 October 2026, 00:30–02:30 UTC (1:30 BST to 2:30 GMT).");
    is_sound("From 00:30 UTC (20:30 local time) on.");
    let sentence = is_wrong("25 October 2026, 00:30 UTC (24 October, 21:30 EDT).", BOTH);
    assert!(
        sentence.contains("in New York it is 20:30 EDT"),
        "{sentence}"
    );
    // A zone that nobody allows, and a pair where none is allowed.
    is_wrong("25 October 2026, 00:30 UTC (02:30 CEST).", BOTH);
    is_wrong("25 October 2026, 00:30 UTC (24 October, 20:30 EDT).", "[]");
    // Another moment than any that is said in UTC.
    is_wrong("25 October 2026, 00:30 UTC. Call us until 22:30 EDT.", BOTH);
    // EST in summer, which no clock in New York shows.
    is_wrong("25 October 2026, 00:30 UTC (24 October, 19:30 EST).", BOTH);
}
