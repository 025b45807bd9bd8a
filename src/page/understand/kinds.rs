//! What the cues of a kind of field cannot say, one file for each kind. Each gives the controls that may be the
//! field, with all that speaks for them.

pub mod checkboxes;
pub mod message;
pub mod name;
pub mod status;
pub mod submit;
pub mod template;

use super::{assign::FieldEvidence, binding::Scored, candidates::Page, components::Rows};
use crate::engine::{form::FieldName, target::CheckboxName};

/// All that may be each field of a maintenance or an incident, but for the submit button: where that stands depends on
/// the message.
pub fn score_fields(page: &Page, list: Option<&Rows>) -> Vec<FieldEvidence> {
    let mut fields = vec![
        FieldEvidence::new(FieldName::Status, status::score(page)),
        FieldEvidence::new(FieldName::Message, message::score(page)),
        FieldEvidence::new(FieldName::Name, name::score(page)),
        FieldEvidence::new(FieldName::Template, template::score(page)),
    ];
    fields.extend(score_boxes(page, list));
    fields
}

/// All that may be each of the boxes outside of the list of components.
pub fn score_boxes(page: &Page, list: Option<&Rows>) -> Vec<FieldEvidence> {
    let boxes = checkboxes::score(page, list);
    let of = |name: CheckboxName| {
        let is_it =
            |(other, scored): &(CheckboxName, Scored)| (*other == name).then(|| scored.clone());
        FieldEvidence::new(name, boxes.iter().filter_map(is_it).collect())
    };
    CheckboxName::ALL.map(of).into()
}
