//! What a policy document looks like, as data, and one function that holds a document against it.
//! Finds all problems, each with its path; nothing unknown is passed over.

use super::document;
use crate::engine::{
    form::Screen,
    rules::{self, OptionKind, RULES, RuleOption},
    target::Target,
    text::did_you_mean,
};
use serde_json::{Map, Value};
use std::fmt;

/// What is wrong in a policy, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `clients[2].name`; empty for the document itself.
    pub path: String,
    pub what: String,
}

impl Problem {
    /// Text → JSON.
    pub fn parse(text: &str) -> Result<Value, Vec<Self>> {
        let whole = text.trim_start_matches('\u{feff}');
        let (document, repeated) = document::parse(whole).map_err(|error| {
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
        Err(twice.chain(problems(&document)).collect())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if !self.path.is_empty() {
            f.write_str(&self.path)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.what)
    }
}

/// What a value must be. `null` is as good as not there.
pub enum Shape {
    /// With something in it.
    Text,
    /// A text of this form, and a text that has it.
    Like(fn(&str) -> bool, &'static str),
    OneOf(&'static [&'static str]),
    Flag,
    Number,
    /// The number 1.
    Version,
    List(&'static Shape),
    /// These keys and no others.
    Object(&'static [Key]),
    /// Any keys.
    Map(&'static Shape),
    /// Keys are screens; values are objects of fields and their descriptions.
    Screens,
    /// Keys are rules; values are severities or objects.
    Rules,
    /// Keys are rules.
    Links,
    Any,
}

pub struct Key {
    pub name: &'static str,
    pub shape: Shape,
    pub needed: bool,
}

const fn key(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: false,
    }
}

const fn needed(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        needed: true,
    }
}

pub const PHASES: &[&str] = &[
    "scheduled",
    "in_progress",
    "completed",
    "extended",
    "cancelled",
    "rescheduled",
];
pub const CLOCKS: &[&str] = &["24h", "12h"];
pub const SEVERITIES: &[&str] = &["off", "review", "warning", "error"];

/// How something that a person showed is described.
pub static LOCATOR: Shape = Shape::Object(&[
    needed("kind", Shape::Text),
    key("label", Shape::Text),
    key("near", Shape::Text),
    key("group", Shape::Text),
    key("hint", Shape::Text),
    key("attribute", Shape::Text),
    key("before", Shape::Text),
    key("after", Shape::Text),
]);

const ZONE: Shape = Shape::Like(zone_shape, "Europe/Paris");
const TEXTS: Shape = Shape::List(&Shape::Text);

/// The whole document.
pub static DOCUMENT: Shape = Shape::Object(&[
    key("$schema", Shape::Text),
    key("version", Shape::Version),
    key("pages", TEXTS),
    key(
        "time",
        Shape::Object(&[
            key("zone", ZONE),
            key("clock", Shape::OneOf(CLOCKS)),
            key("abbreviations", Shape::Map(&ZONE)),
        ]),
    ),
    key(
        "clients",
        Shape::List(&Shape::Object(&[
            needed("name", Shape::Text),
            key("aliases", TEXTS),
            key("components", TEXTS),
            key("groups", TEXTS),
            key("time_zone", ZONE),
            key(
                "email_domains",
                Shape::List(&Shape::Like(is_domain, "example.com")),
            ),
        ])),
    ),
    key(
        "templates",
        Shape::List(&Shape::Object(&[
            needed("name", Shape::Text),
            needed("phase", Shape::OneOf(PHASES)),
            key("title", Shape::Text),
            needed("body", Shape::Text),
            key("statuspage_name", Shape::Text),
        ])),
    ),
    key(
        "phases_needing_template",
        Shape::List(&Shape::OneOf(PHASES)),
    ),
    key(
        "notifications",
        Shape::Object(&[
            key("now", Shape::Flag),
            key("hour_before", Shape::Flag),
            key("at_start", Shape::Flag),
            key("at_end", Shape::Flag),
        ]),
    ),
    key(
        "automation",
        Shape::Object(&[key("name_pattern", Shape::Text)]),
    ),
    key(
        "window",
        Shape::Object(&[
            key("longest", Shape::Number),
            key("notice", Shape::Number),
            key(
                "allowed_hours",
                Shape::Map(&Shape::List(&Shape::Like(is_hours, "22:00-06:00"))),
            ),
        ]),
    ),
    key("rules", Shape::Rules),
    key("links", Shape::Links),
    key("locators", Shape::Screens),
]);

/// All that is wrong with a document.
pub fn problems(document: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    hold(document, &DOCUMENT, "", &mut problems);
    problems
}

fn hold(value: &Value, shape: &Shape, path: &str, problems: &mut Vec<Problem>) {
    let wrong = match (shape, value) {
        (_, Value::Null) if !path.is_empty() => return,
        (Shape::Any, _) | (Shape::Flag, Value::Bool(_)) => return,
        (Shape::Text | Shape::Like(..), Value::String(text)) if text.trim().is_empty() => {
            "is empty".into()
        }
        (Shape::Like(like, example), Value::String(text)) if !like(text) => {
            format!("\"{text}\" is not like \"{example}\"")
        }
        (Shape::Text | Shape::Like(..), Value::String(_)) => return,
        (Shape::OneOf(words), Value::String(word)) if words.contains(&word.as_str()) => return,
        (Shape::OneOf(words), Value::String(word)) => {
            let words = (words.join(", "), hint(word, words));
            format!("\"{word}\" is none of {}{}", words.0, words.1)
        }
        (Shape::Number, _) if value.as_u64().is_some_and(|n| u32::try_from(n).is_ok()) => return,
        (Shape::Version, _) if value.as_u64() == Some(1) => return,
        (Shape::List(each), Value::Array(list)) => {
            for (number, value) in list.iter().enumerate() {
                hold(value, each, &format!("{path}[{number}]"), problems);
            }
            return;
        }
        (Shape::Object(keys), Value::Object(map)) => {
            return object(map, keys, path, problems);
        }
        (Shape::Map(each), Value::Object(map)) => {
            for (key, value) in map {
                hold(value, each, &join(path, key), problems);
            }
            return;
        }
        (Shape::Screens, Value::Object(map)) => {
            unknown(map, &Screen::ALL.map(Screen::as_str), path, problems);
            for (key, value) in map {
                let path = join(path, key);
                if let Some(fields) = value.as_object() {
                    unknown(fields, &Target::ALL.map(Target::as_str), &path, problems);
                }
                hold(value, &Shape::Map(&LOCATOR), &path, problems);
            }
            return;
        }
        (Shape::Rules | Shape::Links, Value::Object(map)) => {
            return of_rules(map, matches!(shape, Shape::Links), path, problems);
        }
        _ => format!("must be {}, is {}", wanted(shape), kind(value)),
    };
    problem(path, wrong, problems);
}

fn object(map: &Map<String, Value>, keys: &[Key], path: &str, problems: &mut Vec<Problem>) {
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    unknown(map, &names, path, problems);
    for key in keys {
        let path = join(path, key.name);
        match map.get(key.name) {
            None | Some(Value::Null) if key.needed => problem(&path, "is missing".into(), problems),
            None => {}
            Some(value) => hold(value, &key.shape, &path, problems),
        }
    }
}

fn of_rules(map: &Map<String, Value>, links: bool, path: &str, problems: &mut Vec<Problem>) {
    for (id, value) in map {
        let path = join(path, id);
        let Some(rule) = rules::by_id(id) else {
            let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
            problem(&path, format!("unknown rule{}", hint(id, &ids)), problems);
            continue;
        };
        if rule.id != id && map.contains_key(rule.id) {
            let what = format!("is called {} now, which is there too", rule.id);
            problem(&path, what, problems);
        }
        match value {
            _ if links => hold(value, &Shape::Like(is_link, "https://…"), &path, problems),
            Value::Object(wanted) => {
                unknown(wanted, &["severity", "options"], &path, problems);
                let severity = join(&path, "severity");
                hold(
                    &value["severity"],
                    &Shape::OneOf(SEVERITIES),
                    &severity,
                    problems,
                );
                options(
                    &value["options"],
                    rule.options,
                    &join(&path, "options"),
                    problems,
                );
            }
            Value::String(_) => hold(value, &Shape::OneOf(SEVERITIES), &path, problems),
            Value::Null => {}
            _ => {
                let what = format!("must be a severity or an object, is {}", kind(value));
                problem(&path, what, problems);
            }
        }
    }
}

fn options(value: &Value, known: &[RuleOption], path: &str, problems: &mut Vec<Problem>) {
    let map = match value {
        Value::Null => return,
        Value::Object(map) => map,
        _ => return hold(value, &Shape::Map(&Shape::Any), path, problems),
    };
    let names: Vec<&str> = known.iter().map(|option| option.name).collect();
    unknown(map, &names, path, problems);
    for option in known {
        let shape = match option.kind {
            OptionKind::Number => Shape::Number,
            OptionKind::Text => Shape::Text,
            OptionKind::Switch => Shape::Flag,
            OptionKind::Texts => TEXTS,
        };
        hold(
            &value[option.name],
            &shape,
            &join(path, option.name),
            problems,
        );
    }
}

fn unknown(map: &Map<String, Value>, names: &[&str], path: &str, problems: &mut Vec<Problem>) {
    for key in map.keys() {
        if !names.contains(&key.as_str()) {
            problem(
                &join(path, key),
                format!("unknown key{}", hint(key, names)),
                problems,
            );
        }
    }
}

pub fn problem(path: &str, what: String, problems: &mut Vec<Problem>) {
    problems.push(Problem {
        path: path.into(),
        what,
    });
}

/// `, did you mean …?` or nothing.
fn hint(word: &str, candidates: &[&str]) -> String {
    match did_you_mean(word, candidates) {
        Some(candidate) => format!(", did you mean \"{candidate}\"?"),
        None => String::new(),
    }
}

fn join(path: &str, key: &str) -> String {
    let mut path = path.to_owned();
    document::push_key(&mut path, key);
    path
}

fn wanted(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Like(..) | Shape::OneOf(_) => "a text",
        Shape::Flag => "true or false",
        Shape::Number => "a whole number, not negative",
        Shape::Version => "1",
        Shape::List(_) => "a list",
        _ => "an object",
    }
}

fn kind(value: &Value) -> String {
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

/// `UTC`, or an area and a place: `America/Argentina/Salta`. Whether there is such a zone is known
/// only where zones are.
pub fn zone_shape(zone: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b'+'))
    };
    matches!(zone, "UTC" | "GMT") || zone.contains('/') && zone.split('/').all(part)
}

fn is_domain(domain: &str) -> bool {
    !domain.contains(['@', ' ', '/']) && domain.contains('.')
}

fn is_link(link: &str) -> bool {
    link.starts_with("https://")
}

/// `22:00-06:00`.
fn is_hours(hours: &str) -> bool {
    let number = |text: &str, most: u32| text.parse().is_ok_and(|number: u32| number <= most);
    let is_clock = |text: &str| match text.split_once(':') {
        Some((hour, minute)) => {
            minute.len() == 2
                && (number(hour, 23) && number(minute, 59) || hour == "24" && minute == "00")
        }
        None => false,
    };
    match hours.split_once('-') {
        Some((from, to)) => is_clock(from) && is_clock(to),
        None => false,
    }
}
