//! The zones that tests have: the real tables, a zone that is the same everywhere, and none at all.

#![allow(dead_code)]

#[path = "../../src/bin/statuspage-guard/zone_tables.rs"]
mod tables;

use statuspage_guard::engine::time::{UtcInstant, Zones};
use std::cell::Cell;
pub use tables::Tables;

/// The real zones, on a machine in Chicago.
pub struct Chicago;

impl Zones for Chicago {
    fn offset_at(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        Tables::default().offset_at(zone, at)
    }

    fn local_zone(&self) -> Option<String> {
        Some("America/Chicago".into())
    }
}

/// So many seconds east of UTC, in whatever zone is named after a place.
pub struct Fixed(pub i32);

impl Zones for Fixed {
    fn offset_at(&self, zone: &str, _: UtcInstant) -> Option<i32> {
        Some(if zone.contains('/') { self.0 } else { 0 })
    }

    fn local_zone(&self) -> Option<String> {
        None
    }
}

/// No zone is known.
pub struct NoZones;

impl Zones for NoZones {
    fn offset_at(&self, _: &str, _: UtcInstant) -> Option<i32> {
        None
    }

    fn local_zone(&self) -> Option<String> {
        None
    }
}

/// Paris, and a count of how often it was asked for anything.
#[derive(Default)]
pub struct Counted {
    pub times: Cell<u32>,
}

impl Zones for Counted {
    fn offset_at(&self, zone: &str, _: UtcInstant) -> Option<i32> {
        self.times.set(self.times.get() + 1);
        (zone != "Nowhere").then_some(3600)
    }

    fn local_zone(&self) -> Option<String> {
        self.times.set(self.times.get() + 1);
        Some("Europe/Paris".to_owned())
    }
}
