//! The settings page: `handle_event(event, text) → answer`. Pure. What is stored changes when the storage says
//! so and never before; what a person typed is never thrown away.
//!
//! The person's own policy is one text, whether it is changed by forms or written as text: a form's edit is made
//! in the document of that text. `sections` has what the forms need beyond the schema, `form` makes the controls,
//! `fetch_section` and `fetch_state` read a page by Statuspage's API, `fetch_pieces` takes over what came,
//! `form_events` takes what is done in them, `edits` carries a change out, `draft` looks for problems, `page` puts it all on the page.
//! What only the rules can say is asked of the background: `sample_request` has the request and its answer, `sample`
//! works it out there.

mod draft;
mod edits;
mod fetch_pieces;
mod fetch_section;
mod fetch_state;
mod form;
mod form_events;
mod kept_fetch;
mod overview;
mod page;
mod rule_notes;
mod sample;
mod sample_display;
mod sample_request;
mod search;
mod sections;
mod state;
mod taught;

pub use fetch_state::{FetchAction, StoredKey};
pub use sample::answer_sample_request;
pub use state::{Focus, Settings, SettingsAnswer, StoredSettings};

use super::{stored_policies::sentence_subject, teaching};
use crate::{
    engine::{policy::PolicySource, time::Zones},
    ui::settings::SettingsNotice,
};
use overview::saved_notice;
use serde_json::Value;
use state::{source_by_name, source_name};

impl Settings {
    /// `event` is that of a clicked element; `typed:` or `committed:` and the name of a control, with its value as
    /// `text`; `kept:`, `refused:` or `changed:` and what is stored, with its text or the reason; `answered:` or
    /// `unanswered:` and the number of a request to the background, with its text or the reason; `open:` and the
    /// section of the address; `fetch-refused:` and the host that may not be asked, with the reason; or `file:` and its
    /// name, with its contents.
    pub fn handle_event(&mut self, event: &str, text: &str, zones: &dyn Zones) -> SettingsAnswer {
        let before = (self.own.text.clone(), self.imported.text.clone());
        let mut answer = SettingsAnswer::default();
        let (kind, rest) = event.split_once(':').unwrap_or((event, ""));
        match kind {
            "answered" => self.exchange.take_answer(rest, Ok(text)),
            // It is not asked again at once, or a background that cannot answer would be asked for ever.
            "unanswered" => self.exchange.take_answer(rest, Err(text)),
            _ => {
                if !self.handle_storage(kind, rest, text)
                    && !self.handle_document_event(kind, rest, text, zones, &mut answer)
                    && !self.handle_fetch_event(kind, rest, text, zones, &mut answer)
                {
                    self.handle_form_event(kind, rest, text, zones, &mut answer);
                }
                self.ask_for_sample(zones, &mut answer);
            }
        }
        for (name, before, source) in [
            ("own", before.0, PolicySource::Own),
            ("imported", before.1, PolicySource::Imported),
        ] {
            let now = self.text(source);
            if before != now || matches!(kind, "kept" | "changed") {
                let draft = self.is_unsaved(source).then(|| now.to_owned());
                answer.drafts.push((name, draft));
            }
        }
        answer.view = self.view();
        answer
    }

    /// What the storage says.
    fn handle_storage(&mut self, kind: &str, rest: &str, text: &str) -> bool {
        match (kind, rest, source_by_name(rest)) {
            ("kept" | "changed", "preferences", _) => self.preferences = text.to_owned(),
            ("kept" | "changed", "templates", _) => self.templates = text.to_owned(),
            ("kept" | "changed", "fetched", _) => self.fetched = text.to_owned(),
            ("kept", _, Some(source)) => {
                self.stored.set_text(source, text);
                self.notice = Some(saved_notice(&self.stored, source));
            }
            ("refused", name, source) => {
                let subject = match (name, source) {
                    (_, Some(source)) => sentence_subject(source),
                    _ => "What you changed",
                };
                self.notice = Some(SettingsNotice::new_failure(format!(
                    "{subject} was not saved: the browser's storage says “{text}”. What counted before \
                     still counts."
                )));
            }
            ("changed", _, Some(source)) => self.take_over_stored(source, text),
            _ => return false,
        }
        true
    }

    /// What concerns a policy as a whole.
    fn handle_document_event(
        &mut self,
        kind: &str,
        rest: &str,
        text: &str,
        zones: &dyn Zones,
        answer: &mut SettingsAnswer,
    ) -> bool {
        match (kind, source_by_name(rest)) {
            ("export", _) => answer.save = Some((FILE, self.export())),
            ("file", _) => {
                let text = text.trim_start_matches('\u{feff}').to_owned();
                self.imported.replace_text(text);
                answer
                    .keep
                    .extend(self.save(PolicySource::Imported, Some(rest), zones));
            }
            ("save", Some(source)) => answer.keep.extend(self.save(source, None, zones)),
            ("remove", Some(source)) => {
                self.draft(source).replace_text(String::new());
                answer.keep.extend(self.save(source, None, zones));
            }
            ("typed", Some(source)) => self.take_typed(source, text, zones),
            ("discard", Some(source)) => {
                let stored = self.stored.text_of(source).to_owned();
                self.draft(source).replace_text(stored);
                self.draft(source).forget_problems();
                self.notice = None;
            }
            ("former", Some(source)) => self.bring_back_former(source),
            ("adopt", _) => answer.keep = self.adopt_imported(zones),
            _ => return false,
        }
        true
    }

    /// A text with known problems is checked again at each letter, so that they go away as they are mended.
    fn take_typed(&mut self, source: PolicySource, text: &str, zones: &dyn Zones) {
        let stored = self.stored.clone();
        let draft = self.draft(source);
        text.clone_into(&mut draft.text);
        draft.typed_lists.clear();
        draft.check_visited(&stored, source, zones);
    }

    fn bring_back_former(&mut self, source: PolicySource) {
        let draft = self.draft(source);
        if let Some(former) = draft.former.take() {
            draft.replace_text(former);
            draft.forget_problems();
        }
    }

    /// Something that the page asked of the browser failed.
    pub fn report_failure(&mut self, reason: &str) {
        self.notice = Some(SettingsNotice::new_failure(format!(
            "The browser refused it: “{reason}”. What is stored was not changed."
        )));
    }

    /// What is to be stored, if it has no problems.
    fn save(
        &mut self,
        source: PolicySource,
        file: Option<&str>,
        zones: &dyn Zones,
    ) -> Option<(&'static str, String)> {
        let stored = self.stored.clone();
        self.draft(source).typed_lists.clear();
        self.draft(source).check(&stored, source, zones);
        let problems = self.draft(source).problems.len();
        let what = match file {
            Some(file) => format!("“{file}”"),
            None => sentence_subject(source).to_owned(),
        };
        if problems > 0 {
            let found = match problems {
                1 => "a problem".to_owned(),
                many => format!("{many} problems"),
            };
            self.notice = Some(SettingsNotice::new_failure(format!(
                "{what} was not saved, it has {found}: see below. What counted before still counts, and what you \
                 wrote stays here to be mended."
            )));
            return None;
        }
        let text = self.text(source).trim().to_owned();
        if file.is_some() && text.is_empty() {
            self.notice = Some(SettingsNotice::new_failure(format!(
                "{what} is empty; nothing was changed."
            )));
            return None;
        }
        Some((source_name(source), text))
    }

    /// Makes the imported policy a part of the person's own, where it can be changed.
    fn adopt_imported(&mut self, zones: &dyn Zones) -> Vec<(&'static str, String)> {
        let mut only_both = self.stored.clone();
        only_both.managed.clear();
        let merged = only_both.merge_policies();
        let mut document: Value = serde_json::Map::new().into();
        for source in [PolicySource::Own, PolicySource::Imported] {
            merged.copy_layer(source, &mut document);
        }
        self.own
            .replace_text(serde_json::to_string_pretty(&document).unwrap_or_default());
        let own = self.save(PolicySource::Own, None, zones);
        if own.is_none() {
            return Vec::new();
        }
        self.imported.replace_text(String::new());
        let none = (source_name(PolicySource::Imported), String::new());
        own.into_iter().chain([none]).collect()
    }

    /// The storage says that somebody, perhaps this page, has changed what it holds.
    fn take_over_stored(&mut self, source: PolicySource, text: &str) {
        if self.stored.text_of(source) == text {
            return;
        }
        let unsaved = self.is_unsaved(source);
        self.stored.set_text(source, text);
        if !self.is_unsaved(source) {
            return;
        }
        if unsaved {
            self.notice = Some(SettingsNotice::new_failure(format!(
                "{} was changed elsewhere. Your text here is kept; saving it replaces the other.",
                sentence_subject(source)
            )));
        } else if matches!(source, PolicySource::Own | PolicySource::Imported) {
            self.draft(source).replace_text(text.to_owned());
            self.draft(source).forget_problems();
        }
    }

    /// The policy that counts, with the fields that the person has pointed out.
    fn export(&mut self) -> String {
        self.notice = Some(SettingsNotice::new_success(format!(
            "The policy that counts was saved as {FILE}."
        )));
        teaching::export_document(self.stored.merge_policies(), &self.preferences).to_string()
    }
}

const FILE: &str = "statuspage-guard-policy.json";

#[cfg(test)]
mod tests;
