//! No text makes the reader panic or overlap its spans, and every span can be rewritten.
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run times --sanitizer none fuzz/corpus/times fuzz/seeds/times -- \
//! -max_len=400 -timeout=5`, with a folder `fuzz/corpus/times`; what it finds lies in
//! `fuzz/artifacts`.

#![no_main]

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use statuspage_guard::engine::{
    template::placeholders::placeholders,
    time::{Reading, UtcInstant, Zones, format::Clock, read, rewrite_utc},
};
use std::collections::BTreeMap;

/// One hour of daylight saving from day 70 to day 310 of each year, five hours west.
struct Simple;

impl Zones for Simple {
    fn offset(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        let day = at.timestamp().rem_euclid(31_556_952) / 86_400;
        (!zone.is_empty()).then(|| {
            if (70..310).contains(&day) {
                -14_400
            } else {
                -18_000
            }
        })
    }

    fn local(&self) -> Option<String> {
        Some("America/New_York".into())
    }
}

fuzz_target!(|text: &str| {
    let abbreviations = BTreeMap::default();
    let reading = Reading {
        now: DateTime::from_timestamp(1_795_435_200, 0).unwrap_or_default(),
        zones: &Simple,
        abbreviations: &abbreviations,
        schedule: DateTime::from_timestamp(1_795_521_600, 0),
    };
    let mut last = 0;
    let times = read(text, &reading);
    for time in &times {
        assert!(time.span.start >= last && time.span.end > time.span.start);
        assert!(text.get(time.span.start..time.span.end).is_some());
        last = time.span.end;
        if let Some(rewriting) = rewrite_utc(text, &times, time, Clock::TwentyFour) {
            rewriting.apply(text);
        }
    }
    let mut last = 0;
    for span in placeholders(text) {
        assert!(span.start >= last && text.get(span.start..span.end).is_some());
        last = span.end;
    }
});
