//! manage.statuspage.io: an outline (made of the snapshots) becomes a form; edits become
//! actions. Knows the host's words and widgets, and no rule. A redesign of the site touches this
//! folder only.

pub mod identity;
pub mod lenient;
pub mod outline;
pub mod read;
pub mod report;
pub mod route;
pub mod screen;
pub mod write;

mod controls;
mod geometry;
mod label_text;
mod scene;
mod schedule_controls;
mod understand;

pub use understand::teach;
#[cfg(feature = "fit")]
pub use understand::weights::{Weights, fit::try_weights};
