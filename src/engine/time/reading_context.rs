//! What a text is read with.

use super::instant::{UtcInstant, Zones};
use std::collections::BTreeMap;

/// What a text is read with.
pub struct ReadingContext<'a> {
    /// Year-less and relative dates are read from here.
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
    /// What abbreviations mean here (`CST` → `America/Chicago`): the policy's `time.abbreviations`.
    pub abbreviations: &'a BTreeMap<String, String>,
    /// The start that the schedule fields say: gives a date to times that have none.
    pub schedule: Option<UtcInstant>,
}
