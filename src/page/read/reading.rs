//! The screen as read.

use crate::{
    engine::form::{FieldName, Form, Handle, Screen},
    page::locate::Located,
};
use litemap::LiteMap;
use rustc_hash::FxHashMap;

/// The screen as read: the form, and where on the page its fields are.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub form: Form,
    /// The element a person would call the field: marks stand beside it, focus goes to it.
    pub places: LiteMap<FieldName, Handle>,
    /// Fields that this screen needs and that were not found or not understood, with the reason as
    /// a sentence. What the health line and `data-missing` say.
    pub missing: Vec<(FieldName, String)>,
    /// Grows whenever the components of the form are not the same as before, so that what was
    /// worked out from them need not be compared or done again.
    pub components_revision: u32,
    pub(in crate::page) located: Located,
    /// Element → the part of the form that it holds a piece of; the rows of components aside.
    pub(super) watched: FxHashMap<u32, Slot>,
    /// Elements whose numbers, or echoes of what is typed, tell nothing about the form.
    pub(super) idle: Vec<u32>,
    /// Elements that were told by something that changes while a form is filled in.
    pub(super) told_by_state: Vec<u32>,
}

impl Reading {
    /// Nothing was looked for on this screen.
    pub fn nothing(screen: Screen) -> Self {
        Self {
            form: Form::new(screen),
            places: LiteMap::new(),
            missing: Vec::new(),
            components_revision: 0,
            located: Located::default(),
            watched: FxHashMap::default(),
            idle: Vec::new(),
            told_by_state: Vec::new(),
        }
    }
}

/// A part of the form that is read in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Name,
    Status,
    Message,
    Template,
    Schedule,
    Boxes,
    Submit,
}

impl Slot {
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Status,
        Self::Message,
        Self::Template,
        Self::Schedule,
        Self::Boxes,
        Self::Submit,
    ];
}
