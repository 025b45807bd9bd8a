//! Everything that the panel, the marks and the badge are made from, as values. Looks nothing up.

use super::{
    dismissals::PanelDismissals, procedures::ProcedureSection, save_questions::SaveQuestion, teach,
    template_form::TemplateForm,
};
use crate::engine::{
    finding::{Finding, MissingField, Severity},
    form::{FieldName, Handle, Screen},
    preview::Preview,
};
use rustc_hash::FxHashMap;

/// How well the screen can be watched, for `data-state`. `broken` is set by the content script alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchState {
    Watching,
    /// A field that is needed was not found or not understood.
    Partial,
    /// The screen is recognised, and nothing on it can be read.
    Blind,
    /// Not a screen with something to check.
    Idle,
}

impl WatchState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Watching => "watching",
            Self::Partial => "partial",
            Self::Blind => "blind",
            Self::Idle => "idle",
        }
    }
}

/// Everything that is displayed, as the session found it out.
#[derive(Clone, Debug)]
pub struct PanelState<'a> {
    pub screen: Screen,
    pub watch_state: WatchState,
    /// Why the policy does not want this Statuspage page checked; none where it does.
    pub left_out: Option<String>,
    /// Why a policy that is stored does not count.
    pub policy_problem: Option<&'a str>,
    pub findings: Vec<&'a Finding>,
    pub dismissals: PanelDismissals<'a>,
    /// On the list of maintenances: the id of each, and what leads to it.
    pub listed_notices: Vec<(&'a str, Handle)>,
    /// Rule → page of the organisation's handbook.
    pub links: &'a FxHashMap<String, String>,
    pub health: CheckHealth<'a>,
    pub templates: Vec<TemplateButton<'a>>,
    /// What is asked for before a template is inserted.
    pub template_form: Option<TemplateForm>,
    pub procedures: ProcedureSection,
    /// What was sent, and was not seen to be saved.
    pub save_questions: Vec<SaveQuestion>,
    /// What an insert may not give back, for beside the templates.
    pub undo_risk: Option<&'a str>,
    /// Closed groups must be opened, and the guard can do it.
    pub can_open_groups: bool,
    pub read_back: ReadBack<'a>,
    /// Every field that the person can point out to the guard.
    pub fields: &'a teach::TeachingSection,
    pub message: &'a PanelMessage,
    /// A second copy of the guard is installed, and does nothing.
    pub another_copy: bool,
    pub collapsed: bool,
    pub corner: &'static str,
}

/// What the last click led to, and what can be done about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelMessage {
    pub words: Option<String>,
    pub buttons: Vec<MessageButton>,
}

/// A button beside the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageButton {
    Undo,
    /// Undo of what the page has done.
    PutBack,
    /// Undo, although what was written since is taken away.
    UndoAnyway,
    LeaveAsIs,
    /// An insert or fix was interrupted: the rest of it, or back.
    GoOn,
    GoBack,
    /// An undo was interrupted: the rest of it, or what it took back put in again.
    GoOnUndoing,
    Redo,
    Copy,
}

impl MessageButton {
    /// Its words, its event, and the attribute by which scripts find it.
    pub fn label_event_attribute(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Undo => ("Undo", "undo", "data-undo"),
            Self::PutBack => ("Put it back", "undo", "data-undo"),
            Self::UndoAnyway => ("Undo and copy my words", "undo-anyway", "data-undo-anyway"),
            Self::LeaveAsIs => ("Leave it as it is", "leave-as-is", "data-leave"),
            Self::GoOn => ("Go on", "go-on", "data-go-on"),
            Self::GoBack => ("Go back", "undo", "data-undo"),
            Self::GoOnUndoing => ("Go on", "go-on", "data-undo"),
            Self::Redo => ("Go back", "redo", "data-redo"),
            Self::Copy => ("Copy", "copy", "data-copy"),
        }
    }
}

/// What depends on the machine's zone: it is displayed apart from the findings and counts as none.
#[derive(Clone, Debug, Default)]
pub struct ReadBack<'a> {
    /// The window in every zone that matters, a part for each; empty while it is not known.
    pub parts: Vec<String>,
    /// "Did you type your local time?"
    pub question: Option<&'a Finding>,
    /// What will go out; none while it is closed.
    pub preview: Option<Preview>,
}

/// Which rules ran, and what could not be found.
#[derive(Clone, Debug, Default)]
pub struct CheckHealth<'a> {
    /// Rules that could ask their question.
    pub ran: usize,
    /// Rules that found an error or a warning.
    pub failed: usize,
    pub missing: &'a [(FieldName, String)],
    /// Rules that could not run, and what they missed.
    pub could_not_run: Vec<(&'static str, Vec<MissingField>)>,
}

impl CheckHealth<'_> {
    /// Every reason for not knowing, once.
    pub fn unknown_reasons(&self) -> Vec<&str> {
        let missing = self.missing.iter().map(|(_, why)| why.as_str());
        let needed = self.could_not_run.iter().flat_map(|(_, fields)| fields);
        let mut reasons = Vec::new();
        for why in missing.chain(needed.map(|field| field.why.as_str())) {
            if !reasons.contains(&why) {
                reasons.push(why);
            }
        }
        reasons
    }
}

#[derive(Clone, Debug)]
pub struct TemplateButton<'a> {
    pub name: &'a str,
    /// It belongs to the phase that the form is in.
    pub fits: bool,
    pub origin: TemplateOrigin<'a>,
}

/// Where a template is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateOrigin<'a> {
    Policy,
    BuiltIn,
    Api,
    /// Its text was seen at Statuspage.
    Seen {
        group: Option<&'a str>,
    },
    /// The page's own menu offers it, and its text is not known.
    Menu {
        group: Option<&'a str>,
    },
}

impl TemplateOrigin<'_> {
    /// The team's own texts first, the names without a text last.
    pub fn rank(self) -> u8 {
        match self {
            Self::Policy => 0,
            Self::Api => 1,
            Self::Seen { .. } => 2,
            Self::BuiltIn => 3,
            Self::Menu { .. } => 4,
        }
    }

    pub fn describe_origin(self) -> String {
        let grouped = |words: &str, group: Option<&str>| match group {
            Some(group) => format!("{words}: {group}"),
            None => words.to_owned(),
        };
        match self {
            Self::Policy => "Your policy's".to_owned(),
            Self::BuiltIn => "Built in, until your team has its own".to_owned(),
            Self::Api => "From Statuspage’s API".to_owned(),
            Self::Seen { group } => grouped("Seen at Statuspage", group),
            Self::Menu { group } => grouped("By the page's Apply template", group),
        }
    }
}

impl PanelState<'_> {
    pub fn count_findings(&self, severity: Severity) -> usize {
        let of = |finding: &&&Finding| finding.severity == severity;
        self.findings.iter().filter(of).count()
    }

    pub fn worst_severity(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// "2 errors, 1 warning, 1 set aside", or that nothing was found, in the words that the state allows.
    pub fn summarise_findings(&self) -> String {
        let summary = self.summarise_what_counts();
        match self.dismissals.describe_count() {
            Some(set_aside) => format!("{summary}, {set_aside}"),
            None => summary,
        }
    }

    fn summarise_what_counts(&self) -> String {
        let counts: Vec<String> = [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Review, "to review", "to review"),
        ]
        .iter()
        .filter_map(
            |&(severity, one, many)| match self.count_findings(severity) {
                0 => None,
                1 => Some(format!("1 {one}")),
                count => Some(format!("{count} {many}")),
            },
        )
        .collect();
        let missing = self.health.missing.len();
        let idle = self.health.could_not_run.len();
        let could_not = match idle {
            1 => "1 rule could not run".to_owned(),
            _ => format!("{idle} rules could not run"),
        };
        match (counts.is_empty(), self.watch_state) {
            (true, WatchState::Watching) if self.policy_problem.is_some() => {
                "a policy cannot be used".to_owned()
            }
            (false, _) if missing > 0 => format!("{}, {missing} not found", counts.join(", ")),
            (false, _) if idle > 0 => format!("{}, {could_not}", counts.join(", ")),
            (false, _) => counts.join(", "),
            (true, WatchState::Idle) => "not checked".to_owned(),
            (true, WatchState::Blind) => "cannot read this form".to_owned(),
            (true, WatchState::Partial) => match missing {
                1 => "1 field not found".to_owned(),
                _ => format!("{missing} fields not found"),
            },
            (true, _) if idle > 0 => could_not,
            (true, _) if !self.save_questions.is_empty() => {
                describe_questions(self.save_questions.len())
            }
            (true, _) => "nothing wrong found".to_owned(),
        }
    }

    /// Everything could be asked.
    pub fn is_sure(&self) -> bool {
        self.policy_problem.is_none()
            && self.watch_state == WatchState::Watching
            && self.health.could_not_run.is_empty()
            && self.save_questions.is_empty()
    }
}

fn describe_questions(count: usize) -> String {
    match count {
        1 => "1 question".to_owned(),
        _ => format!("{count} questions"),
    }
}
