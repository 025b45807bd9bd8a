//! `automation-sense`: the boxes of the automation fit each other, the start and the policy.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, MissingField, Severity},
    form::{AutomationStep, Field, FieldName, NotificationMoment, Screen},
    policy::CheckboxPolicy,
    rule::{NOT_COMPLETED, Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    sentences::format_minutes,
    target::CheckboxName,
    time::UtcInstant,
};

pub static RULE: Rule = Rule {
    id: "automation-sense",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "What Statuspage does by itself at the start and at the end fits together, and is what the policy wants.",
    why: "Components that are set to Under Maintenance and never back stay so until somebody looks. A notice goes out \
          with the change of status that it is about, so without that change nobody is told, and with nothing ticked \
          the maintenance stays Scheduled while the work goes on. The reminder is sent one hour before: nearer to the \
          start it cannot be sent any more. Where the policy requires a notice, it is notify-on that asks for it.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceNew, Screen::MaintenanceSchedule])
        .only_while(NOT_COMPLETED),
    needs: &[],
    options: &[],
    good: &[
        example("Everything is ticked.", form()),
        example("Nothing is done at the end, and the notice there is off as well.", {
            form()
                .without_automation(&[AutomationStep::Completed])
                .notify(NotificationMoment::AtEnd, false)
        }),
        example(
            "A maintenance is opened again, five minutes from now.",
            form().message(
                "The maintenance for Alder Market needs more time and has been extended by 1 hour. The new planned \
                 end is 00:00 UTC on 25 November 2026.\n\nSites: Alder Boston and Alder Denver\n\nWe apologise for \
                 the inconvenience and will post here when the work is complete.",
            ),
        )
        .seen_at("2026-11-24T21:55:00Z"),
    ],
    bad: &[
        example(
            "The components are never set back to Operational.",
            form().without_automation(&[AutomationStep::Operational]),
        ),
        example(
            "A notice at the start, and no change of status there.",
            form().without_automation(&[AutomationStep::InProgress]),
        ),
        example("A reminder one hour before a start in 40 minutes.", form())
            .seen_at("2026-11-24T21:20:00Z"),
        example(
            "Nothing is ticked.",
            form()
                .without_automation(&AutomationStep::ALL)
                .notify(NotificationMoment::AtStart, false)
                .notify(NotificationMoment::AtEnd, false),
        ),
        example("A box is ticked that the policy wants off.", form())
            .with_policy(r#"{"automation": {"boxes": {"completed": "forbidden"}}}"#),
    ],
    check,
};

/// Minutes before the start at which subscribers are reminded.
const REMINDER: i64 = 60;
/// Minutes that a start may lie behind and still be meant: more is asked about by `plausible-window`.
const GRACE: i64 = 5;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let mut boxes = BoxReader::default();
    let mut findings = Vec::new();
    let window = context.find_window();
    let start = window.map(|window| window.start);
    // What was to be done at the start has been done, or will not be; what the end brings is a question of how the
    // work goes on.
    let is_new = context.form.screen == Screen::MaintenanceNew;
    if !is_new && start.is_some_and(|start| start <= context.now) {
        return Err(Skip::NotApplicable);
    }
    ask_about_policy(context, &mut boxes, &mut findings);
    if !ask_about_nothing(context, &mut boxes, &mut findings) {
        ask_about_components(context, &mut boxes, &mut findings);
        ask_about_notices(context, &mut boxes, &mut findings);
    }
    ask_about_reminder(context, start, &mut boxes, &mut findings);
    match (findings.is_empty(), boxes.missing.is_empty()) {
        (false, _) => Ok(findings),
        (true, false) => Err(Skip::CouldNotRun(boxes.missing)),
        (true, true) if boxes.was_one_not_on_screen => Err(Skip::NotApplicable),
        (true, true) => Ok(findings),
    }
}

/// Reads boxes, and keeps what could not be read of them.
#[derive(Default)]
struct BoxReader {
    missing: Vec<MissingField>,
    was_one_not_on_screen: bool,
}

impl BoxReader {
    /// Whether the box is ticked, where that is known.
    fn is_ticked(
        &mut self,
        field: &Field<bool>,
        name: FieldName,
        findings: &mut Vec<Finding>,
    ) -> Option<bool> {
        match field.require_value(name) {
            Ok(on) => return Some(*on),
            Err(Skip::NotApplicable) => self.was_one_not_on_screen = true,
            Err(Skip::CouldNotRun(fields)) => {
                let missing = &mut self.missing;
                missing.extend(
                    fields
                        .into_iter()
                        .filter(|one| !missing.contains(one))
                        .collect::<Vec<_>>(),
                );
            }
            Err(Skip::Ambiguous(question)) if findings.contains(&question) => {}
            Err(Skip::Ambiguous(question)) => findings.push(*question),
        }
        None
    }

    fn does_step(
        &mut self,
        step: AutomationStep,
        context: &RuleContext,
        findings: &mut Vec<Finding>,
    ) -> Option<bool> {
        let field = context.form.automation.field_for(step);
        self.is_ticked(field, FieldName::Automation, findings)
    }

    fn notifies(
        &mut self,
        moment: NotificationMoment,
        context: &RuleContext,
        findings: &mut Vec<Finding>,
    ) -> Option<bool> {
        let field = context.form.notify.field_for(moment);
        self.is_ticked(field, FieldName::Notify, findings)
    }
}

/// A box stands otherwise than the policy wants it.
fn ask_about_policy(context: &RuleContext, boxes: &mut BoxReader, findings: &mut Vec<Finding>) {
    for step in AutomationStep::ALL {
        let wanted = match context.policy.automation.boxes.wants(step) {
            CheckboxPolicy::Either => continue,
            wanted => wanted == CheckboxPolicy::Required,
        };
        if boxes.does_step(step, context, findings) != Some(!wanted) {
            continue;
        }
        let name = CheckboxName::from(step).display_name();
        let sentence = match wanted {
            true => format!("“{name}” is not ticked, and your policy requires it. Tick it."),
            false => format!("“{name}” is ticked, and your policy wants it off. Untick it."),
        };
        findings.push(with_step(
            Finding::warning(FieldName::Automation, sentence),
            step,
            wanted,
        ));
    }
}

/// Nothing is done by itself: whether it is so. A box that the page does not have does nothing either.
fn ask_about_nothing(
    context: &RuleContext,
    boxes: &mut BoxReader,
    findings: &mut Vec<Finding>,
) -> bool {
    let does = AutomationStep::ALL.map(|step| boxes.does_step(step, context, findings));
    let statuses = [AutomationStep::InProgress, AutomationStep::Completed];
    let is_off =
        |step: &AutomationStep| *context.form.automation.field_for(*step) == Field::Value(false);
    if does.contains(&Some(true)) || !statuses.iter().any(is_off) {
        return false;
    }
    let is_read = |step: &AutomationStep| {
        let field = context.form.automation.field_for(*step);
        matches!(field, Field::Value(_) | Field::NotOnScreen)
    };
    let wants = |step: &AutomationStep| context.policy.automation.boxes.wants(*step);
    let is_wanted = statuses
        .iter()
        .any(|step| wants(step) == CheckboxPolicy::Forbidden);
    // Where the policy requires a box, that has been said.
    let is_said = AutomationStep::ALL
        .iter()
        .any(|step| wants(step) == CheckboxPolicy::Required);
    if AutomationStep::ALL.iter().all(is_read) && !is_wanted && !is_said {
        let steps = statuses.into_iter().filter(is_off);
        let edits = steps.map(|step| Edit::Automation { step, on: true });
        findings.push(
            Finding::warning(
                FieldName::Automation,
                "Nothing will move this maintenance: at the start and at the end it stays as it is until somebody \
                 sets its status. Tick what Statuspage is to do, or make sure that somebody does it.",
            )
            .with_fix("Let Statuspage set the status", edits.collect()),
        );
    }
    true
}

/// Set to Under Maintenance at the start, and never back.
fn ask_about_components(context: &RuleContext, boxes: &mut BoxReader, findings: &mut Vec<Finding>) {
    let mut does = |step| boxes.does_step(step, context, findings);
    let (begins, ends) = (
        does(AutomationStep::UnderMaintenance),
        does(AutomationStep::Operational),
    );
    let wanted = context
        .policy
        .automation
        .boxes
        .wants(AutomationStep::Operational);
    if begins == Some(true) && ends == Some(false) && wanted == CheckboxPolicy::Either {
        let finding = Finding::warning(
            FieldName::Automation,
            "Statuspage sets the components to Under Maintenance at the start and never back. Tick “Operational at \
             the end”, or set them back by hand.",
        );
        findings.push(with_step(finding, AutomationStep::Operational, true));
    }
}

/// A notice without the change of status that it is about, or the reverse.
fn ask_about_notices(context: &RuleContext, boxes: &mut BoxReader, findings: &mut Vec<Finding>) {
    for (moment, step) in [
        (NotificationMoment::AtStart, AutomationStep::InProgress),
        (NotificationMoment::AtEnd, AutomationStep::Completed),
    ] {
        let notifies = boxes.notifies(moment, context, findings);
        let moves = boxes.does_step(step, context, findings);
        let notice = context.policy.notifications.wants(moment);
        let change = context.policy.automation.boxes.wants(step);
        let (when, name) = (
            moment.describe_moment(),
            CheckboxName::from(step).display_name(),
        );
        match (notifies, moves) {
            (Some(true), Some(false)) if change != CheckboxPolicy::Required => {
                let mut finding = Finding::warning(
                    FieldName::Automation,
                    format!(
                        "The notice {when} goes out with the change of status, and nothing changes it: nobody would be \
                         told. Tick “{name}”, or untick the notice."
                    ),
                );
                if change != CheckboxPolicy::Forbidden {
                    finding = with_step(finding, step, true);
                }
                findings.push(finding.with_fix(
                    format!("No notice {when}"),
                    vec![Edit::Notify { moment, on: false }],
                ));
            }
            (Some(false), Some(true)) if notice == CheckboxPolicy::Either => {
                findings.push(
                    Finding::review(
                        FieldName::Automation,
                        format!(
                            "Statuspage {} and tells nobody. Is that meant?",
                            step.describe_step()
                        ),
                    )
                    .with_fix(
                        format!("Tell subscribers {when}"),
                        vec![Edit::Notify { moment, on: true }],
                    ),
                );
            }
            _ => {}
        }
    }
}

/// The reminder would have to be sent before now.
fn ask_about_reminder(
    context: &RuleContext,
    start: Option<UtcInstant>,
    boxes: &mut BoxReader,
    findings: &mut Vec<Finding>,
) {
    let moment = NotificationMoment::HourBefore;
    // Of a maintenance that is there already it may have been sent.
    if context.form.screen != Screen::MaintenanceNew
        || context.form.published.is_some()
        || context.policy.notifications.wants(moment) == CheckboxPolicy::Forbidden
        || boxes.notifies(moment, context, findings) != Some(true)
    {
        return;
    }
    let Some(start) = start else {
        return boxes.read_start(context, findings);
    };
    let lead = (start - context.now).num_minutes();
    if !(-GRACE..REMINDER).contains(&lead) || context.is_opened_again() {
        return;
    }
    let lead = match u32::try_from(lead) {
        Ok(minutes) if minutes > 0 => format!("in {}", format_minutes(minutes)),
        _ => "now".to_owned(),
    };
    findings.push(
        Finding::warning(
            FieldName::Automation,
            format!(
                "It starts {lead}, too soon for the reminder 1 hour before. Untick the reminder."
            ),
        )
        .with_fix("No reminder", vec![Edit::Notify { moment, on: false }]),
    );
}

impl BoxReader {
    /// What of the start could not be read.
    fn read_start(&mut self, context: &RuleContext, findings: &mut Vec<Finding>) {
        let form = context.form;
        let date = form
            .start_date
            .require_value(FieldName::StartDate)
            .map(drop);
        let time = form
            .start_time
            .require_value(FieldName::StartTime)
            .map(drop);
        match date.and(time).err().unwrap_or_else(Skip::unknown_zone) {
            Skip::CouldNotRun(mut fields) => self.missing.append(&mut fields),
            Skip::Ambiguous(question) => findings.push(*question),
            Skip::NotApplicable => {}
        }
    }
}

fn with_step(finding: Finding, step: AutomationStep, on: bool) -> Finding {
    let name = CheckboxName::from(step).display_name();
    let verb = if on { "Tick" } else { "Untick" };
    finding.with_fix(
        format!("{verb} “{name}”"),
        vec![Edit::Automation { step, on }],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        examples::{Sketch, UtcOnlyZones},
        finding::Outcome,
        form::Form,
        policy::Policy,
    };

    #[track_caller]
    fn says(sketch: Sketch, policy: &'static str, expected: &[&str]) {
        let outcome = example("", sketch).with_policy(policy).check_with(&RULE);
        let said: Vec<String> = match outcome.unwrap() {
            Outcome::Found(findings) => findings
                .iter()
                .flat_map(|finding| &finding.fixes)
                .map(|fix| fix.label.clone())
                .collect(),
            other => vec![format!("{other:?}")],
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn the_notice_and_its_change_of_status() {
        let no_completion = form().without_automation(&[AutomationStep::Completed]);
        says(
            no_completion,
            "",
            &["Tick “Completed at the end”", "No notice at the end"],
        );
        let forbidden = r#"{"automation": {"boxes": {"completed": "forbidden"}}}"#;
        says(no_completion, forbidden, &["No notice at the end"]);
        let required = r#"{"automation": {"boxes": {"completed": "required"}}}"#;
        says(no_completion, required, &["Tick “Completed at the end”"]);
        let quiet = form().notify(NotificationMoment::AtStart, false);
        says(quiet, "", &["Pass"]);
        let either = r#"{"notifications": {"at_start": "either"}}"#;
        says(quiet, either, &["Tell subscribers at the start"]);
        let never = r#"{"notifications": {"at_start": "forbidden"}}"#;
        says(quiet, never, &["Pass"]);
    }

    #[test]
    fn a_team_that_moves_everything_by_hand() {
        let by_hand = form()
            .without_automation(&AutomationStep::ALL)
            .notify(NotificationMoment::AtStart, false)
            .notify(NotificationMoment::AtEnd, false);
        let policy = r#"{"automation": {"boxes": {"in_progress": "forbidden", "completed": "forbidden"}},
            "notifications": {"at_start": "forbidden", "at_end": "forbidden"}}"#;
        says(by_hand, policy, &["Pass"]);
        says(by_hand, "", &["Let Statuspage set the status"]);
    }

    #[test]
    fn a_page_that_has_no_boxes_for_the_components() {
        let found = |lose: fn(&mut Form)| {
            let policy = Policy::default();
            let off = form().without_automation(&AutomationStep::ALL);
            let mut form = off.build_form(&policy);
            lose(&mut form);
            let audience = Audience::default();
            let context =
                RuleContext::new(&form, &policy, &audience, Default::default(), &UtcOnlyZones);
            Outcome::from(check(&context))
        };
        let without = found(|form| {
            form.automation.under_maintenance_at_start = Field::NotOnScreen;
            form.automation.operational_at_end = Field::NotOnScreen;
        });
        assert!(matches!(without, Outcome::Found(_)), "{without:?}");
        let unread = found(|form| form.mark_missing(FieldName::Automation));
        assert!(matches!(unread, Outcome::CouldNotRun(_)), "{unread:?}");
        let nothing = found(|form| form.automation = Default::default());
        assert_eq!(nothing, Outcome::NotApplicable);
    }

    #[test]
    fn what_has_begun_is_not_asked_about() {
        let tab = form()
            .screen(Screen::MaintenanceSchedule)
            .without_automation(&[AutomationStep::Completed]);
        says(tab.starts("2026-11-23 11:00"), "", &["NotApplicable"]);
        says(
            tab,
            "",
            &["Tick “Completed at the end”", "No notice at the end"],
        );
    }
}
