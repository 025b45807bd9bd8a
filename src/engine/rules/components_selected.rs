//! `components-selected`: at least one component is chosen.

use crate::engine::{
    case::{Case, Need, Skip},
    examples::{OFF, form},
    finding::{Finding, Severity},
    form::FieldName,
    rule::{NOT_COMPLETED, Rule, Scope, example},
    say::list,
};

pub static RULE: Rule = Rule {
    id: "components-selected",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "At least one component is chosen.",
    why: "Subscribers are told of a maintenance only when a component that they follow is part of \
          it. Without one, nobody sees it and nobody is told.",
    applies_to: Scope::MAINTENANCES.when(NOT_COMPLETED),
    needs: &[Need::Field(FieldName::Components)],
    options: &[],
    good: &[example("The client's two sites are chosen.", form())],
    bad: &[example(
        "No site is chosen.",
        form().components(&[
            ("Alder Market", "Alder Boston", OFF),
            ("Bluebird Foods", "Bluebird Dublin", OFF),
        ]),
    )],
    check,
};

fn check(case: &Case) -> Result<Vec<Finding>, Skip> {
    let components = case.form.components.need(FieldName::Components)?;
    if components.ticked().next().is_some() {
        return Ok(Vec::new());
    }
    if !components.unseen.is_empty() {
        return Err(Skip::could_not(
            FieldName::Components,
            format!(
                "Nothing is chosen as far as can be seen, but the components in {} are not on the \
                 page. Open the groups.",
                list(&components.unseen)
            ),
        ));
    }
    Ok(vec![Finding::error(
        FieldName::Components,
        "No component is chosen: nobody would see this maintenance or be told of it. Tick the \
         client's sites.",
    )])
}
