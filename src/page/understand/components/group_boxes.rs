//! Boxes that tick others: told by the list that stands beside them, or by the column set in below.

use super::{openers::find_start_of_title, region::Region, shape::shape};
use crate::page::{
    outline::state,
    scene::{At, Role, Scene},
    understand::cues::components::{CLOSED_SIGNS, OPEN_SIGNS},
};

/// Where the reach of a box ends that ticks the boxes of a list beside it.
pub fn find_end_of_group(scene: &Scene, region: &Region, at: At) -> Option<At> {
    if scene.role(at) == Role::Choice {
        let nested = scene
            .descendants(at)
            .any(|inner| scene.role(inner) == Role::Choice);
        return nested.then_some(scene.items[at].end);
    }
    if let Some(end) = indented(scene, region, at).or_else(|| end_by_sign(scene, region, at)) {
        return Some(end);
    }
    let mut wrapper = at;
    for outer in scene.ancestors(at) {
        if outer < region.outer {
            return None;
        }
        let inside = region.checks_in(scene, outer);
        if inside.len() > 1 {
            let first = inside.first() == Some(&at);
            let legend =
                scene.role(wrapper) == Role::Legend || scene.items[wrapper].node.tag == "summary";
            // All the others stand together in one element after it, which is not made as its own is.
            let mut next = scene.items[wrapper].end;
            let mut holders = 0;
            let mut peers = false;
            while next < scene.items[outer].end && !peers {
                if let Some(member) = region.checks_in(scene, next).first().copied() {
                    holders += 1;
                    // What is set in deeper than what follows is a row of a group, and heads nothing.
                    let (own, other) = (shape(scene, wrapper, at), shape(scene, next, member));
                    peers |= !is_indented(scene, at, member)
                        && (other == own || other.len() < own.len());
                }
                next = scene.items[next].end;
            }
            let list = holders == 1 && !peers && outer != region.outer;
            return (first && (legend || list)).then_some(scene.items[outer].end);
        }
        wrapper = outer;
    }
    None
}

/// A sign before the box says that its group is open: up to the end of the element that holds them, or to the next box
/// with such a sign.
fn end_by_sign(scene: &Scene, region: &Region, at: At) -> Option<At> {
    let sign_of = |check: At| {
        let title = find_start_of_title(scene, region, check);
        let runs = &scene.runs[scene.items[title].words.0..scene.items[check].words.0];
        let mut texts = runs.iter().filter(|run| !run.hidden).map(|run| run.text);
        let is_closed = texts.clone().any(|text| CLOSED_SIGNS.contains(&text));
        let is_open = texts.any(|text| OPEN_SIGNS.contains(&text));
        (is_open || is_closed).then_some((is_open, title))
    };
    let (is_open, _) = sign_of(at)?;
    let after = region.checks.partition_point(|check| *check <= at);
    let next = *region.checks.get(after).filter(|_| is_open)?;
    let others = region.checks[after..].iter().copied();
    let signed = others
        .clone()
        .find_map(|check| sign_of(check).map(|(_, title)| (check, title)));
    if signed.is_some_and(|(check, _)| check == next) {
        return None;
    }
    let holder = scene.common_ancestor(at, next);
    let end = scene.items[holder].end.min(region.end);
    Some(signed.map_or(end, |(_, title)| title.min(end)))
}

/// A box with a column of boxes below it and further in, whose ticks do not contradict its own.
fn indented(scene: &Scene, region: &Region, head: At) -> Option<At> {
    let place = |at: At| scene.items[at].node.bounds;
    let [x, y, ..] = place(head)?;
    let after = region.checks.partition_point(|check| *check <= head);
    let mut column = region.checks[after..].iter().copied().peekable();
    let [inset, ..] = place(*column.peek()?)?;
    let mut ticks = Vec::new();
    let mut end = region.end;
    for member in column {
        match place(member) {
            Some([inner, below, ..]) if inner == inset && below > y + 5 => {
                ticks.push(scene.items[member].node.has_state(state::CHECKED));
            }
            _ => {
                end = member;
                break;
            }
        }
    }
    let node = scene.items[head].node;
    let native = node.tag == "input" && (5..60).contains(&(inset - x)) && !ticks.is_empty();
    let agrees = match (
        node.has_state(state::INDETERMINATE),
        node.has_state(state::CHECKED),
    ) {
        (true, _) => ticks.len() > 1,
        (_, true) => ticks.iter().all(|tick| *tick),
        _ => ticks.iter().any(|tick| !tick),
    };
    (native && agrees).then_some(end)
}

/// Stands below it and further in, as members of a group do.
fn is_indented(scene: &Scene, head: At, member: At) -> bool {
    match (
        scene.items[head].node.bounds,
        scene.items[member].node.bounds,
    ) {
        (Some([x, y, ..]), Some([inner_x, inner_y, ..])) => inner_x > x + 5 && inner_y > y + 5,
        _ => false,
    }
}
