//! Lists whose boxes are only drawn: no control, but rows made alike, some of which have a class or a sign that says on.

use super::region::{Region, captions};
use crate::page::{
    label_text::{fold_identifier, has_any},
    scene::{At, Role, Scene},
    understand::{
        candidates::{Page, eligible},
        cues::components as words,
        slots,
        weights::weights,
    },
};
use rustc_hash::FxHashMap;

/// What a row looks like.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    On,
    Off,
    /// It is drawn with something, which does not say whether it is on.
    Drawn,
    Plain,
}

/// The drawn list under words that announce the components: one in which it can be told what is on, else the largest,
/// and which of the two it is.
pub fn find_list(page: &Page) -> Option<(Region, bool)> {
    let scene = page.scene;
    let rows = rows_by_make(scene);
    let mut lists: Vec<(Region, bool)> = Vec::new();
    for (caption, cue) in captions(scene, &words::COMPONENTS) {
        let evidence = vec![cue, page.home.evidence(caption)];
        for rows in rows.values().filter(|rows| rows.len() > 1) {
            if let Some(mut region) = Region::under(scene, rows, caption)
                && region.checks.len() > 1
                && let Some(states) = read_states(scene, &region)
            {
                region.evidence.clone_from(&evidence);
                let is_known = states.is_some();
                region.drawn = states.unwrap_or_default();
                lists.push((region, is_known));
            }
        }
    }
    lists.retain(|(region, _)| region.total() >= weights().enough);
    let size = |(region, is_known): &(Region, bool)| (*is_known, region.checks.len());
    lists.into_iter().max_by_key(size)
}

/// The elements that may be rows, by how they are made: their tag, their first class, what they stand in.
fn rows_by_make<'s>(scene: &'s Scene) -> FxHashMap<[&'s str; 3], Vec<At>> {
    let mut rows: FxHashMap<[&str; 3], Vec<At>> = FxHashMap::default();
    for at in scene.scope.0..scene.scope.1 {
        if eligible(scene, at) && may_be_row(scene, at) {
            let item = &scene.items[at];
            let class = scene.read_state_attribute(at, "class").unwrap_or("");
            let base = class.split_whitespace().next().unwrap_or("");
            let around = &scene.items[item.parent].node.tag;
            rows.entry([&item.node.tag, base, around])
                .or_default()
                .push(at);
        }
    }
    rows
}

/// A few words, drawn with little, and nothing that can be filled in or pressed.
fn may_be_row(scene: &Scene, at: At) -> bool {
    let item = &scene.items[at];
    let (from, to) = item.words;
    let runs = &scene.runs[from..to];
    let count: usize = runs
        .iter()
        .map(|run| run.text.split_whitespace().count())
        .sum();
    item.role == Role::Plain
        && !item.hidden
        && !item.part
        && (1..8).contains(&count)
        && item.end - at <= 12
        && runs.iter().all(|run| run.owner.is_none())
        && runs
            .iter()
            .any(|run| run.text.contains(char::is_alphabetic))
        && scene
            .descendants(at)
            .all(|inner| scene.role(inner) == Role::Plain)
        && !has_any(&classes(scene, at), words::STEPS_AND_TABS)
}

/// All that the page itself says of an element by names, folded.
fn classes(scene: &Scene, at: At) -> String {
    let names = [
        "aria-label",
        "title",
        "alt",
        "data-icon",
        "data-state",
        "data-testid",
    ];
    let class = scene.read_state_attribute(at, "class").into_iter();
    let named = names.iter().filter_map(|name| scene.attr(at, name));
    class
        .chain(named)
        .map(fold_identifier)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Which are on, where that can be told, which takes rows of both kinds or words for both. Nothing where the rows do
/// not look like boxes at all.
fn read_states(scene: &Scene, region: &Region) -> Option<Option<FxHashMap<At, bool>>> {
    let looks: Vec<Look> = region.checks.iter().map(|at| look(scene, *at)).collect();
    let count = |look| looks.iter().filter(|other| **other == look).count();
    let (on, off) = (count(Look::On), count(Look::Off));
    let differ = on > 0 && on < looks.len() || off > 0;
    if !differ && on == 0 && count(Look::Plain) > 0 {
        return None;
    }
    let states = region.checks.iter().zip(&looks);
    let states = states.map(|(at, look)| (*at, *look == Look::On));
    Some(differ.then(|| states.collect()))
}

fn look(scene: &Scene, row: At) -> Look {
    let (from, to) = scene.items[row].words;
    let signs: String = scene.runs[from..to]
        .iter()
        .map(|run| first_sign(run.text))
        .collect();
    if signs.contains(words::ON_SIGNS) {
        return Look::On;
    }
    let all: Vec<String> = std::iter::once(row)
        .chain(scene.descendants(row))
        .map(|at| classes(scene, at))
        .collect();
    let says = |words: &[&str]| all.iter().any(|names| has_any(names, words));
    if says(words::OFF_LOOKS) || signs.contains(words::OFF_SIGNS) {
        return Look::Off;
    }
    if says(words::ON_LOOKS) {
        return Look::On;
    }
    // An element without a word draws something.
    let draws =
        |at: At| scene.items[at].words.0 == scene.items[at].words.1 && !scene.items[at].hidden;
    match scene.descendants(row).any(draws) {
        true => Look::Drawn,
        false => Look::Plain,
    }
}

/// The sign before the first letter.
fn first_sign(text: &str) -> String {
    text.chars().take_while(|c| !c.is_alphanumeric()).collect()
}

/// What a person would press: what is drawn in the row, or the row.
pub fn click_of(scene: &Scene, row: At) -> u32 {
    let draws = |at: &At| scene.items[*at].words.0 == scene.items[*at].words.1;
    let drawn = scene.descendants(row).find(draws).unwrap_or(row);
    scene.items[drawn].node.id
}

/// The name in a drawn row, without the sign before it.
pub fn name(scene: &Scene, row: At) -> String {
    let text = slots::visible_name_or_text(scene, row);
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}
