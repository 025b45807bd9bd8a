//! Drift of places: wrapped, reordered, taken away, hidden, doubled.

use super::controls;
use super::mutate::{Case, every};
use super::tree::Tree;
use crate::fixture::{Truth, is_needed};
use crate::random::Random;
use statuspage_guard::page::outline::OutlineChild;

pub fn wrap(case: &mut Case, random: &mut Random) -> bool {
    let all = every(case);
    for _ in 0..3 + random.below(8) {
        let Some(&id) = random.choose(&all[1..]) else {
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
            "legend" | "option" | "dialog" | "slot" | "body"
        ) {
            continue;
        }
        for _ in 0..=random.below(2) {
            let tag = if random.chance(60) { "div" } else { "span" };
            let class = random.word();
            let wrapper = case.tree.element(tag, &[("class", &class)], Vec::new());
            case.tree.replace(id, wrapper);
            if let Some(node) = case.tree.nodes.get_mut(&wrapper) {
                node.children.push(OutlineChild::Node(id));
            }
        }
    }
    true
}

/// Two fields change places, in the document and on the screen.
pub fn reorder(case: &mut Case, random: &mut Random) -> bool {
    let rows = case.rows();
    for _ in 0..20 {
        let (Some(a), Some(b)) = (random.choose(&rows), random.choose(&rows)) else {
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

pub fn remove(case: &mut Case, random: &mut Random) -> bool {
    take_away(case, random, |tree, id| tree.detach(id))
}

pub fn hide(case: &mut Case, random: &mut Random) -> bool {
    take_away(case, random, Tree::hide)
}

fn take_away(case: &mut Case, random: &mut Random, act: fn(&mut Tree, u32)) -> bool {
    let rows = case.rows();
    let Some(key) = random.choose(&rows).cloned() else {
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
pub fn double(case: &mut Case, random: &mut Random) -> bool {
    let rows = case.rows();
    let Some(key) = random.choose(&rows).cloned() else {
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
                for (name, value) in node.attributes.iter_mut() {
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
