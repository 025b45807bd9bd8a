//! `wrong-screen`: no incident is made by hand, or where the policy allows that, no maintenance as an incident.

use crate::engine::{
    examples::form,
    finding::{Finding, Severity},
    form::{FieldName, Form, Screen},
    policy::IncidentPolicy,
    rule::{Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    text::normalize_text,
};

pub static RULE: Rule = Rule {
    id: "wrong-screen",
    renamed_from: &[],
    severity: Severity::Error,
    asks: "A maintenance is made on the maintenance screen, and an incident is not made by hand.",
    why: "The two screens look alike. An incident tells every client at once that something is \
          broken: a false alarm. Where the policy allows incidents, only words of a planned maintenance are found, and \
          those that may be of one are a question.",
    applies_to: Scope::on_screens(&[
        Screen::MaintenanceNew,
        Screen::MaintenanceStatus,
        Screen::MaintenanceSchedule,
        Screen::IncidentNew,
    ]),
    needs: &[],
    options: &[],
    good: &[
        example("A maintenance, on the maintenance screen.", form()),
        example(
            "An incident, where the policy allows them.",
            form()
                .screen(Screen::IncidentNew)
                .name("Alder Boston is down")
                .message(
                    "An unplanned restart has stopped the scheduled jobs. We are looking into it.",
                ),
        )
        .with_policy(ALLOWED),
    ],
    bad: &[
        example(
            "A maintenance is being typed on the incident screen.",
            form()
                .screen(Screen::IncidentNew)
                .name("Scheduled maintenance, Alder Boston"),
        ),
        example(
            "An incident is being made by hand.",
            form()
                .screen(Screen::IncidentNew)
                .name("Alder Boston is down")
                .message("We are looking into it."),
        ),
        example(
            "Incidents are allowed, and this is planned work.",
            form()
                .screen(Screen::IncidentNew)
                .name("Alder Boston: planned network upgrade")
                .message("The site will be offline."),
        )
        .with_policy(ALLOWED),
    ],
    check,
};

const ALLOWED: &str = r#"{"incidents": "allowed"}"#;

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    if context.form.screen != Screen::IncidentNew {
        return Ok(Vec::new());
    }
    if context.policy.incidents == IncidentPolicy::Forbidden {
        let sentence = sentence(speaks_of_maintenance(context.form));
        return Ok(vec![Finding::error(FieldName::Page, sentence)]);
    }
    let mut worst = None;
    let findings = context.check_each_text(&mut |field, text| {
        worst = worst.max(find_plan(context, field, text));
        Vec::new()
    });
    let words = match worst {
        None => return findings,
        Some(Severity::Review) => {
            "The text may be about planned work, and this is the incident screen. If it is planned, go to Incidents > \
             Maintenances > Schedule maintenance. Is it an incident?"
        }
        Some(_) => sentence(true),
    };
    Ok(vec![Finding::new(
        worst.unwrap_or(Severity::Review),
        FieldName::Page,
        words,
    )])
}

fn sentence(maintenance: bool) -> &'static str {
    if maintenance {
        "This is the incident screen, and the text speaks of a maintenance: clients would get a false alarm. Go to \
         Incidents > Maintenances > Schedule maintenance."
    } else {
        "This makes an incident, which is for the Support team: clients are told at once that something is broken. \
         For a maintenance go to Incidents > Maintenances."
    }
}

fn speaks_of_maintenance(form: &Form) -> bool {
    [&form.name, &form.message]
        .into_iter()
        .filter_map(|field| field.value())
        .any(|text| text.to_lowercase().contains("maintenance"))
}

/// What is said to be planned before one of [`WORK`].
const PLANNED: [&str; 3] = ["planned", "scheduled", "upcoming"];
/// What a maintenance is called.
const WORK: [&str; 16] = [
    "maintenance",
    "work",
    "works",
    "upgrade",
    "upgrades",
    "update",
    "updates",
    "downtime",
    "outage",
    "deployment",
    "release",
    "migration",
    "window",
    "interruption",
    "reboot",
    "restart",
];
/// What goes on after "planned" and "scheduled" where they say when.
const WHEN: [&str; 7] = ["for", "on", "at", "from", "between", "tonight", "tomorrow"];
/// Before it: it is over, or is named as a cause.
const PAST: [&str; 9] = [
    "after",
    "following",
    "since",
    "during",
    "due",
    "by",
    "last",
    "yesterday's",
    "previous",
];
/// Before it: there is none.
const NONE: [&str; 4] = ["not", "no", "without", "never"];

/// Whether a text announces planned work: an error where it says so, a question where it may.
fn find_plan(context: &RuleContext, field: FieldName, text: &str) -> Option<Severity> {
    let is_ahead = context
        .read_times(field, text)
        .iter()
        .any(|time| time.is_range && time.start.is_some_and(|start| start > context.now));
    let folded = normalize_text(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = is_ahead.then_some(Severity::Review);
    for (at, word) in words.iter().enumerate() {
        let before = &words[at.saturating_sub(3)..at];
        let after = words.get(at + 1..).unwrap_or_default();
        let has = |list: &[&str], within: &[&str]| within.iter().any(|word| list.contains(word));
        let is_planned = PLANNED.contains(word);
        let names_work = is_planned && has(&WORK, &after[..after.len().min(3)]);
        let is_plain = names_work || *word == "maintenance" && is_ahead;
        let says_when = is_planned && has(&WHEN, &after[..after.len().min(1)]);
        if has(&NONE, before) || !is_plain && !says_when {
            continue;
        }
        let severity = match is_plain && !has(&PAST, before) {
            true => Severity::Error,
            false => Severity::Review,
        };
        found = found.max(Some(severity));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::finding::Outcome;

    #[track_caller]
    fn is_found(text: &'static str, expected: Option<Severity>) {
        let sketch = form()
            .screen(Screen::IncidentNew)
            .name("Alder Boston")
            .message(text);
        let outcome = example("", sketch)
            .with_policy(ALLOWED)
            .check_with(&RULE)
            .unwrap();
        let found = match &outcome {
            Outcome::Found(findings) => Some(findings[0].severity),
            _ => None,
        };
        assert_eq!(found, expected, "{text}: {outcome:?}");
    }

    #[test]
    fn words_of_a_maintenance_where_incidents_are_allowed() {
        let (error, review) = (Some(Severity::Error), Some(Severity::Review));
        is_found("Planned maintenance of the database.", error);
        is_found("Scheduled downtime for all sites.", error);
        is_found("Maintenance on 25 November 2026, 22:00-23:00 UTC.", error);
        is_found("A restart is planned for 22:00 UTC.", review);
        is_found("Following the planned upgrade, orders fail.", review);
        is_found("Offline on 25 November 2026, 22:00-23:00 UTC.", review);
        is_found("Orders have failed since the last maintenance.", None);
        is_found("This was no planned outage.", None);
        is_found("Scheduled jobs fail. An unplanned restart.", None);
        is_found("Orders failed on 20 November 2026, 22:00-23:00 UTC.", None);
    }
}
