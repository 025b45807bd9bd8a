//! Statuspage's API is asked as the pure settings say: the browser asks the person first.

use super::{SettingsPage, browser, stored_key};
use crate::{
    api::Fetch,
    session::settings::{FetchAction, StoredKey},
    shell::rest_api::{CancellableFetch, run_fetch},
};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

impl SettingsPage {
    pub(super) fn start_or_cancel(&self, action: FetchAction) {
        match action {
            FetchAction::Start { fetch, addresses } => {
                let host = fetch.target().host().to_owned();
                let asked = browser::request_addresses(&addresses);
                self.start_fetch(*fetch, host, asked);
            }
            FetchAction::Cancel => {
                let running = self.0.borrow().running_fetch.clone();
                if let Some(running) = running {
                    running.cancel();
                    // After the page was drawn for the click.
                    let page = self.clone();
                    spawn_local(async move { page.finish_fetch(&running) });
                }
            }
        }
    }

    fn start_fetch(&self, fetch: Fetch, host: String, asked: Result<JsFuture, JsValue>) {
        let running = Rc::new(CancellableFetch::new(fetch));
        self.0.borrow_mut().running_fetch = Some(running.clone());
        let page = self.clone();
        spawn_local(async move {
            let refused = match wait_for_permission(asked).await {
                Ok(true) => None,
                Ok(false) => Some(String::new()),
                Err(error) => Some(browser::error_reason(&error)),
            };
            if !page.is_running(&running) {
                return; // It was cancelled meanwhile.
            }
            if let Some(reason) = refused {
                page.0.borrow_mut().running_fetch = None;
                page.handle_event_or_report(&format!("fetch-refused:{host}"), &reason);
                return;
            }
            run_fetch(&running, |progress| {
                if page.is_running(&running) {
                    let answer = page.0.borrow_mut().settings.report_fetch_progress(progress);
                    page.report_error(page.apply_answer(answer, false));
                }
            })
            .await;
            page.finish_fetch(&running);
        });
    }

    pub(super) fn keep_key(&self, stored: StoredKey) {
        let page = self.clone();
        spawn_local(async move {
            if let Err(error) = stored_key::store_key(stored).await {
                let reason = browser::error_reason(&error);
                page.handle_event_or_report("fetch-key-refused", &reason);
            }
        });
    }

    /// Hands over what came, once.
    fn finish_fetch(&self, running: &Rc<CancellableFetch>) {
        if !self.is_running(running) {
            return;
        }
        let answer = {
            let state = &mut *self.0.borrow_mut();
            state.running_fetch = None;
            let seconds = js_sys::Date::now() / 1_000.0;
            state
                .settings
                .take_fetched(running.take_fetched(), seconds as i64)
        };
        self.report_error(self.apply_answer(answer, true));
    }

    fn is_running(&self, running: &Rc<CancellableFetch>) -> bool {
        let state = self.0.borrow();
        let own = state.running_fetch.as_ref();
        own.is_some_and(|own| Rc::ptr_eq(own, running))
    }

    fn report_error(&self, outcome: Result<(), JsValue>) {
        if let Err(error) = outcome {
            self.report(&error);
        }
    }
}

async fn wait_for_permission(asked: Result<JsFuture, JsValue>) -> Result<bool, JsValue> {
    Ok(asked?.await?.is_truthy())
}
