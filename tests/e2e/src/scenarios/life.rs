//! A maintenance from screen to screen: each submit loads the page anew. Each scenario has a browser of its own, because what
//! is remembered outlives the pages.

use super::{REACT, Scenario, Scene, scenario};
use anyhow::Result;
use e2e::browser::{Browser, Setup};
use e2e::guard::{Guard, Seen};
use e2e::person::Person;

/// A maintenance of the replica that has not started.
const NOTICE: &str = "/incidents/mn5t8x2kq0vd";
const RULE: &str = "tell-clients";

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "a schedule that was changed and not told is said on every screen until it is set aside",
            forgotten,
        ),
        scenario(
            "a schedule that was changed and told ends without a finding",
            told,
        ),
        scenario(
            "an extension says what was added, and its template is filled with it",
            extended,
        ),
    ]
}

/// A browser that remembers nothing yet.
pub(super) struct Visit {
    pub browser: Browser,
}

impl Visit {
    pub(super) fn start(scene: &Scene) -> Result<Self> {
        let browser = Browser::start(&Setup::new(scene.browser.kind)?, scene.server)?;
        Ok(Self { browser })
    }

    pub(super) fn guard(&self) -> Guard<'_> {
        Guard {
            session: &self.browser.session,
        }
    }

    pub(super) fn person(&self) -> Person<'_> {
        Person {
            session: &self.browser.session,
        }
    }

    pub(super) fn open(&self, path: &str) -> Result<()> {
        self.browser.open(&format!("{REACT}{path}"))
    }

    /// Opens the tab with the schedule.
    pub(super) fn open_schedule(&self) -> Result<Seen> {
        self.open(NOTICE)?;
        self.guard().until("the update is checked", |seen| {
            seen.screen() == "maintenance-status" && seen.revision() > 0
        })?;
        self.person().clicks("Schedule & Automation")?;
        self.guard().until("the schedule is checked", |seen| {
            seen.screen() == "maintenance-schedule" && !seen.read_back().is_empty()
        })
    }

    /// Changes a field of the schedule, saves, and sees it again.
    pub(super) fn change_schedule(&self, field: &str, value: &str) -> Result<Seen> {
        self.open_schedule()?;
        self.person().writes(field, value)?;
        self.submit()?;
        self.open_schedule()
    }

    /// Presses Update, and waits for the page that comes after it.
    pub(super) fn submit(&self) -> Result<()> {
        let session = &self.browser.session;
        session.run(
            "document.documentElement.dataset.before = '';",
            serde_json::json!([]),
        )?;
        self.person().clicks("Update")?;
        self.guard().until_true("the page is loaded anew", || {
            let script = "return document.readyState === 'complete' && !('before' in document.documentElement.dataset)";
            Ok(session.run(script, serde_json::json!([]))? == true)
        })?;
        self.guard()
            .until("the new page is checked", |seen| seen.revision() > 0)
            .map(drop)
    }
}

fn forgotten(scene: &Scene) -> Result<()> {
    let visit = Visit::start(scene)?;
    visit.change_schedule("Time", "21:00")?;
    let is_told = |seen: &Seen| {
        seen.sentence(RULE).contains("Clients were not told")
            && seen.sentence(RULE).contains("21:00–23:00 UTC, before")
    };
    visit.guard().until("it is said on the schedule", is_told)?;
    visit.browser.stop_background()?;
    for screen in [
        "/incidents",
        "/components",
        "/incidents/new-scheduled-maintenance",
        NOTICE,
    ] {
        visit.open(screen)?;
        visit
            .guard()
            .until(&format!("it is said on {screen}"), is_told)?;
    }
    visit.open("/incidents")?;
    visit.guard().until("it is said on the list", is_told)?;
    visit.guard().press("[data-set-aside]")?;
    visit
        .guard()
        .until("it is set aside", |seen| !seen.finds(RULE))?;
    visit.open(NOTICE)?;
    visit
        .guard()
        .until("it is set aside elsewhere", |seen| {
            seen.revision() > 0 && seen.screen() == "maintenance-status" && !seen.finds(RULE)
        })
        .map(drop)
}

fn told(scene: &Scene) -> Result<()> {
    let visit = Visit::start(scene)?;
    visit.change_schedule("Time", "21:00")?;
    visit.guard().until("it is said", |seen| seen.finds(RULE))?;
    visit.open(NOTICE)?;
    visit.guard().until("the schedule is remembered", |seen| {
        seen.finds(RULE) && seen.read_back().contains("Schedule as seen at")
    })?;
    visit
        .person()
        .writes("Message", "It starts on 8 December 2026 at 22:00 UTC.")?;
    visit.guard().until("the former time is found", |seen| {
        seen.sentence("times-agree").contains("as seen at")
    })?;
    visit.person().writes("Message", "")?;
    visit
        .guard()
        .press("[data-template='Maintenance Rescheduled']")?;
    visit.guard().until_true("the template is filled", || {
        let message = visit.person().value("Message")?;
        Ok(message.contains("8 December 2026, from 21:00 UTC to 23:00 UTC"))
    })?;
    visit.submit()?;
    visit
        .guard()
        .until("nothing is left", |seen| {
            seen.screen() == "maintenance-status" && seen.rules().is_empty()
        })
        .map(drop)
}

fn extended(scene: &Scene) -> Result<()> {
    let visit = Visit::start(scene)?;
    visit.change_schedule("Hours", "3")?;
    visit.guard().until("it is said", |seen| seen.finds(RULE))?;
    visit.open(NOTICE)?;
    visit
        .guard()
        .until("the update is checked", |seen| seen.finds(RULE))?;
    visit.person().sets_status("In progress")?;
    visit
        .person()
        .writes("Message", "The maintenance was extended by 3 hours.")?;
    visit.guard().until("the total is found", |seen| {
        seen.sentence("added-time").contains("1 hour was added")
    })?;
    visit
        .guard()
        .press("[data-rule=added-time] button[data-fix]")?;
    visit
        .guard()
        .until("it clears", |seen| !seen.finds("added-time"))?;
    visit
        .guard()
        .press("[data-template='C. Maintenance Extended.']")?;
    visit.guard().until_true("the template is filled", || {
        Ok(visit
            .person()
            .value("Message")?
            .contains("has been extended by 1 hour."))
    })
}
