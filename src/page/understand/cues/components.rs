//! What the list of components is called.

use super::CueTable;

pub const COMPONENTS: CueTable = CueTable {
    cues: &[
        ("components affected", 10),
        ("affected components", 10),
        ("components", 9),
        ("component", 8),
        ("affected services", 8),
        ("services affected", 8),
        ("affected sites", 8),
        ("impacted components", 10),
        ("affected systems", 8),
        ("systems affected", 8),
        ("impacted services", 8),
        ("affected parts", 8),
        ("what is affected", 8),
        ("sites", 6),
        ("services", 6),
    ],
    vetoes: &[
        "notify",
        "notifications",
        "automation",
        "search",
        "filter",
        "automatically",
        "operational",
        "maintenance at",
        "at",
        "start",
        "end",
    ],
};

/// A box that begins with one of these does something, and is no component.
pub const ACTIONS: &[&str] = &[
    "hide",
    "automatically",
    "reset",
    "show",
    "pin",
    "mark",
    "create",
    "post",
    "save",
    "add",
    "use",
    "allow",
    "enable",
    "include",
    "skip",
    "require",
    "publish",
    "close",
    "keep",
    "do",
    "dont",
    "copy",
    "set",
    "make",
    "display",
];

/// What the cross at something chosen is called.
pub const REMOVE: &[&str] = &[
    "remove",
    "delete",
    "deselect",
    "unselect",
    "clear",
    "dismiss",
    "cancel",
    "close",
    "x",
    "entfernen",
    "supprimer",
    "eliminar",
];
