//! The button that submits the form: called so on this screen, after the message.

use crate::{
    engine::form::Screen,
    page::{
        label_text::fold,
        scene::At,
        understand::{
            binding::{Binding, Scored},
            candidates::{Page, is_button},
            cues::{CueTable, submit},
            slots::visible_name,
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
    buttons
        .filter_map(|at| score_button(page, table, at, before))
        .collect()
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
