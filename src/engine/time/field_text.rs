//! Dates, times of day and lengths that are the whole text of a field or a menu entry. Prose is read by
//! [`super::read`], where other words stand around; here every word must belong to the value, and it is
//! known how the value is written, so that another one can be written alike. Nothing is guessed: a date
//! that can be read in two orders gives both. The words are those of prose.

mod date;
mod length;
mod time;
mod zone;

pub use super::clock_reading::Meridiem;
use super::{lexer::TokenKind, source_text::SourceText, words::flag};
pub use date::{
    DateFormat, DateOrder, is_written_as_date, names_other_weekday, names_uncertain_day, read_date,
    read_month,
};
pub use length::read_length;
pub use time::{TimeFormat, read_half, read_time};
pub use zone::{is_capitalized_name, is_rails_zone, is_zone_word, read_place, read_zone};

/// Longer texts are sentences, and are not tried.
const LONGEST: usize = 96;

/// Date and time in one text: `2026-11-24T14:00`, `Nov 24, 2026 at 2:00 PM`. Gives the text of either.
pub fn split_date_time(text: &str) -> Option<(&str, &str)> {
    split_before_clock(text, &|day| !read_date(day).is_empty())
}

/// As [`split_date_time`], where the date need not be certain: `Wednesday Dec 2nd, at 6:00AM`, `tomorrow at 2pm`.
pub fn split_day_time(text: &str) -> Option<(&str, &str)> {
    split_before_clock(text, &|day| {
        !read_date(day).is_empty() || names_uncertain_day(day)
    })
}

fn split_before_clock<'t>(
    text: &'t str,
    is_day: &dyn Fn(&str) -> bool,
) -> Option<(&'t str, &'t str)> {
    let text = text.trim();
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let places = text
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | 'T' | ','))
        .map(|(at, _)| at);
    places
        .filter_map(|at| {
            let clock = text.get(at + 1..)?.trim_start();
            Some((
                text[..at].trim_end_matches([',', ' ']),
                clock.strip_prefix("at ").unwrap_or(clock),
            ))
        })
        .find(|(day, clock)| names_clock(clock) && read_time(clock).is_some() && is_day(day))
}

/// The first and the last moment of a text that holds both: `2026-12-01 22:00 – 2026-12-02 00:00`. Where the last
/// is only a time, it has the date of the first. Both have the same parts otherwise.
pub fn split_range(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let source = SourceText::new(text);
    let is_joint = |at: &usize| {
        matches!(
            source.kind_at(*at),
            TokenKind::Mark('-' | '–' | '—' | '→' | '~' | '/')
        ) || source.meaning_at(*at).has_flag(flag::TO)
    };
    let joints = (1..source.tokens.len()).filter(is_joint);
    let mut ends = joints.filter_map(|at| {
        let (first, last) = (
            text[..source.start(at)].trim(),
            source.text_from(at + 1).trim(),
        );
        let day = |text| !read_date(text).is_empty();
        match (split_date_time(first), split_date_time(last)) {
            (Some(_), Some(_)) => Some((first.to_owned(), last.to_owned())),
            (Some((day, _)), None) if is_clear_time(last) => {
                Some((first.to_owned(), format!("{day} {last}")))
            }
            (None, None)
                if day(first) && day(last) || is_clear_time(first) && is_clear_time(last) =>
            {
                Some((first.to_owned(), last.to_owned()))
            }
            _ => None,
        }
    });
    ends.next()
}

/// A date, a time, or both; or a range of them.
pub fn is_date_or_time(text: &str) -> bool {
    !read_date(text).is_empty()
        || is_clear_time(text)
        || split_date_time(text).is_some()
        || split_range(text).is_some()
}

/// A time of day that could be no other number: "1430" could.
pub fn is_clear_time(text: &str) -> bool {
    names_clock(text) && read_time(text).is_some()
}

fn names_clock(text: &str) -> bool {
    text.contains([':', 'm', 'M'])
}

#[cfg(test)]
mod tests;
