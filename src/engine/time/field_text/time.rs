//! A time of day that is the whole text, and how it is written.

use super::LONGEST;
use crate::engine::time::{
    clock_reading::{HALVES, Meridiem},
    source_text::SourceText,
    zone_names,
    zones::Zone,
};
use chrono::{NaiveTime, Timelike};

/// How a time of day is written, so that another can be written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeFormat {
    /// `14:30`
    TwentyFour,
    /// `2:30 pm`
    Twelve {
        /// What is written for either half of the day.
        halves: [&'static str; 2],
        has_space: bool,
        /// `午後2:30`
        leads: bool,
    },
}

impl TimeFormat {
    pub fn is_twelve(self) -> bool {
        self != Self::TwentyFour
    }

    pub fn write(self, time: NaiveTime) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match self {
            Self::TwentyFour => format!("{hour:02}:{minute:02}"),
            Self::Twelve {
                halves,
                has_space,
                leads,
            } => {
                let half = halves[usize::from(hour >= 12)];
                let space = if has_space { " " } else { "" };
                let hour = (hour + 11) % 12 + 1;
                match leads {
                    true => format!("{half}{space}{hour}:{minute:02}"),
                    false => format!("{hour}:{minute:02}{space}{half}"),
                }
            }
        }
    }
}

/// A time of day, and how it is written; nothing but UTC may stand after it.
pub fn read_time(text: &str) -> Option<(NaiveTime, TimeFormat)> {
    let text = text.trim();
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let source = SourceText::new(text);
    let first = (0..source.tokens.len()).find(|&at| source.digit_count(at) > 0)?;
    let (before, figures) = text.split_at(source.start(first));
    let (hour, minute, second, end) = figures_of(&source, first)?;
    let after = &text[source.end(end - 1)..];
    let half = match (before.trim(), after.trim()) {
        ("", half) | (half, "") => half,
        _ => return None,
    };
    let Some((half, halves)) = half_of(half) else {
        let is_plain = before.is_empty() && (half.is_empty() || is_utc(&source, end));
        let time = NaiveTime::from_hms_opt(hour, minute.filter(|_| is_plain)?, second)?;
        return Some((time, TimeFormat::TwentyFour));
    };
    // "1430 pm" is neither.
    let is_hour = (1..=12).contains(&hour) && source.digit_count(first) <= 2;
    let hour = is_hour.then_some(hour % 12 + 12 * half as u32)?;
    let format = TimeFormat::Twelve {
        halves,
        has_space: before.ends_with(' ') || after.starts_with(' '),
        leads: figures.len() < text.len(),
    };
    let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), second)?;
    Some((time, format))
}

/// Hour, minute and second that begin at token `at`, and the token after them: `14`, `14:30:00`, `14.30`, `1430`.
fn figures_of(source: &SourceText, at: usize) -> Option<(u32, Option<u32>, u32, usize)> {
    if let Some(figures) = source.number_at(at, 4..=4) {
        return Some((figures / 100, Some(figures % 100), 0, at + 1));
    }
    let goes_on = |at: usize| {
        (source.is_mark(at, ':') || source.is_mark(at, '.')) && source.digit_count(at + 1) > 0
    };
    let hour = source.number_at(at, 1..=2)?;
    if !goes_on(at + 1) {
        return Some((hour, None, 0, at + 1));
    }
    let minute = source.number_at(at + 2, 1..=2)?;
    if !goes_on(at + 3) {
        return Some((hour, Some(minute), 0, at + 3));
    }
    let second = source.number_at(at + 4, 1..=2)?;
    // Parts of a second are left out.
    let end = if goes_on(at + 5) { at + 7 } else { at + 5 };
    Some((hour, Some(minute), second, end))
}

/// `UTC`, `GMT`, `Z`, or the `h` of "14:30 h", and nothing after it.
fn is_utc(source: &SourceText, at: usize) -> bool {
    let at = source.skip_space(at);
    let end = match zone_names::read_zone(source, at) {
        Some((zone, end)) => (zone == Zone::Utc).then_some(end),
        None => (source.is_word(at, "z") || source.is_word(at, "h")).then_some(at + 1),
    };
    end.is_some_and(|end| source.text_from(end).trim_matches(['.', ' ']).is_empty())
}

/// Which half of the day a text names that says nothing else, and leaves nothing open: "in the evening" does,
/// for twelve may be noon or midnight then.
pub fn read_half(text: &str) -> Option<Meridiem> {
    half_of(text).map(|(half, _)| half)
}

/// The half, and what both are written like.
fn half_of(text: &str) -> Option<(Meridiem, [&'static str; 2])> {
    let text = text.trim();
    let with = |same: &dyn Fn(&str) -> bool| {
        let of = |halves: &[&'static str; 2]| {
            let at = halves.iter().position(|half| same(half))?;
            Some(([Meridiem::Am, Meridiem::Pm][at], *halves))
        };
        HALVES.iter().find_map(of)
    };
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let is_capital = |text: &str| text.contains(char::is_uppercase);
    let plain = || {
        let (plain, capital) = (letters(text), is_capital(text));
        with(&|half| letters(half) == plain && is_capital(half) == capital)
    };
    with(&|half| half == text).or_else(plain)
}
