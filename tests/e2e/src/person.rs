//! What a person does on the replica: finds a field by its words, types, chooses, ticks.

use crate::press::press;
use crate::webdriver::{Element, Session};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// The control that a label, a legend or an accessible name speaks of; the last word says of which kind.
const FIND: &str = r#"
    const [words] = arguments;
    const same = (text) => text.replace(/\s+/g, " ").trim() === words;
    const seen = (node) => node && node.getClientRects().length > 0 && node.checkVisibility() && !node.closest("[data-statuspage-guard]");
    // A group of one button has the words of that button.
    const says = (node) => !node.matches("[role=group]") && same(node.textContent);
    for (const label of document.querySelectorAll("label"))
        if (seen(label) && same(label.textContent)) return label.control ?? label.querySelector("input");
    for (const node of document.querySelectorAll("[aria-label], button, a, input[type=submit]"))
        if (seen(node) && (same(node.getAttribute("aria-label") ?? "") || says(node) || same(node.value ?? ""))) return node;
    return null;
"#;

/// Sets a value as a paste does: at once, by the page's own path.
const SET: &str = r#"
    const [node, value] = arguments;
    const kind = node instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(node, value);
    node.dispatchEvent(new Event("input", { bubbles: true }));
    node.dispatchEvent(new Event("change", { bubbles: true }));
"#;

/// Everything that the forms of the page hold, to compare.
const SNAPSHOT: &str = r#"
    return [...document.querySelectorAll("main input, main select, main textarea")]
        .map((node) => [node.type, node.name.startsWith(":") ? "" : node.name, node.value, node.checked ?? null]);
"#;

pub struct Person<'a> {
    pub session: &'a Session,
}

impl Person<'_> {
    pub fn find(&self, words: &str) -> Result<Element> {
        self.session
            .element(FIND, json!([words]))
            .with_context(|| format!("the page shows no “{words}”"))
    }

    /// Types after what is there.
    pub fn types(&self, words: &str, text: &str) -> Result<()> {
        self.session.keys(&self.find(words)?, text)
    }

    /// Empties the field and types.
    pub fn writes(&self, words: &str, text: &str) -> Result<()> {
        let field = self.find(words)?;
        self.session.clear(&field)?;
        if text.is_empty() {
            return Ok(());
        }
        self.session.keys(&field, text)
    }

    pub fn pastes(&self, words: &str, text: &str) -> Result<()> {
        let field = self.find(words)?;
        self.session
            .run(SET, json!([field.reference(), text]))
            .map(drop)
    }

    /// Presses what has these words: a box, a step of the slider, a button, a link.
    pub fn clicks(&self, words: &str) -> Result<()> {
        let found = press(self.session, FIND, json!([words])).with_context(|| words.to_owned())?;
        ensure!(found, "the page shows no “{words}”");
        Ok(())
    }

    /// Chooses in a native menu.
    pub fn chooses(&self, words: &str, option: &str) -> Result<()> {
        let found = self.session.run(
            r#"const [menu, words] = arguments;
               const option = [...menu.options].find((one) => one.text === words);
               if (!option) return false;
               menu.value = option.value;
               menu.dispatchEvent(new Event("change", { bubbles: true }));
               return true;"#,
            json!([self.find(words)?.reference(), option]),
        )?;
        ensure!(found == true, "“{words}” does not offer “{option}”");
        Ok(())
    }

    /// Moves the status to one of its words, on either replica.
    pub fn sets_status(&self, word: &str) -> Result<()> {
        let slider = self.session.run(
            r#"const slider = document.querySelector("main input[type=range]");
               if (!slider) return false;
               const steps = [...slider.parentNode.querySelectorAll(".steps span")].map((one) => one.textContent);
               slider.value = steps.indexOf(arguments[0]);
               slider.dispatchEvent(new Event("input", { bubbles: true }));
               slider.dispatchEvent(new Event("change", { bubbles: true }));
               return true;"#,
            json!([word]),
        )?;
        if slider == true {
            return Ok(());
        }
        self.clicks(word)
    }

    /// Chooses the status of a component in the menu that stands beside its name.
    pub fn sets_component(&self, component: &str, status: &str) -> Result<()> {
        let found = self.session.run(
            r#"const [component, status] = arguments;
               const wordsBeside = (menu) => {
                   const words = document.createTreeWalker(menu.closest("label, tr, li") ?? menu.parentNode, NodeFilter.SHOW_TEXT);
                   let text = "";
                   while (words.nextNode()) if (!menu.contains(words.currentNode)) text += words.currentNode.data;
                   return text.trim();
               };
               for (const menu of document.querySelectorAll("select")) {
                   const option = [...menu.options].find((one) => one.text === status);
                   if (!option || wordsBeside(menu) !== component) continue;
                   menu.value = option.value;
                   menu.dispatchEvent(new Event("change", { bubbles: true }));
                   return true;
               }
               return false;"#,
            json!([component, status]),
        )?;
        ensure!(found == true, "“{component}” has no menu with “{status}”");
        Ok(())
    }

    pub fn value(&self, words: &str) -> Result<String> {
        let value = self.session.run(
            "return arguments[0].value",
            json!([self.find(words)?.reference()]),
        )?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    pub fn is_ticked(&self, words: &str) -> Result<bool> {
        let value = self.session.run(
            "return arguments[0].checked",
            json!([self.find(words)?.reference()]),
        )?;
        Ok(value == true)
    }

    pub fn snapshot(&self) -> Result<Value> {
        self.session.run(SNAPSHOT, json!([]))
    }

    /// What the page sends: its own model, not what its fields show. It goes no further, and the page stays.
    pub fn posts(&self, submit: &str) -> Result<Value> {
        let listen = r#"delete document.documentElement.dataset.sent;
               addEventListener("replica-sends", (event) => {
                   event.preventDefault();
                   document.documentElement.dataset.sent = event.detail;
               }, { once: true });"#;
        self.session.run(listen, json!([]))?;
        self.clicks(submit)?;
        let text = self.session.run_async(
            r#"const done = arguments[0];
               const end = performance.now() + 10000;
               const look = () => {
                   const { sent } = document.documentElement.dataset;
                   if (sent || performance.now() > end) done(sent); else setTimeout(look, 5);
               };
               look();"#,
            json!([]),
        )?;
        serde_json::from_str(text.as_str().unwrap_or_default()).context("the page posted nothing")
    }
}
