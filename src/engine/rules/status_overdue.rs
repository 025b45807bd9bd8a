//! `status-overdue`: a maintenance that should have begun is not Scheduled any more, and one that should be over not In progress.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{FieldName, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    time::format,
};
use chrono::Duration;

pub static RULE: Rule = Rule {
    id: "status-overdue",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "A maintenance whose start is past is not Scheduled any more, and one whose end is past is not In progress any more. \
           The schedule is the one that was seen last.",
    why: "Clients read that the work is to come while it is going on, or that it goes on while it is done. The automatic steps \
          come up to 90 seconds late; later, none will come.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceStatus]),
    needs: &[Need::Status],
    options: &[],
    good: &[
        example("It is to come.", scheduled()),
        example(
            "It has begun, and is in progress.",
            scheduled().status(Status::InProgress),
        )
        .seen_at("2026-11-24T22:30:00Z"),
        example("The automatic steps may be a little late.", scheduled())
            .seen_at("2026-11-24T22:01:00Z"),
    ],
    bad: &[
        example("Its start is past.", scheduled()).seen_at("2026-11-24T22:10:00Z"),
        example("Its end is past.", scheduled().status(Status::InProgress))
            .seen_at("2026-11-25T00:10:00Z"),
    ],
    check,
};

const fn scheduled() -> crate::engine::examples::Sketch {
    form()
        .screen(Screen::MaintenanceStatus)
        .seen_schedule(("2026-11-24 22:00", 120))
}

/// Automatic steps come so late at most.
const LATE: Duration = Duration::seconds(90);

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let status = *context.form.status.require_value(FieldName::Status)?;
    let Some(window) = context.find_window() else {
        context.check_need(Need::Schedule)?;
        return Err(Skip::unknown_zone());
    };
    let clock = context.policy.time.clock;
    let planned = format::format_window(window.start, window.end, clock);
    let seen = context.describe_when_seen();
    let is_past = |moment| context.now > moment + LATE;
    let finding = match (status, window.end) {
        (Status::InProgress, Some(end)) if is_past(end) => Finding::warning(
            FieldName::Status,
            format!(
                "The planned end is past, and the maintenance is still In progress: choose Completed, or extend it under \
                 Schedule & Automation. The schedule{seen} is {planned}."
            ),
        )
        .with_fix("Completed", vec![Edit::Status(Status::Completed)]),
        (Status::Scheduled, _) if is_past(window.start) && !context.is_taken_back() => Finding::warning(
            FieldName::Status,
            format!(
                "The start is past, and the maintenance is still Scheduled: choose In progress, or move it under Schedule & \
                 Automation. The schedule{seen} is {planned}."
            ),
        )
        .with_fix("In progress", vec![Edit::Status(Status::InProgress)]),
        _ => return Ok(Vec::new()),
    };
    Ok(vec![finding])
}
