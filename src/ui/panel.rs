//! Panel state → the panel, and the chip that it collapses to.

use super::{
    PanelMessage, PanelState, WatchState,
    cards::finding_cards,
    dismissals::set_aside_list,
    items::{button_element, severity_sign},
    procedures::{procedure_choices, procedure_lists},
    read_back,
    save_questions::save_questions,
    teach,
    template_form::template_form,
    templates::template_section,
    view::{Element, ViewChild, Words, element},
};

/// What the shadow root of the host holds.
pub fn panel_view(state: &PanelState) -> Vec<ViewChild> {
    let is_left_out = state.left_out.is_some() && state.screen.is_form();
    if state.watch_state == WatchState::Idle && !is_left_out {
        return Vec::new();
    }
    let open = element("section")
        .key("panel")
        .attr("class", "panel")
        .attr("aria-label", "Statuspage Guard")
        .child(header(state))
        .child(live_region(state))
        .child(body(state));
    if state.collapsed {
        vec![chip(state).into(), open.attr("hidden", "").into()]
    } else {
        vec![open.into()]
    }
}

fn chip(state: &PanelState) -> Element {
    let (outcome, sign) = match state.worst_severity() {
        Some(worst) => (worst.as_str(), severity_sign(worst)),
        None if state.is_sure() => ("pass", "✓"),
        None => ("review", "?"),
    };
    button_element("chip", "expand")
        .key("chip")
        .attr("data-focus", "chip")
        .attr("data-outcome", outcome)
        .attr("aria-expanded", "false")
        .attr("title", "Open Statuspage Guard")
        .child(element("span").attr("aria-hidden", "true").text(sign))
        .child(element("span").text(format!("Guard: {}", state.summarise_findings())))
}

fn header(state: &PanelState) -> Element {
    element("header")
        .child(
            element("h2")
                .attr("tabindex", "-1")
                .attr("data-focus", "panel")
                .text("Statuspage Guard"),
        )
        .child(
            element("span")
                .attr("class", "summary")
                .text(state.summarise_findings()),
        )
        .child(
            button_element("icon", "move")
                .key("move")
                .attr("data-focus", "move")
                .attr("aria-label", "Move the panel to the next corner")
                .attr("title", "Move the panel to the next corner")
                .text("⤡"),
        )
        .child(
            button_element("icon", "collapse")
                .key("collapse")
                .attr("aria-expanded", "true")
                .attr("aria-label", "Collapse the panel")
                .attr("title", "Collapse (Escape)")
                .text("–"),
        )
}

/// Read out when it changes, without taking the focus.
fn live_region(state: &PanelState) -> Element {
    let first = state.findings.first().map(|first| first.sentence.as_str());
    let announcement = match (&state.message.words, first.or(state.policy_problem)) {
        (Some(message), _) => message.clone(),
        (None, Some(sentence)) => format!("{}. {sentence}", state.summarise_findings()),
        (None, None) => state.summarise_findings(),
    };
    element("p")
        .key("live")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .attr("class", "unseen")
        .text(announcement)
}

fn body(state: &PanelState) -> Element {
    let mut body = element("div").key("body").attr("class", "body");
    if let Some(message) = message(state.message) {
        body = body.child(message);
    }
    if state.another_copy {
        body = body.child(problem("data-another-copy", ANOTHER_COPY));
    }
    if let Some(words) = state.policy_problem {
        body = body.child(problem("data-policy-problem", words.to_owned()));
    }
    if let Some(words) = &state.left_out {
        return body.child(problem("data-left-out", words.clone()));
    }
    if let Some(form) = &state.template_form {
        body = body.child(template_form(form));
    }
    if let Some(read_back) =
        read_back::panel_section(&state.read_back, &state.dismissals, state.screen)
    {
        body = body.child(read_back);
    }
    let preview = state.read_back.preview.as_ref();
    body = body.children(read_back::preview_section(preview, state.screen));
    body = body.children(procedure_lists(&state.procedures));
    if !state.findings.is_empty() {
        body = body.child(finding_cards(
            &state.findings,
            &state.dismissals,
            state.screen,
            state.links,
        ));
    }
    body = body.children(set_aside_list(&state.dismissals));
    // About another form: what is wrong with this one goes before it.
    body = body.children(save_questions(&state.save_questions));
    if state.can_open_groups {
        body = body.child(
            button_element("fix", "open-groups")
                .key("open-groups")
                .attr("data-open-groups", "")
                .attr("data-focus", "open-groups")
                .attr(
                    "title",
                    "Opens each closed group of components, reads it, and closes it again",
                )
                .text("Open the groups"),
        );
    }
    if !state.templates.is_empty() {
        body = body.child(template_section(&state.templates, state.undo_risk));
    }
    body.children(procedure_choices(&state.procedures))
        .child(health(state))
        .children(teach::missing_field_buttons(state.fields))
        .child(state.fields.list.clone())
        .child(teach::help_section(state.fields))
}

fn message(message: &PanelMessage) -> Option<Element> {
    let words = message.words.clone()?;
    let line = element("div")
        .key("notice")
        .attr("class", "notice")
        .child(element("span").text(words));
    Some(line.children(message.buttons.iter().map(|choice| {
        let (label, event, attribute) = choice.label_event_attribute();
        button_element("plain", event)
            .key(attribute)
            .attr(attribute, "")
            .attr("data-focus", event)
            .text(label)
    })))
}

const ANOTHER_COPY: &str = "Another copy of Statuspage Guard is installed in this browser and stands back on \
                            this page. Remove one of the two.";

/// Something that is wrong with the guard itself.
fn problem(attribute: &'static str, words: impl Into<Words>) -> Element {
    element("div")
        .key(attribute)
        .attr("class", "notice")
        .attr(attribute, "")
        .child(element("span").text(words))
}

fn health(state: &PanelState) -> Element {
    let health = &state.health;
    let names: Vec<&str> = health
        .missing
        .iter()
        .map(|(field, _)| field.as_str())
        .collect();
    let rules = |count: usize| if count == 1 { "rule" } else { "rules" };
    let mut words = format!("{} {} ran", health.ran, rules(health.ran));
    if !health.could_not_run.is_empty() {
        words = format!("{words}, {} could not", health.could_not_run.len());
    }
    let line = element("div")
        .key("health")
        .attr("class", "health")
        .attr("data-health", "")
        .attr("data-ran", health.ran.to_string())
        .attr("data-failed", health.failed.to_string())
        .attr("data-missing", names.join(","));
    let reasons = health.unknown_reasons();
    if reasons.is_empty() {
        return line.text(format!("{words}."));
    }
    line.text(format!("{words}:")).child(
        element("ul").children(
            reasons
                .iter()
                .map(|why| element("li").text((*why).to_owned())),
        ),
    )
}
