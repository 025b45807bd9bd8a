//! What a template of the page's own is for, by its name and by the status that it sets.

use super::TemplatePhase;
use crate::engine::{form::Status, text::normalize_text};

/// Words in the name of a template for a change of plan, which has no status of its own.
const PLAN_CHANGES: [(&str, TemplatePhase); 23] = [
    ("extend", TemplatePhase::Extended),
    ("extension", TemplatePhase::Extended),
    ("prolong", TemplatePhase::Extended),
    ("longer", TemplatePhase::Extended),
    ("overrun", TemplatePhase::Extended),
    ("more time", TemplatePhase::Extended),
    ("verlänger", TemplatePhase::Extended),
    ("延長", TemplatePhase::Extended),
    ("cancel", TemplatePhase::Cancelled),
    ("called off", TemplatePhase::Cancelled),
    ("abort", TemplatePhase::Cancelled),
    ("abgesagt", TemplatePhase::Cancelled),
    ("absage", TemplatePhase::Cancelled),
    ("中止", TemplatePhase::Cancelled),
    ("reschedul", TemplatePhase::Rescheduled),
    ("postpone", TemplatePhase::Rescheduled),
    ("moved", TemplatePhase::Rescheduled),
    ("new date", TemplatePhase::Rescheduled),
    ("new time", TemplatePhase::Rescheduled),
    ("verschoben", TemplatePhase::Rescheduled),
    ("verschieb", TemplatePhase::Rescheduled),
    ("neuer termin", TemplatePhase::Rescheduled),
    ("変更", TemplatePhase::Rescheduled),
];

/// Words in the name of any other, where the status is not known.
const USUAL_STEPS: [(&str, TemplatePhase); 20] = [
    ("schedul", TemplatePhase::Scheduled),
    ("planned", TemplatePhase::Scheduled),
    ("geplant", TemplatePhase::Scheduled),
    ("ankündig", TemplatePhase::Scheduled),
    ("予定", TemplatePhase::Scheduled),
    ("start", TemplatePhase::InProgress),
    ("begin", TemplatePhase::InProgress),
    ("begun", TemplatePhase::InProgress),
    ("progress", TemplatePhase::InProgress),
    ("begonnen", TemplatePhase::InProgress),
    ("開始", TemplatePhase::InProgress),
    ("verif", TemplatePhase::Verifying),
    ("prüfung", TemplatePhase::Verifying),
    ("complet", TemplatePhase::Completed),
    ("finish", TemplatePhase::Completed),
    ("done", TemplatePhase::Completed),
    ("beendet", TemplatePhase::Completed),
    ("abgeschlossen", TemplatePhase::Completed),
    ("完了", TemplatePhase::Completed),
    ("終了", TemplatePhase::Completed),
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

/// The first of `words` in the name that a word of it begins with; Japanese has no spaces between its words.
fn find_word(name: &str, words: &[(&str, TemplatePhase)]) -> Option<TemplatePhase> {
    let name = normalize_text(name);
    let places = words.iter().filter_map(|(wanted, phase)| {
        let wanted = normalize_text(wanted);
        let is_there = |(at, _): &(usize, &str)| {
            let before = name[..*at].chars().next_back();
            !wanted.is_ascii() || !before.is_some_and(char::is_alphanumeric)
        };
        let (at, _) = name.match_indices(&wanted).find(is_there)?;
        Some((at, *phase))
    });
    let first = places.min_by_key(|(at, _)| *at);
    first.map(|(_, phase)| phase)
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
        assert_eq!(phase("Work called off"), Some(TemplatePhase::Cancelled));
        assert_eq!(phase("It takes longer"), Some(TemplatePhase::Extended));
        assert_eq!(phase("A new date"), Some(TemplatePhase::Rescheduled));
        assert_eq!(
            phase("Wartung verschoben"),
            Some(TemplatePhase::Rescheduled)
        );
        assert_eq!(phase("Wartung verlängert"), Some(TemplatePhase::Extended));
        assert_eq!(phase("メンテナンス延長"), Some(TemplatePhase::Extended));
        assert_eq!(phase("Removed racks"), Some(TemplatePhase::Completed));
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
