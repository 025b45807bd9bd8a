//! What the guard shows in a page, read by its contract: attributes and words, nothing else of it.

use crate::press::press;
use crate::webdriver::Session;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long anything may take on a busy machine before it counts as not happening.
pub const PATIENCE: Duration = Duration::from_secs(10);

const READ: &str = r#"
    const host = document.querySelector("[data-statuspage-guard]");
    if (!host || !host.shadowRoot) return null;
    const root = host.shadowRoot;
    const all = (selector) => [...root.querySelectorAll(selector)];
    const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
    // Without its buttons' and its sign's words; the sentence itself may be a button that leads to the field.
    const sentence = (node) => {
        const copy = node.cloneNode(true);
        for (const part of copy.querySelectorAll("[data-fix], [data-template], [role=img], [aria-hidden=true]")) part.remove();
        return words(copy);
    };
    const health = root.querySelector("[data-health]");
    const readBack = root.querySelector("[data-read-back] .line");
    return {
        state: host.dataset.state, screen: host.dataset.screen, revision: Number(host.dataset.revision || 0),
        hosts: document.querySelectorAll("[data-statuspage-guard]").length,
        findings: all("[data-rule]").map((node) => ({
            rule: node.dataset.rule, outcome: node.dataset.outcome, field: node.dataset.field,
            text: words(node),
            sentence: sentence(node),
            fixes: [...node.querySelectorAll("button[data-fix]")].map(words),
        })),
        templates: all("button[data-template]").map((node) => node.dataset.template),
        readBack: readBack ? words(readBack) : "",
        undo: all("button[data-undo]").length > 0,
        health: health && {
            ran: Number(health.dataset.ran), failed: Number(health.dataset.failed),
            missing: (health.dataset.missing || "").split(",").filter(Boolean), text: words(health),
        },
        marks: [...document.querySelectorAll("[data-statuspage-guard-mark]"), ...all("[data-statuspage-guard-mark]")]
            .map((node) => node.dataset.field),
        text: words(root),
    };
"#;

/// Resolves when the revision is no longer the given one, or after a while.
const NEXT: &str = r#"
    const [old, done] = arguments;
    const end = performance.now() + 500;
    const look = () => {
        const host = document.querySelector("[data-statuspage-guard]");
        const now = host ? Number(host.dataset.revision || 0) : -1;
        if (now !== old || performance.now() > end) done(now); else setTimeout(look, 5);
    };
    look();
"#;

/// One look at the guard.
#[derive(Clone, Debug)]
pub struct Seen(pub Value);

impl Seen {
    fn str(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    pub fn state(&self) -> &str {
        self.str("state")
    }

    pub fn screen(&self) -> &str {
        self.str("screen")
    }

    pub fn revision(&self) -> i64 {
        self.0["revision"].as_i64().unwrap_or(-1)
    }

    /// Every word of the panel.
    pub fn text(&self) -> &str {
        self.str("text")
    }

    /// The window as the people it concerns read it.
    pub fn read_back(&self) -> &str {
        self.str("readBack")
    }

    pub fn undo(&self) -> bool {
        self.0["undo"] == true
    }

    pub fn findings(&self) -> impl Iterator<Item = &Value> {
        self.0["findings"].as_array().into_iter().flatten()
    }

    pub fn rules(&self) -> Vec<&str> {
        self.findings()
            .filter_map(|finding| finding["rule"].as_str())
            .collect()
    }

    pub fn finds(&self, rule: &str) -> bool {
        self.rules().contains(&rule)
    }

    /// The sentence of the first finding of a rule.
    pub fn sentence(&self, rule: &str) -> &str {
        self.findings()
            .find(|finding| finding["rule"] == rule)
            .and_then(|finding| finding["text"].as_str())
            .unwrap_or_default()
    }

    pub fn list(&self, name: &str) -> Vec<&str> {
        self.0[name]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    pub fn missing(&self) -> Vec<&str> {
        self.0["health"]["missing"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// The panel as lines for a terminal.
    pub fn lines(&self) -> String {
        if self.0.is_null() {
            return "The guard shows nothing on this page.\n".into();
        }
        let mut out = format!(
            "{} · {} · revision {}\n",
            self.state(),
            self.screen(),
            self.revision()
        );
        for finding in self.findings() {
            let word = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
            out.push_str(&format!(
                "  {:<8} {:<20} {}\n",
                word("outcome"),
                word("rule"),
                word("sentence")
            ));
            for fix in finding["fixes"].as_array().into_iter().flatten() {
                out.push_str(&format!(
                    "{:32}[{}]\n",
                    "",
                    fix.as_str().unwrap_or_default()
                ));
            }
        }
        if let Some(health) = self.0["health"]["text"].as_str() {
            out.push_str(&format!("  {health}\n"));
        } else {
            out.push_str(&format!("  {}\n", self.text()));
        }
        out
    }
}

/// The guard in the page that a session shows.
pub struct Guard<'a> {
    pub session: &'a Session,
}

impl Guard<'_> {
    pub fn look(&self) -> Result<Seen> {
        Ok(Seen(self.session.run(READ, json!([]))?))
    }

    /// Looks again at each new revision until `is_so`; the error shows the last look.
    pub fn until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) -> Result<Seen> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = self.look()?;
            if is_so(&seen) {
                return Ok(seen);
            }
            if Instant::now() > deadline {
                bail!(
                    "it never came that {what}; at last: {} {}",
                    seen.lines().trim(),
                    seen.text()
                );
            }
            let old = if seen.0.is_null() {
                -1
            } else {
                seen.revision()
            };
            self.wait_for_change(old)?;
        }
    }

    /// Asks again at each new revision until it is so.
    pub fn until_true(&self, what: &str, is_so: impl Fn() -> Result<bool>) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !is_so()? {
            if Instant::now() > deadline {
                bail!(
                    "it never came that {what}; at last: {}",
                    self.look()?.text()
                );
            }
            self.wait_for_change(self.look()?.revision())?;
        }
        Ok(())
    }

    /// Until the revision is another, or for a while. A page that is left meanwhile has another, too.
    fn wait_for_change(&self, revision: i64) -> Result<()> {
        match self.session.run_async(NEXT, json!([revision])) {
            Err(error) if !format!("{error:#}").contains("Document was unloaded") => Err(error),
            _ => Ok(()),
        }
    }

    /// Does something, and looks when the check after it is complete.
    pub fn after(&self, act: impl FnOnce() -> Result<()>) -> Result<Seen> {
        let old = self.look()?.revision();
        act()?;
        self.until("a check followed", |seen| seen.revision() > old)
    }

    /// Presses *Undo*, and looks when it is over: the guard's last question to the page is answered after the page is as it
    /// was, and a page that is left before that is rightly told that the undo was interrupted.
    pub fn undo(&self, is_back: impl Fn() -> Result<bool>) -> Result<()> {
        self.press("button[data-undo]")?;
        self.until_true("undo gives it back", is_back)?;
        self.until("the undo is over", |seen| seen.text().contains("Undone"))
            .map(drop)
    }

    /// Presses a button in the panel, chosen by a selector.
    pub fn press(&self, selector: &str) -> Result<()> {
        let find = r#"const root = document.querySelector("[data-statuspage-guard]")?.shadowRoot;
            return root?.querySelector(arguments[0]);"#;
        let found =
            press(self.session, find, json!([selector])).with_context(|| selector.to_owned())?;
        ensure!(found, "the panel has no {selector}");
        Ok(())
    }
}
