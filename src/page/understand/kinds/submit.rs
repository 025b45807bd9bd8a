//! The button that submits the form: called so on this screen, after the message.

use crate::{
    engine::form::Screen,
    page::{
        label_text::{fold, fold_identifier, has_any},
        scene::{At, Role, Scene},
        understand::{
            binding::{Binding, Scored},
            candidates::{Page, eligible, is_button},
            cues::{CueTable, submit},
            slots::visible_name,
            weights::weights,
        },
    },
};

pub fn score(page: &Page, message: Option<At>) -> Vec<Scored> {
    let table = match page.screen {
        Screen::MaintenanceNew => &submit::NEW,
        Screen::IncidentNew => &submit::INCIDENT,
        _ => &submit::UPDATE,
    };
    score_by(page, table, message)
}

/// The buttons that the table names. `before`: the field after which the button is expected.
pub fn score_by(page: &Page, table: &CueTable, before: Option<At>) -> Vec<Scored> {
    let scope = page.scene.scope;
    let buttons = (scope.0..scope.1).filter(|at| is_button(page.scene, *at));
    let buttons: Vec<Scored> = buttons
        .filter_map(|at| score_button(page, table, at, before))
        .collect();
    let is_enough = |button: &Scored| {
        let weights_of = button.evidence.iter().map(|one| one.weight);
        weights_of.sum::<i32>() >= weights().enough
    };
    match buttons.iter().any(is_enough) {
        true => buttons,
        false => score_drawn_buttons(page, table, before),
    }
}

/// Where no button says so: what is only drawn as a button after that field, and holds these words and nothing else.
fn score_drawn_buttons(page: &Page, table: &CueTable, before: Option<At>) -> Vec<Scored> {
    let scene = page.scene;
    let from = before.map_or(scene.scope.0, |before| scene.items[before].end);
    let drawn = (from..scene.scope.1).filter(|at| is_drawn_button(scene, *at));
    let scored = drawn.filter_map(|at| {
        let score = table.score_button(&fold(&scene.text(at)))?;
        Some(Scored {
            at,
            binding: Binding::Node(scene.items[at].node.id),
            evidence: page.weigh(at, score, 0)?,
        })
    });
    let mut scored: Vec<Scored> = scored.collect();
    // A frame around it that is called a button as well is the same button.
    let places: Vec<At> = scored.iter().map(|button| button.at).collect();
    scored.retain(|button| {
        let mut outer = places.iter().filter(|outer| **outer != button.at);
        !outer.any(|outer| scene.contains(*outer, button.at))
    });
    scored
}

/// A few words in an element of which its class, or that the keys reach it, says that it can be pressed.
fn is_drawn_button(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let (from, to) = item.words;
    let runs = &scene.runs[from..to];
    let count: usize = runs
        .iter()
        .map(|run| run.text.split_whitespace().count())
        .sum();
    let class = item.node.attr("class").map(fold_identifier);
    let is_called_button = class.is_some_and(|class| has_any(&class, submit::BUTTON_CLASSES));
    item.role == Role::Plain
        && !item.hidden
        && eligible(scene, at)
        && (1..=4).contains(&count)
        && runs.iter().all(|run| run.owner.is_none())
        && (is_called_button || item.node.attr("tabindex").is_some())
        && scene
            .descendants(at)
            .all(|inner| scene.role(inner) == Role::Plain)
}

fn score_button(page: &Page, table: &CueTable, at: At, message: Option<At>) -> Option<Scored> {
    let score = table.score_button(&fold(&visible_name(page.scene, at)))?;
    let node = page.scene.items[at].node;
    let native = match node.attr("type") {
        Some("submit") => 3,
        None if node.tag == "button" => 1,
        _ => 0,
    };
    let opens_menu = node.attr("aria-expanded").is_some()
        || node
            .attr("aria-haspopup")
            .is_some_and(|kind| kind != "false");
    let is_after = message.is_none_or(|message| at > message);
    let control = native + if is_after { 1 } else { -1 } - if opens_menu { 4 } else { 0 };
    Some(Scored {
        at,
        binding: Binding::Node(node.id),
        evidence: page.weigh(at, score, control)?,
    })
}
