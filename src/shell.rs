//! Entry points of the wasm in the extension, the browser's clock and its zones. Holds no logic.
//!
//! The extension ships two modules of wasm, so that the background does not carry what draws the pages: a feature
//! of the crate stands for each.

#[cfg(feature = "background")]
mod background;
#[cfg(feature = "pages")]
mod pages;
#[cfg(feature = "pages")]
pub mod rest_api;
pub mod zones;

#[cfg(feature = "background")]
pub use background::{Guard, Reply};
use wasm_bindgen::prelude::*;

/// A panic becomes a JavaScript error with its words, for the console and for the person. The instance that threw
/// it is given up by background.js.
#[wasm_bindgen(start)]
pub fn throw_panics() {
    std::panic::set_hook(Box::new(|panic| {
        wasm_bindgen::throw_str(&panic.to_string())
    }));
}
