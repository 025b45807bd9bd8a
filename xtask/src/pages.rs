//! The fixture pages of `tests/pages`: their bundles, drift of their recordings.

use crate::options::Drift;
use crate::{npm, run};
use anyhow::Result;
use std::{ffi::OsString, path::PathBuf, process::Command};

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

/// Drift on the recorded outlines.
pub fn drift(options: &Drift) -> Result<()> {
    run::run(
        run::cargo("test")
            .args([
                "--quiet",
                "--package=statuspage-guard",
                "--test=drift",
                "--profile=drift",
            ])
            .args(["--", "--nocapture", "no_drift_is_silent_or_wrong"])
            .env("DRIFT_SEEDS", options.seeds.to_string())
            .env("DRIFT_FROM", options.from.to_string())
            .env("DRIFT_SHOW", options.show.to_string()),
    )
}

/// What other weights of the evidence would change.
pub fn fit() -> Result<()> {
    run::run(run::cargo("test").args([
        "--quiet",
        "--package=statuspage-guard",
        "--features=fit",
        "--test=drift",
        "--profile=drift",
        "--",
        "--nocapture",
        "--ignored",
        "other_weights_are_tried",
    ]))
}

/// Why the fields of a page are found or not: a file of HTML, and perhaps the name of one field.
pub fn why(arguments: &[OsString]) -> Result<()> {
    run::run(Command::new(run::program("example", "why")?).args(arguments))
}
