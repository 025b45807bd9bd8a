//! Statuspage's templates against a policy's.

use super::piece::{Difference, DifferenceKind, PolicyChange, items};
use crate::{
    api::{draft::draft_templates, fetched::Fetched, resource::Resource},
    engine::text::normalize_text,
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
            "Statuspage has the template {name}, which the policy does not have. With this it has."
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
    called.is_some_and(|called| words_of(called) == words_of(name))
}

/// Its words, without what numbers it.
fn words_of(name: &str) -> Vec<String> {
    let name = normalize_text(name);
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_owned);
    let mut words: Vec<String> = words.collect();
    let is_number = |word: &String| word.chars().count() == 1 || word.chars().all(char::is_numeric);
    if words.len() > 1 && is_number(&words[0]) {
        words.remove(0);
    }
    words
}

fn template_text(
    own: &Value,
    drafted: &Value,
    number: usize,
    key: &'static str,
) -> Option<Difference> {
    let text = |template: &Value| template[key].as_str().map(str::to_owned);
    let (old, new) = (text(own), text(drafted));
    let folded = |text: &Option<String>| -> Vec<String> {
        let words = text.as_deref().unwrap_or_default().split_whitespace();
        words.map(str::to_owned).collect()
    };
    if folded(&old) == folded(&new) {
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

/// A template that the policy says is Statuspage's, and that Statuspage does not have.
fn gone_template(fetched: &Fetched, own: &Value, number: usize) -> Option<Difference> {
    let called = own["statuspage_name"].as_str()?;
    let exists = |name: &str| words_of(called) == words_of(name);
    if fetched
        .templates
        .iter()
        .any(|template| exists(&template.name))
    {
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
