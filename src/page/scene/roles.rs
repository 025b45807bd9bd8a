//! Element → its role, as a person or a screen reader would call it. Looks at one element at a time.

use crate::page::outline::{Node, state};

/// What a person, or a screen reader, would call the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One line of text.
    Text,
    /// Several lines: text area, rich-text editor.
    Area,
    Number,
    Date,
    Time,
    DateTime,
    Select,
    Check,
    Radio,
    Range,
    /// A drop-down that is not a `select`.
    Combo,
    Button,
    Link,
    Tab,
    /// One choice of a list, menu or tree.
    Choice,
    /// A list, menu or tree of choices, or a group of radio buttons.
    Choices,
    Label,
    Legend,
    Heading,
    Group,
    Form,
    /// A part of the page that is about something else: navigation, a search, the page's own frame.
    Aside,
    Plain,
}

impl Role {
    /// Something is filled in here; buttons are not.
    pub fn is_field(self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Area
                | Self::Number
                | Self::Date
                | Self::Time
                | Self::DateTime
                | Self::Select
                | Self::Check
                | Self::Radio
                | Self::Range
                | Self::Combo
        )
    }

    /// The words inside are the control's own and name nothing else.
    pub fn keeps_words(self) -> bool {
        matches!(
            self,
            Self::Select
                | Self::Area
                | Self::Text
                | Self::Combo
                | Self::Button
                | Self::Link
                | Self::Tab
                | Self::Choice
        )
    }
}

pub fn role_of(node: &Node, outer: Role) -> Role {
    let native = native_role(node);
    // Native fields are what they are; a role on them only refines it.
    if let Some(role) = native
        && role.is_field()
    {
        return match (role, node.attr("role")) {
            // What opens a calendar is typed into as well.
            (Role::Text, Some("combobox"))
                if matches!(node.attr("aria-haspopup"), Some("dialog" | "grid")) =>
            {
                Role::Text
            }
            (Role::Text, Some("combobox")) => Role::Combo,
            (Role::Text, None) if node.attr("aria-haspopup") == Some("listbox") => Role::Combo,
            (Role::Text, Some("spinbutton")) => Role::Number,
            (Role::Text, Some("searchbox")) => Role::Aside,
            _ => role,
        };
    }
    let aria = aria_role(node);
    if node.has_state(state::EDITABLE)
        && !matches!(aria, Some(Role::Text | Role::Combo | Role::Number))
    {
        return Role::Area;
    }
    match aria.or(native) {
        Some(Role::Button) if matches!(node.attr("aria-haspopup"), Some("listbox")) => Role::Combo,
        Some(role) => role,
        None if outer == Role::Select => Role::Choice,
        None => Role::Plain,
    }
}

/// The role that the page gives the element by its `role` attribute.
fn aria_role(node: &Node) -> Option<Role> {
    let roles = node.attr("role").unwrap_or_default();
    match roles.split_whitespace().next().unwrap_or_default() {
        "textbox" if node.attr("aria-multiline") == Some("true") => Some(Role::Area),
        "textbox" if node.has_state(state::EDITABLE) || node.tag == "textarea" => Some(Role::Area),
        "textbox" => Some(Role::Text),
        "spinbutton" => Some(Role::Number),
        "checkbox" | "switch" | "menuitemcheckbox" => Some(Role::Check),
        "radio" | "menuitemradio" => Some(Role::Radio),
        "slider" => Some(Role::Range),
        "combobox" => Some(Role::Combo),
        // A list that opens and closes is a drop-down by an older name.
        "listbox"
            if node.attr("aria-expanded").is_some()
                && node.attr("aria-multiselectable") != Some("true") =>
        {
            Some(Role::Combo)
        }
        "button" => Some(Role::Button),
        "link" => Some(Role::Link),
        "tab" => Some(Role::Tab),
        "option" | "menuitem" | "treeitem" => Some(Role::Choice),
        "listbox" | "menu" | "tree" | "radiogroup" => Some(Role::Choices),
        "heading" => Some(Role::Heading),
        "group" => Some(Role::Group),
        "form" => Some(Role::Form),
        "search" | "navigation" | "banner" | "contentinfo" | "searchbox" => Some(Role::Aside),
        _ => None,
    }
}

fn native_role(node: &Node) -> Option<Role> {
    Some(match node.tag.as_str() {
        "input" => match node
            .attr("type")
            .unwrap_or("text")
            .to_ascii_lowercase()
            .as_str()
        {
            "checkbox" => Role::Check,
            "radio" => Role::Radio,
            "range" => Role::Range,
            "number" => Role::Number,
            "date" => Role::Date,
            "time" => Role::Time,
            "datetime-local" => Role::DateTime,
            "button" | "submit" | "image" | "reset" => Role::Button,
            "hidden" | "password" | "file" | "color" | "month" | "week" => Role::Plain,
            "search" => Role::Aside,
            _ => Role::Text,
        },
        "textarea" => Role::Area,
        "select" => Role::Select,
        "option" => Role::Choice,
        "button" => Role::Button,
        "a" if opens_menu(node) => Role::Button,
        "a" if node.attr("href").is_some() => Role::Link,
        "label" => Role::Label,
        "legend" => Role::Legend,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "fieldset" => Role::Group,
        "form" => Role::Form,
        "nav" | "search" => Role::Aside,
        _ => return None,
    })
}

/// A link that only opens a menu is a button by another name.
fn opens_menu(node: &Node) -> bool {
    let toggles = ["data-toggle", "data-bs-toggle"];
    let mut toggles = toggles.iter().filter_map(|name| node.attr(name));
    toggles.any(|what| what == "dropdown")
        || matches!(node.attr("aria-haspopup"), Some("true" | "menu"))
}
