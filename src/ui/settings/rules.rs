//! What stands beside a rule: why it asks, and its examples.

use super::parts::{action_button, paragraph};
use crate::ui::view::{Element, element};
use serde::Deserialize;

/// What is written of one rule.
#[derive(Deserialize)]
pub struct RuleNotes {
    /// How bad it is where no policy says so.
    pub severity: String,
    pub why: String,
    pub good: Vec<RuleExample>,
    pub bad: Vec<RuleExample>,
}

/// One example of a rule, in words.
#[derive(Deserialize)]
pub struct RuleExample {
    pub description: String,
    /// What its form has that is not as usual.
    pub contents: Vec<String>,
    /// What the guard says of it.
    pub findings: Vec<String>,
}

/// `link` is that to the team's handbook.
pub fn rule_notes(id: &str, rule: &RuleNotes, is_open: bool, link: Option<&str>) -> Element {
    let (words, expanded) = match is_open {
        true => ("Hide the examples", "true"),
        false => ("Show the examples", "false"),
    };
    let toggle = action_button("examples", format!("examples:{}", id))
        .attr("class", "quiet")
        .attr("aria-expanded", expanded)
        .attr("aria-label", format!("{words} of {}", id))
        .text(words);
    let mut notes = element("div").key("notes").attr("class", "notes");
    notes = notes.child(paragraph(rule.why.clone()));
    if let Some(link) = link {
        notes = notes.child(
            element("p").key("link").child(
                element("a")
                    .attr("href", link.to_owned())
                    .attr("target", "_blank")
                    .attr("rel", "noreferrer")
                    .text(format!("Your handbook on {}", id)),
            ),
        );
    }
    notes = notes.child(toggle);
    if !is_open {
        return notes;
    }
    notes
        .child(example_list("Passes", &rule.good).key("good"))
        .child(example_list("Found", &rule.bad).key("bad"))
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
            .child(element("strong").text(example.description.clone()))
            .child(element("ul").children(contents).children(findings))
    });
    element("div")
        .attr("class", "examples")
        .child(element("p").attr("class", "caption").text(heading))
        .child(element("ul").children(items))
}
