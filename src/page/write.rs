//! Edits → acts of the hands, one small step at a time.
//!
//! [`next`] looks at the page as it is now and says what would bring it closer to the edit. It is
//! asked again after each step, so a re-render, a menu that must be opened first, or a background
//! that was stopped in between need no special case.

use super::{outline::Outline, read::Reading};
use crate::engine::finding::Edit;
use serde::Serialize;

/// One thing the hands do. Each is refused by content.js, with the reason reported, when the node is
/// gone, disabled or read-only, when the address is no longer `url`, or when the node does not hold
/// `was` any more.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// Replaces the text of an input, text area or editable element, as typing would.
    Text {
        node: u32,
        was: String,
        value: String,
    },
    /// Chooses the option with this value in a `select`, or sets a range, date or time input.
    Value {
        node: u32,
        was: String,
        value: String,
    },
    /// Clicks: a check box, a radio button, a button, an option, an ARIA widget.
    Click { node: u32 },
    /// Presses a key in the node, `times` times: `ArrowRight` in a `role=slider`.
    Press {
        node: u32,
        key: &'static str,
        times: u32,
    },
    /// Moves the focus there and scrolls it into view.
    Focus { node: u32 },
    /// Puts text on the clipboard.
    Copy { text: String },
}

/// What to do next for an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// The page shows it.
    Done,
    Do(Act),
    /// It cannot be done, for this reason (a sentence).
    Refused(String),
}

pub fn next(edit: &Edit, reading: &Reading, outline: &Outline) -> Next {
    let _ = (edit, reading, outline);
    Next::Refused("Not yet.".into())
}
