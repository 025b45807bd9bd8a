//! A control as what holds a field, and all that speaks for it.

use super::{
    explain::Reason,
    found::Found,
    score::{Evidence, Fact},
    slots::Slot,
};
use crate::page::{
    controls::{ChoiceControl, Toggle},
    scene::At,
    schedule_controls::{DateControl, DateTimePart, DurationControl, TimeControl},
    understand::components::list::Rows,
};

/// What holds the field, with the parts that stand beside the control.
#[derive(Clone, Debug, PartialEq)]
pub enum Binding {
    Node(u32),
    Choice(ChoiceControl),
    Template(Template),
    Date(DateControl),
    Time(TimeControl),
    Duration(DurationControl),
    Toggle(Toggle),
    List(Rows),
    /// It is the field, and what it holds cannot be told.
    Unclear(Reason),
}

impl Binding {
    pub fn visit_nodes(&self, mut visit: impl FnMut(u32)) {
        match self {
            Self::Node(node) => visit(*node),
            Self::Choice(choice) => choice.visit_nodes(visit),
            Self::Template(template) => visit(template.node),
            Self::Date(_) | Self::Time(_) | Self::Duration(_) => {
                let parts = self.schedule_parts();
                parts.iter().for_each(|part| part.visit_nodes(&mut visit));
            }
            Self::Toggle(toggle) => toggle.visit_nodes(visit),
            // A list that holds the box keeps its other rows.
            Self::List(_) | Self::Unclear(_) => {}
        }
    }

    /// What holds a piece of a date, a time or a duration.
    fn schedule_parts(&self) -> Vec<&DateTimePart> {
        match self {
            Self::Date(date) => date.parts(),
            Self::Time(time) => time.parts(),
            Self::Duration(length) => length.parts(),
            _ => Vec::new(),
        }
    }

    /// The start or the end, in a field that holds both.
    pub fn is_range(&self) -> bool {
        self.schedule_parts().iter().any(|part| part.is_range())
    }

    /// Every element that holds a piece of it; of a list none.
    pub fn nodes(&self) -> Vec<u32> {
        let mut nodes = Vec::new();
        self.visit_nodes(|node| nodes.push(node));
        nodes
    }

    pub fn shares_node(&self, nodes: &[u32]) -> bool {
        let mut shared = false;
        self.visit_nodes(|node| shared |= nodes.contains(&node));
        shared
    }
}

/// A function for each kind that takes what holds such a field.
macro_rules! of_kind {
    ($($name:ident: $kind:ident($holds:ty)),*) => {
        impl Binding {
            $(pub fn $name(self) -> Option<$holds> {
                match self {
                    Self::$kind(holds) => Some(holds),
                    _ => None,
                }
            })*
        }
    };
}

of_kind! {
    node: Node(u32),
    choice: Choice(ChoiceControl),
    template: Template(Template),
    date: Date(DateControl),
    time: Time(TimeControl),
    duration: Duration(DurationControl),
    list: List(Rows),
    toggle: Toggle(Toggle)
}

/// The page's own template menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub node: u32,
    /// Absent where it is a button that opens something else.
    pub menu: Option<ChoiceControl>,
}

/// A control that may be a field, with all that speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Where it begins: the same whichever part of it is looked at.
    pub at: At,
    pub binding: Binding,
    pub evidence: Vec<Evidence>,
}

impl Scored {
    /// A list, as far as its rows could be read; nothing where none are there.
    pub fn of_list(at: At, rows: Found<Rows>, evidence: Vec<Evidence>) -> Option<Self> {
        let binding = match rows {
            Found::Here(rows) => Binding::List(rows),
            Found::Unsure(reason) => Binding::Unclear(reason),
            Found::Nothing => return None,
        };
        Some(Self {
            at,
            binding,
            evidence,
        })
    }

    pub fn total(&self) -> i32 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }

    /// A person has pointed it out.
    pub fn is_taught(&self) -> bool {
        let is_taught = |evidence: &Evidence| {
            matches!(
                evidence.fact,
                Fact::Cue {
                    slot: Slot::Taught,
                    ..
                }
            )
        };
        self.evidence.iter().any(is_taught)
    }

    /// What speaks for it most.
    pub fn strongest(&self) -> Option<Evidence> {
        self.evidence
            .iter()
            .copied()
            .max_by_key(|evidence| evidence.weight)
    }
}
