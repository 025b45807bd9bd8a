//! *Fetch* in the settings: Statuspage's API is read at the press of the button and never else, and what it gives is taken over
//! piece by piece. Each scenario has a browser and an API of its own.

use super::background::copy_extension;
use super::settings::{in_settings, says};
use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Context, Result, ensure};
use api_replica::data::{PageData, example_page};
use api_replica::{KEY, PAGE};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::guard::{Guard, PATIENCE};
use e2e::person::Person;
use e2e::server::{API_HOSTS, Mount, Server};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub fn scenarios() -> Vec<Scenario> {
    let with_api = |name: &str, play: fn(&Scene) -> Result<()>| {
        scenario(name, move |scene| play_with_api(scene, true, play))
    };
    vec![
        with_api(
            "fetch: a page is read with a key, and one piece is taken over, saved and exported",
            with_key,
        ),
        with_api("fetch: a public page is read without a key", without_key),
        with_api(
            "fetch: too many requests and a broken answer are waited for",
            waited_for,
        ),
        with_api(
            "fetch: what fails is said, and what was read before stays",
            failing,
        ),
        with_api("fetch: it can be cancelled", cancelled),
        with_api(
            "fetch: the key is forgotten with the browser or remembered, and is nowhere else",
            key_is_kept,
        ),
        scenario(
            "fetch: where the person does not allow it nothing is asked",
            |scene| play_with_api(scene, false, refused),
        ),
    ]
}

/// Plays in a browser that may ask the API, or must ask the person first.
fn play_with_api(scene: &Scene, is_allowed: bool, play: fn(&Scene) -> Result<()>) -> Result<()> {
    play_with_page(scene, example_page(), is_allowed, play)
}

/// The API has this page.
pub fn play_with_page(
    scene: &Scene,
    page: PageData,
    is_allowed: bool,
    play: fn(&Scene) -> Result<()>,
) -> Result<()> {
    let kind = scene.browser.kind;
    let site = path("E2E_SITE")?;
    let server = Server::start_with([Mount::strict(PAGE, site.join("react"))], page)?;
    let mut setup = Setup::new(kind)?;
    if kind == Kind::Chromium && is_allowed {
        setup.extension = Some(extension_with_hosts(scene)?);
    }
    let browser = Browser::start(&setup, &server)?;
    if kind == Kind::Firefox && is_allowed {
        for host in API_HOSTS {
            browser.allow_site(host, true)?;
        }
    }
    let session = &browser.session;
    let (guard, person) = (Guard { session }, Person { session });
    play(&Scene {
        browser: &browser,
        server: &server,
        guard,
        person,
        folder: scene.folder,
    })
}

/// A copy that has the optional hosts from the beginning: no driver can answer Chromium's question.
fn extension_with_hosts(scene: &Scene) -> Result<std::path::PathBuf> {
    let folder = copy_extension(scene, "with-hosts")?;
    let file = folder.join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
    let optional = manifest["optional_host_permissions"].take();
    let hosts = manifest["host_permissions"].as_array_mut();
    let hosts = hosts.context("no host permissions")?;
    hosts.extend(optional.as_array().context("no optional hosts")?.clone());
    if let Some(manifest) = manifest.as_object_mut() {
        manifest.remove("optional_host_permissions");
    }
    std::fs::write(file, manifest.to_string())?;
    Ok(folder)
}

/// Types page and key, and presses Fetch.
pub fn fetch(scene: &Scene, key: &str) -> Result<()> {
    scene.person.writes("Id of the page", PAGE)?;
    if !key.is_empty() {
        scene.person.writes("API key", key)?;
    }
    ensure!(
        scene.server.api.requests().is_empty(),
        "it was asked before Fetch was pressed"
    );
    scene.person.clicks("Fetch")
}

const READ: &str =
    "Read of “Pickwell Status” (page kctbh9vrtdwd): 12 components, 4 component groups";
const OAKLINE: &str =
    "Take over: Statuspage has the client Oakline Markets, and the policy does not: this adds it.";

fn with_key(scene: &Scene) -> Result<()> {
    in_settings(scene, "fetch", || {
        fetch(scene, KEY)?;
        says(scene, "Cancel")?;
        says(scene, "Reading the component groups.")?;
        says(scene, "Everything was read.")?;
        says(scene, READ)?;
        scene.person.clicks(OAKLINE)?;
        says(scene, "Taken over into what you are writing.")?;
        let next = "return document.activeElement.textContent";
        let focused = scene.browser.session.run(next, json!([]))?;
        ensure!(focused == "Take over", "“{focused}” has the focus");
        scene.person.clicks("Save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    let asked = scene.server.api.requests();
    ensure!(
        asked.iter().all(|one| one.starts_with("GET /v1/pages/")) && asked.len() == 6,
        "{asked:?}"
    );
    let stored = stored(scene, "local")?;
    let own: Value = serde_json::from_str(stored["policy-own"].as_str().unwrap_or_default())?;
    let clients = json!([{ "name": "Oakline Markets", "groups": ["Oakline Markets"] }]);
    ensure!(own == json!({ "clients": clients }), "{own}");
    Ok(())
}

fn without_key(scene: &Scene) -> Result<()> {
    in_settings(scene, "fetch", || {
        fetch(scene, "")?;
        says(scene, READ)?;
        says(scene, "Everything was read.")
    })?;
    let asked = scene.server.api.requests();
    ensure!(
        asked == ["GET /api/v2/summary.json", "GET /api/v2/components.json"],
        "{asked:?}"
    );
    Ok(())
}

fn waited_for(scene: &Scene) -> Result<()> {
    let faults = "429:2@components*1,half@component-groups*1";
    scene.server.api.misbehave(faults);
    in_settings(scene, "fetch", || {
        fetch(scene, KEY)?;
        says(
            scene,
            "The API allows no more requests for now and asks to wait.",
        )?;
        says(scene, "The first try failed; it is tried again.")?;
        says(scene, "Everything was read.")?;
        says(scene, READ)
    })
}

fn failing(scene: &Scene) -> Result<()> {
    let api = &scene.server.api;
    in_settings(scene, "fetch", || {
        fetch(scene, "another-key")?;
        says(
            scene,
            "the API refused the key (401, “Could not authenticate”)",
        )?;
        is_kept(scene, json!({ "session": null, "computer": null }))?;
        api.misbehave("");
        fetch(scene, KEY)?;
        says(scene, READ)?;
        for (faults, expected) in [
            ("not-json@components", "the answer is not JSON"),
            ("wrong-types@component-groups", "[0].name: invalid type"),
            ("object@incident_templates", "The templates were not read"),
            ("404", "there is no page kctbh9vrtdwd"),
        ] {
            api.misbehave(faults);
            scene.person.clicks("Fetch")?;
            says(scene, "What was read, now or before, stays below.")?;
            says(scene, expected)?;
            says(scene, READ)?;
            says(scene, "Statuspage has the client Oakline Markets")?;
        }
        Ok(())
    })
}

fn cancelled(scene: &Scene) -> Result<()> {
    scene.server.api.misbehave("slow:20000@components");
    in_settings(scene, "fetch", || {
        fetch(scene, KEY)?;
        says(scene, "Reading the components.")?;
        until_asked(scene, "/components?")?;
        scene.person.clicks("Cancel")?;
        says(
            scene,
            "the fetch was cancelled. Not asked for: the component groups",
        )?;
        let open = "return document.querySelectorAll('progress').length";
        let open = scene.browser.session.run(open, json!([]))?;
        ensure!(open == 0, "it still runs");
        let asked = scene.server.api.requests().len();
        ensure!(asked == 2, "{asked} requests");
        scene.server.api.misbehave("");
        scene.person.clicks("Fetch")?;
        says(scene, READ)
    })
}

/// Waits until the API was asked for this.
fn until_asked(scene: &Scene, path: &str) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let asked = scene.server.api.requests();
        if asked.iter().any(|one| one.contains(path)) {
            return Ok(());
        }
        ensure!(Instant::now() < deadline, "only {asked:?} was asked for");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn refused(scene: &Scene) -> Result<()> {
    if scene.browser.kind == Kind::Chromium {
        return Ok(()); // No driver can answer its question.
    }
    in_settings(scene, "fetch", || {
        fetch(scene, KEY)?;
        says(
            scene,
            "Waiting until the browser lets the guard ask api.statuspage.io.",
        )?;
        scene.browser.answer_permission_prompt(false)?;
        says(
            scene,
            "Nothing was read: the guard may not ask api.statuspage.io (it was not allowed).",
        )?;
        let asked = scene.server.api.requests();
        ensure!(asked.is_empty(), "{asked:?}");
        scene.person.clicks("Fetch")?;
        scene.browser.answer_permission_prompt(true)?;
        says(scene, READ)
    })
}

fn key_is_kept(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    scene
        .guard
        .until("the form is checked", |seen| seen.revision() > 0)?;
    let header = format!("OAuth {KEY}");
    in_settings(scene, "fetch", || {
        fetch(scene, KEY)?;
        says(scene, "Everything was read.")?;
        says(scene, "A key is stored until the browser is closed.")?;
        let html = "return document.documentElement.outerHTML + document.querySelector('[type=password]').value";
        let html = scene.browser.session.run(html, json!([]))?;
        ensure!(!html.to_string().contains(KEY), "the page has the key");
        is_kept(scene, json!({ "session": header, "computer": null }))?;
        scene
            .person
            .clicks("Take over everything that the policy does not have")?;
        scene.person.clicks("Save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    in_settings(scene, "fetch", || {
        says(scene, "A key is stored until the browser is closed.")?;
        scene.person.clicks("Remember the key on this computer")?;
        says(scene, "A key is stored on this computer.")?;
        is_kept(scene, json!({ "session": null, "computer": header }))?;
        let local = stored(scene, "local")?.to_string();
        ensure!(!local.contains(KEY), "content scripts can read {local}");
        Ok(())
    })?;
    is_not_on_the_page(scene)?;
    in_settings(scene, "fetch", || {
        says(scene, "A key is stored on this computer.")?;
        scene.server.api.misbehave("");
        fetch(scene, "")?;
        says(scene, "Everything was read.")?;
        scene.person.clicks("Forget the stored key")?;
        says(scene, "The API key was forgotten")?;
        is_kept(scene, json!({ "session": null, "computer": null }))
    })
}

/// Neither in the page, nor in the guard's panel and page report there.
fn is_not_on_the_page(scene: &Scene) -> Result<()> {
    scene.guard.press("[data-report]")?;
    let seen = scene.guard.until("the report is displayed", |seen| {
        seen.text().contains("statuspage-guard page report 1")
    })?;
    ensure!(!seen.text().contains(KEY), "the guard's panel has the key");
    let html = r#"const host = document.querySelector("[data-statuspage-guard]");
        return document.documentElement.outerHTML + host.shadowRoot.innerHTML;"#;
    let html = scene.browser.session.run(html, json!([]))?;
    ensure!(!html.to_string().contains(KEY), "the page has the key");
    Ok(())
}

/// Everything that an area of the browser's storage has, asked from a page of the extension.
fn stored(scene: &Scene, area: &str) -> Result<Value> {
    let script = "chrome.storage[arguments[0]].get().then(arguments[1])";
    let mut stored = Value::Null;
    let read = || scene.browser.session.run_async(script, json!([area]));
    let here = scene
        .browser
        .session
        .run("return location.protocol", json!([]))?;
    let is_ours = here
        .as_str()
        .is_some_and(|here| here.ends_with("-extension:"));
    if !is_ours {
        in_settings(scene, "files", || {
            stored = read()?;
            Ok(())
        })?;
    } else {
        stored = read()?;
    }
    Ok(stored)
}

/// Waits until the key is kept in these places, and in no other.
fn is_kept(scene: &Scene, expected: Value) -> Result<()> {
    let script = r#"const done = arguments[0];
        chrome.storage.session.get("api-key").then(({ "api-key": session = null }) =>
            done({ session, computer: localStorage.getItem("api-key") }));"#;
    let deadline = Instant::now() + PATIENCE;
    loop {
        let kept = scene.browser.session.run_async(script, json!([]))?;
        if kept == expected {
            return Ok(());
        }
        ensure!(
            Instant::now() < deadline,
            "the key is kept in {kept}, not in {expected}"
        );
    }
}
