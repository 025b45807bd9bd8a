//! What spoke for each field: its candidates, with the rows that fired and where. For whoever finds out why a
//! field of a page is not found; the product itself needs only who won.

use super::{candidates::Home, fields, form, found::Found, understand, understood::Understood};
use crate::{
    engine::{form::Screen, target::Locators},
    page::{
        scene::{At, Scene},
        understand::{
            explain::NamedCandidate,
            score::{ENOUGH, Evidence, MARGIN, Scored},
        },
    },
};

/// One field: what came of it, and its candidates, the best first.
pub struct FieldEvidence {
    pub field: &'static str,
    pub result: String,
    pub candidates: Vec<String>,
}

/// The evidence for the fields that are found by a score over all controls.
pub fn collect_evidence(scene: &mut Scene, screen: Screen) -> Vec<FieldEvidence> {
    let understood = understand(scene, screen, &Locators::default());
    let (home, all) = form::find_form(scene);
    let scene = &*scene;
    let message = understood
        .message
        .here()
        .and_then(|id| scene.find_item(*id));
    [
        (
            "name",
            describe_result(scene, &understood.name),
            fields::name_candidates(scene, home, &all),
        ),
        (
            "message",
            describe_result(scene, &understood.message),
            fields::message_candidates(scene, home, &all),
        ),
        (
            "template",
            describe_template(scene, &understood),
            fields::template_candidates(scene, home, &all),
        ),
        (
            "submit",
            describe_result(scene, &understood.submit),
            fields::submit_candidates(scene, home, screen, message),
        ),
    ]
    .into_iter()
    .map(|(field, result, candidates)| FieldEvidence {
        field,
        result,
        candidates: describe_candidates(scene, home, candidates),
    })
    .collect()
}

/// How the table of the margin is to be read.
pub fn describe_bounds() -> String {
    format!("A field needs {ENOUGH}, and {MARGIN} more than the next.")
}

fn describe_result(scene: &Scene, found: &Found<u32>) -> String {
    match found {
        Found::Here(id) => scene.find_item(*id).map_or_else(String::new, |at| {
            format!("found: {}", describe_control(scene, at))
        }),
        Found::Unsure(reason) => reason.to_string(),
        Found::Nothing => "not found".to_owned(),
    }
}

fn describe_template(scene: &Scene, understood: &Understood) -> String {
    match &understood.template {
        Found::Here(template) => describe_result(scene, &Found::Here(template.node)),
        Found::Unsure(reason) => reason.to_string(),
        Found::Nothing => "not found".to_owned(),
    }
}

fn describe_candidates(scene: &Scene, home: Home, mut candidates: Vec<Scored>) -> Vec<String> {
    candidates.sort_by_key(|scored| -scored.total());
    let describe = |scored: &Scored| {
        let mut parts: Vec<String> = [scored.score.best, scored.score.attribute]
            .into_iter()
            .flatten()
            .map(describe_evidence)
            .collect();
        if scored.control != 0 {
            parts.push(format!("its kind of control {:+}", scored.control));
        }
        let place = if home.holds(scored.at) {
            "in the form"
        } else {
            "outside the form"
        };
        parts.push(format!("{place} {:+}", scored.home));
        format!(
            "{:>3}  {}: {}",
            scored.total(),
            describe_control(scene, scored.at),
            parts.join(", ")
        )
    };
    candidates.iter().map(describe).collect()
}

fn describe_evidence(evidence: Evidence) -> String {
    let Evidence { slot, cue, weight } = evidence;
    format!("“{cue}” in its {} {weight:+}", slot.display_name())
}

fn describe_control(scene: &Scene, at: At) -> String {
    let named = NamedCandidate::new(scene, at);
    format!("<{}> “{}”", scene.items[at].node.tag, named.name)
}
