//! The one list of rules. A rule is one file in `rules/` and one line here.

use super::{
    audience::Audience,
    finding::{Finding, Need, Outcome, Severity},
    form::{Field, FieldName, Form},
    policy::Policy,
    time::{UtcInstant, Zones},
};

/// Everything a rule may look at. One snapshot, shared by all rules.
pub struct Case<'a> {
    pub form: &'a Form,
    pub policy: &'a Policy,
    /// Which client each component of the form belongs to.
    pub audience: &'a Audience,
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
}

/// A rule, its documentation and its examples, as a value.
pub struct Rule {
    /// Stable: a renamed rule keeps its old id in `renamed_from`.
    pub id: &'static str,
    pub renamed_from: &'static [&'static str],
    pub severity: Severity,
    /// One sentence: what it asks.
    pub asks: &'static str,
    /// Why is this bad?
    pub why: &'static str,
    pub good: &'static [Example],
    pub bad: &'static [Example],
    pub check: fn(&Case) -> Outcome,
}

/// A form that shows the rule at work. Read by the unit tests, the docs and the self-test.
pub struct Example {
    pub says: &'static str,
    pub form: fn() -> Form,
}

/// The one list, in the order in which findings are shown.
pub const RULES: &[&Rule] = &[];

impl<T> Field<T> {
    /// The value, or the outcome of a rule that cannot do without it.
    pub fn need(&self, field: FieldName) -> Result<&T, Outcome> {
        let why = match self {
            Self::Value(value) => return Ok(value),
            Self::NotHere => return Err(Outcome::NotApplicable),
            Self::Missing { why } | Self::Unreadable { why, .. } | Self::Ambiguous { why, .. } => {
                why
            }
        };
        Err(Outcome::CouldNotRun(vec![Need {
            field,
            why: why.clone(),
        }]))
    }
}

impl From<Vec<Finding>> for Outcome {
    fn from(findings: Vec<Finding>) -> Self {
        if findings.is_empty() {
            Self::Pass
        } else {
            Self::Found(findings)
        }
    }
}
