//! What the eyes saw: the page as a tree of elements and words, and how it is kept up to date.
//!
//! content.js sends the flat tree (what a person sees: shadow roots opened, slots filled,
//! same-origin frames entered) of everything under `body`, whole once and then only the nodes that
//! changed. It leaves out scripts, styles and the guard's own nodes, and decides nothing else.

use crate::engine::{form::Handle, table::Table};

/// One message of the eyes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Update {
    /// Address of the document.
    pub url: String,
    /// Language of the document, as it says itself (`lang` of the root element).
    pub lang: String,
    /// These nodes are all there is; otherwise they replace or add to what was sent before.
    pub whole: bool,
    /// The outermost node: `body`, or 0 when there is nothing.
    pub root: u32,
    pub nodes: Vec<Node>,
    /// The node that has the focus, or 0.
    pub focus: u32,
}

/// One element. Numbers are given by content.js once for each element and never used again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    pub id: u32,
    /// Lower-case tag name.
    pub tag: String,
    /// Attributes as written, without `style` and event handlers; values cut at 500 characters.
    pub attributes: Table<String, String>,
    /// Children and direct texts in reading order; texts with white space folded, cut at 6,000
    /// characters. An editable element (`EDITABLE`) has none: its text is its value.
    pub children: Vec<Child>,
    /// What the control holds now: `value` of inputs, text areas and selects, the text of an
    /// editable element.
    pub value: Option<String>,
    /// Bits of [`state`].
    pub state: u32,
    /// x, y, width, height in whole CSS pixels from the top left of the document, when it was last
    /// looked at. Only of controls and of elements with a text of their own. A move alone is no change.
    pub bounds: Option<[i32; 4]>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Child {
    Node(u32),
    Text(String),
}

/// Bits of [`Node::state`].
pub mod state {
    /// `checked` of a native check box or radio button.
    pub const CHECKED: u32 = 1;
    /// Disabled, also by a `fieldset` around it.
    pub const DISABLED: u32 = 2;
    pub const READ_ONLY: u32 = 4;
    /// Not rendered: `display: none`, `visibility: hidden`, `content-visibility`, closed `details`.
    /// An element that is merely one pixel small or transparent is not hidden; see `bounds`.
    pub const HIDDEN: u32 = 8;
    pub const INDETERMINATE: u32 = 16;
    /// The outermost element of a region that can be edited (`contenteditable`).
    pub const EDITABLE: u32 = 32;
    /// A frame that cannot be looked into.
    pub const OPAQUE: u32 = 64;
    /// An open modal dialog.
    pub const MODAL: u32 = 128;
    /// A chosen `option`.
    pub const SELECTED: u32 = 256;
}

/// What an update changed, so that a keystroke need not look at everything again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Elements, words or attributes: everything must be located again.
    Structure,
    /// Only values and states of these nodes.
    Values(Vec<Handle>),
}

/// The page as last seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    pub url: String,
    pub lang: String,
    pub root: u32,
    pub focus: u32,
    nodes: Table<u32, Node>,
}

impl Outline {
    /// Takes in one message. It comes from another process, so nothing in it is believed: a cycle,
    /// a child that was never sent or a root that is not there only make the page look emptier.
    pub fn apply(&mut self, update: Update) -> Changed {
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
        let mut values = Vec::new();
        let mut structure = !same_place;
        let remeasured = update.nodes.iter().any(|node| self.only_moved(node));
        structure |= remeasured;
        for mut node in update.nodes {
            if node.id == 0 {
                continue;
            }
            let id = node.id;
            // A field that grows while somebody types pushes others down that are not measured
            // again: where things stand is only compared as it was at one moment.
            if let Some(old) = self.nodes.get(&id)
                && !remeasured
                && old.bounds.is_some()
                && old.value != node.value
                && old.same_structure(&node)
            {
                node.bounds = old.bounds;
            }
            let old = self.nodes.insert(id, node);
            match (old, self.nodes.get(&id)) {
                (Some(old), Some(new)) if !structure => {
                    if !old.same_structure(new) {
                        structure = true;
                    } else if old != *new {
                        values.push(Handle(id));
                    }
                }
                _ => structure = true,
            }
        }
        if !structure {
            return Changed::Values(values);
        }
        self.drop_unreachable();
        Changed::Structure
    }

    pub fn get(&self, id: u32) -> Option<&Node> {
        self.nodes.get(&id)
    }

    /// Which of [`Outline::nodes`] it is.
    pub fn position(&self, id: u32) -> Option<usize> {
        self.nodes.position(&id)
    }

    /// Every node, by number.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.nodes.values()
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
        let mut reached = vec![false; self.nodes.len()];
        let mut open = vec![self.root];
        while let Some(id) = open.pop() {
            let Some(place) = self.position(id) else {
                continue;
            };
            if let Some(node) = self.get(id)
                && !std::mem::replace(&mut reached[place], true)
            {
                open.extend(node.children.iter().filter_map(|child| match child {
                    Child::Node(id) => Some(*id),
                    Child::Text(_) => None,
                }));
            }
        }
        let mut reached = reached.into_iter();
        self.nodes.retain(|_, _| reached.next() == Some(true));
    }
}

/// Attributes that tell what a control holds now. Pages write them back at every keystroke; they
/// change no field's place.
const LIVE: [&str; 8] = [
    "aria-checked",
    "aria-current",
    "aria-invalid",
    "aria-pressed",
    "aria-selected",
    "aria-valuenow",
    "aria-valuetext",
    "class",
];

/// Bits that decide whether a field is there at all.
const SHAPE: u32 = state::HIDDEN | state::EDITABLE | state::OPAQUE | state::MODAL;

impl Node {
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub fn is(&self, bit: u32) -> bool {
        self.state & bit != 0
    }

    /// Nothing by which a field is found differs: only what it holds.
    fn same_structure(&self, new: &Self) -> bool {
        self.tag == new.tag
            && self.children == new.children
            && (self.state ^ new.state) & SHAPE == 0
            && same_attributes(self, new)
    }
}

fn same_attributes(old: &Node, new: &Node) -> bool {
    if old.attributes == new.attributes {
        return true;
    }
    // The value attribute of a box or a button is its name; that of a text field is an echo.
    let echo = matches!(
        new.attr("type"),
        None | Some("text" | "number" | "date" | "time" | "datetime-local" | "range")
    );
    let kept = |node: &Node| -> Vec<(String, String)> {
        node.attributes
            .iter()
            .filter(|(name, _)| !(LIVE.contains(&name.as_str()) || echo && *name == "value"))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    kept(old) == kept(new)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn node(id: u32, children: &[u32]) -> Node {
        Node {
            id,
            tag: "div".into(),
            children: children.iter().map(|id| Child::Node(*id)).collect(),
            ..Node::default()
        }
    }

    fn page(nodes: Vec<Node>) -> Update {
        Update {
            whole: true,
            root: 1,
            nodes,
            ..Update::default()
        }
    }

    fn change(nodes: Vec<Node>) -> Update {
        Update {
            root: 1,
            nodes,
            ..Update::default()
        }
    }

    #[test]
    fn places_are_compared_as_they_were_at_one_moment() {
        let mut outline = Outline::default();
        let field = |id: u32, value: &str, y: i32, height: i32| Node {
            value: Some(value.into()),
            bounds: Some([0, y, 100, height]),
            ..node(id, &[])
        };
        outline.apply(page(vec![
            node(1, &[2, 3]),
            field(2, "a", 0, 20),
            field(3, "b", 30, 20),
        ]));
        // It grows over what stands below, which has moved but was not measured again.
        outline.apply(change(vec![field(2, "long", 0, 60)]));
        assert_eq!(outline.get(2).unwrap().bounds, Some([0, 0, 100, 20]));
        // Sent for its place alone: all was measured again.
        let all = vec![field(2, "longer", 0, 80), field(3, "b", 90, 20)];
        assert_eq!(outline.apply(change(all)), Changed::Structure);
        assert_eq!(outline.get(2).unwrap().bounds, Some([0, 0, 100, 80]));
        assert_eq!(outline.get(3).unwrap().bounds, Some([0, 90, 100, 20]));
    }

    #[test]
    fn a_keystroke_is_a_change_of_values() {
        let mut outline = Outline::default();
        let field = |value: &str, echo: &str| Node {
            value: Some(value.into()),
            attributes: Table::from([("value".into(), echo.into())]),
            ..node(2, &[])
        };
        assert_eq!(
            outline.apply(page(vec![node(1, &[2]), field("a", "a")])),
            Changed::Structure
        );
        assert_eq!(
            outline.apply(change(vec![field("ab", "ab")])),
            Changed::Values(vec![Handle(2)])
        );
        assert_eq!(
            outline.apply(change(vec![field("ab", "ab")])),
            Changed::Values(vec![])
        );
    }

    #[test]
    fn what_is_shown_or_hidden_is_structure() {
        let mut outline = Outline::default();
        outline.apply(page(vec![node(1, &[2]), node(2, &[])]));
        let hidden = Node {
            state: state::HIDDEN,
            ..node(2, &[])
        };
        assert_eq!(outline.apply(change(vec![hidden])), Changed::Structure);
    }

    #[test]
    fn what_left_the_page_is_dropped() {
        let mut outline = Outline::default();
        outline.apply(page(vec![node(1, &[2]), node(2, &[3]), node(3, &[])]));
        assert_eq!(
            outline.apply(change(vec![node(1, &[])])),
            Changed::Structure
        );
        assert_eq!(outline.nodes().count(), 1);
    }

    #[test]
    fn nonsense_only_makes_the_page_emptier() {
        let mut outline = Outline::default();
        outline.apply(page(vec![node(1, &[2, 9]), node(2, &[1, 2]), node(0, &[])]));
        assert_eq!(outline.nodes().count(), 2);
        let mut gone = change(vec![]);
        gone.root = 0;
        assert_eq!(outline.apply(gone), Changed::Structure);
        assert_eq!(outline.nodes().count(), 0);
    }
}
