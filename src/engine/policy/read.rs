//! Document → policy. A document is held against its shape first, so that reading itself can trust
//! it; keys that are not there have their neutral value.

use super::{
    AllowedHours, AutomationPolicy, Client, Clock, NotificationPolicy, Phase, Policy, RulePolicy,
    RuleSeverity, Template, TimePolicy, WindowPolicy,
    shape::{CLOCKS, PHASES, Problem, SEVERITIES, problem, problems},
};
use crate::engine::{rules, target::Locators, template::Pattern, text::fold};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads a document.
pub fn policy(document: &Value) -> Result<Policy, Vec<Problem>> {
    let mut problems = problems(document);
    let policy = lenient(document);
    once_each(&policy, &mut problems);
    if problems.is_empty() {
        Ok(policy)
    } else {
        Err(problems)
    }
}

/// What can be read of a document, problems or not.
pub fn lenient(document: &Value) -> Policy {
    let time = &document["time"];
    let window = &document["window"];
    Policy {
        pages: texts(&document["pages"]),
        time: TimePolicy {
            zone: text(&time["zone"]).unwrap_or_else(|| "UTC".into()),
            clock: match position(&time["clock"], CLOCKS) {
                Some(1) => Clock::Twelve,
                _ => Clock::TwentyFour,
            },
            abbreviations: texts_by(&time["abbreviations"], |key| Some(key.to_ascii_uppercase())),
        },
        clients: list(&document["clients"]).iter().map(client).collect(),
        templates: list(&document["templates"])
            .iter()
            .filter_map(template)
            .collect(),
        phases_needing_template: list(&document["phases_needing_template"])
            .iter()
            .filter_map(phase)
            .collect(),
        notifications: notifications(&document["notifications"]),
        automation: AutomationPolicy {
            name_pattern: text(&document["automation"]["name_pattern"]),
        },
        window: WindowPolicy {
            longest: number(&window["longest"]),
            notice: number(&window["notice"]),
            allowed_hours: AllowedHours(
                entries(&window["allowed_hours"])
                    .map(|(client, hours)| (client.clone(), texts(hours)))
                    .collect(),
            ),
        },
        rules: entries(&document["rules"])
            .filter_map(|(id, wanted)| Some((rules::by_id(id)?.id, rule(wanted))))
            .collect(),
        links: texts_by(&document["links"], |id| Some(rules::by_id(id)?.id.into())),
        locators: locators(document),
        locked_locators: Locators::new(),
    }
}

pub fn locators(document: &Value) -> Locators {
    Locators::deserialize(&document["locators"]).unwrap_or_default()
}

/// A name or a component that is there twice is a slip.
fn once_each(policy: &Policy, problems: &mut Vec<Problem>) {
    let mut names: Vec<String> = Vec::new();
    let mut claimed: Vec<(String, usize)> = Vec::new();
    for (number, client) in policy.clients.iter().enumerate() {
        once(&client.name, "clients", &mut names, problems);
        for (index, component) in client.components.iter().enumerate() {
            let folded = fold(component);
            match claimed.iter().find(|(other, _)| *other == folded) {
                Some((_, first)) if *first != number => problem(
                    &format!("clients[{number}].components[{index}]"),
                    format!("\"{component}\" is clients[{first}]'s already"),
                    problems,
                ),
                Some(_) => {}
                None => claimed.push((folded, number)),
            }
        }
    }
    names.clear();
    for template in &policy.templates {
        once(&template.name, "templates", &mut names, problems);
    }
}

fn once(name: &str, list: &str, names: &mut Vec<String>, problems: &mut Vec<Problem>) {
    let folded = fold(name);
    let same = names.iter().position(|other| *other == folded);
    if let Some(first) = same.filter(|_| !folded.is_empty()) {
        problem(
            &format!("{list}[{}].name", names.len()),
            format!("\"{name}\" is the name of {list}[{first}] already"),
            problems,
        );
    }
    names.push(folded);
}

fn client(value: &Value) -> Client {
    Client {
        name: text(&value["name"]).unwrap_or_default(),
        aliases: texts(&value["aliases"]),
        components: texts(&value["components"]),
        groups: texts(&value["groups"]),
        time_zone: text(&value["time_zone"]),
        email_domains: texts(&value["email_domains"]),
    }
}

fn template(value: &Value) -> Option<Template> {
    let body = text(&value["body"])?;
    Some(Template {
        name: text(&value["name"])?,
        phase: phase(&value["phase"])?,
        title: text(&value["title"]),
        pattern: Pattern::of(&body),
        body,
        statuspage_name: text(&value["statuspage_name"]),
    })
}

fn phase(value: &Value) -> Option<Phase> {
    Phase::ALL.get(position(value, PHASES)?).copied()
}

fn notifications(value: &Value) -> NotificationPolicy {
    let flag = |key: &str| value[key].as_bool().unwrap_or(true);
    NotificationPolicy {
        now: flag("now"),
        hour_before: flag("hour_before"),
        at_start: flag("at_start"),
        at_end: flag("at_end"),
    }
}

fn rule(value: &Value) -> RulePolicy {
    let severity = match value {
        Value::String(_) => value,
        _ => &value["severity"],
    };
    let severity = position(severity, SEVERITIES);
    RulePolicy {
        severity: severity.and_then(|at| RuleSeverity::ALL.get(at).copied()),
        options: value["options"].as_object().cloned().unwrap_or_default(),
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(Into::into)
}

fn texts(value: &Value) -> Vec<String> {
    list(value).iter().filter_map(text).collect()
}

fn texts_by(value: &Value, key: fn(&str) -> Option<String>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (name, value) in entries(value) {
        if let (Some(key), Some(text)) = (key(name), text(value)) {
            texts.insert(key, text);
        }
    }
    texts
}

fn number(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn position(value: &Value, words: &[&str]) -> Option<usize> {
    let word = value.as_str()?;
    words.iter().position(|other| *other == word)
}

#[cfg(test)]
mod tests;
