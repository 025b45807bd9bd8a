//! The core, input → output: answers as a server would give them, one after the other.

mod differences;
mod drafts;
mod fetches;
mod mutated;

use super::{
    ApiKey, Fetch, FetchPurpose, FetchStep, FetchTarget, Fetched, HttpAnswer, TransportFailure,
};
use serde_json::{Value, json};

pub const KEY: &str = "sk-3f9c-key";

pub type Answer = Result<HttpAnswer, TransportFailure>;

pub fn target() -> FetchTarget {
    FetchTarget::with_key(
        "https://api.example/v1",
        "kctb",
        ApiKey::parse(KEY).unwrap(),
    )
    .unwrap()
}

pub fn answer(status: u16, body: &str) -> Answer {
    Ok(HttpAnswer {
        status,
        retry_after: None,
        date: None,
        body: body.as_bytes().to_vec(),
    })
}

pub fn json_answer(body: &Value) -> Answer {
    answer(200, &body.to_string())
}

/// Runs a fetch to its end. `server` is asked with what stands after the address; the result has what was fetched, what was
/// asked for and how long it waited, in milliseconds.
pub fn run_fetch(fetch: Fetch, server: impl FnMut(&str) -> Answer) -> (Fetched, Vec<String>, u64) {
    run_fetch_from("https://api.example/v1", fetch, server)
}

/// From a server at another address.
pub fn run_fetch_from(
    address: &str,
    mut fetch: Fetch,
    mut server: impl FnMut(&str) -> Answer,
) -> (Fetched, Vec<String>, u64) {
    let (mut now, mut asked) = (5_000, Vec::new());
    let started = now;
    loop {
        match fetch.next_step(now) {
            FetchStep::Done => return (fetch.take_fetched(), asked, now - started),
            FetchStep::Wait(milliseconds) => now += milliseconds,
            FetchStep::Ask(request) => {
                let inside = request.url.strip_prefix(address).unwrap();
                asked.push(inside.to_owned());
                assert!(asked.len() < 1_000, "it never ends");
                fetch.take_answer(now, server(inside));
            }
        }
    }
}

/// A small page with two clients.
pub fn small_page(path: &str) -> Value {
    let inside = path.strip_prefix("/pages/kctb").unwrap();
    match inside.split('?').next().unwrap() {
        "" => {
            json!({"id": "kctb", "name": "Pickwell Status", "time_zone": "Etc/UTC", "domain": null})
        }
        "/components" => json!([
            {"id": "g1", "name": "Fernhill", "group": true, "group_id": null, "status": "operational"},
            {"id": "f1", "name": "Fernhill Ashby", "group": false, "group_id": "g1", "status": "operational"},
            {"id": "o1", "name": "Oakline Dunmore", "group": false, "group_id": "g2", "status": "under_maintenance"}
        ]),
        "/component-groups" => json!([
            {"id": "g1", "name": "Fernhill", "components": ["f1"]},
            {"id": "g2", "name": "Oakline", "components": ["o1"]}
        ]),
        "/incident_templates" => json!([
            {"id": "t1", "name": "0. Maintenance-scheduled", "title": "T", "body": "B", "update_status": "scheduled"},
            {"id": "t2", "name": "C. Maintenance Extended.", "title": null, "body": "B", "update_status": "in_progress"}
        ]),
        _ => json!([]),
    }
}

pub fn fetch_for_policy() -> Fetch {
    Fetch::new(target(), FetchPurpose::Policy)
}

pub fn fetched(server: impl Fn(&str) -> Value) -> Fetched {
    run_fetch(fetch_for_policy(), |path| json_answer(&server(path))).0
}

pub fn public_target() -> FetchTarget {
    FetchTarget::public(Some("https://api.example/v1"), "kctb").unwrap()
}

/// The same page, as everybody can see it.
pub fn public_page(path: &str) -> Value {
    let page = json!({"id": "kctb", "name": "Pickwell Status", "time_zone": "Etc/UTC"});
    let components = small_page("/pages/kctb/components");
    match path {
        "/summary.json" => json!({"page": page, "components": components, "incidents": []}),
        "/components.json" => json!({"page": page, "components": components}),
        _ => json!({"page": page, "scheduled_maintenances": [{"id": "m", "name": "N"}]}),
    }
}
