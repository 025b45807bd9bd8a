//! Whether a person may set the findings of a rule aside.

use super::Policy;
use schemars::JsonSchema;
use serde::Deserialize;

/// Whether a finding may be set aside, for the form that is being filled in: free, where a reason may be given, reason,
/// where one must be, or never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Dismissal")]
pub enum DismissalPolicy {
    Free,
    Reason,
    Never,
}

impl Policy {
    /// What the policy says of the rule; where it says nothing, an error needs a reason and the rest none.
    pub fn dismissal_of(&self, rule: &str, is_error: bool) -> DismissalPolicy {
        match self.dismissal.get(rule) {
            Some(set) => *set,
            None if is_error => DismissalPolicy::Reason,
            None => DismissalPolicy::Free,
        }
    }
}
