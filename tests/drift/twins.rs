//! Copies that nobody sees: templates of the page's own.

use super::controls;
use super::mutate::Case;
use crate::random::Random;
use statuspage_guard::page::outline::{OutlineChild, state};

/// The whole form once more, not shown: a template of the page's own.
pub fn hidden_twin(case: &mut Case, random: &mut Random) -> bool {
    let root = case.tree.frame.root;
    let all: Vec<OutlineChild> = case.tree.nodes[&root].children.clone();
    let mut twins = Vec::new();
    for child in all {
        if let OutlineChild::Node(id) = child {
            twins.push(OutlineChild::Node(hidden_copy(case, id)));
        }
    }
    let attributes: &[(&str, &str)] = if random.chance(50) {
        &[("hidden", "")]
    } else {
        &[("class", "blueprint")]
    };
    let holder = case.tree.element("div", attributes, twins);
    case.tree.hide(holder);
    case.put(if random.chance(50) { 0 } else { usize::MAX }, holder);
    true
}

/// A row is there once more, not shown: the blueprint of rows to come, or what another width shows.
pub fn hidden_row(case: &mut Case, random: &mut Random) -> bool {
    let rows = case.rows();
    let Some(key) = random.choose(&rows).cloned() else {
        return false;
    };
    let after = random.chance(50);
    for id in case.parts[&key].row.clone() {
        let copy = hidden_copy(case, id);
        case.tree.beside(id, copy, after);
    }
    true
}

/// What holds something else and is not shown.
fn hidden_copy(case: &mut Case, id: u32) -> u32 {
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
    copy
}
