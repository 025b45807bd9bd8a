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
        let linked = self.linked.iter();
        let linked = linked.map(|issue| TrackerEntry {
            description: format!("“{issue}” is linked"),
            is_certain: true,
        });
        let mut entries: Vec<TrackerEntry> = linked.collect();
        let switches: Vec<(&str, Option<bool>)> = self.read_switches(outline).collect();
        let is_on = switches.iter().any(|(_, state)| *state == Some(true));
        // Beside a switch that is off, a page fills in what it would take.
        let is_off = !switches.is_empty() && !is_on;
        for (label, _) in switches.iter().filter(|(_, state)| *state == Some(true)) {
            entries.push(TrackerEntry {
                description: format!("“{label}” is chosen"),
                is_certain: true,
            });
        }
        let others = self.controls.iter();
        entries.extend(others.filter_map(|control| control.read_entry(outline, is_on, is_off)));
        let unclear = switches.iter().find(|(_, state)| state.is_none());
        let unclear = unclear.map(|(label, _)| {
            format!(
                "Whether “{label}” in the section “{}” is chosen cannot be told.",
                self.caption
            )
        });
        let is_certain = entries.iter().any(|entry| entry.is_certain);
        match self.unread.clone().or(unclear) {
            Some(why) if !is_certain => Field::Missing { why },
            _ => Field::Value(entries),
        }
    }

    fn read_switches(&self, outline: &Outline) -> impl Iterator<Item = (&str, Option<bool>)> {
        self.controls
            .iter()
            .filter_map(|control| match &control.kind {
                TrackerControlKind::Switch(toggle) => {
                    Some((control.label.as_str(), toggle.read_state(outline)))
                }
                _ => None,
            })
    }
}

impl TrackerControl {
    /// What a text or a menu holds; `is_on` and `is_off`: a switch of the section is on, or all of them are off.
    fn read_entry(&self, outline: &Outline, is_on: bool, is_off: bool) -> Option<TrackerEntry> {
        let label = &self.label;
        let (description, is_certain) = match &self.kind {
            TrackerControlKind::Switch(_) => return None,
            TrackerControlKind::Text(node) => {
                let text = read_text(*node, outline)?;
                (format!("“{label}” holds “{text}”"), !is_off)
            }
            TrackerControlKind::Menu(_) if is_off => return None,
            // A menu of projects may have one chosen from the beginning.
            TrackerControlKind::Menu(choice) => {
                let chosen = read_choice(choice, outline)?;
                (format!("“{label}” is set to “{chosen}”"), is_on)
            }
        };
        Some(TrackerEntry {
            description,
            is_certain,
        })
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
