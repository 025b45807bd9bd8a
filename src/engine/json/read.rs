//! Text → value, as RFC 8259 has it. Any text may come: what is no JSON is refused with its place.

use super::{Number, Value};
use crate::engine::table::Table;
use std::fmt;

/// Why a text is no JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    what: &'static str,
    line: usize,
    column: usize,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { what, line, column } = self;
        write!(f, "{what} at line {line} column {column}")
    }
}

/// Deeper documents are refused before the stack ends.
const DEEPEST: usize = 128;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The key of a list whose items are handed over, and to whom.
    handed: Option<(&'a str, &'a mut dyn FnMut(Value))>,
    /// Paths of keys that came twice, from the value on that is being read; where somebody asks for them.
    repeated: Option<Vec<String>>,
}

type Read<T> = Result<T, &'static str>;

impl<'a> Reader<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            handed: None,
            repeated: None,
        }
    }
}

pub fn document(text: &str) -> Result<Value, Broken> {
    read(&mut Reader::of(text))
}

pub fn with_repeated(text: &str) -> Result<(Value, Vec<String>), Broken> {
    let mut reader = Reader {
        repeated: Some(Vec::new()),
        ..Reader::of(text)
    };
    let value = read(&mut reader)?;
    Ok((value, reader.repeated.unwrap_or_default()))
}

/// A document whose list under `key`, one object down, goes `to` somebody, each item by itself.
pub fn handing(text: &str, key: &str, to: &mut dyn FnMut(Value)) -> Result<Value, Broken> {
    read(&mut Reader {
        handed: Some((key, to)),
        ..Reader::of(text)
    })
}

fn read(reader: &mut Reader) -> Result<Value, Broken> {
    reader.whole().map_err(|what| {
        let text = reader.text;
        let before = &text.as_bytes()[..reader.at.min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n');
        let column = before.len() - start.map_or(0, |newline| newline + 1);
        Broken { what, line, column }
    })
}

impl<'a> Reader<'a> {
    fn whole(&mut self) -> Read<Value> {
        let value = self.value(0)?;
        match self.peek() {
            None => Ok(value),
            Some(_) => self.wrong("trailing characters"),
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space, not yet taken.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// The place of what is wrong is counted with it.
    fn wrong<T>(&mut self, what: &'static str) -> Read<T> {
        if self.byte().is_none() {
            return Err("unexpected end");
        }
        self.at += 1;
        Err(what)
    }

    fn value(&mut self, depth: usize) -> Read<Value> {
        if depth > DEEPEST {
            return self.wrong("too deep");
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth, false),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            _ => self.wrong("expected value"),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Read<Value> {
        if !self.text[self.at..].starts_with(word) {
            return self.wrong("expected value");
        }
        self.at += word.len();
        Ok(value)
    }

    fn object(&mut self, depth: usize) -> Read<Value> {
        let mut map = Table::new();
        self.at += 1;
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(map));
        }
        loop {
            if self.peek() != Some(b'"') {
                return self.wrong("key must be a string");
            }
            let key = self.string()?;
            if self.peek() != Some(b':') {
                return self.wrong("expected `:`");
            }
            self.at += 1;
            let before = self.count_repeated();
            let is_handed = depth == 1 && self.handed.as_ref().is_some_and(|(one, _)| *one == key);
            let value = match self.peek() {
                Some(b'[') if is_handed => self.array(depth + 1, true),
                _ => self.value(depth + 1),
            };
            self.below(before, || key.clone());
            if let Some(repeated) = &mut self.repeated
                && map.get(&key).is_some()
            {
                repeated.push(key.clone());
            }
            map.insert(key, value?);
            if !self.goes_on(b'}', "expected `,` or `}`")? {
                return Ok(Value::Object(map));
            }
        }
    }

    fn array(&mut self, depth: usize, is_handed: bool) -> Read<Value> {
        let mut list = Vec::new();
        self.at += 1;
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(list));
        }
        loop {
            let before = self.count_repeated();
            let value = self.value(depth + 1)?;
            self.below(before, || format!("[{}]", list.len()));
            match &mut self.handed {
                Some((_, to)) if is_handed => to(value),
                _ => list.push(value),
            }
            if !self.goes_on(b']', "expected `,` or `]`")? {
                return Ok(Value::Array(list));
            }
        }
    }

    /// What was repeated since then is so many steps farther from the whole.
    fn below(&mut self, before: usize, step: impl Fn() -> String) {
        for path in self.repeated.iter_mut().flatten().skip(before) {
            let dot = if path.starts_with('[') { "" } else { "." };
            *path = format!("{}{dot}{path}", step());
        }
    }

    fn count_repeated(&self) -> usize {
        self.repeated.as_ref().map_or(0, Vec::len)
    }

    /// After an item: a comma, or the end.
    fn goes_on(&mut self, end: u8, what: &'static str) -> Read<bool> {
        let next = self.peek();
        if next != Some(b',') && next != Some(end) {
            return self.wrong(what);
        }
        self.at += 1;
        Ok(next == Some(b','))
    }

    fn number(&mut self) -> Read<Value> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Value::Number(Number(self.text[start..self.at].into())))
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == start {
            return self.wrong("invalid number");
        }
        Ok(())
    }

    fn string(&mut self) -> Read<String> {
        let mut text = String::new();
        self.at += 1;
        let mut start = self.at;
        loop {
            match self.byte() {
                Some(b'"') => {
                    text.push_str(&self.text[start..self.at]);
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    text.push_str(&self.text[start..self.at]);
                    self.at += 1;
                    text.push(self.escape()?);
                    start = self.at;
                }
                Some(0..=31) => return self.wrong("control character in a string"),
                Some(_) => self.at += 1,
                None => return Err("unexpected end"),
            }
        }
    }

    fn escape(&mut self) -> Read<char> {
        let escaped = match self.byte() {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => return self.unicode(),
            Some(mark @ (b'"' | b'\\' | b'/')) => mark.into(),
            _ => return self.wrong("invalid escape"),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// From the `u` on. A half of a pair that stands alone becomes the replacement character: pages
    /// cut texts in the middle of a pair, and the rest of the message still counts.
    fn unicode(&mut self) -> Read<char> {
        let first = self.four()?;
        let lone = char::REPLACEMENT_CHARACTER;
        if !(0xD800..0xDC00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or(lone));
        }
        let after_first = self.at;
        if self.text[self.at..].starts_with("\\u") {
            self.at += 1;
            let second = self.four()?;
            if (0xDC00..0xE000).contains(&second) {
                let pair = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(pair).unwrap_or(lone));
            }
        }
        self.at = after_first;
        Ok(lone)
    }

    /// The four hexadecimal digits after the `u`.
    fn four(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at + 1..self.at + 5);
        match digits.filter(|digits| !digits.starts_with('+')) {
            Some(digits) => match u32::from_str_radix(digits, 16) {
                Ok(number) => {
                    self.at += 5;
                    Ok(number)
                }
                Err(_) => self.wrong("invalid escape"),
            },
            None => self.wrong("invalid escape"),
        }
    }
}
