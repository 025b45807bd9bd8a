//! Templates of all sources: applied through the page's own menu, learnt there, written over and put back.

use super::settings::{in_settings, says};
use super::{CREATE, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use serde_json::json;

/// A page of its own: what is learnt there stays there.
const PAGE: &str = "/pages/t3mpl8s0urce";
const BY_NAME: &str = "button[data-template='1. Maintenance-started']";

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "a template known by its name is applied through the page's menu, learnt, listed and forgotten",
            by_name,
        ),
        scenario(
            "what the page's own template writes over is reported and put back",
            written_over,
        ),
    ]
}

fn by_name(scene: &Scene) -> Result<()> {
    scene
        .browser
        .open(&format!("{PAGE}/incidents/mn5t8x2kq0vd"))?;
    let is_offered = |seen: &Seen| {
        seen.text()
            .contains("By the page's Apply template: Planned work")
    };
    scene
        .guard
        .until("the menu's templates are offered", is_offered)?;
    scene
        .person
        .writes("Message", "My own words about the work.")?;
    open_others(scene)?;
    scene.guard.press(BY_NAME)?;
    let seen = scene.guard.until("what it replaced is reported", |seen| {
        seen.text()
            .contains("Apply template, “1. Maintenance-started”, replaced your message and set the status to In progress.")
    })?;
    ensure!(!seen.finds("template-used"), "{}", seen.lines());
    let message = scene.person.value("Message")?;
    ensure!(
        message.starts_with("The maintenance has started."),
        "{message}"
    );
    scene.guard.press("button[data-undo]")?;
    scene.guard.until_true("the words are back", || {
        Ok(scene.person.value("Message")? == "My own words about the work.")
    })?;
    // From now on its text is known, and goes in without the menu.
    scene.guard.until("it is offered with its text", |seen| {
        seen.text().contains("Seen at Statuspage: Planned work")
    })?;
    in_settings(scene, "seen-templates", || {
        says(scene, "“1. Maintenance-started”")?;
        says(scene, "The maintenance has started.")?;
        scene
            .person
            .clicks("Forget “1. Maintenance-started”, in Planned work, page t3mpl8s0urce")?;
        says(scene, "No template has been seen yet.")
    })?;
    scene
        .guard
        .until("it is known by its name again", is_offered)
        .map(drop)
}

fn open_others(scene: &Scene) -> Result<()> {
    scene
        .browser
        .session
        .run(
            r#"const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
               for (const details of root.querySelectorAll(".templates details")) details.open = true;"#,
            json!([]),
        )
        .map(drop)
}

fn written_over(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{PAGE}{CREATE}"))?;
    scene
        .guard
        .until("the form is read", |seen| seen.revision() > 0)?;
    scene.person.writes("Maintenance name", "Tills")?;
    scene.person.writes("Message", "We work on the tills.")?;
    scene
        .person
        .chooses("Apply template", "D. Maintenance Cancelled")?;
    scene.guard.until("it is reported", |seen| {
        seen.text()
            .contains("Apply template, “D. Maintenance Cancelled”, replaced your message")
            && seen.text().contains("set the status to Completed")
            && seen.text().contains("Put it back")
    })?;
    scene.guard.press("button[data-undo]")?;
    scene.guard.until_true("all is back", || {
        let is_title = scene.person.value("Maintenance name")? == "Tills";
        Ok(is_title && scene.person.value("Message")? == "We work on the tills.")
    })
}
