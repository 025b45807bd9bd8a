//! A copy of the extension that tells how long each of its pieces takes. Its own files are as they are shipped: scripts
//! that run before them, in the same worlds, stand around the functions of the browser that they call.

use anyhow::{Context, Result};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::guard::PATIENCE;
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What the probe has noted, in milliseconds.
#[derive(Deserialize)]
pub struct Notes {
    /// When the content script began, and when its first answer was drawn, on the page's clock.
    pub began: f64,
    pub first: f64,
    pub letters: Vec<Letter>,
    /// What the content script did without a pause.
    pub tasks: Vec<f64>,
    /// How long nothing else had a turn until the first answer, where the address of the page asks for it.
    pub gaps: Vec<f64>,
    /// How many messages were sent, and how long all of them are.
    pub messages: usize,
    pub characters: usize,
}

/// One letter: moments on the page's clock, and lengths.
#[derive(Deserialize)]
pub struct Letter {
    pub start: f64,
    /// The message that has it, and the answer to that message.
    pub sent: f64,
    pub received: f64,
    /// The wasm begins and ends, in between.
    pub asked: f64,
    pub answered: f64,
    /// The findings are in the page, and the frame with them is made.
    pub drawn: f64,
    pub painted: f64,
    /// What the content script did in frames until then: it places the marks, and looks once more.
    pub frames: f64,
}

const ASK: &str = r#"
    let notes;
    addEventListener("bench-answer", (event) => (notes = event.detail), { once: true });
    dispatchEvent(new CustomEvent("bench-question", { detail: arguments[0] }));
    return notes ?? null;
"#;

impl Notes {
    /// Reads them.
    pub fn read(browser: &Browser) -> Result<Self> {
        ask(browser, "")
    }

    /// Reads them, and begins anew.
    pub fn take(browser: &Browser) -> Result<Self> {
        ask(browser, "forget")
    }

    /// Reads them as soon as `is_complete`, or after a while as they are.
    pub fn wait(browser: &Browser, is_complete: impl Fn(&Self) -> bool) -> Result<Self> {
        let deadline = Instant::now() + 3 * PATIENCE;
        loop {
            // A page that is not there yet has no probe.
            let notes = Self::read(browser);
            let is_over = Instant::now() > deadline;
            if is_over || notes.as_ref().is_ok_and(&is_complete) {
                return notes;
            }
            let pause = "setTimeout(arguments[0], 50)";
            browser.session.run_async(pause, json!([]))?;
        }
    }
}

fn ask(browser: &Browser, what: &str) -> Result<Notes> {
    let notes = browser.session.run(ASK, json!([what]))?;
    let notes = notes.as_str().context("the probe is not in the page")?;
    Ok(serde_json::from_str(notes)?)
}

/// The extension with the probe in it.
pub fn with_probe(setup: &Setup) -> Result<Setup> {
    let shipped = setup.extension.as_deref().context("no extension")?;
    let copy = path("E2E_OUT")?.join("bench").join(setup.kind.name());
    if copy.exists() {
        std::fs::remove_dir_all(&copy)?;
    }
    copy_folder(shipped, &copy)?;
    let write = |name: &str, text: &str| std::fs::write(copy.join(name), text);
    write("probe-content.js", include_str!("probe-content.js"))?;
    write("probe-guard.js", include_str!("probe-guard.js"))?;
    let both = "import './probe-guard.js';\nimport './background.js';\n";
    write("probe-background.js", both)?;
    let file = copy.join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
    manifest["content_scripts"][0]["js"] = json!(["probe-content.js", "content.js"]);
    match setup.kind {
        Kind::Chromium => manifest["background"]["service_worker"] = json!("probe-background.js"),
        Kind::Firefox => manifest["background"]["scripts"] = json!(["probe-background.js"]),
    }
    std::fs::write(&file, serde_json::to_vec(&manifest)?)?;
    Ok(Setup {
        extension: Some(copy),
        ..setup.clone()
    })
}

fn copy_folder(from: &Path, to: &PathBuf) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
