//! Drift in living pages: each fixture screen is changed in the browser as the recorded pages are changed, the
//! real guard looks at it, and what it says is held against what is known to be true. The values are read from
//! the same snapshot by the same engine, run here.

#[path = "../../drift/choices.rs"]
mod choices;
#[path = "../../drift/controls.rs"]
mod controls;
#[path = "../../drift/echoes.rs"]
mod echoes;
#[path = "../../drift/in_time.rs"]
mod in_time;
#[path = "../../drift/labels.rs"]
mod labels;
#[path = "../../drift/languages.rs"]
mod languages;
mod living;
#[path = "../../drift/lookalikes.rs"]
mod lookalikes;
#[path = "../../drift/menus.rs"]
mod menus;
#[path = "../../drift/moves.rs"]
mod moves;
#[path = "../../drift/mutate.rs"]
mod mutate;
#[path = "../../drift/places.rs"]
mod places;
#[path = "../../drift/sketch.rs"]
mod sketch;
#[path = "../../drift/strangers.rs"]
mod strangers;
#[path = "../../drift/times.rs"]
mod times;
#[path = "../../drift/tree.rs"]
mod tree;
#[path = "../../drift/twins.rs"]
mod twins;
#[path = "../../drift/words.rs"]
mod words;

use crate::fixture::{KEYS, Recording, Verdict, held, judge_key, read_whole};
use crate::record;
use anyhow::{Result, bail, ensure};
use e2e::browser::{Browser, Kind, Setup};
use e2e::fixtures::{self, Screen};
use e2e::guard::{Guard, Seen};
use e2e::options::{Drift, kinds};
use e2e::server::Server;
use living::Page;
use mutate::Stage;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

pub fn drift(options: &Drift, server: &Server) -> Result<()> {
    let chosen: Vec<&str> = mutate::KINDS
        .iter()
        .map(|(kind, _)| *kind)
        .chain(in_time::KINDS)
        .filter(|kind| options.kind.as_ref().is_none_or(|wanted| kind == wanted))
        .collect();
    ensure!(!chosen.is_empty(), "no kind of drift is called so");
    let browsers = kinds(options.browser);
    fixtures::serve(server)?;
    let script = record::content_script()?;
    let screens: Vec<Screen> = fixtures::screens_named(&options.page)?
        .into_iter()
        .filter(|screen| screen.expect["fields"] != json!({}))
        .collect();
    let (from, wanted) = (options.from, options.mutants);
    let scores: Vec<Result<Score>> = std::thread::scope(|scope| {
        let running: Vec<_> = browsers
            .iter()
            .map(|kind| {
                scope.spawn(|| mutants(*kind, &screens, &chosen, from, wanted, &script, server))
            })
            .collect();
        running
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|_| bail!("a browser was lost")))
            .collect()
    });
    let (mut passed, mut failed) = (0, 0);
    for (kind, score) in browsers.iter().zip(scores) {
        let score = score?;
        score.print(*kind);
        passed += score.mutants - score.failed.len();
        failed += score.failed.len();
    }
    println!("{passed} passed, {failed} failed");
    ensure!(passed + failed > 0, "no page could be changed so");
    if failed > 0 {
        bail!("{failed} mutants with silent misses, wrong reads or disagreements");
    }
    Ok(())
}

fn mutants(
    browser: Kind,
    screens: &[Screen],
    kinds: &[&'static str],
    from: usize,
    wanted: usize,
    script: &str,
    server: &Server,
) -> Result<Score> {
    let browser = Browser::start(&Setup::new(browser)?, server)?;
    let mut score = Score::default();
    // Every screen meets another kind each round, every kind every screen in the end.
    for number in (from..).take(wanted * 3) {
        if score.mutants == wanted || screens.is_empty() || kinds.is_empty() {
            break;
        }
        let screen = &screens[number % screens.len()];
        let kind = kinds[(number + number / screens.len()) % kinds.len()];
        let page = Page {
            browser: &browser,
            screen,
            script,
        };
        let bad = score.bad.len();
        if let Err(error) = one(&page, kind, number, &mut score) {
            score.mutants += 1;
            let label = format!("{} {kind} {number}", screen.label());
            score.bad.push(format!("{label}: {error:#}"));
        }
        if score.bad.len() > bad {
            score.failed.push(number);
        }
    }
    Ok(score)
}

/// What a script does after a change, so that the guard shows that it has read it.
const TOUCH: &str = r#"document.body.dispatchEvent(new Event("input", { bubbles: true }))"#;

fn one(page: &Page, kind: &'static str, number: usize, score: &mut Score) -> Result<()> {
    let guard = Guard {
        session: &page.browser.session,
    };
    page.screen.visit(page.browser)?;
    guard.until("the guard looked", |seen| seen.revision() > 0)?;
    let recording = page.recording()?;
    let Some(stages) = mutate::mutant(&recording, kind, number) else {
        return Ok(());
    };
    let mut before = tree::Tree::new(&recording.saw);
    let label = format!("{} {kind} {number}", page.screen.label());
    for stage in &stages {
        let after = living::after(&before, &stage.update);
        if !page.becomes(&before, &after)? {
            return Ok(());
        }
        before = after;
        for _ in 0..2 {
            guard.after(|| page.browser.session.run(TOUCH, json!([])).map(drop))?;
        }
        let seen = guard.look()?;
        judge(page, &recording, stage, &seen, (kind, &label), score)?;
    }
    score.mutants += 1;
    Ok(())
}

/// Holds what is shown and what is read against the truth.
fn judge(
    page: &Page,
    recording: &Recording,
    stage: &Stage,
    seen: &Seen,
    (kind, label): (&'static str, &str),
    score: &mut Score,
) -> Result<()> {
    let (_, reading) = read_whole(&page.saw()?);
    let said: BTreeSet<&str> = reading
        .missing
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let shown: BTreeSet<&str> = seen.missing().into_iter().collect();
    if said != shown || reading.form.screen.as_str() != seen.screen() {
        score.bad.push(format!(
            "{label}: the guard shows {} {shown:?}, its snapshot gives {} {said:?}",
            seen.screen(),
            reading.form.screen.as_str()
        ));
    }
    score.state(label, seen, !said.is_empty());
    for key in KEYS {
        let have = held(&reading, key);
        let judged = judge_key(&recording.screen, &stage.truths, key, &have);
        let Some((verdict, truth, could_tell)) = judged else {
            continue;
        };
        score.add(kind, verdict, could_tell);
        if matches!(verdict, Verdict::SilentMiss | Verdict::WrongRead) {
            score.bad.push(format!(
                "{label}: {key} {verdict:?}: {have:?}, truth {truth:?}"
            ));
        } else if verdict == Verdict::SaidMissing && could_tell {
            score.said.push(format!("{label}: {key}"));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Score {
    mutants: usize,
    /// Right, said missing, silent, wrong; could tell, and of those right.
    kinds: BTreeMap<&'static str, [usize; 6]>,
    failed: Vec<usize>,
    bad: Vec<String>,
    said: Vec<String>,
}

impl Score {
    fn add(&mut self, kind: &'static str, verdict: Verdict, could_tell: bool) {
        let row = self.kinds.entry(kind).or_default();
        row[verdict as usize] += 1;
        if could_tell {
            row[4] += 1;
            row[5] += usize::from(verdict == Verdict::Right);
        }
    }

    /// What the host says of itself agrees with what is missing.
    fn state(&mut self, label: &str, seen: &Seen, missing: bool) {
        let fits = match seen.state() {
            "watching" => !missing,
            "partial" | "blind" => missing,
            _ => false,
        };
        if !fits {
            let list = seen.missing().join(", ");
            self.bad.push(format!(
                "{label}: state {} with {list} missing",
                seen.state()
            ));
        }
    }

    fn print(&self, kind: Kind) {
        println!(
            "\n{}: {} mutants of living pages",
            kind.name(),
            self.mutants
        );
        println!(
            "{:<16} {:>7} {:>7} {:>7} {:>7}   right where one could tell",
            "", "right", "said", "SILENT", "WRONG"
        );
        let mut sum = [0; 6];
        for (name, row) in &self.kinds {
            for (total, cell) in sum.iter_mut().zip(row) {
                *total += cell;
            }
            line(name, row);
        }
        line("all", &sum);
        for text in self.bad.iter().take(60) {
            println!("  BAD {text}");
        }
        for text in self.said.iter().take(20) {
            println!("  said missing {text}");
        }
    }
}

fn line(name: &str, row: &[usize; 6]) {
    let share = 100.0 * row[5] as f64 / row[4].max(1) as f64;
    println!(
        "{name:<16} {:>7} {:>7} {:>7} {:>7}   {share:>5.1} %",
        row[0], row[1], row[2], row[3]
    );
}
