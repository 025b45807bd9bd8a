//! What the cues of a kind of field cannot say, one file for each kind. Each gives the controls that may be the
//! field, with all that speaks for them.

pub mod checkboxes;
pub mod message;
pub mod name;
pub mod status;
pub mod submit;
pub mod template;

use super::{
    assign::{FieldEvidence, add_candidates, find_field},
    binding::Scored,
    candidates::Page,
};
use crate::engine::{form::FieldName, target::CheckboxName};

/// Adds all that may be each field, but for the submit button: where that stands depends on the message.
pub fn score_fields(page: &Page, fields: &mut Vec<FieldEvidence>) {
    add_candidates(fields, FieldName::Status, status::score(page));
    add_candidates(fields, FieldName::Message, message::score(page));
    add_candidates(fields, FieldName::Name, name::score(page));
    add_candidates(fields, FieldName::Template, template::score(page));
    let list = find_field(fields, FieldName::Components).and_then(FieldEvidence::list);
    let boxes = checkboxes::score(page, list);
    for name in CheckboxName::ALL {
        let is_it =
            |(other, scored): &(CheckboxName, Scored)| (*other == name).then(|| scored.clone());
        add_candidates(fields, name, boxes.iter().filter_map(is_it).collect());
    }
}
