//! The settings, section by section and state by state, as axe-core judges them: what a screen reader gets, and contrast, in
//! light and dark.

use super::life::Visit;
use super::saved::{QUESTION, ask_whether_saved};
use super::settings::{in_settings, says, store};
use super::{CREATE, REACT, Scenario, Scene, scenario, scenario_from_scratch};
use anyhow::{Context, Result, ensure};
use e2e::browser::path;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "axe-core finds nothing wrong in any section of the settings",
            sections,
        ),
        scenario(
            "axe-core finds nothing wrong in settings that are being filled in, wrong or locked",
            states,
        ),
        scenario("axe-core finds nothing wrong in the panel", panel),
        scenario_from_scratch(
            "axe-core finds nothing wrong in the panel while it asks whether an update was saved",
            save_question,
        ),
    ]
}

const SECTIONS: [&str; 13] = [
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

fn sections(scene: &Scene) -> Result<()> {
    for section in SECTIONS {
        in_settings(scene, section, || {
            has_no_violation(scene, section, "document")
        })?;
    }
    Ok(())
}

fn states(scene: &Scene) -> Result<()> {
    let person = &scene.person;
    in_settings(scene, "clients", || {
        person.clicks("Add a client")?;
        has_no_violation(scene, "the form of a client", "document")?;
        person.clicks("Templates")?;
        says(scene, "Phases that need a template")?;
        person.clicks("Add a template")?;
        has_no_violation(scene, "a template", "document")?;
        person.clicks("Save")?;
        says(scene, "was not saved")?;
        has_no_violation(scene, "problems", "document")?;
        person.clicks("Time")?;
        person.writes("Zone", "Tokyo")?;
        person.clicks("Save")?;
        has_no_violation(scene, "a problem at its control", "document")?;
        person.clicks("Back to what is saved")
    })?;
    in_settings(scene, "time", || {
        store(
            scene,
            r#"{"time": {"zone": "Asia/Tokyo"}, "clients": [{"name": "Alder Market"}]}"#,
        )?;
        says(scene, "Set by the imported policy")?;
        has_no_violation(scene, "settings that are locked", "document")?;
        person.clicks("Clients and pages")?;
        says(scene, "Alder Market")?;
        has_no_violation(scene, "clients that are locked", "document")?;
        store(scene, "")
    })
}

fn panel(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene
        .person
        .writes("Message", "We start at 10pm EST on [Date].")?;
    scene
        .guard
        .until("the panel has findings", |seen| seen.finds("utc-times"))?;
    has_no_violation(scene, "the panel", PANEL)
}

const PANEL: &str = "document.querySelector('[data-statuspage-guard]')";

fn save_question(scene: &Scene) -> Result<()> {
    let visit = Visit::new(scene);
    ask_whether_saved(&visit)?;
    has_no_violation(scene, "the question", PANEL)?;
    // The place of the maintenance is not this one: the question has a link to it.
    visit.open("/components")?;
    visit.guard().until("it is asked elsewhere", |seen| {
        seen.text().contains(QUESTION)
    })?;
    has_no_violation(scene, "the question on another screen", PANEL)
}

/// Opens everything that is closed, then asks in light and in dark. Animations are over before colours are measured.
const ASK: &str = r#"
    const done = arguments[arguments.length - 1];
    const describe = ({ id, nodes }) =>
        nodes.map((node) => `${id} at ${node.target.flat().join(" ")}: ${node.failureSummary}`.replace(/\s+/g, " "));
    const ask = async () => {
        for (const one of document.querySelectorAll("details")) one.open = true;
        const found = [];
        for (const scheme of ["light", "dark"]) {
            document.documentElement.style.colorScheme = scheme;
            await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
            await Promise.allSettled(document.getAnimations().map((one) => one.finished));
            const { violations, passes } = await window.axe.run(WITHIN);
            if (passes.length < 5) found.push(`only ${passes.length} rules were asked`);
            found.push(...violations.flatMap(describe).map((what) => `${scheme}: ${what}`));
        }
        document.documentElement.style.colorScheme = "";
        return found;
    };
    ask().then(done, (error) => done([String(error)]));
"#;

fn has_no_violation(scene: &Scene, state: &str, within: &str) -> Result<()> {
    let file = path("E2E_AXE")?;
    let axe = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let ask = ASK.replace("WITHIN", within);
    let session = &scene.browser.session;
    let found = session.run_async(&format!("{axe};{ask}"), json!([]))?;
    ensure!(found == json!([]), "{state}: {found:#}");
    Ok(())
}
