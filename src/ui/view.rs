//! The view as a value: what panel.js of the content script draws into the shadow root. As JSON it is a part
//! of the messages to the page.

use serde::{Serialize, Serializer};
use std::{borrow::Cow, rc::Rc};

/// Most words of a view are always the same, and are not copied.
pub type Words = Cow<'static, str>;

/// One element. Text is only ever set as text; there is no way to say markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Element {
    pub tag: &'static str,
    /// Tells siblings apart across repaints, so that focus and scroll survive.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub key: Words,
    #[serde(rename = "a", skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    #[serde(rename = "c", skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<ViewChild>,
    /// What is sent back when it is clicked.
    #[serde(rename = "on", skip_serializing_if = "Option::is_none")]
    pub event: Option<Words>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ViewChild {
    Text(Words),
    /// Shared with the view before, where nothing in it changes: then it is neither made nor compared.
    Element(Rc<Element>),
}

/// Attributes, each once; as JSON one object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(&'static str, Words)>);

impl Attributes {
    /// `name` must not have been set before.
    pub fn set_attribute(&mut self, name: &'static str, value: impl Into<Words>) {
        self.0.push((name, value.into()));
    }

    pub fn with_attribute(mut self, name: &'static str, value: impl Into<Words>) -> Self {
        self.set_attribute(name, value);
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, &**value))
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| *known == name)?;
        Some(&found.1)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Attributes {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// In the wasm it is there once, not at each of its many calls.
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
        self.attributes.set_attribute(name, value);
        self
    }

    pub fn text(mut self, text: impl Into<Words>) -> Self {
        self.children.push(ViewChild::Text(text.into()));
        self
    }

    pub fn child(mut self, child: impl Into<Rc<Element>>) -> Self {
        self.children.push(ViewChild::Element(child.into()));
        self
    }

    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children
            .extend(children.into_iter().map(ViewChild::from));
        self
    }

    /// Clicking it sends `event`.
    pub fn on_click(mut self, event: impl Into<Words>) -> Self {
        self.event = Some(event.into());
        self
    }
}

/// A mark beside a field: its place and its content.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Tells marks apart across repaints.
    pub key: String,
    /// The element that it is put beside.
    pub node: u32,
    pub attributes: Attributes,
    pub view: Vec<ViewChild>,
}

impl From<Element> for ViewChild {
    fn from(element: Element) -> Self {
        Self::Element(element.into())
    }
}
