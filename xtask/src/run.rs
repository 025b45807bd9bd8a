//! Paths of the repository, and commands that say what failed. On the standard library's commands: tasks add arguments
//! and variables to one another's, which the one-line macros of a shell crate do not take.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."))
}

pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The cargo that runs this program, at a task that resolves crates: as Cargo.lock has them, or not at all.
pub fn cargo(task: &str) -> Command {
    let mut command = unlocked_cargo(task);
    command.arg("--locked");
    command
}

/// For tasks that resolve no crates of this workspace.
pub fn unlocked_cargo(task: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root()).arg(task);
    command
}

/// A program of this workspace, up to date: `kind` is `bin` or `example`. Compiled with the features that the whole
/// workspace asks for, as the tests are, so that going from one to the other compiles nothing anew.
pub fn program(kind: &str, name: &str) -> Result<PathBuf> {
    let wanted = format!("--{kind}={name}");
    run(cargo("build").args(["--quiet", "--workspace", &wanted]))?;
    let folder = target().join("debug");
    let folder = match kind {
        "example" => folder.join("examples"),
        _ => folder,
    };
    Ok(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs it with its output shown; an error names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs it and gives what it wrote; an error shows all of it.
pub fn read(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!(
            "`{shown}` failed ({})\n{text}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(text)
}

fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Every file under `folder`, sorted, relative to it.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    fn walk(folder: &Path, inside: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
        let entries = std::fs::read_dir(folder)
            .with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = inside.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &name, found)?;
            } else {
                found.push(name);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, Path::new(""), &mut found)?;
    found.sort();
    Ok(found)
}

pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// SHA-256 in hexadecimal.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    use sha2::Digest;
    let mut hasher = sha2::Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_resolved_as_the_lock_file_has_them() -> Result<()> {
        let command = cargo("build");
        assert!(command.get_args().any(|word| word == "--locked"));
        let alias = std::fs::read_to_string(root().join(".cargo/config.toml"))?;
        assert!(alias.contains("run --locked"), "{alias}");
        let source = root().join("xtask/src");
        for file in files(&source)? {
            if file == Path::new("run.rs") {
                continue;
            }
            let text = std::fs::read_to_string(source.join(&file))?;
            for call in text.split("unlocked_cargo(").skip(1) {
                let resolves_none = call.starts_with("\"fmt\"") || call.starts_with("\"install\"");
                assert!(resolves_none, "{}", file.display());
            }
            let other = text.contains("Command::new(\"cargo\")");
            assert!(!other, "{}", file.display());
        }
        Ok(())
    }
}
