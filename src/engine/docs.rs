//! What people read about the rules, made from the rules themselves. Text only; who writes it to a
//! file is outside.

use super::{
    finding::Severity,
    rules::{OptionKind, RULES, Rule},
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

/// `properties.rules.properties` of the policy's JSON Schema.
pub fn schema_of_rules() -> Value {
    let of = |rule: &&Rule| {
        let options: Map<String, Value> = rule
            .options
            .iter()
            .map(|option| (option.name.into(), schema_of(option.kind, option.says)))
            .collect();
        let schema = json!({
            "description": rule.asks,
            "anyOf": [
                { "$ref": "#/$defs/severity" },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                        "severity": { "$ref": "#/$defs/severity" },
                        "options": {
                            "type": "object",
                            "additionalProperties": false,
                            "properties": options
                        }
                    }
                }
            ]
        });
        (rule.id.into(), schema)
    };
    Value::Object(RULES.iter().map(of).collect())
}

fn schema_of(kind: OptionKind, says: &str) -> Value {
    match kind {
        OptionKind::Number => json!({ "description": says, "$ref": "#/$defs/number" }),
        OptionKind::Text => json!({ "description": says, "$ref": "#/$defs/text" }),
        OptionKind::Switch => json!({ "description": says, "type": "boolean" }),
        OptionKind::Texts => json!({ "description": says, "$ref": "#/$defs/texts" }),
    }
}
