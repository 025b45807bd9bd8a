//! The scene → which control is which field, by one method:
//!
//! | step | file | from → to |
//! |---|---|---|
//! | texts by slot | [`slots`] | a control → its own label, the words near it, its hint, its attributes … |
//! | captions | [`captions`] | a box that says "Notify subscribers" → when, by what stands over it |
//! | cues | [`cues`] | one file for each kind of field: rows of words and weights, and vetoes. Only data |
//! | score | [`score`] | texts × a table of cues → a number, with the rows that fired |
//! | choice | [`score::choose`] | scored candidates → the best, if it is good enough and clearly better |
//! | reasons | [`explain`] | what was not found, or not for certain → one sentence |
//!
//! A new word for a field is one row of one file in `cues`. Knows no rule, and reads no value of a field.

pub mod bind;
pub mod candidates;
pub mod captions;
pub mod choices;
pub mod columns;
pub mod components;
pub mod cues;
pub mod explain;
pub mod fields;
pub mod form;
pub mod found;
pub mod kinds;
pub mod locator;
pub mod schedule;
pub mod score;
pub mod slots;
pub mod taught;
pub mod teach;
pub mod understood;
pub mod why;

use super::scene::{At, Scene};
use crate::engine::{form::Screen, target::Locators};
use found::Found;
use kinds::checkboxes;
use understood::Understood;

pub fn understand(scene: &mut Scene, screen: Screen, shown: &Locators) -> Understood {
    let (home, candidates) = form::find_form(scene);
    let scene = &*scene;
    let status = kinds::status::locate(scene, home, screen);
    let message = fields::message(scene, home, &candidates);
    let name = fields::name(scene, home, &candidates, &message);
    let template = fields::template(scene, home, &candidates);
    let components = components::locate(scene, home);
    let boxes = checkboxes::locate(scene, home, components.here());
    let schedule = schedule::locate(scene, home, &candidates);
    let template = match template {
        Found::Nothing => {
            let mut known: Vec<u32> = schedule.nodes();
            known.extend(status.here().map(|choice| choice.node));
            fields::strange_menu(scene, home, &candidates, &known)
        }
        found => found,
    };
    let submit = fields::submit(scene, home, screen, message.here().copied());
    let strangers = components
        .here()
        .and_then(|rows| components::strangers(scene, home, rows, submit.here().copied()));
    let components = strangers.map_or(components, Found::Unsure);
    let mut understood = Understood {
        name: number(scene, name),
        message: number(scene, message),
        status,
        template,
        schedule,
        components,
        boxes,
        submit: number(scene, submit),
        opaque: (scene.scope.0..scene.scope.1).any(|at| {
            let item = &scene.items[at];
            item.node.has_state(super::outline::state::OPAQUE) && !item.hidden
        }),
    };
    taught::take(&mut understood, scene, screen, shown);
    understood
}

fn number(scene: &Scene, found: Found<At>) -> Found<u32> {
    match found {
        Found::Here(at) => Found::Here(scene.items[at].node.id),
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}
