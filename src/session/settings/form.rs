//! Schema and documents → the controls of a form. It knows no single setting.

use super::{
    rule_notes::notes_of_rule,
    sections::{is_long_text, item_of, label_of, sorted_properties},
};
use crate::engine::{audit::AUDIT_RULES, sentences::join_first_names, sorting};
use crate::{
    engine::policy::{
        MergedPolicy, PolicyProblem, PolicySource, SettingKind, SettingSchema, plain_text,
        push_index, push_key, push_pointer,
    },
    ui::settings::form::{ChoiceOption, Control, FormField, MapEntry, Origin, TextKind},
};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// What the forms are made from.
pub struct FormBuilder<'a> {
    /// The person's own policy, as far as it is written.
    pub own: &'a Value,
    /// What counts without it.
    pub base: &'a MergedPolicy,
    pub problems: &'a [PolicyProblem],
    /// Lists as they are being typed, by pointer: with the empty line at the end.
    pub typed_lists: &'a FxHashMap<String, String>,
}

/// A place in a policy.
#[derive(Clone, Default)]
struct Place<'v> {
    pointer: String,
    /// As problems name it.
    path: String,
    keys: Vec<String>,
    schema: Option<SettingSchema>,
    own: Option<&'v Value>,
    base: Option<&'v Value>,
    /// Inside a list, which one source decides as a whole.
    in_list: bool,
    locked_by: Option<PolicySource>,
    label: String,
}

impl<'v> Place<'v> {
    fn inside(&self, key: &str, schema: SettingSchema) -> Self {
        let mut inside = self.clone();
        push_pointer(&mut inside.pointer, key);
        push_key(&mut inside.path, key);
        inside.keys.push(key.to_owned());
        inside.label = label_of(key);
        inside.schema = Some(schema);
        inside.own = self.value_inside(self.own, key);
        inside.base = self.value_inside(self.base, key);
        inside
    }

    fn item(&self, index: usize, schema: SettingSchema, item: &'v Value) -> Self {
        let mut inside = self.clone();
        push_pointer(&mut inside.pointer, &index.to_string());
        push_index(&mut inside.path, index);
        inside.keys.push(index.to_string());
        inside.schema = Some(schema);
        inside.in_list = true;
        (inside.own, inside.base) = (Some(item), None);
        inside
    }

    /// Also where the object is written as one of its values alone.
    fn value_inside(&self, value: Option<&'v Value>, key: &str) -> Option<&'v Value> {
        let value = value?;
        let inside = match (value, self.schema.and_then(SettingSchema::shorthand)) {
            (Value::Object(entries), _) => entries.get(key),
            (Value::Null | Value::Array(_), _) => None,
            (_, Some(short)) => (short == key).then_some(value),
            _ => None,
        };
        inside.filter(|value| !value.is_null())
    }

    fn value(&self) -> Option<&'v Value> {
        self.own.or(self.base)
    }
}

impl<'a> FormBuilder<'a> {
    /// The settings at these keys of the policy.
    pub fn build_fields(&self, keys: &[&'static str]) -> Vec<FormField> {
        let root = Place {
            schema: Some(SettingSchema::root()),
            own: Some(self.own),
            base: Some(&self.base.document),
            ..Place::default()
        };
        let fields = keys.iter().filter_map(|key| {
            let schema = SettingSchema::root().inside(key)?;
            Some(self.field(root.inside(key, schema), schema))
        });
        fields.collect()
    }

    fn field(&self, mut place: Place, schema: SettingSchema) -> FormField {
        let is_container = matches!(
            schema.kind(),
            SettingKind::Object | SettingKind::Map(_) | SettingKind::Fixed
        );
        let mut origin = None;
        if !place.in_list && !is_container {
            let keys: Vec<&str> = place.keys.iter().map(String::as_str).collect();
            let source = self.base.deciding_source(&keys);
            place.locked_by = (source > PolicySource::Own).then_some(source);
            if place.locked_by.is_some() {
                place.own = None;
            }
            origin = Some(Origin {
                default: default_in_words(&place, schema),
                default_source: source,
                is_own: place.own.is_some(),
            });
        }
        // The schema sets names of its own in backticks.
        let hint = schema.description().map(|words| words.replace('`', ""));
        let control = self.control(&place, schema);
        let is_lines = matches!(
            &control,
            Control::Text {
                kind: TextKind::Lines,
                ..
            }
        );
        let hint = match (hint, is_lines) {
            (Some(words), true) => Some(format!("{words} One on each line.")),
            (hint, _) => hint,
        };
        FormField {
            problems: self.problems_at(&place, &control),
            pointer: place.pointer,
            label: place.label,
            hint,
            control,
            origin,
            locked_by: place.locked_by,
        }
    }

    fn control(&self, place: &Place, schema: SettingSchema) -> Control {
        let value = place.value();
        match schema.kind() {
            SettingKind::Switch => {
                let value = value.or(schema.default_value());
                Control::Switch(value == Some(&Value::Bool(true)))
            }
            SettingKind::Choice(words) => choice(place, schema, &words),
            SettingKind::List(item) => self.list(place, item),
            SettingKind::Map(inner) => Control::Map(self.map_entries(place, inner)),
            SettingKind::Object => {
                // A rule without options has no frame for them.
                let is_empty = |schema: SettingSchema| {
                    matches!(schema.kind(), SettingKind::Object) && schema.properties().is_empty()
                };
                let properties = sorted_properties(schema).into_iter();
                let fields =
                    properties
                        .filter(|(_, schema)| !is_empty(*schema))
                        .map(|(key, schema)| {
                            let mut inside = place.inside(key, schema);
                            if schema.shorthand().is_some() {
                                inside.label = label_of(key);
                            }
                            self.field(inside, schema)
                        });
                Control::Group(fields.collect())
            }
            kind => {
                let key = place.keys.last().map_or("", String::as_str);
                Control::Text {
                    value: place.own.map(plain_text).unwrap_or_default(),
                    placeholder: match (place.base, schema.default_value()) {
                        (Some(value), _) | (None, Some(value)) => plain_text(value),
                        _ => schema.example().unwrap_or_default().to_owned(),
                    },
                    kind: match kind {
                        SettingKind::Number => TextKind::Number,
                        _ if is_long_text(key) => TextKind::Area,
                        _ => TextKind::Line,
                    },
                }
                .locked_to(place)
            }
        }
    }

    fn list(&self, place: &Place, item: SettingSchema) -> Control {
        let one;
        let items: &[Value] = match place.value() {
            Some(Value::Array(items)) => items,
            Some(Value::Null) | None => &[],
            Some(other) => {
                one = [other.clone()];
                &one
            }
        };
        match item.kind() {
            SettingKind::Choice(words) => {
                let word = |word: &Value| (option_of(word), items.contains(word));
                Control::Words(words.iter().map(word).collect())
            }
            SettingKind::Text | SettingKind::Number | SettingKind::Switch => {
                let lines: Vec<String> = items.iter().map(plain_text).collect();
                let typed = self.typed_lists.get(&place.pointer);
                Control::Text {
                    value: typed.cloned().unwrap_or_else(|| lines.join("\n")),
                    placeholder: item.example().unwrap_or_default().to_owned(),
                    kind: TextKind::Lines,
                }
            }
            _ => {
                let name = item_of(place.keys.last().map_or("", String::as_str));
                let fields = items.iter().enumerate().map(|(index, value)| {
                    let mut inside = place.item(index, item, value);
                    inside.label = item_name(name, index, value);
                    let mut field = self.field(inside, item);
                    field.hint = None;
                    field
                });
                Control::List {
                    item: name.to_owned(),
                    count: items.len(),
                    items: fields.collect(),
                }
            }
        }
    }

    fn map_entries(&self, place: &Place, inner: SettingSchema) -> Vec<MapEntry> {
        let entries_of = |value: Option<&Value>| {
            let entries = value.and_then(Value::as_object);
            let keys = entries.into_iter().flatten();
            let keys = keys.filter(|(_, value)| !value.is_null());
            keys.map(|(key, _)| key.clone()).collect::<Vec<_>>()
        };
        let own = entries_of(place.own);
        let mut names = entries_of(place.base);
        names.retain(|name| !own.contains(name));
        names.extend(own.iter().cloned());
        sorting::sort(&mut names);
        let entries = names.into_iter().map(|name| {
            let mut inside = place.inside(&name, inner);
            inside.label = match name.as_str() {
                "" => "Its value".to_owned(),
                name => format!("Value of {name}"),
            };
            MapEntry {
                is_own: own.contains(&name),
                field: self.field(inside, inner),
                name,
            }
        });
        entries.collect()
    }

    /// Those that no control further inside has.
    fn problems_at(&self, place: &Place, control: &Control) -> Vec<String> {
        let mut found = Vec::new();
        for problem in self.problems {
            let is_here = problem.path == place.path;
            let inside = match control {
                Control::Text {
                    kind: TextKind::Lines,
                    ..
                }
                | Control::Words(_) => problem.path.strip_prefix(&place.path),
                _ => None,
            };
            if is_here {
                found.push(problem.what.clone());
            } else if let Some(rest) = inside.filter(|rest| rest.starts_with('[')) {
                let number = rest.trim_matches(['[', ']']).parse::<usize>();
                found.push(match number {
                    Ok(index) => format!("line {}: {}", index + 1, problem.what),
                    Err(_) => problem.what.clone(),
                });
            }
        }
        found
    }
}

impl Control {
    /// What another source has decided stands in the control itself.
    fn locked_to(self, place: &Place) -> Self {
        match (self, place.locked_by, place.base) {
            (
                Self::Text {
                    placeholder, kind, ..
                },
                Some(_),
                Some(base),
            ) => Self::Text {
                value: plain_text(base),
                placeholder,
                kind,
            },
            (control, ..) => control,
        }
    }
}

fn choice(place: &Place, schema: SettingSchema, words: &[Value]) -> Control {
    let mut options: Vec<ChoiceOption> = words.iter().map(option_of).collect();
    let value = match place.locked_by {
        Some(_) => place.value(),
        None => place.own,
    };
    let chosen = value.map(plain_text).unwrap_or_default();
    // A word that is none of them is there to be seen and mended.
    if !chosen.is_empty() && options.iter().all(|option| option.value != chosen) {
        options.push(ChoiceOption {
            value: chosen.clone(),
            label: chosen.clone(),
        });
    }
    let default = default_in_words(place, schema);
    let label = match default.as_str() {
        "" => "Not set".to_owned(),
        default => format!("Not set: {default}"),
    };
    options.insert(
        0,
        ChoiceOption {
            value: String::new(),
            label,
        },
    );
    Control::Choice { chosen, options }
}

fn option_of(word: &Value) -> ChoiceOption {
    ChoiceOption {
        value: plain_text(word),
        label: match word {
            Value::Bool(true) => "Yes".to_owned(),
            Value::Bool(false) => "No".to_owned(),
            word => label_of(&plain_text(word)),
        },
    }
}

/// What counts where the person's own policy says nothing.
fn default_in_words(place: &Place, schema: SettingSchema) -> String {
    let of_rule = || {
        let [first, rule, last] = place.keys.as_slice() else {
            return None;
        };
        if first != "rules" || last != "severity" {
            return None;
        }
        let of_audit = || AUDIT_RULES.into_iter().find(|one| one.id == rule);
        let severity = match notes_of_rule(rule) {
            Some(notes) => &notes.severity,
            None => of_audit()?.severity.as_str(),
        };
        Some(label_of(severity))
    };
    let of_dismissal = || {
        let [first, rule] = place.keys.as_slice() else {
            return None;
        };
        let rule = notes_of_rule(rule).filter(|_| first == "dismissal")?;
        let is_error = rule.severity == "error";
        Some(label_of(if is_error { "reason" } else { "free" }))
    };
    match place.base.or(schema.default_value()) {
        Some(value) => describe_value(value, has_labels(schema)),
        None => of_rule().or_else(of_dismissal).unwrap_or_default(),
    }
}

/// Its values, or those of its list, are words that the controls display by their labels.
fn has_labels(schema: SettingSchema) -> bool {
    match schema.kind() {
        SettingKind::List(item) => matches!(item.kind(), SettingKind::Choice(_)),
        kind => matches!(kind, SettingKind::Choice(_)),
    }
}

/// A value in a few words.
fn describe_value(value: &Value, has_labels: bool) -> String {
    match value {
        Value::String(word) if has_labels => label_of(word),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => {
            let names = items.iter().map(|item| match item.get("name") {
                Some(name) => plain_text(name),
                None => describe_value(item, has_labels),
            });
            join_first_names(&names.collect::<Vec<_>>())
        }
        other => plain_text(other),
    }
}

/// How one thing of a list is called in headings and buttons.
pub fn item_name(item: &str, index: usize, value: &Value) -> String {
    let name = ["name", "id"]
        .iter()
        .find_map(|key| value.get(key)?.as_str());
    match name.or(value.as_str()).map(str::trim) {
        Some(name) if !name.is_empty() => return name.to_owned(),
        _ => {}
    }
    // A step of a procedure has no name, and is known by what it does.
    match value["does"].as_str() {
        Some(does) => format!("{}. {}", index + 1, label_of(does)),
        None => format!("The {item} number {}", index + 1),
    }
}
