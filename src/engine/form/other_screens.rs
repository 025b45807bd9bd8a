//! What the screens hold that are no form of a maintenance or an incident: one type for each.

use super::{ComponentStatus, Field, Status};

/// One component, opened to be made or changed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ComponentForm {
    pub name: Field<String>,
    /// The group that is chosen for it; nothing: it is in none.
    pub group: Field<Option<String>>,
    pub status: Field<ComponentStatus>,
}

/// A group or a user of the audience, opened to be made or changed. Which components they may see is in
/// [`Form::components`](super::Form::components).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AudienceForm {
    /// It is being made, and not changed.
    pub is_new: bool,
    /// Of a group.
    pub name: Field<String>,
    /// Of a user.
    pub email: Field<String>,
    /// The groups that a user is put into.
    pub groups: Field<Vec<String>>,
    /// Whether the user is subscribed when the form is submitted.
    pub subscribes: Field<bool>,
}

/// The list of all components.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ComponentList {
    pub rows: Vec<ListedComponent>,
    /// What the list has and does not show, as a person would call it.
    pub unseen: Vec<String>,
}

/// A component as the list of all components shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedComponent {
    pub name: String,
    pub group: Option<String>,
    pub status: Field<ComponentStatus>,
    /// Statuspage's own id, where the row leads to the component.
    pub id: Option<String>,
}

/// The list of maintenances and incidents, as far as its open tab shows it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct NoticeList {
    pub rows: Vec<ListedNotice>,
    /// What the list has and does not show: other tabs, other pages.
    pub unseen: Vec<String>,
}

/// A maintenance or an incident as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedNotice {
    pub name: String,
    pub status: Field<Status>,
    /// The tab that is open, or the heading over the row.
    pub tab: Option<String>,
    /// What the row says of its times, as written: "Dec 8, 22:00 UTC – 23:30 UTC".
    pub times: Field<String>,
    /// Statuspage's own id, where the row leads to the maintenance or incident.
    pub id: Option<String>,
}

/// The templates: all in their list, or the one that is opened.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TemplateList {
    pub rows: Vec<ListedTemplate>,
    /// What the list has and does not show.
    pub unseen: Vec<String>,
}

/// A template, as far as the screen shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedTemplate {
    pub name: String,
    pub group: Option<String>,
    /// The name that it gives a maintenance or incident.
    pub title: Field<String>,
    /// The message that it writes.
    pub body: Field<String>,
}
