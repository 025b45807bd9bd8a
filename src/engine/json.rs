//! JSON documents: text → [`Value`] → text. Knows nothing of what they say.
//!
//! The wasm reads and writes no other format, and holds no fractions: a whole JSON library in it
//! would be an eighth of the extension.

mod read;
mod write;

use super::table::Table;
use std::ops::Index;

pub use read::Broken;
pub use write::Writer;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Value>),
    Object(Table<String, Value>),
}

/// A number as it is written: only whole ones are ever asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Number(String);

impl Number {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value {
    pub fn read(text: &str) -> Result<Self, Broken> {
        read::document(text)
    }

    /// As [`Value::read`], and the paths of keys that an object has twice: `clients[2].name`. Of such the last value
    /// counts, which a person who wrote the first will not expect.
    pub fn read_with_repeated(text: &str) -> Result<(Self, Vec<String>), Broken> {
        read::with_repeated(text)
    }

    /// As [`Value::read`], for a document that is read once and has a long list in it: what is under
    /// `key` in an object inside the outermost is handed over item by item and not kept.
    pub fn read_handing(text: &str, key: &str, to: &mut dyn FnMut(Self)) -> Result<Self, Broken> {
        read::handing(text, key, to)
    }

    /// What an object has under this key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// A whole number.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.0.parse().ok(),
            _ => None,
        }
    }

    /// A whole number that is not negative.
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(self.as_i64()?).ok()
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }

    pub fn as_object(&self) -> Option<&Table<String, Self>> {
        match self {
            Self::Object(map) => Some(map),
            _ => None,
        }
    }
}

/// What is not there is null.
impl Index<&str> for Value {
    type Output = Self;

    fn index(&self, key: &str) -> &Self {
        self.get(key).unwrap_or(&Self::Null)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

/// The whole document in one line.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let mut out = Writer::default();
        out.value(self);
        f.write_str(&out.done())
    }
}

#[cfg(test)]
mod tests;
