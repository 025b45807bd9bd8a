//! The figures that the project holds itself to, measured from outside: when the page sees the host's
//! revision change. Nothing of the guard takes part in the measuring.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::guard::Guard;
use e2e::server::{Mount, Server};
use e2e::trace;
use serde_json::{Value, json};

const PAGE: &str = "bench0replica";

/// Notes, as the page's first script, when a form appears and when the revision changes.
const PROBE: &str = r#"
globalThis.seen = { form: [], revision: [] };
new MutationObserver((records) => {
    const now = performance.now();
    for (const record of records) {
        if (record.type === "attributes") seen.revision.push(now);
        for (const node of record.addedNodes) {
            if (node.nodeType !== 1) continue;
            if (node.matches("[data-statuspage-guard]")) seen.revision.push(now);
            if (node.matches("form") || node.querySelector("form")) seen.form.push(now);
        }
    }
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-revision"] });
"#;

/// Types so many letters, each after the check of the one before, and gives the milliseconds of each.
const TYPE: &str = r#"
    const [count, done] = arguments;
    const area = document.querySelector("main textarea");
    const host = document.querySelector("[data-statuspage-guard]");
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    const times = [];
    let start = 0;
    const observer = new MutationObserver(() => {
        if (!start) return;
        times.push(performance.now() - start);
        start = 0;
        if (times.length === count) { observer.disconnect(); done(times); } else setTimeout(type);
    });
    observer.observe(host, { attributes: true, attributeFilter: ["data-revision"] });
    const type = () => {
        start = performance.now();
        set.call(area, area.value + "work at 10pm EST "[times.length % 17]);
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    area.focus();
    type();
"#;

const ROUNDS: usize = 10;
const KEYSTROKES: usize = 100;

pub fn bench(kinds: &[Kind], server: &Server) -> Result<()> {
    server.mount(page()?);
    for kind in kinds {
        let setup = Setup::new(*kind)?;
        let browser = Browser::start(&setup, server)?;
        println!("{} {}", kind.name(), browser.version());
        starts(&browser)?;
        keystrokes(&browser)?;
        drop(browser);
        if *kind == Kind::Chromium {
            tasks(&setup, server)?;
            heap(&setup, server)?;
        }
    }
    Ok(())
}

/// The React replica with the probe before its own script.
fn page() -> Result<Mount> {
    let folder = path("E2E_OUT")?.join("bench");
    std::fs::create_dir_all(&folder)?;
    let html = std::fs::read_to_string(path("E2E_SITE")?.join("react/index.html"))?;
    let probe = format!("<script src=\"/pages/{PAGE}/probe.js\"></script>\n<link");
    std::fs::write(folder.join("index.html"), html.replacen("<link", &probe, 1))?;
    std::fs::write(folder.join("probe.js"), PROBE)?;
    Ok(Mount::strict(PAGE, folder))
}

fn open(browser: &Browser, query: &str) -> Result<()> {
    browser.open(&format!(
        "/pages/{PAGE}/incidents/new-scheduled-maintenance{query}"
    ))?;
    Guard {
        session: &browser.session,
    }
    .until("the form is checked", |seen| {
        seen.finds("components-selected")
    })
    .map(drop)
}

fn starts(browser: &Browser) -> Result<()> {
    let mut warm = Vec::new();
    let mut cold = Vec::new();
    let mut loaded = Vec::new();
    for round in 0..=ROUNDS {
        open(browser, "")?;
        // The first start also compiles the wasm for the first time.
        if round > 0 {
            loaded.push(number(
                browser,
                "return seen.revision[0] - performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd",
            )?);
        }
        warm.push(appears(browser, false)?);
        open(browser, "")?;
        cold.push(appears(browser, true)?);
    }
    line("page loaded → first verdict", &mut loaded, None);
    line("form appears → first verdict, warm", &mut warm, Some(30.0));
    line("form appears → first verdict, cold", &mut cold, Some(150.0));
    Ok(())
}

/// Goes to the list and back to the form without a load.
fn appears(browser: &Browser, cold: bool) -> Result<f64> {
    let guard = Guard {
        session: &browser.session,
    };
    let click = |words: &str| {
        browser.session.run(
            "[...document.querySelectorAll('main a, main button, nav a')].find((one) => one.textContent === arguments[0]).click()",
            json!([words]),
        )
    };
    click("Incidents")?;
    guard.until("the list is there", |seen| {
        seen.0.is_null() || seen.screen() == "incident-list"
    })?;
    if cold {
        browser.stop_background()?;
    }
    click("Maintenances")?;
    browser
        .session
        .run("seen.form = []; seen.revision = [];", json!([]))?;
    click("Schedule maintenance")?;
    guard.until("the form is checked", |seen| {
        seen.finds("components-selected")
    })?;
    number(
        browser,
        "return seen.revision.find((at) => at > seen.form[0]) - seen.form[0]",
    )
}

fn keystrokes(browser: &Browser) -> Result<()> {
    let mut medians = Vec::new();
    for components in [10, 30, 1100] {
        open(browser, &format!("?components={components}"))?;
        typed(browser, 20)?;
        let mut times = typed(browser, KEYSTROKES)?;
        line(
            &format!("keystroke → findings, {components} components"),
            &mut times,
            Some(16.0),
        );
        medians.push(at(&times, 0.5));
    }
    println!(
        "  {:<44} {:>7.2}               (bound 1.50)",
        "keystroke, 1,100 over 10 components",
        medians[2] / medians[0]
    );
    let mut cold = Vec::new();
    open(browser, "")?;
    for _ in 0..ROUNDS {
        browser.stop_background()?;
        cold.extend(typed(browser, 1)?);
    }
    line("keystroke → findings, cold", &mut cold, Some(150.0));
    Ok(())
}

fn typed(browser: &Browser, count: usize) -> Result<Vec<f64>> {
    let times = browser.session.run_async(TYPE, json!([count]))?;
    times
        .as_array()
        .map(|times| times.iter().filter_map(Value::as_f64).collect())
        .context("no times")
}

/// The browser's tasks in which the content script worked while 500 letters were typed beside 1,100
/// components, the page's own work in them included, as Chromium's trace has it.
fn tasks(setup: &Setup, server: &Server) -> Result<()> {
    const LETTERS: usize = 500;
    let traced = Setup {
        trace: true,
        ..setup.clone()
    };
    let browser = Browser::start(&traced, server)?;
    open(&browser, "?components=1100")?;
    typed(&browser, 20)?;
    trace::begin(&browser)?;
    typed(&browser, LETTERS)?;
    let calls = trace::calls(&browser)?;
    ensure!(calls.len() >= LETTERS, "only {} calls", calls.len());
    let mut tasks: Vec<f64> = calls.iter().map(|call| call.task).collect();
    line("a task of ours, 1,100 components", &mut tasks, Some(16.0));
    let longest = tasks.last().copied().unwrap_or_default();
    println!("  {:<44} {longest:>7.1} ms", "the longest of them");
    Ok(())
}

/// What the page's heap holds with the guard and without it.
fn heap(setup: &Setup, server: &Server) -> Result<()> {
    let used = |extension: bool| -> Result<f64> {
        let browser = Browser::start(
            &Setup {
                extension: setup.extension.clone().filter(|_| extension),
                ..setup.clone()
            },
            server,
        )?;
        if extension {
            open(&browser, "")?;
        } else {
            browser.open(&format!(
                "/pages/{PAGE}/incidents/new-scheduled-maintenance"
            ))?;
        }
        for _ in 0..3 {
            browser.cdp("HeapProfiler.collectGarbage", json!({}))?;
        }
        browser.cdp("Runtime.getHeapUsage", json!({}))?["usedSize"]
            .as_f64()
            .context("no heap usage")
    };
    let added = (used(true)? - used(false)?) / 1024.0;
    println!(
        "  {:<44} {added:>5.0} KB               (bound 400 KB)",
        "heap added to the page"
    );
    Ok(())
}

fn number(browser: &Browser, script: &str) -> Result<f64> {
    browser
        .session
        .run(script, json!([]))?
        .as_f64()
        .with_context(|| format!("`{script}` gave no number"))
}

/// Prints median and 95th percentile; sorts the times.
fn line(what: &str, times: &mut [f64], bound: Option<f64>) {
    times.sort_by(f64::total_cmp);
    let (median, slow) = (at(times, 0.5), at(times, 0.95));
    let verdict = match bound {
        Some(bound) if slow > bound => format!("(bound {bound:.0} ms) OVER"),
        Some(bound) => format!("(bound {bound:.0} ms)"),
        None => String::new(),
    };
    println!("  {what:<44} {median:>7.1} ms, p95 {slow:>6.1} ms  {verdict}");
}

fn at(sorted: &[f64], part: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let index = (last as f64 * part).round() as usize;
    sorted.get(index).copied().unwrap_or(f64::NAN)
}
