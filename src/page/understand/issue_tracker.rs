//! The section of an issue tracker, such as Jira, on the form of a notice: found by the words that the policy calls it by, on
//! a heading, a caption, a group, a button or a control of its own. What it is made of is bound once; what of it is filled
//! in is read as often as a value changes.

mod section;

use super::cues::issue_tracker::NOTHING_CHOSEN;
use crate::{
    engine::form::{Field, TrackerEntry},
    page::{
        controls::{ChoiceControl, Chosen, Toggle},
        label_text::fold,
        outline::Outline,
    },
};
pub use section::find_section;

/// A section that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrackerSection {
    /// The words that announce it.
    pub(super) caption: String,
    pub(super) controls: Vec<TrackerControl>,
    /// The issues that it names as linked.
    pub(super) linked: Vec<String>,
    /// Why something in it cannot be read, as a sentence.
    pub(super) unread: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct TrackerControl {
    pub(super) label: String,
    pub(super) kind: TrackerControlKind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum TrackerControlKind {
    /// A check box, a switch, or a radio button that says more than no.
    Switch(Toggle),
    Menu(ChoiceControl),
    /// The element that holds a text.
    Text(u32),
}

impl TrackerSection {
    pub fn visit_nodes(&self, mut visit: impl FnMut(u32)) {
        for control in &self.controls {
            match &control.kind {
                TrackerControlKind::Switch(toggle) => toggle.visit_nodes(&mut visit),
                TrackerControlKind::Menu(choice) => choice.visit_nodes(&mut visit),
                TrackerControlKind::Text(node) => visit(*node),
            }
        }
    }

    /// What of it is filled in. What surely is counts also where the rest cannot be read.
    pub fn read_entries(&self, outline: &Outline) -> Field<Vec<TrackerEntry>> {
        let mut entries: Vec<TrackerEntry> = Vec::new();
        let mut unread = self.unread.clone();
        let mut add = |description: String, is_certain: bool| {
            entries.push(TrackerEntry {
                description,
                is_certain,
            });
        };
        for issue in &self.linked {
            add(format!("“{issue}” is linked"), true);
        }
        let switches: Vec<(&str, Option<bool>)> = self
            .controls
            .iter()
            .filter_map(|control| match &control.kind {
                TrackerControlKind::Switch(toggle) => {
                    Some((control.label.as_str(), toggle.read_state(outline)))
                }
                _ => None,
            })
            .collect();
        for (label, state) in &switches {
            match state {
                Some(true) => add(format!("“{label}” is chosen"), true),
                Some(false) => {}
                None => {
                    unread = Some(format!(
                        "Whether “{label}” in the section “{}” is chosen cannot be told.",
                        self.caption
                    ));
                }
            }
        }
        let is_on = switches.iter().any(|(_, state)| *state == Some(true));
        // Beside a switch that is off, a page fills in what it would take.
        let is_off = !switches.is_empty() && !is_on;
        for control in &self.controls {
            let label = &control.label;
            match &control.kind {
                TrackerControlKind::Switch(_) => {}
                TrackerControlKind::Text(node) => match read_text(*node, outline) {
                    Some(text) => add(format!("“{label}” holds “{text}”"), !is_off),
                    None => {}
                },
                // A menu of projects may have one chosen from the beginning.
                TrackerControlKind::Menu(choice) if !is_off => {
                    if let Some(chosen) = read_choice(choice, outline) {
                        add(format!("“{label}” is set to “{chosen}”"), is_on);
                    }
                }
                TrackerControlKind::Menu(_) => {}
            }
        }
        let is_certain = entries.iter().any(|entry| entry.is_certain);
        match unread {
            Some(why) if !is_certain => Field::Missing { why },
            _ => Field::Value(entries),
        }
    }
}

/// Enough of the text to know it by.
fn read_text(node: u32, outline: &Outline) -> Option<String> {
    const SHOWN: usize = 40;
    let text = outline.get(node)?.value.as_deref()?.trim();
    let start: String = text.chars().take(SHOWN).collect();
    let more = if start.len() < text.len() { "…" } else { "" };
    (!text.is_empty()).then(|| format!("{start}{more}"))
}

fn read_choice(choice: &ChoiceControl, outline: &Outline) -> Option<String> {
    let text = match choice.read_chosen(outline) {
        Chosen::Option(at) => choice.options.get(at)?.label.clone(),
        Chosen::Text(text) => text,
        Chosen::Nothing | Chosen::Unclear => return None,
    };
    (!is_nothing(&text)).then_some(text)
}

/// Whether a choice says that nothing is chosen.
pub(super) fn is_nothing(label: &str) -> bool {
    let folded = fold(label);
    let first = folded.split_whitespace().next();
    first.is_none_or(|word| NOTHING_CHOSEN.contains(&word))
}
