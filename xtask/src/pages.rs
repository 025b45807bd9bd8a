//! The fixture pages of `tests/pages`: their bundles, recordings of them, drift.

use crate::browsers::{self, Which};
use crate::{npm, run};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The bundles, in `target/pages`.
pub fn build() -> Result<PathBuf> {
    let source = run::root().join("tests/pages");
    let out = run::target().join("pages");
    let stamp = out.join("stamp");
    let mut parts = Vec::new();
    for file in run::files(&source)? {
        parts.push(file.to_string_lossy().as_bytes().to_vec());
        parts.push(std::fs::read(source.join(file))?);
    }
    let made_from = run::digest(parts.iter().map(Vec::as_slice));
    if std::fs::read_to_string(&stamp).is_ok_and(|old| old == made_from) {
        return Ok(out);
    }
    let modules = npm::modules(&source)?;
    run::run(
        npm::node()?
            .arg(source.join("build.mjs"))
            .arg(&modules)
            .arg(&out),
    )?;
    run::write(&stamp, made_from)?;
    Ok(out)
}

/// The program of `tests/e2e`, with the pages at hand.
pub fn e2e(which: Which) -> Result<Command> {
    let pages = build()?;
    let mut command = browsers::e2e(which)?;
    command.env("E2E_PAGES", pages);
    Ok(command)
}

/// `cargo xtask record [PAGE…]`
pub fn record(arguments: &[&str]) -> Result<()> {
    run::run(e2e(Which::Both)?.arg("record").args(arguments))
}

/// `cargo xtask pages [--browser B] [--page P] [--shots FOLDER]`
pub fn live(arguments: &[&str]) -> Result<()> {
    let which = Which::of(arguments, Which::Both);
    run::run(e2e(which)?.arg("pages").args(arguments))
}

/// `cargo xtask drift [--seeds N] [--from SEED] [--show N]`, on the recorded outlines; `cargo xtask drift --live
/// [--browser B] [--mutants N] [--from N] [--page P] [--kind K]`, on the living pages.
pub fn drift(arguments: &[&str]) -> Result<()> {
    if arguments.contains(&"--live") {
        let which = Which::of(arguments, Which::Both);
        return run::run(e2e(which)?.arg("drift").args(arguments));
    }
    const OPTIONS: [&str; 3] = ["--seeds", "--from", "--show"];
    let is_known = |word: &&str| !word.starts_with("--") || OPTIONS.contains(word);
    if let Some(other) = arguments.iter().find(|word| !is_known(word)) {
        bail!("without --live the drift knows no `{other}`");
    }
    let after = |name: &str| {
        let at = arguments.iter().position(|word| *word == name)?;
        arguments.get(at + 1).copied()
    };
    run::run(
        run::cargo("test")
            .args([
                "--quiet",
                "--package=statuspage-guard",
                "--test=drift",
                "--profile=drift",
            ])
            .args(["--", "--nocapture", "no_drift_is_silent_or_wrong"])
            .env("DRIFT_SEEDS", after("--seeds").unwrap_or("18"))
            .env("DRIFT_FROM", after("--from").unwrap_or("0"))
            .env("DRIFT_SHOW", after("--show").unwrap_or("12")),
    )
}
