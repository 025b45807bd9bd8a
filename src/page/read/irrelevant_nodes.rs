//! Which elements may change their words without a change to the form: a counter of letters, a clock, a
//! live preview. The tables of words take one number for another ([`label_text::same_but_for_numbers`]) and an
//! echo is left out of the scene, so only names that are taken word for word must be watched.
//!
//! [`label_text::same_but_for_numbers`]: crate::page::label_text::same_but_for_numbers

use super::reading::FormPart;
use crate::page::{
    scene::{At, Role, Scene},
    understand::understood::Understood,
};
use rustc_hash::FxHashMap;

/// The elements, by number, in whose words a number or an echo can change and every field stays what it is. `is_headed`: the
/// headings of the screen are read as titles.
pub fn find_irrelevant_nodes(
    scene: &Scene,
    understood: &Understood,
    part_by_node: &FxHashMap<u32, FormPart>,
    is_headed: bool,
) -> Vec<u32> {
    // What a list says of its rows is all there is to read.
    if understood.records.here().is_some() {
        return Vec::new();
    }
    let (from, to) = understood
        .components
        .here()
        .map_or((0, 0), |rows| rows.reach);
    let is_name = |at: At| {
        let mut around = std::iter::once(at).chain(scene.ancestors(at));
        (from..to).contains(&at)
            || around.any(|outer| {
                part_by_node.contains_key(&scene.items[outer].node.id)
                    || is_headed && scene.role(outer) == Role::Heading
            })
    };
    let numbered = scene
        .runs
        .iter()
        .filter(|run| run.text.bytes().any(|byte| byte.is_ascii_digit()))
        .map(|run| (run.at, run.owner.is_some()));
    let echoes = (0..scene.items.len())
        .filter(|at| scene.items[*at].node.is_echo())
        .map(|at| (at, false));
    let mut idle = Vec::new();
    let mut names = Vec::new();
    for (at, owned) in numbered.chain(echoes) {
        let list = match owned || is_name(at) {
            true => &mut names,
            false => &mut idle,
        };
        list.push(scene.items[at].node.id);
    }
    // An element may hold words of both kinds.
    names.sort_unstable();
    idle.retain(|node| names.binary_search(node).is_err());
    idle.sort_unstable();
    idle
}
