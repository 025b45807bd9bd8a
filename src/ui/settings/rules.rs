//! What stands beside a rule: why it asks, and its examples.

use super::parts::{action_button, paragraph};
use crate::{
    engine::rule::Rule,
    ui::view::{Element, element},
};

/// One example of a rule, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleExample {
    pub description: &'static str,
    /// What its form has that is not as usual.
    pub contents: Vec<String>,
    /// What the guard says of it.
    pub findings: Vec<String>,
}

/// The examples of one rule, where they are open.
pub struct RuleExamples {
    pub good: Vec<RuleExample>,
    pub bad: Vec<RuleExample>,
}

pub fn rule_notes(rule: &Rule, examples: Option<&RuleExamples>, link: Option<&str>) -> Element {
    let (words, is_open) = match examples {
        Some(_) => ("Hide the examples", "true"),
        None => ("Show the examples", "false"),
    };
    let toggle = action_button("examples", format!("examples:{}", rule.id))
        .attr("class", "quiet")
        .attr("aria-expanded", is_open)
        .attr("aria-label", format!("{words} of {}", rule.id))
        .text(words);
    let mut notes = element("div").key("notes").attr("class", "notes");
    if !rule.why.is_empty() {
        notes = notes.child(paragraph(rule.why));
    }
    if let Some(link) = link {
        notes = notes.child(
            element("p").key("link").child(
                element("a")
                    .attr("href", link.to_owned())
                    .attr("target", "_blank")
                    .attr("rel", "noreferrer")
                    .text(format!("Your handbook on {}", rule.id)),
            ),
        );
    }
    notes = notes.child(toggle);
    let Some(examples) = examples else {
        return notes;
    };
    notes
        .child(example_list("Passes", &examples.good).key("good"))
        .child(example_list("Found", &examples.bad).key("bad"))
}

fn example_list(heading: &'static str, examples: &[RuleExample]) -> Element {
    let items = examples.iter().map(|example| {
        let contents = example
            .contents
            .iter()
            .map(|line| element("li").text(line.clone()));
        let findings = example.findings.iter();
        let findings = findings.map(|line| {
            element("li")
                .attr("class", "finding")
                .text(format!("→ {line}"))
        });
        element("li")
            .child(element("strong").text(example.description))
            .child(element("ul").children(contents).children(findings))
    });
    element("div")
        .attr("class", "examples")
        .child(element("p").attr("class", "caption").text(heading))
        .child(element("ul").children(items))
}
