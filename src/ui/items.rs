//! What the panel and the marks on the page are both made of: a finding as an item of a list, its fixes,
//! buttons.

use super::view::{Element, Words, element};
use crate::engine::{
    finding::{Finding, Fix, Severity, TextDifference},
    form::Screen,
};

/// A sign for each severity, so that colour is never the only difference.
pub fn severity_sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "!",
        Severity::Warning => "▲",
        Severity::Review => "?",
    }
}

/// A finding with its fixes; `index` tells it apart from the others of its rule.
pub fn finding_item(
    finding: &Finding,
    index: &str,
    screen: Screen,
    is_offered: &dyn Fn(&Fix) -> bool,
) -> Element {
    let field = finding.field.as_str();
    let outcome = finding.severity.as_str();
    let actions = element("div")
        .attr("class", "actions")
        .children(fix_buttons(finding, index, is_offered));
    let item = element("li")
        .key(format!("{}:{index}", finding.rule))
        .attr("data-rule", finding.rule)
        .attr("data-outcome", outcome)
        .attr("data-field", field)
        .child(
            element("span")
                .attr("class", "sign")
                .attr("role", "img")
                .attr("aria-label", outcome)
                .text(severity_sign(finding.severity)),
        )
        .child(
            button_element(sentence_class(finding), format!("go:{field}"))
                .key("sentence")
                .attr("data-focus", field)
                .attr(
                    "title",
                    format!("Go to the field: {}", finding.field.name_on(screen)),
                )
                .text(finding.sentence.clone()),
        );
    let item = match is_long(finding) {
        true => item.child(whole_sentence()),
        false => item,
    };
    match finding.differences.as_slice() {
        [] => item.child(actions),
        differences => item.child(difference_list(differences)).child(actions),
    }
}

/// Whether a sentence is surely longer than two lines of the panel.
fn is_long(finding: &Finding) -> bool {
    const TWO_LINES: usize = 88;
    finding.sentence.contains('\n') || finding.sentence.chars().count() > TWO_LINES
}

/// More than two lines are cut off, until the person opens it.
fn sentence_class(finding: &Finding) -> &'static str {
    match is_long(finding) {
        true => "sentence long",
        false => "sentence",
    }
}

/// Its words come from the style sheet: the text of a finding is its sentence and nothing else.
fn whole_sentence() -> Element {
    element("details")
        .key("whole")
        .attr("class", "whole")
        .child(element("summary").attr("aria-label", "Show the whole sentence"))
}

/// What differs, a line for each, once it is opened. Words say which is which, not colour alone.
fn difference_list(differences: &[TextDifference]) -> Element {
    let side = |name: &'static str, label: &'static str, words: &str| {
        let words = element(name).text(words.to_owned());
        element("div")
            .child(element("span").text(label))
            .child(words)
    };
    let lines = differences.iter().map(|difference| {
        let mut line = element("li");
        if !difference.removed.is_empty() {
            line = line.child(side("del", "Removed: ", &difference.removed));
        }
        if !difference.added.is_empty() {
            line = line.child(side("ins", "Added: ", &difference.added));
        }
        line
    });
    element("details")
        .key("differences")
        .attr("class", "differences")
        .child(element("summary").text("Show what was changed"))
        .child(element("ul").children(lines))
}

/// A button for each fix that is offered.
pub fn fix_buttons<'a>(
    finding: &'a Finding,
    index: &'a str,
    is_offered: &'a dyn Fn(&Fix) -> bool,
) -> impl Iterator<Item = Element> + 'a {
    let fixes = finding.fixes.iter().enumerate();
    let fixes = fixes.filter(|(_, fix)| is_offered(fix));
    fixes.map(move |(at, fix)| {
        let event = format!("fix:{}:{index}:{at}", finding.rule);
        // What is clicked is what is done: should the form change meanwhile, the words differ.
        button_element("fix", format!("{event}:{}", fix.label))
            .key(event.clone())
            .attr("data-fix", event)
            .text(fix.label.clone())
    })
}

pub fn button_element(class: &'static str, event: impl Into<Words>) -> Element {
    element("button")
        .attr("type", "button")
        .attr("class", class)
        .on_click(event)
}
