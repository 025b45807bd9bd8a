//! What is kept of one tab between its messages, and what a session needs from outside.

use super::{
    group_visit::GroupVisit,
    job::Job,
    memory::{FormChange, Memory, Preferences},
    message::FieldToPoint,
    notice_memory::NoticeMemory,
};
use crate::{
    engine::{
        audience::Audience,
        check::RuleOutcome,
        finding::Finding,
        form::NoticeHistory,
        policy::Policy,
        time::{UtcInstant, Zones},
    },
    page::{outline::Outline, read::FormReading, route::FormAddress},
    ui::{
        badge::Badge,
        teach::TeachingSection,
        view::{Mark, ViewChild},
    },
};
use std::rc::Rc;

/// What a session needs from outside.
pub struct Environment<'a> {
    pub policy: &'a Policy,
    /// Why a policy that is stored does not count.
    pub policy_problem: Option<&'a str>,
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
}

/// One tab's state.
#[derive(Debug, Default)]
pub struct Session {
    pub(super) outline: Outline,
    pub(super) reading: Option<FormReading>,
    pub(super) audience: Audience,
    /// Which components `audience` was made of: the reading's revision of them.
    pub(super) audience_of: Option<u32>,
    /// The id of the page, and its policy where something is different there.
    pub(super) page_policy: Option<(String, Option<Rc<Policy>>)>,
    pub(super) checked: Vec<RuleOutcome>,
    /// "Did you type your local time?"
    pub(super) question: Option<Finding>,
    /// What the address means.
    pub(super) place: FormAddress,
    /// Which load of the page this is.
    pub(super) page_load_id: String,
    pub(super) job: Option<Job>,
    /// Closed groups that are being looked into.
    pub(super) group_visit: Option<GroupVisit>,
    /// What the panel says of the last click.
    pub(super) panel_message: Option<String>,
    /// What the Copy button copies.
    pub(super) clipboard: Option<String>,
    /// Undo would take away what a person has written since; they were asked.
    pub(super) undo_needs_confirmation: bool,
    pub(super) put_back_watch: Option<PutBackWatch>,
    /// A second copy of the guard has found this one at work.
    pub(super) another_copy: bool,
    /// It was reported that something could not be stored.
    pub(super) has_reported_storage: bool,
    /// For the next answer.
    pub(super) field_to_point: Option<FieldToPoint>,
    pub memory: Memory,
    pub preferences: Preferences,
    /// What is remembered of maintenances between screens; all tabs have the same.
    pub notices: NoticeMemory,
    pub(super) history: HistoryCache,
    pub(super) fields: TeachingSection,
    pub(super) view: Option<Vec<ViewChild>>,
    pub(super) marks: Vec<Mark>,
    /// What the button of the browser shows.
    pub(super) badge: Badge,
}

impl Session {
    pub fn new(memory: Memory, preferences: Preferences) -> Self {
        Self {
            memory,
            preferences,
            ..Self::default()
        }
    }
}

/// The memory's answer for one screen, until something there changes.
#[derive(Debug, Default)]
pub(super) struct HistoryCache {
    pub(super) revision: u32,
    pub(super) page: Option<String>,
    pub(super) notice: Option<String>,
    pub(super) page_load_id: String,
    pub(super) history: NoticeHistory,
}

/// The change that was finished last, as long as the page may still put it back.
#[derive(Debug)]
pub struct PutBackWatch {
    pub(super) since: UtcInstant,
    pub(super) change: FormChange,
    /// It was taken back, so what is put back are its edits.
    pub(super) reverted: bool,
}
