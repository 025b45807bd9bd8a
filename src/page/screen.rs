//! Address and page → which screen is open: the address as far as it decides it, then what the page shows. A form
//! of a maintenance or an incident goes before everything else: not to see one is the worst mistake.

use super::{
    label_text::{fold, has, has_any},
    route::{Route, route_of_url},
    scene::{At, Role, Scene},
    understand::{
        cues::{self, screens},
        slots,
    },
};
use crate::engine::{
    form::{Screen, Status},
    target::CheckboxName,
};
use crate::page::understand::found::Found;
use crate::page::understand::understood::Understood;

/// The screen by everything that is known. `understood` was found without knowing it.
pub fn recognise_screen(url: &str, scene: &Scene, understood: &Understood) -> Screen {
    let route = route_of_url(url);
    if let Route::Known(screen) = route {
        return screen;
    }
    let says = PageWording::of(scene);
    if route == Route::OneNotice {
        return screen_of_one_notice(scene, understood, &says);
    }
    if is_template_editor(route, understood, &says) {
        return Screen::Templates;
    }
    screen_of_visible_form(understood, &says)
        // Beside the list of maintenances and incidents, the form of a component or a user is something else of the page's.
        .or_else(|| match route {
            Route::Likely(Screen::IncidentList) => None,
            _ => screen_of_editor(scene, &says),
        })
        .or_else(|| match route {
            // Its tabs are lists of several kinds.
            Route::Likely(screen) => says.open_tab_list().or(Some(screen)),
            _ => screen_of_list(&says),
        })
        .unwrap_or(Screen::Other)
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
fn screen_of_one_notice(scene: &Scene, understood: &Understood, says: &PageWording) -> Screen {
    let message = understood.message.here().is_some();
    match offers_maintenance_status(understood) {
        Some(true) => return Screen::MaintenanceStatus,
        Some(false) => return Screen::IncidentUpdate,
        None => {}
    }
    if (has_schedule(understood) || has_automation(understood)) && !message {
        return Screen::MaintenanceSchedule;
    }
    if says.other_tab && !message {
        return Screen::Other;
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
fn screen_of_visible_form(understood: &Understood, says: &PageWording) -> Option<Screen> {
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

/// A template has the fields of an incident, and never times.
fn is_template_editor(route: Route, understood: &Understood, says: &PageWording) -> bool {
    if has_schedule(understood) || has_automation(understood) || says.schedules {
        return false;
    }
    let cues = &screens::TEMPLATE_EDITOR;
    let has_form = understood.message != Found::Nothing || understood.name != Found::Nothing;
    let titled = says.has_heading(cues.titles) || says.has_label(cues.labels);
    // Where another button sends the form, this one only keeps a copy of it.
    let sends = says.has_button(cues.buttons) && understood.submit == Found::Nothing;
    has_form && (titled || sends || route == Route::Likely(Screen::Templates))
}

/// A screen that changes one thing: its button is there, or its title over a field, or a field that only it has.
fn screen_of_editor(scene: &Scene, says: &PageWording) -> Option<Screen> {
    if !scene.fields.iter().any(|at| is_on_screen(scene, *at)) {
        return None;
    }
    // A button that is there for each row is that of a list.
    let has_one_button = |phrases: &[&str]| {
        let mut buttons = says.buttons.iter().filter(|text| has_any(text, phrases));
        buttons.next().is_some() && buttons.next().is_none()
    };
    let fits = |cues: &&screens::ScreenCues| {
        has_one_button(cues.buttons) || says.has_heading(cues.titles) || says.has_label(cues.labels)
    };
    screens::EDITORS.iter().find(fits).map(|cues| cues.screen)
}

/// A list that is called so, or whose tab is open, with something that begins a new one.
fn screen_of_list(says: &PageWording) -> Option<Screen> {
    let fits = |cues: &&screens::ListCues| {
        let called =
            is_called(&says.headings, cues.titles) || is_called(&says.open_tabs, cues.titles);
        called && (says.has_button(cues.begins) || has_one(&says.links, cues.begins))
    };
    screens::LISTS.iter().find(fits).map(|cues| cues.screen)
}

/// What is written on the only tab that is open.
pub fn find_open_tab(scene: &Scene) -> Option<String> {
    let mut tabs = (scene.scope.0..scene.scope.1).filter_map(|at| {
        let item = &scene.items[at];
        let is_shown = !item.hidden && !item.aside;
        let may_be = matches!(item.role, Role::Button | Role::Link | Role::Tab);
        let name = (is_shown && may_be).then(|| slots::visible_name_or_text(scene, at))?;
        is_open_tab(scene, at, &fold(&name)).then_some(name)
    });
    tabs.next().filter(|_| tabs.next().is_none())
}

fn is_on_screen(scene: &Scene, at: At) -> bool {
    !scene.items[at].aside && (scene.scope.0..scene.scope.1).contains(&at)
}

fn has_one(texts: &[String], phrases: &[&str]) -> bool {
    texts.iter().any(|text| has_any(text, phrases))
}

/// One of the texts is a name and nothing more, but for a number: "Templates (3)".
fn is_called(texts: &[String], names: &[&str]) -> bool {
    texts.iter().any(|text| {
        let words = text
            .split_whitespace()
            .filter(|word| !word.chars().all(|c| c.is_ascii_digit()));
        names.contains(&words.collect::<Vec<_>>().join(" ").as_str())
    })
}

/// What the headings, labels, tabs and buttons of the page say, folded, and what they are about.
#[derive(Default)]
struct PageWording {
    headings: Vec<String>,
    labels: Vec<String>,
    buttons: Vec<String>,
    links: Vec<String>,
    open_tabs: Vec<String>,
    maintenance: bool,
    incident: bool,
    /// The tab of the schedule is the open one.
    schedule_tab: bool,
    /// A tab that has nothing of the form is the open one.
    other_tab: bool,
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
            let texts = match item.role {
                Role::Button => &mut says.buttons,
                Role::Link | Role::Tab => &mut says.links,
                Role::Heading => &mut says.headings,
                Role::Legend | Role::Label => &mut says.labels,
                _ => continue,
            };
            let text = fold(&slots::visible_name_or_text(scene, at));
            if is_open_tab(scene, at, &text) {
                says.open_tabs.push(text.clone());
            }
            texts.push(text);
        }
        says.weigh();
        says
    }

    fn weigh(&mut self) {
        let mut all = [&self.headings, &self.labels, &self.buttons, &self.links].into_iter();
        self.maintenance = all
            .clone()
            .any(|texts| has_one(texts, screens::MAINTENANCE))
            || has_one(&self.headings, &["maintenance"]);
        self.incident = all.any(|texts| has_one(texts, screens::INCIDENT))
            || has_one(&self.headings, &["incident"]);
        self.schedule_tab = has_one(&self.open_tabs, screens::SCHEDULE_TAB);
        self.other_tab = has_one(&self.open_tabs, screens::OTHER_TABS);
        self.schedules = has_one(&self.buttons, screens::SCHEDULES);
        self.creates_incident = self.buttons.iter().any(|text| has(text, "create incident"));
    }

    fn has_button(&self, phrases: &[&str]) -> bool {
        has_one(&self.buttons, phrases)
    }

    fn has_heading(&self, phrases: &[&str]) -> bool {
        has_one(&self.headings, phrases)
    }

    fn has_label(&self, phrases: &[&str]) -> bool {
        has_one(&self.labels, phrases)
    }

    /// The list whose tab is open.
    fn open_tab_list(&self) -> Option<Screen> {
        let mut lists = screens::LISTS.iter();
        lists
            .find(|cues| is_called(&self.open_tabs, cues.titles))
            .map(|cues| cues.screen)
    }
}

/// A tab, or a link or button among tabs or called like one, that is marked as the open one.
fn is_open_tab(scene: &Scene, at: At, text: &str) -> bool {
    let is_among_tabs = || {
        let mut around = scene.ancestors(at).take(3);
        around.any(|outer| scene.attr(outer, "class").unwrap_or("").contains("tab"))
    };
    let called = has_any(text, screens::SCHEDULE_TAB) || has_any(text, screens::OTHER_TABS);
    let is_marked = |name| {
        let mark = scene.read_state_attribute(at, name);
        mark.is_some_and(|mark| mark != "false")
    };
    (called || scene.role(at) == Role::Tab || is_among_tabs())
        && (is_marked("aria-selected")
            || is_marked("aria-current")
            || is_classed_as_open(scene, at))
}

/// `<li class="active"><a>`
fn is_classed_as_open(scene: &Scene, at: At) -> bool {
    let is_open = |at: At| {
        let class = scene.read_state_attribute(at, "class").unwrap_or("");
        let mut names = class.split(|c: char| !c.is_alphanumeric());
        names.any(|name| matches!(name, "active" | "selected" | "current"))
    };
    let parent = scene.items[at].parent;
    is_open(at) || scene.items[parent].node.tag == "li" && is_open(parent)
}
