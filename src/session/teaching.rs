//! A person shows a field to the guard, or has it forgotten; and the page report. Nothing is kept
//! but what tells the control from all others.

use super::{
    Session, Surroundings,
    memory::Preferences,
    message::{Aim, Request},
};
use crate::{
    engine::{
        form::FieldName,
        json::Value,
        policy::{Merged, Policy},
        table::Table,
    },
    page::{
        outline::Changed,
        read::{Reading, refresh_shown},
        report::report,
        teach,
        write::Act,
    },
    ui::teach::{Row, Standing},
};

impl Session {
    pub(super) fn teaching(
        &mut self,
        kind: &str,
        rest: &str,
        around: &Surroundings,
        requests: &mut Vec<Request>,
    ) {
        let (name, number) = rest.split_once(':').unwrap_or((rest, ""));
        if kind == "report" {
            return self.report(requests);
        }
        let Some(field) = FIELDS.into_iter().find(|field| field.as_str() == name) else {
            return;
        };
        match kind {
            "teach" => {
                self.notice = Some(format!(
                    "Click on the {} field, or go to it with Tab and press Enter. Nothing on the \
                     page is changed. Escape cancels.",
                    field.words()
                ));
                self.aim = Some(Aim {
                    field: field.as_str(),
                    words: field.words(),
                });
            }
            "aim-cancelled" => {
                self.notice = None;
                requests.push(Request::focus_view(format!("teach:{name}")));
            }
            "aimed" => {
                let node = number.parse().unwrap_or(0);
                match teach::describe(&self.outline, node, field) {
                    Ok(locator) => {
                        let words = words(&locator);
                        self.keep(field, Some(locator));
                        self.look_again(around);
                        self.notice = Some(self.taken(field, &words));
                    }
                    Err(why) => self.notice = Some(why),
                }
            }
            "forget" => {
                self.keep(field, None);
                self.look_again(around);
                self.notice = Some(format!(
                    "Forgotten: the {} field is looked for by its words again.",
                    field.words()
                ));
                requests.push(Request::focus_view("panel"));
            }
            _ => {}
        }
    }

    /// What is said when a field was shown: also when it cannot be read there.
    fn taken(&self, field: FieldName, words: &str) -> String {
        let missing = self.reading.as_ref().and_then(|reading| {
            let (_, why) = reading.missing.iter().find(|(one, _)| *one == field)?;
            Some(why)
        });
        match missing {
            Some(why) => format!("The {} field is now {words}. {why}", field.words()),
            None => format!("The {} field is now {words}.", field.words()),
        }
    }

    /// Keeps, or drops, the description of a field of this screen.
    fn keep(&mut self, field: FieldName, locator: Option<Value>) {
        let Some(reading) = &self.reading else { return };
        let screen = reading.form.screen.as_str();
        let screens = &mut self.preferences.locators;
        let fields = screens.get_or_insert(screen.to_owned(), Value::Object(Table::new()));
        if !matches!(fields, Value::Object(_)) {
            *fields = Value::Object(Table::new());
        }
        let Value::Object(fields) = fields else {
            return;
        };
        match locator {
            Some(locator) => fields.insert(field.as_str().to_owned(), locator),
            None => fields.remove(field.as_str()),
        };
        if fields.is_empty() {
            screens.remove(screen);
        }
    }

    fn report(&mut self, requests: &mut Vec<Request>) {
        let Some(reading) = &self.reading else { return };
        let text = report(&self.outline, reading);
        requests.push(self.on_page(Act::Copy { text }));
        self.notice = Some(
            "The page report was copied. It holds no values and no names of components; look at \
             it before you send it to anybody."
                .to_owned(),
        );
    }

    fn look_again(&mut self, around: &Surroundings) {
        let shown = shown(around.policy, &self.preferences);
        if let Some(reading) = self.reading.take() {
            self.reading = Some(refresh_shown(
                reading,
                &self.outline,
                &Changed::Structure,
                &shown,
            ));
        }
        self.check(around);
    }
}

/// The fields that can be shown. Automation is several boxes, and a page is no field.
const FIELDS: [FieldName; 10] = [
    FieldName::Name,
    FieldName::Status,
    FieldName::Message,
    FieldName::StartDate,
    FieldName::StartTime,
    FieldName::Duration,
    FieldName::Components,
    FieldName::Notify,
    FieldName::Template,
    FieldName::Submit,
];

/// Where fields are, as far as somebody has shown it: what the organisation has locked goes before
/// the person's own, and that before the rest of the policy.
pub fn shown(policy: &Policy, preferences: &Preferences) -> Table<String, Value> {
    let mut all = Value::Object(policy.locators.clone());
    if !preferences.locators.is_empty() {
        lay(&mut all, &preferences.locators);
        lay(&mut all, &policy.locked_locators);
    }
    match all {
        Value::Object(all) => all,
        _ => Table::new(),
    }
}

/// A description is replaced whole: half of one and half of another would fit nothing.
fn lay(all: &mut Value, over: &Table<String, Value>) {
    let Value::Object(all) = all else { return };
    for (screen, fields) in over {
        let under = all.get_or_insert(screen.clone(), Value::Object(Table::new()));
        if let (Value::Object(under), Some(fields)) = (under, fields.as_object()) {
            for (field, locator) in fields {
                under.insert(field.clone(), locator.clone());
            }
        }
    }
}

/// How a field is recognised, for people.
fn words(locator: &Value) -> String {
    let text = |key: &str| locator[key].as_str().unwrap_or_default();
    let mut words = format!("the {}", text("kind"));
    for (key, says) in [
        ("label", "called"),
        ("near", "beside"),
        ("hint", "with the hint"),
        ("group", "under"),
    ] {
        let said = text(key);
        if !said.is_empty() {
            words.push_str(&format!(" {says} “{said}”"));
            break;
        }
    }
    words
}

/// Nothing is to be pointed at any more.
pub fn no_more() -> Option<Aim> {
    Some(Aim {
        field: "",
        words: "",
    })
}

/// The policy as a document that holds what the person has shown as well, but for what the
/// organisation decides.
pub fn export(merged: Merged, preferences: &str) -> Value {
    let shown = shown(&merged.policy, &Preferences::read(preferences));
    let mut document = merged.document;
    if let Value::Object(document) = &mut document {
        document.insert("locators".to_owned(), Value::Object(shown));
    }
    document
}

/// The fields of the screen, for the panel.
pub fn rows(
    reading: &Reading,
    shown: &Table<String, Value>,
    policy: &Policy,
    preferences: &Preferences,
) -> Vec<Row> {
    let screen = reading.form.screen.as_str();
    let mut rows = Vec::new();
    for field in FIELDS {
        let of = |map: &Table<String, Value>| {
            let locator = map.get(screen)?.get(field.as_str())?;
            Some(words(locator))
        };
        let shown = of(shown);
        let is_missing = reading.missing.iter().any(|(one, _)| *one == field);
        let standing = match (is_missing, reading.places.get(&field)) {
            (true, _) => Standing::Missing,
            (false, Some(_)) => Standing::Found,
            (false, None) => Standing::NotHere,
        };
        if standing != Standing::NotHere || shown.is_some() {
            rows.push(Row {
                field,
                standing,
                own: of(&policy.locked_locators).is_none() && of(&preferences.locators).is_some(),
                shown,
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn described(label: &str) -> Table<String, Value> {
        let json = format!(
            r#"{{"maintenance-new": {{"message": {{"kind": "area", "label": "{label}"}}}}}}"#
        );
        Value::read(&json).unwrap().as_object().unwrap().clone()
    }

    #[track_caller]
    fn counts(policy: &str, own: &str, locked: &str, expected: &str) {
        let of = |label: &str| match label {
            "" => Table::new(),
            label => described(label),
        };
        let policy = Policy {
            locators: of(policy),
            locked_locators: of(locked),
            ..Policy::default()
        };
        let preferences = Preferences {
            locators: of(own),
            ..Preferences::default()
        };
        assert_eq!(shown(&policy, &preferences), of(expected));
    }

    #[test]
    fn the_organisation_goes_before_the_person_and_the_person_before_the_policy() {
        counts("", "", "", "");
        counts("policy", "", "", "policy");
        counts("policy", "own", "", "own");
        counts("locked", "own", "locked", "locked");
    }

    #[test]
    fn a_description_is_said_in_words() {
        let all = described("prose");
        let said = words(&all.get("maintenance-new").unwrap()["message"]);
        assert_eq!(said, "the area called “prose”");
    }
}
