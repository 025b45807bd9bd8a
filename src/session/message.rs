//! What goes between a page's content script and its session, as JSON.

use crate::{
    engine::json::{Value, Writer},
    page::{outline::Update, wire, write::Act},
    ui::view::{Attributes, Child, Mark},
};

/// What content.js says.
#[derive(Clone, Debug, Default)]
pub struct FromPage {
    pub saw: Update,
    /// What was clicked in the view, in order: the `event`s of its elements.
    pub on: Vec<String>,
    /// What became of the acts that were sent.
    pub did: Vec<Did>,
    /// Tells this load of the page from all others; with a whole outline only.
    pub document: String,
    /// The memory of the tab, where the browser did not store it; with a whole outline only.
    pub kept: String,
}

/// What became of one act.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Did {
    /// The act's name: `text`, `click`, `copy` …
    pub act: String,
    /// Empty when it was carried out; else `gone`, `address`, `disabled`, `read-only`, `changed`,
    /// `focus`, `history`, or what the browser said.
    pub refused: String,
}

impl FromPage {
    /// The only thing that can be wrong is that it is no JSON; anything odd in it counts as not there.
    pub fn read(text: &str) -> Result<Self, String> {
        let (saw, value) = wire::read(text)
            .map_err(|error| format!("the page's message was not understood ({error})"))?;
        let items = |key: &str| value[key].as_array().unwrap_or(&[]);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(Self {
            saw,
            on: items("on").iter().map(text).collect(),
            document: text(&value["document"]),
            kept: text(&value["kept"]),
            did: items("did")
                .iter()
                .map(|did| Did {
                    act: text(&did["act"]),
                    refused: text(&did["refused"]),
                })
                .collect(),
        })
    }
}

/// What is answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The background was stopped and knows this page no more: send the whole outline.
    pub again: bool,
    /// The style sheet of the view; only with the first answer.
    pub css: Option<&'static str>,
    /// Attributes of the host.
    pub host: Attributes,
    /// What the shadow root holds, when it differs from what it held.
    pub view: Option<Vec<Child>>,
    /// The marks beside the fields, when they differ.
    pub marks: Option<Vec<Mark>>,
    pub acts: Vec<Request>,
    /// The person is to point at a field; with an empty field, no more.
    pub aim: Option<Aim>,
    /// A change is under way: the form may be half changed.
    pub is_working: bool,
}

/// What is to be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Aim {
    /// Comes back with what was pointed at.
    pub field: &'static str,
    /// What stands at the frame around what is under the pointer.
    pub words: String,
}

impl Answer {
    /// As JSON, what is empty left out.
    pub fn write(&self) -> String {
        let mut out = Writer::default();
        out.object(|out| {
            if self.again {
                out.key("again").bool(true);
            }
            if let Some(css) = self.css {
                out.key("css").text(css);
            }
            self.host.write(out.key("host"));
            if let Some(view) = &self.view {
                out.key("view").array(view, Child::write);
            }
            if let Some(marks) = &self.marks {
                out.key("marks").array(marks, Mark::write);
            }
            if !self.acts.is_empty() {
                out.key("acts").array(&self.acts, Request::write);
            }
            if self.is_working {
                out.key("working").bool(true);
            }
            if let Some(aim) = &self.aim {
                out.key("aim").object(|out| {
                    out.key("field").text(aim.field);
                    out.key("words").text(&aim.words);
                });
            }
        });
        out.done()
    }
}

/// Something for the hands, or for the canvas.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    Page {
        /// The address it is meant for: refused anywhere else.
        url: String,
        act: Act,
    },
    /// Moves the focus inside the view, to the element whose `data-focus` is `key`.
    View { act: &'static str, key: String },
}

impl Request {
    pub fn page(url: &str, act: Act) -> Self {
        Self::Page {
            url: url.to_owned(),
            act,
        }
    }

    fn write(out: &mut Writer, request: &Self) {
        out.object(|out| match request {
            Self::Page { url, act } => {
                out.key("url").text(url);
                act.write(out);
            }
            Self::View { act, key } => {
                out.key("do").text(act);
                out.key("key").text(key);
            }
        });
    }

    pub fn focus_view(key: impl Into<String>) -> Self {
        Self::View {
            act: "focus_view",
            key: key.into(),
        }
    }
}
