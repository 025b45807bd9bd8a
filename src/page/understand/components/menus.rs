//! Status menus: of components that have a box, and of those that are listed with their menu alone.

use super::shape::between;
use crate::page::{
    controls::ChoiceControl,
    label_text::{fold, has_any},
    scene::{At, Role, Scene},
    understand::{
        cues::{components as words, status::is_component_status},
        slots,
    },
};

/// More words than these are a sentence.
const LONGEST_NAME: usize = 6;

/// It is a menu and no box.
pub fn is_menu(scene: &Scene, at: At) -> bool {
    matches!(scene.role(at), Role::Select | Role::Combo)
}

/// A drop-down with the statuses that a component can have.
pub fn is_status_menu(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let options = || scene.runs[item.words.0..item.words.1].iter();
    let count = || {
        options()
            .filter(|run| is_component_status(run.text))
            .count()
    };
    let least = if item.role == Role::Combo { 1 } else { 2 };
    let value = item.node.value.as_deref();
    is_menu(scene, at) && (count() >= least || value.is_some_and(is_component_status))
}

/// It stands beside the name of a component that has no box.
pub fn is_row(scene: &Scene, at: At) -> bool {
    is_status_menu(scene, at) && scene.is_seen_field(at) && row_name(scene, at).is_some()
}

/// The component that a menu is the status of, where nothing else in its row can be filled in.
pub fn row_name(scene: &Scene, at: At) -> Option<String> {
    let words = name_words(scene, at).into_iter();
    let words: Vec<&str> = words.map(|place| scene.runs[place].text).collect();
    let label = || {
        let labels = scene.labels_of(at).iter();
        let mut texts = labels.map(|label| scene.text_but(*label, Some(at)));
        texts.find(|text| !text.is_empty())
    };
    let bound = || {
        let mut bound = slots::bound_labels(scene, at).into_iter();
        bound.next().filter(|_| !shares_its_row(scene, at))
    };
    let words = (!words.is_empty()).then(|| words.join(" "));
    let name = words.or_else(label).or_else(bound)?;
    let name = strip_status(&name).trim().to_owned();
    let folded = fold(&name);
    let is_about_all =
        has_any(&folded, words::OF_ALL) || folded.split_whitespace().count() > LONGEST_NAME;
    (!name.is_empty() && !is_about_all && !is_component_status(&name)).then_some(name)
}

/// A box stands in the same row: the menu is that component's.
fn shares_its_row(scene: &Scene, at: At) -> bool {
    let row = scene.items[slots::exclusive_box(scene, at)].parent;
    let mut fields = scene.fields_of(row).iter();
    scene.count_fields_in(row) < 3 && fields.any(|field| scene.role(*field) == Role::Check)
}

/// The words of the nearest element around the menu that has any besides it, as places in [`Scene::runs`].
pub fn name_words(scene: &Scene, at: At) -> Vec<usize> {
    let is_of_button = |owner: At| scene.role(owner) == Role::Button;
    let is_word = |place: &usize| {
        let run = &scene.runs[*place];
        !run.hidden
            && !scene.contains(at, run.at)
            && !run.owner.is_some_and(is_of_button)
            && run.text.chars().any(char::is_alphanumeric)
    };
    let outer = slots::exclusive_box(scene, at);
    let around = scene.ancestors(at).take_while(|around| *around >= outer);
    let mut words = around.map(|around| {
        let (from, to) = scene.items[around].words;
        (from..to).filter(is_word).collect::<Vec<_>>()
    });
    words.find(|words| !words.is_empty()).unwrap_or_default()
}

/// `Status of Mill`, `Mill status`: the name alone.
fn strip_status(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    let mut before = words::STATUS_BEFORE_NAME.iter();
    if let Some(words) = before.find(|words| lower.starts_with(**words)) {
        return &name[words.len()..];
    }
    let mut after = words::STATUS_AFTER_NAME.iter();
    let words = after.find(|words| lower.ends_with(**words));
    &name[..name.len() - words.map_or(0, |words| words.len())]
}

/// The only status menu in the row of a box.
pub fn menu_of(scene: &Scene, boxes: &[At], at: At) -> Option<ChoiceControl> {
    let mut around = scene.ancestors(at);
    let row = around.find(|outer| scene.count_fields_in(*outer) > 1)?;
    let is_alone = between(boxes, row, scene.items[row].end).len() == 1;
    let fields = scene.fields_of(row).iter().copied();
    let mut menus = fields.filter(|at| is_status_menu(scene, *at));
    let menu = menus
        .next()
        .filter(|_| is_alone && menus.next().is_none())?;
    Some(read_menu(scene, menu))
}

pub fn read_menu(scene: &Scene, menu: At) -> ChoiceControl {
    match scene.role(menu) {
        Role::Select => ChoiceControl::from_select(scene, menu),
        _ => ChoiceControl::from_combo(scene, menu),
    }
}
