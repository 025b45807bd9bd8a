//! What a rule is: a value with its documentation, where it applies, what it needs and its examples. It
//! knows no single rule.

mod example_words;

pub use example_words::{describe_components, quote_text};

use super::{
    examples::Sketch,
    finding::{Finding, Severity},
    form::{Field, Form, Screen, Status},
    policy::{IncidentPolicy, PageAudience, Policy},
    rule_context::{Need, RuleContext, Skip},
};
use serde_json::Value;

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
    /// Where it has something to ask; elsewhere it is not asked.
    pub applies_to: Scope,
    /// What it cannot do without, in the order in which it is missed.
    pub needs: &'static [Need],
    /// What the policy can set in `rules.<id>.options`.
    pub options: &'static [RuleOption],
    pub good: &'static [Example],
    pub bad: &'static [Example],
    /// Its question. It is only asked where the rule applies, with everything there that it needs.
    pub check: fn(&RuleContext) -> Result<Vec<Finding>, Skip>,
}

/// The forms that a rule has something to ask of.
#[derive(Clone, Copy)]
pub struct Scope {
    pub screens: &'static [Screen],
    /// What must be true of the form besides.
    pub condition: Option<Condition>,
    /// Of incidents only where the policy allows that they are made by hand.
    pub needs_allowed_incidents: bool,
    /// Only where the policy's groups are clients, each of which hears of its own components alone.
    pub needs_clients: bool,
}

/// Something that is true of a form or not.
#[derive(Clone, Copy)]
pub struct Condition {
    /// Goes on after the names of the screens: "while the maintenance is not completed".
    pub description: &'static str,
    pub holds: fn(&Form) -> bool,
}

/// One option of a rule, by the kind of its value.
pub enum RuleOption {
    /// A whole number, not negative.
    Number(&'static Setting<usize>),
    Text(&'static Setting<&'static str>),
    Switch(&'static Setting<bool>),
    /// A list of texts.
    Texts(&'static Setting<&'static [&'static str]>),
}

/// What a policy can set, and what counts where it does not.
pub struct Setting<T> {
    pub name: &'static str,
    pub default: T,
    /// What it sets, as a sentence.
    pub description: &'static str,
}

/// A form that shows the rule at work. Read by the unit tests and the docs.
pub struct Example {
    pub description: &'static str,
    pub form: Sketch,
    /// A policy document laid over the built-in one; empty for the built-in alone.
    pub policy: &'static str,
    /// RFC 3339.
    pub now: &'static str,
}

/// When the examples are seen that do not say when: on the day before the maintenance of
/// [`form`](super::examples::form).
pub const DAY_BEFORE: &str = "2026-11-23T12:00:00Z";

/// An example under the built-in policy, seen on the day before the maintenance.
pub const fn example(says: &'static str, form: Sketch) -> Example {
    Example {
        description: says,
        form,
        policy: "",
        now: DAY_BEFORE,
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
    /// What of the rule goes into the product. In the wasm nobody reads documentation and examples, and they would be
    /// a tenth of it; what the settings page displays of them is written beforehand, by `docs`.
    pub(super) const fn without_documentation(self) -> Self {
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

    /// What the policy sets for an option of the rule, or what counts where it does not.
    pub fn number_option(&self, option: &Setting<usize>, context: &RuleContext) -> usize {
        let set = context.policy.rule_number(self.id, option.name);
        set.unwrap_or(option.default)
    }

    /// As [`Rule::number_option`], of a yes or no.
    pub fn switch_option(&self, option: &Setting<bool>, context: &RuleContext) -> bool {
        let set = context.policy.rule_option(self.id, option.name);
        set.and_then(Value::as_bool).unwrap_or(option.default)
    }

    /// As [`Rule::number_option`], of a list of texts.
    pub fn texts_option<'a>(
        &self,
        option: &Setting<&'a [&'a str]>,
        context: &RuleContext<'a>,
    ) -> Vec<&'a str> {
        let set = context.policy.rule_option(self.id, option.name);
        match set.and_then(Value::as_array) {
            Some(texts) => texts.iter().filter_map(Value::as_str).collect(),
            None => option.default.to_vec(),
        }
    }
}

impl Scope {
    /// Every screen on which a maintenance is made or changed.
    pub const MAINTENANCES: Self = Self::on_screens(Screen::MAINTENANCES);

    /// As [`Scope::FORMS`]; of incidents only where the policy allows that they are made by hand.
    pub const NOTICES: Self = Self {
        needs_allowed_incidents: true,
        ..Self::FORMS
    };

    /// Every screen on which a maintenance or an incident is made or changed.
    pub const FORMS: Self = Self::on_screens(Screen::FORMS);

    /// Every screen that is known, for what stays across screens until it is done.
    pub const WHILE_PENDING: Self = Self::on_screens(&[
        Screen::MaintenanceNew,
        Screen::MaintenanceStatus,
        Screen::MaintenanceSchedule,
        Screen::IncidentNew,
        Screen::IncidentUpdate,
        Screen::IncidentList,
        Screen::ComponentEdit,
        Screen::Components,
        Screen::AudienceGroup,
        Screen::AudienceUser,
        Screen::Templates,
    ])
    .only_while(Condition {
        description: "on other screens than a maintenance's own while something is pending",
        holds: |form| form.screen.is_maintenance() || form.history.has_task(),
    });

    pub const fn on_screens(screens: &'static [Screen]) -> Self {
        Self {
            screens,
            condition: None,
            needs_allowed_incidents: false,
            needs_clients: false,
        }
    }

    /// Not where everybody reads everything.
    pub const fn among_clients(mut self) -> Self {
        self.needs_clients = true;
        self
    }

    pub const fn only_while(mut self, condition: Condition) -> Self {
        self.condition = Some(condition);
        self
    }

    /// Whether the rule has something to ask of this form.
    pub fn includes_form(&self, form: &Form, policy: &Policy) -> bool {
        let is_left_out = self.needs_allowed_incidents
            && form.screen.is_incident()
            && policy.incidents == IncidentPolicy::Forbidden;
        let is_public = self.needs_clients && policy.audience == PageAudience::Public;
        !is_left_out
            && !is_public
            && self.screens.contains(&form.screen)
            && self
                .condition
                .is_none_or(|condition| (condition.holds)(form))
    }
}

/// What is completed is not planned any more, and nobody needs to see it coming.
pub const NOT_COMPLETED: Condition = Condition {
    description: "while it is not completed or resolved",
    holds: |form| {
        form.screen == Screen::MaintenanceNew
            || !matches!(
                form.status,
                Field::Value(Status::Completed | Status::Resolved)
            )
    },
};

impl RuleOption {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Number(setting) => setting.name,
            Self::Text(setting) => setting.name,
            Self::Switch(setting) => setting.name,
            Self::Texts(setting) => setting.name,
        }
    }

    pub fn option_description(&self) -> &'static str {
        match self {
            Self::Number(setting) => setting.description,
            Self::Text(setting) => setting.description,
            Self::Switch(setting) => setting.description,
            Self::Texts(setting) => setting.description,
        }
    }

    /// What counts where the policy sets nothing, as a document would have it.
    pub fn default_as_text(&self) -> String {
        match self {
            Self::Number(setting) => setting.default.to_string(),
            Self::Text(setting) => format!("{:?}", setting.default),
            Self::Switch(setting) => setting.default.to_string(),
            Self::Texts(setting) => format!("{:?}", setting.default),
        }
    }
}
