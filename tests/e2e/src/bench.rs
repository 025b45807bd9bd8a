//! The figures that the project holds itself to, measured from outside: when the page sees the host's
//! revision change, or by scripts around the guard's own ([`probe`]). Nothing of the guard takes part in the measuring.

mod big_page;
mod letters;
mod probe;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Browser, Kind, Setup, path};
use e2e::guard::Guard;
use e2e::options::Bench;
use e2e::server::{Mount, Server};
use e2e::trace;
use serde_json::json;

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

const ROUNDS: usize = 10;

/// A part of the bench, in a browser of its own; the last two can only be asked of Chromium.
const PARTS: [(&str, Part); 6] = [
    ("start", starts),
    ("letters", |setup, server| {
        letters::letters(&probed(setup, server)?)
    }),
    ("cold", letters_cold),
    ("big page", |setup, server| {
        big_page::big_page(&probed(setup, server)?, server)
    }),
    ("tasks", tasks),
    ("heap", heap),
];

type Part = fn(&Setup, &Server) -> Result<()>;

pub fn bench(options: &Bench, server: &Server) -> Result<()> {
    server.mount(page()?);
    let wanted = options.words.join(" ");
    let is_wanted = |name: &str| name.contains(&wanted);
    ensure!(
        PARTS.iter().any(|(name, _)| is_wanted(name)),
        "no part is called “{wanted}”"
    );
    for kind in options.browsers.kinds() {
        println!("{}", kind.name());
        let only_chromium = ["tasks", "heap"];
        for (name, part) in PARTS {
            if is_wanted(name) && (kind == Kind::Chromium || !only_chromium.contains(&name)) {
                part(&Setup::new(kind)?, server)?;
            }
        }
    }
    Ok(())
}

fn probed(setup: &Setup, server: &Server) -> Result<Browser> {
    Browser::start(&probe::with_probe(setup)?, server)
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

fn starts(setup: &Setup, server: &Server) -> Result<()> {
    let browser = &Browser::start(setup, server)?;
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

fn letters_cold(setup: &Setup, server: &Server) -> Result<()> {
    let browser = &probed(setup, server)?;
    let mut cold = Vec::new();
    open(browser, "")?;
    for _ in 0..ROUNDS {
        browser.stop_background()?;
        let notes = letters::typed(browser, 1)?;
        cold.extend(notes.letters.iter().map(|one| one.drawn - one.start));
    }
    line("letter → its own findings, cold", &mut cold, Some(150.0));
    Ok(())
}

/// The browser's tasks in which the content script worked while letters were typed beside 1,100
/// components, the page's own work in them included, as Chromium's trace has it.
fn tasks(setup: &Setup, server: &Server) -> Result<()> {
    const LETTERS: usize = 100;
    let traced = Setup {
        trace: true,
        ..probe::with_probe(setup)?
    };
    let browser = Browser::start(&traced, server)?;
    open(&browser, "?components=1100")?;
    letters::typed(&browser, 20)?;
    trace::begin(&browser)?;
    letters::typed(&browser, LETTERS)?;
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
        "  {:<44} {added:>5.0} KB               (bound 700 KB)",
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
