//! The page's side of the sample maintenance: when the background is asked, and what is displayed of its answer.

use super::{
    draft::find_problems,
    form::FormBuilder,
    sample_request::{SampleRequest, TemplateText},
    state::{Settings, SettingsAnswer},
};
use crate::{
    engine::{
        policy::PolicySource,
        template::{TemplatePiece, split_pieces},
        time::Zones,
    },
    ui::{
        settings::{
            start::{SampleResult, SampleState, StartState},
            templates::{preview_failure, preview_view},
        },
        view::Element,
    },
};
use serde_json::Value;

impl Settings {
    /// Asks the background, where something is open that it answers and that is not as it was.
    pub(super) fn ask_for_sample(&mut self, zones: &dyn Zones, answer: &mut SettingsAnswer) {
        let is_searching = !self.search.trim().is_empty();
        let has_templates = is_searching || self.section.id == "templates";
        if !has_templates && self.section.id != "start" {
            return;
        }
        let Ok(own) = self.own.document() else {
            return;
        };
        let source = PolicySource::Own;
        let problems = find_problems(&self.own.text, &self.stored, source, zones);
        let mut policies = self.stored.clone();
        if problems.is_empty() {
            policies.set_text(source, &self.own.text);
        }
        self.without_draft = !problems.is_empty();
        let templates = match has_templates {
            true => self.templates_in(&own),
            false => Vec::new(),
        };
        let draft = self.sample.clone();
        answer.ask = self.exchange.ask(SampleRequest {
            policies,
            draft,
            templates,
        });
    }

    /// The templates as the form displays them.
    fn templates_in(&self, own: &Value) -> Vec<TemplateText> {
        let mut stored = self.stored.clone();
        stored.own.clear();
        let base = stored.merge_policies();
        let is_locked = base.deciding_source(&["templates"]) > PolicySource::Own;
        let list = match own["templates"].as_array() {
            Some(list) if !is_locked => list,
            _ => match base.document["templates"].as_array() {
                Some(list) => list,
                None => return Vec::new(),
            },
        };
        list.iter().map(read_template).collect()
    }

    /// What a template becomes; nothing before the background has answered.
    pub(super) fn template_preview(&self, template: &Value, index: usize) -> Option<Element> {
        if let Some(reason) = self.exchange.failure() {
            return Some(preview_failure(reason));
        }
        let preview = self.exchange.preview_of(&read_template(template), index)?;
        Some(preview_view(preview))
    }

    pub(super) fn start_state(&self, builder: &FormBuilder) -> StartState {
        let mut stored = self.stored.clone();
        if !self.without_draft {
            stored.set_text(PolicySource::Own, &self.own.text);
        }
        let merged = stored.merge_policies();
        let source = merged.deciding_source(&["templates"]);
        StartState {
            first_fields: builder.build_fields(&["audience", "pages"]),
            clients: names_in(&merged.document["clients"]),
            templates: names_in(&merged.document["templates"]),
            has_own_templates: source != PolicySource::BuiltIn,
            sample: self.sample_state(),
        }
    }

    /// What the person has written goes before what was answered: the answer may be of an earlier letter.
    fn sample_state(&self) -> SampleState {
        let answer = self.exchange.answer().cloned().unwrap_or_default();
        let result = match (self.exchange.failure(), self.exchange.answer()) {
            (Some(reason), _) => SampleResult::Unknown(reason.to_owned()),
            (None, None) => SampleResult::Awaited,
            (None, Some(_)) => SampleResult::Checked(answer.findings),
        };
        SampleState {
            clients: answer.clients,
            client: answer.client,
            title: self.sample.title.clone().unwrap_or(answer.title),
            message: self.sample.message.clone().unwrap_or(answer.message),
            components: answer.components,
            result,
            without_draft: self.without_draft,
        }
    }

    /// A template of the policy in place of the sample's texts; a title that it does not have stays.
    pub(super) fn insert_into_sample(&mut self, index: usize, zones: &dyn Zones) {
        let problems = find_problems(&self.own.text, &self.stored, PolicySource::Own, zones);
        let mut stored = self.stored.clone();
        if problems.is_empty() {
            stored.set_text(PolicySource::Own, &self.own.text);
        }
        let merged = stored.merge_policies();
        if merged.document["templates"][index]["title"].is_string() {
            self.sample.title = None;
        }
        self.sample.template = index;
        self.sample.message = None;
    }
}

fn read_template(template: &Value) -> TemplateText {
    TemplateText {
        title: template["title"].as_str().map(str::to_owned),
        body: template["body"].as_str().unwrap_or_default().to_owned(),
    }
}

fn names_in(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    let names = items.filter_map(|item| item["name"].as_str());
    names.map(str::to_owned).collect()
}

/// The placeholders that are filled in, as the schema's description of a text lists them, and the policy's own.
pub fn placeholders_in(description: &str, own: &Value) -> Vec<String> {
    let pieces = split_pieces(description).into_iter();
    let named = pieces.filter_map(|piece| match piece {
        TemplatePiece::Slot { whole, .. } => Some(whole.to_owned()),
        TemplatePiece::Text(_) => None,
    });
    let own = own.as_object().into_iter().flatten();
    let own = own.map(|(name, _)| format!("{{{{{name}}}}}"));
    let mut all: Vec<String> = named.collect();
    for name in own {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
