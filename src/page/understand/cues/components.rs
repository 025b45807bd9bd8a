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
        ("affected infrastructure", 8),
        ("impacted systems", 8),
        ("affected resources", 8),
        ("impacted resources", 8),
        ("affected products", 8),
        ("impacted products", 8),
        ("affected applications", 8),
        ("affected locations", 8),
        ("impacted sites", 8),
        ("which services are affected", 8),
        ("which components are affected", 10),
        ("which systems are affected", 8),
        ("what does this affect", 8),
        ("service components", 8),
        ("systems", 6),
        ("resources", 6),
        ("locations", 6),
        ("products", 6),
        ("applications", 6),
    ],
    needs_known_word: &[],
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

/// Words of a menu's label that name no component: it sets the status of several.
pub const OF_ALL: &[&str] = &[
    "component",
    "components",
    "affected",
    "impacted",
    "all",
    "every",
    "each",
    "status",
    "state",
    "selected",
    "chosen",
    "set",
    "filter",
];

/// What a label says around the name of a component to call the menu of its status.
pub const STATUS_BEFORE_NAME: &[&str] = &["status of ", "status for ", "set status of "];
pub const STATUS_AFTER_NAME: &[&str] = &[" status", " state"];

/// Classes of what shows one chosen component in a field.
pub const CHIPS: &[&str] = &["tag", "chip", "token", "pill", "badge", "choice"];

/// Classes and names of what is drawn in a row that say on, and off.
pub const ON_LOOKS: &[&str] = &[
    "on",
    "checked",
    "selected",
    "active",
    "ticked",
    "chosen",
    "pressed",
    "check",
    "tick",
    "checkmark",
    "picked",
];
pub const OFF_LOOKS: &[&str] = &[
    "off",
    "unchecked",
    "unselected",
    "inactive",
    "unticked",
    "empty",
    "not",
];
pub const ON_SIGNS: &[char] = &['☑', '☒', '✓', '✔', '✅', '■', '●', '◉'];
pub const OFF_SIGNS: &[char] = &['☐', '□', '○', '▢', '◯'];

/// Classes of what is chosen for other reasons than to be affected.
pub const STEPS_AND_TABS: &[&str] = &["tab", "tabs", "step", "steps", "nav", "page", "breadcrumb"];

/// Heads of a column that says whose each component is.
pub const GROUP_COLUMNS: &[&str] = &[
    "group",
    "groups",
    "client",
    "customer",
    "account",
    "tenant",
    "company",
    "organisation",
    "organization",
];

/// Heads of a first column that groups where its words are repeated from row to row.
pub const PLACE_COLUMNS: &[&str] = &["region", "area", "location", "country", "city"];

/// Heads of the column with the names.
pub const NAME_COLUMNS: &[&str] = &["component", "components", "name", "service", "system"];

/// Classes of a box that is drawn in the middle: some of its group is chosen.
pub const MIDDLE: &[&str] = &["indeterminate", "partial", "partially", "mixed", "some"];

/// What the groups of components are called where whole groups are chosen.
pub const GROUPS: CueTable = CueTable {
    cues: &[
        ("component groups", 10),
        ("groups of components", 10),
        ("affected groups", 8),
        ("groups affected", 8),
        ("impacted groups", 8),
        ("service groups", 7),
        ("site groups", 7),
    ],
    needs_known_word: &[],
    vetoes: COMPONENTS.vetoes,
};

/// A button that opens something else than a group.
pub const NOT_A_GROUP: &[&str] = &[
    "details",
    "detail",
    "info",
    "information",
    "help",
    "more",
    "options",
    "menu",
    "actions",
    "status",
    "history",
    "description",
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
