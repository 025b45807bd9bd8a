//! Whose screen it is: the ids in the address, and the name of the Statuspage page where the screen prints it.

use super::{
    label_text::{fold, fold_identifier, has_any},
    route,
    scene::{At, Role, Scene},
    understand::{
        cues::{page_name as words, screens},
        slots,
    },
};
use crate::engine::form::Field;

/// Which Statuspage page, and which maintenance or incident of it, the screen belongs to.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ScreenIdentity {
    pub page_id: Option<String>,
    /// Of a maintenance or an incident.
    pub notice_id: Option<String>,
    /// What the screen calls the Statuspage page. Where it says two names, which of them is it cannot be told.
    pub page_name: Field<String>,
}

impl ScreenIdentity {
    pub fn of(url: &str, scene: &Scene) -> Self {
        Self {
            page_id: route::page_id(url).map(str::to_owned),
            notice_id: route::notice_id(url).map(str::to_owned),
            page_name: read_page_name(url, scene),
        }
    }
}

/// The titles that may be that of the one maintenance or incident on the screen: the headings over its form that are neither
/// what such screens are called nor the name of the page.
pub(super) fn read_headings(scene: &Scene, identity: &ScreenIdentity) -> Vec<String> {
    let all = scene.scope.0..scene.scope.1;
    let is_seen = |at: &At| !scene.items[*at].hidden && !scene.items[*at].aside;
    // A menu of pages or of templates may stand over the title.
    let is_form = |at: &At| {
        let role = scene.role(*at);
        role.is_field() && !matches!(role, Role::Select | Role::Combo)
    };
    let over_form = all.filter(is_seen).take_while(|at| !is_form(at));
    let headings = over_form.filter(|at| scene.role(*at) == Role::Heading);
    let texts = headings.map(|at| slots::visible_name_or_text(scene, at));
    let page = identity.page_name.value();
    let is_title = |text: &String| {
        let folded = fold(text);
        let words = folded.trim();
        !words.is_empty() && !screens::NO_TITLES.contains(&words) && Some(text) != page
    };
    texts.filter(is_title).collect()
}

/// By what switches between pages, else by what is marked as the name of the page, else by the link to its dashboard.
fn read_page_name(url: &str, scene: &Scene) -> Field<String> {
    let page = route::page_id(url);
    let kinds: [&dyn Fn(At) -> Option<String>; 3] = [
        &|at| name_on_switcher(scene, at),
        &|at| name_by_mark(scene, at),
        &|at| name_on_link(scene, at, page?),
    ];
    for name_at in kinds {
        let mut names: Vec<String> = Vec::new();
        for at in (0..scene.items.len()).filter(|at| !scene.items[*at].hidden) {
            if let Some(name) = name_at(at)
                && is_name(&name)
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        match names.len() {
            0 => {}
            1 => return names.pop().map_or(Field::NotOnScreen, Field::Value),
            _ => {
                return Field::Ambiguous {
                    raw: names.join(", "),
                    why: format!("The page could be called “{}”.", names.join("” or “")),
                    readings: names,
                };
            }
        }
    }
    Field::NotOnScreen
}

/// A menu of pages shows the one that is chosen.
fn name_on_switcher(scene: &Scene, at: At) -> Option<String> {
    let is_menu = matches!(scene.role(at), Role::Select | Role::Combo | Role::Button);
    if !is_menu {
        return None;
    }
    let labels = slots::bound_labels(scene, at);
    let is_called = labels
        .iter()
        .any(|label| words::SWITCHERS.contains(&fold(label).trim()));
    if !is_called {
        return None;
    }
    match scene.role(at) {
        Role::Select => {
            let chosen = scene.items[at].node.value.as_deref().unwrap_or("");
            let mut options = scene
                .descendants(at)
                .filter(|inner| scene.role(*inner) == Role::Choice);
            let option = options.find(|option| {
                scene.attr(*option, "value").unwrap_or(&scene.text(*option)) == chosen
            })?;
            Some(scene.text(option))
        }
        _ => Some(scene.text(at)),
    }
}

/// What the page's programmers called the name of the page.
fn name_by_mark(scene: &Scene, at: At) -> Option<String> {
    let names = ["class", "id", "data-testid", "data-js-hook"];
    let is_marked = names
        .iter()
        .filter_map(|name| scene.attr(at, name))
        .any(|text| {
            let mut parts = text.split_whitespace().map(fold_identifier);
            parts.any(|part| words::MARKS.contains(&part.trim()))
        });
    if !is_marked {
        return None;
    }
    // A second line there, such as the organisation, is an element of its own.
    let (from, to) = scene.items[at].words;
    let mut own = scene.runs[from..to]
        .iter()
        .filter(|run| run.at == at && !run.hidden);
    let first = own.next().map(|run| run.text.to_owned());
    Some(first.unwrap_or_else(|| scene.text(at)))
}

/// The link to the dashboard of the page is called like the page, or like what it leads to.
fn name_on_link(scene: &Scene, at: At, page: &str) -> Option<String> {
    if scene.role(at) != Role::Link {
        return None;
    }
    let href = scene.attr(at, "href")?;
    (route::page_of_dashboard(href) == Some(page)).then(|| scene.text(at))
}

fn is_name(text: &str) -> bool {
    let folded = fold(text);
    !folded.trim().is_empty()
        && text.chars().count() <= 100
        && !words::NAVIGATION.contains(&folded.trim())
        && !has_any(&folded, words::NO_NAMES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::page;

    const URL: &str = "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer";

    fn identity(url: &str, html: &str) -> ScreenIdentity {
        let outline = page::outline_at(url, html);
        ScreenIdentity::of(url, &Scene::new(&outline))
    }

    #[track_caller]
    fn is_called(html: &str, expected: Option<&str>) {
        let found = identity(URL, html).page_name;
        assert_eq!(found.value().map(String::as_str), expected, "{found:?}");
    }

    #[test]
    fn the_ids_are_those_of_the_address() {
        let of = |path: &str| {
            let found = identity(&format!("https://manage.statuspage.io{path}"), "");
            (found.page_id, found.notice_id)
        };
        let id = |text: &str| Some(text.to_owned());
        assert_eq!(
            of("/pages/abc123/incidents/p31zjtct2jer"),
            (id("abc123"), id("p31zjtct2jer"))
        );
        assert_eq!(
            of("/pages/abc123/incidents/p31zjtct2jer/edit"),
            (id("abc123"), id("p31zjtct2jer"))
        );
        assert_eq!(
            of("/pages/abc123/incidents/new-scheduled-maintenance"),
            (id("abc123"), None)
        );
        assert_eq!(
            of("/pages/abc123/components/k2v8x1c3b4n5/edit"),
            (id("abc123"), None)
        );
        assert_eq!(of("/login"), (None, None));
    }

    #[test]
    fn the_page_is_called_as_the_screen_prints_it() {
        is_called(
            "<nav><p class=brand>Fernhill<span>Takeoff</span></p></nav>",
            Some("Fernhill"),
        );
        is_called(
            "<header><div class=page-name>Fernhill</div></header>",
            Some("Fernhill"),
        );
        is_called(
            "<nav><a href=/pages/abc123>Fernhill status</a></nav>",
            Some("Fernhill status"),
        );
        is_called(
            "<label>Page<select><option value=1>Oakline</option><option value=2 selected>Fernhill</option></select></label>",
            Some("Fernhill"),
        );
        is_called(
            "<button aria-label='Switch page' aria-haspopup=menu>Fernhill</button>",
            Some("Fernhill"),
        );
    }

    #[track_caller]
    fn is_headed(html: &str, expected: &[&str]) {
        let outline = page::outline_at(URL, html);
        let scene = Scene::new(&outline);
        let found = read_headings(&scene, &ScreenIdentity::of(URL, &scene));
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn the_title_of_a_maintenance_heads_its_form() {
        is_headed(
            "<h1>Tills of Alder</h1><textarea></textarea>",
            &["Tills of Alder"],
        );
        is_headed(
            "<h1>Update maintenance</h1><h2>Tills of <b>Alder</b></h2><textarea></textarea><h2>Tills of Birch</h2>",
            &["Tills of Alder"],
        );
        is_headed(
            "<select aria-label='Apply template'><option>None</select><div role=heading>Tills</div><input type=radio>",
            &["Tills"],
        );
        is_headed(
            "<header><a href=/pages/abc123><h1>Alder status</h1></a></header><h1>Status Update</h1><textarea></textarea>",
            &[],
        );
    }

    #[test]
    fn what_leads_to_the_dashboard_is_not_always_the_name() {
        is_called(
            "<nav><a href=/pages/abc123>Dashboard</a><a href=/pages/abc123/incidents>Incidents</a></nav>",
            None,
        );
        is_called("<nav><a href=/pages/def456>Oakline</a></nav>", None);
        is_called("<h1>Fernhill</h1>", None);
        let two = "<nav><a href=/pages/abc123>Fernhill</a><a href=/pages/abc123>Oakline</a></nav>";
        assert!(matches!(
            identity(URL, two).page_name,
            Field::Ambiguous { .. }
        ));
    }
}
