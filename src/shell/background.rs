//! Entry points of the background's wasm: messages in and out. background.js carries the messages and stores what
//! it is given.

use super::zones::IntlZones;
use crate::{
    engine::{policy::Policy, time::UtcInstant},
    session::{
        Environment, Session,
        fetched_pages::FetchedPages,
        learnt_templates::LearntTemplates,
        memory::{Memory, Preferences},
        message::FromPage,
        notice_memory::NoticeMemory,
        settings::answer_sample_request,
        stored_policies::{StoredPolicies, UNREAD, problem_sentence},
    },
};
use chrono::DateTime;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// All tabs of the browser.
#[wasm_bindgen]
#[derive(Default)]
pub struct Guard {
    tabs: FxHashMap<i32, Session>,
    policy: Policy,
    policy_problem: Option<String>,
    /// As they are stored: each tab changes what was changed in it.
    preferences: Preferences,
    /// The page's own templates that were seen, of all tabs.
    templates: Rc<LearntTemplates>,
    /// What the settings page has read by Statuspage's API.
    fetched: Rc<FetchedPages>,
    /// What is remembered of maintenances; lent to the session that is at work.
    notices: NoticeMemory,
    /// What is stored of the pages on which something is to be done cannot be read, and is to be written anew.
    is_pending_damaged: bool,
    zones: IntlZones,
}

/// What is to be done after one message.
#[wasm_bindgen(getter_with_clone)]
pub struct Reply {
    /// For the page, as JSON.
    pub page: String,
    /// For `storage.session`, as JSON.
    pub memory: String,
    /// What of `storage.local` has changed, as JSON of key → text; empty for nothing. The keys are `preferences`, `templates`
    /// (those of the page that were seen), `notices` (what is remembered of maintenances) and `pending` (the pages on which
    /// something is to be done).
    pub local: String,
    pub badge: String,
    pub colour: String,
    pub title: String,
}

#[wasm_bindgen]
impl Guard {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The policies that are stored, as texts; empty for none. `are_unread` is whether the person's own and the
    /// imported one could not be read. Every page is checked anew.
    pub fn set_policies(&mut self, own: &str, imported: &str, managed: &str, are_unread: bool) {
        let mut merged = StoredPolicies {
            own: own.to_owned(),
            imported: imported.to_owned(),
            managed: managed.to_owned(),
        }
        .merge_policies();
        let mut policy = merged.read_policy();
        policy.remove_replaced_templates();
        let unread = are_unread.then(|| UNREAD.to_owned());
        let sentences: Vec<String> = unread
            .into_iter()
            .chain(problem_sentence(&merged.problems))
            .collect();
        self.policy_problem = (!sentences.is_empty()).then(|| sentences.join(" "));
        self.policy = policy;
        for (_, session) in self.tabs.iter_mut() {
            session.forget_reading();
        }
    }

    /// A text of `storage.local`, empty for none: at the start, and as the settings page has changed it.
    pub fn set_stored(&mut self, key: &str, text: &str) {
        match key {
            "preferences" => self.set_preferences(text),
            "templates" => self.set_templates(text),
            "fetched" => self.set_fetched(text),
            "notices" => self.notices.replace_from_json(text),
            // It is for the content scripts, which cannot mend it.
            "pending" if !are_pages(text) => {
                self.is_pending_damaged = true;
                self.notices.note_damage();
            }
            _ => {}
        }
    }

    /// Whether this tab's session is at hand.
    pub fn has_session(&self, tab: i32) -> bool {
        self.tabs.contains_key(&tab)
    }

    /// Starts a tab's session from what was stored.
    pub fn start_session(&mut self, tab: i32, memory: &str) {
        let session = Session::new(Memory::from_json(memory), self.preferences.clone());
        self.tabs.insert(tab, session);
    }

    /// Something of this tab was not stored.
    pub fn report_not_stored(&mut self, tab: i32) {
        if let Some(session) = self.tabs.get_mut(&tab) {
            session.report_not_stored();
        }
    }

    pub fn end_session(&mut self, tab: i32) {
        self.tabs.remove(&tab);
    }

    /// One request of the settings page. `now` is in milliseconds since 1970.
    pub fn answer_settings(&self, text: &str, now: f64) -> Result<String, String> {
        answer_sample_request(text, read_clock(now)?, &self.zones)
    }

    /// One message of a page. `now` is in milliseconds since 1970.
    pub fn answer_message(&mut self, tab: i32, text: &str, now: f64) -> Result<Reply, String> {
        let message = FromPage::from_json(text)?;
        let now = read_clock(now)?;
        // Taken out while it works: a panic leaves no half-changed session behind.
        let mut session = self.tabs.remove(&tab).unwrap_or_default();
        let before = session.preferences.clone();
        session.templates = Rc::clone(&self.templates);
        session.fetched = Rc::clone(&self.fetched);
        session.notices = std::mem::take(&mut self.notices);
        let notices_before = session.notices.revision();
        let updated = session.handle_message(
            message,
            &Environment {
                policy: &self.policy,
                policy_problem: self.policy_problem.as_deref(),
                now,
                zones: &self.zones,
            },
        );
        self.notices = std::mem::take(&mut session.notices);
        let reply = Reply {
            local: self.take_changes(&session, &before, notices_before, now),
            page: updated.answer.to_json(),
            memory: session.memory.to_json(),
            badge: updated.badge.text,
            colour: updated.badge.colour.to_owned(),
            title: updated.badge.title,
        };
        self.tabs.insert(tab, session);
        Ok(reply)
    }
}

impl Guard {
    /// What was forgotten there is forgotten on every page.
    fn set_preferences(&mut self, stored: &str) {
        self.preferences = Preferences::from_json(stored);
        for session in self.tabs.values_mut() {
            session
                .preferences
                .locators
                .clone_from(&self.preferences.locators);
            session.forget_reading();
        }
    }

    /// What was forgotten there is not learnt again from a form that was filled in before.
    fn set_templates(&mut self, stored: &str) {
        self.templates = Rc::new(LearntTemplates::from_json(stored));
        for session in self.tabs.values_mut() {
            session.end_template_watch();
        }
    }

    fn set_fetched(&mut self, stored: &str) {
        self.fetched = Rc::new(FetchedPages::from_json(stored));
        for session in self.tabs.values_mut() {
            session.forget_reading();
        }
    }

    /// Takes over what one tab has changed of what counts for all; what is to be stored of it, as in [`Reply::local`].
    fn take_changes(
        &mut self,
        session: &Session,
        before: &Preferences,
        notices_before: u32,
        now: UtcInstant,
    ) -> String {
        let mut changed = Map::new();
        let after = &session.preferences;
        if before != after {
            self.preferences.apply_differences(before, after);
            changed.insert("preferences".to_owned(), self.preferences.to_json().into());
        }
        // What was taught or forgotten on one page holds on all of them.
        if before.locators != after.locators {
            for other in self.tabs.values_mut() {
                other.preferences.locators.clone_from(&after.locators);
                other.forget_reading();
            }
        }
        if !Rc::ptr_eq(&self.templates, &session.templates) {
            self.templates = Rc::clone(&session.templates);
            changed.insert("templates".to_owned(), self.templates.to_json().into());
        }
        let is_damaged = std::mem::take(&mut self.is_pending_damaged);
        if self.notices.revision() != notices_before || is_damaged {
            changed.insert("notices".to_owned(), self.notices.to_json().into());
            let pending = self.notices.pending_pages_json(now);
            changed.insert("pending".to_owned(), pending.into());
        }
        match changed.is_empty() {
            true => String::new(),
            false => Value::Object(changed).to_string(),
        }
    }
}

/// Whether what is stored as `pending` is such a list, or nothing.
fn are_pages(text: &str) -> bool {
    text.is_empty() || serde_json::from_str::<Vec<String>>(text).is_ok()
}

fn read_clock(milliseconds: f64) -> Result<UtcInstant, String> {
    let now = DateTime::from_timestamp_millis(milliseconds as i64);
    now.ok_or_else(|| "the browser's clock is out of range".to_owned())
}
