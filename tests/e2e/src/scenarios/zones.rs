//! What is found in a form is the same whatever zone the machine is in; only the read-back differs,
//! and the offer to take a time without a zone as the person's own.

use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Context, Result, ensure};
use e2e::browser::{Browser, Setup};
use e2e::guard::Guard;
use e2e::person::Person;
use serde_json::{Value, json};

pub fn scenarios() -> Vec<Scenario> {
    vec![scenario(
        "the machine's time zone changes the read-back and no finding",
        same_findings,
    )]
}

/// The machine's zone, its city, and the line that it makes of the window. On Lord Howe the clocks go back by
/// half an hour within it.
const ZONES: &[(&str, &str, &str)] = &[
    (
        "America/New_York",
        "New York",
        "Sat 5 Apr 14:00–16:00 UTC · 10:00–12:00 for you (New York)",
    ),
    (
        "Asia/Kolkata",
        "Kolkata",
        "Sat 5 Apr 14:00–16:00 UTC · 19:30–21:30 for you (Kolkata)",
    ),
    (
        "Australia/Lord_Howe",
        "Lord Howe",
        "Sat 5 Apr 14:00–16:00 UTC · Sun 6 Apr 01:00–02:30 for you (Lord Howe)",
    ),
    ("UTC", "UTC", "Sat 5 Apr 14:00–16:00 UTC"),
];

/// A named zone, an ambiguous one, none at all, the reader's own, another day than the schedule's.
const MESSAGE: &str = "The work starts on 5 April 2031 at 10am EDT and ends at 21:30 IST. \
     Orders pause at 3pm. Stores call us before 9:15 local time, on 6 April 2031 at 01:00 UTC at \
     the latest.";

fn same_findings(scene: &Scene) -> Result<()> {
    let mut first: Option<Value> = None;
    for (zone, city, read_back) in ZONES {
        let found = findings(scene, zone, city, read_back).context(*zone)?;
        let expected = first.get_or_insert_with(|| found.clone());
        ensure!(
            found == *expected,
            "in {zone} it finds {found:#}, in {} {expected:#}",
            ZONES[0].0
        );
    }
    Ok(())
}

/// All that is found in the message, by a browser of its own.
fn findings(scene: &Scene, zone: &'static str, city: &str, read_back: &str) -> Result<Value> {
    let setup = Setup {
        zone: Some(zone),
        ..Setup::new(scene.browser.kind)?
    };
    let browser = Browser::start(&setup, scene.server)?;
    let session = &browser.session;
    let (guard, person) = (Guard { session }, Person { session });
    browser.open(&format!("{REACT}{CREATE}"))?;
    guard.until("the form is checked", |seen| seen.revision() > 0)?;
    person.pastes("Date", "2031-04-05")?;
    person.pastes("Time", "14:00")?;
    guard.until(&format!("the line is “{read_back}”"), |seen| {
        seen.read_back() == read_back
    })?;
    let seen = guard.after(|| person.pastes("Message", MESSAGE))?;
    let own = format!("It is {city} time");
    for words in ["EDT", "IST", "3pm", "9:15 local time"] {
        ensure!(
            seen.findings().any(|one| one["sentence"]
                .as_str()
                .is_some_and(|said| said.contains(words))),
            "nothing is said of {words}: {}",
            seen.lines()
        );
    }
    Ok(seen
        .findings()
        .map(|one| {
            let mut fixes = one["fixes"].clone();
            // To read a time without a zone as the person's own is offered under the city's name.
            if let Some(fixes) = fixes.as_array_mut() {
                fixes.retain(|fix| !fix.as_str().is_some_and(|fix| fix.contains(&own)));
            }
            json!([
                one["rule"],
                one["outcome"],
                one["field"],
                one["sentence"],
                fixes
            ])
        })
        .collect())
}
