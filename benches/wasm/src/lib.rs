//! The reader of times as the extension runs it: as wasm, with the zones of `Intl`.

#![cfg(target_arch = "wasm32")]

use chrono::DateTime;
use rustc_hash::FxHashMap;
use statuspage_guard::engine::time::{ReadingContext, read_times};
use statuspage_guard::shell::zones::IntlZones;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a session keeps between two texts.
#[wasm_bindgen]
#[derive(Default)]
pub struct Reader {
    zones: IntlZones,
    abbreviations: FxHashMap<String, String>,
}

#[wasm_bindgen]
impl Reader {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many times a text has, said at `now` (seconds since 1970).
    pub fn count(&self, text: &str, now: u32) -> u32 {
        let reading = ReadingContext {
            now: DateTime::from_timestamp(now.into(), 0).unwrap_or_default(),
            zones: &self.zones,
            abbreviations: &self.abbreviations,
            schedule: None,
            date_order: None,
        };
        read_times(text, &reading).len() as u32
    }
}
