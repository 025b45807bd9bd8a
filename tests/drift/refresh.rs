//! What is read again after a change is what a fresh look at the page reads: whatever a page changes while a
//! form is filled in, one small thing after the other, and every kind of drift come upon a page that was read.

use crate::fixture::Recording;
use crate::mutate::{Case, KINDS, hash};
use crate::random::Random;
use crate::tree::Tree;
use statuspage_guard::{
    engine::policy::Policy,
    page::{
        outline::{Node, Outline, OutlineChange, OutlineChild, STATE_ATTRIBUTES, Snapshot, state},
        read::{self, FormReading},
    },
};
use std::collections::BTreeMap;

/// One page that is looked at again and again.
struct Visit {
    name: String,
    tree: Tree,
    outline: Outline,
    reading: FormReading,
    policy: Policy,
}

impl Visit {
    fn new(name: String, tree: Tree) -> Self {
        let policy = Policy::default();
        let mut outline = Outline::default();
        outline.apply_snapshot(tree.update());
        let reading = read::read_form(&outline, &policy);
        Self {
            name,
            tree,
            outline,
            reading,
            policy,
        }
    }

    /// The page is `after` now: what differs is read again and held against a fresh reading.
    #[track_caller]
    fn becomes(&mut self, after: Tree, what: &str) -> OutlineChange {
        let mut nodes = after.update().nodes;
        nodes.retain(|node| self.tree.nodes.get(&node.id) != Some(node));
        let changed = self.outline.apply_snapshot(Snapshot {
            whole: false,
            nodes,
            ..after.frame.clone()
        });
        self.tree = after;
        let before = self.reading.clone();
        self.reading = read::refresh_reading(before, &self.outline, &changed, &self.policy);
        let fresh = read::read_form(&self.outline, &self.policy);
        let seen = |reading: &FormReading| {
            let FormReading {
                form,
                places,
                missing,
                ..
            } = reading.clone();
            (form, places, missing)
        };
        assert_eq!(
            seen(&self.reading),
            seen(&fresh),
            "{} {what}: {changed:?}",
            self.name
        );
        changed
    }
}

#[test]
fn drift_that_comes_upon_a_page_is_read() {
    for (turn, recording) in Recording::all().into_iter().enumerate() {
        // Each screen was recorded in two browsers, one after the other: it is changed in each way, in one of them.
        for (number, (kind, change)) in KINDS.iter().enumerate().skip(turn % 2).step_by(2) {
            let mut random = Random::new(number as u64 ^ hash(&recording.name));
            let mut case = Case::new(&recording);
            let mut visit = Visit::new(recording.name.clone(), case.tree.clone());
            if change(&mut case, &mut random) {
                visit.becomes(case.tree, kind);
            }
        }
    }
}

#[test]
fn one_small_thing_after_the_other_is_read() {
    let mut quick: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for recording in Recording::all() {
        for seed in 0..2 {
            let mut random = Random::new(seed ^ hash(&recording.name));
            let mut tree = Case::new(&recording).tree;
            number_words(&mut tree, &mut random);
            let pane = preview(&mut tree, &mut random);
            let mut visit = Visit::new(format!("{} seed {seed}", recording.name), tree);
            for _ in 0..24 {
                let (what, change) = SMALL[random.below(SMALL.len())];
                let mut tree = visit.tree.clone();
                change(&mut tree, &mut random, pane);
                let structure = visit.becomes(tree, what) == OutlineChange::Structure;
                quick.entry(what).or_default()[usize::from(structure)] += 1;
            }
        }
    }
    for (what, wanted) in [
        ("a letter and its echo", 60),
        ("a value", 150),
        ("numbers", 100),
    ] {
        let [quick, slow] = quick[what];
        assert!(quick > wanted, "{what}: {quick} quick, {slow} slow");
    }
}

type Small = fn(&mut Tree, &mut Random, u32);

const SMALL: [(&str, Small); 8] = [
    ("numbers", |tree, random, _| count(tree, random)),
    ("a word", |tree, random, _| reword(tree, random)),
    ("a letter and its echo", |tree, random, pane| {
        letters(tree, random, pane);
    }),
    ("a value", |tree, random, _| value(tree, random)),
    ("a state", |tree, random, _| {
        let bits = [
            state::CHECKED,
            state::SELECTED,
            state::DISABLED,
            state::HIDDEN,
            state::INDETERMINATE,
        ];
        let bit = bits[random.below(bits.len())];
        if let Some(node) = any(tree, random, |_| true) {
            node.state ^= bit;
        }
    }),
    ("a class", |tree, random, _| {
        const CLASSES: [&str; 5] = ["active", "is-focused", "row", "heading", "field"];
        let class = CLASSES[random.below(CLASSES.len())].to_owned();
        if let Some(node) = any(tree, random, |node| node.attr("class").is_some()) {
            node.attributes.insert("class".into(), class);
        }
    }),
    ("a live attribute", |tree, random, _| {
        let name = STATE_ATTRIBUTES[random.below(STATE_ATTRIBUTES.len())];
        let value = ["true", "false", "page", "2"][random.below(4)];
        let has = random.chance(90);
        if let Some(node) = any(tree, random, |node| node.attr(name).is_some() || !has) {
            if random.chance(50) {
                node.attributes.remove(name);
            } else {
                node.attributes.insert(name.into(), value.into());
            }
        }
    }),
    ("a name", |tree, random, _| {
        const NAMES: [&str; 5] = ["aria-label", "placeholder", "name", "id", "type"];
        let name = NAMES[random.below(NAMES.len())];
        let word = random.word();
        if let Some(node) = any(tree, random, |node| node.attr(name).is_some()) {
            node.attributes.insert(name.into(), word);
        }
    }),
];

fn any<'a>(
    tree: &'a mut Tree,
    random: &mut Random,
    wanted: impl Fn(&Node) -> bool,
) -> Option<&'a mut Node> {
    let mut all = tree.below(tree.frame.root);
    all.retain(|id| tree.nodes.get(id).is_some_and(&wanted));
    let id = *random.choose(&all)?;
    tree.nodes.get_mut(&id)
}

/// A live preview somewhere on the page.
fn preview(tree: &mut Tree, random: &mut Random) -> u32 {
    let all = tree.words(tree.frame.root, &[]);
    let beside = random.choose(&all).map_or(tree.frame.root, |(id, _)| *id);
    let pane = tree.element("p", &[], vec![OutlineChild::Text("Nothing yet".into())]);
    tree.beside(beside, pane, true);
    pane
}

/// Somebody writes into a field for prose, and the preview shows it.
fn letters(tree: &mut Tree, random: &mut Random, pane: u32) {
    const WORDS: [&str; 6] = [
        "Components affected",
        "Scheduled time: UTC",
        "Message",
        "2 hours",
        "We work",
        "Send notifications",
    ];
    let words = WORDS[random.below(WORDS.len())];
    let is_prose = |node: &Node| node.tag == "textarea" || node.has_state(state::EDITABLE);
    let Some(node) = any(tree, random, is_prose) else {
        return;
    };
    let (id, text) = (node.id, format!("{words} {}", random.word()));
    node.value = Some(text.clone());
    tree.frame.focus = id;
    tree.set_text((pane, 0), &text);
}

/// A control holds something else of the same make.
fn value(tree: &mut Tree, random: &mut Random) {
    let (digit, word) = (char::from(b'0' + random.below(3) as u8), random.word());
    let Some(node) = any(tree, random, |node| node.value.is_some()) else {
        return;
    };
    node.value = node.value.take().map(|value| {
        let last = value.rfind(|c: char| c.is_ascii_digit());
        match last {
            Some(at) => format!("{}{digit}{}", &value[..at], &value[at + 1..]),
            None if matches!(node.tag.as_str(), "input" | "select") => value,
            None => format!("{value} {word}"),
        }
    });
}

/// Numbers among the words, as pages have them: counters, amounts, clocks.
fn number_words(tree: &mut Tree, random: &mut Random) {
    for place in tree.words(tree.frame.root, &[]) {
        let text = tree.text(place).to_owned();
        let number = random.below(70);
        match random.below(6) {
            0 => tree.set_text(place, &format!("{text} {number}")),
            1 => tree.set_text(place, &format!("{number} of 25,000 {text}")),
            2 => tree.set_text(place, &text.replace("UTC", "UTC+2")),
            _ => {}
        }
    }
}

/// One text that has numbers gets others.
fn count(tree: &mut Tree, random: &mut Random) {
    let mut numbered = tree.words(tree.frame.root, &[]);
    numbered.retain(|place| tree.text(*place).contains(|c: char| c.is_ascii_digit()));
    let Some(place) = random.choose(&numbered).copied() else {
        return;
    };
    let text: String = tree
        .text(place)
        .split_inclusive(|c: char| !c.is_ascii_digit())
        .map(|part| {
            let word = part.trim_start_matches(|c: char| c.is_ascii_digit());
            match word.len() < part.len() {
                true => format!("{}{word}", random.below(12)),
                false => part.to_owned(),
            }
        })
        .collect();
    tree.set_text(place, &text);
}

/// One word becomes another, or the zone does.
fn reword(tree: &mut Tree, random: &mut Random) {
    let Some(place) = random.choose(&tree.words(tree.frame.root, &[])).copied() else {
        return;
    };
    const WORDS: [&str; 5] = ["PST", "UTC+2", "components", "minutes", "60"];
    let mut words: Vec<&str> = tree.text(place).split(' ').collect();
    let at = random.below(words.len());
    let word = match random.chance(50) {
        true => random.word(),
        false => WORDS[random.below(WORDS.len())].to_owned(),
    };
    words[at] = &word;
    let text = words.join(" ");
    tree.set_text(place, &text);
}
