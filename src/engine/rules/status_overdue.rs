//! `status-overdue`: a maintenance that should have begun is not Scheduled any more, and one that should be over not In progress.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{FieldName, PendingKind, PendingTask, Screen, Status},
    rule::{Condition, Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::capitalise,
    time::{UtcInstant, format},
    window::Window,
};
use chrono::Duration;

pub static RULE: Rule = Rule {
    id: "status-overdue",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "A maintenance whose start is past is not Scheduled any more, and one whose end is past is not In progress any more. \
           The schedule is the one that was seen last. In the list, the rows of those that are remembered are marked.",
    why: "Clients read that the work is to come while it is going on, or that it goes on while it is done. The automatic steps \
          come up to 90 seconds late; later, none will come.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceStatus, Screen::IncidentList]).only_while(
        Condition {
            description: "in the list while the schedule of one that it shows is remembered and past",
            holds: |form| form.screen != Screen::IncidentList || !form.history.listed.is_empty(),
        },
    ),
    needs: &[],
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
        example("In the list, one that is to come.", listed(Status::Scheduled)),
    ],
    bad: &[
        example("Its start is past.", scheduled()).seen_at("2026-11-24T22:10:00Z"),
        example("Its end is past.", scheduled().status(Status::InProgress))
            .seen_at("2026-11-25T00:10:00Z"),
        example("In the list, its start is past.", listed(Status::Scheduled))
            .seen_at("2026-11-24T22:10:00Z"),
        example("In the list, its end is past.", listed(Status::InProgress))
            .seen_at("2026-11-25T00:10:00Z"),
    ],
    check,
};

const fn scheduled() -> crate::engine::examples::Sketch {
    form()
        .screen(Screen::MaintenanceStatus)
        .seen_schedule(("2026-11-24 22:00", 120))
}

const fn listed(status: Status) -> crate::engine::examples::Sketch {
    form()
        .screen(Screen::IncidentList)
        .seen_schedule(("2026-11-24 22:00", 120))
        .listed_status(status)
}

/// Automatic steps come so late at most.
const LATE: Duration = Duration::seconds(90);

/// The status that a maintenance should have by now, where it still has the one before.
pub fn find_due_status(status: Status, window: &Window, now: UtcInstant) -> Option<Status> {
    let is_past = |moment| now > moment + LATE;
    match status {
        Status::InProgress if window.end.is_some_and(is_past) => Some(Status::Completed),
        Status::Scheduled if is_past(window.start) => Some(Status::InProgress),
        _ => None,
    }
}

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    match context.form.screen {
        Screen::IncidentList => {
            let listed = context.form.history.listed.iter();
            Ok(listed
                .filter_map(|task| check_listed(context, task))
                .collect())
        }
        _ => check_open(context),
    }
}

/// A maintenance whose update is open.
fn check_open(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let status = *context.form.status.require_value(FieldName::Status)?;
    let Some(window) = context.find_window() else {
        context.check_need(Need::Schedule)?;
        return Err(Skip::unknown_zone());
    };
    if context.is_taken_back() {
        return Ok(Vec::new());
    }
    let due = find_due_status(status, &window, context.now);
    let finding = |due: Status| {
        let what = match due {
            Status::Completed => {
                "The planned end is past, and the maintenance is still In progress: choose Completed, or extend it"
            }
            _ => {
                "The start is past, and the maintenance is still Scheduled: choose In progress, or move it"
            }
        };
        let seen = context.describe_when_seen();
        let window = describe_window(context, &window);
        let sentence =
            format!("{what} under Schedule & Automation. The schedule{seen} is {window}.");
        Finding::warning(FieldName::Status, sentence)
            .with_fix(due.display_name(), vec![Edit::Status(due)])
    };
    Ok(due.map(finding).into_iter().collect())
}

/// One that the list shows.
fn check_listed(context: &RuleContext, task: &PendingTask) -> Option<Finding> {
    let PendingKind::Open {
        schedule,
        status,
        is_status_shown,
    } = &task.kind
    else {
        return None;
    };
    let time = &context.policy.time;
    let window = Window::from_seen(schedule, &time.zone, context.zones)?;
    let due = find_due_status(*status, &window, context.now)?;
    let (past, instead) = match due {
        Status::Completed => ("end", "or extend it"),
        _ => ("start", "or move it"),
    };
    let (name, status, due) = (
        task.name_notice(),
        status.display_name(),
        due.display_name(),
    );
    let (severity, what, action) = match is_status_shown {
        true => (
            Severity::Warning,
            format!("The planned {past} of {name} is past, and it is still {status}."),
            format!("Open it and choose {due}, {instead}."),
        ),
        false => (
            Severity::Review,
            format!("{name} was {status} when it was seen last, and its planned {past} is past."),
            format!("Open it, and look whether it is {due}."),
        ),
    };
    let seen = schedule.describe_when_seen(context.now, time.clock);
    let window = describe_window(context, &window);
    let sentence = capitalise(format!("{what} The schedule {seen} is {window}. {action}"));
    Some(Finding::new(severity, FieldName::Page, sentence).about_task(task))
}

fn describe_window(context: &RuleContext, window: &Window) -> String {
    format::format_window(window.start, window.end, context.policy.time.clock)
}
