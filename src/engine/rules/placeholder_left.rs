//! `placeholder-left`: no placeholder is left in title or message.

use super::{Case, Rule, example};
use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Outcome, Severity, Span},
    form::FieldName,
    say::name,
    template::{Fill, placeholders::placeholders},
};

pub static RULE: Rule = Rule {
    id: "placeholder-left",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "Nothing that was to be filled in is left in title or message: {{x}}, [Date], <client>, \
           XX:XX, TBD, ____.",
    why: "Clients read it as it stands, and what they need is exactly what is missing.",
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

fn check(case: &Case) -> Outcome {
    let screen = case.form.screen;
    if !screen.is_maintenance() && !screen.is_incident() {
        return Outcome::NotApplicable;
    }
    case.each_text(&mut |field, text| left(field, text, case))
}

/// One finding for each placeholder, however often it is there.
fn left(field: FieldName, text: &str, case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for span in placeholders(text) {
        let written = &text[span.start..span.end];
        if seen.contains(&written) {
            continue;
        }
        if seen.len() == MOST {
            break;
        }
        seen.push(written);
        findings.push(finding(field, text, span, case));
    }
    findings
}

fn finding(field: FieldName, text: &str, span: Span, case: &Case) -> Finding {
    let written = &text[span.start..span.end];
    let place = match field {
        FieldName::Name => "title",
        _ => "message",
    };
    let filled = Fill::of(case).text(written);
    let todo = match filled.unfilled.first() {
        Some(unfilled) => unfilled.why.as_str(),
        None => "Fill it in.",
    };
    let finding = Finding::error(
        field,
        format!("“{}” is still in the {place}. {todo}", name(written)),
    )
    .at(span);
    if filled.text == written {
        return finding;
    }
    let mended = text.replace(written, &filled.text);
    let edit = match field {
        FieldName::Name => Edit::Name(mended),
        _ => Edit::Message(mended),
    };
    finding.fix(format!("Write {}", name(&filled.text)), vec![edit])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::examples::Sketch;

    #[track_caller]
    fn said(sketch: Sketch) -> Vec<String> {
        match example("", sketch).outcome(&RULE).unwrap() {
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
            said(form().message("From {{start}}, {{start}} on; {{added}} more.")),
            [
                "“{{start}}” is still in the message. Fill it in. [Write 22:00 UTC]",
                "“{{added}}” is still in the message. The form holds the total, not the time \
                 added: write how much was added.",
            ]
        );
    }

    #[test]
    fn a_field_that_is_missing_is_not_passed_over() {
        let outcome = said(form().missing(&[FieldName::Message]));
        assert!(outcome[0].starts_with("CouldNotRun"), "{outcome:?}");
    }
}
