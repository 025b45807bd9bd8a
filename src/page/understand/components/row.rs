//! What stands for a component in the list, whatever it is made of: its name, its id, its status menu, and what a
//! person would press.

use super::{
    captions::is_called_components,
    menus::{self, is_menu},
    table, tree,
};
use crate::page::{
    label_text::has_any,
    scene::{At, Role, Scene},
    understand::{
        cues::{self, status::is_component_status},
        slots,
    },
};

/// Everything that may stand for a component, also what is hidden: members of a folded group count.
pub fn find_boxes(scene: &Scene) -> Vec<At> {
    let is_box = |at: &At| {
        let item = &scene.items[*at];
        let is_box = match item.role {
            Role::Check => !item.part && !is_drawing(scene, *at),
            Role::Choice => is_one_of_several(scene, *at) && tree::own_box(scene, *at).is_none(),
            Role::Button => item.node.attr("aria-pressed").is_some(),
            Role::Select | Role::Combo => menus::is_row(scene, *at),
            Role::Plain => table::is_selectable(scene, *at),
            _ => false,
        };
        is_box && !item.aside
    };
    (scene.scope.0..scene.scope.1).filter(is_box).collect()
}

/// A box that only draws what the item around it says.
fn is_drawing(scene: &Scene, check: At) -> bool {
    let mut around = scene.ancestors(check).take(5);
    scene.items[check].hidden
        && !scene.is_seen_field(check)
        && around.any(|item| tree::has_own_state(scene, item))
}

/// A choice of a list in which several can be on.
fn is_one_of_several(scene: &Scene, at: At) -> bool {
    let around = || {
        let far = if tree::is_item(scene, at) { 12 } else { 4 };
        scene.ancestors(at).take(far)
    };
    let is_list =
        |outer: At| scene.role(outer) == Role::Choices && is_called_components(scene, outer);
    scene.items[at].node.attr("aria-checked").is_some()
        || around().any(|outer| takes_several(scene, outer))
        || scene.items[at].node.attr("aria-selected").is_some() && around().any(is_list)
}

/// A list or a menu in which several can be chosen.
pub fn takes_several(scene: &Scene, at: At) -> bool {
    scene.attr(at, "aria-multiselectable") == Some("true") || scene.attr(at, "multiple").is_some()
}

/// What the component is called, without what the row says about its state.
pub fn name_of(scene: &Scene, at: At, is_drawn: bool) -> String {
    if is_drawn {
        let text = slots::visible_name_or_text(scene, at);
        return text
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .to_owned();
    }
    let is_unlabelled = || scene.text(at).is_empty() && slots::bound_labels(scene, at).is_empty();
    let by_column = match scene.role(at) {
        Role::Select | Role::Combo | Role::Plain => true,
        Role::Check => is_unlabelled(),
        _ => false,
    };
    let name = by_column
        .then(|| table::name_in_row(scene, at))
        .flatten()
        .or_else(|| match is_menu(scene, at) {
            true => Some(menus::row_name(scene, at).unwrap_or_default()),
            false => name_by_words(scene, at),
        })
        .unwrap_or_else(|| slots::visible_name(scene, at));
    match is_menu(scene, at) {
        true => name,
        false => without_sign(name),
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

/// The words of its label, of the item of a tree that it stands on, of its own, or beside it.
fn name_by_words(scene: &Scene, at: At) -> Option<String> {
    let label = scene.labels_of(at).first().copied();
    let label = label.filter(|label| !scene.text(*label).is_empty());
    let branch = tree::item_of(scene, at).filter(|item| *item != at);
    let has_words = scene.role(at) != Role::Check || !scene.text(at).is_empty();
    let holder = label.or(branch).or(has_words.then_some(at));
    let Some(holder) = holder else {
        let words = match slots::bound_labels(scene, at).is_empty() {
            true => slots::words_beside(scene, at),
            false => return None,
        };
        let words = words.iter().map(|place| scene.runs[*place].text);
        return join(words.filter(|text| !is_component_status(text)));
    };
    let names = ["aria-label", "aria-labelledby"];
    // What stands on an item of a tree is its name; the box may be called "Select" and that.
    if names.iter().any(|name| scene.attr(at, name).is_some()) && Some(holder) != branch {
        return None;
    }
    let mut nested = scene.descendants(holder);
    let nested = nested.find(|inner| scene.role(*inner) == Role::Choice);
    let nested = nested.filter(|_| holder == at || Some(holder) == branch);
    let is_in_menu =
        |owner: At| owner != at && owner != holder && scene.role(owner) == Role::Select;
    let (from, to) = scene.items[holder].words;
    let words = scene.runs[from..to].iter().filter(|run| {
        (scene.items[holder].hidden || !run.hidden)
            && nested.is_none_or(|nested| run.at < nested)
            && run.text.chars().any(char::is_alphanumeric)
            && !is_read_out_only(scene, run.at)
            && !run.owner.is_some_and(is_in_menu)
            && !is_component_status(run.text)
            && scene.tag(run.at) != "small"
    });
    join(words.map(|run| run.text))
}

fn join<'s>(words: impl Iterator<Item = &'s str>) -> Option<String> {
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Words that are read out and not shown.
fn is_read_out_only(scene: &Scene, at: At) -> bool {
    let bounds = scene.items[at].node.bounds;
    bounds.is_some_and(|[.., width, height]| width <= 1 && height <= 1)
}

/// What a person would press where the box is only drawn: what is drawn in the row, or the row.
pub fn click_of(scene: &Scene, row: At) -> u32 {
    let draws = |at: &At| scene.items[*at].words.0 == scene.items[*at].words.1;
    let drawn = scene.descendants(row).find(draws).unwrap_or(row);
    scene.items[drawn].node.id
}

/// A sign before its name, or a button in its row, says that there is more under it than is shown.
pub fn is_closed_group(scene: &Scene, at: At) -> bool {
    let row = slots::exclusive_box(scene, at);
    let mut runs = scene.seen_runs(row);
    runs.any(|run| cues::components::CLOSED_SIGNS.contains(&run.text))
        || scene
            .descendants(row)
            .any(|inner| is_closed_opener(scene, inner))
}

/// A button without words of its own that opens what is not shown.
fn is_closed_opener(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    matches!(item.role, Role::Button | Role::Link)
        && !item.hidden
        && item.node.attr("aria-expanded") == Some("false")
        && item.node.attr("aria-haspopup").is_none()
        && item.words.0 == item.words.1
        && !has_any(
            &slots::folded_name(scene, at),
            cues::components::NOT_A_GROUP,
        )
}

/// Statuspage's own id, from wherever the page keeps it.
pub fn id_of(scene: &Scene, at: At) -> Option<String> {
    let names = [
        "data-component-id",
        "data-id",
        "value",
        "name",
        "id",
        "data-value",
    ];
    let texts = names
        .iter()
        .filter_map(|name| scene.items[at].node.attr(name));
    let mut parts = texts.flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()));
    parts.find(|part| looks_like_id(part)).map(str::to_owned)
}

fn looks_like_id(part: &str) -> bool {
    let mut bytes = part.bytes();
    (8..=32).contains(&part.len())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_digit())
        && part.bytes().any(|b| b.is_ascii_lowercase())
}
