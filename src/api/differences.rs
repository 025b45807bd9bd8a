//! What the API knows otherwise than a policy, in pieces that a person takes over one by one. `document` is the policy
//! that would be changed, such as the person's own, not what all policies come to.

mod clients;
mod piece;
mod templates;

pub use piece::{Difference, DifferenceKind, apply_difference};

use super::{draft::page_zone, fetched::Fetched};
use piece::{PolicyChange, items};
use serde_json::{Value, json};

pub fn differences(fetched: &Fetched, document: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare_page(fetched, document, &mut found);
    // Else nothing certain can be said of them; what was not read is among the problems of the fetch.
    let has_clients = document["audience"] != "public";
    if has_clients && fetched.has_all_access_groups() && fetched.has_all_components() {
        clients::compare_clients(fetched, document, &mut found);
    }
    templates::compare_templates(fetched, document, &mut found);
    found
}

fn compare_page(fetched: &Fetched, document: &Value, found: &mut Vec<Difference>) {
    let Some(page) = &fetched.page else { return };
    let pages = items(document, "pages");
    let is_named = |one: &Value| *one == page.id || one["id"] == page.id;
    if !pages.iter().any(is_named) {
        let effect = match pages.is_empty() {
            true => "The policy counts for every page; with this it counts for this page only.",
            false => "The policy does not name it, so nothing is checked there; with this it is.",
        };
        found.push(Difference {
            kind: DifferenceKind::Add,
            path: format!("pages[{}]", pages.len()),
            old: None,
            new: Some(json!(page.id)),
            sentence: format!("The page “{}” has the id {}. {effect}", page.name, page.id),
            change: PolicyChange::AddPage(page.id.clone()),
        });
    }
    let wanted = document["time"]["zone"].as_str();
    if let Some(zone) = page_zone(fetched, &mut Vec::new())
        && zone != wanted.unwrap_or("UTC")
    {
        found.push(Difference {
            kind: DifferenceKind::Change,
            path: "time.zone".into(),
            old: wanted.map(Value::from),
            new: Some(json!(zone)),
            sentence: format!(
                "The page “{}” is set to {zone}, and the policy wants times in {}. With this it wants them in {zone}.",
                page.name,
                wanted.unwrap_or("UTC")
            ),
            change: PolicyChange::SetZone(zone),
        });
    }
}
