//! Document → policy. A document is checked against the schema first, so that all its problems are reported
//! and not only the first.

use super::{
    Policy,
    document::{push_index, push_key},
    validate::{self, PolicyProblem},
};
use crate::engine::{
    target::Locators,
    template::{BodyPattern, BuiltInPlaceholder, placeholder_key},
    text::normalize_text,
};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::Value;

/// All that is wrong with a document.
pub fn find_problems(document: &Value) -> Vec<PolicyProblem> {
    let mut problems = validate::find_schema_problems(document);
    report_repeated(document, &mut problems);
    report_taken_placeholders(document, &mut problems);
    problems
}

/// Reads a document in which each rule has an object.
pub fn read_policy(document: &Value) -> Result<Policy, Vec<PolicyProblem>> {
    let problems = find_problems(document);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut policy = Policy::deserialize(without_nulls(document)).map_err(|error| {
        vec![PolicyProblem {
            path: String::new(),
            what: error.to_string(),
        }]
    })?;
    for template in &mut policy.templates {
        template.pattern = BodyPattern::from_body(&template.body);
    }
    let abbreviations = std::mem::take(&mut policy.time.abbreviations).into_iter();
    policy.time.abbreviations = abbreviations
        .map(|(name, zone)| (name.to_ascii_uppercase(), zone))
        .collect();
    Ok(policy)
}

pub fn read_locators(document: &Value) -> Locators {
    Locators::deserialize(without_nulls(&document["locators"])).unwrap_or_default()
}

/// `null` is as good as not there.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(entries) => entries
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key.clone(), without_nulls(value)))
            .collect(),
        Value::Array(items) => items
            .iter()
            .filter(|item| !item.is_null())
            .map(without_nulls)
            .collect(),
        other => other.clone(),
    }
}

/// A name or a component that is there twice is a slip.
fn report_repeated(document: &Value, problems: &mut Vec<PolicyProblem>) {
    report_repeated_names(document, "clients", problems);
    report_repeated_names(document, "templates", problems);
    let mut claimed: FxHashMap<String, usize> = FxHashMap::default();
    for (number, client) in items(&document["clients"]).enumerate() {
        for (index, component) in items(&client["components"]).enumerate() {
            let Some(component) = component.as_str() else {
                continue;
            };
            let first = *claimed.entry(normalize_text(component)).or_insert(number);
            if first != number {
                let mut path = String::from("clients");
                push_index(&mut path, number);
                push_key(&mut path, "components");
                push_index(&mut path, index);
                let what = format!("\"{component}\" is clients[{first}]'s already");
                problems.push(PolicyProblem { path, what });
            }
        }
    }
}

/// A placeholder that the form fills cannot be another text, and names that templates cannot tell apart are one.
fn report_taken_placeholders(document: &Value, problems: &mut Vec<PolicyProblem>) {
    let mut seen: FxHashMap<String, &str> = FxHashMap::default();
    for name in document["placeholders"].as_object().into_iter().flatten() {
        let (name, key) = (name.0.as_str(), placeholder_key(name.0));
        let is_taken = BuiltInPlaceholder::by_key(&key)
            .is_some_and(|built_in| !built_in.may_be_set_by_policy());
        let what = match seen.get(&key) {
            _ if key.is_empty() => "has no letter in its name".to_owned(),
            _ if is_taken => "is filled from the form already".to_owned(),
            Some(first) => format!("is the same placeholder as \"{first}\""),
            None => {
                seen.insert(key, name);
                continue;
            }
        };
        let mut path = String::from("placeholders");
        push_key(&mut path, name);
        problems.push(PolicyProblem { path, what });
    }
}

fn report_repeated_names(document: &Value, list: &str, problems: &mut Vec<PolicyProblem>) {
    let mut names: FxHashMap<String, usize> = FxHashMap::default();
    for (number, item) in items(&document[list]).enumerate() {
        let Some(name) = item["name"].as_str().filter(|name| !name.trim().is_empty()) else {
            continue;
        };
        let first = *names.entry(normalize_text(name)).or_insert(number);
        if first != number {
            problems.push(PolicyProblem {
                path: format!("{list}[{number}].name"),
                what: format!("\"{name}\" is the name of {list}[{first}] already"),
            });
        }
    }
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests;
