//! The last change of a form → the panel's message about it and its buttons: undo, go on, go back.

use super::{
    Environment, Session,
    memory::{ChangePhase, ChangeStep, FormChange},
    screen_state::watch_state,
    step_state::StepState,
};
use crate::{engine::form::Screen, page::write::edited_field_name, ui};

impl Session {
    /// Something was not stored, and will be tried again. That is reported once.
    pub fn report_not_stored(&mut self) {
        if std::mem::replace(&mut self.has_reported_storage, true) {
            return;
        }
        let words = " The browser does not store anything for the guard now: Undo will not outlive this tab.";
        match &mut self.job {
            Some(job) => job.done_notice.push_str(words),
            None => self.panel_message.get_or_insert_default().push_str(words),
        }
    }

    /// What was remembered between screens could not be read. That is reported once, where it is displayed.
    pub(super) fn report_damaged_memory(&mut self, environment: &Environment) {
        let reading = self.reading.as_ref();
        let is_displayed = reading.is_some_and(|reading| {
            watch_state(reading, environment.policy) != ui::WatchState::Idle
        });
        if is_displayed && self.notices.take_damage() {
            let message = self.panel_message.get_or_insert_default();
            message.push_str(
                " Some of what the guard remembered of maintenances could not be read, and is forgotten: look yourself \
                 whether clients know the new schedules, and whether components are left Under Maintenance.",
            );
        }
    }

    /// What is offered about the last change of this form: its sentence and its buttons.
    pub(super) fn compose_panel_message(&self) -> ui::PanelMessage {
        let mut message = ui::PanelMessage {
            words: self.panel_message.clone(),
            ..ui::PanelMessage::default()
        };
        if self.clipboard.is_some() {
            message.buttons.push(ui::MessageButton::Copy);
        }
        let Some(change) = self.last_change() else {
            return message;
        };
        let states = self.step_states(change);
        if self.undo_needs_confirmation {
            message.words = Some(undo_question(change, &states, self.screen()));
            message.buttons = vec![ui::MessageButton::UndoAnyway, ui::MessageButton::LeaveAsIs];
            return message;
        }
        match change.phase {
            ChangePhase::Done => {
                // After another load of the page only a text that was written shows that it is the same notice of a maintenance or an incident:
                // a box may be ticked in every new form.
                let is_same = change.page_load_id == self.page_load_id;
                let mut steps = change.steps.iter().zip(&states);
                let is_there = |(step, one): (&ChangeStep, &StepState)| match one {
                    StepState::Applied => is_same || step.edit.new_text().is_some(),
                    other if is_same => other.is_changed_by_person(),
                    other => !change.is_submitted && other.is_emptied(step),
                };
                if steps.any(is_there) {
                    message
                        .words
                        .get_or_insert_with(|| change.done_notice.clone());
                    let button = match is_same && !change.is_by_page {
                        true => ui::MessageButton::Undo,
                        false => ui::MessageButton::PutBack,
                    };
                    message.buttons.insert(0, button);
                }
            }
            ChangePhase::Writing => {
                message.words = Some(describe_interruption(change, &states, self.screen()));
                message.buttons = vec![ui::MessageButton::GoOn, ui::MessageButton::GoBack];
            }
            ChangePhase::Reverting => {
                message.words = Some(describe_interruption(change, &states, self.screen()));
                message.buttons = vec![ui::MessageButton::GoOnUndoing, ui::MessageButton::Redo];
            }
        }
        message
    }
}

/// What an undo would take away.
fn undo_question(change: &FormChange, states: &[StepState], screen: Screen) -> String {
    let steps = change.steps.iter().zip(states);
    let changed: Vec<String> = steps
        .filter(|(_, state)| state.is_changed_by_person())
        .map(|(step, state)| match state.text_written_since() {
            Some(text) => format!(
                "{} (“{}”)",
                edited_field_name(&step.edit, screen),
                beginning(text)
            ),
            None => edited_field_name(&step.edit, screen),
        })
        .collect();
    format!(
        "Changed since “{}” was clicked: {}. Undo would replace it by what stood there before.",
        change.label,
        changed.join(", ")
    )
}

/// As much of a text as tells which it is.
fn beginning(text: &str) -> String {
    const MOST: usize = 60;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// How far a change came.
fn describe_interruption(change: &FormChange, states: &[StepState], screen: Screen) -> String {
    let names = |wanted: bool| -> String {
        let steps = change.steps.iter().zip(states);
        let names = steps
            .filter(|(_, state)| match change.phase {
                _ if **state == StepState::Unchanged => false,
                ChangePhase::Reverting => (**state == StepState::Reverted) == wanted,
                _ => (**state == StepState::Applied) == wanted,
            })
            .map(|(step, _)| edited_field_name(&step.edit, screen));
        match names.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => "nothing".to_owned(),
            names => names,
        }
    };
    let (what, done) = match change.phase {
        ChangePhase::Reverting => ("Undo of ", "Back"),
        _ => ("", "Written"),
    };
    format!(
        "Interrupted: {what}{}. {done}: {}. Not yet: {}.",
        change.label,
        names(true),
        names(false)
    )
}
