//! The guard writes only when clicked, by the path that the page listens to, and can take it back.

use super::{CREATE, PLAIN, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    let mut all = vec![scenario(
        "nothing on the form changes unless something is clicked",
        hands_off,
    )];
    for (when, script) in [
        ("when its field is left", AT_ONCE),
        ("a little later", LATER),
    ] {
        all.push(scenario(
            format!("what the page puts back {when} is said"),
            move |scene| put_back(scene, script),
        ));
    }
    for (kind, page) in [("React", REACT), ("plain", PLAIN)] {
        all.push(scenario(
            format!("a template goes in and the {kind} page's own state follows; undo restores"),
            move |scene| template_and_undo(scene, page),
        ));
        all.push(scenario(
            format!("typing goes on after a template went in on the {kind} form"),
            move |scene| typing_after(scene, page),
        ));
    }
    all
}

/// A message of the page's own that holds on to what stands there: `back` gives it back.
const HOLDS_ON: &str = r#"
    const label = [...document.querySelectorAll("label")].find((one) => one.textContent.trim().startsWith("Message"));
    const field = label.control ?? label.querySelector("textarea");
    const before = field.value;
    field.blur();
    const back = () => {
        field.value = before;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    };
"#;
const AT_ONCE: &str = "field.addEventListener('blur', back);";
const LATER: &str = "field.addEventListener('blur', () => setTimeout(back, 200));";

fn put_back(scene: &Scene, script: &str) -> Result<()> {
    open(scene, PLAIN)?;
    scene.person.writes("Message", "My own words")?;
    scene
        .browser
        .session
        .run(&format!("{HOLDS_ON}{script}"), json!([]))?;
    scene.guard.press("button[data-template]")?;
    scene
        .guard
        .until("it is said", |seen| {
            seen.text().contains("did not take the text")
                && seen
                    .text()
                    .contains("The page put back what stood there before.")
        })
        .map(drop)
}

fn open(scene: &Scene, page: &str) -> Result<()> {
    scene.browser.open(&format!("{page}{CREATE}"))?;
    scene
        .guard
        .until("templates are offered", |seen| {
            !seen.list("templates").is_empty()
        })
        .map(drop)
}

fn hands_off(scene: &Scene) -> Result<()> {
    open(scene, REACT)?;
    scene.person.types("Message", "We start at 10pm EST.")?;
    scene.person.sets_status("Verifying")?;
    let before = scene.person.snapshot()?;
    scene.guard.until("both rules fire", |seen| {
        seen.finds("never-verifying") && seen.finds("utc-times")
    })?;
    ensure!(scene.person.snapshot()? == before, "the form was changed");
    // Nor is it held back, whatever is wrong with it.
    let posted = scene.person.posts("Schedule now")?;
    ensure!(
        posted["incident"]["body"] == "We start at 10pm EST.",
        "the page posts {posted}"
    );
    Ok(())
}

fn template_and_undo(scene: &Scene, page: &str) -> Result<()> {
    open(scene, page)?;
    scene.person.clicks("Fernhill Ashby")?;
    scene.person.writes("Maintenance name", "My own title")?;
    let own = "My own words,\nin two lines.";
    scene.person.writes("Message", own)?;
    let before = scene.person.snapshot()?;
    scene.guard.press("button[data-template]")?;
    scene
        .guard
        .until("undo is offered and the rule is content", |seen| {
            seen.undo() && !seen.finds("template-used")
        })?;
    let message = scene.person.value("Message")?;
    ensure!(message != own && !message.is_empty(), "no template went in");
    let posted = scene.person.posts("Schedule now")?;
    ensure!(
        posted["incident"]["body"] == message.as_str(),
        "the page would post {} and not what its field shows",
        posted["incident"]["body"]
    );
    scene.guard.press("button[data-undo]")?;
    scene
        .guard
        .until_true("undo gave back what was there", || {
            Ok(scene.person.snapshot()? == before)
        })?;
    let posted = scene.person.posts("Schedule now")?;
    ensure!(
        posted["incident"]["body"] == own && posted["incident"]["name"] == "My own title",
        "the page's own state was not undone"
    );
    Ok(())
}

fn typing_after(scene: &Scene, page: &str) -> Result<()> {
    open(scene, page)?;
    scene.guard.press("button[data-template]")?;
    scene.guard.until("undo is offered", |seen| seen.undo())?;
    let inserted = scene.person.value("Message")?;
    scene.person.types("Message", " More.")?;
    let now = scene.person.value("Message")?;
    ensure!(now == format!("{inserted} More."), "the message is {now:?}");
    let posted = scene.person.posts("Schedule now")?;
    ensure!(posted["incident"]["body"] == now.as_str(), "state differs");
    Ok(())
}
