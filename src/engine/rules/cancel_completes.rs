//! `cancel-completes`: a maintenance that is cancelled is set to Completed.

use crate::engine::{
    examples::{Sketch, form},
    finding::{Edit, Finding, Severity},
    form::{FieldName, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    template::TemplatePhase,
};

pub static RULE: Rule = Rule {
    id: "cancel-completes",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "With a message from the template for a cancelled maintenance the status is Completed.",
    why: "Statuspage knows no cancelled maintenance. With any other status it starts at its time all the same, sets its \
          components to Under Maintenance and tells the clients so.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceStatus]),
    needs: &[Need::Status, Need::Message],
    options: &[],
    good: &[
        example(
            "Cancelled, with the status Completed.",
            CANCELLED.status(Status::Completed),
        ),
        example("Another message.", form().screen(Screen::MaintenanceStatus)),
    ],
    bad: &[example(
        "Cancelled, and still Scheduled.",
        CANCELLED.status(Status::Scheduled),
    )],
    check,
};

const CANCELLED: Sketch = form().screen(Screen::MaintenanceStatus).message(
    "The maintenance for Alder Market that was planned for 24 November 2026 has been cancelled. No work will be \
     done.\n\nSites: Alder Boston and Alder Denver\n\nWe will announce a new date here before the work is carried out.",
);

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let status = *context.form.status.require_value(FieldName::Status)?;
    if status == Status::Completed || !context.is_from_template(TemplatePhase::Cancelled) {
        return Ok(Vec::new());
    }
    let sentence = format!(
        "The message cancels the maintenance, and with the status {} it starts all the same. Set it to Completed.",
        status.display_name()
    );
    Ok(vec![Finding::error(FieldName::Status, sentence).with_fix(
        "Set Completed",
        vec![Edit::Status(Status::Completed)],
    )])
}
