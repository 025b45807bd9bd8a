//! The unpacked extension, for each browser, from one source. Work that is up to date is skipped.

use crate::{manifest, notices, npm, run, tools};
use anyhow::{Context, Result, bail};
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use wasm_bindgen_cli_support::Bindgen;

/// What rustc emits and every browser with this manifest has. Not `--all-features`: wasm-opt would
/// write proposals that browsers refuse.
const FEATURES: [&str; 6] = [
    "bulk-memory",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// What is shipped: optimised for size.
    Release,
    /// Quick to build; panics keep their places.
    Dev,
}

impl Profile {
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "debug",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    Chrome,
    Firefox,
}

impl Browser {
    pub const ALL: [Self; 2] = [Self::Chrome, Self::Firefox];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
        }
    }
}

/// A module of wasm that the extension ships, with the JavaScript that loads it.
#[derive(Clone, Copy)]
struct Module {
    /// Of the files: `<name>.js` and `<name>_bg.wasm`.
    name: &'static str,
    /// What of the crate is in it.
    feature: &'static str,
}

/// The background's own is small, so that it starts quickly; the pages' brings what draws them.
const MODULES: [Module; 2] = [
    Module {
        name: "guard",
        feature: "background",
    },
    Module {
        name: "pages",
        feature: "pages",
    },
];

impl Module {
    fn script(self) -> String {
        format!("{}.js", self.name)
    }

    fn wasm(self) -> String {
        format!("{}_bg.wasm", self.name)
    }
}

/// The modules of the content script.
const CONTENT: &str = "extension/content";

/// Builds and gives the folder that holds `chrome/` and `firefox/`.
pub fn build(profile: Profile) -> Result<PathBuf> {
    let out = run::target().join("extension");
    let stamp = out.join("stamp");
    // Asked of the sources: wasm-bindgen and wasm-opt take as long as the compiler.
    let made_from = made_from(profile)?;
    if std::fs::read_to_string(&stamp).is_ok_and(|old| old == made_from) {
        return Ok(out);
    }
    let parts = out.with_file_name("extension-parts");
    empty(&parts)?;
    make_modules(&parts, profile)?;
    bundle(&parts)?;
    empty(&out)?;
    for browser in Browser::ALL {
        assemble(browser, &parts, &out.join(browser.name()))?;
    }
    run::write(&stamp, made_from)?;
    println!("Built {}", out.display());
    Ok(out)
}

/// Both modules at once: the linker and wasm-opt each keep one core busy for minutes.
fn make_modules(parts: &Path, profile: Profile) -> Result<()> {
    tools::wasm_target()?;
    // What is installed once is there before two ask for it.
    npm::wasm_opt()?;
    std::thread::scope(|scope| {
        let making = MODULES.map(|module| {
            scope.spawn(move || {
                let wasm = compile("statuspage-guard", &[module.feature], profile)?;
                bind(&wasm, &module, parts, profile)
            })
        });
        making.into_iter().try_for_each(|one| {
            one.join()
                .unwrap_or_else(|_| bail!("a module of wasm was not made"))
        })
    })
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// The library of a package as wasm that wasm-bindgen has not seen yet. Each set of features has a folder of its own, so that
/// none waits for another's lock, and what was compiled of one is not thrown away for the other.
pub fn compile(package: &str, features: &[&str], profile: Profile) -> Result<PathBuf> {
    bindgen_version()?;
    tools::wasm_target()?;
    let folder = run::target()
        .join("wasm")
        .join(package)
        .join(features.join("-"));
    run::run(
        run::cargo("rustc")
            .args([
                "--quiet",
                "--lib",
                // Said here alone: cargo keeps one such library for all sets of features, and would compile it anew
                // whenever another set is asked for.
                "--crate-type=cdylib",
                "--package",
                package,
                "--target=wasm32-unknown-unknown",
                "--profile",
                profile.cargo_name(),
            ])
            .arg("--target-dir")
            .arg(&folder)
            .arg(format!("--features={}", features.join(",")))
            .env("CARGO_ENCODED_RUSTFLAGS", flags(profile)?),
    )?;
    Ok(folder
        .join("wasm32-unknown-unknown")
        .join(profile.folder())
        .join(package.replace('-', "_"))
        .with_extension("wasm"))
}

/// The stack of the wasm: the most that was ever taken is 37 KB, by JSON as deep as it may be. rustc gives it
/// 1 MB, which each background holds, and which makes every address in the code a byte longer.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

fn flags(profile: Profile) -> Result<String> {
    let mut flags = without_paths()?;
    // What is not optimised takes more of it.
    if profile == Profile::Release {
        flags.push(STACK.to_owned());
    }
    Ok(flags.join("\u{1f}"))
}

/// Panics name source files; where those lie on this machine must not change what is built.
fn without_paths() -> Result<Vec<String>> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir()
            .context("no home folder")?
            .join(".cargo"),
    };
    let mut flags = vec![format!("--remap-path-prefix={}=", run::root().display())];
    for registry in std::fs::read_dir(home.join("registry/src"))
        .into_iter()
        .flatten()
    {
        flags.push(format!(
            "--remap-path-prefix={}=",
            registry?.path().display()
        ));
    }
    // The standard library has the place where it was built, or that of its sources where they are installed.
    let toolchain = run::read(Command::new("rustc").arg("--print=sysroot"))?;
    flags.push(format!(
        "--remap-path-prefix={}/lib/rustlib/src/rust/library=",
        toolchain.trim()
    ));
    flags.sort();
    Ok(flags)
}

/// What goes in besides the sources and the licences.
const SINGLE_SOURCES: [&str; 5] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "policy.schema.json",
    npm::BUILD_LOCK,
];

/// The content of everything that goes in.
fn made_from(profile: Profile) -> Result<String> {
    let mut parts = vec![
        profile.cargo_name().as_bytes().to_vec(),
        // This program itself: what it does may have changed.
        std::fs::read(std::env::current_exe()?)?,
    ];
    for file in SINGLE_SOURCES.into_iter().chain(notices::LICENCES) {
        parts.push(std::fs::read(run::root().join(file)).with_context(|| format!("no {file}"))?);
    }
    for folder in ["src", "extension"].map(|folder| run::root().join(folder)) {
        for file in run::files(&folder)? {
            parts.push(file.to_string_lossy().as_bytes().to_vec());
            parts.push(std::fs::read(folder.join(file))?);
        }
    }
    Ok(run::digest(parts.iter().map(Vec::as_slice)))
}

/// The module's script and wasm, in `folder`.
fn bind(wasm: &Path, module: &Module, folder: &Path, profile: Profile) -> Result<()> {
    let release = profile == Profile::Release;
    Bindgen::new()
        .input_path(wasm)
        .out_name(module.name)
        .web(true)?
        .typescript(false)
        // After a panic the background goes on with a new instance.
        .reset_state_function(true)
        .omit_default_module_path(false)
        .keep_debug(!release)
        .remove_name_section(release)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen refused the module")?;
    if release {
        optimise(&folder.join(module.wasm()))?;
    }
    Ok(())
}

/// Rewrites the wasm as it is shipped.
pub fn optimise(file: &Path) -> Result<()> {
    run::run(
        npm::wasm_opt()?
            .arg("-Oz")
            // At the lowest addresses is the end of the stack, which is never reached: what is read a little behind an
            // address needs no sum.
            .arg("--low-memory-unused")
            .args(FEATURES.map(|feature| format!("--enable-{feature}")))
            .args(["--strip-producers", "--strip-target-features"])
            .arg(file)
            .arg("-o")
            .arg(file),
    )
}

/// `content.js` of its modules: a content script cannot import what is not web-accessible.
fn bundle(folder: &Path) -> Result<()> {
    run::run(
        npm::esbuild()?
            .arg(run::root().join(CONTENT).join("main.js"))
            .args(["--bundle", "--format=iife", "--charset=utf8"])
            .arg("--minify")
            .args(["--target=chrome120,firefox128", "--log-level=warning"])
            .arg(format!("--outfile={}", folder.join("content.js").display())),
    )
}

/// The whole extension for a browser, of its own files and of those made here, in `parts`; refused where it breaks a promise.
fn assemble(browser: Browser, parts: &Path, out: &Path) -> Result<()> {
    if parts.join("snippets").exists() {
        bail!("the wasm brings JavaScript snippets along; the extension ships none");
    }
    let source = run::root().join("extension");
    for file in run::files(&source)? {
        let bundled = source.join(&file).starts_with(run::root().join(CONTENT));
        if bundled {
            continue;
        }
        if file == Path::new("manifest.json") {
            let text = std::fs::read_to_string(source.join(&file))?;
            let text = manifest::for_browser(&text, browser, &package_version()?)
                .context("extension/manifest.json")?;
            run::write(&out.join(file), text)?;
        } else {
            run::write(&out.join(&file), std::fs::read(source.join(&file))?)?;
        }
    }
    for file in made_files() {
        run::write(&out.join(&file), std::fs::read(parts.join(&file))?)?;
    }
    for file in notices::LICENCES {
        let text = std::fs::read(run::root().join(file)).with_context(|| format!("no {file}"))?;
        run::write(&out.join(file), text)?;
    }
    refuse_calls(out)
}

/// The files of the extension that are made by the build.
fn made_files() -> impl Iterator<Item = String> {
    MODULES
        .into_iter()
        .flat_map(|module| [module.script(), module.wasm()])
        .chain(["content.js".to_owned()])
}

/// No script of the extension may turn a text into code or into markup, and none may ask a server for anything: the
/// glue of the wasm loads that file, and nothing else is loaded by a script.
fn refuse_calls(folder: &Path) -> Result<()> {
    for file in run::files(folder)? {
        let is_script = file
            .extension()
            .is_some_and(|end| end == "js" || end == "mjs" || end == "html");
        if !is_script {
            continue;
        }
        let text = std::fs::read_to_string(folder.join(&file))?;
        for (number, line) in text.lines().enumerate() {
            let asks = first_call(line, &ASKING).filter(|_| !is_glue(&file));
            if let Some(word) = first_call(line, &REFUSED).or(asks) {
                bail!("{}:{}: `{word}` is not allowed", file.display(), number + 1);
            }
        }
    }
    Ok(())
}

/// Whether this is the script that loads a module.
fn is_glue(file: &Path) -> bool {
    MODULES
        .iter()
        .any(|module| file == Path::new(&module.script()))
}

const REFUSED: [&str; 10] = [
    "eval(",
    "Function(",
    ".innerHTML",
    ".outerHTML",
    ".srcdoc",
    "insertAdjacentHTML",
    "document.write",
    "setHTMLUnsafe",
    "createContextualFragment",
    "parseFromString",
];

const ASKING: [&str; 8] = [
    "fetch(",
    "import(",
    "importScripts(",
    "sendBeacon",
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "RTCPeerConnection",
];

fn first_call<'w>(line: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().find(|word| {
        // "eval (text)" calls it too.
        let (name, bracket) = match word.strip_suffix('(') {
            Some(name) => (name, "("),
            None => (*word, ""),
        };
        line.match_indices(name).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let behind = line[at + name.len()..].trim_start();
            // What follows a backtick is text.
            behind.starts_with(bracket)
                && (word.starts_with('.')
                    || !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '`')))
        })
    })
}

/// The version of wasm-bindgen, equal in the library and in the tool that reads its output.
pub fn bindgen_version() -> Result<String> {
    same_bindgen(&lock()?)
}

fn same_bindgen(lock: &str) -> Result<String> {
    let library = locked(lock, "wasm-bindgen")?;
    let tool = locked(lock, "wasm-bindgen-cli-support")?;
    if library != tool {
        bail!(
            "Cargo.lock holds wasm-bindgen {library} but wasm-bindgen-cli-support {tool}. \
             Set both to one version in Cargo.toml and xtask/Cargo.toml."
        );
    }
    Ok(library)
}

fn lock() -> Result<String> {
    Ok(std::fs::read_to_string(run::root().join("Cargo.lock"))?)
}

fn locked(lock: &str, package: &str) -> Result<String> {
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != name)
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock does not hold {package}"))
}

/// The version of the product, from Cargo.toml.
pub fn package_version() -> Result<String> {
    locked(&lock()?, "statuspage-guard")
}

#[cfg(test)]
mod tests;
