//! By what the name of the Statuspage page is recognised, and what is no name.

/// What the menu is called by which a person goes to another page.
pub const SWITCHERS: &[&str] = &[
    "page",
    "pages",
    "switch page",
    "switch pages",
    "change page",
    "select page",
    "select a page",
    "current page",
    "your pages",
];

/// Classes and ids of the element with the name.
pub const MARKS: &[&str] = &[
    "brand",
    "page name",
    "page title name",
    "current page name",
    "status page name",
    "site name",
    "page switcher name",
];

/// What else leads to the dashboard.
pub const NAVIGATION: &[&str] = &[
    "dashboard",
    "home",
    "overview",
    "page",
    "incidents",
    "back",
    "statuspage",
    "atlassian statuspage",
    "status page",
    "manage page",
    "go to dashboard",
    "back to dashboard",
    "menu",
    "logo",
];

/// Words that no name of a page has.
pub const NO_NAMES: &[&str] = &[
    "switch page",
    "select a page",
    "view status page",
    "go back",
];
