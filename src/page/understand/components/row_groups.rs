//! A cell of a table of components → the rows that it is the title of.

use super::region::Region;
use crate::page::{
    scene::{At, Scene},
    understand::cues,
};

/// Where the rows begin and end that the cell is the title of: by its `rowspan`, or because the cells under it
/// repeat it or are empty. An empty range where it repeats the title above it.
pub fn find_rows(scene: &Scene, region: &Region, at: At) -> Option<(At, At)> {
    let item = &scene.items[at];
    let is_title = is_cell(scene, at)
        && region.held(scene, at).is_empty()
        && !region.held(scene, item.parent).is_empty()
        && !scene.text(at).trim().is_empty();
    if !is_title {
        return None;
    }
    match item
        .node
        .attr("rowspan")
        .and_then(|rows| rows.trim().parse().ok())
    {
        Some(rows) if rows > 1 => spanned_rows(scene, at, rows),
        _ => rows_of_column(scene, region, at),
    }
}

fn is_cell(scene: &Scene, at: At) -> bool {
    matches!(scene.items[at].node.tag.as_str(), "th" | "td")
}

fn spanned_rows(scene: &Scene, at: At, rows: usize) -> Option<(At, At)> {
    let row = scene.items[at].parent;
    let followers = scene.children(scene.items[row].parent);
    let last = followers
        .skip_while(|other| *other != row)
        .take(rows)
        .last()?;
    Some((row, scene.items[last].end))
}

/// The first cell of a row with a box, in a table in which such cells are repeated or left empty.
fn rows_of_column(scene: &Scene, region: &Region, at: At) -> Option<(At, At)> {
    let row = scene.items[at].parent;
    if scene.children(row).next() != Some(at) {
        return None;
    }
    let rows: Vec<At> = scene
        .children(scene.items[row].parent)
        .filter(|row| !region.held(scene, *row).is_empty())
        .collect();
    // Every row begins with a cell that holds no box, and has one for its name besides.
    let titles: Vec<String> = rows
        .iter()
        .map_while(|row| {
            let first = scene.children(*row).next()?;
            let is_title = is_cell(scene, first)
                && region.held(scene, first).is_empty()
                && scene
                    .children(*row)
                    .filter(|cell| !scene.text(*cell).is_empty())
                    .count()
                    < 4;
            is_title.then(|| scene.text(first).trim().to_owned())
        })
        .collect();
    let goes_on = |place: usize| titles[place].is_empty() || titles[place] == titles[place - 1];
    let is_grouped = titles.len() == rows.len()
        && titles.first().is_some_and(|title| !title.is_empty())
        && (1..titles.len()).any(goes_on)
        && !titles
            .iter()
            .any(|title| cues::status::is_component_status(title));
    let place = rows.iter().position(|other| *other == row)?;
    if !is_grouped {
        return None;
    }
    if place > 0 && goes_on(place) {
        return Some((row, row));
    }
    let last = (place + 1..rows.len())
        .take_while(|next| goes_on(*next))
        .last();
    Some((row, scene.items[rows[last.unwrap_or(place)]].end))
}
