//! What a person pointed at → the list that is meant: around it, under it, or typed into it.

use super::{
    captions::is_called_components,
    chips,
    list::Rows,
    region::{Region, holds_boxes_only},
    row::find_boxes,
    rows::read_rows,
};
use crate::page::{
    scene::{At, Role, Scene},
    understand::found::Found,
};

/// The list that a person pointed at, or pointed at a row, the caption or the field of, and where it begins.
pub fn find_pointed(scene: &Scene, at: At) -> Found<(At, Rows)> {
    let boxes = find_boxes(scene);
    let mut found = read_first(scene, find_around(scene, &boxes, at));
    if found == Found::Nothing {
        found = read_first(scene, find_under(scene, &boxes, at));
    }
    let is_typed = |field: At| matches!(scene.role(field), Role::Text | Role::Combo);
    match scene.fields_of(at) {
        [field] if found == Found::Nothing && is_typed(*field) => {
            match find_menu_drawn_as(scene, *field) {
                Some(menu) => read_first(scene, [Region::of(scene, &boxes, menu)]),
                None => chips::read_field(scene, *field).map(|rows| (*field, rows)),
            }
        }
        _ => found,
    }
}

/// The first that can be read. Of two lists that repeat each other, that is the one that was pointed at.
fn read_first(scene: &Scene, regions: impl IntoIterator<Item = Region>) -> Found<(At, Rows)> {
    let mut found = Found::Nothing;
    for region in regions {
        match read_rows(scene, &region) {
            Found::Here(rows) => return Found::Here((region.start, rows)),
            unsure if found == Found::Nothing => found = unsure.map(|rows| (region.start, rows)),
            _ => {}
        }
    }
    found
}

/// The elements around it that hold nothing but boxes and are a list, up to one that says of itself that it is the
/// list; the largest first.
fn find_around(scene: &Scene, boxes: &[At], at: At) -> Vec<Region> {
    let mut lists = Vec::new();
    for outer in std::iter::once(at).chain(scene.ancestors(at)) {
        let region = Region::of(scene, boxes, outer);
        let within = outer >= scene.scope.0 && scene.role(outer) != Role::Form;
        if !within || !holds_boxes_only(scene, &region.boxes, outer) {
            break;
        }
        let row = matches!(scene.role(outer), Role::Check | Role::Choice | Role::Button);
        if !region.boxes.is_empty() && !row {
            lists.insert(0, region);
            if is_called_components(scene, outer) {
                break;
            }
        }
    }
    lists
}

fn find_under(scene: &Scene, boxes: &[At], caption: At) -> Option<Region> {
    let mut runs = scene.runs.iter();
    let has_words = runs.any(|run| run.at == caption && !run.hidden);
    let is_caption = has_words && scene.count_fields_in(caption) == 0;
    is_caption.then(|| Region::under(scene, boxes, caption))?
}

/// The menu that nobody sees, for which this field is drawn right after it.
fn find_menu_drawn_as(scene: &Scene, field: At) -> Option<At> {
    let mut around = std::iter::once(field).chain(scene.ancestors(field).take(4));
    around.find_map(|outer| {
        let mut before = scene.children(scene.items[outer].parent);
        before.find(|menu| {
            scene.items[*menu].end == outer
                && scene.items[*menu].hidden
                && scene.attr(*menu, "multiple").is_some()
        })
    })
}
