//! No text makes the reader panic or overlap its spans, and every span can be rewritten.
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run times --sanitizer none fuzz/corpus/times fuzz/seeds/times -- \
//! -max_len=400 -timeout=5`, with a folder `fuzz/corpus/times`; what it finds lies in
//! `fuzz/artifacts`.

#![no_main]

#[path = "../../tests/support/zones.rs"]
mod zones;

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use statuspage_guard::engine::{
    template::placeholders::find_placeholders,
    time::{ReadingContext, format::Clock, read_times, rewrite_in_utc},
};
use std::collections::BTreeMap;
use zones::Chicago;

fuzz_target!(|text: &str| {
    let abbreviations = BTreeMap::default();
    let reading = ReadingContext {
        now: DateTime::from_timestamp(1_795_435_200, 0).unwrap_or_default(),
        zones: &Chicago,
        abbreviations: &abbreviations,
        schedule: DateTime::from_timestamp(1_795_521_600, 0),
        date_order: None,
    };
    let mut last = 0;
    let times = read_times(text, &reading);
    for time in &times {
        assert!(time.span.start >= last && time.span.end > time.span.start);
        assert!(text.get(time.span.start..time.span.end).is_some());
        last = time.span.end;
        if let Some(rewriting) = rewrite_in_utc(text, &times, time, Clock::TwentyFour) {
            rewriting.apply_to(text);
        }
    }
    let mut last = 0;
    for span in find_placeholders(text) {
        assert!(span.start >= last && text.get(span.start..span.end).is_some());
        last = span.end;
    }
});
