//! A document of the REST API or of the public pages → its incidents and maintenances: a single
//! one, a list, or behind a key of a request, a webhook or a summary. One that cannot be read is
//! reported with its path; the others are still found.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The incidents of one document.
#[derive(Debug, Default)]
pub struct Document<'a> {
    pub incidents: Vec<&'a Value>,
    /// What cannot be read, with its path: `[1].incident.body is 7, which is no text`.
    pub problems: Vec<String>,
    /// Names of the component groups of the document, by their ids.
    pub groups: BTreeMap<&'a str, &'a str>,
}

/// Keys that contain incidents and maintenances.
const WRAPPER_KEYS: [&str; 4] = [
    "incident",
    "incidents",
    "scheduled_maintenance",
    "scheduled_maintenances",
];

/// Keys that identify an object as an incident.
const INCIDENT_KEYS: [&str; 6] = [
    "name",
    "status",
    "body",
    "scheduled_for",
    "component_ids",
    "incident_updates",
];

/// Keys that only other documents of the API have: components, pages, templates, subscribers, users
/// and groups of users, metrics, postmortems. They have nothing to check.
const OTHER_DOCUMENT_KEYS: &[&str] = &[
    "component",
    "component_group",
    "component_update",
    "components",
    "page",
    "showcase",
    "only_show_if_degraded",
    "subdomain",
    "page_description",
    "update_status",
    "should_send_notifications",
    "subscriber",
    "email",
    "endpoint",
    "external_identifier",
    "page_access_user_ids",
    "page_access_group_ids",
    "metric_identifier",
    "metrics_provider_id",
    "preview_key",
    "body_draft",
];

impl<'a> Document<'a> {
    pub fn read(document: &'a Value) -> Self {
        let mut found = Self::default();
        found.gather(document, "");
        found
    }

    fn gather(&mut self, value: &'a Value, place: &str) {
        match value {
            Value::Array(list) => {
                for (number, one) in list.iter().enumerate() {
                    self.gather(one, &format!("{place}[{number}]"));
                }
            }
            Value::Object(map) => self.gather_object(value, map, place),
            _ => self.add_problem(place, "neither an incident nor a list of incidents"),
        }
    }

    fn gather_object(&mut self, value: &'a Value, map: &'a Map<String, Value>, place: &str) {
        self.name_groups(map);
        let mut wrapped = false;
        for key in WRAPPER_KEYS {
            match map.get(key) {
                Some(Value::Null) => wrapped = true,
                Some(inner @ (Value::Object(_) | Value::Array(_))) => {
                    wrapped = true;
                    self.gather(inner, &join_path(place, key));
                }
                _ => {}
            }
        }
        if wrapped {
            return;
        }
        let is_wrapped = WRAPPER_KEYS.iter().any(|key| place.ends_with(key));
        let has = |key: &str| map.contains_key(key);
        let is_incident =
            has("incident_updates") || has("scheduled_for") || is_wrapped && !map.is_empty();
        if is_incident || INCIDENT_KEYS.iter().any(|key| has(key)) && !is_other_document(map) {
            match wrong_value(value, place) {
                Some(problem) => self.problems.push(problem),
                None => self.incidents.push(value),
            }
        } else if let Some(answer) = error_message(map) {
            self.add_problem(place, &format!("the API answered with an error: {answer}"));
        } else if !is_other_document(map) {
            self.add_problem(
                place,
                &format!("an incident has one of {}", INCIDENT_KEYS.join(", ")),
            );
        }
    }

    fn name_groups(&mut self, map: &'a Map<String, Value>) {
        let components = map.get("components").and_then(Value::as_array);
        for component in components.into_iter().flatten() {
            let (id, name) = (component["id"].as_str(), component["name"].as_str());
            if let (Some(true), Some(id), Some(name)) = (component["group"].as_bool(), id, name) {
                self.groups.insert(id, name);
            }
        }
    }

    fn add_problem(&mut self, place: &str, what: &str) {
        self.problems.push(match place {
            "" => what.to_string(),
            _ => format!("{place}: {what}"),
        });
    }
}

fn join_path(place: &str, key: &str) -> String {
    match place {
        "" => key.to_string(),
        _ => format!("{place}.{key}"),
    }
}

fn is_other_document(map: &Map<String, Value>) -> bool {
    let incident = ["body", "incident_updates", "scheduled_for", "impact"];
    let template =
        map.contains_key("update_status") || map.contains_key("should_send_notifications");
    let postmortem = map.contains_key("preview_key") || map.contains_key("body_draft");
    let own = incident.iter().any(|key| map.contains_key(*key));
    if own && !template && !postmortem {
        return false;
    }
    // Incidents have `components` too, but also a name; a document of components has no name.
    let telling = |key: &str| key != "components" || !map.contains_key("name");
    OTHER_DOCUMENT_KEYS
        .iter()
        .any(|key| map.contains_key(*key) && telling(key))
        || map.get("status").is_some_and(Value::is_object)
}

/// The message of an error response: `{"error": "…"}`, `{"message": "…"}`.
fn error_message(map: &Map<String, Value>) -> Option<String> {
    let message = map.get("error").or_else(|| map.get("message"))?;
    Some(
        message
            .as_str()
            .map_or_else(|| shorten(message), str::to_string),
    )
}

/// The first value of the wrong type, with its path. If it were skipped, its text would be checked
/// as an empty one.
fn wrong_value(incident: &Value, place: &str) -> Option<String> {
    let wrong = |place: String, value: &Value, kind: ValueKind| {
        (!value.is_null() && !kind.accepts(value)).then(|| {
            format!(
                "{place} is {}, which is {}",
                shorten(value),
                kind.describe_mismatch()
            )
        })
    };
    let own = KINDS_BY_KEY
        .iter()
        .find_map(|(key, kind)| wrong(join_path(place, key), &incident[*key], *kind));
    own.or_else(|| {
        let updates = incident["incident_updates"].as_array()?;
        let updates = joined_updates(place, updates);
        updates.into_iter().find_map(|(place, update)| {
            wrong(format!("{place}.body"), &update["body"], ValueKind::Text)
        })
    })
}

fn joined_updates<'a>(place: &str, updates: &'a [Value]) -> Vec<(String, &'a Value)> {
    let list = join_path(place, "incident_updates");
    let numbered = updates.iter().enumerate();
    numbered
        .map(|(number, update)| (format!("{list}[{number}]"), update))
        .collect()
}

fn shorten(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// The type of the value of a key.
#[derive(Clone, Copy)]
enum ValueKind {
    Text,
    /// A time in any notation; its faults are found in [`super::schedule`].
    Time,
    Flag,
    Texts,
    Objects,
    /// A list of components or of their ids, or their statuses by id.
    Components,
}

impl ValueKind {
    fn accepts(self, value: &Value) -> bool {
        let all = |is: fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(is));
        match self {
            Self::Text => value.is_string(),
            Self::Time => value.is_string() || value.is_number(),
            Self::Flag => parse_flag(value).is_some(),
            Self::Texts => all(Value::is_string),
            Self::Objects => all(Value::is_object),
            Self::Components => value.is_object() || all(|one| one.is_object() || one.is_string()),
        }
    }

    fn describe_mismatch(self) -> &'static str {
        match self {
            Self::Text => "no text",
            Self::Time => "no time",
            Self::Flag => "neither true nor false",
            Self::Texts => "no list of texts",
            Self::Objects => "no list of objects",
            Self::Components => "neither a list of components nor their statuses by id",
        }
    }
}

const KINDS_BY_KEY: &[(&str, ValueKind)] = &[
    ("name", ValueKind::Text),
    ("status", ValueKind::Text),
    ("body", ValueKind::Text),
    ("scheduled_for", ValueKind::Time),
    ("scheduled_until", ValueKind::Time),
    ("components", ValueKind::Components),
    ("component_ids", ValueKind::Texts),
    ("incident_updates", ValueKind::Objects),
    ("deliver_notifications", ValueKind::Flag),
    ("scheduled_remind_prior", ValueKind::Flag),
    ("scheduled_auto_in_progress", ValueKind::Flag),
    ("scheduled_auto_completed", ValueKind::Flag),
    ("auto_transition_to_maintenance_state", ValueKind::Flag),
    ("auto_transition_to_operational_state", ValueKind::Flag),
    (
        "auto_transition_deliver_notifications_at_start",
        ValueKind::Flag,
    ),
    (
        "auto_transition_deliver_notifications_at_end",
        ValueKind::Flag,
    ),
];

/// True or false, also as an HTML form would send it.
pub fn parse_flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(on) => Some(*on),
        Value::String(word) => match word.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        },
        _ => match value.as_i64()? {
            1 => Some(true),
            0 => Some(false),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn names(document: Value, expected: &[&str]) {
        let read = Document::read(&document);
        let names: Vec<_> = read
            .incidents
            .iter()
            .map(|incident| incident["name"].as_str().unwrap_or("?"))
            .collect();
        assert_eq!(names, expected, "{document}");
        assert_eq!(read.problems, [""; 0], "{document}");
    }

    #[test]
    fn every_document_that_has_incidents() {
        let one = json!({"id": "a", "name": "A", "status": "scheduled", "incident_updates": []});
        let page = json!({"id": "p", "name": "Page", "time_zone": "Etc/UTC"});
        names(one.clone(), &["A"]);
        names(json!([one, one]), &["A", "A"]);
        names(json!({"incident": {"name": "A"}}), &["A"]);
        names(json!({"page": page, "incidents": [one]}), &["A"]);
        names(
            json!({"page": page, "scheduled_maintenances": [one]}),
            &["A"],
        );
        names(
            json!({"meta": {}, "page": page, "scheduled_maintenance": one}),
            &["A"],
        );
        names(json!({"meta": {}, "page": page, "incident": one}), &["A"]);
        let summary = json!({"page": page, "components": [{"id": "c", "name": "C", "status": "operational"}],
            "incidents": [one], "scheduled_maintenances": [one], "status": {"indicator": "none"}});
        names(summary, &["A", "A"]);
        names(json!({"scheduled_for": "2026-11-24T22:00:00Z"}), &["?"]);
        let subpage = json!({"name": "A", "status": "resolved", "page": page, "components": null, "body": "b"});
        names(subpage, &["A"]);
    }

    #[test]
    fn other_documents_have_none() {
        for document in [
            json!([]),
            json!({"page": {"id": "p"}, "incidents": []}),
            json!({"page": {"id": "p"}, "status": {"indicator": "none", "description": "Up"}}),
            json!({"page": {"id": "p"}, "components": [{"id": "c", "name": "C"}]}),
            json!([{"id": "c", "name": "C", "status": "operational", "showcase": true, "group_id": null}]),
            json!({"id": "p", "name": "P", "subdomain": "p", "page_description": ""}),
            json!([{"id": "t", "name": "T", "title": "T", "body": "b", "update_status": "scheduled"}]),
            json!({"preview_key": "k", "body": "b", "body_draft": null}),
            json!({"component_update": {"new_status": "operational"}, "component": {"name": "C"}, "page": {}}),
            json!({"meta": {}, "page": {}, "incident": null}),
        ] {
            names(document, &[]);
        }
    }

    #[test]
    fn problems_have_their_path_and_hide_no_other() {
        let says = |document: Value, count: usize, problems: &[&str]| {
            let read = Document::read(&document);
            assert_eq!(
                (read.incidents.len(), &read.problems[..]),
                (
                    count,
                    &problems.iter().map(|p| p.to_string()).collect::<Vec<_>>()[..]
                ),
                "{document}"
            );
        };
        says(
            json!([{"name": "a"}, {"incident": {"name": "b", "body": 7}}]),
            1,
            &["[1].incident.body is 7, which is no text"],
        );
        says(
            json!({"incidents": [{"name": "a", "incident_updates": [{"body": {}}]}, {"name": "b"}]}),
            1,
            &["incidents[0].incident_updates[0].body is {}, which is no text"],
        );
        says(
            json!({"name": "N", "component_ids": "a"}),
            0,
            &["component_ids is \"a\", which is no list of texts"],
        );
        says(
            json!([[], 7]),
            0,
            &["[1]: neither an incident nor a list of incidents"],
        );
        says(
            json!({"error": "Not Found"}),
            0,
            &["the API answered with an error: Not Found"],
        );
        assert_eq!(Document::read(&json!({"x": 1})).problems.len(), 1);
        assert_eq!(Document::read(&json!([{}])).problems.len(), 1);
    }
}
