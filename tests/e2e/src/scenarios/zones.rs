//! Everything that is shown is the same whatever zone the machine is in, but for the read-back: the
//! window in the person's own zone, in the panel and beside the schedule.

use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Context, Result, ensure};
use e2e::browser::{Browser, Setup};
use e2e::guard::Guard;
use e2e::person::Person;
use serde_json::{Value, json};

pub fn scenarios() -> Vec<Scenario> {
    vec![scenario(
        "the machine's time zone changes the read-back and nothing else",
        same_but_the_read_back,
    )]
}

/// The machine's zone, and the line that it makes of the window. On Lord Howe the clocks go back by
/// half an hour within it.
const ZONES: &[(&str, &str)] = &[
    (
        "America/New_York",
        "Sat 5 Apr 14:00–16:00 UTC · 10:00–12:00 for you (New York)",
    ),
    (
        "Asia/Kolkata",
        "Sat 5 Apr 14:00–16:00 UTC · 19:30–21:30 for you (Kolkata)",
    ),
    (
        "Australia/Lord_Howe",
        "Sat 5 Apr 14:00–16:00 UTC · Sun 6 Apr 01:00–02:30 for you (Lord Howe)",
    ),
    ("UTC", "Sat 5 Apr 14:00–16:00 UTC"),
];

/// A named zone, an ambiguous one, none at all, the reader's own, another day than the schedule's.
const MESSAGE: &str = "The work starts on 5 April 2031 at 10am EDT and ends at 21:30 IST. \
     Orders pause at 3pm. Stores call us before 9:15 local time, on 6 April 2031 at 01:00 UTC at \
     the latest.";

/// All that the guard shows, in the page and of the page, without the read-back.
const SHOWN: &str = r#"
    const host = document.querySelector("[data-statuspage-guard]");
    const panel = document.createElement("div");
    for (const child of host.shadowRoot.childNodes) panel.append(child.cloneNode(true));
    for (const part of panel.querySelectorAll("[data-read-back]")) part.remove();
    const all = [...document.querySelectorAll("[data-statuspage-guard-mark]")];
    const isLine = (mark) => mark.shadowRoot.querySelector(".line");
    const marks = all.filter((mark) => !isLine(mark))
        .map((mark) => [mark.dataset.field, mark.dataset.outcome, mark.shadowRoot.innerHTML]);
    const lines = all.filter(isLine).map((mark) => [mark.dataset.field, mark.shadowRoot.textContent]);
    return { shown: [host.dataset.state, host.dataset.screen, panel.innerHTML, marks], lines };
"#;

fn same_but_the_read_back(scene: &Scene) -> Result<()> {
    let mut first: Option<Value> = None;
    for (zone, read_back) in ZONES {
        let shown = shown(scene, zone, read_back).context(*zone)?;
        let expected = first.get_or_insert_with(|| shown.clone());
        ensure!(
            shown == *expected,
            "in {zone} it shows {shown:#}, in {} {expected:#}",
            ZONES[0].0
        );
    }
    Ok(())
}

/// All that is shown of the message, but for the read-back, by a browser of its own.
fn shown(scene: &Scene, zone: &str, read_back: &str) -> Result<Value> {
    let setup = Setup {
        zone: Some(zone.to_owned()),
        ..Setup::new(scene.browser.kind)?
    };
    let browser = Browser::start(&setup, scene.server)?;
    let session = &browser.session;
    let (guard, person) = (Guard { session }, Person { session });
    browser.open(&format!("{REACT}{CREATE}"))?;
    guard.until("the form is checked", |seen| seen.revision() > 0)?;
    person.pastes("Date", "2031-04-05")?;
    person.pastes("Time", "14:00")?;
    let words = session.run("return document.body.innerText", json!([]))?;
    let words = words.as_str().unwrap_or_default();
    let beginning = format!("{read_back} · on the page “");
    let seen = guard.until(
        &format!("the line is “{beginning}…”, by a name that the page shows"),
        |seen| {
            let name = seen.read_back().strip_prefix(&beginning);
            let name = name.and_then(|rest| rest.strip_suffix('”'));
            name.is_some_and(|name| {
                !name.is_empty() && words.lines().any(|line| line.trim() == name)
            })
        },
    )?;
    let line = seen.read_back();
    let checked = guard.after(|| person.pastes("Message", MESSAGE))?;
    for words in ["EDT", "IST", "3pm", "9:15 local time"] {
        ensure!(
            checked.findings().any(|one| one["sentence"]
                .as_str()
                .is_some_and(|said| said.contains(words))),
            "nothing is said of {words}: {}",
            checked.lines()
        );
    }
    let mut all = session.run(SHOWN, json!([]))?;
    ensure!(
        all["lines"] == json!([["start-time", line]]),
        "beside the schedule stands {}",
        all["lines"]
    );
    Ok(all["shown"].take())
}
