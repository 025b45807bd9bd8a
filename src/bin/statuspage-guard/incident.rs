//! An incident as the REST API takes or gives it → the form that would have made it. A field that
//! is not in the document is not on the form either.

use super::{
    documents::{Document, parse_flag},
    schedule::{self, ScheduledTime},
};
use serde_json::Value;
use statuspage_guard::engine::{
    finding::Finding,
    form::{
        Automation, Component, Components, Field, FieldName, Form, Handle, Notifications, Screen,
        Status,
    },
    time::UtcInstant,
};
use std::collections::BTreeMap;

/// An incident as a form, and the faults of its notation.
pub struct Incident {
    pub form: Form,
    /// What the API would refuse or misunderstand.
    pub findings: Vec<Finding>,
}

/// Reads an incident of the document. Times without a zone are taken to be in `zone`.
pub fn read_incident(incident: &Value, document: &Document, zone: &str) -> Incident {
    // Backfilled incidents notify nobody, as existing ones do not.
    let made = incident["id"].is_string() || parse_flag(&incident["backfilled"]) == Some(true);
    let (start, end, mut findings) = schedule::read_schedule(incident, zone);
    let maintenance = !matches!(start, ScheduledTime::Absent)
        || incident["impact"] == "maintenance"
        || Status::MAINTENANCE
            .iter()
            .any(|s| incident["status"] == s.api_name());
    let status = read_status(&incident["status"], maintenance && !made);
    findings.extend(unknown_status(&status, maintenance));
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
    (form.message, form.published) = read_message(incident, made);
    form.components = components(incident, &document.groups);
    form.duration = duration(&start, &end);
    if maintenance {
        (form.start_date, form.start_time) = match start {
            ScheduledTime::At(at) => (Field::Value(at.date_naive()), Field::Value(at.time())),
            ScheduledTime::Absent => (missing("scheduled_for"), missing("scheduled_for")),
            ScheduledTime::Unreadable(raw) => (
                no_time("scheduled_for", &raw),
                no_time("scheduled_for", &raw),
            ),
        };
        form.zone = Field::Value("UTC".into());
    }
    (form.notify, form.automation) = read_checkboxes(incident, made);
    Incident { form, findings }
}

fn read_checkboxes(incident: &Value, made: bool) -> (Notifications, Automation) {
    let flag = |key: &str| match parse_flag(&incident[key]) {
        Some(on) => Field::Value(on),
        None => Field::NotOnScreen,
    };
    let notify = Notifications {
        // By default subscribers are notified; a response does not contain the setting.
        now: match flag("deliver_notifications") {
            Field::NotOnScreen if !made => Field::Value(true),
            field => field,
        },
        hour_before: flag("scheduled_remind_prior"),
        at_start: flag("auto_transition_deliver_notifications_at_start"),
        at_end: flag("auto_transition_deliver_notifications_at_end"),
    };
    let automation = Automation {
        in_progress_at_start: flag("scheduled_auto_in_progress"),
        completed_at_end: flag("scheduled_auto_completed"),
        under_maintenance_at_start: flag("auto_transition_to_maintenance_state"),
        operational_at_end: flag("auto_transition_to_operational_state"),
    };
    (notify, automation)
}

fn missing<T>(key: &str) -> Field<T> {
    Field::Missing {
        why: format!("The file has no {key}."),
    }
}

fn no_time<T>(key: &str, raw: &str) -> Field<T> {
    Field::Unreadable {
        raw: raw.into(),
        why: format!("{key} is “{raw}”, which is no time."),
    }
}

/// A new maintenance without a status is scheduled; a postmortem is written when the incident is
/// resolved.
fn read_status(value: &Value, new_maintenance: bool) -> Field<Status> {
    match value.as_str() {
        Some("postmortem") => Field::Value(Status::Resolved),
        Some(word) => match Status::by_api_name(word) {
            Some(status) => Field::Value(status),
            None => Field::Unreadable {
                raw: word.into(),
                why: format!("“{word}” is no status."),
            },
        },
        None if new_maintenance => Field::Value(Status::Scheduled),
        None => missing("status"),
    }
}

fn unknown_status(status: &Field<Status>, maintenance: bool) -> Option<Finding> {
    let Field::Unreadable { raw, .. } = status else {
        return None;
    };
    let known = if maintenance {
        Status::MAINTENANCE
    } else {
        Status::INCIDENT
    };
    let words: Vec<&str> = known.iter().map(|status| status.api_name()).collect();
    let sentence = format!(
        "status is “{raw}”, which the API does not know. Write one of {}.",
        words.join(", ")
    );
    Some(Finding::error(FieldName::Status, sentence))
}

/// The reminder that Statuspage itself posts an hour before the start.
const REMINDER: &str = "maintenance will begin as scheduled in 60 minutes";

/// What clients read, and when it was published: the body of a request, or the newest update of a
/// response that a person wrote. Without one in a request, Statuspage writes its own.
fn read_message(incident: &Value, made: bool) -> (Field<String>, Option<UtcInstant>) {
    if let Some(body) = incident["body"].as_str() {
        return (Field::Value(body.into()), None);
    }
    let Some(updates) = incident["incident_updates"].as_array() else {
        return match made {
            true => (missing("incident_updates"), None),
            false => (Field::Value(String::new()), None),
        };
    };
    let is_written = |update: &&Value| {
        let body = update["body"].as_str().unwrap_or_default().trim();
        !body.is_empty() && !body.to_lowercase().starts_with(REMINDER)
    };
    let when = |update: &Value| {
        let key = ["display_at", "created_at", "updated_at"];
        key.iter()
            .find_map(|key| schedule::parse_exact(update[*key].as_str()?))
    };
    // The API lists the newest first, and of two at the same moment the first is kept.
    let newest = updates
        .iter()
        .rev()
        .filter(is_written)
        .max_by_key(|update| when(update));
    match newest {
        Some(update) => {
            let body = update["body"].as_str().unwrap_or_default();
            (Field::Value(body.into()), when(update))
        }
        None if updates.is_empty() && !made => (Field::Value(String::new()), None),
        None => {
            let why = "No update of the file has a text.".into();
            (Field::Missing { why }, None)
        }
    }
}

fn duration(start: &ScheduledTime, end: &ScheduledTime) -> Field<u32> {
    let (start, end) = match (start, end) {
        (ScheduledTime::At(start), ScheduledTime::At(end)) => (start, end),
        (ScheduledTime::Absent, ScheduledTime::Absent) => return Field::NotOnScreen,
        (_, ScheduledTime::Absent) => return missing("scheduled_until"),
        (_, ScheduledTime::Unreadable(raw)) => return no_time("scheduled_until", raw),
        (ScheduledTime::Absent, _) => return missing("scheduled_for"),
        (ScheduledTime::Unreadable(raw), _) => return no_time("scheduled_for", raw),
    };
    match u32::try_from((*end - *start).num_minutes()) {
        Ok(minutes) if end >= start => Field::Value(minutes),
        _ => Field::Unreadable {
            raw: end.to_rfc3339(),
            why: "The maintenance ends before it starts.".into(),
        },
    }
}

/// The components that the incident names; all of them are chosen. A response has their names and
/// the ids of their groups, a request only their ids. Without any such key it is unknown which were
/// chosen.
fn components(incident: &Value, groups: &BTreeMap<&str, &str>) -> Field<Components> {
    let (named, ids) = (&incident["components"], &incident["component_ids"]);
    if named.is_null() && ids.is_null() {
        return missing("components");
    }
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
            status: None,
            whole_group: false,
        });
    };
    match named {
        Value::Array(components) => {
            // A group is listed beside its components, but is not a component.
            let is_group = |one: &&Value| one["group"] == true;
            let any = components.iter().any(|one| !is_group(&one));
            for component in components.iter().filter(|one| !any || !is_group(one)) {
                let text = |key: &str| component[key].as_str();
                let id = component.as_str().or(text("id"));
                let group = text("group_id").map(|id| groups.get(id).copied().unwrap_or(id));
                add(id, text("name"), text("group_name").or(group));
            }
        }
        Value::Object(components) => {
            for id in components.keys() {
                add(Some(id), None, None);
            }
        }
        _ => {}
    }
    for id in ids.as_array().into_iter().flatten() {
        add(id.as_str(), None, None);
    }
    Field::Value(Components {
        list,
        collapsed_groups: Vec::new(),
        chosen_only: false,
        unclear_statuses: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn form(incident: &Value) -> Form {
        read_incident(incident, &Document::default(), "UTC").form
    }

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
        assert_eq!(form.notify.at_end, Field::NotOnScreen);
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
        assert_eq!(form.notify.now, Field::NotOnScreen);
        let components = form.components.value().unwrap();
        assert_eq!(components.list[0].group.as_deref(), Some("g"));
    }

    #[test]
    fn the_newest_update_that_somebody_wrote() {
        let newest = |updates: Value| {
            form(&json!({"id": "x", "name": "N", "incident_updates": updates})).message
        };
        let text = |text: &str| Field::Value(text.to_string());
        assert_eq!(
            newest(json!([{"body": "new"}, {"body": "old"}])),
            text("new")
        );
        let reminder = "Maintenance will begin as scheduled in 60 minutes.";
        let updates = json!([
            {"body": reminder, "created_at": "2026-11-24T21:00:00Z"},
            {"body": null, "created_at": "2026-11-24T20:00:00Z"},
            {"body": "written", "created_at": "2026-11-20T21:00:00Z"}
        ]);
        assert_eq!(newest(updates), text("written"));
        assert!(matches!(
            newest(json!([{"body": null}])),
            Field::Missing { .. }
        ));
        let request = form(&json!({"name": "N", "scheduled_for": "2026-11-24T22:00:00Z"}));
        assert_eq!(request.message, text(""));
    }

    #[test]
    fn components_that_are_not_named_are_not_none() {
        let components = |incident: Value| form(&incident).components;
        assert!(matches!(
            components(json!({"id": "x", "name": "N"})),
            Field::Missing { .. }
        ));
        assert!(matches!(
            components(json!({"name": "N", "components": null})),
            Field::Missing { .. }
        ));
        assert_eq!(
            components(json!({"name": "N", "components": []})),
            Field::Value(Components::default())
        );
        let ids = components(json!({"name": "N", "components": ["a", "b"]}));
        assert_eq!(ids.value().unwrap().list.len(), 2);
    }

    #[test]
    fn groups_have_their_names() {
        let summary = json!({
            "components": [{"id": "g", "name": "Alder Market", "group": true}],
            "scheduled_maintenances": [{"id": "x", "name": "N", "scheduled_for": "2026-11-24T22:00:00Z", "components": [
                {"id": "g", "name": "Alder Market", "group": true},
                {"id": "a", "name": "Boston", "group_id": "g"}
            ]}]
        });
        let document = Document::read(&summary);
        let form = read_incident(document.incidents[0], &document, "UTC").form;
        let list = &form.components.value().unwrap().list;
        assert_eq!(list.len(), 1);
        assert_eq!(list[0].group.as_deref(), Some("Alder Market"));
    }

    #[test]
    fn what_is_no_status_is_found() {
        let incident =
            json!({"name": "N", "status": "schedled", "scheduled_until": "2026-11-24T22:00:00Z"});
        let Incident { form, findings } = read_incident(&incident, &Document::default(), "UTC");
        assert!(matches!(form.status, Field::Unreadable { .. }));
        assert!(matches!(form.duration, Field::Missing { .. }));
        assert_eq!(findings.len(), 1);
        let postmortem = self::form(&json!({"id": "x", "name": "N", "status": "postmortem"}));
        assert_eq!(postmortem.status, Field::Value(Status::Resolved));
    }
}
