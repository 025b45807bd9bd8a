//! A policy, from the settings page to the form.

use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Context, Result, bail, ensure};
use e2e::browser::{Kind, path};
use e2e::guard::PATIENCE;
use serde_json::json;
use std::time::Instant;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "a policy saved in the settings counts on the open page, and no more once removed",
            saved,
        ),
        scenario(
            "a policy file with problems is not imported, and each problem is said",
            imported,
        ),
        scenario(
            "a stored policy that cannot be used is said on the page",
            unusable,
        ),
        scenario("the popup says when the site is not allowed", popup),
    ]
}

fn saved(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    let asks = |wanted: bool| {
        scene.guard.until("the rule follows the policy", |seen| {
            seen.revision() > 0 && seen.finds("components-selected") == wanted
        })
    };
    asks(true)?;
    in_settings(scene, || {
        let policy = r#"{"rules": {"components-selected": "off"}}"#;
        scene.person.writes("Your own policy as text", policy)?;
        scene.person.clicks("Check and save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    asks(false)?;
    in_settings(scene, || {
        scene.person.clicks("Remove")?;
        says(scene, "Your own policy was removed.")
    })?;
    asks(true).map(drop)
}

fn imported(scene: &Scene) -> Result<()> {
    let file = path("E2E_OUT")?.join("policy-with-problems.json");
    std::fs::create_dir_all(file.parent().context("no folder")?)?;
    std::fs::write(&file, r#"{"time": {"clok": "24h"}, "pages": "all"}"#)?;
    in_settings(scene, || {
        let input = scene.browser.session.find("input[type=file]")?;
        scene
            .browser
            .session
            .keys(&input, &file.to_string_lossy())?;
        says(
            scene,
            "“policy-with-problems.json” was not saved, it has 2 problems",
        )?;
        says(scene, "time.clok: unknown key, did you mean \"clock\"?")?;
        says(scene, "pages: must be a list, is a text")?;
        let stored = scene.browser.session.run_async(
            "chrome.storage.local.get('policy-imported').then(arguments[0])",
            json!([]),
        )?;
        ensure!(stored == json!({}), "{stored} was stored");
        scene.person.clicks("Back to what is saved")
    })
}

fn unusable(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    let problem = "The imported policy cannot be used";
    in_settings(scene, || {
        store(scene, r#"{"tmie": {}}"#)?;
        says(scene, "cannot be used and does not count")
    })?;
    scene
        .guard
        .until("the page says so", |seen| seen.text().contains(problem))?;
    in_settings(scene, || store(scene, ""))?;
    scene
        .guard
        .until("the page says it no more", |seen| {
            seen.revision() > 0 && !seen.text().contains(problem)
        })
        .map(drop)
}

/// Only Firefox lets a person take the site from an extension by itself.
fn popup(scene: &Scene) -> Result<()> {
    let session = &scene.browser.session;
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    let page = scene.browser.extension_page("popup.html")?;
    session.goto(&page)?;
    says(scene, "this is no page of manage.statuspage.io")?;
    if scene.browser.kind == Kind::Chromium {
        return Ok(());
    }
    scene.browser.allow_site(false)?;
    session.goto(&page)?;
    says(
        scene,
        "the browser does not let it see manage.statuspage.io",
    )?;
    says(scene, "Allow on manage.statuspage.io")?;
    scene.browser.allow_site(true)
}

/// As another version of the extension may have left it.
fn store(scene: &Scene, policy: &str) -> Result<()> {
    scene
        .browser
        .session
        .run_async(
            "chrome.storage.local.set({ 'policy-imported': arguments[0] }).then(arguments[1])",
            json!([policy]),
        )
        .map(drop)
}

/// Does something in a tab with the settings, and comes back.
fn in_settings(scene: &Scene, act: impl FnOnce() -> Result<()>) -> Result<()> {
    let session = &scene.browser.session;
    let address = scene.browser.extension_page("options.html")?;
    let page = session.get("/window")?;
    let new = session.post("/window/new", &json!({ "type": "tab" }))?;
    session.post("/window", &json!({ "handle": new["handle"] }))?;
    session.goto(&address)?;
    says(scene, "Which policy counts")?;
    act()?;
    session.delete("/window")?;
    session.post("/window", &json!({ "handle": page }))?;
    Ok(())
}

/// Resolves to the words of the page as soon as they hold the given ones, or after a while.
const UNTIL: &str = r#"
    const [words, done] = arguments;
    const end = performance.now() + 500;
    const look = () => {
        const text = document.body.innerText;
        if (text.includes(words) || performance.now() > end) done(text); else setTimeout(look, 5);
    };
    look();
"#;

fn says(scene: &Scene, words: &str) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let text = scene.browser.session.run_async(UNTIL, json!([words]))?;
        let text = text.as_str().unwrap_or_default();
        if text.contains(words) {
            return Ok(());
        }
        if Instant::now() > deadline {
            bail!("the settings never say “{words}”, but: {text}");
        }
    }
}
