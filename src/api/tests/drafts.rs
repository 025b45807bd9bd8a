//! What came → a policy.

use super::*;
use crate::{
    api::{differences, draft_policy},
    engine::policy::Policy,
};

#[track_caller]
fn drafts(fetched: &Fetched, expected: Value, notes: &[&str]) {
    let draft = draft_policy(fetched);
    assert_eq!(draft.document, expected);
    assert_eq!(draft.notes, notes);
    Policy::built_in_with(&draft.document.to_string()).unwrap();
}

#[test]
fn a_page_with_component_groups() {
    drafts(
        &fetched(small_page),
        json!({
            "version": 1,
            "pages": ["kctb"],
            "time": {"zone": "UTC"},
            "clients": [
                {"name": "Fernhill", "groups": ["Fernhill"]},
                {"name": "Oakline", "groups": ["Oakline"]}
            ],
            "templates": [
                {"name": "0. Maintenance-scheduled", "phase": "scheduled", "title": "T", "body": "B",
                 "statuspage_name": "0. Maintenance-scheduled"},
                {"name": "C. Maintenance Extended.", "phase": "extended", "body": "B",
                 "statuspage_name": "C. Maintenance Extended."}
            ]
        }),
        &[
            "The template C. Maintenance Extended. was taken for the phase extended, by its name. Correct its phase if that \
           is wrong.",
        ],
    );
}

fn with_list(list: &'static str, items: Value) -> Fetched {
    fetched(move |path| match path.contains(list) {
        true => items.clone(),
        false => small_page(path),
    })
}

#[test]
fn page_access_groups_go_first() {
    let groups = json!([
        {"id": "p1", "name": "Fernhill Grocers", "component_ids": ["g1"]},
        {"id": "p2", "name": "Oakline Markets", "component_ids": ["o1"]}
    ]);
    let draft = draft_policy(&with_list("/page_access_groups", groups));
    assert_eq!(
        draft.document["clients"],
        json!([
            {"name": "Fernhill Grocers", "components": ["Fernhill Ashby"]},
            {"name": "Oakline Markets", "components": ["Oakline Dunmore"]}
        ])
    );
}

#[test]
fn what_two_groups_see_is_nobodys() {
    let groups = json!([
        {"id": "p1", "name": "Fernhill", "component_ids": ["f1", "o1"]},
        {"id": "p2", "name": "Oakline", "component_ids": ["o1"]}
    ]);
    let draft = draft_policy(&with_list("/page_access_groups", groups));
    assert_eq!(
        draft.document["clients"],
        json!([{"name": "Fernhill", "components": ["Fernhill Ashby"]}])
    );
    assert!(
        draft.notes[0].contains("Oakline Dunmore, which another group sees too"),
        "{:?}",
        draft.notes
    );
}

#[test]
fn a_name_that_two_components_have_gives_their_ids() {
    let components = json!([
        {"id": "c1", "name": "Depot", "status": "operational"},
        {"id": "c2", "name": "depot ", "status": "operational"},
        {"id": "c3", "name": "Quay *", "status": "operational"},
        {"id": "c4", "name": "Quay 4", "status": "operational"}
    ]);
    let groups =
        json!([{"id": "p1", "name": "Fernhill", "component_ids": ["c1", "c2", "c3", "c4"]}]);
    let draft = draft_policy(&fetched(move |path| match path {
        path if path.contains("/components") => components.clone(),
        path if path.contains("/page_access_groups") => groups.clone(),
        path => small_page(path),
    }));
    let client = &draft.document["clients"][0];
    assert_eq!(client["components"], json!(["c1", "c2", "c3", "Quay 4"]));
}

#[test]
fn what_a_template_leaves_to_be_written_becomes_a_placeholder() {
    let template = json!({
        "id": "t1", "name": "Work called off", "title": "For [Client]", "body": "Not on [Date].", "update_status": "completed"
    });
    let came = with_list("/incident_templates", json!([template]));
    let draft = draft_policy(&came);
    let drafted = &draft.document["templates"][0];
    assert_eq!(drafted["phase"], "cancelled");
    assert_eq!(drafted["title"], "For {{Client}}");
    assert_eq!(drafted["body"], "Not on {{Date}}.");
    let mut own = draft.document.clone();
    own["templates"][0]["body"] = json!("Not on  {{ start date }}.");
    assert_eq!(differences(&came, &own), []);
    own["templates"][0]["body"] = json!("Not on {{end}}.");
    assert_eq!(differences(&came, &own).len(), 1);
}

#[test]
fn a_template_whose_phase_is_not_known_is_left_out() {
    let templates = json!([
        {"id": "t1", "name": "Thanks", "body": "B", "update_status": null},
        {"id": "t2", "name": "Empty", "body": " ", "update_status": "scheduled"},
        {"id": "t3", "name": "Go", "body": "B", "update_status": "in_progress"},
        {"id": "t4", "name": "go", "body": "B", "update_status": "in_progress"}
    ]);
    let draft = draft_policy(&with_list("/incident_templates", templates));
    assert_eq!(draft.document["templates"].as_array().unwrap().len(), 1);
    assert_eq!(draft.notes.len(), 3);
    assert_eq!(
        draft.notes[0],
        "The template Thanks has no status, so it is not known what it is for: it was left out."
    );
}

#[test]
fn the_zone_of_the_page() {
    let zone = |zone: Value| {
        let draft = draft_policy(&fetched(move |path| match path {
            "/pages/kctb" => json!({"id": "kctb", "name": "P", "time_zone": zone}),
            path => small_page(path),
        }));
        draft.document["time"]["zone"].clone()
    };
    assert_eq!(zone(json!("UTC")), "UTC");
    assert_eq!(zone(json!("Europe/London")), "Europe/London");
    assert_eq!(
        zone(json!("Eastern Time (US & Canada)")),
        "America/New_York"
    );
    assert_eq!(zone(json!("Nowhere")), Value::Null);
    assert_eq!(zone(Value::Null), Value::Null);
}

#[test]
fn component_groups_may_be_no_clients_where_access_groups_were_not_read() {
    let server = |path: &str| match path.contains("/page_access_groups") {
        true => answer(500, ""),
        false => json_answer(&small_page(path)),
    };
    let (fetched, ..) = run_fetch(fetch_for_policy(), server);
    let draft = draft_policy(&fetched);
    assert!(
        draft.notes[0].starts_with("The page access groups were not all read"),
        "{:?}",
        draft.notes
    );
}
