//! What is known of a page before it is read.

use super::{FormReading, places::map_nodes_to_parts};
use crate::{
    engine::{policy::Policy, target::Locators},
    page::{
        scene::{At, Scene},
        understand::issue_tracker::find_section,
    },
};

/// What is known of a page before it is read.
#[derive(Clone, Debug, Default)]
pub struct ReadingHints {
    /// Screen → field → how it is recognised.
    pub locators: Locators,
    /// What the section of an issue tracker is called; nothing where it is not looked for.
    pub section_words: Vec<String>,
}

impl ReadingHints {
    /// As far as the policy knows.
    pub fn of_policy(policy: &Policy) -> Self {
        Self {
            locators: policy.locators.clone(),
            section_words: policy.unused_section_words(),
        }
    }
}

impl FormReading {
    /// Looks for the section of an issue tracker among what no other field has.
    pub(super) fn find_issue_tracker(&mut self, scene: &Scene, words: &[String]) {
        if !self.form.screen.is_form() || words.is_empty() {
            return;
        }
        let rows = self.understood.components.here();
        let (from, to) = rows.map_or((0, 0), |rows| rows.reach);
        let is_taken = |at: At| {
            (from..to).contains(&at) || self.part_by_node.contains_key(&scene.items[at].node.id)
        };
        self.understood.issue_tracker = find_section(scene, words, &is_taken);
        if self.understood.issue_tracker.is_some() {
            self.part_by_node = map_nodes_to_parts(&self.understood);
        }
    }
}
