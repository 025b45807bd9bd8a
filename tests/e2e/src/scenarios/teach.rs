//! A field that the guard does not find is shown to it by a person.

use super::{CREATE, PLAIN, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "teach: shown with the mouse, found, remembered over a reload, forgotten",
            mouse,
        ),
        scenario(
            "teach: shown with the keyboard, cancelled with Escape",
            keyboard,
        ),
        scenario("teach: shown with the mouse in a frame", in_frame),
        scenario(
            "teach: a page report is shown, and copied from there",
            report,
        ),
    ]
}

/// The message under another name, as after a redesign; and what the page itself hears from then on.
const RENAME: &str = r#"
    const label = [...document.querySelectorAll("label")].find((one) => one.textContent.trim().startsWith("Message"));
    const field = label.control ?? document.getElementById(label.htmlFor) ?? label.querySelector("textarea");
    const walk = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replace("Message", "Prose");
    field.name = "zz";
    field.id = label.htmlFor = "zz";
    field.placeholder = "";
    window.heard = [];
    for (const type of ["mousedown", "mouseup", "click", "keydown", "keyup", "pointerdown"])
        document.addEventListener(type, (event) => {
            if (event.target === field) heard.push(type);
        }, true);
"#;

pub fn open(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{PLAIN}{CREATE}"))?;
    scene
        .guard
        .until("the form is checked", |seen| seen.revision() > 0)?;
    rename(scene)
}

fn rename(scene: &Scene) -> Result<()> {
    scene.browser.session.run(RENAME, json!([])).map(drop)
}

pub fn is_missing(seen: &Seen) -> bool {
    seen.revision() > 0 && seen.missing().contains(&"message")
}

pub fn teach(scene: &Scene) -> Result<()> {
    scene
        .guard
        .until("the message is said to be missing", is_missing)?;
    scene.guard.press("[data-teach=message]")?;
    scene.guard.until("it says what to do", |seen| {
        seen.text().contains("Click on the Message field")
    })?;
    scene.guard.until_true("the frame is ready", || {
        let ready = scene.browser.session.run(
            "return document.querySelector('[data-statuspage-guard-aim]') !== null",
            json!([]),
        )?;
        Ok(ready == true)
    })
}

fn found(scene: &Scene) -> Result<()> {
    scene
        .guard
        .until("the message is found", |seen| {
            seen.revision() > 0 && !seen.missing().contains(&"message")
        })
        .map(drop)
}

fn untouched(scene: &Scene) -> Result<()> {
    let heard = scene
        .browser
        .session
        .run("return heard.join()", json!([]))?;
    ensure!(heard == "", "the page heard {heard}");
    Ok(())
}

fn forget(scene: &Scene) -> Result<()> {
    scene.guard.press("[data-forget=message]")?;
    scene
        .guard
        .until("it is missing again", is_missing)
        .map(drop)
}

fn mouse(scene: &Scene) -> Result<()> {
    open(scene)?;
    teach(scene)?;
    let field = scene.browser.session.find("#zz")?;
    scene.browser.session.click(&field)?;
    found(scene)?;
    untouched(scene)?;
    scene.browser.session.refresh()?;
    scene
        .guard
        .until("the reload says that it is not there", is_missing)?;
    rename(scene)?;
    found(scene)?;
    forget(scene)
}

/// The form moves into a frame of the page's own.
const INTO_FRAME: &str = r#"
    const form = document.querySelector("[name=zz]").form;
    const frame = document.createElement("iframe");
    frame.style.cssText = "width: 50rem; height: 90rem";
    form.replaceWith(frame);
    frame.contentDocument.body.append(form);
"#;

fn in_frame(scene: &Scene) -> Result<()> {
    open(scene)?;
    let session = &scene.browser.session;
    session.run(INTO_FRAME, json!([]))?;
    teach(scene)?;
    let frame = session.run("return document.querySelector('iframe')", json!([]))?;
    session.post("/frame", &json!({ "id": frame }))?;
    let field = session.find("#zz")?;
    session.click(&field)?;
    session.post("/frame", &json!({ "id": null }))?;
    found(scene)?;
    forget(scene)
}

const ENTER: &str = "\u{e007}";
pub const ESCAPE: &str = "\u{e00c}";

fn keyboard(scene: &Scene) -> Result<()> {
    open(scene)?;
    let field = scene.browser.session.find("#zz")?;
    teach(scene)?;
    scene.browser.session.keys(&field, ESCAPE)?;
    let back = scene.guard.until("Escape cancels", |seen| {
        is_missing(seen) && !seen.text().contains("Click on the Message field")
    })?;
    ensure!(back.state() == "partial", "{}", back.state());
    scene.guard.until_true("the focus is back", || {
        let focused = scene.browser.session.run(
            "return document.querySelector('[data-statuspage-guard]').shadowRoot.activeElement?.dataset.teach ?? null",
            json!([]),
        )?;
        Ok(focused == "message")
    })?;
    teach(scene)?;
    scene.browser.session.keys(&field, ENTER)?;
    found(scene)?;
    untouched(scene)?;
    let value = scene.browser.session.run(
        "return document.querySelector('#zz').value.includes('\\n\\n\\n')",
        json!([]),
    )?;
    ensure!(value == false, "Enter reached the field");
    forget(scene)
}

const PASTE: &str = "\u{e009}v\u{e000}";

fn report(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{PLAIN}{CREATE}"))?;
    scene
        .guard
        .until("the form is checked", |seen| seen.revision() > 0)?;
    scene.guard.press("[data-report]")?;
    let seen = scene.guard.until("it is shown", |seen| {
        seen.text().contains("statuspage-guard page report 1")
    })?;
    ensure!(!seen.text().contains("was copied"), "it was copied unseen");
    scene.guard.press("[data-copy-report]")?;
    scene.guard.until("it says so", |seen| {
        seen.text().contains("The page report was copied")
    })?;
    scene.guard.until_true("it can be pasted", || {
        scene.person.writes("Message", PASTE)?;
        let text = scene.person.value("Message")?;
        Ok(text.starts_with("statuspage-guard page report 1") && text.contains("= message"))
    })
}
