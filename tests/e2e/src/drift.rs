//! Drift in living pages: each fixture screen is changed by a script, the real guard looks at it, and
//! what it says is held against what is known to be true. The values are read from the same eyes by
//! the same engine, run here.

#[path = "../../fixture/mod.rs"]
mod fixture;
#[allow(dead_code)]
#[path = "../../drift/languages.rs"]
mod languages;
#[path = "../../drift/words.rs"]
mod words;

use crate::record;
use anyhow::{Context, Result, bail};
use e2e::browser::{Browser, Kind, Setup};
use e2e::fixtures::{self, DEEP, Screen};
use e2e::guard::{Guard, Seen};
use e2e::server::Server;
use fixture::{KEYS, Truth, Verdict, family, held, is_needed, judge, read_whole};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const KINDS: [&str; 17] = [
    "rename",
    "strip",
    "wrap",
    "reorder",
    "reword one",
    "reword all",
    "drop label",
    "double label",
    "remove",
    "hide",
    "double",
    "disable",
    "translate",
    "search box",
    "note box",
    "filter form",
    "hidden twin",
];
const SCRIPT: &str = include_str!("drift.js");

/// `[--browser B] [--mutants N] [--page P]`: N for each browser, spread over kinds and screens.
pub fn drift(arguments: &[String], server: &Server) -> Result<()> {
    let after = |name: &str| {
        let at = arguments.iter().position(|word| word == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let wanted: usize = after("--mutants").unwrap_or("340").parse()?;
    let kinds = match after("--browser") {
        Some(name) => vec![Kind::named(name)?],
        None => vec![Kind::Chromium, Kind::Firefox],
    };
    fixtures::serve(server)?;
    let eyes = record::eyes()?;
    let screens: Vec<Screen> = fixtures::screens()?
        .into_iter()
        .filter(|screen| after("--page").is_none_or(|page| screen.label().starts_with(page)))
        .filter(|screen| screen.expect["fields"] != json!({}))
        .collect();
    let scores: Vec<Result<Score>> = std::thread::scope(|scope| {
        let running: Vec<_> = kinds
            .iter()
            .map(|kind| scope.spawn(|| mutants(*kind, &screens, wanted, &eyes, server)))
            .collect();
        running
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|_| bail!("a browser was lost")))
            .collect()
    });
    let (mut passed, mut failed) = (0, 0);
    for (kind, score) in kinds.iter().zip(scores) {
        let score = score?;
        score.print(*kind);
        passed += score.mutants - score.failed.len();
        failed += score.failed.len();
    }
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        bail!("{failed} mutants with silent misses, wrong reads or disagreements");
    }
    Ok(())
}

fn mutants(
    browser: Kind,
    screens: &[Screen],
    wanted: usize,
    eyes: &str,
    server: &Server,
) -> Result<Score> {
    let browser = Browser::start(&Setup::new(browser)?, server)?;
    let mut score = Score::default();
    // Every screen meets another kind each round, every kind every screen in the end.
    for number in 0..wanted * 3 {
        if score.mutants == wanted {
            break;
        }
        let screen = &screens[number % screens.len()];
        let name = KINDS[(number + number / screens.len()) % KINDS.len()];
        let bad = score.bad.len();
        one(&browser, screen, name, number, eyes, &mut score)
            .with_context(|| format!("{} {name} {number}", screen.label()))?;
        if score.bad.len() > bad {
            score.failed.push(number);
        }
    }
    Ok(score)
}

fn one(
    browser: &Browser,
    screen: &Screen,
    kind: &'static str,
    number: usize,
    eyes: &str,
    score: &mut Score,
) -> Result<()> {
    let session = &browser.session;
    let guard = Guard { session };
    screen.visit(browser)?;
    guard.until("the guard looked", |seen| seen.revision() > 0)?;
    let run = |kind: &str, words: Value| {
        session.run(
            &format!("{DEEP}{SCRIPT}"),
            json!([screen.selectors(), kind, number, words]),
        )
    };
    let labels = run("labels", json!({}))?;
    let effects = run(kind, other_words(&labels, kind, number))?;
    if effects.is_null() {
        return Ok(());
    }
    for _ in 0..2 {
        guard.after(|| {
            session
                .run(
                    "document.body.dispatchEvent(new Event('input', { bubbles: true }));",
                    json!([]),
                )
                .map(drop)
        })?;
    }
    let seen = guard.look()?;
    run("stamp", json!({}))?;
    let saw = record::look(browser, eyes)?;
    let (saw, _) = record::unstamp(saw, &browser.address(""))?;
    let (_, reading) = read_whole(&fixture::saw(&saw));
    score.mutants += 1;

    let said: BTreeSet<&str> = reading
        .missing
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let shown: BTreeSet<&str> = seen.missing().into_iter().collect();
    let label = format!("{} {kind} {number}", screen.label());
    if said != shown || reading.form.screen.as_str() != seen.screen() {
        score.bad.push(format!(
            "{label}: the guard shows {} {shown:?}, its eyes give {} {said:?}",
            seen.screen(),
            reading.form.screen.as_str()
        ));
    }
    score.state(&label, &seen, !said.is_empty());
    for (key, truth) in truths(screen, &effects)? {
        let have = held(&reading, &key);
        let verdict = judge(&truth, &have);
        let could_tell = matches!(truth, Truth::Value(_))
            && !screen.expect["missing"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|name| name == family(&key));
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

fn other_words(labels: &Value, kind: &str, number: usize) -> Value {
    let language = languages::LANGUAGES[number % languages::LANGUAGES.len()];
    let mut new = serde_json::Map::new();
    new.insert("lang".into(), language.into());
    for (key, old) in labels.as_object().into_iter().flatten() {
        let word = if kind == "translate" {
            languages::translated(language, key, old.as_str().unwrap_or_default())
        } else {
            let list = words::synonyms(key, old.as_str().unwrap_or_default());
            // A label that a date and a time may share says neither of them alone.
            let list: Vec<&&str> = list
                .iter()
                .filter(|word| !key.starts_with("start-") || !word.contains("date"))
                .collect();
            (!list.is_empty()).then(|| *list[number % list.len()])
        };
        if let Some(word) = word {
            new.insert(key.clone(), word.into());
        }
    }
    new.into()
}

fn truths(screen: &Screen, effects: &Value) -> Result<BTreeMap<String, Truth>> {
    let expected: fixture::Screen = serde_json::from_value(screen.expect.clone())?;
    let mut truths = expected.truths();
    for (key, effect) in effects.as_object().into_iter().flatten() {
        let Some(truth) = truths.get_mut(key) else {
            continue;
        };
        let value = match &*truth {
            Truth::Value(value) | Truth::Unsure(value) => value.clone(),
            _ => continue,
        };
        *truth = match (effect.as_str(), is_needed(key)) {
            (Some("gone" | "double"), true) => Truth::Said,
            (Some("gone"), false) => Truth::Gone,
            (_, true) => Truth::Unsure(value),
            (_, false) => Truth::Untold(value),
        };
    }
    // An end without its start is no duration.
    let ends = screen.expect["fields"]["duration"]["at"]
        .as_str()
        .is_some_and(|at| at.contains("d2"));
    let lost = |key: &str| effects[key] == "gone" || effects[key] == "double";
    if ends && (lost("start-date") || lost("start-time")) {
        truths.insert("duration".into(), Truth::Said);
    }
    truths.retain(|key, _| KEYS.contains(&key.as_str()));
    Ok(truths)
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
