//! What the menu of the page's own templates is called, and the entries of a menu that choose nothing.

use super::CueTable;
use crate::page::label_text::{fold, has};

pub const TEMPLATE: CueTable = CueTable {
    cues: &[
        ("apply template", 10),
        ("apply a template", 10),
        ("use template", 10),
        ("use a template", 10),
        ("choose template", 10),
        ("choose a template", 10),
        ("select a template", 10),
        ("select template", 10),
        ("insert template", 10),
        ("load template", 10),
        ("start from a template", 10),
        ("from template", 9),
        ("message template", 9),
        ("incident template", 9),
        ("maintenance template", 9),
        ("template", 8),
        ("canned response", 8),
        ("canned message", 8),
        ("saved message", 8),
        ("saved text", 8),
        ("saved reply", 8),
        ("preset", 7),
        ("load preset", 9),
        ("boilerplate", 8),
        ("snippet", 7),
        ("text block", 7),
    ],
    needs_known_word: &[],
    vetoes: &[
        "save", "new", "create", "manage", "edit", "delete", "search", "filter",
    ],
};

/// The first line of a menu, which is no choice: "Select a template", "—".
pub fn is_prompt(label: &str) -> bool {
    let folded = fold(label);
    let mut words = folded.split_whitespace().filter(|word| *word != "please");
    let first = words.next().unwrap_or("");
    let about = has(&folded, "template");
    folded.trim().is_empty()
        || matches!(first, "select" | "choose" | "pick" | "none" | "apply")
        || matches!(folded.trim(), "template" | "use a template" | "blank")
        || (about && matches!(first, "no" | "without" | "don" | "start"))
}

/// Words of which the names of templates are made.
pub const NAMES: &[&str] = &[
    "maintenance",
    "rescheduled",
    "extended",
    "cancelled",
    "template",
];
