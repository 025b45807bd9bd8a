//! What is read again after a change is what a fresh look at the page reads: numbers that count in the
//! words of the page, words that become others, and every kind of drift come upon a page that was read.

use crate::fixture::Recording;
use crate::hash;
use crate::mutate::{Case, KINDS};
use crate::tree::{Dice, Tree};
use statuspage_guard::{
    engine::policy::Policy,
    page::{
        outline::{Changed, Outline, Update},
        read::{self, Reading},
    },
};

#[test]
fn what_is_read_again_is_what_is_there() {
    let mut quick = 0;
    for recording in Recording::all() {
        for seed in 0..8 {
            let mut dice = Dice(seed ^ hash(&recording.name));
            let mut tree = Case::new(&recording).tree;
            number_words(&mut tree, &mut dice);
            let before = tree.clone();
            for _ in 0..=dice.roll(3) {
                count(&mut tree, &mut dice);
            }
            let name = format!("{} seed {seed}", recording.name);
            quick += usize::from(same(&before, &tree, &name) != Changed::Structure);
        }
        for (number, (kind, change)) in KINDS.iter().enumerate() {
            let mut dice = Dice(number as u64 ^ hash(&recording.name));
            let mut case = Case::new(&recording);
            let before = case.tree.clone();
            if change(&mut case, &mut dice) {
                same(&before, &case.tree, &format!("{} {kind}", recording.name));
            }
        }
    }
    assert!(quick > 100, "only {quick} changes were of numbers alone");
}

/// Numbers among the words, as pages have them: counters, amounts, clocks.
fn number_words(tree: &mut Tree, dice: &mut Dice) {
    for place in tree.words(tree.frame.root, &[]) {
        let text = tree.text(place).to_owned();
        let number = dice.roll(70);
        match dice.roll(6) {
            0 => tree.set_text(place, &format!("{text} {number}")),
            1 => tree.set_text(place, &format!("{number} of 25,000 {text}")),
            _ => {}
        }
    }
}

/// One text that has numbers gets others, and rarely another word.
fn count(tree: &mut Tree, dice: &mut Dice) {
    let mut numbered = tree.words(tree.frame.root, &[]);
    numbered.retain(|place| tree.text(*place).contains(|c: char| c.is_ascii_digit()));
    let Some(place) = dice.pick(&numbered).copied() else {
        return;
    };
    let text = tree.text(place).to_owned();
    let words: Vec<String> = text
        .split(' ')
        .map(|word| match word.parse::<u32>() {
            Ok(_) => dice.roll(70).to_string(),
            Err(_) if dice.chance(2) => dice.word(),
            Err(_) => word.to_owned(),
        })
        .collect();
    tree.set_text(place, &words.join(" "));
}

/// Reads the page as it was, then what changed, and holds it against a fresh reading.
#[track_caller]
fn same(before: &Tree, after: &Tree, name: &str) -> Changed {
    let policy = Policy::default();
    let mut outline = Outline::default();
    outline.apply(before.update());
    let reading = read::read(&outline, &policy);
    let mut nodes = after.update().nodes;
    nodes.retain(|node| before.nodes.get(&node.id) != Some(node));
    let changed = outline.apply(Update {
        whole: false,
        nodes,
        ..after.frame.clone()
    });
    let again = read::refresh(reading, &outline, &changed, &policy);
    let fresh = read::read(&outline, &policy);
    let seen = |reading: Reading| (reading.form, reading.places, reading.missing);
    assert_eq!(seen(again), seen(fresh), "{name}: {changed:?}");
    changed
}
