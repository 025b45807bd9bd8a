//! Document → everything in it that the published schema does not allow, each with its path; nothing unknown
//! is ignored. The schema is written from the types by `docs::policy_schema`; of JSON Schema only what
//! those make is understood: `$ref`, `anyOf`, `type`, `const`, `enum`, `format`, `required`, `items`,
//! `properties` and `additionalProperties`.

use super::{
    document::{self, push_index, push_key},
    text_formats::FORMATS,
};
use crate::engine::text::did_you_mean;
use serde_json::{Map, Value};
use std::{fmt, sync::LazyLock};

pub(super) static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(SCHEMA_TEXT).unwrap_or_default());

#[cfg(not(all(target_arch = "wasm32", not(feature = "pages"))))]
const SCHEMA_TEXT: &str = include_str!("../../../policy.schema.json");
/// Nobody reads a description in the background, and they are two thirds of the schema.
#[cfg(all(target_arch = "wasm32", not(feature = "pages")))]
const SCHEMA_TEXT: &str = include_str!("check-schema.json");

/// What is wrong in a policy, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyProblem {
    /// `clients[2].name`; empty for the document itself.
    pub path: String,
    pub what: String,
}

impl PolicyProblem {
    /// Text → JSON.
    pub fn parse_document(text: &str) -> Result<Value, Vec<Self>> {
        let whole = text.trim_start_matches('\u{feff}');
        let (document, repeated) = document::parse_json(whole).map_err(|error| {
            vec![Self {
                path: String::new(),
                what: format!("not JSON: {error}"),
            }]
        })?;
        if repeated.is_empty() {
            return Ok(document);
        }
        let twice = |path| Self {
            path,
            what: "is there twice".into(),
        };
        let twice = repeated.into_iter().map(twice);
        Err(twice.chain(find_schema_problems(&document)).collect())
    }
}

impl fmt::Display for PolicyProblem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if !self.path.is_empty() {
            f.write_str(&self.path)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.what)
    }
}

/// All that is wrong with a document.
pub fn find_schema_problems(document: &Value) -> Vec<PolicyProblem> {
    let mut check = SchemaCheck::default();
    check.value(document, &SCHEMA);
    check.problems
}

/// What the schema says of the value at this path of keys.
pub fn describe_setting(path: &[&str]) -> Option<&'static str> {
    let mut schema: &'static Value = &SCHEMA;
    for key in path {
        let object = alternatives(schema).into_iter().find(|one| {
            one.get("properties").is_some() || one["additionalProperties"].is_object()
        })?;
        schema = match object["properties"].get(*key) {
            Some(property) => property,
            None => object.get("additionalProperties")?,
        };
    }
    schema.get("description")?.as_str()
}

/// The name that a rule has now.
pub fn current_rule_id(id: &str) -> Option<&'static str> {
    let (id, schema) = SCHEMA["properties"]["rules"]["properties"]
        .as_object()?
        .get_key_value(id)?;
    Some(schema[RENAMED_TO].as_str().unwrap_or(id))
}

/// Under which name a renamed rule has its settings now.
pub const RENAMED_TO: &str = "renamedTo";

/// What a schema allows, `null` aside, without references.
pub(super) fn alternatives(schema: &'static Value) -> Vec<&'static Value> {
    let reference = schema["$ref"]
        .as_str()
        .and_then(|name| name.strip_prefix('#'));
    if let Some(named) = reference.and_then(|pointer| SCHEMA.pointer(pointer)) {
        return alternatives(named);
    }
    match schema["anyOf"].as_array() {
        Some(several) => {
            let several = several.iter().filter(|one| one["type"] != "null");
            several.flat_map(alternatives).collect()
        }
        None => vec![schema],
    }
}

/// What a value must be, but for `null`, which is as good as not there.
pub(super) fn kind_wanted(schema: &Value) -> &str {
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.as_slice(),
        kind => std::slice::from_ref(kind),
    };
    let mut kinds = kinds.iter().filter_map(Value::as_str);
    kinds.find(|kind| *kind != "null").unwrap_or_default()
}

fn is_of_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value
            .as_u64()
            .is_some_and(|number| u32::try_from(number).is_ok()),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn kind_in_words(kind: &str) -> &'static str {
    match kind {
        "string" => "a text",
        "boolean" => "true or false",
        "integer" => "a whole number, not negative",
        "array" => "a list",
        _ => "an object",
    }
}

fn value_in_words(value: &Value) -> String {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(number) => return number.to_string(),
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
    .into()
}

/// `, did you mean …?` or nothing.
fn suggestion<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> String {
    match did_you_mean(word, candidates) {
        Some(candidate) => format!(", did you mean \"{candidate}\"?"),
        None => String::new(),
    }
}

#[derive(Default)]
struct SchemaCheck {
    /// The path of the value that is being checked.
    path: String,
    problems: Vec<PolicyProblem>,
}

impl SchemaCheck {
    fn value(&mut self, value: &Value, schema: &'static Value) {
        self.value_of(value, &alternatives(schema));
    }

    fn value_of(&mut self, value: &Value, allowed: &[&'static Value]) {
        if value.is_null() && !self.path.is_empty() {
            return;
        }
        let fits = |schema: &&&Value| is_of_kind(value, kind_wanted(schema));
        let Some(schema) = allowed.iter().find(fits) else {
            let kinds = allowed.iter().map(|schema| match schema.get("const") {
                Some(value) => value.to_string(),
                None => kind_in_words(kind_wanted(schema)).to_owned(),
            });
            let kinds = kinds.collect::<Vec<_>>().join(" or ");
            return self.report(format!("must be {kinds}, is {}", value_in_words(value)));
        };
        match value {
            _ if schema.get("const").is_some_and(|only| only != value) => {
                let only = &schema["const"];
                self.report(format!("must be {only}, is {}", value_in_words(value)));
            }
            Value::String(text) => self.text(text, schema),
            Value::Array(items) => self.items(items, &schema["items"]),
            Value::Object(entries) => self.entries(entries, schema),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, schema: &Value) {
        if text.trim().is_empty() {
            return self.report("is empty".to_owned());
        }
        if let Some(words) = schema["enum"].as_array() {
            let words = || words.iter().filter_map(Value::as_str);
            if !words().any(|word| word == text) {
                let all = words().collect::<Vec<_>>().join(", ");
                self.report(format!(
                    "\"{text}\" is none of {all}{}",
                    suggestion(text, words())
                ));
            }
        }
        let format = FORMATS
            .iter()
            .find(|format| schema["format"] == format.name);
        if let Some(format) = format
            && !(format.is_valid)(text)
        {
            self.report(format!("\"{text}\" is not like \"{}\"", format.example));
        }
    }

    fn items(&mut self, items: &[Value], schema: &'static Value) {
        let allowed = alternatives(schema);
        let outer = self.path.len();
        for (index, item) in items.iter().enumerate() {
            push_index(&mut self.path, index);
            self.value_of(item, &allowed);
            self.path.truncate(outer);
        }
    }

    fn entries(&mut self, entries: &Map<String, Value>, schema: &'static Value) {
        let names = || {
            schema["properties"]
                .as_object()
                .into_iter()
                .flat_map(Map::keys)
        };
        let others = &schema["additionalProperties"];
        let property = |key: &str| schema["properties"].get(key);
        for key in entries.keys() {
            if property(key).is_none() && *others == false {
                let hint = suggestion(key, names().map(String::as_str));
                self.report_at(key, format!("unknown key{hint}"));
            }
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for key in required.filter_map(Value::as_str) {
            if entries.get(key).is_none_or(Value::is_null) {
                self.report_at(key, "is missing".to_owned());
            }
        }
        let outer = self.path.len();
        for (key, value) in entries {
            let Some(schema) = property(key).or(others.is_object().then_some(others)) else {
                continue;
            };
            if let Some(now) = schema[RENAMED_TO].as_str()
                && entries.contains_key(now)
            {
                self.report_at(key, format!("is called {now} now, which is there too"));
            }
            push_key(&mut self.path, key);
            if key.trim().is_empty() {
                self.report("has no name".to_owned());
            }
            self.value(value, schema);
            self.path.truncate(outer);
        }
    }

    fn report_at(&mut self, key: &str, what: String) {
        let outer = self.path.len();
        push_key(&mut self.path, key);
        self.report(what);
        self.path.truncate(outer);
    }

    fn report(&mut self, what: String) {
        self.problems.push(PolicyProblem {
            path: self.path.clone(),
            what,
        });
    }
}
