//! A maintenance that is made: it stands in the list, its screens open with it, and clients read of it.

use super::life::{Visit, marked_rows};
use super::{CREATE, PLAIN, REACT, READERS, Scenario, Scene, scenario_from_scratch};
use anyhow::{Context, Result, ensure};
use e2e::guard::Seen;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario_from_scratch(
            "what Schedule now makes is listed, and its screens open with it",
            |scene| made(&Visit::on(REACT, scene)),
        ),
        scenario_from_scratch(
            "what Schedule now makes is listed, and its screens open with it on pages that a server writes, too",
            |scene| made(&Visit::on(PLAIN, scene)),
        ),
        scenario_from_scratch(
            "what is posted is on the public page and in the e-mails, which the guard leaves alone",
            read_by_clients,
        ),
    ]
}

const NAME: &str = "Cold store of Ashby";

/// Fills in a maintenance and presses *Schedule now*, which leads to the list.
fn make(visit: &Visit, message: &str, components: &[&str]) -> Result<()> {
    visit.open(CREATE)?;
    visit.guard().until("the form is checked", |seen| {
        seen.screen() == "maintenance-new" && seen.revision() > 0
    })?;
    let person = visit.person();
    person.writes("Maintenance name", NAME)?;
    person.writes("Message", message)?;
    person.pastes("Date", "2099-06-01")?;
    person.clicks("Remind subscribers")?;
    for component in components {
        person.clicks(component)?;
    }
    visit.guard().until("the form is read", |seen| {
        seen.finds("notify-on") && !seen.finds("components-selected")
    })?;
    person.clicks("Schedule now")?;
    visit.guard().until_true("it stands in the list", || {
        Ok(!listed_address(visit, NAME)?.is_empty())
    })
}

/// Where the row of the list leads to that has this name.
pub(super) fn listed_address(visit: &Visit, name: &str) -> Result<String> {
    let script = "const links = [...document.querySelectorAll('main .rows a')];
        return links.find((one) => one.textContent === arguments[0])?.getAttribute('href') ?? '';";
    let address = visit.browser.session.run(script, json!([name]))?;
    Ok(address.as_str().unwrap_or_default().to_owned())
}

fn made(visit: &Visit) -> Result<()> {
    make(visit, "It starts at 10pm EST.", &["Fernhill Ashby"])?;
    let address = listed_address(visit, NAME)?;
    let row = reads(visit, &format!("li:has([href='{address}'])"))?;
    ensure!(
        row.contains("Scheduled") && row.contains("2099-06-01, 22:00 UTC, 2 h 0 min"),
        "its row says {row}"
    );
    visit
        .guard()
        .until("the list says what it was made with", |seen| {
            let sentence = seen.sentence("posted-with-errors");
            sentence.contains(NAME) && !seen.text().contains("no screen has shown it")
        })?;
    visit
        .guard()
        .until_true("its row is marked, and no other", || {
            Ok(marked_rows(visit)? == json!([address]))
        })?;
    visit.browser.open(&address)?;
    visit.guard().until("the update is checked", |seen| {
        seen.screen() == "maintenance-status" && seen.revision() > 0
    })?;
    let person = visit.person();
    ensure!(person.is_ticked("Fernhill Ashby")?, "no component");
    ensure!(!person.is_ticked("Fernhill Westmere")?, "another component");
    person.clicks("Schedule & Automation")?;
    visit.guard().until("the schedule is checked", |seen| {
        seen.screen() == "maintenance-schedule"
            && seen.read_back().contains("1 Jun 22:00–00:00 UTC")
    })?;
    ensure!(person.value("Maintenance name")? == NAME, "another name");
    ensure!(!person.is_ticked("Remind subscribers")?, "another box");
    ensure!(person.is_ticked("Set status to 'Completed'")?, "no box");
    Ok(())
}

/// The words of one part of what clients see.
fn reads(visit: &Visit, part: &str) -> Result<String> {
    let script = "return document.querySelector(arguments[0])?.textContent ?? '';";
    let words = visit.browser.session.run(script, json!([part]))?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

fn read_by_clients(scene: &Scene) -> Result<()> {
    let visit = Visit::on(REACT, scene);
    let components = ["Fernhill Ashby", "Oakline Dunmore"];
    make(&visit, "We work on the cold store.", &components)?;
    let list = listed_address(&visit, NAME)?;
    visit.browser.open(READERS)?;
    let is_sent = || {
        let mail = reads(&visit, "#mail")?;
        Ok(
            mail.contains("To Fernhill Grocers: who follows Fernhill Ashby")
                && mail.contains("To Oakline Markets: who follows Oakline Dunmore")
                && mail.contains(
                    "Scheduled - Fernhill Ashby, Oakline Dunmore - We work on the cold store.",
                ),
        )
    };
    visit.guard().until_true("both clients get it", is_sent)?;
    let public = reads(&visit, "section")?;
    ensure!(
        public.contains(&format!("{NAME} - Scheduled")),
        "the public page: {public}"
    );
    ensure!(
        visit.guard().look()?.0.is_null(),
        "the guard is on a page that is none of its own"
    );
    visit.browser.open(&list)?;
    visit
        .guard()
        .until("the update is checked", |seen: &Seen| {
            seen.screen() == "maintenance-status" && seen.revision() > 0
        })?;
    visit.person().writes("Message", "It goes well.")?;
    visit.person().clicks("Send notifications")?;
    visit.submit()?;
    visit.browser.open(READERS)?;
    visit.guard().until_true("it is public", || {
        Ok(reads(&visit, "section")?.contains("It goes well."))
    })?;
    let mail = reads(&visit, "#mail")?;
    ensure!(!mail.contains("It goes well."), "it was sent: {mail}");
    mail.find("Maintenance will begin as scheduled in 60 minutes.")
        .context("the others are not reminded")
        .map(drop)
}
