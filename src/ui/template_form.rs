//! What a template leaves to the person, asked for in the panel before it is inserted.

use super::{
    items::button_element,
    view::{Element, element},
};

/// The questions, and the text as it would be written now.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateForm {
    pub template: String,
    /// The placeholder as the template writes it, and why it is not filled.
    pub questions: Vec<(String, String)>,
    pub preview: String,
}

/// By what the line of a question is found to take the focus.
pub fn answer_focus(number: usize) -> String {
    format!("answer:{number}")
}

const INSERT: &str = "insert-answers";
const LEAVE: &str = "close-answers";

pub fn template_form(form: &TemplateForm) -> Element {
    let title = format!("“{}” leaves this to you", form.template);
    let lines = form
        .questions
        .iter()
        .enumerate()
        .map(|(number, (placeholder, why))| {
            let name = placeholder.trim_matches(|c: char| "{}".contains(c)).trim();
            let name = name.replace('_', " ");
            let event = answer_focus(number);
            element("label")
                .key(event.clone())
                .child(element("span").text(name))
                .child(
                    element("input")
                        .key("line")
                        .attr("type", "text")
                        .attr("autocomplete", "off")
                        .attr("data-answer", placeholder.clone())
                        .attr("data-focus", event.clone())
                        .attr("data-enter", INSERT)
                        .attr("data-escape", LEAVE)
                        .on_click(event),
                )
                .child(element("small").text(why.clone()))
        });
    let preview = element("p")
        .key("preview")
        .attr("class", "preview")
        .attr("data-preview", "")
        .text(form.preview.clone());
    let actions = element("div")
        .key("actions")
        .attr("class", "actions")
        .child(
            button_element("fix", INSERT)
                .attr("data-insert", "")
                .text("Insert"),
        )
        .child(button_element("plain", LEAVE).text("Cancel"));
    element("div")
        .key("answers")
        .attr("class", "answers")
        .attr("role", "group")
        .attr("aria-label", title.clone())
        .attr("data-answers", "")
        .child(element("p").attr("class", "line").text(title))
        .children(lines)
        .child(preview)
        .child(actions)
}
