//! What is said in and around the rows of a list: of components, of maintenances and incidents, of templates.

/// What buttons and links of a row do; they name nothing.
pub const ACTIONS: &[&str] = &[
    "edit",
    "update",
    "delete",
    "remove",
    "view",
    "open",
    "manage",
    "details",
    "more",
    "actions",
    "options",
    "move",
    "duplicate",
    "copy",
    "preview",
    "apply",
    "use",
    "select",
    "show",
    "hide",
    "expand",
    "collapse",
    "up",
    "down",
    "drag",
    "history",
    "postmortem",
    "write postmortem",
    "edit component",
    "edit template",
    "edit incident",
    "view details",
    "reorder",
];

/// Of these, those by which the row of one thing is known.
pub const OPENS_ONE: &[&str] = &[
    "edit",
    "update",
    "manage",
    "edit component",
    "edit template",
    "edit incident",
];

/// Heads of the column with the names.
pub const NAME_COLUMNS: &[&str] = &[
    "component",
    "name",
    "incident",
    "maintenance",
    "event",
    "template",
    "template name",
    "service",
    "system",
];

/// Heads of the column in which a template names the maintenance.
pub const TITLE_COLUMNS: &[&str] = &["title", "incident title", "maintenance title", "subject"];

/// Heads of the column with the message of a template.
pub const BODY_COLUMNS: &[&str] = &["message", "body", "text", "content"];

/// What is named with a status and is none of the rows: a summary of them all.
pub const SUMMARIES: &[&str] = &[
    "all systems",
    "all components",
    "all services",
    "overall",
    "overall status",
    "page status",
    "current status",
    "systems",
    "status",
];

/// What a list says that has no rows.
pub const EMPTY: &[&str] = &[
    "no incidents",
    "no maintenances",
    "no maintenance",
    "no scheduled maintenance",
    "no scheduled maintenances",
    "no upcoming",
    "no templates",
    "no components",
    "nothing here",
    "nothing yet",
    "none yet",
    "nothing scheduled",
    "nothing to show",
    "you dont have any",
    "you havent",
    "have not created",
    "there are no",
    "there are currently no",
];
