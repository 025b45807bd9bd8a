//! Rules that speak on one kind of screen alone, or of what the page is set to: each fires and clears.

use super::life::Visit;
use super::{CREATE, REACT, Scenario, Scene, scenario, scenario_from_scratch};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "automation-owned fires on what the automation made, and clears where a person made it",
            automation_owned,
        ),
        scenario_from_scratch(
            "page-time-zone fires on a page in Pacific time, and clears on one in UTC",
            page_time_zone,
        ),
        scenario_from_scratch(
            "ends-by-itself fires near the end, and clears by its fix",
            ends_by_itself,
        ),
        scenario_from_scratch(
            "component-status fires and clears with the status",
            component_status,
        ),
    ]
}

fn automation_owned(scene: &Scene) -> Result<()> {
    const RULE: &str = "automation-owned";
    for (notice, is_owned) in [("mn2p6y3bj8lf", true), ("mn5t8x2kq0vd", false)] {
        scene.browser.open(&format!("{REACT}/incidents/{notice}"))?;
        // The name stands on this tab as the heading alone.
        scene.guard.until("its update is judged", |seen| {
            let is_checked = seen.screen() == "maintenance-status" && seen.revision() > 0;
            is_checked && seen.finds(RULE) == is_owned && !seen.missing().contains(&"name")
        })?;
        // And on this one as a field.
        scene.person.clicks("Schedule & Automation")?;
        scene.guard.until("it is judged whose it is", |seen| {
            seen.screen() == "maintenance-schedule" && seen.finds(RULE) == is_owned
        })?;
    }
    Ok(())
}

fn page_time_zone(scene: &Scene) -> Result<()> {
    const RULE: &str = "page-time-zone";
    let mut page: Value = serde_json::from_str(include_str!("../../../../www/data.json"))?;
    let visit = Visit::new(scene);
    let session = &visit.browser.session;
    for (zone, is_wrong) in [("Pacific Time (US & Canada)", true), ("UTC", false)] {
        page["zone"] = zone.into();
        visit.open(CREATE)?;
        let keep = "localStorage.setItem('replica-data', arguments[0])";
        session.run(keep, json!([page.to_string()]))?;
        session.refresh()?;
        visit.guard().until("the zone is judged", |seen| {
            seen.screen() == "maintenance-new"
                && seen.revision() > 0
                && seen.finds(RULE) == is_wrong
                && (!is_wrong || seen.sentence(RULE).contains(zone))
        })?;
    }
    Ok(())
}

fn ends_by_itself(scene: &Scene) -> Result<()> {
    const RULE: &str = "ends-by-itself";
    let visit = Visit::new(scene);
    visit.open_schedule()?;
    // Two hours long, and over in ten minutes.
    let start = "return new Date(Date.now() - 110 * 60_000).toISOString()";
    let start = visit.browser.session.run(start, json!([]))?;
    let start = start.as_str().context("the page has no clock")?;
    visit.person().pastes("Date", &start[..10])?;
    visit.person().pastes("Time", &start[11..16])?;
    visit.guard().until("it fires", |seen| {
        seen.sentence(RULE)
            .contains("whether or not the work is done")
    })?;
    let fix = format!("[data-rule={RULE}] button[data-fix]");
    visit.guard().press(&fix)?;
    visit.guard().until("it clears", |seen| !seen.finds(RULE))?;
    let is_ticked = visit.person().is_ticked("Set status to 'Completed'")?;
    ensure!(!is_ticked, "the box is still ticked");
    Ok(())
}

fn component_status(scene: &Scene) -> Result<()> {
    const RULE: &str = "component-status";
    let visit = Visit::new(scene);
    visit.open("/incidents/mn5t8x2kq0vd")?;
    visit.guard().until("the update is checked", |seen| {
        seen.screen() == "maintenance-status" && seen.revision() > 0
    })?;
    visit.person().sets_status("In progress")?;
    visit.guard().until("it fires", |seen| {
        seen.sentence(RULE).contains("Set Under maintenance")
    })?;
    visit.person().sets_status("Scheduled")?;
    visit
        .guard()
        .until("it clears", |seen| !seen.finds(RULE))
        .map(drop)
}
