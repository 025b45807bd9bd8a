//! One piece of what differs, and taking it over into a policy.

use serde_json::{Value, json};

/// One piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub kind: DifferenceKind,
    /// Where in the policy: `clients[2].components`; for what is new, where it would be.
    pub path: String,
    pub old: Option<Value>,
    pub new: Option<Value>,
    /// What differs, and what taking it over does.
    pub sentence: String,
    pub(super) change: PolicyChange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    Add,
    Change,
    Remove,
    /// The API and the policy contradict each other: a person must decide, and there is nothing to take over.
    Conflict,
}

/// Found again by its name, so that one piece can be taken over after another.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PolicyChange {
    None,
    AddPage(String),
    SetZone(String),
    AddItem {
        list: &'static str,
        item: Value,
    },
    RemoveItem {
        list: &'static str,
        name: String,
    },
    AddComponents {
        client: String,
        entries: Vec<String>,
    },
    RemoveComponents {
        client: String,
        entries: Vec<String>,
    },
    SetTemplateText {
        name: String,
        key: &'static str,
        text: Option<Value>,
    },
}

/// Takes one piece over into the policy.
pub fn apply_difference(document: &mut Value, difference: &Difference) {
    if !document.is_object() {
        *document = json!({ "version": 1 });
    }
    match &difference.change {
        PolicyChange::None => {}
        PolicyChange::AddPage(id) => push_item(document, "pages", json!(id)),
        PolicyChange::SetZone(zone) => {
            if !document["time"].is_object() {
                document["time"] = json!({});
            }
            document["time"]["zone"] = json!(zone);
        }
        PolicyChange::AddItem { list, item } => push_item(document, list, item.clone()),
        PolicyChange::RemoveItem { list, name } => {
            if let Some(items) = document[*list].as_array_mut() {
                items.retain(|item| item["name"] != *name);
            }
        }
        PolicyChange::AddComponents { client, entries } => {
            if let Some(client) = find_named_mut(document, "clients", client) {
                for entry in entries {
                    push_item(client, "components", json!(entry));
                }
            }
        }
        PolicyChange::RemoveComponents { client, entries } => {
            let client = find_named_mut(document, "clients", client);
            if let Some(list) = client.and_then(|client| client["components"].as_array_mut()) {
                list.retain(|entry| !entries.iter().any(|gone| entry == gone));
            }
        }
        PolicyChange::SetTemplateText { name, key, text } => {
            let template = find_named_mut(document, "templates", name);
            if let Some(template) = template.and_then(Value::as_object_mut) {
                match text {
                    Some(text) => drop(template.insert((*key).into(), text.clone())),
                    None => drop(template.remove(*key)),
                }
            }
        }
    }
}

/// Adds to a list of an object, once.
fn push_item(object: &mut Value, list: &str, item: Value) {
    if !object[list].is_array() {
        object[list] = json!([]);
    }
    if let Some(items) = object[list].as_array_mut()
        && !items.contains(&item)
    {
        items.push(item);
    }
}

fn find_named_mut<'d>(document: &'d mut Value, list: &str, name: &str) -> Option<&'d mut Value> {
    let items = document.get_mut(list)?.as_array_mut()?;
    items.iter_mut().find(|item| item["name"] == name)
}

pub(super) fn items<'d>(document: &'d Value, list: &str) -> &'d [Value] {
    document[list].as_array().map_or(&[], Vec::as_slice)
}
