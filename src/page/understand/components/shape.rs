//! How a row is made, and what the page itself calls its box.

use crate::page::{
    label_text,
    scene::{At, Scene},
};

/// Those of the sorted places that lie in a range.
pub fn between(places: &[At], start: At, end: At) -> &[At] {
    let from = places.partition_point(|place| *place < start);
    let to = places.partition_point(|place| *place < end);
    places.get(from..to).unwrap_or_default()
}

/// How a row is made: the tags from its box out to `outer`, without those that say nothing.
pub fn find_wrappers<'s>(scene: &'s Scene, outer: At, at: At) -> Vec<&'s str> {
    let around = scene.ancestors(at).take_while(|around| *around >= outer);
    let tags = around.map(|around| scene.tag(around));
    tags.filter(|tag| !matches!(*tag, "div" | "span")).collect()
}

/// As [`find_wrappers`], out to where others of the boxes stand; at most up to `limit`.
pub fn find_own_wrappers<'s>(scene: &'s Scene, boxes: &[At], limit: At, at: At) -> Vec<&'s str> {
    let has_others = |outer: At| between(boxes, outer, scene.items[outer].end).len() > 1;
    let mut around = scene.ancestors(at);
    let outer = around.find(|outer| *outer <= limit || has_others(*outer));
    find_wrappers(scene, outer.unwrap_or(limit) + 1, at)
}

/// What the page itself calls all these boxes, where it calls them all the same and nothing else so.
pub fn common_stem(scene: &Scene, members: &[At]) -> Option<String> {
    let first = stem(scene, *members.first()?);
    (!first.is_empty() && members.iter().all(|at| stem(scene, *at) == first)).then_some(first)
}

/// The name under which a box is sent, without the numbers and ids in it.
pub fn stem(scene: &Scene, at: At) -> String {
    let name = label_text::fold_identifier(scene.attr(at, "name").unwrap_or(""));
    let words = name
        .split_whitespace()
        .filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}
