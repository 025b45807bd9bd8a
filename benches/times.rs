//! `cargo bench --bench times`: how long the reader of times takes on sentences of our own. The
//! command `cargo xtask bench-times FILE` holds it against another library in one run, as wasm.

#![allow(clippy::unwrap_used)]

#[path = "../src/bin/statuspage-guard/zone_tables.rs"]
mod tables;

use chrono::DateTime;
use rustc_hash::FxHashMap;
use statuspage_guard::engine::time::{ReadingContext, read_times};
use std::hint::black_box;
use std::time::Instant;
use tables::Tables;

const NOTICE: &str = "Maintenance is scheduled for Alder Market on 24 November 2026, from 22:00 to 00:00 UTC \
    (5-7 pm ET).\n\nSites: Boston, Denver\nExpected duration: 2 hours\n\nOrder processing at these sites may be interrupted \
    during this window. We will post here when the work starts and when it is complete.";

fn main() {
    let texts: [(&str, String); 6] = [
        (
            "no time",
            "We are currently investigating this issue and will post again soon.".repeat(3),
        ),
        ("one notice", NOTICE.into()),
        ("1 KB of notices", NOTICE.repeat(3)),
        (
            "25,000 characters of notices",
            NOTICE.repeat(80)[..25_000].into(),
        ),
        ("25,000 characters of 1:1:1:", "1:1:1:".repeat(4_166)),
        ("25,000 characters of 10:00 EST", "10:00 EST ".repeat(2_500)),
    ];
    let abbreviations = FxHashMap::default();
    let reading = ReadingContext {
        now: DateTime::from_timestamp(1_795_435_200, 0).unwrap(),
        zones: &Tables::default(),
        abbreviations: &abbreviations,
        schedule: None,
        date_order: None,
    };
    for (name, text) in &texts {
        let mut took: Vec<_> = (0..300)
            .map(|_| {
                let start = Instant::now();
                black_box(read_times(black_box(text), &reading));
                start.elapsed()
            })
            .collect();
        took.sort_unstable();
        println!(
            "{name:<32} median {:>10.2?}  p99 {:>10.2?}",
            took[150], took[297]
        );
    }
}
