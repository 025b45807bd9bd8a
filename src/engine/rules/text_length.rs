//! `text-length`: title and message are no longer than Statuspage takes.

use super::{Case, OptionKind, Rule, RuleOption, example};
use crate::engine::{
    examples::form,
    finding::{Finding, Need, Outcome, Severity, Span},
    form::{Field, FieldName},
};

pub static RULE: Rule = Rule {
    id: "text-length",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The title has at most 255 characters, the message at most 25,000.",
    why: "Statuspage refuses longer texts when the form is sent, and what was typed may be lost.",
    options: &[
        RuleOption {
            name: "title",
            kind: OptionKind::Number,
            says: "Most characters of a title; 255 if not set.",
        },
        RuleOption {
            name: "message",
            kind: OptionKind::Number,
            says: "Most characters of a message; 25000 if not set.",
        },
    ],
    good: &[
        example("A short title and message.", form()),
        example(
            "A title of exactly the length that is allowed.",
            form().name("12345678"),
        )
        .with_policy(r#"{"rules": {"text-length": {"options": {"title": 8}}}}"#),
    ],
    bad: &[example(
        "A title that is longer than the policy allows.",
        form().name("123456789"),
    )
    .with_policy(r#"{"rules": {"text-length": {"options": {"title": 8}}}}"#)],
    check,
};

fn check(case: &Case) -> Outcome {
    let screen = case.form.screen;
    if !screen.is_maintenance() && !screen.is_incident() {
        return Outcome::NotApplicable;
    }
    let fields = [
        (FieldName::Name, &case.form.name, "title", 255),
        (FieldName::Message, &case.form.message, "message", 25_000),
    ];
    let mut findings = Vec::new();
    let mut needs = Vec::new();
    let mut here = false;
    for (field, text, option, usual) in fields {
        here |= text.is_here();
        let most = case.policy.number(RULE.id, option).unwrap_or(usual);
        match text {
            Field::Value(text) => findings.extend(too_long(field, text, most)),
            Field::NotHere => {}
            Field::Missing { why }
            | Field::Unreadable { why, .. }
            | Field::Ambiguous { why, .. } => needs.push(Need {
                field,
                why: why.clone(),
            }),
        }
    }
    match (here, findings.is_empty(), needs.is_empty()) {
        (false, ..) => Outcome::NotApplicable,
        (_, false, _) => Outcome::Found(findings),
        (_, _, false) => Outcome::CouldNotRun(needs),
        _ => Outcome::Pass,
    }
}

fn too_long(field: FieldName, text: &str, most: usize) -> Option<Finding> {
    // No text of `most` bytes has more than `most` characters: most texts need no counting.
    if text.len() <= most {
        return None;
    }
    let (start, _) = text.char_indices().nth(most)?;
    let over = text[start..].chars().count();
    Some(
        Finding::warning(
            field,
            format!(
                "{} has {} characters, Statuspage takes {most}. Shorten it by {over}.",
                field.words(),
                most + over
            ),
        )
        .at(Span {
            start,
            end: text.len(),
        }),
    )
}
