//! A drop-down → the list that it opens; an option → the words of the group that it stands in.

use crate::page::scene::{At, Role, Scene};

/// The words of the group of options around one.
pub fn group_of_option(scene: &Scene, at: At) -> Option<String> {
    let is_list = |outer: &At| {
        matches!(
            scene.attr(*outer, "role"),
            Some("listbox" | "menu" | "combobox")
        )
    };
    let mut outers = scene.ancestors(at).take_while(|outer| !is_list(outer));
    let named = outers.find_map(|outer| match scene.items[outer].node.tag.as_str() {
        "optgroup" => scene.attr(outer, "label").map(str::to_owned),
        "select" | "form" | "body" => Some(String::new()),
        _ if scene.attr(outer, "role") == Some("group") => {
            let ids = scene.attr(outer, "aria-labelledby").into_iter();
            let labels = ids.flat_map(str::split_whitespace);
            let labels = labels.filter_map(|id| scene.by_id(id, outer));
            let label = labels.map(|label| scene.text(label)).next();
            label.or_else(|| scene.attr(outer, "aria-label").map(str::to_owned))
        }
        _ => None,
    })?;
    let named = named.split_whitespace().collect::<Vec<_>>().join(" ");
    (!named.is_empty()).then_some(named)
}

/// The only list that is open, of a drop-down that is and does not say which list is its own.
pub(super) fn open_list(scene: &Scene, at: At) -> Option<At> {
    if scene.read_state_attribute(at, "aria-expanded") != Some("true") {
        return None;
    }
    let mut lists = (scene.scope.0..scene.items.len()).filter(|list| {
        scene.role(*list) == Role::Choices
            && !scene.items[*list].hidden
            && matches!(scene.attr(*list, "role"), Some("listbox" | "menu"))
            && scene.attr(*list, "aria-multiselectable") != Some("true")
    });
    lists.next().filter(|_| lists.next().is_none())
}
