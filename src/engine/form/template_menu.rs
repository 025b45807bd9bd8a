//! The page's own menu of templates, as values.

/// The page's own "Apply template" menu.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TemplateMenu {
    /// What it offers, as far as that is on the page before it is opened.
    pub offered: Vec<OfferedTemplate>,
    pub chosen: Option<String>,
}

/// A line of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedTemplate {
    pub name: String,
    /// The group that it stands under.
    pub group: Option<String>,
}
