//! `posted-with-errors`: what clients see of a maintenance was posted without an error.
//!
//! Nothing holds up a Status Update: one that was sent with errors is remembered, and the next screen says what to mend. Only
//! which rules had found something is remembered, never the text.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::{FieldName, PendingKind, PendingTask, Screen},
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    sentences::{capitalise, join_first_names},
};
use std::borrow::Cow;

pub static RULE: Rule = Rule {
    id: "posted-with-errors",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "The Status Update that was posted last had no errors. Where it had, that stays on every screen of the Statuspage \
           page until an update without errors was saved, or it is set aside.",
    why: "After an update is posted, its form is empty again and nothing shows what was wrong. Clients go on reading it.",
    applies_to: Scope::WHILE_PENDING,
    needs: &[],
    options: &[],
    good: &[example(
        "Nothing was wrong.",
        form().screen(Screen::MaintenanceStatus),
    )],
    bad: &[
        example(
            "The update was posted with the status Verifying.",
            form()
                .screen(Screen::MaintenanceStatus)
                .posted_errors(&["never-verifying"]),
        ),
        example(
            "Its times were not in UTC and not those of the schedule.",
            form()
                .screen(Screen::IncidentList)
                .posted_errors(&["utc-times", "times-agree"]),
        ),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let pending = context.form.history.pending.iter();
    Ok(pending.filter_map(finding).collect())
}

fn finding(task: &PendingTask) -> Option<Finding> {
    let PendingKind::PostedWithErrors { rules } = &task.kind else {
        return None;
    };
    let slips: Vec<Cow<str>> = rules.iter().map(|rule| describe(rule)).collect();
    let slips: Vec<&str> = slips.iter().map(AsRef::as_ref).collect();
    let sentence = format!(
        "Clients see {} in {}, which was posted with it: post a Status Update that mends it.",
        join_first_names(&slips),
        task.name_notice(),
    );
    let finding = Finding::error(FieldName::Page, capitalise(sentence));
    Some(finding.about_task(task))
}

/// What was wrong, as it goes on after "clients see".
fn describe(rule: &str) -> Cow<'_, str> {
    let words = match rule {
        "never-verifying" => "the status Verifying",
        "one-client" => "components of several clients",
        "other-client-named" => "the name of another client",
        "components-selected" => "no component",
        "utc-times" => "times that are not in UTC",
        "times-agree" => "times that are not those of the schedule",
        "dates-agree" => "dates that are not those of the schedule",
        "placeholder-left" => "a placeholder that was not filled in",
        "added-time" => "the total instead of the time added",
        "cancel-completes" => "a cancellation that is not Completed",
        // The policy may make any rule's findings errors.
        other => return format!("an error found by {other}").into(),
    };
    words.into()
}
