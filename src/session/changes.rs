//! What a click changes on the page: the edits that revert it are stored first, then the edits are made one action at a
//! time, and what the page did not keep is reported. A change that was interrupted can go on or go back.

use super::{
    job::{Job, JobProgress, RejectedEdit, inverse_edit},
    memory::{ChangePhase, ChangeStep, FormChange},
    message::PageRequest,
    state::{PutBackWatch, Session},
    step_state::StepState,
};
use crate::{
    engine::{
        check::all_findings,
        finding::{Edit, Fix},
        form::{Form, Screen},
        time::UtcInstant,
    },
    page::write::{Act, edited_field_name, is_formatted},
    ui,
};
use chrono::TimeDelta;

/// How long the page may still put back what stood there: its own script comes round to it in this time.
/// main.js of the content script compares what the controls hold as long as this after each action.
const PUT_BACK_WATCH: TimeDelta = TimeDelta::seconds(6);

/// Part of each sentence about a text that was copied, exchanged for the other where the browser refused.
pub const COPIED: &str = "was copied to the clipboard";
pub const NOT_COPIED: &str = "could not be copied to the clipboard, press Copy";

impl Session {
    /// `rule:finding:fix:label`, of the check that was just made. A fix that says something else by
    /// now is not the one that was clicked.
    pub(super) fn find_fix(&self, path: &str) -> Option<&Fix> {
        let mut parts = path.splitn(4, ':');
        let (rule, finding) = (parts.next()?, parts.next()?);
        let fix: usize = parts.next()?.parse().ok()?;
        let label = parts.next();
        let finding = match finding {
            ui::QUESTION => self.question.as_ref()?,
            index => {
                let mut of_rule =
                    all_findings(&self.checked).filter(|finding| finding.rule == rule);
                of_rule.nth(index.parse().ok()?)?
            }
        };
        let fix = finding.fixes.get(fix)?;
        label.is_none_or(|label| label == fix.label).then_some(fix)
    }

    /// A form that is submitted holds nothing any more that a reload could lose.
    pub(super) fn note_submission(&mut self, hand: &[u32]) {
        let reading = self.reading.as_ref();
        if reading.is_some_and(|reading| reading.is_submit_button(hand)) {
            self.memory.mark_submitted(&self.place);
        }
    }

    /// Starts on the edits of a button. What the page's own template writes over is watched.
    pub(super) fn begin_fix(
        &mut self,
        label: String,
        done: String,
        edits: Vec<Edit>,
        now: UtcInstant,
    ) {
        let applies_template = edits.iter().any(|edit| matches!(edit, Edit::Template(_)));
        if applies_template && self.job.is_none() {
            self.expect_template(&label, now);
        }
        self.begin_change(label, done, edits);
    }

    /// Starts on edits. The way back is in the memory from now on, which is stored before the first action
    /// is sent: the background may be stopped at any time.
    pub(super) fn begin_change(&mut self, label: String, mut done: String, edits: Vec<Edit>) {
        let Some(reading) = &self.reading else { return };
        // Clicked twice: the way back is the one from before the first click.
        let is_at_work = self.job.is_some() || self.group_visit.is_some();
        if is_at_work || edits.iter().all(|edit| self.page_shows(edit)) {
            return;
        }
        let is_by_page = edits.iter().any(|edit| matches!(edit, Edit::Template(_)));
        if !is_by_page {
            self.template_watch = None; // What is written now is not the page's.
        }
        let steps: Vec<ChangeStep> = match is_by_page {
            true => values_written_over(&reading.form),
            false => edits.clone(),
        }
        .iter()
        .map(|edit| ChangeStep {
            edit: edit.clone(),
            back: inverse_edit(edit, &reading.form),
            formatted: is_formatted(edit, reading, &self.outline),
        })
        .collect();
        if steps.iter().any(|step| step.back.is_none()) {
            done.push_str(
                " Not all that stood there could be read, so Undo gives back only a part.",
            );
        }
        // One that was interrupted stays as it is; its own way back comes after this one's.
        self.set_phase(ChangePhase::Done);
        self.memory.add_change(FormChange {
            place: self.place.clone(),
            page_load_id: self.page_load_id.clone(),
            label,
            done_notice: done.clone(),
            steps,
            phase: ChangePhase::Writing,
            is_by_page,
            is_submitted: false,
        });
        self.start(Job::new(done, edits));
    }

    /// Takes the last change of this form back. What a person has made of it since is not overwritten
    /// before they were asked; `anyway` is their answer.
    pub(super) fn undo_last_change(&mut self, anyway: bool, requests: &mut Vec<PageRequest>) {
        let Some(change) = self.last_change().cloned() else {
            return;
        };
        let states = self.step_states(&change);
        // A step that was interrupted in the middle is nobody's: only words could be lost with it.
        let is_lost = |one: &StepState| match change.phase {
            ChangePhase::Done => one.is_changed_by_person(),
            ChangePhase::Writing | ChangePhase::Reverting => one.text_written_since().is_some(),
        };
        if !anyway && states.iter().any(is_lost) {
            self.undo_needs_confirmation = true;
            self.panel_message = None;
            return;
        }
        let typed: Vec<&str> = states
            .iter()
            .filter_map(StepState::text_written_since)
            .collect();
        let mut done = format!("Undone: {}", change.done_notice);
        if !typed.is_empty() {
            done.push_str(&format!(" What you had written {COPIED}."));
        }
        // A form that was loaded anew has boxes of its own; what it has lost are the person's words.
        let is_same_load = change.page_load_id == self.page_load_id;
        let back = change.steps.iter().rev().filter_map(|one| one.back.clone());
        let back = back.filter(|edit| is_same_load || edit.new_text().is_some());
        let formatted = change.steps.iter().any(|step| step.formatted);
        let job = Job::new_revert(done, back, formatted);
        self.set_phase(ChangePhase::Reverting);
        self.start(job);
        if !typed.is_empty() {
            self.copy_text(typed.join("\n\n"), requests);
        }
    }

    /// Goes on with a change that was interrupted, in the direction in which it went.
    pub(super) fn resume_last_change(&mut self, requests: &mut Vec<PageRequest>) {
        let Some(change) = self.last_change().cloned() else {
            return;
        };
        match change.phase {
            ChangePhase::Done => {}
            ChangePhase::Reverting => self.undo_last_change(false, requests),
            ChangePhase::Writing => {
                self.write_again(change);
            }
        }
    }

    /// Puts the edits of an undo that was interrupted back in.
    pub(super) fn redo_last_change(&mut self) {
        if let Some(change) = self.last_change().cloned()
            && change.phase == ChangePhase::Reverting
        {
            self.set_phase(ChangePhase::Writing);
            self.write_again(change);
        }
    }

    /// Makes the edits of a change but where a person has written something else meanwhile.
    fn write_again(&mut self, change: FormChange) {
        let states = self.step_states(&change);
        let (changed_by_person, rest): (Vec<_>, Vec<_>) = change
            .steps
            .into_iter()
            .zip(states)
            .partition(|(_, state)| state.text_written_since().is_some());
        let mut done = change.done_notice;
        let screen = self.screen();
        let names: Vec<String> = changed_by_person
            .iter()
            .map(|(step, _)| edited_field_name(&step.edit, screen))
            .collect();
        if !names.is_empty() {
            done.push_str(&format!(" Left as you wrote it: {}.", names.join(", ")));
        }
        self.start(Job::new(done, rest.into_iter().map(|(step, _)| step.edit)));
    }

    /// A person keeps what they have made of it.
    pub(super) fn leave_as_is(&mut self) {
        self.undo_needs_confirmation = false;
    }

    /// The last change of this form, while nothing is under way.
    pub(super) fn last_change(&self) -> Option<&FormChange> {
        self.memory
            .last_change_at(&self.place)
            .filter(|_| self.job.is_none() && self.group_visit.is_none())
    }

    fn set_phase(&mut self, phase: ChangePhase) {
        self.memory.set_phase(&self.place, phase);
    }

    fn start(&mut self, job: Job) {
        self.panel_message = None;
        self.clipboard = None;
        self.undo_needs_confirmation = false;
        self.put_back_watch = None;
        self.job = Some(job);
    }

    pub(super) fn advance_job(&mut self, now: UtcInstant, requests: &mut Vec<PageRequest>) {
        let (Some(job), Some(reading)) = (&mut self.job, &self.reading) else {
            return;
        };
        match job.next_progress(reading, &self.outline) {
            JobProgress::Waiting => {}
            JobProgress::Act(act) => requests.push(self.on_page(act)),
            JobProgress::Over(lost) => {
                self.panel_message = Some(std::mem::take(&mut job.done_notice));
                self.job = None;
                self.finish(now);
                self.report_rejected(lost, requests);
            }
        }
    }

    /// The job is over: how far did the change come? The way back stays until all of it is seen to be back.
    fn finish(&mut self, now: UtcInstant) {
        let Some(change) = self.memory.last_change_at(&self.place).cloned() else {
            return;
        };
        let states = self.step_states(&change);
        let steps = change.steps.iter().zip(&states);
        let is_back = steps
            .filter(|(step, _)| step.back.is_some())
            .all(|(_, state)| matches!(state, StepState::Reverted | StepState::Unchanged));
        if is_back {
            self.memory.remove_last_change_at(&self.place);
        } else {
            self.set_phase(ChangePhase::Done);
        }
        self.put_back_watch = Some(PutBackWatch {
            since: now,
            reverted: change.phase == ChangePhase::Reverting,
            change,
        });
    }

    /// A change that was stored as under way may be complete on the page: then that is all there is to say.
    pub(super) fn finish_if_already_complete(&mut self, now: UtcInstant) {
        let Some(change) = self
            .last_change()
            .filter(|one| one.phase != ChangePhase::Done)
        else {
            return;
        };
        let states = self.step_states(change);
        let all = |wanted: StepState| {
            let is_so = |one: &StepState| *one == wanted || *one == StepState::Unchanged;
            states.iter().all(is_so)
        };
        let message = match change.phase {
            ChangePhase::Writing if all(StepState::Applied) => change.done_notice.clone(),
            ChangePhase::Reverting if all(StepState::Reverted) => {
                format!("Undone: {}", change.done_notice)
            }
            _ => return,
        };
        self.panel_message = Some(message);
        self.finish(now);
    }

    /// The form on `screen` was left in the middle of a change. What stood there is not lost.
    pub(super) fn report_abandoned(
        &mut self,
        job: &Job,
        screen: Screen,
        requests: &mut Vec<PageRequest>,
    ) {
        let Some(change) = self.memory.changes.last_mut() else {
            return;
        };
        change.phase = ChangePhase::Done;
        let change = change.clone();
        let mut message = format!(
            "Another screen was opened in the middle of: {}.",
            change.label
        );
        let is_begun = |step: &&ChangeStep| {
            let back = step.back.as_ref();
            job.begun_edits()
                .any(|edit| *edit == step.edit || Some(edit) == back)
        };
        let begun: Vec<&ChangeStep> = change.steps.iter().filter(is_begun).collect();
        let names: Vec<String> = begun
            .iter()
            .map(|step| edited_field_name(&step.edit, screen))
            .collect();
        message.push_str(&match names.is_empty() {
            true => " Nothing had been written there.".to_owned(),
            false => format!(" Written there: {}.", names.join(", ")),
        });
        self.panel_message = Some(message);
        self.copy_former_texts(&begun, requests);
    }

    /// A page was loaded in the middle of a change of another form.
    pub(super) fn report_interrupted_elsewhere(&mut self, requests: &mut Vec<PageRequest>) {
        let Some(change) = self.memory.changes.last_mut() else {
            return;
        };
        if change.phase == ChangePhase::Done || change.place == self.place {
            return;
        }
        change.phase = ChangePhase::Done;
        let change = change.clone();
        self.panel_message = Some(format!(
            "The screen before was left in the middle of: {}. Look there whether it is whole.",
            change.label
        ));
        let steps: Vec<&ChangeStep> = change.steps.iter().collect();
        self.copy_former_texts(&steps, requests);
    }

    fn copy_former_texts(&mut self, steps: &[&ChangeStep], requests: &mut Vec<PageRequest>) {
        let back = steps.iter().filter_map(|step| step.back.as_ref());
        let texts: Vec<&str> = back
            .filter_map(Edit::new_text)
            .filter(|text| !text.trim().is_empty())
            .collect();
        if texts.is_empty() {
            return;
        }
        if let Some(message) = &mut self.panel_message {
            message.push_str(&format!(" What stood there before {COPIED}."));
        }
        self.copy_text(texts.join("\n\n"), requests);
    }

    /// A page may put back what stood there when its own script comes round to it. What a person changes
    /// there, by `hand`, is the person's own from then on.
    pub(super) fn watch_for_put_back(
        &mut self,
        hand: &[u32],
        now: UtcInstant,
        requests: &mut Vec<PageRequest>,
    ) {
        let (Some(watch), Some(reading)) = (&mut self.put_back_watch, &self.reading) else {
            return;
        };
        if now - watch.since > PUT_BACK_WATCH {
            self.put_back_watch = None;
            return;
        }
        let is_changed_by_person =
            |edit: &Edit| hand.iter().any(|node| reading.is_changed_in(*node, edit));
        watch
            .change
            .steps
            .retain(|step| !is_changed_by_person(&step.edit));
        let Some(watch) = self.put_back_watch.take() else {
            return;
        };
        let steps = watch.change.steps.iter();
        let lost: Vec<RejectedEdit> = steps
            .filter_map(|step| {
                let (new, old) = match watch.reverted {
                    false => (&step.edit, step.back.as_ref()?),
                    true => (step.back.as_ref()?, &step.edit),
                };
                (!self.page_shows(new) && self.page_shows(old)).then(|| RejectedEdit::put_back(new))
            })
            .collect();
        if lost.is_empty() {
            self.put_back_watch = Some(watch);
            return;
        }
        let is_kept = |last: &FormChange| {
            last.label == watch.change.label && last.page_load_id == watch.change.page_load_id
        };
        if watch.reverted && !self.memory.last_change_at(&self.place).is_some_and(is_kept) {
            self.memory.add_change(FormChange {
                phase: ChangePhase::Done,
                ..watch.change
            });
        }
        self.report_rejected(lost, requests);
    }

    /// The page did not take something: that is reported, and its text is copied so that it is not lost.
    fn report_rejected(&mut self, lost: Vec<RejectedEdit>, requests: &mut Vec<PageRequest>) {
        if lost.is_empty() {
            return;
        }
        self.put_back_watch = None;
        let texts: Vec<&str> = lost.iter().filter_map(|one| one.edit.new_text()).collect();
        let had_copied = self.clipboard.is_some();
        let mut message = if texts.is_empty() {
            "Not done, please do it by hand.".to_owned()
        } else {
            self.copy_text(texts.join("\n\n"), requests);
            format!("The page did not take the text; it {COPIED}.")
        };
        for RejectedEdit { edit, why } in &lost {
            let name = edited_field_name(edit, self.screen());
            let which = if why.contains(&name) {
                ["", ""]
            } else {
                [name.as_str(), ": "]
            };
            for part in [" ", which[0], which[1], why] {
                message.push_str(part);
            }
        }
        if had_copied {
            message.push_str(&format!(" What you had written {COPIED} too."));
        }
        self.panel_message = Some(message);
    }

    /// Copies a text, and keeps it for the Copy button: a browser may refuse without a click.
    pub(super) fn copy_text(&mut self, text: String, requests: &mut Vec<PageRequest>) {
        // What was copied before of the same change is not lost by it.
        let text = match self.clipboard.take() {
            Some(before) if before != text => format!("{before}\n\n{text}"),
            _ => text,
        };
        requests.push(self.on_page(Act::Copy { text: text.clone() }));
        self.clipboard = Some(text);
    }
}

/// What a template of the page may write over, as it is now.
fn values_written_over(form: &Form) -> Vec<Edit> {
    let mut values = Vec::new();
    values.extend(form.name.value().cloned().map(Edit::Name));
    values.extend(form.message.value().cloned().map(Edit::Message));
    values.extend(form.status.value().copied().map(Edit::Status));
    values
}
