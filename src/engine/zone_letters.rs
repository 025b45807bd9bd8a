//! A zone at a moment → the letters that people write behind a clock time there, where they say no less than the
//! zone's name.

use super::time::{Doubt, ReadingContext, UtcInstant, Zones, format, read_times, zone_label_at};
use chrono::Duration;
use rustc_hash::FxHashMap;

/// `JST`, `BST`; `None` where the zone has no letters then, or where the reader of times does not read them back as
/// this moment.
pub fn find_zone_letters(
    zone: &str,
    at: UtcInstant,
    zones: &dyn Zones,
    abbreviations: &FxHashMap<String, String>,
) -> Option<String> {
    let letters = zone_label_at(zone, at, zones, abbreviations)?;
    if !letters.chars().all(char::is_alphabetic) {
        return None;
    }
    let clock = at.naive_utc() + Duration::seconds(zones.offset_at(zone, at)?.into());
    let day = format::format_long_day(clock.date());
    let time = format::format_clock(clock.time(), format::Clock::TwentyFour);
    let reading = ReadingContext {
        now: at,
        zones,
        abbreviations,
        schedule: None,
        date_order: None,
    };
    let times = read_times(&format!("{day} at {time} {letters}"), &reading);
    let [read] = times.as_slice() else {
        return None;
    };
    // Of several places that use the same letters, a text of the zone's own people means theirs.
    let doubt = read.review.as_ref().map(|review| review.doubt);
    let is_clear = doubt.is_none_or(|doubt| doubt == Doubt::Abbreviation);
    let is_same = read.possible_moments().first() == Some(&(at, None));
    (is_clear && is_same).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::tests::{Rules, instant};

    #[test]
    fn letters_are_those_that_are_read_back() {
        let none = FxHashMap::default();
        let letters = |zone, at| find_zone_letters(zone, instant(at), &Rules, &none);
        for (zone, in_summer, in_winter) in [
            ("Asia/Tokyo", Some("JST"), Some("JST")),
            ("Asia/Seoul", Some("KST"), Some("KST")),
            ("Europe/Paris", Some("CEST"), Some("CET")),
            ("Europe/London", Some("BST"), Some("GMT")),
            ("America/New_York", Some("EDT"), Some("EST")),
            ("America/Chicago", Some("CDT"), Some("CST")),
            ("Asia/Kolkata", Some("IST"), Some("IST")),
            ("Australia/Sydney", Some("AEST"), Some("AEDT")),
            // China's are read as those of Chicago, Ireland's as those of India, and Arizona has no MST in summer
            // that Denver would have.
            ("Asia/Shanghai", None, None),
            ("Europe/Dublin", None, Some("GMT")),
            ("America/Phoenix", None, Some("MST")),
            ("America/Detroit", None, None),
            ("Mars/Olympus", None, None),
        ] {
            assert_eq!(
                letters(zone, "2026-07-01T12:00:00Z").as_deref(),
                in_summer,
                "{zone}"
            );
            assert_eq!(
                letters(zone, "2026-12-01T12:00:00Z").as_deref(),
                in_winter,
                "{zone}"
            );
        }
        let own = FxHashMap::from_iter([("JST".to_owned(), "Asia/Seoul".to_owned())]);
        let at = instant("2026-12-01T12:00:00Z");
        assert_eq!(find_zone_letters("Asia/Tokyo", at, &Rules, &own), None);
    }
}
