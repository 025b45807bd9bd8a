//! What else names a box than the words on it: the box over it, the row and the column of a table.

use crate::page::understand::{columns, slots};
use crate::page::{
    label_text::fold,
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

/// In a table that says at both ends what a box is about, the words of its row and its column.
pub fn name_by_cell(scene: &Scene, at: At) -> Option<String> {
    if !slots::bound_labels(scene, at).is_empty() {
        return None;
    }
    let head = columns::column_head(scene, at).filter(|head| !head.is_empty())?;
    let row = scene
        .ancestors(at)
        .find(|outer| scene.items[*outer].node.tag == "tr")?;
    Some(fold(&(scene.text(row) + " " + &head)))
}
