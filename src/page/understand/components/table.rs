//! A table of components → which of its columns says the name, and which the group.

use super::shape::between;
use crate::page::{
    label_text::has_any,
    scene::{At, Role, Scene},
    understand::{
        columns::{cells, heads, is_row, row_of},
        cues::{self, components as words},
    },
};
use rustc_hash::FxHashMap;

/// The cell of a row that its table says to be of such a column.
fn cell_under(scene: &Scene, row: At, words: &[&str]) -> Option<At> {
    let heads = heads(scene, row)?;
    let cells = cells(scene, row);
    let place = heads.iter().position(|head| has_any(head, words))?;
    cells
        .get(place)
        .copied()
        .filter(|_| cells.len() == heads.len())
}

/// The name in the column of names; in a row that is selected as a whole, its first words.
pub fn name_in_row(scene: &Scene, at: At) -> Option<String> {
    let row = row_of(scene, at)?;
    let named = cell_under(scene, row, words::NAME_COLUMNS);
    let first = || {
        let mut cells = cells(scene, row).into_iter();
        cells.find(|cell| scene.text(*cell).contains(char::is_alphabetic))
    };
    let cell = named.or_else(|| (row == at).then(first).flatten())?;
    let name = scene.text(cell);
    (!name.is_empty()).then_some(name)
}

/// The groups that a table gives its rows: by a column that is called so, by a cell over several rows, or by a first
/// column that says nothing of itself and repeats its words from row to row.
pub fn groups_of_rows(scene: &Scene, checks: &[At]) -> FxHashMap<At, String> {
    let mut tables: FxHashMap<At, Vec<At>> = FxHashMap::default();
    for check in checks {
        if let Some(row) = row_of(scene, *check) {
            let rows = tables.entry(scene.items[row].parent).or_default();
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
    }
    let mut groups = FxHashMap::default();
    for rows in tables.values() {
        let titles = spanning_cells(scene, checks, rows).or_else(|| column(scene, checks, rows));
        for (row, title) in rows.iter().zip(titles.into_iter().flatten()) {
            if !title.is_empty() {
                groups.insert(*row, title);
            }
        }
    }
    groups
}

/// What a cell says that is the group of a row: it holds no box.
fn title(scene: &Scene, checks: &[At], cell: At) -> Option<String> {
    let alone = between(checks, cell, scene.items[cell].end).is_empty();
    // A sign of what opens the group is no name.
    let text = || {
        let text = scene.text(cell);
        match text.contains(char::is_alphanumeric) {
            true => text.trim().to_owned(),
            false => String::new(),
        }
    };
    alone.then(text)
}

/// By cells that reach over several rows.
fn spanning_cells(scene: &Scene, checks: &[At], rows: &[At]) -> Option<Vec<String>> {
    let span = |row: At| {
        let cell = cells(scene, row).into_iter().find(|cell| {
            let rows = scene
                .attr(*cell, "rowspan")
                .and_then(|rows| rows.trim().parse().ok());
            rows.is_some_and(|rows: usize| rows > 1) && title(scene, checks, *cell).is_some()
        })?;
        let count = scene.attr(cell, "rowspan")?.trim().parse::<usize>().ok()?;
        let siblings = scene.children(scene.items[row].parent);
        let last = siblings
            .skip_while(|other| *other != row)
            .take(count)
            .last()?;
        Some((scene.text(cell).trim().to_owned(), scene.items[last].end))
    };
    let (mut open, mut found) = ((String::new(), 0), false);
    let mut titles = Vec::new();
    for row in rows {
        if let Some(next) = span(*row) {
            found = true;
            open = next;
        }
        let own = || {
            cells(scene, *row)
                .first()
                .and_then(|cell| title(scene, checks, *cell))
        };
        titles.push(match *row < open.1 {
            true => open.0.clone(),
            // A group of one row has a cell that spans nothing.
            false => own().unwrap_or_default(),
        });
    }
    found.then_some(titles)
}

/// By the words that a column has in each row; an empty cell goes on with those above.
fn column(scene: &Scene, checks: &[At], rows: &[At]) -> Option<Vec<String>> {
    let first = *rows.first()?;
    let heads = heads(scene, first).unwrap_or_default();
    let called = heads
        .iter()
        .position(|head| has_any(head, words::GROUP_COLUMNS));
    let owned = || {
        let mut words = words::OWNER_COLUMNS.iter();
        words.find_map(|word| heads.iter().position(|head| has_any(head, &[word])))
    };
    let named = called.or_else(owned);
    let may_group = |head: &String| head.trim().is_empty() || has_any(head, words::PLACE_COLUMNS);
    if named.is_none() && !heads.first().is_none_or(may_group) {
        return None;
    }
    let mut titles: Vec<String> = Vec::new();
    for row in rows {
        let cells = cells(scene, *row);
        let filled = cells.iter().filter(|cell| !scene.text(**cell).is_empty());
        let is_wide = named.is_none() && filled.count() > 3;
        let text = title(scene, checks, *cells.get(named.unwrap_or(0))?).filter(|_| !is_wide)?;
        titles.push(match titles.last().filter(|_| text.is_empty()) {
            Some(before) => before.clone(),
            None => text,
        });
    }
    (called.is_some() || are_blocks(&titles)).then_some(titles)
}

/// Each stands in one block of rows, and one of the blocks has several.
fn are_blocks(titles: &[String]) -> bool {
    let mut blocks = titles.to_vec();
    blocks.dedup();
    let count = blocks.len();
    let repeated = count < titles.len();
    blocks.sort();
    blocks.dedup();
    let status = |title: &String| cues::status::is_component_status(title);
    repeated
        && blocks.len() == count
        && !titles.iter().any(status)
        && titles.first().is_some_and(|title| !title.is_empty())
}

/// A row that can be selected as a whole, and holds nothing to fill in.
pub fn is_selectable(scene: &Scene, at: At) -> bool {
    let tag = scene.items[at].node.tag.as_str();
    let is_row = is_row(scene, at) || tag == "li" || scene.attr(at, "role") == Some("listitem");
    is_row
        && scene.role(at) == Role::Plain
        && scene.attr(at, "aria-selected").is_some()
        && scene.count_fields_in(at) == 0
        && !scene.items[at].hidden
}
