//! A box → the name and the id of its component, and whether it stands for a closed group.

use super::{
    drawn, menus,
    region::{Region, is_for_ears},
    table, tree,
};
use crate::page::{
    label_text::{fold, has_any},
    scene::{At, Role, Scene},
    understand::{cues, slots},
};

/// What the row is called.
pub fn name_of(scene: &Scene, region: &Region, at: At) -> String {
    if menus::is_menu(scene, at) {
        let by_table = table::name_in_row(scene, at);
        return by_table
            .or_else(|| menus::row_name(scene, at))
            .unwrap_or_default();
    }
    match region.drawn.contains_key(&at) {
        true => drawn::name(scene, at),
        false => without_sign(row_name(scene, at)),
    }
}

/// A sign of what opens and closes a group is no part of its name.
fn without_sign(name: String) -> String {
    let signs = [cues::components::CLOSED_SIGNS, cues::components::OPEN_SIGNS];
    let mut signs = signs.into_iter().flatten();
    let rest = signs.find_map(|sign| name.strip_prefix(sign));
    rest.map(|rest| rest.trim_start().to_owned())
        .unwrap_or(name)
}

/// A sign before its name, or a button in its row, says that there is more under it than is shown.
pub fn is_closed_group(scene: &Scene, at: At) -> bool {
    let row = slots::exclusive_box(scene, at);
    let (from, to) = scene.items[row].words;
    let mut runs = scene.runs[from..to].iter().filter(|run| !run.hidden);
    let has_sign = runs.any(|run| cues::components::CLOSED_SIGNS.contains(&run.text));
    has_sign
        || scene
            .descendants(row)
            .any(|inner| is_closed_opener(scene, inner))
}

/// A button without words of its own that opens what is not shown.
fn is_closed_opener(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let called = fold(&slots::visible_name(scene, at));
    matches!(item.role, Role::Button | Role::Link)
        && !item.hidden
        && item.node.attr("aria-expanded") == Some("false")
        && item.node.attr("aria-haspopup").is_none()
        && item.words.0 == item.words.1
        && !has_any(&called, cues::components::NOT_A_GROUP)
}

/// The name of a component, without what the row says about its state.
fn row_name(scene: &Scene, at: At) -> String {
    let label = scene.labels_of(at).first().copied();
    let label = label.filter(|label| !scene.text(*label).is_empty());
    let branch = tree::item_of(scene, at).filter(|item| *item != at);
    if scene.role(at) == Role::Plain
        && let Some(name) = table::name_in_row(scene, at)
    {
        return name;
    }
    let item = match label.or(branch) {
        Some(item) => item,
        None if scene.role(at) != Role::Check || !scene.text(at).is_empty() => at,
        None if slots::bound_labels(scene, at).is_empty() => {
            if let Some(name) = table::name_in_row(scene, at) {
                return name;
            }
            let beside = slots::words_beside(scene, at).into_iter();
            let texts = beside.map(|place| scene.runs[place].text);
            let words: Vec<&str> = texts
                .filter(|text| !cues::status::is_component_status(text))
                .collect();
            return match words.is_empty() {
                true => slots::visible_name(scene, at),
                false => words.join(" "),
            };
        }
        None => return slots::visible_name(scene, at),
    };
    let named =
        scene.attr(at, "aria-label").is_some() || scene.attr(at, "aria-labelledby").is_some();
    // What stands on an item of a tree is its name; the box may be called "Select" and that.
    if named && Some(item) != branch {
        return slots::visible_name(scene, at);
    }
    let (from, to) = scene.items[item].words;
    let hidden = scene.items[item].hidden;
    let nested = (item == at || Some(item) == branch)
        .then(|| {
            scene
                .descendants(item)
                .find(|inner| scene.role(*inner) == Role::Choice)
        })
        .flatten();
    let texts: Vec<(&str, At)> = scene.runs[from..to]
        .iter()
        .filter(|run| (hidden || !run.hidden) && nested.is_none_or(|nested| run.at < nested))
        .filter(|run| run.text.chars().any(char::is_alphanumeric) && !is_for_ears(scene, run.at))
        .filter(|run| {
            !run.owner.is_some_and(|owner| {
                owner != at && owner != item && scene.role(owner) == Role::Select
            })
        })
        .map(|run| (run.text, run.at))
        .collect();
    let words: Vec<&str> = texts
        .iter()
        .filter(|(text, run)| {
            !cues::status::is_component_status(text) && scene.items[*run].node.tag != "small"
        })
        .map(|(text, _)| *text)
        .collect();
    match words.is_empty() {
        true => slots::visible_name(scene, at),
        false => words.join(" "),
    }
}

/// Statuspage's own id, from wherever the page keeps it.
pub fn id(scene: &Scene, at: At) -> Option<String> {
    let node = scene.items[at].node;
    let attributes = [
        "data-component-id",
        "data-id",
        "value",
        "name",
        "id",
        "data-value",
    ];
    attributes
        .iter()
        .filter_map(|name| node.attr(name))
        .find_map(|text| {
            text.split(|c: char| !c.is_ascii_alphanumeric())
                .find(|part| looks_like_id(part))
                .map(str::to_owned)
        })
}

fn looks_like_id(part: &str) -> bool {
    (8..=32).contains(&part.len())
        && part
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_lowercase())
}
