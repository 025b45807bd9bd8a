//! The rows of the list of components → the components of the form, and what of them cannot be known.

use super::known_groups::{KnownGroups, shows_middle};
use crate::page::understand::components::Row;
use crate::page::understand::components::Rows;
use crate::page::understand::components::UnseenRows;
use crate::{
    engine::form::{Component, ComponentStatus, Components, Field, Handle, Screen},
    page::{
        controls::{ChoiceControl, Chosen, Toggle},
        outline::Outline,
        understand::{
            cues,
            explain::{ComponentsReason, Reason},
        },
    },
};

/// What is chosen. `known`: what was seen of groups before they were closed.
pub fn read_components(
    rows: &Rows,
    screen: Screen,
    known: &KnownGroups,
    outline: &Outline,
) -> Field<Components> {
    let mut list = Vec::with_capacity(rows.rows.len());
    for row in &rows.rows {
        match read_component(row, screen, outline) {
            Ok(component) => list.push(component),
            Err(unknown) => return unknown,
        }
    }
    // A page that shows a box in the middle where some of a group is chosen means that none is by an empty one.
    let tells_all = is_new(screen) || shows_middle(rows, outline);
    let mut collapsed_groups = Vec::new();
    for part in &rows.unseen {
        if let Some(seen) = known.seen(&part.name) {
            let group_box = part.group_box.as_ref();
            let handle = Handle(group_box.map_or(rows.place, |group_box| group_box.node));
            list.extend(seen.to_components(handle));
            continue;
        }
        match read_closed_group(part, tells_all, outline) {
            _ if known.ticked.contains(&part.name) => collapsed_groups.push(part.name.clone()),
            GroupChoice::All(group) => list.push(group),
            GroupChoice::Nothing => {}
            GroupChoice::Unknown => collapsed_groups.push(part.name.clone()),
        }
    }
    Field::Value(Components {
        list,
        collapsed_groups,
        chosen_only: rows.chosen_only,
        unclear_statuses: rows.unclear_menus.clone(),
    })
}

fn is_new(screen: Screen) -> bool {
    matches!(screen, Screen::MaintenanceNew | Screen::IncidentNew)
}

fn read_component(
    row: &Row,
    screen: Screen,
    outline: &Outline,
) -> Result<Component, Field<Components>> {
    let Some(ticked) = row.toggle.read_state(outline) else {
        return Err(Field::Unreadable {
            raw: row.name.clone(),
            why: format!("Whether “{}” is ticked cannot be told.", row.name),
        });
    };
    let status = row
        .menu
        .as_ref()
        .and_then(|menu| read_status(menu, outline));
    if row.toggle.is_listed() {
        let missing = |why| {
            Err(Field::Missing {
                why: Reason::Components(why).to_string(),
            })
        };
        // A form to create something lists all components; an update may list those that are affected.
        if is_new(screen) {
            return missing(ComponentsReason::StatusMenusOnly);
        }
        if matches!(status, None | Some(ComponentStatus::Operational)) {
            return missing(ComponentsReason::MaybeOnlyListed(row.name.clone()));
        }
    }
    Ok(Component {
        handle: Handle(row.toggle.node),
        id: row.id.clone(),
        name: row.name.clone(),
        group: row.group.clone(),
        ticked,
        status,
        whole_group: row.whole_group,
    })
}

fn read_status(menu: &ChoiceControl, outline: &Outline) -> Option<ComponentStatus> {
    match menu.read_chosen(outline) {
        Chosen::Option(at) => cues::status::read_component_status(&menu.options[at].label),
        Chosen::Text(text) => cues::status::read_component_status(&text),
        Chosen::Nothing | Chosen::Unclear => None,
    }
}

/// What of a closed group is chosen.
enum GroupChoice {
    All(Component),
    Nothing,
    Unknown,
}

fn read_closed_group(part: &UnseenRows, tells_all: bool, outline: &Outline) -> GroupChoice {
    let state = |group_box| Some((group_box, Toggle::read_state(group_box, outline)?));
    match part.group_box.as_ref().and_then(state) {
        Some((group_box, true)) if part.chosen.is_none() => GroupChoice::All(Component {
            handle: Handle(group_box.node),
            id: None,
            name: part.name.clone(),
            group: Some(part.name.clone()),
            ticked: true,
            status: None,
            whole_group: true,
        }),
        // On an update the box of a closed group may only offer to add all of it.
        Some((_, false)) if part.chosen.map_or(tells_all, |chosen| chosen == 0) => {
            GroupChoice::Nothing
        }
        _ => GroupChoice::Unknown,
    }
}
