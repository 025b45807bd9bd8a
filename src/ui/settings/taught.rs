//! The fields that somebody has pointed out, to be forgotten.

use super::parts::{action_button, paragraph};
use crate::ui::view::{Element, element};

/// A field that somebody has pointed out.
#[derive(Clone, Debug, PartialEq)]
pub struct TaughtField {
    pub screen: String,
    pub field: String,
    pub recognised_by: String,
    /// What forgets it; without it somebody else has decided it.
    pub forget: Option<String>,
    pub decided_by: String,
}

pub fn taught_section(fields: &[TaughtField]) -> Vec<Element> {
    let intro = paragraph(
        "Where the guard does not find a field of the form, you can point it out: in its panel on the page, under Help. \
         What was pointed out is listed here.",
    );
    if fields.is_empty() {
        return vec![
            intro,
            paragraph("No field has been pointed out.").key("none"),
        ];
    }
    vec![intro, taught_list(fields)]
}

pub fn seen_template_section(templates: &[TaughtField]) -> Vec<Element> {
    let intro = paragraph(
        "The guard learns what your templates at Statuspage say: when you apply one in a form there, and when you open \
         the Templates screen. It is kept in this browser alone, and for 180 days after it was seen last. What you fetch \
         is kept too: templates, and which page access group sees which component. What the policy says goes before all \
         of this.",
    );
    if templates.is_empty() {
        return vec![
            intro,
            paragraph("Nothing was fetched, and no template has been seen yet.").key("none"),
        ];
    }
    vec![intro, taught_list(templates)]
}

fn taught_list(fields: &[TaughtField]) -> Element {
    let items = fields.iter().map(|field| {
        let words = format!("{}, {}", field.field, field.screen);
        let line = element("li")
            .key(words.clone())
            .attr("class", "taught")
            .child(element("strong").text(words.clone()))
            .text(format!(
                ": {} ({}). ",
                field.recognised_by, field.decided_by
            ));
        match &field.forget {
            Some(event) => line.child(
                action_button("forget", event.clone())
                    .attr("aria-label", format!("Forget {words}"))
                    .text("Forget"),
            ),
            None => line,
        }
    });
    element("ul").key("taught").children(items)
}
