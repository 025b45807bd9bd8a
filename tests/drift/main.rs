//! Drift: every recorded page is changed in the ways a redesign might change it, thousands of times,
//! and the reading is held against what is known to be true. A field that is lost without a word and
//! a value that is not there are never right.
//!
//! `DRIFT_SEEDS` is the number of mutants of each kind on each recorded screen, `DRIFT_FROM` the seed
//! of the first; `DRIFT_SHOW` is how many kinds of failure are listed.

mod controls;
#[path = "../fixture/mod.rs"]
mod fixture;
mod labels;
mod lookalikes;
mod moves;
mod mutate;
mod refresh;
mod sketch;
mod strangers;
mod tree;
mod words;

use fixture::{KEYS, Recording, Truth, Verdict, family, held, judge};
use mutate::{Case, KINDS, Stage};
use statuspage_guard::{
    engine::policy::Policy,
    page::{
        outline::{Child, Outline},
        read::{self, Reading},
    },
};
use std::collections::BTreeMap;
use tree::Dice;

#[test]
fn no_drift_is_silent_or_wrong() {
    let setting = |name: &str, otherwise: usize| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(otherwise)
    };
    let mut score = Score::default();
    for recording in Recording::all() {
        for seed in (setting("DRIFT_FROM", 0)..).take(setting("DRIFT_SEEDS", 2)) {
            for (number, (name, kind)) in KINDS.iter().enumerate() {
                let mut dice = Dice((seed * 1000 + number) as u64 ^ hash(&recording.name));
                let mut case = Case::new(&recording);
                let zone = case.zone_words();
                if !kind(&mut case, &mut dice) {
                    continue;
                }
                if case.zone_words() != zone {
                    case.zone_gone();
                }
                run(&mut score, &recording, name, seed, &[case.stage()]);
            }
            let mut dice = Dice(seed as u64 ^ hash(&recording.name));
            for (name, stages) in [
                ("late", late(&recording, &mut dice)),
                ("rendered again", rendered_again(&recording, &mut dice)),
            ] {
                if let Some(stages) = stages {
                    run(&mut score, &recording, name, seed, &stages);
                }
            }
        }
    }
    score.print(setting("DRIFT_SHOW", 12));
    let bad = score.of(Verdict::SilentMiss) + score.of(Verdict::WrongRead);
    assert_eq!(bad, 0, "silent misses and wrong reads, see the table");
    assert!(
        score.share() >= 0.9,
        "right where one could tell: {:.3}",
        score.share()
    );
}

/// The fields come after the page: until then they are said missing.
fn late(recording: &Recording, dice: &mut Dice) -> Option<Vec<Stage>> {
    let whole = Case::new(recording);
    let rows = whole.rows();
    let key = dice.pick(&rows)?;
    let row = *whole.parts[key].row.first()?;
    let parent = whole.tree.parent(row)?;
    let mut early = whole.clone();
    early.tree.detach(row);
    let mut before = early.stage();
    for (key, truth) in &mut before.truths {
        // What stands elsewhere may be read or not while the page is still being made.
        let inside = whole.tree.below(row);
        let gone = whole
            .parts
            .get(key)
            .is_some_and(|parts| parts.at.iter().any(|id| inside.contains(id)));
        *truth = match (gone, truth.clone()) {
            (true, _) if fixture::is_needed(key) => Truth::Said,
            (true, _) => Truth::Gone,
            (false, Truth::Value(value)) if key.as_str() == "duration" => Truth::Unsure(value),
            (false, Truth::Value(value)) if key.as_str() == "zone" => Truth::Untold(value),
            (false, other) => other,
        };
        if key.as_str() == "duration" && whole.ends_instead_of_lasting() && *truth != Truth::Said {
            let start = ["start-date", "start-time"].iter().any(|start| {
                whole
                    .parts
                    .get(*start)
                    .is_some_and(|parts| parts.at.iter().any(|id| inside.contains(id)))
            });
            if start {
                *truth = Truth::Said;
            }
        }
    }
    let mut after = whole.stage();
    let inside = whole.tree.below(row);
    after.update.whole = false;
    after
        .update
        .nodes
        .retain(|node| node.id == parent || inside.contains(&node.id));
    Some(vec![before, after])
}

/// The page draws a field anew: other elements, the same field.
fn rendered_again(recording: &Recording, dice: &mut Dice) -> Option<Vec<Stage>> {
    let mut case = Case::new(recording);
    let before = case.stage();
    let rows = case.rows();
    let row = *case.parts[dice.pick(&rows)?].row.first()?;
    let (copy, map) = case.tree.copy(row);
    case.tree.replace(row, copy);
    let parent = case.tree.parent(copy)?;
    let mut after = case.stage();
    after.update.whole = false;
    after
        .update
        .nodes
        .retain(|node| node.id == parent || map.values().any(|new| *new == node.id));
    Some(vec![before, after])
}

fn run(
    score: &mut Score,
    recording: &Recording,
    kind: &'static str,
    seed: usize,
    stages: &[Stage],
) {
    let policy = Policy::default();
    let mut outline = Outline::default();
    let mut reading: Option<Reading> = None;
    score.mutants += 1;
    for stage in stages {
        let changed = outline.apply(stage.update.clone());
        reading = Some(match reading {
            Some(old) => read::refresh(old, &outline, &changed, &policy),
            None => read::read(&outline, &policy),
        });
        let Some(reading) = &reading else { return };
        for key in KEYS {
            let have = held(reading, key);
            let shown_title = key == "name" && recording.screen.screen.starts_with("maintenance-s");
            let (verdict, truth) = match stage.truths.get(key) {
                Some(truth) => (judge(truth, &have), truth.clone()),
                None if shown_title => continue,
                None if matches!(have, fixture::Held::Value(_)) => {
                    (Verdict::WrongRead, Truth::Gone)
                }
                None => continue,
            };
            let could_tell = matches!(truth, Truth::Value(_))
                && !recording
                    .screen
                    .missing
                    .iter()
                    .any(|name| name == family(key));
            score.add(kind, key, verdict, could_tell);
            let list = match verdict {
                Verdict::SilentMiss | Verdict::WrongRead => &mut score.bad,
                Verdict::SaidMissing if could_tell => &mut score.said,
                _ => continue,
            };
            let (count, _) = list
                .entry(format!("{} {key} {verdict:?}", recording.name))
                .or_insert_with(|| (0, format!("{kind} seed {seed}: {have:?}, truth {truth:?}")));
            *count += 1;
        }
    }
}

impl Case {
    fn zone_gone(&mut self) {
        if let Some(Truth::Value(value) | Truth::Unsure(value)) = self.truths.get("zone").cloned() {
            self.truths.insert("zone".into(), Truth::Untold(value));
        }
    }
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// How often what was said, of which field, under which kind of drift.
#[derive(Default)]
struct Score {
    mutants: usize,
    kinds: BTreeMap<&'static str, [usize; 6]>,
    fields: BTreeMap<&'static str, [usize; 6]>,
    /// Screen and field → how often, and the first example.
    bad: BTreeMap<String, (usize, String)>,
    said: BTreeMap<String, (usize, String)>,
}

/// Columns after the four verdicts: fields of which one could tell, and those of them that were right.
const COULD_TELL: usize = 4;
const TOLD: usize = 5;

impl Score {
    fn add(&mut self, kind: &'static str, key: &'static str, verdict: Verdict, could_tell: bool) {
        for row in [
            self.kinds.entry(kind).or_default(),
            self.fields.entry(key).or_default(),
        ] {
            row[verdict as usize] += 1;
            if could_tell {
                row[COULD_TELL] += 1;
                row[TOLD] += usize::from(verdict == Verdict::Right);
            }
        }
    }

    fn of(&self, verdict: Verdict) -> usize {
        self.kinds.values().map(|row| row[verdict as usize]).sum()
    }

    fn share(&self) -> f64 {
        let sum = |column: usize| self.kinds.values().map(|row| row[column]).sum::<usize>() as f64;
        sum(TOLD) / sum(COULD_TELL)
    }

    fn print(&self, show: usize) {
        println!("{} mutants", self.mutants);
        for (title, rows) in [("kind of drift", &self.kinds), ("field", &self.fields)] {
            println!(
                "\n{title:<38} {:>8} {:>8} {:>7} {:>7}   right where one could tell",
                "right", "said", "SILENT", "WRONG"
            );
            for (name, row) in rows {
                let share = 100.0 * row[TOLD] as f64 / row[COULD_TELL].max(1) as f64;
                println!(
                    "{name:<38} {:>8} {:>8} {:>7} {:>7}   {share:>5.1} %",
                    row[0], row[1], row[2], row[3]
                );
            }
        }
        println!(
            "\nright where one could tell: {:.2} %",
            100.0 * self.share()
        );
        for (title, list) in [
            ("silent or wrong", &self.bad),
            ("said missing where one could tell", &self.said),
        ] {
            if !list.is_empty() {
                println!("\n{title}:");
                for (what, (count, example)) in list.iter().take(show) {
                    println!("  {count:>4} {what}, as in {example}");
                }
            }
        }
    }
}

#[test]
fn the_same_seed_makes_the_same_mutant() {
    let recording = &Recording::all()[0];
    let make = || {
        let (mut case, mut dice) = (Case::new(recording), Dice(7));
        assert!(KINDS.iter().all(|(_, kind)| {
            kind(&mut case, &mut dice);
            true
        }));
        case.stage().update
    };
    assert_eq!(make(), make());
    assert!(make().nodes.iter().all(|node| {
        node.children
            .iter()
            .all(|child| *child != Child::Text(String::new()))
    }));
}
