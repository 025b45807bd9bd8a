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
mod day_endings;
mod day_lists;
mod days;
mod doubts;
mod evidence;
pub mod field_text;
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

pub use cache::Cached;
pub use calendar_dates::{CalendarDate, calendar_dates};
pub use clock_time::{ClockTime, Doubt, Meaning, Moments, Review, Verdict};
pub use date_names::named_day;
pub use instant::{UtcInstant, Zones};
pub use printed::PageZone;
pub use reading::Reading;
pub use rewrite::{Replacement, RewriteTarget, Rewriting, WithUtc, rewrite, rewrite_utc};
pub use role::TimeRole;

/// Every clock time of `text`, in its order.
pub fn read(text: &str, reading: &Reading<'_>) -> Vec<ClockTime> {
    let Some(source) = source::SourceText::promising(text) else {
        return Vec::new();
    };
    let (list, clocks) = atoms::atoms(&source);
    let atoms = phrase::Atoms {
        text,
        list: &list,
        clocks: &clocks,
    };
    let phrases = phrases::phrases(&atoms);
    if phrases.is_empty() {
        return Vec::new();
    }
    resolve::resolve(&atoms, &phrases, reading)
}

#[cfg(test)]
pub(crate) mod tests;
