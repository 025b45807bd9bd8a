//! `components-selected`: at least one component is chosen.

use super::{Case, Rule, example};
use crate::engine::{
    examples::{OFF, form},
    finding::{Finding, Outcome, Severity},
    form::{Field, FieldName, Screen, Status},
    say::list,
};

pub static RULE: Rule = Rule {
    id: "components-selected",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "At least one component is chosen.",
    why: "Subscribers are told of a maintenance only when a component that they follow is part of \
          it. Without one, nobody sees it and nobody is told.",
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

fn check(case: &Case) -> Outcome {
    let form = case.form;
    // What is completed nobody needs to see coming.
    let is_over = form.screen != Screen::MaintenanceNew
        && matches!(form.status, Field::Value(Status::Completed));
    if !form.screen.is_maintenance() || is_over {
        return Outcome::NotApplicable;
    }
    let components = match form.components.need(FieldName::Components) {
        Ok(components) => components,
        Err(outcome) => return outcome,
    };
    if components.ticked().next().is_some() {
        return Outcome::Pass;
    }
    if !components.unseen.is_empty() {
        return Outcome::could_not(
            FieldName::Components,
            format!(
                "Nothing is chosen as far as can be seen, but the components in {} are not on the \
                 page. Open the groups.",
                list(&components.unseen)
            ),
        );
    }
    Finding::error(
        FieldName::Components,
        "No component is chosen: nobody would see this maintenance or be told of it. Tick the \
         client's sites.",
    )
    .into()
}
