//! Entry points of the background's wasm: messages in and out. background.js carries the messages and stores what
//! it is given.

use super::zones::IntlZones;
use crate::{
    engine::{policy::Policy, time::UtcInstant},
    session::{
        Environment, Session,
        memory::{Memory, Preferences},
        message::FromPage,
        notice_memory::NoticeMemory,
        settings::answer_sample_request,
        stored_policies::{StoredPolicies, UNREAD, problem_sentence},
    },
};
use chrono::DateTime;
use rustc_hash::FxHashMap;
use wasm_bindgen::prelude::*;

/// All tabs of the browser.
#[wasm_bindgen]
pub struct Guard {
    tabs: FxHashMap<i32, Session>,
    policy: Policy,
    policy_problem: Option<String>,
    /// As they are stored: each tab changes what was changed in it.
    preferences: Preferences,
    /// What is remembered of maintenances; lent to the session that is at work.
    notices: NoticeMemory,
    zones: IntlZones,
}

/// What is to be done after one message.
#[wasm_bindgen(getter_with_clone)]
pub struct Reply {
    /// For the page, as JSON.
    pub page: String,
    /// For `storage.session`, as JSON.
    pub memory: String,
    /// For `storage.local`, as JSON.
    pub preferences: String,
    /// What is remembered of maintenances, for `storage.local`, as JSON; nothing where it is as it was.
    pub notices: Option<String>,
    /// The pages on which something is pending, for `storage.local`, as JSON; nothing where `notices` is nothing.
    pub pending: Option<String>,
    pub badge: String,
    pub colour: String,
    pub title: String,
}

#[wasm_bindgen]
impl Guard {
    /// `preferences` and `notices` are what is stored of them, empty for nothing.
    #[wasm_bindgen(constructor)]
    pub fn new(preferences: &str, notices: &str) -> Self {
        Self {
            tabs: FxHashMap::default(),
            policy: Policy::default(),
            policy_problem: None,
            preferences: Preferences::from_json(preferences),
            notices: NoticeMemory::from_json(notices),
            zones: IntlZones::default(),
        }
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
        let policy = merged.read_policy();
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

    /// The preferences as the settings page has changed them: what was forgotten there is forgotten on every page.
    pub fn set_preferences(&mut self, stored: &str) {
        self.preferences = Preferences::from_json(stored);
        for session in self.tabs.values_mut() {
            session
                .preferences
                .locators
                .clone_from(&self.preferences.locators);
            session.forget_reading();
        }
    }

    /// What is remembered of maintenances was changed in storage.
    pub fn set_notices(&mut self, stored: &str) {
        self.notices.replace_from_json(stored);
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
        session.notices = std::mem::take(&mut self.notices);
        let revision = session.notices.revision();
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
        let is_changed = self.notices.revision() != revision;
        let after = &session.preferences;
        self.preferences.apply_differences(&before, after);
        // What was taught or forgotten on one page holds on all of them.
        if before.locators != after.locators {
            for other in self.tabs.values_mut() {
                other.preferences.locators.clone_from(&after.locators);
                other.forget_reading();
            }
        }
        let reply = Reply {
            page: updated.answer.to_json(),
            memory: session.memory.to_json(),
            preferences: self.preferences.to_json(),
            notices: is_changed.then(|| self.notices.to_json()),
            pending: is_changed.then(|| self.notices.pending_pages_json(now)),
            badge: updated.badge.text,
            colour: updated.badge.colour.to_owned(),
            title: updated.badge.title,
        };
        self.tabs.insert(tab, session);
        Ok(reply)
    }
}

fn read_clock(milliseconds: f64) -> Result<UtcInstant, String> {
    let now = DateTime::from_timestamp_millis(milliseconds as i64);
    now.ok_or_else(|| "the browser's clock is out of range".to_owned())
}
