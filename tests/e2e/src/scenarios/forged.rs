//! Scripts of the page that press the guard's buttons and point at fields as if they were a person: nothing comes
//! of it.

use super::{CREATE, PLAIN, Scenario, Scene, scenario, teach};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use e2e::press::keys;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("hostile scripts press the guard's buttons in vain", buttons),
        scenario("hostile scripts point at a field in vain", aiming),
    ]
}

/// All that a script can make of a press: defines `forge(element)`.
const FORGE: &str = r#"
    const everywhere = { bubbles: true, cancelable: true, composed: true };
    const press = (element) => {
        const place = { ...everywhere, detail: 1, button: 0, isPrimary: true, pointerType: "mouse" };
        for (const type of ["pointermove", "pointerdown", "mousedown", "pointerup", "mouseup", "click"])
            element.dispatchEvent(new (type.startsWith("p") ? PointerEvent : MouseEvent)(type, place));
        element.dispatchEvent(new PointerEvent("click", place));
    };
    const type = (element) => {
        for (const key of ["Enter", " ", "Escape"])
            for (const type of ["keydown", "keypress", "keyup"])
                element.dispatchEvent(new KeyboardEvent(type, { ...everywhere, key, code: key }));
    };
    const byLabel = (element) => {
        const label = document.createElement("label");
        element.replaceWith(label);
        label.append(element);
        label.click();
        label.replaceWith(element);
    };
    const forge = (element) => {
        element.click();
        press(element);
        type(element);
        if (element.localName === "button") byLabel(element);
    };
"#;

const ALL_BUTTONS: &str = r#"
    const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
    const buttons = [...root.querySelectorAll("button")];
    buttons.forEach(forge);
    return buttons.length;
"#;

/// What a look at the guard and the form shows when all the buttons were pressed by a script.
fn attack(scene: &Scene) -> Result<Seen> {
    let before = (scene.person.snapshot()?, scene.guard.look()?);
    let script = format!("{FORGE}{ALL_BUTTONS}");
    let count = scene.browser.session.run(&script, json!([]))?;
    ensure!(count.as_u64() > Some(3), "there were {count} buttons");
    // What the guard heard is answered before what is typed now.
    scene.person.writes("Maintenance name", "Tills")?;
    let after = scene.guard.until("what is typed is checked", |seen| {
        seen.revision() > before.1.revision()
    })?;
    scene.person.writes("Maintenance name", "Upgrade")?;
    let same = [
        (before.1.undo() == after.undo(), "undo"),
        (before.1.state() == after.state(), "the state"),
        (before.1.missing() == after.missing(), "what is missing"),
        (before.1.rules() == after.rules(), "the findings"),
        (before.0 == scene.person.snapshot()?, "the form"),
    ];
    for (same, what) in same {
        ensure!(same, "{what} changed; {}", after.lines());
    }
    Ok(after)
}

fn buttons(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{PLAIN}{CREATE}"))?;
    scene.person.writes("Maintenance name", "Upgrade")?;
    scene.person.writes("Message", "We start at 10pm EST.")?;
    scene.guard.until("a fix is offered", |seen| {
        seen.finds("utc-times") && !seen.list("templates").is_empty()
    })?;
    attack(scene)?;
    scene.guard.press("button[data-template]")?;
    scene.guard.until("undo is offered", Seen::undo)?;
    scene.person.writes("Maintenance name", "Upgrade")?;
    attack(scene).map(drop)
}

/// A script can press the page's own button to send the form, and would leave the page.
const AT_FIELDS: &str = r#"
    for (const element of document.querySelectorAll("main input:not([type=submit]), main textarea, main h1"))
        press(element), type(element);
    type(document.body);
    return document.querySelector("[data-statuspage-guard-aim]") !== null;
"#;

fn aiming(scene: &Scene) -> Result<()> {
    teach::open(scene)?;
    scene.person.writes("Maintenance name", "Upgrade")?;
    scene
        .guard
        .until("the message is missing", teach::is_missing)?;
    attack(scene)?;
    teach::teach(scene)?;
    let session = &scene.browser.session;
    let is_aiming = session.run(&format!("{FORGE}{AT_FIELDS}"), json!([]))?;
    ensure!(is_aiming == true, "a forged event ended it");
    keys(session, teach::ESCAPE)?;
    let seen = scene.guard.until("Escape cancels", |seen| {
        !seen.text().contains("Click on the Message field")
    })?;
    ensure!(teach::is_missing(&seen), "a forged event taught a field");
    Ok(())
}
