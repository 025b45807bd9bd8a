//! A sample maintenance under the policy as it is being written: what templates become, and what the guard says.
//! The background works it out, when the settings page asks.

use super::sample_request::{SampleAnswer, SampleDraft, SampleRequest, TemplateText};
use crate::{
    engine::{
        audience::Audience,
        check::check_form,
        examples::form,
        fill::{FilledText, TemplateFiller},
        finding::Outcome,
        form::{Component, Components, Field, Form, Handle},
        policy::{Client, Policy},
        template::body_from_page,
        time::{UtcInstant, Zones},
    },
    ui::settings::templates::TemplatePreview,
};
use chrono::{Days, NaiveTime};

/// The title of the sample where its template has none. It says no time, so that it is right on every day.
const PLAIN_TITLE: &str = "{{client}}: scheduled maintenance";

/// Answers a request of the settings page: the text of a [`SampleRequest`] with that of a [`SampleAnswer`].
pub fn answer_sample_request(
    text: &str,
    now: UtcInstant,
    zones: &dyn Zones,
) -> Result<String, String> {
    let request: SampleRequest = serde_json::from_str(text).map_err(|error| {
        format!("the request of the settings page was not understood ({error})")
    })?;
    let policy = request.policies.merge_policies().read_policy();
    let sample = SampleMaintenance::new("", &policy, now, zones);
    let previews = request.templates.iter();
    let previews = previews
        .map(|template| sample.preview_template(template))
        .collect();
    let sample = SampleMaintenance::new(&request.draft.client, &policy, now, zones);
    let answer = SampleAnswer {
        previews,
        ..sample.check(&request.draft)
    };
    serde_json::to_string(&answer).map_err(|error| error.to_string())
}

/// The sample, to be filled in and checked.
struct SampleMaintenance<'a> {
    form: Form,
    audience: Audience,
    clients: Vec<String>,
    client: String,
    policy: &'a Policy,
    now: UtcInstant,
    zones: &'a dyn Zones,
}

impl<'a> SampleMaintenance<'a> {
    fn new(client: &str, policy: &'a Policy, now: UtcInstant, zones: &'a dyn Zones) -> Self {
        let mut form = form().build_form(policy);
        let tomorrow = now.date_naive().checked_add_days(Days::new(1));
        form.start_date = tomorrow.map_or(Field::NotOnScreen, Field::Value);
        form.start_time =
            NaiveTime::from_hms_opt(22, 0, 0).map_or(Field::NotOnScreen, Field::Value);
        form.zone = Field::Value(policy.time.zone.clone());
        if !policy.clients.is_empty() {
            form.components = Field::Value(components_of(&policy.clients));
        }
        let mut clients: Vec<String> = Vec::new();
        let mut chosen = String::new();
        if let Field::Value(components) = &mut form.components {
            clients = client_names(components, policy);
            let wanted = clients.iter().find(|name| *name == client);
            chosen = wanted.or(clients.first()).cloned().unwrap_or_default();
            for (component, owner) in components.list.iter_mut().zip(owners(policy)) {
                let owner = owner.or_else(|| component.group.clone());
                component.ticked = owner.as_ref() == Some(&chosen);
            }
        }
        let audience = match &form.components {
            Field::Value(components) => Audience::from_components(components, policy),
            _ => Audience::default(),
        };
        Self {
            form,
            audience,
            clients,
            client: chosen,
            policy,
            now,
            zones,
        }
    }

    /// A template, filled in.
    fn preview_template(&self, template: &TemplateText) -> TemplatePreview {
        let fill = |text: &str| self.fill_text(&body_from_page(text));
        let title = template.title.as_deref().map(fill);
        let body = fill(&template.body);
        let mut left = Vec::new();
        for one in title.iter().chain([&body]).flat_map(|text| &text.unfilled) {
            let words = format!("{}: {}", one.placeholder, one.why);
            if !left.contains(&words) {
                left.push(words);
            }
        }
        TemplatePreview {
            title: title.map(|title| title.text),
            message: body.text,
            left,
        }
    }

    fn fill_text(&self, text: &str) -> FilledText {
        TemplateFiller {
            form: &self.form,
            policy: self.policy,
            audience: &self.audience,
            zones: self.zones,
            added: Some(60),
        }
        .fill_text(text)
    }

    /// The sample with the person's words in it, and what the guard finds.
    fn check(mut self, draft: &SampleDraft) -> SampleAnswer {
        self.form.name = Field::Value(self.fill_text(PLAIN_TITLE).text);
        if let Some(template) = self.policy.templates.get(draft.template) {
            if let Some(title) = &template.title {
                self.form.name = Field::Value(self.fill_text(title).text);
            }
            self.form.message = Field::Value(self.fill_text(&template.body).text);
        }
        for (typed, field) in [
            (&draft.title, &mut self.form.name),
            (&draft.message, &mut self.form.message),
        ] {
            if let Some(typed) = typed {
                *field = Field::Value(typed.clone());
            }
        }
        let outcomes = check_form(
            &self.form,
            self.policy,
            &self.audience,
            self.now,
            self.zones,
        );
        let mut findings = Vec::new();
        for outcome in outcomes {
            if let Outcome::Found(found) = outcome.outcome {
                findings.extend(found.into_iter().map(|one| (one.severity, one.sentence)));
            }
        }
        let text = |field: &Field<String>| match field {
            Field::Value(text) => text.clone(),
            _ => String::new(),
        };
        let chosen = match &self.form.components {
            Field::Value(components) => {
                let chosen = components.ticked_components();
                chosen.map(|component| component.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        SampleAnswer {
            title: text(&self.form.name),
            message: text(&self.form.message),
            clients: self.clients,
            client: self.client,
            components: chosen,
            findings,
            previews: Vec::new(),
        }
    }
}

/// Two components at most for each client, called as the policy knows them.
fn components_of(clients: &[Client]) -> Components {
    let mut list = Vec::new();
    for client in clients {
        for (name, group) in names_of(client) {
            list.push(Component {
                handle: Handle(u32::try_from(list.len()).unwrap_or(0) + 1),
                id: None,
                name,
                group,
                ticked: false,
                status: None,
                whole_group: false,
            });
        }
    }
    Components {
        list,
        collapsed_groups: Vec::new(),
        chosen_only: false,
        unclear_statuses: Vec::new(),
    }
}

fn names_of(client: &Client) -> Vec<(String, Option<String>)> {
    let plain = |pattern: &String| pattern.replace('*', "1");
    if let Some(group) = client.groups.first() {
        let group = plain(group);
        let name = |number: u8| {
            (
                format!("Site {number} of {}", client.name),
                Some(group.clone()),
            )
        };
        return vec![name(1), name(2)];
    }
    let components = client.components.iter().take(2);
    components.map(|pattern| (plain(pattern), None)).collect()
}

/// Whose each component of the sample is, where the policy has clients.
fn owners(policy: &Policy) -> impl Iterator<Item = Option<String>> {
    let owners = policy.clients.iter().flat_map(|client| {
        let count = names_of(client).len();
        std::iter::repeat_n(Some(client.name.clone()), count)
    });
    owners.chain(std::iter::repeat(None))
}

fn client_names(components: &Components, policy: &Policy) -> Vec<String> {
    if !policy.clients.is_empty() {
        return policy
            .clients
            .iter()
            .map(|client| client.name.clone())
            .collect();
    }
    let mut names: Vec<String> = Vec::new();
    for group in components.list.iter().filter_map(|one| one.group.as_ref()) {
        if !names.contains(group) {
            names.push(group.clone());
        }
    }
    names
}
