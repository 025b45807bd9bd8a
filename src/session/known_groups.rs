//! What is known of closed groups: kept over readings, taken from the memory where the background is new, and given up
//! where something else than a person's hand may have changed it.

use super::{memory::KnownGroupsOfForm, state::Session};
use crate::page::read::{FormReading, ReadingHints, read_form_with};

impl Session {
    /// Reads the form with what is remembered of groups that were open on this page before.
    pub(super) fn read_whole_form(&self, hints: &ReadingHints) -> FormReading {
        let mut reading = read_form_with(&self.outline, hints);
        let known = self.memory.known_groups.as_ref();
        if let Some(known) = known.filter(|known| self.is_of_this_form(known)) {
            reading.recall_known_groups(&known.groups, &self.outline);
        }
        reading
    }

    fn is_of_this_form(&self, known: &KnownGroupsOfForm) -> bool {
        known.place == self.place && known.page_load_id == self.page_load_id
    }

    /// `touched`: the groups in which a person, by `hand`, touched a row that was on the page before.
    pub(super) fn distrust_changed_groups(&mut self, touched: &[String], hand: &[u32]) {
        let is_own_change = self.job.is_some();
        let Some(reading) = &mut self.reading else {
            return;
        };
        reading.distrust_touched_groups(touched, &self.outline);
        if !is_own_change && reading.may_have_changed_closed_groups(hand, &self.outline) {
            reading.distrust_closed_groups(&self.outline);
        }
    }

    pub(super) fn remember_known_groups(&mut self) {
        let Some(reading) = &self.reading else {
            return;
        };
        let groups = reading.known_groups();
        let is_stored = match &self.memory.known_groups {
            Some(known) => known.groups == *groups && self.is_of_this_form(known),
            None => groups.is_empty(),
        };
        if !is_stored {
            self.memory.known_groups = (!groups.is_empty()).then(|| KnownGroupsOfForm {
                place: self.place.clone(),
                page_load_id: self.page_load_id.clone(),
                groups: groups.clone(),
            });
        }
    }
}
