//! The kinds of drift. Each changes the page as a redesign might, and knows what is right to say of
//! every field afterwards.

use super::tree::{Dice, Tree};
use super::{controls, words};
use crate::fixture::{Parts, Recording, Truth, is_needed};
use serde_json::Value;
use statuspage_guard::page::outline::{Child, Node, Update, state};
use std::collections::{BTreeMap, BTreeSet};

/// A page at one moment, and the truth about it.
#[derive(Clone, Debug)]
pub struct Case {
    pub tree: Tree,
    pub parts: BTreeMap<String, Parts>,
    pub truths: BTreeMap<String, Truth>,
}

/// What the eyes send, one after the other, and the truth after each.
#[derive(Clone, Debug)]
pub struct Stage {
    pub update: Update,
    pub truths: BTreeMap<String, Truth>,
}

pub const KINDS: [(&str, Kind); 22] = [
    ("rename", rename),
    ("strip", strip),
    ("wrap", wrap),
    ("reorder", reorder),
    ("reword one", reword_one),
    ("reword all", reword_all),
    ("drop label", drop_label),
    ("double label", double_label),
    ("remove", remove),
    ("double", double),
    ("hide", hide),
    ("disable", disable),
    ("control kind", controls::change),
    ("translate", translate),
    ("search box", search_box),
    ("note box", note_box),
    ("filter form", filter_form),
    ("contact form", contact_form),
    ("hidden twin", hidden_twin),
    ("typed", typed),
    ("mixed", mixed),
    ("mixed and gone", mixed_and_gone),
];

/// Changes the case; false where this kind does not apply to this page.
pub type Kind = fn(&mut Case, &mut Dice) -> bool;

impl Case {
    pub fn new(recording: &Recording) -> Self {
        Self {
            tree: Tree::new(&recording.saw),
            parts: recording.parts.clone(),
            truths: recording.truths(),
        }
    }

    pub fn stage(&self) -> Stage {
        Stage {
            update: self.tree.update(),
            truths: self.truths.clone(),
        }
    }

    /// The words beside the times that tell the zone, to see whether a change took them away.
    pub fn zone_words(&self) -> Option<String> {
        let parts = self.parts.get("zone")?;
        let inside = self.tree.below(self.tree.frame.root);
        let mut all = String::new();
        for &id in parts.at.iter().filter(|id| inside.contains(id)) {
            if self.tree.nodes[&id].state & state::HIDDEN == 0 {
                for word in self.tree.words(id, &[]) {
                    all.push_str(self.tree.text(word));
                }
            }
        }
        Some(all)
    }

    /// Fields with a place of their own that can be taken away, moved or copied.
    pub fn rows(&self) -> Vec<String> {
        self.parts
            .iter()
            .filter(|(key, parts)| {
                !parts.row.is_empty()
                    && matches!(
                        self.truths.get(*key),
                        Some(Truth::Value(_) | Truth::Unsure(_))
                    )
            })
            .map(|(key, _)| key.clone())
            .collect()
    }

    fn labelled(&self) -> Vec<String> {
        self.parts
            .iter()
            .filter(|(key, parts)| !parts.label.is_empty() && self.truths.contains_key(*key))
            .map(|(key, _)| key.clone())
            .collect()
    }

    /// Labels that stand outside the row they belong to.
    fn outer_labels(&self, key: &str) -> Vec<u32> {
        let parts = &self.parts[key];
        let inside: BTreeSet<u32> = parts
            .row
            .iter()
            .flat_map(|&id| self.tree.below(id))
            .collect();
        parts
            .label
            .iter()
            .copied()
            .filter(|id| !inside.contains(id))
            .collect()
    }

    fn fields_inside(&self, rows: &[u32]) -> Vec<String> {
        let inside: BTreeSet<u32> = rows.iter().flat_map(|&id| self.tree.below(id)).collect();
        self.parts
            .iter()
            .filter(|(_, parts)| {
                !parts.at.is_empty() && parts.at.iter().all(|id| inside.contains(id))
            })
            .map(|(key, _)| key.clone())
            .collect()
    }

    pub fn gone(&mut self, key: &str) {
        let truth = if is_needed(key) {
            Truth::Said
        } else {
            Truth::Gone
        };
        self.set(key, truth);
        // An end without its start is no duration.
        if key.starts_with("start-") && self.ends_instead_of_lasting() {
            self.set("duration", Truth::Said);
        }
    }

    pub fn ends_instead_of_lasting(&self) -> bool {
        self.parts.get("duration").is_some_and(|parts| {
            parts.at.iter().any(|id| {
                let value = self
                    .tree
                    .nodes
                    .get(id)
                    .and_then(|node| node.value.as_deref());
                value.is_some_and(|value| value.contains([':', '-']))
            })
        })
    }

    fn set(&mut self, key: &str, truth: Truth) {
        if let Some(old) = self.truths.get_mut(key) {
            *old = truth;
        }
    }

    /// A careful person may no longer be sure.
    fn unsure(&mut self, key: &str) {
        let truth = match self.truths.get(key) {
            Some(Truth::Value(value) | Truth::Unsure(value)) if is_needed(key) => {
                Truth::Unsure(value.clone())
            }
            Some(Truth::Value(value) | Truth::Unsure(value)) => Truth::Untold(value.clone()),
            _ => return,
        };
        self.set(key, truth);
    }
}

fn every(case: &Case) -> Vec<u32> {
    case.tree.below(case.tree.frame.root)
}

/// Other class names, ids and names, as after a rebuild; what refers to an id goes along.
fn rename(case: &mut Case, dice: &mut Dice) -> bool {
    let mut new = BTreeMap::new();
    for id in every(case) {
        let Some(node) = case.tree.nodes.get_mut(&id) else {
            continue;
        };
        for (name, value) in &mut node.attributes {
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
                            .or_insert_with(|| dice.word())
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
fn strip(case: &mut Case, _: &mut Dice) -> bool {
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

fn wrap(case: &mut Case, dice: &mut Dice) -> bool {
    let all = every(case);
    for _ in 0..3 + dice.roll(8) {
        let Some(&id) = dice.pick(&all[1..]) else {
            return false;
        };
        let Some(parent) = case.tree.parent(id) else {
            continue;
        };
        // Where HTML itself says what may stand inside what.
        if matches!(
            case.tree.nodes[&parent].tag.as_str(),
            "table"
                | "tbody"
                | "tr"
                | "ul"
                | "ol"
                | "dl"
                | "menu"
                | "select"
                | "optgroup"
                | "details"
        ) || matches!(
            case.tree.nodes[&id].tag.as_str(),
            "legend" | "option" | "dialog" | "slot"
        ) {
            continue;
        }
        for _ in 0..=dice.roll(2) {
            let tag = if dice.chance(60) { "div" } else { "span" };
            let class = dice.word();
            let wrapper = case.tree.element(tag, &[("class", &class)], Vec::new());
            case.tree.replace(id, wrapper);
            if let Some(node) = case.tree.nodes.get_mut(&wrapper) {
                node.children.push(Child::Node(id));
            }
        }
    }
    true
}

/// Two fields change places, in the document and on the screen.
fn reorder(case: &mut Case, dice: &mut Dice) -> bool {
    let rows = case.rows();
    for _ in 0..20 {
        let (Some(a), Some(b)) = (dice.pick(&rows), dice.pick(&rows)) else {
            return false;
        };
        if swap(case, a, b) {
            return true;
        }
    }
    false
}

fn swap(case: &mut Case, a: &str, b: &str) -> bool {
    let (rows_a, rows_b) = (case.parts[a].row.clone(), case.parts[b].row.clone());
    let (labels_a, labels_b) = (case.outer_labels(a), case.outer_labels(b));
    if rows_a.len() != 1
        || rows_b.len() != 1
        || rows_a == rows_b
        || labels_a.len() != labels_b.len()
    {
        return false;
    }
    let pairs: Vec<(u32, u32)> = [(rows_a[0], rows_b[0])]
        .into_iter()
        .chain(labels_a.iter().copied().zip(labels_b.iter().copied()))
        .collect();
    if pairs
        .iter()
        .any(|&(a, b)| a == b || case.tree.parent(a) != case.tree.parent(b))
    {
        return false;
    }
    let unit = |rows: &[u32], labels: &[u32]| [rows, labels].concat();
    let (unit_a, unit_b) = (unit(&rows_a, &labels_a), unit(&rows_b, &labels_b));
    let (Some(area_a), Some(area_b)) = (case.tree.area(&unit_a), case.tree.area(&unit_b)) else {
        return false;
    };
    let (above, below, upper, lower) = if area_a[1] <= area_b[1] {
        (unit_a, unit_b, area_a, area_b)
    } else {
        (unit_b, unit_a, area_b, area_a)
    };
    if upper[3] > lower[1] {
        return false;
    }
    let growth = (lower[3] - lower[1]) - (upper[3] - upper[1]);
    let between: Vec<u32> = case
        .tree
        .nodes
        .iter()
        .filter(|(_, node)| {
            node.bounds
                .is_some_and(|[_, y, _, _]| y >= upper[3] && y < lower[1])
        })
        .map(|(&id, _)| id)
        .collect();
    for id in between {
        if let Some([_, y, _, _]) = case
            .tree
            .nodes
            .get_mut(&id)
            .and_then(|node| node.bounds.as_mut())
        {
            *y += growth;
        }
    }
    case.tree.shift(&above, lower[3] - upper[3]);
    case.tree.shift(&below, upper[1] - lower[1]);
    for (a, b) in pairs {
        let marker = case.tree.element("i", &[], Vec::new());
        case.tree.replace(a, marker);
        case.tree.replace(b, a);
        case.tree.replace(marker, b);
    }
    true
}

fn reword_one(case: &mut Case, dice: &mut Dice) -> bool {
    let keys = case.labelled();
    dice.pick(&keys)
        .cloned()
        .is_some_and(|key| reword(case, dice, &key))
}

fn reword_all(case: &mut Case, dice: &mut Dice) -> bool {
    let mut done = BTreeSet::new();
    for key in case.labelled() {
        // Start date and start time often share their words.
        if done.insert(case.parts[&key].label.clone()) {
            reword(case, dice, &key);
        }
    }
    true
}

fn reword(case: &mut Case, dice: &mut Dice, key: &str) -> bool {
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
        let list: Vec<&str> = words::synonyms(key, &old)
            .iter()
            .copied()
            .filter(|word| !(shared && word.contains("date")))
            .collect();
        let Some(new) = dice.pick(&list) else {
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
            for (name, value) in &mut node.attributes {
                if matches!(name.as_str(), "aria-label" | "title" | "placeholder")
                    && value.trim() == old.trim()
                {
                    *value = text.clone();
                }
            }
        }
    }
}

fn drop_label(case: &mut Case, dice: &mut Dice) -> bool {
    let keys = case.labelled();
    let Some(key) = dice.pick(&keys).cloned() else {
        return false;
    };
    let parts = case.parts[&key].clone();
    for &label in &parts.label {
        for word in case.tree.words(label, &parts.at) {
            case.tree.set_text(word, "");
        }
    }
    for id in parts.at.iter().chain(&parts.label) {
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

fn double_label(case: &mut Case, dice: &mut Dice) -> bool {
    let keys = case.labelled();
    let Some(key) = dice.pick(&keys).cloned() else {
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
    let tag = ["span", "div", "b", "strong"][dice.roll(4)];
    let twin = case.tree.add(Node {
        tag: tag.into(),
        children: vec![Child::Text(text)],
        bounds: Some(bounds),
        ..Node::default()
    });
    case.tree.push_down(bounds[1], bounds[3] + 2, &[twin]);
    if matches!(
        case.tree.nodes[&label].tag.as_str(),
        "dt" | "legend" | "th" | "td" | "label"
    ) {
        if let Some(node) = case.tree.nodes.get_mut(&label) {
            node.children.insert(0, Child::Node(twin));
        }
    } else {
        case.tree.beside(label, twin, false);
    }
    true
}

fn remove(case: &mut Case, dice: &mut Dice) -> bool {
    take_away(case, dice, |tree, id| tree.detach(id))
}

fn hide(case: &mut Case, dice: &mut Dice) -> bool {
    take_away(case, dice, Tree::hide)
}

fn take_away(case: &mut Case, dice: &mut Dice, act: fn(&mut Tree, u32)) -> bool {
    let rows = case.rows();
    let Some(key) = dice.pick(&rows).cloned() else {
        return false;
    };
    let parts = case.parts[&key].clone();
    let labels = case.outer_labels(&key);
    let inside = case.fields_inside(&parts.row);
    for label in labels {
        let needed_elsewhere = case
            .parts
            .iter()
            .any(|(other, parts)| !inside.contains(other) && parts.label.contains(&label));
        if !needed_elsewhere {
            act(&mut case.tree, label);
        }
    }
    for id in parts.row {
        act(&mut case.tree, id);
    }
    for key in inside {
        case.gone(&key);
    }
    true
}

/// The same field twice, under the same words: which one counts, nobody can tell.
fn double(case: &mut Case, dice: &mut Dice) -> bool {
    let rows = case.rows();
    let Some(key) = dice.pick(&rows).cloned() else {
        return false;
    };
    let unit = [case.parts[&key].row.clone(), case.outer_labels(&key)].concat();
    let Some(area) = case.tree.area(&unit) else {
        return false;
    };
    let height = area[3] - area[1] + 12;
    case.tree.push_down(area[3], height, &unit);
    for id in unit.clone() {
        let (copy, map) = case.tree.copy(id);
        case.tree.shift(&[copy], height);
        case.tree.beside(id, copy, true);
        for node in map.values() {
            if let Some(node) = case.tree.nodes.get_mut(node) {
                for (name, value) in &mut node.attributes {
                    if matches!(name.as_str(), "id" | "for" | "name" | "aria-labelledby") {
                        value.push('2');
                    }
                }
                if let (Some(value), "input" | "textarea" | "div") =
                    (&mut node.value, node.tag.as_str())
                {
                    controls::other_value(value);
                }
            }
        }
    }
    for key in case.fields_inside(&case.parts[&key].row.clone()) {
        if is_needed(&key) {
            case.set(&key, Truth::Said);
        } else {
            case.unsure(&key);
        }
        if key.starts_with("start-") && case.ends_instead_of_lasting() {
            case.set("duration", Truth::Said);
        }
    }
    true
}

fn disable(case: &mut Case, dice: &mut Dice) -> bool {
    let keys: Vec<String> = case.parts.keys().cloned().collect();
    let Some(key) = dice.pick(&keys) else {
        return false;
    };
    for id in case.parts[key].at.clone() {
        if let Some(node) = case.tree.nodes.get_mut(&id) {
            let native = matches!(
                node.tag.as_str(),
                "input" | "select" | "textarea" | "button"
            );
            let name = if native { "disabled" } else { "aria-disabled" };
            node.attributes
                .insert(name.into(), if native { "" } else { "true" }.into());
            if native {
                node.state |= state::DISABLED;
            }
        }
    }
    key != "zone"
}

fn translate(case: &mut Case, dice: &mut Dice) -> bool {
    let language = words::LANGUAGES[dice.roll(4)];
    if dice.chance(70) {
        case.tree.frame.lang = language.into();
    }
    for key in case.labelled() {
        let parts = case.parts[&key].clone();
        let (Some(&label), Some(new)) = (parts.label.last(), words::translated(language, &key))
        else {
            continue;
        };
        let Some(&first) = case.tree.words(label, &parts.at).first() else {
            continue;
        };
        let old = case.tree.text(first).to_owned();
        say(case, first, &parts.at, &old, new);
    }
    for id in every(case) {
        for word in case.tree.words(id, &[]) {
            if word.0 == id
                && let Some(new) = words::translated_step(language, case.tree.text(word))
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
                .and_then(|old| words::translated_step(language, old))
        {
            node.value = Some(new.into());
            node.attributes.insert("value".into(), new.into());
        }
    }
    for key in case.truths.keys().cloned().collect::<Vec<_>>() {
        case.unsure(&key);
    }
    if let Some(Truth::Unsure(Value::String(word))) = case.truths.get("submit").cloned()
        && let Some(new) = words::translated_step(language, &word)
    {
        case.set("submit", Truth::Unsure(new.into()));
    }
    true
}

/// A box of the page's own that is none of the form's fields.
fn stranger(
    case: &mut Case,
    first: bool,
    heading: &str,
    fields: &[(&str, &str, &str)],
    button: &str,
) {
    let root = case.tree.frame.root;
    let area = case.tree.area(&[root]).unwrap_or([0, 0, 800, 600]);
    let height = 60 + 60 * fields.len() as i32;
    let mut y = if first {
        case.tree.push_down(i32::MIN, height, &[]);
        0
    } else {
        area[3] + 20
    };
    let x = area[0] + 20;
    let mut children = Vec::new();
    let put = |tree: &mut Tree, tag: &str, words: &str, y: i32| {
        let id = tree.element(tag, &[], vec![Child::Text(words.into())]);
        if let Some(node) = tree.nodes.get_mut(&id) {
            node.bounds = Some([x, y, 200, 20]);
        }
        Child::Node(id)
    };
    if !heading.is_empty() {
        children.push(put(&mut case.tree, "h3", heading, y));
        y += 24;
    }
    for (label, kind, value) in fields {
        if !label.is_empty() {
            children.push(put(&mut case.tree, "label", label, y));
        }
        let tag = if matches!(*kind, "textarea" | "select") {
            kind
        } else {
            "input"
        };
        let attributes: Vec<(&str, &str)> = match tag {
            "input" if label.is_empty() => vec![("type", kind), ("placeholder", "Search…")],
            "input" => vec![("type", kind)],
            _ => Vec::new(),
        };
        let mut options = Vec::new();
        if tag == "select" {
            for word in ["All", "Scheduled", "In progress", "Completed"] {
                let option = case
                    .tree
                    .element("option", &[], vec![Child::Text(word.into())]);
                if word == *value
                    && let Some(node) = case.tree.nodes.get_mut(&option)
                {
                    node.state = state::SELECTED;
                }
                options.push(Child::Node(option));
            }
        }
        let id = case.tree.element(tag, &attributes, options);
        if let Some(node) = case.tree.nodes.get_mut(&id) {
            node.value = Some((*value).into());
            node.bounds = Some([x, y + 22, 220, 28]);
        }
        children.push(Child::Node(id));
        y += 60;
    }
    if !button.is_empty() {
        children.push(put(&mut case.tree, "button", button, y));
    }
    let form = case.tree.element("form", &[], children);
    if let Some(body) = case.tree.nodes.get_mut(&root) {
        let at = if first { 0 } else { body.children.len() };
        body.children.insert(at, Child::Node(form));
    }
}

fn search_box(case: &mut Case, dice: &mut Dice) -> bool {
    let first = dice.chance(50);
    stranger(case, first, "", &[("", "text", "")], "Search");
    true
}

fn note_box(case: &mut Case, dice: &mut Dice) -> bool {
    let label = ["Comment", "Internal note", "Add a note for your team"][dice.roll(3)];
    let first = dice.chance(30);
    stranger(
        case,
        first,
        "Activity",
        &[(label, "textarea", "Who is on call?")],
        "Add",
    );
    true
}

fn filter_form(case: &mut Case, dice: &mut Dice) -> bool {
    let first = dice.chance(70);
    let fields = [
        ("Status", "select", "Completed"),
        ("From", "date", "2026-01-01"),
        ("Component", "text", ""),
    ];
    stranger(case, first, "Filter the list", &fields, "Filter");
    true
}

fn contact_form(case: &mut Case, dice: &mut Dice) -> bool {
    let first = dice.chance(30);
    let fields = [
        ("Your name", "text", "Kim"),
        ("Your e-mail", "email", ""),
        ("Message", "textarea", "Please call me"),
    ];
    stranger(case, first, "Contact support", &fields, "Send");
    // The heading tells them apart; whoever is in doubt may say so.
    case.unsure("message");
    case.unsure("name");
    true
}

/// The whole form once more, not shown: a template of the page's own.
fn hidden_twin(case: &mut Case, dice: &mut Dice) -> bool {
    let root = case.tree.frame.root;
    let all: Vec<Child> = case.tree.nodes[&root].children.clone();
    let mut twins = Vec::new();
    for child in all {
        if let Child::Node(id) = child {
            let (copy, map) = case.tree.copy(id);
            for node in map.values() {
                if let Some(node) = case.tree.nodes.get_mut(node) {
                    if let Some(value) = &mut node.value {
                        controls::other_value(value);
                    }
                    node.state &= !(state::MODAL | state::CHECKED);
                }
            }
            case.tree.hide(copy);
            twins.push(Child::Node(copy));
        }
    }
    let attributes: &[(&str, &str)] = if dice.chance(50) {
        &[("hidden", "")]
    } else {
        &[("class", "blueprint")]
    };
    let holder = case.tree.element("div", attributes, twins);
    case.tree.hide(holder);
    let first = dice.chance(50);
    if let Some(body) = case.tree.nodes.get_mut(&root) {
        let at = if first { 0 } else { body.children.len() };
        body.children.insert(at, Child::Node(holder));
    }
    true
}

/// A person types and ticks.
fn typed(case: &mut Case, dice: &mut Dice) -> bool {
    let mut changed = false;
    for key in ["name", "message"] {
        let Some(parts) = case.parts.get(key).cloned() else {
            continue;
        };
        if let (Some(node), Some(Truth::Value(_))) = (
            parts.at.first().and_then(|id| case.tree.nodes.get_mut(id)),
            case.truths.get(key),
        ) {
            let text = format!("Another text, {} UTC", dice.word());
            node.value = Some(text.clone());
            case.set(key, Truth::Value(text.into()));
            changed = true;
        }
    }
    for key in [
        "notify.now",
        "notify.hour_before",
        "automation.completed_at_end",
    ] {
        let Some(parts) = case.parts.get(key) else {
            continue;
        };
        if let (Some(node), Some(Truth::Value(Value::Bool(on)))) = (
            case.tree.nodes.get_mut(&parts.at[0]),
            case.truths.get(key).cloned(),
        ) {
            if node.tag == "input" {
                node.state ^= state::CHECKED;
            } else if let Some(value) = node.attributes.get_mut("aria-checked") {
                *value = (!on).to_string();
            } else {
                continue;
            }
            case.set(key, Truth::Value((!on).into()));
            changed = true;
        }
    }
    changed
}

fn mixed(case: &mut Case, dice: &mut Dice) -> bool {
    let harmless: [Kind; 10] = [
        rename,
        strip,
        wrap,
        reorder,
        reword_one,
        reword_all,
        double_label,
        disable,
        note_box,
        search_box,
    ];
    for _ in 0..2 + dice.roll(3) {
        harmless[dice.roll(harmless.len())](case, dice);
    }
    true
}

fn mixed_and_gone(case: &mut Case, dice: &mut Dice) -> bool {
    let last: [Kind; 4] = [remove, hide, double, drop_label];
    mixed(case, dice) && last[dice.roll(4)](case, dice)
}
