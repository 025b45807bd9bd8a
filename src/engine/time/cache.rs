//! Zones that remember: asking a browser for an offset costs far more than reading a text.

use super::{UtcInstant, Zones};
use chrono::DateTime;
use std::cell::RefCell;

/// Seconds of a block of time. No zone has changed its clocks and back within one, so when both of
/// its edges have the same offset, all of it has.
const BLOCK: i64 = 8 * 24 * 3600;

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
    block: i64,
    offset: Option<i32>,
}

impl<Z: Zones> Cached<Z> {
    fn edge(&self, zone: &str, block: i64) -> Option<i32> {
        let known = |edges: &Vec<Edge>| {
            let edge = edges
                .iter()
                .find(|edge| edge.block == block && edge.zone == zone);
            edge.map(|edge| edge.offset)
        };
        if let Some(offset) = known(&self.edges.borrow()) {
            return offset;
        }
        let offset = self
            .zones
            .offset(zone, DateTime::from_timestamp(block * BLOCK, 0)?);
        let mut edges = self.edges.borrow_mut();
        if edges.len() >= MOST {
            edges.clear();
        }
        edges.push(Edge {
            zone: zone.to_string(),
            block,
            offset,
        });
        offset
    }
}

impl<Z: Zones> Zones for Cached<Z> {
    fn offset(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        let block = at.timestamp().div_euclid(BLOCK);
        let (from, to) = (self.edge(zone, block)?, self.edge(zone, block + 1)?);
        if from == to {
            Some(from)
        } else {
            self.zones.offset(zone, at)
        }
    }

    fn local(&self) -> Option<String> {
        self.zones.local()
    }
}
