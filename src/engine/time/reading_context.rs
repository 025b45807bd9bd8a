//! What a text is read with.

use super::day_resolution::NumericDateOrder;
use super::instant::{UtcInstant, Zones};
use rustc_hash::FxHashMap;

/// What the meaning of a text depends on besides its words.
pub struct ReadingContext<'a> {
    /// The reference for dates without a year and relative dates.
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
    /// The zones of abbreviations (`CST` → `America/Chicago`), from the policy's
    /// `time.abbreviations`.
    pub abbreviations: &'a FxHashMap<String, String>,
    /// The start in the schedule fields, whose date applies to times without one.
    pub schedule: Option<UtcInstant>,
    /// What comes first in dates like `08/06/2026`, where the policy writes them so.
    pub date_order: Option<NumericDateOrder>,
}
