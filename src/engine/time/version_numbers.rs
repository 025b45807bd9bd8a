//! Tokens → whether two numbers are a version at the end of a sentence, "TLS 1.1.", "Kernel 5.10.
//! and 6.1.", which look like the days "1.1." and "6.1.".

use super::lexer::TokenKind;
use super::lexicon::{WordMeaning, look_up_word};
use super::source_text::SourceText;
use super::words::flag;

/// Products with versions whose names are written like ordinary words.
const PRODUCTS: &[&str] = &[
    "android",
    "apache",
    "confluence",
    "debian",
    "django",
    "docker",
    "elasticsearch",
    "java",
    "jira",
    "kafka",
    "kubernetes",
    "linux",
    "mongodb",
    "nginx",
    "node",
    "oracle",
    "postgres",
    "python",
    "rails",
    "redis",
    "ruby",
    "samba",
    "terraform",
    "ubuntu",
    "windows",
];

/// How many numbers of a list are searched backwards.
const MOST: usize = 4;

/// Whether the two numbers that begin at token `i` are a version, by the word before them or before
/// the list that they are in.
pub(super) fn is_version_number(source: &SourceText, i: usize) -> bool {
    // "VPN 24.11.", "VPN 06.01." are days.
    let is_small = source
        .number_at(i, 1..=2)
        .is_some_and(|number| number <= 12);
    let may_be_short = is_small && !source.text(i).starts_with('0');
    let mut at = i;
    for _ in 0..MOST {
        let Some(before) = token_before(source, at) else {
            return false;
        };
        if source
            .word_at(before)
            .is_some_and(|word| has_versions(word, may_be_short))
        {
            return true;
        }
        match number_before(source, before) {
            Some(number) => at = number,
            None => return false,
        }
    }
    false
}

/// The token before `i` that is not a space.
fn token_before(source: &SourceText, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    match source.kind_at(before) {
        TokenKind::Space => before.checked_sub(1),
        TokenKind::Line => None,
        _ => Some(before),
    }
}

/// "Version", "releases"; `TLS`, `iOS`, "Python": a product, or a short word with several capitals
/// and no meaning in a time.
fn has_versions(word: &str, may_be_short: bool) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    if look_up_word(word).has_flag(flag::NAMES) || look_up_word(singular).has_flag(flag::NAMES) {
        return true;
    }
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let is_plain = look_up_word(word) == WordMeaning::default();
    let lower = word.to_ascii_lowercase();
    is_plain
        && (may_be_short && capitals >= 2 && word.len() <= 5 || PRODUCTS.contains(&lower.as_str()))
}

/// The dotted number before the word or mark at token `joint`: the 1.0 of "1.0 and 1.1.".
fn number_before(source: &SourceText, joint: usize) -> Option<usize> {
    let meaning = source.meaning_at(joint);
    let joins = meaning.has_flag(flag::AND | flag::TO | flag::LISTS) || source.is_mark(joint, ',');
    let end = token_before(source, joint).filter(|_| joins)?;
    let end = end - usize::from(source.is_mark(end, '.'));
    let first = end.checked_sub(2)?;
    let is_number = source.digit_count(end) > 0
        && source.is_mark(end - 1, '.')
        && source.digit_count(first) > 0;
    is_number.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_found(text: &str, expected: bool) {
        let source = SourceText::new(text);
        let figures = (0..)
            .find(|&i| source.text_from(i).starts_with("6.1."))
            .unwrap_or_default();
        assert_eq!(is_version_number(&source, figures), expected, "{text}");
    }

    #[test]
    fn versions() {
        is_found("We move to TLS 6.1.", true);
        is_found("kernel 5.10. and 6.1. are updated", true);
        is_found("from Python 3.10 to 6.1.", true);
        is_found("Version 6.1.", true);
        is_found("Versions 6.1.", true);
    }

    #[test]
    fn days() {
        is_found("Wartung am 6.1. ab 22:00 UTC", false);
        is_found("Wartung 6.1. 22:00 UTC", false);
        is_found("5.1. und 6.1. 22:00 UTC", false);
        is_found("VOM 6.1. an", false);
    }
}
