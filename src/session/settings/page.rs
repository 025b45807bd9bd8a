//! The settings → what is on the page.

use super::{
    draft::find_problems,
    examples::rule_examples,
    form::FormBuilder,
    overview::{settings_rows, source_status},
    sample::{SampleMaintenance, placeholders_in},
    search::search_fields,
    sections::{SECTIONS, keys_of, shown_sections},
    state::{Settings, SettingsEnvironment, source_name},
    taught::{seen_templates, taught_fields},
};
use crate::{
    engine::{
        policy::{MergedPolicy, PolicySource, SettingSchema, push_pointer},
        rules,
    },
    ui::{
        settings::{
            EditorState, ProblemLink, SectionContent, SectionLink, SettingsState,
            controls::Extras,
            form::{Control, FormField},
            rules::rule_notes,
            settings_view,
            start::StartState,
            templates::{placeholder_buttons, preview_view},
        },
        view::ViewChild,
    },
};
use serde_json::Value;

/// The policy as it will be, and whether what is being written is in it.
struct DraftPolicy {
    merged: MergedPolicy,
    without_draft: bool,
}

impl Settings {
    pub(super) fn view(&self, environment: &SettingsEnvironment) -> Vec<ViewChild> {
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
                self.content(&builder, environment, &mut extras)
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

    fn content(
        &self,
        builder: &FormBuilder,
        environment: &SettingsEnvironment,
        extras: &mut Extras,
    ) -> SectionContent<'_> {
        if !self.search.trim().is_empty() {
            let found = search_fields(builder, &self.search);
            for (_, fields) in &found {
                self.add_extras(fields, builder, environment, extras);
            }
            return SectionContent::Found(found);
        }
        match self.section.id {
            "start" => {
                let start = self.start_state(builder, environment);
                SectionContent::Start(Box::new(start))
            }
            "taught" => {
                let fields = taught_fields(builder, &self.preferences);
                SectionContent::Taught(fields)
            }
            "seen-templates" => SectionContent::SeenTemplates(seen_templates(&self.templates)),
            "files" => SectionContent::Files,
            "text" => SectionContent::Text,
            _ => {
                let fields = builder.build_fields(&keys_of(self.section));
                self.add_extras(&fields, builder, environment, extras);
                SectionContent::Fields(fields)
            }
        }
    }

    /// What stands beside templates and rules.
    fn add_extras(
        &self,
        fields: &[FormField],
        builder: &FormBuilder,
        environment: &SettingsEnvironment,
        extras: &mut Extras,
    ) {
        for field in fields {
            match (field.pointer.as_str(), &field.control) {
                ("/templates", Control::List { items, .. }) => {
                    let is_locked = field.locked_by.is_some();
                    self.add_previews(items, is_locked, builder, environment, extras);
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
        environment: &SettingsEnvironment,
        extras: &mut Extras,
    ) {
        let draft = self.draft_policy(environment);
        let sample =
            SampleMaintenance::new("", &draft.merged.policy, environment.now, environment.zones);
        let value = |pointer: &str| {
            let own = builder.own.pointer(pointer);
            own.or_else(|| builder.base.document.pointer(pointer))
        };
        let own_placeholders = value("/placeholders").cloned().unwrap_or_default();
        for item in items {
            let template = match is_locked {
                true => builder.base.document.pointer(&item.pointer),
                false => value(&item.pointer),
            };
            let preview = sample.preview_template(template.unwrap_or(&Value::Null));
            extras.insert(item.pointer.clone(), vec![preview_view(&preview)]);
            if is_locked {
                continue;
            }
            let mut body = item.pointer.clone();
            push_pointer(&mut body, "body");
            let description = SettingSchema::root()
                .inside("templates")
                .and_then(|list| list.inside("0")?.inside("body")?.description());
            let placeholders = placeholders_in(description.unwrap_or_default(), &own_placeholders);
            let buttons = placeholder_buttons(&body, &placeholders);
            extras.insert(body, vec![buttons]);
        }
    }

    fn add_rule_notes(&self, fields: &[FormField], builder: &FormBuilder, extras: &mut Extras) {
        for field in fields {
            let id = field.pointer.trim_start_matches("/rules/");
            let Some(rule) = rules::by_id(id) else {
                continue;
            };
            let is_open = self.open_examples.as_deref() == Some(id);
            let examples = is_open.then(|| rule_examples(rule));
            let own = builder.own["links"][id].as_str();
            let link = own.or(builder.base.document["links"][id].as_str());
            let link = link.filter(|link| link.starts_with("https://"));
            let notes = rule_notes(rule, examples.as_ref(), link);
            extras.insert(field.pointer.clone(), vec![notes]);
        }
    }

    fn start_state(&self, builder: &FormBuilder, environment: &SettingsEnvironment) -> StartState {
        let draft = self.draft_policy(environment);
        let policy = &draft.merged.policy;
        let sample = SampleMaintenance::new(
            &self.sample.client,
            policy,
            environment.now,
            environment.zones,
        );
        let mut sample = sample.check(&self.sample);
        sample.without_draft = draft.without_draft;
        let source = draft.merged.deciding_source(&["templates"]);
        StartState {
            first_fields: builder.build_fields(&["audience", "pages"]),
            clients: policy.clients.iter().map(|one| one.name.clone()).collect(),
            templates: policy
                .templates
                .iter()
                .map(|one| one.name.clone())
                .collect(),
            has_own_templates: source != PolicySource::BuiltIn,
            sample,
        }
    }

    /// The policy that will count when what is being written is saved.
    fn draft_policy(&self, environment: &SettingsEnvironment) -> DraftPolicy {
        let own = PolicySource::Own;
        let problems = find_problems(&self.own.text, &self.stored, own, environment.zones);
        let mut stored = self.stored.clone();
        if problems.is_empty() {
            stored.set_text(own, &self.own.text);
        }
        DraftPolicy {
            merged: stored.merge_policies(),
            without_draft: !problems.is_empty(),
        }
    }

    /// A template as the sample's title and message.
    pub(super) fn insert_into_sample(&mut self, index: usize, environment: &SettingsEnvironment) {
        let draft = self.draft_policy(environment);
        let policy = &draft.merged.policy;
        let client = &self.sample.client;
        let sample = SampleMaintenance::new(client, policy, environment.now, environment.zones);
        let template = draft.merged.document["templates"].get(index);
        let preview = sample.preview_template(template.unwrap_or(&Value::Null));
        self.sample.title = preview.title.or(self.sample.title.take());
        self.sample.message = Some(preview.message);
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
