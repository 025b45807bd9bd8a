//! Finds the programs that the tasks need, or installs them. Nothing comes from anywhere but a
//! package manager: apt, cargo, npm, rustup.
//!
//! What cargo and npm install goes to a folder in the person's cache and not to `target/`: two of
//! the programs take minutes to compile, and `cargo clean` or a second clone should not cost them.

use crate::{manifest, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

pub const GECKODRIVER: &str = "0.37.1";

/// Where installed tools live: `$STATUSPAGE_GUARD_TOOLS`, or the cache folder of the system.
pub fn cache() -> Result<PathBuf> {
    let of = |name| std::env::var_os(name).map(PathBuf::from);
    if let Some(folder) = of("STATUSPAGE_GUARD_TOOLS") {
        return Ok(folder);
    }
    let home = of("HOME").or_else(|| of("USERPROFILE"));
    let base = if cfg!(windows) {
        of("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Caches"))
    } else {
        of("XDG_CACHE_HOME").or(home.map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("statuspage-guard"))
        .context("no cache folder: set STATUSPAGE_GUARD_TOOLS to a folder for tools")
}

/// Looks on the `PATH`.
pub fn which(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

fn first_of(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    names
        .iter()
        .find_map(|name| which(name))
        .or_else(|| places.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// Chromium before Chrome: branded Chrome 137 and later ignores `--load-extension`.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    find_or_apt(
        "Chromium",
        &["chromium"],
        "Install Chromium (macOS: `brew install --cask chromium`; Windows: `winget install Hibbiki.Chromium`; \
         Linux: your package manager), or set CHROMIUM to its program.",
        || {
            first_of(
                &[
                    "chromium",
                    "chromium-browser",
                    "google-chrome-for-testing",
                    "google-chrome",
                    "google-chrome-stable",
                    "chrome",
                ],
                &[
                    "/snap/bin/chromium",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    r"C:\Program Files\Chromium\Application\chrome.exe",
                    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
                ],
            )
        },
    )
}

pub fn valgrind() -> Result<PathBuf> {
    find_or_apt(
        "valgrind",
        &["valgrind"],
        "Install valgrind with your package manager; it is there for Linux only.",
        || which("valgrind"),
    )
}

pub fn chromedriver() -> Result<PathBuf> {
    find_or_apt(
        "chromedriver",
        &["chromium-driver"],
        "Install the chromedriver of your Chromium's version, on the PATH.",
        || {
            first_of(
                &["chromedriver"],
                &[
                    "/usr/lib/chromium/chromedriver",
                    "/snap/bin/chromium.chromedriver",
                ],
            )
        },
    )
}

/// Firefox refuses the extension where it is older than the manifest asks for.
pub fn firefox() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("FIREFOX") {
        return Ok(path.into());
    }
    let oldest = manifest::oldest_firefox()?;
    let recent = |path: &PathBuf| {
        let said = run::read(Command::new(path).arg("--version")).unwrap_or_default();
        major(&said).is_none_or(|version| version >= oldest)
    };
    find_or_apt(
        &format!("Firefox {oldest} or later"),
        &["firefox-esr"],
        "Install it, or set FIREFOX to its program.",
        || {
            first_of(
                &["firefox-esr", "firefox"],
                &[
                    "/Applications/Firefox.app/Contents/MacOS/firefox",
                    r"C:\Program Files\Mozilla Firefox\firefox.exe",
                    r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
                ],
            )
            .filter(recent)
        },
    )
}

/// Not in apt, and npm's package fetches it from elsewhere: compiled by cargo.
pub fn geckodriver() -> Result<PathBuf> {
    if let Some(path) = which("geckodriver") {
        return Ok(path);
    }
    // Driving a browser needs no optimised driver; this way it compiles in half the time.
    cargo_install(
        "geckodriver",
        GECKODRIVER,
        &["--locked", "--debug"],
        "geckodriver",
    )
}

/// Runs wasm-bindgen-test in a browser; it must be of exactly the version that Cargo.lock holds.
pub fn test_runner(version: &str) -> Result<PathBuf> {
    if let Some(path) = which("wasm-bindgen-test-runner") {
        let said = run::read(Command::new(&path).arg("--version")).unwrap_or_default();
        if said.split_whitespace().any(|word| word == version) {
            return Ok(path);
        }
    }
    // Its own lock file names crates that no longer build together.
    cargo_install("wasm-bindgen-cli", version, &[], "wasm-bindgen-test-runner")
}

fn cargo_install(package: &str, version: &str, options: &[&str], program: &str) -> Result<PathBuf> {
    let folder = cache()?.join(format!("{package}-{version}"));
    let path = folder
        .join("bin")
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    if !path.is_file() {
        println!("Installing {package} {version} with cargo (about two minutes, once) …");
        run::run(
            run::unlocked_cargo("install")
                .args(["--quiet", package, "--version", version])
                .args(options)
                .arg("--root")
                .arg(&folder),
        )?;
    }
    Ok(path)
}

/// `node` and `npm` are there.
pub fn node() -> Result<()> {
    find_or_apt(
        "Node.js with npm",
        &["nodejs", "npm"],
        "Install Node.js 20 or later with npm.",
        || which("node").and(npm_program()),
    )
    .map(drop)
}

fn npm_program() -> Option<PathBuf> {
    which("npm").or_else(|| {
        std::env::split_paths(&std::env::var_os("PATH")?)
            .map(|folder| folder.join("npm.cmd"))
            .find(|path| path.is_file())
    })
}

pub fn npm() -> Result<Command> {
    node()?;
    Ok(Command::new(npm_program().context("npm is missing")?))
}

/// The compiler's wasm part; naming it in rust-toolchain.toml is not enough where rustup was told
/// not to install by itself.
pub fn wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let libraries =
        run::read(Command::new("rustc").args(["--print", "target-libdir", "--target", target]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if which("rustup").is_none() {
        bail!(
            "the Rust compiler has no {target}: install it with your toolchain's package manager"
        );
    }
    run::run(
        Command::new("rustup")
            .args(["target", "add", target])
            .current_dir(run::root()),
    )
}

fn find_or_apt(
    what: &str,
    packages: &[&str],
    advice: &str,
    find: impl Fn() -> Option<PathBuf>,
) -> Result<PathBuf> {
    if let Some(path) = find() {
        return Ok(path);
    }
    if cfg!(target_os = "linux") && which("apt-get").is_some() {
        if is_root() {
            println!("Installing {what} with apt …");
            apt(packages)?;
            return find().with_context(|| format!("{what} is installed, but was not found"));
        }
        bail!(
            "{what} is missing. Type:\n\n    sudo apt-get install {}\n",
            packages.join(" ")
        );
    }
    bail!("{what} is missing. {advice}");
}

fn is_root() -> bool {
    run::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Lists of packages that are months old name browsers too old for the extension, so the lists are
/// fetched first. Where that is not possible, what they name has to do.
fn apt(packages: &[&str]) -> Result<()> {
    let mut apt = Command::new("apt-get");
    if let Err(error) = run::read(apt.args(["update", "-q"])) {
        println!("{error:#}");
    }
    run::read(
        Command::new("apt-get")
            .args(["install", "-y", "-q", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
    .map(drop)
}

/// The first whole number among the words: `Mozilla Firefox 140.10.2esr` is 140.
fn major(version: &str) -> Option<u32> {
    version
        .split_whitespace()
        .find_map(|word| word.split('.').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_program_is_told() {
        assert_eq!(major("Mozilla Firefox 140.10.2esr\n"), Some(140));
        assert_eq!(major("Mozilla Firefox 156.0"), Some(156));
        assert_eq!(major("snap error"), None);
    }
}
