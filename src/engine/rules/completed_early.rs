//! `completed-early`: a maintenance whose start is still to come is not completed, unless that is how it is cancelled.
//!
//! The schedule is the one on the screen, or the one that was seen last. What was seen In progress has started, whatever
//! its schedule says.

use crate::engine::{
    examples::{Sketch, form},
    fill::SCHEDULE_NOT_SEEN,
    finding::{Finding, Severity},
    form::{FieldName, Screen, Status},
    rule::{Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    template::TemplatePhase,
    time::format,
    words::{Word, split_words},
};

pub static RULE: Rule = Rule {
    id: "completed-early",
    renamed_from: &[],
    severity: Severity::Review,
    asks: "A maintenance that is completed has started. Before its start it can only be cancelled, and then the message \
           says so. The schedule is the one that was seen last.",
    why: "Statuspage knows no cancelled maintenance: it is completed. A message about finished work, before the work was \
          to begin, tells clients that something was done that was not.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceNew, Screen::MaintenanceStatus]),
    needs: &[Need::Status],
    options: &[],
    good: &[
        example("Completed after the start.", completed()).seen_at("2026-11-24T23:00:00Z"),
        example(
            "Completed before the start, with the message that cancels it.",
            completed().message(CANCELLED),
        ),
        example(
            "It was started before its time, and is done.",
            completed().seen_status(Status::InProgress),
        ),
        example("It is to come.", completed().status(Status::Scheduled)),
    ],
    bad: &[
        example("Completed at 20:00, for a start at 22:00.", completed())
            .seen_at("2026-11-24T20:00:00Z"),
        example(
            "The same, in words of one's own.",
            completed().message("All work is done."),
        ),
    ],
    check,
};

const fn completed() -> Sketch {
    form()
        .screen(Screen::MaintenanceStatus)
        .status(Status::Completed)
        .seen_schedule(("2026-11-24 22:00", 120))
}

const CANCELLED: &str = "The maintenance for Alder Market that was planned for 24 November 2026 has been cancelled. No work \
                         will be done.";

/// A message with one of these says that the work does not take place.
const CANCELLED_WORDS: &str = "cancelled canceled abgesagt storniert";

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let form = context.form;
    let status = *form.status.require_value(FieldName::Status)?;
    // What was not Scheduled any more when it was opened has started, or was judged when it was completed.
    let is_started = !matches!(form.history.status, None | Some(Status::Scheduled));
    if status != Status::Completed || is_started || says_cancelled(context) {
        return Ok(Vec::new());
    }
    let Some(window) = context.find_window() else {
        let is_elsewhere = !form.start_date.is_on_screen() && !form.start_time.is_on_screen();
        if is_elsewhere && form.history.schedule.is_none() {
            return Err(Skip::could_not_run(FieldName::StartTime, SCHEDULE_NOT_SEEN));
        }
        context.check_need(Need::Schedule)?;
        return Err(Skip::unknown_zone());
    };
    if window.start <= context.now {
        return Ok(Vec::new());
    }
    let seen = context.describe_when_seen();
    let planned = format::format_window(window.start, window.end, context.policy.time.clock);
    let sentence = format!(
        "This has not started (the schedule{seen}: {planned}). Cancelled? Then say so in the message. If the work was done \
         before its time, leave it as it is."
    );
    let cancelling = context.offered_templates(TemplatePhase::Cancelled).next();
    let fix = cancelling.map(|template| context.fix_by_template(template));
    Ok(vec![
        Finding::review(FieldName::Status, sentence).with_fixes(fix),
    ])
}

/// The template says it, or the person does, in words that are not those of the template for completed work.
fn says_cancelled(context: &RuleContext) -> bool {
    if context.is_from_template(TemplatePhase::Cancelled) {
        return true;
    }
    let Some(message) = context.form.message.value() else {
        return false;
    };
    let known = split_words(CANCELLED_WORDS);
    let is_known = |word: &Word| known.iter().any(|known| known.hash == word.hash);
    let mut words = context.read_words(FieldName::Message, message).iter();
    words.any(is_known) && !context.is_from_template(TemplatePhase::Completed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience, check::run_rule_ignoring_policy, examples::UtcOnlyZones,
        finding::Outcome, form::Form, policy::Policy, rule::DAY_BEFORE,
    };

    fn outcome(form: &Form) -> Outcome {
        let (policy, audience) = (Policy::default(), Audience::default());
        let now = DAY_BEFORE.parse().unwrap_or_default();
        let context = RuleContext::new(form, &policy, &audience, now, &UtcOnlyZones);
        run_rule_ignoring_policy(&RULE, &context)
    }

    #[test]
    fn it_names_the_start_and_offers_the_template() {
        let Outcome::Found(findings) = outcome(&completed().build_form(&Policy::default())) else {
            panic!()
        };
        assert_eq!(
            findings[0].sentence,
            "This has not started (the schedule as seen at 09:00 UTC: 24 November 2026, 22:00–00:00 UTC). Cancelled? Then say so in \
             the message. If the work was done before its time, leave it as it is."
        );
        assert_eq!(
            findings[0].fixes[0].label,
            "Insert “D. Maintenance Cancelled”"
        );
    }

    #[test]
    fn a_schedule_that_was_never_seen_is_reported() {
        let unseen = form().screen(Screen::MaintenanceStatus);
        let unseen = unseen
            .status(Status::Completed)
            .build_form(&Policy::default());
        assert!(matches!(outcome(&unseen), Outcome::CouldNotRun(_)));
        let started = form().screen(Screen::MaintenanceStatus);
        let started = started
            .status(Status::Completed)
            .seen_status(Status::InProgress);
        assert_eq!(
            outcome(&started.build_form(&Policy::default())),
            Outcome::Pass
        );
    }

    #[test]
    fn which_words_cancel() {
        let says = |message: &'static str| {
            matches!(
                outcome(&completed().message(message).build_form(&Policy::default())),
                Outcome::Pass
            )
        };
        assert!(says("Cancelled: the parts have not come."));
        assert!(says("We have CANCELED this maintenance."));
        assert!(!says("Cancel your orders, please."));
        assert!(!says("Done."));
    }
}
