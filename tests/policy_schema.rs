//! The published schema is that of the types.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use statuspage_guard::engine::{
    docs::{policy_check_schema, policy_schema},
    policy::{BUILT_IN_DOCUMENT, Policy},
};
use std::{fs, path::Path};

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("policy.schema.json");
    let schema = policy_schema();
    let published: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(published == schema, "run `cargo xtask bless`");
}

#[test]
fn the_schema_of_the_background_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine/policy/check-schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(schema == policy_check_schema(), "run `cargo xtask bless`");
    // Names of settings stay, also where they are those of annotations.
    let options = "/properties/rules/properties/text-length/anyOf/1/properties/options/properties";
    assert!(schema.pointer(options).unwrap()["title"].is_object());
}

#[test]
fn the_built_in_policy_is_an_example() {
    let text = BUILT_IN_DOCUMENT.to_string();
    assert_eq!(Policy::built_in_with(&text).unwrap(), Policy::default());
}
