//! The toolbar badge: the same verdict in one sign.

use super::{Shown, State};
use crate::engine::finding::Severity;

/// Text and colour of the badge, and the button's tooltip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Badge {
    pub text: String,
    pub colour: &'static str,
    pub title: String,
}

pub fn badge(shown: &Shown) -> Badge {
    let unsure = ("?".to_owned(), "#974f0c");
    let (text, colour) = match (shown.state, shown.worst()) {
        (State::Idle, _) if shown.policy_problem.is_some() => unsure,
        (State::Idle, _) => (String::new(), "#5e6c84"),
        (_, Some(Severity::Error)) => (shown.findings.len().to_string(), "#c9372c"),
        (State::Partial | State::Blind, _) => unsure,
        (_, Some(_)) => (shown.findings.len().to_string(), "#974f0c"),
        (State::Watching, None) if shown.is_sure() => ("✓".to_owned(), "#216e4e"),
        (State::Watching, None) => unsure,
    };
    let mut title = match shown.state {
        State::Idle if !shown.covered => {
            "Statuspage Guard: the policy leaves this Statuspage page out".to_owned()
        }
        State::Idle => "Statuspage Guard: nothing to check on this screen".to_owned(),
        _ => format!("Statuspage Guard: {}", shown.summary()),
    };
    if let Some(problem) = shown.policy_problem {
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
        ui::{Health, Notice, ReadBack, teach::Fields},
    };
    use rustc_hash::FxHashMap;

    #[test]
    fn it_is_green_only_when_everything_could_be_asked() {
        let mut shown = Shown {
            screen: Screen::MaintenanceNew,
            state: State::Watching,
            covered: true,
            policy_problem: None,
            links: &FxHashMap::default(),
            findings: Vec::new(),
            health: Health::default(),
            templates: Vec::new(),
            undo_risk: None,
            read_back: ReadBack::default(),
            fields: &Fields::default(),
            notice: &Notice::default(),
            another_copy: false,
            collapsed: false,
            corner: "",
        };
        assert_eq!(badge(&shown).text, "✓");
        shown.health.could_not_run = vec![("times-agree", Vec::new())];
        let badge = badge(&shown);
        assert_eq!(badge.text, "?");
        assert_eq!(badge.title, "Statuspage Guard: 1 rule could not run");
    }
}
