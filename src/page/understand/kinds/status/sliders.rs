//! Sliders that move the status: their steps are the words beside them.

use super::steps::{INTERACTIVE, StatusChoice};
use crate::page::understand::{cues, slots};
use crate::{
    engine::{decimals::read_thousandths, form::Status},
    page::{
        controls::{ChoiceControl, ChoiceKind, ChoiceOption},
        scene::{At, Role, Scene},
        understand::candidates::eligible,
    },
};

/// Range inputs and `role=slider`, whose steps are the words beside them.
pub fn collect_sliders(scene: &Scene) -> Vec<StatusChoice> {
    let ranges = scene
        .fields
        .iter()
        .copied()
        .filter(|at| scene.role(*at) == Role::Range && eligible(scene, *at));
    ranges.filter_map(|at| bind_slider(scene, at)).collect()
}

fn bind_slider(scene: &Scene, at: At) -> Option<StatusChoice> {
    let node = scene.items[at].node;
    let number = |names: [&str; 2], usual: i64| {
        names
            .iter()
            .find_map(|name| node.attr(name))
            .and_then(read_thousandths)
            .unwrap_or(usual)
    };
    let native = node.tag == "input";
    let min = number(["min", "aria-valuemin"], 0);
    let max = number(
        ["max", "aria-valuemax"],
        if native { 100_000 } else { 3_000 },
    );
    let step = number(["step", "data-step"], 1_000).max(1);
    let steps = (max - min) / step;
    if !(1..=11).contains(&steps) {
        return None;
    }
    let displayed = scene
        .read_state_attribute(at, "aria-valuetext")
        .and_then(cues::status::read_status);
    let mut labels = collect_labels(scene, at);
    let whole = i64::try_from(labels.len()) == Ok(steps + 1) && is_in_order(scene, &labels);
    if !whole {
        labels.clear();
    }
    if displayed.is_none() && labels.is_empty() {
        return bind_printed_step(scene, at);
    }
    Some(StatusChoice {
        choice: ChoiceControl {
            node: node.id,
            how: ChoiceKind::Steps { min, step },
            options: labels
                .into_iter()
                .map(|(at, label)| ChoiceOption {
                    node: scene.items[at].node.id,
                    click: scene.items[at].node.id,
                    value: label.clone(),
                    label,
                    group: None,
                    marks: Vec::new(),
                    signs: Vec::new(),
                })
                .collect(),
        },
        at,
        steps: INTERACTIVE,
    })
}

/// The words of its steps: around it, right after it, or in a list that is kept beside it.
fn collect_labels(scene: &Scene, at: At) -> Vec<(At, String)> {
    let outer = slots::exclusive_box(scene, at);
    let mut labels = collect_steps(scene, scene.items[outer].words, at);
    if labels.is_empty() {
        // Right after it, up to the next field.
        let end = scene.items[scene.items[outer].parent].words.1;
        let next = scene
            .fields
            .get(scene.items[at].fields + 1)
            .map_or(end, |next| scene.items[*next].words.0);
        labels = collect_steps(scene, (scene.items[outer].words.1, next.min(end)), at);
    }
    // A list of the steps may be kept beside it.
    if labels.is_empty()
        && let Some(list) = scene.attr(at, "list").and_then(|id| scene.by_id(id, at))
    {
        labels = scene
            .descendants(list)
            .map(|inner| {
                (
                    inner,
                    scene
                        .attr(inner, "label")
                        .map_or_else(|| scene.text(inner), str::to_owned),
                )
            })
            .filter(|(_, label)| cues::status::read_status(label).is_some())
            .collect();
    }
    labels
}

/// A slider beside which the step that it stands on is printed, and no other.
fn bind_printed_step(scene: &Scene, at: At) -> Option<StatusChoice> {
    let words = collect_steps(
        scene,
        scene.items[slots::exclusive_box(scene, at)].words,
        at,
    );
    let [(step, _)] = words.as_slice() else {
        return None;
    };
    let step = scene.items[*step].node.id;
    Some(StatusChoice {
        choice: ChoiceControl {
            node: step,
            how: ChoiceKind::Combo { face: step },
            options: Vec::new(),
        },
        at,
        steps: INTERACTIVE - 2,
    })
}

/// The status words in a part of the page, one for each step.
fn collect_steps(scene: &Scene, (from, to): (usize, usize), at: At) -> Vec<(At, String)> {
    let mut labels: Vec<(At, Status, String)> = Vec::new();
    for run in scene.runs.get(from..to).unwrap_or_default() {
        if run.hidden
            || run
                .owner
                .is_some_and(|owner| owner != at && scene.role(owner).is_field())
        {
            continue;
        }
        if let Some(status) = cues::status::read_status(run.text)
            && labels.iter().all(|(_, seen, _)| *seen != status)
        {
            labels.push((run.at, status, run.text.to_owned()));
        }
    }
    labels.into_iter().map(|(at, _, text)| (at, text)).collect()
}

/// Steps count from left to right: where the page shows them in another order, nobody can tell.
fn is_in_order(scene: &Scene, labels: &[(At, String)]) -> bool {
    let places: Vec<i32> = labels
        .iter()
        .filter_map(|(at, _)| scene.items[*at].node.bounds.map(|[x, ..]| x))
        .collect();
    places.len() < labels.len() || places.windows(2).all(|pair| pair[0] <= pair[1])
}
