//! What the words close before a time say of it: that it is a start, an end, or not to the minute.

use crate::engine::text::lower;

/// A set of what can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role(u8);

impl Role {
    pub const ABOUT: Self = Self(1);
    pub const START: Self = Self(2);
    /// Like a start, but a part of a window can have it too: "from".
    pub const FROM: Self = Self(4);
    pub const END: Self = Self(8);
    /// Like an end, but of anything: "by", "completed".
    pub const DONE: Self = Self(16);

    /// Of the time at byte `at` of `text`.
    pub fn of(text: &str, at: usize) -> Self {
        let near = text.get(text.floor_char_boundary(at.saturating_sub(NEAR))..at);
        let line = near.unwrap_or_default().rsplit('\n').next();
        let words = line
            .unwrap_or_default()
            .rsplit(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty());
        let mut role = Self(0);
        for (distance, word) in words.take(REACH).enumerate() {
            let word = lower(word);
            for &(says, list) in WORDS {
                if (says != Self::ABOUT || distance == 0) && list.split(' ').any(|one| one == word)
                {
                    role = role | says;
                }
            }
        }
        role
    }

    pub fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl std::ops::BitOr for Role {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How many words before a time are looked at; "about" stands directly before it.
const REACH: usize = 4;

/// In how many bytes before it.
const NEAR: usize = 160;

const WORDS: &[(Role, &str)] = &[
    (
        Role::ABOUT,
        "about around approximately approx roughly circa ca gegen etwa environ vers aproximadamente",
    ),
    (
        Role::START,
        "start starts starting begin begins beginning commence commencing beginn beginnt début inicio início inizio",
    ),
    (Role::FROM, "from ab von de desde dalle vanaf"),
    (
        Role::END,
        "until till end ends ending ende endet bis hasta fin fine einde",
    ),
    (
        Role::DONE,
        "to by finish finishes finished complete completed",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_time() {
        let role = |text: &str| Role::of(text, text.len());
        assert_eq!(role("It starts at "), Role::START);
        assert_eq!(role("Ends: about "), Role::END | Role::ABOUT);
        assert_eq!(role("from today, "), Role::FROM);
        assert_eq!(role("to be completed by "), Role::DONE);
        assert_eq!(role("It starts\nat "), Role(0));
    }
}
