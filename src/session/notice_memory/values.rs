//! What the memory of maintenances is asked by: values that know nothing of it.

use crate::engine::rules::{
    components_operational, posted_with_errors, status_overdue, tell_clients,
};

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
    Overdue,
}

impl SetAside {
    /// What the findings of a rule are about.
    pub fn of_rule(rule: &str) -> Option<Self> {
        let all = [
            (tell_clients::RULE.id, Self::TellClients),
            (components_operational::RULE.id, Self::ComponentsLeft),
            (posted_with_errors::RULE.id, Self::PostedWithErrors),
            (status_overdue::RULE.id, Self::Overdue),
        ];
        let found = all.into_iter().find(|(id, _)| *id == rule)?;
        Some(found.1)
    }
}
