//! Forms: from the schema and a document to controls, and from what a person does to the document.

use super::{act, has, settings, shows};
use crate::{
    engine::policy::Policy,
    session::settings::{Settings, edits::insert_text},
    testing::zones::Tables,
};
use serde_json::{Value, json};

fn document(settings: &Settings) -> Value {
    settings.own.document().unwrap()
}

/// What a person does, one step after the other: the event and its text.
#[track_caller]
fn makes(own: &str, steps: &[(&str, &str)], expected: Value) {
    let settings = &mut settings(own, "", "");
    for (event, text) in steps {
        act(settings, event, text);
    }
    assert_eq!(document(settings), expected);
}

#[test]
fn a_change_in_a_control_is_a_change_of_the_document() {
    let zone = json!({"time": {"zone": "Asia/Tokyo"}});
    makes("", &[("typed:/time/zone", "Asia/Tokyo")], zone);
    makes(
        "",
        &[("typed:/time/clock", "12h")],
        json!({"time": {"clock": "12h"}}),
    );
    makes(
        "",
        &[("typed:/window/longest", "90")],
        json!({"window": {"longest": 90}}),
    );
    let off = json!({"notifications": {"now": "either"}});
    makes("", &[("typed:/notifications/now", "either")], off);
}

#[test]
fn an_emptied_setting_is_not_set_any_more() {
    let own = r#"{"time": {"zone": "Asia/Tokyo"}, "pages": ["a"]}"#;
    makes(own, &[("typed:/time/zone", "")], json!({"pages": ["a"]}));
    makes(own, &[("remove:/time/zone", "")], json!({"pages": ["a"]}));
    makes(
        own,
        &[("remove:/pages", ""), ("remove:/time/zone", "")],
        json!({}),
    );
}

#[test]
fn a_client_is_added_and_filled_in() {
    let steps = [
        ("add:/clients", ""),
        ("typed:/clients/0/name", "Acme Foods"),
        ("typed:/clients/0/components", "Acme Boston\nAcme Denver\n"),
        ("add:/clients", ""),
        ("typed:/clients/1/name", "Bluebird"),
        ("up:/clients/1", ""),
    ];
    let expected = json!({"clients": [
        {"name": "Bluebird"},
        {"name": "Acme Foods", "components": ["Acme Boston", "Acme Denver"]},
    ]});
    makes("", &steps, expected);
}

#[test]
fn the_focus_goes_to_what_was_added_and_stays_near_what_was_removed() {
    let settings = &mut settings("", "", "");
    let focus =
        |settings: &mut Settings, event: &str| act(settings, event, "").focus.unwrap().target;
    assert_eq!(focus(settings, "add:/clients"), "/clients/0/name");
    assert_eq!(focus(settings, "add:/clients"), "/clients/1/name");
    assert_eq!(focus(settings, "up:/clients/1"), "down:/clients/0");
    assert_eq!(focus(settings, "remove:/clients/0"), "add:/clients");
    let name = "key:/time/abbreviations/";
    assert_eq!(focus(settings, "add:/time/abbreviations"), name);
}

#[test]
fn a_list_begins_with_the_one_that_counts() {
    let settings = &mut settings("", "", "");
    act(settings, "typed:/templates/1/name", "Our start");
    let names: Vec<Value> = document(settings)["templates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|template| template["name"].clone())
        .collect();
    assert_eq!(names.len(), 6);
    assert_eq!(names[1], "Our start");
    assert_eq!(names[0], "0. Maintenance-scheduled");
}

#[test]
fn the_first_template_that_a_team_adds_stands_alone() {
    let steps = [
        ("add:/templates", ""),
        ("typed:/templates/0/name", "Our notice"),
        ("add:/templates", ""),
        ("typed:/templates/1/name", "Our end"),
    ];
    let names = |own: &Value| {
        let list = own["templates"].as_array().unwrap().iter();
        list.map(|one| one["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let note = "offered only until your team has its own";
    let settings = &mut settings("", "", "");
    has(&act(settings, "open:templates", ""), note);
    let first = act(settings, steps[0].0, steps[0].1);
    has(&first, "The built-in templates are not offered any more");
    assert_eq!(first.focus.unwrap().target, "/templates/0/name");
    for (event, text) in &steps[1..] {
        let answer = act(settings, event, text);
        assert!(!shows(&answer).contains(note));
    }
    assert_eq!(names(&document(settings)), ["Our notice", "Our end"]);
}

#[test]
fn the_first_template_of_a_team_is_a_sound_sample_without_a_title() {
    let settings = &mut settings("", "", "");
    act(settings, "add:/templates", "");
    act(settings, "typed:/templates/0/name", "Our notice");
    act(
        settings,
        "typed:/templates/0/body",
        "We work at {{sites}} from {{start}}.",
    );
    let answer = act(settings, "open:start", "");
    has(&answer, "Alder Market: scheduled maintenance");
    has(
        &answer,
        "The guard finds nothing wrong with this maintenance.",
    );
}

#[test]
fn what_a_setting_has_built_in_is_in_the_words_of_its_control() {
    let settings = &mut settings("", "", "");
    let answer = act(settings, "open:templates", "");
    has(&answer, "Built in: Scheduled, In progress and Completed.");
    has(
        &answer,
        "Built in: 0. Maintenance-scheduled, 1. Maintenance-starting, 2. Maintenance-complete, ",
    );
    has(&answer, "and 2 more.");
    has(&act(settings, "open:words", ""), "1. Insert template");
    // No frame for options that a rule does not have, and nothing said where nothing is set.
    let view = shows(&act(settings, "open:rules", ""));
    assert!(view.contains("/rules/text-length/options"));
    assert!(!view.contains("/rules/added-time/options"));
    assert!(!view.contains("Built in: nothing"));
    assert!(!shows(&act(settings, "open:time", "")).contains('`'));
}

#[test]
fn words_are_ticked_in_the_order_of_the_schema() {
    let steps = [
        ("committed:/phases_needing_template#cancelled", "true"),
        ("committed:/phases_needing_template#in_progress", "false"),
    ];
    let expected = json!({"phases_needing_template": ["scheduled", "completed", "cancelled"]});
    makes("", &steps, expected);
}

#[test]
fn a_rule_that_is_written_as_its_severity_can_have_options() {
    let own = r#"{"rules": {"text-length": "error"}}"#;
    let steps = [("typed:/rules/text-length/options/title", "80")];
    let expected =
        json!({"rules": {"text-length": {"severity": "error", "options": {"title": 80}}}});
    makes(own, &steps, expected);
    makes(
        own,
        &[("remove:/rules/text-length/severity", "")],
        json!({}),
    );
}

#[test]
fn an_entry_gets_its_name_and_no_other_is_lost() {
    let steps = [
        ("add:/time/abbreviations", ""),
        ("committed:key:/time/abbreviations/", "CST"),
        ("typed:/time/abbreviations/CST", "America/Chicago"),
        ("add:/time/abbreviations", ""),
        ("committed:key:/time/abbreviations/", "CST"),
    ];
    let expected = json!({"time": {"abbreviations": {"": "", "CST": "America/Chicago"}}});
    makes("", &steps, expected);
    let settings = &mut settings("", "", "");
    for (event, text) in steps {
        act(settings, event, text);
    }
    has(&act(settings, "open:time", ""), "There is a CST already");
    has(&act(settings, "save:own", ""), "has no name");
}

#[test]
fn the_line_that_is_being_typed_stays() {
    let settings = &mut settings("", "", "");
    act(settings, "open:time", "");
    let answer = act(settings, "typed:/time/pairs", "Asia/Tokyo\n");
    has(&answer, "Asia/Tokyo\\n");
    assert_eq!(
        document(settings),
        json!({"time": {"pairs": ["Asia/Tokyo"]}})
    );
    assert!(
        !shows(&act(settings, "committed:/time/pairs", "Asia/Tokyo\n")).contains("Asia/Tokyo\\n")
    );
}

#[test]
fn a_problem_is_displayed_at_its_control_once_the_person_goes_on() {
    let settings = &mut settings("", "", "");
    act(settings, "open:time", "");
    assert!(!shows(&act(settings, "typed:/time/zone", "Tokyo")).contains("aria-invalid"));
    let answer = act(settings, "committed:/time/zone", "Tokyo");
    has(&answer, "aria-invalid");
    has(&answer, r#"Zone: "Tokyo" is not like"#);
    has(&answer, "go:/time/zone");
    let answer = act(settings, "typed:/time/zone", "Asia/Tokyo");
    assert!(!shows(&answer).contains("aria-invalid"));
}

#[test]
fn everything_that_is_wrong_is_said_when_it_is_to_be_saved() {
    let settings = &mut settings("", "", "");
    act(settings, "add:/clients", "");
    act(settings, "typed:/window/longest", "long");
    let answer = act(settings, "save:own", "");
    assert_eq!(answer.keep, []);
    has(&answer, "has 2 problems");
    has(&answer, "go:/clients/0/name");
    has(&answer, "must be a whole number, not negative, is a text");
    let answer = act(settings, "go:/window/longest", "");
    assert_eq!(answer.focus.as_ref().unwrap().target, "/window/longest");
    has(&answer, "aria-invalid");
}

#[test]
fn what_another_source_decides_is_locked_and_says_who() {
    let managed = r#"{"time": {"clock": "24h"}, "clients": [{"name": "Acme"}]}"#;
    let settings = &mut settings("", r#"{"time": {"zone": "Asia/Tokyo"}}"#, managed);
    let answer = act(settings, "open:time", "");
    has(&answer, "Set by your organisation's browser policy");
    has(&answer, "Set by the imported policy");
    let answer = act(settings, "open:clients", "");
    assert!(!shows(&answer).contains("add:/clients"));
    has(&answer, "Acme");
}

#[test]
fn the_imported_policy_can_be_taken_over() {
    let settings = &mut settings(
        r#"{"pages": ["a"]}"#,
        r#"{"time": {"zone": "Asia/Tokyo"}}"#,
        "",
    );
    let answer = act(settings, "adopt", "");
    let [(own, text), (imported, none)] = answer.keep.as_slice() else {
        panic!("{:?}", answer.keep)
    };
    assert_eq!((*own, *imported, none.as_str()), ("own", "imported", ""));
    let text: Value = serde_json::from_str(text).unwrap();
    assert_eq!(
        text,
        json!({"pages": ["a"], "time": {"zone": "Asia/Tokyo"}})
    );
}

#[test]
fn a_text_that_is_no_document_is_left_to_be_mended_as_text() {
    let settings = &mut settings("{ not yet", "", "");
    let answer = act(settings, "open:clients", "");
    has(&answer, "Your own policy cannot be read");
    act(settings, "add:/clients", "");
    assert_eq!(settings.own.text, "{ not yet");
}

#[test]
fn what_was_removed_comes_back() {
    let own = r#"{"clients": [{"name": "Acme"}]}"#;
    let settings = &mut settings(own, "", "");
    act(settings, "remove:/clients/0", "");
    has(&act(settings, "open:clients", ""), "former:own");
    act(settings, "former:own", "");
    assert_eq!(
        document(settings),
        serde_json::from_str::<Value>(own).unwrap()
    );
}

#[test]
fn a_template_is_previewed_and_takes_placeholders_at_the_caret() {
    let settings = &mut settings("", "", "");
    let answer = act(settings, "open:templates", "");
    has(
        &answer,
        "Maintenance is scheduled for Alder Market on 24 November 2026, from 22:00 UTC",
    );
    has(&answer, "insert:/templates/0/body {{sites}}");
    act(settings, "typed:/templates/0/body", "From to the end");
    let answer = act(settings, "insert:/templates/0/body {{start}}", "5,5");
    assert_eq!(answer.focus.unwrap().caret, Some(14));
    assert_eq!(
        document(settings)["templates"][0]["body"],
        "From {{start}}to the end"
    );
    assert_eq!(insert_text("é😀x", 3, 9, "y"), ("é😀y".to_owned(), 4));
}

#[test]
fn the_sample_is_checked_under_what_is_being_written() {
    let settings = &mut settings("", "", "");
    has(
        &act(settings, "open:start", ""),
        "The guard finds nothing wrong",
    );
    has(
        &act(settings, "typed:sample/message", "Work at 10pm EST."),
        "10pm EST",
    );
    act(settings, "typed:/rules/utc-times/severity", "off");
    let clients = r#"{"clients": [{"name": "Acme", "components": ["Acme *"]}]}"#;
    act(settings, "typed:own", clients);
    let answer = act(settings, "sample-template:0", "");
    has(
        &answer,
        "Maintenance is scheduled for Acme on 24 November 2026",
    );
    has(&answer, "Chosen components: Acme 1.");
}

#[test]
fn settings_are_found_by_their_words() {
    let settings = &mut settings(
        r#"{"clients": [{"name": "Acme"}, {"name": "Bluebird"}]}"#,
        "",
        "",
    );
    let answer = act(settings, "typed:search", "longest");
    has(&answer, "/window/longest");
    assert!(!shows(&answer).contains("/time/zone"));
    let answer = act(settings, "typed:search", "bluebird");
    has(&answer, "/clients/1/name");
    assert!(!shows(&answer).contains("/clients/0/name"));
    has(
        &act(settings, "typed:search", "xyzzy"),
        "No setting has these words.",
    );
}

#[test]
fn a_box_shows_what_counts_where_nothing_is_set() {
    let settings = &mut settings("", "", "");
    let rules = shows(&act(settings, "open:rules", ""));
    let is_on =
        r#"("name", "/rules/audience-one-client/options/subscribe"), ("data-checked", "true")"#;
    assert!(rules.contains(is_on), "{rules}");
}

#[test]
fn a_list_says_how_it_is_written() {
    let settings = &mut settings(r#"{"clients": [{"name": "Oakline"}]}"#, "", "");
    let clients = act(settings, "open:clients", "");
    has(&clients, "One on each line.");
}

#[test]
fn a_rule_shows_its_examples() {
    let settings = &mut settings("", "", "");
    let rules = act(settings, "open:rules", "");
    has(&rules, "Not set: Error");
    // Whether its findings can be set aside: an error with a reason, the rest freely.
    has(&rules, "Not set: With a reason");
    has(&rules, "Not set: Freely");
    let of_audit = act(
        settings,
        "typed:search",
        "no two maintenances of one client",
    );
    has(&of_audit, "Not set: Warning");
    act(settings, "typed:search", "");
    let answer = act(settings, "examples:never-verifying", "");
    has(&answer, "Verifying");
    assert!(shows(&answer).contains(r#"("aria-expanded", "true")"#));
}

#[test]
fn a_field_that_was_pointed_out_can_be_forgotten() {
    let settings = &mut settings("", "", "");
    let shown =
        r#"{"locators": {"maintenance-new": {"message": {"kind": "area", "label": "prose"}}}}"#;
    act(settings, "changed:preferences", shown);
    has(&act(settings, "open:taught", ""), "the area called “prose”");
    let answer = act(settings, "forget:maintenance-new/message", "");
    assert_eq!(answer.keep, [("preferences", String::new())]);
    has(
        &act(settings, "kept:preferences", ""),
        "No field has been pointed out",
    );
}

/// Whatever is done in the forms, the document is one that the reader takes, or the problem has a path with a
/// control.
#[test]
fn any_edits_give_a_document_that_is_read_or_a_problem_with_its_place() {
    let mut random = fastrand::Rng::with_seed(7);
    let texts = [
        "",
        "Acme",
        "12h",
        "7",
        "true",
        "scheduled",
        "a\nb",
        "Asia/Tokyo",
        "x/y~z",
    ];
    let kinds = ["typed", "committed", "add", "remove", "up", "down"];
    let zones = Tables::default();
    for _ in 0..40 {
        let settings = &mut settings("", "", "");
        for _ in 0..20 {
            let pointer = random_pointer(&mut random);
            let kind = kinds[random.usize(..kinds.len())];
            let key = if random.u8(..9) == 0 { "key:" } else { "" };
            let text = texts[random.usize(..texts.len())];
            settings.edit_form(kind, &format!("{key}{pointer}"), text, &zones);
        }
        let text = settings.own.text.clone();
        let answer = act(settings, "save:own", "");
        if answer.keep.is_empty() {
            let problems = &settings.own.problems;
            assert!(!problems.is_empty(), "{text}");
            assert!(
                problems.iter().all(|one| !one.path.is_empty()),
                "{problems:?} in {text}"
            );
        } else {
            assert!(Policy::built_in_with(&text).is_ok(), "{text}");
        }
    }
}

/// A place that the schema has, down to some depth.
fn random_pointer(random: &mut fastrand::Rng) -> String {
    use crate::engine::policy::{SettingKind, SettingSchema, push_pointer};
    let mut schema = SettingSchema::root();
    let mut pointer = String::new();
    for _ in 0..1 + random.usize(..4) {
        let (key, inside) = match schema.kind() {
            SettingKind::Object => {
                let properties = schema.properties();
                if properties.is_empty() {
                    break;
                }
                let (key, inside) = properties[random.usize(..properties.len())];
                (key.to_owned(), inside)
            }
            SettingKind::List(item) => (random.usize(..3).to_string(), item),
            SettingKind::Map(value) => (["", "Acme", "a/b"][random.usize(..3)].to_owned(), value),
            _ => break,
        };
        push_pointer(&mut pointer, &key);
        schema = inside;
    }
    pointer
}
