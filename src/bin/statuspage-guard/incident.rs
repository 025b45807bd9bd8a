//! What the REST API takes or gives for an incident → the form that would have made it. Guesses
//! nothing: what is not in the document is not on the form.

use chrono::{DateTime, FixedOffset, TimeDelta};
use serde_json::Value;
use statuspage_guard::engine::{
    form::{Automation, Component, Components, Field, Form, Handle, Notifications, Screen, Status},
    time::UtcInstant,
};

/// The incidents of a document: one, a list, or `{"incident": …}`.
pub fn incidents(document: &Value) -> Result<Vec<&Value>, String> {
    match document {
        Value::Array(list) => {
            let each: Result<Vec<_>, _> = list.iter().map(incidents).collect();
            Ok(each?.concat())
        }
        Value::Object(map) => match map.get("incident") {
            Some(incident) => incidents(incident),
            None if KEYS.iter().any(|key| map.contains_key(*key)) => Ok(vec![document]),
            None => Err(format!("an incident has one of {}", KEYS.join(", "))),
        },
        _ => Err("neither an incident nor a list of incidents".into()),
    }
}

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
    let maintenance = start.is_here()
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
    form.duration = duration(&start, &moment(incident, "scheduled_until"));
    if maintenance {
        form.start_date = map(&start, |start| start.date_naive());
        form.start_time = map(&start, |start| start.time());
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

fn moment(incident: &Value, key: &str) -> Field<UtcInstant> {
    match &incident[key] {
        Value::Null => Field::NotHere,
        Value::String(text) if instant(text).is_some() => {
            instant(text).map_or(Field::NotHere, Field::Value)
        }
        other => Field::Unreadable {
            raw: other.to_string(),
            why: format!("{key} is {other}, which is not a time as RFC 3339 writes it."),
        },
    }
}

fn map<T>(at: &Field<UtcInstant>, part: impl Fn(&UtcInstant) -> T) -> Field<T> {
    match at {
        Field::Value(at) => Field::Value(part(at)),
        Field::Unreadable { raw, why } => Field::Unreadable {
            raw: raw.clone(),
            why: why.clone(),
        },
        _ => missing("scheduled_for"),
    }
}

fn duration(start: &Field<UtcInstant>, end: &Field<UtcInstant>) -> Field<u32> {
    match (start, end) {
        (Field::NotHere, Field::NotHere) => Field::NotHere,
        (_, Field::Unreadable { raw, why }) => Field::Unreadable {
            raw: raw.clone(),
            why: why.clone(),
        },
        (Field::Value(start), Field::Value(end)) => {
            let length: TimeDelta = *end - *start;
            match u32::try_from(length.num_minutes()) {
                Ok(minutes) => Field::Value(minutes),
                Err(_) => Field::Unreadable {
                    raw: end.to_rfc3339(),
                    why: "The maintenance ends before it starts.".into(),
                },
            }
        }
        _ => missing("scheduled_until"),
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
    fn what_is_wrong_is_said() {
        let form = form(
            &json!({"name": "N", "status": "schedled", "scheduled_for": "tomorrow",
                                "scheduled_until": "2026-11-24T22:00:00Z"}),
        );
        assert!(matches!(form.status, Field::Unreadable { .. }));
        assert!(matches!(form.start_date, Field::Unreadable { .. }));
        assert!(matches!(form.duration, Field::Missing { .. }));
        assert!(incidents(&json!({"x": 1})).is_err());
        assert!(incidents(&json!(7)).is_err());
        let nested = json!([{"incident": {"name": "a"}}, {"name": "b"}]);
        assert_eq!(incidents(&nested).unwrap().len(), 2);
    }
}
