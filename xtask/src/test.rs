//! Everything that is checked, in order of cost; it ends with one line `N passed, N failed`.

use crate::browsers;
use crate::build::{self, Profile};
use crate::options::Kind;
use crate::{api, docs, npm, run, size, tools, work};
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

/// All steps, or those whose name holds the words.
pub fn test(wanted: &str) -> Result<()> {
    play(chosen(wanted)?)
}

/// What somebody runs after each change.
pub fn check() -> Result<()> {
    play(&QUICK)
}

/// Plays steps, the others too when one fails, so that one run tells everything.
fn play(steps: impl IntoIterator<Item = &'static (&'static str, Step)>) -> Result<()> {
    let mut total = Count::default();
    let mut failed = Vec::new();
    for (name, step) in steps {
        println!("── {name}");
        let start = Instant::now();
        let count = step().unwrap_or_else(|error| {
            println!("{error:#}");
            Count {
                passed: 0,
                failed: 1,
            }
        });
        println!(
            "   {name}: {} passed, {} failed ({:.0} s)",
            count.passed,
            count.failed,
            start.elapsed().as_secs_f32()
        );
        if count.failed > 0 {
            failed.push(*name);
        }
        total.passed += count.passed;
        total.failed += count.failed;
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// A word that fits nothing is a slip: that nothing failed would be no answer.
fn chosen(wanted: &str) -> Result<Vec<&'static (&'static str, Step)>> {
    let fits: Vec<_> = STEPS
        .iter()
        .filter(|(name, _)| name.contains(wanted))
        .collect();
    ensure!(
        !fits.is_empty(),
        "no step is called “{wanted}”. {}",
        steps()
    );
    Ok(fits)
}

/// The steps by name, for whoever asks for help.
pub fn steps() -> String {
    format!(
        "Steps, in this order: {}",
        STEPS.map(|(name, _)| name).join(", ")
    )
}

type Step = fn() -> Result<Count>;

/// Tests that change every recorded page in many ways.
const SLOW: [&str; 5] = [
    "no_drift_is_silent_or_wrong",
    "refresh::drift_that_comes_upon_a_page_is_read",
    "refresh::one_small_thing_after_the_other_is_read",
    "what_was_shown_is_found_again_on_every_recorded_page",
    "whatever_a_person_points_at_of_a_field_shows_the_field",
];

static QUICK: [(&str, Step); 5] = [
    ("format", format),
    ("clippy", clippy),
    ("clippy for wasm", clippy_for_wasm),
    ("unit tests without drift", || {
        counted(
            run::cargo("test")
                .args(["--quiet", "--workspace", "--no-fail-fast"])
                .args(["--lib", "--bins", "--tests"])
                .args(["--", "--exact"])
                .args(SLOW.iter().flat_map(|name| ["--skip", name])),
        )
    }),
    ("documentation", documentation),
];

static STEPS: [(&str, Step); 14] = [
    ("format", format),
    ("clippy", clippy),
    ("clippy for wasm", clippy_for_wasm),
    ("unit tests", || {
        counted(run::cargo("test").args(["--quiet", "--workspace", "--no-fail-fast"]))
    }),
    ("documentation", documentation),
    ("sizes", || size::size().map(|()| passed())),
    ("memory of the wasm", || work::memory().map(|()| passed())),
    ("instructions", instructions),
    ("lint for the Firefox store", lint),
    ("wasm in Chromium", || wasm(Kind::Chromium)),
    ("wasm in Firefox", || wasm(Kind::Firefox)),
    ("fixture pages in both browsers", || {
        counted(browsers::with_pages()?.arg("pages"))
    }),
    ("end to end", || counted(browsers::with_pages()?.arg("e2e"))),
    ("drift in living pages", || {
        counted(browsers::with_pages()?.args(["drift", "--live", "--mutants", "34"]))
    }),
];

const WASM: &str = "--target=wasm32-unknown-unknown";
/// The tests of the wasm in a browser; `--tests` would take those of the core too, which need the command line's crates.
const WASM_TESTS: [&str; 2] = ["--test=entry_points", "--test=rest_api"];

fn passed() -> Count {
    Count {
        passed: 1,
        failed: 0,
    }
}

/// A program that says nothing but whether it is content.
fn one(command: &mut Command) -> Result<Count> {
    run::run(command).map(|()| passed())
}

/// A program whose lines say how many passed and failed; they are shown as they come.
fn counted(command: &mut Command) -> Result<Count> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {:?}", command.get_program()))?;
    let output = child.stdout.take().context("no output")?;
    let mut count = Count::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        if let Some(found) = read(&line) {
            count.passed += found.passed;
            count.failed += found.failed;
        }
    }
    // A test program that did not come to its count has failed all the same.
    if !child.wait()?.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// `test result: ok. 12 passed; 0 failed; …` or `12 passed, 0 failed`.
fn read(line: &str) -> Option<Count> {
    let words: Vec<&str> = line.split([' ', ';', ',']).collect();
    let number = |word: &str| {
        let at = words.iter().position(|found| *found == word)?;
        words.get(at.checked_sub(1)?)?.parse().ok()
    };
    Some(Count {
        passed: number("passed")?,
        failed: number("failed")?,
    })
}

fn format() -> Result<Count> {
    one(run::unlocked_cargo("fmt").args(["--all", "--check"]))
}

fn clippy() -> Result<Count> {
    one(run::cargo("clippy")
        .args(["--quiet", "--workspace", "--all-targets"])
        .args(["--", "--deny=warnings"]))
}

/// What only the browser's side has, or has not.
fn clippy_for_wasm() -> Result<Count> {
    tools::wasm_target()?;
    one(run::cargo("clippy")
        .args(["--quiet", "--package=statuspage-guard", "--lib"])
        .arg("--package=wasm-tests")
        .args(WASM_TESTS)
        .arg(WASM)
        .arg("--features=statuspage-guard/background,statuspage-guard/pages")
        .args(["--", "--deny=warnings"]))
}

fn documentation() -> Result<Count> {
    docs::docs(true).map(|()| passed())
}

/// Counted by valgrind, which only Linux has.
fn instructions() -> Result<Count> {
    if !cfg!(target_os = "linux") {
        return Ok(Count::default());
    }
    work::work().map(|()| passed())
}

fn lint() -> Result<Count> {
    let folder = build::build(Profile::Release)?;
    let modules = npm::modules(&run::root().join("xtask/npm/web-ext"))?;
    one(npm::node()?
        .arg(modules.join("web-ext/bin/web-ext.js"))
        .args([
            "lint",
            "--warnings-as-errors",
            "--no-config-discovery",
            "--source-dir",
        ])
        .arg(folder.join("firefox")))
}

/// The entry points of the wasm, called in the browser.
fn wasm(browser: Kind) -> Result<Count> {
    tools::wasm_target()?;
    let runner = tools::test_runner(&build::bindgen_version()?)?;
    let (variable, driver, capabilities) = match browser {
        Kind::Firefox => (
            "GECKODRIVER",
            tools::geckodriver()?,
            json!({ "moz:firefoxOptions": { "binary": tools::firefox()?, "args": ["-headless"] } }),
        ),
        Kind::Chromium => (
            "CHROMEDRIVER",
            tools::chromedriver()?,
            json!({ "goog:chromeOptions": {
                "binary": tools::chromium()?,
                "args": ["--headless=new", "--disable-gpu", "--no-sandbox", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update"],
            } }),
        ),
    };
    let file = run::target()
        .join("webdriver")
        .join(variable)
        .with_extension("json");
    run::write(&file, capabilities.to_string())?;
    let _replica = api::Replica::start(api::PORT)?;
    counted(
        run::cargo("test")
            .arg("--package=wasm-tests")
            .args(WASM_TESTS)
            .arg(WASM)
            .env("API_REPLICA", format!("http://127.0.0.1:{}", api::PORT))
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", absolute(&file)?)
            .env_remove("CHROMEDRIVER")
            .env_remove("GECKODRIVER")
            .env(variable, driver),
    )
}

fn absolute(file: &Path) -> Result<std::path::PathBuf> {
    Ok(std::fs::canonicalize(file)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn counts(line: &str, expected: Option<(usize, usize)>) {
        assert_eq!(read(line).map(|one| (one.passed, one.failed)), expected);
    }

    #[test]
    fn words_that_fit_no_step_are_an_error() {
        assert_eq!(chosen("").map_or(0, |all| all.len()), STEPS.len());
        assert_eq!(chosen("clippy").map_or(0, |all| all.len()), 2);
        assert!(chosen("clipy").is_err());
    }

    #[test]
    fn what_is_passed_over_is_there() -> Result<()> {
        let tests = [
            "tests/drift/main.rs",
            "tests/drift/refresh.rs",
            "tests/teach.rs",
        ];
        let texts = tests.map(|file| std::fs::read_to_string(run::root().join(file)));
        let texts = texts.into_iter().collect::<Result<String, _>>()?;
        for name in SLOW {
            let name = name.rsplit(':').next().unwrap_or(name);
            assert!(texts.contains(&format!("#[test]\nfn {name}()")), "{name}");
        }
        Ok(())
    }

    #[test]
    fn lines_of_test_programs_are_counted() {
        counts(
            "test result: ok. 12 passed; 1 failed; 0 ignored;",
            Some((12, 1)),
        );
        counts("38 passed, 2 failed", Some((38, 2)));
        counts("running 12 tests", None);
    }
}
