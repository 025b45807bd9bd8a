//! What else names a box than the words on it: the box over it, the row and the column of a table.

use crate::page::understand::{columns, cues, slots};
use crate::page::{
    label_text::{fold, has_any},
    scene::{At, Role, Scene},
};

/// The words of the box that stands alone right before the list that this one is in: it is about them all.
pub fn master(scene: &Scene, at: At) -> Option<String> {
    let mut inner = at;
    for outer in scene.ancestors(at) {
        let fields = scene.fields_of(outer);
        let count = scene.count_fields_in(inner);
        if let Some(first) = fields.first()
            && count > 1
            && count + 1 == fields.len()
            && !scene.contains(inner, *first)
        {
            let ticked = scene.role(*first) == Role::Check;
            return ticked.then(|| fold(&slots::visible_name(scene, *first)));
        }
        inner = outer;
    }
    None
}

/// What a box is called, folded: by its own words, or by its row and its column.
pub fn name_of_box(scene: &Scene, at: At) -> String {
    name_by_cell(scene, at).unwrap_or_else(|| fold(&slots::visible_name(scene, at)))
}

/// Where a box stands in a table of what is done and when, the words of its row and its column.
fn name_by_cell(scene: &Scene, at: At) -> Option<String> {
    let ids = scene.attr(at, "aria-labelledby").unwrap_or_default();
    let bound = slots::bound_labels(scene, at);
    let words = if ids.split_whitespace().count() > 1 {
        fold(bound.first()?)
    } else if bound.is_empty() {
        let head = columns::column_head(scene, at)?;
        let row = columns::row_of(scene, at)?;
        fold(&(scene.text(row) + " " + &head))
    } else {
        return None;
    };
    Some(complete(words))
}

/// What changes at a moment changes by itself, and to the status that belongs to the moment.
fn complete(words: String) -> String {
    let is_about_components = has_any(&words, cues::checkboxes::COMPONENTS);
    let changes = has_any(&words, cues::checkboxes::CHANGES_STATUS)
        || is_about_components && has_any(&words, cues::checkboxes::CHANGES);
    let moments = (
        has_any(&words, cues::checkboxes::START),
        has_any(&words, cues::checkboxes::END),
    );
    if !changes || has_any(&words, cues::checkboxes::NOTIFY) {
        return words;
    }
    match (is_about_components, moments) {
        (true, (true, false)) => format!("{words}set to under maintenance "),
        (true, (false, true)) => format!("{words}set to operational "),
        (false, (true, false) | (false, true)) => format!(" automatically{words}"),
        _ => words,
    }
}
