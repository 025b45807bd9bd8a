//! What a list has and the page does not show: further pages of it, what a filter hides, what a button brings.

use super::{anchors::spoken, rows::RowPlace};
use crate::page::{
    label_text::{fold, has_any},
    scene::{At, Role, Scene},
    understand::{components::is_more, cues::components as words},
};

pub fn find_unseen(scene: &Scene, rows: &[RowPlace]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let (mut before, mut after, mut numbers) = (false, false, 0);
    for at in scene.scope.0..scene.scope.1 {
        let item = &scene.items[at];
        if item.hidden || rows.iter().any(|row| row.holds(at)) {
            continue;
        }
        if is_filled_filter(scene, at) {
            found.push("what the filter hides".to_owned());
        }
        if item.node.attr("aria-busy") == Some("true") {
            found.push("what is still loading".to_owned());
        }
        if item.aside || !matches!(item.role, Role::Button | Role::Link) {
            continue;
        }
        let text = spoken(scene, at);
        let word = text.trim();
        if is_more(&text) {
            found.push(format!("what “{}” brings", scene.text(at)));
        }
        numbers += usize::from(!word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()));
        before |= has_any(&text, words::PREVIOUS_PAGE) && word.len() < 16;
        after |= has_any(&text, words::NEXT_PAGE) && word.len() < 12;
    }
    if numbers > 1 || after || before {
        found.push("other pages of the list".to_owned());
    }
    found.dedup();
    found
}

/// A field for a filter, and something is typed into it.
fn is_filled_filter(scene: &Scene, at: At) -> bool {
    let node = scene.items[at].node;
    let is_line =
        node.tag == "input" && matches!(node.attr("type"), None | Some("text" | "search"));
    let hints = ["placeholder", "aria-label", "title", "name"];
    let says = |name: &&str| {
        node.attr(name)
            .is_some_and(|text| has_any(&fold(text), words::FILTERS))
    };
    let is_filter = || node.attr("type") == Some("search") || hints.iter().any(says);
    let is_filled = node
        .value
        .as_deref()
        .is_some_and(|value| !value.trim().is_empty());
    is_line && is_filled && is_filter()
}
