//! Starts the work that is done in real browsers: finds the programs, builds what they load.

use crate::build::{self, Profile};
use crate::options::{InBrowsers, Kind};
use crate::{npm, pages, run, site, tools};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Hands the words of this command line on to the program of `tests/e2e`, which understands the same ones.
pub fn start(work: &InBrowsers) -> Result<()> {
    let mut command = e2e(&work.kinds())?;
    // Only these open the fixture pages.
    if !matches!(
        work,
        InBrowsers::Demo(_) | InBrowsers::Look(_) | InBrowsers::Bench(_)
    ) {
        command.env("E2E_PAGES", pages::build()?);
    }
    if matches!(work, InBrowsers::E2e(_)) {
        command.env("E2E_AXE", axe()?);
    }
    run::run(command.args(std::env::args_os().skip(1)))
}

/// The same program for steps of the tests.
pub fn with_pages() -> Result<Command> {
    let mut command = e2e(&[Kind::Chromium, Kind::Firefox])?;
    command.env("E2E_PAGES", pages::build()?);
    command.env("E2E_AXE", axe()?);
    Ok(command)
}

/// The rules of accessibility that the scenarios load into the extension's own pages.
fn axe() -> Result<PathBuf> {
    let modules = npm::modules(&run::root().join("xtask/npm/axe"))?;
    Ok(modules.join("axe-core/axe.min.js"))
}

/// The program of `tests/e2e`, knowing where everything is.
fn e2e(kinds: &[Kind]) -> Result<Command> {
    let extension = build::build(Profile::Release)?;
    let site = site::build()?;
    let mut command = Command::new(run::program("bin", "e2e")?);
    command
        .current_dir(run::root())
        .env("E2E_ROOT", run::root())
        .env("E2E_OUT", run::target().join("e2e"))
        .env("E2E_EXTENSION", extension)
        .env("E2E_SITE", site);
    if kinds.contains(&Kind::Chromium) {
        command
            .env("E2E_CHROMIUM", tools::chromium()?)
            .env("E2E_CHROMEDRIVER", tools::chromedriver()?);
    }
    if kinds.contains(&Kind::Firefox) {
        command
            .env("E2E_FIREFOX", tools::firefox()?)
            .env("E2E_GECKODRIVER", tools::geckodriver()?);
    }
    Ok(command)
}
