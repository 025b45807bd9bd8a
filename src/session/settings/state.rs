//! What is kept of the settings page, and what it needs and gives.

use super::{
    draft::PolicyDraft,
    fetch_state::{FetchAction, FetchSection, StoredKey},
    sample_request::{SampleDraft, SampleExchange},
    sections::{SECTIONS, Section},
};
use crate::{
    engine::policy::PolicySource,
    session::stored_policies::StoredPolicies,
    ui::{settings::SettingsNotice, view::ViewChild},
};

/// What this browser holds when the page is opened.
#[derive(Debug, Default)]
pub struct StoredSettings {
    pub policies: StoredPolicies,
    /// The person's preferences, as they are stored.
    pub preferences: String,
    /// The templates that were seen at Statuspage, as they are stored.
    pub templates: String,
    /// What was read by Statuspage's API, as it is stored.
    pub fetched: String,
    /// The key of Statuspage's API.
    pub key: StoredKey,
    /// What was typed and not saved when the page was left.
    pub own_draft: Option<String>,
    pub imported_draft: Option<String>,
}

#[derive(Debug)]
pub struct Settings {
    pub(super) stored: StoredPolicies,
    pub(super) preferences: String,
    pub(super) templates: String,
    pub(super) fetched: String,
    pub(super) own: PolicyDraft,
    pub(super) imported: PolicyDraft,
    pub(super) notice: Option<SettingsNotice>,
    pub(super) section: &'static Section,
    pub(super) search: String,
    pub(super) sample: SampleDraft,
    pub(super) exchange: SampleExchange,
    /// What is being written has problems, so the sample is checked without it.
    pub(super) without_draft: bool,
    pub(super) fetch: FetchSection,
    /// The rule whose examples are open.
    pub(super) open_examples: Option<String>,
}

/// What is to be done after an event.
#[derive(Debug, Default)]
pub struct SettingsAnswer {
    pub view: Vec<ViewChild>,
    /// The text to store for a source, for `preferences`, `templates` or `fetched`; empty for none.
    pub keep: Vec<(&'static str, String)>,
    /// A file to hand out: name and JSON.
    pub save: Option<(&'static str, String)>,
    /// Drafts that changed: to be kept through a reload, or to be forgotten.
    pub drafts: Vec<(&'static str, Option<String>)>,
    pub focus: Option<Focus>,
    /// What to ask the background: the number of the request and its text.
    pub ask: Option<(u32, String)>,
    /// What to ask Statuspage's API, or that it is not to be asked any more.
    pub fetch: Option<FetchAction>,
    /// The key to keep for later, or that none is.
    pub key: Option<StoredKey>,
}

/// What takes the focus: a control by its name, a button by its event, or the heading.
#[derive(Debug, PartialEq)]
pub struct Focus {
    pub target: String,
    /// Where the caret goes, in UTF-16.
    pub caret: Option<usize>,
}

impl From<String> for Focus {
    fn from(target: String) -> Self {
        let caret = None;
        Self { target, caret }
    }
}

impl Settings {
    pub fn new(stored: StoredSettings) -> Self {
        let draft = |text: &str, kept: Option<String>| match kept {
            Some(kept) => PolicyDraft::new(&kept),
            None => PolicyDraft::new(text),
        };
        let mut settings = Self {
            own: draft(&stored.policies.own, stored.own_draft),
            imported: draft(&stored.policies.imported, stored.imported_draft),
            stored: stored.policies,
            preferences: stored.preferences,
            templates: stored.templates,
            fetched: stored.fetched,
            notice: None,
            section: &SECTIONS[0],
            search: String::new(),
            sample: SampleDraft::default(),
            exchange: SampleExchange::default(),
            without_draft: false,
            fetch: FetchSection::new(stored.key),
            open_examples: None,
        };
        if settings.is_unsaved(PolicySource::Own) || settings.is_unsaved(PolicySource::Imported) {
            settings.notice = Some(SettingsNotice::new_success(
                "What you had not saved is still here.".to_owned(),
            ));
        }
        settings
    }

    /// What is written of a source; only two can be written here.
    pub(super) fn draft(&mut self, source: PolicySource) -> &mut PolicyDraft {
        match source {
            PolicySource::Imported => &mut self.imported,
            _ => &mut self.own,
        }
    }

    pub(super) fn text(&self, source: PolicySource) -> &str {
        match source {
            PolicySource::Own => &self.own.text,
            PolicySource::Imported => &self.imported.text,
            source => self.stored.text_of(source),
        }
    }

    pub(super) fn is_unsaved(&self, source: PolicySource) -> bool {
        self.text(source).trim() != self.stored.text_of(source).trim()
    }
}

pub fn source_name(source: PolicySource) -> &'static str {
    match source {
        PolicySource::BuiltIn => "built-in",
        PolicySource::Own => "own",
        PolicySource::Imported => "imported",
        PolicySource::Managed => "managed",
    }
}

pub fn source_by_name(name: &str) -> Option<PolicySource> {
    match name {
        "own" => Some(PolicySource::Own),
        "imported" => Some(PolicySource::Imported),
        "managed" => Some(PolicySource::Managed),
        _ => None,
    }
}

/// A key that sets nothing.
pub fn is_without_effect(path: &[&str]) -> bool {
    matches!(path, ["version" | "$schema"])
}
