//! What stands beside a template: its placeholders as buttons, and what it becomes on a sample maintenance.

use super::parts::{action_button, paragraph};
use crate::ui::view::{Element, element};
use serde::{Deserialize, Serialize};

/// A template, filled from a sample maintenance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TemplatePreview {
    pub title: Option<String>,
    pub message: String,
    /// What a person has to write, each with the reason.
    pub left: Vec<String>,
}

/// Buttons that put a placeholder into the text at `pointer`, where the caret is. Each template has the same ones, so their
/// names say into which.
pub fn placeholder_buttons(pointer: &str, template: &str, placeholders: &[String]) -> Element {
    let buttons = placeholders.iter().map(|name| {
        element("button")
            .key(name.clone())
            .attr("type", "button")
            .attr("class", "quiet")
            .attr("aria-label", format!("Insert {name} into {template}"))
            .attr("data-insert", pointer.to_owned())
            .text(name.clone())
            .on_click(format!("insert:{pointer} {name}"))
    });
    element("div")
        .key("placeholders")
        .attr("class", "placeholders")
        .attr("role", "group")
        .attr(
            "aria-label",
            format!("Insert a placeholder into {template}"),
        )
        .children(buttons)
}

/// What becomes of the built-in templates, beside the button that adds one.
pub fn stand_in_note() -> Element {
    paragraph(
        "The templates above are built in and offered only until your team has its own: the first that you add stands \
         alone. To keep them, change one of them instead: all are written into your policy then.",
    )
    .key("stand-ins")
    .attr("class", "hint")
}

/// Where a template could not be filled in, because the background does not answer.
pub fn preview_failure(reason: &str) -> Element {
    element("div")
        .key("preview")
        .attr("class", "preview")
        .child(paragraph(format!(
            "{} {UNANSWERED_MEND}",
            unanswered(reason)
        )))
}

/// The beginning of a sentence about an answer of the background that did not come.
pub fn unanswered(reason: &str) -> String {
    format!("The guard's background did not answer ({reason}).")
}

/// What a person can do then.
pub const UNANSWERED_MEND: &str =
    "It is asked again with your next change; what you wrote is kept.";

pub fn preview_view(preview: &TemplatePreview) -> Element {
    let mut view =
        element("div")
            .key("preview")
            .attr("class", "preview")
            .child(element("p").attr("class", "caption").text(
                "As it is filled in for a sample maintenance, tomorrow at 22:00 for two hours:",
            ));
    if let Some(title) = &preview.title {
        view = view.child(
            element("p")
                .key("title")
                .child(element("strong").text(title.clone())),
        );
    }
    view = view.child(
        element("p")
            .key("message")
            .attr("class", "message")
            .text(preview.message.clone()),
    );
    if !preview.left.is_empty() {
        let lines = preview.left.iter();
        let lines = lines.map(|why| element("li").text(why.clone()));
        view = view
            .child(paragraph("Left for a person:").key("left"))
            .child(element("ul").key("left").children(lines));
    }
    view
}

/// A button that writes a template into the sample.
pub fn sample_button(index: usize, name: &str) -> Element {
    action_button("template", format!("sample-template:{index}"))
        .key(format!("template {index}"))
        .text(name.to_owned())
}
