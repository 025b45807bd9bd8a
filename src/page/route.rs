//! Address → which screen is open, as far as the address decides it. What the page shows decides the rest, in
//! [`super::screen`].

use crate::engine::form::Screen;
use serde::{Deserialize, Serialize};

/// What the address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The screen, whatever is on the page.
    Known(Screen),
    /// The screen, where no form of another one lies open on it.
    Likely(Screen),
    /// One maintenance or incident: the page itself decides which of the two, and which tab.
    OneNotice,
    /// The page itself decides.
    Unknown,
}

/// What an address identifies: which Statuspage page, which screen, which incident. What a page keeps in its
/// address for itself (`?draft=3`, `#edited`) is no part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormAddress(String);

impl FormAddress {
    pub fn from_url(url: &str) -> Self {
        let mut path = segments(url);
        // The same incident, with its form open.
        if let ["pages", _, "incidents", _, "edit"] = path.as_slice() {
            path.pop();
        }
        let mut place = path.join("/");
        // Some applications keep the path of their screens behind the `#`.
        let fragment = url.split_once('#').map_or("", |(_, fragment)| fragment);
        if fragment.starts_with('/') || fragment.starts_with("!/") {
            place.push('#');
            place.push_str(fragment.split('?').next().unwrap_or_default());
        }
        Self(place)
    }
}

/// The screen as far as the address alone decides it.
pub fn screen_of_url(url: &str) -> Screen {
    match route_of_url(url) {
        Route::Known(screen) | Route::Likely(screen) => screen,
        Route::OneNotice | Route::Unknown => Screen::Other,
    }
}

/// The id of the Statuspage page that the address belongs to.
pub fn page_id(url: &str) -> Option<&str> {
    match segments(url).as_slice() {
        ["pages", id, ..] => Some(id),
        _ => None,
    }
}

/// The id of the maintenance or incident that the address belongs to.
pub fn notice_id(url: &str) -> Option<&str> {
    match segments(url).as_slice() {
        ["pages", _, "incidents", id, ..] if !is_word(id) => Some(id),
        _ => None,
    }
}

/// The id of the page to whose dashboard a link leads.
pub fn page_of_dashboard(href: &str) -> Option<&str> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => path,
    };
    match path
        .trim_matches('/')
        .split('/')
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["pages", id] => Some(id),
        _ => None,
    }
}

/// The id of the thing that a link in a list leads to: a component, a maintenance or incident, a template.
pub fn record_id(href: &str, list: Screen) -> Option<String> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let after = |name: &str| {
        let place = parts.iter().position(|part| *part == name)?;
        parts.get(place + 1).copied()
    };
    let id = match list {
        Screen::Components => after("components").filter(|id| *id != "new"),
        Screen::IncidentList => {
            after("incidents").filter(|id| !is_word(id) && *id != "new-scheduled-maintenance")
        }
        Screen::Templates => {
            let place = parts.iter().position(|part| part.contains("template"))?;
            parts.get(place + 1).copied().filter(|id| *id != "new")
        }
        _ => None,
    };
    id.map(str::to_owned)
}

/// Another address of the same Statuspage page: `rest` is what comes after its id.
pub fn address_on_page(url: &str, rest: &str) -> Option<String> {
    let (scheme, path) = url.split_once("://")?;
    let (host, _) = path.split_once('/')?;
    Some(format!("{scheme}://{host}/pages/{}/{rest}", page_id(url)?))
}

/// Whether the address is that of something that is not there yet.
pub fn makes_something(url: &str) -> bool {
    segments(url).last().is_some_and(|last| *last == "new")
}

fn segments(url: &str) -> Vec<&str> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or("");
    path.split('/')
        .skip(1)
        .filter(|segment| !segment.is_empty())
        .collect()
}

pub fn route_of_url(url: &str) -> Route {
    let segments = segments(url);
    let rest = match segments.as_slice() {
        ["pages", _, rest @ ..] => rest,
        ["organizations" | "login", ..] => return Route::Known(Screen::Other),
        _ => return Route::Unknown,
    };
    match rest {
        ["incidents", "new-scheduled-maintenance"] => Route::Known(Screen::MaintenanceNew),
        ["incidents", "new"] => Route::Known(Screen::IncidentNew),
        ["incidents"] => Route::Likely(Screen::IncidentList),
        ["incidents", id] | ["incidents", id, "edit"] if !is_word(id) => Route::OneNotice,
        ["components"] => Route::Likely(Screen::Components),
        ["components", "new"] | ["components", _, "edit"] => Route::Known(Screen::ComponentEdit),
        ["edit" | "full-customize" | "integrations" | "notifications"] => {
            Route::Known(Screen::Other)
        }
        // Where templates are is not documented.
        _ if rest.iter().any(|part| part.contains("template")) => Route::Likely(Screen::Templates),
        _ => Route::Unknown,
    }
}

/// Ids are made of digits and consonants, words of neither digits nor consonants alone.
fn is_word(segment: &str) -> bool {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    !segment.contains(|c: char| c.is_ascii_digit()) && segment.contains(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_their_screens() {
        let base = "https://manage.statuspage.io/pages/kctbh9vrtdwd";
        for (path, screen) in [
            (
                "/incidents/new-scheduled-maintenance",
                Route::Known(Screen::MaintenanceNew),
            ),
            (
                "/incidents/new-scheduled-maintenance/?utm=1#top",
                Route::Known(Screen::MaintenanceNew),
            ),
            ("/incidents/new", Route::Known(Screen::IncidentNew)),
            ("/incidents", Route::Likely(Screen::IncidentList)),
            (
                "/incidents#scheduled-maintenance",
                Route::Likely(Screen::IncidentList),
            ),
            ("/incidents/p31zjtct2jer9", Route::OneNotice),
            (
                "/components/b13yz5g2cw10/edit",
                Route::Known(Screen::ComponentEdit),
            ),
            ("/components", Route::Likely(Screen::Components)),
            ("/components/new", Route::Known(Screen::ComponentEdit)),
            ("/components/b13yz5g2cw10", Route::Unknown),
            ("/incident_templates/7", Route::Likely(Screen::Templates)),
            ("/incidents/templates", Route::Likely(Screen::Templates)),
            ("/incidents/scheduled", Route::Unknown),
            ("/integrations", Route::Known(Screen::Other)),
            ("", Route::Unknown),
            ("/subscribers", Route::Unknown),
        ] {
            assert_eq!(route_of_url(&format!("{base}{path}")), screen, "{path}");
        }
        for path in ["login", "organizations/b13yz5g2cw10/team"] {
            assert_eq!(
                route_of_url(&format!("https://manage.statuspage.io/{path}")),
                Route::Known(Screen::Other)
            );
        }
        assert_eq!(route_of_url(""), Route::Unknown);
    }

    #[test]
    fn addresses_that_mean_the_same_place() {
        let base = "https://manage.statuspage.io/pages/kctbh9vrtdwd/incidents";
        let same = |one: &str, other: &str| {
            FormAddress::from_url(&format!("{base}{one}"))
                == FormAddress::from_url(&format!("{base}{other}"))
        };
        for (one, other, expected) in [
            ("/new", "/new?draft=3", true),
            ("/new", "/new/#edited", true),
            ("/new#top", "/new?a=1&b=2#end", true),
            ("/p31zjtct2jer", "/p31zjtct2jer/edit?tab=schedule", true),
            ("/p31zjtct2jer", "/q42akudu3kfs", false),
            ("/new", "/new-scheduled-maintenance", false),
            ("/new", "", false),
            ("#/a", "#/b", false),
            ("#/a?draft=1", "#/a", true),
        ] {
            assert_eq!(same(one, other), expected, "{one} {other}");
        }
        assert_ne!(
            FormAddress::from_url("https://manage.statuspage.io/pages/one/incidents/new"),
            FormAddress::from_url("https://manage.statuspage.io/pages/two/incidents/new")
        );
    }

    #[test]
    fn links_and_what_they_lead_to() {
        let of = |href: &str, list| record_id(href, list);
        let id = |text: &str| Some(text.to_owned());
        assert_eq!(
            of("/pages/abc123/incidents/p31zjtct2jer", Screen::IncidentList),
            id("p31zjtct2jer")
        );
        assert_eq!(
            of(
                "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer?a=1#b",
                Screen::IncidentList
            ),
            id("p31zjtct2jer")
        );
        for href in [
            "/pages/abc123/incidents/new",
            "/pages/abc123/incidents/new-scheduled-maintenance",
            "/pages/abc123/incidents",
            "#",
            "",
        ] {
            assert_eq!(of(href, Screen::IncidentList), None, "{href}");
        }
        assert_eq!(
            of(
                "/pages/abc123/components/b13yz5g2cw10/edit",
                Screen::Components
            ),
            id("b13yz5g2cw10")
        );
        assert_eq!(of("/pages/abc123/components/new", Screen::Components), None);
        assert_eq!(
            of("/pages/abc123/incident_templates/7/edit", Screen::Templates),
            id("7")
        );
        assert_eq!(
            of("/pages/abc123/incident_templates/new", Screen::Templates),
            None
        );
        assert_eq!(page_of_dashboard("/pages/abc123/"), Some("abc123"));
        assert_eq!(
            page_of_dashboard("https://manage.statuspage.io/pages/abc123"),
            Some("abc123")
        );
        assert_eq!(page_of_dashboard("/pages/abc123/incidents"), None);
    }
}
