//! `ends-by-itself`: a maintenance in progress is not closed by Statuspage while the work goes on.

use crate::engine::{
    examples::{Sketch, form},
    finding::{Edit, Finding, Severity},
    form::{AutomationStep, FieldName, Screen},
    rule::{NOT_COMPLETED, Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    sentences::format_minutes,
    time::format,
};

pub static RULE: Rule = Rule {
    id: "ends-by-itself",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "Near its end, a maintenance that is under way is not left for Statuspage to close.",
    why: "Where Completed at the end is ticked, Statuspage closes the maintenance at its planned end, whether or not the \
          work is done, sets the components back to Operational and tells the clients so. It is asked from half an \
          hour before the end on.",
    applies_to: Scope::on_screens(&[Screen::MaintenanceSchedule]).only_while(NOT_COMPLETED),
    needs: &[Need::StartDate, Need::StartTime],
    options: &[],
    good: &[
        example("An hour before the end.", TAB).seen_at("2026-11-24T23:00:00Z"),
        example(
            "It is not ticked.",
            TAB.without_automation(&[AutomationStep::Completed]),
        )
        .seen_at("2026-11-24T23:45:00Z"),
    ],
    bad: &[
        example("A quarter of an hour before the end.", TAB).seen_at("2026-11-24T23:45:00Z"),
        example("The end is over.", TAB).seen_at("2026-11-25T00:10:00Z"),
    ],
    check,
};

const TAB: Sketch = form().screen(Screen::MaintenanceSchedule);

/// Minutes before the end from which on it is asked.
const NEAR: i64 = 30;
/// Minutes after the end: a maintenance that is shown later has been closed, or is another question.
const OVER: i64 = 24 * 60;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let window = context.require_window()?;
    if window.start > context.now {
        return Err(Skip::NotApplicable);
    }
    let closes = context.form.automation.field_for(AutomationStep::Completed);
    if !*closes.require_value(FieldName::Automation)? {
        return Ok(Vec::new());
    }
    context.form.duration.require_value(FieldName::Duration)?;
    let Some(end) = window.end else {
        return Err(Skip::NotApplicable);
    };
    let left = (end - context.now).num_minutes();
    if !(-OVER..=NEAR).contains(&left) {
        return Ok(Vec::new());
    }
    let clock = format::format_clock(end.time(), context.policy.time.clock);
    let sentence = match u32::try_from(left) {
        Ok(minutes) if minutes > 0 => format!(
            "Statuspage marks this Completed at {clock} UTC, in {}, whether or not the work is done. Extend it, or untick \
             “Completed at the end”.",
            format_minutes(minutes)
        ),
        _ => format!(
            "The end, {clock} UTC, is over: Statuspage marks this Completed whether or not the work is done. Extend it, or \
             untick “Completed at the end”."
        ),
    };
    let step = AutomationStep::Completed;
    Ok(vec![
        Finding::warning(FieldName::Automation, sentence).with_fix(
            "Untick “Completed at the end”",
            vec![Edit::Automation { step, on: false }],
        ),
    ])
}
