//! The first steps: a way through the settings that a team needs, and a sample to try them on.

use super::{
    controls::{Extras, field_views},
    form::FormField,
    parts::{paragraph, section_link, subheading},
    templates::{UNANSWERED_MEND, sample_button, unanswered},
};
use crate::{
    engine::finding::Severity,
    ui::view::{Element, element},
};

/// What the first steps display.
pub struct StartState {
    /// Which page it is, and who reads it.
    pub first_fields: Vec<FormField>,
    pub clients: Vec<String>,
    pub templates: Vec<String>,
    /// The templates are the team's own, not the built-in ones.
    pub has_own_templates: bool,
    pub sample: SampleState,
}

/// A sample maintenance, and what the guard says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleState {
    pub clients: Vec<String>,
    pub client: String,
    pub title: String,
    pub message: String,
    pub components: Vec<String>,
    pub result: SampleResult,
    /// What is typed in the forms has problems, so the sample is checked without it.
    pub without_draft: bool,
}

/// What is known of the findings in the sample.
#[derive(Clone, Debug, PartialEq)]
pub enum SampleResult {
    /// The background was asked.
    Awaited,
    /// It did not answer, for this reason.
    Unknown(String),
    Checked(Vec<(Severity, String)>),
}

pub fn start_section(state: &StartState, extras: &Extras) -> Vec<Element> {
    let clients = match state.clients.as_slice() {
        [] => "None yet: until there is one, each component group counts as a client.".to_owned(),
        names => format!("So far: {}.", names.join(", ")),
    };
    let templates = match (state.has_own_templates, state.templates.as_slice()) {
        (true, names) => format!("So far: {}.", names.join(", ")),
        (false, _) => {
            "So far the built-in ones are offered. They go with the first that your team adds."
                .to_owned()
        }
    };
    vec![
        paragraph(
            "Five steps, ten minutes. Each can be done later, and what is not set counts as the built-in policy has it. \
             Nothing leaves this computer, and nobody is asked for anything until you press Fetch.",
        ),
        step("1. Which page is it?").children(field_views(&state.first_fields, extras)),
        step("2. Your clients")
            .child(paragraph(
                "Say which components or component groups are whose: then the guard sees when a notice reaches the \
                 wrong client.",
            ))
            .child(paragraph(clients).key("so far"))
            .child(element("p").key("link").child(section_link("clients", "Go to the clients")))
            .child(
                element("p")
                    .key("fetch link")
                    .child(section_link("fetch", "Or read clients and templates from Statuspage")),
            ),
        step("3. Your templates")
            .child(paragraph(
                "The texts that your team posts, with placeholders for client, sites and times.",
            ))
            .child(paragraph(templates).key("so far"))
            .child(element("p").key("link").child(section_link("templates", "Go to the templates"))),
        step("4. Your rules")
            .child(paragraph(
                "What is an error, a warning or only a question to your team, and what is switched off.",
            ))
            .child(element("p").key("link").child(section_link("rules", "Go to the rules"))),
        step("5. Try it on a sample").children(sample_view(&state.sample, &state.templates)),
    ]
}

fn step(words: &'static str) -> Element {
    element("div")
        .key(words)
        .attr("class", "step")
        .child(subheading(words))
}

fn sample_view(sample: &SampleState, templates: &[String]) -> Vec<Element> {
    let clients = sample.clients.iter().map(|name| {
        element("option")
            .key(name.clone())
            .attr("value", name.clone())
            .text(name.clone())
    });
    let buttons = templates.iter().enumerate();
    let buttons = buttons.map(|(index, name)| sample_button(index, name));
    let chosen = match sample.components.as_slice() {
        [] => String::new(),
        names => format!("Chosen components: {}.", names.join(", ")),
    };
    let mut parts = vec![
        paragraph(
            "A maintenance tomorrow at 22:00 for two hours. Change its words, and see what the guard would say on the \
             page.",
        ),
        labelled("Client of the sample", "sample-client").child(
            element("select")
                .attr("id", "sample-client")
                .attr("name", "sample/client")
                .attr("data-value", sample.client.clone())
                .children(clients),
        ),
        paragraph(chosen).key("chosen"),
        element("div")
            .key("templates")
            .attr("class", "actions")
            .attr("role", "group")
            .attr("aria-label", "Insert a template into the sample")
            .children(buttons),
        labelled("Title of the sample", "sample-title").child(
            element("input")
                .attr("type", "text")
                .attr("id", "sample-title")
                .attr("name", "sample/title")
                .attr("autocomplete", "off")
                .attr("data-value", sample.title.clone()),
        ),
        labelled("Message of the sample", "sample-message").child(
            element("textarea")
                .attr("rows", "7")
                .attr("id", "sample-message")
                .attr("name", "sample/message")
                .attr("data-value", sample.message.clone()),
        ),
    ];
    if sample.without_draft {
        parts.push(
            paragraph("What is not saved yet has problems, so the sample is checked without it.")
                .key("without"),
        );
    }
    parts.push(sample_findings(sample));
    parts
}

fn sample_findings(sample: &SampleState) -> Element {
    let result = element("div")
        .key("result")
        .attr("class", "result")
        .attr("role", "status");
    let findings = match &sample.result {
        SampleResult::Awaited => {
            return result.child(paragraph("It is being checked.").key("awaited"));
        }
        SampleResult::Unknown(reason) => {
            let words = format!(
                "{} So the sample is not checked. {UNANSWERED_MEND}",
                unanswered(reason)
            );
            return result.child(paragraph(words).attr("class", "problems").key("unknown"));
        }
        SampleResult::Checked(findings) => findings,
    };
    if findings.is_empty() {
        return result.child(
            element("p")
                .key("pass")
                .attr("class", "pass")
                .text("The guard finds nothing wrong with this maintenance."),
        );
    }
    let lines = findings.iter().map(|(severity, sentence)| {
        element("li")
            .attr("data-outcome", severity.as_str())
            .text(format!("{}: {sentence}", severity.as_str()))
    });
    result.child(element("ul").key("findings").children(lines))
}

fn labelled(words: &'static str, id: &'static str) -> Element {
    element("div")
        .key(id)
        .attr("class", "field")
        .child(element("label").attr("for", id).text(words))
}
