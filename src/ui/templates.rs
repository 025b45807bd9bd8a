//! The templates in the panel: those of the form's phase first, each under where it is from.

use super::{
    TemplateButton, TemplateOrigin,
    items::button_element,
    view::{Element, element},
};

pub fn template_section(templates: &[TemplateButton], undo_risk: Option<&str>) -> Element {
    let (fitting, others): (Vec<_>, Vec<_>) = templates.iter().partition(|one| one.fits);
    let mut section = element("div")
        .key("templates")
        .attr("class", "templates")
        .children(under_origins(&fitting));
    if let Some(risk) = undo_risk {
        section = section.child(
            element("p")
                .key("undo-risk")
                .attr("class", "line")
                .attr("data-undo-risk", "")
                .text(risk.to_owned()),
        );
    }
    if others.is_empty() {
        return section;
    }
    section.child(
        element("details")
            .key("others")
            .child(element("summary").text("Other templates"))
            .children(under_origins(&others)),
    )
}

/// The buttons, with a line where the templates are from over each lot.
fn under_origins(templates: &[&TemplateButton]) -> Vec<Element> {
    let mut lines = Vec::new();
    let mut origin = None;
    for template in templates {
        if origin != Some(template.origin) {
            origin = Some(template.origin);
            let words = template.origin.describe_origin();
            lines.push(
                element("p")
                    .key(format!("origin:{words}"))
                    .attr("class", "origin")
                    .text(words),
            );
        }
        lines.push(template_button(template));
    }
    lines
}

/// What the click on the button of a template says.
pub fn template_event(name: &str) -> String {
    format!("template:{name}")
}

fn template_button(template: &TemplateButton) -> Element {
    let event = template_event(template.name);
    let button = button_element("template", event.clone())
        .key(event.clone())
        .attr("data-focus", event)
        .attr("data-template", template.name.to_owned());
    match template.origin {
        TemplateOrigin::Menu { .. } => button
            .attr(
                "title",
                "Chooses it in the page's own menu, which writes over the form",
            )
            .text(format!("Apply “{}”", template.name)),
        _ => button.text(format!("Insert “{}”", template.name)),
    }
}
