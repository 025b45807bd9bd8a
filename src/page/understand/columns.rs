//! A field in a table → the words at the head of its column.

use crate::page::scene::{At, Scene};

/// The words at the head of the column of a table that the field stands in.
pub fn column_head(scene: &Scene, at: At) -> Option<String> {
    let cell = scene
        .ancestors(at)
        .take(6)
        .find(|outer| scene.items[*outer].node.tag == "td")?;
    let row = scene.items[cell].parent;
    let table = scene
        .ancestors(row)
        .take(3)
        .find(|outer| scene.items[*outer].node.tag == "table")?;
    let place = scene.children(row).position(|child| child == cell)?;
    let head = scene
        .descendants(table)
        .take(40)
        .find(|inner| scene.items[*inner].node.tag == "tr")?;
    let titled = head != row
        && scene.children(head).count() == scene.children(row).count()
        && scene
            .children(head)
            .all(|cell| scene.items[cell].node.tag == "th");
    titled
        .then(|| scene.children(head).nth(place).map(|cell| scene.text(cell)))
        .flatten()
}
