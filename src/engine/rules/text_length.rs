//! `text-length`: title and message are no longer than Statuspage takes.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::FieldName,
    rule::{Rule, RuleOption, Scope, Setting, example},
    rule_context::{Need, RuleContext, Skip},
    text::Span,
};

pub static RULE: Rule = Rule {
    id: "text-length",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The title has at most 255 characters, the message at most 25,000.",
    why: "Statuspage refuses longer texts when the form is sent, and what was typed may be lost.",
    applies_to: Scope::FORMS,
    needs: &[Need::Text],
    options: &[RuleOption::Number(&TITLE), RuleOption::Number(&MESSAGE)],
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

static TITLE: Setting<usize> = Setting {
    name: "title",
    default: 255,
    description: "Most characters of a title.",
};

static MESSAGE: Setting<usize> = Setting {
    name: "message",
    default: 25_000,
    description: "Most characters of a message.",
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    context.check_each_text(&mut |field, text| {
        let option = match field {
            FieldName::Name => &TITLE,
            _ => &MESSAGE,
        };
        let most = RULE.number_option(option, context);
        too_long(context, field, text, most).into_iter().collect()
    })
}

fn too_long(context: &RuleContext, field: FieldName, text: &str, most: usize) -> Option<Finding> {
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
                context.field_name(field),
                most + over
            ),
        )
        .at_span(Span {
            start,
            end: text.len(),
        }),
    )
}
