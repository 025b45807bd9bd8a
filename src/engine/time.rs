//! Clock times in prose, as instants. Knows no machine clock and ships no zone table: zones are
//! asked of [`Zones`], which the browser answers from its own data.
//!
//! [`read`] goes in four steps, each linear in the text: characters → tokens ([`lexer`]) → atoms
//! (clocks, dates, zones, the words between; [`atoms`]) → phrases (a time, or a range of two, with
//! the zone beside it; [`phrases`]) → clock times (with the zone and the date that count for them,
//! as instants; [`resolve`]).

mod atoms;
mod bound_phrase;
mod bracketed_restatements;
mod calendar_date_rewriting;
mod calendar_dates;
mod cjk_words;
mod clock_reader;
mod clock_reading;
mod clock_suffixes;
mod clock_time;
mod consecutive_days;
mod date_expr;
mod date_links;
mod date_names;
mod date_phrase;
mod date_rewriting;
mod date_separators;
mod day_resolution;
mod days_sharing_month;
mod distant_zones;
mod doubts;
mod english_ordinal_days;
mod evidence;
pub mod format;
mod impossible_dates;
mod instant;
mod lexer;
mod lexicon;
mod monthless_days;
mod multi_day_times;
mod page_zone;
mod phrase;
mod phrase_builder;
mod reading_context;
mod resolve;
mod restatements;
mod source_text;
#[cfg(test)]
mod step_counter;
mod time_regions;
mod time_rewriting;
mod time_role;
mod unrelated_dates;
mod version_numbers;
pub mod wall_clock;
mod wall_clock_readings;
mod weekday_dates;
mod words;
mod written_dates;
mod zone_attachment;
mod zone_cache;
mod zone_names;
mod zone_place_names;
mod zones;

pub use calendar_dates::{CalendarDate, find_calendar_dates};
pub use clock_time::{ClockTime, Doubt, Meaning, Review, StartAndEnd, Verdict};
pub use date_names::format_named_day;
pub use instant::{UtcInstant, Zones};
pub use page_zone::PageZone;
pub use reading_context::ReadingContext;
pub use time_rewriting::{
    Replacement, RewriteTarget, Rewriting, ZonesWithUtc, rewrite_in_utc, rewrite_times,
};
pub use time_role::TimeRole;
pub use zone_cache::CachedZones;

/// Every clock time of `text`, in its order.
pub fn read_times(text: &str, reading: &ReadingContext<'_>) -> Vec<ClockTime> {
    let Some(source) = source_text::SourceText::with_possible_times(text) else {
        return Vec::new();
    };
    let (list, clocks) = atoms::classify_tokens(&source);
    let atoms = phrase::Atoms {
        text,
        list: &list,
        clocks: &clocks,
    };
    let phrases = phrase_builder::build_phrases(&atoms);
    if phrases.is_empty() {
        return Vec::new();
    }
    resolve::resolve_phrases(&atoms, &phrases, reading)
}

#[cfg(test)]
pub(crate) mod tests;
