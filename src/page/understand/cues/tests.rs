//! Labels → what they name.

#![allow(clippy::unwrap_used)]
use super::{message::MESSAGE, name::NAME, status::read_status};
use crate::{
    engine::form::Status,
    page::label_text::{fold, fold_identifier},
};

#[test]
fn labels_score_by_what_they_name() {
    let score = |text: &str| NAME.score_text(&fold(text));
    assert_eq!(score("Maintenance name *"), Some(10));
    assert_eq!(score("Title of the maintenance:"), Some(9));
    assert_eq!(score("Search by name"), None);
    assert_eq!(score("Component name"), None);
    assert_eq!(score("Message"), Some(0));
    assert_eq!(MESSAGE.score_text(&fold("Internal message")), None);
}

#[test]
fn the_row_that_fired_is_known() {
    assert_eq!(
        NAME.find_cue(&fold("Maintenance name *")),
        Some((10, "maintenance name"))
    );
    assert_eq!(NAME.find_cue(&fold("Nothing of it")), Some((0, "")));
}

#[test]
fn statuses_in_all_their_spellings() {
    assert_eq!(read_status("In Progress"), Some(Status::InProgress));
    assert_eq!(
        read_status("2. in_progress (current)"),
        Some(Status::InProgress)
    );
    assert_eq!(read_status("Complete"), Some(Status::Completed));
    assert_eq!(read_status("Completed at the end"), None);
}

#[test]
fn identifiers_are_words_too() {
    assert_eq!(
        fold_identifier("incident[startDate]"),
        " incident start date "
    );
}
