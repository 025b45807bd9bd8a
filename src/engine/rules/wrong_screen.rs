//! `wrong-screen`: no incident is made by hand.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::{FieldName, Form, Screen},
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
};

pub static RULE: Rule = Rule {
    id: "wrong-screen",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "A maintenance is made on the maintenance screen, and an incident is not made by hand.",
    why: "The two screens look alike. An incident tells every client at once that something is \
          broken: a false alarm.",
    applies_to: Scope::on_screens(&[
        Screen::MaintenanceNew,
        Screen::MaintenanceStatus,
        Screen::MaintenanceSchedule,
        Screen::IncidentNew,
    ]),
    needs: &[],
    options: &[],
    good: &[example("A maintenance, on the maintenance screen.", form())],
    bad: &[
        example(
            "A maintenance is being typed on the incident screen.",
            form()
                .screen(Screen::IncidentNew)
                .name("Scheduled maintenance, Alder Boston"),
        ),
        example(
            "An incident is being made by hand.",
            form()
                .screen(Screen::IncidentNew)
                .name("Alder Boston is down")
                .message("We are looking into it."),
        ),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    if context.form.screen != Screen::IncidentNew {
        return Ok(Vec::new());
    }
    let sentence = sentence(speaks_of_maintenance(context.form));
    Ok(vec![Finding::error(FieldName::Page, sentence)])
}

fn sentence(maintenance: bool) -> &'static str {
    if maintenance {
        "This is the incident screen, and the text speaks of a maintenance: clients would get a \
         false alarm. Leave it and go to Incidents > Maintenances > Schedule maintenance."
    } else {
        "This makes an incident: clients are told at once that something is broken. For a \
         maintenance go to Incidents > Maintenances > Schedule maintenance; for an incident ask \
         the Support team."
    }
}

fn speaks_of_maintenance(form: &Form) -> bool {
    [&form.name, &form.message]
        .into_iter()
        .filter_map(|field| field.value())
        .any(|text| text.to_lowercase().contains("maintenance"))
}
