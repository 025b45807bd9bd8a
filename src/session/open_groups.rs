//! "Open the groups": when it is offered, and the click on it being carried out.

use super::{
    group_visit::{GroupVisit, VisitProgress},
    message::PageRequest,
    state::Session,
};
use crate::page::write::{GroupState, group_state};

impl Session {
    /// Whether there are closed groups that must be opened, and something was found that opens one.
    pub(super) fn can_open_groups(&self) -> bool {
        let is_at_work = self.job.is_some() || self.group_visit.is_some();
        !is_at_work && !self.audience.collapsed_groups.is_empty() && {
            let mut groups = self.groups_to_visit().into_iter();
            groups.any(|name| self.state_of_group(&name).opener.is_some())
        }
    }

    fn groups_to_visit(&self) -> Vec<String> {
        let Some(reading) = &self.reading else {
            return Vec::new();
        };
        let unknown = reading.unknown_groups().iter();
        let is_group = |name: &&String| self.state_of_group(name).is_open == Some(false);
        unknown.filter(is_group).cloned().collect()
    }

    fn state_of_group(&self, name: &str) -> GroupState {
        let reading = self.reading.as_ref();
        reading.map_or_else(GroupState::default, |reading| {
            group_state(name, reading, &self.outline)
        })
    }

    pub(super) fn begin_group_visit(&mut self) {
        let groups = self.groups_to_visit();
        if self.job.is_some() || self.group_visit.is_some() || groups.is_empty() {
            return;
        }
        self.panel_message = None;
        self.group_visit = Some(GroupVisit::new(groups));
    }

    pub(super) fn advance_group_visit(&mut self, requests: &mut Vec<PageRequest>) {
        let (Some(visit), Some(reading)) = (&mut self.group_visit, &self.reading) else {
            return;
        };
        match visit.next_progress(reading, &self.outline) {
            VisitProgress::Waiting => {}
            VisitProgress::Act(act) => requests.push(self.on_page(act)),
            VisitProgress::Over => {
                self.panel_message = Some(visit.summarise(reading));
                self.group_visit = None;
            }
        }
    }
}
