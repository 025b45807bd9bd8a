//! `components-operational`: after a maintenance is completed, no component of it is left Under Maintenance.
//!
//! It is known from what an update set, and from the screens that show the status of components. It stays on every screen of
//! the Statuspage page until the components were seen otherwise, or it is set aside.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::{FieldName, PendingKind, PendingTask, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    sentences::{capitalise, join_first_names},
};

pub static RULE: Rule = Rule {
    id: "components-operational",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "After a maintenance is completed, no component of it is left Under Maintenance. It stays on every screen of the \
           Statuspage page until they were seen Operational or it is set aside.",
    why: "Components do not always go back to Operational by themselves when a maintenance is completed by hand. Clients see \
          their site under maintenance although nothing is going on.",
    applies_to: Scope::WHILE_PENDING,
    needs: &[],
    options: &[],
    good: &[example(
        "Nothing was left.",
        form()
            .screen(Screen::MaintenanceStatus)
            .status(Status::Completed),
    )],
    bad: &[
        example(
            "A site was left Under Maintenance.",
            form()
                .screen(Screen::IncidentList)
                .components_left(&["Alder Boston"]),
        ),
        example(
            "Two sites were, on the screen of the maintenance.",
            form()
                .screen(Screen::MaintenanceStatus)
                .status(Status::Completed)
                .components_left(&["Alder Boston", "Alder Denver"]),
        ),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let pending = context.form.history.pending.iter();
    Ok(pending.filter_map(finding).collect())
}

fn finding(task: &PendingTask) -> Option<Finding> {
    let PendingKind::ComponentsLeft { names } = &task.kind else {
        return None;
    };
    let sentence = format!(
        "{} {} still Under Maintenance, and {} is completed: set Operational under Components > Edit.",
        join_first_names(names),
        if names.len() == 1 {
            "was seen"
        } else {
            "were seen"
        },
        task.name_notice(),
    );
    let finding = Finding::warning(FieldName::Page, capitalise(sentence));
    Some(finding.about_task(task))
}
