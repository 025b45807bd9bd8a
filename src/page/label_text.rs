//! How the words of labels are compared.

/// Lower case, words apart by single spaces, a space at both ends: words are found whole.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    let mut rest = text;
    // There are thousands of labels, and most have nothing but such letters: these are taken over word by word.
    loop {
        let word = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let begin = folded.len();
        folded.push_str(&rest[..word]);
        folded[begin..].make_ascii_lowercase();
        rest = &rest[word..];
        let Some(c) = rest.chars().next() else { break };
        if !c.is_ascii() && c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !folded.ends_with(' ') {
            folded.push(' ');
        }
        rest = &rest[c.len_utf8()..];
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// As [`fold`], for names made by programmers: `incidentName`, `incident[name]`.
pub fn fold_identifier(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    fold(&spaced)
}

/// Whether the two texts differ in nothing but numbers, which name no field: all tables of words, and
/// all counting of words, take the one for the other.
pub fn same_but_for_numbers(a: &str, b: &str) -> bool {
    let between = |c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'));
    // "60 minutes before" is the one box that a number names.
    let is_number = |word: &str| {
        !word.is_empty() && word != "60" && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    // Most are alike up to what was just typed: whole words that are need no second look.
    let alike = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let alike = &a[..a.floor_char_boundary(alike)];
    let begin = alike.rfind(' ').map_or(0, |space| space + 1);
    let (mut a, mut b) = (
        a[begin..].split_inclusive(between),
        b[begin..].split_inclusive(between),
    );
    loop {
        let (a, b) = match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) => (a, b),
            _ => return false,
        };
        let (word, other) = (a.trim_end_matches(between), b.trim_end_matches(between));
        let alike = word == other || is_number(word) && is_number(other);
        if !alike || a[word.len()..] != b[other.len()..] {
            return false;
        }
    }
}

/// Whether the folded text has these words, next to each other.
pub fn has(folded: &str, phrase: &str) -> bool {
    // Only where a word begins: lists of words are long, labels short.
    let (text, phrase) = (folded.as_bytes(), phrase.as_bytes());
    text.iter().enumerate().any(|(at, byte)| {
        if *byte != b' ' || text.get(at + 1) != phrase.first() {
            return false;
        }
        let rest = &text[at + 1..];
        rest.starts_with(phrase) && rest.get(phrase.len()) == Some(&b' ')
    })
}

pub fn has_any(folded: &str, phrases: &[&str]) -> bool {
    let label = Label::of(folded);
    phrases.iter().any(|phrase| label.has(phrase))
}

/// A folded text that many phrases are looked for in.
#[derive(Clone, Copy)]
pub struct Label<'t> {
    folded: &'t str,
    /// The two letters that its words begin with, as bits: most phrases begin with others.
    begins: u64,
}

impl<'t> Label<'t> {
    pub fn of(folded: &'t str) -> Self {
        let words = folded.as_bytes().windows(3);
        let words = words.filter(|letters| letters[0] == b' ');
        Self {
            folded,
            begins: words.fold(0, |bits, letters| bits | bit(letters[1], letters[2])),
        }
    }

    pub fn has(self, phrase: &str) -> bool {
        let bit = match *phrase.as_bytes() {
            [] => return false,
            [only] => bit(only, b' '),
            [first, second, ..] => bit(first, second),
        };
        self.begins & bit != 0 && has(self.folded, phrase)
    }
}

fn bit(first: u8, second: u8) -> u64 {
    1 << (first.wrapping_mul(7).wrapping_add(second) & 63)
}

#[cfg(test)]
mod tests {
    use super::{Label, fold};

    #[test]
    fn words_are_folded() {
        for (text, folded) in [
            ("", " "),
            ("--", " "),
            ("Start date", " start date "),
            ("  Don't\u{2019} STOP - (2 h)", " dont stop 2 h "),
            ("Ort1É x", " ort1é x "),
            ("\u{130}stanbul・開始", " i\u{307}stanbul 開始 "),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn words_are_found_whole() {
        let label = Label::of(" notify a user now ");
        for phrase in ["notify", "a", "a user", "now", "notify a user now"] {
            assert!(label.has(phrase), "{phrase}");
        }
        for phrase in ["", "not", "us", "user a", "n", "ow", "nowhere"] {
            assert!(!label.has(phrase), "{phrase}");
        }
        assert!(!Label::of(" ").has("a"));
    }
}
