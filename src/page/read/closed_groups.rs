//! What is known of closed groups, from one reading to the next.

use super::{
    known_groups::{ClosedState, KnownGroups, SeenGroup, shows_middle},
    read_button_label,
    reading::FormReading,
};
use crate::{
    engine::form::Component,
    page::{
        controls::Toggle,
        label_text::{fold, has_any},
        outline::{Node, Outline},
        understand::{
            components::{ListGroup, Rows, UnseenRows, is_select_all},
            cues,
        },
    },
};

impl FormReading {
    pub fn known_groups(&self) -> &KnownGroups {
        &self.known_groups
    }

    /// Closed groups of which it is not known what is chosen in them.
    pub fn unknown_groups(&self) -> &[String] {
        let components = self.form.components.value();
        components.map_or(&[], |components| &components.collapsed_groups)
    }

    pub(in crate::page) fn list_group(&self, name: &str) -> Option<&ListGroup> {
        self.understood.components.here()?.find_group(name)
    }

    /// Takes over what was known of groups before this reading. Those that are not on the page now keep it; while no
    /// list is found, that is every one.
    pub fn recall_known_groups(&mut self, before: &KnownGroups, outline: &Outline) {
        let rows = self.understood.components.here();
        let is_unseen =
            |name: &str| rows.is_none_or(|rows| rows.unseen.iter().any(|part| part.name == name));
        let ticked = before.ticked.iter().filter(|name| is_unseen(name));
        self.known_groups = KnownGroups {
            ticked: ticked.cloned().collect(),
            seen: before.seen.clone(),
        };
        self.drop_contradicted(outline);
        if self.understood.components.here().is_some() && !self.known_groups.is_empty() {
            self.fill_components(outline);
            self.list_missing_fields();
        }
        self.add_ticked_groups();
    }

    /// Takes over from the reading before what was seen in the groups that were open then and are closed now.
    pub(super) fn remember_closed_groups(&mut self, before: &Self, outline: &Outline) {
        let (Some(rows), Some(rows_before)) = (
            self.understood.components.here(),
            before.understood.components.here(),
        ) else {
            return;
        };
        let Some(components) = before
            .form
            .components
            .value()
            .filter(|_| is_whole(rows_before))
        else {
            return;
        };
        let mut seen: Vec<SeenGroup> = Vec::new();
        for group in rows.groups.iter().filter(|group| !group.is_open) {
            let was_open = rows_before
                .find_group(&group.name)
                .is_some_and(|group| group.is_open);
            let part = rows.unseen.iter().find(|part| part.name == group.name);
            if let Some(part) = part.filter(|_| was_open) {
                let closed = ClosedState::of(part, outline);
                seen.push(SeenGroup::new(&group.name, &components.list, closed));
            }
        }
        if seen.is_empty() {
            return;
        }
        let known = &mut self.known_groups.seen;
        known.retain(|one| seen.iter().all(|new| new.name != one.name));
        known.extend(seen);
        self.drop_contradicted(outline);
        self.fill_components(outline);
        self.list_missing_fields();
    }

    /// What the page says of a closed group now is no longer what it said, or never was what was seen in it.
    pub(super) fn drop_contradicted(&mut self, outline: &Outline) {
        let Some(rows) = self.understood.components.here() else {
            return;
        };
        let shows_middle = shows_middle(rows, outline);
        let mut contradicted = Vec::new();
        self.known_groups.seen.retain(|seen| {
            let is_closed = rows
                .find_group(&seen.name)
                .is_some_and(|group| !group.is_open);
            let part = rows.unseen.iter().find(|part| part.name == seen.name);
            let Some(part) = part.filter(|_| is_closed) else {
                return false;
            };
            let now = ClosedState::of(part, outline);
            let agrees = seen.agrees_with(now, shows_middle);
            if !agrees {
                contradicted.push(seen.name.clone());
            }
            agrees
        });
        for name in contradicted {
            self.known_groups.distrust(&name);
        }
    }

    /// A person ticked something in these groups, by `hand`, and the page closed them before it was seen: what is
    /// ticked there is not known. `before` is the reading up to then.
    pub fn distrust_touched_groups(&mut self, before: &[String], outline: &Outline) {
        let is_closed = |name: &&String| self.list_group(name).is_some_and(|group| !group.is_open);
        let touched: Vec<String> = before.iter().filter(is_closed).cloned().collect();
        for name in &touched {
            self.known_groups.distrust(name);
        }
        if !touched.is_empty() {
            self.refill_components(outline);
        }
    }

    /// The groups of the rows that a person touched.
    pub fn groups_touched_by(&self, hand: &[u32]) -> Vec<String> {
        let Some(rows) = self.understood.components.here() else {
            return Vec::new();
        };
        let mut groups = Vec::new();
        for node in hand {
            let row = rows.row(*node).map(|place| &rows.rows[place]);
            if let Some(group) = row.and_then(|row| row.group.clone())
                && !groups.contains(&group)
            {
                groups.push(group);
            }
        }
        groups
    }

    /// Whether something that ticks more than one group was pressed by `hand`, or boxes changed that nobody touched: what
    /// was seen in closed groups may be otherwise now.
    pub fn may_have_changed_closed_groups(&self, hand: &[u32], outline: &Outline) -> bool {
        let Some(rows) = self.understood.components.here() else {
            return false;
        };
        let is_touched =
            |toggle: &Toggle| hand.contains(&toggle.node) || hand.contains(&toggle.click);
        let by_another = self.changed_boxes.iter().any(|node| {
            let Some(row) = rows.row(*node).map(|place| &rows.rows[place]) else {
                return true;
            };
            let group = row.group.as_deref().and_then(|name| rows.find_group(name));
            let group_box = group.and_then(|group| group.group_box.as_ref());
            !is_touched(&row.toggle) && !group_box.is_some_and(is_touched)
        });
        by_another || hand.iter().any(|node| ticks_several_groups(*node, outline))
    }

    /// Nothing that was seen in a group that is closed counts any more.
    pub fn distrust_closed_groups(&mut self, outline: &Outline) {
        let names: Vec<String> = self
            .known_groups
            .seen
            .iter()
            .map(|group| group.name.clone())
            .collect();
        for name in &names {
            self.known_groups.distrust(name);
        }
        if !names.is_empty() {
            self.refill_components(outline);
        }
    }

    fn refill_components(&mut self, outline: &Outline) {
        self.components_revision = self.components_revision.wrapping_add(1);
        self.fill_components(outline);
        self.list_missing_fields();
    }

    /// What is ticked may be others now.
    pub(super) fn refresh_ticked_groups(&mut self) {
        if let Some(rows) = self.understood.components.here() {
            self.known_groups
                .ticked
                .retain(|group| rows.unseen.iter().any(|part| part.name == *group));
        }
        self.add_ticked_groups();
    }

    /// Those in which something is ticked now.
    pub(super) fn add_ticked_groups(&mut self) {
        let Some(components) = self.form.components.value() else {
            return;
        };
        let ticked = &mut self.known_groups.ticked;
        let seen = |component: &&Component| !component.whole_group;
        for component in components.ticked_components().filter(seen) {
            if let Some(group) = &component.group
                && !ticked.contains(group)
            {
                ticked.push(group.clone());
            }
        }
    }

    /// The boxes of rows that are ticked in one of the two readings and not in the other.
    pub(super) fn note_changed_boxes(&mut self, before: &Self) {
        let (Some(rows), Some(rows_before)) = (
            self.understood.components.here(),
            before.understood.components.here(),
        ) else {
            return;
        };
        let ticked = |reading: &Self, place: usize| {
            let components = reading.form.components.value()?;
            Some(components.list.get(place)?.ticked)
        };
        let changed = rows.rows.iter().enumerate().filter_map(|(place, row)| {
            let now = ticked(self, place)?;
            let then = ticked(before, rows_before.row(row.toggle.node)?)?;
            (now != then).then_some(row.toggle.node)
        });
        let changed = changed.collect();
        self.changed_boxes = changed;
    }
}

/// Nothing of the list but closed groups is not on the page.
fn is_whole(rows: &Rows) -> bool {
    let is_group = |part: &UnseenRows| rows.find_group(&part.name).is_some_and(|one| !one.is_open);
    rows.unseen.iter().all(is_group)
}

/// A box or button that says that it ticks or clears everything.
fn ticks_several_groups(node: u32, outline: &Outline) -> bool {
    let can_be_pressed = |node: &&Node| {
        matches!(node.tag.as_str(), "button" | "a" | "label" | "span")
            || node.attr("role") == Some("button")
    };
    if outline.get(node).filter(can_be_pressed).is_none() {
        return false;
    }
    let label = read_button_label(node, outline);
    let folded = fold(&label);
    let is_short = folded.split_whitespace().count() <= 4;
    is_short && (is_select_all(&folded, None) || has_any(&folded, cues::components::CLEARS))
}
