//! Templates of all sources: applied through the page's own menu, learnt there, written over and put back.

use super::settings::{in_settings, says, says_no_more};
use super::{CREATE, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::browser::path;
use e2e::guard::Seen;
use e2e::server::Mount;
use serde_json::json;

/// A page of its own: what is learnt there stays there.
const PAGE: &str = "t3mpl8s0urce";
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
        scenario(
            "what a template leaves to the person is asked for in the panel, with the keyboard alone",
            asked_for,
        ),
    ]
}

/// Opens a screen of the replica as that of another team.
fn open_page(scene: &Scene, inside: &str) -> Result<()> {
    let folder = path("E2E_SITE")?.join("react");
    scene.server.mount(Mount::strict(PAGE, folder));
    scene.browser.open(&format!("/pages/{PAGE}{inside}"))
}

fn by_name(scene: &Scene) -> Result<()> {
    open_page(scene, "/incidents/mn5t8x2kq0vd")?;
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
        // Templates of other pages may be listed beside it.
        let learnt = "“1. Maintenance-started”, in Planned work, page t3mpl8s0urce";
        says(scene, learnt)?;
        says(scene, "The maintenance has started.")?;
        scene.person.clicks(&format!("Forget {learnt}"))?;
        says(
            scene,
            "Forgotten, until the template is seen at Statuspage again.",
        )?;
        says_no_more(scene, learnt)
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
    open_page(scene, CREATE)?;
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

/// As a person does who has only the keyboard: Enter on the button, Tab from line to line, Enter again.
fn asked_for(scene: &Scene) -> Result<()> {
    const EXTENDED: &str = "C. Maintenance Extended.";
    const ENTER: &str = "\u{e007}";
    const ESCAPE: &str = "\u{e00c}";
    let session = &scene.browser.session;
    open_page(scene, "/incidents/mn7c1w9zr4hs")?;
    scene.guard.until("the template is offered", |seen| {
        seen.list("templates").contains(&EXTENDED)
    })?;
    scene.person.writes("Message", "Mine.")?;
    let press = |line: &str, keys: &str| -> Result<()> {
        let found = session.element(
            r#"const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
               const found = root.querySelector(arguments[0]);
               found?.focus();
               return found;"#,
            json!([line]),
        )?;
        session.keys(&found, keys)
    };
    let focused = || {
        session.run(
            r#"const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
               return root.activeElement?.dataset.answer ?? root.activeElement?.dataset.template ?? "";"#,
            json!([]),
        )
    };
    let button = format!("button[data-template='{EXTENDED}']");
    let asks = |seen: &Seen| seen.text().contains("leaves this to you");
    press(&button, ENTER)?;
    scene.guard.until("it asks", asks)?;
    scene.guard.until_true("the first line has the focus", || {
        Ok(focused()? == "{{added}}")
    })?;
    press("[data-answer='{{added}}']", "90 minutes")?;
    scene.guard.until("it is previewed", |seen| {
        seen.text().contains("has been extended by 90 minutes")
    })?;
    press("[data-answer='{{added}}']", ESCAPE)?;
    scene.guard.until("it is left", |seen| !asks(seen))?;
    scene
        .guard
        .until_true("the focus is back", || Ok(focused()? == EXTENDED))?;
    ensure!(
        scene.person.value("Message")? == "Mine.",
        "something was written"
    );
    press(&button, ENTER)?;
    scene.guard.until("it asks again", asks)?;
    press("[data-answer='{{added}}']", "90 minutes\u{e004}")?;
    ensure!(
        focused()? == "{{end}}",
        "Tab does not lead to the next line: {}",
        focused()?
    );
    press("[data-answer='{{end}}']", "11:30 UTC")?;
    press(
        "[data-answer='{{end_date}}']",
        &format!("23 November 2026{ENTER}"),
    )?;
    scene.guard.until_true("it is inserted", || {
        let message = scene.person.value("Message")?;
        Ok(message.contains(
            "extended by 90 minutes. The new planned end is 11:30 UTC on 23 November 2026.",
        ))
    })
}
