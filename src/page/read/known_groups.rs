//! Groups of components that were open before and are closed now: what was seen in them then, as long as nothing says
//! that it is otherwise now.

use crate::{
    engine::form::{Component, ComponentStatus, Handle},
    page::{
        outline::Outline,
        understand::components::{Rows, UnseenRows},
    },
};
use serde::{Deserialize, Serialize};

/// What is known of groups that are closed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownGroups {
    /// Those in which something is or may be ticked. What is ticked is only known of those in `seen`.
    #[serde(rename = "names")]
    pub ticked: Vec<String>,
    pub seen: Vec<SeenGroup>,
}

/// A closed group, with its components as they were when it was open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenGroup {
    pub name: String,
    components: Vec<SeenComponent>,
    /// What the group has said of itself since it is closed.
    closed: ClosedState,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SeenComponent {
    id: Option<String>,
    name: String,
    ticked: bool,
    status: Option<ComponentStatus>,
}

/// What a closed group says of its components.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ClosedState {
    /// On, off or in the middle; nothing where the group has no box.
    group_box: Option<Option<bool>>,
    /// How many are chosen.
    chosen: Option<usize>,
}

impl ClosedState {
    pub(super) fn of(part: &UnseenRows, outline: &Outline) -> Self {
        let group_box = part.group_box.as_ref();
        Self {
            group_box: group_box.map(|group_box| group_box.read_state(outline)),
            chosen: part.chosen,
        }
    }

    /// `shows_middle`: the page shows a box in the middle where some of a group is chosen.
    fn agrees_with(self, components: &[SeenComponent], shows_middle: bool) -> bool {
        let all = components.len();
        let ticked = components.iter().filter(|one| one.ticked).count();
        let is_counted = match self.chosen {
            None => true,
            // In the middle is as good as one.
            Some(1) => ticked > 0,
            Some(chosen) => chosen == ticked,
        };
        is_counted
            && match self.group_box {
                None => true,
                Some(Some(true)) => ticked == all || self.chosen.is_some(),
                Some(None) => ticked > 0,
                Some(Some(false)) => ticked == 0 || !shows_middle || self.chosen.is_some(),
            }
    }
}

impl SeenGroup {
    /// Whether what the closed group says now is what it has said since it is closed, and fits what was seen in it.
    pub(super) fn agrees_with(&self, now: ClosedState, shows_middle: bool) -> bool {
        now == self.closed && now.agrees_with(&self.components, shows_middle)
    }

    /// Its components, as if they were on the page. `handle` is what stands there for them.
    pub fn to_components(&self, handle: Handle) -> impl Iterator<Item = Component> + '_ {
        self.components.iter().map(move |one| Component {
            handle,
            id: one.id.clone(),
            name: one.name.clone(),
            group: Some(self.name.clone()),
            ticked: one.ticked,
            status: one.status,
            whole_group: false,
        })
    }

    pub(super) fn new(name: &str, components: &[Component], closed: ClosedState) -> Self {
        let of_group = components
            .iter()
            .filter(|one| one.group.as_deref() == Some(name));
        let components = of_group.map(|one| SeenComponent {
            id: one.id.clone(),
            name: one.name.clone(),
            ticked: one.ticked,
            status: one.status,
        });
        Self {
            name: name.to_owned(),
            components: components.collect(),
            closed,
        }
    }
}

impl KnownGroups {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub fn seen(&self, name: &str) -> Option<&SeenGroup> {
        self.seen.iter().find(|group| group.name == name)
    }

    /// Nothing is known of it but what its box says.
    pub(super) fn forget(&mut self, name: &str) {
        self.ticked.retain(|group| group != name);
        self.seen.retain(|group| group.name != name);
    }

    /// What was seen in it does not hold any more: something in it may be ticked.
    pub(super) fn distrust(&mut self, name: &str) {
        self.seen.retain(|group| group.name != name);
        if !self.ticked.iter().any(|known| known == name) {
            self.ticked.push(name.to_owned());
        }
    }
}

/// Whether a box of a closed group is in the middle on this page, which then means that an empty one holds nothing.
pub fn shows_middle(rows: &Rows, outline: &Outline) -> bool {
    let mut parts = rows.unseen.iter();
    parts.any(|part| {
        let state = ClosedState::of(part, outline);
        state.group_box == Some(None) || part.chosen.is_some_and(|chosen| chosen > 0)
    })
}
