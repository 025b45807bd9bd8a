//! How a check box of the form must stand.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;

/// How a check box of the form must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Value")]
pub enum CheckboxPolicy {
    Required,
    Forbidden,
    #[default]
    Either,
}

/// Policies of before had `true` for a box that must be ticked, and `false` for one that need not be.
impl From<Value> for CheckboxPolicy {
    fn from(value: Value) -> Self {
        match value {
            Value::Bool(true) => Self::Required,
            Value::String(word) if word == "required" => Self::Required,
            Value::String(word) if word == "forbidden" => Self::Forbidden,
            _ => Self::Either,
        }
    }
}

impl JsonSchema for CheckboxPolicy {
    fn schema_name() -> Cow<'static, str> {
        "CheckboxPolicy".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "How the box must stand; true is required, false is either.",
            "anyOf": [
                { "type": "string", "enum": ["required", "forbidden", "either"] },
                { "type": "boolean", "deprecated": true },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::CheckboxPolicy::{Either, Forbidden, Required};
    use crate::engine::policy::Policy;

    #[test]
    fn words_and_the_values_of_before() {
        let document = r#"{"notifications":
            {"now": true, "hour_before": false, "at_start": "forbidden", "at_end": "either"}}"#;
        let notifications = Policy::built_in_with(document).unwrap().notifications;
        assert_eq!(notifications.now, Required);
        assert_eq!(notifications.hour_before, Either);
        assert_eq!(notifications.at_start, Forbidden);
        assert_eq!(notifications.at_end, Either);
        assert_eq!(Policy::default().notifications.at_end, Required);
        assert_eq!(Policy::default().automation.boxes.completed, Either);
    }
}
