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
        if c.is_alphanumeric() {
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
    /// What its words begin with, as bits: most phrases begin with something else.
    begins: u32,
}

impl<'t> Label<'t> {
    pub fn of(folded: &'t str) -> Self {
        let pairs = folded.as_bytes().windows(2);
        let firsts = pairs.filter(|pair| pair[0] == b' ').map(|pair| pair[1]);
        Self {
            folded,
            begins: firsts.fold(0, |bits, first| bits | bit(first)),
        }
    }

    pub fn has(self, phrase: &str) -> bool {
        let first = phrase.as_bytes().first();
        first.is_some_and(|first| self.begins & bit(*first) != 0) && has(self.folded, phrase)
    }
}

fn bit(first: u8) -> u32 {
    1 << (first & 31)
}
