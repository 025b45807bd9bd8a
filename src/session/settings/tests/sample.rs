//! The sample maintenance: what is asked of the background, and what the page displays of its answer or without one.

use super::{act, has, settings, shows};
use crate::{
    session::settings::{Settings, SettingsAnswer, answer_sample_request},
    testing::zones::Tables,
};

/// The answer of the page before the background's has come.
fn act_alone(settings: &mut Settings, event: &str, text: &str) -> SettingsAnswer {
    settings.handle_event(event, text, &Tables::default())
}

fn answer_of_background(request: &str) -> Result<String, String> {
    let now = "2026-11-23T12:00:00Z".parse().unwrap();
    answer_sample_request(request, now, &Tables::default())
}

/// A control with this in it.
#[track_caller]
fn has_value(answer: &SettingsAnswer, value: &str) {
    let view = shows(answer);
    let attribute = format!("(\"data-value\", {value:?})");
    assert!(view.contains(&attribute), "{attribute} not in {view}");
}

#[test]
fn the_page_is_there_before_the_background_answers() {
    let settings = &mut settings("", "", "");
    let answer = act_alone(settings, "open:start", "");
    has(&answer, "5. Try it on a sample");
    has(&answer, "It is being checked.");
    let answer = act_alone(settings, "open:templates", "");
    has(&answer, "insert:/templates/0/body {{sites}}");
}

#[test]
fn a_section_without_a_sample_asks_nothing() {
    let settings = &mut settings("", "", "");
    assert_eq!(act_alone(settings, "open:time", "").ask, None);
    let answer = act_alone(settings, "typed:/time/clock", "12h");
    assert_eq!(answer.ask, None);
}

#[test]
fn what_no_answer_comes_for_is_kept_and_asked_again_with_the_next_change() {
    let settings = &mut settings("", "", "");
    act(settings, "open:start", "");
    let (number, _) = act_alone(settings, "typed:sample/message", "At 10pm.")
        .ask
        .unwrap();
    let event = format!("unanswered:{number}");
    let answer = act_alone(settings, &event, "it took too long");
    has(&answer, "did not answer (it took too long)");
    has_value(&answer, "At 10pm.");
    assert!(!shows(&answer).contains("finds nothing wrong"));
    assert_eq!(answer.ask, None);
    let answer = act(settings, "typed:sample/message", "At 10pm EST.");
    has(&answer, "10pm EST");
    assert!(!shows(&answer).contains("did not answer"));
}

#[test]
fn a_preview_that_no_answer_comes_for_is_reported_in_its_place() {
    let settings = &mut settings("", "", "");
    let (number, _) = act_alone(settings, "open:templates", "").ask.unwrap();
    let answer = act_alone(settings, &format!("unanswered:{number}"), "stopped");
    has(&answer, "The guard's background did not answer (stopped).");
}

#[test]
fn an_answer_to_an_earlier_request_counts_for_nothing() {
    let settings = &mut settings("", "", "");
    let (early, request) = act_alone(settings, "open:start", "").ask.unwrap();
    let early_answer = answer_of_background(&request).unwrap();
    let later = act_alone(settings, "typed:sample/message", "At 10pm EST.");
    let (late, request) = later.ask.unwrap();
    let late_answer = answer_of_background(&request).unwrap();
    act_alone(settings, &format!("answered:{late}"), &late_answer);
    let answer = act_alone(settings, &format!("answered:{early}"), &early_answer);
    has(&answer, "10pm EST");
    assert!(!shows(&answer).contains("finds nothing wrong"));
}

#[test]
fn what_is_no_answer_is_reported() {
    let settings = &mut settings("", "", "");
    let (number, _) = act_alone(settings, "open:start", "").ask.unwrap();
    let answer = act_alone(settings, &format!("answered:{number}"), "[]");
    has(&answer, "what it answered was not understood");
}

#[test]
fn what_is_no_request_is_refused() {
    for text in ["", "{", "[]", "7", r#"{"policies": {}}"#] {
        let refused = answer_of_background(text).unwrap_err();
        assert!(
            refused.starts_with("the request of the settings page was not understood ("),
            "{refused}"
        );
    }
}

#[test]
fn a_policy_with_a_problem_is_left_out_of_the_sample() {
    let request = r#"{"policies": {"own": "{\"tmie\": 1}", "imported": "", "managed": ""}, "templates": [],
        "draft": {"client": "", "template": 99, "title": null, "message": null}}"#;
    let answer = answer_of_background(request).unwrap();
    assert!(answer.contains(r#""client":"Alder Market""#), "{answer}");
}

#[test]
fn a_title_that_the_template_does_not_have_stays() {
    let own = r#"{"templates": [{"name": "a", "phase": "scheduled", "body": "A", "title": "T"},
        {"name": "b", "phase": "scheduled", "body": "B"}]}"#;
    let settings = &mut settings(own, "", "");
    act(settings, "open:start", "");
    act(settings, "typed:sample/title", "Mine");
    let answer = act(settings, "sample-template:1", "");
    has_value(&answer, "Mine");
    has_value(&answer, "B");
    let answer = act(settings, "sample-template:0", "");
    has_value(&answer, "T");
}
