//! Two versions of an element → how they differ, so that a keystroke need not read everything again.

use super::node::{Echo, Node, OutlineChild, state};
use crate::engine::{form::Handle, time::field_text::read_zone};
use crate::page::label_text;

/// What an update changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutlineChange {
    /// Elements, words or attributes: everything must be located again.
    Structure,
    /// Only the values of these nodes.
    Values {
        /// Values and states.
        values: Vec<Handle>,
        /// Numbers among their words, or an echo: pages count letters, show the time and repeat what is
        /// written while somebody types.
        irrelevant_text_changes: Vec<Handle>,
    },
}

/// How an element differs from what it was.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NodeDifference {
    /// At most in its value or state.
    Value,
    /// Also in numbers among its words.
    Numbers,
    /// In the words themselves.
    Words,
    /// In something else by which fields are found.
    Structure,
}

/// Attributes that contain the state of a control. Pages write them at every keystroke. They name
/// no field; what is made of their values where fields are looked for is remembered, see
/// [`Scene::read_state_attribute`](crate::page::scene::Scene::read_state_attribute).
pub const STATE_ATTRIBUTES: [&str; 8] = [
    "aria-checked",
    "aria-current",
    "aria-invalid",
    "aria-pressed",
    "aria-selected",
    "aria-valuenow",
    "aria-valuetext",
    "class",
];

/// Those whose presence makes an element a control.
const CONTROL_ATTRIBUTES: [&str; 2] = ["aria-checked", "aria-pressed"];

/// Bits that decide whether a field is there at all.
const STRUCTURE_BITS: u32 = state::HIDDEN | state::EDITABLE | state::OPAQUE | state::MODAL;

/// Longer texts are cut by the snapshot.
const LONGEST_TEXT: usize = 6_000;

impl Node {
    /// Its words only repeat what is typed elsewhere.
    pub fn is_echo(&self) -> bool {
        self.echo == Echo::Always
    }

    pub(super) fn compare_with(&self, new: &Self) -> NodeDifference {
        let same = self.tag == new.tag
            && self.children.len() == new.children.len()
            && (self.state ^ new.state) & STRUCTURE_BITS == 0
            && same_attributes(self, new);
        if !same {
            return NodeDifference::Structure;
        }
        let mut differs = NodeDifference::Value;
        for pair in self.children.iter().zip(&new.children) {
            match pair {
                (old, new) if old == new => {}
                (OutlineChild::Text(old), OutlineChild::Text(new))
                    if differs != NodeDifference::Words =>
                {
                    differs = match same_but_for_numbers(old, new) {
                        true => NodeDifference::Numbers,
                        false => NodeDifference::Words,
                    };
                }
                (OutlineChild::Text(_), OutlineChild::Text(_)) => {}
                _ => return NodeDifference::Structure,
            }
        }
        differs
    }

    /// Whether its new words are what is being typed, all of it or one line.
    pub(super) fn repeats_typed(&self, new: &Self, typed: &str) -> bool {
        let mut pairs = self.children.iter().zip(&new.children);
        pairs.all(|pair| match pair {
            (OutlineChild::Text(old), OutlineChild::Text(new)) if old != new => {
                is_same_text(new, typed) || typed.lines().any(|line| is_same_text(new, line))
            }
            _ => true,
        })
    }
}

impl Echo {
    pub(super) fn repeated(self) -> Self {
        match self {
            Self::No => Self::Once,
            _ => Self::Always,
        }
    }
}

/// Word for word, as far as the snapshot gives it.
fn is_same_text(text: &str, line: &str) -> bool {
    let cut = text.len() >= LONGEST_TEXT;
    // What a text that is being typed begins with is the same, up to the word that is typed.
    let bytes = text.bytes().zip(line.bytes());
    let same = bytes.take_while(|(left, right)| left == right).count();
    let same = &text[..text.floor_char_boundary(same)];
    let from = same.rfind(char::is_whitespace).unwrap_or(0);
    let mut line = line[from..].split_whitespace();
    for displayed_word in text[from..].split_whitespace() {
        match line.next() {
            Some(word) if word == displayed_word => {}
            word => return cut && word.is_some_and(|word| word.starts_with(displayed_word)),
        }
    }
    cut || line.next().is_none()
}

/// No word differs, and no time zone: only numbers do.
fn same_but_for_numbers(old: &str, new: &str) -> bool {
    label_text::same_but_for_numbers(old, new) && read_zone(old) == read_zone(new)
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
            let live = STATE_ATTRIBUTES.contains(&name.as_str());
            if live && !CONTROL_ATTRIBUTES.contains(&name.as_str()) || echo && name == "value" {
                continue;
            }
            let value = if live { String::new() } else { value.clone() };
            kept.push((name.clone(), value));
        }
        kept
    };
    kept(old) == kept(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn compared(text: &str, line: &str, expected: bool) {
        assert_eq!(is_same_text(text, line), expected, "{text:?} {line:?}");
    }

    #[test]
    fn texts_are_compared_by_their_words() {
        compared("Works at  noon", "Works\nat noon ", true);
        compared("Works at noon", "Works at noo", false);
        compared("Works at noo", "Works at noon", false);
        compared("Works at noon", "Works at noon today", false);
        compared("Arbeiten für München", "Arbeiten für Münster", false);
        compared("Arbeiten fü", "Arbeiten fö", false);
        compared("", " ", true);
    }

    #[test]
    fn what_was_cut_may_go_on() {
        let cut = format!("{} begin", "word ".repeat(LONGEST_TEXT / 5));
        compared(&cut, &format!("{cut}ning and more"), true);
        compared(
            &cut,
            &format!("{cut}ning and more").replace("begin", "end"),
            false,
        );
    }
}
