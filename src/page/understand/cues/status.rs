//! What the status is called, and the words of its steps.

use super::CueTable;
use crate::{
    engine::form::{ComponentStatus, Status},
    page::label_text::fold,
};

pub const STATUS: CueTable = CueTable {
    cues: &[
        ("maintenance status", 10),
        ("incident status", 10),
        ("status", 9),
        ("state", 7),
        ("phase", 7),
        ("stage", 7),
        ("progress", 5),
        ("current status", 10),
        ("current state", 9),
        ("lifecycle", 6),
    ],
    needs_known_word: &[],
    vetoes: &[
        "component",
        "components",
        "filter",
        "search",
        "system",
        "page",
    ],
};

/// The status that the words on a step, an option or a button name; nothing else may be said there
/// but its number and that it is the current one.
pub fn read_status(text: &str) -> Option<Status> {
    let folded = fold(text);
    let mut left = String::new();
    for word in folded.split_whitespace() {
        let noise = matches!(
            word,
            "current"
                | "currently"
                | "selected"
                | "active"
                | "step"
                | "status"
                | "maintenance"
                | "chosen"
                | "of"
        ) || word.chars().all(|c| c.is_ascii_digit());
        if !noise {
            if !left.is_empty() {
                left.push(' ');
            }
            left.push_str(word);
        }
    }
    Some(match left.as_str() {
        "scheduled" => Status::Scheduled,
        "in progress" | "inprogress" | "started" => Status::InProgress,
        "verifying" => Status::Verifying,
        "completed" | "complete" => Status::Completed,
        "investigating" => Status::Investigating,
        "identified" => Status::Identified,
        "monitoring" => Status::Monitoring,
        "resolved" => Status::Resolved,
        _ => return None,
    })
}

/// A status of a component, which the page shows in the same kinds of control.
pub fn read_component_status(text: &str) -> Option<ComponentStatus> {
    Some(match fold(text).trim() {
        "operational" => ComponentStatus::Operational,
        "under maintenance" => ComponentStatus::UnderMaintenance,
        "degraded performance" | "degraded" => ComponentStatus::DegradedPerformance,
        "partial outage" => ComponentStatus::PartialOutage,
        "major outage" => ComponentStatus::MajorOutage,
        _ => return None,
    })
}

pub fn is_component_status(text: &str) -> bool {
    read_component_status(text).is_some()
}

/// A choice that is called so is not the status.
pub const OTHER_CHOICES: &[&str] = &[
    "filter",
    "search",
    "history",
    "timeline",
    "past",
    "previous",
    "legend",
    "component",
    "components",
];
