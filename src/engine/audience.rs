//! Which client each component belongs to; who will see this.

use super::{form::Components, policy::Policy};

/// The components of a form, sorted by client. Computed once per change of components or policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audience {}

impl Audience {
    pub fn of(_components: &Components, _policy: &Policy) -> Self {
        Self::default()
    }
}
