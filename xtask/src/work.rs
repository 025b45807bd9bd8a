//! How much work the engine does over a page that is opened and a letter that is typed: instructions, which
//! are the same on every run and however busy the machine is, counted by valgrind. What was reached may
//! not be lost again by more than a tenth.

use crate::{build, npm, run, tools};
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

struct Line {
    what: String,
    instructions: u64,
    /// What it came to when it was last brought down.
    reached: u64,
}

impl Line {
    fn too_much(&self) -> bool {
        self.instructions > self.reached + self.reached / 10
    }

    fn print(&self) {
        let verdict = if self.too_much() { "TOO MUCH" } else { "ok" };
        println!(
            "{:<52} {:>8.2} of {:>7.2} million instructions  {verdict}",
            self.what,
            self.instructions as f64 / 1e6,
            self.reached as f64 / 1e6,
        );
    }
}

/// Components, characters in the message; instructions of opening the page and of one letter.
const PAGES: [(u32, u32, u64, u64); 3] = [
    (10, 1_000, 8_620_000, 2_410_000),
    (1_100, 1_000, 129_100_000, 2_450_000),
    (1_100, 24_700, 170_600_000, 38_300_000),
];
/// With the second letter a live preview is known for what it is.
const FIRST: u64 = 2;
const LETTERS: u64 = 20;
/// How many times the letter may cost with 1,100 components what it costs with 10, in hundredths.
const RATIO: u64 = 150;

pub fn work() -> Result<()> {
    let valgrind = tools::valgrind()?;
    run::run(run::cargo("build").args(["--quiet", "--profile=work", "--package=watch"]))?;
    let mut lines = Vec::new();
    for (components, characters, open, letter) in PAGES {
        let opened = count(&valgrind, components, characters, 0)?;
        let begun = count(&valgrind, components, characters, FIRST)?;
        let typed = count(&valgrind, components, characters, FIRST + LETTERS)?;
        let page = format!("{components} components, {characters} characters");
        lines.push(Line {
            what: format!("opened: {page}"),
            instructions: opened,
            reached: open,
        });
        lines.push(Line {
            what: format!("a letter: {page}"),
            instructions: typed.saturating_sub(begun) / LETTERS,
            reached: letter,
        });
    }
    lines.iter().for_each(Line::print);
    let [few, many] = [lines[1].instructions, lines[3].instructions];
    let ratio = many * 100 / few.max(1);
    println!(
        "a letter, 1,100 over 10 components: {}.{:02} of 1.50",
        ratio / 100,
        ratio % 100
    );
    let too_much = lines.iter().filter(|line| line.too_much()).count();
    ensure!(too_much == 0, "{too_much} times too much work");
    ensure!(
        ratio <= RATIO,
        "a letter costs more the more components there are"
    );
    Ok(())
}

/// The shipped wasm in Node: how long it takes, and how much memory it holds after a thousand pages.
pub fn bench_wasm() -> Result<()> {
    run::run(&mut watch()?)
}

/// Only how much memory it holds, which is the same however busy the machine is.
pub fn memory() -> Result<()> {
    run::run(watch()?.arg("--memory"))
}

fn watch() -> Result<Command> {
    let folder = build::build(build::Profile::Release)?;
    let mut command = npm::node()?;
    command.arg("benches/watch.mjs").arg(folder.join("chrome"));
    Ok(command)
}

/// Instructions of the whole program over one page and so many letters.
fn count(valgrind: &Path, components: u32, characters: u32, letters: u64) -> Result<u64> {
    let folder = run::target().join("watch");
    let file = folder.join(format!("{components}-{characters}-{letters}.jsonl"));
    let numbers = [u64::from(components), u64::from(characters), letters].map(|n| n.to_string());
    let messages = run::read(npm::node()?.arg("benches/page.mjs").args(numbers))?;
    run::write(&file, messages)?;
    let said = run::read(
        Command::new(valgrind)
            .args([
                "--tool=callgrind",
                "--callgrind-out-file=/dev/null",
                "--log-fd=1",
            ])
            .arg(run::target().join("work/watch"))
            .arg(&file),
    )?;
    instructions(&said).context("valgrind counted nothing")
}

/// `==5771== I   refs:      13,249,115`
fn instructions(said: &str) -> Option<u64> {
    let (_, count) = said.lines().find_map(|line| line.split_once("refs:"))?;
    count.trim().replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read() {
        let said = "==1== Events    : Ir\n==1== I   refs:      13,249,115\n";
        assert_eq!(instructions(said), Some(13_249_115));
        assert_eq!(instructions("killed"), None);
    }

    #[test]
    fn growth_by_more_than_a_tenth_is_too_much() {
        let line = |instructions| Line {
            what: String::new(),
            instructions,
            reached: 100,
        };
        assert!(!line(110).too_much());
        assert!(line(111).too_much());
    }
}
