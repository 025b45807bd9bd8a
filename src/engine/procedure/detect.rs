//! The edits of a form → which procedure they look like. What cannot be told for certain is none.

use super::ProcedureKind;
use crate::engine::{
    form::{Field, Form, Screen, SeenSchedule, Status},
    time::UtcInstant,
};
use chrono::Duration;

/// A maintenance that is opened again starts within so many minutes.
pub const SOON: i64 = 30;

/// A form, and what is remembered of its maintenance.
pub struct FormEdits<'a> {
    pub form: &'a Form,
    pub now: UtcInstant,
    /// Start and end of the schedule that was seen last, or that a new maintenance gets.
    pub window: Option<(UtcInstant, UtcInstant)>,
    /// The message comes from the template for an extension.
    pub is_extension: &'a dyn Fn() -> bool,
}

pub fn detect_procedure(edits: &FormEdits) -> Option<ProcedureKind> {
    match edits.form.screen {
        Screen::MaintenanceSchedule => edits.detect_by_schedule(),
        Screen::MaintenanceStatus => edits.detect_by_status(),
        Screen::MaintenanceNew => edits.detect_reopening(),
        _ => None,
    }
}

impl FormEdits<'_> {
    fn detect_by_schedule(&self) -> Option<ProcedureKind> {
        let before = self.form.history.schedule.as_ref()?;
        let on_form = SeenSchedule::of_form(self.form, self.now)?;
        if on_form.is_same_as(before) {
            return None;
        }
        if !self.is_started()? {
            return Some(ProcedureKind::Reschedule);
        }
        if on_form.start != before.start {
            return Some(ProcedureKind::RescheduleInProgress);
        }
        (on_form.minutes > before.minutes).then_some(ProcedureKind::Extend)
    }

    fn detect_by_status(&self) -> Option<ProcedureKind> {
        let Field::Value(chosen) = self.form.status else {
            return None;
        };
        let before = self.form.history.status?;
        match (before, chosen) {
            (Status::InProgress | Status::Verifying, Status::Scheduled) => {
                Some(ProcedureKind::RescheduleInProgress)
            }
            (Status::Completed, _) => None,
            (_, Status::Completed) => {
                let (start, end) = self.window?;
                if self.now >= end {
                    return None; // It ends as planned.
                }
                Some(match self.now < start {
                    true => ProcedureKind::Cancel,
                    false => ProcedureKind::CompleteEarly,
                })
            }
            _ => None,
        }
    }

    /// Of one that is completed nothing is offered.
    fn is_started(&self) -> Option<bool> {
        match self.form.history.status {
            Some(Status::InProgress | Status::Verifying) => Some(true),
            Some(Status::Scheduled) | None => Some(self.now >= self.window?.0),
            Some(_) => None,
        }
    }

    fn detect_reopening(&self) -> Option<ProcedureKind> {
        let (start, _) = self.window?;
        let is_soon = (start - self.now).abs() <= Duration::minutes(SOON);
        (is_soon && (self.is_extension)()).then_some(ProcedureKind::Reopen)
    }
}
