//! `never-verifying`: the status is not Verifying.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity},
    form::{FieldName, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
};

pub static RULE: Rule = Rule {
    id: "never-verifying",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "The status is not Verifying.",
    why: "Clients do not know what Verifying means for them: the work is either going on or done. \
          Statuspage offers the status and it cannot be removed there.",
    applies_to: Scope::MAINTENANCES,
    needs: &[Need::Status],
    options: &[],
    good: &[
        example("A scheduled maintenance.", form()),
        example(
            "Work that is still being looked at is in progress.",
            form()
                .screen(Screen::MaintenanceStatus)
                .status(Status::InProgress),
        ),
    ],
    bad: &[example(
        "The slider stands on Verifying.",
        form()
            .screen(Screen::MaintenanceStatus)
            .status(Status::Verifying),
    )],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    if *context.form.status.require_value(FieldName::Status)? != Status::Verifying {
        return Ok(Vec::new());
    }
    let finding = Finding::error(
        FieldName::Status,
        "The status Verifying is not used. Choose In progress while the work goes on, \
         Completed when it is done.",
    );
    Ok(vec![
        finding
            .with_fix("In progress", vec![Edit::Status(Status::InProgress)])
            .with_fix("Completed", vec![Edit::Status(Status::Completed)]),
    ])
}
