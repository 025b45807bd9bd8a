//! The words closely before a time → its role: a start, an end, or an approximate time.

use super::{lexicon::look_up_word, words::role};

/// A set of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRole(u16);

impl TimeRole {
    pub const ABOUT: Self = Self(role::ABOUT);
    pub const START: Self = Self(role::START);
    pub const FROM: Self = Self(role::FROM);
    pub const END: Self = Self(role::END);
    pub const DONE: Self = Self(role::DONE);

    /// The roles that a word a little further away can have too.
    const FAR: u16 = role::START | role::FROM | role::END | role::DONE;

    /// The roles of the time at byte `at` of `text`.
    pub fn from_words_before(text: &str, at: usize) -> Self {
        let near = text.get(text.floor_char_boundary(at.saturating_sub(NEAR))..at);
        let line = near.unwrap_or_default().rsplit('\n').next();
        let words = line
            .unwrap_or_default()
            .rsplit(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty());
        let mut roles = 0;
        for (distance, word) in words.take(REACH).enumerate() {
            let allowed = match distance {
                0 => Self::FAR | role::ABOUT,
                _ => Self::FAR,
            };
            roles |= look_up_word(word).role & allowed;
        }
        Self(roles)
    }

    /// "At 22:30 UTC we begin", "um 22:30 Uhr UTC beginnen die Arbeiten": a word for the start behind the time at whose end
    /// byte `at` is.
    pub fn is_start_behind(text: &str, at: usize) -> bool {
        let near = text.get(at..text.floor_char_boundary(at + NEAR));
        let mut phrases = near
            .unwrap_or_default()
            .split(|c: char| !c.is_alphabetic() && c != ' ');
        let phrase = phrases.next().unwrap_or_default();
        let mut words = phrase
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(REACH - 1);
        words.any(|word| look_up_word(word).role & role::START != 0)
    }

    pub fn includes_any(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl std::ops::BitOr for TimeRole {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How many words before a time are examined; "about" must be the nearest.
const REACH: usize = 4;

/// How many bytes before it are examined.
const NEAR: usize = 160;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_time() {
        let role = |text: &str| TimeRole::from_words_before(text, text.len());
        assert_eq!(role("It starts at "), TimeRole::START);
        assert_eq!(role("Ends: about "), TimeRole::END | TimeRole::ABOUT);
        assert_eq!(role("from today, "), TimeRole::FROM);
        assert_eq!(role("to be completed by "), TimeRole::DONE);
        assert_eq!(role("It starts\nat "), TimeRole(0));
    }

    #[test]
    fn the_words_behind_a_time() {
        let is_start = |text: &str| TimeRole::is_start_behind(text, 0);
        assert!(is_start(" we begin."));
        assert!(is_start(" beginnen die Arbeiten."));
        assert!(is_start(" beginnen we."));
        assert!(!is_start(". We begin with the tills."));
        assert!(!is_start(" orders wait until we begin"));
    }
}
