//! A page that does as it likes: draws its form late or anew, changes its whole body, takes the guard's own
//! elements away, opens something over the form, takes the focus.

use super::{CREATE, PLAIN, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use e2e::server::Route;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("a form that takes three seconds to come is watched", slow),
        scenario(
            "a form that is drawn anew under a finding is the one watched",
            anew,
        ),
        scenario(
            "another body takes the place of the page's, with a copy of the panel in it",
            body,
        ),
        scenario("a frame that is moved is read where it went", frame_moved),
        scenario("a host that the page takes away comes back", taken_away),
        scenario(
            "a modal dialog that opens and closes over the form takes the panel along",
            dialog,
        ),
        scenario(
            "the panel works beside what the page opened over everything else",
            overlay,
        ),
        scenario(
            "the panel stays in a window whose page is moved and scaled",
            scaled,
        ),
        scenario("from create to update to schedule without a load", screens),
        scenario(
            "a page that comes back out of the browser's memory is watched",
            back,
        ),
        scenario("two tabs are watched each for itself", two_tabs),
    ]
}

pub const FORM: &str = r#"<form>
    <h1>Schedule maintenance</h1>
    <p><label for="n">Maintenance name</label> <input id="n" value="Upgrade of the tills"></p>
    <fieldset id="status"><legend>Maintenance status</legend>
        <label><input type="radio" name="s" checked> Scheduled</label>
        <label><input type="radio" name="s"> In progress</label>
        <label><input type="radio" name="s"> Verifying</label>
        <label><input type="radio" name="s"> Completed</label></fieldset>
    <p><label for="m">Message</label> <textarea id="m">We work on the tills.</textarea></p>
    <p><label for="d">Date</label> <input id="d" type="date" value="2030-01-02">
        <label for="t">Time (UTC)</label> <input id="t" type="time" value="10:00"></p>
    <p>Duration <label><input id="h" type="number" value="1"> Hours</label>
        <label><input id="i" type="number" value="0"> Minutes</label></p>
    <fieldset><legend>Components affected</legend>
        <label><input type="checkbox" id="c1"> Fernhill Ashby</label>
        <label><input type="checkbox" id="c2"> Fernhill Corby</label></fieldset>
    <p><label><input type="checkbox" id="s" checked> Send notifications</label></p>
    <button type="button">Schedule now</button>
</form>"#;

/// Opens a page of this one scenario's own.
pub fn open(scene: &Scene, name: &str, html: &str) -> Result<()> {
    let file = scene.folder.join(name).with_extension("html");
    std::fs::write(&file, format!("<!DOCTYPE html><title>{name}</title>{html}"))?;
    let address = format!("/pages/m2q8w4x6z0kd{CREATE}?{name}");
    let policy = None;
    scene.server.route(&address, Route { file, policy });
    scene.browser.open(&address)
}

pub fn run(scene: &Scene, script: &str) -> Result<Value> {
    scene.browser.session.run(script, json!([]))
}

pub fn frames(scene: &Scene, count: usize) -> Result<()> {
    let script = "const [count, done] = arguments; let left = count; \
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : done()); next();";
    scene
        .browser
        .session
        .run_async(script, json!([count]))
        .map(drop)
}

/// One panel, in this document and alive.
fn one_panel(seen: &Seen) -> bool {
    seen.0["hosts"] == 1 && seen.revision() > 0
}

/// A frame that is put elsewhere loads its document again.
fn frame_moved(scene: &Scene) -> Result<()> {
    let frame = format!(
        "<iframe style='width: 60rem; height: 60rem' srcdoc=\"{}\"></iframe>",
        FORM.replace('"', "&quot;")
    );
    open(scene, "frame", &frame)?;
    let read = |seen: &Seen| seen.screen() == "maintenance-new" && seen.missing().is_empty();
    let before = scene.guard.until("the form in the frame is read", read)?;
    let wrap = "const frame = document.querySelector('iframe'); const outer = document.createElement('div'); \
        frame.before(outer); outer.append(frame);";
    run(scene, wrap)?;
    let again = |seen: &Seen| seen.revision() > before.revision() && read(seen);
    scene.guard.until("it is read again", again).map(drop)
}

fn slow(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}?late=3000"))?;
    frames(scene, 200)?;
    let is_checked =
        |seen: &Seen| seen.screen() == "maintenance-new" && seen.finds("components-selected");
    scene.guard.until("the late form is checked", is_checked)?;
    scene.person.types("Message", "We start at 10pm EST.")?;
    let found = |seen: &Seen| seen.finds("utc-times");
    scene
        .guard
        .until("what is typed is checked", found)
        .map(drop)
}

fn anew(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{PLAIN}{CREATE}"))?;
    scene.person.writes("Message", "We start at 10pm EST.")?;
    let found = |seen: &Seen| seen.finds("utc-times");
    let before = scene.guard.until("the time is found", found)?;
    run(
        scene,
        "const form = document.querySelector('main form'); form.replaceWith(form.cloneNode(true));",
    )?;
    let again = |seen: &Seen| seen.revision() > before.revision() && seen.finds("utc-times");
    scene.guard.until("it is found in the new form", again)?;
    frames(scene, 3)?;
    let shown = run(
        scene,
        r#"const mark = document.querySelector("[data-statuspage-guard-mark][data-field=message]");
           const a = mark.getBoundingClientRect(), b = document.querySelector("main textarea").getBoundingClientRect();
           return a.width > 0 && Math.abs(a.top - b.top) < b.height + 60;"#,
    )?;
    ensure!(shown == true, "the mark is not beside the new field");
    scene.person.writes("Message", "We start at {{start}}.")?;
    let other = |seen: &Seen| seen.finds("placeholder-left") && !seen.finds("utc-times");
    scene
        .guard
        .until("the new field is the one watched", other)?;
    scene.guard.press("button[data-template]")?;
    scene
        .guard
        .until("it is written into", Seen::undo)
        .map(drop)
}

/// As Turbo does: the old body is kept as a copy without what runs in it, and a new one put in its place.
const OTHER_BODY: &str = r#"
    const copy = document.body.cloneNode(true);
    history.pushState(null, "", location.pathname + "?other");
    document.documentElement.replaceChild(copy, document.body);
"#;

fn body(scene: &Scene) -> Result<()> {
    open(scene, "body", FORM)?;
    let checked = |seen: &Seen| seen.finds("components-selected");
    let before = scene.guard.until("the form is checked", checked)?;
    run(scene, OTHER_BODY)?;
    let moved = |seen: &Seen| {
        one_panel(seen) && seen.revision() > before.revision() && seen.finds("components-selected")
    };
    scene.guard.until("the new body is checked", moved)?;
    scene.person.types("Message", "We start at 10pm EST.")?;
    let found = |seen: &Seen| one_panel(seen) && seen.finds("utc-times");
    scene.guard.until("what is typed there is checked", found)?;
    let strays = run(
        scene,
        "return [...document.querySelectorAll('[data-statuspage-guard-mark]')].filter((one) => !one.shadowRoot).length",
    )?;
    ensure!(strays == 0, "{strays} dead marks");
    // And another with nothing to fill in.
    run(
        scene,
        "const empty = document.createElement('body'); empty.textContent = 'Saved.'; document.body.replaceWith(empty);",
    )?;
    let gone = |seen: &Seen| seen.0.is_null();
    scene.guard.until("nothing is shown there", gone).map(drop)
}

fn taken_away(scene: &Scene) -> Result<()> {
    open(scene, "taken", FORM)?;
    let checked = |seen: &Seen| seen.finds("components-selected");
    scene.guard.until("the form is checked", checked)?;
    let take = "document.querySelector('[data-statuspage-guard]').remove();";
    run(scene, take)?;
    scene.guard.until("it is back", checked)?;
    run(
        scene,
        "new MutationObserver(() => document.querySelector('[data-statuspage-guard]')?.remove())
            .observe(document.body, { childList: true });
         document.querySelector('[data-statuspage-guard]').remove();",
    )?;
    frames(scene, 30)?;
    let alive = run(
        scene,
        "return document.querySelectorAll('form input').length",
    )?;
    ensure!(alive == 12, "the page is not as it was: {alive}");
    Ok(())
}

fn dialog(scene: &Scene) -> Result<()> {
    open(
        scene,
        "dialog",
        &format!("{FORM}<dialog id='q'><p>Leave without saving?</p><button>Stay</button></dialog>"),
    )?;
    let checked = |seen: &Seen| seen.finds("components-selected");
    let home = |name: &'static str| {
        move || {
            let parent = "return document.querySelector('[data-statuspage-guard]')?.parentNode.localName ?? ''";
            Ok(run(scene, parent)? == name)
        }
    };
    scene.guard.until("the form is checked", checked)?;
    run(scene, "q.showModal()")?;
    scene
        .guard
        .until_true("the panel is in the dialog", home("dialog"))?;
    run(scene, "q.close()")?;
    scene
        .guard
        .until_true("the panel is in the body", home("body"))?;
    scene.guard.until("the form is checked still", checked)?;
    run(scene, "q.showModal()")?;
    scene
        .guard
        .until_true("the panel is in the dialog", home("dialog"))?;
    run(scene, "q.remove()")?;
    scene
        .guard
        .until_true("the panel is in the body again", home("body"))?;
    scene.person.types("Message", " We start at 10pm EST.")?;
    let found = |seen: &Seen| one_panel(seen) && seen.finds("utc-times");
    scene
        .guard
        .until("what is typed is checked", found)
        .map(drop)
}

/// The form in a box over everything, as libraries make them: the rest is switched off, the focus is kept
/// inside, and a press elsewhere closes it.
const OVERLAY: &str = r#"<script>
    const box = document.querySelector("form");
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    const off = (others) => {
        for (const other of others) if (other !== box && other.localName !== "script") {
            other.inert = true;
            other.setAttribute("aria-hidden", "true");
        }
    };
    off(document.body.children);
    new MutationObserver((records) => records.forEach((one) => off(one.addedNodes)))
        .observe(document.body, { childList: true });
    document.addEventListener("focusin", (event) => {
        if (!box.contains(event.target)) document.querySelector('#n').focus();
    });
    for (const press of ["pointerdown", "mousedown", "click"])
        document.addEventListener(press, (event) => {
            if (!box.contains(event.target)) box.remove();
        });
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") box.remove();
    });
</script>"#;

fn overlay(scene: &Scene) -> Result<()> {
    open(scene, "overlay", &format!("<p>The list</p>{FORM}{OVERLAY}"))?;
    scene.person.types("Message", " We start at 10pm EST.")?;
    let found = |seen: &Seen| seen.finds("utc-times");
    scene.guard.until("the time is found", found)?;
    let fix = scene.browser.session.element(
        "return document.querySelector('[data-statuspage-guard]').shadowRoot.querySelector('[data-rule=utc-times] [data-fix]')",
        json!([]),
    )?;
    scene.browser.session.click(&fix)?;
    scene.guard.until("the fix is made", |seen| {
        seen.undo() && !seen.finds("utc-times")
    })?;
    let open = run(scene, "return document.querySelector('form') !== null")?;
    ensure!(open == true, "the press in the panel closed the form");
    Ok(())
}

fn scaled(scene: &Scene) -> Result<()> {
    for (name, style) in [
        ("scaled", "transform: scale(1.25); transform-origin: 0 0"),
        ("shrunk", "transform: scale(0.8); transform-origin: 0 0"),
        ("moved", "transform: translateZ(0)"),
        ("zoomed", "zoom: 1.25"),
    ] {
        open(
            scene,
            name,
            &format!(
                "<body style='{style}'>{FORM}<div style='height: 3000px'>The list</div></body>"
            ),
        )?;
        let checked = |seen: &Seen| seen.finds("components-selected");
        scene.guard.until("the form is checked", checked)?;
        scene.person.types("Message", " We start at 10pm EST.")?;
        scene
            .guard
            .until("the time is found", |seen| seen.finds("utc-times"))?;
        for scroll in [0, 400] {
            run(scene, &format!("scrollTo(0, {scroll})"))?;
            frames(scene, 3)?;
            let seen = run(
                scene,
                r#"const host = document.querySelector("[data-statuspage-guard]");
                   const { left, top, right, bottom } = host.getBoundingClientRect();
                   return [left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
                       [left, top, right, bottom, innerWidth, innerHeight].map(Math.round).join()];"#,
            )?;
            ensure!(
                seen[0] == true,
                "{name}, scrolled by {scroll}: the panel is at {}",
                seen[1]
            );
        }
    }
    Ok(())
}

fn screens(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    let on = |screen: &'static str| move |seen: &Seen| one_panel(seen) && seen.screen() == screen;
    scene
        .guard
        .until("the create screen is checked", on("maintenance-new"))?;
    scene.person.types("Message", "We start at 10pm EST.")?;
    scene
        .guard
        .until("the time is found", |seen| seen.finds("utc-times"))?;
    run(
        scene,
        r#"history.pushState(null, "", location.pathname.replace("new-scheduled-maintenance", "mn5t8x2kq0vd"));
           dispatchEvent(new PopStateEvent("popstate"));"#,
    )?;
    let status = scene
        .guard
        .until("the update screen is checked", on("maintenance-status"))?;
    ensure!(
        !status.finds("utc-times"),
        "a finding of the other screen is left"
    );
    scene.person.clicks("Schedule & Automation")?;
    scene
        .guard
        .until("the schedule is checked", on("maintenance-schedule"))?;
    run(scene, "history.back()")?;
    scene.guard.until("the create screen is back", |seen| {
        one_panel(seen) && seen.screen() == "maintenance-new"
    })?;
    scene.person.types("Message", "We start at 10pm EST.")?;
    scene
        .guard
        .until("the time is found", |seen| seen.finds("utc-times"))
        .map(drop)
}

fn back(scene: &Scene) -> Result<()> {
    open(scene, "kept", FORM)?;
    scene.person.types("Message", " We start at 10pm EST.")?;
    let found = |seen: &Seen| one_panel(seen) && seen.finds("utc-times");
    scene.guard.until("the time is found", found)?;
    // Not every browser keeps it the first time.
    for clock in ["11pm", "9pm"] {
        scene.browser.open("/pages/m2q8w4x6z0kd/components")?;
        run(scene, "history.back()")?;
        let form = "return document.querySelector('form') !== null";
        scene
            .guard
            .until_true("the form is back", || Ok(run(scene, form)? == true))?;
        let seen = scene.guard.until("the form is watched", one_panel)?;
        scene
            .person
            .writes("Message", &format!("We start at {clock} EST."))?;
        let since = Instant::now();
        scene.guard.until("what is typed is checked", |now| {
            now.revision() > seen.revision() && now.sentence("utc-times").contains(clock)
        })?;
        // The content script waits five seconds for an answer before they ask anew.
        ensure!(
            since.elapsed() < Duration::from_secs(4),
            "the first letter was not heard"
        );
    }
    Ok(())
}

fn two_tabs(scene: &Scene) -> Result<()> {
    let session = &scene.browser.session;
    let first = session.get("/window")?;
    open(scene, "first", FORM)?;
    scene.person.types("Message", " We start at 10pm EST.")?;
    let time = |seen: &Seen| seen.finds("utc-times") && !seen.finds("placeholder-left");
    let before = scene.guard.until("the time is found", time)?;
    let new = session.post("/window/new", &json!({ "type": "tab" }))?;
    session.post("/window", &json!({ "handle": new["handle"] }))?;
    let second = (|| {
        open(scene, "second", FORM)?;
        scene.person.types("Message", " We start at {{start}}.")?;
        let left = |seen: &Seen| seen.finds("placeholder-left") && !seen.finds("utc-times");
        scene.guard.until("the placeholder is found", left)?;
        scene.guard.press("button[data-template]")?;
        scene.guard.until("the template is in", Seen::undo)
    })();
    session.delete("/window")?;
    session.post("/window", &json!({ "handle": first }))?;
    second?;
    let now = scene.guard.look()?;
    ensure!(
        time(&now) && !now.undo(),
        "the other tab shows in this one: {}",
        now.lines()
    );
    scene.person.types("Message", " Until {{end}}.")?;
    let both = |seen: &Seen| {
        seen.revision() > before.revision()
            && seen.finds("utc-times")
            && seen.finds("placeholder-left")
    };
    scene
        .guard
        .until("this one is still watched", both)
        .map(drop)
}
