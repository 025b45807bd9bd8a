//! JSON of a page → values. Messages come from another process, so nothing is believed: what is not
//! as it should be counts as not there, and the rest of the message still counts.

use litemap::LiteMap;
use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeOwned, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer,
    },
};
use serde_json::Value;
use std::{borrow::Cow, fmt, marker::PhantomData};

/// A value; one of another kind is the default.
pub fn or_default<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let value = Value::deserialize(from)?;
    Ok(T::deserialize(value).unwrap_or_default())
}

/// What can be made of a number, of a text or of both.
pub trait FromScalar: Sized {
    fn from_number(_: u32) -> Option<Self> {
        None
    }

    fn from_text(_: &str) -> Option<Self> {
        None
    }
}

impl FromScalar for u32 {
    fn from_number(number: u32) -> Option<Self> {
        Some(number)
    }
}

impl FromScalar for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// The items of a list that are as they should be.
pub fn fitting_items<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromScalar,
{
    let Fitting(items) = from.deserialize_any(Lenient(PhantomData))?;
    Ok(items)
}

/// The texts of an object.
pub fn texts_by_name<'de, D>(from: D) -> Result<LiteMap<String, String>, D::Error>
where
    D: Deserializer<'de>,
{
    let Texts(texts) = from.deserialize_any(Lenient(PhantomData))?;
    Ok(texts)
}

/// An object whose fields are lenient themselves; anything else is the default.
pub fn lenient_object<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Object::deserialize(from)?.0)
}

/// A list of such objects. There may be thousands, so each is made as it comes.
pub fn lenient_objects<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    from.deserialize_any(Lenient(PhantomData))
}

struct Object<T>(T);

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lenient(PhantomData))
    }
}

/// What can be made of each kind of value, and what it is otherwise.
trait FromParts<'de>: Sized {
    fn absent() -> Self;

    fn from_object<A: MapAccess<'de>>(mut entries: A) -> Result<Self, A::Error> {
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::absent())
    }

    fn from_list<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self::absent())
    }

    fn from_number(_: u64) -> Self {
        Self::absent()
    }

    fn from_text(_: &str) -> Self {
        Self::absent()
    }
}

impl<'de, T: Deserialize<'de> + Default> FromParts<'de> for Object<T> {
    fn absent() -> Self {
        Self(T::default())
    }

    fn from_object<A: MapAccess<'de>>(entries: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries)).map(Self)
    }
}

impl<'de, T: Deserialize<'de> + Default> FromParts<'de> for Vec<T> {
    fn absent() -> Self {
        Self::new()
    }

    fn from_list<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut list = Self::new();
        while let Some(Object(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list)
    }
}

struct Item<T>(Option<T>);

impl<'de, T: FromScalar> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lenient(PhantomData))
    }
}

impl<'de, T: FromScalar> FromParts<'de> for Item<T> {
    fn absent() -> Self {
        Self(None)
    }

    fn from_number(number: u64) -> Self {
        Self(u32::try_from(number).ok().and_then(T::from_number))
    }

    fn from_text(text: &str) -> Self {
        Self(T::from_text(text))
    }
}

struct Fitting<T>(Vec<T>);

impl<'de, T: FromScalar> FromParts<'de> for Fitting<T> {
    fn absent() -> Self {
        Self(Vec::new())
    }

    fn from_list<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut list = Vec::new();
        while let Some(Item(item)) = items.next_element()? {
            list.extend(item);
        }
        Ok(Self(list))
    }
}

struct Texts(LiteMap<String, String>);

impl<'de> FromParts<'de> for Texts {
    fn absent() -> Self {
        Self(LiteMap::new())
    }

    fn from_object<A: MapAccess<'de>>(mut entries: A) -> Result<Self, A::Error> {
        let mut texts = LiteMap::new();
        while let Some((name, Item(text))) = entries.next_entry()? {
            if let Some(text) = text {
                texts.insert(name, text);
            }
        }
        Ok(Self(texts))
    }
}

struct Lenient<T>(PhantomData<T>);

impl<'de, T: FromParts<'de>> Visitor<'de> for Lenient<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<T, A::Error> {
        T::from_object(entries)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        T::from_list(items)
    }

    fn visit_unit<E>(self) -> Result<T, E> {
        Ok(T::absent())
    }

    fn visit_bool<E>(self, _: bool) -> Result<T, E> {
        Ok(T::absent())
    }

    fn visit_i64<E>(self, _: i64) -> Result<T, E> {
        Ok(T::absent())
    }

    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok(T::from_number(number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<T, E> {
        Ok(T::absent())
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(text))
    }
}

/// JSON in which each half of a surrogate pair that stands alone is the replacement character. Pages cut
/// texts in the middle of a pair; JavaScript writes such a half as an escape, and serde_json refuses it.
pub fn replace_lone_surrogates(json: &str) -> Cow<'_, str> {
    if !json.contains("\\ud") {
        return json.into();
    }
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let length = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
            (Some(_), _) => {
                whole.push(char::REPLACEMENT_CHARACTER);
                rest = &escape[6..];
                continue;
            }
            // The character after the backslash is no beginning of another escape.
            (None, _) => 1 + escape[1..].chars().next().map_or(0, char::len_utf8),
        };
        whole.push_str(&escape[..length]);
        rest = &escape[length..];
    }
    whole.push_str(rest);
    whole.into()
}

/// The half of a pair that is escaped at the beginning of `json`.
fn surrogate(json: &str) -> Option<u32> {
    let digits = json.strip_prefix("\\u")?.get(..4)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    (0xD800..0xE000).contains(&code).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn replaced(json: &str, expected: &str) {
        assert_eq!(replace_lone_surrogates(json), expected);
    }

    #[test]
    fn half_a_pair_is_replaced() {
        replaced(r#""a\ud83cb""#, "\"a\u{fffd}b\"");
        replaced(r#""\ud83c\u0041\udf0d""#, "\"\u{fffd}\\u0041\u{fffd}\"");
        replaced(r#""\ud83c\ud83c\udf0d""#, "\"\u{fffd}\\ud83c\\udf0d\"");
    }

    #[test]
    fn what_is_whole_stays() {
        for json in [
            r#""é 🌍""#,
            r#""\ud83c\udf0d""#,
            r#""\\ud83c""#,
            r#""\\\\ud83c\n""#,
            "\\",
            "\\ud8",
        ] {
            replaced(json, json);
        }
    }
}
