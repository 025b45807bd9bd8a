//! What is pending on a maintenance from screen to screen, on pages of makes other than the replica's: nothing of them is
//! saved, so what was sent is given out by the server at the next visit.

use super::{Scenario, Scene, scenario_from_scratch};
use anyhow::{Context, Result, ensure};
use e2e::browser::path;
use e2e::fixtures;
use e2e::guard::Seen;
use e2e::server::Route;
use serde_json::json;

/// A maintenance of a fixture page, in progress, on its two tabs.
struct Make {
    /// The folder of the page.
    name: &'static str,
    update: &'static str,
    schedule: &'static str,
    /// The control of the hours, how many they are with one more, and what of the file says them before and after.
    hours: &'static str,
    longer: &'static str,
    change: [&'static str; 2],
    /// An update that says the total, as if that had been added.
    total: &'static str,
    status: &'static str,
}

const MAKES: &[Make] = &[
    Make {
        name: "handbook",
        update: "/pages/k7d2m9x4p1vn/incidents/bq3k8z2tv5xn",
        schedule: "/pages/k7d2m9x4p1vn/incidents/bq3k8z2tv5xn?tab=schedule",
        hours: "#incident_duration_hours",
        longer: "3",
        change: ["size=\"3\" value=\"2\"", "size=\"3\" value=\"3\""],
        total: "The maintenance was extended by 3 hours 15 minutes.",
        status: "#incident_status",
    },
    Make {
        name: "island",
        update: "/pages/r4v8k1w6z3tb/incidents/xk4b9d2m7pqr",
        schedule: "/pages/r4v8k1w6z3tb/incidents/xk4b9d2m7pqr?schedule",
        hours: "#hours",
        longer: "2",
        change: [
            "&quot;hours&quot;:&quot;1&quot;",
            "&quot;hours&quot;:&quot;2&quot;",
        ],
        total: "The maintenance was extended by 2 hours.",
        status: "#status",
    },
];

pub fn scenarios() -> Vec<Scenario> {
    let mut all = Vec::new();
    for make in MAKES {
        all.push(scenario_from_scratch(
            format!(
                "tell-clients and added-time are found and clear on the {} page",
                make.name
            ),
            |scene| extended(scene, make),
        ));
        all.push(scenario_from_scratch(
            format!(
                "cancel-completes is found and clears on the {} page",
                make.name
            ),
            |scene| cancelled(scene, make),
        ));
    }
    all
}

fn open(scene: &Scene, address: &str, screen: &str) -> Result<Seen> {
    scene.browser.open(address)?;
    scene.guard.until(&format!("{screen} is checked"), |seen| {
        seen.screen() == screen && seen.revision() > 0 && seen.missing().is_empty()
    })
}

/// An hour is added and sent, and the next visit finds it.
fn add_hour(scene: &Scene, make: &Make) -> Result<()> {
    let session = &scene.browser.session;
    let control = session.find(make.hours)?;
    session.clear(&control)?;
    session.keys(&control, make.longer)?;
    scene.guard.after(|| scene.person.clicks("Update"))?;
    let file = path("E2E_ROOT")?
        .join("tests/pages")
        .join(make.name)
        .join("schedule.html");
    let html = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let [before, after] = make.change;
    ensure!(html.contains(before), "{}: no {before}", file.display());
    let file = scene.folder.join(format!("{}-longer.html", make.name));
    std::fs::write(&file, html.replacen(before, after, 1))?;
    let policy = None;
    scene.server.route(make.schedule, Route { file, policy });
    Ok(())
}

fn extended(scene: &Scene, make: &Make) -> Result<()> {
    fixtures::serve(scene.server)?;
    open(scene, make.schedule, "maintenance-schedule")?;
    let seen = open(scene, make.update, "maintenance-status")?;
    ensure!(!seen.finds("tell-clients"), "{}", seen.lines());
    open(scene, make.schedule, "maintenance-schedule")?;
    add_hour(scene, make)?;
    open(scene, make.schedule, "maintenance-schedule")?;
    let is_told = |seen: &Seen| {
        seen.sentence("tell-clients")
            .contains("Clients were not told")
    };
    scene.guard.until("it is found on the schedule", is_told)?;
    open(scene, make.update, "maintenance-status")?;
    scene.guard.until("it is found on the update", is_told)?;
    scene.person.writes("Message", make.total)?;
    scene.guard.until("the total is found", |seen| {
        seen.sentence("added-time").contains("1 hour was added")
    })?;
    scene
        .guard
        .press("[data-rule=added-time] button[data-fix]")?;
    scene
        .guard
        .until("it clears", |seen| !seen.finds("added-time"))?;
    let message = scene.person.value("Message")?;
    ensure!(message.contains("extended by 1 hour."), "{message}");
    fixtures::serve(scene.server)
}

fn cancelled(scene: &Scene, make: &Make) -> Result<()> {
    const RULE: &str = "cancel-completes";
    fixtures::serve(scene.server)?;
    let seen = open(scene, make.update, "maintenance-status")?;
    ensure!(!seen.finds(RULE), "{}", seen.lines());
    scene
        .guard
        .press("[data-template='D. Maintenance Cancelled']")?;
    scene.guard.until("it is found", |seen| seen.finds(RULE))?;
    scene
        .guard
        .press(&format!("[data-rule={RULE}] button[data-fix]"))?;
    scene.guard.until("it clears", |seen| !seen.finds(RULE))?;
    // The last of the four steps of the slider.
    let slider = scene.browser.session.find(make.status)?;
    let script = "return arguments[0].value";
    let step = scene
        .browser
        .session
        .run(script, json!([slider.reference()]))?;
    ensure!(step == "3", "the slider is at {step}");
    Ok(())
}
