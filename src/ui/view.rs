//! The view as a value: what the canvas in content.js paints into the shadow root.

use crate::engine::json::Writer;
use std::{borrow::Cow, rc::Rc};

/// Most of what is shown is always the same, and is not copied.
pub type Words = Cow<'static, str>;

/// One element. Text is only ever set as text; there is no way to say markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub tag: &'static str,
    /// Tells siblings apart across repaints, so that focus and scroll survive.
    pub key: Words,
    pub attributes: Attributes,
    pub children: Vec<Child>,
    /// What is sent back when it is clicked.
    pub event: Option<Words>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Child {
    Text(Words),
    /// Shared with the view before, where nothing in it changes: then it is neither made nor compared.
    Element(Rc<Element>),
}

/// Attributes, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(&'static str, Words)>);

impl Attributes {
    /// `name` must not have been set before.
    pub fn set(&mut self, name: &'static str, value: impl Into<Words>) {
        self.0.push((name, value.into()));
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.set(name, value);
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, &**value))
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| *known == name)?;
        Some(&found.1)
    }

    /// As a JSON object.
    pub fn write(&self, out: &mut Writer) {
        out.object(|out| {
            for (name, value) in &self.0 {
                out.key(name).text(value);
            }
        });
    }
}

/// In the wasm it stands once, not at each of its many calls.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        key: Words::default(),
        attributes: Attributes::default(),
        children: Vec::new(),
        event: None,
    }
}

impl Element {
    pub fn key(mut self, key: impl Into<Words>) -> Self {
        self.key = key.into();
        self
    }

    pub fn attr(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.attributes.set(name, value);
        self
    }

    pub fn text(mut self, text: impl Into<Words>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    pub fn child(mut self, child: impl Into<Rc<Element>>) -> Self {
        self.children.push(Child::Element(child.into()));
        self
    }

    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Child::from));
        self
    }

    /// Clicking it sends `event`.
    pub fn on(mut self, event: impl Into<Words>) -> Self {
        self.event = Some(event.into());
        self
    }
}

/// A mark beside a field: where it stands, and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Tells marks apart across repaints.
    pub key: String,
    /// The element it stands beside.
    pub node: u32,
    pub attributes: Attributes,
    pub view: Vec<Child>,
}

impl Mark {
    /// As a JSON object.
    pub fn write(out: &mut Writer, mark: &Self) {
        out.object(|out| {
            out.key("key").text(&mark.key);
            out.key("node").number(mark.node);
            mark.attributes.write(out.key("attributes"));
            out.key("view").array(&mark.view, Child::write);
        });
    }
}

impl Child {
    /// A text, or an object of what the element has: `a` attributes, `c` children, `on` its event.
    pub fn write(out: &mut Writer, child: &Self) {
        let element = match child {
            Self::Text(text) => return out.text(text),
            Self::Element(element) => element,
        };
        out.object(|out| {
            out.key("tag").text(element.tag);
            if !element.key.is_empty() {
                out.key("key").text(&element.key);
            }
            if !element.attributes.0.is_empty() {
                element.attributes.write(out.key("a"));
            }
            if !element.children.is_empty() {
                out.key("c").array(&element.children, Self::write);
            }
            if let Some(event) = &element.event {
                out.key("on").text(event);
            }
        });
    }
}

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Self::Element(element.into())
    }
}
