//! Finds the clock times in prose and turns them into instants. Uses neither a machine clock nor a zone
//! table of its own: offsets are asked of [`Zones`], which the browser answers from its own data.
//!
//! [`read_times`] is a pipeline. Each step takes time proportional to the length of the text:
//!
//! | step | file | input | output |
//! |---|---|---|---|
//! | find regions | `time_regions` | text | the byte ranges in which a time is possible; most texts have none |
//! | tokenize | `lexer`, `source_text` | regions | tokens: numbers, words, marks, spaces |
//! | look words up | `lexicon`, `words`, `cjk_words` | word | what the word can mean in a time, in any language |
//! | classify | `atoms` | tokens | atoms: clocks, dates, zones, and the words and marks between them |
//! | – clocks | `clock_reader`, `clock_suffixes` | tokens | `ClockReading`, such as `10:30 pm` |
//! | – dates | `written_dates`, `monthless_days`, `date_separators` | tokens | `DateExpr`, such as `24 November` |
//! | – zones | `zone_names`, `zone_place_names`, `rails_zones`, `zones` | tokens | `Zone`, such as `PST` |
//! | build phrases | `phrase_builder`, `zone_attachment`, `bracketed_restatements`, `evening_words`, `evidence` | atoms | phrases: one time or one range, with the zone beside it, that the words around do not rule out |
//! | link dates | `date_links`, `weekday_dates`, `consecutive_days` | atoms, phrases | the date of the text that each phrase takes |
//! | link zones | `distant_zones` | atoms, phrases | the zone of a heading, a list or a table that each phrase takes |
//! | resolve | `resolve`, `day_resolution`, `wall_clock_readings`, `wall_clock`, `doubts` | phrases with date and zone | [`ClockTime`]s: spans, instants, and what a person must look at |
//!
//! What is done with the result: `time_rewriting` writes times in another zone, `restatements` finds
//! neighbours that state one moment twice, `multi_day_times` finds times on several days, `opening_hours` those at which something is open, and
//! `calendar_dates` finds the dates that belong to no time (with `impossible_dates`,
//! `english_ordinal_days`, `days_sharing_month`, `unrelated_dates`, `calendar_date_rewriting`).
//!
//! Words used throughout:
//!
//! - **clock**: the figures of a time as written, `22:00`; **notation**: the form they have, which decides
//!   how much evidence is needed to take them for a time (`10:30` little, `10` much).
//! - **meridiem**: AM or PM, or a word that means it.
//! - **atom**: a token or a run of tokens with one role: a clock, a date, a zone, a word, a mark.
//! - **phrase**: one time or one range of two, from its first clock to its last clock or zone.
//! - **restatement**: the same moment stated again, in another zone or in words: `22:00 UTC (5 PM ET)`.
//! - **wall clock**: date and time as clocks in a zone show them, before they are turned into an instant.
//! - **context**: what a text is read with: now, the schedule, the zones.
//! - **CJK**: the scripts without spaces between words, and Hangul.

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
pub mod date_format;
mod date_links;
mod date_names;
mod date_phrase;
mod date_rewriting;
mod date_separators;
mod day_endings;
mod day_resolution;
mod days_sharing_month;
mod distant_zones;
mod doubts;
mod english_ordinal_days;
mod equal_times;
mod evening_words;
mod evidence;
pub mod field_text;
pub mod format;
mod impossible_dates;
mod instant;
mod lexer;
mod lexicon;
mod monthless_days;
mod multi_day_times;
mod opening_hours;
mod page_zone;
mod phrase;
mod phrase_builder;
mod rails_zones;
mod reading_context;
mod resolve;
mod restatements;
mod source_text;
mod spoken_clock;
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
mod zone_labels;
mod zone_names;
mod zone_place_names;
mod zones;

pub use calendar_dates::{CalendarDate, find_calendar_dates};
pub use clock_time::{ClockTime, Doubt, Meaning, Review, StartAndEnd, Verdict};
pub use date_names::format_named_day;
pub use day_resolution::NumericDateOrder;
pub use instant::{UtcInstant, Zones};
pub use page_zone::PageZone;
pub use reading_context::ReadingContext;
pub use time_rewriting::{
    Replacement, RewriteTarget, Rewriting, ZonesWithUtc, rewrite_in_utc, rewrite_times,
};
pub use time_role::TimeRole;
pub use zone_cache::CachedZones;
pub use zone_labels::zone_label_at;

/// All clock times of `text`, in the order of the text.
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
