//! What the REST API takes or gives for an incident → the form that would have made it. Guesses
//! nothing: what is not in the document is not on the form.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;
use statuspage_guard::engine::{
    form::{Automation, Component, Components, Field, Form, Handle, Notifications, Screen, Status},
    time::UtcInstant,
};

/// The incidents of a document: one, a list, or `{"incident": …}`. What is there and is not what the
/// API has there is an error that names the place: a text that was left out would be checked as none.
pub fn incidents(document: &Value) -> Result<Vec<&Value>, String> {
    let mut found = Vec::new();
    gather(document, String::new(), &mut found)?;
    Ok(found)
}

fn gather<'a>(value: &'a Value, place: String, found: &mut Vec<&'a Value>) -> Result<(), String> {
    let at = if place.is_empty() {
        String::new()
    } else {
        format!("{}: ", place.trim_start_matches('.'))
    };
    match value {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .try_for_each(|(n, one)| gather(one, format!("{place}[{n}]"), found)),
        Value::Object(map) => match map.get("incident") {
            Some(incident) => gather(incident, format!("{place}.incident"), found),
            None if KEYS.iter().any(|key| map.contains_key(*key)) => {
                for (key, kind) in KINDS {
                    let value = &value[*key];
                    if !value.is_null() && !kind.holds(value) {
                        let (value, words) = (short(value), kind.words());
                        let place = format!("{place}.{key}");
                        return Err(format!(
                            "{} is {value}, which is {words}",
                            place.trim_start_matches('.')
                        ));
                    }
                }
                found.push(value);
                Ok(())
            }
            None => Err(format!("{at}an incident has one of {}", KEYS.join(", "))),
        },
        _ => Err(format!("{at}neither an incident nor a list of incidents")),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// What the API has behind a key.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Time,
    Flag,
    Texts,
    Objects,
    /// A list of components, or their statuses by id.
    Components,
}

impl Kind {
    fn holds(self, value: &Value) -> bool {
        let all = |is: fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(is));
        match self {
            Self::Text => value.is_string(),
            Self::Time => value.as_str().and_then(instant).is_some(),
            Self::Flag => value.is_boolean(),
            Self::Texts => all(Value::is_string),
            Self::Objects => all(Value::is_object),
            Self::Components => value.is_object() || all(Value::is_object),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Text => "no text",
            Self::Time => "not a time as RFC 3339 writes it",
            Self::Flag => "neither true nor false",
            Self::Texts => "no list of texts",
            Self::Objects => "no list of objects",
            Self::Components => "neither a list of components nor their statuses by id",
        }
    }
}

const KINDS: &[(&str, Kind)] = &[
    ("name", Kind::Text),
    ("status", Kind::Text),
    ("body", Kind::Text),
    ("scheduled_for", Kind::Time),
    ("scheduled_until", Kind::Time),
    ("components", Kind::Components),
    ("component_ids", Kind::Texts),
    ("incident_updates", Kind::Objects),
    ("deliver_notifications", Kind::Flag),
    ("scheduled_remind_prior", Kind::Flag),
    ("scheduled_auto_in_progress", Kind::Flag),
    ("scheduled_auto_completed", Kind::Flag),
    ("auto_transition_to_maintenance_state", Kind::Flag),
    ("auto_transition_to_operational_state", Kind::Flag),
    ("auto_transition_deliver_notifications_at_start", Kind::Flag),
    ("auto_transition_deliver_notifications_at_end", Kind::Flag),
];

/// Keys by which an incident is known.
const KEYS: [&str; 6] = [
    "name",
    "status",
    "body",
    "scheduled_for",
    "component_ids",
    "incident_updates",
];

/// The form that holds the same.
pub fn form(incident: &Value) -> Form {
    let made = incident.get("id").is_some_and(Value::is_string);
    let start = moment(incident, "scheduled_for");
    let maintenance = start.is_some()
        || incident["impact"] == "maintenance"
        || Status::MAINTENANCE
            .iter()
            .any(|s| incident["status"] == s.api_name());
    let status = status(&incident["status"], maintenance && !made);
    let screen = match (maintenance, status.value()) {
        (true, Some(Status::Scheduled) | None) => Screen::MaintenanceNew,
        (true, _) => Screen::MaintenanceStatus,
        (false, _) if made => Screen::IncidentUpdate,
        (false, _) => Screen::IncidentNew,
    };
    let mut form = Form::new(screen);
    form.status = status;
    form.name = match incident["name"].as_str() {
        Some(name) => Field::Value(name.into()),
        None => missing("name"),
    };
    form.message = Field::Value(message(incident).into());
    form.components = components(incident);
    form.duration = duration(start, moment(incident, "scheduled_until"));
    if maintenance {
        (form.start_date, form.start_time) = match start {
            Some(at) => (Field::Value(at.date_naive()), Field::Value(at.time())),
            None => (missing("scheduled_for"), missing("scheduled_for")),
        };
        form.zone = Field::Value("UTC".into());
    }
    let flag = |key: &str| match incident[key].as_bool() {
        Some(on) => Field::Value(on),
        None => Field::NotHere,
    };
    form.notify = Notifications {
        // Told by default; a reply does not say whether it was.
        now: match flag("deliver_notifications") {
            Field::NotHere if !made => Field::Value(true),
            field => field,
        },
        hour_before: flag("scheduled_remind_prior"),
        at_start: flag("auto_transition_deliver_notifications_at_start"),
        at_end: flag("auto_transition_deliver_notifications_at_end"),
    };
    form.automation = Automation {
        in_progress_at_start: flag("scheduled_auto_in_progress"),
        completed_at_end: flag("scheduled_auto_completed"),
        under_maintenance_at_start: flag("auto_transition_to_maintenance_state"),
        operational_at_end: flag("auto_transition_to_operational_state"),
    };
    form
}

fn missing<T>(key: &str) -> Field<T> {
    Field::Missing {
        why: format!("The file has no {key}."),
    }
}

/// A new maintenance without a status is scheduled.
fn status(value: &Value, new_maintenance: bool) -> Field<Status> {
    let all = Status::MAINTENANCE.iter().chain(&Status::INCIDENT);
    match value.as_str() {
        Some(word) => match all.into_iter().find(|status| status.api_name() == word) {
            Some(status) => Field::Value(*status),
            None => Field::Unreadable {
                raw: word.into(),
                why: format!("“{word}” is no status."),
            },
        },
        None if new_maintenance => Field::Value(Status::Scheduled),
        None => missing("status"),
    }
}

/// What clients read: the newest update of a reply, the body of a request. Without one, Statuspage
/// writes its own.
fn message(incident: &Value) -> &str {
    if let Some(body) = incident["body"].as_str() {
        return body;
    }
    let updates = incident["incident_updates"].as_array();
    let newest = updates
        .into_iter()
        .flatten()
        .max_by_key(|update| update["created_at"].as_str().and_then(instant));
    newest.map_or("", |update| update["body"].as_str().unwrap_or_default())
}

fn instant(text: &str) -> Option<UtcInstant> {
    let at: DateTime<FixedOffset> = text.parse().ok()?;
    Some(at.to_utc())
}

fn moment(incident: &Value, key: &str) -> Option<UtcInstant> {
    incident[key].as_str().and_then(instant)
}

fn duration(start: Option<UtcInstant>, end: Option<UtcInstant>) -> Field<u32> {
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) => (start, end),
        (None, None) => return Field::NotHere,
        (_, None) => return missing("scheduled_until"),
        (None, _) => return missing("scheduled_for"),
    };
    match u32::try_from((end - start).num_minutes()) {
        Ok(minutes) => Field::Value(minutes),
        Err(_) => Field::Unreadable {
            raw: end.to_rfc3339(),
            why: "The maintenance ends before it starts.".into(),
        },
    }
}

/// The components that the incident names; all of them are chosen. A reply tells their names and
/// the ids of their groups, a request only their ids.
fn components(incident: &Value) -> Field<Components> {
    let mut list: Vec<Component> = Vec::new();
    let mut add = |id: Option<&str>, name: Option<&str>, group: Option<&str>| {
        let Some(name) = name.or(id) else { return };
        if id.is_some() && list.iter().any(|component| component.id.as_deref() == id) {
            return;
        }
        list.push(Component {
            handle: Handle(0),
            id: id.map(Into::into),
            name: name.into(),
            group: group.map(Into::into),
            ticked: true,
        });
    };
    match &incident["components"] {
        Value::Array(components) => {
            for component in components {
                let text = |key: &str| component[key].as_str();
                add(
                    text("id"),
                    text("name"),
                    text("group_name").or(text("group_id")),
                );
            }
        }
        Value::Object(components) => {
            for id in components.keys() {
                add(Some(id), None, None);
            }
        }
        _ => {}
    }
    for id in incident["component_ids"].as_array().into_iter().flatten() {
        add(id.as_str(), None, None);
    }
    Field::Value(Components {
        list,
        unseen: Vec::new(),
        chosen_only: false,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn a_request_as_the_api_takes_it() {
        let form = form(&json!({
            "name": "N", "scheduled_for": "2026-11-24T23:00:00+01:00",
            "scheduled_until": "2026-11-25T00:00:00Z", "component_ids": ["a", "b"],
            "components": {"a": "under_maintenance"}, "scheduled_remind_prior": false
        }));
        assert_eq!(form.screen, Screen::MaintenanceNew);
        assert_eq!(form.status, Field::Value(Status::Scheduled));
        assert_eq!(form.start_time.value().unwrap().to_string(), "22:00:00");
        assert_eq!(form.duration, Field::Value(120));
        assert_eq!(form.components.value().unwrap().list.len(), 2);
        assert_eq!(form.notify.now, Field::Value(true));
        assert_eq!(form.notify.hour_before, Field::Value(false));
        assert_eq!(form.notify.at_end, Field::NotHere);
    }

    #[test]
    fn a_reply_as_the_api_gives_it() {
        let form = form(&json!({
            "id": "x", "name": "N", "status": "completed", "impact": "maintenance",
            "incident_updates": [
                {"body": "old", "created_at": "2026-11-24T22:00:00.000Z"},
                {"body": "new", "created_at": "2026-11-24T23:00:00.000Z"}
            ],
            "components": [{"id": "a", "name": "Boston", "group_id": "g"}]
        }));
        assert_eq!(form.screen, Screen::MaintenanceStatus);
        assert_eq!(form.message, Field::Value("new".into()));
        assert_eq!(form.notify.now, Field::NotHere);
        let components = form.components.value().unwrap();
        assert_eq!(components.list[0].group.as_deref(), Some("g"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let says = |document: Value, what: &str| {
            assert_eq!(incidents(&document).unwrap_err(), what);
        };
        says(
            json!([{"name": "a"}, {"incident": {"name": "b", "body": 7}}]),
            "[1].incident.body is 7, which is no text",
        );
        says(
            json!({"name": "N", "scheduled_for": "tomorrow"}),
            "scheduled_for is \"tomorrow\", which is not a time as RFC 3339 writes it",
        );
        says(
            json!({"name": "N", "component_ids": "a"}),
            "component_ids is \"a\", which is no list of texts",
        );
        says(
            json!([[], 7]),
            "[1]: neither an incident nor a list of incidents",
        );
        assert!(incidents(&json!({"x": 1})).is_err());
        let nested = json!([{"incident": {"name": "a", "body": null}}, {"name": "b"}]);
        assert_eq!(incidents(&nested).unwrap().len(), 2);

        let form = form(
            &json!({"name": "N", "status": "schedled", "scheduled_until": "2026-11-24T22:00:00Z"}),
        );
        assert!(matches!(form.status, Field::Unreadable { .. }));
        assert!(matches!(form.duration, Field::Missing { .. }));
    }
}
