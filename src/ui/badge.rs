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
    let unsure = shown.policy_problem.is_some();
    let (text, colour) = match (shown.state, shown.worst()) {
        (State::Idle, _) if unsure => ("?".to_owned(), "#974f0c"),
        (State::Idle, _) => (String::new(), "#5e6c84"),
        (_, Some(Severity::Error)) => (shown.findings.len().to_string(), "#c9372c"),
        (State::Partial | State::Blind, _) => ("?".to_owned(), "#974f0c"),
        (_, Some(_)) => (shown.findings.len().to_string(), "#974f0c"),
        (State::Watching, None) if unsure => ("?".to_owned(), "#974f0c"),
        (State::Watching, None) => ("✓".to_owned(), "#216e4e"),
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
