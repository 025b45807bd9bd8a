//! `text-length`: title and message are no longer than Statuspage takes.

use super::{Case, OptionKind, Rule, RuleOption, example};
use crate::engine::{
    examples::form,
    finding::{Finding, Outcome, Severity, Span},
    form::FieldName,
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
    let most = |option, usual| case.policy.number(RULE.id, option).unwrap_or(usual);
    case.each_text(&mut |field, text| {
        let most = match field {
            FieldName::Name => most("title", 255),
            _ => most("message", 25_000),
        };
        too_long(field, text, most).into_iter().collect()
    })
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
