//! The data of a page, as in `www/data.json` → what the API gives of it. For tests, components may have a `status`,
//! maintenances an `api` with keys that go before the others, and a page `access_groups`.

use chrono::{Duration, NaiveDateTime};
use serde_json::{Map, Value, json};

/// One page of Statuspage.
pub struct PageData {
    pub id: String,
    data: Value,
}

/// The page of `www/data.json`.
pub fn example_page() -> PageData {
    let data = serde_json::from_str(include_str!("../../data.json")).unwrap_or_default();
    PageData::new(crate::PAGE, data)
}

/// A page with 1,100 components in eleven groups.
pub fn big_page() -> PageData {
    let component = |group: usize, number: usize| json!({"id": format!("cmp{group:02}x{number:02}"), "name": format!("Site {group:02}-{number:02}")});
    let group = |group: usize| {
        let components: Vec<Value> = (0..100).map(|number| component(group, number)).collect();
        json!({"id": format!("grp{group:02}"), "name": format!("Client {group:02}"), "components": components})
    };
    let groups: Vec<Value> = (0..11).map(group).collect();
    PageData::new(
        crate::BIG_PAGE,
        json!({"page": "Big Status", "zone": "UTC", "groups": groups}),
    )
}

/// The year of moments that have none.
const YEAR: &str = "2026";

impl PageData {
    pub fn new(id: &str, data: Value) -> Self {
        Self {
            id: id.to_owned(),
            data,
        }
    }

    pub fn page(&self) -> Value {
        json!({
            "id": self.id, "name": self.data["page"], "url": "", "subdomain": self.id,
            "time_zone": match self.data["zone"].as_str() {
                Some("UTC") => json!("Etc/UTC"),
                _ => self.data["zone"].clone(),
            },
            "created_at": "2026-01-05T09:00:00.000Z", "updated_at": "2026-11-20T09:00:00.000Z"
        })
    }

    /// A list below `/pages/{id}`.
    pub fn list(&self, path: &str) -> Option<Value> {
        let with_status = |wanted: &[&str]| {
            let all = self.maintenances().into_iter();
            all.filter(|one| {
                one["status"]
                    .as_str()
                    .is_some_and(|status| wanted.contains(&status))
            })
            .collect()
        };
        Some(match path {
            "components" => self.components().into(),
            "component-groups" => self.groups(),
            "page_access_groups" => self.given("access_groups"),
            "page_access_users" => self.given("access_users"),
            "incident_templates" => self.templates(),
            "incidents/upcoming" => with_status(&["scheduled"]),
            "incidents/active_maintenance" => with_status(&["in_progress", "verifying"]),
            "incidents/scheduled" => with_status(&["scheduled", "in_progress", "verifying"]),
            "incidents/unresolved" => self.incidents().into(),
            "incidents" => {
                let mut all = self.maintenances();
                all.extend(self.incidents());
                all.sort_by_key(|one| std::cmp::Reverse(one["created_at"].to_string()));
                all.into()
            }
            _ => return None,
        })
    }

    /// A document below `/api/v2`.
    pub fn public_document(&self, name: &str) -> Option<Value> {
        let page = self.page();
        let open = || self.list("incidents/scheduled");
        Some(match name {
            "summary.json" => json!({
                "page": page, "components": self.components(), "incidents": self.incidents(),
                "scheduled_maintenances": open(), "status": {"indicator": "none", "description": "All Systems Operational"}
            }),
            "components.json" => json!({"page": page, "components": self.components()}),
            "scheduled-maintenances.json" => {
                json!({"page": page, "scheduled_maintenances": self.maintenances()})
            }
            _ => return None,
        })
    }

    fn items(&self, key: &str) -> &[Value] {
        self.data[key].as_array().map_or(&[], Vec::as_slice)
    }

    fn given(&self, key: &str) -> Value {
        self.items(key).into()
    }

    /// Groups, each before its components.
    fn components(&self) -> Vec<Value> {
        let mut all = Vec::new();
        for group in self.items("groups") {
            if !group["id"].is_null() {
                all.push(json!({
                    "id": group["id"], "name": group["name"], "group": true, "group_id": null, "status": "operational",
                    "position": all.len() + 1, "description": null, "page_id": self.id
                }));
            }
            for component in group["components"].as_array().into_iter().flatten() {
                let status = component["status"].as_str().unwrap_or("operational");
                all.push(json!({
                    "id": component["id"], "name": component["name"], "group": false, "group_id": group["id"],
                    "status": status, "position": all.len() + 1, "description": null, "page_id": self.id
                }));
            }
        }
        all
    }

    fn groups(&self) -> Value {
        let groups = self
            .items("groups")
            .iter()
            .filter(|group| !group["id"].is_null());
        let group = |group: &Value| {
            let members = group["components"].as_array().into_iter().flatten();
            let ids: Vec<&Value> = members.map(|component| &component["id"]).collect();
            json!({"id": group["id"], "name": group["name"], "components": ids, "page_id": self.id})
        };
        groups.map(group).collect()
    }

    fn templates(&self) -> Value {
        let all = self
            .items("templates")
            .iter()
            .chain(self.items("incident_templates"));
        let template = |(number, one): (usize, &Value)| {
            json!({
                "id": format!("tmpl{number:02}"), "name": one["name"], "title": one["title"], "body": one["body"],
                "group_id": one["group"], "update_status": one["status"], "should_send_notifications": true,
                "should_tweet": false, "components": []
            })
        };
        all.enumerate().map(template).collect()
    }

    fn maintenances(&self) -> Vec<Value> {
        let all = self.items("maintenances").iter();
        all.map(|one| self.notice(one, true)).collect()
    }

    fn incidents(&self) -> Vec<Value> {
        let all = self.items("incidents").iter();
        all.map(|one| self.notice(one, false)).collect()
    }

    /// An incident or a maintenance.
    fn notice(&self, one: &Value, is_maintenance: bool) -> Value {
        let components = self.components();
        let is_chosen = |component: &&Value| {
            let chosen = one["components"].as_array();
            chosen.is_some_and(|ids| ids.contains(&component["id"]))
        };
        let chosen: Vec<&Value> = components.iter().filter(is_chosen).collect();
        let updates: Vec<Value> = one["updates"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(number, update)| update_of(one, number, update))
            .collect();
        let made = updates
            .last()
            .map_or(Value::Null, |first| first["created_at"].clone());
        let mut notice = json!({
            "id": one["id"], "name": one["name"], "status": one["status"], "page_id": self.id,
            "impact": if is_maintenance { "maintenance" } else { "minor" },
            "incident_updates": updates, "components": chosen, "created_at": made,
            "updated_at": updates.first().map_or(Value::Null, |last| last["created_at"].clone()),
            "shortlink": "", "resolved_at": null
        });
        if is_maintenance {
            add_all(&mut notice, &schedule_of(one));
        }
        add_all(&mut notice, &one["api"]);
        notice
    }
}

fn schedule_of(one: &Value) -> Value {
    let number = |key: &str| one[key].as_i64().unwrap_or(0);
    let written = format!(
        "{} {}",
        one["date"].as_str().unwrap_or_default(),
        one["time"].as_str().unwrap_or_default()
    );
    let start = NaiveDateTime::parse_from_str(&written, "%Y-%m-%d %H:%M").ok();
    let end = start.map(|start| {
        start + Duration::hours(number("hours")) + Duration::minutes(number("minutes"))
    });
    let mut schedule = json!({
        "scheduled_for": start.map(written_moment), "scheduled_until": end.map(written_moment)
    });
    for key in [
        "scheduled_remind_prior",
        "scheduled_auto_in_progress",
        "scheduled_auto_completed",
        "auto_transition_to_maintenance_state",
        "auto_transition_to_operational_state",
        "auto_transition_deliver_notifications_at_start",
        "auto_transition_deliver_notifications_at_end",
    ] {
        schedule[key] = true.into();
    }
    schedule
}

fn update_of(one: &Value, number: usize, update: &Value) -> Value {
    let status = update["status"].as_str().unwrap_or_default();
    let at = update["at"].as_str().and_then(moment).map(written_moment);
    json!({
        "id": format!("{}u{number}", one["id"].as_str().unwrap_or_default()),
        "status": status.to_lowercase().replace(' ', "_"), "body": update["text"],
        "created_at": at, "display_at": at, "updated_at": at, "deliver_notifications": true
    })
}

/// `Nov 20, 09:12 UTC`, as status pages print it.
fn moment(written: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(&format!("{YEAR} {written}"), "%Y %b %d, %H:%M UTC").ok()
}

fn written_moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

fn add_all(object: &mut Value, more: &Value) {
    let more: Map<String, Value> = more.as_object().cloned().unwrap_or_default();
    if let Some(object) = object.as_object_mut() {
        object.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_as_the_api_gives_it() {
        let page = example_page();
        assert_eq!(page.page()["time_zone"], "Etc/UTC");
        let list = |path: &str| page.list(path).unwrap_or_default();
        let length = |path: &str| list(path).as_array().map_or(0, Vec::len);
        assert_eq!(length("components"), 4 + 12);
        assert_eq!(length("component-groups"), 4);
        assert_eq!(length("incident_templates"), 7);
        assert_eq!(length("incidents/upcoming"), 2);
        assert_eq!(length("incidents/active_maintenance"), 1);
        assert_eq!(length("incidents"), 4);
        let upcoming = &list("incidents/upcoming")[0];
        assert_eq!(upcoming["scheduled_for"], "2026-12-08T22:00:00.000Z");
        assert_eq!(upcoming["scheduled_until"], "2026-12-09T00:00:00.000Z");
        assert_eq!(upcoming["created_at"], "2026-11-20T09:12:00.000Z");
        assert_eq!(upcoming["components"][0]["name"], "Fernhill Ashby");
    }

    #[test]
    fn the_big_page_is_as_big_as_they_get() {
        let components = big_page().list("components").unwrap_or_default();
        assert_eq!(components.as_array().map_or(0, Vec::len), 1_111);
    }
}
