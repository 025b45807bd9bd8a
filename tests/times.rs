//! Properties of the reader of times, over seeded random texts and instants. No test here depends on
//! the wall clock, the machine's zone or on anything outside the repository.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "times/fixes.rs"]
mod fixes;
#[path = "times/grammar.rs"]
mod grammar;
#[path = "times/oracle.rs"]
mod oracle;
#[path = "times/properties.rs"]
mod properties;
#[path = "support/random.rs"]
mod random;
#[path = "support/zones.rs"]
mod zones;

use chrono::DateTime;
use rustc_hash::FxHashMap;
use statuspage_guard::engine::time::{ClockTime, ReadingContext, UtcInstant, read_times};
use zones::Tables;

pub fn now() -> UtcInstant {
    DateTime::from_timestamp(1_795_435_200, 0).unwrap()
}

pub fn times(text: &str) -> Vec<ClockTime> {
    let abbreviations = FxHashMap::default();
    let reading = ReadingContext {
        now: now(),
        zones: &Tables::default(),
        abbreviations: &abbreviations,
        schedule: None,
        date_order: None,
    };
    read_times(text, &reading)
}
