//! The tokens of a text, and simple questions about them. Never looks further ahead than a few
//! tokens.

use super::lexer::{Token, TokenKind, tokenize};
use super::lexicon::WordMeaning;
use super::time_regions::find_time_regions;
use super::words::flag;

pub(super) struct SourceText<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
}

impl<'t> SourceText<'t> {
    /// The tokens of a whole text.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            tokens: tokenize(text, &[(0, text.len())]),
        }
    }

    /// The tokens of the regions in which a time is possible; each gap between them is a line
    /// break. `None` when no number can be part of a time.
    pub fn with_possible_times(text: &'t str) -> Option<Self> {
        let stretches = find_time_regions(text);
        if stretches.is_empty() {
            return None;
        }
        let source = Self {
            text,
            tokens: tokenize(text, &stretches),
        };
        let near = |i: usize| (i.saturating_sub(4)..i).chain(i + 1..i + 8);
        let promises = |i: usize| match source.kind_at(i) {
            TokenKind::Number { digits, .. } => {
                digits > 2 || near(i).any(|j| source.may_belong_to_time(j))
            }
            TokenKind::Cjk => true,
            TokenKind::Word(meaning) => {
                meaning.has_flag(flag::NOON | flag::MIDNIGHT)
                    || meaning.hour_name > 0 && near(i).any(|j| source.may_belong_to_time(j))
            }
            _ => false,
        };
        // Where there are digits, "noon" is in a region with them.
        let any = (0..source.tokens.len()).any(promises);
        any.then_some(source)
    }

    /// Token `i` could make a number near it part of a time.
    fn may_belong_to_time(&self, i: usize) -> bool {
        match self.kind_at(i) {
            TokenKind::Mark(':' | '-' | '~' | '@') | TokenKind::Cjk | TokenKind::Number { .. } => {
                true
            }
            TokenKind::Mark('.') => self.touches_previous(i + 1),
            TokenKind::Word(meaning) => {
                let flags = flag::AM
                    | flag::PM
                    | flag::OCLOCK
                    | flag::HOURS
                    | flag::HOUR_IS
                    | flag::TO
                    | flag::NOON
                    | flag::MIDNIGHT;
                meaning.zone != 0
                    || meaning.has_flag(flags)
                    || self.is_one_byte(i)
                    || meaning.day.is_some()
            }
            _ => false,
        }
    }

    /// The kind of token `i`; past the end it is a line break.
    pub fn kind_at(&self, i: usize) -> TokenKind {
        #[cfg(test)]
        super::step_counter::count_step();
        self.tokens
            .get(i)
            .map_or(TokenKind::Line, |token| token.kind)
    }

    pub fn kind_before(&self, i: usize) -> TokenKind {
        i.checked_sub(1)
            .map_or(TokenKind::Line, |i| self.kind_at(i))
    }

    pub fn is_mark(&self, i: usize, mark: char) -> bool {
        #[cfg(test)]
        super::step_counter::count_step();
        matches!(self.tokens.get(i), Some(Token { kind: TokenKind::Mark(c), .. }) if *c == mark)
    }

    /// The text of token `i`; empty past the end.
    pub fn text(&self, i: usize) -> &'t str {
        let token = self.tokens.get(i);
        token
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or_default()
    }

    /// The text from token `i` on.
    pub fn text_from(&self, i: usize) -> &'t str {
        self.text.get(self.start(i)..).unwrap_or_default()
    }

    /// Token `i` is one of these single characters of a CJK script.
    pub fn is_cjk_word(&self, i: usize, signs: &[&str]) -> bool {
        matches!(self.kind_at(i), TokenKind::Cjk) && signs.contains(&self.text(i))
    }

    pub fn word_at(&self, i: usize) -> Option<&'t str> {
        matches!(self.kind_at(i), TokenKind::Word(_)).then(|| self.text(i))
    }

    /// Token `i` is one byte long.
    pub fn is_one_byte(&self, i: usize) -> bool {
        let token = self.tokens.get(i);
        token.is_some_and(|token| token.end - token.start == 1)
    }

    pub fn meaning_at(&self, i: usize) -> WordMeaning {
        match self.kind_at(i) {
            TokenKind::Word(meaning) => meaning,
            _ => WordMeaning::default(),
        }
    }

    pub fn is_word(&self, i: usize, lower: &str) -> bool {
        let long = self.end(i) - self.start(i) == lower.len();
        long && matches!(self.kind_at(i), TokenKind::Word(_))
            && self.text(i).eq_ignore_ascii_case(lower)
    }

    /// The value of token `i` if it is a number with so many digits.
    pub fn number_at(&self, i: usize, digits: std::ops::RangeInclusive<u8>) -> Option<u32> {
        match self.kind_at(i) {
            TokenKind::Number { value, digits: d } if digits.contains(&d) => Some(value),
            _ => None,
        }
    }

    pub fn digit_count(&self, i: usize) -> u8 {
        match self.kind_at(i) {
            TokenKind::Number { digits, .. } => digits,
            _ => 0,
        }
    }

    /// Token `i` directly follows the one before it, without a space.
    pub fn touches_previous(&self, i: usize) -> bool {
        let blank = |token: &Token| matches!(token.kind, TokenKind::Space | TokenKind::Line);
        match (
            i.checked_sub(1).and_then(|i| self.tokens.get(i)),
            self.tokens.get(i),
        ) {
            (Some(one), Some(two)) => one.end == two.start && !blank(one) && !blank(two),
            _ => false,
        }
    }

    /// The first token from `i` on that is not a space, past at most 4 spaces.
    pub fn skip_space(&self, i: usize) -> usize {
        let mut at = i;
        while at < i + 4 && matches!(self.kind_at(at), TokenKind::Space) {
            at += 1;
        }
        at
    }

    pub fn start(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(self.text.len(), |t| t.start)
    }

    pub fn end(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(self.text.len(), |t| t.end)
    }

    pub fn is_capitalized(&self, i: usize) -> bool {
        match self.text.as_bytes().get(self.start(i)) {
            Some(first @ ..0x80) => first.is_ascii_uppercase(),
            _ => self.text(i).starts_with(char::is_uppercase),
        }
    }
}
