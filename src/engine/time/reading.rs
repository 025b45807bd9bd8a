//! What a text is read with.

use super::instant::{UtcInstant, Zones};
use rustc_hash::FxHashMap;

/// What a text is read with.
pub struct Reading<'a> {
    /// Year-less and relative dates are read from here.
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
    /// What abbreviations mean here (`CST` → `America/Chicago`): the policy's `time.abbreviations`.
    pub abbreviations: &'a FxHashMap<String, String>,
    /// The start that the schedule fields say: gives a date to times that have none.
    pub schedule: Option<UtcInstant>,
}
