//! Labels → what they name.

#![allow(clippy::unwrap_used)]
use super::{
    CueTable, components::COMPONENTS, message::MESSAGE, name::NAME, status::STATUS,
    status::read_status, template::TEMPLATE,
};
use crate::{
    engine::form::Status,
    page::{
        label_text::{fold, fold_identifier},
        understand::weights::weights,
    },
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
fn an_unknown_word_before_name_makes_it_that_of_something_else() {
    let score = |text: &str| NAME.score_text(&fold(text)).unwrap_or(0);
    assert_eq!(score("Rack name"), 0);
    assert_eq!(score("Server group name"), 0);
    assert_eq!(score("Author (your name)"), 0);
    assert_eq!(score("Job title"), 0);
    assert!(score("Event name") >= weights().enough);
    assert!(score("1. Name") >= weights().enough);
    assert!(score("Name shown to readers") >= weights().enough);
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

/// These labels name the field, and none of the others.
#[track_caller]
fn names(field: &str, labels: &[&str]) {
    let tables: [(&str, &CueTable); 5] = [
        ("name", &NAME),
        ("message", &MESSAGE),
        ("status", &STATUS),
        ("template", &TEMPLATE),
        ("components", &COMPONENTS),
    ];
    for label in labels {
        let named: Vec<&str> = tables
            .iter()
            .filter(|(_, table)| table.score_text(&fold(label)) >= Some(weights().enough))
            .map(|(name, _)| *name)
            .collect();
        assert_eq!(named, [field], "{label}");
    }
}

#[test]
fn fields_are_called_as_other_status_products_call_them() {
    names(
        "message",
        &[
            "Details",
            "Description",
            "Announcement",
            "Body text",
            "Body",
            "Update text",
            "Update message",
            "Initial update",
            "What is happening?",
            "What's happening",
            "What will happen",
            "Explanation",
            "Notice text",
            "Notification text",
            "Update details",
            "Announcement text",
        ],
    );
    names(
        "components",
        &[
            "Affected services",
            "Systems",
            "What is affected",
            "Affected infrastructure",
            "Impacted systems",
            "Affected resources",
            "Affected products",
            "Affected applications",
            "Affected locations",
            "Sites",
            "Which services are affected?",
            "Which components are affected?",
            "What does this affect?",
            "Resources",
            "Locations",
            "Products",
            "Applications",
        ],
    );
    names(
        "name",
        &[
            "Title",
            "Subject",
            "Headline",
            "Event title",
            "Topic",
            "Heading",
            "Short summary",
            "Summary",
        ],
    );
    names(
        "status",
        &[
            "Current status",
            "Current state",
            "State",
            "Phase",
            "Stage",
            "Lifecycle",
        ],
    );
    names(
        "template",
        &[
            "Canned response",
            "Saved message",
            "Saved reply",
            "Preset",
            "Load preset",
            "Boilerplate",
            "Snippet",
            "Start from a template",
        ],
    );
}
