//! Instants, and the source of the offsets of zones.

use chrono::{DateTime, Utc};

/// An instant, in UTC.
pub type UtcInstant = DateTime<Utc>;

/// The source of the offsets of zones: `Intl` in the browser, a crate on the command line.
pub trait Zones {
    /// Seconds east of UTC in `zone` (an IANA name) at an instant. `None` for an unknown zone.
    fn offset_at(&self, zone: &str, at: UtcInstant) -> Option<i32>;

    /// IANA name of the zone of the user's machine.
    fn local_zone(&self) -> Option<String>;
}
