//! Starts the work that is done in real browsers: finds the programs, builds what they load.

use crate::build::{self, Profile};
use crate::{run, tools};
use anyhow::Result;
use std::process::Command;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Chromium,
    Firefox,
    Both,
}

impl Which {
    /// From `--browser …` among the arguments; `otherwise` where it is not said.
    pub fn of(arguments: &[&str], otherwise: Self) -> Self {
        match arguments
            .iter()
            .position(|word| *word == "--browser")
            .and_then(|at| arguments.get(at + 1))
        {
            Some(&"firefox") => Self::Firefox,
            Some(&("chromium" | "chrome")) => Self::Chromium,
            _ => otherwise,
        }
    }
}

/// The program of `tests/e2e`, knowing where everything is.
pub fn e2e(which: Which) -> Result<Command> {
    let extension = build::build(Profile::Release)?;
    let site = crate::site::build()?;
    let mut command = run::cargo("run");
    command
        .args(["--quiet", "--package=e2e", "--"])
        .env("E2E_ROOT", run::root())
        .env("E2E_OUT", run::target().join("e2e"))
        .env("E2E_EXTENSION", extension)
        .env("E2E_SITE", site);
    if which != Which::Firefox {
        command
            .env("E2E_CHROMIUM", tools::chromium()?)
            .env("E2E_CHROMEDRIVER", tools::chromedriver()?);
    }
    if which != Which::Chromium {
        command
            .env("E2E_FIREFOX", tools::firefox()?)
            .env("E2E_GECKODRIVER", tools::geckodriver()?);
    }
    Ok(command)
}
