//! Records the snapshot of every fixture screen, with the truth about where its fields are, into
//! `tests/outlines`.

use anyhow::{Context, Result, bail};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::fixtures::{self, DEEP, Screen};
use e2e::server::{HOST, Server};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Writes the name of each field on the elements of its parts, to know them again in the outline.
pub const STAMP: &str = r#"
    const missing = [];
    for (const [field, parts] of Object.entries(arguments[0]))
        for (const [part, selector] of Object.entries(parts)) {
            const found = deep(selector);
            if (!found.length) missing.push(`${field} ${part}: ${selector}`);
            found.forEach((element, index) => element.setAttribute("data-truth",
                `${element.getAttribute("data-truth") ?? ""} ${field}|${part}|${index}`.trim()));
        }
    return missing;
"#;

/// Stands in for the background: its first snapshot is all that is wanted, and then the line is
/// broken for good. A name of its own in the script, because a browser may have one on the page that cannot be
/// replaced.
const LISTEN: &str = r#"
    const done = arguments[0];
    const deaf = { addListener() {} };
    const postMessage = (message) => {
        done(message);
        throw new Error("heard");
    };
    const runtime = {
        id: "record",
        connect: () => ({ postMessage, onMessage: deaf, onDisconnect: deaf, disconnect() {} }),
    };
    const storage = { onChanged: { ...deaf, removeListener() {} }, local: { get: async () => ({}) } };
    const chrome = { runtime, storage, i18n: { getMessage: () => "" } };
    // What the extension that is loaded shows belongs to the guard for this copy too, and is not told.
    const shown = document.querySelectorAll("[data-statuspage-guard],[data-statuspage-guard-mark]");
    const WeakSet = class extends globalThis.WeakSet {
        constructor() {
            super(shown);
        }
    };
"#;

pub fn record(pages: &[String], server: &Server) -> Result<()> {
    fixtures::serve(server)?;
    for page in pages {
        fixtures::screens_named(page)?;
    }
    let script = content_script()?;
    for kind in [Kind::Chromium, Kind::Firefox] {
        let setup = Setup {
            extension: None,
            ..Setup::new(kind)?
        };
        let browser = Browser::start(&setup, server)?;
        for screen in fixtures::screens()? {
            if !pages.is_empty() && !pages.contains(&screen.page) {
                continue;
            }
            let text = one(&browser, &screen, &script).with_context(|| screen.label())?;
            let name = format!("{}-{}.json", screen.label(), kind.name());
            std::fs::write(path("E2E_ROOT")?.join("tests/outlines").join(&name), text)?;
            println!("tests/outlines/{name}");
        }
    }
    Ok(())
}

/// The real content script.
pub fn content_script() -> Result<String> {
    Ok(std::fs::read_to_string(
        path("E2E_EXTENSION")?.join("chrome/content.js"),
    )?)
}

fn one(browser: &Browser, screen: &Screen, script: &str) -> Result<String> {
    screen.visit(browser)?;
    let missing = browser
        .session
        .run(&format!("{DEEP}{STAMP}"), json!([screen.selectors()]))?;
    if missing != json!([]) {
        bail!("nothing is at {missing}");
    }
    write(look(browser, script)?, &browser.address(""))
}

/// The first snapshot of the page that is open.
pub fn look(browser: &Browser, script: &str) -> Result<Value> {
    let message = browser
        .session
        .run_async(&format!("{LISTEN}{script}"), json!([]))?;
    let message: Value = serde_json::from_str(message.as_str().unwrap_or_default())?;
    Ok(message["saw"].clone())
}

type Parts = BTreeMap<String, BTreeMap<String, Vec<Value>>>;

/// Takes the stamps off again, and the port of the day out of the address.
pub fn unstamp(mut saw: Value, origin: &str) -> Result<(Value, Parts)> {
    let mut truth: BTreeMap<String, BTreeMap<String, Vec<(usize, Value)>>> = BTreeMap::new();
    for node in saw["nodes"].as_array_mut().into_iter().flatten() {
        let number = node["n"].clone();
        let Some(attributes) = node["a"].as_object_mut() else {
            continue;
        };
        if let Some(Value::String(stamp)) = attributes.remove("data-truth") {
            for word in stamp.split(' ') {
                let [field, part, index] = word.split('|').collect::<Vec<_>>()[..] else {
                    bail!("{word}: no stamp");
                };
                let parts = truth.entry(field.into()).or_default();
                let numbers = parts.entry(part.into()).or_default();
                numbers.push((index.parse()?, number.clone()));
            }
        }
        if attributes.is_empty()
            && let Some(node) = node.as_object_mut()
        {
            node.remove("a");
        }
    }
    let truth = truth
        .into_iter()
        .map(|(field, parts)| {
            let parts = parts.into_iter().map(|(part, mut numbers)| {
                numbers.sort_by_key(|(index, _)| *index);
                (
                    part,
                    numbers.into_iter().map(|(_, number)| number).collect(),
                )
            });
            (field, parts.collect())
        })
        .collect();
    let url = saw["url"].as_str().unwrap_or_default();
    saw["url"] = url.replacen(origin, &format!("https://{HOST}"), 1).into();
    Ok((saw, truth))
}

/// One node a line.
fn write(saw: Value, origin: &str) -> Result<String> {
    let (mut saw, truth) = unstamp(saw, origin)?;
    let Some(Value::Array(nodes)) = saw.as_object_mut().and_then(|saw| saw.remove("nodes")) else {
        bail!("no nodes");
    };
    let nodes: Vec<String> = nodes.iter().map(Value::to_string).collect();
    let frame = saw.to_string();
    Ok(format!(
        "{{\"truth\":{},\n\"saw\":{},\"nodes\":[\n{}\n]}}}}\n",
        serde_json::to_string(&truth)?,
        frame.trim_end_matches('}'),
        nodes.join(",\n")
    ))
}
