//! `tell-clients`: a schedule that was changed is told to clients, by a Status Update that notifies them.
//!
//! It stays on every screen of the Statuspage page until such an update was saved, or it is set aside.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{
        Field, FieldName, NotificationMoment, PendingKind, PendingTask, Screen, SeenSchedule,
        Status, TellEvidence,
    },
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    sentences::capitalise,
    template::TemplatePhase,
    time::format,
    window::Window,
};

pub static RULE: Rule = Rule {
    id: "tell-clients",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "Where date, time or duration were changed, a Status Update that notifies subscribers was posted since. Where \
           that was changed or posted elsewhere, or was not seen to be saved, it is for a person to look at. It stays on every \
           screen of the Statuspage page until it is done or set aside.",
    why: "Statuspage tells nobody of a changed schedule by itself. Clients keep the former time free, and find the work \
          going on at another.",
    applies_to: Scope::WHILE_PENDING,
    needs: &[],
    options: &[],
    good: &[
        example(
            "The schedule is the one that clients know.",
            form()
                .screen(Screen::MaintenanceStatus)
                .seen_schedule(("2026-11-24 22:00", 120)),
        ),
        example(
            "Nothing is pending on this Statuspage page.",
            form().screen(Screen::MaintenanceSchedule),
        ),
    ],
    bad: &[
        example(
            "It was moved by a day, and no Status Update was posted.",
            moved().screen(Screen::MaintenanceStatus),
        ),
        example(
            "The same, on another screen.",
            moved().screen(Screen::Components),
        ),
        example(
            "It takes longer than clients know.",
            form()
                .screen(Screen::MaintenanceStatus)
                .status(Status::InProgress)
                .former_schedule(("2026-11-24 22:00", 120))
                .seen_schedule(("2026-11-24 22:00", 210)),
        ),
    ],
    check,
};

const fn moved() -> crate::engine::examples::Sketch {
    form()
        .former_schedule(("2026-11-23 22:00", 120))
        .seen_schedule(("2026-11-24 22:00", 120))
}

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let pending = context.form.history.pending.iter();
    Ok(pending.filter_map(|task| finding(context, task)).collect())
}

fn finding(context: &RuleContext, task: &PendingTask) -> Option<Finding> {
    let PendingKind::TellClients {
        former,
        schedule,
        evidence,
    } = &task.kind
    else {
        return None;
    };
    let is_update = task.is_open_here && context.form.screen == Screen::MaintenanceStatus;
    let name = task.name_notice();
    let change = format!(
        "{}, before {}",
        describe(context, schedule)?,
        describe(context, former)?
    );
    let post = match is_update {
        true => "Post this update with a component and Send notifications.",
        false => "Post an update with a component and Send notifications.",
    };
    let sentence = match evidence {
        TellEvidence::ChangedHere => {
            format!(
                "Clients were not told of the new schedule of {name}: {change}. {NO_TEXT} {post}"
            )
        }
        TellEvidence::ScheduleSent => format!(
            "A new schedule of {name} was sent: {change}. Whether it was saved was not seen: look at Schedule & Automation. \
             Clients are not told of it. {NO_TEXT} {post}"
        ),
        TellEvidence::ChangedElsewhere => format!(
            "The schedule of {name} is another than when it was seen before: {change}. It was not changed in this browser. \
             {NO_TEXT} Look whether a Status Update told clients since."
        ),
        TellEvidence::UpdateSent => format!(
            "A Status Update on the new schedule of {name} was sent ({change}), and was not seen to be saved: look at the \
             updates of the maintenance."
        ),
    };
    let severity = match evidence {
        TellEvidence::ChangedHere => Severity::Error,
        _ => Severity::Review,
    };
    let field = match is_update {
        true => FieldName::Message,
        false => FieldName::Page,
    };
    let mut finding = Finding::new(severity, field, capitalise(sentence)).about_task(task);
    if is_update && *evidence != TellEvidence::UpdateSent {
        finding = add_fixes(finding, context, former, schedule);
    }
    Some(finding)
}

const NO_TEXT: &str = "Statuspage sends no text message about a new date or an extension: tell those who get only text \
                       messages yourself.";

/// `Tue 24 Nov 22:00–00:00 UTC`.
fn describe(context: &RuleContext, schedule: &SeenSchedule) -> Option<String> {
    let policy = context.policy;
    match Window::from_seen(schedule, &policy.time.zone, context.zones) {
        Some(window) => Some(format::format_window(
            window.start,
            window.end,
            policy.time.clock,
        )),
        // Its zone is not known: as the form had it.
        None => {
            let start = schedule.start_on_form()?;
            let clock = format::format_clock(start.time(), policy.time.clock);
            Some(format!(
                "{}, {clock}",
                format::format_long_day(start.date())
            ))
        }
    }
}

fn add_fixes(
    mut finding: Finding,
    context: &RuleContext,
    former: &SeenSchedule,
    schedule: &SeenSchedule,
) -> Finding {
    let form = context.form;
    if form.notify.now == Field::Value(false) {
        let tick = Edit::Notify {
            moment: NotificationMoment::Now,
            on: true,
        };
        finding = finding.with_fix("Tick Send notifications", vec![tick]);
    }
    let phase = match former.start == schedule.start {
        true => TemplatePhase::Extended,
        false => TemplatePhase::Rescheduled,
    };
    let is_empty = form
        .message
        .value()
        .is_some_and(|text| text.trim().is_empty());
    // A shorter maintenance is not extended.
    let has_template = phase == TemplatePhase::Rescheduled || schedule.minutes > former.minutes;
    let offered = context.offered_templates(phase).next();
    let fix = offered
        .filter(|_| is_empty && has_template)
        .map(|template| context.fix_by_template(template));
    finding.with_fixes(fix)
}
