//! What is done in the forms: a control is typed in or left, a button of a form is pressed, another section opened.

use super::{
    edits::{EditResult, FormEdit, apply_edit, insert_text, text_at},
    sections::{SECTIONS, section_at},
    state::{Focus, Settings, SettingsAnswer},
    taught,
};
use crate::{
    engine::{
        policy::{PolicySource, SettingKind, SettingSchema, display_path, pointer_keys},
        time::Zones,
    },
    session::{fetched_pages::FetchedPages, learnt_templates::LearntTemplates},
    ui::settings::{
        HEADING, SettingsNotice,
        form::{RENAME, WORD},
    },
};

impl Settings {
    /// What is done in a form, or moves to another part of the page.
    pub(super) fn handle_form_event(
        &mut self,
        kind: &str,
        rest: &str,
        text: &str,
        zones: &dyn Zones,
        answer: &mut SettingsAnswer,
    ) {
        match (kind, rest) {
            ("open", id) => {
                let named = SECTIONS.iter().find(|section| section.id == id);
                self.section = named.unwrap_or(&SECTIONS[0]);
                self.search.clear();
                answer.focus = Some(HEADING.to_owned().into());
            }
            ("go", pointer) => {
                self.section = section_at(pointer);
                self.search.clear();
                answer.focus = Some(pointer.to_owned().into());
            }
            ("typed", "search") => self.search = text.to_owned(),
            ("typed" | "committed", "sample/client") => self.sample.client = text.to_owned(),
            ("typed", "sample/title") => self.sample.title = Some(text.to_owned()),
            ("typed", "sample/message") => self.sample.message = Some(text.to_owned()),
            ("sample-template", index) => {
                self.insert_into_sample(index.parse().unwrap_or(0), zones);
            }
            ("examples", rule) => {
                let is_open = self.open_examples.as_deref() == Some(rule);
                self.open_examples = (!is_open).then(|| rule.to_owned());
            }
            ("forget", place) => {
                let preferences = taught::forget_field(&self.preferences, place);
                self.notice = Some(SettingsNotice::new_success(
                    "Forgotten: the field is looked for by its words again.".to_owned(),
                ));
                answer.keep.push(("preferences", preferences));
                answer.focus = Some(HEADING.to_owned().into());
            }
            ("forget-template", place) => {
                let mut templates = LearntTemplates::from_json(&self.templates);
                if let Some((page, name)) = place.split_once('/') {
                    templates.forget(page, name);
                }
                self.notice = Some(SettingsNotice::new_success(
                    "Forgotten, until the template is seen at Statuspage again.".to_owned(),
                ));
                answer.keep.push(("templates", templates.to_json()));
                answer.focus = Some(HEADING.to_owned().into());
            }
            ("forget-fetched", page) => {
                let mut pages = FetchedPages::from_json(&self.fetched);
                pages.forget(page);
                self.notice = Some(SettingsNotice::new_success(
                    "Forgotten: it counts no more, until the page is fetched again.".to_owned(),
                ));
                answer.keep.push(("fetched", pages.to_json()));
                answer.focus = Some(HEADING.to_owned().into());
            }
            ("insert", place) => answer.focus = self.insert_placeholder(place, text, zones),
            (kind, name) => {
                let result = self.edit_form(kind, name, text, zones);
                answer.focus = result.focus.map(Focus::from);
                let words = result.announcement.map(SettingsNotice::new_success);
                let refusal = result.refusal.map(SettingsNotice::new_failure);
                self.notice = refusal.or(words).or(self.notice.take());
            }
        }
    }

    /// A control was typed in, left or chosen from, or a button of a form was pressed.
    pub(super) fn edit_form(
        &mut self,
        kind: &str,
        name: &str,
        text: &str,
        zones: &dyn Zones,
    ) -> EditResult {
        let renamed = name.strip_prefix(RENAME);
        let (pointer, edit) = match (kind, renamed) {
            ("committed", Some(pointer)) => (pointer, FormEdit::Rename(text)),
            ("typed" | "committed", None) => match split_word(name) {
                Some((list, word)) => {
                    let is_in = text == "true";
                    (list, FormEdit::SetWord { word, is_in })
                }
                None => (name, FormEdit::Set(text)),
            },
            ("add", _) => (name, FormEdit::Add),
            ("remove", _) => (name, FormEdit::Remove),
            ("up", _) => (name, FormEdit::MoveUp),
            ("down", _) => (name, FormEdit::MoveDown),
            _ => return EditResult::default(),
        };
        if kind == "committed" {
            self.own.visit(display_path(pointer));
        }
        let result = self.edit_document(pointer, &edit);
        self.own.typed_lists.remove(pointer);
        if kind == "typed" && is_list_of_texts(pointer) {
            self.own
                .typed_lists
                .insert(pointer.to_owned(), text.to_owned());
        }
        self.own
            .check_visited(&self.stored, PolicySource::Own, zones);
        result
    }

    fn edit_document(&mut self, pointer: &str, edit: &FormEdit) -> EditResult {
        let Ok(mut own) = self.own.document() else {
            return EditResult::default();
        };
        let mut stored = self.stored.clone();
        stored.own.clear();
        let base = stored.merge_policies().document;
        let before = own.clone();
        let result = apply_edit(&mut own, &base, pointer, edit);
        if own == before {
            return result;
        }
        if *edit == FormEdit::Remove {
            let former = self.own.text.clone();
            self.own.former = (!former.trim().is_empty()).then_some(former);
        }
        if !matches!(edit, FormEdit::Set(_)) {
            // What is in the lists may stand at another place now.
            self.own.typed_lists.clear();
        }
        self.own.write_document(&own);
        result
    }

    /// `place` is the pointer of a text and the placeholder, `caret` where its selection begins and ends.
    fn insert_placeholder(&mut self, place: &str, caret: &str, zones: &dyn Zones) -> Option<Focus> {
        let (pointer, placeholder) = place.rsplit_once(" {{")?;
        let document = self.own.document().ok()?;
        let mut stored = self.stored.clone();
        stored.own.clear();
        let text = match document.pointer(pointer) {
            Some(_) => text_at(&document, pointer),
            None => text_at(&stored.merge_policies().document, pointer),
        };
        let (start, end) = caret.split_once(',')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        let (text, caret) = insert_text(&text, start, end, &format!("{{{{{placeholder}"));
        self.edit_document(pointer, &FormEdit::Set(&text));
        self.own
            .check_visited(&self.stored, PolicySource::Own, zones);
        Some(Focus {
            target: pointer.to_owned(),
            caret: Some(caret),
        })
    }
}

/// The list and the word of a box that stands for a word in a list.
fn split_word(name: &str) -> Option<(&str, &str)> {
    let root = SettingSchema::root();
    if root.at_keys(&pointer_keys(name)).is_some() {
        return None;
    }
    name.rsplit_once(WORD)
}

fn is_list_of_texts(pointer: &str) -> bool {
    let schema = SettingSchema::root().at_keys(&pointer_keys(pointer));
    schema.is_some_and(|schema| matches!(schema.kind(), SettingKind::List(_)))
}
