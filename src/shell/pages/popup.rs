//! The popup: what the guard does on this tab, whether it may see the site, and the way to the settings.

use super::{
    browser,
    dom::{add_listener, main_element},
    draw,
};
use crate::ui::view::{Element, ViewChild, element};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

const SITE: &str = "https://manage.statuspage.io/";

pub async fn open_page() -> Result<(), JsValue> {
    let main = main_element()?;
    add_listener(&main, "click", |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        match target.and_then(|target| draw::event_of(&target)).as_deref() {
            Some("allow") => {
                // Asked at once: the browser asks nobody who has not just clicked.
                let asked = browser::request_access();
                spawn_local(async {
                    if let Ok(asked) = asked {
                        let _ = asked.await;
                    }
                    let _ = draw_popup().await;
                });
            }
            Some("settings") => {
                let _ = browser::open_options_page();
                let _ = web_sys::window().map(|window| window.close());
            }
            _ => {}
        }
    })?;
    draw_popup().await
}

async fn draw_popup() -> Result<(), JsValue> {
    let is_allowed = browser::is_allowed().await?;
    let words = match browser::find_active_tab().await? {
        _ if !is_allowed => browser::localized_message("popupNotAllowed"),
        Some(tab) if tab.url.starts_with(SITE) => {
            let title = browser::read_title(tab.id).await?;
            // Before there is a verdict it is the plain name.
            match title == browser::localized_message("name") {
                true => browser::localized_message("popupNoForm"),
                false => title,
            }
        }
        _ => browser::localized_message("popupElsewhere"),
    };
    let heading = element("h1").text(browser::localized_message("name"));
    let mut view: Vec<ViewChild> = vec![
        heading.into(),
        element("p").attr("role", "status").text(words).into(),
    ];
    if !is_allowed {
        view.push(button("allow", "popupAllow").into());
    }
    view.push(button("settings", "popupSettings").into());
    draw::draw_view(&main_element()?, &view)
}

fn button(event: &'static str, words: &str) -> Element {
    element("button")
        .key(event)
        .attr("type", "button")
        .text(browser::localized_message(words))
        .on_click(event)
}
