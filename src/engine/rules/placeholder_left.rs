//! `placeholder-left`: no placeholder is left in title or message.

use crate::engine::sorting;
use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::FieldName,
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::format_name,
    template::{
        TemplatePiece,
        placeholders::{find_bracketed, find_placeholders},
        split_pieces,
    },
    text::{Span, normalize_text},
};

pub static RULE: Rule = Rule {
    id: "placeholder-left",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "Nothing that was to be filled in is left in title or message: {{x}}, [Date], <client>, \
           XX:XX, TBD, ____.",
    why: "Clients read it as it stands, and what they need is exactly what is missing.",
    applies_to: Scope::FORMS,
    needs: &[Need::Text],
    options: &[],
    good: &[
        example("Everything is filled in.", form()),
        example(
            "A mark in brackets is no placeholder.",
            form().name("[RESOLVED] Maintenance of build 10.30"),
        ),
    ],
    bad: &[
        example(
            "A placeholder of the template.",
            form().message("The work is extended by {{added}}."),
        ),
        example(
            "A date that was to be written.",
            form().name("Maintenance on [Date]"),
        ),
        example(
            "A time that was to be written.",
            form().message("We start at XX:XX UTC."),
        ),
    ],
    check,
};

/// More findings than this in one field say nothing new.
const MOST: usize = 8;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    context.check_each_text(&mut |field, text| findings_in_text(field, text, context))
}

/// One finding for each placeholder, however often it is there.
fn findings_in_text(field: FieldName, text: &str, context: &RuleContext) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for span in leftovers(text, context) {
        let written = &text[span.start..span.end];
        if seen.contains(&written) {
            continue;
        }
        if seen.len() == MOST {
            break;
        }
        seen.push(written);
        findings.push(finding(field, text, span, context));
    }
    findings
}

/// What looks unfinished, and brackets with the words of a placeholder of the policy's templates.
fn leftovers(text: &str, context: &RuleContext) -> Vec<Span> {
    let mut found = find_placeholders(text);
    let brackets = find_bracketed(text);
    if brackets.is_empty() {
        return found;
    }
    let names = template_placeholder_names(context);
    for span in brackets {
        let inner = text[span.start..span.end].trim_matches(|c: char| !c.is_alphanumeric());
        let apart = |other: &Span| other.end <= span.start || span.end <= other.start;
        if names.contains(&normalize_text(inner)) && found.iter().all(apart) {
            found.push(span);
        }
    }
    sorting::sort_by_key(&mut found, |span| span.start);
    found
}

/// What the templates of the policy leave to be filled in: their placeholders, and what they have in
/// brackets within a line.
fn template_placeholder_names(context: &RuleContext) -> Vec<String> {
    let mut names = Vec::new();
    for template in &context.policy.templates {
        let texts = std::iter::once(&template.body).chain(&template.title);
        for text in texts {
            for piece in split_pieces(text) {
                if let TemplatePiece::Slot { name, .. } = piece {
                    names.push(normalize_text(name));
                }
            }
            for span in find_bracketed(text) {
                let inner = text[span.start..span.end].trim_matches(|c: char| !c.is_alphanumeric());
                names.push(normalize_text(inner));
            }
        }
    }
    names
}

fn finding(field: FieldName, text: &str, span: Span, context: &RuleContext) -> Finding {
    let written = &text[span.start..span.end];
    let place = context.field_name(field).to_lowercase();
    let filled = context.template_filler().fill_text(written);
    let todo = match filled.unfilled.first() {
        Some(unfilled) => unfilled.why.as_str(),
        None => "Fill it in.",
    };
    let finding = Finding::error(
        field,
        format!("“{}” is still in the {place}. {todo}", format_name(written)),
    )
    .at_span(span);
    if filled.text == written {
        return finding;
    }
    let mended = text.replace(written, &filled.text);
    let edit = match field {
        FieldName::Name => Edit::Name(mended),
        _ => Edit::Message(mended),
    };
    finding.with_fix(format!("Write {}", format_name(&filled.text)), vec![edit])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{examples::Sketch, finding::Outcome, form::Screen};

    #[track_caller]
    fn sentences_of(sketch: Sketch) -> Vec<String> {
        match example("", sketch).check_with(&RULE).unwrap() {
            Outcome::Found(findings) => findings
                .iter()
                .map(|finding| match finding.fixes.first() {
                    Some(fix) => format!("{} [{}]", finding.sentence, fix.label),
                    None => finding.sentence.clone(),
                })
                .collect(),
            other => vec![format!("{other:?}")],
        }
    }

    #[test]
    fn what_the_form_holds_is_offered() {
        assert_eq!(
            sentences_of(form().message("From {{start}}, {{start}} on; {{added}} more.")),
            [
                "“{{start}}” is still in the message. Fill it in. [Write 22:00 UTC]",
                "“{{added}}” is still in the message. The form holds the total, not the time \
                 added. Write how much was added.",
            ]
        );
    }

    #[test]
    fn the_name_is_called_as_the_screen_calls_it() {
        let sentence = |screen| sentences_of(form().screen(screen).name("Works on [Date]"));
        assert_eq!(
            sentence(Screen::MaintenanceNew),
            ["“[Date]” is still in the maintenance name. Fill it in."]
        );
        assert_eq!(
            sentence(Screen::IncidentNew),
            ["“[Date]” is still in the incident name. Fill it in."]
        );
    }

    #[test]
    fn words_of_a_template_in_brackets_are_asked_for() {
        const POLICY: &str = r#"{"templates": [{"name": "1", "phase": "scheduled",
            "body": "[Notice] We work at {{ort}} until <Schluss>, {{end}}."}]}"#;
        let left = |message| {
            let outcome = example("", form().message(message)).with_policy(POLICY);
            match outcome.check_with(&RULE).unwrap() {
                Outcome::Found(findings) => findings.len(),
                _ => 0,
            }
        };
        assert_eq!(left("[Notice] We work at [Ort] until «Schluss», {end}."), 3);
        assert_eq!(left("[Notice] We work at Ort [1], until the end <b>."), 0);
    }

    #[test]
    fn a_field_that_is_missing_is_not_passed_over() {
        let outcome = sentences_of(form().missing(&[FieldName::Message]));
        assert!(outcome[0].starts_with("CouldNotRun"), "{outcome:?}");
    }
}
