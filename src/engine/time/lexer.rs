//! Text → tokens. Every character is examined a bounded number of times, so the work is linear in
//! the text. Spans always lie on character boundaries.
//!
//! Markup without a meaning for times (`**`, `<b>`, zero-width characters) produces no token; the
//! address of a link is one opaque mark.

use super::lexicon::{self, HASH_SEED, WordMeaning, hash_byte};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of digits. `value` is made of the first digits only, `digits` is at most 255.
    Number {
        value: u32,
        digits: u8,
    },
    /// A run of letters, with apostrophes inside, and its possible meanings.
    Word(WordMeaning),
    Space,
    Line,
    /// Punctuation, normalized: every dash is `-`, every wave `~`, full-width forms are ASCII.
    Mark(char),
    /// One character of a CJK script.
    Cjk,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub start: usize,
    pub end: usize,
}

/// The mark that replaces the address of a link.
pub(super) const LINK_ADDRESS: char = '\u{1}';

/// How many bytes ahead the end of a tag is searched.
const TAG_REACH: usize = 120;

/// The number of digits that make up a value; further digits are only counted.
const LONGEST_NUMBER: u8 = 9;

/// The tokens of the given regions of `text`; the gap between two regions becomes a line break.
pub(super) fn tokenize(text: &str, stretches: &[(usize, usize)]) -> Vec<Token> {
    let length: usize = stretches.iter().map(|(start, end)| end - start).sum();
    let mut lexer = Lexer {
        text,
        at: 0,
        tokens: Vec::with_capacity(length / 4 + 8),
    };
    for &(start, end) in stretches {
        if lexer.at < start {
            lexer.tokens.push(Token {
                kind: TokenKind::Line,
                start: lexer.at,
                end: start,
            });
            lexer.at = start;
        }
        while lexer.at < end {
            #[cfg(test)]
            super::step_counter::count_step();
            let start = lexer.at;
            let kind = match text.as_bytes()[start] {
                b'a'..=b'z' | b'A'..=b'Z' => Some(lexer.read_word()),
                b'0'..=b'9' => Some(lexer.read_number()),
                b' ' => {
                    lexer.at += 1;
                    Some(TokenKind::Space)
                }
                byte @ ..0x80 => lexer.read_ascii_mark(byte),
                _ => lexer.read_non_ascii(),
            };
            if let Some(kind) = kind {
                lexer.tokens.push(Token {
                    kind,
                    start,
                    end: lexer.at,
                });
            }
        }
    }
    lexer.tokens
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
}

/// Each method reads on from the current position; `None` means that no token is produced.
impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        #[cfg(test)]
        super::step_counter::count_step();
        self.text.get(self.at..)?.chars().next()
    }

    /// An ASCII character other than a letter or a digit.
    fn read_ascii_mark(&mut self, byte: u8) -> Option<TokenKind> {
        match byte {
            b'<' => {
                if let Some(kind) = self.read_tag() {
                    return kind;
                }
            }
            b'&' => {
                if let Some(kind) = self.read_entity() {
                    return Some(kind);
                }
            }
            _ => {}
        }
        self.at += 1;
        match byte {
            b'\t' | 0x0b | 0x0c => Some(TokenKind::Space),
            b'\n' | b'\r' => Some(TokenKind::Line),
            b'*' | b'_' | b'`' => None,
            b'~' if self.text.as_bytes().get(self.at) == Some(&b'~') => {
                self.at += 1;
                None
            }
            _ => Some(TokenKind::Mark(char::from(byte))),
        }
    }

    /// A character beyond ASCII.
    fn read_non_ascii(&mut self) -> Option<TokenKind> {
        let c = self.peek().unwrap_or_default();
        let is_ideograph = is_cjk(c);
        if digit_value(c).is_some() {
            return Some(self.read_number());
        }
        if !is_ideograph && c.is_alphabetic() {
            return Some(self.read_word());
        }
        self.at += c.len_utf8();
        match c {
            _ if is_ideograph => Some(TokenKind::Cjk),
            '\u{2028}' | '\u{2029}' => Some(TokenKind::Line),
            '\u{2022}' => None,
            _ if is_invisible(c) => None,
            _ if c.is_whitespace() => Some(TokenKind::Space),
            _ => Some(TokenKind::Mark(normalize_mark(c))),
        }
    }

    fn read_number(&mut self) -> TokenKind {
        let (mut value, mut digits, mut end) = (0u32, 0u8, self.at);
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            #[cfg(test)]
            super::step_counter::count_step();
            let (digit, length) = if byte < 0x80 {
                (byte.is_ascii_digit().then(|| (byte - b'0').into()), 1)
            } else {
                let c = self.peek().unwrap_or_default();
                if is_invisible(c) {
                    self.at += c.len_utf8();
                    continue;
                }
                (digit_value(c), c.len_utf8())
            };
            let Some(digit) = digit else { break };
            if digits < LONGEST_NUMBER {
                value = value * 10 + digit;
            }
            digits = digits.saturating_add(1);
            self.at += length;
            end = self.at;
        }
        self.at = end;
        TokenKind::Number { value, digits }
    }

    fn read_word(&mut self) -> TokenKind {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut hash = HASH_SEED;
        let mut letters = start;
        for &letter in &bytes[start..] {
            #[cfg(test)]
            super::step_counter::count_step();
            if !letter.is_ascii_alphabetic() {
                break;
            }
            hash = hash_byte(hash, letter);
            letters += 1;
        }
        self.at = letters;
        match bytes.get(letters) {
            Some(b'\'' | 0x80..) => {
                self.skip_rest_of_word();
                if self.at > letters {
                    let word = self.text.get(start..self.at).unwrap_or_default();
                    return TokenKind::Word(lexicon::look_up_word(word));
                }
            }
            Some(b':') if bytes[letters..].starts_with(b"://") => {
                self.skip_link_address();
                return TokenKind::Mark(LINK_ADDRESS);
            }
            _ => {}
        }
        let word = &bytes[start..letters];
        // "10:00PMEST" is split into two words.
        if let [b'P' | b'A', b'M', _, _, ..] = word
            && word.len() <= 6
            && matches!(self.tokens.last(), Some(Token { kind: TokenKind::Number { .. }, end, .. }) if *end == start)
        {
            self.at = start + 2;
            return TokenKind::Word(lexicon::look_up_word(&self.text[start..self.at]));
        }
        TokenKind::Word(lexicon::look_up_ascii_word(word, hash))
    }

    /// Moves to the end of a word with characters beyond ASCII letters.
    fn skip_rest_of_word(&mut self) {
        let mut end = self.at;
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            #[cfg(test)]
            super::step_counter::count_step();
            if byte.is_ascii_alphabetic() {
                self.at += 1;
                end = self.at;
            } else if byte == b'\'' && self.at == end {
                self.at += 1;
            } else if let Some(c) = self.peek().filter(|_| byte >= 0x80) {
                let letter = c.is_alphabetic() && !is_cjk(c);
                if !(letter || c == '\u{2019}' && self.at == end) {
                    break;
                }
                self.at += c.len_utf8();
                if letter {
                    end = self.at;
                }
            } else {
                break;
            }
        }
        self.at = end;
    }

    /// Moves to the end of a link's address.
    fn skip_link_address(&mut self) {
        while let Some(c) = self.peek() {
            if c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | '|') {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    /// An HTML tag: those that begin a line or a cell produce a token, the others none.
    fn read_tag(&mut self) -> Option<Option<TokenKind>> {
        const LINES: [&str; 14] = [
            "br", "p", "li", "ul", "ol", "tr", "div", "table", "h1", "h2", "h3", "h4", "h5", "h6",
        ];
        const CELLS: [&str; 2] = ["td", "th"];
        let rest = &self.text.as_bytes()[self.at + 1..];
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        if !name.first()?.is_ascii_alphabetic() {
            return None;
        }
        let close = rest.iter().take(TAG_REACH).position(|&b| b == b'>')?;
        self.at += close + 2;
        let end = name.iter().position(|b| !b.is_ascii_alphanumeric())?;
        let is = |known: &&str| name[..end].eq_ignore_ascii_case(known.as_bytes());
        Some(if LINES.iter().any(is) {
            Some(TokenKind::Line)
        } else {
            CELLS.iter().any(is).then_some(TokenKind::Mark('|'))
        })
    }

    fn read_entity(&mut self) -> Option<TokenKind> {
        const KNOWN: [(&str, TokenKind); 10] = [
            ("&nbsp;", TokenKind::Space),
            ("&#160;", TokenKind::Space),
            ("&thinsp;", TokenKind::Space),
            ("&ndash;", TokenKind::Mark('-')),
            ("&mdash;", TokenKind::Mark('-')),
            ("&minus;", TokenKind::Mark('-')),
            ("&#8211;", TokenKind::Mark('-')),
            ("&#8212;", TokenKind::Mark('-')),
            ("&#58;", TokenKind::Mark(':')),
            ("&amp;", TokenKind::Mark('&')),
        ];
        let rest = self.text.get(self.at..)?;
        let &(name, kind) = KNOWN.iter().find(|(name, _)| rest.starts_with(name))?;
        self.at += name.len();
        Some(kind)
    }
}

pub(super) fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{ff10}'..='\u{ff19}' => Some(c as u32 - 0xff10),
        _ => None,
    }
}

/// Invisible characters that can occur in the middle of a number.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// Chinese characters, kana and Hangul, where words do not end at spaces.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}'
        | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}')
}

fn normalize_mark(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{301c}' | '\u{ff5e}' | '\u{223c}' | '\u{2053}' => '~',
        '\u{2192}' | '\u{21d2}' | '\u{27a1}' | '\u{2794}' => '-',
        '\u{3001}' | '\u{60c}' => ',',
        '\u{3002}' => '.',
        '\u{3008}' | '\u{300a}' | '\u{300c}' | '\u{3010}' | '\u{3014}' => '[',
        '\u{3009}' | '\u{300b}' | '\u{300d}' | '\u{3011}' | '\u{3015}' => ']',
        '\u{2236}' | '\u{a789}' => ':',
        '\u{ff01}'..='\u{ff5d}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn kinds(text: &str, wanted: &str) {
        let mut seen = String::new();
        for token in tokenize(text, &[(0, text.len())]) {
            match token.kind {
                TokenKind::Number { value, .. } => seen.push_str(&value.to_string()),
                TokenKind::Word(_) => seen.push('w'),
                TokenKind::Space => seen.push(' '),
                TokenKind::Line => seen.push('/'),
                TokenKind::Mark(LINK_ADDRESS) => seen.push('@'),
                TokenKind::Mark(c) => seen.push(c),
                TokenKind::Cjk => seen.push('i'),
            }
        }
        assert_eq!(seen, wanted, "{text:?}");
    }

    #[test]
    fn tokens_of_common_forms() {
        kinds("at 10:30 p.m.", "w 10:30 w.w.");
        kinds("**10:00**\u{a0}–<b>11:00</b><br>", "10:0 -11:0/");
        kinds("1\u{feff}1:00", "11:0");
        kinds("１３時～１７時", "13i~17i");
        kinds("see https://a.b/10:30?x=1, now", "w @ w");
        kinds("o'clock jusqu’à", "w w");
        kinds("10&nbsp;am&ndash;11", "10 w-11");
        kinds("~~10:00~~ <3 &c", "10:0 <3 &w");
    }
}
