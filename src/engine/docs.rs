//! What people read about the rules, made from the rules themselves. Text only; who writes it to a
//! file is outside.

use super::{
    finding::Severity,
    policy::{Policy, RENAMED},
    rules::{OptionKind, RULES, Rule, RuleOption},
};
use serde_json::{Map, Value, json};

/// The rules as a table, for the README.
pub fn markdown_table() -> String {
    let mut table = String::from("| Rule | Default | What it asks |\n|---|---|---|\n");
    for rule in RULES {
        table.push_str(&format!(
            "| `{}` | {} | {} |\n",
            rule.id,
            default(rule),
            rule.asks.replace('|', "\\|")
        ));
    }
    table
}

/// A chapter on each rule: what it asks, why, what can be set, what it lets pass and what not.
pub fn markdown_chapters() -> String {
    RULES.iter().map(|rule| chapter(rule)).collect()
}

fn chapter(rule: &Rule) -> String {
    let mut text = format!(
        "## `{}`\n\n{} Default: {}.\n\n{}\n",
        rule.id,
        rule.asks,
        default(rule),
        rule.why
    );
    if !rule.renamed_from.is_empty() {
        text.push_str(&format!(
            "\nFormerly `{}`.\n",
            rule.renamed_from.join("`, `")
        ));
    }
    if !rule.options.is_empty() {
        text.push_str("\nOptions:\n\n");
        for option in rule.options {
            text.push_str(&format!("- `{}`: {}\n", option.name, option.says));
        }
    }
    for (heading, examples) in [("Passes", rule.good), ("Found", rule.bad)] {
        text.push_str(&format!("\n{heading}:\n\n"));
        for example in examples {
            text.push_str(&format!("- {}\n", example.says));
        }
    }
    text.push('\n');
    text
}

fn default(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Review => "a question",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// The published schema of policy documents: that of the types, with what is known of the rules.
pub fn policy_schema() -> Value {
    let mut schema = Value::from(schemars::schema_for!(Policy));
    tidy(&mut schema);
    let settings = schema["$defs"]["RulePolicy"].take();
    schema["$defs"]["RulePolicy"] = settings_schema(&settings, &[]);
    let rules = by_id(|rule| rule_schema(rule, &settings));
    let links = by_id(|_| json!({ "$ref": "#/$defs/Link" }));
    for (key, by_rule) in [("rules", rules), ("links", links)] {
        schema["properties"][key]["properties"] = by_rule;
        schema["properties"][key]["additionalProperties"] = false.into();
    }
    schema
}

/// A rule's former names are there too, and say what it is called now.
fn by_id(schema_of: impl Fn(&Rule) -> Value) -> Value {
    let mut properties = Map::new();
    for rule in RULES {
        let schema = schema_of(rule);
        for former in rule.renamed_from {
            let mut schema = schema.clone();
            schema[RENAMED] = rule.id.into();
            properties.insert((*former).into(), schema);
        }
        properties.insert(rule.id.into(), schema);
    }
    properties.into()
}

fn rule_schema(rule: &Rule, settings: &Value) -> Value {
    let mut schema = match rule.options {
        [] => json!({ "$ref": "#/$defs/RulePolicy" }),
        options => settings_schema(settings, options),
    };
    schema["description"] = rule.asks.into();
    schema
}

/// A severity, or an object with these options.
fn settings_schema(settings: &Value, options: &[RuleOption]) -> Value {
    let mut object = settings.clone();
    let options = options.iter();
    let options = options.map(|option| (option.name.into(), schema_of(option.kind, option.says)));
    object["properties"]["options"] = json!({
        "type": "object",
        "additionalProperties": false,
        "properties": options.collect::<Map<String, Value>>(),
    });
    if let Some(object) = object.as_object_mut() {
        object.remove("description");
    }
    json!({ "anyOf": [{ "$ref": "#/$defs/RuleSeverity" }, object] })
}

/// What holds where a file says nothing is in the built-in policy, not in the types; and a line of a comment
/// is no line of a description.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            entries.remove("default");
            if let Some(Value::String(text)) = entries.get_mut("description") {
                *text = text.replace('\n', " ");
            }
            entries.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn schema_of(kind: OptionKind, says: &str) -> Value {
    match kind {
        OptionKind::Number => {
            json!({ "description": says, "type": "integer", "format": "uint32", "minimum": 0 })
        }
        OptionKind::Text => json!({ "description": says, "$ref": "#/$defs/Text" }),
        OptionKind::Switch => json!({ "description": says, "type": "boolean" }),
        OptionKind::Texts => {
            json!({ "description": says, "type": "array", "items": { "$ref": "#/$defs/Text" } })
        }
    }
}
