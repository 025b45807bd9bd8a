//! The window as everybody concerned reads it, and the question whether it was typed in local time:
//! in the panel, and on the page beside the schedule. Below it in the panel, what will go out.

use super::{
    ReadBack,
    dismissals::PanelDismissals,
    items::{button_element, finding_item, fix_buttons, severity_sign},
    view::{Attributes, Element, Mark, element},
};
use crate::engine::{
    form::{FieldName, Handle, Screen},
    preview::Preview,
};

/// How events and keys call the question, where a rule's findings have a number.
pub const QUESTION: &str = "local";

pub fn panel_section(
    window: &ReadBack,
    dismissals: &PanelDismissals,
    screen: Screen,
) -> Option<Element> {
    if window.parts.is_empty() {
        return None;
    }
    let section = element("div")
        .key("read-back")
        .attr("class", "read-back")
        .attr("data-read-back", "");
    let question = window.question.map(|question| {
        element("ul")
            .key("question")
            .attr("class", "findings")
            .child(
                finding_item(question, QUESTION, screen, &|_| true)
                    .children(dismissals.elements_at_question(question)),
            )
    });
    Some(section.child(line(window)).children(question))
}

/// The button, and what will go out once it is open, on each screen that sends something.
pub fn preview_section(preview: Option<&Preview>, screen: Screen) -> Option<Element> {
    if !screen.is_form() {
        return None;
    }
    let button = button_element("plain", "preview")
        .key("preview-button")
        .attr("data-focus", "preview")
        .attr("data-preview-button", "")
        .attr(
            "aria-expanded",
            if preview.is_some() { "true" } else { "false" },
        )
        .text("What will go out");
    let item = |words: &String| element("li").text(words.clone());
    let list = preview.map(|preview| {
        element("ul")
            .key("preview")
            .attr("class", "outlook")
            .attr("data-outlook", "")
            .children(preview.lines.iter().map(item))
    });
    let section = element("div").key("outlook").attr("class", "read-back");
    Some(section.child(button).children(list))
}

/// Beside the control of the start. The panel says it anyway, should there be no room.
pub fn schedule_mark(window: &ReadBack, field: FieldName, node: Handle) -> Option<Mark> {
    if window.parts.is_empty() {
        return None;
    }
    let mut words = element("div").attr("class", "beside").child(line(window));
    let mut attributes = Attributes::default().with_attribute("data-field", field.as_str());
    if let Some(question) = window.question {
        let outcome = question.severity.as_str();
        attributes.set_attribute("data-outcome", outcome);
        let asked = element("span")
            .attr("class", "sign")
            .attr("aria-hidden", "true")
            .text(severity_sign(question.severity));
        words = words.child(
            element("div")
                .key("question")
                .attr("class", "asked")
                .attr("data-outcome", outcome)
                .attr("title", question.sentence.clone())
                .child(asked)
                .child(element("span").text("Did you type your local time?"))
                .children(fix_buttons(question, QUESTION, &|_| true)),
        );
    }
    Some(Mark {
        key: "read-back".into(),
        node: node.0,
        attributes,
        view: vec![words.into()],
    })
}

/// One line where there is room for it, else a line for each.
fn line(window: &ReadBack) -> Element {
    let mut line = element("p").attr("class", "line");
    for (at, part) in window.parts.iter().enumerate() {
        if at > 0 {
            line = line.child(element("span").attr("class", "dot").text(" · "));
        }
        line = line.child(element("span").attr("class", "part").text(part.clone()));
    }
    line
}
