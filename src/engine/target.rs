//! What of a form a person can point out to the guard, each by itself, and how it is described. The names are
//! those of the policy's `locators`.

use super::{
    form::{AutomationStep, FieldName, NotificationMoment, Screen},
    sentences::capitalise,
};
use rustc_hash::FxHashMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Screen → what is found there → how it is recognised.
pub type Locators = FxHashMap<String, FxHashMap<String, Locator>>;

/// How a control is recognised: its kind and what is written on and around it, in small letters without
/// punctuation. What is empty says nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["kind"]))]
pub struct Locator {
    /// text, area, number, date, time, datetime, select, combobox, checkbox, radio, slider, button or group.
    pub kind: String,
    /// What is written on it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// What stands beside it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub near: String,
    /// A caption, legend or heading over it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Its title or placeholder.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// The names that the page's programmers gave it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attribute: String,
    /// What the field before it is called.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What the next field is called.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
}

/// Which screens and things there are, for the schema of the policy.
pub fn schema_of_locators(generator: &mut SchemaGenerator) -> Schema {
    let things = generator.subschema_for::<Things>();
    object_of(Screen::ALL.map(Screen::as_str), &things)
}

/// What there is on a screen, and how it is recognised.
struct Things;

impl JsonSchema for Things {
    fn schema_name() -> Cow<'static, str> {
        "Things".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let locator = generator.subschema_for::<Locator>();
        object_of(Target::ALL.map(Target::as_str), &locator)
    }
}

/// An object with these keys and no others, and values that are alike.
fn object_of<const N: usize>(keys: [&str; N], value: &Schema) -> Schema {
    let properties = keys.map(|key| (key.to_owned(), Value::from(value.clone())));
    json_schema!({
        "type": "object",
        "additionalProperties": false,
        "properties": Map::from_iter(properties),
    })
}

/// One thing to point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Field(FieldName),
    Box(CheckboxName),
}

/// A check box of the form: for a notification, or for what Statuspage does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckboxName {
    Now,
    HourBefore,
    AtStart,
    AtEnd,
    InProgress,
    Completed,
    UnderMaintenance,
    Operational,
}

impl CheckboxName {
    pub const ALL: [Self; 8] = [
        Self::Now,
        Self::HourBefore,
        Self::AtStart,
        Self::AtEnd,
        Self::InProgress,
        Self::Completed,
        Self::UnderMaintenance,
        Self::Operational,
    ];

    /// The field under which the box is marked, and reported when it is missing.
    pub fn field(self) -> FieldName {
        match self {
            Self::Now | Self::HourBefore | Self::AtStart | Self::AtEnd => FieldName::Notify,
            _ => FieldName::Automation,
        }
    }

    pub fn display_name(self) -> &'static str {
        match self {
            Self::Now => "Send notifications",
            Self::HourBefore => "1 hour before",
            Self::AtStart => "At the start",
            Self::AtEnd => "At the end",
            Self::InProgress => "In progress at the start",
            Self::Completed => "Completed at the end",
            Self::UnderMaintenance => "Under Maintenance at the start",
            Self::Operational => "Operational at the end",
        }
    }
}

impl From<NotificationMoment> for CheckboxName {
    fn from(moment: NotificationMoment) -> Self {
        match moment {
            NotificationMoment::Now => Self::Now,
            NotificationMoment::HourBefore => Self::HourBefore,
            NotificationMoment::AtStart => Self::AtStart,
            NotificationMoment::AtEnd => Self::AtEnd,
        }
    }
}

impl From<AutomationStep> for CheckboxName {
    fn from(step: AutomationStep) -> Self {
        match step {
            AutomationStep::InProgress => Self::InProgress,
            AutomationStep::UnderMaintenance => Self::UnderMaintenance,
            AutomationStep::Completed => Self::Completed,
            AutomationStep::Operational => Self::Operational,
        }
    }
}

impl From<FieldName> for Target {
    fn from(field: FieldName) -> Self {
        Self::Field(field)
    }
}

impl From<CheckboxName> for Target {
    fn from(tick: CheckboxName) -> Self {
        Self::Box(tick)
    }
}

impl Target {
    pub const ALL: [Self; 17] = [
        Self::Field(FieldName::Name),
        Self::Field(FieldName::Status),
        Self::Field(FieldName::Message),
        Self::Field(FieldName::StartDate),
        Self::Field(FieldName::StartTime),
        Self::Field(FieldName::Duration),
        Self::Field(FieldName::Components),
        Self::Field(FieldName::Template),
        Self::Field(FieldName::Submit),
        Self::Box(CheckboxName::Now),
        Self::Box(CheckboxName::HourBefore),
        Self::Box(CheckboxName::AtStart),
        Self::Box(CheckboxName::AtEnd),
        Self::Box(CheckboxName::InProgress),
        Self::Box(CheckboxName::Completed),
        Self::Box(CheckboxName::UnderMaintenance),
        Self::Box(CheckboxName::Operational),
    ];

    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.as_str() == name)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Field(field) => field.as_str(),
            Self::Box(tick) => match tick {
                CheckboxName::Now => FieldName::Notify.as_str(),
                CheckboxName::HourBefore => "notify-hour-before",
                CheckboxName::AtStart => "notify-at-start",
                CheckboxName::AtEnd => "notify-at-end",
                CheckboxName::InProgress => "automation-in-progress",
                CheckboxName::Completed => "automation-completed",
                CheckboxName::UnderMaintenance => "automation-under-maintenance",
                CheckboxName::Operational => "automation-operational",
            },
        }
    }

    /// Under which field it is reported.
    pub fn field(self) -> FieldName {
        match self {
            Self::Field(field) => field,
            Self::Box(tick) => tick.field(),
        }
    }

    /// What it is called by itself.
    pub fn display_name(self) -> &'static str {
        match self {
            Self::Field(field) => field.display_name(),
            Self::Box(tick) => tick.display_name(),
        }
    }

    /// As [`Target::display_name`], by the word that the screen has for it.
    pub fn name_on(self, screen: Screen) -> &'static str {
        match self {
            Self::Field(field) => field.name_on(screen),
            Self::Box(CheckboxName::Now) => FieldName::Notify.name_on(screen),
            Self::Box(name) => name.display_name(),
        }
    }

    /// As it is called in the middle of a sentence, by the words that the screen has for it.
    pub fn describe_on(self, screen: Screen) -> String {
        match self {
            Self::Field(FieldName::Notify) => Self::Box(CheckboxName::Now).describe_on(screen),
            Self::Field(FieldName::Components) => "the list of components".into(),
            Self::Field(FieldName::Template) => "the menu “Apply template”".into(),
            Self::Field(FieldName::Submit) => "the submit button".into(),
            Self::Field(field) => format!("the {} field", field.name_on(screen)),
            Self::Box(_) => format!("the box “{}”", self.name_on(screen)),
        }
    }

    /// As [`Target::describe_on`], at the beginning of a sentence: "The Message field".
    pub fn subject_on(self, screen: Screen) -> String {
        capitalise(self.describe_on(screen))
    }
}
