//! Drift of words and names: ids and classes, labels reworded, doubled, dropped, translated.

use super::mutate::{Case, every};
use super::{languages, words};
use crate::fixture::Truth;
use crate::random::Random;
use serde_json::Value;
use statuspage_guard::page::outline::{Node, OutlineChild};
use std::collections::{BTreeMap, BTreeSet};

/// Other class names, ids and names, as after a rebuild; what refers to an id goes along.
pub fn rename(case: &mut Case, random: &mut Random) -> bool {
    let mut new = BTreeMap::new();
    for id in every(case) {
        let Some(node) = case.tree.nodes.get_mut(&id) else {
            continue;
        };
        for (name, value) in node.attributes.iter_mut() {
            if matches!(
                name.as_str(),
                "class"
                    | "id"
                    | "name"
                    | "for"
                    | "aria-labelledby"
                    | "aria-describedby"
                    | "aria-controls"
            ) {
                let words: Vec<String> = value
                    .split_whitespace()
                    .map(|word| {
                        new.entry(word.to_owned())
                            .or_insert_with(|| random.word())
                            .clone()
                    })
                    .collect();
                *value = words.join(" ");
            }
        }
    }
    true
}

/// Nothing but what a person sees: no ids, names, classes, and no references.
pub fn strip(case: &mut Case, _: &mut Random) -> bool {
    for id in every(case) {
        if let Some(node) = case.tree.nodes.get_mut(&id) {
            node.attributes.retain(|name, _| {
                !matches!(name.as_str(), "class" | "id" | "name" | "for")
                    && !name.starts_with("data-")
                    && !(name.starts_with("aria-")
                        && (name.ends_with("by") || name.ends_with("controls")))
            });
        }
    }
    true
}

pub fn reword_one(case: &mut Case, random: &mut Random) -> bool {
    let keys = case.labelled();
    random
        .choose(&keys)
        .cloned()
        .is_some_and(|key| reword(case, random, &key))
}

pub fn reword_all(case: &mut Case, random: &mut Random) -> bool {
    let mut done = BTreeSet::new();
    for key in case.labelled() {
        // Start date and start time often share their words.
        if done.insert(case.parts[&key].label.clone()) {
            reword(case, random, &key);
        }
    }
    true
}

fn reword(case: &mut Case, random: &mut Random, key: &str) -> bool {
    let parts = case.parts[key].clone();
    let several = parts.label.len() > 1 && key == "duration";
    let labels = if several {
        parts.label.clone()
    } else {
        parts.label.last().copied().into_iter().collect()
    };
    let mut changed = false;
    for label in labels {
        let Some(&first) = case.tree.words(label, &parts.at).first() else {
            continue;
        };
        let old = case.tree.text(first).to_owned();
        // Two fields in one row under one label are the start: not a date alone.
        let shared = case
            .parts
            .iter()
            .any(|(other, parts)| other != key && parts.label.contains(&label));
        // An end that was reworded before is still an end, never a length.
        let ends = key == "duration" && case.ends_instead_of_lasting();
        let asked = match old.to_lowercase() {
            old if ends && old.contains("date") => "end date".to_owned(),
            old if ends && old.contains("time") => "end time".to_owned(),
            _ if ends => "end".to_owned(),
            old => old,
        };
        let list: Vec<&str> = words::synonyms(key, &asked)
            .iter()
            .copied()
            .filter(|word| !(shared && word.contains("date")))
            .collect();
        let Some(new) = random.choose(&list) else {
            continue;
        };
        say(case, first, &parts.at, &old, new);
        changed = true;
    }
    changed
}

/// Writes a label anew, keeping its colon and the zone in brackets, also where an attribute repeats it.
fn say(case: &mut Case, place: (u32, usize), at: &[u32], old: &str, new: &str) {
    let mut text = new.to_owned();
    if old.contains("(UTC)") {
        text.push_str(" (UTC)");
    }
    if old.trim_end().ends_with(':') {
        text.push(':');
    }
    case.tree.set_text(place, &text);
    for id in at {
        if let Some(node) = case.tree.nodes.get_mut(id) {
            for (name, value) in node.attributes.iter_mut() {
                if matches!(name.as_str(), "aria-label" | "title" | "placeholder")
                    && value.trim() == old.trim()
                {
                    *value = text.clone();
                }
            }
        }
    }
}

pub fn drop_label(case: &mut Case, random: &mut Random) -> bool {
    let keys = case.labelled();
    let Some(key) = random.choose(&keys).cloned() else {
        return false;
    };
    let parts = case.parts[&key].clone();
    for &label in &parts.label {
        for word in case.tree.words(label, &parts.at) {
            case.tree.set_text(word, "");
        }
    }
    // The names of steps and components are theirs, not the field's.
    let own: &[u32] = match key.as_str() {
        "status" | "components" => &[],
        _ => &parts.at,
    };
    for id in own.iter().chain(&parts.label) {
        if let Some(node) = case.tree.nodes.get_mut(id) {
            node.attributes
                .retain(|name, _| !matches!(name.as_str(), "aria-label" | "title" | "placeholder"));
        }
    }
    case.tree.tidy();
    let sharing: Vec<String> = case
        .parts
        .iter()
        .filter(|(_, other)| other.label.iter().any(|id| parts.label.contains(id)))
        .map(|(key, _)| key.clone())
        .collect();
    for key in sharing {
        // The four steps tell what they are without a label.
        if key != "status" {
            case.unsure(&key);
        }
    }
    true
}

pub fn double_label(case: &mut Case, random: &mut Random) -> bool {
    let keys = case.labelled();
    let Some(key) = random.choose(&keys).cloned() else {
        return false;
    };
    let parts = case.parts[&key].clone();
    let Some(&first) = parts
        .label
        .last()
        .and_then(|&label| case.tree.words(label, &parts.at).into_iter().next())
        .as_ref()
    else {
        return false;
    };
    let (Some(&label), text) = (parts.label.last(), case.tree.text(first).to_owned()) else {
        return false;
    };
    let Some(bounds) = case.tree.nodes[&first.0]
        .bounds
        .or(case.tree.nodes[&label].bounds)
    else {
        return false;
    };
    // A label around its field is doubled inside it, before the words that are there.
    let tag = ["span", "div", "b", "strong"][random.below(4)];
    let twin = case.tree.add(Node {
        tag: tag.into(),
        children: vec![OutlineChild::Text(text)],
        bounds: Some(bounds),
        ..Node::default()
    });
    case.tree.push_down(bounds[1], bounds[3] + 2, &[twin]);
    if matches!(
        case.tree.nodes[&label].tag.as_str(),
        "dt" | "legend" | "th" | "td" | "label"
    ) {
        if let Some(node) = case.tree.nodes.get_mut(&label) {
            node.children.insert(0, OutlineChild::Node(twin));
        }
    } else {
        case.tree.beside(label, twin, false);
    }
    true
}

pub fn translate(case: &mut Case, random: &mut Random) -> bool {
    let language = languages::LANGUAGES[random.below(8)];
    if random.chance(70) {
        case.tree.frame.lang = language.into();
    }
    for key in case.labelled() {
        let parts = case.parts[&key].clone();
        // The end has a label for its date and one for its time; elsewhere the last is the closest.
        let labels = match key.as_str() {
            "duration" => &parts.label[..],
            _ => parts.label.last().map_or(&[][..], std::slice::from_ref),
        };
        for &label in labels {
            let Some(&first) = case.tree.words(label, &parts.at).first() else {
                continue;
            };
            let old = case.tree.text(first).to_owned();
            if let Some(new) = languages::translated(language, &key, &old) {
                say(case, first, &parts.at, &old, new);
            }
        }
    }
    for id in every(case) {
        for word in case.tree.words(id, &[]) {
            if word.0 == id
                && let Some(new) = languages::translated_step(language, case.tree.text(word))
            {
                case.tree.set_text(word, new);
            }
        }
        if let Some(node) = case.tree.nodes.get_mut(&id)
            && node.tag == "input"
            && matches!(
                node.attributes.get("type").map(String::as_str),
                Some("submit")
            )
            && let Some(new) = node
                .value
                .as_deref()
                .and_then(|old| languages::translated_step(language, old))
        {
            node.value = Some(new.into());
            node.attributes.insert("value".into(), new.into());
        }
    }
    for key in case.truths.keys().cloned().collect::<Vec<_>>() {
        case.unsure(&key);
    }
    if let Some(Truth::Unsure(Value::String(word))) = case.truths.get("submit").cloned()
        && let Some(new) = languages::translated_step(language, &word)
    {
        case.set("submit", Truth::Unsure(new.into()));
    }
    true
}
