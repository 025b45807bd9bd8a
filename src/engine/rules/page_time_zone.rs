//! `page-time-zone`: the zone that the form shows is the policy's.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::{Field, FieldName},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    time::{PageZone, UtcInstant, Zones},
};
use chrono::Duration;

pub static RULE: Rule = Rule {
    id: "page-time-zone",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "The zone that the form shows beside its time fields is the policy's.",
    why: "The fields are read in the zone that the page is set to. Where that is not UTC, 22:00 \
          typed as UTC is announced hours off.",
    applies_to: Scope::MAINTENANCES,
    needs: &[Need::Zone],
    options: &[],
    good: &[
        example("The page is set to UTC.", form()),
        example(
            "The page is set to London, as the policy wants.",
            form().zone("Europe/London"),
        )
        .with_policy(r#"{"time": {"zone": "Europe/London"}}"#),
    ],
    bad: &[example(
        "The page is set to Pacific time.",
        form().zone("Pacific Time (US & Canada)"),
    )],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let printed = context.form.zone.require_value(FieldName::StartTime)?;
    let ours = &context.policy.time.zone;
    let Some(on_form) = PageZone::parse(printed) else {
        return Err(Skip::could_not_run(
            FieldName::StartTime,
            format!("The form shows the time zone “{printed}”, which is not known here."),
        ));
    };
    let at = match (&context.form.start_date, &context.form.start_time) {
        (Field::Value(date), Field::Value(time)) => date.and_time(*time).and_utc(),
        _ => context.now,
    };
    if PageZone::parse(ours).is_some_and(|ours| runs_alike(context.zones, &on_form, &ours, at)) {
        return Ok(Vec::new());
    }
    Ok(vec![Finding::error(
        FieldName::StartTime,
        format!(
            "This page takes times in {printed}, not in {ours}. An administrator can set the page's time zone to \
             {ours}. Until then, type the time in that zone."
        ),
    )])
}

/// The same clock now and all year round: London is not UTC in winter either.
fn runs_alike(zones: &dyn Zones, one: &PageZone, two: &PageZone, at: UtcInstant) -> bool {
    one == two
        || (0..4).all(|quarter| {
            let at = at + Duration::days(91 * quarter);
            let offset = one.offset_at(zones, at);
            offset.is_some() && offset == two.offset_at(zones, at)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        check::run_rule_ignoring_policy,
        finding::Outcome,
        form::{Form, Screen},
        policy::Policy,
        time::tests::{Rules, instant},
    };

    fn outcome(printed: &str) -> Outcome {
        let mut form = Form::new(Screen::MaintenanceNew);
        form.zone = Field::Value(printed.into());
        let (policy, audience) = (Policy::default(), Audience::default());
        let now = instant("2026-11-23T12:00:00Z");
        run_rule_ignoring_policy(
            &RULE,
            &RuleContext::new(&form, &policy, &audience, now, &Rules),
        )
    }

    #[test]
    fn names_of_utc() {
        for printed in [
            "UTC",
            "(GMT+00:00) UTC",
            "Etc/UTC",
            "GMT",
            "(GMT+00:00)",
            "UTC (Coordinated Universal Time)",
            "UTC+0",
            "Coordinated Universal Time",
        ] {
            assert_eq!(outcome(printed), Outcome::Pass, "{printed}");
        }
    }

    #[test]
    fn other_zones() {
        for printed in [
            "Pacific Time (US & Canada)",
            "(GMT+00:00) London",
            "(GMT+00:00) Edinburgh",
            "Europe/London",
            "(GMT-06:00) Saskatchewan",
            "(GMT+00:00) Casablanca",
            "International Date Line West",
            "Mid-Atlantic",
            "Europe/London (GMT)",
            "EST",
            "(GMT+01:00) Berlin",
            "(GMT-05:00) Eastern Time (US & Canada)",
        ] {
            assert!(matches!(outcome(printed), Outcome::Found(_)), "{printed}");
        }
    }

    /// GMT in winter is not UTC all year round.
    #[test]
    fn what_is_not_known_is_not_taken_for_utc() {
        for printed in [
            "Nowhere",
            "(GMT+00:00) Nowhere",
            "GMT (London)",
            "GMT Standard Time",
            "UTC / London",
            "(GMT+00:00) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London",
        ] {
            assert!(
                matches!(outcome(printed), Outcome::CouldNotRun(_)),
                "{printed}"
            );
        }
    }
}
