//! Other weights than the chosen ones, on the recorded pages and what drift makes of them: what would be read right,
//! what would only be reported, and what would be silent or wrong. A third of the pages is held back: weights that are
//! better on the others alone have learnt those pages, and not the method.

use super::{KINDS, Recording, Score, Verdict, mutant, run};
use crate::mutate::Stage;
use statuspage_guard::page::{Weights, try_weights};

/// How far from the chosen one each weight is tried.
const STEPS: [i32; 4] = [-2, -1, 1, 2];
/// Every third page is held back.
const HELD_BACK: usize = 3;

type Mutant<'a> = (&'a Recording, &'static str, usize, Vec<Stage>);

/// Right, reported, silent or wrong.
#[derive(Clone, Copy, Default, PartialEq)]
struct Counts([usize; 3]);

impl Counts {
    fn of(mutants: &[&Mutant]) -> Self {
        let mut score = Score::default();
        for (recording, kind, seed, stages) in mutants {
            run(&mut score, recording, kind, *seed, stages);
        }
        let bad = score.of(Verdict::SilentMiss) + score.of(Verdict::WrongRead);
        Self([
            score.of(Verdict::Right),
            score.of(Verdict::SaidMissing),
            bad,
        ])
    }

    /// With the differences from `chosen`.
    fn describe(self, chosen: Self) -> String {
        let columns = self.0.iter().zip(chosen.0).map(|(count, before)| {
            let difference = *count as i64 - before as i64;
            let difference = match difference {
                0 => String::new(),
                _ => format!("({difference:+})"),
            };
            format!("{count:>7} {difference:<7}")
        });
        columns.collect::<Vec<_>>().join(" ")
    }

    /// Nothing more is wrong, and something more is right.
    fn is_better_than(self, chosen: Self) -> bool {
        self.0[2] <= chosen.0[2] && self.0[0] > chosen.0[0]
    }
}

/// The name of the page that a recording is of.
fn page(recording: &Recording) -> &str {
    recording.name.split('-').next().unwrap_or_default()
}

#[test]
#[ignore = "cargo xtask fit"]
fn other_weights_are_tried() {
    let recordings = Recording::all();
    let mut pages: Vec<&str> = recordings.iter().map(page).collect();
    pages.dedup();
    let is_held_back = |recording: &Recording| {
        let place = pages.iter().position(|name| *name == page(recording));
        place.is_some_and(|place| place % HELD_BACK == 0)
    };
    let kinds = || KINDS.iter().map(|(kind, _)| *kind);
    let mutants: Vec<Mutant> = recordings
        .iter()
        .flat_map(|recording| kinds().map(move |kind| (recording, kind)))
        .filter_map(|(recording, kind)| Some((recording, kind, 0, mutant(recording, kind, 0)?)))
        .collect();
    let (held_back, fitted): (Vec<&Mutant>, Vec<&Mutant>) = mutants
        .iter()
        .partition(|(recording, ..)| is_held_back(recording));
    let count = |weights: Weights| {
        try_weights(weights);
        [&fitted, &held_back].map(|mutants| Counts::of(mutants))
    };
    let chosen = count(Weights::CHOSEN);
    println!(
        "{} changed pages are fitted on, {} are held back",
        fitted.len(),
        held_back.len()
    );
    println!(
        "{:<22} {:<48} held back",
        "weight", "right, reported, silent or wrong"
    );
    let print = |name: &str, value: i32, [fitted, held_back]: [Counts; 2]| {
        let better = match fitted.is_better_than(chosen[0]) && held_back.is_better_than(chosen[1]) {
            true => "  better on both",
            false => "",
        };
        println!(
            "{:<22} {} | {}{better}",
            format!("{name} {value}"),
            fitted.describe(chosen[0]),
            held_back.describe(chosen[1])
        );
    };
    let mut weights = Weights::CHOSEN;
    for (place, (name, value)) in weights.by_name().into_iter().enumerate() {
        print(name, *value, chosen);
        for step in STEPS {
            let mut tried = Weights::CHOSEN;
            *tried.by_name()[place].1 += step;
            if *tried.by_name()[place].1 != 0 || name != "attribute_parts" {
                print(name, *value + step, count(tried));
            }
        }
    }
}
