//! The part of the panel where a person points out fields to the guard, and asks for a page report.

use super::{
    items::button_element,
    view::{Element, element},
};
use crate::engine::target::Target;
use std::rc::Rc;

/// One field or box that the person can point out.
#[derive(Clone, Debug, PartialEq)]
pub struct TeachingRow {
    pub target: Target,
    /// What the screen calls it, by itself and in the middle of a sentence.
    pub name: &'static str,
    pub words: String,
    pub status: FieldStatus,
    /// "by its label “message”".
    pub found_by: Option<String>,
    /// How it is recognised, where somebody has pointed it out.
    pub recognised_by: Option<String>,
    /// The person pointed it out, and may have it forgotten.
    pub is_own: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldStatus {
    Found,
    Missing,
    /// The screen need not have it.
    NotOnScreen,
}

/// Everything that can be pointed out, with its list as the panel has it; and the page report that is open.
#[derive(Clone, Debug)]
pub struct TeachingSection {
    rows: Vec<TeachingRow>,
    pub list: Rc<Element>,
    report: Option<(String, Rc<Element>)>,
}

impl Default for TeachingSection {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            list: field_list(&[]).into(),
            report: None,
        }
    }
}

impl TeachingSection {
    /// A letter that is typed changes none of them, and the list is long.
    pub fn set_rows(&mut self, rows: Vec<TeachingRow>) {
        if self.rows != rows {
            self.list = field_list(&rows).into();
            self.rows = rows;
        }
    }

    pub fn show_report(&mut self, text: String) {
        let element = report_element(&text).into();
        self.report = Some((text, element));
    }

    /// Closes the report, and returns its text.
    pub fn take_report(&mut self) -> Option<String> {
        self.report.take().map(|(text, _)| text)
    }
}

/// The buttons for what was not found.
pub fn missing_field_buttons(fields: &TeachingSection) -> Option<Element> {
    let mut line = element("div").key("teach").attr("class", "actions");
    for row in &fields.rows {
        if row.status == FieldStatus::Missing {
            line = line.child(teach_button(row, "missing"));
        }
    }
    (!line.children.is_empty()).then_some(line)
}

/// All fields, folded away.
fn field_list(rows: &[TeachingRow]) -> Element {
    let rows = rows.iter().map(|row| {
        let name = row.target.as_str();
        let status = match row.status {
            FieldStatus::Found => "found",
            FieldStatus::Missing => "not found",
            FieldStatus::NotOnScreen => "not found; the page need not have it",
        };
        let mut words = format!("{}: {status}", row.name);
        if let Some(description) = &row.recognised_by {
            let by = if row.is_own { "you" } else { "the policy" };
            words = format!("{words}, shown by {by} as {description}");
        } else if let Some(found_by) = &row.found_by {
            words = format!("{words} {found_by}");
        }
        let mut actions = element("span").attr("class", "actions").key("actions");
        if row.is_own || row.recognised_by.is_none() {
            actions = actions.child(teach_button(row, "field"));
        }
        if row.is_own {
            let event = format!("forget:{name}");
            actions = actions.child(
                button_element("fix", event)
                    .key("forget")
                    .attr("data-forget", name)
                    .attr("aria-label", format!("Forget {}", row.words))
                    .text("Forget"),
            );
        }
        element("li")
            .key(name)
            .attr("data-standing-of", name)
            .child(element("span").text(words))
            .child(actions)
    });
    element("details")
        .key("fields")
        .attr("class", "more")
        .child(element("summary").text("Fields"))
        .child(element("ul").children(rows))
}

/// A report is looked at before it is copied.
pub fn help_section(fields: &TeachingSection) -> Element {
    let help = element("details")
        .key("help")
        .attr("class", "more")
        .child(element("summary").text("Help"))
        .child(element("p").text(
            "A page report tells how this form is made, so that the guard can be taught to read \
             it. It holds no values and no names of components or clients.",
        ));
    match &fields.report {
        Some((_, report)) => help.child(report.clone()),
        None => help.child(
            button_element("fix", "report")
                .key("report")
                .attr("data-report", "")
                .text("Show page report"),
        ),
    }
}

fn report_element(text: &str) -> Element {
    let actions = element("div")
        .attr("class", "actions")
        .child(
            button_element("fix", "copy-report")
                .attr("data-copy-report", "")
                .text("Copy"),
        )
        .child(button_element("fix", "close-report").text("Close"));
    let text = element("pre")
        .attr("class", "report")
        .attr("tabindex", "0")
        .attr("aria-label", "Page report")
        .attr("data-report-text", "")
        .text(text.to_owned());
    element("div").key("report-text").child(actions).child(text)
}

fn teach_button(row: &TeachingRow, place: &str) -> Element {
    let name = row.target.as_str();
    let event = format!("teach:{name}");
    button_element("fix", event.clone())
        .key(format!("{place}:{event}"))
        .attr("data-teach", name)
        .attr("data-focus", event)
        .text(format!("Show me {}", row.words))
}
