//! The section *Fetch*: what is asked for, what is said of it, and what of it comes into the policy.

use super::{act, has, settings, shows};
use crate::{
    api::{
        ApiKey, Fetch, Fetched,
        tests::{Answer, KEY, answer, json_answer, public_page, run_fetch_from, small_page},
    },
    session::settings::{
        FetchAction, Settings, SettingsAnswer, StoredKey, StoredSettings, answer_sample_request,
    },
    testing::zones::Tables,
};
use serde_json::{Value, json};

/// With the page `kctb` named by the policy.
fn with_page() -> Settings {
    let mut settings = settings(r#"{"pages": ["kctb"]}"#, "", "");
    act(&mut settings, "open:fetch", "");
    settings
}

fn with_key() -> Settings {
    let mut settings = with_page();
    act(&mut settings, "typed:fetch/key", KEY);
    settings
}

/// 30 November 2026.
const NOW: i64 = 1_796_000_000;

/// Presses Fetch: what is to be asked, and the addresses for which the browser asks the person.
#[track_caller]
fn press(settings: &mut Settings) -> (Fetch, String) {
    match act(settings, "fetch", "").fetch {
        Some(FetchAction::Start { fetch, addresses }) => (*fetch, addresses),
        other => panic!("{other:?}"),
    }
}

/// Fetches from a server that is asked with what stands after the address of the API.
fn fetch(settings: &mut Settings, server: impl FnMut(&str) -> Answer) -> SettingsAnswer {
    let (fetch, _) = press(settings);
    let address = fetch.target().address().to_owned();
    let (fetched, ..) = run_fetch_from(&address, fetch, server);
    settings.take_fetched(fetched, NOW)
}

fn fetch_small_page(settings: &mut Settings) -> SettingsAnswer {
    fetch(settings, |path| json_answer(&small_page(path)))
}

fn own(settings: &Settings) -> Value {
    settings.own.document().unwrap()
}

/// The number of the piece with this sentence.
#[track_caller]
fn piece(answer: &SettingsAnswer, words: &str) -> String {
    let view = shows(answer);
    let at = view.find(&format!("Take over: {words}")).expect(words);
    let from = view[at..].find("accept:").unwrap() + at;
    let end = view[from..].find('"').unwrap() + from;
    view[from..end].to_owned()
}

#[test]
fn nothing_is_asked_for_before_fetch_is_pressed() {
    let mut settings = with_key();
    for (event, text) in [
        ("typed:fetch/page", "other"),
        ("committed:fetch/key", KEY),
        ("typed:fetch/remember", "true"),
        ("open:start", ""),
        ("open:fetch", ""),
    ] {
        let answer = act(&mut settings, event, text);
        assert!(answer.fetch.is_none(), "{event}");
    }
}

#[test]
fn with_a_key_the_api_is_asked_and_without_one_the_public_page() {
    let (fetch, addresses) = press(&mut with_key());
    assert_eq!(addresses, "https://api.statuspage.io/*");
    assert!(fetch.target().has_key());
    let (fetch, addresses) = press(&mut with_page());
    assert_eq!(addresses, "https://kctb.statuspage.io/*");
    assert!(!fetch.target().has_key());
}

#[test]
fn a_fetch_that_cannot_begin_says_why() {
    let mut settings = with_page();
    act(&mut settings, "typed:fetch/page", "a/b");
    let answer = act(&mut settings, "fetch", "");
    assert!(answer.fetch.is_none());
    has(&answer, "Nothing was asked for: “a/b” is no page id.");
    act(&mut settings, "typed:fetch/page", "kctb");
    act(&mut settings, "typed:fetch/key", "ключ");
    let answer = act(&mut settings, "fetch", "");
    assert!(answer.fetch.is_none());
    has(&answer, "The API key has characters that no key has.");
}

#[test]
fn a_second_press_does_not_begin_another() {
    let mut settings = with_key();
    press(&mut settings);
    assert!(act(&mut settings, "fetch", "").fetch.is_none());
    let answer = act(&mut settings, "fetch-cancel", "");
    assert!(matches!(answer.fetch, Some(FetchAction::Cancel)));
}

#[test]
fn progress_is_displayed() {
    let mut settings = with_key();
    let (mut fetch, _) = press(&mut settings);
    has(
        &act(&mut settings, "", ""),
        "Waiting until the browser lets the guard ask api.statuspage.io.",
    );
    fetch.next_step(0);
    fetch.take_answer(0, json_answer(&small_page("/pages/kctb")));
    let answer = settings.report_fetch_progress(&fetch.progress());
    has(&answer, "Reading the components.");
    assert!(shows(&answer).contains(r#"("max", "6"), ("value", "1")"#));
    has(&answer, "fetch-cancel");
    fetch.cancel();
    let answer = settings.take_fetched(fetch.take_fetched(), NOW);
    has(
        &answer,
        "the fetch was cancelled. Not asked for: the component groups",
    );
    assert!(!shows(&answer).contains("fetch-cancel"));
}

#[test]
fn a_refused_permission_is_said_and_can_be_given_the_next_time() {
    let mut settings = with_key();
    press(&mut settings);
    let answer = act(&mut settings, "fetch-refused:api.statuspage.io", "");
    has(
        &answer,
        "Nothing was read: the guard may not ask api.statuspage.io (it was not allowed). Press Fetch again",
    );
    press(&mut settings);
}

#[test]
fn a_piece_is_taken_over_into_the_draft_and_saved_as_ever() {
    let mut settings = with_key();
    let answer = fetch_small_page(&mut settings);
    has(
        &answer,
        "Read of “Pickwell Status” (page kctb): 2 components, 2 component groups, 2 templates.",
    );
    has(&answer, r"Name: Oakline\nComponent groups: Oakline");
    let event = piece(&answer, "Statuspage has the client Oakline");
    let answer = act(&mut settings, &event, "");
    has(
        &answer,
        "Taken over into what you are writing. Save it to make it count.",
    );
    let clients = json!([{"name": "Oakline", "groups": ["Oakline"]}]);
    assert_eq!(
        own(&settings),
        json!({"pages": ["kctb"], "clients": clients})
    );
    assert!(
        answer
            .drafts
            .iter()
            .any(|(name, text)| *name == "own" && text.is_some())
    );
    has(&answer, "Taken over.");
    // The next piece has the focus.
    assert!(answer.focus.unwrap().target.starts_with("accept:"));
    let saved = act(&mut settings, "save:own", "").keep;
    assert_eq!(saved.len(), 1);
}

#[test]
fn what_was_given_up_again_differs_again() {
    let mut settings = with_key();
    let answer = fetch_small_page(&mut settings);
    let event = piece(&answer, "Statuspage has the client Oakline");
    assert!(shows(&act(&mut settings, &event, "")).contains("Taken over."));
    let answer = act(&mut settings, "discard:own", "");
    assert!(!shows(&answer).contains("Taken over."));
    piece(&answer, "Statuspage has the client Oakline");
}

#[test]
fn everything_new_is_taken_over_at_once() {
    let mut settings = settings("", "", "");
    act(&mut settings, "open:fetch", "");
    act(&mut settings, "typed:fetch/page", "kctb");
    act(&mut settings, "typed:fetch/key", KEY);
    fetch_small_page(&mut settings);
    let answer = act(&mut settings, "accept:new", "");
    has(&answer, "5 pieces were taken over");
    has(&answer, "Nothing is left to take over.");
    let document = own(&settings);
    assert_eq!(document["pages"], json!(["kctb"]));
    assert_eq!(document["clients"].as_array().unwrap().len(), 2);
    assert_eq!(document["templates"].as_array().unwrap().len(), 2);
    assert_eq!(act(&mut settings, "save:own", "").keep.len(), 1);
}

#[test]
fn where_nothing_is_new_there_is_no_button_for_what_is() {
    let mut settings = with_key();
    fetch_small_page(&mut settings);
    act(&mut settings, "accept:new", "");
    act(&mut settings, "typed:/templates/0/body", "Other words");
    let answer = act(&mut settings, "typed:/templates/1/body", "Other words");
    assert!(shows(&answer).matches("Take over: ").count() > 1);
    assert!(!shows(&answer).contains("accept:new"));
}

#[test]
fn what_a_higher_source_decides_is_not_taken_over() {
    let managed = r#"{"clients": [{"name": "Fernhill", "groups": ["Fernhill"]}]}"#;
    let mut settings = settings(r#"{"pages": ["kctb"]}"#, "", managed);
    act(&mut settings, "open:fetch", "");
    act(&mut settings, "typed:fetch/key", KEY);
    let answer = fetch_small_page(&mut settings);
    has(
        &answer,
        "decided by the policy that is managed by your organisation",
    );
    assert!(!shows(&answer).contains("Take over: Statuspage has the client"));
    act(&mut settings, "accept:new", "");
    assert_eq!(own(&settings)["clients"], Value::Null);
}

#[test]
fn a_public_page_is_read_without_a_key() {
    let mut settings = with_page();
    let answer = fetch(&mut settings, |path| json_answer(&public_page(path)));
    has(&answer, "Everything was read.");
    has(
        &answer,
        "Read of “Pickwell Status” (page kctb): 2 components",
    );
    assert_eq!(answer.key, None);
}

/// Fetches a sound page, then again from this server: the page is said to be unread for this reason, and what was read stays.
#[track_caller]
fn fails(server: impl FnMut(&str) -> Answer, expected: &str) {
    let mut settings = with_key();
    fetch_small_page(&mut settings);
    let answer = fetch(&mut settings, server);
    has(&answer, expected);
    has(
        &answer,
        "Not everything could be read: see below why. What was read, now or before, stays below.",
    );
    has(&answer, "Statuspage has the client Oakline");
    has(&answer, "2 templates");
}

#[test]
fn every_failure_has_its_sentence_and_keeps_the_last_good_data() {
    fails(
        |_| answer(401, "{}"),
        "the API refused the key (401). Check the key",
    );
    fails(
        |_| answer(404, "{}"),
        "there is no page kctb at https://api.statuspage.io/v1 (404)",
    );
    fails(
        |_| answer(429, "{}"),
        "the API allows no more requests with this key (429)",
    );
    fails(|_| answer(500, "{}"), "the API failed (500), 3 times.");
    fails(
        |_| answer(200, r#"{"id": "kc"#),
        "the answer broke off, 3 times.",
    );
    fails(|_| answer(200, r#"{"id": 7}"#), "id: invalid type");
    fails(
        |_| Err(crate::api::TransportFailure::TimedOut),
        "no answer came in time, 3 times.",
    );
    let no_templates = |path: &str| match path.contains("templates") {
        true => answer(500, "{}"),
        false => json_answer(&small_page(path)),
    };
    fails(no_templates, "The templates were not read");
}

#[test]
fn a_failure_at_another_page_does_not_pass_as_its_data() {
    let mut settings = with_key();
    fetch_small_page(&mut settings);
    act(&mut settings, "typed:fetch/page", "another");
    let answer = fetch(&mut settings, |_| answer(404, "{}"));
    has(&answer, "there is no page another");
    has(&answer, "(page kctb)");
    assert!(!shows(&answer).contains("(page another)"));
}

#[test]
fn a_wrong_key_is_not_kept_and_the_right_one_until_the_browser_is_closed() {
    let mut settings = with_key();
    let refused = fetch(&mut settings, |_| answer(401, "{}"));
    assert_eq!(refused.key, None);
    let kept = fetch_small_page(&mut settings).key.unwrap();
    let key = Some(ApiKey::parse(KEY).unwrap());
    assert_eq!(
        kept,
        StoredKey {
            key: key.clone(),
            is_remembered: false
        }
    );
    has(
        &act(&mut settings, "", ""),
        "A key is stored until the browser is closed.",
    );
    let kept = act(&mut settings, "committed:fetch/remember", "true").key;
    assert_eq!(
        kept.unwrap(),
        StoredKey {
            key,
            is_remembered: true
        }
    );
    has(
        &act(&mut settings, "", ""),
        "A key is stored on this computer.",
    );
    let (fetch, _) = press(&mut settings);
    assert!(fetch.target().has_key(), "the stored key is used");
    settings.take_fetched(Fetched::default(), NOW);
    let kept = act(&mut settings, "fetch-forget-key", "").key.unwrap();
    assert_eq!(kept.key, None);
    let (fetch, _) = press(&mut settings);
    assert!(!fetch.target().has_key(), "it is forgotten");
}

/// Whatever is displayed, stored, handed out or asked of the background.
#[test]
fn the_key_is_in_nothing_that_leaves_the_section() {
    let stored = StoredSettings {
        key: StoredKey {
            key: Some(ApiKey::parse(KEY).unwrap()),
            is_remembered: true,
        },
        ..StoredSettings::default()
    };
    assert!(!format!("{stored:?}").contains(KEY));
    let zones = Tables::default();
    let mut settings = Settings::new(stored);
    let quoting = |_: &str| {
        answer(
            500,
            &json!({ "error": format!("sent with OAuth {KEY}") }).to_string(),
        )
    };
    let mut seen = Vec::new();
    for (event, text) in [
        ("open:fetch", ""),
        ("typed:fetch/page", "kctb"),
        ("typed:fetch/key", KEY),
        ("typed:fetch/remember", "false"),
    ] {
        seen.push(settings.handle_event(event, text, &zones));
    }
    seen.push(fetch(&mut settings, quoting));
    seen.push(fetch_small_page(&mut settings));
    for event in [
        "accept:new",
        "save:own",
        "export",
        "open:start",
        "open:text",
        "open:files",
    ] {
        seen.push(settings.handle_event(event, "", &zones));
    }
    seen.push(settings.handle_event("fetch-key-refused", "the disk is full", &zones));
    for answer in &seen {
        let whole = format!("{answer:?}");
        assert!(!whole.contains(KEY), "{whole}");
        if let Some((_, request)) = &answer.ask {
            answer_sample_request(request, "2026-11-23T12:00:00Z".parse().unwrap(), &zones)
                .unwrap();
        }
    }
    assert!(!format!("{settings:?}").contains(KEY));
    assert!(
        seen.iter()
            .any(|answer| answer.save.is_some() && answer.key.is_none())
    );
    assert!(seen.iter().any(|answer| shows(answer).contains("•••")));
}

#[test]
fn what_was_fetched_is_kept_listed_and_forgotten() {
    let mut settings = with_key();
    let groups = json!([{"id": "p1", "name": "Fernhill", "component_ids": ["g1"]}]);
    let users = json!([
        {"id": "u1", "email": "a@fernhill.example", "page_access_group_ids": ["p1"]},
        {"id": "u2", "email": "b@fernhill.example", "page_access_group_ids": []}
    ]);
    let answer = fetch(&mut settings, |path| {
        json_answer(&match path {
            path if path.contains("/page_access_groups") => groups.clone(),
            path if path.contains("/page_access_users") => users.clone(),
            path => small_page(path),
        })
    });
    let (name, kept) = answer.keep.first().unwrap();
    assert_eq!(*name, "fetched");
    assert!(!kept.contains("fernhill.example"), "{kept}");
    let kept: Value = serde_json::from_str(kept).unwrap();
    let page = &kept["list"][0];
    assert_eq!(page["page"], "kctb");
    assert_eq!(
        page["groups"],
        json!([{"name": "Fernhill", "components": [{"id": "f1", "name": "Fernhill Ashby"}], "users": [0], "are_users_known": true}])
    );
    assert_eq!(page["templates"].as_array().unwrap().len(), 2);
    act(&mut settings, "kept:fetched", &kept.to_string());
    let answer = act(&mut settings, "open:seen-templates", "");
    has(
        &answer,
        "2 templates and 1 page access group, read on 2026-11-30",
    );
    let answer = act(&mut settings, "forget-fetched:kctb", "");
    assert_eq!(answer.keep, [("fetched", String::new())]);
}
