//! What a person has begun to do with a maintenance, as it is remembered between screens. What the steps are and mean is in
//! [`procedure`](crate::engine::procedure).

use super::SeenSchedule;
use serde::{Deserialize, Serialize};

/// A procedure that was begun, with what is remembered of its maintenance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenProcedure {
    /// Statuspage's own id of the maintenance; empty for one that is not there yet.
    pub notice: String,
    /// Its title, where a screen showed it.
    pub name: Option<String>,
    pub progress: ProcedureProgress,
    /// As it was seen last.
    pub schedule: Option<SeenSchedule>,
    /// A schedule that was sent, and not seen yet.
    pub sent_schedule: Option<SeenSchedule>,
    /// It is completed, and every component of it was seen Operational since.
    pub is_operational: bool,
}

/// How far a procedure has come, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureProgress {
    /// Which procedure of the policy.
    pub name: String,
    /// How many steps it had: with others, nothing of this means anything.
    pub steps: usize,
    /// The schedule that clients knew when it was begun.
    #[serde(default)]
    pub schedule: Option<SeenSchedule>,
    #[serde(default)]
    pub saved: ProcedureSteps,
    /// What it comes to, once what was sent is saved.
    #[serde(default)]
    pub sent: Option<ProcedureSteps>,
    /// Which load of the page sent it.
    #[serde(default)]
    pub sent_by: String,
}

/// The steps that are over, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureSteps {
    pub done: u32,
    /// An update after them was saved without them.
    pub left_out: u32,
}
