//! How an element differs from what it was, so that a keystroke need not look at everything again.

use super::node::{Child, Echo, Node, state};
use crate::{
    engine::{form::Handle, time::field_text::read_zone},
    page::words,
};

/// What an update changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Elements, words or attributes: everything must be located again.
    Structure,
    /// Only what these nodes hold.
    Values {
        /// Values and states.
        held: Vec<Handle>,
        /// Numbers among their words, or an echo: pages count letters, tell the time and show what is
        /// written while somebody types.
        words: Vec<Handle>,
    },
}

/// How an element differs from what it was.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Differs {
    /// At most in what it holds.
    Held,
    /// Also in numbers among its words.
    Numbers,
    /// In the words themselves.
    Words,
    /// In something else by which fields are found.
    Structure,
}

/// Attributes that tell what a control holds now. Pages write them back at every keystroke. They name
/// no field; what is made of their values where fields are looked for is remembered, see
/// [`Scene::live`](crate::page::scene::Scene::live).
pub const LIVE: [&str; 8] = [
    "aria-checked",
    "aria-current",
    "aria-invalid",
    "aria-pressed",
    "aria-selected",
    "aria-valuenow",
    "aria-valuetext",
    "class",
];

/// Those that make a control of an element by being there.
const MAKING: [&str; 2] = ["aria-checked", "aria-pressed"];

/// Bits that decide whether a field is there at all.
const SHAPE: u32 = state::HIDDEN | state::EDITABLE | state::OPAQUE | state::MODAL;

/// Longer texts are cut by the snapshot.
const CUT: usize = 6_000;

impl Node {
    /// What it says is only what is typed elsewhere.
    pub fn is_echo(&self) -> bool {
        self.echo == Echo::Always
    }

    pub(super) fn differs(&self, new: &Self) -> Differs {
        let same = self.tag == new.tag
            && self.children.len() == new.children.len()
            && (self.state ^ new.state) & SHAPE == 0
            && same_attributes(self, new);
        if !same {
            return Differs::Structure;
        }
        let mut differs = Differs::Held;
        for pair in self.children.iter().zip(&new.children) {
            match pair {
                (old, new) if old == new => {}
                (Child::Text(old), Child::Text(new)) if differs != Differs::Words => {
                    differs = match same_but_for_numbers(old, new) {
                        true => Differs::Numbers,
                        false => Differs::Words,
                    };
                }
                (Child::Text(_), Child::Text(_)) => {}
                _ => return Differs::Structure,
            }
        }
        differs
    }

    /// Whether what came into its words is what is being typed, all of it or a line.
    pub(super) fn echoes(&self, new: &Self, typed: &str) -> bool {
        let mut pairs = self.children.iter().zip(&new.children);
        pairs.all(|pair| match pair {
            (Child::Text(old), Child::Text(new)) if old != new => {
                says(new, typed) || typed.lines().any(|line| says(new, line))
            }
            _ => true,
        })
    }
}

impl Echo {
    pub(super) fn again(self) -> Self {
        match self {
            Self::No => Self::Once,
            _ => Self::Always,
        }
    }
}

/// Word for word, as far as the snapshot gives it.
fn says(text: &str, line: &str) -> bool {
    let cut = text.len() >= CUT;
    let mut line = line.split_whitespace();
    for said in text.split_whitespace() {
        match line.next() {
            Some(word) if word == said => {}
            word => return cut && word.is_some_and(|word| word.starts_with(said)),
        }
    }
    cut || line.next().is_none()
}

/// No word differs, and no time zone: only numbers do.
fn same_but_for_numbers(old: &str, new: &str) -> bool {
    words::same_but_for_numbers(old, new) && read_zone(old) == read_zone(new)
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
        let mut kept = Vec::new();
        for (name, value) in &node.attributes {
            let live = LIVE.contains(&name.as_str());
            if live && !MAKING.contains(&name.as_str()) || echo && name == "value" {
                continue;
            }
            let value = if live { String::new() } else { value.clone() };
            kept.push((name.clone(), value));
        }
        kept
    };
    kept(old) == kept(new)
}
