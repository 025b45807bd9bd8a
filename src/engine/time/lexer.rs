//! Text → tokens. Every character is looked at a bounded number of times, so lexing is linear in
//! the text; spans always lie on character boundaries.
//!
//! Markup that stands between words and says nothing about time (`**`, `<b>`, zero-width
//! characters) leaves no token; the addresses in links are one opaque mark.

use super::lexicon::Meaning;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of digits. `value` is capped, `digits` is not more than 255.
    Number {
        value: u32,
        digits: u8,
    },
    /// A run of letters, with apostrophes inside.
    Word,
    Space,
    Line,
    /// Punctuation, folded: every dash is `-`, every wave `~`, full-width forms are ASCII.
    Mark(char),
    /// One character of a script without word spaces (and of Hangul).
    Ideograph,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// What a word can mean, once it was looked up.
    pub meaning: Meaning,
}

/// What a link's address becomes.
pub(super) const OPAQUE: char = '\u{1}';

/// How far the end of a tag or an entity is looked for.
const TAG_REACH: usize = 120;

/// The tokens of the stretches of `text`; what lies between two of them is one line.
pub(super) fn lex(text: &str, stretches: &[(usize, usize)]) -> Vec<Token> {
    let length: usize = stretches.iter().map(|(start, end)| end - start).sum();
    let mut lexer = Lexer {
        text,
        at: 0,
        tokens: Vec::with_capacity(length / 4 + 8),
    };
    for &(start, end) in stretches {
        if lexer.at < start {
            let gap = lexer.at;
            lexer.at = start;
            lexer.push(Kind::Line, gap);
        }
        while lexer.at < end {
            #[cfg(test)]
            super::work::step();
            match text.as_bytes()[lexer.at] {
                b'a'..=b'z' | b'A'..=b'Z' => lexer.word(),
                b'0'..=b'9' => lexer.number(),
                byte => lexer.step(byte),
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

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        #[cfg(test)]
        super::work::step();
        self.text[self.at..].chars().next()
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn push(&mut self, kind: Kind, start: usize) {
        self.tokens.push(Token {
            kind,
            start,
            end: self.at,
            meaning: Meaning::default(),
        });
    }

    /// What is neither an ASCII letter nor a figure.
    fn step(&mut self, byte: u8) {
        let start = self.at;
        if byte >= 0x80 {
            return self.other();
        }
        match byte {
            b'<' if self.tag() => return,
            b'&' if self.entity() => return,
            _ => self.at += 1,
        }
        match byte {
            b' ' | b'\t' | 0x0b | 0x0c => self.push(Kind::Space, start),
            b'\n' | b'\r' => self.push(Kind::Line, start),
            b'*' | b'_' | b'`' => {}
            b'~' if self.text.as_bytes().get(self.at) == Some(&b'~') => self.at += 1,
            _ => self.push(Kind::Mark(char::from(byte)), start),
        }
    }

    /// What is no ASCII.
    fn other(&mut self) {
        let Some(c) = self.peek() else { return };
        let start = self.at;
        if digit(c).is_some() {
            return self.number();
        }
        if !is_ideograph(c) && c.is_alphabetic() {
            return self.word();
        }
        self.at += c.len_utf8();
        match c {
            '\u{2028}' | '\u{2029}' => self.push(Kind::Line, start),
            '\u{2022}' => {}
            _ if is_ideograph(c) => self.push(Kind::Ideograph, start),
            _ if is_invisible(c) => {}
            _ if c.is_whitespace() => self.push(Kind::Space, start),
            _ => self.push(Kind::Mark(fold(c)), start),
        }
    }

    fn number(&mut self) {
        let start = self.at;
        let (mut value, mut digits, mut end) = (0u32, 0u8, self.at);
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            #[cfg(test)]
            super::work::step();
            if byte.is_ascii_digit() {
                value = value
                    .saturating_mul(10)
                    .saturating_add((byte - b'0').into());
                digits = digits.saturating_add(1);
                self.at += 1;
                end = self.at;
                continue;
            }
            let Some(c) = self.peek().filter(|_| byte >= 0x80) else {
                break;
            };
            if let Some(d) = digit(c) {
                value = value.saturating_mul(10).saturating_add(d);
                digits = digits.saturating_add(1);
                self.at += c.len_utf8();
                end = self.at;
            } else if is_invisible(c) {
                self.at += c.len_utf8();
            } else {
                break;
            }
        }
        self.at = end;
        self.push(Kind::Number { value, digits }, start);
    }

    fn word(&mut self) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while let Some(b'a'..=b'z' | b'A'..=b'Z') = bytes.get(self.at) {
            #[cfg(test)]
            super::work::step();
            self.at += 1;
        }
        if let Some(b'\'' | 0x80..) = bytes.get(self.at) {
            self.rest_of_word();
        }
        if let [b':', b'/', b'/', ..] = bytes[self.at..] {
            self.address();
            return self.push(Kind::Mark(OPAQUE), start);
        }
        // "10:00PMEST" is two words.
        if (4..=6).contains(&(self.at - start))
            && matches!(bytes[start..], [b'P' | b'A', b'M', ..])
            && matches!(self.tokens.last(), Some(Token { kind: Kind::Number { .. }, end, .. }) if *end == start)
        {
            self.at = start + 2;
        }
        self.push(Kind::Word, start);
    }

    /// Goes on to the end of a word that has more than ASCII letters.
    fn rest_of_word(&mut self) {
        let mut end = self.at;
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            #[cfg(test)]
            super::work::step();
            if byte.is_ascii_alphabetic() {
                self.at += 1;
                end = self.at;
            } else if byte == b'\'' && self.at == end {
                self.at += 1;
            } else if let Some(c) = self.peek().filter(|_| byte >= 0x80) {
                let letter = c.is_alphabetic() && !is_ideograph(c);
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

    /// Runs to the end of a link's address.
    fn address(&mut self) {
        while let Some(c) = self.peek() {
            if c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | '|') {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    /// An HTML tag: the ones that begin a line or a cell leave a token, the others none.
    fn tag(&mut self) -> bool {
        let start = self.at;
        let rest = &self.text.as_bytes()[start + 1..];
        let name_at = usize::from(rest.first() == Some(&b'/'));
        if !rest.get(name_at).is_some_and(u8::is_ascii_alphabetic) {
            return false;
        }
        let Some(close) = rest.iter().take(TAG_REACH).position(|&b| b == b'>') else {
            return false;
        };
        let name_end = rest[name_at..close]
            .iter()
            .position(|b| !b.is_ascii_alphanumeric())
            .map_or(close, |n| name_at + n);
        let name = rest[name_at..name_end].to_ascii_lowercase();
        self.at = start + 1 + close + 1;
        match name.as_slice() {
            b"br" | b"p" | b"li" | b"ul" | b"ol" | b"tr" | b"div" | b"table" | b"h1" | b"h2"
            | b"h3" | b"h4" | b"h5" | b"h6" => self.push(Kind::Line, start),
            b"td" | b"th" => self.push(Kind::Mark('|'), start),
            _ => {}
        }
        true
    }

    fn entity(&mut self) -> bool {
        let start = self.at;
        let known: [(&str, Kind); 10] = [
            ("&nbsp;", Kind::Space),
            ("&#160;", Kind::Space),
            ("&thinsp;", Kind::Space),
            ("&ndash;", Kind::Mark('-')),
            ("&mdash;", Kind::Mark('-')),
            ("&minus;", Kind::Mark('-')),
            ("&#8211;", Kind::Mark('-')),
            ("&#8212;", Kind::Mark('-')),
            ("&#58;", Kind::Mark(':')),
            ("&amp;", Kind::Mark('&')),
        ];
        for (name, kind) in known {
            if self.rest().starts_with(name) {
                self.at += name.len();
                self.push(kind, start);
                return true;
            }
        }
        false
    }
}

pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{ff10}'..='\u{ff19}' => Some(c as u32 - 0xff10),
        _ => None,
    }
}

/// Characters that nobody sees and that can stand in the middle of a number.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// CJK, kana and Hangul, where a word does not end at a space.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}'
        | '\u{3130}'..='\u{318f}' | '\u{31f0}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}')
}

fn fold(c: char) -> char {
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
        for token in lex(text, &[(0, text.len())]) {
            match token.kind {
                Kind::Number { value, .. } => seen.push_str(&value.to_string()),
                Kind::Word => seen.push('w'),
                Kind::Space => seen.push(' '),
                Kind::Line => seen.push('/'),
                Kind::Mark(OPAQUE) => seen.push('@'),
                Kind::Mark(c) => seen.push(c),
                Kind::Ideograph => seen.push('i'),
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
