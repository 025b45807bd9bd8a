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
#[path = "../src/bin/statuspage-guard/tables.rs"]
mod tables;

use chrono::DateTime;
use statuspage_guard::engine::time::{ClockTime, Reading, UtcInstant, read};
use std::collections::BTreeMap;
use tables::Tables;

/// Small and fixed, so that a failure can be seen again: xorshift64*.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

pub fn now() -> UtcInstant {
    DateTime::from_timestamp(1_795_435_200, 0).unwrap()
}

pub fn times(text: &str) -> Vec<ClockTime> {
    let abbreviations = BTreeMap::new();
    let reading = Reading {
        now: now(),
        zones: &Tables::default(),
        abbreviations: &abbreviations,
        schedule: None,
    };
    read(text, &reading)
}
