//! The settings page: files are read, views drawn, texts stored as the pure settings say.

use super::{
    browser,
    dom::{add_listener, main_element, page_document},
    draw,
};
use crate::{
    session::settings::{Settings, SettingsAnswer},
    shell::zones::IntlZones,
};
use js_sys::{Array, JSON};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, Url,
};

/// Bytes. More than any policy: a wrong file need not be read to its end.
const LONGEST_FILE: f64 = 2_000_000.0;

#[derive(Clone)]
struct SettingsPage(Rc<RefCell<SettingsPageState>>);

struct SettingsPageState {
    settings: Settings,
    zones: IntlZones,
    /// As they are stored; they go into what is exported.
    preferences: String,
    is_unsaved: bool,
}

pub async fn open_page() -> Result<(), JsValue> {
    let (stored, preferences) = browser::read_stored().await?;
    let page = SettingsPage(Rc::new(RefCell::new(SettingsPageState {
        settings: Settings::new(stored),
        zones: IntlZones::default(),
        preferences,
        is_unsaved: false,
    })));
    page.handle_event("", "")?;
    page.add_listeners()
}

impl SettingsPage {
    fn add_listeners(self) -> Result<(), JsValue> {
        let main = main_element()?;
        let page = self.clone();
        browser::listen_to_changes(move |key, text| page.take_over(key, text));
        let page = self.clone();
        add_listener(&main, "click", move |event: Event| {
            let Some(target) = event_target::<Element>(&event) else {
                return;
            };
            if let Some(event) = draw::event_of(&target) {
                let preferences = page.0.borrow().preferences.clone();
                page.handle_event_or_report(&event, &preferences);
            }
        })?;
        let page = self.clone();
        add_listener(&main, "input", move |event: Event| {
            if let Some(text) = event_target::<HtmlTextAreaElement>(&event) {
                page.handle_event_or_report(&format!("typed:{}", text.name()), &text.value());
            }
        })?;
        let page = self.clone();
        add_listener(&main, "change", move |event: Event| {
            if let Some(input) = event_target::<HtmlInputElement>(&event) {
                let page = page.clone();
                spawn_local(async move {
                    if let Err(error) = page.read_file(&input).await {
                        page.report(&error);
                    }
                });
            }
        })?;
        let window = web_sys::window().ok_or("there is no window")?;
        add_listener(&window, "beforeunload", move |event: Event| {
            if self.0.borrow().is_unsaved {
                event.prevent_default();
            }
        })
    }

    /// Somebody, perhaps this page, has changed what is stored.
    fn take_over(&self, key: &str, text: String) {
        match key {
            "preferences" => self.0.borrow_mut().preferences = text,
            _ => {
                let source = key.trim_start_matches("policy-");
                self.handle_event_or_report(&format!("changed:{source}"), &text);
            }
        }
    }

    fn handle_event_or_report(&self, event: &str, text: &str) {
        if let Err(error) = self.handle_event(event, text) {
            self.report(&error);
        }
    }

    fn handle_event(&self, event: &str, text: &str) -> Result<(), JsValue> {
        let answer = {
            let SettingsPageState {
                settings, zones, ..
            } = &mut *self.0.borrow_mut();
            settings.handle_event(event, text, zones)
        };
        self.0.borrow_mut().is_unsaved = answer.is_unsaved;
        draw_page(&answer)?;
        if let Some((name, json)) = &answer.save {
            offer_download(name, json)?;
        }
        if let Some((source, text)) = answer.keep {
            let page = self.clone();
            spawn_local(async move {
                match browser::store_policy(source, &text).await {
                    Ok(()) => page.handle_event_or_report(&format!("kept:{source}"), &text),
                    Err(error) => page.handle_event_or_report(
                        &format!("refused:{source}"),
                        &browser::error_reason(&error),
                    ),
                }
            });
        }
        Ok(())
    }

    async fn read_file(&self, input: &HtmlInputElement) -> Result<(), JsValue> {
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return Ok(());
        };
        let beginning = file.slice_with_f64_and_f64(0.0, LONGEST_FILE)?;
        let text = JsFuture::from(beginning.text()).await?;
        input.set_value(""); // The same file can be chosen again once it is mended.
        let event = format!("file:{}", file.name());
        self.handle_event(&event, &text.as_string().unwrap_or_default())
    }

    /// The browser refused something that the page asks of it.
    fn report(&self, error: &JsValue) {
        self.0
            .borrow_mut()
            .settings
            .report_failure(&browser::error_reason(error));
        // Where the page cannot even be drawn there is nobody to tell.
        let _ = self.handle_event("", "");
    }
}

fn event_target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// Draws the page. A button that has done its work may be gone: the text that it was for takes the focus.
fn draw_page(answer: &SettingsAnswer) -> Result<(), JsValue> {
    let main = main_element()?;
    let focused = page_document()?.active_element();
    let part = match &focused {
        Some(element) => element.closest("section")?,
        None => None,
    };
    draw::draw_view(&main, &answer.view)?;
    if let (Some(focused), Some(part)) = (focused, part)
        && !focused.is_connected()
        && let Some(text) = part.query_selector("textarea")?
    {
        text.unchecked_into::<HtmlElement>().focus()?;
    }
    for (name, text) in &answer.set {
        if let Some(element) = main.query_selector(&format!("[name=\"{name}\"]"))? {
            element
                .unchecked_into::<HtmlTextAreaElement>()
                .set_value(text);
        }
    }
    Ok(())
}

/// Hands out a file of JSON, to be read by people too.
fn offer_download(name: &str, json: &str) -> Result<(), JsValue> {
    let text =
        JSON::stringify_with_replacer_and_space(&JSON::parse(json)?, &JsValue::NULL, &2.into())?;
    let text = text.concat(&"\n".into());
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = Array::of1(&text.into());
    let file = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&file)?;
    let link: HtmlAnchorElement = page_document()?.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
