//! Statuspage's templates against a policy's.

use super::piece::{Difference, DifferenceKind, PolicyChange, items};
use crate::{
    api::{draft::draft_templates, fetched::Fetched, resource::Resource},
    engine::template::{
        BuiltInPlaceholder, TemplatePiece, body_from_page, find_called, placeholder_key,
        split_pieces,
    },
};
use serde_json::Value;

pub(super) fn compare_templates(fetched: &Fetched, document: &Value, found: &mut Vec<Difference>) {
    let listed = items(document, "templates");
    let mut missing = Vec::new();
    for drafted in draft_templates(fetched, &mut Vec::new()) {
        let name = drafted["name"].as_str().unwrap_or_default();
        let own = listed
            .iter()
            .enumerate()
            .find(|(_, own)| is_same_template(own, name));
        match own {
            Some((number, own)) => {
                for key in ["title", "body"] {
                    found.extend(template_text(own, &drafted, number, key));
                }
            }
            None => missing.push(drafted),
        }
    }
    for (number, drafted) in (listed.len()..).zip(missing) {
        found.push(missing_template(drafted, number));
    }
    if fetched.is_read_wholly(Resource::IncidentTemplates) {
        for (number, own) in listed.iter().enumerate() {
            found.extend(gone_template(fetched, own, number));
        }
    }
}

fn missing_template(drafted: Value, number: usize) -> Difference {
    let name = drafted["name"].as_str().unwrap_or_default();
    Difference {
        kind: DifferenceKind::Add,
        path: format!("templates[{number}]"),
        old: None,
        new: Some(drafted.clone()),
        sentence: format!(
            "Statuspage has the template {name}, and the policy does not: this adds it."
        ),
        change: PolicyChange::AddItem {
            list: "templates",
            item: drafted,
        },
    }
}

/// What Statuspage calls a template may be written otherwise in the policy: `0. Maintenance-scheduled` is
/// `Maintenance Scheduled`.
fn is_same_template(own: &Value, name: &str) -> bool {
    let called = own["statuspage_name"]
        .as_str()
        .or_else(|| own["name"].as_str());
    called.is_some_and(|called| find_called([called], name).is_some())
}

fn template_text(
    own: &Value,
    drafted: &Value,
    number: usize,
    key: &'static str,
) -> Option<Difference> {
    let text = |template: &Value| template[key].as_str().map(str::to_owned);
    let (old, new) = (text(own), text(drafted));
    let words = |text: &Option<String>| words_of(text.as_deref().unwrap_or_default());
    if words(&old) == words(&new) {
        return None;
    }
    let name = own["name"].as_str().unwrap_or_default();
    let what = if key == "title" { "title" } else { "message" };
    Some(Difference {
        kind: DifferenceKind::Change,
        path: format!("templates[{number}].{key}"),
        old: old.map(Value::from),
        new: new.clone().map(Value::from),
        sentence: format!(
            "The template {name} has another {what} in Statuspage. With this the policy has Statuspage's."
        ),
        change: PolicyChange::SetTemplateText {
            name: name.to_owned(),
            key,
            text: new.map(Value::from),
        },
    })
}

/// The words of a text and its placeholders, however these are written: `[Start time]` is `{{start}}`.
fn words_of(text: &str) -> Vec<String> {
    let body = body_from_page(text);
    let mut words = Vec::new();
    for piece in split_pieces(&body) {
        match piece {
            TemplatePiece::Text(text) => words.extend(text.split_whitespace().map(str::to_owned)),
            TemplatePiece::Slot { name, .. } => {
                let key = placeholder_key(name);
                words.push(match BuiltInPlaceholder::by_key(&key) {
                    Some(known) => format!("{known:?}"),
                    None => key,
                });
            }
        }
    }
    words
}

/// A template that the policy says is Statuspage's, and that Statuspage does not have.
fn gone_template(fetched: &Fetched, own: &Value, number: usize) -> Option<Difference> {
    let called = own["statuspage_name"].as_str()?;
    let mut names = fetched.templates.iter().map(|one| one.name.as_str());
    if names.any(|name| find_called([called], name).is_some()) {
        return None;
    }
    let name = own["name"].as_str().unwrap_or_default();
    Some(Difference {
        kind: DifferenceKind::Remove,
        path: format!("templates[{number}]"),
        old: Some(own.clone()),
        new: None,
        sentence: format!(
            "Statuspage has no template called {called}. With this the policy has no template {name} any more."
        ),
        change: PolicyChange::RemoveItem {
            list: "templates",
            name: name.to_owned(),
        },
    })
}
