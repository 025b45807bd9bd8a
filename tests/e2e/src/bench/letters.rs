//! Letters typed by real keys, sixty milliseconds apart, each timed to the answer to the message that has it.

use super::probe::{Letter, Notes};
use super::{at, line, open};
use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::guard::Guard;
use e2e::person::Person;
use serde_json::{Value, json};

const LETTERS: usize = 100;
/// Milliseconds between two keys.
const PAUSE: u64 = 60;
/// What is typed, over and over: words, and a time that is not in UTC.
const TEXT: &str = "work at 10pm EST ";
/// How many findings there are on the page with the most components.
const FINDINGS: usize = 24;

/// Prints every piece of a letter on the page with the most components, and how it compares with the smallest.
pub fn letters(browser: &Browser) -> Result<()> {
    let mut medians = Vec::new();
    for (components, findings) in [(10, 0), (1100, 0), (1100, FINDINGS)] {
        open(browser, &format!("?components={components}"))?;
        if findings > 0 {
            fill(browser, findings)?;
        }
        typed(browser, 20)?;
        let notes = typed(browser, LETTERS)?;
        let found = Guard {
            session: &browser.session,
        }
        .look()?
        .rules()
        .len();
        println!("  {components} components, {found} findings");
        pieces(&notes);
        let mut whole = lengths(&notes, |letter| letter.drawn - letter.start);
        whole.sort_by(f64::total_cmp);
        medians.push(at(&whole, 0.5));
    }
    let ratio = medians[1] / medians[0];
    println!(
        "  {:<44} {ratio:>7.2}               (bound 1.50)",
        "1,100 over 10 components"
    );
    Ok(())
}

/// A message with so many findings, one for each of its times.
fn fill(browser: &Browser, findings: usize) -> Result<()> {
    let times: Vec<String> = (0..findings)
        .map(|number| {
            format!(
                "Site {number}: from {}:{:02}pm EST.",
                1 + number % 11,
                number + 10
            )
        })
        .collect();
    let session = &browser.session;
    Person { session }.pastes("Message", &format!("{}\n", times.join("\n")))?;
    let guard = Guard { session };
    let enough = |seen: &e2e::guard::Seen| seen.rules().len() >= findings;
    guard.until("there are enough findings", enough).map(drop)
}

/// Types so many letters at the end of the message.
pub fn typed(browser: &Browser, count: usize) -> Result<Notes> {
    let focus = r#"const area = document.querySelector("main textarea");
        area.focus();
        area.setSelectionRange(area.value.length, area.value.length);"#;
    browser.session.run(focus, json!([]))?;
    Notes::take(browser)?;
    let keys: Vec<Value> = TEXT
        .chars()
        .cycle()
        .take(count)
        .flat_map(|key| {
            let action = |kind: &str| json!({ "type": kind, "value": key });
            let pause = json!({ "type": "pause", "duration": PAUSE });
            [action("keyDown"), action("keyUp"), pause]
        })
        .collect();
    let keyboard = json!({ "type": "key", "id": "keyboard", "actions": keys });
    let actions = json!({ "actions": [keyboard] });
    browser.session.post("/actions", &actions)?;
    let notes = Notes::wait(browser, |notes| notes.letters.len() >= count)?;
    let answered = notes.letters.len();
    ensure!(
        answered == count,
        "{answered} of {count} letters were answered"
    );
    Ok(notes)
}

fn lengths(notes: &Notes, of: impl Fn(&Letter) -> f64) -> Vec<f64> {
    notes.letters.iter().map(of).collect()
}

fn pieces(notes: &Notes) {
    let row = |what: &str, bound: Option<f64>, of: fn(&Letter) -> f64| {
        line(what, &mut lengths(notes, of), bound);
    };
    row("  letter → its own findings", Some(12.0), |one| {
        one.drawn - one.start
    });
    row("    snapshot", None, |one| one.sent - one.start);
    row("    message on its way", None, |one| one.asked - one.sent);
    row("    wasm", None, |one| one.answered - one.asked);
    row(
        "    answer on its way, or waiting for a turn",
        None,
        |one| one.received - one.answered,
    );
    row("    drawing", None, |one| one.drawn - one.received);
    row("  letter → the frame that shows them", Some(22.0), |one| {
        one.painted - one.start
    });
    row("    placing the marks, looking again", None, |one| {
        one.frames
    });
    row("    the rest until the frame", None, |one| {
        one.painted - one.drawn - one.frames
    });
    line(
        "  a task of the content script",
        &mut notes.tasks.clone(),
        Some(16.0),
    );
    let longest = notes.tasks.iter().copied().fold(0.0, f64::max);
    println!("  {:<44} {longest:>7.1} ms", "  the longest of them");
    let messages = notes.messages as f64 / notes.letters.len() as f64;
    println!("  {:<44} {messages:>7.2}", "  messages for a letter");
}
