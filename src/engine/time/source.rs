//! The tokens of a text, and small questions about them. Never looks further than a few tokens.

use super::lexer::{Kind, Token, lex};
use super::lexicon::{Meaning, meaning};
use super::words::flag;

pub(super) struct Source<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    /// Stretches of tokens near a figure or a zone; they can overlap.
    near: Vec<(usize, usize)>,
}

/// Tokens on each side of a figure or a zone in which words are looked at: some twenty words.
const NEAR: usize = 48;

impl<'t> Source<'t> {
    /// The tokens, words looked up.
    pub fn new(text: &'t str) -> Self {
        let mut source = Self {
            text,
            tokens: lex(text),
            near: Vec::new(),
        };
        source.look_up();
        source
    }

    /// The same, or nothing when no number of the text can be part of a time: that is seen without
    /// looking up most of the words.
    pub fn promising(text: &'t str) -> Option<Self> {
        let mut source = Self {
            text,
            tokens: lex(text),
            near: Vec::new(),
        };
        let near = |i: usize| (i.saturating_sub(4)..i).chain(i + 1..i + 8);
        let promises = |i: usize| match source.kind(i) {
            Kind::Number { digits, .. } => digits > 2 || near(i).any(|j| source.may_belong(j)),
            Kind::Ideograph => true,
            Kind::Word => says_noon(source.text(i)),
            _ => false,
        };
        // Where there are figures, "noon" alone is found with them.
        let any = (0..source.tokens.len()).any(promises);
        any.then(|| {
            source.look_up();
            source
        })
    }

    /// Token `i` could make a time of a number close to it.
    fn may_belong(&self, i: usize) -> bool {
        match self.kind(i) {
            Kind::Mark(':' | '-' | '~' | '@') | Kind::Ideograph | Kind::Number { .. } => true,
            Kind::Mark('.') => self.glued(i + 1),
            Kind::Word => {
                let meaning = meaning(self.text(i));
                let flags = flag::AM
                    | flag::PM
                    | flag::OCLOCK
                    | flag::HOURS
                    | flag::HOUR_IS
                    | flag::TO
                    | flag::NOON
                    | flag::MIDNIGHT;
                meaning.zone != 0
                    || meaning.is(flags)
                    || self.text(i).len() == 1
                    || meaning.day.is_some()
            }
            _ => false,
        }
    }

    /// Looks up the words that can matter: those near a figure or near the name of a zone.
    fn look_up(&mut self) {
        let mut near = 0;
        for i in 0..self.tokens.len() {
            let hot = match self.tokens[i].kind {
                Kind::Number { .. } | Kind::Ideograph => true,
                Kind::Word if self.is_capital(i) => {
                    self.tokens[i].meaning = meaning(self.text(i));
                    self.tokens[i].meaning.zone != 0 || says_noon(self.text(i))
                }
                Kind::Word => says_noon(self.text(i)),
                _ => false,
            };
            if !hot {
                continue;
            }
            for j in near.max(i.saturating_sub(NEAR))..(i + NEAR).min(self.tokens.len()) {
                if matches!(self.tokens[j].kind, Kind::Word) {
                    self.tokens[j].meaning = meaning(self.text(j));
                }
            }
            near = i + NEAR;
            self.near.push((i.saturating_sub(NEAR), near));
        }
    }

    /// The end of a stretch of tokens at `i` in which nothing is near a figure or a zone.
    pub fn far(&self, i: usize, stretch: &mut usize) -> Option<usize> {
        while self.near.get(*stretch).is_some_and(|&(_, end)| end <= i) {
            *stretch += 1;
        }
        match self.near.get(*stretch) {
            Some(&(start, _)) => (start > i).then_some(start),
            None => (i < self.tokens.len()).then_some(self.tokens.len()),
        }
    }

    /// The kind of token `i`; the text ends like a line.
    pub fn kind(&self, i: usize) -> Kind {
        #[cfg(test)]
        super::work::step();
        self.tokens.get(i).map_or(Kind::Line, |token| token.kind)
    }

    pub fn before(&self, i: usize) -> Kind {
        i.checked_sub(1).map_or(Kind::Line, |i| self.kind(i))
    }

    pub fn is_mark(&self, i: usize, mark: char) -> bool {
        matches!(self.kind(i), Kind::Mark(c) if c == mark)
    }

    /// Text of token `i`, empty past the end.
    pub fn text(&self, i: usize) -> &'t str {
        self.tokens
            .get(i)
            .map_or("", |token| &self.text[token.start..token.end])
    }

    /// The text from token `i` on.
    pub fn rest(&self, i: usize) -> &'t str {
        self.tokens
            .get(i)
            .map_or("", |token| &self.text[token.start..])
    }

    pub fn word(&self, i: usize) -> Option<&'t str> {
        matches!(self.kind(i), Kind::Word).then(|| self.text(i))
    }

    pub fn meaning(&self, i: usize) -> Meaning {
        self.tokens
            .get(i)
            .map(|token| token.meaning)
            .unwrap_or_default()
    }

    pub fn is_word(&self, i: usize, lower: &str) -> bool {
        self.word(i)
            .is_some_and(|word| word.eq_ignore_ascii_case(lower))
    }

    /// Value of token `i` when it is a number of `digits` digits.
    pub fn number(&self, i: usize, digits: std::ops::RangeInclusive<u8>) -> Option<u32> {
        match self.kind(i) {
            Kind::Number { value, digits: d } if digits.contains(&d) => Some(value),
            _ => None,
        }
    }

    pub fn digits(&self, i: usize) -> u8 {
        match self.kind(i) {
            Kind::Number { digits, .. } => digits,
            _ => 0,
        }
    }

    /// Nothing, not even a space, stands between token `i` and the one before it.
    pub fn glued(&self, i: usize) -> bool {
        let blank = |token: &Token| matches!(token.kind, Kind::Space | Kind::Line);
        match (
            i.checked_sub(1).and_then(|i| self.tokens.get(i)),
            self.tokens.get(i),
        ) {
            (Some(one), Some(two)) => one.end == two.start && !blank(one) && !blank(two),
            _ => false,
        }
    }

    /// The first token from `i` on that is no space; white space runs count at most 4.
    pub fn skip_space(&self, i: usize) -> usize {
        (i..i + 4)
            .find(|&j| !matches!(self.kind(j), Kind::Space))
            .unwrap_or(i + 4)
    }

    pub fn start(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(self.text.len(), |t| t.start)
    }

    pub fn end(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(self.text.len(), |t| t.end)
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.text(i).chars().next().is_some_and(char::is_uppercase)
    }
}

/// "noon", "midnight", in any language: times without a figure.
fn says_noon(word: &str) -> bool {
    let letters = word.as_bytes();
    let may = letters.len() > 3 && (letters[0] >= 0x80 || super::may_be_noon(&letters[..3]));
    may && meaning(word).is(flag::NOON | flag::MIDNIGHT)
}
