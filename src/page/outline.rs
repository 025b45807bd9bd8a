//! The outline: the page as a tree of elements and kept up to date by snapshots. Nothing in a
//! snapshot is believed.
//!
//! snapshot.js sends the flat tree (what a person sees: shadow roots opened, slots filled,
//! same-origin frames entered) of everything under `body`, whole once and then only the nodes that
//! changed. It leaves out scripts, styles and the guard's own nodes, and decides nothing else.

mod changed;
mod node;
mod passage;

use super::lenient::{fitting_items, lenient_objects, or_default};
use crate::engine::form::Handle;
use crate::engine::sorting;
use changed::NodeDifference;
pub use changed::{OutlineChange, STATE_ATTRIBUTES};
pub use node::{Echo, Node, OutlineChild, state};
pub use passage::PassagePrint;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// One snapshot. Nothing in it is believed, see [`lenient`](super::lenient).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// Address of the document.
    #[serde(deserialize_with = "or_default")]
    pub url: String,
    /// Language of the document, as it says itself (`lang` of the root element).
    #[serde(deserialize_with = "or_default")]
    pub lang: String,
    /// These nodes are all there is; otherwise they replace or add to what was sent before.
    #[serde(deserialize_with = "or_default")]
    pub whole: bool,
    /// The outermost node: `body`, or 0 when there is nothing.
    #[serde(deserialize_with = "or_default")]
    pub root: u32,
    #[serde(deserialize_with = "lenient_objects")]
    pub nodes: Vec<Node>,
    /// The node that has the focus, or 0.
    #[serde(deserialize_with = "or_default")]
    pub focus: u32,
    /// What a person, and not a script of the page, changed since the last message, and the elements around it.
    #[serde(deserialize_with = "fitting_items")]
    pub hand: Vec<u32>,
    /// Buttons that a person pressed since the last message, with the elements in and around them.
    #[serde(deserialize_with = "fitting_items")]
    pub pressed: Vec<u32>,
}

/// The page as last seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub url: String,
    pub lang: String,
    pub root: u32,
    pub focus: u32,
    nodes: FxHashMap<u32, Node>,
}

impl Outline {
    /// Takes in one message. It comes from another process, so nothing in it is believed: a cycle,
    /// a child that was never sent or a root that is not there only make the page look emptier.
    pub fn apply_snapshot(&mut self, update: Snapshot) -> OutlineChange {
        let same_place = !update.whole
            && self.url == update.url
            && self.lang == update.lang
            && self.root == update.root;
        if update.whole {
            self.nodes.clear();
        }
        self.url = update.url;
        self.lang = update.lang;
        self.root = update.root;
        self.focus = update.focus;
        let (mut values, mut irrelevant_text_changes) = (Vec::new(), Vec::new());
        let typed = self.typed_text(&update.nodes);
        let mut structure = !same_place;
        let is_remeasured = update.nodes.iter().any(|node| self.only_moved(node));
        structure |= is_remeasured;
        for mut node in update.nodes {
            if node.id == 0 {
                continue;
            }
            let id = node.id;
            let Some(old) = self.nodes.get_mut(&id) else {
                self.nodes.insert(id, node);
                structure = true;
                continue;
            };
            let mut differs = old.compare_with(&node);
            node.echo = match (differs, &typed) {
                (NodeDifference::Value | NodeDifference::Numbers, _) => old.echo,
                (NodeDifference::Words, Some(typed)) if old.repeats_typed(&node, typed) => {
                    old.echo.repeated()
                }
                _ => Echo::No,
            };
            if differs == NodeDifference::Words && old.is_echo() && node.is_echo() {
                differs = NodeDifference::Numbers;
            }
            // A field that grows while somebody types pushes others down that are not measured
            // again: positions are only compared as it was at one moment.
            let grows = match differs {
                NodeDifference::Value => old.value != node.value && old.bounds.is_some(),
                NodeDifference::Numbers => true,
                NodeDifference::Words | NodeDifference::Structure => false,
            };
            if grows && !is_remeasured {
                node.bounds = old.bounds;
            }
            match differs {
                NodeDifference::Structure | NodeDifference::Words => structure = true,
                NodeDifference::Numbers => irrelevant_text_changes.push(Handle(id)),
                NodeDifference::Value if *old != node => values.push(Handle(id)),
                NodeDifference::Value => {}
            }
            *old = node;
        }
        if !structure {
            return OutlineChange::Values {
                values,
                irrelevant_text_changes,
            };
        }
        self.drop_unreachable();
        OutlineChange::Structure
    }

    pub fn get(&self, id: u32) -> Option<&Node> {
        self.nodes.get(&id)
    }

    /// Every node, by number.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        let mut nodes: Vec<&Node> = self.nodes.values().collect();
        sorting::sort_by_key(&mut nodes, |node| node.id);
        nodes.into_iter()
    }

    /// What the field in which somebody writes holds, after these nodes are taken in.
    fn typed_text(&self, nodes: &[Node]) -> Option<String> {
        let sent = nodes.iter().find(|node| node.id == self.focus);
        let node = sent.or_else(|| self.get(self.focus))?;
        let is_prose = node.tag == "textarea" || node.has_state(state::EDITABLE);
        node.value.clone().filter(|_| is_prose)
    }

    /// Sent again for its place alone: then everything was measured again.
    fn only_moved(&self, node: &Node) -> bool {
        self.nodes.get(&node.id).is_some_and(|old| {
            old.bounds != node.bounds
                && old.value == node.value
                && old.state == node.state
                && old.attributes == node.attributes
                && old.children == node.children
        })
    }

    /// Nodes that left the page are not sent as such: what cannot be reached from the root is gone.
    fn drop_unreachable(&mut self) {
        let mut reached = FxHashSet::default();
        let mut open = vec![self.root];
        while let Some(id) = open.pop() {
            if let Some(node) = self.get(id)
                && reached.insert(id)
            {
                open.extend(node.children.iter().filter_map(|child| match child {
                    OutlineChild::Node(id) => Some(*id),
                    OutlineChild::Text(_) => None,
                }));
            }
        }
        self.nodes.retain(|id, _| reached.contains(id));
    }
}

impl Node {
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub fn has_state(&self, bit: u32) -> bool {
        self.state & bit != 0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn node(id: u32, children: &[u32]) -> Node {
        Node {
            id,
            tag: "div".into(),
            children: children.iter().map(|id| OutlineChild::Node(*id)).collect(),
            ..Node::default()
        }
    }

    fn page(nodes: Vec<Node>) -> Snapshot {
        Snapshot {
            whole: true,
            root: 1,
            nodes,
            ..Snapshot::default()
        }
    }

    fn change(nodes: Vec<Node>) -> Snapshot {
        Snapshot {
            root: 1,
            nodes,
            ..Snapshot::default()
        }
    }

    fn values(held: &[u32], words: &[u32]) -> OutlineChange {
        let handles = |ids: &[u32]| ids.iter().copied().map(Handle).collect();
        OutlineChange::Values {
            values: handles(held),
            irrelevant_text_changes: handles(words),
        }
    }

    #[test]
    fn numbers_are_told_from_words() {
        let says = |old: &str, new: &str| {
            let text = |text: &str| Node {
                children: vec![OutlineChild::Text(text.into())],
                ..node(2, &[])
            };
            let mut outline = Outline::default();
            outline.apply_snapshot(page(vec![node(1, &[2]), text(old)]));
            outline.apply_snapshot(change(vec![text(new)]))
        };
        let number = values(&[], &[2]);
        assert_eq!(says("9 of 25,000", "10 of 25,000"), number);
        assert_eq!(says("14:03 UTC", "14:04 UTC"), number);
        for (old, new) in [
            ("999 of 25,000", "1,000 of 25,000"),
            ("9 characters", "9 letters"),
            ("UTC+2", "UTC+3"),
            ("59 minutes before", "60 minutes before"),
            ("1h", "2h"),
            ("12", ""),
        ] {
            assert_eq!(says(old, new), OutlineChange::Structure, "{old} {new}");
        }
    }

    #[test]
    fn what_repeats_what_is_typed_is_an_echo() {
        let area = |value: &str| Node {
            tag: "textarea".into(),
            value: Some(value.into()),
            ..node(2, &[])
        };
        let pane = |text: &str| Node {
            children: vec![OutlineChild::Text(text.into())],
            ..node(3, &[])
        };
        let says = |typed: &[(&str, &str)]| -> Vec<bool> {
            let mut outline = Outline::default();
            outline.apply_snapshot(page(vec![node(1, &[2, 3]), area(""), pane("Nothing yet")]));
            let mut quick = typed.iter().map(|(value, shown)| {
                let mut update = change(vec![area(value), pane(shown)]);
                update.focus = 2;
                outline.apply_snapshot(update) != OutlineChange::Structure
            });
            quick.by_ref().collect()
        };
        // The first two could be chance.
        assert_eq!(
            says(&[("W", "W"), ("We", "We"), ("We  w", "We w"), ("W", "W")]),
            [false, false, true, true]
        );
        // All of it in one, or line by line.
        assert_eq!(
            says(&[
                ("a\nb", "a b"),
                ("a\nbc", "a bc"),
                ("a\nbcd", "bcd"),
                ("a", "a")
            ]),
            [false, false, true, true]
        );
        let long = "word ".repeat(2_000);
        let more = format!("some {long}");
        let shown = |text: &str| text[..6_002].to_owned();
        assert_eq!(
            says(&[
                (&long, &shown(&long)),
                (&more, &shown(&more)),
                (&long, &shown(&long))
            ]),
            [false, false, true]
        );
        // Words of its own are no echo, nor is what was one once.
        assert_eq!(
            says(&[
                ("We", "We"),
                ("We w", "We w"),
                ("We wa", "Saved"),
                ("We", "We")
            ]),
            [false; 4]
        );
        assert_eq!(
            says(&[("We work", "work"), ("We works", "works")]),
            [false; 2]
        );
    }

    #[test]
    fn places_are_compared_as_they_were_at_one_moment() {
        let mut outline = Outline::default();
        let field = |id: u32, value: &str, y: i32, height: i32| Node {
            value: Some(value.into()),
            bounds: Some([0, y, 100, height]),
            ..node(id, &[])
        };
        outline.apply_snapshot(page(vec![
            node(1, &[2, 3]),
            field(2, "a", 0, 20),
            field(3, "b", 30, 20),
        ]));
        // It grows over what stands below, which has moved but was not measured again.
        outline.apply_snapshot(change(vec![field(2, "long", 0, 60)]));
        assert_eq!(outline.get(2).unwrap().bounds, Some([0, 0, 100, 20]));
        // Sent for its place alone: all was measured again.
        let all = vec![field(2, "longer", 0, 80), field(3, "b", 90, 20)];
        assert_eq!(
            outline.apply_snapshot(change(all)),
            OutlineChange::Structure
        );
        assert_eq!(outline.get(2).unwrap().bounds, Some([0, 0, 100, 80]));
        assert_eq!(outline.get(3).unwrap().bounds, Some([0, 90, 100, 20]));
    }

    #[test]
    fn a_keystroke_is_a_change_of_values() {
        let mut outline = Outline::default();
        let field = |value: &str, echo: &str| Node {
            value: Some(value.into()),
            attributes: [("value".into(), echo.into())].into_iter().collect(),
            ..node(2, &[])
        };
        assert_eq!(
            outline.apply_snapshot(page(vec![node(1, &[2]), field("a", "a")])),
            OutlineChange::Structure
        );
        assert_eq!(
            outline.apply_snapshot(change(vec![field("ab", "ab")])),
            values(&[2], &[])
        );
        assert_eq!(
            outline.apply_snapshot(change(vec![field("ab", "ab")])),
            values(&[], &[])
        );
    }

    #[test]
    fn what_makes_a_control_is_structure() {
        let pressed = |said: Option<&str>| Node {
            attributes: said
                .map(|said| ("aria-pressed".into(), said.into()))
                .into_iter()
                .collect(),
            ..node(2, &[])
        };
        let mut outline = Outline::default();
        outline.apply_snapshot(page(vec![node(1, &[2]), pressed(Some("true"))]));
        let no = change(vec![pressed(Some("false"))]);
        assert_eq!(outline.apply_snapshot(no), values(&[2], &[]));
        assert_eq!(
            outline.apply_snapshot(change(vec![pressed(None)])),
            OutlineChange::Structure
        );
    }

    #[test]
    fn what_is_shown_or_hidden_is_structure() {
        let mut outline = Outline::default();
        outline.apply_snapshot(page(vec![node(1, &[2]), node(2, &[])]));
        let hidden = Node {
            state: state::HIDDEN,
            ..node(2, &[])
        };
        assert_eq!(
            outline.apply_snapshot(change(vec![hidden])),
            OutlineChange::Structure
        );
    }

    #[test]
    fn what_left_the_page_is_dropped() {
        let mut outline = Outline::default();
        outline.apply_snapshot(page(vec![node(1, &[2]), node(2, &[3]), node(3, &[])]));
        assert_eq!(
            outline.apply_snapshot(change(vec![node(1, &[])])),
            OutlineChange::Structure
        );
        assert_eq!(outline.nodes().count(), 1);
    }

    #[test]
    fn nonsense_only_makes_the_page_emptier() {
        let mut outline = Outline::default();
        outline.apply_snapshot(page(vec![node(1, &[2, 9]), node(2, &[1, 2]), node(0, &[])]));
        assert_eq!(outline.nodes().count(), 2);
        let mut gone = change(vec![]);
        gone.root = 0;
        assert_eq!(outline.apply_snapshot(gone), OutlineChange::Structure);
        assert_eq!(outline.nodes().count(), 0);
    }
}
