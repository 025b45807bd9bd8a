//! Templates: parse, fill from the form, recognise in a message, tell what was changed. Never
//! guesses a value: what is not certain stays a visible placeholder, with the reason.

mod defaults;
mod fill;
mod parse;
pub mod placeholders;
mod recognise;

pub use defaults::is_default;
pub use fill::{Fill, Filled, Unfilled};
pub use parse::{Piece, pieces};
pub use recognise::{Change, Comparison, Pattern, Recognised, recognise};

use super::{
    form::{Field, Form, Screen, Status},
    policy::Phase,
};

/// The phases that a message on this form may announce, the usual one first; none where that is
/// not known or where no message is written.
pub fn phases(form: &Form) -> &'static [Phase] {
    use Phase::*;
    let status = match (form.screen, &form.status) {
        (_, Field::Value(status)) => *status,
        // A create screen without a status schedules.
        (Screen::MaintenanceNew, Field::NotHere) => Status::Scheduled,
        _ => return &[],
    };
    match (form.screen, status) {
        // A completed maintenance is opened again as a new one, with the Extended template.
        (Screen::MaintenanceNew, Status::Scheduled) => &[Scheduled, Extended],
        (Screen::MaintenanceStatus, Status::Scheduled) => &[Rescheduled, Scheduled],
        (Screen::MaintenanceNew | Screen::MaintenanceStatus, Status::InProgress) => {
            &[InProgress, Extended]
        }
        (Screen::MaintenanceNew, Status::Completed) => &[Completed],
        (Screen::MaintenanceStatus, Status::Completed) => &[Completed, Cancelled],
        _ => &[],
    }
}
