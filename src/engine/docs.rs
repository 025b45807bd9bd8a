//! What people read about the rules, made from the rules themselves. Text only; who writes it to a
//! file is outside.

use super::{
    audit::{AUDIT_RULES, AuditRule},
    examples::{COMPONENTS, MINUTES, STARTS, form},
    finding::{Finding, Outcome, Severity},
    policy::{Policy, RENAMED_TO},
    rule::{DAY_BEFORE, Example, Rule, RuleOption, describe_components, quote_text as quoted},
    rules::RULES,
    sentences,
};
use serde_json::{Map, Value, json};

/// The rules as a table, for the README.
pub fn markdown_table() -> String {
    let mut table = String::from("| Rule | Default | What it asks |\n|---|---|---|\n");
    for rule in RULES {
        table.push_str(&format!(
            "| `{}` | {} | {} |\n",
            rule.id,
            default(rule.severity),
            rule.asks.replace('|', "\\|")
        ));
    }
    table
}

/// A chapter on each rule: what it asks, why, what can be set, what it lets pass and what not.
pub fn markdown_chapters() -> String {
    let chapters: String = RULES.iter().map(|rule| chapter(rule)).collect();
    let of_audit: String = AUDIT_RULES.iter().map(|rule| audit_line(rule)).collect();
    format!(
        "{}{chapters}## Rules of the audit\n\n`statuspage-guard audit` asks all rules of each maintenance of a page, and \
         these of all of them together:\n\n{of_audit}",
        introduction()
    )
}

fn audit_line(rule: &AuditRule) -> String {
    format!(
        "- `{}`: {} Default: {}.\n",
        rule.id,
        rule.asks,
        default(rule.severity)
    )
}

/// What the settings page displays of each rule, by its id.
pub fn rule_notes() -> Value {
    let examples = |rule: &Rule, examples: &[Example]| -> Value {
        let examples = examples.iter();
        let examples = examples.map(|example| {
            json!({
                "description": example.description,
                "contents": example.describe_contents(),
                "findings": sentences_of(rule, example),
            })
        });
        examples.collect()
    };
    let notes = RULES.iter().map(|rule| {
        let notes = json!({
            "severity": rule.severity.as_str(),
            "why": rule.why,
            "good": examples(rule, rule.good),
            "bad": examples(rule, rule.bad),
        });
        (rule.id.to_owned(), notes)
    });
    notes.collect::<Map<String, Value>>().into()
}

fn sentences_of(rule: &Rule, example: &Example) -> Vec<String> {
    let Some(Outcome::Found(findings)) = example.check_with(rule) else {
        return Vec::new();
    };
    let say = |finding: Finding| format!("{}: {}", finding.severity.as_str(), finding.sentence);
    findings.into_iter().map(say).collect()
}

/// How the chapters are to be read, with the form that the examples start from.
fn introduction() -> String {
    let built = form().build_form(&Policy::default());
    let name = built.name.value().map_or("", String::as_str);
    let message = built.message.value().map_or("", String::as_str);
    format!(
        "A rule is asked on the screens that it applies to, where the form has the fields that it needs. On \
         others it is not applicable; where a field was not found or cannot be read, it could not run, and \
         the health line says so.\n\n\
         An example says what differs from this form, which is right in every respect under the built-in \
         policy, looked at on {DAY_BEFORE}. Below it stands what the guard says, with the labels of its fixes.\n\n\
         - Screen: {}\n- Title: {}\n- Status: {}\n- Message: {}\n- Start: {STARTS}, time zone of the form UTC\n\
         - Duration: {}\n- Components: {}\n- Notifications and automation: all boxes are ticked\n\n",
        form().screen.display_name(),
        quoted(name),
        built
            .status
            .value()
            .map_or("", |status| status.display_name()),
        quoted(message),
        sentences::format_minutes(MINUTES),
        describe_components(COMPONENTS),
    )
}

fn chapter(rule: &Rule) -> String {
    let mut text = format!(
        "## `{}`\n\n{} Default: {}.\n\n{}\n\n{}",
        rule.id,
        rule.asks,
        default(rule.severity),
        rule.why,
        place(rule)
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
            let (name, default) = (option.name(), option.default_as_text());
            text.push_str(&format!(
                "- `{name}`: {} Default: {default}.\n",
                option.option_description()
            ));
        }
    }
    for (heading, examples) in [("Passes", rule.good), ("Found", rule.bad)] {
        text.push_str(&format!("\n{heading}:\n\n"));
        for example in examples {
            text.push_str(&format!("- **{}**\n", example.description));
            for line in example.describe_contents() {
                text.push_str(&format!("  - {line}\n"));
            }
            for finding in findings(rule, example) {
                text.push_str(&format!("  - {finding}\n"));
            }
        }
    }
    text.push('\n');
    text
}

/// Where the rule applies and what it needs.
fn place(rule: &Rule) -> String {
    let screens: Vec<_> = rule
        .applies_to
        .screens
        .iter()
        .map(|s| s.display_name())
        .collect();
    let mut text = format!("Applies to: {}", screens.join("; "));
    if rule.applies_to.needs_allowed_incidents {
        text.push_str(" – of incidents only where the policy allows them");
    }
    if let Some(condition) = rule.applies_to.condition {
        text.push_str(&format!(" – {}", condition.description));
    }
    text.push_str(".\n");
    if !rule.needs.is_empty() {
        let needs: Vec<_> = rule.needs.iter().map(|need| need.describe_need()).collect();
        text.push_str(&format!("\nNeeds: {}.\n", needs.join("; ")));
    }
    text
}

/// What the guard says of the example.
fn findings(rule: &Rule, example: &Example) -> Vec<String> {
    let Some(Outcome::Found(findings)) = example.check_with(rule) else {
        return Vec::new();
    };
    let say = |finding: &Finding| {
        let fixes: Vec<_> = finding.fixes.iter().map(|fix| fix.label.as_str()).collect();
        let offered = match fixes.as_slice() {
            [] => String::new(),
            fixes => format!(" [{}]", fixes.join("] [")),
        };
        let (how_bad, field) = (
            finding.severity.as_str(),
            finding.field.name_on(example.form.screen),
        );
        let (sentence, offered) = (escaped(&finding.sentence), escaped(&offered));
        format!("→ {how_bad}, {field}: *{sentence}*{offered}")
    };
    findings.iter().map(say).collect()
}

/// A sentence whose characters mean nothing to Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(c, '*' | '_' | '<' | '[' | ']' | '`' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn default(severity: Severity) -> &'static str {
    match severity {
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
    let ids = RULES.iter().map(|rule| rule.id);
    schema["$defs"]["RuleId"] = json!({ "type": "string", "enum": ids.collect::<Vec<_>>() });
    let mut rules = by_id(|rule| rule_schema(rule, &settings));
    for rule in AUDIT_RULES {
        rules[rule.id] = json!({ "$ref": "#/$defs/RulePolicy", "description": rule.asks });
    }
    let links = by_id(|_| json!({ "$ref": "#/$defs/Link" }));
    let dismissal = by_id(|_| json!({ "$ref": "#/$defs/Dismissal" }));
    for (key, by_rule) in [("rules", rules), ("links", links), ("dismissal", dismissal)] {
        schema["properties"][key]["properties"] = by_rule;
        schema["properties"][key]["additionalProperties"] = false.into();
    }
    schema
}

/// The published schema without what only people and editors read: what the background checks policies by.
pub fn policy_check_schema() -> Value {
    let mut schema = policy_schema();
    remove_annotations(&mut schema);
    schema
}

fn remove_annotations(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            // A setting can have such a name too; its schema is an object.
            entries.retain(|key, value| {
                let is_annotation = matches!(
                    key.as_str(),
                    "$schema" | "description" | "examples" | "pattern" | "title"
                );
                !is_annotation || value.is_object()
            });
            entries.values_mut().for_each(remove_annotations);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_annotations),
        _ => {}
    }
}

/// A rule's former names are there too, and say what it is called now.
fn by_id(schema_of: impl Fn(&Rule) -> Value) -> Value {
    let mut properties = Map::new();
    for rule in RULES {
        let schema = schema_of(rule);
        for former in rule.renamed_from {
            let mut schema = schema.clone();
            schema[RENAMED_TO] = rule.id.into();
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
    let options = options.map(|option| (option.name().into(), schema_of(option)));
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

fn schema_of(option: &RuleOption) -> Value {
    let mut schema = match option {
        RuleOption::Number(setting) => {
            json!({ "type": "integer", "format": "uint32", "minimum": 0, "default": setting.default })
        }
        RuleOption::Text(setting) => {
            json!({ "$ref": "#/$defs/Text", "default": setting.default })
        }
        RuleOption::Switch(setting) => {
            json!({ "type": "boolean", "default": setting.default })
        }
        RuleOption::Texts(setting) => {
            json!({ "type": "array", "items": { "$ref": "#/$defs/Text" }, "default": setting.default })
        }
    };
    schema["description"] = option.option_description().into();
    schema
}
