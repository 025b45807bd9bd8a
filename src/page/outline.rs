//! What the eyes saw: the page as a tree of elements and words, and how it is kept up to date.
//!
//! content.js sends the flat tree (what a person sees: shadow roots opened, slots filled,
//! same-origin frames entered) of everything under `body`, whole once and then only the nodes that
//! changed. It leaves out scripts, styles and the guard's own nodes, and decides nothing else.

use crate::engine::form::Handle;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One message of the eyes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Update {
    /// Address of the document.
    pub url: String,
    /// Language of the document, as it says itself (`lang` of the root element).
    pub lang: String,
    /// These nodes are all there is; otherwise they replace or add to what was sent before.
    pub whole: bool,
    /// The outermost node: `body`, or 0 when there is nothing.
    pub root: u32,
    pub nodes: Vec<Node>,
    /// The node that has the focus, or 0.
    pub focus: u32,
}

/// One element. Numbers are given by content.js once for each element and never used again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Node {
    #[serde(rename = "n")]
    pub id: u32,
    /// Lower-case tag name.
    pub tag: String,
    /// Attributes as written, without `style` and event handlers; values cut at 500 characters.
    #[serde(rename = "a", skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// Children and direct texts in reading order; texts with white space folded, cut at 6,000
    /// characters. An editable element (`EDITABLE`) has none: its text is its value.
    #[serde(rename = "k", skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Child>,
    /// What the control holds now: `value` of inputs, text areas and selects, the text of an
    /// editable element.
    #[serde(rename = "v", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Bits of [`state`].
    #[serde(rename = "s", skip_serializing_if = "is_zero")]
    pub state: u32,
    /// x, y, width, height in whole CSS pixels from the top left of the document, when it was last
    /// looked at. Only of controls and of elements with a text of their own. A move alone is no change.
    #[serde(rename = "b", skip_serializing_if = "Option::is_none")]
    pub bounds: Option<[i32; 4]>,
}

fn is_zero(state: &u32) -> bool {
    *state == 0
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Child {
    Node(u32),
    Text(String),
}

/// Bits of [`Node::state`].
pub mod state {
    /// `checked` of a native check box or radio button.
    pub const CHECKED: u32 = 1;
    /// Disabled, also by a `fieldset` around it.
    pub const DISABLED: u32 = 2;
    pub const READ_ONLY: u32 = 4;
    /// Not rendered: `display: none`, `visibility: hidden`, `content-visibility`, closed `details`.
    /// An element that is merely one pixel small or transparent is not hidden; see `bounds`.
    pub const HIDDEN: u32 = 8;
    pub const INDETERMINATE: u32 = 16;
    /// The outermost element of a region that can be edited (`contenteditable`).
    pub const EDITABLE: u32 = 32;
    /// A frame that cannot be looked into.
    pub const OPAQUE: u32 = 64;
    /// An open modal dialog.
    pub const MODAL: u32 = 128;
    /// A chosen `option`.
    pub const SELECTED: u32 = 256;
}

/// What an update changed, so that a keystroke need not look at everything again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Elements, words or attributes: everything must be located again.
    Structure,
    /// Only values and states of these nodes.
    Values(Vec<Handle>),
}

/// The page as last seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub url: String,
    pub lang: String,
    pub root: u32,
    pub focus: u32,
    nodes: BTreeMap<u32, Node>,
}

impl Outline {
    pub fn apply(&mut self, update: Update) -> Changed {
        if update.whole {
            self.nodes.clear();
        }
        self.url = update.url;
        self.lang = update.lang;
        self.root = update.root;
        self.focus = update.focus;
        for node in update.nodes {
            self.nodes.insert(node.id, node);
        }
        Changed::Structure
    }

    pub fn get(&self, id: u32) -> Option<&Node> {
        self.nodes.get(&id)
    }
}
