//! Boxes that tick others: told by the list that stands beside them, or by the column set in below.

use super::{region::Region, shape::shape};
use crate::page::{
    outline::state,
    scene::{At, Role, Scene},
};

/// Where the reach of a box ends that ticks the boxes of a list beside it.
pub fn find_end_of_group(scene: &Scene, region: &Region, at: At) -> Option<At> {
    if scene.role(at) == Role::Choice {
        let nested = scene
            .descendants(at)
            .any(|inner| scene.role(inner) == Role::Choice);
        return nested.then_some(scene.items[at].end);
    }
    if let Some(end) = indented(scene, region, at) {
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
