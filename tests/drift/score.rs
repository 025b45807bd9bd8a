//! How often what was said, of which field, under which kind of drift; and how that is printed.

use crate::fixture::Verdict;
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Score {
    pub mutants: usize,
    kinds: BTreeMap<&'static str, [usize; 6]>,
    fields: BTreeMap<&'static str, [usize; 6]>,
    /// Screen and field → how often, and the first example.
    pub bad: BTreeMap<String, (usize, String)>,
    pub said: BTreeMap<String, (usize, String)>,
}

/// Columns after the four verdicts: fields of which one could tell, and those of them that were right.
const COULD_TELL: usize = 4;
const TOLD: usize = 5;

impl Score {
    pub fn add(
        &mut self,
        kind: &'static str,
        key: &'static str,
        verdict: Verdict,
        could_tell: bool,
    ) {
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

    pub fn of(&self, verdict: Verdict) -> usize {
        self.kinds.values().map(|row| row[verdict as usize]).sum()
    }

    pub fn share(&self) -> f64 {
        let sum = |column: usize| self.kinds.values().map(|row| row[column]).sum::<usize>() as f64;
        sum(TOLD) / sum(COULD_TELL)
    }

    pub fn print(&self, show: usize) {
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
