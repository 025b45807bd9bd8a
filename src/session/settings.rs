//! The settings page: `act(event, text) → answer`. Pure. What is stored changes when the storage says
//! so and never before; what a person typed is never thrown away.

use super::{
    stored::{Stored, subject},
    teaching,
};
use crate::{
    engine::{
        policy::{Merged, Policy, Problem, Source, describe},
        time::{UtcInstant, Zones},
    },
    ui::{
        settings::{Editing, Notice, Row, Shown, Standing, page},
        view::Child,
    },
};
use serde_json::Value;

/// In bytes. The storage holds five times as much; a policy is a hundredth of it.
const LONGEST: usize = 1_000_000;

#[derive(Debug, Default)]
pub struct Settings {
    stored: Stored,
    own: Editor,
    imported: Editor,
    notice: Option<Notice>,
}

/// A box to write a policy in.
#[derive(Debug, Default)]
struct Editor {
    text: String,
    /// What stood here before something else was put here.
    former: Option<String>,
    /// Found when it was to be saved; looked for again while it is mended.
    problems: Vec<Problem>,
}

/// What is to be done after an event.
#[derive(Debug, Default)]
pub struct Answer {
    pub view: Vec<Child>,
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
    pub fn new(stored: Stored) -> Self {
        let editor = |text: &str| Editor {
            text: text.to_owned(),
            ..Editor::default()
        };
        Self {
            own: editor(&stored.own),
            imported: editor(&stored.imported),
            notice: None,
            stored,
        }
    }

    /// `event` is what a painted element said, or `typed:`, `kept:`, `refused:`, `changed:` and the name
    /// of a source, or `file:` and its name; `text` comes with the latter. With `export` come the
    /// person's preferences.
    pub fn act(&mut self, event: &str, text: &str, zones: &dyn Zones) -> Answer {
        let before = (self.own.text.clone(), self.imported.text.clone());
        let mut answer = Answer::default();
        let (kind, rest) = event.split_once(':').unwrap_or((event, ""));
        match (kind, source(rest)) {
            ("export", _) => answer.save = Some((FILE, self.export(text))),
            ("file", _) => {
                self.imported
                    .put(text.trim_start_matches('\u{feff}').to_owned());
                answer.keep = self.save(Source::Imported, Some(rest), zones);
            }
            ("typed", Some(source)) => {
                if let Some(editor) = self.editor(source) {
                    editor.text = text.to_owned();
                }
                if !self.problems(source).is_empty() {
                    self.check(source, zones);
                }
            }
            ("save", Some(source)) => answer.keep = self.save(source, None, zones),
            ("remove", Some(source)) => {
                if let Some(editor) = self.editor(source) {
                    editor.put(String::new());
                }
                answer.keep = self.save(source, None, zones);
            }
            ("discard", Some(source)) => {
                let stored = self.stored.of(source).to_owned();
                if let Some(editor) = self.editor(source) {
                    editor.put(stored);
                    editor.problems.clear();
                }
            }
            ("former", Some(source)) => {
                if let Some(editor) = self.editor(source)
                    && let Some(former) = editor.former.take()
                {
                    editor.put(former);
                    editor.problems.clear();
                }
            }
            ("kept", Some(source)) => {
                self.stored.set(source, text);
                self.notice = Some(self.saved(source));
            }
            ("refused", Some(source)) => {
                self.notice = Some(Notice::bad(format!(
                    "{} was not saved: the browser's storage says “{text}”. What counted before \
                     still counts.",
                    subject(source)
                )));
            }
            ("changed", Some(source)) => self.changed(source, text),
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
        answer.is_unsaved = self.is_unsaved(Source::Own) || self.is_unsaved(Source::Imported);
        answer.view = self.view();
        answer
    }

    /// Something that the page asked of the browser failed.
    pub fn report_failure(&mut self, reason: &str) {
        self.notice = Some(Notice::bad(format!(
            "The browser refused it: “{reason}”. What is stored was not changed."
        )));
    }

    /// What is to be stored, if nothing speaks against it.
    fn save(
        &mut self,
        source: Source,
        file: Option<&str>,
        zones: &dyn Zones,
    ) -> Option<(&'static str, String)> {
        self.check(source, zones);
        let problems = self.problems(source).len();
        let what = match file {
            Some(file) => format!("“{file}”"),
            None => subject(source).to_owned(),
        };
        if problems > 0 {
            let found = match problems {
                1 => "a problem".to_owned(),
                many => format!("{many} problems"),
            };
            self.notice = Some(Notice::bad(format!(
                "{what} was not saved, it has {found}: see below the text. What counted before still \
                 counts, and the text stays here to be mended."
            )));
            return None;
        }
        let text = self.text(source).trim();
        if file.is_some() && text.is_empty() {
            self.notice = Some(Notice::bad(format!(
                "{what} is empty; nothing was changed."
            )));
            return None;
        }
        Some((name(source), text.to_owned()))
    }

    fn check(&mut self, source: Source, zones: &dyn Zones) {
        let text = self.text(source);
        let problems = if text.len() > LONGEST {
            vec![Problem {
                path: String::new(),
                what: "is longer than 1,000,000 characters; that is no policy".into(),
            }]
        } else {
            let mut stored = self.stored.clone();
            stored.set(source, text);
            let merged = stored.merge();
            let mut problems = Vec::new();
            for (one, problem) in merged.problems {
                if one == source || one == Source::BuiltIn {
                    problems.push(problem);
                }
            }
            if problems.is_empty() {
                problems = match Policy::with(text) {
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
    fn saved(&self, source: Source) -> Notice {
        let subject = subject(source);
        if self.stored.of(source).trim().is_empty() {
            return Notice::good(format!("{subject} was removed."));
        }
        let merged = self.stored.merge();
        let mut beaten = Vec::new();
        for path in merged.says(source) {
            if merged.decides(&path) > source && !is_formal(&path) {
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
        Notice::good(words)
    }

    /// The storage says that somebody, perhaps this page, has changed what it holds.
    fn changed(&mut self, source: Source, text: &str) {
        if self.stored.of(source) == text {
            return;
        }
        let unsaved = self.is_unsaved(source);
        self.stored.set(source, text);
        if !self.is_unsaved(source) {
            return;
        }
        if unsaved {
            self.notice = Some(Notice::bad(format!(
                "{} was changed elsewhere. Your text here is kept; saving it replaces the other.",
                subject(source)
            )));
        } else if let Some(editor) = self.editor(source) {
            editor.put(text.to_owned());
            editor.problems.clear();
        }
    }

    /// The policy that counts, with the fields that the person has shown to the guard.
    fn export(&mut self, preferences: &str) -> String {
        self.notice = Some(Notice::good(format!(
            "The policy that counts was saved as {FILE}."
        )));
        teaching::export(self.stored.merge(), preferences).to_string()
    }

    fn view(&self) -> Vec<Child> {
        let merged = self.stored.merge();
        let rows = rows(&merged);
        let standing = |source| self.standing(source, &merged, &rows);
        page(&Shown {
            notice: self.notice.as_ref(),
            sources: [
                (Source::Managed, standing(Source::Managed)),
                (Source::Imported, standing(Source::Imported)),
                (Source::Own, standing(Source::Own)),
                (Source::BuiltIn, standing(Source::BuiltIn)),
            ],
            imported: self.editing(Source::Imported, &self.imported),
            own: self.editing(Source::Own, &self.own),
            rows: &rows,
        })
    }

    fn editing<'a>(&self, source: Source, editor: &'a Editor) -> Editing<'a> {
        Editing {
            name: name(source),
            is_stored: !self.stored.of(source).trim().is_empty(),
            is_unsaved: self.is_unsaved(source),
            has_former: editor.former.is_some(),
            problems: &editor.problems,
        }
    }

    fn standing<'a>(&self, source: Source, merged: &'a Merged, rows: &[Row]) -> Standing<'a> {
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
            Standing::Unusable(problems)
        } else if source != Source::BuiltIn && self.stored.of(source).trim().is_empty() {
            Standing::Absent
        } else {
            Standing::Decides(decided)
        }
    }

    fn editor(&mut self, source: Source) -> Option<&mut Editor> {
        match source {
            Source::Own => Some(&mut self.own),
            Source::Imported => Some(&mut self.imported),
            Source::BuiltIn | Source::Managed => None,
        }
    }

    fn read_editor(&self, source: Source) -> Option<&Editor> {
        match source {
            Source::Own => Some(&self.own),
            Source::Imported => Some(&self.imported),
            Source::BuiltIn | Source::Managed => None,
        }
    }

    fn text(&self, source: Source) -> &str {
        self.read_editor(source).map_or("", |editor| &editor.text)
    }

    fn problems(&self, source: Source) -> &[Problem] {
        self.read_editor(source)
            .map_or(&[], |editor| &editor.problems)
    }

    fn is_unsaved(&self, source: Source) -> bool {
        let editor = self.read_editor(source);
        editor.is_some_and(|editor| editor.text.trim() != self.stored.of(source).trim())
    }
}

impl Editor {
    /// Puts something else into the box; what stood there can be brought back.
    fn put(&mut self, text: String) {
        let old = std::mem::replace(&mut self.text, text);
        if !old.trim().is_empty() && old.trim() != self.text.trim() {
            self.former = Some(old);
        }
    }
}

const FILE: &str = "statuspage-guard-policy.json";

fn name(source: Source) -> &'static str {
    match source {
        Source::BuiltIn => "built-in",
        Source::Own => "own",
        Source::Imported => "imported",
        Source::Managed => "managed",
    }
}

fn source(name: &str) -> Option<Source> {
    match name {
        "own" => Some(Source::Own),
        "imported" => Some(Source::Imported),
        "managed" => Some(Source::Managed),
        _ => None,
    }
}

/// A key that sets nothing.
fn is_formal(path: &[&str]) -> bool {
    matches!(path, ["version" | "$schema"])
}

/// Every setting of the policy that counts.
fn rows(merged: &Merged) -> Vec<Row> {
    let mut rows = Vec::new();
    for path in merged.leaves() {
        if is_formal(&path) {
            continue;
        }
        let mut value = &merged.document;
        for key in &path {
            value = &value[*key];
        }
        rows.push(Row {
            value: preview(&path, value),
            meaning: describe(&path),
            source: merged.decides(&path),
            path: path.join("."),
        });
    }
    rows
}

/// A value in a few words.
fn preview(path: &[&str], value: &Value) -> String {
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
                    Some(name) => plain(name),
                    None => plain(one),
                });
            }
            names.join(", ")
        }
        (_, other) => plain(other),
    };
    match words.char_indices().nth(200) {
        Some((end, _)) => format!("{} …", &words[..end]),
        None => words,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Zones that this browser does not know: nothing could be reckoned in them.
fn unknown_zones(policy: &Policy, zones: &dyn Zones) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut ask = |path: String, zone: &str| {
        if zones.offset_at(zone, UtcInstant::UNIX_EPOCH).is_none() {
            let what = format!("this browser knows no time zone {zone:?}");
            problems.push(Problem { path, what });
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
