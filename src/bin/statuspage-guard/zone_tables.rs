//! Zones from the `chrono-tz` crate, for everything that runs outside a browser.

use chrono::{Offset, TimeZone};
use statuspage_guard::engine::time::{UtcInstant, Zones};

#[derive(Default)]
pub struct Tables {
    /// The zone of this machine.
    pub local: Option<String>,
}

impl Zones for Tables {
    fn offset_at(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        let zone: chrono_tz::Tz = zone.parse().ok()?;
        let offset = zone.offset_from_utc_datetime(&at.naive_utc());
        Some(offset.fix().local_minus_utc())
    }

    fn local_zone(&self) -> Option<String> {
        self.local.clone()
    }
}
