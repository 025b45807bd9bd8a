//! The key of the API. Whatever prints it prints dots: only the header of a request has the key itself.

use std::fmt;

/// What stands where the key was.
const HIDDEN: &str = "•••";

#[derive(Clone, PartialEq, Eq)]
pub struct ApiKey(String);

impl ApiKey {
    /// A key as a person pastes it: with white space around it, or with the word that stands before it in the header.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let key = match text.split_once(char::is_whitespace) {
            Some((word, key)) if word.eq_ignore_ascii_case("oauth") => key.trim(),
            None if text.eq_ignore_ascii_case("oauth") => "",
            _ => text,
        };
        if key.is_empty() {
            return Err("The API key is empty.".into());
        }
        match key.bytes().all(|c| c.is_ascii_graphic()) {
            true => Ok(Self(key.to_owned())),
            false => Err(
                "The API key has characters that no key has. Copy it again from Statuspage's API info.".into(),
            ),
        }
    }

    /// For the `Authorization` header, and for the place where the key itself is kept; [`Self::parse`] reads it.
    pub fn header_value(&self) -> String {
        format!("OAuth {}", self.0)
    }

    /// A text of somebody else's, such as an error message that quotes the request, without the key.
    pub fn hide_in(&self, text: &str) -> String {
        text.replace(&self.0, HIDDEN)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "ApiKey({HIDDEN})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_as_it_is_pasted() {
        for text in ["abc-1", " abc-1\n", "OAuth abc-1", "oauth  abc-1"] {
            assert_eq!(ApiKey::parse(text).unwrap().header_value(), "OAuth abc-1");
        }
        for text in ["", "  ", "OAuth ", "a b", "ключ", "a\r\nHost: x"] {
            assert!(ApiKey::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_key_is_in_no_text() {
        let key = ApiKey::parse("abc-1").unwrap();
        assert_eq!(format!("{key:?}"), "ApiKey(•••)");
        assert_eq!(key.hide_in("no such key: abc-1"), "no such key: •••");
    }
}
