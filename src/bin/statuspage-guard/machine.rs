//! What the engine does not know: this machine's clock, zones and files.

use super::tables::Tables;
use chrono::DateTime;
use statuspage_guard::engine::time::UtcInstant;
use std::io::Read;
use std::time::{SystemTime, UNIX_EPOCH};

/// The zone tables, with the zone that this machine is set to.
pub fn zones() -> Tables {
    Tables {
        local: std::env::var("TZ").ok().filter(|zone| zone.contains('/')),
    }
}

pub fn now() -> UtcInstant {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    DateTime::from_timestamp(since.as_secs() as i64, 0).unwrap_or_default()
}

/// An instant as RFC 3339 writes it.
pub fn instant(text: &str) -> Result<UtcInstant, String> {
    text.parse::<DateTime<chrono::FixedOffset>>()
        .map(|at| at.to_utc())
        .map_err(|error| format!("{text:?} is not a time as RFC 3339 writes it: {error}"))
}

/// The text of a file, or of the standard input for `-`.
pub fn read(file: &str) -> Result<String, String> {
    let read = || {
        if file != "-" {
            return std::fs::read_to_string(file);
        }
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    };
    read().map_err(|error| format!("{file}: {error}"))
}
