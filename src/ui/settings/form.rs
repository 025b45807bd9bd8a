//! Settings as the controls of a form, as values. Which there are, the schema of the policy says.

use crate::engine::policy::PolicySource;

/// A setting as a control of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormField {
    /// Where it is in a policy, as a JSON pointer: `/time/zone`. The name of the control.
    pub pointer: String,
    pub label: String,
    /// What the schema says of it.
    pub hint: Option<String>,
    pub control: Control,
    /// What counts and who decides it; of what is inside a list only the list has that.
    pub origin: Option<Origin>,
    /// Another source decides it, so that nothing can be changed here.
    pub locked_by: Option<PolicySource>,
    pub problems: Vec<String>,
}

/// What counts where the person's own policy says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub default: String,
    pub default_source: PolicySource,
    /// The person's own policy sets it.
    pub is_own: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Control {
    Text {
        value: String,
        /// Displayed while it is empty.
        placeholder: String,
        kind: TextKind,
    },
    Switch(bool),
    Choice {
        chosen: String,
        options: Vec<ChoiceOption>,
    },
    /// Several of a few words.
    Words(Vec<(ChoiceOption, bool)>),
    Group(Vec<FormField>),
    /// Things with fields of their own.
    List {
        item: String,
        /// How many there are, also where not all are displayed.
        count: usize,
        items: Vec<FormField>,
    },
    /// Names that a person gives, each with a value.
    Map(Vec<MapEntry>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    Line,
    Number,
    /// A longer text.
    Area,
    /// A list, one a line.
    Lines,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    pub value: String,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MapEntry {
    pub name: String,
    pub field: FormField,
    /// It is in the person's own policy, so it can be renamed and removed.
    pub is_own: bool,
}

/// What is written in front of a map entry's pointer in the name of the control that holds the entry's name.
pub const RENAME: &str = "key:";

/// Stands between the pointer of a list and a word that it can hold.
pub const WORD: char = '#';
