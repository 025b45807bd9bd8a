//! `components-selected`: at least one component is chosen.

use crate::engine::{
    examples::{SketchRow, UNTICKED, form},
    finding::{Finding, Severity},
    form::{FieldName, Screen},
    rule::{NOT_COMPLETED, Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::join_first_names,
};

pub static RULE: Rule = Rule {
    id: "components-selected",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "At least one component is chosen.",
    why: "Subscribers are told of a maintenance only when a component that they follow is part of \
          it. Without one, nobody sees it and nobody is told.",
    applies_to: Scope::NOTICES.only_while(NOT_COMPLETED),
    needs: &[Need::Components],
    options: &[],
    good: &[example("The client's two sites are chosen.", form())],
    bad: &[
        example("No site is chosen.", form().components(NOTHING)),
        example(
            "No site of an incident is chosen, where the policy allows incidents.",
            form().screen(Screen::IncidentNew).components(NOTHING),
        )
        .with_policy(r#"{"incidents": "allowed"}"#),
    ],
    check,
};

const NOTHING: &[SketchRow] = &[
    ("Alder Market", "Alder Boston", UNTICKED),
    ("Bluebird Foods", "Bluebird Dublin", UNTICKED),
];

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let components = context
        .form
        .components
        .require_value(FieldName::Components)?;
    if components.ticked_components().next().is_some() {
        return Ok(Vec::new());
    }
    if !components.collapsed_groups.is_empty() {
        return Err(Skip::could_not_run(
            FieldName::Components,
            format!(
                "Nothing is chosen as far as can be seen, but the components in {} are not on the \
                 page. Open the groups.",
                join_first_names(&components.collapsed_groups)
            ),
        ));
    }
    Ok(vec![Finding::error(
        FieldName::Components,
        format!(
            "No component is chosen: nobody would see this {} or be told of it. Tick the client's \
             sites.",
            context.form.screen.notice_noun()
        ),
    )])
}
