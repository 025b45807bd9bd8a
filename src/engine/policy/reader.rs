//! JSON values with their paths, and what is wrong with them. Knows nothing of what a policy says.

use crate::engine::text::did_you_mean;
use serde_json::{Map, Value};
use std::fmt;

/// What is wrong in a policy, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `clients[2].name`; empty for the document itself.
    pub path: String,
    pub what: String,
}

impl Problem {
    /// Text → JSON.
    pub fn parse(text: &str) -> Result<Value, Vec<Self>> {
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            vec![Self {
                path: String::new(),
                what: format!("not JSON: {error}"),
            }]
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.path.as_str() {
            "" => write!(f, "{}", self.what),
            path => write!(f, "{path}: {}", self.what),
        }
    }
}

/// Gathers the problems.
#[derive(Default)]
pub struct Reader {
    pub problems: Vec<Problem>,
}

/// A value and where it stands.
#[derive(Clone)]
pub struct At<'a> {
    pub value: &'a Value,
    pub path: String,
}

impl<'a> At<'a> {
    /// The value under `key`; `null` is as good as not there.
    pub fn get(&self, key: &str) -> Option<At<'a>> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(At {
            value,
            path: join(&self.path, key),
        })
    }
}

fn join(path: &str, key: &str) -> String {
    let plain = key
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'));
    match (path, plain) {
        ("", true) => key.into(),
        (_, true) => format!("{path}.{key}"),
        (_, false) => format!("{path}[{key:?}]"),
    }
}

impl Reader {
    /// Whether it is an object; its unknown keys are problems.
    pub fn object(&mut self, at: &At, keys: &[&str]) -> bool {
        let Some(map) = self.map(at) else {
            return false;
        };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            let hint = hint(key, keys.iter().copied());
            self.problems.push(Problem {
                path: join(&at.path, key),
                what: format!("unknown key{hint}"),
            });
        }
        true
    }

    pub fn entries<'a>(&mut self, at: Option<At<'a>>) -> Vec<Entry<'a>> {
        let Some(at) = at else { return Vec::new() };
        let map = self.map(&at);
        map.into_iter()
            .flatten()
            .filter_map(|(key, _)| {
                Some(Entry {
                    key,
                    at: at.get(key)?,
                })
            })
            .collect()
    }

    fn map<'a>(&mut self, at: &At<'a>) -> Option<&'a Map<String, Value>> {
        let map = at.value.as_object();
        if map.is_none() {
            self.wrong(at, "an object");
        }
        map
    }

    pub fn list<T>(&mut self, at: Option<At>, mut read: impl FnMut(&mut Self, At) -> T) -> Vec<T> {
        let Some(at) = at else { return Vec::new() };
        let Some(list) = at.value.as_array() else {
            self.wrong(&at, "a list");
            return Vec::new();
        };
        list.iter()
            .enumerate()
            .map(|(number, value)| {
                let path = format!("{}[{number}]", at.path);
                read(self, At { value, path })
            })
            .collect()
    }

    pub fn texts(&mut self, at: Option<At>) -> Vec<String> {
        self.list(at, |reader, at| reader.text(&at))
    }

    pub fn text(&mut self, at: &At) -> String {
        match at.value {
            Value::String(text) if text.trim().is_empty() => self.problem(at, "is empty".into()),
            Value::String(text) => return text.clone(),
            _ => self.wrong(at, "a text"),
        }
        String::new()
    }

    pub fn needed(&mut self, at: &At, key: &str) -> String {
        match at.get(key) {
            Some(at) => self.text(&at),
            None => {
                self.missing(at, key);
                String::new()
            }
        }
    }

    pub fn number(&mut self, at: &At) -> Option<u32> {
        let number = at.value.as_u64().and_then(|n| u32::try_from(n).ok());
        if number.is_none() {
            self.wrong(at, "a whole number, not negative");
        }
        number
    }

    pub fn one_of<T: Copy>(&mut self, at: At, words: &[(&str, T)]) -> Option<T> {
        let Value::String(word) = at.value else {
            self.wrong(&at, "a text");
            return None;
        };
        let found = words.iter().find(|(name, _)| name == word);
        if found.is_none() {
            let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
            let hint = hint(word, names.iter().copied());
            let names = names.join(", ");
            self.problem(&at, format!("{word:?} is none of {names}{hint}"));
        }
        found.map(|(_, value)| *value)
    }

    pub fn wrong(&mut self, at: &At, wanted: &str) {
        let is = match at.value {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        let what = match at.value {
            Value::Number(number) => format!("must be {wanted}, is {number}"),
            _ => format!("must be {wanted}, is {is}"),
        };
        self.problem(at, what);
    }

    pub fn missing(&mut self, at: &At, key: &str) {
        self.problems.push(Problem {
            path: join(&at.path, key),
            what: "is missing".into(),
        });
    }

    pub fn problem(&mut self, at: &At, what: String) {
        self.problems.push(Problem {
            path: at.path.clone(),
            what,
        });
    }
}

/// A key and what it holds.
pub struct Entry<'a> {
    pub key: &'a str,
    pub at: At<'a>,
}

/// `, did you mean …?` or nothing.
pub fn hint<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    match did_you_mean(word, candidates) {
        Some(candidate) => format!(", did you mean {candidate:?}?"),
        None => String::new(),
    }
}
