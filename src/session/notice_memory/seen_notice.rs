//! What a screen shows of a maintenance, and what was sent of it.

use crate::{
    engine::form::{ComponentStatus, SeenSchedule, Status},
    page::{lenient::or_default, outline::PassagePrint},
};
use serde::{Deserialize, Serialize};

/// A component of a maintenance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenComponent {
    pub name: String,
    pub group: Option<String>,
    pub status: Option<ComponentStatus>,
}

/// A schedule that was sent, until a form shows which one is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentSchedule {
    /// Which load of the page sent it.
    pub page_load_id: String,
    pub schedule: SeenSchedule,
}

/// A Status Update that was sent, until it is seen whether it was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentUpdate {
    /// Which load of the page sent it.
    pub page_load_id: String,
    pub status: Option<Status>,
    /// Notifications are ticked and a component is chosen.
    pub tells: bool,
    /// The chosen components, with the statuses that it sets.
    #[serde(default, deserialize_with = "or_default")]
    pub components: Vec<SeenComponent>,
    /// The rules that had found errors.
    #[serde(default, deserialize_with = "or_default")]
    pub mistakes: Vec<String>,
    /// Numbers made of the message, by which it is seen again; of its words none are stored.
    #[serde(default, deserialize_with = "or_default")]
    pub message: Option<PassagePrint>,
    /// How often the message stood on the page already.
    #[serde(default, deserialize_with = "or_default")]
    pub shown: usize,
    /// The status that was seen last before it was sent.
    #[serde(default, deserialize_with = "or_default")]
    pub status_before: Option<Status>,
}

/// What a form held when it had just been loaded; nothing where it does not show it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenNotice {
    pub name: Option<String>,
    pub schedule: Option<SeenSchedule>,
    pub status: Option<Status>,
    pub components: Option<Vec<SeenComponent>>,
}
