//! What the cues of a kind of field cannot say: one file for each.

pub mod checkboxes;
pub mod status;
