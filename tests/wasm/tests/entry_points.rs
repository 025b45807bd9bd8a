//! The entry points of the wasm as background.js calls them, in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use statuspage_guard::{
    session::settings::{Settings, StoredSettings},
    shell::{Guard, zones::IntlZones},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// 23 November 2026, 12:00 UTC.
const NOW: f64 = 1_795_435_200_000.0;

const EMPTY: &str = r#"{"saw": {"url": "https://manage.statuspage.io/pages/p/incidents", "whole": true,
    "root": 1, "nodes": [{"n": 1, "tag": "body"}]}}"#;

fn answer(guard: &mut Guard, text: &str) -> serde_json::Value {
    let reply = guard.answer_message(7, text, NOW).expect("an answer");
    serde_json::from_str(&reply.page).expect("JSON")
}

#[wasm_bindgen_test]
fn a_page_is_answered_with_the_state_of_its_host() {
    let mut guard = Guard::new("", "");
    guard.start_session(7, "");
    let answer = answer(&mut guard, EMPTY);
    assert_eq!(answer["host"]["data-screen"], "incident-list");
}

/// A recorded page: all the way from a snapshot to what the panel shows.
const RECORDED: &str = include_str!("../../outlines/rails-create-chromium.json");

#[wasm_bindgen_test]
fn a_recorded_form_is_checked() {
    let recorded: serde_json::Value = serde_json::from_str(RECORDED).expect("JSON");
    let message = serde_json::json!({ "saw": recorded["saw"] }).to_string();
    let answer = answer(&mut Guard::new("", ""), &message);
    assert_eq!(answer["host"]["data-screen"], "maintenance-new");
    let view = answer["view"].to_string();
    assert!(view.contains("data-rule"), "no finding in {view}");
}

#[wasm_bindgen_test]
fn what_is_no_message_is_an_error_and_not_a_panic() {
    let mut guard = Guard::new("", "");
    assert!(guard.answer_message(7, "{", NOW).is_err());
    assert!(guard.answer_message(7, EMPTY, f64::INFINITY).is_err());
    assert!(guard.answer_message(7, EMPTY, NOW).is_ok());
}

#[wasm_bindgen_test]
fn a_stopped_background_asks_for_the_whole_page() {
    let mut guard = Guard::new("", "");
    guard.start_session(7, "nonsense");
    let part = r#"{"saw": {"url": "https://manage.statuspage.io/pages/p/incidents", "nodes": []}}"#;
    assert_eq!(answer(&mut guard, part)["again"], true);
}

#[wasm_bindgen_test]
fn a_closed_tab_is_forgotten() {
    let mut guard = Guard::new("", "");
    guard.start_session(7, "");
    assert!(guard.has_session(7));
    guard.end_session(7);
    assert!(!guard.has_session(7));
}

#[wasm_bindgen_test]
fn a_new_policy_asks_every_tab_for_its_page_again() {
    let mut guard = Guard::new("", "");
    guard.start_session(7, "");
    answer(&mut guard, EMPTY);
    guard.set_policies(r#"{"pages": ["another"]}"#, "", "", false);
    let part = r#"{"saw": {"url": "https://manage.statuspage.io/pages/p/incidents", "nodes": []}}"#;
    assert_eq!(answer(&mut guard, part)["again"], true);
    assert_eq!(answer(&mut guard, EMPTY)["host"]["data-state"], "idle");
}

#[wasm_bindgen_test]
fn a_sample_of_the_settings_page_is_checked() {
    let guard = Guard::new("");
    let request = r#"{"policies": {"own": "", "imported": "", "managed": ""}, "templates": [],
        "draft": {"client": "", "template": 0, "title": null, "message": "Work at 10pm EST."}}"#;
    let answer = guard.answer_settings(request, NOW).expect("an answer");
    assert!(answer.contains("10pm EST"), "{answer}");
    assert!(guard.answer_settings("{}", NOW).is_err());
    assert!(guard.answer_settings(request, f64::INFINITY).is_err());
}

#[wasm_bindgen_test]
fn the_settings_ask_the_browser_for_its_time_zones() {
    let mut settings = Settings::new(StoredSettings::default());
    let zones = IntlZones::default();
    settings.handle_event("open:text", "", &zones);
    let mut save = |zone: &str| {
        let policy = format!(r#"{{"time": {{"zone": "{zone}"}}}}"#);
        settings.handle_event("typed:own", &policy, &zones);
        let kept = settings.handle_event("save:own", "", &zones).keep;
        kept.iter().any(|(source, _)| *source == "own")
    };
    assert!(save("Europe/Paris"));
    assert!(!save("Europe/Pariss"));
}
