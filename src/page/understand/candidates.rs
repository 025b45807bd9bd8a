//! The scene → the controls that may be a field, each with its texts by slot, and the form that is meant.

use super::{cues::CueTable, score, slots::SlotTexts};
use crate::page::scene::{At, Role, Scene};

/// The form that most of what is looked for stands in; all that counts of the page, where that is none.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    pub start: At,
    pub end: At,
}

impl Home {
    pub fn holds(self, at: At) -> bool {
        (self.start..self.end).contains(&at)
    }

    /// What standing in the form, or not, adds to a score.
    pub fn place(self, at: At) -> i32 {
        if self.holds(at) {
            score::AT_HOME
        } else {
            score::ELSEWHERE
        }
    }
}

/// A field that may be one of those looked for, with what it is called.
pub struct Candidate {
    pub at: At,
    pub role: Role,
    pub names: SlotTexts,
}

/// Every field that can be filled in, but for check boxes and radio buttons.
pub fn collect_candidates(scene: &Scene) -> Vec<Candidate> {
    scene
        .fields
        .iter()
        .copied()
        .filter(|at| eligible(scene, *at) && !matches!(scene.role(*at), Role::Check | Role::Radio))
        .map(|at| Candidate {
            at,
            role: scene.role(at),
            names: SlotTexts::of(scene, at),
        })
        .collect()
}

impl Candidate {
    /// How surely its texts name what the table says; `None` when they name something else.
    pub fn score(&self, table: &CueTable) -> Option<i32> {
        table.score_control(&self.names).map(|score| score.total)
    }

    /// It has a label, and none of the words on it are those.
    pub fn is_called_otherwise(&self, table: &CueTable) -> bool {
        self.score(table)
            .is_none_or(|score| score < 3 && self.names.is_labelled())
    }
}

/// Parts of the page that are about something else, or that nobody sees, are never taken.
pub fn eligible(scene: &Scene, at: At) -> bool {
    !scene.items[at].aside && (scene.scope.0..scene.scope.1).contains(&at)
}

pub fn is_button(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Button && !scene.items[at].hidden && eligible(scene, at)
}
