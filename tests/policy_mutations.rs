//! Policies that were damaged at random: none ends in a panic, each problem names its place and what was expected, and what
//! the other sources set still counts.

#![allow(clippy::unwrap_used)]

#[path = "support/random.rs"]
mod random;

use random::Random;
use serde_json::{Map, Value, json};
use statuspage_guard::{
    engine::{
        policy::{Policy, PolicyProblem, PolicySource, RuleSeverity},
        template::Template,
    },
    session::stored_policies::StoredPolicies,
};
use std::sync::LazyLock;

/// How many damaged policies are read.
const POLICIES: u64 = 10_000;

/// The templates of the built-in policy.
static BUILT_IN_TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| Policy::default().templates);

/// A policy that uses every key.
static WHOLE_POLICY: LazyLock<Value> = LazyLock::new(|| {
    json!({
        "version": 1,
        "pages": ["kctbh9vrtdwd", {"id": "p1", "name": "Pickwell", "zone": "UTC", "templates": ["Our notice"]}],
        "time": {
            "zone": "Europe/Paris", "clock": "24h", "date_format": "YYYY-MM-DD", "pairs": ["client"],
            "abbreviations": {"CET": "Europe/Paris"}
        },
        "clients": [
            {
                "name": "Alder Market", "aliases": ["AM"], "components": ["Alder *"], "groups": ["Alder"],
                "time_zone": "America/New_York", "notice": 1440, "email_domains": ["alder.example"]
            },
            {"name": "Bluebird Foods", "components": ["Bluebird Dublin"]}
        ],
        "templates": [
            {"name": "Our notice", "phase": "scheduled", "title": "{{client}}", "body": "We work at {{sites}} {{where}}."},
            {"name": "Begun", "phase": "in_progress", "body": "We begin."}
        ],
        "placeholders": {"where": "ask"},
        "phases_needing_template": ["scheduled"],
        "notifications": {"now": "required", "hour_before": "either", "at_start": true, "at_end": "forbidden"},
        "automation": {
            "boxes": {"in_progress": "required"},
            "owned": {"names": ["Train *"], "rules": ["template-used"]}
        },
        "incidents": "allowed",
        "window": {"longest": 600, "notice": 60, "weekdays": ["monday"], "blackout_dates": ["2026-12-24/2026-12-26"]},
        "title": "{{client}}: …",
        "words": ["Knapp", {"word": "ASAP", "instead": "today"}],
        "rules": {"text-length": {"severity": "warning", "options": {"title": 100}}, "markup": "off"},
        "links": {"utc-times": "https://handbook.example/utc"},
        "locators": {}
    })
});

/// How many places a document has: itself and all that is in it.
fn count_places(value: &Value) -> usize {
    let inside: usize = match value {
        Value::Object(entries) => entries.values().map(count_places).sum(),
        Value::Array(items) => items.iter().map(count_places).sum(),
        _ => 0,
    };
    1 + inside
}

/// The place with this number, in the order of the document; otherwise the number is less by those that are passed.
fn find_numbered<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Object(entries) => {
            let mut inside = entries.values_mut();
            inside.find_map(|inner| find_numbered(inner, number))
        }
        Value::Array(items) => {
            let mut inside = items.iter_mut();
            inside.find_map(|inner| find_numbered(inner, number))
        }
        _ => None,
    }
}

/// Something of another kind, or far too much of it.
fn other_value(random: &mut Random) -> Value {
    let nested = |depth: usize, list: bool| {
        (0..depth).fold(Value::Null, |inner, _| match list {
            true => json!([inner]),
            false => json!({"name": inner}),
        })
    };
    match random.below(14) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1.5e300),
        4 => json!(u64::MAX),
        5 => json!(""),
        6 => json!("  \u{202e}<b>{{client}}</b>"),
        7 => json!("long ".repeat(4_000)),
        8 => json!([]),
        9 => json!({}),
        10 => Value::Array((0..400).map(|number| json!(number)).collect()),
        11 => Value::Array((0..200).map(|_| json!({"name": "Alder Market"})).collect()),
        12 => nested(1 + random.below(90), true),
        _ => nested(1 + random.below(90), false),
    }
}

fn rename_key(entries: &mut Map<String, Value>, random: &mut Random) {
    let keys: Vec<String> = entries.keys().cloned().collect();
    let Some(key) = random.choose(&keys) else {
        return;
    };
    let new = match random.below(5) {
        0 => String::new(),
        1 => key.to_uppercase(),
        2 => key.chars().skip(1).collect(),
        3 => format!("{key}/~\"]"),
        _ => random.word(),
    };
    let value = entries.remove(key).unwrap_or_default();
    entries.insert(new, value);
}

fn damage_document(document: &mut Value, random: &mut Random) {
    let mut number = random.below(count_places(document));
    let Some(place) = find_numbered(document, &mut number) else {
        return;
    };
    match (random.below(4), place) {
        (0 | 1, Value::Object(entries)) => rename_key(entries, random),
        (2, Value::Array(items)) if !items.is_empty() => {
            let copy = items[0].clone();
            items.push(copy);
        }
        (_, place) => *place = other_value(random),
    }
}

/// Cut, doubled or with a character changed, nested deeper than any reader goes.
fn damage_text(text: &str, random: &mut Random) -> String {
    let mut cut = random.below(text.len());
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let (before, after) = text.split_at(cut);
    match random.below(6) {
        0 => before.to_owned(),
        1 => after.to_owned(),
        2 => format!(
            "{before}{}{after}",
            random.pick(&["\"", "{", "]", ",", "\\u12", "\0"])
        ),
        3 => format!("{text}{text}"),
        4 => "[".repeat(50_000),
        _ => text.replacen("\"version\":1", "\"version\":1,\"version\":1", 1),
    }
}

fn damaged_policy(seed: u64) -> String {
    let mut random = Random::new(seed);
    let mut document = WHOLE_POLICY.clone();
    for _ in 0..=random.below(3) {
        damage_document(&mut document, &mut random);
    }
    let text = document.to_string();
    match random.one_in(5) {
        true => damage_text(&text, &mut random),
        false => text,
    }
}

/// The beginnings and parts of what is reported: each says what was expected, or what stands in its way.
const EXPECTATIONS: [&str; 14] = [
    "must be ",
    " is none of ",
    " is not like ",
    "unknown key",
    "is missing",
    "is empty",
    "has no name",
    "is there twice",
    " already",
    "is the same placeholder as ",
    "no template is called ",
    " in it",
    "is called ",
    "not JSON: ",
];

/// What is at the path, or what the key that is missing would be in. `None`: the path leads nowhere.
fn find_place<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    let mut place = document;
    let mut rest = path;
    while !rest.is_empty() {
        let key;
        if let Some(quoted) = rest.strip_prefix("[\"") {
            // A key may hold the sign that ends it: the longest that is there counts.
            let entries = place.as_object()?;
            let fits = |name: &&String| quoted.starts_with(&format!("{name}\"]"));
            let name = entries.keys().filter(fits).max_by_key(|name| name.len());
            let Some(name) = name else { return Some(place) };
            key = name.as_str();
            rest = &quoted[name.len() + 2..];
            place = entries.get(key)?;
        } else if let Some(index) = rest.strip_prefix('[') {
            let (number, after) = index.split_once(']')?;
            place = place.get(number.parse::<usize>().ok()?)?;
            rest = after;
        } else {
            let plain = rest.strip_prefix('.').unwrap_or(rest);
            let end = plain.find(['.', '[']).unwrap_or(plain.len());
            rest = &plain[end..];
            match place.get(&plain[..end]) {
                Some(inner) => place = inner,
                None if rest.is_empty() && place.is_object() => return Some(place),
                None => return None,
            }
        }
    }
    Some(place)
}

#[track_caller]
fn assert_problem_is_clear(problem: &PolicyProblem, document: Option<&Value>, seed: u64) {
    let says = |part: &&str| problem.what.contains(*part);
    assert!(
        EXPECTATIONS.iter().any(says),
        "{seed}: “{problem}” says nothing of what was expected"
    );
    match document {
        Some(document) => assert!(
            find_place(document, &problem.path).is_some(),
            "{seed}: {problem}: leads nowhere"
        ),
        None => assert!(
            problem.what.contains("line ") || !problem.path.is_empty(),
            "{seed}: {problem}: names no place"
        ),
    }
}

/// The damaged policy stands between two sound ones.
fn check_damaged(seed: u64) -> bool {
    let text = damaged_policy(seed);
    let stored = StoredPolicies {
        own: r#"{"rules": {"notify-on": "review"}, "window": {"longest": 77}}"#.into(),
        imported: text.clone(),
        managed: r#"{"rules": {"one-client": "warning"}}"#.into(),
    };
    let mut merged = stored.merge_policies();
    let problems = merged.problems.clone();
    let document: Option<Value> = serde_json::from_str(&text).ok();
    for (source, problem) in &problems {
        match source {
            PolicySource::Imported => assert_problem_is_clear(problem, document.as_ref(), seed),
            other => panic!("{seed}: {}: {problem}", other.display_name()),
        }
    }
    let policy = merged.read_policy();
    assert_eq!(merged.problems, problems, "{seed}: found too late");
    // What the sound ones set counts, whatever is wrong with the other.
    assert_eq!(
        policy.rule_severity("one-client"),
        Some(RuleSeverity::Warning),
        "{seed}"
    );
    assert_eq!(
        policy.rule_severity("notify-on"),
        Some(RuleSeverity::Review),
        "{seed}"
    );
    if !problems.is_empty() {
        assert_eq!(
            policy.window.longest,
            Some(77),
            "{seed}: a part of a damaged policy counts"
        );
        assert_eq!(policy.templates, *BUILT_IN_TEMPLATES, "{seed}");
    }
    problems.is_empty()
}

#[test]
fn the_policy_that_is_damaged_is_whole() {
    let merged = StoredPolicies {
        own: WHOLE_POLICY.to_string(),
        ..StoredPolicies::default()
    }
    .merge_policies();
    assert_eq!(merged.problems, []);
}

/// Half of them, so that both are read at once.
fn check_half(seeds: std::ops::Range<u64>) {
    let sound = seeds.filter(|seed| check_damaged(*seed)).count() as u64;
    // Most are damaged so that it is noticed, and some are not.
    let some = POLICIES / 200..POLICIES * 3 / 10;
    assert!(some.contains(&sound), "{sound} are sound");
}

#[test]
fn a_damaged_policy_is_reported_with_its_place_and_costs_only_itself() {
    check_half(0..POLICIES / 2);
}

#[test]
fn another_damaged_policy_is_reported_with_its_place_and_costs_only_itself() {
    check_half(POLICIES / 2..POLICIES);
}
