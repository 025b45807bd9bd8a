//! The kinds of drift. Each changes the page as a redesign might, and knows what is right to say of
//! every field afterwards.

use super::choices::choose_anew;
use super::controls;
use super::echoes::{history, notice, preview};
use super::in_time;
use super::labels::{double_label, drop_label, rename, reword_all, reword_one, strip, translate};
use super::lookalikes::{instead, lookalike};
use super::moves::{double, hide, remove, reorder, wrap};
use super::places;
use super::sketch::Place;
use super::strangers::{contact_form, filter_form, note_box, search_box, second_form};
use super::times;
use super::tree::Tree;
use super::twins::{hidden_row, hidden_twin};
use crate::fixture::{Parts, Recording, Truth, is_needed};
use crate::random::Random;
use serde_json::Value;
use statuspage_guard::page::outline::{OutlineChild, Snapshot, state};
use std::collections::{BTreeMap, BTreeSet};

/// A page at one moment, and the truth about it.
#[derive(Clone, Debug)]
pub struct Case {
    pub tree: Tree,
    pub parts: BTreeMap<String, Parts>,
    pub truths: BTreeMap<String, Truth>,
}

/// The snapshot messages, one after the other, and the truth after each.
#[derive(Clone, Debug)]
pub struct Stage {
    pub update: Snapshot,
    pub truths: BTreeMap<String, Truth>,
}

pub const KINDS: [(&str, Kind); 32] = [
    ("rename", rename),
    ("strip", strip),
    ("wrap", wrap),
    ("reorder", reorder),
    ("reword one", reword_one),
    ("reword all", reword_all),
    ("drop label", drop_label),
    ("move label", places::move_label),
    ("double label", double_label),
    ("remove", remove),
    ("double", double),
    ("hide", hide),
    ("disable", disable),
    ("control kind", controls::change),
    ("chosen anew", choose_anew),
    ("times asked anew", times::ask_anew),
    ("translate", translate),
    ("search box", search_box),
    ("note box", note_box),
    ("filter form", filter_form),
    ("contact form", contact_form),
    ("second form", second_form),
    ("hidden twin", hidden_twin),
    ("hidden row", hidden_row),
    ("preview", preview),
    ("history", history),
    ("notice", notice),
    ("lookalike", lookalike),
    ("lookalike instead", instead),
    ("typed", typed),
    ("mixed", mixed),
    ("mixed and gone", mixed_and_gone),
];

/// The page changed in this way; the same for the same seed. Nothing where this kind does not apply to it.
pub fn mutant(recording: &Recording, kind: &str, seed: usize) -> Option<Vec<Stage>> {
    let Some(number) = KINDS.iter().position(|(name, _)| *name == kind) else {
        let mut random = Random::new(seed as u64 ^ hash(&recording.name));
        return in_time::stages(recording, kind, &mut random);
    };
    let mut random = Random::new((seed * 1000 + number) as u64 ^ hash(&recording.name));
    let mut case = Case::new(recording);
    let zone = case.zone_words();
    if !KINDS[number].1(&mut case, &mut random) {
        return None;
    }
    if case.zone_words() != zone {
        case.zone_gone();
    }
    Some(vec![case.stage()])
}

pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// Changes the case; false where this kind does not apply to this page.
pub type Kind = fn(&mut Case, &mut Random) -> bool;

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
            .filter(|(key, parts)| !parts.row.is_empty() && self.expected(key).is_some())
            .map(|(key, _)| key.clone())
            .collect()
    }

    pub fn labelled(&self) -> Vec<String> {
        self.parts
            .iter()
            .filter(|(key, parts)| !parts.label.is_empty() && self.truths.contains_key(*key))
            .map(|(key, _)| key.clone())
            .collect()
    }

    /// Labels that stand outside the row they belong to.
    pub fn outer_labels(&self, key: &str) -> Vec<u32> {
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

    pub fn fields_inside(&self, rows: &[u32]) -> Vec<String> {
        let inside: BTreeSet<u32> = rows.iter().flat_map(|&id| self.tree.below(id)).collect();
        self.parts
            .iter()
            .filter(|(_, parts)| {
                !parts.at.is_empty() && parts.at.iter().all(|id| inside.contains(id))
            })
            .map(|(key, _)| key.clone())
            .collect()
    }

    /// What it holds, where anybody can tell, or may.
    pub fn expected(&self, key: &str) -> Option<&Value> {
        match self.truths.get(key)? {
            Truth::Value(value) | Truth::Unsure(value) => Some(value),
            _ => None,
        }
    }

    /// The row of a field, or the field itself where it has none.
    pub fn anchors(&self, key: &str) -> Vec<u32> {
        self.parts
            .get(key)
            .map_or(Vec::new(), |parts| match parts.row.is_empty() {
                true => parts.at.clone(),
                false => parts.row.clone(),
            })
    }

    /// Draws something right after an element, with room made for it: where only rows, items or terms
    /// may stand, it stands in one.
    pub fn stand_after(
        &mut self,
        anchor: u32,
        height: i32,
        draw: impl FnOnce(&mut Tree, Place) -> u32,
    ) -> bool {
        let Some([x, _, right, bottom]) = self.tree.area(&[anchor]) else {
            return false;
        };
        let (mut outer, mut strange) = (anchor, "");
        while let Some(parent) = self.tree.parent(outer) {
            match self.tree.nodes[&parent].tag.as_str() {
                "tr" | "dl" | "select" | "menu" => {
                    outer = parent;
                    continue;
                }
                "tbody" | "table" => strange = "tr",
                "ul" | "ol" => strange = "li",
                _ => {}
            }
            break;
        }
        let (y, width) = (bottom + 10, right - x);
        self.tree.push_down(bottom, height + 14, &[anchor]);
        let mut new = draw(&mut self.tree, Place { x, y, width });
        if strange == "tr" {
            let cell = [("colspan", "2")];
            new = self
                .tree
                .element("td", &cell, vec![OutlineChild::Node(new)]);
        }
        if !strange.is_empty() {
            new = self
                .tree
                .element(strange, &[], vec![OutlineChild::Node(new)]);
        }
        self.tree.beside(outer, new, true);
        true
    }

    /// Room before or after all else: where, and the place among the children of the page.
    pub fn margin(&mut self, first: bool, height: i32) -> (Place, usize) {
        let root = self.tree.frame.root;
        let [x, _, _, bottom] = self.tree.area(&[root]).unwrap_or([0, 0, 800, 600]);
        let x = x + 20;
        if first {
            self.tree.push_down(i32::MIN, height, &[]);
        }
        let y = if first { 0 } else { bottom + 20 };
        (
            Place { x, y, width: 300 },
            if first { 0 } else { usize::MAX },
        )
    }

    /// Puts an element among the children of the page.
    pub fn put(&mut self, at: usize, id: u32) {
        if let Some(body) = self.tree.nodes.get_mut(&self.tree.frame.root) {
            let at = at.min(body.children.len());
            body.children.insert(at, OutlineChild::Node(id));
        }
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

    fn zone_gone(&mut self) {
        if let Some(Truth::Value(value) | Truth::Unsure(value)) = self.truths.get("zone").cloned() {
            self.truths.insert("zone".into(), Truth::Untold(value));
        }
    }

    pub fn set(&mut self, key: &str, truth: Truth) {
        if let Some(old) = self.truths.get_mut(key) {
            *old = truth;
        }
    }

    /// A careful person may no longer be sure.
    pub fn unsure(&mut self, key: &str) {
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

pub fn every(case: &Case) -> Vec<u32> {
    case.tree.below(case.tree.frame.root)
}

fn disable(case: &mut Case, random: &mut Random) -> bool {
    let keys: Vec<String> = case.parts.keys().cloned().collect();
    let Some(key) = random.choose(&keys) else {
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

/// A person types and ticks.
fn typed(case: &mut Case, random: &mut Random) -> bool {
    let mut changed = false;
    for key in ["name", "message"] {
        let Some(parts) = case.parts.get(key).cloned() else {
            continue;
        };
        // Of a code editor the lines are the text.
        if let (Some(node), Some(Truth::Value(_))) = (
            parts.at.first().and_then(|id| case.tree.nodes.get_mut(id)),
            case.truths.get(key),
        ) && node.value.is_some()
        {
            let text = format!("Another text, {} UTC", random.word());
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

fn mixed(case: &mut Case, random: &mut Random) -> bool {
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
    for _ in 0..2 + random.below(3) {
        harmless[random.below(harmless.len())](case, random);
    }
    true
}

fn mixed_and_gone(case: &mut Case, random: &mut Random) -> bool {
    let last: [Kind; 4] = [remove, hide, double, drop_label];
    mixed(case, random) && last[random.below(4)](case, random)
}
