//! A page with nothing to fill in: it is left alone, and what comes is found however it comes.

use super::hostile::{FORM, frames, open, run};
use super::{Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::browser::{Browser, Kind, Setup};
use e2e::guard::{Guard, Seen};
use e2e::person::Person;
use e2e::trace;
use serde_json::json;

/// How a form may come into a page that has only `app`, as scripts that are given its HTML.
const WAYS: [(&str, &str); 6] = [
    ("into an element", "app.innerHTML = form;"),
    (
        "in a shadow root that comes with its element",
        r#"const host = document.createElement("div");
           host.attachShadow({ mode: "open" }).innerHTML = form;
           app.append(host);"#,
    ),
    (
        "into a shadow root that was empty",
        r#"app.innerHTML = "<section><div></div></section>";
           const root = app.querySelector("div").attachShadow({ mode: "open" });
           setTimeout(() => (root.innerHTML = form), 300);"#,
    ),
    (
        "in a shadow root of an element that was there, with a click",
        r#"app.onclick = () => (app.attachShadow({ mode: "open" }).innerHTML = form);
           app.click();"#,
    ),
    (
        "into a frame that was empty",
        r#"const frame = document.createElement("iframe");
           frame.style.cssText = "width: 60rem; height: 60rem";
           frame.onload = () => setTimeout(() => (frame.contentDocument.body.innerHTML = form), 300);
           app.append(frame);"#,
    ),
    (
        "by an attribute",
        r#"app.innerHTML = "<label for=x>Maintenance name</label><div id=x>Upgrade of the tills</div>";
           setTimeout(() => x.setAttribute("contenteditable", ""), 300);"#,
    ),
];

pub fn scenarios() -> Vec<Scenario> {
    let mut all = vec![
        scenario(
            "a shadow root of which nothing tells is found with the focus",
            focused,
        ),
        scenario(
            "nothing is done where there is nothing to fill in",
            left_alone,
        ),
    ];
    for (way, script) in WAYS {
        all.push(scenario(
            format!("a form that comes {way} is found"),
            move |scene| comes(scene, script),
        ));
    }
    all
}

const EMPTY: &str = "<main><h1>Maintenance</h1><div id='app'>Loading</div></main>";

/// Opens the page and waits until it stands still.
fn open_empty(scene: &Scene) -> Result<()> {
    open(scene, "empty", EMPTY)?;
    frames(scene, 20)
}

fn until_found(scene: &Scene) -> Result<()> {
    let is_read = |seen: &Seen| seen.screen() == "maintenance-new";
    scene.guard.until("the form is found", is_read).map(drop)
}

fn comes(scene: &Scene, script: &str) -> Result<()> {
    open_empty(scene)?;
    let script = format!("const [form] = arguments; {script}");
    scene.browser.session.run(&script, json!([FORM]))?;
    until_found(scene)
}

fn focused(scene: &Scene) -> Result<()> {
    open_empty(scene)?;
    let script = r#"const [form] = arguments;
        app.attachShadow({ mode: "open" }).innerHTML = form;
        app.shadowRoot.querySelector("textarea").focus();"#;
    scene.browser.session.run(script, json!([FORM]))?;
    until_found(scene)
}

/// Texts and looks change in each frame, and what had a form has none any more: no script of the guard's is called, as
/// Chromium's trace tells.
fn left_alone(scene: &Scene) -> Result<()> {
    if scene.browser.kind == Kind::Firefox {
        return Ok(());
    }
    let setup = Setup {
        trace: true,
        ..Setup::new(Kind::Chromium)?
    };
    let browser = Browser::start(&setup, scene.server)?;
    let session = &browser.session;
    let scene = &Scene {
        browser: &browser,
        server: scene.server,
        folder: scene.folder,
        guard: Guard { session },
        person: Person { session },
    };
    let html = format!("<main><p id='clock'>0</p><div id='app'>{FORM}</div></main>");
    open(scene, "left", &html)?;
    until_found(scene)?;
    run(scene, "app.textContent = 'Saved'")?;
    scene
        .guard
        .until("nothing is shown", |seen| seen.0.is_null())?;
    frames(scene, 20)?;
    trace::begin(&browser)?;
    run(
        scene,
        r#"let count = 0;
           const next = () => {
               clock.firstChild.data = ++count;
               clock.className = `at${count}`;
               clock.style.width = `${count}px`;
               if (count < 60) requestAnimationFrame(next);
           };
           next();"#,
    )?;
    frames(scene, 80)?;
    let calls = trace::calls(&browser)?;
    ensure!(
        calls.is_empty(),
        "called {} times: {:?}",
        calls.len(),
        calls[0]
    );
    Ok(())
}
