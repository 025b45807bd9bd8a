//! `never-verifying`: the status is not Verifying.

use super::{Case, Rule, example};
use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Outcome, Severity},
    form::{FieldName, Screen, Status},
};

pub static RULE: Rule = Rule {
    id: "never-verifying",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "The status is not Verifying.",
    why: "Clients do not know what Verifying means for them: the work is either going on or done. \
          Statuspage offers the status and it cannot be removed there.",
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

fn check(case: &Case) -> Outcome {
    if !case.form.screen.is_maintenance() {
        return Outcome::NotApplicable;
    }
    match case.form.status.need(FieldName::Status) {
        Ok(Status::Verifying) => Finding::error(
            FieldName::Status,
            "The status Verifying is not used. Choose In progress while the work goes on, \
             Completed when it is done.",
        )
        .fix("In progress", vec![Edit::Status(Status::InProgress)])
        .fix("Completed", vec![Edit::Status(Status::Completed)])
        .into(),
        Ok(_) => Outcome::Pass,
        Err(outcome) => outcome,
    }
}
