//! What the organisation wants: one JSON document, `version: 1`, and the built-in default.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole policy. Every part has a default, so that a file says only what differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    pub version: u32,
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
    pub rules: BTreeMap<String, RulePolicy>,
    /// Rule id → handbook address.
    pub links: BTreeMap<String, String>,
    /// Screen → field → how to find it, overriding the built-in locators.
    pub locators: BTreeMap<String, BTreeMap<String, serde_json::Value>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TimePolicy {
    /// IANA name; `UTC` by default.
    pub zone: String,
    pub clock: Clock,
    /// What an abbreviation that names several zones means here: `CST` → `America/Chicago`.
    pub abbreviations: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clock {
    #[serde(rename = "24h")]
    TwentyFour,
    #[serde(rename = "12h")]
    Twelve,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
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

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub name: String,
    pub phase: Phase,
    #[serde(default)]
    pub title: Option<String>,
    /// The text, with `{{placeholders}}`.
    pub body: String,
    /// What the page's own template menu calls it, when it is called otherwise there.
    #[serde(default)]
    pub statuspage_name: Option<String>,
}

impl Template {
    /// Whether the page's menu means this template by `name`.
    pub fn is_called(&self, name: &str) -> bool {
        let own = self.statuspage_name.as_deref().unwrap_or(&self.name);
        super::text::fold(own) == super::text::fold(name)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Scheduled,
    InProgress,
    Completed,
    Extended,
    Cancelled,
    Rescheduled,
}

/// Which of the four moments subscribers must be told at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NotificationPolicy {
    pub now: bool,
    pub hour_before: bool,
    pub at_start: bool,
    pub at_end: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AutomationPolicy {
    /// Name of maintenances that automation owns: `Maintenance Window - *`.
    pub name_pattern: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WindowPolicy {
    /// Minutes; the longest window that is not questioned.
    pub longest: Option<u32>,
    /// Minutes between now and the start; 0 means that a short lead is fine.
    pub notice: Option<u32>,
    /// Client name → allowed hours in the client's own zone: `["22:00-06:00"]`.
    pub allowed_hours: BTreeMap<String, Vec<String>>,
}

/// `{"severity": "error", "options": {…}}`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RulePolicy {
    /// `None`: the rule's own.
    pub severity: Option<RuleSeverity>,
    pub options: serde_json::Map<String, serde_json::Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleSeverity {
    Off,
    Review,
    Warning,
    Error,
}

/// The built-in policy as a document: also the example to write one's own from.
pub const BUILT_IN: &str = include_str!("policy/built-in.json");

impl Policy {
    /// The built-in policy with `document` laid over it, key by key; empty for none.
    pub fn with(document: &str) -> Result<Self, String> {
        let mut whole: serde_json::Value =
            serde_json::from_str(BUILT_IN).map_err(|error| error.to_string())?;
        if !document.is_empty() {
            let over = serde_json::from_str(document).map_err(|error| error.to_string())?;
            lay_over(&mut whole, over);
        }
        serde_json::from_value(whole).map_err(|error| error.to_string())
    }

    /// What the policy wants of a rule, if it says anything.
    pub fn severity(&self, rule: &str) -> Option<RuleSeverity> {
        self.rules.get(rule)?.severity
    }

    /// A number in the options of a rule.
    pub fn number(&self, rule: &str, option: &str) -> Option<usize> {
        let number = self.rules.get(rule)?.options.get(option)?.as_u64()?;
        usize::try_from(number).ok()
    }
}

/// Objects are merged key by key; anything else is replaced.
fn lay_over(under: &mut serde_json::Value, over: serde_json::Value) {
    use serde_json::Value::Object;
    match (under, over) {
        (Object(under), Object(over)) => {
            for (key, value) in over {
                lay_over(under.entry(key).or_insert(serde_json::Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

impl Default for Policy {
    /// The built-in policy.
    fn default() -> Self {
        serde_json::from_str(BUILT_IN).unwrap_or(Self {
            version: 1,
            pages: Vec::new(),
            time: TimePolicy::default(),
            clients: Vec::new(),
            templates: Vec::new(),
            phases_needing_template: Vec::new(),
            notifications: NotificationPolicy::default(),
            automation: AutomationPolicy::default(),
            window: WindowPolicy::default(),
            rules: BTreeMap::new(),
            links: BTreeMap::new(),
            locators: BTreeMap::new(),
        })
    }
}

impl Default for TimePolicy {
    fn default() -> Self {
        Self {
            zone: "UTC".into(),
            clock: Clock::TwentyFour,
            abbreviations: BTreeMap::new(),
        }
    }
}

impl Default for NotificationPolicy {
    fn default() -> Self {
        Self {
            now: true,
            hour_before: true,
            at_start: true,
            at_end: true,
        }
    }
}
