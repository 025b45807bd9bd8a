//! What the button that submits the form says, by screen.

use super::CueTable;

/// Says about which field the words of a button on each screen speak.
pub const NEW: CueTable = CueTable {
    cues: &[
        ("schedule now", 10),
        ("schedule maintenance", 10),
        ("schedule it", 9),
        ("schedule", 9),
        ("create maintenance", 9),
        ("create scheduled maintenance", 9),
        ("publish maintenance", 9),
        ("create", 7),
        ("publish", 7),
        ("submit", 7),
        ("save", 6),
        ("confirm", 6),
        ("post", 6),
    ],
    needs_known_word: &[],
    vetoes: VETOES,
};

pub const UPDATE: CueTable = CueTable {
    cues: &[
        ("update", 10),
        ("post update", 10),
        ("save changes", 9),
        ("publish update", 9),
        ("save", 8),
        ("publish", 7),
        ("submit", 7),
        ("post", 7),
        ("apply changes", 7),
        ("confirm", 6),
    ],
    needs_known_word: &[],
    vetoes: VETOES,
};

pub const INCIDENT: CueTable = CueTable {
    cues: &[
        ("create incident", 10),
        ("create", 10),
        ("open incident", 8),
        ("publish", 7),
        ("post", 7),
        ("submit", 7),
        ("save", 6),
    ],
    needs_known_word: &[],
    vetoes: VETOES,
};

/// Classes of what is only drawn as a button.
pub const BUTTON_CLASSES: &[&str] = &["btn", "button", "cta", "submit"];

const VETOES: &[&str] = &[
    "cancel",
    "delete",
    "remove",
    "back",
    "preview",
    "draft",
    "template",
    "add",
    "discard",
    "reset",
    "filter",
    "search",
    "test",
    "comment",
    "close",
    "later",
    "reply",
    "subscribe",
    "all",
    "postmortem",
    "component",
    "components",
    "filters",
    "note",
    "notes",
    "tweet",
    "upload",
    "clear",
    "view",
    "settings",
    "preferences",
    "choices",
    "cookies",
    "password",
    "profile",
    "account",
];
