//! A page report is looked at before it is copied.

use super::{CREATE, NoZones};
use crate::{
    engine::{policy::Policy, time::UtcInstant},
    session::{Environment, Session, message::FromPage},
    testing::page,
};

const FORM: &str =
    "<h1>Schedule maintenance</h1><form><label>Message <textarea></textarea></label></form>";

/// The answer to the last of these clicks.
fn after(clicks: &[&str]) -> String {
    let mut session = Session::default();
    let policy = Policy::default();
    let environment = Environment {
        policy: &policy,
        policy_problem: None,
        now: UtcInstant::UNIX_EPOCH,
        zones: &NoZones,
    };
    let mut answer = String::new();
    for click in clicks {
        let message = FromPage {
            snapshot: page::update(CREATE, FORM),
            clicked_events: vec![(*click).to_owned()],
            ..FromPage::default()
        };
        answer = session
            .handle_message(message, &environment)
            .answer
            .to_json();
    }
    answer
}

#[track_caller]
fn shows(clicks: &[&str], shown: bool, copied: bool) {
    let answer = after(clicks);
    let is_shown = answer.contains("\"data-report-text\"");
    let is_copied = answer.contains("\"copy\"");
    assert_eq!((is_shown, is_copied), (shown, copied), "{answer}");
}

#[test]
fn it_is_shown_first_and_copied_on_another_click() {
    shows(&["report"], true, false);
    shows(&["report", "copy-report"], false, true);
    shows(&["report", "close-report"], false, false);
    shows(&["copy-report"], false, false);
}
