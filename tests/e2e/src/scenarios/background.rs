//! The background that the browser stops, that cannot start, that is replaced by an update.

use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Context, Result, ensure};
use e2e::browser::{Browser, Kind, Setup};
use e2e::guard::{Guard, Seen};
use e2e::person::Person;
use serde_json::json;
use std::path::{Path, PathBuf};

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("the background is stopped between two keystrokes", stopped),
        scenario("undo outlives a stopped background", undo_outlives),
        scenario(
            "a wasm that cannot start is said, and the page is untouched",
            broken,
        ),
        scenario("after an update the old script takes itself down", updated),
    ]
}

fn open(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene
        .guard
        .until("the form is checked", |seen| {
            seen.finds("components-selected")
        })
        .map(drop)
}

fn stopped(scene: &Scene) -> Result<()> {
    open(scene)?;
    scene.person.types("Message", "We start at 10pm E")?;
    scene.browser.session.run(WATCH, json!([]))?;
    scene.browser.stop_background()?;
    scene.person.types("Message", "ST")?;
    let seen = scene.guard.until("utc-times fires all the same", |seen| {
        seen.sentence("utc-times").contains("EST")
    })?;
    ensure!(seen.state() == "watching", "the state is {}", seen.state());
    let states = scene
        .browser
        .session
        .run("return window.__states", json!([]))?;
    ensure!(states == json!([]), "in between the state was {states}");
    Ok(())
}

/// Notes each state that the guard shows from now on and that is not the one of a form that is checked.
const WATCH: &str = r#"
    const host = document.querySelector("[data-statuspage-guard]");
    window.__states = [];
    new MutationObserver(() => {
        if (host.dataset.state !== "watching") window.__states.push(host.dataset.state);
    }).observe(host, { attributeFilter: ["data-state"] });
"#;

fn undo_outlives(scene: &Scene) -> Result<()> {
    open(scene)?;
    scene.person.writes("Message", "My own words.")?;
    scene.guard.press("button[data-template]")?;
    scene.guard.until("undo is offered", |seen| seen.undo())?;
    scene.browser.stop_background()?;
    scene.guard.press("button[data-undo]")?;
    scene.guard.until_true("the own words are back", || {
        Ok(scene.person.value("Message")? == "My own words.")
    })
}

fn broken(scene: &Scene) -> Result<()> {
    let setup = Setup::new(scene.browser.kind)?;
    let folder = copy_extension(scene, "broken")?;
    std::fs::write(folder.join("guard_bg.wasm"), b"\0asm broken")?;
    let browser = Browser::start(
        &Setup {
            extension: Some(folder),
            ..setup
        },
        scene.server,
    )?;
    browser.open(&format!("{REACT}{CREATE}"))?;
    let guard = Guard {
        session: &browser.session,
    };
    let person = Person {
        session: &browser.session,
    };
    let broken = |seen: &Seen| seen.state() == "broken" && !seen.text().is_empty();
    guard.until("it says that it is broken", broken)?;
    person.types("Message", "We start at 10pm EST.")?;
    let before = person.snapshot()?;
    guard.until("it still says so", broken)?;
    ensure!(person.snapshot()? == before, "the form was changed");
    let posted = person.posts("Schedule now")?;
    ensure!(
        posted["incident"]["body"] == "We start at 10pm EST.",
        "the page posts {posted}"
    );
    Ok(())
}

fn updated(scene: &Scene) -> Result<()> {
    let browser = Browser::start(&Setup::new(scene.browser.kind)?, scene.server)?;
    browser.open(&format!("{REACT}{CREATE}"))?;
    let guard = Guard {
        session: &browser.session,
    };
    guard.until("the form is checked", |seen| seen.revision() > 0)?;
    browser.update_extension()?;
    let person = Person {
        session: &browser.session,
    };
    person.types("Message", "We start at 10pm EST.")?;
    // Firefox gives the new version to pages that are open, Chromium does not.
    let seen = guard.until("one script at most is left", |seen| {
        seen.0.is_null() || (browser.kind == Kind::Firefox && seen.finds("utc-times"))
    })?;
    ensure!(
        seen.0.is_null() || seen.0["hosts"] == 1,
        "two panels are shown"
    );
    Ok(())
}

/// A copy of the extension to be changed, in the scene's folder.
pub fn copy_extension(scene: &Scene, name: &str) -> Result<PathBuf> {
    let setup = Setup::new(scene.browser.kind)?;
    let to = scene.folder.join(name);
    copy_into(&setup.extension.context("no extension")?, &to)?;
    Ok(to)
}

/// A browser with a copy of the extension in which one text of one file is another.
pub fn start_with(scene: &Scene, name: &str, file: &str, from: &str, to: &str) -> Result<Browser> {
    start_with_all(scene, name, &[(file, from, to)])
}

/// A browser whose extension has each text of a file replaced.
pub fn start_with_all(
    scene: &Scene,
    name: &str,
    replacements: &[(&str, &str, &str)],
) -> Result<Browser> {
    let setup = Setup::new(scene.browser.kind)?;
    let folder = copy_extension(scene, name)?;
    for (file, from, to) in replacements {
        let text = std::fs::read_to_string(folder.join(file))?;
        ensure!(text.contains(from), "{file} does not hold {from}");
        std::fs::write(folder.join(file), text.replace(from, to))?;
    }
    let extension = Some(folder);
    Browser::start(&Setup { extension, ..setup }, scene.server)
}

fn copy_into(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_into(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
