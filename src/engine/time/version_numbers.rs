//! "TLS 1.1.", "Kernel 5.10. and 6.1.": numbers of versions at the end of a sentence, which look like the
//! days "1.1." and "6.1.".

use super::lexer::TokenKind;
use super::lexicon::{WordMeaning, meaning};
use super::source::SourceText;
use super::words::flag;

/// What has versions and is written like any other word.
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

/// How many numbers of a list are gone back over.
const MOST: usize = 4;

/// Whether the two figures that begin at token `i` are the number of a version, by the word before them or
/// before the list that they stand in.
pub(super) fn is_version(source: &SourceText, i: usize) -> bool {
    // "VPN 24.11.", "VPN 06.01." are days.
    let is_small = source.number(i, 1..=2).is_some_and(|number| number <= 12);
    let may_be_short = is_small && !source.text(i).starts_with('0');
    let mut at = i;
    for _ in 0..MOST {
        let Some(before) = back(source, at) else {
            return false;
        };
        if source
            .word(before)
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

/// The token before `i` that is no space.
fn back(source: &SourceText, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    match source.kind(before) {
        TokenKind::Space => before.checked_sub(1),
        TokenKind::Line => None,
        _ => Some(before),
    }
}

/// "Version", "releases"; `TLS`, `iOS`, "Python": short, with several capitals, and no word of a time.
fn has_versions(word: &str, may_be_short: bool) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    if meaning(word).is(flag::NAMES) || meaning(singular).is(flag::NAMES) {
        return true;
    }
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let is_plain = meaning(word) == WordMeaning::default();
    let lower = word.to_ascii_lowercase();
    is_plain
        && (may_be_short && capitals >= 2 && word.len() <= 5 || PRODUCTS.contains(&lower.as_str()))
}

/// The number with a dot that stands before the word or mark at token `joint`: the 1.0 of "1.0 and 1.1.".
fn number_before(source: &SourceText, joint: usize) -> Option<usize> {
    let meaning = source.meaning(joint);
    let joins = meaning.is(flag::AND | flag::TO | flag::LISTS) || source.is_mark(joint, ',');
    let end = back(source, joint).filter(|_| joins)?;
    let end = end - usize::from(source.is_mark(end, '.'));
    let first = end.checked_sub(2)?;
    let is_number =
        source.digits(end) > 0 && source.is_mark(end - 1, '.') && source.digits(first) > 0;
    is_number.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is_found(text: &str, expected: bool) {
        let source = SourceText::new(text);
        let figures = (0..)
            .find(|&i| source.rest(i).starts_with("6.1."))
            .unwrap_or_default();
        assert_eq!(is_version(&source, figures), expected, "{text}");
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
