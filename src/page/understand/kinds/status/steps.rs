//! What the steps of a choice say of it.

use crate::page::{controls::ChoiceControl, scene::At};

/// A choice of status words, and how surely it is the one that is submitted.
pub struct StatusChoice {
    pub choice: ChoiceControl,
    /// Where it begins, for its names and its place.
    pub at: At,
    pub steps: i32,
}

pub const INTERACTIVE: i32 = 8;
/// Words on elements that nothing says can be clicked.
pub const PLAIN: i32 = 2;
