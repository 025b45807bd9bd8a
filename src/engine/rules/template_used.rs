//! `template-used`: the message comes from the policy's template of this phase.

use crate::engine::{
    examples::form,
    finding::{Edit, Finding, Fix, Severity, TextDifference},
    form::{Field, FieldName, Screen, Status},
    policy::{IncidentPolicy, RuleSeverity},
    procedure::SOON,
    rule::{Condition, Rule, Scope, example},
    rule_context::{Need, RuleContext, Skip},
    template::{self, Template, TemplatePhase, TemplateSource, WordChange},
    template_offer::TemplateOffer,
    time::format,
};
use chrono::Duration;

pub static RULE: Rule = Rule {
    id: "template-used",
    renamed_from: &[],
    severity: Severity::Warning,
    asks: "The message comes from the template of this phase; the form of an update is judged once something was \
           changed there. A new maintenance with the template for an extension starts at once.",
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
        example(
            "One that was completed is opened again.",
            form().starts("2026-11-23 12:05").message(AGAIN),
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
        example(
            "The template of one that is opened again, and it starts on another day.",
            form().message(AGAIN),
        ),
    ],
    check,
};

const AGAIN: &str = "The maintenance for Alder Market needs more time and has been extended by 2 hours. The new planned end is \
                     14:05 UTC on 23 November 2026.\n\nSites: Alder Boston and Alder Denver\n\nWe apologise for the \
                     inconvenience and will post here when the work is complete.";

fn check(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let form = context.form;
    let phases = template::possible_phases(form);
    if context.is_taken_back() {
        return Err(Skip::NotApplicable);
    }
    if is_left_alone(phases, context) {
        return check_without_template(context);
    }
    let message = form.message.require_value(FieldName::Message)?;
    // As the page has loaded it, the form of an update announces nothing.
    if form.is_untouched && message.trim().is_empty() {
        return Err(Skip::NotApplicable);
    }
    let Some(phase) = phases.first() else {
        form.status.require_value(FieldName::Status)?;
        return Err(Skip::NotApplicable);
    };
    let needed = context.policy.phases_needing_template.contains(phase);
    if needed && context.offered_templates(*phase).next().is_none() {
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
    let (sentence, is_doubtful) = match find_source(message, phases, context) {
        MessageSource::ThisPhase { template, changes } => {
            let reopening = check_reopening(template, context);
            if changes.is_none() {
                return reopening;
            }
            return Ok(changes
                .into_iter()
                .chain(reopening.unwrap_or_default())
                .collect());
        }
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
    let severity = match is_doubtful {
        true => Severity::Review,
        false => Severity::Warning,
    };
    let finding = Finding::new(severity, FieldName::Message, sentence);
    Ok(vec![finding.with_fixes(offer_templates(phases, context))])
}

/// A new maintenance with the template for an extension is a completed one that is opened again: it starts at once.
fn check_reopening(
    template: Option<&Template>,
    context: &RuleContext,
) -> Result<Vec<Finding>, Skip> {
    let is_extension = template.is_some_and(|template| template.phase == TemplatePhase::Extended);
    if context.form.screen != Screen::MaintenanceNew || !is_extension {
        return Ok(Vec::new());
    }
    let Some(window) = context.find_window() else {
        context.check_need(Need::Schedule)?;
        return Err(Skip::unknown_zone());
    };
    if window.start - context.now <= Duration::minutes(SOON) {
        return Ok(Vec::new());
    }
    let planned = format::format_window(window.start, window.end, context.policy.time.clock);
    let sentence = format!(
        "The template is for a maintenance that is extended, and this is a new one, for {planned}. To open one again, let it \
         start in about 5 minutes."
    );
    Ok(vec![Finding::review(FieldName::Message, sentence)])
}

/// Whether the policy asks for no template in these phases.
fn is_left_alone(phases: &[TemplatePhase], context: &RuleContext) -> bool {
    let needing = &context.policy.phases_needing_template;
    match phases {
        [] => false,
        [only @ (TemplatePhase::Verifying | TemplatePhase::Incident)] => !needing.contains(only),
        // A message that comes from the template of another phase is a slip, also where none is asked for.
        _ => needing.is_empty(),
    }
}

/// An incident that the policy allows: no template is asked for, and Statuspage's own words still say nothing.
fn check_without_template(context: &RuleContext) -> Result<Vec<Finding>, Skip> {
    let form = context.form;
    if !form.screen.is_incident() || context.policy.incidents != IncidentPolicy::Allowed {
        return Err(Skip::NotApplicable);
    }
    let message = form.message.require_value(FieldName::Message)?;
    let found = find_statuspages_own(message);
    let found = found.map(|sentence| Finding::warning(FieldName::Message, sentence));
    Ok(found.into_iter().collect())
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
enum MessageSource<'a> {
    /// A template of this phase, with what was changed in it, or the page's own copy of one, which is not known.
    ThisPhase {
        template: Option<&'a Template>,
        changes: Option<Finding>,
    },
    /// A template of another phase: the sentence about that.
    OtherPhase(String),
    /// It is Statuspage's own sentence, or will be: the sentence about that.
    Statuspage(&'static str),
    Unknown,
}

fn find_source<'a>(
    message: &str,
    phases: &[TemplatePhase],
    context: &RuleContext<'a>,
) -> MessageSource<'a> {
    if let Some(sentence) = find_statuspages_own(message) {
        return MessageSource::Statuspage(sentence);
    }
    let words = context.read_words(FieldName::Message, message);
    match template::recognise_template(message, words, &context.policy.templates, phases) {
        Some(found) if phases.contains(&found.template.phase) => {
            let changes = &found.comparison.changes;
            MessageSource::ThisPhase {
                template: Some(found.template),
                changes: changed(message, found.template, changes, context),
            }
        }
        Some(found) if is_only_status_wrong(found.template, context) => MessageSource::ThisPhase {
            template: Some(found.template),
            changes: None,
        },
        Some(found) => MessageSource::OtherPhase(other_phase(found.template, context)),
        None if chosen_on_the_page(context, phases) => MessageSource::ThisPhase {
            template: None,
            changes: None,
        },
        None => MessageSource::Unknown,
    }
}

/// Which status goes with a cancellation is for `cancel-completes` alone to say.
fn is_only_status_wrong(template: &Template, context: &RuleContext) -> bool {
    template.phase == TemplatePhase::Cancelled
        && context.form.screen == Screen::MaintenanceStatus
        && context.policy.rule_severity("cancel-completes") != Some(RuleSeverity::Off)
}

/// The page's own menu has a template of this phase chosen, so the words are Statuspage's copy of it,
/// which need not be the policy's.
fn chosen_on_the_page(context: &RuleContext, phases: &[TemplatePhase]) -> bool {
    let menu = context.form.template.value();
    let Some(chosen) = menu.and_then(|menu| menu.chosen.as_deref()) else {
        return false;
    };
    let is_seen = |one: &Template| {
        matches!(
            one.source,
            TemplateSource::Statuspage { .. } | TemplateSource::Api
        )
    };
    let mut known = context.policy.templates.iter();
    match known.find(|template| template.is_called(chosen)) {
        // What it says is known, and the message says something else.
        Some(template) if is_seen(template) => false,
        Some(template) => phases.contains(&template.phase),
        None => template::read_phase(chosen, None).is_none_or(|phase| phases.contains(&phase)),
    }
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

/// A fix for each template. Those known by their name only are for who knows no text of the team's own.
fn offer_templates(phases: &[TemplatePhase], context: &RuleContext) -> Vec<Fix> {
    let Some(first) = phases.first() else {
        return Vec::new();
    };
    let is_teams_own = |offer: TemplateOffer| matches!(offer, TemplateOffer::WithText(template) if template.source != TemplateSource::BuiltIn);
    let has_own_text = context.offered_templates(*first).any(is_teams_own);
    // What a new maintenance announces is hardly ever an extension: not offered.
    let is_new = context.form.screen == Screen::MaintenanceNew;
    let usual = if is_new { &phases[..1] } else { phases };
    let offered = usual.iter().flat_map(|phase| {
        let is_wanted = move |offer: &TemplateOffer| match offer {
            TemplateOffer::WithText(_) => true,
            TemplateOffer::InMenu(_) => phase == first && !has_own_text,
        };
        context.offered_templates(*phase).filter(is_wanted)
    });
    offered
        .map(|offer| context.fix_by_template(offer))
        .collect()
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
mod tests;
