//! The same field with another kind of control.

use super::mutate::Case;
use super::sketch::option;
use crate::fixture::Truth;
use crate::random::Random;
use serde_json::{Value, json};
use statuspage_guard::page::outline::{Node, OutlineChild, state};

/// Another value of the same kind, so that a copy of a field does not agree with it.
pub fn other_value(value: &mut String) {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(at) = value
        .find(':')
        .filter(|at| value.get(at + 1..at + 3).is_some_and(digits))
    {
        let other = if &value[at + 1..at + 3] == "20" {
            "25"
        } else {
            "20"
        };
        value.replace_range(at + 1..at + 3, other);
    } else if value.len() == 10 && value.as_bytes()[4] == b'-' {
        value.replace_range(8..10, if value.ends_with("17") { "18" } else { "17" });
    } else if let Some((day, rest)) = value.split_once([' ', '.', '/'])
        && let Ok(day) = day.parse::<u32>()
    {
        *value = format!("{}{}", day % 12 + 1, &value[value.len() - rest.len() - 1..]);
    } else if let Ok(number) = value.parse::<u32>() {
        *value = (number + 1).to_string();
    } else if !value.is_empty() {
        value.push_str(" (copy)");
    }
}

pub fn change(case: &mut Case, random: &mut Random) -> bool {
    let keys: Vec<String> = case.parts.keys().cloned().collect();
    (0..12).any(|_| {
        random
            .choose(&keys)
            .cloned()
            .is_some_and(|key| change_one(case, random, &key))
    })
}

fn change_one(case: &mut Case, random: &mut Random, key: &str) -> bool {
    let at = case.parts[key].at.clone();
    let Some(first) = at.first().and_then(|id| case.tree.nodes.get(id)).cloned() else {
        return false;
    };
    let kind = first.attributes.get("type").cloned().unwrap_or_default();
    match (first.tag.as_str(), kind.as_str()) {
        ("textarea", _) => to_editable(case, first.id, true),
        ("input", "" | "text") if key == "name" => to_editable(case, first.id, false),
        ("input", "checkbox") if key != "components" => {
            to_switch(case, first.id, random.chance(50))
        }
        ("input", "checkbox") => {
            let role_switch = random.chance(30);
            at.iter().all(|&id| to_switch(case, id, role_switch))
        }
        ("input", "radio") if key == "status" => radios_to_select(case, &at),
        ("select", _) if key == "status" => select_to_radios(case, key, &first),
        ("select", _) if key == "template" => to_combobox(case, &first),
        ("input", "date" | "time" | "number") => {
            for id in at {
                if let Some(node) = case.tree.nodes.get_mut(&id) {
                    node.attributes.insert("type".into(), "text".into());
                }
            }
            true
        }
        ("input", "text") if matches!(key, "start-date" | "start-time") => {
            to_native(case, key, &at)
        }
        ("input", "text" | "") if key == "duration" && !case.ends_instead_of_lasting() => {
            for id in at {
                if let Some(node) = case.tree.nodes.get_mut(&id) {
                    node.attributes.insert("type".into(), "number".into());
                }
            }
            true
        }
        ("select", _) if key == "duration" => {
            for id in at {
                if let Some(node) = case.tree.nodes.get_mut(&id) {
                    node.tag = "input".into();
                    node.attributes.insert("type".into(), "text".into());
                    node.children.clear();
                }
            }
            true
        }
        _ => false,
    }
}

/// An editable element in the place of a text field: its label cannot be bound to it any more.
fn to_editable(case: &mut Case, id: u32, many_lines: bool) -> bool {
    let Some(node) = case.tree.nodes.get_mut(&id) else {
        return false;
    };
    node.tag = "div".into();
    node.state |= state::EDITABLE;
    node.children.clear();
    let attributes = std::mem::take(&mut node.attributes);
    node.attributes = attributes
        .into_iter()
        .filter(|(name, _)| name.starts_with("aria-") || matches!(name.as_str(), "id" | "class"))
        .collect();
    node.attributes
        .insert("contenteditable".into(), "true".into());
    if many_lines {
        node.attributes.insert("role".into(), "textbox".into());
        node.attributes
            .insert("aria-multiline".into(), "true".into());
    }
    true
}

fn to_switch(case: &mut Case, id: u32, switch: bool) -> bool {
    let Some(node) = case.tree.nodes.get_mut(&id) else {
        return false;
    };
    let on = node.state & state::CHECKED != 0;
    node.tag = "span".into();
    node.value = None;
    node.state &= !(state::CHECKED | state::INDETERMINATE);
    node.attributes.retain(|name, _| {
        name.starts_with("aria-") || matches!(name.as_str(), "id" | "class" | "value")
    });
    node.attributes.remove("value");
    let role = if switch { "switch" } else { "checkbox" };
    node.attributes.insert("role".into(), role.into());
    node.attributes.insert("tabindex".into(), "0".into());
    node.attributes
        .insert("aria-checked".into(), on.to_string());
    // A person sees a switch of a size that can be hit.
    if let Some([_, _, width, height]) = &mut node.bounds {
        *width = (*width).max(13);
        *height = (*height).max(13);
    }
    true
}

/// What holds all of these and nothing more.
pub fn around(case: &Case, ids: &[u32]) -> Option<u32> {
    let mut outer = case.tree.parent(*ids.first()?)?;
    loop {
        let inside = case.tree.below(outer);
        if ids.iter().all(|id| inside.contains(id)) {
            return Some(outer);
        }
        outer = case.tree.parent(outer)?;
    }
}

fn radios_to_select(case: &mut Case, at: &[u32]) -> bool {
    let (Some(holder), Some(area)) = (around(case, at), case.tree.area(at)) else {
        return false;
    };
    let Some(Truth::Value(Value::String(now))) = case.truths.get("status").cloned() else {
        return false;
    };
    let label = case.parts["status"].label.clone();
    let kept: Vec<OutlineChild> = case.tree.nodes[&holder]
        .children
        .iter()
        .filter(|child| {
            matches!(child, OutlineChild::Node(id) if {
                let inside = case.tree.below(*id);
                label.iter().any(|id| inside.contains(id))
            })
        })
        .cloned()
        .collect();
    let steps = ["Scheduled", "In progress", "Verifying", "Completed"];
    let steps = if steps.contains(&now.as_str()) {
        steps
    } else {
        ["Investigating", "Identified", "Monitoring", "Resolved"]
    };
    let options: Vec<OutlineChild> = steps
        .iter()
        .map(|word| {
            option(
                &mut case.tree,
                &word.to_lowercase().replace(' ', "_"),
                word,
                *word == now,
            )
        })
        .collect();
    let select = case.tree.add(Node {
        tag: "select".into(),
        children: options,
        value: Some(now.to_lowercase().replace(' ', "_")),
        bounds: Some([area[0], area[1], 180, 28]),
        ..Node::default()
    });
    if let Some(node) = case.tree.nodes.get_mut(&holder) {
        node.children = kept;
        node.children.push(OutlineChild::Node(select));
    }
    if let Some(parts) = case.parts.get_mut("status") {
        parts.at = vec![select];
    }
    true
}

fn select_to_radios(case: &mut Case, key: &str, select: &Node) -> bool {
    let [x, y, _, _] = select.bounds.unwrap_or_default();
    let mut at = Vec::new();
    let mut children = Vec::new();
    for (index, child) in select.children.iter().enumerate() {
        let OutlineChild::Node(id) = child else {
            continue;
        };
        let option = case.tree.nodes[id].clone();
        let words = option
            .children
            .iter()
            .filter_map(|child| match child {
                OutlineChild::Text(text) => Some(text.clone()),
                OutlineChild::Node(_) => None,
            })
            .collect::<String>();
        let left = x + 120 * index as i32;
        let radio = case.tree.add(Node {
            tag: "input".into(),
            attributes: [
                ("type".to_owned(), "radio".to_owned()),
                ("name".to_owned(), "step".to_owned()),
            ]
            .into_iter()
            .collect(),
            value: option.attributes.get("value").cloned(),
            state: if option.state & state::SELECTED != 0 {
                state::CHECKED
            } else {
                0
            },
            bounds: Some([left, y, 13, 13]),
            ..Node::default()
        });
        let label = case.tree.add(Node {
            tag: "label".into(),
            children: vec![OutlineChild::Node(radio), OutlineChild::Text(words)],
            bounds: Some([left, y, 110, 18]),
            ..Node::default()
        });
        at.push(radio);
        children.push(OutlineChild::Node(label));
    }
    let group = case.tree.element("div", &[], children);
    case.tree.replace(select.id, group);
    if let Some(parts) = case.parts.get_mut(key) {
        parts.at = at;
    }
    true
}

/// A menu whose list is made only when it is opened.
fn to_combobox(case: &mut Case, select: &Node) -> bool {
    let Some(Truth::Value(truth)) = case.truths.get("template").cloned() else {
        return false;
    };
    let shown = truth["chosen"].as_str().unwrap_or("Select…").to_owned();
    if let Some(node) = case.tree.nodes.get_mut(&select.id) {
        node.tag = "div".into();
        node.value = None;
        node.children = vec![OutlineChild::Text(shown)];
        node.attributes
            .retain(|name, _| name.starts_with("aria-") || matches!(name.as_str(), "id" | "class"));
        node.attributes.insert("role".into(), "combobox".into());
        node.attributes
            .insert("aria-haspopup".into(), "listbox".into());
        node.attributes
            .insert("aria-expanded".into(), "false".into());
        node.attributes.insert("tabindex".into(), "0".into());
    }
    case.truths.insert(
        "template".into(),
        Truth::Value(json!({ "offered": [], "chosen": truth["chosen"] })),
    );
    true
}

/// The browser's own date or time field.
fn to_native(case: &mut Case, key: &str, at: &[u32]) -> bool {
    let ([id], Some(Truth::Value(Value::String(value)))) = (at, case.truths.get(key).cloned())
    else {
        return false;
    };
    if let Some(node) = case.tree.nodes.get_mut(id) {
        let kind = if key == "start-date" { "date" } else { "time" };
        node.attributes.insert("type".into(), kind.into());
        node.value = Some(value);
    }
    true
}
