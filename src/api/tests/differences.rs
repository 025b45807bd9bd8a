//! What came against a policy.

use super::*;
use crate::{
    api::{Difference, DifferenceKind, apply_difference, differences, draft_policy},
    engine::policy::Policy,
};

fn found(document: &Value) -> Vec<Difference> {
    differences(&fetched(small_page), document)
}

#[track_caller]
fn differ(document: &Value, expected: &[&str]) {
    let found: Vec<String> = found(document)
        .iter()
        .map(|one| format!("{:?} {}: {}", one.kind, one.path, one.sentence))
        .collect();
    assert_eq!(found, expected);
}

fn drafted() -> Value {
    draft_policy(&fetched(small_page)).document
}

#[test]
fn groups_of_a_public_page_are_not_proposed_as_clients() {
    let document = json!({"audience": "public", "pages": ["kctb"]});
    let found = found(&document);
    assert!(found.iter().any(|one| one.path == "templates[0]"));
    assert!(!found.iter().any(|one| one.path.starts_with("clients")));
}

#[test]
fn what_was_drafted_does_not_differ() {
    differ(&drafted(), &[]);
}

#[test]
fn all_pieces_together_make_the_draft() {
    let mut document = json!({"version": 1});
    for piece in found(&document) {
        apply_difference(&mut document, &piece);
    }
    assert_eq!(document["clients"], drafted()["clients"]);
    assert_eq!(document["templates"], drafted()["templates"]);
    assert_eq!(document["pages"], drafted()["pages"]);
    differ(&document, &[]);
    Policy::built_in_with(&document.to_string()).unwrap();
}

#[test]
fn every_kind_of_piece() {
    let mut document = drafted();
    document["pages"] = json!(["other"]);
    document["time"]["zone"] = json!("Europe/London");
    document["clients"] = json!([{"name": "fernhill", "components": ["f1", "gone", "Fern*"]}]);
    document["templates"] = json!([
        {"name": "Announcing", "statuspage_name": "Maintenance scheduled", "phase": "scheduled", "title": "T", "body": "Other"},
        {"name": "Old", "statuspage_name": "Old", "phase": "completed", "body": "B"}
    ]);
    differ(
        &document,
        &[
            "Add pages[1]: The page “Pickwell Status” has the id kctb. The policy does not name it, so nothing is checked \
             there; with this it is.",
            "Change time.zone: The page “Pickwell Status” is set to UTC, and the policy wants times in Europe/London. With \
             this it wants them in UTC.",
            "Add clients[1]: Statuspage has the client Oakline, and the policy does not: this adds it.",
            "Remove clients[0].components: The policy gives gone to fernhill, and the page has no such component. With this \
             the policy does not name it any more.",
            "Change templates[0].body: The template Announcing has another message in Statuspage. With this the policy has \
             Statuspage's.",
            "Add templates[2]: Statuspage has the template C. Maintenance Extended., and the policy does not: this adds it.",
            "Remove templates[1]: Statuspage has no template called Old. With this the policy has no template Old any more.",
        ],
    );
    for piece in found(&document) {
        apply_difference(&mut document, &piece);
    }
    differ(&document, &[]);
    assert_eq!(document["clients"][0]["components"], json!(["f1", "Fern*"]));
}

#[test]
fn a_component_that_nobody_owns_is_offered() {
    let groups = json!([{"id": "p1", "name": "Fernhill", "component_ids": ["f1", "o1"]}]);
    let fetched = fetched(|path| match path.contains("/page_access_groups") {
        true => groups.clone(),
        false => small_page(path),
    });
    let mut document = drafted();
    document["clients"] = json!([{"name": "Fernhill", "components": ["f1"]}]);
    let found = differences(&fetched, &document);
    let both = json!(["f1", "Oakline Dunmore"]);
    assert_eq!(found[0].new.as_ref(), Some(&both));
    apply_difference(&mut document, &found[0]);
    assert_eq!(document["clients"][0]["components"], both);
    document["clients"] = json!([
        {"name": "Fernhill", "components": ["f1"]},
        {"name": "Oakline", "components": ["o1"]}
    ]);
    let found = differences(&fetched, &document);
    assert_eq!(found[0].kind, DifferenceKind::Conflict);
    assert_eq!(
        found[0].sentence,
        "Statuspage gives Oakline Dunmore to Fernhill, the policy to Oakline. Correct the one that is wrong."
    );
    // The same client by another name.
    document["clients"] = json!([{"name": "Grocers", "components": ["f1", "o1"]}]);
    assert_eq!(differences(&fetched, &document), []);
}

#[test]
fn what_was_not_read_is_not_gone() {
    let server = |path: &str| match path.contains("/components") || path.contains("templates") {
        true => answer(500, ""),
        false => json_answer(&small_page(path)),
    };
    let (fetched, ..) = run_fetch(fetch_for_policy(), server);
    let mut document = drafted();
    document["clients"][0]["components"] = json!(["gone"]);
    let found = differences(&fetched, &document);
    assert!(
        found.iter().all(|one| one.kind != DifferenceKind::Remove),
        "{found:?}"
    );
}
