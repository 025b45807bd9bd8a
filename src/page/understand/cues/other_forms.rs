//! What buttons of other forms on the page say: a search, a filter, a comment.

/// Buttons that send something else than a maintenance or an incident.
pub const BUTTONS: &[&str] = &[
    "search",
    "filter",
    "find",
    "comment",
    "send",
    "contact",
    "ask",
    "subscribe",
    "reply",
    "log in",
    "sign in",
    "go",
    "add",
    "add note",
    "save note",
    "apply filter",
    "show",
    "reset",
    "download",
    "export",
    "import",
    "upload",
    "invite",
    "run",
    "report",
    "settings",
    "preferences",
    "choices",
];

/// A button of a bar that narrows down a list.
pub const FILTERS: &[&str] = &["filter", "search", "find", "apply filter", "apply filters"];

/// Such a button where a menu beside it offers "All".
pub const MAY_FILTER: &[&str] = &["apply", "go", "show"];
