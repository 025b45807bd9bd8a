//! A table of components → which of its columns says the name, and which the group.

use super::shape::between;
use crate::engine::sorting;
use crate::page::{
    label_text::has_any,
    scene::{At, Role, Scene},
    understand::{
        columns::{cells, heads, is_row, row_of},
        cues::{components as words, status::is_component_status},
    },
};
use rustc_hash::FxHashMap;

/// A row that can be selected as a whole, and holds nothing to fill in.
pub fn is_selectable(scene: &Scene, at: At) -> bool {
    let is_item = || scene.tag(at) == "li" || scene.attr(at, "role") == Some("listitem");
    scene.role(at) == Role::Plain
        && (is_row(scene, at) || is_item())
        && scene.attr(at, "aria-selected").is_some()
        && scene.count_fields_in(at) == 0
        && !scene.items[at].hidden
}

/// The name in the column of names; in a row that is selected as a whole, its first words.
pub fn name_in_row(scene: &Scene, at: At) -> Option<String> {
    let row = row_of(scene, at)?;
    let cells = cells(scene, row);
    let heads = heads(scene, row).filter(|heads| heads.len() == cells.len());
    let place = heads.and_then(|heads| find_column(&heads, words::NAME_COLUMNS));
    let mut texts = cells.iter().map(|cell| scene.text(*cell));
    let name = match place {
        Some(place) => texts.nth(place)?,
        None if row == at => texts.find(|text| text.contains(char::is_alphabetic))?,
        None => return None,
    };
    (!name.is_empty()).then_some(name)
}

fn find_column(heads: &[String], words: &[&str]) -> Option<usize> {
    heads.iter().position(|head| has_any(head, words))
}

/// The groups that a table gives its rows: by a column that is called so, by a cell over several rows, or by a first
/// column that says nothing of itself and repeats its words from row to row.
pub fn groups_of_rows(scene: &Scene, boxes: &[At]) -> FxHashMap<At, String> {
    let mut tables: FxHashMap<At, Vec<At>> = FxHashMap::default();
    for row in boxes.iter().filter_map(|at| row_of(scene, *at)) {
        let rows = tables.entry(scene.items[row].parent).or_default();
        if rows.last() != Some(&row) {
            rows.push(row);
        }
    }
    let mut groups = FxHashMap::default();
    for rows in tables.values() {
        let titles = find_spanning_cells(scene, boxes, rows)
            .or_else(|| find_group_column(scene, boxes, rows));
        let titles = rows.iter().copied().zip(titles.into_iter().flatten());
        groups.extend(titles.filter(|(_, title)| !title.is_empty()));
    }
    groups
}

/// What a cell says that is the group of a row: it holds no box.
fn read_title(scene: &Scene, boxes: &[At], cell: At) -> Option<String> {
    let is_apart = between(boxes, cell, scene.items[cell].end).is_empty();
    let text = scene.text(cell);
    // A sign of what opens the group is no name.
    let is_name = text.contains(char::is_alphanumeric);
    is_apart.then(|| if is_name { text.trim() } else { "" }.to_owned())
}

/// By cells that reach over several rows.
fn find_spanning_cells(scene: &Scene, boxes: &[At], rows: &[At]) -> Option<Vec<String>> {
    // The title, and where the last row ends that it is of.
    let find_span = |row: At| {
        cells(scene, row).into_iter().find_map(|cell| {
            let count = scene.attr(cell, "rowspan")?.trim().parse::<usize>().ok()?;
            let title = read_title(scene, boxes, cell).filter(|_| count > 1)?;
            let siblings = scene.children(scene.items[row].parent);
            let reach = siblings.skip_while(|other| *other != row).take(count);
            let last = reach.last()?;
            Some((title, scene.items[last].end))
        })
    };
    let (mut span, mut has_spans) = ((String::new(), 0), false);
    let mut titles = Vec::new();
    for row in rows {
        if let Some(next) = find_span(*row) {
            (span, has_spans) = (next, true);
        }
        let first = || cells(scene, *row).first().copied();
        titles.push(match *row < span.1 {
            true => span.0.clone(),
            // A group of one row has a cell that spans nothing.
            false => first()
                .and_then(|cell| read_title(scene, boxes, cell))
                .unwrap_or_default(),
        });
    }
    has_spans.then_some(titles)
}

/// By the words that a column has in each row; an empty cell goes on with those above.
fn find_group_column(scene: &Scene, boxes: &[At], rows: &[At]) -> Option<Vec<String>> {
    let heads = heads(scene, *rows.first()?).unwrap_or_default();
    let called = find_column(&heads, words::GROUP_COLUMNS);
    let mut owner_columns = words::OWNER_COLUMNS.iter();
    let named = called.or_else(|| owner_columns.find_map(|word| find_column(&heads, &[word])));
    let may_group = |head: &String| head.trim().is_empty() || has_any(head, words::PLACE_COLUMNS);
    if named.is_none() && !heads.first().is_none_or(may_group) {
        return None;
    }
    let mut titles: Vec<String> = Vec::new();
    for row in rows {
        let cells = cells(scene, *row);
        let filled = cells.iter().filter(|cell| !scene.text(**cell).is_empty());
        let is_wide = named.is_none() && filled.count() > 3;
        let cell = *cells.get(named.unwrap_or(0))?;
        let title = read_title(scene, boxes, cell).filter(|_| !is_wide)?;
        titles.push(match titles.last().filter(|_| title.is_empty()) {
            Some(above) => above.clone(),
            None => title,
        });
    }
    (called.is_some() || are_blocks(&titles)).then_some(titles)
}

/// Each stands in one block of rows, and one of the blocks has several.
fn are_blocks(titles: &[String]) -> bool {
    let mut blocks: Vec<&String> = titles.iter().collect();
    blocks.dedup();
    let count = blocks.len();
    sorting::sort(&mut blocks);
    blocks.dedup();
    count < titles.len()
        && blocks.len() == count
        && !titles.iter().any(|title| is_component_status(title))
        && titles.first().is_some_and(|title| !title.is_empty())
}
