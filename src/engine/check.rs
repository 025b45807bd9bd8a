//! One check: every rule on one form, outcomes in the order of the list, severities as the policy
//! wants them. Nothing of a rule's own knowledge is here.

use super::{
    audience::Audience,
    examples::{UtcOnlyZones, parse_date_time},
    finding::{Finding, MissingField, Outcome, Severity},
    form::{Field, Form},
    policy::{Policy, RuleSeverity},
    rule::{Example, Rule},
    rule_context::{RuleContext, Skip},
    rules::{RULES, plausible_window},
    time::{UtcInstant, Zones},
};

/// The outcome of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleOutcome {
    pub rule: &'static str,
    pub outcome: Outcome,
}

/// Asks every rule. One that the policy switches off is not applicable. `audience` is passed in,
/// because it depends on the components alone and is kept between keystrokes.
pub fn check_form(
    form: &Form,
    policy: &Policy,
    audience: &Audience,
    now: UtcInstant,
    zones: &dyn Zones,
) -> Vec<RuleOutcome> {
    let context = RuleContext::new(form, policy, audience, now, zones);
    RULES
        .iter()
        .map(|rule| RuleOutcome {
            rule: rule.id,
            outcome: run_rule(rule, &context),
        })
        .collect()
}

/// What depends on where the person's machine is, and is therefore asked beside the findings: whether
/// the start was typed in local time.
pub fn ask_about_local_time(
    form: &Form,
    policy: &Policy,
    audience: &Audience,
    now: UtcInstant,
    zones: &dyn Zones,
) -> Option<Finding> {
    let rule = &plausible_window::RULE;
    if policy.rule_severity(rule.id) == Some(RuleSeverity::Off) {
        return None;
    }
    let context = RuleContext::new(form, policy, audience, now, zones);
    plausible_window::ask_about_local_time(&context).map(|question| Finding {
        rule: rule.id,
        ..question
    })
}

/// The outcome of one rule, as the policy wants it.
pub fn run_rule(rule: &Rule, context: &RuleContext) -> Outcome {
    let wanted = context.policy.rule_severity(rule.id);
    if wanted == Some(RuleSeverity::Off) || is_left_to_automation(rule, context) {
        return Outcome::NotApplicable;
    }
    let mut outcome = run_rule_ignoring_policy(rule, context);
    if let Outcome::Found(findings) = &mut outcome {
        for finding in findings {
            finding.rule = rule.id;
            finding.severity = severity_wanted_by_policy(finding.severity, rule.severity, wanted);
        }
    }
    outcome
}

/// Other automation made the maintenance, and the policy does not want this rule asked of it.
fn is_left_to_automation(rule: &Rule, context: &RuleContext) -> bool {
    let owned = &context.policy.automation.owned;
    let is_named = owned.rules.iter().any(|id| id == rule.id);
    is_named && owned.find_called(context.form).is_some()
}

/// What a rule makes of a form by itself, whatever the policy wants of it.
pub fn run_rule_ignoring_policy(rule: &Rule, context: &RuleContext) -> Outcome {
    check_where_applicable(rule, context).into()
}

/// Asks the rule where it applies and what it needs is there.
fn check_where_applicable(rule: &Rule, context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    if !rule.applies_to.includes_form(context.form, context.policy) {
        return Err(Skip::NotApplicable);
    }
    for need in rule.needs {
        context.check_need(*need)?;
    }
    (rule.check)(context)
}

impl Example {
    /// What `rule` says of the example, under the example's policy. `None`: its policy or its moment
    /// cannot be read, or its form sets a field that its screen never has.
    pub fn check_with(&self, rule: &Rule) -> Option<Outcome> {
        if !self.form.targets_not_on_screen().is_empty() {
            return None;
        }
        let policy = Policy::built_in_with(self.policy).ok()?;
        let now: UtcInstant = parse_date_time(self.now)?.and_utc();
        let form = self.form.build_form(&policy);
        let audience = match &form.components {
            Field::Value(components) => Audience::from_components(components, &policy),
            _ => Audience::default(),
        };
        let context = RuleContext::new(&form, &policy, &audience, now, &UtcOnlyZones);
        Some(run_rule_ignoring_policy(rule, &context))
    }
}

/// A rule's full severity becomes what the policy wants; what the rule itself holds for less is
/// never raised, so that a question stays a question.
fn severity_wanted_by_policy(
    found: Severity,
    usual: Severity,
    wanted: Option<RuleSeverity>,
) -> Severity {
    let wanted = match wanted {
        Some(RuleSeverity::Review) => Severity::Review,
        Some(RuleSeverity::Warning) => Severity::Warning,
        Some(RuleSeverity::Error) => Severity::Error,
        Some(RuleSeverity::Off) | None => return found,
    };
    if found == usual {
        wanted
    } else {
        found.min(wanted)
    }
}

/// A check in numbers, for the health line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckSummary {
    /// Rules that could ask their question.
    pub ran: usize,
    /// Rules that found an error or a warning.
    pub failed: usize,
    /// Rules that only have a question for a person.
    pub to_review: usize,
    /// Rules that could not run, and what they missed.
    pub could_not_run: Vec<(&'static str, Vec<MissingField>)>,
    pub worst: Option<Severity>,
}

pub fn summarise_outcomes(checked: &[RuleOutcome]) -> CheckSummary {
    let mut summary = CheckSummary::default();
    for RuleOutcome { rule, outcome } in checked {
        match outcome {
            Outcome::NotApplicable => {}
            Outcome::Pass => summary.ran += 1,
            Outcome::CouldNotRun(needs) => summary.could_not_run.push((rule, needs.clone())),
            Outcome::Found(findings) => {
                summary.ran += 1;
                let worst = findings.iter().map(|finding| finding.severity).max();
                match worst {
                    Some(Severity::Review) => summary.to_review += 1,
                    Some(_) => summary.failed += 1,
                    None => {}
                }
                summary.worst = summary.worst.max(worst);
            }
        }
    }
    summary
}

/// All findings of a check, in the order of the rules.
pub fn all_findings(checked: &[RuleOutcome]) -> impl Iterator<Item = &Finding> {
    checked.iter().flat_map(|checked| match &checked.outcome {
        Outcome::Found(findings) => findings.as_slice(),
        _ => &[],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        examples::form,
        form::{FieldName, NotificationMoment, Screen, Status},
    };

    fn outcomes(form: &Form, policy: &str) -> Vec<RuleOutcome> {
        let policy = Policy::built_in_with(policy).unwrap();
        let audience = form
            .components
            .value()
            .map_or_else(Audience::default, |list| {
                Audience::from_components(list, &policy)
            });
        check_form(
            form,
            &policy,
            &audience,
            UtcInstant::default(),
            &UtcOnlyZones,
        )
    }

    fn outcome(form: &Form, policy: &str, rule: &str) -> Outcome {
        let checked = outcomes(form, policy);
        let found = checked.into_iter().find(|checked| checked.rule == rule);
        found.unwrap().outcome
    }

    fn verifying() -> Form {
        let sketch = form().screen(Screen::MaintenanceStatus);
        sketch
            .status(Status::Verifying)
            .build_form(&Policy::default())
    }

    #[test]
    fn every_rule_answers_in_the_order_of_the_list() {
        let answered: Vec<_> = outcomes(&verifying(), "").iter().map(|c| c.rule).collect();
        let listed: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(answered, listed);
    }

    #[test]
    fn the_policy_says_how_bad_it_is() {
        let severity = |wanted| {
            let policy = format!(r#"{{"rules": {{"never-verifying": "{wanted}"}}}}"#);
            match outcome(&verifying(), &policy, "never-verifying") {
                Outcome::Found(findings) => {
                    assert_eq!(findings[0].rule, "never-verifying");
                    Some(findings[0].severity)
                }
                _ => None,
            }
        };
        assert_eq!(severity("error"), Some(Severity::Error));
        assert_eq!(severity("warning"), Some(Severity::Warning));
        assert_eq!(severity("review"), Some(Severity::Review));
        assert_eq!(severity("off"), None);
    }

    #[test]
    fn what_the_automation_made_is_left_alone_by_the_rules_that_the_policy_lists() {
        let owned = form().name("Maintenance Window - Alder Market");
        let owned = owned
            .message("By the release train.")
            .build_form(&Policy::default());
        let asked = |policy| outcome(&owned, policy, "template-used");
        assert!(matches!(asked(""), Outcome::Found(_)));
        let policy = r#"{"automation": {"owned": {"rules": ["template-used"]}}}"#;
        assert_eq!(asked(policy), Outcome::NotApplicable);
        let others =
            r#"{"automation": {"owned": {"names": ["RT *"], "rules": ["template-used"]}}}"#;
        assert!(matches!(asked(others), Outcome::Found(_)));
    }

    #[test]
    fn a_question_stays_a_question() {
        use Severity::{Error, Review, Warning};
        assert_eq!(
            severity_wanted_by_policy(Review, Warning, Some(RuleSeverity::Error)),
            Review
        );
        assert_eq!(
            severity_wanted_by_policy(Warning, Error, Some(RuleSeverity::Error)),
            Warning
        );
        assert_eq!(
            severity_wanted_by_policy(Warning, Error, Some(RuleSeverity::Review)),
            Review
        );
        assert_eq!(
            severity_wanted_by_policy(Warning, Warning, Some(RuleSeverity::Error)),
            Error
        );
        assert_eq!(severity_wanted_by_policy(Warning, Warning, None), Warning);
    }

    #[test]
    fn the_summary_counts() {
        let mut form = form()
            .notify(NotificationMoment::Now, false)
            .build_form(&Policy::default());
        form.mark_missing(FieldName::Components);
        let summary = summarise_outcomes(&outcomes(&form, ""));
        assert_eq!(summary.worst, Some(Severity::Warning));
        let names: Vec<_> = summary
            .could_not_run
            .iter()
            .map(|(rule, _)| *rule)
            .collect();
        assert!(names.contains(&"one-client") && names.contains(&"components-selected"));
        assert!(summary.failed >= 1 && summary.ran > summary.failed);
        assert_eq!(
            summary.could_not_run[0].1[0].why,
            "The list of components was not found."
        );
    }

    #[test]
    fn a_value_with_two_readings_is_a_question_that_names_both() {
        let mut form = verifying();
        form.status = crate::engine::form::Field::Ambiguous {
            raw: "V".into(),
            readings: vec![Status::Verifying, Status::Completed],
            why: "The slider has two marks.".into(),
        };
        let Outcome::Found(findings) = outcome(&form, "", "never-verifying") else {
            panic!()
        };
        assert_eq!(findings[0].severity, Severity::Review);
        assert_eq!(
            findings[0].sentence,
            "Status holds “V”, which can be read as Verifying or Completed. The slider has two \
             marks."
        );
    }
}
