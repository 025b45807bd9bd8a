//! `notify-on`: subscribers are told at each moment that the policy asks for.

use super::{Case, Rule, example};
use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Moment, Outcome, Severity},
    form::FieldName,
    policy::NotificationPolicy,
};

pub static RULE: Rule = Rule {
    id: "notify-on",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "Subscribers are told now, 1 hour before, at the start and at the end, as far as the \
           policy asks for it.",
    why: "A maintenance that clients were not told of is found by their customers. A box that the \
          page does not show is not judged, and then the rule does not count as passed.",
    options: &[],
    good: &[example("All four boxes are ticked.", form())],
    bad: &[
        example(
            "Send notifications is not ticked.",
            form().notify(Moment::Now, false),
        ),
        example(
            "Nobody is reminded 1 hour before.",
            form().notify(Moment::HourBefore, false),
        ),
    ],
    check,
};

fn check(case: &Case) -> Outcome {
    if !case.form.screen.is_maintenance() {
        return Outcome::NotApplicable;
    }
    let wanted = Moment::ALL
        .into_iter()
        .filter(|moment| wants(&case.policy.notifications, *moment));
    let mut findings = Vec::new();
    let mut needs = Vec::new();
    let mut unseen = false;
    for moment in wanted {
        match case.form.notify.at(moment).need(FieldName::Notify) {
            Ok(true) => {}
            Ok(false) => findings.push(not_told(moment)),
            Err(Outcome::Found(mut doubt)) => findings.append(&mut doubt),
            Err(Outcome::CouldNotRun(mut need)) => needs.append(&mut need),
            Err(_) => unseen = true,
        }
    }
    if !findings.is_empty() {
        // What was not found says so in the health line by the field's own reason.
        Outcome::Found(findings)
    } else if !needs.is_empty() {
        Outcome::CouldNotRun(needs)
    } else if unseen {
        Outcome::NotApplicable
    } else {
        Outcome::Pass
    }
}

fn wants(policy: &NotificationPolicy, moment: Moment) -> bool {
    match moment {
        Moment::Now => policy.now,
        Moment::HourBefore => policy.hour_before,
        Moment::AtStart => policy.at_start,
        Moment::AtEnd => policy.at_end,
    }
}

fn not_told(moment: Moment) -> Finding {
    let sentence = match moment {
        Moment::Now => "Nobody is told of this now. Tick Send notifications.".into(),
        _ => format!(
            "Subscribers are not told {}. Tick that notification.",
            moment.words()
        ),
    };
    Finding::warning(FieldName::Notify, sentence).fix(
        match moment {
            Moment::Now => "Tell subscribers now".into(),
            _ => format!("Tell subscribers {}", moment.words()),
        },
        vec![Edit::Notify { moment, on: true }],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::form::{Field, Form, Screen};
    use crate::engine::{audience::Audience, examples::OnlyUtc, policy::Policy};

    fn outcome(form: &Form) -> Outcome {
        check(&Case::new(
            form,
            &Policy::default(),
            &Audience::default(),
            Default::default(),
            &OnlyUtc,
        ))
    }

    #[test]
    fn a_box_that_the_page_does_not_show_is_no_pass() {
        let mut form = form().build(&Policy::default());
        assert_eq!(outcome(&form), Outcome::Pass);
        form.notify.at_end = Field::NotHere;
        assert_eq!(outcome(&form), Outcome::NotApplicable);
        form.notify.now = Field::Value(false);
        assert!(matches!(outcome(&form), Outcome::Found(_)));
        form.lose(FieldName::Notify);
        assert!(matches!(outcome(&form), Outcome::CouldNotRun(_)));
    }

    #[test]
    fn a_box_with_two_readings_is_a_question() {
        let mut form = form()
            .screen(Screen::MaintenanceStatus)
            .build(&Policy::default());
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
