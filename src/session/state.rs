//! What is kept of one tab between its messages, and what a session needs from outside.

use super::{
    fetched_pages::FetchedPages,
    group_visit::GroupVisit,
    job::Job,
    learnt_templates::LearntTemplates,
    memory::{FormChange, Memory, Preferences},
    message::FieldToPoint,
    notice_memory::NoticeMemory,
};
use crate::{
    engine::{
        audience::Audience,
        check::RuleOutcome,
        finding::Finding,
        form::{Form, NoticeHistory, OfferedTemplate},
        policy::Policy,
        time::{ReadingContext, UtcInstant, Zones},
    },
    page::{
        outline::Outline,
        read::FormReading,
        route::{self, FormAddress},
    },
    ui::{
        badge::Badge,
        teach::TeachingSection,
        view::{Mark, ViewChild},
    },
};
use std::rc::Rc;

/// What a session needs from outside.
#[derive(Clone, Copy)]
pub struct Environment<'a> {
    pub policy: &'a Policy,
    /// Why a policy that is stored does not count.
    pub policy_problem: Option<&'a str>,
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
}

impl Environment<'_> {
    /// How the times in the rows of a list are read.
    pub(super) fn reading_of_rows(&self) -> ReadingContext<'_> {
        ReadingContext {
            now: self.now,
            zones: self.zones,
            abbreviations: &self.policy.time.abbreviations,
            schedule: None,
            date_order: None,
        }
    }
}

/// One tab's state.
#[derive(Debug, Default)]
pub struct Session {
    pub(super) outline: Outline,
    pub(super) reading: Option<FormReading>,
    pub(super) audience: Audience,
    /// Which components `audience` was made of: the reading's revision of them.
    pub(super) audience_of: Option<u32>,
    /// An address, and the policy of its page where something is different there.
    pub(super) page_policy: Option<(String, Option<Rc<Policy>>)>,
    pub(super) checked: Vec<RuleOutcome>,
    /// Of each finding of `checked`, in their order.
    pub(super) finding_numbers: Vec<u64>,
    /// What was found and is set aside; none of `checked` is.
    pub(super) dismissed: Vec<DismissedFinding>,
    /// A reason for setting one aside is being written.
    pub(super) open_dismissal: Option<OpenDismissal>,
    /// "Did you type your local time?"
    pub(super) question: Option<Finding>,
    /// What the address means.
    pub(super) place: FormAddress,
    /// Which load of the page this is.
    pub(super) page_load_id: String,
    /// Buttons that were pressed while the form was not read, until it is.
    pub(super) pressed_unread: Vec<u32>,
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
    /// The page's own templates, as far as their texts were seen; those of all tabs.
    pub templates: Rc<LearntTemplates>,
    /// What was read by Statuspage's API; all tabs have the same.
    pub fetched: Rc<FetchedPages>,
    /// What a template leaves to the person, being asked for.
    pub(super) template_questions: Option<TemplateQuestions>,
    pub(super) templates_of_page: Option<TemplatesOfPage>,
    pub(super) template_watch: Option<TemplateWatch>,
    /// What will go out is open in the panel.
    pub(super) is_preview_open: bool,
    /// On the Templates screen, a person is writing.
    pub(super) is_template_unsaved: bool,
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
    /// The policy of the Statuspage page at this address, where something is different there; made once.
    pub(super) fn policy_of_page(&mut self, url: &str, policy: &Policy) -> Option<Rc<Policy>> {
        match &self.page_policy {
            Some((known, policy)) if known == url => policy.clone(),
            _ => {
                let page = route::page_id(url).unwrap_or_default();
                let different = policy.for_page(page).map(Rc::new);
                self.page_policy = Some((url.to_owned(), different.clone()));
                different
            }
        }
    }

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

/// The menu was touched, and the page may write over the form.
#[derive(Debug)]
pub struct TemplateWatch {
    /// The form as it was, with what the person changes meanwhile.
    pub(super) before: Box<Form>,
    /// Whether what stood in the texts was more than plain lines.
    pub(super) formatted: bool,
    pub(super) until: UtcInstant,
    /// A person has chosen, here or by a button of the panel.
    pub(super) is_by_person: bool,
    /// The label of the button of the panel; empty where the person chose in the menu.
    pub(super) button: String,
    /// What was changed was reported.
    pub(super) is_reported: bool,
}

/// What the sources come to on a Statuspage page; worked out anew only when one of them changes.
#[derive(Debug)]
pub struct TemplatesOfPage {
    pub(super) page: String,
    pub(super) learnt: Rc<LearntTemplates>,
    pub(super) fetched: Rc<FetchedPages>,
    pub(super) menu: Vec<OfferedTemplate>,
    /// The policy with what was read and learnt; none where nothing was.
    pub(super) policy: Option<Rc<Policy>>,
    /// What only the page's menu has.
    pub(super) by_name: Vec<OfferedTemplate>,
}

/// A template that is to be inserted, and what it leaves to the person.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateQuestions {
    pub(super) template: String,
    pub(super) fields: Vec<TemplateQuestion>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TemplateQuestion {
    /// As the template writes it, braces included.
    pub(super) placeholder: String,
    pub(super) why: String,
    pub(super) answer: String,
}

/// A finding that is set aside.
#[derive(Clone, Debug)]
pub struct DismissedFinding {
    pub(super) finding: Finding,
    pub(super) number: u64,
    pub(super) reason: String,
}

/// The line in which a reason is being written.
#[derive(Clone, Debug)]
pub struct OpenDismissal {
    pub(super) number: u64,
    pub(super) reason: String,
    /// It was to be set aside without the reason that the policy wants.
    pub(super) is_reason_missing: bool,
}
