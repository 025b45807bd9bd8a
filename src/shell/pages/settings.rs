//! The settings page: files are read, views drawn, texts stored as the pure settings say.

mod fetch;

use super::{
    browser, controls,
    dom::{add_listener, main_element, page_document},
    draw, stored_key,
};
use crate::{
    session::settings::{Focus, Settings, SettingsAnswer, StoredSettings},
    shell::{rest_api::CancellableFetch, zones::IntlZones},
    ui::view::ViewChild,
};
use js_sys::{Array, JSON};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlInputElement, Url, Window,
};

/// Bytes. More than any policy: a wrong file need not be read to its end.
const LONGEST_FILE: f64 = 2_000_000.0;

#[derive(Clone)]
struct SettingsPage(Rc<RefCell<SettingsPageState>>);

struct SettingsPageState {
    settings: Settings,
    zones: IntlZones,
    /// What is typed could not be kept for a reload.
    has_lost_draft: bool,
    running_fetch: Option<Rc<CancellableFetch>>,
}

pub async fn open_page() -> Result<(), JsValue> {
    let (policies, local) = browser::read_stored().await?;
    let stored = StoredSettings {
        policies,
        preferences: local.preferences,
        templates: local.templates,
        fetched: local.fetched,
        key: stored_key::read_key().await,
        own_draft: read_draft("own"),
        imported_draft: read_draft("imported"),
    };
    let page = SettingsPage(Rc::new(RefCell::new(SettingsPageState {
        settings: Settings::new(stored),
        zones: IntlZones::default(),
        has_lost_draft: false,
        running_fetch: None,
    })));
    main_element()?.set_text_content(None); // What stood there until now.
    page.open_section(false)?;
    page.add_listeners()
}

impl SettingsPage {
    fn add_listeners(self) -> Result<(), JsValue> {
        let main = main_element()?;
        let page = self.clone();
        browser::listen_to_changes(move |key, text| {
            let name = key.trim_start_matches("policy-");
            page.handle_event_or_report(&format!("changed:{name}"), &text);
        });
        let page = self.clone();
        add_listener(&main, "click", move |event: Event| {
            let target = event_target::<Element>(&event);
            if let Some(event) = target.as_ref().and_then(draw::event_of) {
                let caret = target.and_then(|target| controls::caret_for(&target));
                page.handle_event_or_report(&event, &caret.unwrap_or_default());
            }
        })?;
        for (event, kind) in [("input", "typed"), ("change", "committed")] {
            let page = self.clone();
            add_listener(&main, event, move |event: Event| {
                if let Some(target) = event_target::<Element>(&event) {
                    page.handle_control(kind, &target);
                }
            })?;
        }
        let window = page_window()?;
        let page = self.clone();
        add_listener(&window, "hashchange", move |_: Event| {
            if let Err(error) = page.open_section(true) {
                page.report(&error);
            }
        })?;
        add_listener(&window, "beforeunload", move |event: Event| {
            if self.0.borrow().has_lost_draft {
                event.prevent_default();
            }
        })
    }

    /// Opens the section that the address names.
    fn open_section(&self, by_person: bool) -> Result<(), JsValue> {
        let hash = page_window()?.location().hash()?;
        let section = hash.trim_start_matches('#');
        self.handle(&format!("open:{section}"), "", by_person)
    }

    fn handle_control(&self, kind: &str, target: &Element) {
        if let Some(input) = target.dyn_ref::<HtmlInputElement>()
            && input.type_() == "file"
        {
            let (page, input) = (self.clone(), input.clone());
            if kind == "committed" {
                spawn_local(async move {
                    if let Err(error) = page.read_file(&input).await {
                        page.report(&error);
                    }
                });
            }
            return;
        }
        if let Some((name, value)) = controls::name_and_value(target) {
            self.handle_event_or_report(&format!("{kind}:{name}"), &value);
        }
    }

    fn handle_event_or_report(&self, event: &str, text: &str) {
        if let Err(error) = self.handle(event, text, true) {
            self.report(&error);
        }
    }

    fn handle(&self, event: &str, text: &str, may_focus: bool) -> Result<(), JsValue> {
        let answer = {
            let state = &mut *self.0.borrow_mut();
            state.settings.handle_event(event, text, &state.zones)
        };
        self.apply_answer(answer, may_focus)
    }

    fn apply_answer(&self, answer: SettingsAnswer, may_focus: bool) -> Result<(), JsValue> {
        // The browser asks a person for a permission only while it handles their click.
        if let Some(action) = answer.fetch {
            self.start_or_cancel(action);
        }
        draw_page(&answer.view, answer.focus.as_ref(), may_focus)?;
        if let Some(key) = answer.key {
            self.keep_key(key);
        }
        for (name, text) in &answer.drafts {
            let is_kept = keep_draft(name, text.as_deref());
            self.0.borrow_mut().has_lost_draft = text.is_some() && !is_kept;
        }
        if let Some((number, request)) = answer.ask {
            self.clone().ask_background(number, request);
        }
        if let Some((name, json)) = &answer.save {
            offer_download(name, json)?;
        }
        for (name, text) in answer.keep {
            let page = self.clone();
            spawn_local(async move {
                match browser::store_text(name, &text).await {
                    Ok(()) => page.handle_event_or_report(&format!("kept:{name}"), &text),
                    Err(error) => page.handle_event_or_report(
                        &format!("refused:{name}"),
                        &browser::error_reason(&error),
                    ),
                }
            });
        }
        Ok(())
    }

    /// What is typed meanwhile is handled as ever.
    fn ask_background(self, number: u32, request: String) {
        spawn_local(async move {
            let (event, text) = match browser::ask_about_sample(&request).await {
                Ok(text) => ("answered", text),
                Err(reason) => ("unanswered", reason),
            };
            if let Err(error) = self.handle(&format!("{event}:{number}"), &text, false) {
                self.report(&error);
            }
        });
    }

    async fn read_file(&self, input: &HtmlInputElement) -> Result<(), JsValue> {
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return Ok(());
        };
        let beginning = file.slice_with_f64_and_f64(0.0, LONGEST_FILE)?;
        let text = JsFuture::from(beginning.text()).await?;
        input.set_value(""); // The same file can be chosen again once it is mended.
        let event = format!("file:{}", file.name());
        self.handle(&event, &text.as_string().unwrap_or_default(), true)
    }

    /// The browser refused something that the page asks of it.
    fn report(&self, error: &JsValue) {
        self.0
            .borrow_mut()
            .settings
            .report_failure(&browser::error_reason(error));
        // Where the page cannot even be drawn there is nobody to tell.
        let _ = self.handle("", "", false);
    }
}

fn event_target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

fn page_window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| "there is no window".into())
}

fn read_draft(name: &str) -> Option<String> {
    browser::local_storage()?
        .get_item(&format!("draft-{name}"))
        .ok()?
}

/// Keeps a draft, or forgets it; whether that was possible.
fn keep_draft(name: &str, text: Option<&str>) -> bool {
    let key = format!("draft-{name}");
    let kept = browser::local_storage().map(|storage| match text {
        Some(text) => storage.set_item(&key, text),
        None => storage.remove_item(&key),
    });
    matches!(kept, Some(Ok(())))
}

/// Draws the page. A button that has done its work may be gone: the heading of its section takes the focus.
fn draw_page(view: &[ViewChild], focus: Option<&Focus>, may_focus: bool) -> Result<(), JsValue> {
    let main = main_element()?;
    let focused = page_document()?.active_element();
    draw::draw_view(&main, view)?;
    if !may_focus {
        return Ok(());
    }
    match focus {
        Some(focus) => controls::set_focus(&main, focus),
        None if focused.is_some_and(|focused| !focused.is_connected()) => {
            controls::focus_heading(&main)
        }
        None => Ok(()),
    }
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
