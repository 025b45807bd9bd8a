//! Drift: every recorded page is changed in the ways a redesign might change it, thousands of times,
//! and the reading is held against what is known to be true. A field that is lost without a word and
//! a value that is not there are never right.
//!
//! `DRIFT_SEEDS` is the number of mutants of each kind on each recorded screen, `DRIFT_FROM` the seed
//! of the first; `DRIFT_SHOW` is how many kinds of failure are listed. With `DRIFT_ONE=recording/kind/seed` one mutant
//! is printed instead.

mod choices;
mod controls;
mod echoes;
#[cfg(feature = "fit")]
mod fit;
#[path = "../fixture/mod.rs"]
mod fixture;
mod in_time;
mod labels;
mod languages;
mod lookalikes;
mod menus;
mod moves;
mod mutate;
mod places;
#[path = "../support/random.rs"]
mod random;
mod refresh;
mod score;
mod sketch;
mod strangers;
mod times;
mod tree;
mod twins;
mod words;

use fixture::{KEYS, Recording, Verdict, held, judge_key};
use mutate::Case;
use mutate::{KINDS, Stage, mutant};
use random::Random;
use score::Score;
use statuspage_guard::{
    engine::policy::Policy,
    page::{
        outline::{Outline, OutlineChild},
        read::{self, FormReading},
    },
};
use tree::Tree;

#[test]
fn no_drift_is_silent_or_wrong() {
    if let Ok(wanted) = std::env::var("DRIFT_ONE") {
        return print_mutant(&wanted);
    }
    let setting = |name: &str, otherwise: usize| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(otherwise)
    };
    let mut score = Score::default();
    for recording in Recording::all() {
        for seed in (setting("DRIFT_FROM", 0)..).take(setting("DRIFT_SEEDS", 1)) {
            for kind in KINDS.iter().map(|(kind, _)| *kind).chain(in_time::KINDS) {
                if let Some(stages) = mutant(&recording, kind, seed) {
                    run(&mut score, &recording, kind, seed, &stages);
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

/// `rails-create-firefox/mixed/204`: a recording, a kind of change and a seed.
fn print_mutant(wanted: &str) {
    let [name, kind, seed] = wanted.split('/').collect::<Vec<_>>()[..] else {
        panic!("{wanted}: not recording/kind/seed");
    };
    let all = Recording::all();
    let recording = all.iter().find(|recording| recording.name == name);
    let stages = recording.and_then(|one| mutant(one, kind, seed.parse().unwrap_or(0)));
    let Some(stages) = stages else {
        panic!("{wanted}: no recording is called so, or it cannot be changed so");
    };
    for stage in stages {
        println!("{}", Tree::new(&stage.update));
    }
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
    let mut reading: Option<FormReading> = None;
    score.mutants += 1;
    for stage in stages {
        let changed = outline.apply_snapshot(stage.update.clone());
        reading = Some(match reading {
            Some(old) => read::refresh_reading(old, &outline, &changed, &policy),
            None => read::read_form(&outline, &policy),
        });
        let Some(reading) = &reading else { return };
        for key in KEYS {
            let have = held(reading, key);
            let judged = judge_key(&recording.screen, &stage.truths, key, &have);
            let Some((verdict, truth, could_tell)) = judged else {
                continue;
            };
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

#[test]
fn the_same_seed_makes_the_same_mutant() {
    let recording = &Recording::all()[0];
    let make = || {
        let (mut case, mut random) = (Case::new(recording), Random::new(7));
        assert!(KINDS.iter().all(|(_, kind)| {
            kind(&mut case, &mut random);
            true
        }));
        case.stage().update
    };
    assert_eq!(make(), make());
    assert!(make().nodes.iter().all(|node| {
        node.children
            .iter()
            .all(|child| *child != OutlineChild::Text(String::new()))
    }));
}
