//! The zone that is printed beside the times of a form, cut out of the words around it. What it means is read by
//! [`crate::engine::time::PageZone`].

use crate::engine::time::{
    lexicon, rails_zones,
    source_text::SourceText,
    words::{flag, zone},
    zone_names,
    zones::{self, Zone},
};

/// Longer texts are paragraphs.
const LONGEST: usize = 160;
/// Words of "Pacific Time (US & Canada)".
const LONGEST_NAME: usize = 5;
/// More words than these around a time are a sentence about it.
const MOST_WORDS: usize = 6;

/// The zone named in a piece of text, as written there. A sentence with times of its own names the zone of
/// those, and what is converted for the reader is in the reader's.
pub fn read_zone(text: &str) -> Option<String> {
    if text.chars().count() > LONGEST || is_of_own_times(text) {
        return None;
    }
    let source = SourceText::new(text);
    if is_converted(&source) {
        return None;
    }
    offset_and_place(text).or_else(|| {
        let all = (0..source.tokens.len()).filter_map(|at| named(&source, at));
        all.min_by_key(|(rank, _)| *rank).map(|(_, zone)| zone)
    })
}

/// The name of a place that stands for its zone, as Rails lists them, and nothing else: `London`.
pub fn read_place(text: &str) -> Option<String> {
    let text = text.trim();
    let is_place = || zones::find_place(&text.to_lowercase().replace(' ', "_")).is_some();
    let is_capitalized = text.starts_with(char::is_uppercase);
    (is_capitalized && is_rails_zone(text) || is_place()).then(|| text.to_owned())
}

/// Whether Rails calls a zone so, in whichever case.
pub fn is_rails_zone(text: &str) -> bool {
    rails_zones::find_rails_zone(text).is_some()
}

/// A text like a name: a few words that begin with a capital.
pub fn is_capitalized_name(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(char::is_uppercase) && text.split_whitespace().count() <= LONGEST_NAME
}

/// A lower-case word that is a zone or part of the name of one.
pub fn is_zone_word(word: &str) -> bool {
    let bits = lexicon::look_up_word(word).zone;
    let is_code = || bits & zone::LETTERS != 0 && zones::stands_alone(&word.to_ascii_uppercase());
    word.len() > 1 && bits & zone::UTC != 0 || zones::is_region_name(word) || is_code()
}

fn is_of_own_times(text: &str) -> bool {
    let (start, end) = offset_in_brackets(text).unwrap_or((0, 0));
    let has_time = |text: &str| {
        text.as_bytes().windows(3).any(|three| {
            matches!(three, [before, b':', after] if before.is_ascii_digit() && after.is_ascii_digit())
        })
    };
    (has_time(&text[..start]) || has_time(&text[end..]))
        && text.split_whitespace().count() > MOST_WORDS
}

fn is_converted(source: &SourceText) -> bool {
    let is_of_reader = |at: usize| {
        let is_next = |word| source.is_word(source.skip_space(at + 1), word);
        source.is_word(at, "your") && (is_next("local") || is_next("time"))
            || source.is_word(at, "for") && is_next("you")
    };
    source.text.trim_start().starts_with(['=', '≈', '→'])
        || (0..source.tokens.len()).any(is_of_reader)
}

/// Where `(GMT-08:00)` begins and ends.
fn offset_in_brackets(text: &str) -> Option<(usize, usize)> {
    let start = text.find("(GMT").or_else(|| text.find("(UTC"))?;
    Some((start, start + text[start..].find(')')? + 1))
}

/// `(GMT-08:00) Pacific Time (US & Canada)`
fn offset_and_place(text: &str) -> Option<String> {
    let (start, end) = offset_in_brackets(text)?;
    let offset = &text[start + "(GMT".len()..end];
    let rest = &text[end..];
    // Up to where the sentence around it ends.
    let sentence = rest.find(". ").unwrap_or(rest.len());
    let place = rest[..sentence].trim().trim_end_matches('.');
    (offset.starts_with(['+', '-', '\u{2212}']) && !place.is_empty())
        .then(|| format!("{} {place}", &text[start..end]))
}

/// The zone that begins at a token, and its rank: the name of a region says more than letters do.
fn named(source: &SourceText, at: usize) -> Option<(u8, String)> {
    let word = source.word_at(at)?;
    let Some((zone, end)) = zone_names::read_zone(source, at) else {
        return region(source, at);
    };
    let is_time = |at: usize| source.meaning_at(at).has_flag(flag::TIME | flag::TIMES);
    let is_code = word.chars().count() <= LONGEST_CODE
        && (!matches!(zone, Zone::Region(..)) || zones::find_abbreviation(word).is_some());
    match zone {
        Zone::Unknown => None,
        Zone::Iana(..) => Some((1, source.text[source.start(at)..source.end(end - 1)].into())),
        _ if is_code => code(source, at, end, zone),
        _ if is_time(at) || is_time(end - 1) => Some((0, with_bracket(source, at, end))),
        _ => region(source, at),
    }
}

/// Letters of "AKST".
const LONGEST_CODE: usize = 4;

/// `UTC`, `UTC+2`, `PST`.
fn code(source: &SourceText, at: usize, end: usize, zone: Zone) -> Option<(u8, String)> {
    let (before, rest) = (&source.text[..source.start(at)], source.text_from(end));
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let is_glued =
        before.ends_with(|c| is_part(c) || matches!(c, '-' | '+')) || rest.starts_with(is_part);
    let name = &source.text[source.start(at)..source.end(end - 1)];
    let is_alone = !matches!(zone, Zone::Abbreviation(_)) || zones::stands_alone(source.text(at));
    if is_glued || !is_alone || name.len() == 1 {
        return None;
    }
    // "UTC +01:00" and "UTC (+1)" are written like "UTC+1".
    let mut name: String = name
        .split_whitespace()
        .filter(|word| !word.eq_ignore_ascii_case("time"))
        .collect();
    let bracket = rest
        .trim_start()
        .strip_prefix('(')
        .filter(|_| zone == Zone::Utc);
    if let Some(offset) = bracket.filter(|offset| offset.starts_with(['+', '-', '\u{2212}'])) {
        let signed = offset.trim_start_matches(['+', '-', '\u{2212}']);
        let figures = signed.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
        if figures.len() < signed.len() {
            name.push_str(&offset[..offset.len() - figures.len()]);
        }
    }
    Some((2, name))
}

/// "Hawaii-Aleutian Standard Time": a region whose zone is known by the one word of its name.
fn region(source: &SourceText, at: usize) -> Option<(u8, String)> {
    const MOST: usize = 4;
    zones::is_region_name(&source.word_at(at)?.to_lowercase()).then_some(())?;
    let words = (at..source.tokens.len()).filter(|&at| source.word_at(at).is_some());
    let last = words.take(MOST).find(|&at| source.is_word(at, "time"))?;
    Some((0, with_bracket(source, at, last + 1)))
}

/// `Pacific Time (US & Canada)`; a short name in brackets says it shortest: "Coordinated Universal Time (UTC)".
fn with_bracket(source: &SourceText, at: usize, end: usize) -> String {
    let name = &source.text[source.start(at)..source.end(end - 1)];
    let rest = source.text_from(end).trim_start();
    let bracket = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match bracket {
        None => name.into(),
        Some((code @ ("UTC" | "GMT"), _)) => code.into(),
        Some((code, _)) if zones::find_abbreviation(code).is_some() => code.into(),
        Some((more, _)) => format!("{name} ({more})"),
    }
}
