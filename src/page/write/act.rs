//! The acts that the content script can do on the page, and the next one for an edit.

use serde::Serialize;

/// One action. As JSON an object in which `do` names the act.
///
/// actions.js refuses an act, and reports the reason, when the address is no longer `url` (`address`), when the node
/// is gone (`gone`) or disabled (`disabled`), and where the act says what `was` there, when the node holds something
/// else (`changed`); a text also where the node is read-only (`read-only`) or the focus goes elsewhere (`focus`).
/// [`Act::Leave`], [`Act::Focus`] and [`Act::Copy`] change nothing in the form and are not asked about any of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// Replaces the text of an input, text area or editable element, as typing and the Tab key would.
    Text {
        node: u32,
        was: String,
        value: String,
    },
    /// Takes the last insert into an editable element back by the editor's own history. Refused with
    /// [`Act::REFUSED_HISTORY`], and nothing changed, where that does not lead to what stood there before; with
    /// `overshot` where the editor went back further and did not return.
    Revert { node: u32, was: String },
    /// Chooses the option with this value in a `select`, or sets a range, date or time input.
    Value {
        node: u32,
        was: String,
        value: String,
    },
    /// Clicks: a check box, a radio button, a button, an option, an ARIA widget.
    Click { node: u32 },
    /// Presses what opens or closes a group of the list. Not pressed where it says that the group is so already; a
    /// person's focus and place on the page stay as they are.
    Expand { node: u32, open: bool },
    /// Presses a key in the node, `times` times: `ArrowRight` in a `role=slider`.
    Press {
        node: u32,
        key: &'static str,
        times: u32,
    },
    /// Gives the page a moment: the node shows nothing yet of what was done to it.
    Wait { node: u32 },
    /// Takes the focus off the page's control that has it, as a person who goes on elsewhere.
    Leave,
    /// Moves the focus there and scrolls it into view.
    Focus { node: u32 },
    /// Puts text on the clipboard.
    Copy { text: String },
}

impl Act {
    pub const WAIT: &str = "wait";
    pub const TEXT: &str = "text";
    pub const REVERT: &str = "revert";
    pub const REFUSED_HISTORY: &str = "history";

    /// The same act again, whatever was there before: a text that the page changes must not be written over
    /// and over.
    pub fn is_repeat_of(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Text { node, value, .. },
                Self::Text {
                    node: again,
                    value: same,
                    ..
                },
            )
            | (
                Self::Value { node, value, .. },
                Self::Value {
                    node: again,
                    value: same,
                    ..
                },
            ) => node == again && value == same,
            _ => self == other,
        }
    }

    /// What it is done to.
    pub fn node(&self) -> Option<u32> {
        match self {
            Self::Text { node, .. }
            | Self::Revert { node, .. }
            | Self::Value { node, .. }
            | Self::Click { node }
            | Self::Expand { node, .. }
            | Self::Press { node, .. }
            | Self::Wait { node }
            | Self::Focus { node } => Some(*node),
            Self::Leave | Self::Copy { .. } => None,
        }
    }
}

/// What to do next for an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum NextAct {
    /// The page shows it.
    Done,
    Do(Act),
    /// It cannot be done, for this reason (a sentence).
    Refused(String),
}
