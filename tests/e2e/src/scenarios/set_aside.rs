//! A finding is set aside and brought back, by keys alone; which page a form is on; and the section that a team does not use.

use super::hostile::{FORM, open, run};
use super::settings::{in_settings, says};
use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use e2e::press::keys;

const RULE: &str = "utc-times";

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "an error is set aside by keys with a reason, outlives a reload, and comes back with a change",
            by_keys,
        ),
        scenario("a policy that never lets a rule be set aside counts", never),
        scenario(
            "the page is named in the read-back, and one that the policy leaves out is named too",
            page_name,
        ),
        scenario(
            "no-jira fires and clears on a form with its section",
            tracker,
        ),
    ]
}

fn is_found(seen: &Seen) -> bool {
    seen.finds(RULE)
}

/// The form with a time that is not in UTC.
fn open_form(scene: &Scene, name: &str) -> Result<()> {
    let html = FORM.replace("We work on the tills.", "We start at 10pm EST.");
    open(scene, name, &html)?;
    scene.guard.until("the time is found", is_found).map(drop)
}

/// The label of what has the focus in the panel.
fn focused(scene: &Scene) -> Result<String> {
    let script = "const root = document.querySelector('[data-statuspage-guard]').shadowRoot; \
        return root.activeElement?.getAttribute('aria-label') ?? '';";
    Ok(run(scene, script)?.as_str().unwrap_or_default().to_owned())
}

fn by_keys(scene: &Scene) -> Result<()> {
    const ENTER: &str = "\u{e007}";
    const ESCAPE: &str = "\u{e00c}";
    open_form(scene, "set-aside")?;
    let failed = |seen: &Seen| seen.0["health"]["failed"].as_i64().unwrap_or_default();
    let before = failed(&scene.guard.look()?);
    let session = &scene.browser.session;
    let dismiss = format!("button[data-dismiss={RULE}]");
    let opens = || -> Result<()> {
        scene.guard.press(&dismiss)?;
        scene.guard.until_true("the line has the focus", || {
            Ok(focused(scene)?.starts_with("Reason to set aside"))
        })
    };
    opens()?;
    keys(session, ESCAPE)?;
    scene
        .guard
        .until_true("Escape leaves it, and the focus goes back", || {
            Ok(focused(scene)?.starts_with("Set aside:"))
        })?;
    // The button has the focus.
    keys(session, ENTER)?;
    scene.guard.until_true("the line is open again", || {
        Ok(focused(scene)?.starts_with("Reason to set aside"))
    })?;
    keys(session, ENTER)?;
    scene.guard.until("a reason is wanted", |seen| {
        seen.text().contains("Your policy wants a reason") && seen.finds(RULE)
    })?;
    keys(session, "Their own words")?;
    keys(session, ENTER)?;
    let is_set_aside = |seen: &Seen| {
        seen.revision() > 0
            && !seen.finds(RULE)
            && seen.text().contains("1 set aside for this form")
            && seen.text().contains("Reason: Their own words")
    };
    let seen = scene.guard.until("it is set aside", is_set_aside)?;
    ensure!(
        failed(&seen) == before - 1,
        "{} of {before} failed",
        failed(&seen)
    );
    session.refresh()?;
    scene.guard.until("it outlives a reload", is_set_aside)?;
    scene
        .guard
        .press(&format!("button[data-bring-back={RULE}]"))?;
    scene.guard.until("it is brought back", is_found)?;
    opens()?;
    keys(session, "Their own words")?;
    keys(session, ENTER)?;
    scene.guard.until("it is set aside again", is_set_aside)?;
    scene.person.writes("Message", "We start at 11pm EST.")?;
    scene
        .guard
        .until("another time is found", is_found)
        .map(drop)
}

fn never(scene: &Scene) -> Result<()> {
    let offers = |scene: &Scene| {
        let script = format!(
            "return !!document.querySelector('[data-statuspage-guard]').shadowRoot\
             .querySelector('button[data-dismiss={RULE}]')"
        );
        Ok::<bool, anyhow::Error>(run(scene, &script)? == true)
    };
    open_form(scene, "never")?;
    ensure!(offers(scene)?, "it is not offered");
    let stores = |policy: &str, reports: &str| {
        in_settings(scene, "text", || {
            scene.person.writes("Your own policy as text", policy)?;
            scene.person.clicks("Check and save")?;
            says(scene, reports)
        })
    };
    stores(
        r#"{"dismissal": {"utc-times": "never"}}"#,
        "was saved and counts on every open page",
    )?;
    let gone = scene
        .guard
        .until_true("it is not offered any more", || Ok(!offers(scene)?));
    in_settings(scene, "text", || {
        scene.person.clicks("Remove")?;
        says(scene, "Your own policy was removed.")
    })?;
    gone
}

fn page_name(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene.person.pastes("Date", "2031-04-05")?;
    scene.guard.until("the page is named", |seen| {
        seen.read_back().contains("on the page “")
    })?;
    in_settings(scene, "text", || {
        let policy = r#"{"pages": [{"id": "abc123", "name": "Oakline status"}]}"#;
        scene.person.writes("Your own policy as text", policy)?;
        scene.person.clicks("Check and save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    let named = scene.guard.until("the other page is named", |seen| {
        let text = seen.text();
        text.contains("Nothing is checked here")
            && text.contains("kctbh9vrtdwd")
            && text.contains("Oakline status")
    });
    in_settings(scene, "text", || {
        scene.person.clicks("Remove")?;
        says(scene, "Your own policy was removed.")
    })?;
    named.map(drop)
}

fn tracker(scene: &Scene) -> Result<()> {
    let section = "<fieldset><legend>Jira</legend><label><input type='checkbox' id='j'> Create an issue</label>\
        </fieldset><button type=\"button\">Schedule now</button>";
    let html = FORM.replace("<button type=\"button\">Schedule now</button>", section);
    open(scene, "tracker", &html)?;
    scene.guard.until("the form is checked", |seen| {
        seen.finds("components-selected") && !seen.finds("no-jira")
    })?;
    scene.person.clicks("Create an issue")?;
    scene.guard.until("it fires", |seen| {
        seen.sentence("no-jira")
            .contains("“Create an issue” is chosen")
    })?;
    scene.person.clicks("Create an issue")?;
    scene
        .guard
        .until("it clears", |seen| !seen.finds("no-jira"))
        .map(drop)
}
