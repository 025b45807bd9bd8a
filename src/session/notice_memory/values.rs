//! What the memory of maintenances is asked by and told: values that know nothing of it.

use crate::engine::form::SeenSchedule;
use serde::{Deserialize, Serialize};

/// Which maintenance: the ids of the Statuspage page and of the maintenance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeKey {
    pub page: String,
    pub notice: String,
}

/// A schedule that was sent, until a form shows which one is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentSchedule {
    /// Which load of the page sent it.
    pub page_load_id: String,
    pub schedule: SeenSchedule,
}

/// What a person can set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    TellClients,
    ComponentsLeft,
    PostedWithErrors,
}
