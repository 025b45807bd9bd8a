//! `automation-owned`: what other automation makes and closes is not changed by hand.

use crate::engine::{
    examples::{Sketch, form},
    finding::{Finding, Severity},
    form::{FieldName, Screen},
    rule::{NOT_COMPLETED, Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    sentences::format_name,
};

pub static RULE: Rule = Rule {
    id: "automation-owned",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "A maintenance that the release train made is left to the automation.",
    why: "Automation that makes, updates and closes maintenances writes over what is changed by hand, or stops where \
          it finds another status than it left. Which maintenances are its own is known by their names, \
          automation.owned.names; automation.owned.rules lists the rules that are not asked of these.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceStatus, Screen::MaintenanceSchedule])
        .only_while(NOT_COMPLETED),
    needs: &[],
    options: &[],
    good: &[
        example(
            "A maintenance that a person made.",
            STATUS.name("Alder Market: database upgrade"),
        ),
        example(
            "A name that only has the words in it.",
            STATUS.name("Alder Market: Maintenance Window - moved"),
        ),
        example(
            "One that is only headed with its title.",
            STATUS.heading("Alder Market: database upgrade"),
        ),
    ],
    bad: &[
        example(
            "Made by the release train.",
            STATUS.name("Maintenance Window - Alder Market"),
        ),
        example(
            "The screen has the title only as its heading.",
            STATUS.heading("Maintenance Window - Alder Market"),
        ),
        example(
            "By a name of the team's own.",
            STATUS.name("RT 2026.48 Alder Market"),
        )
        .with_policy(r#"{"automation": {"owned": {"names": ["RT *"]}}}"#),
    ],
    check,
};

const STATUS: Sketch = form().screen(Screen::MaintenanceStatus);

const TITLE_NOT_SEEN: &str = "The title of this maintenance is not on the screen, and no other screen has shown it. Open Schedule & \
                              Automation, or look yourself whether the automation made it.";

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    // A document that nobody is changing has no button.
    if context.policy.automation.owned.names.is_empty() || !context.form.submit.is_on_screen() {
        return Err(Skip::NotApplicable);
    }
    let form = context.form;
    if form.name.is_on_screen() {
        form.name.require_value(FieldName::Name)?;
    }
    if form.possible_titles().is_empty() {
        return Err(Skip::could_not_run(FieldName::Name, TITLE_NOT_SEEN));
    }
    let Some(name) = context.policy.automation.owned.find_called(form) else {
        return Ok(Vec::new());
    };
    Ok(vec![Finding::warning(
        FieldName::Page,
        format!(
            "This maintenance is the automation's (“{}”): it updates and closes it by itself, and a change by hand gets \
             in its way. Leave it, unless the automation has failed.",
            format_name(name)
        ),
    )])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience, check::run_rule_ignoring_policy, examples::UtcOnlyZones,
        finding::Outcome, form::Form, policy::Policy, rule::DAY_BEFORE,
    };

    fn outcome(form: &Form) -> Outcome {
        let (policy, audience) = (Policy::default(), Audience::default());
        let now = DAY_BEFORE.parse().unwrap_or_default();
        let context = RuleContext::new(form, &policy, &audience, now, &UtcOnlyZones);
        run_rule_ignoring_policy(&RULE, &context)
    }

    #[test]
    fn a_title_that_is_not_on_the_screen_is_the_one_that_was_seen_before() {
        let mut form = STATUS.build_form(&Policy::default());
        form.headings.clear();
        assert!(matches!(outcome(&form), Outcome::CouldNotRun(_)));
        form.history.name = Some("Maintenance Window - Alder Market".into());
        assert!(matches!(outcome(&form), Outcome::Found(_)));
        form.history.name = Some("Alder Market: database upgrade".into());
        assert_eq!(outcome(&form), Outcome::Pass);
    }
}
