//! Document → policy. A document is checked against the schema first, so that all its problems are reported
//! and not only the first.

use super::{
    BUILT_IN_DOCUMENT, Client, Policy,
    document::{push_index, push_key},
    validate::{self, PolicyProblem},
};
use crate::engine::{
    procedure::MOST_STEPS,
    target::Locators,
    template::{
        BodyPattern, BuiltInPlaceholder, Template, TemplatePhase, TemplateSource, body_from_page,
        placeholder_key,
    },
    text::normalize_text,
    words::split_words,
};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::{Map, Value};

/// All that is wrong with a document.
pub fn find_problems(document: &Value) -> Vec<PolicyProblem> {
    let mut problems = validate::find_schema_problems(document);
    report_repeated(document, &mut problems);
    report_taken_placeholders(document, &mut problems);
    report_unusable_words(document, &mut problems);
    report_unknown_templates(document, &mut problems);
    report_unusable_procedures(document, &mut problems);
    problems
}

/// Reads a document without problems, in which each rule has an object.
pub fn read_policy(document: &Value) -> Result<Policy, PolicyProblem> {
    let mut document = without_nulls(document);
    expand_texts(&mut document, "pages", "id");
    expand_texts(&mut document, "words", "word");
    let mut policy = Policy::deserialize(document).map_err(|error| PolicyProblem {
        path: String::new(),
        what: error.to_string(),
    })?;
    mark_built_in(&mut policy.templates);
    for template in &mut policy.templates {
        // A text that was copied from Statuspage has `[Date]`, which is to be filled in like `{{date}}`.
        template.body = body_from_page(&template.body);
        template.title = template.title.as_deref().map(body_from_page);
        template.pattern = BodyPattern::from_body(&template.body);
    }
    let abbreviations = std::mem::take(&mut policy.time.abbreviations).into_iter();
    policy.time.abbreviations = abbreviations
        .map(|(name, zone)| (name.to_ascii_uppercase(), zone))
        .collect();
    Ok(policy)
}

/// What is written as one text becomes the object that it stands for.
fn expand_texts(document: &mut Value, list: &str, key: &str) {
    let items = document.get_mut(list).and_then(Value::as_array_mut);
    for item in items.into_iter().flatten().filter(|item| item.is_string()) {
        *item = Map::from_iter([(key.to_owned(), item.take())]).into();
    }
}

/// A built-in template is one also where a policy that was exported brings it along.
fn mark_built_in(templates: &mut [Template]) {
    for template in templates {
        let is_it = |one: &Value| one["name"] == *template.name && one["body"] == *template.body;
        if items(&BUILT_IN_DOCUMENT["templates"]).any(is_it) {
            template.source = TemplateSource::BuiltIn;
        }
    }
}

impl Policy {
    /// A built-in template stands in until the team has one of its own for the phase, or says on which page it is used.
    pub fn remove_replaced_templates(&mut self) {
        let is_own = |one: &Template| one.source != TemplateSource::BuiltIn;
        let own = self.templates.iter().filter(|one| is_own(one));
        let phases: Vec<TemplatePhase> = own.map(|one| one.phase).collect();
        let named = self.pages.iter().flat_map(|page| &page.templates);
        let named: Vec<String> = named.map(|name| normalize_text(name)).collect();
        self.templates.retain(|one| {
            is_own(one)
                || !phases.contains(&one.phase)
                || named.contains(&normalize_text(&one.name))
        });
    }
}

pub fn read_locators(document: &Value) -> Locators {
    Locators::deserialize(without_nulls(&document["locators"])).unwrap_or_default()
}

pub fn read_clients(document: &Value) -> Vec<Client> {
    Vec::deserialize(without_nulls(&document["clients"])).unwrap_or_default()
}

/// `null` is as good as not there.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let mut kept = entries.clone();
            kept.retain(|_, value| !value.is_null());
            for value in kept.values_mut() {
                *value = without_nulls(value);
            }
            kept.into()
        }
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
    report_repeated_names(document, "procedures", problems);
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

/// A word without a letter is never found, and one that its own replacement has would be found again.
fn report_unusable_words(document: &Value, problems: &mut Vec<PolicyProblem>) {
    for (number, item) in items(&document["words"]).enumerate() {
        let Some(word) = item.as_str().or_else(|| item["word"].as_str()) else {
            continue;
        };
        let parts = |text: &str| -> Vec<u64> {
            let words = split_words(text);
            words.iter().map(|word| word.hash).collect()
        };
        let (word_parts, instead) = (
            parts(word),
            parts(item["instead"].as_str().unwrap_or_default()),
        );
        let has_word = || {
            instead
                .windows(word_parts.len())
                .any(|run| run == word_parts)
        };
        let (key, what) = match word_parts.is_empty() {
            true if word.trim().is_empty() => continue,
            true => ("word", "has no letter or digit".to_owned()),
            false if has_word() && item["match_case"] != true => {
                ("instead", format!("has \"{word}\" in it"))
            }
            false => continue,
        };
        let mut path = String::from("words");
        push_index(&mut path, number);
        if item.is_object() {
            push_key(&mut path, key);
        }
        problems.push(PolicyProblem { path, what });
    }
}

/// A page can only offer templates that there are.
fn report_unknown_templates(document: &Value, problems: &mut Vec<PolicyProblem>) {
    if document["templates"].is_null() {
        return;
    }
    let names = |template: &Value| {
        ["name", "statuspage_name"].map(|key| template[key].as_str().map(normalize_text))
    };
    let known: Vec<String> = items(&document["templates"])
        .flat_map(names)
        .flatten()
        .collect();
    for (page, item) in items(&document["pages"]).enumerate() {
        for (index, name) in items(&item["templates"]).enumerate() {
            let Some(name) = name.as_str().filter(|name| !name.trim().is_empty()) else {
                continue;
            };
            if !known.contains(&normalize_text(name)) {
                problems.push(PolicyProblem {
                    path: format!("pages[{page}].templates[{index}]"),
                    what: format!("no template is called \"{name}\""),
                });
            }
        }
    }
}

/// A step that cannot be seen or named is none.
fn report_unusable_procedures(document: &Value, problems: &mut Vec<PolicyProblem>) {
    for (number, procedure) in items(&document["procedures"]).enumerate() {
        let count = items(&procedure["steps"]).count();
        let path = format!("procedures[{number}].steps");
        let what = match count {
            0 if procedure["steps"].is_array() => Some("has no step".to_owned()),
            0..=MOST_STEPS => None,
            _ => Some(format!("has {count} steps, {MOST_STEPS} are the most")),
        };
        problems.extend(what.map(|what| PolicyProblem {
            path: path.clone(),
            what,
        }));
        for (index, step) in items(&procedure["steps"]).enumerate() {
            let key = match step["does"].as_str() {
                Some("insert_template") => "phase",
                Some("by_hand") => "text",
                _ => continue,
            };
            if step[key].is_null() {
                problems.push(PolicyProblem {
                    path: format!("{path}[{index}].{key}"),
                    what: "is missing".to_owned(),
                });
            }
        }
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
