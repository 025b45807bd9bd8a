//! What a template of the page's own is for, by its name and by the status that it sets.

use super::TemplatePhase;
use crate::engine::{form::Status, text::normalize_text};

/// Words in the name of a template for a change of plan, which has no status of its own.
const PLAN_CHANGES: [(&str, TemplatePhase); 5] = [
    ("extend", TemplatePhase::Extended),
    ("extension", TemplatePhase::Extended),
    ("cancel", TemplatePhase::Cancelled),
    ("reschedul", TemplatePhase::Rescheduled),
    ("postpone", TemplatePhase::Rescheduled),
];

/// Words in the name of any other, where the status is not known.
const USUAL_STEPS: [(&str, TemplatePhase); 9] = [
    ("schedul", TemplatePhase::Scheduled),
    ("planned", TemplatePhase::Scheduled),
    ("start", TemplatePhase::InProgress),
    ("begin", TemplatePhase::InProgress),
    ("progress", TemplatePhase::InProgress),
    ("verif", TemplatePhase::Verifying),
    ("complet", TemplatePhase::Completed),
    ("finish", TemplatePhase::Completed),
    ("done", TemplatePhase::Completed),
];

/// The change of plan that the name of a template is about.
pub fn plan_change_named_in(name: &str) -> Option<TemplatePhase> {
    find_word(name, &PLAN_CHANGES)
}

/// What the template is for; none where neither name nor status says it.
pub fn read_phase(name: &str, status: Option<Status>) -> Option<TemplatePhase> {
    let by_status = status.map(|status| match status {
        Status::Scheduled => TemplatePhase::Scheduled,
        Status::InProgress => TemplatePhase::InProgress,
        Status::Verifying => TemplatePhase::Verifying,
        Status::Completed => TemplatePhase::Completed,
        _ => TemplatePhase::Incident,
    });
    if by_status == Some(TemplatePhase::Incident) {
        return by_status;
    }
    plan_change_named_in(name)
        .or(by_status)
        .or_else(|| find_word(name, &USUAL_STEPS))
}

fn find_word(name: &str, words: &[(&str, TemplatePhase)]) -> Option<TemplatePhase> {
    let name = normalize_text(name);
    let mut written = name.split(|c: char| !c.is_alphanumeric());
    written.find_map(|word| {
        let found = words.iter().find(|(start, _)| word.starts_with(start));
        found.map(|(_, phase)| *phase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_plan_is_known_by_its_name() {
        let phase = |name| read_phase(name, Some(Status::Completed));
        assert_eq!(
            phase("D. Maintenance Cancelled"),
            Some(TemplatePhase::Cancelled)
        );
        assert_eq!(phase("All is well"), Some(TemplatePhase::Completed));
        assert_eq!(
            read_phase("Work has started", None),
            Some(TemplatePhase::InProgress)
        );
        assert_eq!(read_phase("Our notice", None), None);
        assert_eq!(
            read_phase("Cancelled orders", Some(Status::Identified)),
            Some(TemplatePhase::Incident)
        );
    }
}
