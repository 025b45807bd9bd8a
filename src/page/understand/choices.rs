//! The scene → every control that offers one of several: menus, drop-downs, radio buttons, lists that lie open.

use super::{candidates::eligible, slots};
use crate::page::{
    controls::{ChoiceControl, ChoiceKind, ChoiceOption, group_of_option},
    scene::{At, Role, Scene},
};

/// Every select, drop-down and group of radio buttons.
pub fn collect_choices(scene: &Scene) -> Vec<(At, ChoiceControl)> {
    let mut found: Vec<(At, ChoiceControl)> = Vec::new();
    let mut groups: Vec<(At, Option<&str>, Vec<At>)> = Vec::new();
    for at in scene
        .fields
        .iter()
        .copied()
        .filter(|at| eligible(scene, *at))
    {
        match scene.role(at) {
            Role::Select => found.push((at, ChoiceControl::from_select(scene, at))),
            Role::Combo => found.push((at, ChoiceControl::from_combo(scene, at))),
            Role::Radio => {
                let outer = find_radio_group(scene, at);
                let name = scene.attr(at, "name").filter(|name| !name.is_empty());
                let same = groups.iter_mut().find(|(group, other, _)| {
                    name == *other
                        && (name.is_some() && scene.items[at].node.tag == "input"
                            || *group == outer)
                });
                match same {
                    Some((.., members)) => members.push(at),
                    None => groups.push((outer, name, vec![at])),
                }
            }
            _ => {}
        }
    }
    for (outer, _, members) in groups {
        let Some(first) = members.first().copied() else {
            continue;
        };
        let native = scene.items[first].node.tag == "input";
        let node = if members.iter().all(|at| scene.contains(outer, *at)) && outer != 0 {
            outer
        } else {
            first
        };
        found.push((
            first,
            ChoiceControl {
                node: scene.items[node].node.id,
                how: if native {
                    ChoiceKind::Radios
                } else {
                    ChoiceKind::Marked { plain: false }
                },
                options: members
                    .iter()
                    .map(|at| describe_option(scene, *at, *at, slots::visible_name(scene, *at)))
                    .collect(),
            },
        ));
    }
    found
}

fn find_radio_group(scene: &Scene, at: At) -> At {
    let mut outers = scene.ancestors(at).filter(|outer| *outer >= scene.scope.0);
    outers
        .find(|outer| {
            matches!(scene.role(*outer), Role::Choices | Role::Group)
                || scene.count_fields_in(*outer) > 1
        })
        .unwrap_or(0)
}

pub fn describe_option(scene: &Scene, at: At, mark: At, label: String) -> ChoiceOption {
    let visible = scene
        .labels_of(at)
        .iter()
        .find(|label| !scene.items[**label].hidden);
    let click = match visible {
        Some(label) if scene.items[at].hidden => *label,
        _ => at,
    };
    ChoiceOption {
        node: scene.items[at].node.id,
        click: scene.items[click].node.id,
        value: label.clone(),
        label,
        group: group_of_option(scene, at),
        marks: vec![scene.items[mark].node.id],
        signs: Vec::new(),
    }
}

/// Menus that lie open: radio buttons, and lists of which one is chosen.
pub fn collect_open_menus(scene: &Scene) -> Vec<(At, ChoiceControl)> {
    let radios = collect_choices(scene)
        .into_iter()
        .filter(|(at, _)| scene.role(*at) == Role::Radio);
    let lists = (scene.scope.0..scene.scope.1)
        .filter(|at| scene.attr(*at, "role") == Some("listbox") && eligible(scene, *at))
        .filter(|at| scene.role(*at) == Role::Choices && !scene.items[*at].hidden)
        .filter(|at| scene.attr(*at, "aria-multiselectable") != Some("true"))
        .map(|at| {
            let options = scene
                .descendants(at)
                .filter(|inner| scene.role(*inner) == Role::Choice)
                .map(|inner| {
                    describe_option(scene, inner, inner, slots::visible_name(scene, inner))
                })
                .collect();
            let choice = ChoiceControl {
                node: scene.items[at].node.id,
                how: ChoiceKind::Marked { plain: false },
                options,
            };
            (at, choice)
        })
        .filter(|(_, choice)| !choice.options.is_empty());
    radios.chain(lists).collect()
}
