//! Boxes and forms that are none of the form's fields, and a hidden twin of the form.

use super::controls;
use super::mutate::Case;
use super::tree::{Dice, Tree};
use statuspage_guard::page::outline::{Child, state};

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

pub fn search_box(case: &mut Case, dice: &mut Dice) -> bool {
    let first = dice.chance(50);
    stranger(case, first, "", &[("", "text", "")], "Search");
    true
}

pub fn note_box(case: &mut Case, dice: &mut Dice) -> bool {
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

pub fn filter_form(case: &mut Case, dice: &mut Dice) -> bool {
    let first = dice.chance(70);
    let fields = [
        ("Status", "select", "Completed"),
        ("From", "date", "2026-01-01"),
        ("Component", "text", ""),
    ];
    stranger(case, first, "Filter the list", &fields, "Filter");
    true
}

pub fn contact_form(case: &mut Case, dice: &mut Dice) -> bool {
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
pub fn hidden_twin(case: &mut Case, dice: &mut Dice) -> bool {
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
