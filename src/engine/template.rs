//! Templates: parse, recognise in a message, say what was changed; and what looks unfinished in a text. How they
//! are filled in is in [`fill`](super::fill).

mod defaults;
mod parse;
mod placeholder_names;
pub mod placeholders;
mod recognise;
mod title_pattern;

pub use defaults::is_default;
pub use parse::{TemplatePiece, split_pieces};
pub use placeholder_names::{BuiltInPlaceholder, placeholder_key};
pub use recognise::{BodyPattern, Recognised, TemplateComparison, WordChange, recognise_template};
pub use title_pattern::{ELLIPSIS, TitlePattern};

use super::{
    form::{Field, Form, Screen, Status},
    text::normalize_text,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// A text that messages are written from.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    #[schemars(extend("pattern" = r"\S"))]
    pub name: String,
    pub phase: TemplatePhase,
    #[schemars(extend("pattern" = r"\S"))]
    pub title: Option<String>,
    /// The message. Filled in: {{client}} {{sites}} {{date}} {{start}} {{end}} {{end_date}} {{zone}}
    /// {{duration}} {{total}} {{added}} {{release}} {{window_in_zones}} and the policy's own placeholders; any
    /// other stays for a person.
    #[schemars(extend("pattern" = r"\S"))]
    pub body: String,
    /// What the page's own template menu calls it, when it is called otherwise there.
    #[schemars(extend("pattern" = r"\S"))]
    pub statuspage_name: Option<String>,
    /// The body as it is looked for in messages.
    #[serde(skip)]
    pub pattern: BodyPattern,
}

impl Template {
    /// Whether the page's menu means this template by `name`.
    pub fn is_called(&self, name: &str) -> bool {
        let own = self.statuspage_name.as_deref().unwrap_or(&self.name);
        normalize_text(own) == normalize_text(name)
    }
}

/// What a message announces. The built-in policy has no templates for verifying and incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Phase")]
pub enum TemplatePhase {
    Scheduled,
    InProgress,
    Completed,
    Extended,
    Cancelled,
    Rescheduled,
    Verifying,
    Incident,
}

/// The phases that a message on this form may announce, the usual one first; none where that is
/// not known or where no message is written.
pub fn possible_phases(form: &Form) -> &'static [TemplatePhase] {
    use TemplatePhase::*;
    if matches!(form.screen, Screen::IncidentNew | Screen::IncidentUpdate) {
        return &[Incident];
    }
    let status = match (form.screen, &form.status) {
        (_, Field::Value(status)) => *status,
        // A create screen without a status schedules.
        (Screen::MaintenanceNew, Field::NotOnScreen) => Status::Scheduled,
        _ => return &[],
    };
    match (form.screen, status) {
        // A completed maintenance is opened again as a new one, with the Extended template.
        (Screen::MaintenanceNew, Status::Scheduled) => &[Scheduled, Extended],
        (Screen::MaintenanceStatus, Status::Scheduled) => &[Rescheduled, Scheduled],
        (Screen::MaintenanceNew | Screen::MaintenanceStatus, Status::InProgress) => {
            &[InProgress, Extended]
        }
        (Screen::MaintenanceNew | Screen::MaintenanceStatus, Status::Verifying) => &[Verifying],
        (Screen::MaintenanceNew, Status::Completed) => &[Completed],
        (Screen::MaintenanceStatus, Status::Completed) => &[Completed, Cancelled],
        _ => &[],
    }
}
