//! A maintenance from screen to screen: each submit loads the page anew. What is remembered outlives the pages, so each
//! scenario begins from scratch.

use super::{PLAIN, REACT, Scenario, Scene, scenario_from_scratch};
use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::guard::{Guard, Seen};
use e2e::person::Person;
use e2e::press::keys;

/// A maintenance of the replica that has not started.
pub(super) const NOTICE: &str = "/incidents/mn5t8x2kq0vd";
const RULE: &str = "tell-clients";

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario_from_scratch(
            "a schedule that was changed and not told is said on every screen until it is set aside",
            forgotten,
        ),
        scenario_from_scratch(
            "a schedule that was changed and told ends without a finding",
            told,
        ),
        scenario_from_scratch(
            "a schedule that was changed and told ends without a finding on pages that a server writes, too",
            told_on_plain,
        ),
        scenario_from_scratch(
            "an extension says what was added, and its template is filled with it",
            extended,
        ),
        scenario_from_scratch(
            "posted-with-errors is found after the update, and clears with one that mends it",
            posted_with_errors,
        ),
        scenario_from_scratch(
            "components-operational is found until the component was seen Operational",
            component_left,
        ),
        scenario_from_scratch(
            "the list marks the row of what is pending until that is set aside",
            marked_in_list,
        ),
        scenario_from_scratch("status-overdue fires and clears by its fixes", overdue),
        scenario_from_scratch(
            "status-overdue marks the row of what is past, as far as it is remembered, until that is set aside",
            overdue_in_list,
        ),
        scenario_from_scratch(
            "completed-early fires, and its fix cancels",
            completed_early,
        ),
        scenario_from_scratch("notify-off fires alone, and clears by its fix", taken_back),
    ]
}

/// Who goes from screen to screen.
pub(super) struct Visit<'a> {
    pub browser: &'a Browser,
    /// The replica whose screens are visited.
    page: &'static str,
}

impl<'a> Visit<'a> {
    pub(super) fn new(scene: &Scene<'a>) -> Self {
        Self::on(REACT, scene)
    }

    pub(super) fn on(page: &'static str, scene: &Scene<'a>) -> Self {
        Self {
            browser: scene.browser,
            page,
        }
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
        self.browser.open(&format!("{}{path}", self.page))
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
    let visit = Visit::new(scene);
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
    visit.guard().press("[data-dismiss=tell-clients]")?;
    // The line for the reason has the focus.
    visit.guard().until("a reason is asked for", |seen| {
        seen.text().contains("Leave it")
    })?;
    keys(&visit.browser.session, "Told by phone")?;
    visit.guard().press("[data-dismiss-now]")?;
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
    let visit = Visit::new(scene);
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

fn told_on_plain(scene: &Scene) -> Result<()> {
    let visit = Visit::on(PLAIN, scene);
    visit.open_schedule()?;
    visit.person().chooses("Start hour", "21")?;
    visit.submit()?;
    visit.guard().until("it is said", |seen| {
        seen.sentence(RULE).contains("21:00–23:00 UTC, before")
    })?;
    visit.open("/incidents")?;
    visit
        .guard()
        .until("it is said on the list", |seen| seen.finds(RULE))?;
    visit.open(NOTICE)?;
    visit.guard().until("the schedule is remembered", |seen| {
        seen.finds(RULE) && seen.read_back().contains("Schedule as seen at")
    })?;
    visit
        .guard()
        .press("[data-template='Maintenance Rescheduled']")?;
    visit.guard().until("the insertion is over", Seen::undo)?;
    visit.submit()?;
    visit
        .guard()
        .until("nothing is left", |seen| {
            seen.screen() == "maintenance-status" && seen.rules().is_empty()
        })
        .map(drop)
}

fn extended(scene: &Scene) -> Result<()> {
    let visit = Visit::new(scene);
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

/// One that is in progress.
const STARTED: &str = "/incidents/mn7c1w9zr4hs";

fn posted_with_errors(scene: &Scene) -> Result<()> {
    let visit = Visit::new(scene);
    let posts = |status: &str| -> Result<()> {
        visit.open(NOTICE)?;
        let checked = |seen: &Seen| seen.screen() == "maintenance-status" && seen.revision() > 0;
        visit.guard().until("the update is checked", checked)?;
        visit.person().sets_status(status)?;
        let is_verifying = status == "Verifying";
        visit.guard().until("the status is judged", |seen| {
            seen.finds("never-verifying") == is_verifying
        })?;
        visit.submit()
    };
    posts("Verifying")?;
    visit.open("/components")?;
    visit
        .guard()
        .until("it is found on another screen", |seen| {
            let sentence = seen.sentence("posted-with-errors");
            sentence.contains("the status Verifying")
        })?;
    posts("In progress")?;
    visit
        .guard()
        .until("it is mended", |seen| {
            seen.screen() == "maintenance-status" && !seen.finds("posted-with-errors")
        })
        .map(drop)
}

/// The addresses that the rows lead to beside which a mark stands.
pub(super) fn marked_rows(visit: &Visit) -> Result<serde_json::Value> {
    let script = "const middle = (box) => box.top + box.height / 2;
        const marks = [...document.querySelectorAll('[data-statuspage-guard-mark][data-field=page]')]
          .map((one) => one.shadowRoot.querySelector('button').getBoundingClientRect()).filter((box) => box.height > 0);
        return [...document.querySelectorAll('main a[href]')].filter((link) => {
          const row = link.getBoundingClientRect();
          return marks.some((mark) => Math.abs(middle(mark) - middle(row)) < row.height);
        }).map((link) => link.getAttribute('href'));";
    visit.browser.session.run(script, serde_json::json!([]))
}

fn marked_in_list(scene: &Scene) -> Result<()> {
    let visit = Visit::new(scene);
    visit.change_schedule("Time", "21:00")?;
    visit.guard().until("it is said", |seen| seen.finds(RULE))?;
    visit.open("/incidents")?;
    visit
        .guard()
        .until("it is said on the list", |seen| seen.finds(RULE))?;
    is_marked_until_set_aside(&visit, RULE)
}

/// In the list, the row of the maintenance is marked, and no other, until that is set aside.
fn is_marked_until_set_aside(visit: &Visit, rule: &str) -> Result<()> {
    visit.person().clicks("Maintenances")?;
    let row = serde_json::json!([format!("{REACT}{NOTICE}")]);
    visit
        .guard()
        .until_true("its row is marked, and no other", || {
            Ok(marked_rows(visit)? == row)
        })?;
    visit.guard().press(&format!("[data-dismiss={rule}]"))?;
    visit.guard().until("a reason is asked for", |seen| {
        seen.text().contains("Leave it")
    })?;
    keys(&visit.browser.session, "Told by phone")?;
    visit.guard().press("[data-dismiss-now]")?;
    visit.guard().until_true("no row is marked", || {
        Ok(marked_rows(visit)? == serde_json::json!([]))
    })
}

fn component_left(scene: &Scene) -> Result<()> {
    const RULE: &str = "components-operational";
    let visit = Visit::new(scene);
    let sets_component = |status: &str| -> Result<()> {
        visit.open("/components/fh1ashby0001/edit")?;
        visit.guard().until("the component is read", |seen| {
            seen.screen() == "component-edit"
        })?;
        visit.person().chooses("Status", status)?;
        visit.person().clicks("Save component")
    };
    sets_component("Under Maintenance")?;
    visit.open(NOTICE)?;
    visit.guard().until("the update is checked", |seen| {
        seen.screen() == "maintenance-status" && seen.revision() > 0
    })?;
    visit.person().sets_status("Completed")?;
    visit.guard().until("the status is judged", |seen| {
        seen.finds("component-status")
    })?;
    visit.submit()?;
    visit.open("/components")?;
    visit.guard().until("the component is named", |seen| {
        seen.sentence(RULE).contains("Fernhill Ashby")
    })?;
    sets_component("Operational")?;
    visit.open("/components")?;
    // Where nothing is pending the guard shows nothing on the list.
    visit.open(NOTICE)?;
    visit
        .guard()
        .until("it was seen Operational", |seen| {
            seen.revision() > 0 && seen.screen() == "maintenance-status" && !seen.finds(RULE)
        })
        .map(drop)
}

/// Moves the maintenance to a day that is surely past or to come, and opens its Status Update.
fn moved_to(visit: &Visit, date: &str) -> Result<()> {
    visit.open_schedule()?;
    visit.person().pastes("Date", date)?;
    visit.submit()?;
    visit.open_schedule()?;
    visit.open(NOTICE)?;
    visit
        .guard()
        .until("the schedule is remembered", |seen| {
            seen.screen() == "maintenance-status" && seen.read_back().contains("as seen at")
        })
        .map(drop)
}

fn overdue(scene: &Scene) -> Result<()> {
    const RULE: &str = "status-overdue";
    let visit = Visit::new(scene);
    moved_to(&visit, "2020-01-02")?;
    let fix = format!("[data-rule={RULE}] button[data-fix]");
    for says in ["The start is past", "The planned end is past"] {
        visit
            .guard()
            .until(says, |seen| seen.sentence(RULE).contains(says))?;
        visit.guard().press(&fix)?;
    }
    visit
        .guard()
        .until("it clears", |seen| !seen.finds(RULE))
        .map(drop)
}

fn overdue_in_list(scene: &Scene) -> Result<()> {
    const RULE: &str = "status-overdue";
    let visit = Visit::new(scene);
    moved_to(&visit, "2020-01-02")?;
    visit.open("/incidents")?;
    visit.person().clicks("Maintenances")?;
    visit.guard().until("it is said", |seen| {
        let sentence = seen.sentence(RULE);
        sentence.contains("The planned start of") && sentence.contains("Open it and choose")
    })?;
    is_marked_until_set_aside(&visit, RULE)
}

fn completed_early(scene: &Scene) -> Result<()> {
    const RULE: &str = "completed-early";
    let visit = Visit::new(scene);
    moved_to(&visit, "2099-06-01")?;
    visit.person().sets_status("Completed")?;
    visit.guard().until("it fires", |seen| {
        seen.sentence(RULE).contains("This has not started")
    })?;
    let fix = format!("[data-rule={RULE}] button[data-fix]");
    visit.guard().press(&fix)?;
    visit.guard().until("it clears", |seen| !seen.finds(RULE))?;
    visit.guard().until_true("the message cancels", || {
        Ok(visit.person().value("Message")?.contains("cancelled"))
    })
}

fn taken_back(scene: &Scene) -> Result<()> {
    const RULE: &str = "notify-off";
    let visit = Visit::new(scene);
    visit.open(STARTED)?;
    visit.guard().until("the update is checked", |seen| {
        seen.screen() == "maintenance-status" && seen.revision() > 0
    })?;
    visit.person().sets_status("Scheduled")?;
    visit.guard().until("it fires alone", |seen| {
        seen.finds(RULE) && !seen.finds("notify-on") && !seen.finds("template-used")
    })?;
    let fix = format!("[data-rule={RULE}] button[data-fix]");
    visit.guard().press(&fix)?;
    visit
        .guard()
        .until("it clears, and nobody is missed", |seen| {
            !seen.finds(RULE) && !seen.finds("notify-on")
        })?;
    // It was unticked, which is wrong in any other case.
    ensure!(!visit.person().is_ticked("Send notifications")?);
    visit.person().sets_status("In progress")?;
    visit
        .guard()
        .until("it is missed", |seen| seen.finds("notify-on"))
        .map(drop)
}
