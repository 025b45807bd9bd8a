//! Zones that remember what they were asked, because asking a browser for an offset or for its own
//! zone costs far more than reading a text.

use super::instant::{UtcInstant, Zones};
use chrono::DateTime;
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};

/// Seconds of a block of time. No zone has changed its clocks and back within one, so if both edges
/// of a block have the same offset, the whole block has it.
const BLOCK: i64 = 8 * 24 * 3600;

/// Seconds of the small blocks around a change. Since 1972 clocks change on whole minutes, not
/// always on a quarter of an hour: in Newfoundland they did at one minute past midnight.
const MINUTE: i64 = 60;
const SINCE_1972: i64 = 63_072_000;

/// The most zones that are kept, and the most edges of each. The texts of one form need a handful,
/// those of a whole history some hundreds.
const MOST: usize = 1024;

/// Another [`Zones`], whose offsets at the edges of blocks are remembered.
#[derive(Default)]
pub struct CachedZones<Z> {
    pub zones: Z,
    /// Zone → second since 1970 → its offset.
    edges: RefCell<FxHashMap<String, FxHashMap<i64, Option<i32>>>>,
    /// The user's own zone. After a journey the new zone is found when the background restarts.
    local: OnceCell<Option<String>>,
}

impl<Z: Zones> CachedZones<Z> {
    /// The offset at a second since 1970, asked for once.
    fn offset_at_edge(&self, zone: &str, at: i64) -> Option<i32> {
        if let Some(known) = self
            .edges
            .borrow()
            .get(zone)
            .and_then(|edges| edges.get(&at))
        {
            return *known;
        }
        let offset = self.zones.offset_at(zone, DateTime::from_timestamp(at, 0)?);
        let mut edges = self.edges.borrow_mut();
        if !edges.contains_key(zone) {
            // A page can name any number of zones.
            if edges.len() >= MOST {
                edges.clear();
            }
            edges.insert(zone.to_owned(), FxHashMap::default());
        }
        if let Some(edges) = edges.get_mut(zone) {
            if edges.len() >= MOST {
                edges.clear();
            }
            edges.insert(at, offset);
        }
        offset
    }
}

impl<Z: Zones> Zones for CachedZones<Z> {
    fn offset_at(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        let second = at.timestamp();
        let start = second - second.rem_euclid(BLOCK);
        let (from, to) = (
            self.offset_at_edge(zone, start)?,
            self.offset_at_edge(zone, start + BLOCK)?,
        );
        if from == to {
            Some(from)
        } else if second >= SINCE_1972 {
            self.offset_at_edge(zone, second - second.rem_euclid(MINUTE))
        } else {
            self.zones.offset_at(zone, at)
        }
    }

    fn local_zone(&self) -> Option<String> {
        self.local.get_or_init(|| self.zones.local_zone()).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::zones::Counted;

    #[track_caller]
    fn asks(wanted: u32, ask: impl Fn(&CachedZones<Counted>)) {
        let zones = CachedZones::default();
        for _ in 0..100 {
            ask(&zones);
        }
        assert_eq!(zones.zones.times.get(), wanted);
    }

    #[test]
    fn known_offsets_are_not_asked_again() {
        let now = DateTime::UNIX_EPOCH;
        asks(1, |zones| {
            assert_eq!(zones.local_zone().as_deref(), Some("Europe/Paris"));
        });
        asks(2, |zones| {
            assert_eq!(zones.offset_at("Europe/Paris", now), Some(3600));
        });
        asks(1, |zones| assert_eq!(zones.offset_at("Nowhere", now), None));
    }

    #[test]
    fn memory_is_bounded_however_many_zones_a_page_names() {
        let zones = CachedZones::<Counted>::default();
        for number in 0..10 * MOST {
            zones.offset_at(&format!("Area/{number}"), DateTime::UNIX_EPOCH);
        }
        assert!(zones.edges.borrow().len() <= MOST);
    }
}
