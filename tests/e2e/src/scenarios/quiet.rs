//! What the guard does not do: work when nothing happens, work twice, take its own nodes for the page's.

use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::browser::{Browser, Kind, Setup};
use e2e::guard::Guard;
use e2e::trace;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("ten thousand changes at once are one check", burst),
        scenario(
            "a page that answers each change of the guard's is not answered",
            answering,
        ),
        scenario(
            "an input that changes nothing is answered, but not without end",
            unchanged,
        ),
        scenario(
            "nothing wakes where nothing happens, nor marks that come and go",
            idle,
        ),
    ]
}

/// Lets so many frames go by.
const FRAMES: &str = r#"
    const [count, done] = arguments;
    let left = count;
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
    next();
"#;
const A_WHILE: usize = 60;

fn frames(browser: &Browser) -> Result<()> {
    let count = json!([A_WHILE]);
    browser.session.run_async(FRAMES, count).map(drop)
}

/// Opens the form and waits until no check follows another. Gives the revision.
fn rest(browser: &Browser) -> Result<i64> {
    browser.open(&format!("{REACT}{CREATE}"))?;
    let guard = Guard {
        session: &browser.session,
    };
    let seen = guard.until("the form is checked", |seen| {
        seen.finds("components-selected")
    })?;
    let mut revision = seen.revision();
    loop {
        frames(browser)?;
        let now = guard.look()?.revision();
        if now == revision {
            return Ok(now);
        }
        revision = now;
    }
}

fn burst(scene: &Scene) -> Result<()> {
    let before = rest(scene.browser)?;
    // What the message holds is another time at each step, so that each check would show.
    scene.browser.session.run(
        r#"const box = document.body.appendChild(document.createElement("div"));
           const message = document.querySelector("main textarea");
           const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
           for (let i = 0; i < 4000; i++) {
               set.call(message, `We start at ${i % 12}:${10 + (i % 50)} EST.`);
               const line = box.appendChild(document.createElement("p"));
               line.textContent = `Line ${i}`;
               line.className = "line";
               if (i % 2) line.remove();
           }"#,
        json!([]),
    )?;
    scene
        .guard
        .until("they are checked", |seen| seen.finds("utc-times"))?;
    frames(scene.browser)?;
    let checks = scene.guard.look()?.revision() - before;
    ensure!(checks == 1, "{checks} checks");
    Ok(())
}

/// The page changes something of its own, its address too, whenever an attribute of the guard's changes.
fn answering(scene: &Scene) -> Result<()> {
    rest(scene.browser)?;
    scene.browser.session.run(
        r##"let count = 0;
           const answer = () => {
               document.body.dataset.count = ++count;
               document.body.append(document.createElement("p"));
               history.replaceState(null, "", `#${count}`);
           };
           const observer = new MutationObserver(answer);
           for (const element of document.querySelectorAll("[data-statuspage-guard],[data-statuspage-guard-mark]"))
               observer.observe(element, { attributes: true });
           answer();
           window.stopAnswering = () => observer.disconnect();"##,
        json!([]),
    )?;
    for _ in 0..3 {
        frames(scene.browser)?;
    }
    let before = scene.guard.look()?.revision();
    frames(scene.browser)?;
    let checks = scene.guard.look()?.revision() - before;
    scene.browser.session.run("stopAnswering()", json!([]))?;
    ensure!(checks == 0, "{checks} checks in {A_WHILE} frames at rest");
    Ok(())
}

/// A script makes an event of editing, and then one whenever the guard has answered.
fn unchanged(scene: &Scene) -> Result<()> {
    rest(scene.browser)?;
    scene.guard.after(|| {
        let answer = r#"
            const host = document.querySelector("[data-statuspage-guard]");
            const touch = () => document.body.dispatchEvent(new Event("input", { bubbles: true }));
            new MutationObserver(touch).observe(host, { attributeFilter: ["data-revision"] });
            touch();
        "#;
        scene.browser.session.run(answer, json!([])).map(drop)
    })?;
    frames(scene.browser)?;
    let before = scene.guard.look()?.revision();
    frames(scene.browser)?;
    let checks = scene.guard.look()?.revision() - before;
    ensure!(checks == 0, "{checks} checks in {A_WHILE} frames at rest");
    Ok(())
}

/// First nothing at all, then marks that are taken away and put elsewhere: no check follows, and in Chromium,
/// whose trace tells it, no frame or timer of the content script.
fn idle(scene: &Scene) -> Result<()> {
    let traced = match scene.browser.kind {
        Kind::Chromium => Some(Browser::start(
            &Setup {
                trace: true,
                ..Setup::new(Kind::Chromium)?
            },
            scene.server,
        )?),
        Kind::Firefox => None,
    };
    let browser = traced.as_ref().unwrap_or(scene.browser);
    let before = rest(browser)?;
    if traced.is_some() {
        trace::begin(browser)?;
    }
    frames(browser)?;
    browser.session.run(
        r#"const marks = [...document.querySelectorAll("[data-statuspage-guard-mark]")];
           if (!marks.length) throw new Error("no mark");
           for (const mark of marks) mark.remove();
           document.body.append(...marks);
           marks[0].remove();"#,
        json!([]),
    )?;
    frames(browser)?;
    let guard = Guard {
        session: &browser.session,
    };
    let checks = guard.look()?.revision() - before;
    ensure!(checks == 0, "{checks} checks");
    if traced.is_some() {
        let calls = trace::calls(browser)?;
        let woken = calls.iter().find(|call| call.is_wake_up());
        ensure!(woken.is_none(), "woken: {woken:?}");
    }
    Ok(())
}
