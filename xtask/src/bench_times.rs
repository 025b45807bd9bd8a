//! `cargo xtask bench-times`: our reader of times, as wasm in Node, beside chrono-node in one run.

use crate::{build, npm, run, tools};
use anyhow::{Context, Result};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Sentences of our own; another file of the same form (`{"name", "body", "lang", "now"}` in each
/// line) can be given instead.
const MESSAGES: &str = "benches/messages.jsonl";

pub fn bench_times(arguments: &[&str]) -> Result<()> {
    build::bindgen_version()?;
    tools::wasm_target()?;
    let target = run::target();
    run::run(run::cargo().args([
        "build",
        "--quiet",
        "--release",
        "--package=times-wasm",
        "--target=wasm32-unknown-unknown",
    ]))?;
    let wasm = target.join("wasm32-unknown-unknown/release/times_wasm.wasm");
    let folder = target.join("times-wasm");
    Bindgen::new()
        .input_path(&wasm)
        .out_name("times")
        .nodejs(true)?
        .typescript(false)
        .generate(&folder)
        .context("wasm-bindgen refused the module")?;
    let modules = npm::modules(&run::root().join("xtask/npm/chrono"))?;
    let messages = arguments.first().copied().unwrap_or(MESSAGES);
    run::run(
        npm::node()?
            .arg("benches/compare-times.mjs")
            .arg(folder.join("times.js"))
            .arg(modules)
            .arg(Path::new(messages)),
    )
}
