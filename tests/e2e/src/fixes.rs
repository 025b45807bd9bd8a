//! Every fix that the guard offers on a fixture page: clicked, looked for in the page's own model, and undone.
//! Where the page does not take one, the guard must say so.

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::fixtures::Screen;
use e2e::guard::{Guard, Seen};
use serde_json::{Value, json};

/// The rule, the words and the event of a fix.
type Offer = (String, String, String);

const OFFERED: &str = r#"
    const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
    return [...root.querySelectorAll("[data-rule] button[data-fix]")].map((button) =>
        [button.closest("[data-rule]").dataset.rule, button.textContent, button.dataset.fix]);
"#;

const MODEL: &str = "return JSON.stringify(window.__model())";

/// What went wrong. `by_hand` are the rules whose fixes the page does not take.
pub fn play(browser: &Browser, screen: &Screen, by_hand: &[&str]) -> Result<Vec<String>> {
    let player = Player { browser, screen };
    let mut wrong = Vec::new();
    player.opened()?;
    for offer in player.offered()? {
        let played = player
            .fix(&offer, by_hand.contains(&offer.0.as_str()))
            .with_context(|| format!("{} [{}]", offer.0, offer.1));
        wrong.extend(played.err().map(|error| format!("{error:#}")));
    }
    Ok(wrong)
}

struct Player<'a> {
    browser: &'a Browser,
    screen: &'a Screen,
}

impl Player<'_> {
    fn guard(&self) -> Guard<'_> {
        Guard {
            session: &self.browser.session,
        }
    }

    fn model(&self) -> Result<Value> {
        self.browser.session.run(MODEL, json!([]))
    }

    fn opened(&self) -> Result<Seen> {
        self.screen.visit(self.browser)?;
        let has_fix = |seen: &Seen| seen.findings().any(|one| one["fixes"] != json!([]));
        self.guard().until("a fix is offered", has_fix)
    }

    fn offered(&self) -> Result<Vec<Offer>> {
        let offered = self.browser.session.run(OFFERED, json!([]))?;
        Ok(serde_json::from_value(offered)?)
    }

    fn fix(&self, offer: &Offer, by_hand: bool) -> Result<()> {
        self.opened()?;
        let same = |other: &Offer| (&other.0, &other.1) == (&offer.0, &offer.1);
        self.guard().until_true("it is offered again", || {
            Ok(self.offered()?.iter().any(same))
        })?;
        let before = self.model()?;
        self.guard()
            .press(&format!("button[data-fix=\"{}\"]", offer.2))?;
        let is_refused = |seen: &Seen| {
            ["Not done", "did not take"]
                .iter()
                .any(|words| seen.text().contains(words))
        };
        let after = self
            .guard()
            .until("it is over", |seen| seen.undo() || is_refused(seen))?;
        let said = is_refused(&after);
        ensure!(said == by_hand, "by hand: {by_hand}; {}", after.text());
        if !said {
            let again = self.offered()?.iter().any(same);
            ensure!(!again, "still offered; {}", after.text());
            ensure!(self.model()? != before, "the page's model is as it was");
        }
        if !after.undo() {
            // Nothing of it was written, so there is nothing to take back.
            ensure!(self.model()? == before, "the page's model was changed");
            return Ok(());
        }
        self.guard().undo(|| Ok(self.model()? == before))
    }
}
