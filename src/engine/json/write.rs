//! Value → text, in one line. Nothing is kept in between: what is written goes straight to the text.

use super::Value;

/// Writes one document.
#[derive(Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    pub fn done(self) -> String {
        self.text
    }

    /// `null`
    pub fn null(&mut self) {
        self.text.push_str("null");
    }

    pub fn bool(&mut self, value: bool) {
        self.text.push_str(if value { "true" } else { "false" });
    }

    pub fn number(&mut self, number: u32) {
        self.text.push_str(&number.to_string());
    }

    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        // Everything that is escaped is one byte long.
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escaped = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0..=31 => "\\u00",
                _ => continue,
            };
            self.text.push_str(&text[start..at]);
            self.text.push_str(escaped);
            if escaped == "\\u00" {
                self.text.push(char::from(b'0' + byte / 16));
                self.text
                    .push(char::from(b"0123456789abcdef"[usize::from(byte % 16)]));
            }
            start = at + 1;
        }
        self.text.push_str(&text[start..]);
        self.text.push('"');
    }

    pub fn array<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.text.push('[');
        for item in items {
            self.comma();
            write(self, item);
        }
        self.text.push(']');
    }

    /// The keys come from `write`, each by [`Writer::key`].
    pub fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.text.push('{');
        write(self);
        self.text.push('}');
    }

    /// Its value is written next.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.comma();
        self.text(key);
        self.text.push(':');
        self
    }

    /// Any document.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.null(),
            Value::Bool(value) => self.bool(*value),
            Value::Number(number) => self.text.push_str(number.as_str()),
            Value::String(text) => self.text(text),
            Value::Array(list) => self.array(list, Self::value),
            Value::Object(map) => self.object(|out| {
                for (key, value) in map.iter() {
                    out.key(key).value(value);
                }
            }),
        }
    }

    fn comma(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.text.push(',');
        }
    }
}
