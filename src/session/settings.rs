//! The settings page: `handle_event(event, text) → answer`. Pure. What is stored changes when the storage says
//! so and never before; what a person typed is never thrown away.

use super::{
    stored_policies::{StoredPolicies, sentence_subject},
    teaching,
};
use crate::{
    engine::{
        policy::{MergedPolicy, Policy, PolicyProblem, PolicySource, describe_setting},
        time::{UtcInstant, Zones},
    },
    ui::{
        settings::{
            EditorState, SettingsNotice, SettingsRow, SettingsState, SourceStatus, settings_view,
        },
        view::ViewChild,
    },
};
use serde_json::Value;

/// In bytes. The storage holds five times as much; a policy is a hundredth of it.
const LONGEST: usize = 1_000_000;

#[derive(Debug, Default)]
pub struct Settings {
    stored: StoredPolicies,
    own: PolicyEditor,
    imported: PolicyEditor,
    notice: Option<SettingsNotice>,
}

/// A box to write a policy in.
#[derive(Debug, Default)]
struct PolicyEditor {
    text: String,
    /// What stood here before something else was put here.
    former: Option<String>,
    /// Found when it was to be saved; looked for again while it is mended.
    problems: Vec<PolicyProblem>,
}

/// What is to be done after an event.
#[derive(Debug, Default)]
pub struct SettingsAnswer {
    pub view: Vec<ViewChild>,
    /// Boxes to fill: name and text.
    pub set: Vec<(&'static str, String)>,
    /// The text to store for a source; empty for none.
    pub keep: Option<(&'static str, String)>,
    /// A file to hand out: name and JSON.
    pub save: Option<(&'static str, String)>,
    /// Something typed is not stored.
    pub is_unsaved: bool,
}

impl Settings {
    pub fn new(stored: StoredPolicies) -> Self {
        let editor = |text: &str| PolicyEditor {
            text: text.to_owned(),
            ..PolicyEditor::default()
        };
        Self {
            own: editor(&stored.own),
            imported: editor(&stored.imported),
            notice: None,
            stored,
        }
    }

    /// `event` is that of a clicked element, or `typed:`, `kept:`, `refused:`, `changed:` and the name
    /// of a source, or `file:` and its name; `text` comes with the latter. With `export` come the
    /// person's preferences.
    pub fn handle_event(&mut self, event: &str, text: &str, zones: &dyn Zones) -> SettingsAnswer {
        let before = (self.own.text.clone(), self.imported.text.clone());
        let mut answer = SettingsAnswer::default();
        let (kind, rest) = event.split_once(':').unwrap_or((event, ""));
        match (kind, source_by_name(rest)) {
            ("export", _) => answer.save = Some((FILE, self.export(text))),
            ("file", _) => {
                self.imported
                    .replace_text(text.trim_start_matches('\u{feff}').to_owned());
                answer.keep = self.save(PolicySource::Imported, Some(rest), zones);
            }
            ("save", Some(source)) => answer.keep = self.save(source, None, zones),
            ("remove", Some(source)) => {
                if let Some(editor) = self.editor(source) {
                    editor.replace_text(String::new());
                }
                answer.keep = self.save(source, None, zones);
            }
            ("typed", Some(source)) => self.take_typed(source, text, zones),
            ("discard", Some(source)) => self.discard_changes(source),
            ("former", Some(source)) => self.bring_back_former(source),
            ("kept", Some(source)) => {
                self.stored.set_text(source, text);
                self.notice = Some(self.saved_notice(source));
            }
            ("refused", Some(source)) => {
                self.notice = Some(SettingsNotice::new_failure(format!(
                    "{} was not saved: the browser's storage says “{text}”. What counted before \
                     still counts.",
                    sentence_subject(source)
                )));
            }
            ("changed", Some(source)) => self.take_over_stored(source, text),
            _ => {}
        }
        for (name, before, now) in [
            ("own", before.0, &self.own.text),
            ("imported", before.1, &self.imported.text),
        ] {
            if (kind != "typed" && before != *now) || kind.is_empty() {
                answer.set.push((name, now.clone()));
            }
        }
        answer.is_unsaved =
            self.is_unsaved(PolicySource::Own) || self.is_unsaved(PolicySource::Imported);
        answer.view = self.view();
        answer
    }

    /// A text with known problems is checked again at each letter, so that they go away as they are mended.
    fn take_typed(&mut self, source: PolicySource, text: &str, zones: &dyn Zones) {
        if let Some(editor) = self.editor(source) {
            editor.text = text.to_owned();
        }
        if !self.problems(source).is_empty() {
            self.check(source, zones);
        }
    }

    fn discard_changes(&mut self, source: PolicySource) {
        let stored = self.stored.text_of(source).to_owned();
        if let Some(editor) = self.editor(source) {
            editor.replace_text(stored);
            editor.problems.clear();
        }
    }

    fn bring_back_former(&mut self, source: PolicySource) {
        if let Some(editor) = self.editor(source)
            && let Some(former) = editor.former.take()
        {
            editor.replace_text(former);
            editor.problems.clear();
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
        self.check(source, zones);
        let problems = self.problems(source).len();
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
                "{what} was not saved, it has {found}: see below the text. What counted before still \
                 counts, and the text stays here to be mended."
            )));
            return None;
        }
        let text = self.text(source).trim();
        if file.is_some() && text.is_empty() {
            self.notice = Some(SettingsNotice::new_failure(format!(
                "{what} is empty; nothing was changed."
            )));
            return None;
        }
        Some((source_name(source), text.to_owned()))
    }

    fn check(&mut self, source: PolicySource, zones: &dyn Zones) {
        let text = self.text(source);
        let problems = if text.len() > LONGEST {
            vec![PolicyProblem {
                path: String::new(),
                what: "is longer than 1,000,000 characters; that is no policy".into(),
            }]
        } else {
            let mut stored = self.stored.clone();
            stored.set_text(source, text);
            let merged = stored.merge_policies();
            let mut problems = Vec::new();
            for (one, problem) in merged.problems {
                if one == source || one == PolicySource::BuiltIn {
                    problems.push(problem);
                }
            }
            if problems.is_empty() {
                problems = match Policy::built_in_with(text) {
                    Ok(policy) => unknown_zones(&policy, zones),
                    Err(problems) => problems,
                };
            }
            problems
        };
        if let Some(editor) = self.editor(source) {
            editor.problems = problems;
        }
    }

    /// The sentence after something was stored.
    fn saved_notice(&self, source: PolicySource) -> SettingsNotice {
        let subject = sentence_subject(source);
        if self.stored.text_of(source).trim().is_empty() {
            return SettingsNotice::new_success(format!("{subject} was removed."));
        }
        let merged = self.stored.merge_policies();
        let mut beaten = Vec::new();
        for path in merged.paths_set_by(source) {
            if merged.deciding_source(&path) > source && !is_without_effect(&path) {
                beaten.push(path.join("."));
            }
        }
        let mut words = format!("{subject} was saved and counts on every open page from now on.");
        if !beaten.is_empty() {
            words = format!(
                "{words} A higher source decides these of its settings: {}.",
                beaten.join(", ")
            );
        }
        SettingsNotice::new_success(words)
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
        } else if let Some(editor) = self.editor(source) {
            editor.replace_text(text.to_owned());
            editor.problems.clear();
        }
    }

    /// The policy that counts, with the fields that the person has pointed out.
    fn export(&mut self, preferences: &str) -> String {
        self.notice = Some(SettingsNotice::new_success(format!(
            "The policy that counts was saved as {FILE}."
        )));
        teaching::export_document(self.stored.merge_policies(), preferences).to_string()
    }

    fn view(&self) -> Vec<ViewChild> {
        let merged = self.stored.merge_policies();
        let rows = settings_rows(&merged);
        let status = |source| self.source_status(source, &merged, &rows);
        settings_view(&SettingsState {
            notice: self.notice.as_ref(),
            sources: [
                (PolicySource::Managed, status(PolicySource::Managed)),
                (PolicySource::Imported, status(PolicySource::Imported)),
                (PolicySource::Own, status(PolicySource::Own)),
                (PolicySource::BuiltIn, status(PolicySource::BuiltIn)),
            ],
            imported: self.editor_state(PolicySource::Imported, &self.imported),
            own: self.editor_state(PolicySource::Own, &self.own),
            rows: &rows,
        })
    }

    fn editor_state<'a>(&self, source: PolicySource, editor: &'a PolicyEditor) -> EditorState<'a> {
        EditorState {
            name: source_name(source),
            is_stored: !self.stored.text_of(source).trim().is_empty(),
            is_unsaved: self.is_unsaved(source),
            has_former: editor.former.is_some(),
            problems: &editor.problems,
        }
    }

    fn source_status<'a>(
        &self,
        source: PolicySource,
        merged: &'a MergedPolicy,
        rows: &[SettingsRow],
    ) -> SourceStatus<'a> {
        let mut problems = Vec::new();
        for (one, problem) in &merged.problems {
            if *one == source {
                problems.push(problem);
            }
        }
        let mut decided = 0;
        for row in rows {
            decided += usize::from(row.source == source);
        }
        if !problems.is_empty() {
            SourceStatus::Unusable(problems)
        } else if source != PolicySource::BuiltIn && self.stored.text_of(source).trim().is_empty() {
            SourceStatus::Absent
        } else {
            SourceStatus::Decides(decided)
        }
    }

    fn editor(&mut self, source: PolicySource) -> Option<&mut PolicyEditor> {
        match source {
            PolicySource::Own => Some(&mut self.own),
            PolicySource::Imported => Some(&mut self.imported),
            PolicySource::BuiltIn | PolicySource::Managed => None,
        }
    }

    fn read_editor(&self, source: PolicySource) -> Option<&PolicyEditor> {
        match source {
            PolicySource::Own => Some(&self.own),
            PolicySource::Imported => Some(&self.imported),
            PolicySource::BuiltIn | PolicySource::Managed => None,
        }
    }

    fn text(&self, source: PolicySource) -> &str {
        self.read_editor(source).map_or("", |editor| &editor.text)
    }

    fn problems(&self, source: PolicySource) -> &[PolicyProblem] {
        self.read_editor(source)
            .map_or(&[], |editor| &editor.problems)
    }

    fn is_unsaved(&self, source: PolicySource) -> bool {
        let editor = self.read_editor(source);
        editor.is_some_and(|editor| editor.text.trim() != self.stored.text_of(source).trim())
    }
}

impl PolicyEditor {
    /// Puts something else into the box; what stood there can be brought back.
    fn replace_text(&mut self, text: String) {
        let old = std::mem::replace(&mut self.text, text);
        if !old.trim().is_empty() && old.trim() != self.text.trim() {
            self.former = Some(old);
        }
    }
}

const FILE: &str = "statuspage-guard-policy.json";

fn source_name(source: PolicySource) -> &'static str {
    match source {
        PolicySource::BuiltIn => "built-in",
        PolicySource::Own => "own",
        PolicySource::Imported => "imported",
        PolicySource::Managed => "managed",
    }
}

fn source_by_name(name: &str) -> Option<PolicySource> {
    match name {
        "own" => Some(PolicySource::Own),
        "imported" => Some(PolicySource::Imported),
        "managed" => Some(PolicySource::Managed),
        _ => None,
    }
}

/// A key that sets nothing.
fn is_without_effect(path: &[&str]) -> bool {
    matches!(path, ["version" | "$schema"])
}

/// Every setting of the policy that counts.
fn settings_rows(merged: &MergedPolicy) -> Vec<SettingsRow> {
    let mut rows = Vec::new();
    for path in merged.all_paths() {
        if is_without_effect(&path) {
            continue;
        }
        let mut value = &merged.document;
        for key in &path {
            value = &value[*key];
        }
        rows.push(SettingsRow {
            value: shorten_value(&path, value),
            meaning: describe_setting(&path),
            source: merged.deciding_source(&path),
            path: path.join("."),
        });
    }
    rows
}

/// A value in a few words.
fn shorten_value(path: &[&str], value: &Value) -> String {
    let words = match (path, value) {
        (["pages"], Value::Array(list)) if list.is_empty() => "every page".into(),
        (["clients"], Value::Array(list)) if list.is_empty() => {
            "each component group is a client".into()
        }
        (_, Value::Object(_)) => "none".into(),
        (_, Value::Array(list)) if list.is_empty() => "none".into(),
        (_, Value::Array(list)) => {
            let mut names = Vec::new();
            for one in list {
                names.push(match one.get("name") {
                    Some(name) => format_value(name),
                    None => format_value(one),
                });
            }
            names.join(", ")
        }
        (_, other) => format_value(other),
    };
    match words.char_indices().nth(200) {
        Some((end, _)) => format!("{} …", &words[..end]),
        None => words,
    }
}

fn format_value(value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Zones that this browser does not know: nothing could be reckoned in them.
fn unknown_zones(policy: &Policy, zones: &dyn Zones) -> Vec<PolicyProblem> {
    let mut problems = Vec::new();
    let mut ask = |path: String, zone: &str| {
        if zones.offset_at(zone, UtcInstant::UNIX_EPOCH).is_none() {
            let what = format!("this browser knows no time zone {zone:?}");
            problems.push(PolicyProblem { path, what });
        }
    };
    ask("time.zone".into(), &policy.time.zone);
    for (key, zone) in &policy.time.abbreviations {
        ask(format!("time.abbreviations.{key}"), zone);
    }
    for (number, client) in policy.clients.iter().enumerate() {
        if let Some(zone) = &client.time_zone {
            ask(format!("clients[{number}].time_zone"), zone);
        }
    }
    problems
}

#[cfg(test)]
mod tests;
