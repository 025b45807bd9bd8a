//! A page that is open in a browser, recorded as it stands, and changed as its record was changed.

use super::tree::Tree;
use crate::fixture::{self, Parts, Recording};
use crate::record;
use anyhow::Result;
use e2e::browser::Browser;
use e2e::fixtures::{DEEP, Screen};
use serde_json::{Map, Value, json};
use statuspage_guard::page::outline::{Node, OutlineChild, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

/// Gives every element a number, to find it again by; the truth about the fields is written beside it.
const NUMBER: &str = r#"
    window.__drift = { numbered: new Map(), elements: new Map() };
    let count = 0;
    const number = (root) => {
        for (const element of root.querySelectorAll("*")) {
            element.setAttribute("data-number", ++count);
            __drift.numbered.set(count, element);
            if (element.shadowRoot) number(element.shadowRoot);
            if (element.contentDocument) number(element.contentDocument);
        }
    };
    number(document);
"#;
/// Takes the numbers off again, and keeps which element has which number in the snapshot.
const KNOW: &str = r#"
    for (const [id, number] of arguments[0]) __drift.elements.set(id, __drift.numbered.get(number));
    for (const element of __drift.numbered.values())
        for (const name of ["data-number", "data-truth"]) element.removeAttribute(name);
"#;
const APPLY: &str = include_str!("apply.js");

pub struct Page<'a> {
    pub browser: &'a Browser,
    pub screen: &'a Screen,
    pub script: &'a str,
}

impl Page<'_> {
    /// As `cargo xtask record` would write it down.
    pub fn recording(&self) -> Result<Recording> {
        let session = &self.browser.session;
        session.run(
            &format!("{DEEP}{NUMBER}{}", record::STAMP),
            json!([self.screen.selectors()]),
        )?;
        let saw = record::look(self.browser, self.script)?;
        let (mut saw, parts) = record::unstamp(saw, &self.browser.address(""))?;
        let mut numbers = Vec::new();
        for node in saw["nodes"].as_array_mut().into_iter().flatten() {
            let number = node["a"]
                .as_object_mut()
                .and_then(|all| all.remove("data-number"));
            let number: Option<u32> = number.and_then(|number| number.as_str()?.parse().ok());
            numbers.push(json!([node["n"], number]));
        }
        session.run(KNOW, json!([numbers]))?;
        let parts: BTreeMap<String, Parts> = serde_json::from_value(serde_json::to_value(parts)?)?;
        Ok(Recording {
            name: format!("{}-{}", self.screen.label(), self.browser.kind.name()),
            screen: serde_json::from_value(self.screen.expect.clone())?,
            saw: fixture::saw(&saw),
            parts,
        })
    }

    /// The snapshot of it now.
    pub fn saw(&self) -> Result<Snapshot> {
        let saw = record::look(self.browser, self.script)?;
        let (saw, _) = record::unstamp(saw, &self.browser.address(""))?;
        Ok(fixture::saw(&saw))
    }

    /// Changes what is open as the record of it was changed; false where that cannot be drawn in a living page.
    pub fn becomes(&self, before: &Tree, after: &Tree) -> Result<bool> {
        let steps = steps(before, after);
        let gone: BTreeSet<u32> = within(before).difference(&within(after)).copied().collect();
        let outermost = |id: &&u32| {
            before
                .parent(**id)
                .is_none_or(|outer| !gone.contains(&outer))
        };
        let gone: Vec<&u32> = gone.iter().filter(outermost).collect();
        let done = self
            .browser
            .session
            .run(APPLY, json!([steps, gone, after.frame.lang]))?;
        Ok(done == true)
    }
}

/// The page after another snapshot message.
pub fn after(before: &Tree, update: &Snapshot) -> Tree {
    let mut nodes = before.nodes.clone();
    nodes.extend(update.nodes.iter().map(|node| (node.id, node.clone())));
    Tree::new(&Snapshot {
        nodes: nodes.into_values().collect(),
        ..update.clone()
    })
}

fn within(tree: &Tree) -> BTreeSet<u32> {
    tree.below(tree.frame.root).into_iter().collect()
}

/// Every element that is new or not as it was, the outer before the inner.
fn steps(before: &Tree, after: &Tree) -> Vec<Value> {
    let mut steps = Vec::new();
    for id in after.below(after.frame.root) {
        let Some(new) = after.nodes.get(&id) else {
            continue;
        };
        let old = before.nodes.get(&id);
        let same = |old: &Node| {
            let bare = |node: &Node| Node {
                bounds: None,
                ..node.clone()
            };
            bare(old) == bare(new)
        };
        if old.is_some_and(same) {
            continue;
        }
        steps.push(json!({
            "id": id,
            "tag": new.tag,
            "attributes": attributes(old, new),
            "old": old.map(children),
            "children": children(new),
            "value": new.value.as_ref().filter(|_| {
                old.is_none_or(|old| old.value != new.value || old.tag != new.tag)
            }),
            "state": new.state,
            "was": old.map(|old| old.state),
        }));
    }
    steps
}

fn children(node: &Node) -> Vec<Value> {
    let child = |child: &OutlineChild| match child {
        OutlineChild::Node(id) => Value::from(*id),
        OutlineChild::Text(text) => Value::from(text.as_str()),
    };
    node.children.iter().map(child).collect()
}

/// Null for those that are to go. By classes a page that is open gets its looks: they stay.
fn attributes(old: Option<&Node>, new: &Node) -> Map<String, Value> {
    let mut changed = Map::new();
    for (name, _) in old.iter().flat_map(|old| &old.attributes) {
        changed.insert(name.clone(), Value::Null);
    }
    for (name, value) in &new.attributes {
        changed.insert(name.clone(), value.as_str().into());
    }
    changed.retain(|name, value| match old {
        Some(old) => name != "class" && old.attr(name) != value.as_str(),
        None => true,
    });
    changed
}
