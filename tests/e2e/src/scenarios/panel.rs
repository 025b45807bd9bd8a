//! The panel as a person handles it.

use super::teach::ESCAPE;
use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
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
        scenario("the health line counts the rules", health),
    ]
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
