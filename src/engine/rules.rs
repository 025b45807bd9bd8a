//! The one list of rules. A rule is one file in `rules/` and one line in [`RULES`].
//!
//! A rule asks one question of a form. What it cannot ask, it says: a field that is missing or
//! unreadable makes it *could not run*, a field with two readings makes it *review*.

pub mod added_time;
pub mod audience_one_client;
pub mod automation_owned;
pub mod automation_sense;
pub mod cancel_completes;
pub mod completed_early;
pub mod component_status;
pub mod components_operational;
pub mod components_selected;
pub mod dates_agree;
pub mod ends_by_itself;
pub mod markup;
pub mod never_verifying;
pub mod no_jira;
pub mod notice;
pub mod notify_off;
pub mod notify_on;
pub mod one_client;
pub mod other_client_named;
pub mod page_time_zone;
pub mod placeholder_left;
pub mod plausible_window;
pub mod posted_with_errors;
pub mod sites_agree;
pub mod status_overdue;
pub mod tell_clients;
pub mod template_used;
pub mod text_length;
pub mod times_agree;
pub mod title_pattern;
pub mod utc_times;
pub mod words;
pub mod wrong_screen;

use super::{form::Form, policy::Policy, rule::Rule};

/// The one list, in the order in which findings are displayed.
pub static RULES: &[&Rule] = &[
    &wrong_screen::RULE.without_documentation(),
    &automation_owned::RULE.without_documentation(),
    &one_client::RULE.without_documentation(),
    &other_client_named::RULE.without_documentation(),
    &sites_agree::RULE.without_documentation(),
    &components_selected::RULE.without_documentation(),
    &utc_times::RULE.without_documentation(),
    &page_time_zone::RULE.without_documentation(),
    &times_agree::RULE.without_documentation(),
    &dates_agree::RULE.without_documentation(),
    &plausible_window::RULE.without_documentation(),
    &notice::RULE.without_documentation(),
    &never_verifying::RULE.without_documentation(),
    &cancel_completes::RULE.without_documentation(),
    &completed_early::RULE.without_documentation(),
    &component_status::RULE.without_documentation(),
    &template_used::RULE.without_documentation(),
    &placeholder_left::RULE.without_documentation(),
    &title_pattern::RULE.without_documentation(),
    &words::RULE.without_documentation(),
    &markup::RULE.without_documentation(),
    &notify_on::RULE.without_documentation(),
    &notify_off::RULE.without_documentation(),
    &automation_sense::RULE.without_documentation(),
    &ends_by_itself::RULE.without_documentation(),
    &text_length::RULE.without_documentation(),
    &no_jira::RULE.without_documentation(),
    &audience_one_client::RULE.without_documentation(),
    &added_time::RULE.without_documentation(),
    &tell_clients::RULE.without_documentation(),
    &components_operational::RULE.without_documentation(),
    &posted_with_errors::RULE.without_documentation(),
    &status_overdue::RULE.without_documentation(),
];

/// Whether a rule has something to ask on a screen.
pub fn is_checked(form: &Form, policy: &Policy) -> bool {
    let mut rules = RULES.iter();
    rules.any(|rule| rule.applies_to.includes_form(form, policy))
}

/// The rule with this id, or that once had it.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|rule| rule.id == id || rule.renamed_from.contains(&id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        audience::Audience,
        check::run_rule_ignoring_policy,
        examples::{UtcOnlyZones, form},
        finding::Outcome,
        form::{Field, FieldName, Form, Screen},
        policy::Policy,
        rule::Example,
        rule_context::RuleContext,
        target::Target,
    };

    #[test]
    fn examples_are_what_they_say() {
        for rule in RULES {
            for example in rule.good {
                let outcome = example.check_with(rule).unwrap();
                assert_eq!(
                    outcome,
                    Outcome::Pass,
                    "{}: {}",
                    rule.id,
                    example.description
                );
            }
            for example in rule.bad {
                let outcome = example.check_with(rule).unwrap();
                let Outcome::Found(findings) = &outcome else {
                    panic!("{}: {}: {outcome:?}", rule.id, example.description)
                };
                assert!(!findings.is_empty(), "{}: {}", rule.id, example.description);
            }
            let worst = rule
                .bad
                .iter()
                .filter_map(|example| match example.check_with(rule) {
                    Some(Outcome::Found(findings)) => findings.iter().map(|f| f.severity).max(),
                    _ => None,
                })
                .max();
            assert_eq!(worst, Some(rule.severity), "{}", rule.id);
        }
    }

    #[test]
    fn examples_are_forms_that_can_be() {
        for rule in RULES {
            for example in rule.good.iter().chain(rule.bad) {
                assert_eq!(
                    example.form.targets_not_on_screen(),
                    [],
                    "{}: {}",
                    rule.id,
                    example.description
                );
            }
        }
        let schedule = form().screen(Screen::MaintenanceSchedule);
        assert_eq!(schedule.targets_not_on_screen(), []);
        let name = Target::Field(FieldName::Name);
        assert_eq!(schedule.name("A title").targets_not_on_screen(), [name]);
        assert_eq!(
            schedule.missing(&[FieldName::Name]).targets_not_on_screen(),
            [name]
        );
        let named = form().screen(Screen::MaintenanceStatus).name("A title");
        assert_eq!(named.targets_not_on_screen(), []);
        let built = named.build_form(&Policy::default());
        assert_eq!(built.name, Field::Value("A title".into()));
    }

    /// A way to lose something that a rule may read.
    type Loss = (&'static str, FieldName, fn(&mut Form));

    fn losses() -> Vec<Loss> {
        fn gone<T>(field: &mut Field<T>) {
            *field = Field::Missing {
                why: "It was not found.".into(),
            };
        }
        vec![
            ("name", FieldName::Name, |form| gone(&mut form.name)),
            ("status", FieldName::Status, |form| gone(&mut form.status)),
            ("message", FieldName::Message, |form| {
                gone(&mut form.message)
            }),
            ("start date", FieldName::StartDate, |form| {
                gone(&mut form.start_date)
            }),
            ("start time", FieldName::StartTime, |form| {
                gone(&mut form.start_time)
            }),
            ("duration", FieldName::Duration, |form| {
                gone(&mut form.duration)
            }),
            ("zone", FieldName::StartTime, |form| gone(&mut form.zone)),
            ("components", FieldName::Components, |form| {
                gone(&mut form.components)
            }),
            ("email", FieldName::Name, |form| {
                gone(&mut form.audience.email)
            }),
            ("audience groups", FieldName::Components, |form| {
                gone(&mut form.audience.groups)
            }),
            ("subscribes", FieldName::Notify, |form| {
                gone(&mut form.audience.subscribes)
            }),
            ("notify now", FieldName::Notify, |form| {
                gone(&mut form.notify.now)
            }),
            ("notify before", FieldName::Notify, |form| {
                gone(&mut form.notify.hour_before)
            }),
            ("notify at start", FieldName::Notify, |form| {
                gone(&mut form.notify.at_start)
            }),
            ("notify at end", FieldName::Notify, |form| {
                gone(&mut form.notify.at_end)
            }),
            ("In progress at the start", FieldName::Automation, |form| {
                gone(&mut form.automation.in_progress_at_start)
            }),
            ("Under Maintenance", FieldName::Automation, |form| {
                gone(&mut form.automation.under_maintenance_at_start)
            }),
            ("Completed at the end", FieldName::Automation, |form| {
                gone(&mut form.automation.completed_at_end)
            }),
            ("Operational", FieldName::Automation, |form| {
                gone(&mut form.automation.operational_at_end)
            }),
        ]
    }

    fn outcome_without(rule: &Rule, example: &Example, lose: fn(&mut Form)) -> Outcome {
        let policy = Policy::built_in_with(example.policy).unwrap();
        let mut form = example.form.build_form(&policy);
        lose(&mut form);
        let audience = form
            .components
            .value()
            .map_or_else(Audience::default, |list| {
                Audience::from_components(list, &policy)
            });
        let now = example.now.parse().unwrap();
        run_rule_ignoring_policy(
            rule,
            &RuleContext::new(&form, &policy, &audience, now, &UtcOnlyZones),
        )
    }

    /// A field counts as needed by a rule when without it the rule runs on none of its bad examples.
    #[test]
    fn a_rule_that_reads_a_lost_field_never_passes_silently() {
        let mut silent = Vec::new();
        for rule in RULES {
            for (name, field, lose) in losses() {
                let mut needed = true;
                for example in rule.bad {
                    let after = outcome_without(rule, example, lose);
                    needed &= matches!(after, Outcome::CouldNotRun(_));
                    match &after {
                        Outcome::Pass | Outcome::NotApplicable => {
                            silent.push(format!(
                                "{} without {name}: {after:?} ({})",
                                rule.id, example.description
                            ));
                        }
                        Outcome::CouldNotRun(needs)
                            if needs.iter().all(|need| need.field != field) =>
                        {
                            silent.push(format!("{} without {name}: misses {needs:?}", rule.id));
                        }
                        _ => {}
                    }
                }
                // A text that says the start alone needs no duration; another good one does.
                let mut good = rule.good.iter();
                if needed && good.all(|one| outcome_without(rule, one, lose) == Outcome::Pass) {
                    silent.push(format!("{} without {name}: passes", rule.id));
                }
            }
        }
        assert!(silent.is_empty(), "{silent:#?}");
    }
}
