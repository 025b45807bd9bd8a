//! What the published schema says of one setting, for who makes a form of it. The schema is the only description
//! of a policy: a setting that is new there is known here as well.

use super::{
    document::{push_index, push_key},
    text_formats::FORMATS,
    validate::{RENAMED_TO, SCHEMA, alternatives, kind_wanted},
};
use serde_json::Value;

/// A part of the schema.
#[derive(Clone, Copy)]
pub struct SettingSchema(&'static Value);

/// What a setting holds.
pub enum SettingKind {
    Text,
    /// A whole number, not negative.
    Number,
    Switch,
    /// One of these values.
    Choice(Vec<Value>),
    List(SettingSchema),
    /// Names that a person gives, each with such a value.
    Map(SettingSchema),
    /// Known names, each with its own schema.
    Object,
    /// There is nothing to set.
    Fixed,
}

impl SettingSchema {
    /// Of the whole document.
    pub fn root() -> Self {
        Self(&SCHEMA)
    }

    pub fn kind(self) -> SettingKind {
        let all = alternatives(self.0);
        if self.object().is_some() {
            return SettingKind::Object;
        }
        if let Some(map) = all
            .iter()
            .find(|one| one["additionalProperties"].is_object())
        {
            return SettingKind::Map(Self(&map["additionalProperties"]));
        }
        if let Some(list) = all.iter().find(|one| kind_wanted(one) == "array") {
            return SettingKind::List(Self(&list["items"]));
        }
        if let [one] = all.as_slice()
            && one.get("const").is_some()
        {
            return SettingKind::Fixed;
        }
        kind_of_scalar(&all)
    }

    pub fn description(self) -> Option<&'static str> {
        if let Some(text) = self.0.get("description") {
            return text.as_str();
        }
        // That of a text only says which characters it may have.
        match self.kind() {
            SettingKind::Text => None,
            _ => alternatives(self.0).first()?.get("description")?.as_str(),
        }
    }

    /// What counts where no policy sets it, where the schema says so.
    pub fn default_value(self) -> Option<&'static Value> {
        self.0.get("default")
    }

    /// How a text of this kind looks.
    pub fn example(self) -> Option<&'static str> {
        let all = alternatives(self.0);
        let format = FORMATS
            .iter()
            .find(|format| all.iter().any(|one| one["format"] == format.name))?;
        Some(format.example)
    }

    /// What an object can hold, under its present names.
    pub fn properties(self) -> Vec<(&'static str, Self)> {
        let properties = self
            .object()
            .and_then(|object| object["properties"].as_object());
        let properties = properties.into_iter().flatten();
        properties
            .filter(|(_, schema)| schema.get(RENAMED_TO).is_none())
            .map(|(key, schema)| (key.as_str(), Self(schema)))
            .collect()
    }

    /// Whether an object must have this key.
    pub fn requires(self, key: &str) -> bool {
        let required = self
            .object()
            .and_then(|object| object["required"].as_array());
        required.is_some_and(|keys| keys.iter().any(|one| one == key))
    }

    /// The key that a value stands for where an object can be written as that value alone, as a rule can as
    /// its severity.
    pub fn shorthand(self) -> Option<&'static str> {
        let is_object = |one: &&Value| kind_wanted(one) == "object";
        let all = alternatives(self.0);
        let short = all.iter().copied().find(|one| !is_object(one))?;
        let properties = self.properties();
        let mut same = properties.iter().filter(|(_, property)| {
            let property = alternatives(property.0);
            property
                .first()
                .is_some_and(|one| std::ptr::eq(*one, short))
        });
        let first = same.clone().next();
        let required = same.find(|(key, _)| self.requires(key)).or(first)?;
        Some(required.0)
    }

    /// The schema of what is inside, by its key or number.
    pub fn inside(self, key: &str) -> Option<Self> {
        match self.kind() {
            SettingKind::Object => {
                let property = self.object()?["properties"].get(key)?;
                Some(Self(property))
            }
            SettingKind::Map(value) => Some(value),
            SettingKind::List(item) => key.parse::<usize>().is_ok().then_some(item),
            _ => None,
        }
    }

    /// The schema of what is at these keys.
    pub fn at_keys(self, keys: &[String]) -> Option<Self> {
        keys.iter().try_fold(self, |schema, key| schema.inside(key))
    }

    /// The value that a text stands for, as it is typed or chosen. What is not such a value stays a text, so that
    /// the check reports it and nothing typed is lost.
    pub fn parse_text(self, text: &str) -> Value {
        let parsed = match self.kind() {
            SettingKind::Number => text.trim().parse::<u32>().ok().map(Value::from),
            SettingKind::Switch => text.parse::<bool>().ok().map(Value::from),
            SettingKind::Choice(words) => {
                let mut all = words.into_iter().chain(self.former_values());
                all.find(|word| plain_text(word) == text)
            }
            SettingKind::List(item) => {
                let lines = text.lines().map(str::trim);
                let lines = lines.filter(|line| !line.is_empty());
                Some(lines.map(|line| item.parse_text(line)).collect())
            }
            _ => None,
        };
        parsed.unwrap_or_else(|| text.into())
    }

    /// Values that are still read and are not offered any more.
    fn former_values(self) -> impl Iterator<Item = Value> {
        let all = alternatives(self.0).into_iter();
        let former = all.filter(|one| one["deprecated"] == true && kind_wanted(one) == "boolean");
        former.flat_map(|_| [true.into(), false.into()])
    }

    fn object(self) -> Option<&'static Value> {
        let mut all = alternatives(self.0).into_iter();
        all.find(|one| one["properties"].is_object())
    }
}

fn kind_of_scalar(all: &[&'static Value]) -> SettingKind {
    let is_word = |one: &&Value| one["enum"].is_array() || one.get("const").is_some();
    let is_switch = |one: &&Value| kind_wanted(one) == "boolean";
    if all.iter().all(is_switch) {
        return SettingKind::Switch;
    }
    if all.iter().all(|one| is_word(one) || is_switch(one)) {
        let mut words = Vec::new();
        for one in all {
            words.extend(one["enum"].as_array().into_iter().flatten().cloned());
            words.extend(one.get("const").cloned());
            if is_switch(one) && one["deprecated"] != true {
                words.extend([true.into(), false.into()]);
            }
        }
        return SettingKind::Choice(words);
    }
    match all.iter().all(|one| kind_wanted(one) == "integer") {
        true => SettingKind::Number,
        false => SettingKind::Text,
    }
}

/// A value as it stands in a control.
pub fn plain_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Adds a step to a JSON pointer.
pub fn push_pointer(pointer: &mut String, key: &str) {
    pointer.push('/');
    pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
}

/// The steps of a JSON pointer.
pub fn pointer_keys(pointer: &str) -> Vec<String> {
    let steps = pointer.split('/').skip(1);
    steps
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect()
}

/// The place at a JSON pointer as problems name it: `clients[2].name`.
pub fn display_path(pointer: &str) -> String {
    let mut path = String::new();
    let mut schema = Some(SettingSchema::root());
    for key in pointer_keys(pointer) {
        let is_list = schema.is_some_and(|one| matches!(one.kind(), SettingKind::List(_)));
        match key.parse() {
            Ok(index) if is_list => push_index(&mut path, index),
            _ => push_key(&mut path, &key),
        }
        schema = schema.and_then(|schema| schema.inside(&key));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(pointer: &str) -> SettingSchema {
        SettingSchema::root()
            .at_keys(&pointer_keys(pointer))
            .unwrap()
    }

    #[track_caller]
    fn is_kind(pointer: &str, expected: &str) {
        let kind = match at(pointer).kind() {
            SettingKind::Text => "text",
            SettingKind::Number => "number",
            SettingKind::Switch => "switch",
            SettingKind::Choice(_) => "choice",
            SettingKind::List(_) => "list",
            SettingKind::Map(_) => "map",
            SettingKind::Object => "object",
            SettingKind::Fixed => "fixed",
        };
        assert_eq!(kind, expected, "{pointer}");
    }

    #[test]
    fn every_setting_has_a_kind() {
        is_kind("/version", "fixed");
        is_kind("/time", "object");
        is_kind("/time/zone", "text");
        is_kind("/time/clock", "choice");
        is_kind("/notifications/now", "choice");
        is_kind("/time/abbreviations", "map");
        is_kind("/clients", "list");
        is_kind("/clients/0", "object");
        is_kind("/clients/0/components", "list");
        is_kind("/window/longest", "number");
        is_kind("/rules/one-client", "object");
        is_kind("/rules/one-client/severity", "choice");
        is_kind("/rules/text-length/options/title", "number");
    }

    #[test]
    fn a_rule_can_be_written_as_its_severity() {
        assert_eq!(at("/rules/one-client").shorthand(), Some("severity"));
        assert_eq!(at("/clients/0").shorthand(), None);
        assert_eq!(at("/time/clock").shorthand(), None);
    }

    #[test]
    fn texts_become_values() {
        assert_eq!(at("/window/longest").parse_text(" 90 "), json!(90));
        assert_eq!(at("/window/longest").parse_text("long"), json!("long"));
        let notice = |text| at("/notifications/now").parse_text(text);
        assert_eq!(notice("forbidden"), json!("forbidden"));
        assert_eq!(notice("true"), json!(true));
        assert_eq!(
            at("/clients/0/components").parse_text("a\n\n b \n"),
            json!(["a", "b"])
        );
    }

    #[test]
    fn pointers_and_keys() {
        let mut pointer = String::new();
        push_pointer(&mut pointer, "a/b~c");
        push_pointer(&mut pointer, "");
        assert_eq!(pointer_keys(&pointer), ["a/b~c", ""]);
        assert_eq!(json!({"a/b~c": {"": 1}}).pointer(&pointer), Some(&json!(1)));
    }
}
