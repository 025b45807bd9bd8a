//! Where each field of the screen is, as far as it was found.

use super::{found::Found, kinds::checkboxes::Boxes};
use crate::page::controls::ChoiceControl;
use crate::page::understand::components::Rows;
use crate::page::understand::schedule::Schedule;

/// Where everything is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    pub name: Found<u32>,
    pub message: Found<u32>,
    pub status: Found<ChoiceControl>,
    pub template: Found<Template>,
    pub schedule: Schedule,
    pub components: Found<Rows>,
    pub boxes: Boxes,
    pub submit: Found<u32>,
    /// There is a frame that cannot be looked into: what is missing may be in it.
    pub opaque: bool,
}

/// The page's own template menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub node: u32,
    /// Absent where it is a button that opens something else.
    pub menu: Option<ChoiceControl>,
}
