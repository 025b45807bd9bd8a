//! Where the key of Statuspage's API is kept: in `storage.session` until the browser is closed, or, where a person wants it
//! remembered, in the `localStorage` of the extension's own pages. Not in `storage.local`: what changes there is
//! reported to content scripts too, with its new value.

use super::browser;
use crate::{api::ApiKey, session::settings::StoredKey};
use wasm_bindgen::prelude::*;

/// In either storage.
const KEY: &str = "api-key";

/// The key that is kept. Storage that cannot be read has none.
pub async fn read_key() -> StoredKey {
    let parse = |text: &str| ApiKey::parse(text).ok();
    let remembered = browser::local_storage().and_then(|storage| storage.get_item(KEY).ok()?);
    if let Some(key) = remembered.as_deref().and_then(parse) {
        return StoredKey {
            key: Some(key),
            is_remembered: true,
        };
    }
    let text = browser::read_session_text(KEY).await.unwrap_or_default();
    StoredKey {
        key: parse(&text),
        is_remembered: false,
    }
}

/// Keeps the key in one place, and nothing of it in the other.
pub async fn store_key(stored: StoredKey) -> Result<(), JsValue> {
    let text = stored.key.as_ref().map(ApiKey::header_value);
    let (remembered, until_closed) = match stored.is_remembered {
        true => (text, None),
        false => (None, text),
    };
    let storage = browser::local_storage().ok_or("there is no storage")?;
    match remembered {
        Some(text) => storage.set_item(KEY, &text)?,
        None => storage.remove_item(KEY)?,
    }
    browser::store_session_text(KEY, until_closed.as_deref().unwrap_or_default()).await
}
