//! Programs and libraries that come from npm, each set by its committed lock file.

use crate::{run, tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs what `folder/package-lock.json` names, once for each content of that file, and gives
/// the `node_modules` folder.
pub fn modules(folder: &Path) -> Result<PathBuf> {
    let lock = std::fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("no package-lock.json in {}", folder.display()))?;
    let name = folder
        .file_name()
        .context("a folder without a name")?
        .to_string_lossy();
    let home = tools::cache()?
        .join("npm")
        .join(format!("{name}-{}", &run::digest([lock.as_slice()])[..12]));
    let done = home.join("installed");
    if !done.is_file() {
        println!("Installing {name} with npm …");
        for file in ["package.json", "package-lock.json"] {
            run::write(&home.join(file), std::fs::read(folder.join(file))?)?;
        }
        run::read(
            tools::npm()?
                .args([
                    "ci",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error",
                ])
                .current_dir(&home),
        )?;
        run::write(&done, "")?;
    }
    Ok(home.join("node_modules"))
}

/// Node, ready to be told what to run.
pub fn node() -> Result<Command> {
    tools::node()?;
    let mut command = Command::new("node");
    command.current_dir(run::root());
    Ok(command)
}

/// The lock file of the programs that the build uses.
pub const BUILD_LOCK: &str = "xtask/npm/build/package-lock.json";

pub fn wasm_opt() -> Result<Command> {
    build_tool("binaryen/bin/wasm-opt")
}

pub fn esbuild() -> Result<Command> {
    build_tool("esbuild/bin/esbuild")
}

fn build_tool(program: &str) -> Result<Command> {
    let modules = modules(&run::root().join("xtask/npm/build"))?;
    let mut command = node()?;
    command.arg(modules.join(program));
    Ok(command)
}
