//! An incident of a document → its form, and what every rule says of it.

use super::{
    documents::Document,
    incident::{self, Incident},
    machine,
};
use serde_json::Value;
use statuspage_guard::engine::{
    audience::Audience,
    check::{RuleOutcome, check_form},
    finding::{Finding, Outcome},
    form::{Component, Field, Form},
    policy::Policy,
    time::UtcInstant,
};

/// Asks every rule. `others` are the components of the page, of which the document may name only those that were chosen.
pub fn check_incident(
    value: &Value,
    document: &Document,
    others: &[Component],
    policy: &Policy,
    now: UtcInstant,
) -> (Form, Vec<RuleOutcome>) {
    let Incident { mut form, findings } =
        incident::read_incident(value, document, &policy.time.zone);
    if let Field::Value(components) = &mut form.components {
        let is_new = |other: &&Component| !components.list.iter().any(|one| one.id == other.id);
        let more: Vec<Component> = others.iter().filter(is_new).cloned().collect();
        components.list.extend(more);
    }
    let audience = match form.components.value() {
        Some(components) => Audience::from_components(components, policy),
        None => Audience::default(),
    };
    let zones = machine::load_zones();
    let mut checked = vec![document_rule(findings)];
    checked.extend(check_form(&form, policy, &audience, now, &zones));
    (form, checked)
}

/// Faults of the document itself are reported under a rule of their own, because no form can have
/// them.
fn document_rule(mut findings: Vec<Finding>) -> RuleOutcome {
    const RULE: &str = "api-values";
    for finding in &mut findings {
        finding.rule = RULE;
    }
    let outcome = Outcome::from(Ok(findings));
    RuleOutcome {
        rule: RULE,
        outcome,
    }
}
