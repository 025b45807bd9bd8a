//! Zones that remember: asking a browser for an offset, or for its own zone, costs far more than reading a text.

use super::instant::{UtcInstant, Zones};
use chrono::DateTime;
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};

/// Seconds of a block of time. No zone has changed its clocks and back within one, so when both of
/// its edges have the same offset, all of it has.
const BLOCK: i64 = 8 * 24 * 3600;

/// Seconds of the small blocks around a change: since 1972 clocks change on whole minutes (and not
/// always on the quarter of an hour: Newfoundland's did at one minute past midnight).
const MINUTE: i64 = 60;
const SINCE_1972: i64 = 63_072_000;

/// So many zones are kept, and so many edges of each; the texts of one form need a handful, those of a whole
/// history some hundreds.
const MOST: usize = 1024;

/// What another [`Zones`] says, with the offsets at the edges of blocks remembered.
#[derive(Default)]
pub struct Cached<Z> {
    pub zones: Z,
    /// Zone → second since 1970 → its offset.
    edges: RefCell<FxHashMap<String, FxHashMap<i64, Option<i32>>>>,
    /// The person's own zone. Whoever travels has it anew with the next background, some seconds later.
    local: OnceCell<Option<String>>,
}

impl<Z: Zones> Cached<Z> {
    /// The offset at a second since 1970, asked once.
    fn edge(&self, zone: &str, at: i64) -> Option<i32> {
        if let Some(known) = self
            .edges
            .borrow()
            .get(zone)
            .and_then(|edges| edges.get(&at))
        {
            return *known;
        }
        let offset = self.zones.offset(zone, DateTime::from_timestamp(at, 0)?);
        let mut edges = self.edges.borrow_mut();
        if !edges.contains_key(zone) {
            // A page can name zones without end.
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

impl<Z: Zones> Zones for Cached<Z> {
    fn offset(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        let second = at.timestamp();
        let start = second - second.rem_euclid(BLOCK);
        let (from, to) = (self.edge(zone, start)?, self.edge(zone, start + BLOCK)?);
        if from == to {
            Some(from)
        } else if second >= SINCE_1972 {
            self.edge(zone, second - second.rem_euclid(MINUTE))
        } else {
            self.zones.offset(zone, at)
        }
    }

    fn local(&self) -> Option<String> {
        self.local.get_or_init(|| self.zones.local()).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::zones::Counted;

    #[track_caller]
    fn asks(wanted: u32, ask: impl Fn(&Cached<Counted>)) {
        let zones = Cached::default();
        for _ in 0..100 {
            ask(&zones);
        }
        assert_eq!(zones.zones.times.get(), wanted);
    }

    #[test]
    fn what_is_known_is_not_asked_again() {
        let now = DateTime::UNIX_EPOCH;
        asks(1, |zones| {
            assert_eq!(zones.local().as_deref(), Some("Europe/Paris"));
        });
        asks(2, |zones| {
            assert_eq!(zones.offset("Europe/Paris", now), Some(3600));
        });
        asks(1, |zones| assert_eq!(zones.offset("Nowhere", now), None));
    }

    #[test]
    fn a_page_that_names_zones_without_end_takes_no_memory_without_end() {
        let zones = Cached::<Counted>::default();
        for number in 0..10 * MOST {
            zones.offset(&format!("Area/{number}"), DateTime::UNIX_EPOCH);
        }
        assert!(zones.edges.borrow().len() <= MOST);
    }
}
