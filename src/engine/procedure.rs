//! What a person does with a maintenance across its screens: the steps as data, which of them are done as far as the
//! screens show it, which is next, and which procedure the edits of a form look like. Pure values in, values out.

mod detect;
mod progress;

pub use detect::{FormEdits, SOON, detect_procedure};
pub use progress::{ProcedureSight, StepState};

use super::template::TemplatePhase;
use schemars::JsonSchema;
use serde::Deserialize;

/// So many steps fit into what is stored of a procedure.
pub const MOST_STEPS: usize = 30;

/// The steps of something that is done with a maintenance, in their order.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    #[schemars(extend("pattern" = r"\S"))]
    pub name: String,
    /// By which edits it is recognised and offered.
    pub kind: ProcedureKind,
    /// What is to be known before it is begun.
    #[schemars(extend("pattern" = r"\S"))]
    pub note: Option<String>,
    pub steps: Vec<ProcedureStep>,
}

/// What is being done with a maintenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProcedureKind {
    Schedule,
    Reschedule,
    Extend,
    Cancel,
    CompleteEarly,
    Reopen,
    RescheduleInProgress,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcedureStep {
    /// What is to be seen on the screens for it to count as done; a step in your own words is ticked by hand.
    pub does: StepKind,
    /// The phase of the template, where the step is to insert one.
    pub phase: Option<TemplatePhase>,
    /// The step in your own words; one that is ticked by hand needs it.
    #[schemars(extend("pattern" = r"\S"))]
    pub text: Option<String>,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "StepKind")]
pub enum StepKind {
    InsertTemplate,
    SetSchedule,
    ChangeSchedule,
    AddTime,
    SaveSchedule,
    ChooseComponents,
    SetScheduled,
    SetInProgress,
    SetCompleted,
    SetOperational,
    TickNotifications,
    UntickNotifications,
    Post,
    SeeOperational,
    ByHand,
}

/// Where a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepPlace {
    NewMaintenance,
    StatusUpdate,
    Schedule,
    Components,
    Anywhere,
}

impl ProcedureKind {
    /// It ends in a maintenance that is not there yet.
    pub fn makes_maintenance(self) -> bool {
        matches!(self, Self::Schedule | Self::Reopen)
    }
}

impl Procedure {
    /// Where the step is done.
    pub fn place_of(&self, step: &ProcedureStep) -> StepPlace {
        match step.does {
            StepKind::ByHand => StepPlace::Anywhere,
            StepKind::SeeOperational => StepPlace::Components,
            _ if self.kind.makes_maintenance() => StepPlace::NewMaintenance,
            StepKind::SetSchedule
            | StepKind::ChangeSchedule
            | StepKind::AddTime
            | StepKind::SaveSchedule => StepPlace::Schedule,
            _ => StepPlace::StatusUpdate,
        }
    }

    /// The step in words; `template` is the name of the template that it inserts.
    pub fn describe_step(&self, step: &ProcedureStep, template: Option<&str>) -> String {
        if let Some(text) = &step.text {
            return text.clone();
        }
        let words = match step.does {
            StepKind::InsertTemplate => {
                return match template {
                    Some(name) => format!("Insert the template “{name}”"),
                    None => "Insert the template for this".to_owned(),
                };
            }
            StepKind::SetSchedule => "Set date, time and duration",
            StepKind::ChangeSchedule => "Set the new date, time or duration",
            StepKind::AddTime => "Add the hours and minutes to the duration",
            StepKind::SaveSchedule => "Press Update, and look at the saved schedule",
            StepKind::ChooseComponents => "Choose the client's components",
            StepKind::SetScheduled => "Set the status to Scheduled",
            StepKind::SetInProgress => "Set the status to In progress",
            StepKind::SetCompleted => "Set the status to Completed",
            StepKind::SetOperational => "Set the components to Operational",
            StepKind::TickNotifications => "Tick Send notifications",
            StepKind::UntickNotifications => "Untick Send notifications",
            StepKind::Post if self.kind.makes_maintenance() => "Press Schedule now",
            StepKind::Post => "Press Update",
            StepKind::SeeOperational => "See that each component is Operational again",
            StepKind::ByHand => "Do this by hand",
        };
        words.to_owned()
    }
}

impl StepPlace {
    /// Behind the words of a step, where another screen is open.
    pub fn describe_place(self) -> Option<&'static str> {
        match self {
            Self::NewMaintenance => Some("under Incidents > Maintenances > Schedule maintenance"),
            Self::StatusUpdate => Some("on the tab Status Update of the maintenance"),
            Self::Schedule => Some("on the tab Schedule & Automation of the maintenance"),
            Self::Components => Some("under Components"),
            Self::Anywhere => None,
        }
    }
}

#[cfg(test)]
mod tests;
