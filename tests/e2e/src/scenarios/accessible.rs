//! The settings, section by section and state by state, as axe-core judges them: what a screen reader gets, and contrast, in
//! light and dark.

use super::saved::{QUESTION, ask_whether_saved};
use super::settings::{SECTIONS, in_settings, says, sets, store};
use super::{CREATE, REACT, Scenario, Scene, scenario, scenario_from_scratch};
use anyhow::{Context, Result, ensure};
use e2e::browser::{Kind, path};
use e2e::server::HOST;
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
        scenario(
            "axe-core finds nothing wrong on any of the first steps",
            first_steps,
        ),
        scenario_from_scratch(
            "axe-core finds nothing wrong in settings that the organisation's browser policy decides",
            managed,
        ),
        scenario("axe-core finds nothing wrong in the popup", popup),
        scenario("axe-core finds nothing wrong in the panel", panel),
        scenario_from_scratch(
            "axe-core finds nothing wrong in the panel while it asks whether an update was saved",
            save_question,
        ),
    ]
}

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

/// As a team goes through them, one after the other.
fn first_steps(scene: &Scene) -> Result<()> {
    let person = &scene.person;
    let step = |name: &str| has_no_violation(scene, name, "document");
    let back = || {
        person.clicks("First steps")?;
        says(scene, "5. Try it on a sample")
    };
    in_settings(scene, "start", || {
        person.clicks("Add a page")?;
        step("a page is added")?;
        sets(scene, "/pages/0/id", "kctbh9vrtdwd")?;
        sets(scene, "/audience", "clients")?;
        step("1. which page it is")?;
        person.clicks("Go to the clients")?;
        person.clicks("Add a client")?;
        sets(scene, "/clients/0/name", "Alder Market")?;
        sets(scene, "/clients/0/components", "Alder Boston\nAlder Denver")?;
        step("2. the clients")?;
        back()?;
        says(scene, "So far: Alder Market.")?;
        step("the clients so far")?;
        person.clicks("Go to the templates")?;
        says(scene, "offered only until your team has its own")?;
        person.clicks("Add a template")?;
        sets(scene, "/templates/0/name", "Our notice")?;
        sets(
            scene,
            "/templates/0/body",
            "We work at {{sites}} from {{start}}.",
        )?;
        says(
            scene,
            "We work at Alder Boston and Alder Denver from 22:00 UTC.",
        )?;
        step("3. the templates")?;
        back()?;
        says(scene, "So far: Our notice.")?;
        person.clicks("Go to the rules")?;
        says(scene, "Components selected")?;
        step("4. the rules")?;
        back()?;
        sets(scene, "sample/message", "It starts at 10pm EST.")?;
        says(scene, "The message does not come from a template.")?;
        step("5. a sample with findings")?;
        person.clicks("Our notice")?;
        says(
            scene,
            "The guard finds nothing wrong with this maintenance.",
        )?;
        step("5. a template in the sample")?;
        person.clicks("Back to what is saved")
    })
}

fn managed(scene: &Scene) -> Result<()> {
    let policy = r#"{"time": {"zone": "Asia/Tokyo"}, "clients": [{"name": "Alder Market"}], "rules": {"markup": "error"},
        "templates": [{"name": "Ours", "phase": "scheduled", "body": "We work from {{start}}."}]}"#;
    // An update closes the extension's own pages, and with the last page the browser.
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene.browser.set_managed_policy(Some(policy))?;
    let locked = "Set by your organisation's browser policy";
    for (section, words) in [
        ("time", locked),
        ("clients", "Alder Market"),
        ("templates", locked),
        ("rules", locked),
        ("start", "So far: Ours."),
        ("files", "managed by your organisation"),
    ] {
        in_settings(scene, section, || {
            says(scene, words)?;
            has_no_violation(scene, &format!("managed {section}"), "document")
        })?;
    }
    scene.browser.set_managed_policy(Some(r#"{"tmie": {}}"#))?;
    in_settings(scene, "files", || {
        says(scene, "tmie: unknown key")?;
        has_no_violation(scene, "a managed policy with a problem", "document")
    })?;
    scene.browser.set_managed_policy(None)
}

fn popup(scene: &Scene) -> Result<()> {
    let session = &scene.browser.session;
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    let page = scene.browser.extension_page("popup.html")?;
    session.goto(&page)?;
    says(scene, "this is no page of manage.statuspage.io")?;
    has_no_violation(scene, "the popup", "document")?;
    if scene.browser.kind == Kind::Chromium {
        return Ok(());
    }
    scene.browser.allow_site(HOST, false)?;
    session.goto(&page)?;
    says(scene, "Allow on manage.statuspage.io")?;
    has_no_violation(scene, "the popup while the site is not allowed", "document")?;
    scene.browser.allow_site(HOST, true)
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
    let visit = ask_whether_saved(scene)?;
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
