//! What the cues of a kind of field cannot say, one file for each kind. Each gives the controls that may be the
//! field, with all that speaks for them.

pub mod checkboxes;
pub mod message;
pub mod name;
pub mod status;
pub mod submit;
pub mod template;

use super::{binding::Scored, candidates::Page, components::Rows};
use crate::engine::{
    form::FieldName,
    target::{CheckboxName, Target},
};

/// All that may be each field of a maintenance or an incident, but for the submit button: where that stands depends on
/// the message.
pub fn score_fields(page: &Page, list: Option<&Rows>) -> Vec<(Target, Vec<Scored>)> {
    let mut fields = vec![
        (FieldName::Status.into(), status::score(page)),
        (FieldName::Message.into(), message::score(page)),
        (FieldName::Name.into(), name::score(page)),
        (FieldName::Template.into(), template::score(page)),
    ];
    fields.extend(score_boxes(page, list));
    fields
}

/// All that may be each of the boxes outside of the list of components.
pub fn score_boxes(page: &Page, list: Option<&Rows>) -> Vec<(Target, Vec<Scored>)> {
    let boxes = checkboxes::score(page, list);
    let of = |name: CheckboxName| {
        let is_it =
            |(other, scored): &(CheckboxName, Scored)| (*other == name).then(|| scored.clone());
        (name.into(), boxes.iter().filter_map(is_it).collect())
    };
    CheckboxName::ALL.map(of).into()
}
