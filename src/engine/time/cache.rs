//! Zones that remember: asking a browser for an offset costs far more than reading a text.

use super::instant::{UtcInstant, Zones};
use chrono::DateTime;
use std::cell::RefCell;

/// Seconds of a block of time. No zone has changed its clocks and back within one, so when both of
/// its edges have the same offset, all of it has.
const BLOCK: i64 = 8 * 24 * 3600;

/// Seconds of the small blocks around a change: since 1972 clocks change on whole minutes (and not
/// always on the quarter of an hour: Newfoundland's did at one minute past midnight).
const MINUTE: i64 = 60;
const SINCE_1972: i64 = 63_072_000;

/// More are not kept; the texts of one form need a handful.
const MOST: usize = 256;

/// What another [`Zones`] says, with the offsets at the edges of blocks remembered.
#[derive(Default)]
pub struct Cached<Z> {
    pub zones: Z,
    edges: RefCell<Vec<Edge>>,
}

struct Edge {
    zone: String,
    at: i64,
    offset: Option<i32>,
}

impl<Z: Zones> Cached<Z> {
    /// The offset at a second since 1970, asked once.
    fn edge(&self, zone: &str, at: i64) -> Option<i32> {
        for edge in self.edges.borrow().iter() {
            if edge.at == at && edge.zone == zone {
                return edge.offset;
            }
        }
        let offset = self.zones.offset(zone, DateTime::from_timestamp(at, 0)?);
        let mut edges = self.edges.borrow_mut();
        if edges.len() >= MOST {
            edges.clear();
        }
        edges.push(Edge {
            zone: zone.to_string(),
            at,
            offset,
        });
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
        self.zones.local()
    }
}
