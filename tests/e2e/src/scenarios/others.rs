//! What is not the guard's own on the page: elements that bear its names, another copy of it, fields that hide
//! properties, nodes that leave.

use super::background::copy_extension;
use super::hostile::{FORM, frames, open, run};
use super::{Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::browser::{Browser, Setup};
use e2e::guard::{Guard, Seen};
use e2e::press::keys;
use serde_json::{Value, json};

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "a form of the page that bears the guard's name stays and is read",
            own_names,
        ),
        scenario(
            "a second copy of the guard steps back and says so",
            two_copies,
        ),
        scenario("fields whose names hide properties are read", hiding_names),
        scenario("nodes that left the page lose nothing of the rest", removed),
        scenario(
            "twenty thousand nested elements that leave at once lose nothing",
            deep,
        ),
        scenario(
            "choices that a script makes without an event are read",
            silent_choices,
        ),
    ]
}

fn is_read(seen: &Seen) -> bool {
    seen.revision() > 0 && seen.state() == "watching" && seen.missing().is_empty()
}

fn own_names(scene: &Scene) -> Result<()> {
    let form = FORM.replace(
        "<form>",
        "<form data-statuspage-guard data-state='watching'>",
    );
    let html = format!(
        "{form}<div data-statuspage-guard><p>Of the page.</p></div><div data-statuspage-guard-mark>Of the page.</div>"
    );
    open(scene, "names", &html)?;
    let count = "return document.querySelectorAll('form[data-statuspage-guard], div[data-statuspage-guard] p, \
        div[data-statuspage-guard-mark]').length";
    let checked = "return [...document.querySelectorAll('[data-statuspage-guard]')].some((one) => one.shadowRoot && \
        one.dataset.state === 'watching' && one.dataset.revision > 0)";
    scene
        .guard
        .until_true("the form is read", || Ok(run(scene, checked)? == true))?;
    frames(scene, 20)?;
    let left = run(scene, count)?;
    ensure!(
        left.as_u64() >= Some(3),
        "the page's own elements were taken away: {left}"
    );
    Ok(())
}

/// Another extension with the same code.
fn renamed(scene: &Scene) -> Result<std::path::PathBuf> {
    let folder = copy_extension(scene, "second")?;
    let file = folder.join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
    if let Some(object) = manifest.as_object_mut() {
        object.remove("key");
    }
    if let Some(gecko) = manifest.pointer_mut("/browser_specific_settings/gecko/id") {
        *gecko = json!("second@statuspage-guard.example");
    }
    std::fs::write(&file, manifest.to_string())?;
    Ok(folder)
}

fn two_copies(scene: &Scene) -> Result<()> {
    let setup = Setup {
        another: Some(renamed(scene)?),
        ..Setup::new(scene.browser.kind)?
    };
    let browser = Browser::start(&setup, scene.server)?;
    let session = &browser.session;
    let guard = Guard { session };
    browser.open(&format!("{}{}", super::PLAIN, super::CREATE))?;
    let seen = guard.until("the second copy is reported", |seen| {
        seen.text().contains("Another copy of Statuspage Guard")
    })?;
    ensure!(seen.0["hosts"] == 1, "{} panels", seen.0["hosts"]);
    let before = guard.look()?.revision();
    let wait = "const done = arguments[0]; let left = 60; \
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : done()); next();";
    session.run_async(wait, json!([]))?;
    let checks = guard.look()?.revision() - before;
    ensure!(checks == 0, "{checks} checks at rest");
    guard.press("button[data-template]")?;
    guard.until("the first one works", Seen::undo).map(drop)
}

fn hiding_names(scene: &Scene) -> Result<()> {
    let names = [
        "nodeType",
        "getElementsByTagName",
        "ownerDocument",
        "firstChild",
        "contains",
        "innerText",
        "isConnected",
        "attributes",
        "localName",
        "shadowRoot",
        "getBoundingClientRect",
        "querySelectorAll",
        "type",
    ];
    let fields: String = names
        .iter()
        .map(|name| format!("<input type='checkbox' hidden name='{name}'>"))
        .collect();
    let form = FORM.replace("</form>", &format!("{fields}</form>"));
    let forms: String = ["body", "activeElement", "documentElement", "createElement"]
        .iter()
        .map(|name| format!("<form name='{name}'></form>"))
        .collect();
    open(scene, "hiding", &format!("{form}{forms}"))?;
    scene.guard.until("every field is read", is_read)?;
    // The driver itself would be led astray by such names, so no element goes through it.
    run(scene, "document.getElementById('m').focus()")?;
    keys(&scene.browser.session, " We start at 10pm EST.")?;
    let found = |seen: &Seen| seen.finds("utc-times");
    scene.guard.until("what is typed is checked", found)?;
    scene.guard.press("button[data-template]")?;
    scene
        .guard
        .until("it is written into", Seen::undo)
        .map(drop)
}

fn removed(scene: &Scene) -> Result<()> {
    open(scene, "removed", FORM)?;
    scene.guard.until("the form is checked", is_read)?;
    // All in one batch: a node that left and then changes, one that lives in another document, a frozen one; and
    // among them the change that counts.
    run(
        scene,
        r#"const [gone, moved, frozen] = ["p", "p", "p"].map((tag) => document.body.appendChild(document.createElement(tag)));
           setTimeout(() => {
               gone.remove();
               gone.className = "gone";
               document.implementation.createHTMLDocument("other").body.append(moved);
               moved.className = "moved";
               Object.freeze(frozen);
               frozen.remove();
               frozen.hidden = true;
               document.querySelector("label[for=m]").textContent = "Something else";
               m.placeholder = "x";
           });"#,
    )?;
    let missed = |seen: &Seen| seen.missing().contains(&"message");
    scene
        .guard
        .until("the change beside them is read", missed)
        .map(drop)
}

fn deep(scene: &Scene) -> Result<()> {
    open(scene, "deep", FORM)?;
    scene.guard.until("the form is checked", is_read)?;
    run(
        scene,
        r#"let inner = document.body.appendChild(document.createElement("div"));
           const outer = inner;
           outer.hidden = true; // Not laid out: browsers do not survive it.
           for (let i = 0; i < 20000; i++) inner = inner.appendChild(document.createElement("i"));
           requestAnimationFrame(() => requestAnimationFrame(() => outer.remove()));"#,
    )?;
    scene.person.types("Message", " We start at 10pm EST.")?;
    let found = |seen: &Seen| seen.finds("utc-times") && seen.state() == "watching";
    scene
        .guard
        .until("the form is still checked", found)
        .map(drop)
}

const LIST: &str = r#"<select multiple id="list" aria-label="Components affected" size="4">
    <optgroup label="Fernhill"><option>Fernhill Ashby</option><option>Fernhill Corby</option></optgroup></select>"#;

fn silent_choices(scene: &Scene) -> Result<()> {
    let from = FORM.find("<fieldset><legend>Components").unwrap_or(0);
    let to = from + FORM[from..].find("</fieldset>").unwrap_or(0) + "</fieldset>".len();
    open(
        scene,
        "silent",
        &format!("{}{LIST}{}", &FORM[..from], &FORM[to..]),
    )?;
    let chosen = |is: bool| {
        move |seen: &Seen| seen.revision() > 0 && seen.finds("components-selected") != is
    };
    scene.guard.until("nothing is chosen", chosen(false))?;
    run(
        scene,
        "list.options[1].selected = true; document.body.append(document.createElement('p'));",
    )?;
    scene.guard.until("the choice is read", chosen(true))?;
    // Where nothing on the page changes, the release of a button or a key is the occasion.
    run(
        scene,
        "document.querySelector('h1').addEventListener('mouseup', () => { list.options[1].selected = false; });",
    )?;
    let heading = scene.browser.session.find("h1")?;
    scene.browser.session.click(&heading)?;
    scene
        .guard
        .until("it is read again", chosen(false))
        .map(drop)
}
