//! Findings → a view, a tree of elements as a value. Decides nothing: what is wrong, what is
//! missing and what can be undone come in, words and elements go out.

pub mod badge;
mod cards;
mod dismissals;
mod items;
pub mod marks;
pub mod panel;
mod panel_state;
mod procedures;
mod read_back;
mod save_questions;
pub mod settings;
mod short_sentence;
pub mod teach;
mod template_form;
mod templates;
pub mod view;

pub use dismissals::{
    DismissalLine, LONGEST_REASON, PanelDismissals, REASON_LINE, SetAsideFinding, dismissal_event,
    restore_event,
};
pub use panel_state::{
    CheckHealth, MessageButton, PanelMessage, PanelState, ReadBack, TemplateButton, TemplateOrigin,
    WatchState,
};
pub use procedures::{
    CHOOSE_PROCEDURE, ProcedureList, ProcedureSection, StepLine, procedure_focus,
};
pub use read_back::QUESTION;
pub use save_questions::SaveQuestion;
pub use template_form::{TemplateForm, answer_focus};
pub use templates::template_event;

/// The style sheet of the shadow roots.
pub const CSS: &str = include_str!("ui/panel.css");
