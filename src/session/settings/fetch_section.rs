//! The section in which a person reads a page by Statuspage's API: the page and the key, how far the reading is, what
//! came. It asks for nothing itself: the answer of an event says what is to be asked, and what came is handed in.

use super::{
    fetch_state::{FetchAction, RunningFetch},
    kept_fetch::page_to_keep,
    state::{Focus, Settings, SettingsAnswer},
};
use crate::{
    api::{
        API_ADDRESS, ApiKey, Fetch, FetchProgress, FetchPurpose, FetchTarget, Fetched, Resource,
    },
    engine::{policy::PolicySource, time::Zones},
    session::fetched_pages::FetchedPages,
    ui::settings::{
        SettingsNotice,
        fetch::{KEY, PAGE},
    },
};

impl Settings {
    /// What is done in the section.
    pub(super) fn handle_fetch_event(
        &mut self,
        kind: &str,
        rest: &str,
        text: &str,
        zones: &dyn Zones,
        answer: &mut SettingsAnswer,
    ) -> bool {
        let section = &mut self.fetch;
        match (kind, rest) {
            ("typed" | "committed", "fetch/page") => section.page = Some(text.to_owned()),
            ("typed" | "committed", "fetch/key") => {
                let is_empty = text.trim().is_empty();
                section.typed_key = (!is_empty).then(|| ApiKey::parse(text));
            }
            ("typed" | "committed", "fetch/remember") => {
                let is_remembered = text == "true";
                if section.is_remembered != is_remembered {
                    section.is_remembered = is_remembered;
                    let is_stored = section.stored_key.is_some();
                    answer.key = is_stored.then(|| section.key_to_store());
                }
            }
            ("fetch", _) => self.start_fetch(answer),
            ("fetch-cancel", _) => answer.fetch = Some(FetchAction::Cancel),
            ("fetch-refused", host) => self.report_refusal(host, text),
            ("fetch-forget-key", _) => {
                section.stored_key = None;
                answer.key = Some(section.key_to_store());
                answer.focus = Some(Focus::from(KEY.to_owned()));
                self.notice = Some(SettingsNotice::new_success(
                    "The API key was forgotten: it is stored nowhere any more.".to_owned(),
                ));
            }
            ("fetch-key-refused", _) => {
                self.notice = Some(SettingsNotice::new_failure(format!(
                    "The API key could not be stored: the browser says “{text}”. It is used until this page is closed."
                )));
            }
            ("accept", which) => self.accept_pieces(which, zones, answer),
            _ => return false,
        }
        true
    }

    fn start_fetch(&mut self, answer: &mut SettingsAnswer) {
        if self.fetch.running.is_some() {
            return;
        }
        let page = self.page_to_fetch();
        let typed_key = match self.fetch.typed_key.clone().transpose() {
            Ok(typed) => typed,
            Err(problem) => return self.refuse_to_start(problem, KEY, answer),
        };
        let key = typed_key.clone().or(self.fetch.stored_key.clone());
        let target = match key {
            Some(key) => FetchTarget::with_key(API_ADDRESS, &page, key),
            None => FetchTarget::public(None, &page),
        };
        let target = match target {
            Ok(target) => target,
            Err(problem) => return self.refuse_to_start(problem, PAGE, answer),
        };
        let addresses = target.match_pattern();
        let (page, has_key, host) = (
            target.page().to_owned(),
            target.has_key(),
            target.host().to_owned(),
        );
        let fetch = Fetch::new(target, FetchPurpose::Policy);
        let mut progress = fetch.progress();
        progress.sentence = format!("Waiting until the browser lets the guard ask {host}.");
        self.fetch.running = Some(RunningFetch {
            page,
            typed_key,
            has_key,
            progress,
        });
        self.fetch.problems.clear();
        self.notice = None;
        answer.focus = Some(Focus::from("fetch-cancel".to_owned()));
        let fetch = Box::new(fetch);
        answer.fetch = Some(FetchAction::Start { fetch, addresses });
    }

    fn refuse_to_start(
        &mut self,
        problem: String,
        control: &'static str,
        answer: &mut SettingsAnswer,
    ) {
        self.notice = Some(SettingsNotice::new_failure(format!(
            "Nothing was asked for: {problem}"
        )));
        answer.focus = Some(Focus::from(control.to_owned()));
    }

    /// The browser, or the person whom it asked, does not allow the question.
    fn report_refusal(&mut self, host: &str, reason: &str) {
        self.fetch.running = None;
        let why = match reason {
            "" => "it was not allowed".to_owned(),
            reason => format!("the browser says “{reason}”"),
        };
        self.notice = Some(SettingsNotice::new_failure(format!(
            "Nothing was read: the guard may not ask {host} ({why}). Press Fetch again and allow it."
        )));
    }

    /// The page that is asked for.
    pub(super) fn page_to_fetch(&self) -> String {
        if let Some(page) = &self.fetch.page {
            return page.trim().to_owned();
        }
        let mut stored = self.stored.clone();
        stored.set_text(PolicySource::Own, &self.own.text);
        let document = stored.merge_policies().document;
        let first = &document["pages"][0];
        let id = first.as_str().or(first["id"].as_str());
        id.unwrap_or_default().to_owned()
    }

    /// How far the fetch is.
    pub fn report_fetch_progress(&mut self, progress: &FetchProgress) -> SettingsAnswer {
        if let Some(running) = &mut self.fetch.running {
            running.progress = progress.clone();
        }
        SettingsAnswer {
            view: self.view(),
            ..SettingsAnswer::default()
        }
    }

    /// The fetch has ended, and this is what came. `seconds` is the time since 1970.
    pub fn take_fetched(&mut self, fetched: Fetched, seconds: i64) -> SettingsAnswer {
        let mut answer = SettingsAnswer::default();
        if let Some(running) = self.fetch.running.take() {
            // The API has taken the key, so it is worth keeping.
            if let Some(key) = running.typed_key
                && fetched.is_read_wholly(Resource::Page)
            {
                self.fetch.stored_key = Some(key);
                self.fetch.typed_key = None;
                answer.key = Some(self.fetch.key_to_store());
            }
            let mut pages = FetchedPages::from_json(&self.fetched);
            let before = pages.of_page(&running.page);
            if let Some(page) = page_to_keep(&fetched, before, seconds) {
                pages.keep(page);
                answer.keep.push(("fetched", pages.to_json()));
            }
            let is_whole = fetched.problems.is_empty();
            self.fetch
                .keep_fetched(running.page, running.has_key, fetched);
            self.notice = Some(self.fetched_notice(is_whole));
        }
        answer.view = self.view();
        answer
    }

    fn fetched_notice(&self, is_whole: bool) -> SettingsNotice {
        let kept = match &self.fetch.last {
            None => "Nothing is there to compare.",
            Some(_) => "What was read, now or before, stays below.",
        };
        match is_whole {
            true => SettingsNotice::new_success(
                "Everything was read. It counts on the page after your policy, as “Known from Statuspage” lists it. What \
                 differs from your own policy is below."
                    .to_owned(),
            ),
            false => SettingsNotice::new_failure(format!(
                "Not everything could be read: see below why. {kept}"
            )),
        }
    }
}
