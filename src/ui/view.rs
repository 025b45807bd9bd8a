//! The view as a value: what the canvas in content.js paints into the shadow root.

use crate::engine::form::FieldName;
use serde::{Serialize, Serializer};

/// One element. Text is only ever set as text; there is no way to say markup.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Element {
    pub tag: &'static str,
    /// Tells siblings apart across repaints, so that focus and scroll survive.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    #[serde(rename = "a", skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    #[serde(rename = "c", skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Child>,
    /// What is sent back when it is clicked.
    #[serde(rename = "on", skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Child {
    Text(String),
    Element(Element),
}

/// Attributes, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes(Vec<(&'static str, String)>);

impl Attributes {
    /// `name` must not have been set before.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push((name, value.into()));
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| *known == name)?;
        Some(&found.1)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Attributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        key: String::new(),
        attributes: Attributes::default(),
        children: Vec::new(),
        event: None,
    }
}

impl Element {
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.set(name, value);
        self
    }

    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children
            .extend(children.into_iter().map(Child::Element));
        self
    }

    /// Clicking it sends `event`.
    pub fn on(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }
}

/// A mark beside a field: where it stands, and what it shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    #[serde(serialize_with = "field_name")]
    pub field: FieldName,
    /// The element it stands beside.
    pub node: u32,
    pub attributes: Attributes,
    pub view: Vec<Child>,
}

fn field_name<S: Serializer>(field: &FieldName, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(field.as_str())
}

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}
