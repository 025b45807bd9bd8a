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
        ("components impacted", 10),
        ("services impacted", 8),
        ("systems impacted", 8),
        ("sites affected", 8),
        ("products affected", 8),
        ("resources affected", 8),
        ("locations affected", 8),
        ("affected stores", 8),
        ("affected monitors", 8),
        ("affected hosts", 8),
        ("affected assets", 8),
        ("affected regions", 8),
        ("affected devices", 8),
        ("what will be affected", 8),
        ("what is impacted", 8),
        ("what will be impacted", 8),
        ("which components", 9),
        ("which services", 7),
        ("which systems", 7),
        ("which sites", 7),
        ("which products", 7),
        ("which locations", 7),
        ("systems", 6),
        ("resources", 6),
        ("locations", 6),
        ("stores", 6),
        ("monitors", 6),
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
    "selected",
    "chosen",
    "set",
    "put",
    "maintenance",
    "incident",
    "during",
    "while",
    "when",
    "until",
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

/// Heads of a column anywhere in the table that groups where its words are repeated from row to row.
pub const OWNER_COLUMNS: &[&str] = &["owner", "owned by", "brand"];

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

/// The whole label of a box that ticks others.
pub const ALL: &[&str] = &[
    "all",
    "everything",
    "all components",
    "all sites",
    "all services",
    "whole group",
    "entire group",
    "none",
];

/// What a button says that clears all that is chosen.
pub const EVERYTHING: &[&str] = &["all", "everything"];

/// What a button says that takes ticks away from more than one group.
pub const CLEARS: &[&str] = &[
    "clear",
    "reset",
    "unselect all",
    "uncheck all",
    "untick all",
    "invert",
];

/// Words in the label of a box that ticks others.
pub const SELECT_ALL: &[&str] = &[
    "select all",
    "check all",
    "toggle all",
    "deselect all",
    "tick all",
    "all in this group",
    "select none",
    "choose all",
    "all of",
];

/// The whole caption of a list of something else.
pub const OTHER_LISTS: &[&str] = &[
    "subscribers",
    "recipients",
    "channels",
    "metrics",
    "teams",
    "users",
    "labels",
    "tags",
    "audience",
    "show on",
    "notifications",
    "automation",
    "options",
    "settings",
];

/// Words in the caption of a list that may be of something else, where its boxes may be components or not.
pub const ABOUT_OTHER_LISTS: &[&str] = &[
    "subscribers",
    "recipients",
    "channels",
    "metrics",
    "teams",
    "users",
    "labels",
    "tags",
    "audience",
    "show on",
    "pages",
    "options",
    "settings",
    "automation",
    "automatic",
    "automations",
    "languages",
    "integrations",
    "approvers",
    "reviewers",
    "watchers",
    "visibility",
    "advanced",
    "preferences",
    "cookies",
    "social",
    "twitter",
];

/// What a button says that brings more rows.
pub const MORE: &[&str] = &[
    "show more",
    "load more",
    "more components",
    "show all",
    "view more",
    "see more",
    "see all",
    "view all",
];

/// Words of a count of what is chosen.
pub const COUNT_WORDS: &[&str] = &["selected", "of", "chosen"];

/// What is counted beside a number.
pub const COUNTED_THINGS: &[&str] = &[
    "component",
    "components",
    "item",
    "items",
    "service",
    "services",
    "site",
    "sites",
];

/// A label that begins with one of these does something, however short it is.
pub const FIRST_OF_ACTIONS: &[&str] = &["send", "notify", "remind", "tweet", "remember"];

/// Words of a label that speaks of the person or of the whole form.
pub const ABOUT_THIS_FORM: &[&str] = &[
    "i",
    "me",
    "post to",
    "share on",
    "this maintenance",
    "this incident",
    "this update",
    "this event",
];

/// Words of a longer label that speaks to the person.
pub const ADDRESSING: &[&str] = &["my", "you", "your", "this"];

/// What stands over rows and names no group.
pub const NO_GROUP_NAMES: &[&str] = &[
    "component",
    "name",
    "status",
    "group",
    "affected",
    "or",
    "checkbox group",
    "show",
    "hide",
    "expand",
    "collapse",
    "open",
    "close",
    "edit",
];

/// What a button says that opens the group it stands in.
pub const OPENERS: &[&str] = &["show", "expand", "open"];

/// What closes it again says only this.
pub const CLOSERS: &[&str] = &["hide", "collapse", "close"];

/// What a field for typing says first when nothing is chosen.
pub const PROMPTS: &[&str] = &[
    "select", "choose", "type", "search", "start", "add", "pick", "enter", "find", "no", "none",
    "optional", "required", "nothing",
];

/// What is chosen already.
pub const CHOSEN: &[&str] = &["selected", "chosen"];

/// The button to the page before.
pub const PREVIOUS_PAGE: &[&str] = &["previous", "prev", "previous page"];

/// The button to the page after.
pub const NEXT_PAGE: &[&str] = &["next", "next page"];

/// Words beside how many rows are on the page.
pub const DISPLAYED: &[&str] = &["shown", "showing", "displayed", "loaded", "visible"];

/// What two lists are called between which rows are moved.
pub const TRANSFER_LISTS: &[&str] = &["available", "chosen", "selected"];

/// What the field says that filters the list.
pub const FILTERS: &[&str] = &["search", "filter", "find"];

/// What the page itself calls the boxes of components.
pub const CONTROL_NAMES: &[&str] = &["components", "component ids", "component"];

/// Signs before the name of a group whose rows are on the page.
pub const OPEN_SIGNS: &[&str] = &["▾", "▼", "⏷", "▽", "▿"];

/// Signs of a group that is closed.
pub const CLOSED_SIGNS: &[&str] = &["▸", "▶", "►", "⏵", "▷", "▹"];

/// Signs of a name that a script fills in.
pub const PATTERN_SIGNS: &[&str] = &["{{", "${", "<%", "__", "%s"];

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
