//! Status menus: of components that have a box, and of those that are listed with their menu alone.

use super::shape::between;
use crate::page::{
    controls::ChoiceControl,
    label_text::{fold, has_any},
    scene::{At, Role, Scene},
    understand::{cues, slots},
};

/// More words than these are a sentence.
const LONGEST_NAME: usize = 6;

/// It is a menu and no box.
pub fn is_menu(scene: &Scene, at: At) -> bool {
    matches!(scene.role(at), Role::Select | Role::Combo)
}

/// A drop-down with the statuses that a component can have.
pub fn is_status_menu(scene: &Scene, at: At) -> bool {
    if !is_menu(scene, at) {
        return false;
    }
    let item = &scene.items[at];
    let runs = &scene.runs[item.words.0..item.words.1];
    let statuses = runs
        .iter()
        .filter(|run| cues::status::is_component_status(run.text));
    let value = item.node.value.as_deref();
    statuses.count() >= if item.role == Role::Combo { 1 } else { 2 }
        || value.is_some_and(cues::status::is_component_status)
}

/// It stands beside the name of a component that has no box.
pub fn is_row(scene: &Scene, at: At) -> bool {
    is_status_menu(scene, at) && scene.is_seen_field(at) && row_name(scene, at).is_some()
}

/// The component that a menu is the status of, where nothing else in its row can be filled in.
pub fn row_name(scene: &Scene, at: At) -> Option<String> {
    let labels = scene.labels_of(at);
    let label = labels.iter().map(|label| scene.text_but(*label, Some(at)));
    let label = label.into_iter().find(|text| !text.is_empty());
    let words = name_words(scene, at);
    let words = words
        .iter()
        .map(|place| scene.runs[*place].text)
        .collect::<Vec<_>>();
    let words = (!words.is_empty()).then(|| words.join(" "));
    let name = words.or(label).or_else(|| {
        let mut bound = slots::bound_labels(scene, at).into_iter();
        bound.next().filter(|_| !shares_its_row(scene, at))
    })?;
    let name = strip_status(&name).trim().to_owned();
    let folded = fold(&name);
    let is_about_all = has_any(&folded, cues::components::OF_ALL)
        || folded.split_whitespace().count() > LONGEST_NAME;
    (!name.is_empty() && !is_about_all && !cues::status::is_component_status(&name)).then_some(name)
}

/// A box stands in the same row: the menu is that component's.
fn shares_its_row(scene: &Scene, at: At) -> bool {
    let row = scene.items[slots::exclusive_box(scene, at)].parent;
    let mut fields = scene.fields_of(row).iter();
    fields.any(|field| scene.role(*field) == Role::Check) && scene.count_fields_in(row) < 3
}

/// The words of the nearest element around the menu that has any besides it, as places in [`Scene::runs`].
pub fn name_words(scene: &Scene, at: At) -> Vec<usize> {
    let outer = slots::exclusive_box(scene, at);
    let mut around = scene.ancestors(at).take_while(|around| *around >= outer);
    let words = around.find_map(|around| {
        let (from, to) = scene.items[around].words;
        let words = (from..to).filter(|place| {
            let run = &scene.runs[*place];
            let is_button = run
                .owner
                .is_some_and(|owner| scene.role(owner) == Role::Button);
            !run.hidden
                && !scene.contains(at, run.at)
                && !is_button
                && run.text.chars().any(char::is_alphanumeric)
        });
        let words: Vec<usize> = words.collect();
        (!words.is_empty()).then_some(words)
    });
    words.unwrap_or_default()
}

/// `Status of Mill`, `Mill status`: the name alone.
fn strip_status(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    let before = cues::components::STATUS_BEFORE_NAME;
    let after = cues::components::STATUS_AFTER_NAME;
    if let Some(words) = before.iter().find(|words| lower.starts_with(**words)) {
        return &name[words.len()..];
    }
    match after.iter().find(|words| lower.ends_with(**words)) {
        Some(words) => &name[..name.len() - words.len()],
        None => name,
    }
}

/// The only status menu in the row of a box.
pub fn menu_of(scene: &Scene, checks: &[At], check: At) -> Option<ChoiceControl> {
    let row = scene
        .ancestors(check)
        .find(|outer| scene.count_fields_in(*outer) > 1)?;
    let menus: Vec<At> = scene.fields_of(row).to_vec();
    let mut menus = menus.into_iter().filter(|at| is_status_menu(scene, *at));
    let alone = between(checks, row, scene.items[row].end).len() == 1;
    let menu = menus.next().filter(|_| alone && menus.next().is_none())?;
    Some(read_menu(scene, menu))
}

pub fn read_menu(scene: &Scene, menu: At) -> ChoiceControl {
    match scene.role(menu) {
        Role::Select => ChoiceControl::from_select(scene, menu),
        _ => ChoiceControl::from_combo(scene, menu),
    }
}
