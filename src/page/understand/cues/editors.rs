//! What the fields are called of the screens that change a component, a group or a user of the audience, or a template.

use super::CueTable;

/// The name of a group of the audience.
pub const GROUP_NAME: CueTable = CueTable {
    cues: &[
        ("group name", 10),
        ("page group name", 10),
        ("access group name", 10),
        ("name of the group", 10),
        ("name", 9),
        ("title", 7),
        ("group", 6),
    ],
    needs_known_word: &["name", "title"],
    vetoes: &[
        "search",
        "filter",
        "find",
        "user",
        "email",
        "identifier",
        "external",
        "component",
        "components",
        "metric",
        "metrics",
        "first",
        "last",
        "your",
        "page name",
        "description",
    ],
};

/// The address by which a user of the audience is known.
pub const EMAIL: CueTable = CueTable {
    cues: &[
        ("email", 9),
        ("email address", 10),
        ("e mail", 9),
        ("mail address", 8),
        ("user email", 10),
        ("users email", 10),
        ("username", 6),
    ],
    needs_known_word: &[],
    vetoes: &[
        "search", "filter", "find", "subject", "reply", "your", "confirm", "template", "notify",
        "send", "domain", "domains", "support", "from",
    ],
};

/// The name of a component.
pub const COMPONENT_NAME: CueTable = CueTable {
    cues: &[
        ("component name", 10),
        ("component group name", 10),
        ("name of the component", 10),
        ("display name", 9),
        ("name", 9),
        ("title", 7),
        ("component", 6),
    ],
    needs_known_word: &["name", "title"],
    vetoes: &[
        "search",
        "filter",
        "find",
        "user",
        "email",
        "template",
        "page name",
        "metric",
        "your",
    ],
};

/// The name under which a template is kept.
pub const TEMPLATE_NAME: CueTable = CueTable {
    cues: &[
        ("template name", 10),
        ("name of the template", 10),
        ("template title", 9),
        ("name of this template", 10),
        ("template", 7),
        ("name", 7),
    ],
    needs_known_word: &["name"],
    vetoes: &[
        "search",
        "filter",
        "find",
        "group",
        "component",
        "components",
        "incident name",
        "maintenance name",
        "incident title",
        "maintenance title",
        "apply",
    ],
};

/// The name that a template gives a maintenance or an incident.
pub const TEMPLATE_TITLE: CueTable = CueTable {
    cues: &[
        ("title", 9),
        ("incident title", 10),
        ("maintenance title", 10),
        ("incident name", 10),
        ("maintenance name", 10),
        ("event title", 9),
        ("subject", 7),
        ("headline", 7),
    ],
    needs_known_word: &["title"],
    vetoes: &["search", "filter", "find", "template", "group", "component"],
};

/// The menu of the groups of the audience.
pub const AUDIENCE_GROUPS: CueTable = CueTable {
    cues: &[
        ("group", 9),
        ("groups", 9),
        ("page group", 10),
        ("page groups", 10),
        ("access group", 10),
        ("access groups", 10),
        ("page access group", 10),
        ("page access groups", 10),
        ("member of", 7),
    ],
    needs_known_word: &[],
    vetoes: &[
        "search",
        "filter",
        "find",
        "component",
        "components",
        "metric",
        "metrics",
        "sort",
        "by",
        "name",
    ],
};

/// The menu of the groups of components.
pub const COMPONENT_GROUP: CueTable = CueTable {
    cues: &[
        ("component group", 10),
        ("parent group", 9),
        ("group", 9),
        ("parent component", 9),
        ("parent", 7),
        ("nested under", 7),
    ],
    needs_known_word: &[],
    vetoes: &["search", "filter", "find", "name", "description", "sort"],
};

/// The menu of a component's status.
pub const COMPONENT_STATUS: CueTable = CueTable {
    cues: &[
        ("component status", 10),
        ("current status", 10),
        ("status", 9),
        ("state", 7),
    ],
    needs_known_word: &[],
    vetoes: &["filter", "search", "page status", "all components"],
};

/// The box that subscribes a user.
pub const SUBSCRIBE: CueTable = CueTable {
    cues: &[
        ("subscribe this user", 10),
        ("subscribe the user", 10),
        ("subscribe user", 10),
        ("subscribe to", 9),
        ("subscribe them", 10),
        ("subscribe", 9),
        ("subscribed", 9),
        ("subscription", 7),
        ("receives notifications", 8),
        ("receive notifications", 8),
        ("send this user notifications", 9),
        ("email this user", 7),
        ("notify this user", 9),
    ],
    needs_known_word: &[],
    vetoes: &[
        "unsubscribe",
        "newsletter",
        "invite",
        "invitation",
        "welcome",
        "sms",
        "allow",
    ],
};

/// What stands in a menu of groups for none of them.
pub const NO_GROUP: &[&str] = &[
    "none",
    "no group",
    "not in a group",
    "select a group",
    "choose a group",
    "select",
    "choose",
    "select group",
    "choose group",
    "ungrouped",
];

/// Buttons that make or change a group or a user of the audience.
pub const SUBMIT_AUDIENCE: CueTable = CueTable {
    cues: &[
        ("create page group", 10),
        ("update page group", 10),
        ("create group", 10),
        ("update group", 10),
        ("save group", 10),
        ("add group", 9),
        ("create user", 10),
        ("update user", 10),
        ("save user", 10),
        ("add user", 9),
        ("invite user", 9),
        ("save changes", 9),
        ("create", 8),
        ("update", 8),
        ("save", 8),
        ("add", 7),
        ("submit", 7),
    ],
    needs_known_word: &[],
    vetoes: VETOES,
};

/// Buttons that keep a component or a template.
pub const SUBMIT_OTHER: CueTable = CueTable {
    cues: &[
        ("save component", 10),
        ("create component", 10),
        ("update component", 10),
        ("add component", 9),
        ("save component group", 10),
        ("save template", 10),
        ("create template", 10),
        ("update template", 10),
        ("add template", 9),
        ("save changes", 9),
        ("create", 8),
        ("update", 8),
        ("save", 8),
        ("submit", 7),
    ],
    needs_known_word: &[],
    vetoes: VETOES,
};

const VETOES: &[&str] = &[
    "cancel", "delete", "remove", "back", "preview", "discard", "reset", "filter", "search",
    "clear", "another", "import", "export", "upload", "comment", "close",
];

/// Words of a button that makes something new.
pub const CREATES: &[&str] = &["create", "add", "invite", "new"];

/// Buttons by which a group or a user of the audience is made, although they are called as those of a comment are.
pub const SUBMITS_AN_EDITOR: &[&str] = &["add group", "add page group", "add user", "invite user"];
