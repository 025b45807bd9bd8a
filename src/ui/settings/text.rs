//! A policy as text, for who wants it.

use super::{
    parts::{action_button, paragraph, problems},
    state::EditorState,
};
use crate::{
    engine::policy::PolicyProblem,
    ui::view::{Element, element},
};

/// An example of a policy to begin from.
pub const EXAMPLE: &str = "{\n  \"version\": 1,\n  \"clients\": [\n    { \"name\": \"Acme Foods\", \
    \"groups\": [\"Acme *\"], \"time_zone\": \"America/Chicago\" }\n  ],\n  \"rules\": { \
    \"template-used\": \"error\" }\n}";

pub fn text_section(own: &EditorState) -> Vec<Element> {
    vec![
        paragraph(
            "What the forms change is this text: your own policy, as JSON. Only what differs from the built-in \
             policy need be here, for example:",
        ),
        element("pre").attr("tabindex", "0").text(EXAMPLE),
        editor(own, "Your own policy as text", "Check and save"),
    ]
}

pub fn editor(editing: &EditorState, label: &'static str, save: &'static str) -> Element {
    let name = editing.name;
    let id = format!("{name}-problems");
    let found: Vec<&PolicyProblem> = editing.problems.iter().collect();
    let mut text = element("textarea")
        .key(name)
        .attr("name", name)
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("data-value", editing.text.to_owned())
        .attr("aria-describedby", id.clone());
    if !editing.problems.is_empty() {
        text = text.attr("aria-invalid", "true");
    }
    let mut actions = element("div")
        .key("actions")
        .attr("class", "actions")
        .child(
            action_button("save", format!("save:{name}"))
                .attr("class", "main")
                .text(save),
        );
    if editing.is_unsaved {
        actions = actions.child(
            action_button("discard", format!("discard:{name}")).text("Back to what is saved"),
        );
    }
    if editing.is_stored {
        actions = actions.child(action_button("remove", format!("remove:{name}")).text("Remove"));
    }
    if editing.has_former {
        actions = actions.child(
            action_button("former", format!("former:{name}"))
                .text("Bring back the text that stood here before"),
        );
    }
    if editing.is_unsaved {
        actions = actions.child(element("span").key("unsaved").text("Not saved yet."));
    }
    element("div")
        .key("editor")
        .attr("class", "editor")
        .child(
            element("label")
                .key("label")
                .child(element("span").text(label))
                .child(text),
        )
        .child(problems(Some(id), &found))
        .child(actions)
}
