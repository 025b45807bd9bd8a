//! A policy, from the settings page to the form.

use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Result, bail, ensure};
use e2e::browser::Kind;
use e2e::guard::PATIENCE;
use e2e::server::HOST;
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
        scenario(
            "a team sets up clients, a template and a rule by forms, and the open page has them",
            by_forms,
        ),
        scenario(
            "what is typed in the settings outlives a reload, and every problem leads to its control",
            drafts,
        ),
        scenario(
            "the settings fit a narrow window and name every control",
            narrow,
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
    in_settings(scene, "text", || {
        let policy = r#"{"rules": {"components-selected": "off"}}"#;
        scene.person.writes("Your own policy as text", policy)?;
        scene.person.clicks("Check and save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    asks(false)?;
    in_settings(scene, "text", || {
        scene.person.clicks("Remove")?;
        says(scene, "Your own policy was removed.")
    })?;
    asks(true).map(drop)
}

fn imported(scene: &Scene) -> Result<()> {
    let file = scene.folder.join("policy-with-problems.json");
    std::fs::write(&file, r#"{"time": {"clok": "24h"}, "pages": "all"}"#)?;
    in_settings(scene, "files", || {
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
    in_settings(scene, "files", || {
        store(scene, r#"{"tmie": {}}"#)?;
        says(scene, "cannot be used and does not count")
    })?;
    scene
        .guard
        .until("the page says so", |seen| seen.text().contains(problem))?;
    in_settings(scene, "files", || store(scene, ""))?;
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
    scene.browser.allow_site(HOST, false)?;
    session.goto(&page)?;
    says(
        scene,
        "the browser does not let it see manage.statuspage.io",
    )?;
    says(scene, "Allow on manage.statuspage.io")?;
    scene.browser.allow_site(HOST, true)
}

/// As another version of the extension may have left it.
pub fn store(scene: &Scene, policy: &str) -> Result<()> {
    scene
        .browser
        .session
        .run_async(
            "chrome.storage.local.set({ 'policy-imported': arguments[0] }).then(arguments[1])",
            json!([policy]),
        )
        .map(drop)
}

/// By mouse and by keyboard alone: two clients, a template and a rule.
fn by_forms(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene
        .guard
        .until("the rule counts", |seen| seen.finds("components-selected"))?;
    in_settings(scene, "clients", || {
        let person = &scene.person;
        person.clicks("Add a client")?;
        types_here(scene, "Alder Market")?;
        types_here(scene, &TAB.repeat(3))?;
        types_here(scene, "Alder Boston\nAlder Denver")?;
        person.clicks("Add a client")?;
        types_here(scene, "Bluebird Foods")?;
        says(scene, "Not saved yet")?;
        person.clicks("Templates")?;
        says(scene, "Phases that need a template")?;
        person.clicks("Add a template")?;
        types_here(scene, "Our notice")?;
        // Past the phase and the name in Statuspage's menu, to the title and the message.
        types_here(scene, &TAB.repeat(3))?;
        types_here(scene, "{{client}}: planned work")?;
        types_here(scene, TAB)?;
        types_here(scene, "We work at ")?;
        // The buttons below the message, by keyboard: {{client}}, {{sites}}. The focus comes back to the message.
        types_here(scene, &TAB.repeat(2))?;
        types_here(scene, ENTER)?;
        types_here(scene, " for ")?;
        // By mouse: each template has this button, and its name says into which it inserts.
        person.clicks("Insert {{client}} into Our notice")?;
        types_here(scene, ".")?;
        says(
            scene,
            "We work at Alder Boston and Alder Denver for Alder Market.",
        )?;
        person.clicks("Rules")?;
        says(scene, "Components selected")?;
        sets(scene, "/rules/components-selected/severity", "off")?;
        person.clicks("Save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    scene.guard.until("the page follows", |seen| {
        seen.revision() > 0
            && !seen.finds("components-selected")
            && seen.list("templates").contains(&"Our notice")
    })?;
    in_settings(scene, "text", || {
        let text = scene.person.value("Your own policy as text")?;
        let own: serde_json::Value = serde_json::from_str(&text)?;
        ensure!(
            own["clients"]
                == json!([
                    { "name": "Alder Market", "components": ["Alder Boston", "Alder Denver"] },
                    { "name": "Bluebird Foods" },
                ]),
            "{own}"
        );
        scene.person.clicks("Remove")?;
        says(scene, "Your own policy was removed.")
    })
}

fn drafts(scene: &Scene) -> Result<()> {
    in_settings(scene, "time", || {
        let person = &scene.person;
        person.writes("Zone", "Tokyo")?;
        person.clicks("Save")?;
        says(scene, "Your own policy was not saved, it has a problem")?;
        scene.browser.session.refresh()?;
        says(scene, "What you had not saved is still here.")?;
        ensure!(
            person.value("Zone")? == "Tokyo",
            "{}",
            person.value("Zone")?
        );
        person.clicks("Clients and pages")?;
        says(scene, "Add a client")?;
        person.clicks("Save")?;
        person.clicks("Time: Time, Zone: \"Tokyo\" is not like \"Europe/Paris\"")?;
        let at = r#"return document.activeElement.name + " " + document.activeElement.getAttribute("aria-invalid")"#;
        let focused = scene.browser.session.run(at, json!([]))?;
        ensure!(focused == "/time/zone true", "{focused} has the focus");
        person.clicks("Back to what is saved")?;
        ensure!(person.value("Zone")?.is_empty(), "the draft is still there");
        Ok(())
    })
}

/// All sections, as the address names them.
pub const SECTIONS: [&str; 13] = [
    "start",
    "clients",
    "templates",
    "rules",
    "time",
    "notifications",
    "words",
    "other",
    "taught",
    "seen-templates",
    "fetch",
    "files",
    "text",
];

/// Labels and names are asked of the browser, as a screen reader gets them.
fn narrow(scene: &Scene) -> Result<()> {
    let session = &scene.browser.session;
    for section in SECTIONS {
        in_settings(scene, section, || {
            let before = session.get("/window/rect")?;
            session.post("/window/rect", &json!({ "width": 420, "height": 800 }))?;
            let found = session.run(UNFIT, json!([]))?;
            session.post(
                "/window/rect",
                &json!({ "width": before["width"], "height": before["height"] }),
            )?;
            ensure!(found == json!([]), "{section}: {found}");
            Ok(())
        })?;
    }
    Ok(())
}

/// What is wider than the window, has no name, has an id twice or is described by nothing.
const UNFIT: &str = r#"
    const found = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push(`${page.scrollWidth} wide of ${page.clientWidth}`);
    for (const one of document.querySelectorAll("details")) one.open = true;
    if (page.scrollWidth > page.clientWidth) found.push(`opened ${page.scrollWidth} wide of ${page.clientWidth}`);
    const ids = new Set();
    for (const { id } of document.querySelectorAll("[id]")) {
        if (ids.has(id)) found.push(`twice: ${id}`);
        ids.add(id);
    }
    for (const node of document.querySelectorAll("input, select, textarea, button, a")) {
        const name = node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent;
        if (!name.trim()) found.push(`no name: ${node.outerHTML.slice(0, 120)}`);
        for (const id of (node.getAttribute("aria-describedby") || "").split(" ").filter(Boolean))
            if (!document.getElementById(id)) found.push(`nothing: ${id}`);
    }
    return found;
"#;

/// Chooses or pastes into the control with this name.
pub fn sets(scene: &Scene, name: &str, value: &str) -> Result<()> {
    let session = &scene.browser.session;
    let control = session.find(&format!("[name='{name}']"))?;
    let set = r#"arguments[0].value = arguments[1];
        for (const kind of ["input", "change"]) arguments[0].dispatchEvent(new Event(kind, { bubbles: true }));"#;
    session
        .run(set, json!([control.reference(), value]))
        .map(drop)
}

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// Types where the focus is.
fn types_here(scene: &Scene, text: &str) -> Result<()> {
    for key in text.chars() {
        let here = scene
            .browser
            .session
            .element("return document.activeElement", json!([]))?;
        scene.browser.session.keys(&here, &key.to_string())?;
    }
    Ok(())
}

/// Does something in a tab with a section of the settings, and comes back.
pub fn in_settings(scene: &Scene, section: &str, act: impl FnOnce() -> Result<()>) -> Result<()> {
    let session = &scene.browser.session;
    let address = scene.browser.extension_page("options.html")?;
    let page = session.get("/window")?;
    let new = session.post("/window/new", &json!({ "type": "tab" }))?;
    session.post("/window", &json!({ "handle": new["handle"] }))?;
    session.goto(&format!("{address}#{section}"))?;
    says(scene, "Search the settings")?;
    act()?;
    session.delete("/window")?;
    session.post("/window", &json!({ "handle": page }))?;
    Ok(())
}

/// Resolves to the words of the page as soon as they hold the given ones, or no more do, or after a while.
const UNTIL: &str = r#"
    const [words, is_wanted, done] = arguments;
    const end = performance.now() + 500;
    const look = () => {
        const text = document.body.innerText;
        if (text.includes(words) === is_wanted || performance.now() > end) done(text); else setTimeout(look, 5);
    };
    look();
"#;

/// Waits until the settings say these words.
pub fn says(scene: &Scene, words: &str) -> Result<()> {
    wait_for_words(scene, words, true)
}

/// Waits until the settings say these words no more.
pub fn says_no_more(scene: &Scene, words: &str) -> Result<()> {
    wait_for_words(scene, words, false)
}

fn wait_for_words(scene: &Scene, words: &str, is_wanted: bool) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let arguments = json!([words, is_wanted]);
        let text = scene.browser.session.run_async(UNTIL, arguments)?;
        let text = text.as_str().unwrap_or_default();
        if text.contains(words) == is_wanted {
            return Ok(());
        }
        if Instant::now() > deadline {
            let fault = if is_wanted { "never say" } else { "still say" };
            bail!("the settings {fault} “{words}”: {text}");
        }
    }
}
