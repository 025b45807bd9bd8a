//! Text → words, as they are compared: without regard to letter case, accents, punctuation, white space and
//! what editors leave: plain formatting tags, entities, signs without a width. One pass, no strings made.

use super::text::{fold_letter, is_left_out};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Of the word in lower case: comparing and counting need no strings.
    pub hash: u64,
    pub start: usize,
    pub end: usize,
}

impl Word {
    pub fn shifted_by(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
            ..self
        }
    }
}

/// The words of a text: letters and digits, with apostrophes inside.
pub fn split_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word: Option<(Word, FxHasher)> = None;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if c == '<' {
            skip_to = at + tag(&text[at..]);
        }
        if c == '&'
            && let Some((length, is_apostrophe)) = entity(&text[at..])
        {
            skip_to = at + length;
            if is_apostrophe {
                continue;
            }
        }
        if c.is_alphanumeric() {
            let (word, hasher) = word.get_or_insert_with(|| begin(at));
            if c.is_ascii() {
                hasher.write_u32(c.to_ascii_lowercase().into()); // Most letters: ten times quicker than to ask for all.
            } else {
                fold_letter(c).for_each(|letter| hasher.write_u32(letter.into()));
            }
            word.end = at + c.len_utf8();
        } else if !is_left_out(c) {
            words.extend(word.take().map(finish));
        }
    }
    words.extend(word.map(finish));
    words
}

fn begin(start: usize) -> (Word, FxHasher) {
    let word = Word {
        hash: 0,
        start,
        end: start,
    };
    (word, FxHasher::default())
}

fn finish((word, hasher): (Word, FxHasher)) -> Word {
    Word {
        hash: hasher.finish(),
        ..word
    }
}

/// Length of the entity that `text` begins with, and whether it is an apostrophe, which does not end a word.
fn entity(text: &str) -> Option<(usize, bool)> {
    const LONGEST: usize = 8;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let is_apostrophe = matches!(name, "#39" | "#x27" | "apos" | "rsquo" | "#8217");
    let is_known = matches!(
        name,
        "nbsp" | "amp" | "lt" | "gt" | "quot" | "ndash" | "mdash" | "hellip" | "bull"
    ) || name.strip_prefix('#').is_some_and(|code| {
        let digits = code.strip_prefix(['x', 'X']).unwrap_or(code);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    (is_apostrophe || is_known).then_some((end + 1, is_apostrophe))
}

/// Length of the plain formatting tag that `text` begins with, or 0: editors show it as a line end, or as nothing.
fn tag(text: &str) -> usize {
    const TAGS: [&str; 16] = [
        "br", "p", "div", "h1", "h2", "h3", "h4", "b", "strong", "i", "em", "u", "ul", "ol", "li",
        "span",
    ];
    /// With a style or a class.
    const LONGEST: usize = 200;
    let Some(end) = text.bytes().take(LONGEST).position(|byte| byte == b'>') else {
        return 0;
    };
    let inner = text[1..end].trim_matches(|c: char| c == '/' || c.is_whitespace());
    let (name, attributes) = inner
        .split_once(|c: char| c.is_whitespace())
        .unwrap_or((inner, ""));
    let is_tag = TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag));
    if is_tag && (attributes.is_empty() || attributes.contains('=')) && !inner.contains('<') {
        end + 1
    } else {
        0
    }
}

/// The words of a text as they stand in it: letters alone, so that no figure is a part of one.
pub fn letter_words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !word.is_empty())
}

/// Whether a word is one of a list that is written as a text: "and or to".
pub fn is_in_word_list(list: &str, word: &str) -> bool {
    let mut all = list.split_ascii_whitespace();
    all.any(|one| one.eq_ignore_ascii_case(word))
}

/// The words are the last of a text, whole.
pub fn ends_with_words(text: &str, words: &str) -> bool {
    let rest = text.strip_suffix(words);
    rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// The words are the first of a text, whole.
pub fn begins_with_words(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_alone() {
        let words = letter_words("up to 2h, très tôt").collect::<Vec<_>>();
        assert_eq!(words, ["up", "to", "h", "très", "tôt"]);
        assert!(is_in_word_list("and or to", "To"));
        assert!(!is_in_word_list("and or to", "t"));
        assert!(ends_with_words("was added", "added"));
        assert!(!ends_with_words("was readded", "added"));
        assert!(begins_with_words("more, or", "more"));
        assert!(!begins_with_words("moreover", "more"));
    }

    #[track_caller]
    fn split(text: &str) -> Vec<&str> {
        split_words(text)
            .iter()
            .map(|word| &text[word.start..word.end])
            .collect()
    }

    #[test]
    fn words_of_a_text() {
        assert_eq!(
            split("It isn’t 22:00 UTC, é!"),
            ["It", "isn’t", "22", "00", "UTC", "é"]
        );
        assert_eq!(split("a<br/>b</P><x>'c'"), ["a", "b", "x", "c"]);
        assert_eq!(split("<>é<"), ["é"]);
        assert_eq!(
            split("<p class=\"x y\">a&nbsp;b <b and c> AT&T;</p>"),
            ["a", "b", "b", "and", "c", "AT", "T"]
        );
    }

    #[test]
    fn words_are_alike_without_their_case_and_apostrophes() {
        let hashes = |text| {
            split_words(text)
                .iter()
                .map(|word| word.hash)
                .collect::<Vec<_>>()
        };
        assert_eq!(hashes("Isn’t É"), hashes("ISN'T é"));
        assert_eq!(hashes("Isn’t"), hashes("isnt"));
        assert_eq!(hashes("Café Zoé"), hashes("cafe\u{301} ZOE"));
        assert_eq!(hashes("isn&#39;t"), hashes("isn\u{200b}'t"));
        assert_ne!(hashes("ab"), hashes("ba"));
    }
}
