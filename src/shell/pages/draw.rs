//! Makes what an element holds equal to a view, changing only what differs, so that focus and scroll survive.
//! Text is only ever set as text.

use crate::ui::view::{self, ViewChild};
use std::collections::HashMap;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node, Text};

/// Tells an element from its siblings.
const KEY: &str = "data-key";
/// What a click on an element asks for.
const EVENT: &str = "data-event";

/// What a click asks for, by the innermost element under it that asks for anything.
pub fn event_of(target: &Element) -> Option<String> {
    let element = target.closest(&format!("[{EVENT}]")).ok()??;
    element.get_attribute(EVENT)
}

/// Draws a view into `parent`.
pub fn draw_view(parent: &Element, view: &[ViewChild]) -> Result<(), JsValue> {
    let document = super::dom::page_document()?;
    let mut old: HashMap<String, Node> = HashMap::new();
    let children = parent.child_nodes();
    let mut texts = 0;
    for index in 0..children.length() {
        let Some(node) = children.get(index) else {
            continue;
        };
        let key = match node.dyn_ref::<Element>() {
            Some(element) => element.get_attribute(KEY).unwrap_or_default(),
            None => {
                texts += 1;
                text_key(texts)
            }
        };
        old.insert(key, node);
    }
    let mut at = parent.first_child();
    let mut texts = 0;
    for (index, child) in view.iter().enumerate() {
        let node: Node = match child {
            ViewChild::Text(words) => {
                texts += 1;
                let node = match old.remove(&text_key(texts)) {
                    Some(node) => node.unchecked_into::<Text>(),
                    None => document.create_text_node(words),
                };
                if node.data() != **words {
                    node.set_data(words);
                }
                node.into()
            }
            ViewChild::Element(wanted) => {
                let key = element_key(wanted, index);
                let element = match old.remove(&key) {
                    Some(node) => node.unchecked_into::<Element>(),
                    None => document.create_element(wanted.tag)?,
                };
                set_attributes(&element, wanted, &key)?;
                draw_view(&element, &wanted.children)?;
                set_control(&element, wanted);
                element.into()
            }
        };
        if at.as_ref() == Some(&node) {
            at = node.next_sibling();
        } else {
            parent.insert_before(&node, at.as_ref())?;
        }
    }
    for node in old.into_values() {
        parent.remove_child(&node)?;
    }
    Ok(())
}

/// What a control holds is no attribute once a person has typed in it. Setting it moves the caret, so it is set
/// only where it differs.
fn set_control(element: &Element, wanted: &view::Element) {
    if let Some(value) = wanted.attributes.get("data-value") {
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            if input.value() != value {
                input.set_value(value);
            }
        } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            // A browser has one way of ending a line.
            if area.value() != value.replace("\r\n", "\n").replace('\r', "\n") {
                area.set_value(value);
            }
        } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>()
            && select.value() != value
        {
            select.set_value(value);
        }
    }
    if let Some(checked) = wanted.attributes.get("data-checked")
        && let Some(input) = element.dyn_ref::<HtmlInputElement>()
    {
        input.set_checked(checked == "true");
    }
}

fn text_key(number: usize) -> String {
    format!("text {number}")
}

fn element_key(element: &view::Element, index: usize) -> String {
    match element.key.is_empty() {
        true => format!("{} {index}", element.tag),
        false => format!("{} {}", element.tag, element.key),
    }
}

fn set_attributes(element: &Element, wanted: &view::Element, key: &str) -> Result<(), JsValue> {
    let mut attributes: Vec<(&str, &str)> = wanted.attributes.iter().collect();
    attributes.push((KEY, key));
    if let Some(event) = &wanted.event {
        attributes.push((EVENT, event));
    }
    for name in element.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        // The person may have made a box larger, or opened what was closed.
        if !matches!(name.as_str(), "style" | "open")
            && attributes.iter().all(|(wanted, _)| *wanted != name)
        {
            element.remove_attribute(&name)?;
        }
    }
    for (name, value) in attributes {
        if element.get_attribute(name).as_deref() != Some(value) {
            element.set_attribute(name, value)?;
        }
    }
    Ok(())
}
