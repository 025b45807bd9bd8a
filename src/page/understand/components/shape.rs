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

/// How a row is made: the elements from its outermost to its box, wrappers left out.
pub fn shape<'s>(scene: &'s Scene, outer: At, check: At) -> Vec<&'s str> {
    let around = scene.ancestors(check).take_while(|around| *around >= outer);
    around
        .map(|around| scene.items[around].node.tag.as_str())
        .filter(|tag| !matches!(*tag, "div" | "span"))
        .collect()
}

/// What the page itself calls all these boxes, where it calls them all the same and nothing else so.
pub fn called(scene: &Scene, members: &[At]) -> Option<String> {
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
