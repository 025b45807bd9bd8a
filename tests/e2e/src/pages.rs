//! Every fixture page in real browsers with the real extension: what is found and said, and that what is
//! typed, inserted and undone is what the page's own model holds.

use crate::fixes;
use crate::side_by_side::{self, Queue};
use anyhow::{Context, Result, bail, ensure};
use e2e::browser::{Browser, Kind, Setup};
use e2e::fixtures::{self, DEEP, Screen};
use e2e::guard::{Guard, PATIENCE, Seen};
use e2e::options::Pages;
use e2e::press;
use e2e::server::Server;
use e2e::webdriver::Element;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What the page itself would post as the message: its model where it has one.
const MODEL: &str = r#"
    const model = window.__model?.();
    if (typeof model?.message === "string") return model.message;
    const control = deep(arguments[0])[0];
    return control.value ?? control.innerText;
"#;

/// Which of the guard's marks lie over words of the page, in whatever shadow root or frame, and over which.
const COVERED: &str = r#"
    const boxes = [];
    const gather = (root, x, y) => {
        const view = root.ownerDocument ?? root;
        const walk = view.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const node = walk.currentNode;
            if (node.nodeType === Node.TEXT_NODE) {
                if (!node.data.trim() || !node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
                if (node.parentElement.closest("option, script, style")) continue;
                const range = view.createRange();
                range.selectNodeContents(node);
                for (const box of range.getClientRects())
                    if (box.width > 1 && box.height > 1)
                        boxes.push([node.data.trim(), new DOMRect(box.x + x, box.y + y, box.width, box.height)]);
                continue;
            }
            if (node.matches("[data-statuspage-guard], [data-statuspage-guard-mark]")) continue;
            if (node.shadowRoot) gather(node.shadowRoot, x, y);
            const inner = node.contentDocument;
            if (inner?.body) {
                const at = node.getBoundingClientRect();
                gather(inner.body, x + at.x, y + at.y);
            }
        }
    };
    gather(document.body, 0, 0);
    const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const marks = [...document.querySelectorAll("[data-statuspage-guard-mark]")];
    // Not seen yet: it is placed in one of the next frames.
    if (marks.some((mark) => (mark.dataset.placement ?? "measuring") === "measuring")) return null;
    return marks.flatMap((mark) => {
        const rect = mark.getBoundingClientRect();
        const under = boxes.find(([, box]) => meets(rect, box));
        return under ? [`the mark of ${mark.dataset.field} lies over “${under[0].slice(0, 60)}”`] : [];
    });
"#;

pub fn pages(options: &Pages, server: &Server) -> Result<()> {
    fixtures::serve(server)?;
    let screens = fixtures::screens_named(&options.page)?;
    let shots = options.shots.as_deref();
    let total = side_by_side::play(&options.browsers.kinds(), &screens, |kind, _, queue| {
        visit_all(kind, queue, shots, server)
    })?;
    println!("{} passed, {} failed", total.0, total.1);
    if total.1 > 0 {
        bail!("{} screens failed", total.1);
    }
    Ok(())
}

/// Visits screens in one browser; gives passed and failed.
fn visit_all(
    kind: Kind,
    screens: Queue<Screen>,
    shots: Option<&Path>,
    server: &Server,
) -> Result<(usize, usize)> {
    let browser = Browser::start(&Setup::new(kind)?, server)?;
    let mut count = (0, 0);
    for screen in screens {
        let visit = Visit {
            browser: &browser,
            screen,
        };
        let complaints = visit.all(
            shots.map(|folder| folder.join(format!("{}-{}.png", screen.label(), kind.name()))),
        );
        let fine = complaints.is_empty();
        let mut lines = format!(
            "{} {:<9} {}",
            if fine { "ok  " } else { "FAIL" },
            kind.name(),
            screen.label()
        );
        for complaint in &complaints {
            lines.push_str(&format!("\n       {complaint}"));
        }
        println!("{lines}");
        count = (count.0 + usize::from(fine), count.1 + usize::from(!fine));
    }
    Ok(count)
}

struct Visit<'a> {
    browser: &'a Browser,
    screen: &'a Screen,
}

impl Visit<'_> {
    fn all(&self, shot: Option<PathBuf>) -> Vec<String> {
        let mut complaints = match self.read() {
            Ok(complaints) => complaints,
            Err(error) => return vec![format!("{error:#}")],
        };
        match self.covered(shot) {
            Ok(covered) => complaints.extend(covered),
            Err(error) => complaints.push(format!("{error:#}")),
        }
        let known = !list(&self.screen.expect["may_miss"]).contains(&"message");
        if known
            && self.screen.expect["fields"]["message"].is_object()
            && let Err(error) = self.write()
        {
            complaints.push(format!("{error:#}"));
        }
        if self.screen.expect["by_hand"].is_array() {
            let by_hand = list(&self.screen.expect["by_hand"]);
            match fixes::play(self.browser, self.screen, &by_hand) {
                Ok(wrong) => complaints.extend(wrong),
                Err(error) => complaints.push(format!("{error:#}")),
            }
        }
        complaints
    }

    /// Marks that lie over words, wherever the page is scrolled to the start field.
    fn covered(&self, shot: Option<PathBuf>) -> Result<Vec<String>> {
        let session = &self.browser.session;
        if let Some(time) = self.screen.expect["fields"]["start-time"]["at"].as_str() {
            let into_view =
                format!("{DEEP} deep(arguments[0])[0]?.scrollIntoView({{ block: 'center' }});");
            session.run(&into_view, json!([time]))?;
        }
        session.run_async(
            "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(done));",
            json!([]),
        )?;
        if let Some(file) = shot {
            std::fs::write(file, session.screenshot()?)?;
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            let covered = session.run(COVERED, json!([]))?;
            if let Some(covered) = serde_json::from_value::<Option<Vec<String>>>(covered)? {
                return Ok(covered);
            }
            ensure!(Instant::now() < deadline, "a mark found no place");
            session.run_async("requestAnimationFrame(arguments[0]);", json!([]))?;
        }
    }

    fn guard(&self) -> Guard<'_> {
        Guard {
            session: &self.browser.session,
        }
    }

    /// What the guard says of the page as it opens.
    fn read(&self) -> Result<Vec<String>> {
        self.screen.visit(self.browser)?;
        let deadline = Instant::now() + Duration::from_secs(4);
        let mut seen = self
            .guard()
            .until("the guard looked", |seen| seen.revision() > 0)?;
        loop {
            let complaints = self.complaints(&seen);
            if complaints.is_empty() || Instant::now() > deadline {
                return Ok(complaints);
            }
            // Pages that draw themselves are looked at again with each change.
            seen = self.guard().look()?;
        }
    }

    fn complaints(&self, seen: &Seen) -> Vec<String> {
        let expect = &self.screen.expect;
        let mut wrong = Vec::new();
        let mut check = |fine: bool, text: String| {
            if !fine {
                wrong.push(text);
            }
        };
        let screen = self.screen.word("screen");
        check(
            seen.screen() == screen,
            format!("screen {}, should be {screen}", seen.screen()),
        );
        let must = list(&expect["missing"]);
        let may = list(&expect["may_miss"]);
        let said = seen.missing();
        for name in &must {
            check(
                said.contains(name),
                format!("{name} should be said missing"),
            );
        }
        for name in &said {
            check(
                must.contains(name) || may.contains(name),
                format!("{name} is said missing"),
            );
        }
        let knows = |name: &str| !said.contains(&name);
        let value = |name: &str| &expect["fields"][name]["value"];
        if screen.starts_with("maintenance") && value("status").is_string() && knows("status") {
            let verifying = value("status") == "Verifying";
            check(
                seen.finds("never-verifying") == verifying,
                format!("never-verifying with status {}", value("status")),
            );
        }
        if screen == "maintenance-new" && knows("components") {
            let ticked: Vec<&Value> = value("components")["list"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|one| one[2] == true)
                .collect();
            check(
                seen.finds("components-selected") == ticked.is_empty(),
                format!("components-selected with {} ticked", ticked.len()),
            );
            // Where no group says whose a component is, asking is right.
            let grouped = ticked.iter().all(|one| one[0] != "");
            let mixed = ticked.iter().any(|one| one[0] != ticked[0][0]);
            check(
                !grouped || seen.finds("one-client") == mixed,
                format!("one-client with {ticked:?}"),
            );
        }
        if screen.starts_with("incident-n") {
            check(
                seen.finds("wrong-screen"),
                "wrong-screen is not found".into(),
            );
        }
        wrong
    }

    /// Types, inserts the first template, and takes it back.
    fn write(&self) -> Result<()> {
        let session = &self.browser.session;
        let at = self.screen.expect["fields"]["message"]["at"]
            .as_str()
            .unwrap_or_default();
        let find = format!("{DEEP} return deep(arguments[0])[0];");
        // Keys go to the frame that the driver is in.
        let inner = at
            .split_once(" >> ")
            .filter(|(outer, _)| *outer == "iframe");
        if inner.is_some() {
            let frame = session.run(&find, json!(["iframe"]))?;
            session.post("/frame", &json!({ "id": frame }))?;
        }
        let at_inside = inner.map_or(at, |(_, inner)| inner);
        let pressed = self.screen.expect["fields"]["message"]["press"].as_str();
        let message = session.run(&find, json!([pressed.unwrap_or(at_inside)]))?;
        session.click(&Element::of(&message)?)?;
        press::keys(session, "Doors open at {{start}} ")?;
        session.post("/frame", &json!({ "id": null }))?;
        let typed = self
            .guard()
            .until("{{start}} is found", |seen| {
                seen.findings()
                    .any(|one| one["rule"] == "placeholder-left" && one["field"] == "message")
            })
            .with_context(|| format!("the page's model holds {:?}", self.model(at)))?;
        let before = self.model(at)?;
        if !before.contains("{{start}}") {
            bail!("the page's model holds {before:?} after typing");
        }
        let Some(template) = typed
            .list("templates")
            .first()
            .map(|name| (*name).to_owned())
        else {
            return Ok(());
        };
        self.guard().press("button[data-template]")?;
        if let Some(words) = self.screen.expect["not_inserted"].as_str() {
            self.guard().until(&format!("“{words}” is said"), |seen| {
                seen.text().contains(words)
            })?;
            ensure!(self.model(at)? == before, "the message was changed");
            return Ok(());
        }
        let inserted = self
            .guard()
            .until(&format!("{template} can be undone"), Seen::undo)?;
        let now = self.model(at)?;
        if now == before || now.trim().is_empty() || now.contains("Doors open") {
            bail!(
                "after {template} the page's model holds {now:?}; {}",
                inserted.text()
            );
        }
        let shown = format!(
            "{DEEP} const one = deep(arguments[0])[0]; \
             return one.isContentEditable ? one.innerText : one.value ?? one.innerText;"
        );
        let shown = fold(
            session
                .run(&shown, json!([at]))?
                .as_str()
                .unwrap_or_default(),
        );
        if shown != now {
            bail!("the field shows {shown:?}, the page's model holds {now:?}");
        }
        self.guard().undo(|| Ok(self.model(at)? == before))
    }

    fn model(&self, at: &str) -> Result<String> {
        let text = self
            .browser
            .session
            .run(&format!("{DEEP}{MODEL}"), json!([at]))?;
        Ok(fold(text.as_str().unwrap_or_default()))
    }
}

/// White space as a reader sees it; editors hold empty lines open with a sign that has no width.
fn fold(text: &str) -> String {
    text.replace('\u{feff}', "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn list(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
