//! How a group of the list of components stands on the page, and what opens and closes it.

use super::{
    act::{Act, NextAct},
    set_control::{act_if_enabled, set_toggle},
};
use crate::page::{outline::Outline, read::FormReading};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupState {
    /// Nothing where no such group is there, or several are called so.
    pub is_open: Option<bool>,
    /// It is closed, and what is chosen in it was seen.
    pub is_known: bool,
    /// On, off or in the middle; nothing where the group has no box.
    pub group_box: Option<Option<bool>>,
    /// What opens and closes it and ticks nothing.
    pub opener: Option<u32>,
}

pub fn group_state(name: &str, reading: &FormReading, outline: &Outline) -> GroupState {
    let Some(group) = reading.list_group(name) else {
        return GroupState::default();
    };
    let group_box = group.group_box.as_ref();
    GroupState {
        is_open: Some(group.is_open),
        is_known: !group.is_open && reading.known_groups().seen(name).is_some(),
        group_box: group_box.map(|group_box| group_box.read_state(outline)),
        opener: group.opener,
    }
}

/// One act towards the group's box being as it was.
pub fn restore_group_box(
    name: &str,
    before: Option<bool>,
    reading: &FormReading,
    outline: &Outline,
) -> NextAct {
    let group = reading.list_group(name);
    let group_box = group.and_then(|group| group.group_box.as_ref());
    match (group_box, before) {
        (Some(group_box), Some(on)) => set_toggle(group_box, on, name, outline),
        _ => NextAct::Refused(format!("The box of {name} could not be set back.")),
    }
}

/// One act towards the rows of a closed group being on the page; nothing where it is open, or nothing opens it.
pub fn open_group(name: &str, reading: &FormReading, outline: &Outline) -> Option<NextAct> {
    let state = group_state(name, reading, outline);
    let node = state.opener.filter(|_| state.is_open == Some(false))?;
    let act = Act::Expand { node, open: true };
    Some(act_if_enabled(
        node,
        &format!("What opens {name}"),
        outline,
        act,
    ))
}
