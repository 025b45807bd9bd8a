//! What a person wrote is kept: whatever the page does with its address, whenever the background stops, whether
//! storage works or not.

use super::background::{start_with, start_with_all};
use super::hostile::{FORM, open, run};
use super::{CREATE, PLAIN, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::browser::{Browser, Kind};
use e2e::guard::{Guard, PATIENCE, Seen};
use e2e::person::Person;
use e2e::press::press_at;
use serde_json::json;

const TEMPLATE: &str = "button[data-template]";
const UNDO: &str = "button[data-undo]";
const TITLE: &str = "Upgrade of the tills";
const MESSAGE: &str = "We work on the tills.";

pub fn scenarios() -> Vec<Scenario> {
    let mut all = vec![
        scenario(
            "an insert and its undo go on while the page changes its address",
            address,
        ),
        scenario(
            "a change that is cut off by another screen reports what it wrote",
            cut_off,
        ),
        scenario(
            "undo asks before it takes away what was typed since",
            typed_since,
        ),
        scenario("half a surrogate is no obstacle", half_surrogate),
        scenario(
            "a storage that refuses stops nothing and is reported",
            refused,
        ),
        scenario("a storage that hangs stops nothing", hanging),
        scenario(
            "what cannot be read from storage is not written over",
            unread,
        ),
        scenario(
            "a panic leaves the other tabs and the form as they are",
            panics,
        ),
        scenario(
            "a panic is reported in its own words, which can be copied",
            panic_has_words,
        ),
        scenario(
            "a report that the browser does not copy can be copied by hand",
            report_without_clipboard,
        ),
        scenario(
            "no answer in the middle of a change is reported, and the way back is kept",
            no_answer,
        ),
    ];
    for action in [1, 2] {
        for undoing in [false, true] {
            let what = if undoing { "an undo" } else { "an insert" };
            all.push(scenario(
                format!("{what} whose background stops at action {action} goes on or back"),
                move |scene| {
                    stopped(scene, action, undoing, true)?;
                    stopped(scene, action, undoing, false)
                },
            ));
        }
    }
    for milliseconds in [300, 1200, 3000] {
        all.push(scenario(
            format!("what the page puts back {milliseconds} ms later without an event is reported"),
            move |scene| put_back(scene, milliseconds),
        ));
    }
    all
}

fn open_form(scene: &Scene, name: &str) -> Result<()> {
    open(scene, name, FORM)?;
    let offered = |seen: &Seen| !seen.list("templates").is_empty();
    scene
        .guard
        .until("templates are offered", offered)
        .map(drop)
}

fn holds(scene: &Scene, title: &str, message: &str) -> Result<bool> {
    let script = "return [document.getElementById('n').value, document.getElementById('m').value]";
    Ok(run(scene, script)? == json!([title, message]))
}

/// Both texts of the template are there.
fn holds_template(scene: &Scene) -> Result<bool> {
    let script = format!(
        "return document.getElementById('n').value !== '{TITLE}' && document.getElementById('m').value !== '{MESSAGE}'"
    );
    Ok(run(scene, &script)? == true)
}

fn until_whole(scene: &Scene) -> Result<()> {
    scene
        .guard
        .until_true("the template is whole", || holds_template(scene))
}

fn until_as_before(scene: &Scene) -> Result<()> {
    scene
        .guard
        .until_true("all is as it was", || holds(scene, TITLE, MESSAGE))
}

fn address(scene: &Scene) -> Result<()> {
    open_form(scene, "address")?;
    run(
        scene,
        r#"let count = 0;
           document.addEventListener("input", () => {
               count += 1;
               if (count % 2) history.replaceState(null, "", `?draft=${count}`); else location.hash = `edited${count}`;
           }, true);"#,
    )?;
    scene.guard.press(TEMPLATE)?;
    scene.guard.until("undo is offered", Seen::undo)?;
    ensure!(holds_template(scene)?, "the template is not whole");
    scene.guard.press(UNDO)?;
    until_as_before(scene)
}

fn cut_off(scene: &Scene) -> Result<()> {
    open_form(scene, "cut")?;
    run(
        scene,
        r#"document.addEventListener("input", () => history.pushState(null, "", "/pages/m2q8w4x6z0kd/incidents/p31zjtct2jer"),
               { capture: true, once: true });"#,
    )?;
    scene.guard.press(TEMPLATE)?;
    let is_reported = |seen: &Seen| {
        seen.text()
            .contains("Another screen was opened in the middle of: Insert")
            && seen.text().contains("Written there: Maintenance name.")
            && seen.text().contains("clipboard")
    };
    scene.guard.until("it is reported", is_reported)?;
    let message = run(scene, "return document.getElementById('m').value")?;
    ensure!(
        message == MESSAGE,
        "it went on at another address: {message}"
    );
    Ok(())
}

fn typed_since(scene: &Scene) -> Result<()> {
    open_form(scene, "typed")?;
    scene.guard.press(TEMPLATE)?;
    scene.guard.until("undo is offered", Seen::undo)?;
    scene.person.types("Message", " And more.")?;
    scene.guard.press(UNDO)?;
    let asks = |seen: &Seen| seen.text().contains("Undo would replace it");
    scene.guard.until("it asks", asks)?;
    let message = run(scene, "return document.getElementById('m').value")?;
    ensure!(
        message
            .as_str()
            .is_some_and(|text| text.ends_with(" And more.")),
        "it did not wait for the answer: {message}"
    );
    scene.guard.press("button[data-undo-anyway]")?;
    until_as_before(scene)
}

fn half_surrogate(scene: &Scene) -> Result<()> {
    open_form(scene, "surrogate")?;
    run(
        scene,
        r#"m.value = "Half a sign: \ud83d."; m.dispatchEvent(new Event("input", { bubbles: true }));"#,
    )?;
    scene.guard.press(TEMPLATE)?;
    scene.guard.until("undo is offered", Seen::undo)?;
    ensure!(holds_template(scene)?, "the template is not whole");
    Ok(())
}

/// Presses, and stops the background when the page stands still. The driver cannot talk to a tab that does, so it
/// talks to another one meanwhile.
fn stop_while_held(scene: &Scene, button: &str) -> Result<()> {
    let session = &scene.browser.session;
    let page = session.get("/window")?;
    let another = session.post("/window/new", &json!({ "type": "tab" }))?;
    session.post("/window", &json!({ "handle": page }))?;
    let place = session.run(
        r#"const button = document.querySelector("[data-statuspage-guard]").shadowRoot.querySelector(arguments[0]);
           button.scrollIntoView({ block: "center", behavior: "instant" });
           const { x, y, width, height } = button.getBoundingClientRect();
           return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };"#,
        json!([button]),
    )?;
    press_at(session, &place["x"], &place["y"])?;
    let held = scene.server.wait_for_held(PATIENCE);
    session.post("/window", &json!({ "handle": another["handle"] }))?;
    let stopped = held.and_then(|()| scene.browser.stop_background());
    scene.server.release();
    session.delete("/window")?;
    session.post("/window", &json!({ "handle": page }))?;
    stopped
}

/// The page stands still in the middle of an action while the background is stopped.
fn stopped(scene: &Scene, action: u32, undoing: bool, onwards: bool) -> Result<()> {
    open_form(scene, "stopped")?;
    if undoing {
        scene.guard.press(TEMPLATE)?;
        scene.guard.until("undo is offered", Seen::undo)?;
    }
    run(
        scene,
        &format!(
            r#"let left = {action};
               const hold = ({{ target }}) => {{
                   if (!target.matches("input, textarea") || --left) return;
                   const request = new XMLHttpRequest();
                   request.open("GET", location.origin + "/held", false);
                   request.send();
               }};
               document.addEventListener("input", hold, true);"#
        ),
    )?;
    stop_while_held(scene, if undoing { UNDO } else { TEMPLATE })?;
    let done = if undoing { "Undone" } else { "Inserted “" };
    let is_over = |seen: &Seen| seen.text().contains("Interrupted:") || seen.text().contains(done);
    let seen = scene.guard.until("it is reported", is_over)?;
    // Chromium does not stop a worker at once: one that finished before has nothing to report, but then the change is whole.
    if !seen.text().contains("Interrupted:") {
        ensure!(
            action == 2 || scene.browser.kind == Kind::Chromium,
            "nothing is said of the interruption: {}",
            seen.text()
        );
        return match undoing {
            true => until_as_before(scene),
            false => until_whole(scene),
        };
    }
    if undoing == onwards {
        scene.guard.press(UNDO)?;
        until_as_before(scene)
    } else {
        let on = if undoing { "redo" } else { "go-on" };
        scene.guard.press(&format!("button[data-{on}]"))?;
        until_whole(scene)
    }
}

fn put_back(scene: &Scene, milliseconds: u32) -> Result<()> {
    open_form(scene, "back")?;
    run(
        scene,
        &format!(
            r#"const before = m.value;
               m.addEventListener("change", () => setTimeout(() => {{ m.value = before; }}, {milliseconds}), {{ once: true }});"#
        ),
    )?;
    scene.guard.press(TEMPLATE)?;
    let reported = |seen: &Seen| {
        seen.text()
            .contains("The page put back what stood there before.")
    };
    scene.guard.until("it is reported", reported).map(drop)
}

/// Opens a form with words of one's own, where templates are offered.
fn open_with_words<'a>(browser: &'a Browser) -> Result<(Guard<'a>, Person<'a>)> {
    browser.open(&format!("{PLAIN}{CREATE}"))?;
    let session = &browser.session;
    let (guard, person) = (Guard { session }, Person { session });
    guard.until("templates are offered", |seen| {
        !seen.list("templates").is_empty()
    })?;
    person.writes("Message", "My own words")?;
    Ok((guard, person))
}

/// A template is inserted and taken back in a browser whose guard is spoilt.
fn insert_and_undo(browser: &Browser, says: &str) -> Result<()> {
    let (guard, person) = open_with_words(browser)?;
    guard.press(TEMPLATE)?;
    let seen = guard.until("undo is offered", |seen| {
        seen.undo() && seen.text().contains(says)
    })?;
    ensure!(seen.state() != "broken", "it broke");
    guard.press(UNDO)?;
    guard.until("the undo is complete", |seen| {
        seen.text().contains("Undone")
    })?;
    guard.until_true("the own words are back", || {
        Ok(person.value("Message")? == "My own words")
    })
}

const STORES: &str = "await chrome.storage[area].set({ [key]: text });";

fn refused(scene: &Scene) -> Result<()> {
    let refuses = "throw new Error('full');";
    let browser = start_with(scene, "refuses", "background.js", STORES, refuses)?;
    insert_and_undo(&browser, "Undo will not outlive this tab.")?;
    // The page keeps the way back when the background stops.
    let guard = Guard {
        session: &browser.session,
    };
    guard.press(TEMPLATE)?;
    guard.until("undo is offered", Seen::undo)?;
    browser.stop_background()?;
    guard.press(UNDO)?;
    let person = Person {
        session: &browser.session,
    };
    guard.until_true("the own words are back", || {
        Ok(person.value("Message")? == "My own words")
    })
}

fn hanging(scene: &Scene) -> Result<()> {
    let hangs = "await new Promise(() => {});";
    let browser = start_with(scene, "hangs", "background.js", STORES, hangs)?;
    insert_and_undo(&browser, "Undo")
}

fn unread(scene: &Scene) -> Result<()> {
    let reads = "chrome.storage[area].get(keys)";
    let refuses = format!("area === 'local' ? Promise.reject(new Error('locked')) : {reads}");
    let browser = start_with(scene, "unread", "background.js", reads, &refuses)?;
    let (guard, _) = open_with_words(&browser)?;
    guard.until("the missing policies are reported", |seen| {
        seen.text().contains("the form is checked without them")
    })?;
    guard.press("[data-focus=move]")?;
    let reported = |seen: &Seen| seen.text().contains("does not store anything");
    guard.until("it is reported", reported).map(drop)
}

/// A message that holds these words makes the wasm read outside its memory: it traps as a panic does.
const TRAPS: (&str, &str) = (
    "answer_message(tab, text, now) {",
    "answer_message(tab, text, now) { if (text.includes('Provoke it')) wasm.guard_answer_message(this.__wbg_ptr, 0, 0x7ffffff0, 64, 0);",
);

/// The last moment that chrono can tell: whatever is reckoned from it panics.
const LAST_MOMENT: &str = "8210266876799000";

/// Opens a form in a browser whose clock stands at its last moment, and makes the guard panic.
fn provoke_panic(browser: &Browser) -> Result<(Guard<'_>, Person<'_>)> {
    browser.open(&format!("{PLAIN}{CREATE}"))?;
    let session = &browser.session;
    let (guard, person) = (Guard { session }, Person { session });
    guard.until("the form is checked", |seen| seen.revision() > 0)?;
    person.writes("Message", "We start tomorrow at 10:00 UTC.")?;
    guard.until("the panic is reported", |seen| {
        seen.state() == "broken"
            && seen.text().contains("panicked at")
            && seen.text().contains("overflow")
    })?;
    Ok((guard, person))
}

fn report_without_clipboard(scene: &Scene) -> Result<()> {
    let replacements = [
        ("background.js", "Date.now()", LAST_MOMENT),
        (
            "content.js",
            "navigator.clipboard.writeText(",
            "Promise.reject(",
        ),
    ];
    let browser = start_with_all(scene, "no-clipboard", &replacements)?;
    let (guard, _) = provoke_panic(&browser)?;
    guard.press("button[data-copy-failure]")?;
    guard
        .until("the report can be copied by hand", |seen| {
            seen.text().contains("did not allow the copy")
                && seen.text().contains("Statuspage Guard 0.")
        })
        .map(drop)
}

fn panic_has_words(scene: &Scene) -> Result<()> {
    let browser = start_with(scene, "words", "background.js", "Date.now()", LAST_MOMENT)?;
    let (guard, person) = provoke_panic(&browser)?;
    guard.press("button[data-copy-failure]")?;
    person.types("Message", PASTE)?;
    let pasted = person.value("Message")?;
    ensure!(
        pasted.contains("Statuspage Guard 0.") && pasted.contains("panicked at"),
        "the copy is {pasted}"
    );
    Ok(())
}

/// Control and V.
const PASTE: &str = "\u{E009}v";

fn panics(scene: &Scene) -> Result<()> {
    let browser = start_with(scene, "panics", "guard.js", TRAPS.0, TRAPS.1)?;
    let session = &browser.session;
    let first = session.get("/window")?;
    let (guard, person) = open_with_words(&browser)?;
    guard.press(TEMPLATE)?;
    guard.until("undo is offered", Seen::undo)?;
    let new = session.post("/window/new", &json!({ "type": "tab" }))?;
    session.post("/window", &json!({ "handle": new["handle"] }))?;
    browser.open(&format!("{PLAIN}{CREATE}"))?;
    guard.until("the form is checked", |seen| {
        seen.finds("components-selected")
    })?;
    let broken = |seen: &Seen| {
        seen.state() == "broken" && seen.text().contains("Nothing on the page was changed")
    };
    person.writes("Message", "Provoke it")?;
    guard.until("it is reported", broken)?;
    for _ in 0..40 {
        person.types("Message", ".")?;
    }
    guard.until("it is still reported", broken)?;
    person.writes("Message", "We start at 10pm EST.")?;
    guard.until("a new instance checks the form", |seen| {
        seen.finds("utc-times")
    })?;
    session.delete("/window")?;
    session.post("/window", &json!({ "handle": first }))?;
    person.writes("Maintenance name", "At 10pm EST")?;
    guard.until("the other tab is checked as before", |seen| {
        seen.finds("utc-times") && seen.undo()
    })?;
    guard.press(UNDO)?;
    guard.press("button[data-undo-anyway]")?;
    guard.until_true("undo works there", || {
        Ok(person.value("Message")? == "My own words")
    })
}

fn no_answer(scene: &Scene) -> Result<()> {
    let once = "if (!globalThis.hung && text.includes('\"act\":\"text\"')) { globalThis.hung = true; await new Promise(() => {}); }";
    let browser = start_with(
        scene,
        "no-answer",
        "background.js",
        "const guard = await guardOf(tab);",
        &format!("{once} const guard = await guardOf(tab);"),
    )?;
    browser.open(&format!("{PLAIN}{CREATE}"))?;
    let guard = Guard {
        session: &browser.session,
    };
    let person = Person {
        session: &browser.session,
    };
    guard.until("templates are offered", |seen| {
        !seen.list("templates").is_empty()
    })?;
    person.writes("Maintenance name", "My own title")?;
    person.writes("Message", "My own words")?;
    guard.press(TEMPLATE)?;
    guard.until("it is reported", |seen| {
        seen.text().contains("Interrupted:") && seen.undo()
    })?;
    guard.press(UNDO)?;
    guard.until_true("all is as it was", || {
        Ok(person.value("Message")? == "My own words"
            && person.value("Maintenance name")? == "My own title")
    })
}
