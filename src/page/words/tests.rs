//! Words, sentence by sentence.

#![allow(clippy::unwrap_used)]
use super::*;

#[test]
fn labels_score_by_what_they_name() {
    let score = |text: &str| NAME.score(&fold(text));
    assert_eq!(score("Maintenance name *"), Some(10));
    assert_eq!(score("Title of the maintenance:"), Some(9));
    assert_eq!(score("Search by name"), None);
    assert_eq!(score("Component name"), None);
    assert_eq!(score("Message"), Some(0));
    assert_eq!(MESSAGE.score(&fold("Internal message")), None);
}

#[test]
fn statuses_in_all_their_spellings() {
    assert_eq!(status("In Progress"), Some(Status::InProgress));
    assert_eq!(status("2. in_progress (current)"), Some(Status::InProgress));
    assert_eq!(status("Complete"), Some(Status::Completed));
    assert_eq!(status("Completed at the end"), None);
}

#[test]
fn identifiers_are_words_too() {
    assert_eq!(
        fold_identifier("incident[startDate]"),
        " incident start date "
    );
}
