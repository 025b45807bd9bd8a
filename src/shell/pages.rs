//! The extension's own pages, drawn and wired from here: extension/page.js only loads the wasm.

mod browser;
mod controls;
mod dom;
mod draw;
mod popup;
mod settings;
mod stored_key;

use wasm_bindgen::prelude::*;

/// Opens the settings page.
#[wasm_bindgen]
pub async fn open_settings() -> Result<(), JsValue> {
    settings::open_page().await
}

/// Opens the popup behind the button in the browser's toolbar.
#[wasm_bindgen]
pub async fn open_popup() -> Result<(), JsValue> {
    popup::open_page().await
}
