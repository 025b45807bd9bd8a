//! The panel as a person handles it.

use super::hostile::{self, frames, run};
use super::teach::ESCAPE;
use super::{CREATE, FORM, REACT, Scenario, Scene, scenario, scenario_from_scratch};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use e2e::press::keys;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "Escape collapses the panel, the chip opens it, a reload remembers",
            collapse,
        ),
        scenario(
            "a mark is large enough, stands beside its field and covers no text",
            marks,
        ),
        scenario(
            "a mark makes way for words that come to lie under it, when nothing else changes",
            |scene| makes_way(scene, "m.closest('p')"),
        ),
        scenario(
            "a mark makes way for words from another part of the page",
            |scene| makes_way(scene, "document.body"),
        ),
        scenario("a mark stays where nothing comes in its way", stays),
        scenario("the health line counts the rules", health),
        // A question about what was sent before would take the room.
        scenario_from_scratch(
            "five errors fit a laptop's screen, and a long sentence opens by a click",
            five_errors,
        ),
        scenario(
            "what will go out is there on every screen that sends something",
            will_go_out,
        ),
    ]
}

/// The findings that are errors and not wholly in sight, and the lines of the tallest sentence.
const IN_SIGHT: &str = r#"
    const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
    const body = root.querySelector(".body").getBoundingClientRect();
    const errors = [...root.querySelectorAll("[data-outcome=error][data-rule]")];
    const lines = (node) => Math.round(node.getBoundingClientRect().height / parseFloat(getComputedStyle(node).lineHeight));
    return {
        height: innerHeight, errors: errors.length,
        hidden: errors.filter((one) => one.getBoundingClientRect().bottom > Math.min(body.bottom, innerHeight)).map((one) => one.dataset.rule),
        lines: Math.max(...errors.map((one) => lines(one.querySelector(".sentence")))),
    };
"#;

fn five_errors(scene: &Scene) -> Result<()> {
    let session = &scene.browser.session;
    let before = session.get("/window/rect")?;
    session.post("/window/rect", &json!({ "width": 1366, "height": 768 }))?;
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene.person.pastes("Date", "2031-04-05")?;
    scene.person.sets_status("Verifying")?;
    let message = "On 5 April 2031 at 10pm EST we work at [Site].";
    scene.person.writes("Message", message)?;
    scene.guard.until("five errors are found", |seen| {
        ["never-verifying", "times-agree", "placeholder-left"]
            .iter()
            .all(|rule| seen.finds(rule))
    })?;
    let seen = session.run(IN_SIGHT, json!([]))?;
    ensure!(seen["errors"].as_u64() >= Some(5), "{seen}");
    ensure!(seen["hidden"] == json!([]), "{seen}");
    ensure!(seen["lines"].as_u64() <= Some(2), "{seen}");
    let more = "[data-rule=times-agree] .whole summary";
    scene.guard.press(more)?;
    let lines = || Ok(session.run(IN_SIGHT, json!([]))?["lines"].as_u64() > Some(2));
    scene.guard.until_true("More opens the sentence", lines)?;
    session.post(
        "/window/rect",
        &json!({ "width": before["width"], "height": before["height"] }),
    )?;
    Ok(())
}

fn will_go_out(scene: &Scene) -> Result<()> {
    let previews = |path: &str, screen: &str, parts: &[&str]| -> Result<()> {
        scene.browser.open(&format!("{REACT}{path}"))?;
        scene.guard.until(&format!("{screen} is checked"), |seen| {
            seen.screen() == screen && seen.revision() > 0
        })?;
        scene.guard.press("[data-preview-button]")?;
        let says = |seen: &Seen| parts.iter().all(|part| seen.text().contains(part));
        scene
            .guard
            .until(&format!("{screen} says what goes out"), says)
            .map(drop)
    };
    previews(CREATE, "maintenance-new", &["On a phone: “Scheduled - "])?;
    let update = "/incidents/mn5t8x2kq0vd";
    let parts = ["Now: the status page shows it as", "On a phone: “"];
    previews(update, "maintenance-status", &parts)?;
    scene.person.clicks("Schedule & Automation")?;
    scene.guard.until("a new schedule tells nobody", |seen| {
        seen.screen() == "maintenance-schedule"
            && seen
                .text()
                .contains("a new date, time or duration tells nobody")
    })?;
    let parts = ["Now: the status page shows it as Investigating"];
    previews("/incidents/new", "incident-new", &parts)
}

/// Whether the panel's findings can be seen.
const OPEN: &str = r#"
    const root = document.querySelector("[data-statuspage-guard]")?.shadowRoot;
    const first = root?.querySelector("[data-rule]");
    return Boolean(first && first.getClientRects().length);
"#;

fn is_open(scene: &Scene) -> Result<bool> {
    Ok(scene.browser.session.run(OPEN, json!([]))? == true)
}

fn collapse(scene: &Scene) -> Result<()> {
    let found = |scene: &Scene| {
        scene
            .guard
            .until("there are findings", |seen| !seen.rules().is_empty())
    };
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    found(scene)?;
    ensure!(is_open(scene)?, "the panel is not open at first");
    let session = &scene.browser.session;
    let focus = "document.querySelector('[data-statuspage-guard]').shadowRoot.querySelector('button').focus()";
    session.run(focus, json!([]))?;
    scene.guard.after(|| keys(session, ESCAPE))?;
    ensure!(!is_open(scene)?, "Escape did not collapse it");
    scene.browser.session.refresh()?;
    found(scene)?;
    ensure!(!is_open(scene)?, "the reload forgot that it was collapsed");
    scene.guard.after(|| scene.guard.press("button"))?;
    ensure!(is_open(scene)?, "the chip did not open it");
    Ok(())
}

/// Marks whose box meets a box of text of the page.
const COVERED: &str = r#"
    const marks = [...document.querySelectorAll("[data-statuspage-guard-mark]")];
    const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
    marks.push(...root.querySelectorAll("[data-statuspage-guard-mark]"));
    const boxes = [];
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        if (!walk.currentNode.data.trim() || walk.currentNode.parentElement.closest("option, [data-statuspage-guard-mark]")) continue;
        const range = document.createRange();
        range.selectNodeContents(walk.currentNode);
        boxes.push(...range.getClientRects());
    }
    const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return {
        count: marks.length,
        small: marks
            .flatMap((mark) => [...mark.shadowRoot.querySelectorAll("button.mark")])
            .filter((button) => button.offsetWidth < 24 || button.offsetHeight < 24).length,
        covered: marks.filter((mark) => boxes.some((box) => meets(mark.getBoundingClientRect(), box))).length,
    };
"#;

fn marks(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene.person.sets_status("Verifying")?;
    scene.guard.until("the status is marked", |seen| {
        seen.list("marks").contains(&"status")
    })?;
    let seen = scene.browser.session.run(COVERED, json!([]))?;
    ensure!(seen["covered"] == 0, "marks lie over text: {seen}");
    ensure!(seen["small"] == 0, "marks are too small to be hit: {seen}");
    Ok(())
}

const MARK: &str = r#"document.querySelector("[data-statuspage-guard-mark][data-field=message]")"#;

/// Opens a form whose message has a mark, with a note at the end of what the script gives, and waits for the mark.
fn open_with_note(scene: &Scene, place: &str) -> Result<()> {
    let html = FORM.replace("We work on the tills.", "We start at 10pm EST.");
    hostile::open(scene, "note", &html)?;
    let found = |seen: &Seen| seen.list("marks").contains(&"message");
    scene.guard.until("the message is marked", found)?;
    run(
        scene,
        &format!(
            r#"const note = {place}.appendChild(document.createElement("span"));
               note.id = "note";
               note.textContent = "Note";
               note.style = "position: absolute; left: 0; top: 2000px";"#
        ),
    )?;
    frames(scene, 10)?;
    let is_placed = format!("return {MARK}.dataset.placement === 'beside'");
    ensure!(run(scene, &is_placed)? == true, "the mark has no place");
    Ok(())
}

/// A note is moved to where the mark of the message is: the mark goes elsewhere.
fn makes_way(scene: &Scene, place: &str) -> Result<()> {
    open_with_note(scene, place)?;
    let before = scene.guard.look()?.revision();
    run(
        scene,
        &format!(
            r#"const at = {MARK}.getBoundingClientRect();
               note.style.left = `${{at.x + 3}}px`;
               note.style.top = `${{at.y + scrollY + 3}}px`;"#
        ),
    )?;
    let apart = format!(
        r#"const a = {MARK}.getBoundingClientRect(), b = note.getBoundingClientRect();
           return a.width > 0 && (a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);"#
    );
    scene
        .guard
        .until_true("the mark makes way", || Ok(run(scene, &apart)? == true))?;
    let checks = scene.guard.look()?.revision() - before;
    ensure!(checks == 0, "{checks} checks, though nothing else changed");
    Ok(())
}

/// Words come and grow beside it: it is not touched.
fn stays(scene: &Scene) -> Result<()> {
    open_with_note(scene, "m.closest('p')")?;
    run(
        scene,
        &format!(
            r#"window.touched = 0;
               new MutationObserver(() => window.touched++).observe({MARK}, {{ attributes: true }});
               note.firstChild.data = "Another note";
               note.style.top = "2100px";"#
        ),
    )?;
    frames(scene, 10)?;
    scene.person.types("Message", " And")?;
    frames(scene, 10)?;
    let touched = run(scene, "return window.touched")?;
    ensure!(touched == 0, "it was touched {touched} times");
    Ok(())
}

fn health(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    let seen = scene.guard.until("the health line is there", |seen| {
        seen.0["health"]["ran"].as_u64().is_some_and(|ran| ran > 4)
    })?;
    ensure!(
        seen.missing().is_empty(),
        "missing: {}",
        seen.missing().join(", ")
    );
    ensure!(seen.state() == "watching", "the state is {}", seen.state());
    Ok(())
}
