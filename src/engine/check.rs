//! One check: every rule on one form, outcomes in the order of the list, severities as the policy
//! wants them. Nothing of a rule's own knowledge is here.

use super::{
    audience::Audience,
    finding::{Finding, Need, Outcome, Severity},
    form::Form,
    policy::{Policy, RuleSeverity},
    rules::{Case, RULES, Rule},
    time::{UtcInstant, Zones},
};

/// The outcome of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub rule: &'static str,
    pub outcome: Outcome,
}

/// Asks every rule. One that the policy switches off is not applicable. `audience` is passed in,
/// because it depends on the components alone and is kept between keystrokes.
pub fn check(
    form: &Form,
    policy: &Policy,
    audience: &Audience,
    now: UtcInstant,
    zones: &dyn Zones,
) -> Vec<Checked> {
    let case = Case {
        form,
        policy,
        audience,
        now,
        zones,
    };
    RULES
        .iter()
        .map(|rule| Checked {
            rule: rule.id,
            outcome: ask(rule, &case),
        })
        .collect()
}

/// The outcome of one rule, as the policy wants it.
pub fn ask(rule: &Rule, case: &Case) -> Outcome {
    let wanted = case.policy.severity(rule.id);
    if wanted == Some(RuleSeverity::Off) {
        return Outcome::NotApplicable;
    }
    let mut outcome = (rule.check)(case);
    if let Outcome::Found(findings) = &mut outcome {
        for finding in findings {
            finding.rule = rule.id;
            finding.severity = severity(finding.severity, rule.severity, wanted);
        }
    }
    outcome
}

/// A rule's full severity becomes what the policy wants; what the rule itself holds for less is
/// never raised, so that a question stays a question.
fn severity(found: Severity, usual: Severity, wanted: Option<RuleSeverity>) -> Severity {
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
pub struct Summary {
    /// Rules that could ask their question.
    pub ran: usize,
    /// Rules that found an error or a warning.
    pub failed: usize,
    /// Rules that only have a question for a person.
    pub to_review: usize,
    /// Rules that could not run, and what they missed.
    pub could_not_run: Vec<(&'static str, Vec<Need>)>,
    pub worst: Option<Severity>,
}

pub fn summary(checked: &[Checked]) -> Summary {
    let mut summary = Summary::default();
    for Checked { rule, outcome } in checked {
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
pub fn findings(checked: &[Checked]) -> impl Iterator<Item = &Finding> {
    checked.iter().flat_map(|checked| match &checked.outcome {
        Outcome::Found(findings) => findings.as_slice(),
        _ => &[],
    })
}
