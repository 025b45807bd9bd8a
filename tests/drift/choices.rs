//! The status, the boxes and the list of components as another team would let them be chosen.

use super::controls::around;
use super::mutate::Case;
use super::sketch::{Control, Place, field, option, words};
use super::tree::Tree;
use crate::fixture::Truth;
use crate::random::Random;
use serde_json::Value;
use statuspage_guard::page::outline::{Node, OutlineChild, state};

/// One field that is a choice gets other controls.
pub fn choose_anew(case: &mut Case, random: &mut Random) -> bool {
    let keys: Vec<String> = case.parts.keys().cloned().collect();
    (0..12).any(|_| match random.choose(&keys).map(String::as_str) {
        Some("status") => status(case, random),
        Some("components") => components(case, random),
        Some(key @ ("notify.now" | "notify.hour_before")) => {
            let key = key.to_owned();
            yes_or_no(case, random, &key)
        }
        _ => false,
    })
}

const STEPS: [[&str; 4]; 2] = [
    ["Scheduled", "In progress", "Verifying", "Completed"],
    ["Investigating", "Identified", "Monitoring", "Resolved"],
];

fn status(case: &mut Case, random: &mut Random) -> bool {
    let at = case.parts["status"].at.clone();
    let Some(now) = case.expected("status").and_then(Value::as_str) else {
        return false;
    };
    let Some((steps, chosen)) = STEPS.iter().find_map(|steps| {
        let place = steps.iter().position(|step| *step == now)?;
        Some((steps, place))
    }) else {
        return false;
    };
    let Some([x, y, ..]) = case.tree.area(&at) else {
        return false;
    };
    let native = |id: &u32| matches!(case.tree.nodes[id].tag.as_str(), "input" | "select");
    let kinds: Vec<Option<&str>> = at
        .iter()
        .map(|id| {
            case.tree.nodes[id]
                .attributes
                .get("type")
                .map(String::as_str)
        })
        .collect();
    let radios = kinds.iter().all(|kind| *kind == Some("radio"));
    let select = at.len() == 1 && kinds == [None];
    if !at.iter().all(native) || !(radios && at.len() > 1 || select) {
        return false;
    }
    let new = draw_steps(
        &mut case.tree,
        random,
        Place { x, y, width: 480 },
        steps,
        chosen,
    );
    if select {
        case.tree.replace(at[0], new);
    } else {
        let Some(holder) = around(case, &at) else {
            return false;
        };
        let label = case.parts["status"].label.clone();
        let keeps = |tree: &Tree, child: &OutlineChild| {
            matches!(child, OutlineChild::Node(id) if {
                let inside = tree.below(*id);
                label.iter().any(|id| inside.contains(id))
            })
        };
        let mut kept = case.tree.nodes[&holder].children.clone();
        kept.retain(|child| keeps(&case.tree, child));
        kept.push(OutlineChild::Node(new));
        if let Some(node) = case.tree.nodes.get_mut(&holder) {
            node.children = kept;
        }
    }
    if let Some(parts) = case.parts.get_mut("status") {
        parts.at = vec![new];
    }
    true
}

fn draw_steps(
    tree: &mut Tree,
    random: &mut Random,
    Place { x, y, .. }: Place,
    steps: &[&str],
    chosen: usize,
) -> u32 {
    let kind = random.below(6);
    if kind == 5 {
        let shown = words(tree, "button", steps[chosen], [x, y, 160, 28]);
        for (name, value) in [
            ("aria-haspopup", "listbox"),
            ("aria-expanded", "false"),
            ("type", "button"),
        ] {
            say(tree, shown, name, value);
        }
        return shown;
    }
    if kind == 4 {
        let place = chosen.to_string();
        let range = field(tree, Control::Number(&place), [x, y, 400, 20]);
        for (name, value) in [("type", "range"), ("min", "0"), ("max", "3"), ("step", "1")] {
            say(tree, range, name, value);
        }
        say(tree, range, "aria-valuetext", steps[chosen]);
        let scale: Vec<OutlineChild> = steps
            .iter()
            .enumerate()
            .map(|(place, step)| {
                OutlineChild::Node(words(
                    tree,
                    "span",
                    step,
                    [x + 120 * place as i32, y + 24, 100, 18],
                ))
            })
            .collect();
        let scale = tree.element("div", &[], scale);
        return tree.element(
            "div",
            &[],
            vec![OutlineChild::Node(range), OutlineChild::Node(scale)],
        );
    }
    let (role, mark) = [
        ("", "aria-pressed"),
        ("radio", "aria-checked"),
        ("tab", "aria-selected"),
        ("", "class"),
    ][kind];
    let class = random.word();
    let drawn: Vec<OutlineChild> = steps
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let id = words(tree, "button", step, [x + 120 * place as i32, y, 110, 28]);
            let on = place == chosen;
            say(tree, id, "type", "button");
            if !role.is_empty() {
                say(tree, id, "role", role);
            }
            let looks = if on {
                format!("{class} is-active")
            } else {
                class.clone()
            };
            match mark {
                "class" => say(tree, id, "class", &looks),
                _ => say(tree, id, mark, if on { "true" } else { "false" }),
            }
            OutlineChild::Node(id)
        })
        .collect();
    let outer = match role {
        "radio" => "radiogroup",
        "tab" => "tablist",
        _ => "group",
    };
    tree.element("div", &[("role", outer)], drawn)
}

/// A box becomes a question.
fn yes_or_no(case: &mut Case, random: &mut Random, key: &str) -> bool {
    let parts = case.parts[key].clone();
    let ([check], [label], Some(on)) = (
        &parts.at[..],
        &parts.label[..],
        case.expected(key).and_then(Value::as_bool),
    ) else {
        return false;
    };
    let text: Vec<&str> = case
        .tree
        .words(*label, &[])
        .into_iter()
        .map(|word| case.tree.text(word))
        .collect();
    let text = text.join(" ");
    let shared = case
        .parts
        .iter()
        .any(|(other, parts)| other != key && parts.label.contains(label));
    let Some([x, y, ..]) = case.tree.nodes[check].bounds.filter(|_| !shared) else {
        return false;
    };
    let tree = &mut case.tree;
    let caption = words(tree, "span", &text, [x, y, 300, 18]);
    let new = match random.below(3) {
        0 => {
            let menu = field(
                tree,
                Control::Menu(&["Yes", "No"], usize::from(!on)),
                [x + 310, y, 70, 24],
            );
            tree.element(
                "div",
                &[],
                vec![OutlineChild::Node(caption), OutlineChild::Node(menu)],
            )
        }
        1 => {
            let name = random.word();
            let mut inside = vec![OutlineChild::Node(caption)];
            for (place, answer) in ["Yes", "No"].into_iter().enumerate() {
                let left = x + 310 + 70 * place as i32;
                let radio = tree.add(Node {
                    tag: "input".into(),
                    attributes: [
                        ("type".to_owned(), "radio".to_owned()),
                        ("name".to_owned(), name.clone()),
                    ]
                    .into_iter()
                    .collect(),
                    value: Some(answer.into()),
                    state: if (place == 0) == on {
                        state::CHECKED
                    } else {
                        0
                    },
                    bounds: Some([left, y, 13, 13]),
                    ..Node::default()
                });
                let around = words(tree, "label", answer, [left, y, 60, 18]);
                if let Some(node) = tree.nodes.get_mut(&around) {
                    node.children.insert(0, OutlineChild::Node(radio));
                }
                inside.push(OutlineChild::Node(around));
            }
            tree.element("div", &[("role", "group")], inside)
        }
        _ => {
            let button = words(tree, "button", &text, [x, y, 220, 28]);
            say(
                tree,
                button,
                "aria-pressed",
                if on { "true" } else { "false" },
            );
            say(tree, button, "type", "button");
            button
        }
    };
    // A label around the box goes with it.
    let around = case.tree.parent(*check);
    let around = around.filter(|outer| case.tree.nodes[outer].tag == "label");
    case.tree.replace(around.unwrap_or(*check), new);
    case.tree.detach(*label);
    if let Some(parts) = case.parts.get_mut(key) {
        parts.at = vec![new];
        parts.label.clear();
    }
    true
}

/// The list as one menu of which several can be chosen.
fn components(case: &mut Case, random: &mut Random) -> bool {
    let parts = case.parts["components"].clone();
    let Some(all) = case.expected("components").cloned() else {
        return false;
    };
    let whole = |part: &str| all[part].as_array().is_none_or(Vec::is_empty);
    let list = all["list"].as_array();
    let Some(list) = list.filter(|_| whole("unseen") && whole("may_unseen")) else {
        return false;
    };
    let (Some(holder), Some(area)) = (around(case, &parts.at), case.tree.area(&parts.at)) else {
        return false;
    };
    let inside = case.tree.below(holder);
    let only = case.fields_inside(&[holder]) == ["components"];
    if !only
        || parts.label.iter().any(|label| inside.contains(label))
        || parts.label.is_empty()
        || list.len() < 2
    {
        return false;
    }
    let grouped = random.chance(60);
    let tree = &mut case.tree;
    let (mut children, mut groups): (Vec<OutlineChild>, Vec<(String, Vec<OutlineChild>)>) =
        Default::default();
    for row in list {
        let (group, name) = (row[0].as_str().unwrap_or(""), row[1].as_str().unwrap_or(""));
        let one = option(tree, "", name, row[2] == true);
        match groups.iter_mut().find(|(other, _)| other == group) {
            _ if group.is_empty() || !grouped => children.push(one),
            Some((_, members)) => members.push(one),
            None => groups.push((group.to_owned(), vec![one])),
        }
    }
    for (group, members) in groups {
        children.push(OutlineChild::Node(tree.element(
            "optgroup",
            &[("label", &group)],
            members,
        )));
    }
    let select = tree.element("select", &[("multiple", ""), ("size", "8")], children);
    if let Some(node) = tree.nodes.get_mut(&select) {
        node.bounds = Some([area[0], area[1], 300, 140]);
    }
    case.tree.replace(holder, select);
    if let Some(parts) = case.parts.get_mut("components") {
        parts.at = vec![select];
    }
    let rows: Vec<Value> = list
        .iter()
        .map(|row| {
            serde_json::json!([
                if grouped { row[0].clone() } else { "".into() },
                row[1],
                row[2]
            ])
        })
        .collect();
    case.set(
        "components",
        Truth::Value(serde_json::json!({ "list": rows, "unseen": [] })),
    );
    true
}

fn say(tree: &mut Tree, id: u32, name: &str, value: &str) {
    if let Some(node) = tree.nodes.get_mut(&id) {
        node.attributes.insert(name.into(), value.into());
    }
}
