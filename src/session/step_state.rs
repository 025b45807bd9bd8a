//! A step of a change and the page as it is now → how far the page shows the step.

use super::{
    job::inverse_edit,
    memory::{ChangeStep, FormChange},
    state::Session,
};
use crate::{
    engine::finding::Edit,
    page::write::{NextAct, next_act},
};

/// How far the page shows a step of a change.
#[derive(Debug, PartialEq)]
pub(super) enum StepState {
    Applied,
    Reverted,
    /// It is both: the change left it as it was, and the page may have changed it along with the rest.
    Unchanged,
    /// Something else, which is this edit.
    Changed(Edit),
    /// It cannot be read now.
    Unknown,
}

impl StepState {
    /// The text that a person has written there since, and that an undo would lose.
    pub(super) fn text_written_since(&self) -> Option<&str> {
        match self {
            Self::Changed(now) => now.new_text().filter(|text| !text.trim().is_empty()),
            _ => None,
        }
    }

    /// Nothing stands where a person's own text was replaced: the page has lost it since.
    pub(super) fn is_emptied(&self, step: &ChangeStep) -> bool {
        let is_blank = |text: &str| text.trim().is_empty();
        let former = step.back.as_ref().and_then(Edit::new_text);
        former.is_some_and(|text| !is_blank(text))
            && matches!(self, Self::Changed(now) if now.new_text().is_some_and(is_blank))
    }

    /// A person has made something else of it. An empty text is nothing that could be lost.
    pub(super) fn is_changed_by_person(&self) -> bool {
        match self {
            Self::Changed(now) => now.new_text().is_none_or(|text| !text.trim().is_empty()),
            _ => false,
        }
    }
}

impl Session {
    pub(super) fn page_shows(&self, edit: &Edit) -> bool {
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| next_act(edit, reading, &self.outline) == NextAct::Done)
    }

    pub(super) fn step_states(&self, change: &FormChange) -> Vec<StepState> {
        change
            .steps
            .iter()
            .map(|step| self.step_state(step))
            .collect()
    }

    fn step_state(&self, step: &ChangeStep) -> StepState {
        if self.page_shows(&step.edit) {
            return match &step.back {
                Some(back) if self.page_shows(back) => StepState::Unchanged,
                _ => StepState::Applied,
            };
        }
        if step.back.as_ref().is_some_and(|back| self.page_shows(back)) {
            return StepState::Reverted;
        }
        let now = self
            .reading
            .as_ref()
            .and_then(|reading| inverse_edit(&step.edit, &reading.form));
        now.map_or(StepState::Unknown, StepState::Changed)
    }
}
