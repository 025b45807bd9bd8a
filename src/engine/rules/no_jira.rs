//! `no-jira`: the section of an issue tracker on the form is not used.
//!
//! What the section is called, the policy says; the page is read by the same words. A screen without it has nothing to ask.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::{Field, FieldName, Screen, TrackerEntry},
    policy::UNUSED_SECTION_WORDS,
    rule::{Rule, RuleOption, Scope, Setting, example},
    rule_context::{RuleContext, Skip},
};

pub static RULE: Rule = Rule {
    id: "no-jira",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The section of the issue tracker on the form is not used: no box is ticked, no field is filled in, no issue is linked.",
    why: "An issue that is made or linked from a notice is another place where the work is followed, and nobody on the team \
          looks there. What may be filled in by the page itself is a question.",
    applies_to: Scope::on_screens(Screen::FORMS),
    needs: &[],
    options: &[RuleOption::Texts(&SECTION_WORDS)],
    good: &[example(
        "The section is there, and nothing in it is filled in.",
        form().issue_tracker(&[]),
    )],
    bad: &[
        example(
            "A box of the section is ticked.",
            form().issue_tracker(&["“Create a Jira issue” is chosen"]),
        ),
        example(
            "An issue is linked to an incident.",
            form()
                .screen(Screen::IncidentUpdate)
                .issue_tracker(&["“OPS-123” is linked"]),
        ),
    ],
    check,
};

const SECTION_WORDS: Setting<&[&str]> = Setting {
    name: "words",
    default: UNUSED_SECTION_WORDS,
    description: "What the section is called on the form.",
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let entries = match &context.form.issue_tracker {
        Field::Value(entries) => entries,
        Field::NotOnScreen => return Err(Skip::NotApplicable),
        Field::Missing { why } | Field::Unreadable { why, .. } | Field::Ambiguous { why, .. } => {
            return Err(Skip::could_not_run(FieldName::Page, why));
        }
    };
    let certain = describe(entries, true);
    if !certain.is_empty() {
        let sentence = format!(
            "The issue tracker's section is in use: {certain}. Your team does not use it: take that back before you post."
        );
        return Ok(vec![Finding::warning(FieldName::Page, sentence)]);
    }
    let doubtful = describe(entries, false);
    if doubtful.is_empty() {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "In the issue tracker's section, {doubtful}. Your team does not use the section: look whether an issue would be made."
    );
    Ok(vec![Finding::review(FieldName::Page, sentence)])
}

fn describe(entries: &[TrackerEntry], is_certain: bool) -> String {
    let wanted = entries
        .iter()
        .filter(|entry| entry.is_certain == is_certain);
    let all: Vec<&str> = wanted.map(|entry| entry.description.as_str()).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience, check::run_rule_ignoring_policy, examples::UtcOnlyZones,
        finding::Outcome, policy::Policy,
    };

    #[test]
    fn what_cannot_be_read_is_reported_and_what_may_be_a_preset_is_a_question() {
        let (policy, audience) = (Policy::default(), Audience::default());
        let mut form = form().build_form(&policy);
        let outcome = |form: &_| {
            let now = Default::default();
            let context = RuleContext::new(form, &policy, &audience, now, &UtcOnlyZones);
            run_rule_ignoring_policy(&RULE, &context)
        };
        assert_eq!(outcome(&form), Outcome::NotApplicable);
        form.issue_tracker = Field::Missing {
            why: "The section “Jira” is closed.".into(),
        };
        assert!(matches!(outcome(&form), Outcome::CouldNotRun(_)));
        form.issue_tracker = Field::Value(vec![TrackerEntry {
            description: "“Project” is set to “Operations”".into(),
            is_certain: false,
        }]);
        let Outcome::Found(findings) = outcome(&form) else {
            panic!()
        };
        assert_eq!(findings[0].severity, Severity::Review);
    }

    #[test]
    fn the_policy_says_what_the_section_is_called() {
        let words = |document: &str| {
            let policy = Policy::built_in_with(document).unwrap_or_default();
            policy.unused_section_words()
        };
        assert_eq!(words(""), ["Jira"]);
        let own = r#"{"rules": {"no-jira": {"options": {"words": ["Issue tracker", "Linear"]}}}}"#;
        assert_eq!(words(own), ["Issue tracker", "Linear"]);
        assert!(words(r#"{"rules": {"no-jira": "off"}}"#).is_empty());
    }
}
