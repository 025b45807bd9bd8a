//! What the memory of maintenances is asked by: values that know nothing of it.

/// Which maintenance: the ids of the Statuspage page and of the maintenance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoticeKey {
    pub page: String,
    pub notice: String,
}

/// What a person can set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    TellClients,
    ComponentsLeft,
    PostedWithErrors,
}
