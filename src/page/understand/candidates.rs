//! The scene → the controls that may be a field, each with its texts by slot, and the form that is meant.

use super::{
    cues::CueTable,
    score::{Evidence, Fact, Score},
    slots::SlotTexts,
};
use crate::engine::{form::Screen, time::field_text::is_date_or_time};
use crate::page::scene::{At, Role, Scene};
use crate::page::understand::weights::weights;

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
            weights().in_form
        } else {
            weights().outside_form
        }
    }

    pub fn evidence(self, at: At) -> Evidence {
        let fact = match self.holds(at) {
            true => Fact::InForm,
            false => Fact::OutsideForm,
        };
        let weight = self.place(at);
        Evidence { fact, weight }
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

    pub fn takes_text(&self) -> bool {
        matches!(self.role, Role::Text | Role::Area)
    }

    pub fn is_menu(&self) -> bool {
        matches!(self.role, Role::Select | Role::Combo)
    }

    /// Its texts name what the table says, surely enough.
    pub fn is_called(&self, table: &CueTable) -> bool {
        self.score(table) >= Some(weights().enough)
    }

    /// It has a label, and none of the words on it are those.
    pub fn is_called_otherwise(&self, table: &CueTable) -> bool {
        self.score(table)
            .is_none_or(|score| score < 3 && self.names.is_labelled())
    }
}

/// Everything that a kind of field looks at to find itself.
#[derive(Clone, Copy)]
pub struct Page<'p> {
    pub scene: &'p Scene<'p>,
    pub screen: Screen,
    pub home: Home,
    pub candidates: &'p [Candidate],
}

impl Page<'_> {
    pub fn role(&self, at: At) -> Role {
        self.scene.role(at)
    }

    pub fn node(&self, at: At) -> u32 {
        self.scene.items[at].node.id
    }

    /// A line that holds a date or a time.
    pub fn holds_moment(&self, at: At) -> bool {
        let value = self.scene.items[at].node.value.as_deref();
        is_date_or_time(value.unwrap_or(""))
    }

    /// The evidence for a control whose texts have this score; `None` where they say nothing.
    pub fn weigh(&self, at: At, score: Score, control: i32) -> Option<Vec<Evidence>> {
        let fact = Fact::Control;
        let control = (control != 0).then_some(Evidence {
            fact,
            weight: control,
        });
        let rows = score
            .rows
            .into_iter()
            .chain([control, Some(self.home.evidence(at))]);
        (score.total > 0).then(|| rows.flatten().collect())
    }
}

/// Parts of the page that are about something else, or that nobody sees, are never taken.
pub fn eligible(scene: &Scene, at: At) -> bool {
    !scene.items[at].aside && (scene.scope.0..scene.scope.1).contains(&at)
}

pub fn is_button(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Button && !scene.items[at].hidden && eligible(scene, at)
}
