//! What goes between a page's content script and its session, as JSON.

use crate::{
    page::{outline::Update, wire, write::Act},
    ui::view::{Attributes, Child, Mark},
};
use serde::Serialize;
use serde_json::Value;

/// What content.js says.
#[derive(Clone, Debug, Default)]
pub struct FromPage {
    pub saw: Update,
    /// What was clicked in the view, in order: the `event`s of its elements.
    pub on: Vec<String>,
    /// What became of the acts that were sent.
    pub did: Vec<Did>,
}

/// What became of one act.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Did {
    /// Empty when it was carried out; else `gone`, `address`, `disabled`, `read-only`, `changed`,
    /// or what the browser said.
    pub refused: String,
}

impl FromPage {
    /// The only thing that can be wrong is that it is no JSON; anything odd in it counts as not there.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| format!("the page's message was not understood ({error})"))?;
        let items = |key: &str| value[key].as_array().map_or(&[][..], Vec::as_slice);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(Self {
            saw: wire::update(&value["saw"]),
            on: items("on").iter().map(text).collect(),
            did: items("did")
                .iter()
                .map(|did| Did {
                    refused: text(&did["refused"]),
                })
                .collect(),
        })
    }
}

/// What is answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    /// The background was stopped and knows this page no more: send the whole outline.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub again: bool,
    /// The style sheet of the view; only with the first answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub css: Option<&'static str>,
    /// Attributes of the host.
    pub host: Attributes,
    /// What the shadow root holds, when it differs from what it held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<Vec<Child>>,
    /// The marks beside the fields, when they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<Vec<Mark>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Request>,
}

/// Something for the hands, or for the canvas.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Request {
    Page {
        /// The address it is meant for: refused anywhere else.
        url: String,
        #[serde(flatten)]
        act: Act,
    },
    /// Moves the focus inside the view, to the element whose `data-focus` is `key`.
    View {
        #[serde(rename = "do")]
        act: &'static str,
        key: String,
    },
}

impl Request {
    pub fn page(url: &str, act: Act) -> Self {
        Self::Page {
            url: url.to_owned(),
            act,
        }
    }

    pub fn focus_view(key: impl Into<String>) -> Self {
        Self::View {
            act: "focus_view",
            key: key.into(),
        }
    }
}
