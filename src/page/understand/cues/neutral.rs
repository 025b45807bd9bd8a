//! Words that change nothing about what a label names, and words of Statuspage's own screens.

use super::{CueTable, components, message, name, status, submit, template};

/// Words that change nothing about what a label names.
pub(super) const NEUTRAL: &[&str] = &[
    "a",
    "an",
    "and",
    "choose",
    "enter",
    "event",
    "field",
    "for",
    "in",
    "incident",
    "is",
    "it",
    "its",
    "maintenance",
    "of",
    "on",
    "optional",
    "or",
    "our",
    "public",
    "required",
    "scheduled",
    "select",
    "set",
    "the",
    "this",
    "to",
    "update",
    "with",
    "window",
    "work",
    "short",
    "new",
    "please",
    "type",
    "write",
    "subscribers",
    "customers",
    "clients",
];

/// A word that changes nothing about what a label names.
pub fn is_neutral(word: &str) -> bool {
    NEUTRAL.contains(&word)
}

/// A word of Statuspage's own screens, which tells nothing of whose page it is.
pub fn is_of_the_screen(word: &str) -> bool {
    let tables = [
        &name::NAME,
        &message::MESSAGE,
        &status::STATUS,
        &template::TEMPLATE,
        &components::COMPONENTS,
        &submit::NEW,
        &submit::UPDATE,
        &submit::INCIDENT,
    ];
    let known = |table: &&CueTable| {
        table
            .cues
            .iter()
            .any(|(words, _)| words.split(' ').any(|part| part == word))
    };
    NEUTRAL.contains(&word)
        || tables.iter().any(known)
        || matches!(
            word,
            "send" | "notifications" | "status" | "time" | "start" | "end"
        )
}
