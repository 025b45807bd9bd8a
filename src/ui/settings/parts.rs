//! Small pieces that several sections of the settings page have.

use crate::{
    engine::policy::PolicyProblem,
    ui::view::{Element, Words, element},
};

pub fn action_button(key: &'static str, event: impl Into<Words>) -> Element {
    let event = event.into();
    element("button")
        .key(key)
        .attr("type", "button")
        .attr("data-do", event.clone())
        .on_click(event)
}

pub fn paragraph(words: impl Into<Words>) -> Element {
    element("p").text(words)
}

pub fn subheading(words: impl Into<Words>) -> Element {
    element("h3").text(words)
}

/// A way to another section.
pub fn section_link(id: &str, words: impl Into<Words>) -> Element {
    element("a").attr("href", format!("#{id}")).text(words)
}

/// Each with its path, in a plain sentence.
pub fn problems(id: Option<String>, found: &[&PolicyProblem]) -> Element {
    let mut list = element("ul").key("problems").attr("class", "problems");
    if let Some(id) = id {
        list = list.attr("id", id);
    }
    for PolicyProblem { path, what } in found {
        let line = element("li");
        list = list.child(match path.as_str() {
            "" => line.text(format!("The text: {what}")),
            path => line
                .child(element("code").text(path.to_owned()))
                .text(format!(": {what}")),
        });
    }
    list
}
