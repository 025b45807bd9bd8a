//! Templates: parse, recognise in a message, say what was changed; and what looks unfinished in a text. How they
//! are filled in is in [`fill`](super::fill).

mod defaults;
mod names;
mod page_text;
mod parse;
mod phase;
mod placeholder_names;
pub mod placeholders;
mod recognise;
mod title_pattern;

pub use defaults::is_default;
pub use names::find_called;
pub use page_text::body_from_page;
pub use parse::{TemplatePiece, split_pieces};
pub use phase::{plan_change_named_in, read_phase};
pub use placeholder_names::{BuiltInPlaceholder, placeholder_key};
pub use recognise::{BodyPattern, Recognised, TemplateComparison, WordChange, recognise_template};
pub use title_pattern::{ELLIPSIS, TitlePattern};

use super::form::{Field, Form, Screen, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    #[serde(skip)]
    pub source: TemplateSource,
}

/// Where a template with a text is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TemplateSource {
    #[default]
    Policy,
    /// It stands in until the team has its own.
    BuiltIn,
    /// It was read by Statuspage's API.
    Api,
    /// Its text was seen at Statuspage, in this group of templates.
    Statuspage { group: Option<String> },
}

impl Template {
    /// What the page's own menu calls it.
    pub fn name_on_page(&self) -> &str {
        self.statuspage_name.as_deref().unwrap_or(&self.name)
    }

    /// Whether the page's menu means this template by `name`.
    pub fn is_called(&self, name: &str) -> bool {
        find_called([self.name_on_page()], name).is_some()
    }
}

/// What a message announces. The built-in policy has no templates for verifying and incident.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
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
