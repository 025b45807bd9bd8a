//! Pages for tests: a little HTML, parsed as a browser parses it, and sent as the content script would send it.
//! `tests/layouts/README.md` says which attributes stand for what only a browser knows.

#![allow(dead_code, clippy::unwrap_used)]

use scraper::{ElementRef, Html};
use statuspage_guard::page::outline::{Node, Outline, OutlineChild, Snapshot, state};
use std::collections::BTreeMap;

pub const NEW_MAINTENANCE: &str =
    "https://manage.statuspage.io/pages/abc123/incidents/new-scheduled-maintenance";

/// No part of what a person sees.
const UNSEEN: [&str; 3] = ["script", "style", "template"];

/// Attributes that are states of an element.
const STATES: [(&str, u32); 9] = [
    ("checked", state::CHECKED),
    ("disabled", state::DISABLED),
    ("readonly", state::READ_ONLY),
    ("hidden", state::HIDDEN),
    ("selected", state::SELECTED),
    ("data-modal", state::MODAL),
    ("data-opaque", state::OPAQUE),
    ("data-formatted", state::FORMATTED),
    ("data-cut", state::CUT),
];

/// The create-maintenance screen with `html` as its body.
pub fn outline(html: &str) -> Outline {
    outline_at(NEW_MAINTENANCE, html)
}

pub fn outline_at(url: &str, html: &str) -> Outline {
    let mut outline = Outline::default();
    outline.apply_snapshot(update(url, html));
    outline
}

/// `html` as one whole message.
pub fn update(url: &str, html: &str) -> Snapshot {
    let body = Node {
        id: 1,
        tag: "body".into(),
        ..Node::default()
    };
    let mut page = Page { nodes: vec![body] };
    page.add_children(Html::parse_fragment(html).root_element(), 0);
    page.set_states();
    page.set_values();
    Snapshot {
        url: url.into(),
        lang: "en".into(),
        whole: true,
        root: 1,
        nodes: page.nodes,
        focus: 0,
        hand: vec![],
        pressed: vec![],
    }
}

/// Nodes in the order of the page: the one with the number `n` is at `n - 1`.
struct Page {
    nodes: Vec<Node>,
}

fn index(id: u32) -> usize {
    usize::try_from(id).unwrap() - 1
}

impl Page {
    /// What stands in `from` becomes the children of the node at `parent`.
    fn add_children(&mut self, from: ElementRef, parent: usize) {
        for child in from.children() {
            if let Some(text) = child.value().as_text() {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !text.is_empty() {
                    self.nodes[parent].children.push(OutlineChild::Text(text));
                }
            }
            let Some(element) = ElementRef::wrap(child) else {
                continue;
            };
            let tag = element.value().name();
            if UNSEEN.contains(&tag) {
                continue;
            }
            let at = self.nodes.len();
            let id = u32::try_from(at).unwrap() + 1;
            let attributes = element.value().attrs();
            self.nodes.push(Node {
                id,
                tag: tag.into(),
                attributes: attributes.map(|(k, v)| (k.into(), v.into())).collect(),
                ..Node::default()
            });
            self.nodes[parent].children.push(OutlineChild::Node(id));
            self.add_children(element, at);
        }
    }

    /// States and boxes as a browser would have them.
    fn set_states(&mut self) {
        let parents = self.parents();
        let mut boxless = Vec::new();
        for at in 0..self.nodes.len() {
            let parent = parents.get(&at).map(|parent| &self.nodes[*parent]);
            let inherited = parent.map_or(0, |parent| parent.state);
            let closed = parent.is_some_and(|parent| {
                parent.tag == "details" && !parent.attributes.contains_key("open")
            });
            let node = &mut self.nodes[at];
            let own = STATES.iter();
            let own = own.filter(|(name, _)| node.attributes.contains_key(*name));
            let mut bits = own.fold(0, |bits, (_, bit)| bits | bit);
            if node
                .attr("contenteditable")
                .is_some_and(|value| value != "false")
            {
                bits |= state::EDITABLE;
            }
            let style = node.attributes.remove("style").unwrap_or_default();
            if style.contains("display:none")
                || style.contains("visibility:hidden")
                || closed && node.tag != "summary"
            {
                bits |= state::HIDDEN;
            }
            if style.contains("display:contents") || node.tag == "slot" {
                boxless.push(at);
            }
            if let Some(bounds) = node.attributes.remove("data-bounds") {
                let mut numbers = bounds
                    .split_whitespace()
                    .map(|number| number.parse().unwrap());
                node.bounds = Some(std::array::from_fn(|_| numbers.next().unwrap()));
            }
            node.state = bits | inherited & (state::HIDDEN | state::DISABLED);
        }
        // What stands in them is seen all the same.
        for at in boxless {
            self.nodes[at].state |= state::HIDDEN;
        }
    }

    /// What controls contain; from the last to the first, so that an option is marked before its list is asked.
    fn set_values(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            let editable = self.nodes[at].state & state::EDITABLE != 0;
            let value = match self.nodes[at].tag.as_str() {
                "input" => Some(self.nodes[at].attr("value").unwrap_or("").to_owned()),
                "textarea" => Some(self.texts(at).join("\n")),
                "select" => Some(self.choose(at)),
                _ if editable => Some(self.texts(at).join("\n")),
                _ => None,
            };
            if self.nodes[at].tag == "textarea" || editable {
                self.nodes[at].children.clear();
            }
            self.nodes[at].value = value;
        }
    }

    /// The value of a list; the option that a browser would choose is marked.
    fn choose(&mut self, list: usize) -> String {
        let options = self.options(list);
        let selected = |option: &&usize| self.nodes[**option].state & state::SELECTED != 0;
        let chosen = options.iter().find(selected);
        let first = if self.nodes[list].attributes.contains_key("multiple") {
            None
        } else {
            options.first()
        };
        let Some(&option) = chosen.or(first) else {
            return String::new();
        };
        self.nodes[option].state |= state::SELECTED;
        match self.nodes[option].attr("value") {
            Some(value) => value.to_owned(),
            None => self.texts(option).join(" "),
        }
    }

    /// Where each node's parent is.
    fn parents(&self) -> BTreeMap<usize, usize> {
        let mut parents = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            for child in &node.children {
                if let OutlineChild::Node(id) = child {
                    parents.insert(index(*id), at);
                }
            }
        }
        parents
    }

    fn texts(&self, at: usize) -> Vec<String> {
        let children = self.nodes[at].children.iter();
        let texts = children.flat_map(|child| match child {
            OutlineChild::Text(text) => vec![text.clone()],
            OutlineChild::Node(id) => self.texts(index(*id)),
        });
        texts.collect()
    }

    fn options(&self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for child in &self.nodes[at].children {
            if let OutlineChild::Node(id) = child {
                if self.nodes[index(*id)].tag == "option" {
                    found.push(index(*id));
                }
                found.extend(self.options(index(*id)));
            }
        }
        found
    }
}
