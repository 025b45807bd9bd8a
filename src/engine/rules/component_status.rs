//! `component-status`: the statuses of the components fit that of the maintenance.

use crate::engine::{
    examples::{Sketch, form},
    finding::{Finding, Severity},
    form::{Component, ComponentStatus, FieldName, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::{format_name, join_first_names},
};

pub static RULE: Rule = Rule {
    id: "component-status",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The chosen components are Operational while the maintenance is scheduled or completed, Under maintenance while \
           it is in progress, and never in an outage.",
    why: "The status page shows the components beside the maintenance. One that stays Under maintenance after the end, or \
          is so before the start, tells clients that they cannot work; an outage counts against the uptime that they \
          were promised.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceNew, Screen::MaintenanceStatus]),
    needs: &[Need::Status, Need::Components],
    options: &[],
    good: &[
        example(
            "In progress, with the components Under maintenance.",
            STATUS
                .status(Status::InProgress)
                .component_status(ComponentStatus::UnderMaintenance),
        ),
        example(
            "Completed, with the components Operational.",
            STATUS
                .status(Status::Completed)
                .component_status(ComponentStatus::Operational),
        ),
    ],
    bad: &[
        example(
            "Completed, and the components stay Under maintenance.",
            STATUS
                .status(Status::Completed)
                .component_status(ComponentStatus::UnderMaintenance),
        ),
        example(
            "An outage.",
            STATUS
                .status(Status::InProgress)
                .component_status(ComponentStatus::MajorOutage),
        ),
    ],
    check,
};

const STATUS: Sketch = form().screen(Screen::MaintenanceStatus);

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let components = context
        .form
        .components
        .require_value(FieldName::Components)?;
    let status = *context.form.status.require_value(FieldName::Status)?;
    let wanted = match status {
        Status::Scheduled | Status::Completed => ComponentStatus::Operational,
        Status::InProgress | Status::Verifying => ComponentStatus::UnderMaintenance,
        _ => return Err(Skip::NotApplicable),
    };
    let chosen = || components.ticked_components();
    let unclear = || {
        let is_unclear = |one: &&Component| components.unclear_statuses.contains(&one.name);
        let component = chosen().find(is_unclear)?;
        let name = format_name(&component.name);
        Some(Skip::could_not_run(
            FieldName::Components,
            format!("Which status “{name}” gets cannot be told: several components are called so."),
        ))
    };
    // A page without these menus sets no statuses here.
    if chosen().all(|component| component.status.is_none()) {
        return Err(unclear().unwrap_or(Skip::NotApplicable));
    }
    let mut others: Vec<ComponentStatus> = Vec::new();
    for set in chosen().filter_map(|component| component.status) {
        if set != wanted && !others.contains(&set) {
            others.push(set);
        }
    }
    let findings = others.into_iter().map(|set| {
        let is_set = |component: &&Component| component.status == Some(set);
        let names: Vec<String> = chosen()
            .filter(is_set)
            .map(|component| format_name(&component.name).into_owned())
            .collect();
        let verb = if names.len() == 1 { "is" } else { "are" };
        Finding::warning(
            FieldName::Components,
            format!(
                "The maintenance is {}, and {} {verb} set to {}. Set {}.",
                status.display_name(),
                join_first_names(&names),
                set.display_name(),
                wanted.display_name()
            ),
        )
    });
    let findings: Vec<Finding> = findings.collect();
    match unclear().filter(|_| findings.is_empty()) {
        Some(unclear) => Err(unclear),
        None => Ok(findings),
    }
}
