//! The published schema and the reader of policies know the same keys.
//!
//! `STATUSPAGE_GUARD_BLESS=1 cargo test --test policy_schema` writes the part about the rules anew.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use statuspage_guard::engine::{
    docs::schema_of_rules,
    policy::{BUILT_IN, KEYS, Policy},
};
use std::{collections::BTreeSet, fs, path::Path};

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policy.schema.json")
}

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(path()).unwrap()).unwrap()
}

#[test]
fn the_keys_agree() {
    let schema = schema();
    for (pointer, keys) in KEYS {
        let part = schema.pointer(pointer).unwrap();
        let published: BTreeSet<&str> = part["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(published, keys.iter().copied().collect(), "{pointer:?}");
        assert_eq!(part["additionalProperties"], false, "{pointer:?}");
    }
}

#[test]
fn every_fixed_object_is_compared() {
    fn walk(value: &Value, pointer: String, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                if map.get("additionalProperties") == Some(&Value::Bool(false)) {
                    found.push(pointer.clone());
                }
                for (key, value) in map {
                    walk(value, format!("{pointer}/{key}"), found);
                }
            }
            Value::Array(list) => {
                for (number, value) in list.iter().enumerate() {
                    walk(value, format!("{pointer}/{number}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&schema(), String::new(), &mut found);
    let known: BTreeSet<&str> = KEYS.iter().map(|(pointer, _)| *pointer).collect();
    let rest = found
        .iter()
        .filter(|pointer| !known.contains(pointer.as_str()))
        .filter(|pointer| !pointer.starts_with("/properties/rules"))
        .collect::<Vec<_>>();
    assert!(rest.is_empty(), "{rest:?}");
}

#[test]
fn the_rules_agree() {
    let mut schema = schema();
    let published = schema.pointer_mut("/properties/rules/properties").unwrap();
    if std::env::var_os("STATUSPAGE_GUARD_BLESS").is_some() {
        *published = schema_of_rules();
        let text = serde_json::to_string_pretty(&schema).unwrap();
        fs::write(path(), text + "\n").unwrap();
        return;
    }
    assert_eq!(
        *published,
        schema_of_rules(),
        "STATUSPAGE_GUARD_BLESS=1 cargo test --test policy_schema"
    );
}

#[test]
fn the_built_in_policy_is_an_example() {
    assert_eq!(Policy::with(BUILT_IN).unwrap(), Policy::default());
}
