//! The box for notifications is there once a component is chosen: before that, it is not missing.

use super::{
    missing_fields::{find_missing_fields, not_found_sentence},
    reading::{FormPart, FormReading},
};
use crate::page::understand::found::Found;
use crate::page::understand::understood::Understood;
use crate::{
    engine::{
        form::Field,
        screens::{Presence, field_presence},
        target::CheckboxName,
    },
    page::scene::{Role, Scene},
};
use rustc_hash::FxHashMap;

/// Whether the box may only not have come yet: it was not found, and no box of the form is there that could be it
/// under other words.
pub fn may_come_later(
    scene: &Scene,
    understood: &Understood,
    part_by_node: &FxHashMap<u32, FormPart>,
) -> bool {
    let Some(rows) = understood.components.here() else {
        return false;
    };
    let is_known = |node: u32| rows.holds(node) || part_by_node.contains_key(&node);
    let mut boxes = scene
        .fields
        .iter()
        .filter(|at| scene.role(**at) == Role::Check && !scene.items[**at].aside);
    *understood.boxes.at(CheckboxName::Now) == Found::Nothing
        && !understood.opaque
        && boxes.all(|at| is_known(scene.items[*at].node.id))
}

impl FormReading {
    /// Says what is missing, after fields were read.
    pub(super) fn list_missing_fields(&mut self) {
        let target = CheckboxName::Now.into();
        let screen = self.form.screen;
        if self.notification_box_may_come && field_presence(screen, target) == Presence::Always {
            let components = self.form.components.value();
            let is_awaited = components.is_some_and(|components| {
                components.collapsed_groups.is_empty()
                    && components.ticked_components().next().is_none()
            });
            self.form.notify.now = match is_awaited {
                true => Field::NotOnScreen,
                false => Field::Missing {
                    why: not_found_sentence(target, screen, self.understood.opaque),
                },
            };
        }
        self.missing = find_missing_fields(&self.form);
    }
}
