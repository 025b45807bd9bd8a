//! The procedures of the panel, step by step on the replica: in the right order nothing is found at the end, and a step that
//! is left out is found, and only that.

use super::life::Visit;
use super::{CREATE, Scenario, Scene, scenario_from_scratch};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use serde_json::json;

/// A maintenance that has not started, and one that is made to go on now.
const PLANNED: &str = "/incidents/mn5t8x2kq0vd";
const RUNNING: &str = "/incidents/mn7c1w9zr4hs";

/// What is done in one step.
type Step = fn(&Visit) -> Result<()>;

/// A procedure, by hand: what is done, and what is found where that is left out.
struct Case {
    name: &'static str,
    path: &'static str,
    steps: &'static [(&'static str, Step, &'static [&'static str])],
}

const CASES: &[Case] = &[
    Case {
        name: "Reschedule",
        path: PLANNED,
        steps: &[
            ("the new time", new_time, &[]),
            (
                "its template",
                |visit| insert(visit, "Maintenance Rescheduled"),
                &[],
            ),
            ("the notifications", |_| Ok(()), &["notify-on"]),
            ("the update", |visit| visit.submit(), &["tell-clients"]),
        ],
    },
    Case {
        name: "Extend",
        path: RUNNING,
        steps: &[
            ("the time", more_time, &[]),
            (
                "its template",
                |visit| insert(visit, "C. Maintenance Extended."),
                &[],
            ),
            ("the notifications", |_| Ok(()), &["notify-on"]),
            ("the update", |visit| visit.submit(), &["tell-clients"]),
        ],
    },
    Case {
        name: "Cancel",
        path: PLANNED,
        steps: &[
            (
                "its template",
                |visit| insert(visit, "D. Maintenance Cancelled"),
                &["template-used", "completed-early"],
            ),
            ("the status", complete, &["cancel-completes"]),
            ("the notifications", |_| Ok(()), &["notify-on"]),
            ("the update", |visit| visit.submit(), &[]),
        ],
    },
    Case {
        name: "Complete early",
        path: RUNNING,
        steps: &[
            ("the status", complete, &[]),
            (
                "its template",
                |visit| insert(visit, "2. Maintenance-complete"),
                &["template-used"],
            ),
            ("the components", operational, &["component-status"]),
            ("the notifications", |_| Ok(()), &["notify-on"]),
            ("the update", |visit| visit.submit(), &[]),
        ],
    },
    Case {
        name: "Reschedule while in progress",
        path: RUNNING,
        steps: &[
            ("the status", take_back, &[]),
            ("the components", operational, &["component-status"]),
            ("the silence", untick_notifications, &["notify-off"]),
            ("the first update", |visit| visit.submit(), &[]),
            ("the new date", new_date, &[]),
            (
                "its template",
                |visit| insert(visit, "Maintenance Rescheduled"),
                &[],
            ),
            ("the notifications", |_| Ok(()), &["notify-on"]),
            ("the update", |visit| visit.submit(), &["tell-clients"]),
        ],
    },
];

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
        for (left_out, (what, _, found)) in case.steps.iter().enumerate() {
            if found.is_empty() {
                continue;
            }
            all.push(scenario_from_scratch(
                format!(
                    "procedure {}: without {what} that is found alone",
                    case.name
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

/// The maintenance in progress began an hour ago and takes three.
fn begin<'a>(scene: &Scene<'a>, path: &str) -> Result<Visit<'a>> {
    let visit = Visit::new(scene);
    visit.open("/incidents")?;
    let script = "const start = new Date(Date.now() - 3600e3).toISOString();
        localStorage.setItem('replica-saved', JSON.stringify({ mn7c1w9zr4hs:
            { date: start.slice(0, 10), time: start.slice(11, 16), hours: 3, minutes: 0 } }));";
    visit.browser.session.run(script, json!([]))?;
    // The schedule is seen once, as by who planned it.
    open_schedule(&visit, path)?;
    open_update(&visit, path)?;
    Ok(visit)
}

fn open_update(visit: &Visit, path: &str) -> Result<()> {
    visit.open(path)?;
    visit
        .guard()
        .until("the update is checked", |seen| {
            seen.screen() == "maintenance-status" && seen.revision() > 0
        })
        .map(drop)
}

fn open_schedule(visit: &Visit, path: &str) -> Result<Seen> {
    open_update(visit, path)?;
    visit.person().clicks("Schedule & Automation")?;
    visit.guard().until("the schedule is checked", |seen| {
        seen.screen() == "maintenance-schedule" && !seen.read_back().is_empty()
    })
}

fn in_order(scene: &Scene, case: &Case) -> Result<()> {
    let visit = begin(scene, case.path)?;
    for (_, step, _) in case.steps {
        step(&visit)?;
    }
    visit
        .guard()
        .until("nothing is left", |seen| {
            seen.screen() == "maintenance-status" && seen.revision() > 0 && seen.rules().is_empty()
        })
        .map(drop)
}

fn without(scene: &Scene, case: &Case, left_out: usize) -> Result<()> {
    let visit = begin(scene, case.path)?;
    let (what, _, found) = &case.steps[left_out];
    for (at, (name, step, _)) in case.steps.iter().enumerate() {
        // It is found before it is sent.
        if at >= left_out && name.ends_with("update") {
            break;
        }
        if at != left_out {
            step(&visit)?;
        }
    }
    match *what {
        "the notifications" => untick_notifications(&visit)?,
        "the update" => open_update(&visit, case.path)?,
        _ => {}
    }
    let is_alone = |seen: &Seen| {
        let mut rules = seen.rules();
        // That clients are to be told stays until the update is saved.
        if *what != "the update" {
            rules.retain(|rule| *rule != "tell-clients");
        }
        rules.dedup();
        rules == *found
    };
    visit
        .guard()
        .until(&format!("{found:?} is found alone"), is_alone)
        .map(drop)
}

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

fn insert(visit: &Visit, template: &str) -> Result<()> {
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

fn tomorrow(visit: &Visit) -> Result<String> {
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
    visit.open("/incidents")?;
    visit.guard().until("it is asked", |seen| {
        seen.text().contains("no screen has shown it")
    })?;
    ensure!(steps(&visit)?.is_empty());
    visit.guard().press("[data-saved=yes]")?;
    visit.guard().until_true("it is over", || {
        let seen = visit.guard().look()?;
        Ok(!seen.text().contains("no screen has shown it") && steps(&visit)?.is_empty())
    })?;
    visit.open(CREATE)?;
    visit
        .guard()
        .until("another can be begun", |seen| {
            seen.revision() > 0 && seen.text().contains("What are you doing?")
        })
        .map(drop)
}
