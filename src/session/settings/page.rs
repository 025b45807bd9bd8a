//! The settings → what is on the page.

use super::{
    form::FormBuilder,
    kept_fetch::fetched_pages,
    overview::{settings_rows, source_status},
    rule_notes::notes_of_rule,
    sample_display::placeholders_in,
    search::search_fields,
    sections::{SECTIONS, keys_of, shown_sections},
    state::{Settings, source_name},
    taught::{seen_templates, taught_fields},
};
use crate::{
    engine::policy::{PolicySource, SettingSchema, push_pointer},
    ui::{
        settings::{
            EditorState, ProblemLink, SectionContent, SectionLink, SettingsState,
            controls::Extras,
            form::{Control, FormField},
            rules::rule_notes,
            settings_view,
            templates::{placeholder_buttons, stand_in_note},
        },
        view::ViewChild,
    },
};
use serde_json::Value;

impl Settings {
    pub(super) fn view(&self) -> Vec<ViewChild> {
        let merged = self.stored.merge_policies();
        let rows = settings_rows(&merged);
        let status = |source| (source, source_status(source, &self.stored, &merged, &rows));
        let mut stored = self.stored.clone();
        stored.own.clear();
        let base = stored.merge_policies();
        let document = self.own.document();
        let mut extras = Extras::default();
        let mut to_mend = Vec::new();
        let content = match &document {
            Ok(own) => {
                let builder = FormBuilder {
                    own,
                    base: &base,
                    problems: &self.own.problems,
                    typed_lists: &self.own.typed_lists,
                };
                to_mend = self.problem_links(&builder);
                self.content(&builder, &mut extras)
            }
            Err(problem) => match self.section.id {
                "files" => SectionContent::Files,
                "text" => SectionContent::Text,
                _ => SectionContent::Unreadable(problem),
            },
        };
        let is_searching = matches!(content, SectionContent::Found(_));
        let sections = shown_sections().map(|section| SectionLink {
            id: section.id,
            title: section.title,
            is_open: !is_searching && section.id == self.section.id,
        });
        settings_view(&SettingsState {
            notice: self.notice.as_ref(),
            to_mend,
            sections: sections.collect(),
            search: &self.search,
            title: match is_searching {
                true => "Found settings",
                false => self.section.title,
            },
            content,
            extras,
            sources: [
                status(PolicySource::Managed),
                status(PolicySource::Imported),
                status(PolicySource::Own),
                status(PolicySource::BuiltIn),
            ],
            imported: self.editor_state(PolicySource::Imported),
            own: self.editor_state(PolicySource::Own),
            rows: &rows,
        })
    }

    fn content(&self, builder: &FormBuilder, extras: &mut Extras) -> SectionContent<'_> {
        if !self.search.trim().is_empty() {
            let found = search_fields(builder, &self.search);
            for (_, fields) in &found {
                self.add_extras(fields, builder, extras);
            }
            return SectionContent::Found(found);
        }
        match self.section.id {
            "start" => {
                let start = self.start_state(builder);
                SectionContent::Start(Box::new(start))
            }
            "taught" => {
                let fields = taught_fields(builder, &self.preferences);
                SectionContent::Taught(fields)
            }
            "seen-templates" => {
                let mut known = fetched_pages(&self.fetched);
                known.extend(seen_templates(&self.templates));
                SectionContent::SeenTemplates(known)
            }
            "fetch" => SectionContent::Fetch(Box::new(self.fetch_state(builder))),
            "files" => SectionContent::Files,
            "text" => SectionContent::Text,
            _ => {
                let fields = builder.build_fields(&keys_of(self.section));
                self.add_extras(&fields, builder, extras);
                SectionContent::Fields(fields)
            }
        }
    }

    /// What stands beside templates and rules.
    fn add_extras(&self, fields: &[FormField], builder: &FormBuilder, extras: &mut Extras) {
        for field in fields {
            match (field.pointer.as_str(), &field.control) {
                ("/templates", Control::List { items, .. }) => {
                    let is_locked = field.locked_by.is_some();
                    self.add_previews(items, is_locked, builder, extras);
                    if is_built_in(field) {
                        extras.insert(field.pointer.clone(), vec![stand_in_note()]);
                    }
                }
                ("/rules", Control::Group(rules)) => self.add_rule_notes(rules, builder, extras),
                _ => {}
            }
        }
    }

    fn add_previews(
        &self,
        items: &[FormField],
        is_locked: bool,
        builder: &FormBuilder,
        extras: &mut Extras,
    ) {
        let value = |pointer: &str| {
            let own = builder.own.pointer(pointer);
            own.or_else(|| builder.base.document.pointer(pointer))
        };
        let own_placeholders = value("/placeholders").cloned().unwrap_or_default();
        for (index, item) in items.iter().enumerate() {
            let template = match is_locked {
                true => builder.base.document.pointer(&item.pointer),
                false => value(&item.pointer),
            };
            let preview = self.template_preview(template.unwrap_or(&Value::Null), index);
            extras.insert(item.pointer.clone(), preview.into_iter().collect());
            if is_locked {
                continue;
            }
            let mut body = item.pointer.clone();
            push_pointer(&mut body, "body");
            let description = SettingSchema::root()
                .inside("templates")
                .and_then(|list| list.inside("0")?.inside("body")?.description());
            let placeholders = placeholders_in(description.unwrap_or_default(), &own_placeholders);
            let buttons = placeholder_buttons(&body, &item.label, &placeholders);
            extras.insert(body, vec![buttons]);
        }
    }

    fn add_rule_notes(&self, fields: &[FormField], builder: &FormBuilder, extras: &mut Extras) {
        for field in fields {
            let id = field.pointer.trim_start_matches("/rules/");
            let Some(rule) = notes_of_rule(id) else {
                continue;
            };
            let is_open = self.open_examples.as_deref() == Some(id);
            let own = builder.own["links"][id].as_str();
            let link = own.or(builder.base.document["links"][id].as_str());
            let link = link.filter(|link| link.starts_with("https://"));
            let notes = rule_notes(id, rule, is_open, link);
            extras.insert(field.pointer.clone(), vec![notes]);
        }
    }

    /// Each problem that is displayed, with the control where it is mended.
    fn problem_links(&self, builder: &FormBuilder) -> Vec<ProblemLink> {
        if self.own.problems.is_empty() {
            return Vec::new();
        }
        let mut links = Vec::new();
        let mut found = 0;
        for section in SECTIONS {
            let mut places = Vec::new();
            for field in builder.build_fields(&keys_of(section)) {
                collect_problems(&field, "", &mut places);
            }
            for (words, pointer) in places {
                found += 1;
                links.push(ProblemLink {
                    words: format!("{}: {words}", section.title),
                    event: format!("go:{pointer}"),
                });
            }
        }
        if found < self.own.problems.len() {
            links.push(ProblemLink {
                words: "As text (JSON): what no form has".to_owned(),
                event: "go:text".to_owned(),
            });
        }
        links
    }

    fn editor_state(&self, source: PolicySource) -> EditorState<'_> {
        let draft = match source {
            PolicySource::Imported => &self.imported,
            _ => &self.own,
        };
        EditorState {
            name: source_name(source),
            text: &draft.text,
            is_stored: !self.stored.text_of(source).trim().is_empty(),
            is_unsaved: self.is_unsaved(source),
            has_former: draft.former.is_some(),
            problems: &draft.problems,
        }
    }
}

/// Nobody has set it.
fn is_built_in(field: &FormField) -> bool {
    let origin = field.origin.as_ref();
    origin.is_some_and(|origin| !origin.is_own && origin.default_source == PolicySource::BuiltIn)
}

fn collect_problems(field: &FormField, outer: &str, found: &mut Vec<(String, String)>) {
    let label = match outer {
        "" => field.label.clone(),
        outer => format!("{outer}, {}", field.label),
    };
    for what in &field.problems {
        found.push((format!("{label}: {what}"), field.pointer.clone()));
    }
    match &field.control {
        Control::Group(fields) | Control::List { items: fields, .. } => {
            for inside in fields {
                collect_problems(inside, &label, found);
            }
        }
        Control::Map(entries) => {
            for entry in entries {
                collect_problems(&entry.field, &label, found);
            }
        }
        _ => {}
    }
}
