//! `template-used`: the message comes from the policy's template of this phase.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Severity, TextDifference},
    form::{Field, FieldName, Screen, Status},
    policy::IncidentPolicy,
    rule::{Condition, Rule, Scope, example},
    rule_context::{RuleContext, Skip},
    template::{self, Template, TemplatePhase, WordChange},
};

pub static RULE: Rule = Rule {
    id: "template-used",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The message comes from the template of this phase.",
    why: "Clients know the templates and find in them what they need: who, where, from when to \
          when. Statuspage's own sentence says none of it, and an empty message becomes that \
          sentence.",
    applies_to: Scope::on_screens(&[
        Screen::MaintenanceNew,
        Screen::MaintenanceStatus,
        Screen::IncidentNew,
        Screen::IncidentUpdate,
    ])
    .only_while(Condition {
        description: "with a status that has templates",
        holds: |form| {
            !matches!(form.status, Field::NotOnScreen | Field::Value(_))
                || !template::possible_phases(form).is_empty()
        },
    }),
    // The message, where the policy asks for a template.
    needs: &[],
    options: &[],
    good: &[
        example("The template, filled in.", form()),
        example(
            "A sentence of one's own after the template.",
            form()
                .screen(Screen::MaintenanceStatus)
                .status(Status::Completed)
                .message(
                    "The scheduled maintenance for Alder Market is complete.\n\nSites: Alder \
                     Boston and Alder Denver\n\nThese sites are back in normal operation. Please \
                     contact Support if you see anything unusual.\n\nThank you for your patience.",
                ),
        ),
    ],
    bad: &[
        example(
            "Statuspage's own sentence in an incident that the policy allows.",
            form()
                .screen(Screen::IncidentNew)
                .status(Status::Investigating)
                .message("We are currently investigating this issue."),
        )
        .with_policy(r#"{"incidents": "allowed"}"#),
        example(
            "Statuspage's own sentence.",
            form().message("We will be undergoing scheduled maintenance during this time."),
        ),
        example(
            "No message: Statuspage puts in its own.",
            form().message(""),
        ),
        example(
            "Free words.",
            form().message("We upgrade the database tonight."),
        ),
        example(
            "The template of another phase.",
            form()
                .screen(Screen::MaintenanceStatus)
                .status(Status::InProgress)
                .message(
                    "The scheduled maintenance for Alder Market is complete.\n\nSites: Alder \
                     Boston\n\nThese sites are back in normal operation. Please contact Support \
                     if you see anything unusual.",
                ),
        ),
    ],
    check,
};

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let form = context.form;
    let needing = &context.policy.phases_needing_template;
    let phases = template::possible_phases(form);
    let is_left_alone = match phases {
        [] => false,
        [only @ (TemplatePhase::Verifying | TemplatePhase::Incident)] => !needing.contains(only),
        // A message that comes from the template of another phase is a slip, also where none is asked for.
        _ => needing.is_empty(),
    };
    if is_left_alone && !has_incident_of_team(context) {
        return Err(Skip::NotApplicable);
    }
    let message = form.message.require_value(FieldName::Message)?;
    let Some(phase) = phases.first() else {
        form.status.require_value(FieldName::Status)?;
        return Err(Skip::NotApplicable);
    };
    if is_left_alone {
        return Ok(find_statuspages_own(message)
            .map(|sentence| Finding::warning(FieldName::Message, sentence))
            .into_iter()
            .collect());
    }
    let needed = needing.contains(phase);
    let wanted: Vec<&Template> = phases
        .iter()
        .flat_map(|phase| {
            context
                .policy
                .templates
                .iter()
                .filter(|t| t.phase == *phase)
        })
        .collect();
    if needed && !wanted.iter().any(|template| template.phase == *phase) {
        return Err(Skip::could_not_run(
            FieldName::Template,
            format!(
                "The policy asks for a template for when {}, and has none.",
                phase.describe_phase()
            ),
        ));
    }
    // Whether the work starts with this update or has been going on is not on the screen.
    let in_between =
        form.screen == Screen::MaintenanceStatus && *phase == TemplatePhase::InProgress;
    let (sentence, is_doubtful) = match find_source(message, phases, &wanted, context) {
        MessageSource::ThisPhase(changes) => return Ok(changes.into_iter().collect()),
        MessageSource::OtherPhase(sentence) => (sentence, false),
        _ if !needed => return Err(Skip::NotApplicable),
        MessageSource::Unknown if in_between => (
            "The message does not come from a template. If it says that the work starts, use the \
             template; a word in between needs none."
                .into(),
            true,
        ),
        MessageSource::Unknown => ("The message does not come from a template.".into(), false),
        MessageSource::Statuspage(sentence) => (sentence.into(), false),
    };
    // What a new maintenance announces is hardly ever an extension: not offered first.
    let usual =
        |template: &&Template| form.screen != Screen::MaintenanceNew || template.phase == *phase;
    let offered: Vec<&Template> = wanted.into_iter().filter(usual).collect();
    let mut finding = insert(sentence, &offered, context);
    if is_doubtful {
        finding.severity = Severity::Review;
    }
    Ok(vec![finding])
}

/// An incident that the policy allows: no template is asked for, and Statuspage's own words still say nothing.
fn has_incident_of_team(context: &RuleContext) -> bool {
    context.form.screen.is_incident() && context.policy.incidents == IncidentPolicy::Allowed
}

/// The sentence about a message that is Statuspage's own, or will be.
fn find_statuspages_own(message: &str) -> Option<&'static str> {
    if message.trim().is_empty() {
        return Some("The message is empty: Statuspage would send a sentence of its own.");
    }
    template::is_default(message)
        .then_some("This is Statuspage's own sentence: it says neither who nor when.")
}

/// Where the message comes from.
enum MessageSource {
    /// A template of this phase, or the page's own copy of one; with what was changed in it.
    ThisPhase(Option<Finding>),
    /// A template of another phase: the sentence about that.
    OtherPhase(String),
    /// It is Statuspage's own sentence, or will be: the sentence about that.
    Statuspage(&'static str),
    Unknown,
}

fn find_source(
    message: &str,
    phases: &[TemplatePhase],
    wanted: &[&Template],
    context: &RuleContext,
) -> MessageSource {
    if let Some(sentence) = find_statuspages_own(message) {
        return MessageSource::Statuspage(sentence);
    }
    let words = context.read_words(FieldName::Message, message);
    match template::recognise_template(message, words, &context.policy.templates, phases) {
        Some(found) if phases.contains(&found.template.phase) => {
            let changes = &found.comparison.changes;
            MessageSource::ThisPhase(changed(message, found.template, changes, context))
        }
        Some(found) => MessageSource::OtherPhase(other_phase(found.template, context)),
        None if chosen_on_the_page(context, wanted) => MessageSource::ThisPhase(None),
        None => MessageSource::Unknown,
    }
}

/// The page's own menu has a template of this phase chosen, so the words are Statuspage's copy of it,
/// which need not be the policy's.
fn chosen_on_the_page(context: &RuleContext, wanted: &[&Template]) -> bool {
    let menu = context.form.template.value();
    let Some(chosen) = menu.and_then(|menu| menu.chosen.as_deref()) else {
        return false;
    };
    wanted.iter().any(|template| template.is_called(chosen))
}

fn other_phase(template: &Template, context: &RuleContext) -> String {
    let status = context.form.status.value();
    format!(
        "The message comes from “{}”, which is for when {}, and the status is {}.",
        template.name,
        template.phase.describe_phase(),
        status.map_or("another", |status| status.display_name())
    )
}

/// Words of the template that are gone are a question; words of one's own beside them are not.
fn changed(
    message: &str,
    template: &Template,
    changes: &[WordChange],
    context: &RuleContext,
) -> Option<Finding> {
    const SHOWN: usize = 3;
    let lost: Vec<&WordChange> = changes
        .iter()
        .filter(|change| !change.was.is_empty())
        .collect();
    let first = lost.first()?;
    let descriptions: Vec<String> = lost
        .iter()
        .take(SHOWN)
        .map(|change| match change.now.as_str() {
            "" => format!("“{}” is gone", cut(&change.was)),
            now => format!("“{}” became “{}”", cut(&change.was), cut(now)),
        })
        .collect();
    let more = match lost.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("; and {more} more"),
        _ => String::new(),
    };
    let sentence = format!(
        "The words of “{}” were changed: {}{more}. Is that meant?",
        template.name,
        descriptions.join("; ")
    );
    let mut finding = Finding::review(FieldName::Message, sentence).at_span(first.span);
    for change in lost.iter().take(SHOWN) {
        if let Some(whole) = restore(message, change, context) {
            let label = format!("Restore “{}”", cut(&change.was));
            finding = finding.with_fix(label, vec![Edit::Message(whole)]);
        }
    }
    finding.differences = changes
        .iter()
        .map(|change| TextDifference {
            removed: change.was.clone(),
            added: change.now.clone(),
        })
        .collect();
    Some(finding)
}

/// The message with the words of the template where they were changed. `None` where a placeholder among them cannot
/// be filled.
fn restore(message: &str, change: &WordChange, context: &RuleContext) -> Option<String> {
    let filled = context.template_filler().fill_text(&change.restored);
    if !filled.unfilled.is_empty() {
        return None;
    }
    let mut whole = message.to_owned();
    let (start, end) = (change.span.start, change.span.end);
    if is_own_addition(change) {
        whole.insert_str(start, &format!("{} ", filled.text));
    } else {
        whole.replace_range(start..end, &filled.text);
    }
    Some(whole)
}

/// Far more words than were there before are the person's own, and stay.
fn is_own_addition(change: &WordChange) -> bool {
    let count = |text: &str| text.split_whitespace().count();
    count(&change.now) > 2 * count(&change.was) + 3
}

/// Enough of a passage to know it by.
fn cut(text: &str) -> String {
    const WORDS: usize = 8;
    let mut words = text.split_whitespace();
    let beginning: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", beginning.join(" "))
}

fn insert(sentence: String, wanted: &[&Template], context: &RuleContext) -> Finding {
    let fill = context.template_filler();
    wanted.iter().fold(
        Finding::warning(FieldName::Message, sentence),
        |finding, template| {
            finding.with_fix(
                format!("Insert “{}”", template.name),
                fill.insertion_edits(template),
            )
        },
    )
}

impl TemplatePhase {
    /// Goes on after "when".
    pub fn describe_phase(self) -> &'static str {
        match self {
            Self::Scheduled => "a maintenance is scheduled",
            Self::InProgress => "a maintenance starts",
            Self::Completed => "a maintenance is complete",
            Self::Extended => "a maintenance is extended",
            Self::Cancelled => "a maintenance is cancelled",
            Self::Rescheduled => "a maintenance is rescheduled",
            Self::Verifying => "a maintenance is being verified",
            Self::Incident => "an incident is posted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        check::run_rule_ignoring_policy,
        examples::Sketch,
        finding::{Edit, Outcome},
        policy::Policy,
        words::split_words,
    };

    const STARTING: Sketch = form()
        .screen(Screen::MaintenanceStatus)
        .status(Status::InProgress);

    #[track_caller]
    fn outcome(sketch: Sketch) -> Outcome {
        example("", sketch).check_with(&RULE).unwrap()
    }

    #[test]
    fn a_phase_that_needs_none_takes_free_words() {
        let status = form().screen(Screen::MaintenanceStatus);
        assert_eq!(
            outcome(status.status(Status::Scheduled).message("We start later.")),
            Outcome::NotApplicable
        );
        assert_eq!(
            outcome(form().status(Status::Verifying).message("x")),
            Outcome::NotApplicable
        );
    }

    #[test]
    fn a_word_in_between_is_a_question() {
        let Outcome::Found(findings) = outcome(STARTING.message("The work goes on.")) else {
            panic!()
        };
        assert_eq!(findings[0].severity, Severity::Review);
        let Outcome::Found(findings) = outcome(STARTING.message("")) else {
            panic!()
        };
        assert_eq!(findings[0].severity, Severity::Warning);
    }

    #[test]
    fn changed_words_are_a_question() {
        let message = "The scheduled maintenance for Alder is finished.\nSites: A1\nThese sites \
                       are back in normal operation. Please contact Support if you see anything \
                       unusual.";
        let Outcome::Found(findings) = outcome(STARTING.status(Status::Completed).message(message))
        else {
            panic!()
        };
        assert_eq!(findings[0].severity, Severity::Review);
        assert_eq!(
            findings[0].sentence,
            "The words of “2. Maintenance-complete” were changed: “complete” became “finished”. \
             Is that meant?"
        );
        let difference = TextDifference {
            removed: "complete".into(),
            added: "finished".into(),
        };
        assert_eq!(findings[0].differences, [difference]);
        let fix = &findings[0].fixes[0];
        assert_eq!(fix.label, "Restore “complete”");
        let restored = message.replace("finished", "complete");
        assert_eq!(fix.edits, [Edit::Message(restored)]);
    }

    #[test]
    fn phases_of_a_policy_of_its_own() {
        let asked = |phases: &str, sketch: Sketch| {
            let policy = format!(
                r#"{{"phases_needing_template": {phases}, "templates": [
                    {{"name": "V", "phase": "verifying", "body": "We verify the work for {{{{client}}}} now."}},
                    {{"name": "I", "phase": "incident", "body": "An incident affects {{{{client}}}} at present."}}]}}"#
            );
            let policy = Policy::built_in_with(&policy).unwrap();
            let form = sketch.build_form(&policy);
            let audience = crate::engine::audience::Audience::default();
            let zones = &crate::engine::examples::UtcOnlyZones;
            let context = RuleContext::new(&form, &policy, &audience, Default::default(), zones);
            run_rule_ignoring_policy(&RULE, &context)
        };
        let verifying = STARTING.status(Status::Verifying);
        let incident = form()
            .screen(Screen::IncidentNew)
            .status(Status::Investigating);
        for (phase, sketch, right) in [
            ("verifying", verifying, "We verify the work for Alder now."),
            (
                "incident",
                incident,
                "An incident affects Alder at present.",
            ),
        ] {
            let sketch = sketch.message("Words of one's own.");
            let needed = format!("[{phase:?}]");
            assert_eq!(asked("[]", sketch), Outcome::NotApplicable, "{phase}");
            assert_eq!(
                asked(r#"["scheduled"]"#, sketch),
                Outcome::NotApplicable,
                "{phase}"
            );
            assert!(
                matches!(asked(&needed, sketch), Outcome::Found(_)),
                "{phase}"
            );
            assert_eq!(
                asked(&needed, sketch.message(right)),
                Outcome::Pass,
                "{phase}"
            );
        }
    }

    #[test]
    fn inserting_the_template_mends_it() {
        let policy = Policy::default();
        for status in [Status::Scheduled, Status::InProgress, Status::Completed] {
            let sketch = match status {
                Status::Scheduled => form(),
                status => STARTING.status(status),
            };
            let Outcome::Found(findings) = outcome(sketch.message("")) else {
                panic!()
            };
            for fix in &findings[0].fixes {
                let Some(Edit::Message(text)) = fix.edits.first() else {
                    panic!()
                };
                let found =
                    template::recognise_template(text, &split_words(text), &policy.templates, &[])
                        .unwrap();
                assert_eq!(format!("Insert “{}”", found.template.name), fix.label);
                assert_eq!(found.comparison.changes, []);
            }
        }
    }

    #[test]
    fn the_pages_own_menu_counts() {
        let policy = Policy::default();
        let mut built = form()
            .message("Words of Statuspage's copy.")
            .build_form(&policy);
        built.template = crate::engine::form::Field::Value(crate::engine::form::TemplateMenu {
            offered: Vec::new(),
            chosen: Some("0. maintenance-scheduled".into()),
        });
        let audience = crate::engine::audience::Audience::default();
        let context = RuleContext::new(
            &built,
            &policy,
            &audience,
            Default::default(),
            &crate::engine::examples::UtcOnlyZones,
        );
        assert_eq!(run_rule_ignoring_policy(&RULE, &context), Outcome::Pass);
    }
}
