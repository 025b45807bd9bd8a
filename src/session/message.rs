//! What goes between a page's content script and its session, as JSON. [`FromPage`] comes from the page, a
//! [`PageAnswer`] goes back for each, and [`PageRequest`]s in it for actions.js and panel.js.
//!
//! The wire has short names:
//!
//! | on the wire | here |
//! |---|---|
//! | `saw` | [`FromPage::snapshot`] |
//! | `hand` | [`Snapshot::hand`]: what a person changed |
//! | `pressed` | [`Snapshot::pressed`]: buttons that a person pressed |
//! | `on` | [`FromPage::clicked_events`] |
//! | `did` | [`FromPage::act_results`] |
//! | `document` | [`FromPage::page_load_id`] |
//! | `kept` | [`FromPage::kept_memory`] |
//! | `again` | [`PageAnswer::needs_whole_outline`] |
//! | `working` | [`PageAnswer::is_working`] |
//! | `aim` | [`PageAnswer::field_to_point`] |
//! | `do` | the name of the [`Act`] |
//!
//! Some messages go between the JavaScript of the two sides alone. No session sees them, so they have no type:
//!
//! | message | from | to | meaning |
//! |---|---|---|---|
//! | `{look}` | background.js | main.js | send what is there now, though nothing changed: the policy is another, or something was not stored |
//! | `{keep}` | background.js | main.js | the memory of the tab, for the page to keep while the browser does not store it; empty: it is stored again |
//! | `{broken}` | background.js | connection.js | instead of an answer: the message could not be read, or the wasm has stopped, and why |
//! | `{again}` | connection.js | main.js | as the answer of that name, where the port was closed before one came |
//! | `+…` | connection.js | background.js | a piece of a message that is too long to be sent at once; what follows is the rest of it |
//! | `{another}` | connection.js | background.js | this copy steps back, because another copy of the guard is at work on the page |

use crate::{
    page::{
        lenient::{
            fitting_items, lenient_object, lenient_objects, or_default, replace_lone_surrogates,
        },
        outline::Snapshot,
        write::Act,
    },
    ui::view::{Attributes, Mark, ViewChild},
};
use serde::{Deserialize, Serialize};

/// What the content script sends.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct FromPage {
    #[serde(rename = "saw", deserialize_with = "lenient_object")]
    pub snapshot: Snapshot,
    /// What was clicked in the view, in order: the `event`s of its elements.
    #[serde(rename = "on", deserialize_with = "fitting_items")]
    pub clicked_events: Vec<String>,
    /// What became of the acts that were sent.
    #[serde(rename = "did", deserialize_with = "lenient_objects")]
    pub act_results: Vec<ActResult>,
    /// Tells this load of the page from all others; with a whole outline only.
    #[serde(rename = "document", deserialize_with = "or_default")]
    pub page_load_id: String,
    /// The memory of the tab, where the browser did not store it; with a whole outline only.
    #[serde(rename = "kept", deserialize_with = "or_default")]
    pub kept_memory: String,
}

/// What became of one act.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ActResult {
    /// The act's name: `text`, `click`, `copy` …
    #[serde(deserialize_with = "or_default")]
    pub act: String,
    /// Empty when it was carried out; else `gone`, `address`, `disabled`, `read-only`, `changed`, `focus`, `history`,
    /// `overshot`, or the browser's own words: `refusal_sentence` has a sentence for each.
    #[serde(deserialize_with = "or_default")]
    pub refused: String,
}

impl FromPage {
    /// The only thing that can be wrong is that it is no JSON; anything odd in it counts as not there.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let text = replace_lone_surrogates(text);
        let mut json = serde_json::Deserializer::from_str(&text);
        lenient_object(&mut json)
            .and_then(|message| json.end().map(|()| message))
            .map_err(|error| format!("the page's message was not understood ({error})"))
    }
}

/// What is answered; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PageAnswer {
    /// The background was stopped and knows this page no more: send the whole outline.
    #[serde(rename = "again", skip_serializing_if = "is_false")]
    pub needs_whole_outline: bool,
    /// The style sheet of the view; only with the first answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub css: Option<&'static str>,
    /// Attributes of the host.
    pub host: Attributes,
    /// The content of the shadow root, when it differs from what was sent before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<Vec<ViewChild>>,
    /// The marks beside the fields, when they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<Vec<Mark>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<PageRequest>,
    /// A change is under way: the form may be half changed.
    #[serde(rename = "working", skip_serializing_if = "is_false")]
    pub is_working: bool,
    /// The person is to point at a field; with an empty field, no more.
    #[serde(rename = "aim", skip_serializing_if = "Option::is_none")]
    pub field_to_point: Option<FieldToPoint>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What is to be pointed at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldToPoint {
    /// Comes back with what was pointed at.
    pub field: &'static str,
    /// The words at the frame around the element under the pointer.
    pub words: String,
}

impl PageAnswer {
    /// As JSON.
    pub fn to_json(&self) -> String {
        // Nothing in it can fail to be written; the background takes an empty answer for none.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Something for actions.js, or for panel.js.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum PageRequest {
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

impl PageRequest {
    pub fn act_on_page(url: &str, act: Act) -> Self {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::page::outline::{self, Node};

    #[track_caller]
    fn saw(json: &str) -> Snapshot {
        FromPage::from_json(&format!(r#"{{"saw": {json}}}"#))
            .unwrap()
            .snapshot
    }

    #[test]
    fn what_was_seen_is_read() {
        let update = saw(
            r#"{"url": "u", "whole": true, "root": 1, "focus": 2, "hand": [2, 1], "nodes": [
                {"n": 1, "tag": "body", "k": ["Hello", 2]},
                {"n": 2, "tag": "input", "a": {"type": "text"}, "v": "x\ud83c", "s": 4, "b": [1, -2, 3, 4]}]}"#,
        );
        assert_eq!(
            update.nodes[0].children,
            [
                outline::OutlineChild::Text("Hello".into()),
                outline::OutlineChild::Node(2)
            ]
        );
        assert_eq!(update.nodes[1].attr("type"), Some("text"));
        assert_eq!(update.nodes[1].value.as_deref(), Some("x\u{fffd}"));
        assert_eq!(update.nodes[1].bounds, Some([1, -2, 3, 4]));
        assert_eq!((update.root, update.focus, update.whole), (1, 2, true));
        assert_eq!(update.hand, [2, 1]);
    }

    #[test]
    fn nonsense_counts_as_not_there() {
        for json in [
            "{}",
            "[]",
            "7",
            r#"{"nodes": 3, "root": -1, "focus": 5000000000, "hand": {}}"#,
        ] {
            assert_eq!(saw(json), Snapshot::default(), "{json}");
        }
        let odd = saw(
            r#"{"nodes": [{"n": "x", "k": [null, {}, 1.5], "a": {"id": 3}, "b": [1, 2, 3]}, 4]}"#,
        );
        assert_eq!(odd.nodes, [Node::default(), Node::default()]);
        let odd =
            FromPage::from_json(r#"{"on": [1, "undo"], "did": [[], {"act": "text"}], "kept": 1}"#);
        let odd = odd.unwrap();
        assert_eq!(odd.clicked_events, ["undo"]);
        assert_eq!(odd.act_results[1].act, "text");
        assert_eq!(FromPage::from_json("[]").unwrap(), FromPage::default());
        assert!(FromPage::from_json("{").is_err());
    }
}
