//! `notify-off`: a started maintenance that is taken back to Scheduled tells nobody.
//!
//! It is a step on the way to another date, and the Status Update after it tells clients of that. No other rule asks for a
//! notice or a template in that step.

use crate::engine::{
    examples::{Sketch, form},
    finding::{Edit, Finding, Severity},
    form::{FieldName, NotificationMoment, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
};

pub static RULE: Rule = Rule {
    id: "notify-off",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "Where a maintenance that has started is taken back to Scheduled, Send notifications is not ticked.",
    why: "Clients would read that the maintenance which they know to be going on is scheduled, for a time that is past. What \
          they need is the new date, which the Status Update after the change of the schedule tells them.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceStatus]),
    needs: &[Need::Status],
    options: &[],
    good: &[
        example(
            "Taken back, and nobody is told.",
            taken_back().notify(NotificationMoment::Now, false),
        ),
        example(
            "It was scheduled before: clients are told.",
            taken_back().seen_status(Status::Scheduled),
        ),
        example("It goes on.", taken_back().status(Status::InProgress)),
    ],
    bad: &[example(
        "Taken back from In progress, and everybody is told.",
        taken_back(),
    )],
    check,
};

const fn taken_back() -> Sketch {
    form()
        .screen(Screen::MaintenanceStatus)
        .seen_status(Status::InProgress)
        .status(Status::Scheduled)
}

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let form = context.form;
    let status = *form.status.require_value(FieldName::Status)?;
    if status != Status::Scheduled || form.history.status == Some(Status::Scheduled) {
        return Ok(Vec::new());
    }
    let is_on = *form.notify.now.require_value(FieldName::Notify)?;
    if !is_on {
        return Ok(Vec::new());
    }
    if form.history.status.is_none() {
        return Err(Skip::could_not_run(
            FieldName::Status,
            "Which status this maintenance had when it was opened was not seen: if it has started, nobody is to be told that \
             it is Scheduled again.",
        ));
    }
    if !context.is_taken_back() {
        return Ok(Vec::new());
    }
    let components = form.components.value();
    let is_chosen = components.is_none_or(|list| list.ticked_components().next().is_some());
    let who = match is_chosen {
        true => "Subscribers would be told",
        false => "Whoever subscribes to the whole page would be told",
    };
    let sentence = format!(
        "{who} that a maintenance which has started is Scheduled, for a time that is past. Untick Send notifications; tell \
         them of the new date with the Status Update after you have changed it."
    );
    let untick = Edit::Notify {
        moment: NotificationMoment::Now,
        on: false,
    };
    let finding = Finding::warning(FieldName::Notify, sentence);
    Ok(vec![finding.with_fix("Tell nobody now", vec![untick])])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        check::check_form,
        examples::UtcOnlyZones,
        finding::Outcome,
        form::{Field, Form},
        policy::Policy,
        rules::{by_id, notify_on, status_overdue, template_used},
        time::UtcInstant,
    };

    fn outcome(form: &Form, rule: &Rule) -> Outcome {
        let (policy, audience) = (Policy::default(), Audience::default());
        let now: UtcInstant = "2026-11-24T23:00:00Z".parse().unwrap_or_default();
        let checked = check_form(form, &policy, &audience, now, &UtcOnlyZones);
        let found = checked.into_iter().find(|one| one.rule == rule.id);
        found.map_or(Outcome::NotApplicable, |one| one.outcome)
    }

    #[test]
    fn it_is_the_only_rule_that_speaks_of_the_step() {
        let sketch = taken_back()
            .seen_schedule(("2026-11-24 22:00", 120))
            .message("");
        for (on, finds) in [(true, true), (false, false)] {
            let form = sketch.notify(NotificationMoment::Now, on);
            let form = form.build_form(&Policy::default());
            assert_eq!(matches!(outcome(&form, &RULE), Outcome::Found(_)), finds);
            for other in [
                &notify_on::RULE,
                &template_used::RULE,
                &status_overdue::RULE,
            ] {
                let outcome = outcome(&form, other);
                assert!(
                    !matches!(outcome, Outcome::Found(_)),
                    "{}: {outcome:?}",
                    other.id
                );
            }
        }
        assert!(by_id("notify-off").is_some());
    }

    #[test]
    fn what_it_was_before_must_be_known() {
        let mut form = taken_back().build_form(&Policy::default());
        form.history.status = None;
        assert!(matches!(outcome(&form, &RULE), Outcome::CouldNotRun(_)));
        form.notify.now = Field::Value(false);
        assert_eq!(outcome(&form, &RULE), Outcome::Pass);
    }
}
