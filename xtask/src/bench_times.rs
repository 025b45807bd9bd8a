//! `cargo xtask bench-times`: our reader of times, as wasm optimised like the shipped one, in Node,
//! beside chrono-node in one run.

use crate::build::{self, Profile};
use crate::{npm, run};
use anyhow::{Context, Result};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Sentences of our own; another file of the same form (`{"name", "body", "lang", "now"}` in each
/// line) can be given instead.
pub const MESSAGES: &str = "benches/messages.jsonl";

pub fn bench_times(messages: &Path) -> Result<()> {
    let wasm = build::compile("times-wasm", &[], Profile::Release)?;
    let folder = run::target().join("times-wasm");
    Bindgen::new()
        .input_path(&wasm)
        .out_name("times")
        .nodejs(true)?
        .typescript(false)
        .remove_name_section(true)
        .generate(&folder)
        .context("wasm-bindgen refused the module")?;
    build::optimise(&folder.join("times_bg.wasm"))?;
    let modules = npm::modules(&run::root().join("xtask/npm/chrono"))?;
    run::run(
        npm::node()?
            .arg("benches/compare-times.mjs")
            .arg(folder.join("times.js"))
            .arg(modules)
            .arg(messages),
    )
}
