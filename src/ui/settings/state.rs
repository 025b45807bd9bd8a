//! Everything that the settings page is made from, as values. Looks nothing up.

use super::{
    controls::Extras, fetch::FetchState, form::FormField, start::StartState, taught::TaughtField,
};
use crate::engine::policy::{PolicyProblem, PolicySource};

pub struct SettingsState<'a> {
    pub notice: Option<&'a SettingsNotice>,
    /// What to mend before it can be saved.
    pub to_mend: Vec<ProblemLink>,
    pub sections: Vec<SectionLink>,
    pub search: &'a str,
    /// The section that is open.
    pub title: &'static str,
    pub content: SectionContent<'a>,
    /// What stands beside single settings.
    pub extras: Extras,
    /// From the highest to the lowest.
    pub sources: [(PolicySource, SourceStatus<'a>); 4],
    pub imported: EditorState<'a>,
    pub own: EditorState<'a>,
    /// Every setting that counts.
    pub rows: &'a [SettingsRow],
}

/// What the open section shows.
pub enum SectionContent<'a> {
    Start(Box<StartState>),
    Fields(Vec<FormField>),
    Taught(Vec<TaughtField>),
    SeenTemplates(Vec<TaughtField>),
    Fetch(Box<FetchState>),
    Files,
    Text,
    /// Settings that were searched for, by the title of their section.
    Found(Vec<(&'static str, Vec<FormField>)>),
    /// The person's own policy is no document, so that no form can change it.
    Unreadable(&'a PolicyProblem),
}

pub struct SectionLink {
    pub id: &'static str,
    pub title: &'static str,
    pub is_open: bool,
}

/// A problem, and the control at which it is mended.
pub struct ProblemLink {
    pub words: String,
    pub event: String,
}

/// What the last click led to.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsNotice {
    pub words: String,
    pub is_good: bool,
}

impl SettingsNotice {
    pub fn new_success(words: String) -> Self {
        let is_good = true;
        Self { words, is_good }
    }

    pub fn new_failure(words: String) -> Self {
        let is_good = false;
        Self { words, is_good }
    }
}

pub enum SourceStatus<'a> {
    Absent,
    /// How many settings it decides.
    Decides(usize),
    Unusable(Vec<&'a PolicyProblem>),
}

pub struct SettingsRow {
    /// `time.zone`, as it is written in a policy.
    pub path: String,
    pub value: String,
    /// What the schema says of it.
    pub meaning: Option<&'static str>,
    pub source: PolicySource,
}

/// A box to write a policy in.
pub struct EditorState<'a> {
    pub name: &'static str,
    pub text: &'a str,
    pub is_stored: bool,
    pub is_unsaved: bool,
    /// What stood in the box before can be brought back.
    pub has_former: bool,
    pub problems: &'a [PolicyProblem],
}
