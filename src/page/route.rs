//! Address and page → which screen is open: the address decides as far as it can, then the words on the page.

use super::{
    scene::{Role, Scene},
    understand::{found::Found, understood::Understood},
};
use crate::engine::{
    form::{Screen, Status},
    target::CheckboxName,
};
use crate::page::{
    label_text::{fold, has, has_any},
    understand::{cues, slots},
};
use serde::{Deserialize, Serialize};

/// What the address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    Known(Screen),
    /// One maintenance or incident: the page itself decides which of the two, and which tab.
    OneNotice,
    /// A page of the organisation on which no form is expected.
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
        Route::Known(screen) => screen,
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
    let ["pages", _, rest @ ..] = segments.as_slice() else {
        return Route::Unknown;
    };
    let known = match rest {
        ["incidents", "new-scheduled-maintenance"] => Screen::MaintenanceNew,
        ["incidents", "new"] => Screen::IncidentNew,
        ["incidents"] => Screen::IncidentList,
        ["incidents", _] | ["incidents", _, "edit"] => return Route::OneNotice,
        ["components"] => Screen::Components,
        ["components", "new"] | ["components", _, "edit"] => Screen::ComponentEdit,
        _ => return Route::Unknown,
    };
    Route::Known(known)
}

/// The screen by everything that is known. `understood` was found without knowing it.
pub fn recognise_screen(url: &str, scene: &Scene, understood: &Understood) -> Screen {
    let route = route_of_url(url);
    match route {
        Route::Known(
            screen @ (Screen::MaintenanceNew | Screen::IncidentNew | Screen::ComponentEdit),
        ) => screen,
        Route::OneNotice => screen_of_one_notice(scene, understood),
        Route::Known(screen) => screen_of_visible_form(scene, understood).unwrap_or(screen),
        Route::Unknown => screen_of_visible_form(scene, understood)
            .or_else(|| audience_screen(scene))
            .unwrap_or(Screen::Other),
    }
}

/// The kind of status that the page offers.
fn offers_maintenance_status(understood: &Understood) -> Option<bool> {
    let choice = understood.status.here()?;
    let status = choice
        .options
        .iter()
        .find_map(|option| cues::status::read_status(&option.label))?;
    Some(Status::MAINTENANCE.contains(&status))
}

fn has_schedule(understood: &Understood) -> bool {
    // A field that was found but is ambiguous counts as there.
    let schedule = &understood.schedule;
    schedule.start_date != Found::Nothing
        || schedule.start_time != Found::Nothing
        || schedule.duration != Found::Nothing
}

/// What happens by itself is set where the times are.
fn has_automation(understood: &Understood) -> bool {
    let ticks = [
        CheckboxName::InProgress,
        CheckboxName::Completed,
        CheckboxName::UnderMaintenance,
        CheckboxName::Operational,
    ];
    ticks
        .iter()
        .any(|tick| *understood.boxes.at(*tick) != Found::Nothing)
}

/// The screen of one maintenance or incident, and which of its tabs is open.
fn screen_of_one_notice(scene: &Scene, understood: &Understood) -> Screen {
    let message = understood.message.here().is_some();
    let says = PageWording::of(scene);
    match offers_maintenance_status(understood) {
        Some(true) => return Screen::MaintenanceStatus,
        Some(false) => return Screen::IncidentUpdate,
        None => {}
    }
    if (has_schedule(understood) || has_automation(understood)) && !message {
        return Screen::MaintenanceSchedule;
    }
    if says.maintenance {
        return match says.schedule_tab && !message {
            true => Screen::MaintenanceSchedule,
            false => Screen::MaintenanceStatus,
        };
    }
    if says.incident {
        return Screen::IncidentUpdate;
    }
    // Something to fill in that is not understood is reported, and not taken for nothing.
    let mut fields = scene.fields.iter().filter(|at| !scene.items[**at].aside);
    let area = fields.clone().any(|at| scene.role(*at) == Role::Area);
    // Labels and the button are there, what they name may yet come.
    let awaited = || {
        let labels = (scene.scope.0..scene.scope.1)
            .filter(|at| scene.role(*at) == Role::Label && !scene.items[*at].hidden);
        understood.submit != Found::Nothing && labels.count() > 1
    };
    if message || area || fields.nth(1).is_some() || understood.opaque || awaited() {
        Screen::MaintenanceStatus
    } else {
        Screen::Other
    }
}

/// A form that is plainly there, whatever the address says of the page around it.
fn screen_of_visible_form(scene: &Scene, understood: &Understood) -> Option<Screen> {
    let says = PageWording::of(scene);
    let named = understood.name.here().is_some();
    let (kind, schedule) = (
        offers_maintenance_status(understood),
        has_schedule(understood),
    );
    // Without the message, more evidence is needed.
    let message = understood.message != Found::Nothing;
    let submit = understood.submit.here().is_some();
    if !message && !(kind.is_some() && (schedule || named && submit) || schedule && named) {
        let schedule = &understood.schedule;
        let whole = schedule.start_date.here().is_some()
            && schedule.start_time.here().is_some()
            && schedule.duration.here().is_some();
        let alone = whole && submit && (says.maintenance || says.schedule_tab);
        return alone.then_some(Screen::MaintenanceSchedule);
    }
    match kind {
        Some(true) if schedule || (named && says.schedules) => Some(Screen::MaintenanceNew),
        Some(true) => Some(Screen::MaintenanceStatus),
        Some(false) if named => Some(Screen::IncidentNew),
        Some(false) => Some(Screen::IncidentUpdate),
        None if named && schedule && (says.maintenance || says.schedules) => {
            Some(Screen::MaintenanceNew)
        }
        None if named && says.creates_incident => Some(Screen::IncidentNew),
        None => None,
    }
}

/// What the headings, labels, tabs and buttons of the page are about.
#[derive(Default)]
struct PageWording {
    maintenance: bool,
    incident: bool,
    /// The tab of the schedule is the open one.
    schedule_tab: bool,
    /// A button schedules something.
    schedules: bool,
    creates_incident: bool,
}

impl PageWording {
    fn of(scene: &Scene) -> Self {
        let mut says = Self::default();
        for at in scene.scope.0..scene.scope.1 {
            let item = &scene.items[at];
            if item.hidden || item.aside {
                continue;
            }
            let text = match item.role {
                Role::Button
                | Role::Tab
                | Role::Heading
                | Role::Legend
                | Role::Label
                | Role::Link => fold(&slots::visible_name_or_text(scene, at)),
                _ => continue,
            };
            says.maintenance |= has_any(
                &text,
                &[
                    "maintenance status",
                    "maintenance name",
                    "maintenance title",
                    "schedule and automation",
                    "schedule automation",
                    "scheduled time",
                ],
            ) || (item.role == Role::Heading && has(&text, "maintenance"));
            says.incident |= has_any(
                &text,
                &["incident status", "incident name", "incident title"],
            ) || (item.role == Role::Heading && has(&text, "incident"));
            let schedule = ["schedule and automation", "schedule automation", "schedule"];
            says.schedule_tab |= has_any(&text, &schedule)
                && (scene.read_state_attribute(at, "aria-selected") == Some("true")
                    || scene
                        .read_state_attribute(at, "aria-current")
                        .is_some_and(|now| now != "false"));
            if item.role == Role::Button {
                says.schedules |=
                    has_any(&text, &["schedule now", "schedule maintenance", "schedule"]);
                says.creates_incident |= has(&text, "create incident");
            }
        }
        says
    }
}

fn audience_screen(scene: &Scene) -> Option<Screen> {
    for at in scene.scope.0..scene.scope.1 {
        if scene.role(at) != Role::Button || scene.items[at].hidden {
            continue;
        }
        let text = fold(&slots::visible_name(scene, at));
        if has_any(&text, &["create page group", "update group"]) {
            return Some(Screen::AudienceGroup);
        }
        if has_any(&text, &["create user", "update user"]) {
            return Some(Screen::AudienceUser);
        }
    }
    None
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
            ("/incidents", Route::Known(Screen::IncidentList)),
            (
                "/incidents#scheduled-maintenance",
                Route::Known(Screen::IncidentList),
            ),
            ("/incidents/p31zjtct2jer9", Route::OneNotice),
            (
                "/components/b13yz5g2cw10/edit",
                Route::Known(Screen::ComponentEdit),
            ),
            ("", Route::Unknown),
            ("/subscribers", Route::Unknown),
        ] {
            assert_eq!(route_of_url(&format!("{base}{path}")), screen, "{path}");
        }
        assert_eq!(
            route_of_url("https://manage.statuspage.io/login"),
            Route::Unknown
        );
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
}
