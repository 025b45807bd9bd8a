//! The browser's extension interface, as far as the pages use it.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise};
use serde::{Deserialize, Deserializer};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::session::stored_policies::StoredPolicies;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    fn get_local(keys: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = set)]
    fn set_local(values: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = remove)]
    fn remove_local(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = get)]
    fn get_session(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = set)]
    fn set_session(values: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = remove)]
    fn remove_session(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "managed"], js_name = get)]
    fn get_managed(key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "onChanged"], js_name = addListener)]
    fn listen_to_storage(listener: &Closure<dyn FnMut(JsValue, String)>);
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = contains)]
    fn contains_permission(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "permissions"], js_name = request)]
    fn request_permission(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = query)]
    fn query_tabs(wanted: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "action"], js_name = getTitle)]
    fn get_title(of: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    pub fn localized_message(name: &str) -> String;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = openOptionsPage)]
    pub fn open_options_page() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
}

/// What `storage.local` holds for the guard. A stored value is judged where it is read, so here it is a text,
/// whatever it is.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LocalStorage {
    #[serde(deserialize_with = "text")]
    pub preferences: String,
    #[serde(deserialize_with = "text")]
    pub templates: String,
    #[serde(deserialize_with = "text")]
    pub fetched: String,
    #[serde(rename = "policy-own", deserialize_with = "text")]
    pub own: String,
    #[serde(rename = "policy-imported", deserialize_with = "text")]
    pub imported: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ManagedStorage {
    #[serde(deserialize_with = "text")]
    policy: String,
}

/// One value that was stored, replaced or removed.
#[derive(Deserialize)]
struct StorageChange {
    #[serde(default, rename = "newValue", deserialize_with = "text")]
    new: String,
}

fn text<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    Ok(match serde_json::Value::deserialize(value)? {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    })
}

/// Everything that is stored for the guard: the policies, and what is stored besides.
pub async fn read_stored() -> Result<(StoredPolicies, LocalStorage), JsValue> {
    let keys = [
        "preferences",
        "templates",
        "fetched",
        "policy-own",
        "policy-imported",
    ];
    let keys: Array = keys.into_iter().map(JsValue::from).collect();
    let local = JsFuture::from(get_local(&keys)?).await?;
    let local: LocalStorage = serde_wasm_bindgen::from_value(local)?;
    let managed = read_managed().await;
    let stored = StoredPolicies {
        own: local.own.clone(),
        imported: local.imported.clone(),
        managed,
    };
    Ok((stored, local))
}

/// The organisation's policy. Firefox refuses the question where there is none.
async fn read_managed() -> String {
    let Ok(asked) = get_managed("policy") else {
        return String::new();
    };
    let Ok(managed) = JsFuture::from(asked).await else {
        return String::new();
    };
    let managed: Result<ManagedStorage, _> = serde_wasm_bindgen::from_value(managed);
    managed.map(|managed| managed.policy).unwrap_or_default()
}

/// Stores the text of a policy's source, the preferences, the templates or what was fetched; nothing is stored for none.
pub async fn store_text(name: &str, text: &str) -> Result<(), JsValue> {
    let key = match name {
        "preferences" | "templates" | "fetched" => name.to_owned(),
        source => format!("policy-{source}"),
    };
    let stored = if text.is_empty() {
        remove_local(&key)?
    } else {
        set_local(&object(&[(&key, text.into())])?)?
    };
    JsFuture::from(stored).await.map(drop)
}

/// Calls `changed(key, text)` for each stored text that is replaced or removed by anybody; `managed` for the policy
/// of the organisation.
pub fn listen_to_changes(mut changed: impl FnMut(&str, String) + 'static) {
    let listener =
        Closure::<dyn FnMut(JsValue, String)>::new(move |changes: JsValue, area: String| {
            let all: Result<std::collections::BTreeMap<String, StorageChange>, _> =
                serde_wasm_bindgen::from_value(changes);
            for (key, StorageChange { new }) in all.unwrap_or_default() {
                match (area.as_str(), key.as_str()) {
                    ("managed", "policy") => changed("managed", new),
                    ("local", key) => changed(key, new),
                    _ => {}
                }
            }
        });
    listen_to_storage(&listener);
    listener.forget();
}

/// Whether the guard may see the pages of Statuspage.
pub async fn is_allowed() -> Result<bool, JsValue> {
    let answer = JsFuture::from(contains_permission(&statuspage()?)?).await?;
    Ok(answer.is_truthy())
}

/// Asks the person to let the guard see them: only in answer to their click.
pub fn request_access() -> Result<JsFuture, JsValue> {
    Ok(request_permission(&statuspage()?)?.into())
}

fn statuspage() -> Result<JsValue, JsValue> {
    let origins = Array::of1(&"https://manage.statuspage.io/*".into());
    object(&[("origins", origins.into())])
}

/// Asks the person to let the guard ask these addresses: only in answer to their click.
pub fn request_addresses(pattern: &str) -> Result<JsFuture, JsValue> {
    let wanted = object(&[("origins", Array::of1(&pattern.into()).into())])?;
    Ok(request_permission(&wanted)?.into())
}

/// What `storage.session` has: it is gone when the browser is closed, and no page and no content script sees it.
pub async fn read_session_text(key: &str) -> Result<String, JsValue> {
    let stored = JsFuture::from(get_session(key)?).await?;
    let text = js_sys::Reflect::get(&stored, &key.into())?;
    Ok(text.as_string().unwrap_or_default())
}

/// Stores a text there; nothing is stored for none.
pub async fn store_session_text(key: &str, text: &str) -> Result<(), JsValue> {
    let stored = match text {
        "" => remove_session(key)?,
        text => set_session(&object(&[(key, text.into())])?)?,
    };
    JsFuture::from(stored).await.map(drop)
}

/// Milliseconds until the background counts as not answering: a stopped one is started by the question.
const LONGEST_ANSWER: u32 = 5_000;

/// What background.js answers.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum BackgroundAnswer {
    Answer(String),
    /// Why there is none.
    Refused(String),
}

/// Asks the background about the sample maintenance: the text of its answer, or why there is none.
pub async fn ask_about_sample(request: &str) -> Result<String, String> {
    let words = |error: JsValue| error_reason(&error);
    let message = object(&[("sample", request.into())]).map_err(words)?;
    let asked = send_message(&message).map_err(words)?;
    let late = future_to_promise(async {
        TimeoutFuture::new(LONGEST_ANSWER).await;
        Err("it took too long".into())
    });
    let first = Promise::race(&Array::of2(&asked, &late));
    let answer = JsFuture::from(first).await.map_err(words)?;
    match serde_wasm_bindgen::from_value(answer) {
        Ok(BackgroundAnswer::Answer(text)) => Ok(text),
        Ok(BackgroundAnswer::Refused(reason)) => Err(reason),
        Err(_) => Err("what it answered was not understood".to_owned()),
    }
}

/// The tab that the person looks at.
#[derive(Default, Deserialize)]
pub struct Tab {
    pub id: i32,
    /// Only where the guard may see it.
    #[serde(default)]
    pub url: String,
}

pub async fn find_active_tab() -> Result<Option<Tab>, JsValue> {
    let wanted = object(&[("active", true.into()), ("currentWindow", true.into())])?;
    let tabs = JsFuture::from(query_tabs(&wanted)?).await?;
    let tabs: Vec<Tab> = serde_wasm_bindgen::from_value(tabs)?;
    Ok(tabs.into_iter().next())
}

/// The title of the guard's button on a tab: the background puts its verdict there.
pub async fn read_title(tab: i32) -> Result<String, JsValue> {
    let title = JsFuture::from(get_title(&object(&[("tabId", tab.into())])?)?).await?;
    Ok(title.as_string().unwrap_or_default())
}

/// What only the extension's own pages have; the browser may refuse it.
pub fn local_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What went wrong, in the browser's words.
pub fn error_reason(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => error.message().into(),
        None => error.as_string().unwrap_or_default(),
    }
}

fn object(parts: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = js_sys::Object::new();
    for (key, value) in parts {
        js_sys::Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object.into())
}
