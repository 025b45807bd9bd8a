//! The extension talks to nobody: neither its background nor its pages ask for anything but its own files, and the
//! browser would refuse them anything else.

use super::background::copy_extension;
use super::{CREATE, REACT, Scenario, Scene, scenario};
use anyhow::{Context, Result, bail, ensure};
use e2e::browser::{Browser, Setup};
use e2e::guard::{Guard, PATIENCE};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

pub fn scenarios() -> Vec<Scenario> {
    vec![scenario(
        "background, settings and popup cannot ask another host, and ask for nothing but their own files",
        no_other_host,
    )]
}

const CONTEXTS: [&str; 3] = ["background", "settings", "popup"];
/// The scripts of the contexts, and what tells each which it is.
const SCRIPTS: [(&str, &str); 2] = [
    ("background.js", "'background'"),
    ("page.js", "document.querySelector('main').dataset.page"),
];
const ATTEMPT: &str = include_str!("attempt.js");

fn no_other_host(scene: &Scene) -> Result<()> {
    // Whoever connects is kept waiting until he is looked at.
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let setup = Setup::new(scene.browser.kind)?;
    let folder = copy_extension(scene, "attempts")?;
    std::fs::write(folder.join("attempt.js"), ATTEMPT)?;
    for (script, context) in SCRIPTS {
        let file = folder.join(script);
        let own = std::fs::read_to_string(&file)?;
        let port = other.local_addr()?.port();
        let attempt = format!(
            "import {{ attempt }} from './attempt.js';\nattempt({context}, '127.0.0.1:{port}');\n"
        );
        std::fs::write(file, attempt + &own)?;
    }
    let setup = Setup {
        extension: Some(folder),
        ..setup
    };
    let browser = Browser::start(&setup, scene.server)?;
    browser.open(&format!("{REACT}{CREATE}"))?;
    let guard = Guard {
        session: &browser.session,
    };
    guard.until("the form is checked", |seen| seen.revision() > 0)?;
    for context in CONTEXTS {
        // The background has no page to be asked in.
        let page = if context == "popup" {
            "popup.html"
        } else {
            "options.html"
        };
        let address = browser.extension_page(page)?;
        browser.session.goto(&address)?;
        let found = attempts(&browser, context);
        let reached = connections(&other)?;
        ensure!(
            reached.is_empty(),
            "{context} reached another host: {}",
            reached.join(", ")
        );
        judge(&found?, &address).with_context(|| context.to_owned())?;
    }
    Ok(())
}

/// What a context left in the storage.
fn attempts(browser: &Browser, context: &str) -> Result<Value> {
    let key = format!("attempts-{context}");
    let script = "chrome.storage.local.get(arguments[0]).then(arguments[1])";
    let deadline = Instant::now() + PATIENCE;
    loop {
        let stored = browser.session.run_async(script, json!([key]))?;
        if stored[&key].is_object() {
            return Ok(stored[&key].clone());
        }
        if Instant::now() > deadline {
            bail!("not all attempts of {context} came to an end");
        }
    }
}

fn judge(found: &Value, address: &str) -> Result<()> {
    let attempts = found["attempts"].as_object().context("no attempts")?;
    for (name, end) in attempts {
        ensure!(end == "refused", "{name}: {end}");
    }
    ensure!(attempts.len() >= 3, "only {} were tried", attempts.len());
    let (own, _) = address.rsplit_once('/').context("no address")?;
    let asked = found["asked"].as_array().context("nothing was asked")?;
    for one in asked {
        let one = one.as_str().unwrap_or_default();
        ensure!(one.starts_with(own), "asked for {one}");
    }
    Ok(())
}

/// The first lines of all requests.
fn connections(listener: &TcpListener) -> Result<Vec<String>> {
    listener.set_nonblocking(true)?;
    let mut lines = Vec::new();
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                stream.set_nonblocking(false)?;
                stream.set_read_timeout(Some(Duration::from_millis(500)))?;
                let mut line = String::new();
                BufReader::new(stream).read_line(&mut line).ok();
                lines.extend(Some(line.trim().to_owned()).filter(|line| !line.is_empty()));
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(lines),
            Err(error) => return Err(error.into()),
        }
    }
}
