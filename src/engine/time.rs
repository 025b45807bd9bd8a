//! Clock times in prose, as instants. Knows no machine clock and ships no zone table: zones are
//! asked of [`Zones`], which the browser answers from its own data.
//!
//! [`read`] goes in four steps, each linear in the text: characters → tokens ([`lexer`]) → atoms
//! (clocks, dates, zones, the words between; [`atoms`]) → phrases (a time, or a range of two, with
//! the zone beside it; [`phrases`]) → clock times (with the zone and the date that count for them,
//! as instants; [`resolve`]).

mod again;
pub mod arithmetic;
mod atoms;
mod attach;
mod bound_phrase;
mod brackets;
mod cache;
mod calendar_dates;
mod clock;
mod clock_time;
mod clocks;
mod date_asides;
mod date_atoms;
mod date_expr;
mod date_joints;
mod date_names;
mod dated;
mod dates;
mod dating;
mod day_lists;
mod days;
mod doubts;
mod evidence;
pub mod format;
mod headings;
mod impossible_dates;
mod instant;
mod lexer;
mod lexicon;
mod listed_days;
mod moved;
mod moved_dates;
mod ordinal_days;
mod ordinals;
mod phrase;
mod phrases;
mod place_names;
mod printed;
mod reading;
mod resolve;
mod rewrite;
mod role;
mod signs;
mod source;
mod stretches;
mod suffixes;
mod two_days;
mod version_numbers;
mod walls;
mod words;
#[cfg(test)]
mod work;
mod zone_names;
mod zones;

pub use cache::CachedZones;
pub use calendar_dates::{CalendarDate, find_calendar_dates};
pub use clock_time::{ClockTime, Doubt, Meaning, Review, StartAndEnd, Verdict};
pub use date_names::format_named_day;
pub use instant::{UtcInstant, Zones};
pub use printed::PageZone;
pub use reading::ReadingContext;
pub use rewrite::{
    Replacement, RewriteTarget, Rewriting, ZonesWithUtc, rewrite_in_utc, rewrite_times,
};
pub use role::TimeRole;

/// Every clock time of `text`, in its order.
pub fn read_times(text: &str, reading: &ReadingContext<'_>) -> Vec<ClockTime> {
    let Some(source) = source::SourceText::with_possible_times(text) else {
        return Vec::new();
    };
    let (list, clocks) = atoms::classify_tokens(&source);
    let atoms = phrase::Atoms {
        text,
        list: &list,
        clocks: &clocks,
    };
    let phrases = phrases::build_phrases(&atoms);
    if phrases.is_empty() {
        return Vec::new();
    }
    resolve::resolve_phrases(&atoms, &phrases, reading)
}

#[cfg(test)]
pub(crate) mod tests;
