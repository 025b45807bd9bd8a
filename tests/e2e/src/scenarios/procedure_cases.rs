//! The procedures of the handbook as a person does them: each step, what is done instead of it, and what is found then.

use super::life::Visit;
use super::made::listed_address;
use super::{CREATE, Scene};
use anyhow::Result;
use e2e::guard::Seen;
use e2e::press::keys;
use serde_json::json;

/// A maintenance that has not started, and one that is made to go on now.
const PLANNED: &str = "/incidents/mn5t8x2kq0vd";
pub(super) const RUNNING: &str = "/incidents/mn7c1w9zr4hs";

/// What is done in one step.
type Do = fn(&Visit) -> Result<()>;

/// A procedure, by hand.
pub(super) struct Case {
    pub name: &'static str,
    pub path: &'static str,
    pub steps: &'static [Step],
}

/// What is done, what is done instead where that is left out, and what is found then.
pub(super) struct Step {
    pub name: &'static str,
    pub does: Do,
    pub instead: Do,
    pub found: &'static [&'static str],
    /// What comes after it is done, too, until a form is to be sent at last.
    pub goes_on: bool,
    /// The policy under which it is asked for, where the built-in one leaves it alone.
    pub policy: &'static str,
}

const fn step(name: &'static str, does: Do, found: &'static [&'static str]) -> Step {
    Step {
        name,
        does,
        instead: |_| Ok(()),
        found,
        goes_on: false,
        policy: "",
    }
}

impl Step {
    const fn instead(mut self, instead: Do) -> Self {
        self.instead = instead;
        self
    }

    const fn goes_on(mut self) -> Self {
        self.goes_on = true;
        self
    }

    /// It is asked for by a team that wants a template for every phase.
    const fn with_all_templates(mut self) -> Self {
        self.policy = r#"{"phases_needing_template":
            ["scheduled", "in_progress", "completed", "extended", "rescheduled"]}"#;
        self
    }
}

pub(super) const CASES: &[Case] = &[
    Case {
        name: "Reschedule",
        path: PLANNED,
        steps: &[
            step("the new time", new_time, &[]),
            step("its template", rescheduled, &["template-used"])
                .instead(own_words)
                .with_all_templates(),
            step("the notifications", nothing, &["notify-on"]).instead(untick_notifications),
            step("the update", |visit| visit.submit(), &["tell-clients"])
                .instead(|visit| open_update(visit, PLANNED)),
        ],
    },
    Case {
        name: "Extend",
        path: RUNNING,
        steps: &[
            step("the time", more_time, &[]),
            step("its template", extended, &["template-used"])
                .instead(own_words)
                .with_all_templates(),
            step("the notifications", nothing, &["notify-on"]).instead(untick_notifications),
            step("the update", |visit| visit.submit(), &["tell-clients"])
                .instead(|visit| open_update(visit, RUNNING)),
        ],
    },
    Case {
        name: "Cancel",
        path: PLANNED,
        steps: &[
            step(
                "its template",
                |visit| insert(visit, "D. Maintenance Cancelled"),
                &["template-used", "completed-early"],
            ),
            step("the status", complete, &["cancel-completes"]),
            step("the notifications", nothing, &["notify-on"]).instead(untick_notifications),
            step("the update", |visit| visit.submit(), &[]),
        ],
    },
    Case {
        name: "Complete early",
        path: RUNNING,
        steps: &[
            step("the status", complete, &[]),
            step(
                "its template",
                |visit| insert(visit, "2. Maintenance-complete"),
                &["template-used"],
            ),
            step("the components", operational, &["component-status"]),
            step("the notifications", nothing, &["notify-on"]).instead(untick_notifications),
            step("the update", |visit| visit.submit(), &[]),
        ],
    },
    Case {
        name: "Reopen",
        path: CREATE,
        steps: &[
            step("the schedule", soon, &["template-used"]),
            // What its template says of the client stays open, too.
            step(
                "the components",
                choose,
                &["components-selected", "placeholder-left"],
            ),
            // In other words it is a maintenance at short notice.
            step(
                "its template",
                reopened,
                &["template-used", "automation-sense"],
            )
            .instead(own_words),
            step("the notifications", nothing, &["notify-on"]).instead(untick_notifications),
            step("the update", schedule_now, &[]),
        ],
    },
    Case {
        name: "Reschedule while in progress",
        path: RUNNING,
        steps: &[
            // In progress, it is not left Operational and without a word.
            step(
                "the status",
                take_back,
                &["component-status", "template-used", "notify-on"],
            ),
            step("the components", operational, &["component-status"]),
            step("the silence", untick_notifications, &["notify-off"]),
            step(
                "the first update",
                |visit| visit.submit(),
                &["template-used"],
            )
            .goes_on(),
            step("the new date", new_date, &["status-overdue"]).goes_on(),
            step("its template", rescheduled, &["template-used"])
                .instead(own_words)
                .with_all_templates(),
            step("the notifications", nothing, &["notify-on"]).instead(untick_notifications),
            step("the update", |visit| visit.submit(), &["tell-clients"])
                .instead(|visit| open_update(visit, RUNNING)),
        ],
    },
];

fn new_time(visit: &Visit) -> Result<()> {
    change(visit, PLANNED, "Time", "21:00")
}

fn more_time(visit: &Visit) -> Result<()> {
    change(visit, RUNNING, "Hours", "4")
}

/// Changes a field of the schedule, saves, sees it saved, and goes on to the update.
fn change(visit: &Visit, path: &str, field: &str, value: &str) -> Result<()> {
    open_schedule(visit, path)?;
    visit.person().writes(field, value)?;
    save_schedule(visit, path)
}

fn save_schedule(visit: &Visit, path: &str) -> Result<()> {
    visit.submit()?;
    open_schedule(visit, path)?;
    visit.guard().until("the new schedule is seen", |seen| {
        seen.finds("tell-clients")
    })?;
    open_update(visit, path)
}

fn rescheduled(visit: &Visit) -> Result<()> {
    insert(visit, "Maintenance Rescheduled")
}

fn extended(visit: &Visit) -> Result<()> {
    insert(visit, "C. Maintenance Extended.")
}

fn own_words(visit: &Visit) -> Result<()> {
    visit.person().writes("Message", "We tell you more soon.")
}

/// It is done already, as when the notifications are ticked.
fn nothing(_: &Visit) -> Result<()> {
    Ok(())
}

fn insert(visit: &Visit, template: &str) -> Result<()> {
    // The page may be on its way yet, after what was sent.
    visit.guard().until("the template is offered", |seen| {
        seen.list("templates").contains(&template)
    })?;
    let button = format!("[data-template='{template}']");
    visit.guard().press(&button)?;
    visit.guard().until_true("the template is in", || {
        Ok(!visit.person().value("Message")?.is_empty())
    })?;
    visit
        .guard()
        .until("the insertion is over", Seen::undo)
        .map(drop)
}

fn untick_notifications(visit: &Visit) -> Result<()> {
    visit.person().clicks("Send notifications")
}

/// The work is taken back to Scheduled.
fn take_back(visit: &Visit) -> Result<()> {
    visit.person().sets_status("Scheduled")?;
    visit
        .guard()
        .until("the procedure is offered", |seen| {
            seen.text()
                .contains("This looks like “Reschedule while in progress”")
        })
        .map(drop)
}

pub(super) fn tomorrow(visit: &Visit) -> Result<String> {
    let script = "return new Date(Date.now() + 86400e3).toISOString().slice(0, 10)";
    let day = visit.browser.session.run(script, json!([]))?;
    Ok(day.as_str().unwrap_or_default().to_owned())
}

fn new_date(visit: &Visit) -> Result<()> {
    open_schedule(visit, RUNNING)?;
    visit.person().pastes("Date", &tomorrow(visit)?)?;
    save_schedule(visit, RUNNING)
}

fn complete(visit: &Visit) -> Result<()> {
    visit.person().sets_status("Completed")?;
    // The offer moves what stands under it.
    visit
        .guard()
        .until("a procedure is offered", |seen| {
            seen.text().contains("This looks like “C")
        })
        .map(drop)
}

fn operational(visit: &Visit) -> Result<()> {
    visit
        .person()
        .sets_component("Oakline Dunmore", "Operational")
}

/// The form on which the procedure begins. The maintenance in progress began an hour ago and takes three; where a new one is
/// made, it is completed.
pub(super) fn begin<'a>(scene: &Scene<'a>, path: &str) -> Result<Visit<'a>> {
    let visit = Visit::new(scene);
    visit.open("/incidents")?;
    if path == CREATE {
        let script = "localStorage.setItem('replica-saved', JSON.stringify({ mn7c1w9zr4hs: { status: 'completed' } }));";
        visit.browser.session.run(script, json!([]))?;
        visit.open(CREATE)?;
        visit.guard().until("the form is checked", |seen| {
            seen.screen() == "maintenance-new" && seen.revision() > 0
        })?;
        visit.person().writes("Maintenance name", AGAIN)?;
        return Ok(visit);
    }
    let script = "const start = new Date(Date.now() - 3600e3).toISOString();
        localStorage.setItem('replica-saved', JSON.stringify({ mn7c1w9zr4hs:
            { date: start.slice(0, 10), time: start.slice(11, 16), hours: 3, minutes: 0 } }));";
    visit.browser.session.run(script, json!([]))?;
    // The schedule is seen once, as by who planned it.
    open_schedule(&visit, path)?;
    open_update(&visit, path)?;
    Ok(visit)
}

pub(super) fn open_update(visit: &Visit, path: &str) -> Result<()> {
    visit.open(path)?;
    visit
        .guard()
        .until("the update is checked", |seen| {
            seen.screen() == "maintenance-status" && seen.revision() > 0
        })
        .map(drop)
}

pub(super) fn open_schedule(visit: &Visit, path: &str) -> Result<Seen> {
    open_update(visit, path)?;
    visit.person().clicks("Schedule & Automation")?;
    visit.guard().until("the schedule is checked", |seen| {
        seen.screen() == "maintenance-schedule" && !seen.read_back().is_empty()
    })
}

/// What is opened again, which a title must be given.
const AGAIN: &str = "Oakline: network switches, again";

/// A new maintenance that begins in five minutes.
fn soon(visit: &Visit) -> Result<()> {
    let script = "return new Date(Date.now() + 300e3).toISOString()";
    let start = visit.browser.session.run(script, json!([]))?;
    let start = start.as_str().unwrap_or_default();
    visit.person().pastes("Date", &start[..10])?;
    visit.person().pastes("Time", &start[11..16])
}

fn choose(visit: &Visit) -> Result<()> {
    visit.person().clicks("Oakline Dunmore")
}

/// The procedure's own button inserts the template, which asks what was added.
fn reopened(visit: &Visit) -> Result<()> {
    visit.guard().press("[data-procedures] summary")?;
    visit.guard().press("[data-procedure-begin=Reopen]")?;
    visit.guard().until("the steps are there", |seen| {
        seen.text().contains("Next: Insert the template")
            || seen.text().contains("Insert the template “C.")
    })?;
    visit.guard().press("[data-step-button='2']")?;
    visit.guard().until_true("it asks what was added", || {
        let script = "const root = document.querySelector('[data-statuspage-guard]').shadowRoot;
            return root.activeElement?.dataset.answer ?? '';";
        Ok(visit.browser.session.run(script, json!([]))? == "{{added}}")
    })?;
    keys(&visit.browser.session, "2 hours\u{e007}")?;
    visit
        .guard()
        .until("the insertion is over", Seen::undo)
        .map(drop)
}

/// And opens what was made.
fn schedule_now(visit: &Visit) -> Result<()> {
    visit.person().clicks("Schedule now")?;
    visit.guard().until_true("it stands in the list", || {
        Ok(!listed_address(visit, AGAIN)?.is_empty())
    })?;
    visit.browser.open(&listed_address(visit, AGAIN)?)?;
    visit
        .guard()
        .until("its update is checked", |seen| {
            seen.screen() == "maintenance-status" && seen.revision() > 0
        })
        .map(drop)
}
