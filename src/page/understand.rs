//! The scene → which control is which field, by one method for all kinds of field:
//!
//! | step | file | from → to |
//! |---|---|---|
//! | form | [`form`] | a page → the form that is meant; what is about something else is set aside |
//! | controls | [`candidates`], [`choices`] | the form → every control that may be a field |
//! | texts by slot | [`slots`] | a control → its own label, the words near it, its hint, its attributes … |
//! | units | [`units`] | a row of fields and words → behind which field each unit stands |
//! | captions | [`captions`] | a box that says "Notify subscribers" → when, by what stands over it |
//! | cues | [`cues`] | one file for each kind of field: rows of words and weights, and vetoes. Only data |
//! | score | [`score`], [`kinds`] | texts × a table of cues, and what a table cannot say → a number, with the rows that fired |
//! | taught | [`taught`] | what a person has pointed out → one more slot, the one that counts most |
//! | assignment | [`assign`] | scored candidates of all fields → each field its best, each control one field |
//! | components | [`components`] | boxes under words that announce them → lists of components, each scored |
//! | schedule | [`schedule`] | what each control can hold, and its words → scored dates, times and lengths |
//! | screen | [`screen`](super::screen) | address, and what was found → which screen it is |
//! | other screens | [`editors`] | candidates → the fields of a component, a group or user of the audience, a template |
//! | lists | [`records`] | the page → the rows of a list of components, notices, templates |
//! | issue tracker | [`issue_tracker`] | the page → the section of an issue tracker, by the policy's words for it |
//! | repairs | [`repairs`] | what only the form as a whole tells, one by one |
//! | reasons | [`explain`] | what was found and by what, or why it was not → one sentence |
//!
//! A new word for a field is one row of one file in `cues`. Knows no rule, and reads no value of a field but to tell
//! one kind of field from another.

pub mod assign;
pub mod bind;
pub mod binding;
pub mod candidates;
pub mod captions;
pub mod choices;
pub mod columns;
pub mod components;
pub mod cues;
pub mod editors;
pub mod explain;
pub mod form;
pub mod found;
pub mod issue_tracker;
pub mod kinds;
pub mod locator;
pub mod records;
pub mod repairs;
pub mod schedule;
pub mod score;
pub mod slots;
pub mod taught;
pub mod teach;
pub mod understood;
pub mod units;
pub mod weights;
pub mod why;

use super::{
    route::{Route, route_of_url, screen_of_url},
    scene::Scene,
    screen::{find_open_tab, recognise_screen},
};
use crate::engine::{
    form::{FieldName, Screen},
    target::{Locators, Target},
};
use assign::{FieldEvidence, add_candidates, add_field, assign, find_field};
use candidates::Page;
use schedule::Zone;
use understood::Understood;

/// Which screen the page shows, where everything is on it, and by what it was found. What any screen may have is
/// looked for once; only what is made of it depends on the screen.
pub fn understand(scene: &mut Scene, url: &str, locators: &Locators) -> (Screen, Understood) {
    if route_of_url(url) == Route::Known(Screen::Other) {
        return (Screen::Other, Understood::default());
    }
    let (home, candidates) = form::find_form(scene);
    let page = |screen| Page {
        scene: &*scene,
        screen,
        home,
        candidates: &candidates,
    };
    let parts = Parts::of(&page(Screen::Other));
    let screen = match route_of_url(url) {
        Route::Known(screen) => screen,
        _ => {
            let notice = assign_fields(&page(screen_of_url(url)), parts.clone(), locators);
            recognise_screen(url, scene, &notice)
        }
    };
    let page = page(screen);
    let understood = match screen {
        _ if screen.is_form() => assign_fields(&page, parts, locators),
        Screen::Components | Screen::IncidentList => list_alone(scene, screen),
        Screen::Templates if !editors::is_open(&page) => list_alone(scene, screen),
        _ if Screen::WITH_FIELDS.contains(&screen) => {
            editors::find_fields(&page, parts.list, locators)
        }
        _ => Understood::default(),
    };
    (screen, understood)
}

/// A screen that only lists things.
fn list_alone(scene: &Scene, screen: Screen) -> Understood {
    Understood {
        records: records::locate(scene, screen),
        open_tab: find_open_tab(scene),
        ..Understood::default()
    }
}

/// What may be each field of a maintenance or an incident, whichever of their screens it is.
#[derive(Clone)]
struct Parts {
    list: FieldEvidence,
    fields: Vec<FieldEvidence>,
    zone: Zone,
}

impl Parts {
    fn of(page: &Page) -> Self {
        let mut list = FieldEvidence::new(FieldName::Components, components::score(page));
        // Which boxes are components decides what the others may be.
        assign(page, std::slice::from_mut(&mut list));
        let mut fields = kinds::score_fields(page, list.list());
        let (schedule, zone) = schedule::score_fields(page);
        fields.extend(schedule);
        Self { list, fields, zone }
    }
}

/// Which of what may be a field of this screen is it.
fn assign_fields(page: &Page, parts: Parts, locators: &Locators) -> Understood {
    let mut fields = taught::collect_taught(page, locators);
    let mut scored = parts.fields;
    if let Some(taught) = find_field(&fields, FieldName::Components) {
        // What is in the list that was pointed out is no box of its own.
        scored.retain(|field| !matches!(field.target, Target::Box(_)));
        scored.extend(kinds::score_boxes(page, taught.list()));
    } else {
        fields.push(parts.list);
    }
    for mut field in scored {
        if field.target == FieldName::Status.into() {
            kinds::status::weigh_by_screen(&mut field.candidates, page.screen);
        }
        add_field(&mut fields, field);
    }
    assign(page, &mut fields);
    repairs::repair(page, &parts.zone, &mut fields);
    repairs::doubt_alike_boxes(page, &mut fields);
    // Where the message is speaks for the buttons after it.
    let message = find_field(&fields, FieldName::Message).and_then(FieldEvidence::chosen);
    let buttons = kinds::submit::score(page, message.map(|message| message.at));
    add_candidates(&mut fields, FieldName::Submit, buttons);
    assign(page, &mut fields);
    Understood::gather(page, fields, parts.zone)
}
