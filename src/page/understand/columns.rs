//! A field in a table → the words at the head of its column.

use crate::page::scene::{At, Scene};

/// The words at the head of the column of a table that the field stands in.
pub fn column_head(scene: &Scene, at: At) -> Option<String> {
    let cell = cell_of(scene, at)?;
    let row = scene.items[cell].parent;
    let is_table = |at: &At| is(scene, *at, &["table"], &["table", "grid"]);
    let is_row = |at: &At| is(scene, *at, &["tr"], &["row"]);
    let table = scene.ancestors(row).take(3).find(is_table)?;
    let place = scene.children(row).position(|child| child == cell)?;
    let head = scene.descendants(table).take(40).find(is_row)?;
    let in_head = scene.items[scene.items[head].parent].node.tag == "thead";
    let is_head_cell = |cell: At| {
        in_head || is(scene, cell, &["th"], &["columnheader"]) || scene.text(cell).is_empty()
    };
    let titled = head != row
        && scene.count_fields_in(head) == 0
        && scene.children(head).count() == scene.children(row).count()
        && scene.children(head).all(is_head_cell);
    titled
        .then(|| scene.children(head).nth(place).map(|cell| scene.text(cell)))
        .flatten()
}

/// The words that a row of a table begins with, where its first cell holds nothing else.
pub fn row_head(scene: &Scene, at: At) -> Option<String> {
    let row = scene.items[cell_of(scene, at)?].parent;
    let first = scene.children(row).next()?;
    let words = scene.text(first);
    (scene.count_fields_in(first) == 0 && !words.is_empty()).then_some(words)
}

fn cell_of(scene: &Scene, at: At) -> Option<At> {
    let mut around = scene.ancestors(at).take(6);
    around.find(|at| is(scene, *at, &["td"], &["cell", "gridcell"]))
}

/// Whether an element has one of these roles, or is one of these elements and has no role.
fn is(scene: &Scene, at: At, tags: &[&str], roles: &[&str]) -> bool {
    match scene.attr(at, "role") {
        Some(role) => roles.contains(&role),
        None => tags.contains(&scene.items[at].node.tag.as_str()),
    }
}
