//! What the organisation wants, as values. What the document looks like is in `shape`, how it is
//! read in `read`, where it comes from in `sources`.

mod document;
mod read;
mod shape;
mod sources;

pub use shape::{DOCUMENT, LOCATOR, Problem, Shape, zone_shape};
pub use sources::{Merged, Source, Sources};

use super::{target::Locators, template::Pattern, text::fold};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The built-in policy as a document: also the example to write one's own from.
pub const BUILT_IN: &str = include_str!("policy/built-in.json");

/// The whole policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Ids of the Statuspage pages it applies to; empty means every page.
    pub pages: Vec<String>,
    pub time: TimePolicy,
    /// Empty means: a component group is a client.
    pub clients: Vec<Client>,
    pub templates: Vec<Template>,
    pub phases_needing_template: Vec<Phase>,
    pub notifications: NotificationPolicy,
    pub automation: AutomationPolicy,
    pub window: WindowPolicy,
    /// Rule id → severity and options.
    pub rules: Vec<(&'static str, RulePolicy)>,
    /// Rule id → handbook address.
    pub links: BTreeMap<String, String>,
    /// How fields are recognised that somebody has shown.
    pub locators: Locators,
    /// Those of them that the organisation's browser policy decides.
    pub locked_locators: Locators,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimePolicy {
    /// IANA name; `UTC` by default.
    pub zone: String,
    pub clock: Clock,
    /// What an abbreviation that names several zones means here: `CST` → `America/Chicago`.
    pub abbreviations: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    TwentyFour,
    Twelve,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Client {
    pub name: String,
    pub aliases: Vec<String>,
    /// Component ids, or name patterns in which `*` stands for any characters.
    pub components: Vec<String>,
    /// Names (or patterns) of component groups.
    pub groups: Vec<String>,
    /// IANA name.
    pub time_zone: Option<String>,
    pub email_domains: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub name: String,
    pub phase: Phase,
    pub title: Option<String>,
    /// The text, with `{{placeholders}}`.
    pub body: String,
    /// The body as it is looked for in messages.
    pub pattern: Pattern,
    /// What the page's own template menu calls it, when it is called otherwise there.
    pub statuspage_name: Option<String>,
}

impl Template {
    /// Whether the page's menu means this template by `name`.
    pub fn is_called(&self, name: &str) -> bool {
        let own = self.statuspage_name.as_deref().unwrap_or(&self.name);
        fold(own) == fold(name)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    Scheduled,
    InProgress,
    Completed,
    Extended,
    Cancelled,
    Rescheduled,
}

impl Phase {
    pub const ALL: [Self; 6] = [
        Self::Scheduled,
        Self::InProgress,
        Self::Completed,
        Self::Extended,
        Self::Cancelled,
        Self::Rescheduled,
    ];
}

/// Which of the four moments subscribers must be told at.
#[derive(Clone, Debug, PartialEq)]
pub struct NotificationPolicy {
    pub now: bool,
    pub hour_before: bool,
    pub at_start: bool,
    pub at_end: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AutomationPolicy {
    /// Name of maintenances that automation owns: `Maintenance Window - *`.
    pub name_pattern: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowPolicy {
    /// Minutes; the longest window that is not questioned.
    pub longest: Option<u32>,
    /// Minutes between now and the start; 0 means that a short lead is fine.
    pub notice: Option<u32>,
    /// Client name → allowed hours in the client's own zone: `["22:00-06:00"]`.
    pub allowed_hours: AllowedHours,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct AllowedHours(pub Vec<(String, Vec<String>)>);

impl AllowedHours {
    pub fn get(&self, client: &str) -> Option<&[String]> {
        let found = self.0.iter().find(|(name, _)| name == client);
        found.map(|(_, hours)| hours.as_slice())
    }

    pub fn contains_key(&self, client: &str) -> bool {
        self.get(client).is_some()
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct RulePolicy {
    /// `None`: the rule's own.
    pub severity: Option<RuleSeverity>,
    pub options: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSeverity {
    Off,
    Review,
    Warning,
    Error,
}

impl RuleSeverity {
    pub const ALL: [Self; 4] = [Self::Off, Self::Review, Self::Warning, Self::Error];
}

impl Policy {
    /// The built-in policy with `document` laid over it, key by key; empty for none.
    pub fn with(document: &str) -> Result<Self, Vec<Problem>> {
        let own = match document.trim() {
            "" => None,
            text => Some(Problem::parse(text)?),
        };
        let merged = Sources {
            own,
            ..Sources::default()
        }
        .merge();
        if merged.problems.is_empty() {
            Ok(merged.policy)
        } else {
            Err(merged.problems.into_iter().map(|(_, what)| what).collect())
        }
    }

    /// What the policy wants of a rule, if it says anything.
    pub fn severity(&self, rule: &str) -> Option<RuleSeverity> {
        self.rule(rule)?.severity
    }

    /// An option of a rule, as the policy sets it.
    pub fn option(&self, rule: &str, option: &str) -> Option<&Value> {
        self.rule(rule)?.options.get(option)
    }

    fn rule(&self, rule: &str) -> Option<&RulePolicy> {
        let found = self.rules.iter().find(|(id, _)| *id == rule);
        found.map(|(_, wanted)| wanted)
    }

    /// A number in the options of a rule.
    pub fn number(&self, rule: &str, option: &str) -> Option<usize> {
        usize::try_from(self.option(rule, option)?.as_u64()?).ok()
    }
}

impl Default for Policy {
    /// The built-in policy.
    fn default() -> Self {
        Sources::default().merge().policy
    }
}
