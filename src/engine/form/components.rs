//! The components of a form: which are listed, in which group, and which are chosen.

use super::Handle;
use serde::{Deserialize, Serialize};

/// One component as the form lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// The check box, or the element that replaces it.
    pub handle: Handle,
    /// Statuspage's own id of the component, where the page shows one.
    pub id: Option<String>,
    pub name: String,
    /// The group's name, where the form shows groups.
    pub group: Option<String>,
    pub ticked: bool,
    /// What the menu beside it sets its status to; `None` where the form shows no such menu for it.
    pub status: Option<ComponentStatus>,
    /// It stands for all components of its group, which are not on the page.
    pub whole_group: bool,
}

/// A status of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ComponentStatus {
    Operational,
    UnderMaintenance,
    DegradedPerformance,
    PartialOutage,
    MajorOutage,
}

impl ComponentStatus {
    /// The words on the screen.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Operational => "Operational",
            Self::UnderMaintenance => "Under maintenance",
            Self::DegradedPerformance => "Degraded performance",
            Self::PartialOutage => "Partial outage",
            Self::MajorOutage => "Major outage",
        }
    }
}

/// Says which component is meant in a way that outlives a re-render of the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ComponentKey {
    pub id: Option<String>,
    pub group: Option<String>,
    pub name: String,
}

impl Component {
    pub fn to_key(&self) -> ComponentKey {
        ComponentKey {
            id: self.id.clone(),
            group: self.group.clone(),
            name: self.name.clone(),
        }
    }
}

/// The list of components, and whether it is whole.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Components {
    pub list: Vec<Component>,
    /// Groups whose members are not on the page (collapsed): whether one of them is ticked cannot
    /// be known.
    pub collapsed_groups: Vec<String>,
    /// Only what is chosen is on the page, as where names are typed into a field: which others there
    /// are is not known.
    pub chosen_only: bool,
    /// The names of components whose status menus stand elsewhere on the page, where several are called so.
    pub unclear_statuses: Vec<String>,
}

impl Components {
    pub fn ticked_components(&self) -> impl Iterator<Item = &Component> {
        self.list.iter().filter(|component| component.ticked)
    }
}
