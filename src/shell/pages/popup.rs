//! The popup: what the guard does on this tab, whether it may see the site, and the way to the settings.

use super::{
    browser,
    dom::{listen, main_element},
    draw,
};
use crate::ui::view::{Child, Element, element};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

const SITE: &str = "https://manage.statuspage.io/";

pub async fn open() -> Result<(), JsValue> {
    let main = main_element()?;
    listen(&main, "click", |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        match target.and_then(|target| draw::event_of(&target)).as_deref() {
            Some("allow") => {
                // Asked at once: the browser asks nobody who has not just clicked.
                let asked = browser::request_access();
                spawn_local(async {
                    if let Ok(asked) = asked {
                        let _ = asked.await;
                    }
                    let _ = show().await;
                });
            }
            Some("settings") => {
                let _ = browser::open_options_page();
                let _ = web_sys::window().map(|window| window.close());
            }
            _ => {}
        }
    })?;
    show().await
}

async fn show() -> Result<(), JsValue> {
    let is_allowed = browser::is_allowed().await?;
    let words = match browser::find_active_tab().await? {
        _ if !is_allowed => browser::message("popupNotAllowed"),
        Some(tab) if tab.url.starts_with(SITE) => {
            let title = browser::read_title(tab.id).await?;
            // Before there is a verdict it is the plain name.
            match title == browser::message("name") {
                true => browser::message("popupNoForm"),
                false => title,
            }
        }
        _ => browser::message("popupElsewhere"),
    };
    let mut view: Vec<Child> = vec![element("p").attr("role", "status").text(words).into()];
    if !is_allowed {
        view.push(button("allow", "popupAllow").into());
    }
    view.push(button("settings", "popupSettings").into());
    draw::draw(&main_element()?, &view)
}

fn button(event: &'static str, words: &str) -> Element {
    element("button")
        .key(event)
        .attr("type", "button")
        .text(browser::message(words))
        .on(event)
}
