//! The published schema and the reader of policies know the same keys.
//!
//! `STATUSPAGE_GUARD_BLESS=1 cargo test --test policy_schema` writes the part about the rules anew.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use statuspage_guard::engine::{
    docs::schema_of_rules,
    policy::{BUILT_IN, DOCUMENT, LOCATOR, Policy, Shape},
    target::Target,
};
use std::{collections::BTreeSet, fs, path::Path};

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policy.schema.json")
}

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(path()).unwrap()).unwrap()
}

/// Holds a part of the schema against the shape that the reader knows.
fn agree(schema: &Value, shape: &Shape, path: &str) {
    let part = match schema["$ref"]
        .as_str()
        .and_then(|r| r.strip_prefix("#/$defs/"))
    {
        Some(name) => &self::schema()["$defs"][name],
        None => schema,
    };
    let of_type = |name: &str| {
        let types = &part["type"];
        assert!(
            types == name
                || types
                    .as_array()
                    .is_some_and(|all| all.contains(&name.into())),
            "{path}: {types} is not {name}"
        );
    };
    match shape {
        Shape::Text | Shape::Like(..) => of_type("string"),
        Shape::Flag => of_type("boolean"),
        Shape::Number => of_type("integer"),
        Shape::Version => assert_eq!(part["const"], 1, "{path}"),
        Shape::OneOf(words) => assert_eq!(part["enum"], Value::from(words.to_vec()), "{path}"),
        Shape::List(each) => {
            of_type("array");
            agree(&part["items"], each, &format!("{path}[]"));
        }
        Shape::Object(keys) => {
            of_type("object");
            assert_eq!(part["additionalProperties"], false, "{path}");
            let properties = part["properties"].as_object().unwrap();
            let published: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
            let known: BTreeSet<&str> = keys.iter().map(|key| key.name).collect();
            assert_eq!(published, known, "{path}");
            let required = part["required"].as_array().cloned().unwrap_or_default();
            for key in *keys {
                let path = format!("{path}.{}", key.name);
                assert_eq!(required.contains(&key.name.into()), key.needed, "{path}");
                agree(&properties[key.name], &key.shape, &path);
            }
        }
        Shape::Map(each) => {
            of_type("object");
            agree(&part["additionalProperties"], each, &format!("{path}.*"));
        }
        Shape::Screens => {
            of_type("object");
            let fields = &part["additionalProperties"];
            assert_eq!(fields["additionalProperties"], false, "{path}");
            let published = fields["properties"].as_object().unwrap();
            let mut known = Target::ALL.map(Target::as_str);
            known.sort_unstable();
            assert_eq!(
                published.keys().map(String::as_str).collect::<Vec<_>>(),
                known,
                "{path}"
            );
            for (field, part) in published {
                agree(part, &LOCATOR, &format!("{path}.*.{field}"));
            }
        }
        Shape::Links | Shape::Rules => of_type("object"),
        Shape::Any => {}
    }
}

#[test]
fn the_shapes_agree() {
    agree(&schema(), &DOCUMENT, "");
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
