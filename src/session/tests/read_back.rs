//! The window as it is read back, and the question whether it was typed in local time: in the panel
//! and beside the schedule, apart from the findings.

use super::{CREATE, event_behind, set_aside_events};
use crate::{
    engine::{
        policy::Policy,
        time::tests::{Rules, instant},
    },
    page::write::Act,
    session::{
        Environment, Session, SessionUpdate,
        memory::{Memory, Preferences},
        message::{FromPage, PageRequest},
    },
    testing::page,
    ui::view::{Mark, ViewChild},
};

const FORM: &str = r#"<h1>Schedule maintenance</h1><form>
    <label>Maintenance name <input name=n value="Maintenance at Alder"></label>
    <label>Message <textarea>At 14:00 UTC.</textarea></label>
    <fieldset><legend>Scheduled Time</legend><label>Date <input type=date value=2026-11-24></label>
    <label>Time <input type=time value=14:00></label> UTC
    <label>Hours <input type=number value=2></label> <label>Minutes <input type=number value=0></label></fieldset>
    <fieldset><legend>Components affected</legend>
    <fieldset><legend>Alder</legend><label><input type=checkbox checked> Alder One</label></fieldset></fieldset>
    <button>Schedule now</button></form>"#;

const POLICY: &str =
    r#"{"clients": [{"name": "Alder", "groups": ["Alder"], "time_zone": "America/New_York"}]}"#;

/// What a machine in Chicago shows at `now`, after clicks.
fn shown(now: &str, clicks: &[&str], preferences: Preferences) -> SessionUpdate {
    let page = page::update(CREATE, FORM);
    let mut session = Session::new(Memory::default(), preferences);
    let environment = Environment {
        policy: &Policy::built_in_with(POLICY).unwrap(),
        policy_problem: None,
        now: instant(now),
        zones: &Rules,
    };
    let mut message = |on: &[&str]| {
        let saw = page.clone();
        let on = on.iter().map(ToString::to_string).collect();
        session.handle_message(
            FromPage {
                snapshot: saw,
                clicked_events: on,
                act_results: Vec::new(),
                ..FromPage::default()
            },
            &environment,
        )
    };
    let first = message(&[]);
    if clicks.is_empty() {
        first
    } else {
        message(clicks)
    }
}

fn words(view: &[ViewChild]) -> String {
    view.iter()
        .map(|child| match child {
            ViewChild::Text(text) => text.to_string(),
            ViewChild::Element(element) => words(&element.children),
        })
        .collect()
}

fn mark(updated: &SessionUpdate) -> Option<&Mark> {
    let mut marks = updated.answer.marks.iter().flatten();
    marks.find(|mark| mark.key == "read-back")
}

const LINE: &str =
    "Tue 24 Nov 14:00–16:00 UTC · 08:00–10:00 for you (Chicago) · 09:00–11:00 at Alder (New York)";

#[test]
fn it_stands_in_the_panel_and_beside_the_start() {
    let updated = shown("2026-11-24T12:00:00Z", &[], Preferences::default());
    assert!(words(updated.answer.view.as_ref().unwrap()).contains(LINE));
    let mark = mark(&updated).unwrap();
    assert_eq!(words(&mark.view), LINE);
    assert_eq!(mark.attributes.get("data-field"), Some("start-time"));
    assert_eq!(mark.attributes.get("data-outcome"), None);
}

#[test]
fn it_goes_with_the_panel() {
    let collapsed = Preferences {
        collapsed: true,
        ..Preferences::default()
    };
    let updated = shown("2026-11-24T12:00:00Z", &[], collapsed);
    assert!(mark(&updated).is_none());
}

#[test]
fn a_start_that_was_typed_in_local_time_is_asked_about_and_counts_as_no_finding() {
    let now = "2026-11-24T18:30:00Z";
    let updated = shown(now, &[], Preferences::default());
    let view = words(updated.answer.view.as_ref().unwrap());
    let question = "14:00 UTC is 08:00 where you are (Chicago). Did you type your local time? Then it is 20:00 UTC.";
    assert!(view.contains(question), "{view}");
    assert!(
        !updated.badge.title.contains("review"),
        "{}",
        updated.badge.title
    );
    let mark = mark(&updated).unwrap();
    assert_eq!(mark.attributes.get("data-outcome"), Some("review"));
    let button = "It was local: schedule Tue 24 Nov 20:00";
    assert_eq!(
        words(&mark.view),
        format!("{LINE}?Did you type your local time?{button}")
    );

    let click = format!("fix:plausible-window:local:0:{button}");
    let acts = shown(now, &[&click], Preferences::default()).answer.acts;
    assert!(
        matches!(&acts[..], [PageRequest::Page { act: Act::Value { value, .. } | Act::Text { value, .. }, .. }] if value == "20:00"),
        "{acts:?}"
    );
}

#[test]
fn the_question_about_local_time_is_set_aside_and_brought_back_as_a_finding_is() {
    let page = page::update(CREATE, FORM);
    let mut session = Session::default();
    let environment = Environment {
        policy: &Policy::built_in_with(POLICY).unwrap(),
        policy_problem: None,
        now: instant("2026-11-24T18:30:00Z"),
        zones: &Rules,
    };
    let mut clicks = |event: Option<&str>| {
        let message = FromPage {
            snapshot: page.clone(),
            clicked_events: event.into_iter().map(ToOwned::to_owned).collect(),
            ..FromPage::default()
        };
        let updated = session.handle_message(message, &environment);
        updated.answer.to_json()
    };
    let mut view = clicks(None);
    let event = event_behind(&view, "plausible-window:local", "dismiss:");
    for event in set_aside_events(&event, "It is meant so") {
        view = clicks(Some(&event));
    }
    assert!(view.contains("1 set aside for this form"), "{view}");
    assert!(view.contains("Reason: It is meant so"), "{view}");
    assert!(!view.contains("It was local: schedule"), "{view}");
    let view = clicks(Some(&event_behind(&view, "", "bring-back:")));
    assert!(view.contains("It was local: schedule"), "{view}");
}

/// The words of the panel on a page whose header calls it “Fernhill”.
fn words_under_header(policy: &str) -> String {
    let html = format!("<nav><p class=brand>Fernhill</p></nav>{FORM}");
    let message = FromPage {
        snapshot: page::update(CREATE, &html),
        ..FromPage::default()
    };
    let environment = Environment {
        policy: &Policy::built_in_with(policy).unwrap(),
        policy_problem: None,
        now: instant("2026-11-24T12:00:00Z"),
        zones: &Rules,
    };
    let updated = Session::default().handle_message(message, &environment);
    words(updated.answer.view.as_ref().unwrap())
}

#[test]
fn the_page_is_named_as_the_policy_or_the_screen_calls_it() {
    let says = |policy: &str, expected: &str| {
        let words = words_under_header(policy);
        assert!(words.contains(expected), "{words}");
    };
    says("", "on the page “Fernhill”");
    let known = r#"{"pages": [{"id": "abc123", "name": "fernhill"}]}"#;
    says(known, "on the page “fernhill”");
    let other = r#"{"pages": [{"id": "abc123", "name": "Oakline"}]}"#;
    says(
        other,
        "on the page “Oakline”, which the screen calls “Fernhill”",
    );
}

#[test]
fn a_page_that_is_not_the_policys_is_named() {
    let elsewhere = r#"{"pages": [{"id": "def456", "name": "Oakline"}, "ghi789"]}"#;
    let words = words_under_header(elsewhere);
    let expected = "Nothing is checked here: the policy leaves “Fernhill” (abc123) out. It is for “Oakline”, ghi789.";
    assert!(words.contains(expected), "{words}");
}
