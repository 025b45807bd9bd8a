//! Moments, and how far the clocks of a zone are from them.

use chrono::{DateTime, Utc};

/// A moment, in UTC.
pub type UtcInstant = DateTime<Utc>;

/// Where the offsets of time zones come from: `Intl` in the browser, a crate on the command line.
pub trait Zones {
    /// Seconds east of UTC that clocks in `zone` (an IANA name) show at `at`. `None`: no such zone
    /// is known.
    fn offset_at(&self, zone: &str, at: UtcInstant) -> Option<i32>;

    /// IANA name of the zone that the person's machine is set to.
    fn local_zone(&self) -> Option<String>;
}
