//! Texts with placeholders, and what they are filled with.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::engine::{
    examples::{Sketch, TICKED, UNTICKED, UtcOnlyZones, form},
    form::Screen,
};
use crate::testing::zones::Fixed;

/// One hour east of UTC.
const EAST: Fixed = Fixed(3600);

fn with(sketch: Sketch, template: &str, policy: &str, zones: &dyn Zones) -> FilledText {
    let policy = Policy::built_in_with(policy).unwrap();
    let form = sketch.build_form(&policy);
    let audience = form
        .components
        .value()
        .map_or_else(Audience::default, |list| {
            Audience::from_components(list, &policy)
        });
    let fill = TemplateFiller {
        form: &form,
        policy: &policy,
        audience: &audience,
        zones,
        added: None,
    };
    fill.fill_text(template)
}

#[track_caller]
fn filled(sketch: Sketch, template: &str) -> String {
    with(sketch, template, "", &UtcOnlyZones).text
}

#[test]
fn values_of_the_form() {
    for (template, expected) in [
        (
            "{{client}}: {{sites}}",
            "Alder Market: Alder Boston and Alder Denver",
        ),
        ("{{date}} {{ Start Time }}", "24 November 2026 22:00 UTC"),
        (
            "{{start}}–{{end}}",
            "22:00 UTC–00:00 UTC on 25 November 2026",
        ),
        (
            "{{start}} to {{end}} UTC, {{end}} {{zone}}.",
            "22:00 UTC to 25 November 2026, 00:00 UTC, 25 November 2026, 00:00 UTC.",
        ),
        ("{{end}}, {{end_date}}", "00:00 UTC, 25 November 2026"),
        ("{{duration}} {{total}} {{zone}}", "2 hours 2 hours UTC"),
        ("{{reason}} {{added}}", "{{reason}} {{added}}"),
    ] {
        assert_eq!(filled(form(), template), expected);
    }
    assert_eq!(filled(form().minutes(90), "{{end}}"), "23:30 UTC");
}

#[test]
fn what_is_not_certain_stays_and_says_why() {
    let why = |sketch, template| {
        let filled = with(sketch, template, "", &UtcOnlyZones);
        assert_eq!(filled.text, template);
        filled.unfilled[0].why.clone()
    };
    assert_eq!(
        why(form().components(&[("A", "a", UNTICKED)]), "{{client}}"),
        "No component is chosen, so the client is not known."
    );
    assert_eq!(
        why(
            form().components(&[("A", "a", TICKED), ("B", "b", TICKED)]),
            "{{client}}"
        ),
        "The chosen components belong to A and B."
    );
    assert_eq!(
        why(form().screen(Screen::MaintenanceStatus), "{{start}}"),
        SCHEDULE_NOT_SEEN
    );
    assert_eq!(
        why(form().missing(&[FieldName::Duration]), "{{end}}"),
        "The Duration field was not found."
    );
    assert_eq!(
        why(form().zone("Pacific Time (US & Canada)"), "{{start}}"),
        "The times of the form are in Pacific Time (US & Canada), which is not UTC."
    );
}

#[test]
fn another_zone_is_converted() {
    let sketch = form().zone("Europe/Nowhere").starts("2026-11-24 00:30");
    let text = with(sketch, "{{date}} {{start}}", "", &EAST).text;
    assert_eq!(text, "23 November 2026 23:30 UTC");
    let policy = r#"{"time": {"zone": "Europe/Nowhere", "clock": "12h"}}"#;
    let text = with(form(), "{{date}} {{start}}", policy, &EAST).text;
    assert_eq!(text, "24 November 2026 11:00 PM Europe/Nowhere");
}

#[test]
fn the_zone_is_written_by_the_letters_that_people_read() {
    let zones = &crate::testing::zones::Chicago;
    let text = |zone: &str, start: &'static str, template: &str| {
        let policy = format!(r#"{{"time": {{"zone": "{zone}"}}}}"#);
        with(form().starts(start), template, &policy, zones).text
    };
    let winter = "2026-11-24 17:00";
    for (zone, template, expected) in [
        (
            "Asia/Tokyo",
            "{{start}} to {{end}}",
            "02:00 JST to 04:00 JST",
        ),
        (
            "Asia/Tokyo",
            "{{start}} {{zone}}, {{start}} JST",
            "02:00 JST, 02:00 JST",
        ),
        ("Asia/Tokyo", "{{start}} Asia/Tokyo", "02:00 Asia/Tokyo"),
        ("Asia/Tokyo", "{{start}}, Tokyo", "02:00 JST, Tokyo"),
        ("Europe/London", "{{start}}", "17:00 GMT"),
        ("America/New_York", "{{start}}", "12:00 EST"),
        ("Asia/Shanghai", "{{start}} {{zone}}", "01:00 Asia/Shanghai"),
    ] {
        assert_eq!(text(zone, winter, template), expected);
    }
    // The clocks are put back in between, and the form's own zone is UTC.
    let template = "{{start}}–{{end}}, {{start}} {{zone}}";
    assert_eq!(
        text("Europe/London", "2026-10-25 00:30", template),
        "01:30 BST–02:30 GMT, 01:30 Europe/London"
    );
    // On the form itself 01:30 comes twice then: nobody can say which is meant.
    let policy = r#"{"time": {"zone": "Europe/London"}}"#;
    let local = form().zone("Europe/London").starts("2026-10-25 01:30");
    assert_eq!(
        with(local, "{{start}}", policy, zones).text,
        "01:30 Europe/London"
    );
}

#[test]
fn utc_has_many_names() {
    for zone in [
        "UTC",
        "(GMT+00:00) UTC",
        "Etc/UTC",
        "UTC+00:00",
        "Coordinated Universal Time",
    ] {
        assert!(is_utc(zone), "{zone}");
    }
    for zone in [
        "",
        "(GMT+00:00) London",
        "GMT+1",
        "Europe/London",
        "(GMT-08:00) UTC",
    ] {
        assert!(!is_utc(zone), "{zone}");
    }
}

#[test]
fn the_policy_has_its_own_dates_and_placeholders() {
    let tokyo = r#"{"time": {"date_format": "YYYY/MM/DD"},
        "placeholders": {"support": "help@example.com", "reason": "ask", "release": "ask"}}"#;
    let filled = |template| with(form(), template, tokyo, &UtcOnlyZones);
    assert_eq!(
        filled("{{date}} {{End Date}}").text,
        "2026/11/24 2026/11/25"
    );
    assert_eq!(filled("{{end}}").text, "00:00 UTC on 2026/11/25");
    assert_eq!(filled("{{ Support }}").text, "help@example.com");
    let asked = filled("{{reason}} {{release}}");
    assert_eq!(asked.text, "{{reason}} {{release}}");
    assert_eq!(
        asked.unfilled[0].why,
        "The policy leaves reason to you: write it."
    );
}

#[test]
fn the_release_is_that_of_the_title() {
    assert_eq!(
        filled(form().name("Alder: Release 4.12, all sites"), "{{release}}"),
        "4.12"
    );
    assert_eq!(
        filled(form().name("Alder: the release train"), "{{release}}"),
        "{{release}}"
    );
    assert_eq!(
        filled(form().name("Release 4.12 and release 5.0"), "{{release}}"),
        "{{release}}"
    );
}

#[test]
fn the_window_in_zones_is_that_of_the_chosen_clients() {
    let policy = r#"{"clients": [{"name": "Alder Market", "time_zone": "America/New_York"},
        {"name": "Cedar Grocers", "time_zone": "Asia/Tokyo"}]}"#;
    let zones = &crate::testing::zones::Chicago;
    assert_eq!(
        with(form(), "{{window_in_zones}}", policy, zones).text,
        "UTC: Tue 24 Nov 22:00 – Wed 25 Nov 00:00\nNew York: Tue 24 Nov 17:00–19:00 EST"
    );
    let why = |sketch, policy| {
        let filled = with(sketch, "{{window_in_zones}}", policy, zones);
        filled.unfilled[0].why.clone()
    };
    assert_eq!(
        why(form(), ""),
        "The policy gives no time zone of Alder Market, or allows none beside UTC."
    );
    assert_eq!(
        why(form().missing(&[FieldName::Duration]), policy),
        "The Duration field was not found."
    );
    assert_eq!(
        why(
            form().zone("Europe/London").starts("2026-10-25 01:30"),
            policy
        ),
        "The start comes twice, or never, in the time zone of the form."
    );
}
