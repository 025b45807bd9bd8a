//! One element of the page as the content script sends it.

use crate::page::lenient::{FromScalar, fitting_items, or_default, texts_by_name};
use litemap::LiteMap;
use serde::Deserialize;

/// One element. Numbers are given by snapshot.js once for each element and never used again.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Node {
    #[serde(rename = "n", deserialize_with = "or_default")]
    pub id: u32,
    /// Lower-case tag name.
    #[serde(deserialize_with = "or_default")]
    pub tag: String,
    /// Attributes as written, without `style` and event handlers; values cut at 500 characters.
    #[serde(rename = "a", deserialize_with = "texts_by_name")]
    pub attributes: LiteMap<String, String>,
    /// Children and direct texts in reading order; texts with white space folded, cut at 6,000
    /// characters. An editable element (`EDITABLE`) has none: its text is its value.
    #[serde(rename = "k", deserialize_with = "fitting_items")]
    pub children: Vec<OutlineChild>,
    /// What the control holds now: `value` of inputs, text areas and selects, the text of an
    /// editable element.
    #[serde(rename = "v", deserialize_with = "or_default")]
    pub value: Option<String>,
    /// Bits of [`state`].
    #[serde(rename = "s", deserialize_with = "or_default")]
    pub state: u32,
    /// x, y, width, height in whole CSS pixels from the top left of the document, when it was last
    /// looked at. Only of controls and of elements with a text of their own. A move alone is no change.
    #[serde(rename = "b", deserialize_with = "or_default")]
    pub bounds: Option<[i32; 4]>,
    /// Found out while somebody types.
    #[serde(skip)]
    pub echo: Echo,
}

/// As JSON a number or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum OutlineChild {
    Node(u32),
    Text(String),
}

impl FromScalar for OutlineChild {
    fn from_number(number: u32) -> Option<Self> {
        Some(Self::Node(number))
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(Self::Text(text.to_owned()))
    }
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
    /// An editable region that holds anything but plain lines: marks, links, lists, images, mentions,
    /// empty paragraphs, signs without width.
    pub const FORMATTED: u32 = 512;
    /// An editable region, or a text area of at most two lines, around which there is more text than is drawn.
    pub const CUT: u32 = 1024;
}

/// Whether an element shows what is being typed elsewhere, as a live preview does. What it says then
/// says nothing about the page, so it is left out where fields are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Echo {
    #[default]
    No,
    /// Its words became a whole line of what is being typed: that may be chance.
    Once,
    /// And did so again.
    Always,
}
