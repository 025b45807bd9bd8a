//! The boxes for what Statuspage does by itself.

use super::Field;
use serde::{Deserialize, Serialize};

/// What Statuspage does by itself at the start and at the end.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Automation {
    pub in_progress_at_start: Field<bool>,
    pub completed_at_end: Field<bool>,
    pub under_maintenance_at_start: Field<bool>,
    pub operational_at_end: Field<bool>,
}

/// A step that Statuspage takes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AutomationStep {
    InProgress,
    UnderMaintenance,
    Completed,
    Operational,
}

impl AutomationStep {
    pub const ALL: [Self; 4] = [
        Self::InProgress,
        Self::UnderMaintenance,
        Self::Completed,
        Self::Operational,
    ];

    /// Goes on after "Statuspage": what it does, and when.
    pub fn describe_step(self) -> &'static str {
        match self {
            Self::InProgress => "sets In progress at the start",
            Self::UnderMaintenance => "sets the components to Under Maintenance at the start",
            Self::Completed => "sets Completed at the end",
            Self::Operational => "sets the components to Operational at the end",
        }
    }

    /// Whether it is taken at the start, and not at the end.
    pub fn is_at_start(self) -> bool {
        matches!(self, Self::InProgress | Self::UnderMaintenance)
    }
}

impl Automation {
    pub fn field_for(&self, step: AutomationStep) -> &Field<bool> {
        match step {
            AutomationStep::InProgress => &self.in_progress_at_start,
            AutomationStep::UnderMaintenance => &self.under_maintenance_at_start,
            AutomationStep::Completed => &self.completed_at_end,
            AutomationStep::Operational => &self.operational_at_end,
        }
    }
}
