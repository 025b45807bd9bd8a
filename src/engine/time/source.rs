//! The tokens of a text, and small questions about them. Never looks further than a few tokens.

use super::lexer::{Kind, Token, lex};
use super::lexicon::Meaning;

pub(super) struct Source<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
}

impl<'t> Source<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            tokens: lex(text),
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
        self.kind(i) == Kind::Mark(mark)
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
        (self.kind(i) == Kind::Word).then(|| self.text(i))
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
        let blank = |i: usize| matches!(self.kind(i), Kind::Space | Kind::Line);
        i > 0 && !blank(i) && !blank(i - 1) && self.tokens[i - 1].end == self.tokens[i].start
    }

    /// The first token from `i` on that is no space; white space runs count at most 4.
    pub fn skip_space(&self, i: usize) -> usize {
        (i..i + 4)
            .find(|&j| self.kind(j) != Kind::Space)
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
