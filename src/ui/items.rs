//! What the panel and the marks on the page are both made of: a finding as an item of a list, its fixes,
//! buttons.

use super::{
    short_sentence::{ShortSentence, shorten_sentence},
    view::{Element, Words, element},
};
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
    let short = shorten_sentence(&finding.sentence, !finding.fixes.is_empty());
    let actions = element("div")
        .attr("class", "actions")
        .children(fix_buttons(finding, index, is_offered))
        .children(short.map(|_| whole_sentence()));
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
            sentence_button(finding, short)
                .key("sentence")
                .attr("data-focus", field)
                .attr(
                    "title",
                    format!("Go to the field: {}", finding.field.name_on(screen)),
                ),
        );
    match finding.differences.as_slice() {
        [] => item.child(actions),
        differences => item.child(difference_list(differences)).child(actions),
    }
}

/// The whole sentence is its text; what is more than two lines the style sheet displays once the person opens it.
fn sentence_button(finding: &Finding, short: Option<ShortSentence>) -> Element {
    let event = format!("go:{}", finding.field.as_str());
    let Some(short) = short else {
        return button_element("sentence", event).text(finding.sentence.clone());
    };
    let class = match short.ends_whole() {
        true => "rest",
        false => "rest cut",
    };
    let rest = element("span")
        .attr("class", class)
        .child(element("span").text(short.rest.to_owned()));
    button_element("sentence", event)
        .text(short.beginning.to_owned())
        .child(rest)
        .text(short.action.to_owned())
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
