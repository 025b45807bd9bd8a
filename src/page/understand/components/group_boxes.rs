//! Boxes that tick others: what stands under one, by the list beside it, or by the column set in below it.

use super::{openers::find_start_of_title, region::Region, shape::find_wrappers};
use crate::page::{
    outline::state,
    scene::{At, Role, Scene},
    understand::cues::components::{CLOSED_SIGNS, OPEN_SIGNS},
};

/// Where the reach of a box ends that ticks the boxes of a list beside it.
pub fn find_end_of_group(scene: &Scene, region: &Region, at: At) -> Option<At> {
    if scene.role(at) == Role::Choice {
        let mut inside = scene.descendants(at);
        let is_nested = inside.any(|inner| scene.role(inner) == Role::Choice);
        return is_nested.then_some(scene.items[at].end);
    }
    find_end_of_column(scene, region, at)
        .or_else(|| find_end_by_sign(scene, region, at))
        .or_else(|| find_end_of_list(scene, region, at))
}

/// All the others around it stand together in one element after it, which is not made as its own is.
fn find_end_of_list(scene: &Scene, region: &Region, head: At) -> Option<At> {
    let count = |outer: At| region.boxes_in(scene, outer).len();
    let within = |outer: &At| *outer >= region.outer;
    let outer = scene
        .ancestors(head)
        .take_while(within)
        .find(|outer| count(*outer) > 1)?;
    let mut around = scene.around(head);
    let own = around.find(|inner| scene.items[*inner].parent == outer)?;
    let end = scene.items[outer].end;
    let after = scene
        .children(outer)
        .filter(|next| *next > own && count(*next) > 0);
    let shape = find_wrappers(scene, own, head);
    let mut holders = 0;
    for holder in after {
        holders += 1;
        let member = region.boxes_in(scene, holder)[0];
        let other = find_wrappers(scene, holder, member);
        // What is set in deeper than what follows is a row of a group, and heads nothing.
        let is_peer = other == shape || other.len() < shape.len();
        if is_peer && !is_indented(scene, head, member) {
            holders = 0;
            break;
        }
    }
    let is_title = scene.role(own) == Role::Legend || scene.tag(own) == "summary";
    let is_first = region.boxes_in(scene, outer).first() == Some(&head);
    (is_first && (is_title || holders == 1 && outer != region.outer)).then_some(end)
}

/// A sign before the box says that its group is open: up to the end of the element that holds them, or to the next box
/// with such a sign.
fn find_end_by_sign(scene: &Scene, region: &Region, at: At) -> Option<At> {
    let sign_of = |check: At| {
        let title = find_start_of_title(scene, region, check);
        let runs = &scene.runs[scene.items[title].words.0..scene.items[check].words.0];
        let mut texts = runs.iter().filter(|run| !run.hidden).map(|run| run.text);
        let is_closed = texts.clone().any(|text| CLOSED_SIGNS.contains(&text));
        let is_open = texts.any(|text| OPEN_SIGNS.contains(&text));
        (is_open || is_closed).then_some((is_open, title))
    };
    let (is_open, _) = sign_of(at)?;
    let after = region.boxes.partition_point(|check| *check <= at);
    let next = *region.boxes.get(after).filter(|_| is_open)?;
    let others = region.boxes[after..].iter().copied();
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
fn find_end_of_column(scene: &Scene, region: &Region, head: At) -> Option<At> {
    let place = |at: At| scene.items[at].node.bounds;
    let [x, y, ..] = place(head)?;
    let after = region.boxes.partition_point(|other| *other <= head);
    let after = &region.boxes[after..];
    let [inset, ..] = place(*after.first()?)?;
    let is_member =
        |at: &At| matches!(place(*at), Some([inner, below, ..]) if inner == inset && below > y + 5);
    let count = after.iter().take_while(|at| is_member(at)).count();
    let is_ticked = |at: &At| scene.items[*at].node.has_state(state::CHECKED);
    let mut ticks = after[..count].iter().map(is_ticked);
    let node = scene.items[head].node;
    let agrees = match (
        node.has_state(state::INDETERMINATE),
        node.has_state(state::CHECKED),
    ) {
        (true, _) => count > 1,
        (_, true) => ticks.all(|tick| tick),
        _ => ticks.any(|tick| !tick),
    };
    let is_column = node.tag == "input" && (5..60).contains(&(inset - x)) && count > 0;
    (is_column && agrees).then(|| after.get(count).copied().unwrap_or(region.end))
}

/// Stands below it and further in, as members of a group do.
fn is_indented(scene: &Scene, head: At, member: At) -> bool {
    let place = |at: At| scene.items[at].node.bounds;
    matches!((place(head), place(member)), (Some([x, y, ..]), Some([inner_x, inner_y, ..]))
        if inner_x > x + 5 && inner_y > y + 5)
}
