//! What is said on each screen: its titles, its buttons, the labels of its fields.

use crate::engine::form::Screen;

/// Words by which a screen that is no form of a maintenance or an incident is recognised.
pub struct ScreenCues {
    pub screen: Screen,
    /// Buttons that submit its form.
    pub buttons: &'static [&'static str],
    /// Titles over its form.
    pub titles: &'static [&'static str],
    /// Labels of fields that no other screen has.
    pub labels: &'static [&'static str],
}

/// Screens that change one thing.
pub const EDITORS: &[ScreenCues] = &[
    ScreenCues {
        screen: Screen::ComponentEdit,
        buttons: &[
            "save component",
            "create component",
            "update component",
            "save component group",
        ],
        titles: &[
            "edit component",
            "new component",
            "create component",
            "create a component",
            "add component",
            "add a component",
            "edit component group",
            "new component group",
        ],
        labels: &["component name"],
    },
    ScreenCues {
        screen: Screen::AudienceGroup,
        buttons: &[
            "create page group",
            "update page group",
            "update group",
            "create group",
            "save group",
        ],
        titles: &[
            "edit group",
            "new group",
            "add group",
            "add a group",
            "create group",
            "edit page group",
            "new page group",
            "create page group",
        ],
        labels: &["group name", "page group name"],
    },
    ScreenCues {
        screen: Screen::AudienceUser,
        buttons: &[
            "create user",
            "update user",
            "save user",
            "preview as this user",
        ],
        titles: &["edit user", "new user", "add user", "add a user"],
        labels: &[],
    },
];

/// What is said where a template is made or changed. "Save as template" stands on a maintenance.
pub const TEMPLATE_EDITOR: ScreenCues = ScreenCues {
    screen: Screen::Templates,
    buttons: &[
        "create template",
        "save template",
        "update template",
        "add template",
    ],
    titles: &[
        "edit template",
        "edit incident template",
        "edit maintenance template",
        "new template",
        "new incident template",
        "new maintenance template",
        "create template",
        "create a template",
        "create incident template",
        "add template",
        "add a template",
    ],
    labels: &["template name", "template title", "name of the template"],
};

/// A list: the titles and tabs that are called so and no more, and the buttons and links that begin something.
pub struct ListCues {
    pub screen: Screen,
    pub titles: &'static [&'static str],
    pub begins: &'static [&'static str],
}

pub const LISTS: &[ListCues] = &[
    ListCues {
        screen: Screen::Templates,
        titles: &[
            "templates",
            "incident templates",
            "maintenance templates",
            "message templates",
        ],
        begins: &[
            "create template",
            "new template",
            "add template",
            "create a template",
            "create incident template",
        ],
    },
    ListCues {
        screen: Screen::IncidentList,
        titles: &[
            "incidents",
            "maintenance",
            "maintenances",
            "scheduled maintenance",
            "scheduled maintenances",
            "incidents and maintenance",
            "incidents and maintenances",
        ],
        begins: &[
            "schedule maintenance",
            "schedule a maintenance",
            "create incident",
            "create an incident",
            "new incident",
        ],
    },
    ListCues {
        screen: Screen::Components,
        titles: &["components"],
        begins: &[
            "add component",
            "add a component",
            "create component",
            "new component",
        ],
    },
];

/// What the screen of one maintenance or incident is headed with where that is not its title.
pub const NO_TITLES: &[&str] = &[
    "update",
    "updates",
    "status update",
    "update status",
    "post update",
    "post an update",
    "new update",
    "update maintenance",
    "update incident",
    "update scheduled maintenance",
    "edit maintenance",
    "edit incident",
    "edit scheduled maintenance",
    "maintenance",
    "maintenances",
    "maintenance update",
    "maintenance details",
    "scheduled maintenance",
    "scheduled maintenances",
    "manage maintenance",
    "incident",
    "incidents",
    "incident update",
    "incident details",
    "manage incident",
    "incidents and maintenance",
    "incidents and maintenances",
    "schedule and automation",
    "details",
    "message",
    "status",
];

/// A heading, label, tab or button with one of these is about a maintenance.
pub const MAINTENANCE: &[&str] = &[
    "maintenance status",
    "maintenance name",
    "maintenance title",
    "schedule and automation",
    "schedule automation",
    "scheduled time",
];

/// As [`MAINTENANCE`], of an incident.
pub const INCIDENT: &[&str] = &["incident status", "incident name", "incident title"];

/// What the tab of a maintenance's schedule is called.
pub const SCHEDULE_TAB: &[&str] = &["schedule and automation", "schedule automation", "schedule"];

/// A tab beside that of the status update on which nothing of the form is.
pub const OTHER_TABS: &[&str] = &[
    "postmortem",
    "post mortem",
    "subscribers",
    "history",
    "metadata",
];

/// What a button says that schedules a maintenance.
pub const SCHEDULES: &[&str] = &["schedule now", "schedule maintenance", "schedule"];
