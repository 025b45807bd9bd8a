//! How far a procedure has come. What is on a form counts from what the form holds; it stays done once the update that was
//! sent with it is saved.

use super::{Procedure, StepKind};
use crate::engine::{
    form::{
        ComponentStatus, Field, Form, ProcedureProgress, ProcedureSteps, Screen, SeenSchedule,
        Status,
    },
    template::TemplatePhase,
    time::UtcInstant,
};

/// What the screens show for the steps of a procedure.
pub struct ProcedureSight<'a> {
    /// The form, where it is the one of this maintenance.
    pub form: Option<&'a Form>,
    pub is_from_template: &'a dyn Fn(TemplatePhase) -> bool,
    /// When the maintenance on the form starts, where that is known.
    pub start: Option<UtcInstant>,
    pub now: UtcInstant,
    /// As it was seen last.
    pub schedule: Option<&'a SeenSchedule>,
    /// A schedule that was sent, and not seen yet.
    pub sent_schedule: Option<&'a SeenSchedule>,
    /// The maintenance is completed, and every component of it was seen Operational since.
    pub is_operational: bool,
}

/// How a step is displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    LeftOut,
    Next,
    Open,
}

impl ProcedureProgress {
    pub fn begin(procedure: &Procedure, schedule: Option<SeenSchedule>) -> Self {
        Self {
            name: procedure.name.clone(),
            steps: procedure.steps.len(),
            schedule,
            ..Self::default()
        }
    }

    /// Whether this is the progress of that procedure, as it is now.
    pub fn is_of(&self, procedure: &Procedure) -> bool {
        self.name == procedure.name && self.steps == procedure.steps.len()
    }

    /// Each step, in order. Nothing is next once all are over.
    pub fn step_states(&self, procedure: &Procedure, sight: &ProcedureSight) -> Vec<StepState> {
        let done = self.done_now(procedure, sight);
        let mut has_next = false;
        let state = |at: usize| {
            let bit = 1 << at;
            match (done & bit != 0, self.saved.left_out & bit != 0) {
                (true, _) => StepState::Done,
                (false, true) => StepState::LeftOut,
                _ if std::mem::replace(&mut has_next, true) => StepState::Open,
                _ => StepState::Next,
            }
        };
        (0..procedure.steps.len()).map(state).collect()
    }

    /// What the progress is once the form that is sent now is saved. `None`: it is not what the next *Update* of the
    /// procedure is for, because something before it is still to be saved.
    pub fn steps_if_saved(
        &self,
        procedure: &Procedure,
        sight: &ProcedureSight,
    ) -> Option<ProcedureSteps> {
        let post = self.next_post(procedure)?;
        let mut done = self.done_now(procedure, sight);
        let mut left_out = self.saved.left_out;
        for (at, step) in procedure.steps[..post].iter().enumerate() {
            let bit = 1 << at;
            if (done | left_out) & bit != 0 {
                continue;
            }
            match step.does {
                // It is on its way, or this form sends it along.
                StepKind::SaveSchedule
                    if self.is_changed(sight.sent_schedule)
                        || self.is_changed(sight.schedule_on_form().as_ref()) =>
                {
                    done |= bit;
                }
                kind if is_on_update(kind) || kind == StepKind::ByHand => left_out |= bit,
                _ => return None,
            }
        }
        // What comes after this update is not on this form.
        done &= (1 << post) - 1;
        done |= self.saved.done | 1 << post;
        Some(ProcedureSteps { done, left_out })
    }

    /// The person says that it is done.
    pub fn tick_by_hand(&mut self, at: usize) {
        if at < self.steps {
            self.saved.done |= 1 << at;
        }
    }

    fn done_now(&self, procedure: &Procedure, sight: &ProcedureSight) -> u32 {
        let next_post = self.next_post(procedure);
        let last_post = self.last_post(procedure);
        let mut done = self.saved.done;
        for (at, step) in procedure.steps.iter().enumerate() {
            // What a form holds is for the next update, not for those after it or before.
            let is_now =
                last_post.is_none_or(|post| at > post) && next_post.is_none_or(|post| at <= post);
            let is_done = match is_on_update(step.does) {
                true => is_now && is_on_form(step.does, step.phase, sight),
                false => self.is_seen(step.does, sight),
            };
            done |= u32::from(is_done) << at;
        }
        done
    }

    fn next_post(&self, procedure: &Procedure) -> Option<usize> {
        let is_next = |at: &usize| {
            procedure.steps[*at].does == StepKind::Post && self.saved.done & (1 << at) == 0
        };
        (0..procedure.steps.len()).find(is_next)
    }

    fn last_post(&self, procedure: &Procedure) -> Option<usize> {
        let is_saved = |at: &usize| {
            procedure.steps[*at].does == StepKind::Post && self.saved.done & (1 << at) != 0
        };
        (0..procedure.steps.len()).rfind(is_saved)
    }

    /// Whether what no *Update* of the status has to save was seen.
    fn is_seen(&self, kind: StepKind, sight: &ProcedureSight) -> bool {
        let on_form = sight.schedule_on_form();
        let mut known = [sight.schedule, sight.sent_schedule, on_form.as_ref()].into_iter();
        match kind {
            StepKind::ChangeSchedule => known.any(|one| self.is_changed(one)),
            StepKind::AddTime => known.any(|one| self.is_longer(one)),
            StepKind::SaveSchedule => self.is_changed(sight.schedule),
            StepKind::SeeOperational => sight.is_operational,
            _ => false,
        }
    }

    fn is_changed(&self, schedule: Option<&SeenSchedule>) -> bool {
        let both = self.schedule.as_ref().zip(schedule);
        both.is_some_and(|(before, now)| !before.is_same_as(now))
    }

    fn is_longer(&self, schedule: Option<&SeenSchedule>) -> bool {
        let both = self.schedule.as_ref().zip(schedule);
        both.is_some_and(|(before, now)| before.start == now.start && now.minutes > before.minutes)
    }
}

impl ProcedureSight<'_> {
    /// The schedule that the form shows, should it.
    fn schedule_on_form(&self) -> Option<SeenSchedule> {
        SeenSchedule::of_form(self.form?, self.now)
    }
}

/// Whether the step is about what the form holds that *Update*, or *Schedule now*, sends.
fn is_on_update(kind: StepKind) -> bool {
    use StepKind::{AddTime, ByHand, ChangeSchedule, Post, SaveSchedule, SeeOperational};
    !matches!(
        kind,
        ChangeSchedule | AddTime | SaveSchedule | SeeOperational | Post | ByHand
    )
}

fn is_on_form(kind: StepKind, phase: Option<TemplatePhase>, sight: &ProcedureSight) -> bool {
    let has_update = |form: &&Form| {
        matches!(
            form.screen,
            Screen::MaintenanceNew | Screen::MaintenanceStatus
        )
    };
    let Some(form) = sight.form.filter(has_update) else {
        return false;
    };
    let has_status = |status| form.status == Field::Value(status);
    match kind {
        StepKind::InsertTemplate => phase.is_some_and(|phase| (sight.is_from_template)(phase)),
        StepKind::SetSchedule => {
            let minutes = form.duration.value();
            sight.start.is_some_and(|start| start > sight.now)
                && minutes.is_some_and(|minutes| *minutes > 0)
        }
        StepKind::ChooseComponents => {
            let components = form.components.value();
            components.is_some_and(|list| list.ticked_components().next().is_some())
        }
        StepKind::SetScheduled => has_status(Status::Scheduled),
        StepKind::SetInProgress => has_status(Status::InProgress),
        StepKind::SetCompleted => has_status(Status::Completed),
        StepKind::SetOperational => form.components.value().is_some_and(|list| {
            let mut chosen = list.ticked_components().peekable();
            chosen.peek().is_some()
                && chosen.all(|one| one.status == Some(ComponentStatus::Operational))
        }),
        StepKind::TickNotifications => form.notify.now == Field::Value(true),
        StepKind::UntickNotifications => form.notify.now == Field::Value(false),
        _ => false,
    }
}
