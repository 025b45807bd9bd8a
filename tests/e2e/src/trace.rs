//! What the content script did, as Chromium's own trace tells it. Nothing of the guard takes part.

use crate::browser::Browser;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Categories of the events that are read below.
pub const CATEGORIES: &str = "devtools.timeline,toplevel,blink.user_timing";

/// A call from the browser into the content script.
#[derive(Clone, Debug)]
pub struct Call {
    /// Milliseconds of the processor for the browser's whole task: the call, what came of it, and what else
    /// the page did in it. Other programs on the machine do not count.
    pub task: f64,
    /// What called: `FireAnimationFrame`, `TimerFire`, `EventDispatch` or another, the outermost first.
    pub around: Vec<String>,
}

impl Call {
    /// A frame or a timer that the script had asked for, not something that happened.
    pub fn is_wake_up(&self) -> bool {
        let own = ["FireAnimationFrame", "TimerFire", "FireIdleCallback"];
        self.around.iter().any(|name| own.contains(&name.as_str()))
    }
}

struct Event {
    name: String,
    thread: (i64, i64),
    start: f64,
    length: f64,
    work: f64,
    is_ours: bool,
}

impl Event {
    fn read(event: &Value) -> Option<Self> {
        let number = |key: &str| event[key].as_i64().unwrap_or_default();
        let url = event["args"]["data"]["url"].as_str().unwrap_or_default();
        Some(Self {
            name: event["name"].as_str()?.to_owned(),
            thread: (number("pid"), number("tid")),
            start: event["ts"].as_f64()? / 1000.0,
            length: event["dur"].as_f64().unwrap_or_default() / 1000.0,
            work: event["tdur"].as_f64().unwrap_or_default() / 1000.0,
            is_ours: url.starts_with("chrome-extension://") && url.ends_with("/content.js"),
        })
    }

    fn holds(&self, other: &Self) -> bool {
        self.thread == other.thread
            && self.start <= other.start
            && other.start + other.length <= self.start + self.length
    }
}

/// A point in time of the page, after which calls count.
pub fn begin(browser: &Browser) -> Result<()> {
    let script = "performance.mark('begin')";
    browser.session.run(script, json!([])).map(drop)
}

/// The calls since [`begin`]. Can be asked once: the trace is over then.
pub fn calls(browser: &Browser) -> Result<Vec<Call>> {
    let log = browser
        .session
        .post("/se/log", &json!({ "type": "performance" }))?;
    let mut events = Vec::new();
    for entry in log.as_array().context("no log")? {
        let text = entry["message"].as_str().unwrap_or_default();
        let message: Value = serde_json::from_str(text)?;
        if message["message"]["method"] == "Tracing.dataCollected" {
            events.extend(Event::read(&message["message"]["params"]));
        }
    }
    let mut marks = events.iter().filter(|event| event.name == "begin");
    let begin = marks.next_back().context("no mark in the trace")?.start;
    events.retain(|event| event.start >= begin);
    events.sort_by(|a, b| {
        a.start
            .total_cmp(&b.start)
            .then(b.length.total_cmp(&a.length))
    });
    let mut calls = Vec::new();
    // What is going on at the moment, the outermost first.
    let mut open: Vec<&Event> = Vec::new();
    for event in &events {
        open.retain(|outer| outer.thread != event.thread || outer.holds(event));
        if event.is_ours && event.name == "FunctionCall" {
            let around = open.iter().filter(|outer| outer.holds(event));
            calls.push(Call {
                task: around
                    .clone()
                    .map(|outer| outer.work)
                    .fold(event.work, f64::max),
                around: around.map(|outer| outer.name.clone()).collect(),
            });
        }
        if event.length > 0.0 {
            open.push(event);
        }
    }
    Ok(calls)
}
