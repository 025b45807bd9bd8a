//! Tables and grids: a field → its row, its cell, and the words at the head of its column.

use crate::page::{
    label_text::fold,
    scene::{At, Scene},
};

/// The row of a table or a grid that a box stands in, or is.
pub fn row_of(scene: &Scene, at: At) -> Option<At> {
    let mut around = std::iter::once(at).chain(scene.ancestors(at).take(6));
    around.find(|outer| is_row(scene, *outer))
}

pub fn is_row(scene: &Scene, at: At) -> bool {
    scene.items[at].node.tag == "tr" || scene.attr(at, "role") == Some("row")
}

fn is_cell(scene: &Scene, at: At) -> bool {
    let roles = ["cell", "gridcell", "rowheader", "columnheader"];
    matches!(scene.items[at].node.tag.as_str(), "td" | "th")
        || scene
            .attr(at, "role")
            .is_some_and(|role| roles.contains(&role))
}

pub fn cells(scene: &Scene, row: At) -> Vec<At> {
    let children = scene.children(row);
    children.filter(|cell| is_cell(scene, *cell)).collect()
}

/// The words over each column, folded, where the table has a row of them.
pub fn heads(scene: &Scene, row: At) -> Option<Vec<String>> {
    let is_table = |outer: &At| {
        let role = scene.attr(*outer, "role");
        scene.items[*outer].node.tag == "table"
            || matches!(role, Some("grid" | "table" | "treegrid"))
    };
    let table = scene.ancestors(row).take(6).find(is_table)?;
    let first = scene
        .descendants(table)
        .take(40)
        .find(|inner| is_row(scene, *inner))?;
    let cells = cells(scene, first);
    let in_head = scene.items[scene.items[first].parent].node.tag == "thead";
    let is_head = |cell: &At| {
        in_head
            || scene.items[*cell].node.tag == "th"
            || scene.attr(*cell, "role") == Some("columnheader")
    };
    // The corner over the names of the rows is often empty.
    let mut named = cells
        .iter()
        .filter(|cell| !scene.text(**cell).is_empty())
        .peekable();
    let titled = first != row && named.peek().is_some() && named.all(is_head);
    titled.then(|| cells.iter().map(|cell| fold(&scene.text(*cell))).collect())
}

/// The words at the head of the column of a table that the field stands in.
pub fn column_head(scene: &Scene, at: At) -> Option<String> {
    let row = row_of(scene, at).filter(|row| *row != at)?;
    let heads = heads(scene, row)?;
    let cells = cells(scene, row);
    let place = cells.iter().position(|cell| scene.contains(*cell, at))?;
    let head = heads.get(place).filter(|_| cells.len() == heads.len())?;
    (!head.trim().is_empty()).then(|| head.clone())
}

/// The words that a row of a table begins with, where its first cell holds nothing else.
pub fn row_head(scene: &Scene, at: At) -> Option<String> {
    let row = row_of(scene, at).filter(|row| *row != at)?;
    let first = scene.children(row).next()?;
    let words = scene.text(first);
    (scene.count_fields_in(first) == 0 && !words.is_empty()).then_some(words)
}
