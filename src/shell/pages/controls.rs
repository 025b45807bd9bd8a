//! The controls of the settings page: what they are called and hold, and which has the focus.

use crate::{session::settings::Focus, ui::settings::HEADING};
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement,
};

/// The button's text goes into this control.
const INSERT: &str = "data-insert";

/// What a control is called, and what it holds.
pub fn name_and_value(target: &Element) -> Option<(String, String)> {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let value = match input.type_().as_str() {
            "checkbox" => input.checked().to_string(),
            _ => input.value(),
        };
        return Some((input.name(), value));
    }
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return Some((area.name(), area.value()));
    }
    let select = target.dyn_ref::<HtmlSelectElement>()?;
    Some((select.name(), select.value()))
}

/// Where the selection begins and ends in the text that a button inserts into: `3,5`.
pub fn caret_for(button: &Element) -> Option<String> {
    let button = button.closest(&format!("[{INSERT}]")).ok()??;
    let main = button.closest("main").ok()??;
    let control = find_control(&main, &button.get_attribute(INSERT)?)?;
    let area = control.dyn_ref::<HtmlTextAreaElement>()?;
    let start = area.selection_start().ok()??;
    let end = area.selection_end().ok()??;
    Some(format!("{start},{end}"))
}

/// Gives the focus to what a change goes on with, and opens what it is in.
pub fn set_focus(main: &Element, focus: &Focus) -> Result<(), JsValue> {
    let Some(control) = find_control(main, &focus.target) else {
        return focus_heading(main);
    };
    let mut outer = control.closest("details")?;
    while let Some(details) = outer {
        if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        outer = match details.parent_element() {
            Some(parent) => parent.closest("details")?,
            None => None,
        };
    }
    if let Some(control) = control.dyn_ref::<HtmlElement>() {
        control.focus()?;
    }
    if let (Some(area), Some(caret)) = (control.dyn_ref::<HtmlTextAreaElement>(), focus.caret) {
        let caret = u32::try_from(caret).unwrap_or(u32::MAX);
        area.set_selection_range(caret, caret)?;
    }
    Ok(())
}

pub fn focus_heading(main: &Element) -> Result<(), JsValue> {
    match main.query_selector(&format!("#{HEADING}"))? {
        Some(heading) => heading.unchecked_into::<HtmlElement>().focus(),
        None => Ok(()),
    }
}

/// By name, by what a click on it asks for, by id, or by the setting that a frame is for.
fn find_control(main: &Element, target: &str) -> Option<Element> {
    let all = main.query_selector_all("[name], [data-event], [id]").ok()?;
    let id = crate::ui::settings::controls::id_of(target);
    (0..all.length())
        .filter_map(|index| all.get(index)?.dyn_into::<Element>().ok())
        .find(|element| {
            let is =
                |name: &str, wanted: &str| element.get_attribute(name).as_deref() == Some(wanted);
            is("name", target) || is("data-event", target) || is("id", target) || is("id", &id)
        })
}
