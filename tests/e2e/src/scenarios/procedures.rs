//! The procedures of the panel, step by step on the replica: in the right order nothing is found at the end, and a step that
//! is left out is found, and only that.

use super::life::Visit;
use super::procedure_cases::{CASES, Case, RUNNING, begin, open_schedule, open_update, tomorrow};
use super::settings::{in_settings, store};
use super::{CREATE, REACT, Scenario, Scene, scenario_from_scratch};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    let mut all = Vec::new();
    for case in CASES {
        all.push(scenario_from_scratch(
            format!(
                "procedure {}: in order nothing is found at the end",
                case.name
            ),
            |scene| in_order(scene, case),
        ));
        for (left_out, step) in case.steps.iter().enumerate() {
            if step.found.is_empty() {
                continue;
            }
            all.push(scenario_from_scratch(
                format!(
                    "procedure {}: without {} that is found alone",
                    case.name, step.name
                ),
                move |scene| without(scene, case, left_out),
            ));
        }
    }
    all.push(scenario_from_scratch(
        "procedure Extend is offered by the edit, followed by its buttons and kept across screens",
        followed,
    ));
    all.push(scenario_from_scratch(
        "procedure Schedule ends with the form that was sent",
        scheduled,
    ));
    all
}

fn in_order(scene: &Scene, case: &Case) -> Result<()> {
    let visit = begin(scene, case.path)?;
    for step in case.steps {
        (step.does)(&visit)?;
    }
    visit
        .guard()
        .until("nothing is left", |seen| {
            seen.screen() == "maintenance-status" && seen.revision() > 0 && seen.rules().is_empty()
        })
        .map(drop)
}

fn without(scene: &Scene, case: &Case, left_out: usize) -> Result<()> {
    let missing = &case.steps[left_out];
    if !missing.policy.is_empty() {
        in_settings(scene, "templates", || store(scene, missing.policy))?;
    }
    let visit = begin(scene, case.path)?;
    let last = case.steps.len() - 1;
    for (at, step) in case.steps.iter().enumerate() {
        // It is found before it is sent.
        let is_sent = step.name.ends_with("update") && (at == last || !missing.goes_on);
        if at >= left_out && is_sent {
            break;
        }
        if at != left_out {
            (step.does)(&visit)?;
        }
    }
    (missing.instead)(&visit)?;
    let is_alone = |seen: &Seen| {
        let mut rules = seen.rules();
        // That clients are to be told stays until the update is saved.
        if missing.name != "the update" {
            rules.retain(|rule| *rule != "tell-clients");
        }
        rules.dedup();
        rules == missing.found
    };
    visit
        .guard()
        .until(&format!("{:?} is found alone", missing.found), is_alone)
        .map(drop)
}

/// How far the steps of the panel are.
fn steps(visit: &Visit) -> Result<String> {
    let script = "const root = document.querySelector('[data-statuspage-guard]')?.shadowRoot;
        return [...root?.querySelectorAll('[data-step-state]') ?? []].map((one) => one.dataset.stepState).join(' ');";
    let states = visit.browser.session.run(script, json!([]))?;
    Ok(states.as_str().unwrap_or_default().to_owned())
}

fn until_steps(visit: &Visit, expected: &str) -> Result<()> {
    visit
        .guard()
        .until_true(&format!("the steps are {expected}"), || {
            Ok(steps(visit)? == expected)
        })
}

fn followed(scene: &Scene) -> Result<()> {
    let visit = begin(scene, RUNNING)?;
    open_schedule(&visit, RUNNING)?;
    // A key that adds an hour: a field that a driver empties counts as filled by the page.
    visit.person().types("Hours", "\u{E013}")?;
    visit.guard().until("it is offered", |seen| {
        seen.text().contains("This looks like “Extend”")
    })?;
    visit.guard().press("[data-procedure-yes]")?;
    until_steps(&visit, "done next open open open")?;
    visit.submit()?;
    visit.browser.stop_background()?;
    visit.open("/components")?;
    until_steps(&visit, "next")?;
    let seen = visit.guard().look()?;
    ensure!(
        seen.text().contains("Extend: Network switch replacement"),
        "{}",
        seen.text()
    );
    open_schedule(&visit, RUNNING)?;
    until_steps(&visit, "done done next open open")?;
    open_update(&visit, RUNNING)?;
    until_steps(&visit, "done done next done open")?;
    visit.guard().press("[data-step-button='2']")?;
    until_steps(&visit, "done done done done next")?;
    visit.guard().until("the insertion is over", Seen::undo)?;
    visit.submit()?;
    visit
        .guard()
        .until("it is done, and nothing is found", |seen| {
            seen.text().contains("“Extend” is done.") && seen.rules().is_empty()
        })
        .map(drop)
}

fn scheduled(scene: &Scene) -> Result<()> {
    let visit = Visit::new(scene);
    visit.open(CREATE)?;
    visit.guard().until("the form is checked", |seen| {
        seen.screen() == "maintenance-new" && seen.revision() > 0
    })?;
    visit.guard().press("[data-procedures] summary")?;
    visit.guard().press("[data-procedure-begin='Schedule']")?;
    visit.guard().until_true("the steps are there", || {
        Ok(steps(&visit)?.starts_with("next"))
    })?;
    visit.person().clicks("Fernhill Ashby")?;
    visit.person().pastes("Date", &tomorrow(&visit)?)?;
    visit.person().pastes("Time", "22:00")?;
    visit.person().pastes("Hours", "2")?;
    visit.guard().press("[data-step-button='0']")?;
    until_steps(&visit, "done done done done next")?;
    visit
        .guard()
        .until("nothing is found", |seen| seen.rules().is_empty())?;
    visit.person().clicks("Schedule now")?;
    // The list that comes then has it.
    visit
        .guard()
        .until_true("it is over, and nothing is asked", || {
            let address = visit.browser.session.run(
                "return location.pathname + String(document.readyState === 'complete')",
                json!([]),
            )?;
            let seen = visit.guard().look()?;
            Ok(address == format!("{REACT}/incidentstrue")
                && !seen.text().contains("no screen has shown it")
                && steps(&visit)?.is_empty())
        })?;
    visit.open(CREATE)?;
    visit
        .guard()
        .until("another can be begun", |seen| {
            seen.revision() > 0 && seen.text().contains("What are you doing?")
        })
        .map(drop)
}
