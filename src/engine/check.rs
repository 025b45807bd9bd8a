//! One check: every rule of the policy on one form.

use super::{
    audience::Audience,
    finding::Outcome,
    form::Form,
    policy::Policy,
    rules::{Case, RULES},
    time::{UtcInstant, Zones},
};

/// The outcome of one rule, severities as the policy wants them.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub rule: &'static str,
    pub outcome: Outcome,
}

/// Runs every rule that the policy does not switch off. `audience` is passed in, because it
/// depends on the components alone and is kept between keystrokes.
pub fn check(
    form: &Form,
    policy: &Policy,
    audience: &Audience,
    now: UtcInstant,
    zones: &dyn Zones,
) -> Vec<Checked> {
    let case = Case {
        form,
        policy,
        audience,
        now,
        zones,
    };
    RULES
        .iter()
        .map(|rule| Checked {
            rule: rule.id,
            outcome: (rule.check)(&case),
        })
        .collect()
}
