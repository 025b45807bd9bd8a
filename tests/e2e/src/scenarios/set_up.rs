//! A team that has never seen the guard sets it up, and works with it: three clients whose sites stand in groups that are
//! regions, and six templates as they are written in Statuspage. What is sound must have no finding.

use super::fetch::{fetch, play_with_page};
use super::settings::{in_settings, says, sets};
use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use api_replica::data::PageData;
use api_replica::{KEY, PAGE};
use e2e::guard::Seen;
use serde_json::{Value, json};

const TEAM: &str = include_str!("set_up_team.json");

/// A maintenance of the team that is scheduled.
const NOTICE: &str = "/incidents/mnlk5t8x2kq0";

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "a team is set up by what is fetched, and its first maintenance has no false finding",
            |scene| play_with_page(scene, team_page()?, true, by_fetch),
        ),
        scenario(
            "what is fetched counts without being taken over, says who can see it, and is forgotten",
            |scene| play_with_page(scene, team_page()?, true, by_what_is_kept),
        ),
        scenario(
            "a team is set up by forms, and its first maintenance has no false finding",
            |scene| play_with_page(scene, team_page()?, true, by_forms),
        ),
    ]
}

fn team() -> Result<Value> {
    Ok(serde_json::from_str(TEAM)?)
}

fn team_page() -> Result<PageData> {
    Ok(PageData::new(PAGE, team()?))
}

/// From the first steps on, as their links lead.
fn by_fetch(scene: &Scene) -> Result<()> {
    in_settings(scene, "start", || {
        scene
            .person
            .clicks("Or read clients and templates from Statuspage")?;
        says(scene, "Id of the page")?;
        fetch(scene, KEY)?;
        says(scene, "Everything was read.")?;
        says(scene, "20 components")?;
        scene
            .person
            .clicks("Take over everything that the policy does not have")?;
        says(scene, "pieces were taken over")?;
        scene.person.clicks("Save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    first_maintenances(scene)
}

/// Nothing is taken over into a policy.
fn by_what_is_kept(scene: &Scene) -> Result<()> {
    in_settings(scene, "fetch", || {
        fetch(scene, KEY)?;
        says(scene, "Everything was read.")
    })?;
    open(scene, CREATE, "maintenance-new")?;
    scene.person.pastes("Date", "2031-04-05")?;
    scene.person.clicks("Tern Barry")?;
    let seen = scene.guard.until("the panel says who can see it", |seen| {
        seen.read_back()
            .contains("14 users of Tern & Sons can see it")
    })?;
    ensure!(
        seen.text().contains("From Statuspage’s API"),
        "{}",
        seen.text()
    );
    insert(scene, "Planned work")?;
    has_no_finding(scene, "Tern & Sons")?;
    let title = scene.person.value("Maintenance name")?;
    ensure!(title == "Planned work for Tern & Sons", "{title}");
    // The only site of its client in this region.
    scene.person.clicks("Zábřeh Quay")?;
    scene.guard.until("two clients are found", |seen| {
        let sentence = seen.sentence("one-client");
        sentence.contains("Tern & Sons") && sentence.contains("Ostrava Retail")
    })?;
    in_settings(scene, "seen-templates", || {
        says(scene, "6 templates and 3 page access groups, read on")?;
        scene
            .person
            .clicks("Forget “Larkspur Status”, page kctbh9vrtdwd")?;
        says(scene, "Forgotten: it counts no more")
    })?;
    scene
        .guard
        .until("the open page knows it no more", |seen| {
            seen.sentence("one-client").contains("Wales")
                && !seen.read_back().contains("can see it")
        })
        .map(drop)
}

fn by_forms(scene: &Scene) -> Result<()> {
    let team = team()?;
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let items = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let sites: Vec<Value> = items(&team["groups"])
        .iter()
        .flat_map(|group| items(&group["components"]))
        .collect();
    in_settings(scene, "clients", || {
        for (number, client) in items(&team["access_groups"]).iter().enumerate() {
            scene.person.clicks("Add a client")?;
            sets(
                scene,
                &format!("/clients/{number}/name"),
                &words(&client["name"]),
            )?;
            let names = items(&client["component_ids"]).into_iter().map(|id| {
                let site = sites.iter().find(|site| site["id"] == id);
                site.map_or(String::new(), |site| words(&site["name"]))
            });
            let names: Vec<String> = names.collect();
            let list = format!("/clients/{number}/components");
            sets(scene, &list, &names.join("\n"))?;
        }
        scene.person.clicks("Templates")?;
        says(scene, "Phases that need a template")?;
        let phases = [
            "scheduled",
            "in_progress",
            "completed",
            "extended",
            "cancelled",
            "rescheduled",
        ];
        let mut templates = items(&team["templates"]);
        templates.push(json!({ "name": "Back early", "title": "", "body": "The work at [Component name] is over, early." }));
        let phases = phases.into_iter().chain(["completed"]);
        for (number, (template, phase)) in templates.iter().zip(phases).enumerate() {
            scene.person.clicks("Add a template")?;
            let at = |key: &str| format!("/templates/{number}/{key}");
            sets(scene, &at("name"), &words(&template["name"]))?;
            sets(scene, &at("phase"), phase)?;
            sets(scene, &at("title"), &words(&template["title"]))?;
            sets(scene, &at("body"), &words(&template["body"]))?;
        }
        scene.person.clicks("Save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    first_maintenances(scene)
}

/// The team's page, instead of the replica's own.
fn open(scene: &Scene, path: &str, screen: &str) -> Result<Seen> {
    scene.browser.open(&format!("{REACT}{path}"))?;
    let keep = "localStorage.setItem('replica-data', arguments[0])";
    scene.browser.session.run(keep, json!([TEAM]))?;
    scene.browser.session.refresh()?;
    scene.guard.until("the form is checked", |seen| {
        seen.screen() == screen && seen.revision() > 0
    })
}

/// Each client's first maintenance, then each update of one that is scheduled.
fn first_maintenances(scene: &Scene) -> Result<()> {
    let clients = [
        ("Tern & Sons", &["Tern Barry", "Tern Ely"][..]),
        ("Ostrava Retail", &["Ostrava Depot 12", "Zábřeh Quay"]),
        ("Ångström Foods", &["Ångström Gävle"]),
    ];
    for (client, sites) in clients {
        let seen = open(scene, CREATE, "maintenance-new")?;
        ensure!(seen.state() == "watching", "{}", seen.lines());
        scene.person.pastes("Date", "2031-04-05")?;
        for site in sites {
            scene.person.clicks(site)?;
        }
        insert(scene, "Planned work")?;
        has_no_finding(scene, client)?;
        let message = scene.person.value("Message")?;
        let title = scene.person.value("Maintenance name")?;
        ensure!(
            title == format!("Planned work for {client}")
                && sites.iter().all(|site| message.contains(site))
                && message.contains("5 April 2031, 22:00 UTC to 6 April 2031, 00:00 UTC. "),
            "{title}: {message}"
        );
    }
    // A Status Update has no dates: they are known from the schedule, once it was seen.
    open(scene, NOTICE, "maintenance-status")?;
    scene.person.clicks("Schedule & Automation")?;
    scene.guard.until("the schedule is seen", |seen| {
        seen.screen() == "maintenance-schedule" && !seen.read_back().is_empty()
    })?;
    let updates = [
        ("In progress", "Work has begun"),
        ("Completed", "Work is finished"),
        ("Completed", "Work called off"),
        ("Scheduled", "New date for the work"),
    ];
    for (status, template) in updates {
        open(scene, NOTICE, "maintenance-status")?;
        scene.person.sets_status(status)?;
        insert(scene, template)?;
        let wrong = [
            "template-used",
            "placeholder-left",
            "one-client",
            "other-client-named",
            "sites-agree",
            "dates-agree",
            "times-agree",
            "utc-times",
        ];
        let wanted = format!("{template} has no false finding");
        scene.guard.until(&wanted, |seen| {
            seen.missing().is_empty() && !wrong.iter().any(|rule| seen.finds(rule))
        })?;
    }
    Ok(())
}

fn insert(scene: &Scene, template: &str) -> Result<()> {
    scene
        .guard
        .press(&format!("button[data-template='{template}']"))?;
    scene
        .guard
        .until("it is inserted", |seen| {
            seen.text().contains(&format!("Inserted “{template}”"))
        })
        .map(drop)
}

fn has_no_finding(scene: &Scene, what: &str) -> Result<()> {
    let is_sound = |seen: &Seen| seen.rules().is_empty() && seen.missing().is_empty();
    let wanted = format!("nothing is found on the maintenance of {what}");
    scene.guard.until(&wanted, is_sound).map(drop)
}
