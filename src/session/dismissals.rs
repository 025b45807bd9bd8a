//! Findings that a person sets aside for the form that is being filled in. A finding is known by a number made of its rule, its
//! field, its sentence and what it is about, so that no words of a form are stored; only the reason is. Where what it is
//! about changes, the number is another, and the finding is back. What is pending on a maintenance is set aside on all screens
//! of its Statuspage page, and remembered with it.

use super::{
    memory::{Dismissal, MOST_DISMISSALS},
    message::PageRequest,
    notice_memory::SetAside,
    state::{DismissedFinding, Environment, OpenDismissal, Session},
};
use crate::{
    engine::{
        check::all_findings,
        finding::{Finding, Outcome, Severity},
        form::{FieldName, Form},
        policy::{DismissalPolicy, Policy},
        words::split_words,
    },
    ui::{self, DismissalLine, PanelDismissals, SetAsideFinding},
};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

impl Session {
    /// Gives the findings and the question their numbers, and takes out what is set aside.
    pub(super) fn number_findings(&mut self, policy: &Policy) {
        self.dismissed = Vec::new();
        self.finding_numbers = Vec::new();
        let Some(reading) = &self.reading else { return };
        let known: Vec<&Dismissal> = self.memory.dismissals_at(&self.place).collect();
        let mut numbers = FindingNumbers::default();
        for checked in &mut self.checked {
            let Outcome::Found(findings) = &mut checked.outcome else {
                continue;
            };
            findings.retain(|finding| {
                // What is set aside is counted along: of two that are alike, the second keeps its number.
                let number = numbers.number_finding(finding, &reading.form);
                let Some(reason) = find_reason(finding, number, &known, policy) else {
                    self.finding_numbers.push(number);
                    return true;
                };
                self.dismissed.push(DismissedFinding {
                    finding: finding.clone(),
                    number,
                    reason,
                });
                false
            });
        }
        let Some(question) = self.question.take() else {
            return;
        };
        let number = numbers.number_finding(&question, &reading.form);
        match find_reason(&question, number, &known, policy) {
            Some(reason) => self.dismissed.push(DismissedFinding {
                finding: question,
                number,
                reason,
            }),
            None => {
                self.finding_numbers.push(number);
                self.question = Some(question);
            }
        }
    }

    /// A person has changed something: what is not found any more is not set aside any more, should it come again.
    pub(super) fn forget_mended_dismissals(&mut self, hand: &[u32]) {
        if hand.is_empty() {
            return;
        }
        let (place, dismissed) = (&self.place, &self.dismissed);
        self.memory.dismissals.retain(|one| {
            one.place != *place || dismissed.iter().any(|found| found.number == one.number)
        });
    }

    /// A click, a letter or a key by which a finding is set aside or brought back.
    pub(super) fn handle_dismissal_click(
        &mut self,
        kind: &str,
        rest: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        match kind {
            "dismiss" => self.open_dismissal(rest, environment, requests),
            "dismissal-reason" => self.take_reason(rest),
            "dismiss-now" => self.dismiss(environment, requests),
            "bring-back" => self.restore_dismissed(rest, environment, requests),
            _ => self.leave_dismissal(requests),
        }
    }

    /// A click on the button of a finding opens the line for its reason.
    fn open_dismissal(
        &mut self,
        number: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let number = parse_number(number);
        let is_known = self.numbered_findings().any(|(finding, known)| {
            Some(known) == number && may_be_dismissed(finding, environment.policy)
        });
        let Some(number) = number.filter(|_| is_known) else {
            self.panel_message = Some("The form has changed; look again.".to_owned());
            return;
        };
        self.open_dismissal = Some(OpenDismissal {
            number,
            reason: String::new(),
            is_reason_missing: false,
        });
        requests.push(PageRequest::focus_view(ui::REASON_LINE));
    }

    /// A letter was typed into the line.
    fn take_reason(&mut self, reason: &str) {
        if let Some(open) = &mut self.open_dismissal {
            open.reason = reason.chars().take(ui::LONGEST_REASON).collect();
        }
    }

    /// Leaves the finding where it is.
    fn leave_dismissal(&mut self, requests: &mut Vec<PageRequest>) {
        if let Some(open) = self.open_dismissal.take() {
            requests.push(PageRequest::focus_view(ui::dismissal_event(open.number)));
        }
    }

    /// Sets the finding aside, with the reason that was written.
    fn dismiss(&mut self, environment: &Environment, requests: &mut Vec<PageRequest>) {
        let Some(mut open) = self.open_dismissal.take() else {
            return;
        };
        let finding = self
            .numbered_findings()
            .find(|(_, number)| *number == open.number)
            .map(|(finding, _)| finding.clone());
        let Some(finding) = finding else {
            self.panel_message = Some("The form has changed; look again.".to_owned());
            return;
        };
        let wanted = dismissal_of(&finding, environment.policy);
        if wanted == DismissalPolicy::Reason && open.reason.trim().is_empty() {
            open.is_reason_missing = true;
            self.open_dismissal = Some(open);
            requests.push(PageRequest::focus_view(ui::REASON_LINE));
            return;
        }
        let reason = open.reason.trim().to_owned();
        let until = match finding.pending {
            Some(_) => "on all screens until it changes",
            None => "until it changes or the form is submitted",
        };
        self.panel_message = Some(format!("Set aside {until}: {}", finding.sentence));
        if finding.pending.is_some() {
            self.set_task_aside(&finding, Some(reason), environment);
        } else {
            if self.memory.dismissals.len() >= MOST_DISMISSALS {
                self.memory.dismissals.remove(0);
            }
            self.memory.dismissals.push(Dismissal {
                place: self.place.clone(),
                number: open.number,
                reason,
            });
        }
        requests.push(PageRequest::focus_view(ui::restore_event(open.number)));
        self.check_form(environment);
    }

    /// What is pending is set aside for this reason, or counts again.
    fn set_task_aside(
        &mut self,
        finding: &Finding,
        reason: Option<String>,
        environment: &Environment,
    ) {
        let notice = finding.pending.as_ref().map(|pending| &pending.notice);
        let key = notice.and_then(|notice| self.key_of(notice));
        if let (Some(key), Some(what)) = (key, SetAside::of_rule(finding.rule)) {
            self.notices.set_aside(&key, what, reason);
        }
        self.recall_history(environment);
    }

    /// The finding counts again.
    fn restore_dismissed(
        &mut self,
        number: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let Some(number) = parse_number(number) else {
            return;
        };
        let mut dismissed = self.dismissed.iter();
        let found = dismissed.find(|one| one.number == number);
        if let Some(one) = found.filter(|one| one.finding.pending.is_some()) {
            let finding = one.finding.clone();
            self.set_task_aside(&finding, None, environment);
        }
        let place = &self.place;
        self.memory
            .dismissals
            .retain(|one| one.place != *place || one.number != number);
        requests.push(PageRequest::focus_view(ui::dismissal_event(number)));
        self.check_form(environment);
    }

    /// What the panel says of it.
    pub(super) fn panel_dismissals<'a>(&'a self, policy: &Policy) -> PanelDismissals<'a> {
        let numbers = self
            .numbered_findings()
            .map(|(finding, number)| may_be_dismissed(finding, policy).then_some(number));
        let mut numbers: Vec<Option<u64>> = numbers.collect();
        let question = self.question.as_ref().and_then(|_| numbers.pop().flatten());
        let line = self.open_dismissal.as_ref().map(|open| {
            let mut findings = self.numbered_findings();
            let finding = findings.find(|(_, number)| *number == open.number);
            DismissalLine {
                number: open.number,
                needs_reason: finding.is_some_and(|(finding, _)| {
                    dismissal_of(finding, policy) == DismissalPolicy::Reason
                }),
                is_reason_missing: open.is_reason_missing && open.reason.trim().is_empty(),
            }
        });
        let set_aside = self.dismissed.iter().map(|one| SetAsideFinding {
            finding: &one.finding,
            number: one.number,
            reason: &one.reason,
        });
        PanelDismissals {
            numbers,
            question,
            line,
            set_aside: set_aside.collect(),
        }
    }

    /// The findings that count, each with its number, and last the question about local time.
    fn numbered_findings(&self) -> impl Iterator<Item = (&Finding, u64)> {
        let findings = all_findings(&self.checked).chain(&self.question);
        findings.zip(self.finding_numbers.iter().copied())
    }
}

fn may_be_dismissed(finding: &Finding, policy: &Policy) -> bool {
    dismissal_of(finding, policy) != DismissalPolicy::Never
}

/// Why it is set aside, should it be.
fn find_reason(
    finding: &Finding,
    number: u64,
    known: &[&Dismissal],
    policy: &Policy,
) -> Option<String> {
    let reason = match &finding.pending {
        Some(pending) => pending.set_aside.clone(),
        None => {
            let dismissal = known.iter().find(|one| one.number == number);
            dismissal.map(|dismissal| dismissal.reason.clone())
        }
    };
    reason.filter(|_| may_be_dismissed(finding, policy))
}

fn dismissal_of(finding: &Finding, policy: &Policy) -> DismissalPolicy {
    policy.dismissal_of(finding.rule, finding.severity == Severity::Error)
}

fn parse_number(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 16).ok()
}

/// Gives findings their numbers, other ones to those that are alike. A long message has thousands of findings.
#[derive(Default)]
struct FindingNumbers {
    /// How many were given of each.
    given: FxHashMap<u64, u64>,
    /// Field → all its words.
    whole_texts: FxHashMap<&'static str, u64>,
}

impl FindingNumbers {
    fn number_finding(&mut self, finding: &Finding, form: &Form) -> u64 {
        let number = self.hash_finding(finding, form);
        let before = self.given.entry(number).or_default();
        let number = number.wrapping_add(*before);
        *before += 1;
        number
    }

    fn hash_finding(&mut self, finding: &Finding, form: &Form) -> u64 {
        let mut hasher = FxHasher::default();
        finding.rule.hash(&mut hasher);
        finding.field.as_str().hash(&mut hasher);
        // A sentence may count the minutes until the start: instead of its numbers, the schedule counts.
        let is_digit = |c: char| c.is_ascii_digit();
        let parts = finding.sentence.split(is_digit);
        for part in parts.filter(|part| !part.is_empty()) {
            part.hash(&mut hasher);
        }
        if finding.sentence.contains(is_digit) {
            hash_schedule(form, &mut hasher);
        }
        match finding.field {
            FieldName::Name => self.hash_text(form.name.value(), finding).hash(&mut hasher),
            FieldName::Message => self
                .hash_text(form.message.value(), finding)
                .hash(&mut hasher),
            FieldName::Components => {
                let chosen = form.components.value();
                for component in chosen.iter().flat_map(|list| list.ticked_components()) {
                    component.group.hash(&mut hasher);
                    component.name.hash(&mut hasher);
                }
            }
            _ => {}
        }
        hasher.finish()
    }

    /// The passage that it is about, else all words.
    fn hash_text(&mut self, text: Option<&String>, finding: &Finding) -> u64 {
        let text = text.map_or("", String::as_str);
        match finding.span.and_then(|span| text.get(span.start..span.end)) {
            Some(passage) => hash_words(passage),
            None => {
                let known = self.whole_texts.entry(finding.field.as_str());
                *known.or_insert_with(|| hash_words(text))
            }
        }
    }
}

fn hash_words(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for word in split_words(text) {
        word.hash.hash(&mut hasher);
    }
    hasher.finish()
}

fn hash_schedule(form: &Form, hasher: &mut FxHasher) {
    form.start_date.value().hash(hasher);
    form.start_time.value().hash(hasher);
    form.duration.value().hash(hasher);
    if let Some(seen) = form.remembered_schedule() {
        (seen.start, seen.minutes).hash(hasher);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::form::Screen;

    #[test]
    fn a_long_message_has_thousands_of_findings_that_are_alike() {
        let form = Form::new(Screen::MaintenanceNew);
        let finding = Finding::error(FieldName::Message, "Message has “10pm EST”.");
        let mut numbers = FindingNumbers::default();
        let mut given: Vec<u64> = (0..20_000)
            .map(|_| numbers.number_finding(&finding, &form))
            .collect();
        given.sort_unstable();
        given.dedup();
        assert_eq!(given.len(), 20_000);
    }
}
