//! Panel state → the toolbar badge: the same result in one character.

use super::{PanelState, WatchState};
use crate::engine::finding::Severity;

/// Text and colour of the badge, and the button's tooltip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Badge {
    pub text: String,
    pub colour: &'static str,
    pub title: String,
}

pub fn badge_for(state: &PanelState) -> Badge {
    let unsure = ("?".to_owned(), "#974f0c");
    let (text, colour) = match (state.watch_state, state.worst_severity()) {
        (WatchState::Idle, _) if state.policy_problem.is_some() => unsure,
        (WatchState::Idle, _) => (String::new(), "#5e6c84"),
        (_, Some(Severity::Error)) => (state.findings.len().to_string(), "#c9372c"),
        (WatchState::Partial | WatchState::Blind, _) => unsure,
        (_, Some(_)) => (state.findings.len().to_string(), "#974f0c"),
        (WatchState::Watching, None) if state.is_sure() => ("✓".to_owned(), "#216e4e"),
        (WatchState::Watching, None) => unsure,
    };
    let mut title = match state.watch_state {
        WatchState::Idle if state.left_out.is_some() => {
            "Statuspage Guard: the policy leaves this Statuspage page out".to_owned()
        }
        WatchState::Idle => "Statuspage Guard: nothing to check on this screen".to_owned(),
        _ => format!("Statuspage Guard: {}", state.summarise_findings()),
    };
    if let Some(problem) = state.policy_problem {
        title = format!("{title}. {problem}");
    }
    Badge {
        text,
        colour,
        title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::form::Screen,
        ui::{CheckHealth, PanelMessage, ReadBack, teach::TeachingSection},
    };
    use rustc_hash::FxHashMap;

    #[test]
    fn it_is_green_only_when_everything_could_be_asked() {
        let mut state = PanelState {
            screen: Screen::MaintenanceNew,
            watch_state: WatchState::Watching,
            left_out: None,
            policy_problem: None,
            links: &FxHashMap::default(),
            findings: Vec::new(),
            dismissals: Default::default(),
            listed_notices: Vec::new(),
            health: CheckHealth::default(),
            template_form: None,
            procedures: Default::default(),
            save_questions: Vec::new(),
            templates: Vec::new(),
            undo_risk: None,
            can_open_groups: false,
            read_back: ReadBack::default(),
            fields: &TeachingSection::default(),
            message: &PanelMessage::default(),
            another_copy: false,
            collapsed: false,
            corner: "",
        };
        assert_eq!(badge_for(&state).text, "✓");
        state
            .save_questions
            .push(crate::ui::SaveQuestion::default());
        let asked = badge_for(&state);
        assert_eq!(asked.text, "?");
        assert_eq!(asked.title, "Statuspage Guard: 1 question");
        state.save_questions.clear();
        state.health.could_not_run = vec![("times-agree", Vec::new())];
        let badge = badge_for(&state);
        assert_eq!(badge.text, "?");
        assert_eq!(badge.title, "Statuspage Guard: 1 rule could not run");
    }
}
