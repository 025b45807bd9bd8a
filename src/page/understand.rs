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
//! | schedule | [`schedule`] | what each control can hold, and its words → dates, times, how long it takes |
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
pub mod explain;
pub mod form;
pub mod found;
pub mod kinds;
pub mod locator;
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

use super::scene::Scene;
use crate::engine::{
    form::{FieldName, Screen},
    target::Locators,
};
use assign::{FieldEvidence, add_candidates, add_field, assign, find_field};
use candidates::Page;
use understood::Understood;

/// Where everything is on the screen, and by what it was found.
pub fn understand(scene: &mut Scene, screen: Screen, locators: &Locators) -> Understood {
    let (home, candidates) = form::find_form(scene);
    let page = Page {
        scene: &*scene,
        screen,
        home,
        candidates: &candidates,
    };
    let mut fields = taught::collect_taught(&page, locators);
    // Which boxes are components decides what the others may be.
    if find_field(&fields, FieldName::Components).is_none() {
        add_candidates(&mut fields, FieldName::Components, components::score(&page));
        assign(&page, &mut fields);
    }
    kinds::score_fields(&page, &mut fields);
    let (schedule, zone) = schedule::score_fields(&page);
    for field in schedule {
        add_field(&mut fields, field);
    }
    assign(&page, &mut fields);
    repairs::repair(&page, &zone, &mut fields);
    repairs::doubt_alike_boxes(&page, &mut fields);
    // Where the message is speaks for the buttons after it.
    let message = find_field(&fields, FieldName::Message).and_then(FieldEvidence::chosen);
    let buttons = kinds::submit::score(&page, message.map(|message| message.at));
    add_candidates(&mut fields, FieldName::Submit, buttons);
    assign(&page, &mut fields);
    Understood::gather(&page, fields, zone)
}
