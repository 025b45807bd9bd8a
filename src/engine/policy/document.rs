//! Text → document. As JSON has it, of a key that an object has twice the last value counts; a person who
//! wrote the first will not expect that, so such keys are reported.

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};
use std::fmt;

/// The document, and the paths of the keys that are there twice: `clients[2].name`.
pub fn parse_json(text: &str) -> Result<(Value, Vec<String>), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let mut repeated = Vec::new();
    let value = DocumentReader {
        path: &mut String::new(),
        repeated: &mut repeated,
    }
    .deserialize(&mut json)?;
    json.end()?;
    Ok((value, repeated))
}

/// Adds a step to a path.
pub fn push_key(path: &mut String, key: &str) {
    let is_plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b'$');
    if !key.bytes().all(is_plain) {
        path.push_str(&format!("[\"{key}\"]"));
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// Adds a step to a path.
pub fn push_index(path: &mut String, index: usize) {
    path.push_str(&format!("[{index}]"));
}

/// Reads one value, which is at `path`.
struct DocumentReader<'a> {
    path: &'a mut String,
    repeated: &'a mut Vec<String>,
}

impl DocumentReader<'_> {
    fn inner(&mut self) -> DocumentReader<'_> {
        DocumentReader {
            path: self.path,
            repeated: self.repeated,
        }
    }
}

impl<'de> DeserializeSeed<'de> for DocumentReader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for DocumentReader<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        let outer = self.path.len();
        while let Some(key) = entries.next_key::<String>()? {
            push_key(self.path, &key);
            let value = entries.next_value_seed(self.inner())?;
            if map.insert(key, value).is_some() {
                self.repeated.push(self.path.clone());
            }
            self.path.truncate(outer);
        }
        Ok(Value::Object(map))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        let outer = self.path.len();
        loop {
            push_index(self.path, list.len());
            let item = items.next_element_seed(self.inner())?;
            self.path.truncate(outer);
            match item {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let number = Number::from_f64(value);
        number
            .map(Value::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }
}
