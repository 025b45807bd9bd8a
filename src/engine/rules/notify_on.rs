//! `notify-on`: subscribers are told at each moment that the policy asks for.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{AutomationStep, FieldName, NotificationMoment, Status},
    policy::CheckboxPolicy,
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    time::UtcInstant,
};
use chrono::Duration;

pub static RULE: Rule = Rule {
    id: "notify-on",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "Subscribers are told now, 1 hour before, at the start and at the end, as the policy requires or forbids it.",
    why: "A maintenance that clients were not told of is found by their customers. A box that the \
          page does not show is not judged, and then the rule does not count as passed.",
    applies_to: Scope::MAINTENANCES,
    needs: &[],
    options: &[],
    good: &[
        example("All four boxes are ticked.", form()),
        example(
            "Nothing sets Completed at the end, so no notice can go out there.",
            form()
                .without_automation(&[AutomationStep::Completed])
                .notify(NotificationMoment::AtEnd, false),
        ),
    ],
    bad: &[
        example(
            "Send notifications is not ticked.",
            form().notify(NotificationMoment::Now, false),
        ),
        example(
            "Nobody is reminded 1 hour before.",
            form().notify(NotificationMoment::HourBefore, false),
        ),
        example("A notice that the policy forbids.", form())
            .with_policy(r#"{"notifications": {"at_start": "forbidden"}}"#),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    if context.is_taken_back() {
        return Err(Skip::NotApplicable);
    }
    let policy = &context.policy.notifications;
    let asked = |moment: &NotificationMoment| policy.wants(*moment) != CheckboxPolicy::Either;
    let wanted: Vec<NotificationMoment> = NotificationMoment::ALL
        .into_iter()
        .filter(|moment| match policy.wants(*moment) {
            CheckboxPolicy::Required => {
                !is_over(context, *moment) && !has_no_occasion(context, *moment)
            }
            CheckboxPolicy::Forbidden => !is_over(context, *moment),
            CheckboxPolicy::Either => false,
        })
        .collect();
    if wanted.is_empty() && NotificationMoment::ALL.iter().any(asked) {
        return Err(Skip::NotApplicable);
    }
    let mut findings = Vec::new();
    let mut missing = Vec::new();
    let mut unseen = false;
    for moment in wanted {
        match context
            .form
            .notify
            .field_for(moment)
            .require_value(FieldName::Notify)
        {
            Ok(on) => findings.extend(match policy.wants(moment) {
                CheckboxPolicy::Required if !on => Some(not_told(moment)),
                CheckboxPolicy::Forbidden if *on => Some(told(moment)),
                _ => None,
            }),
            Err(Skip::Ambiguous(question)) => findings.push(*question),
            Err(Skip::CouldNotRun(mut fields)) => missing.append(&mut fields),
            Err(Skip::NotApplicable) => unseen = true,
        }
    }
    // What was not found says so in the health line by the field's own reason.
    if findings.is_empty() && !missing.is_empty() {
        return Err(Skip::CouldNotRun(missing));
    }
    if findings.is_empty() && unseen {
        return Err(Skip::NotApplicable);
    }
    Ok(findings)
}

/// The notice goes out with a change of status, and the form says that nothing makes that change.
fn has_no_occasion(context: &RuleContext, moment: NotificationMoment) -> bool {
    let step = match moment {
        NotificationMoment::Now | NotificationMoment::HourBefore => return false,
        NotificationMoment::AtStart => AutomationStep::InProgress,
        NotificationMoment::AtEnd => AutomationStep::Completed,
    };
    context.form.automation.field_for(step).value() == Some(&false)
}

/// The moment has gone by, or would come too late to be one: a reminder needs its hour.
fn is_over(context: &RuleContext, moment: NotificationMoment) -> bool {
    let status = context.form.status.value();
    let begun = matches!(
        status,
        Some(Status::InProgress | Status::Verifying | Status::Completed)
    );
    let window = context.find_window();
    let before = |at: Option<UtcInstant>| at.is_some_and(|at| at <= context.now);
    let start = window.as_ref().map(|window| window.start);
    let end = window.as_ref().and_then(|window| window.end);
    match moment {
        NotificationMoment::Now => false,
        NotificationMoment::HourBefore => {
            begun || before(start.map(|start| start - Duration::hours(1)))
        }
        NotificationMoment::AtStart => begun || before(start),
        NotificationMoment::AtEnd => status == Some(&Status::Completed) || before(end),
    }
}

fn told(moment: NotificationMoment) -> Finding {
    let when = moment.describe_moment();
    Finding::warning(
        FieldName::Notify,
        format!("Subscribers are told {when}, and your policy wants no notice then. Untick it."),
    )
    .with_fix(
        format!("Tell nobody {when}"),
        vec![Edit::Notify { moment, on: false }],
    )
}

fn not_told(moment: NotificationMoment) -> Finding {
    let sentence = match moment {
        NotificationMoment::Now => "Nobody is told of this now. Tick Send notifications.".into(),
        _ => format!(
            "Subscribers are not told {}. Tick that notification.",
            moment.describe_moment()
        ),
    };
    Finding::warning(FieldName::Notify, sentence).with_fix(
        match moment {
            NotificationMoment::Now => "Tell subscribers now".into(),
            _ => format!("Tell subscribers {}", moment.describe_moment()),
        },
        vec![Edit::Notify { moment, on: true }],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        check::run_rule_ignoring_policy,
        examples::UtcOnlyZones,
        finding::Outcome,
        form::{Field, Form, Screen},
        policy::Policy,
    };

    fn outcome(form: &Form) -> Outcome {
        let (policy, audience) = (Policy::default(), Audience::default());
        let context = RuleContext::new(form, &policy, &audience, Default::default(), &UtcOnlyZones);
        run_rule_ignoring_policy(&RULE, &context)
    }

    #[test]
    fn a_box_that_the_page_does_not_show_is_no_pass() {
        let mut form = form().build_form(&Policy::default());
        assert_eq!(outcome(&form), Outcome::Pass);
        form.notify.at_end = Field::NotOnScreen;
        assert_eq!(outcome(&form), Outcome::NotApplicable);
        form.notify.now = Field::Value(false);
        assert!(matches!(outcome(&form), Outcome::Found(_)));
        form.mark_missing(FieldName::Notify);
        assert!(matches!(outcome(&form), Outcome::CouldNotRun(_)));
    }

    #[test]
    fn what_is_over_is_not_asked_for() {
        let found = |status: Status, now: &str| {
            let mut form = form().build_form(&Policy::default());
            form.status = Field::Value(status);
            form.notify.hour_before = Field::Value(false);
            form.notify.at_start = Field::Value(false);
            form.notify.at_end = Field::Value(false);
            let (policy, audience) = (Policy::default(), Audience::default());
            let now = now.parse().unwrap_or_default();
            let context = RuleContext::new(&form, &policy, &audience, now, &UtcOnlyZones);
            match run_rule_ignoring_policy(&RULE, &context) {
                Outcome::Found(findings) => findings.len(),
                _ => 0,
            }
        };
        // The window is 24 November, 22:00 to 00:00 UTC.
        assert_eq!(found(Status::Scheduled, "2026-11-24T20:00:00Z"), 3);
        assert_eq!(found(Status::Scheduled, "2026-11-24T21:30:00Z"), 2);
        assert_eq!(found(Status::InProgress, "2026-11-24T21:58:00Z"), 1);
        assert_eq!(found(Status::Scheduled, "2026-11-24T22:30:00Z"), 1);
        assert_eq!(found(Status::Completed, "2026-11-24T20:00:00Z"), 0);
        assert_eq!(found(Status::InProgress, "2026-11-25T01:00:00Z"), 0);
    }

    #[test]
    fn a_box_with_two_readings_is_a_question() {
        let mut form = form()
            .screen(Screen::MaintenanceStatus)
            .build_form(&Policy::default());
        form.notify.now = Field::Ambiguous {
            raw: "on/off".into(),
            readings: vec![true, false],
            why: "It is both.".into(),
        };
        let Outcome::Found(findings) = outcome(&form) else {
            panic!()
        };
        assert_eq!(findings[0].severity, Severity::Review);
    }
}
