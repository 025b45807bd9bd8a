//! Positions on the screen → the label beside or over a field, where the reading order does not show it.

use super::scene::{At, Scene};

type Box = [i32; 4];

/// How far a label may be from its field, in CSS pixels.
const BESIDE: i32 = 300;
const ABOVE: i32 = 30;

/// The words to the left of the field, or else right above it, that name nothing else.
pub fn find_label_by_position<'s>(scene: &'s Scene, at: At) -> Option<&'s str> {
    let field = scene.items[at].node.bounds?;
    let free = || {
        scene
            .runs
            .iter()
            .filter(|run| run.owner.is_none() && !run.hidden && is_near(scene, run.at, at))
            .filter_map(|run| {
                let words = run.text.chars().any(char::is_alphabetic);
                Some((scene.items[run.at].node.bounds.filter(|_| words)?, run.text))
            })
    };
    let others = || {
        let fields = scene.fields.iter().filter(|other| **other != at);
        fields.filter_map(|other| scene.items[*other].node.bounds)
    };
    let left = free()
        .filter(|(words, _)| {
            same_row(*words, field) && (0..=BESIDE).contains(&(field[0] - right(*words)))
        })
        .max_by_key(|(words, _)| right(*words));
    if let Some((words, text)) = left {
        let between = others().any(|other| {
            same_row(other, field) && other[0] >= right(words) && right(other) <= field[0]
        });
        return (!between).then_some(text);
    }
    let above = free()
        .filter(|(words, _)| {
            (-2..=ABOVE).contains(&(field[1] - bottom(*words)))
                && words[0] < right(field)
                && right(*words) > field[0]
        })
        .max_by_key(|(words, _)| bottom(*words));
    above
        .filter(|(words, _)| !others().any(|other| same_row(other, *words)))
        .map(|(_, text)| text)
}

/// Words that share an element with another field alone are that field's.
fn is_near(scene: &Scene, words: At, field: At) -> bool {
    std::iter::once(words)
        .chain(scene.ancestors(words))
        .find(|outer| scene.count_fields_in(*outer) > 0)
        .is_none_or(|outer| scene.contains(outer, field))
}

fn right(area: Box) -> i32 {
    area[0].saturating_add(area[2])
}

fn bottom(area: Box) -> i32 {
    area[1].saturating_add(area[3])
}

/// They overlap by half of the lower one at least.
fn same_row(a: Box, b: Box) -> bool {
    let overlap = bottom(a).min(bottom(b)) - a[1].max(b[1]);
    overlap * 2 >= a[3].min(b[3]) && overlap > 0
}
