//! What the pages need of the browser's document.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

/// The document of the page.
pub fn page_document() -> Result<Document, JsValue> {
    web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| JsValue::from("there is no page"))
}

/// What the page is drawn into.
pub fn main_element() -> Result<Element, JsValue> {
    page_document()?
        .query_selector("main")?
        .ok_or_else(|| JsValue::from("the page has no main element"))
}

/// Calls `listener` for each such event on `target`, for as long as the page lives.
pub fn add_listener<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    event: &str,
    listener: impl FnMut(E) + 'static,
) -> Result<(), JsValue> {
    let listener = Closure::<dyn FnMut(E)>::new(listener);
    target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())?;
    listener.forget();
    Ok(())
}
