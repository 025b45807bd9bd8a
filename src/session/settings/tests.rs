mod fetch;
mod forms;
mod sample;

use super::*;
use crate::testing::zones::Tables;
use crate::{
    engine::policy::Policy, session::stored_policies::StoredPolicies, ui::settings::EXAMPLE,
};

fn settings(own: &str, imported: &str, managed: &str) -> Settings {
    Settings::new(StoredSettings {
        policies: StoredPolicies {
            own: own.into(),
            imported: imported.into(),
            managed: managed.into(),
        },
        ..StoredSettings::default()
    })
}

fn act(settings: &mut Settings, event: &str, text: &str) -> SettingsAnswer {
    let zones = Tables::default();
    let mut answer = settings.handle_event(event, text, &zones);
    // As the background answers, one after the other.
    if let Some((number, request)) = answer.ask.take() {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        let text = answer_sample_request(&request, now, &zones).unwrap();
        let after = settings.handle_event(&format!("answered:{number}"), &text, &zones);
        assert_eq!(after.ask, None, "what is answered is not asked again");
        answer.view = after.view;
    }
    answer
}

/// Types into a box and saves it.
fn save(settings: &mut Settings, source: &str, text: &str) -> SettingsAnswer {
    act(settings, "open:text", "");
    act(settings, &format!("typed:{source}"), text);
    let answer = act(settings, &format!("save:{source}"), "");
    if let Some((source, text)) = answer.keep.first().cloned() {
        return act(settings, &format!("kept:{source}"), &text);
    }
    answer
}

fn shows(answer: &SettingsAnswer) -> String {
    format!("{:?}", answer.view)
}

#[track_caller]
fn has(answer: &SettingsAnswer, words: &str) {
    let view = shows(answer);
    assert!(
        view.contains(&words.replace('"', "\\\"")),
        "{words}\nnot in {view}"
    );
}

const CLOCK: &str = r#"{"time": {"clock": "12h"}}"#;
const SLIP: &str = r#"{"time": {"clok": "12h"}}"#;

#[test]
fn a_policy_without_problems_is_kept() {
    let settings = &mut settings("", "", "");
    act(settings, "typed:own", CLOCK);
    let answer = act(settings, "save:own", "");
    assert_eq!(answer.keep, [("own", CLOCK.to_owned())]);
    assert!(
        settings.is_unsaved(PolicySource::Own),
        "not before the storage has it"
    );
    let answer = act(settings, "kept:own", CLOCK);
    assert!(answer.drafts.contains(&("own", None)));
    has(
        &answer,
        "Your own policy was saved and counts on every open page",
    );
}

#[test]
fn a_policy_with_a_problem_is_not_kept_and_nothing_typed_is_lost() {
    let settings = &mut settings("", CLOCK, "");
    act(settings, "open:files", "");
    act(settings, "typed:imported", SLIP);
    let answer = act(settings, "save:imported", "");
    assert_eq!(answer.keep, []);
    has(
        &answer,
        "The imported policy was not saved, it has a problem",
    );
    has(&answer, r#": unknown key, did you mean "clock"?"#);
    has(&answer, "Imported");
    assert_eq!(settings.stored.imported, CLOCK);
    assert_eq!(settings.imported.text, SLIP);
}

#[test]
fn problems_follow_the_typing_once_they_were_shown() {
    let settings = &mut settings("", "", "");
    act(settings, "open:text", "");
    assert!(!shows(&act(settings, "typed:own", SLIP)).contains("unknown key"));
    act(settings, "save:own", "");
    has(
        &act(settings, "typed:own", &format!("{SLIP} ")),
        "unknown key",
    );
    assert!(!shows(&act(settings, "typed:own", CLOCK)).contains("unknown key"));
}

#[test]
fn a_file_is_checked_and_kept() {
    let settings = &mut settings("", "", "");
    let answer = act(settings, "file:acme.json", &format!("\u{feff}{CLOCK}\n"));
    assert_eq!(answer.keep, [("imported", CLOCK.to_owned())]);
    assert_eq!(settings.imported.text, format!("{CLOCK}\n"));
}

#[test]
fn a_file_with_a_problem_can_be_mended_here_and_the_former_text_comes_back() {
    let settings = &mut settings("", CLOCK, "");
    act(settings, "typed:imported", "my own words");
    let answer = act(settings, "file:acme.json", SLIP);
    assert_eq!(answer.keep, []);
    has(&answer, "“acme.json” was not saved, it has a problem");
    assert_eq!(settings.imported.text, SLIP);
    act(settings, "former:imported", "");
    assert_eq!(settings.imported.text, "my own words");
}

#[test]
fn an_empty_file_changes_nothing() {
    let settings = &mut settings("", CLOCK, "");
    let answer = act(settings, "file:empty.json", "\n");
    assert_eq!(answer.keep, []);
    has(&answer, "“empty.json” is empty; nothing was changed.");
}

#[test]
fn what_is_removed_can_be_brought_back() {
    let settings = &mut settings("", CLOCK, "");
    let answer = act(settings, "remove:imported", "");
    assert_eq!(answer.keep, [("imported", String::new())]);
    has(
        &act(settings, "kept:imported", ""),
        "The imported policy was removed.",
    );
    act(settings, "former:imported", "");
    assert_eq!(settings.imported.text, CLOCK);
}

#[test]
fn what_the_storage_refuses_is_said_and_stays_in_the_box() {
    let settings = &mut settings("", "", "");
    act(settings, "typed:own", CLOCK);
    act(settings, "save:own", "");
    let answer = act(settings, "refused:own", "quota exceeded");
    has(
        &answer,
        "was not saved: the browser's storage says “quota exceeded”",
    );
    assert!(settings.is_unsaved(PolicySource::Own));
}

#[test]
fn a_change_from_elsewhere_does_not_replace_what_is_typed() {
    let settings = &mut settings("", "", "");
    act(settings, "changed:own", CLOCK);
    assert_eq!(settings.own.text, CLOCK);
    act(settings, "typed:own", "{ my draft");
    let answer = act(settings, "changed:own", "{}");
    assert_eq!(settings.own.text, "{ my draft");
    has(&answer, "Your own policy was changed elsewhere.");
}

#[test]
fn what_the_organisation_decides_is_locked() {
    let settings = &mut settings(CLOCK, "", r#"{"time": {"clock": "24h"}}"#);
    let answer = act(settings, "open:files", "");
    has(&answer, "decides 1 setting, locked.");
    has(&answer, "managed by your organisation (locked)");
    has(
        &save(
            settings,
            "own",
            r#"{"time": {"clock": "12h", "zone": "Europe/Paris"}}"#,
        ),
        "A higher source decides these of its settings: time.clock.",
    );
}

#[test]
fn a_stored_policy_that_cannot_be_used_is_said_with_every_problem() {
    let settings = &mut settings("", "", r#"{"pages": 1, "tmie": {}}"#);
    let answer = act(settings, "open:files", "");
    has(&answer, "cannot be used and does not count");
    has(&answer, ": must be a list, is 1");
    has(&answer, r#": unknown key, did you mean "time"?"#);
}

#[test]
fn a_zone_that_the_browser_does_not_know_is_a_problem() {
    let settings = &mut settings("", "", "");
    let clients = r#"{"clients": [{"name": "Acme", "time_zone": "Europe/Pariss"}]}"#;
    let answer = save(settings, "own", clients);
    has(&answer, "clients[0].time_zone");
    has(
        &answer,
        r#"this browser knows no time zone "Europe/Pariss""#,
    );
}

#[test]
fn a_key_that_nothing_consults_is_refused_when_it_is_saved_again() {
    let former = r#"{"clients": [{"name": "Acme"}], "automation": {"name_pattern": "Window - *"}}"#;
    let settings = &mut settings(former, "", "");
    has(&act(settings, "open:files", ""), ": decides 1 setting.");
    let answer = save(settings, "own", &format!("{former} "));
    assert_eq!(answer.keep, []);
    has(&answer, "automation");
    has(&answer, "unknown key");
}

#[test]
fn what_a_setting_means_is_shown_beside_it() {
    let answer = act(&mut settings("", "", ""), "open:files", "");
    has(&answer, "Minutes; a longer window is questioned.");
    has(&answer, "The zone that every clock time is written in.");
}

#[test]
fn the_policy_that_counts_can_be_exported_and_read_again() {
    let settings = &mut settings(CLOCK, "", "");
    let (name, text) = act(settings, "export", "").save.unwrap();
    assert_eq!(name, "statuspage-guard-policy.json");
    assert_eq!(Policy::built_in_with(&text), Policy::built_in_with(CLOCK));
}

#[test]
fn what_was_shown_is_exported_but_for_what_the_organisation_decides() {
    let managed = r#"{"locators": {"maintenance-new": {"name": {"kind": "text", "label": "a"}}}}"#;
    let shown = r#"{"locators": {"maintenance-new": {"name": {"kind": "text", "label": "b"},
        "message": {"kind": "area", "label": "c"}}}}"#;
    let settings = &mut settings("", "", managed);
    act(settings, "changed:preferences", shown);
    let (_, text) = act(settings, "export", "").save.unwrap();
    let located = Policy::built_in_with(&text).unwrap().locators.clone();
    let located = located.get("maintenance-new").unwrap();
    assert_eq!(located["name"].label, "a");
    assert_eq!(located["message"].label, "c");
}

#[test]
fn the_page_begins_with_what_is_stored() {
    assert_eq!(settings(CLOCK, "", "").own.text, CLOCK);
}

#[test]
fn the_example_has_no_problem() {
    assert!(Policy::built_in_with(EXAMPLE).is_ok());
}
