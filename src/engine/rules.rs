//! The one list of rules. A rule is one file in `rules/` and one line in [`RULES`].
//!
//! A rule asks one question of a form. What it cannot ask, it says: a field that is missing or
//! unreadable makes it *could not run*, a field with two readings makes it *review*.

pub mod components_selected;
pub mod dates_agree;
pub mod never_verifying;
pub mod notify_on;
pub mod one_client;
pub mod other_client_named;
pub mod page_time_zone;
pub mod placeholder_left;
pub mod plausible_window;
pub mod template_used;
pub mod text_length;
pub mod times_agree;
pub mod utc_times;
pub mod wrong_screen;

use super::{
    audience::Audience,
    examples::Sketch,
    finding::{Finding, Need, Outcome, Severity},
    form::{Field, FieldName, Form, Words},
    policy::{Client, Policy},
    time::{
        CalendarDate, ClockTime, Moments, PageZone, Reading, Rewriting, Target, UtcInstant, Window,
        WithUtc, Zones, calendar_dates, read, rewrite,
    },
    words::{Word, words},
};

use std::cell::OnceCell;

/// The one list, in the order in which findings are shown.
pub static RULES: &[&Rule] = &[
    &wrong_screen::RULE.shipped(),
    &one_client::RULE.shipped(),
    &other_client_named::RULE.shipped(),
    &components_selected::RULE.shipped(),
    &utc_times::RULE.shipped(),
    &page_time_zone::RULE.shipped(),
    &times_agree::RULE.shipped(),
    &dates_agree::RULE.shipped(),
    &plausible_window::RULE.shipped(),
    &never_verifying::RULE.shipped(),
    &template_used::RULE.shipped(),
    &placeholder_left::RULE.shipped(),
    &notify_on::RULE.shipped(),
    &text_length::RULE.shipped(),
];

/// Everything a rule may look at. One snapshot, shared by all rules.
pub struct Case<'a> {
    pub form: &'a Form,
    pub policy: &'a Policy,
    /// Which client each component of the form belongs to.
    pub audience: &'a Audience,
    pub now: UtcInstant,
    pub zones: &'a dyn Zones,
    /// What title and message were read as.
    texts: [Text; 2],
}

/// A text as it was read, once a rule has asked for it.
#[derive(Default)]
struct Text {
    times: OnceCell<Vec<ClockTime>>,
    words: OnceCell<Vec<Word>>,
}

impl<'a> Case<'a> {
    pub fn new(
        form: &'a Form,
        policy: &'a Policy,
        audience: &'a Audience,
        now: UtcInstant,
        zones: &'a dyn Zones,
    ) -> Self {
        Self {
            form,
            policy,
            audience,
            now,
            zones,
            texts: Default::default(),
        }
    }

    /// How the policy's zone is written behind a time.
    pub fn zone_label(&self) -> &'a str {
        let zone = &self.policy.time.zone;
        match PageZone::read(zone) {
            None | Some(PageZone::Utc) => "UTC",
            _ => zone,
        }
    }

    /// Times of a field as the policy wants them written, when they mean these moments.
    pub fn rewrite(
        &self,
        field: FieldName,
        text: &str,
        wanted: &[(&ClockTime, Moments)],
    ) -> Option<Rewriting> {
        let target = Target {
            label: self.zone_label(),
            zone: self.zone_label(),
            zones: &WithUtc(self.zones),
            clock: self.policy.time.clock,
        };
        rewrite(text, self.times(field, text), wanted, &target)
    }

    /// The clients whose components are chosen, as far as the policy describes them.
    pub fn clients(&self) -> impl Iterator<Item = &'a Client> {
        self.audience.described(self.policy)
    }

    /// The clock times of the title or of the message, read once for all rules.
    pub fn times(&self, field: FieldName, text: &str) -> &[ClockTime] {
        let read = || read(text, &self.reading());
        self.text(field).times.get_or_init(read)
    }

    /// The dates of the title or of the message that belong to no clock time.
    pub fn dates(&self, field: FieldName, text: &str) -> Vec<CalendarDate> {
        calendar_dates(text, &self.reading(), self.times(field, text))
    }

    fn reading(&self) -> Reading<'_> {
        let window = Window::of(self.form, &self.policy.time.zone, self.zones);
        Reading {
            now: self.written_at(),
            zones: self.zones,
            abbreviations: &self.policy.time.abbreviations,
            schedule: window.map(|window| window.start),
        }
    }

    /// From when "tomorrow" and dates without a year are read.
    pub fn written_at(&self) -> UtcInstant {
        self.form.published.unwrap_or(self.now)
    }

    /// Its words, as they are compared.
    pub fn words(&self, field: FieldName, text: &str) -> &[Word] {
        self.text(field).words.get_or_init(|| words(text))
    }

    fn text(&self, field: FieldName) -> &Text {
        &self.texts[usize::from(field == FieldName::Message)]
    }
}

impl Case<'_> {
    /// Asks the same of title and message. A text that is missing makes the rule *could not run*,
    /// unless the other has findings; a screen without either has nothing to ask.
    pub fn each_text(&self, ask: &mut dyn FnMut(FieldName, &str) -> Vec<Finding>) -> Outcome {
        let mut findings = Vec::new();
        let mut needs = Vec::new();
        let mut here = false;
        for (field, text) in [
            (FieldName::Name, &self.form.name),
            (FieldName::Message, &self.form.message),
        ] {
            here |= text.is_here();
            match text.need(field) {
                Ok(text) => findings.append(&mut ask(field, text)),
                Err(Outcome::Found(mut doubt)) => findings.append(&mut doubt),
                Err(Outcome::CouldNotRun(mut need)) => needs.append(&mut need),
                Err(_) => {}
            }
        }
        match (here, findings.is_empty(), needs.is_empty()) {
            (false, ..) => Outcome::NotApplicable,
            (_, false, _) => Outcome::Found(findings),
            (_, _, false) => Outcome::CouldNotRun(needs),
            _ => Outcome::Pass,
        }
    }
}

/// A rule, its documentation and its examples, as a value.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Stable: a renamed rule keeps its old id in `renamed_from`.
    pub id: &'static str,
    pub renamed_from: &'static [&'static str],
    pub severity: Severity,
    /// One sentence: what it asks.
    pub asks: &'static str,
    /// Why is this bad?
    pub why: &'static str,
    /// What the policy can set in `rules.<id>.options`.
    pub options: &'static [RuleOption],
    pub good: &'static [Example],
    pub bad: &'static [Example],
    pub check: fn(&Case) -> Outcome,
}

/// One option of a rule.
pub struct RuleOption {
    pub name: &'static str,
    pub kind: OptionKind,
    /// What it sets, and what it is when it is not set.
    pub says: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// A whole number, not negative.
    Number,
    Text,
    Switch,
    /// A list of texts.
    Texts,
}

/// A form that shows the rule at work. Read by the unit tests, the docs and the self-test.
pub struct Example {
    pub says: &'static str,
    pub form: Sketch,
    /// A policy document laid over the built-in one; empty for the built-in alone.
    pub policy: &'static str,
    /// RFC 3339.
    pub now: &'static str,
}

/// An example under the built-in policy, seen on the day before the maintenance of
/// [`form`](super::examples::form).
pub const fn example(says: &'static str, form: Sketch) -> Example {
    Example {
        says,
        form,
        policy: "",
        now: "2026-11-23T12:00:00Z",
    }
}

impl Example {
    pub const fn with_policy(mut self, document: &'static str) -> Self {
        self.policy = document;
        self
    }

    pub const fn seen_at(mut self, now: &'static str) -> Self {
        self.now = now;
        self
    }
}

impl Rule {
    /// What of the rule goes into the product. In the wasm nobody reads documentation and examples,
    /// and they would be a tenth of it.
    const fn shipped(self) -> Self {
        if cfg!(target_arch = "wasm32") {
            Self {
                asks: "",
                why: "",
                good: &[],
                bad: &[],
                ..self
            }
        } else {
            self
        }
    }
}

/// The rule with this id, or that once had it.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|rule| rule.id == id || rule.renamed_from.contains(&id))
}

impl<T: Words> Field<T> {
    /// The value, or the outcome of a rule that cannot do without it.
    pub fn need(&self, field: FieldName) -> Result<&T, Outcome> {
        match self {
            Self::Value(value) => Ok(value),
            Self::NotHere => Err(Outcome::NotApplicable),
            Self::Missing { why } | Self::Unreadable { why, .. } => {
                Err(Outcome::could_not(field, why))
            }
            Self::Ambiguous { raw, readings, why } => {
                let readings: Vec<_> = readings.iter().map(Words::in_words).collect();
                Err(Outcome::ambiguous(field, raw, &readings, why))
            }
        }
    }
}

impl Outcome {
    fn ambiguous(field: FieldName, raw: &str, readings: &[String], why: &str) -> Self {
        Self::from(Finding::review(
            field,
            format!(
                "{} holds “{raw}”, which can be read as {}. {why}",
                field.words(),
                readings.join(" or ")
            ),
        ))
    }

    pub fn could_not(field: FieldName, why: impl Into<String>) -> Self {
        Self::CouldNotRun(vec![Need {
            field,
            why: why.into(),
        }])
    }
}

impl From<Vec<Finding>> for Outcome {
    fn from(findings: Vec<Finding>) -> Self {
        if findings.is_empty() {
            Self::Pass
        } else {
            Self::Found(findings)
        }
    }
}

impl From<Finding> for Outcome {
    fn from(finding: Finding) -> Self {
        Self::Found(vec![finding])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{examples::OnlyUtc, form::Form};

    #[test]
    fn examples_are_what_they_say() {
        for rule in RULES {
            for example in rule.good {
                let outcome = example.outcome(rule).unwrap();
                assert_eq!(outcome, Outcome::Pass, "{}: {}", rule.id, example.says);
            }
            for example in rule.bad {
                let outcome = example.outcome(rule).unwrap();
                let Outcome::Found(findings) = &outcome else {
                    panic!("{}: {}: {outcome:?}", rule.id, example.says)
                };
                assert!(!findings.is_empty(), "{}: {}", rule.id, example.says);
            }
            let worst = rule
                .bad
                .iter()
                .filter_map(|example| match example.outcome(rule) {
                    Some(Outcome::Found(findings)) => findings.iter().map(|f| f.severity).max(),
                    _ => None,
                })
                .max();
            assert_eq!(worst, Some(rule.severity), "{}", rule.id);
        }
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
        ]
    }

    fn outcome_without(rule: &Rule, example: &Example, lose: fn(&mut Form)) -> Outcome {
        let policy = Policy::with(example.policy).unwrap();
        let mut form = example.form.build(&policy);
        lose(&mut form);
        let audience = form
            .components
            .value()
            .map_or_else(Audience::default, |list| Audience::of(list, &policy));
        let now = example.now.parse().unwrap();
        (rule.check)(&Case::new(&form, &policy, &audience, now, &OnlyUtc))
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
                                rule.id, example.says
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
