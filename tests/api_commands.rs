//! `statuspage-guard fetch`, `audit` and `policy check`, run against the replica of the REST API as it is and as it
//! misbehaves.

#![allow(clippy::unwrap_used)]

use api_replica::{BIG_PAGE, KEY, PAGE, Replica, data::PageData};
use serde_json::{Value, json};
use std::{
    fs,
    process::{Command, Output},
};

const NOW: &str = "2026-11-23T12:00:00Z";

fn guard() -> Command {
    let mut guard = Command::new(env!("CARGO_BIN_EXE_statuspage-guard"));
    guard.env("STATUSPAGE_API_KEY", KEY);
    guard
}

/// Exit code, standard output and standard error. The key is in none of them.
#[track_caller]
fn run(command: &mut Command) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let [out, err] = [stdout, stderr].map(|text| String::from_utf8(text).unwrap());
    assert!(!out.contains(KEY) && !err.contains(KEY), "{out}{err}");
    (status.code().unwrap(), out, err)
}

fn fetch(replica: &Replica, faults: &str, page: &str) -> (i32, String, String) {
    let address = replica.address(faults);
    run(guard().args(["fetch", "--page", page, "--api", &address, "--pause", "0"]))
}

#[test]
fn fetch_writes_a_policy() {
    let replica = Replica::start().unwrap();
    let (code, out, err) = fetch(&replica, "", PAGE);
    assert_eq!(code, 0, "{err}");
    let policy: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(policy["pages"], json!([PAGE]));
    assert_eq!(policy["time"]["zone"], "UTC");
    assert_eq!(
        policy["clients"][1],
        json!({"name": "Oakline Markets", "groups": ["Oakline Markets"]})
    );
    assert_eq!(policy["templates"][3]["phase"], "extended");
    assert_eq!(
        policy["templates"][3]["statuspage_name"],
        "C. Maintenance Extended."
    );
    assert!(err.contains("by its name"), "{err}");
    // What it writes is a policy without a fault.
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(&file, out).unwrap();
    let (code, out, _) = run(guard().args(["policy", "check"]).arg(file.path()));
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("clients: none → 4 (Fernhill Grocers, Oakline Markets, Marlowe & Daughters and Brightwater Fresh)"), "{out}");
}

#[test]
fn fetch_reads_all_pages_of_a_list() {
    let replica = Replica::start().unwrap();
    let (code, out, err) = fetch(&replica, "", BIG_PAGE);
    assert_eq!((code, err.as_str()), (0, ""));
    let policy: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(policy["clients"].as_array().unwrap().len(), 11);
    let asked = replica.requests();
    let asked = asked.iter().filter(|path| path.contains("/components?"));
    assert_eq!(asked.count(), 12);
}

#[test]
fn fetch_survives_what_passes() {
    let replica = Replica::start().unwrap();
    for faults in [
        "429:0*2",
        "420:0@components*1",
        "500@components*2",
        "half@components*1",
        "slow:10",
    ] {
        let (code, _, err) = fetch(&replica, faults, PAGE);
        assert_eq!(code, 0, "{faults}: {err}");
    }
}

#[track_caller]
fn fetch_says(faults: &str, page: &str, expected: &str, writes: bool) {
    let replica = Replica::start().unwrap();
    let (code, out, err) = fetch(&replica, faults, page);
    assert_eq!(code, 3, "{faults}: {err}");
    assert!(err.contains(expected), "{faults}: {err}");
    assert_eq!(!out.is_empty(), writes, "{faults}: {out}");
}

#[test]
fn fetch_says_what_does_not_pass_and_writes_what_it_has() {
    fetch_says(
        "429:0@components",
        PAGE,
        "the API allows no more requests with this key (429)",
        true,
    );
    fetch_says("420:7200@components", PAGE, "(420) for 120 minutes", true);
    fetch_says(
        "500@incident_templates",
        PAGE,
        "The templates were not read",
        true,
    );
    fetch_says(
        "half@page_access_groups",
        PAGE,
        "the answer broke off, 3 times",
        true,
    );
    fetch_says(
        "wrong-types@components",
        PAGE,
        "The components were not wholly read",
        true,
    );
    fetch_says(
        "object@component-groups",
        PAGE,
        "the answer must be a list, is an object",
        true,
    );
    fetch_says("not-json", PAGE, "The page was not read", false);
    fetch_says("", "nosuchpage", "there is no page nosuchpage", false);
}

#[test]
fn without_a_key_nothing_is_asked() {
    let replica = Replica::start().unwrap();
    let address = replica.address("");
    for command in ["fetch", "audit"] {
        let arguments = [command, "--page", PAGE, "--api", &address];
        let (code, out, err) = run(guard().env_remove("STATUSPAGE_API_KEY").args(arguments));
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("STATUSPAGE_API_KEY is not set"), "{err}");
        let (code, ..) = run(guard().env("STATUSPAGE_API_KEY", " ").args(arguments));
        assert_eq!(code, 2);
        let (code, _, err) = run(guard().env("STATUSPAGE_API_KEY", "wrong").args(arguments));
        assert_eq!(code, 3);
        assert!(err.contains("the API refused the key (401"), "{err}");
        let (code, _, err) = run(guard().args([command, "--page", "a/b", "--api", &address]));
        assert_eq!(code, 2);
        assert!(err.contains("“a/b” is no page id"), "{err}");
        let (code, ..) = run(guard().args([command, "--page", PAGE, "--api", "replica"]));
        assert_eq!(code, 2);
    }
    // One request for each command: that with the wrong key.
    assert_eq!(replica.requests().len(), 2);
}

#[test]
fn a_public_page_needs_no_key() {
    let replica = Replica::start().unwrap();
    let address = replica.public_address();
    let arguments = ["--public", "--pause", "0", "--api", &address, "--page"];
    // The replica shows its first page there.
    let (code, out, err) = run(guard().arg("fetch").args(arguments).arg(BIG_PAGE));
    assert_eq!((code, err.as_str()), (0, ""));
    let policy: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(policy["clients"].as_array().unwrap().len(), 11);
    let (code, out, _) = run(guard().arg("audit").args(arguments).arg(BIG_PAGE));
    assert_eq!(code, 0);
    assert!(out.starts_with("No maintenance is upcoming"), "{out}");
}

/// A page of two clients with these maintenances.
fn page(maintenances: Value, status: &str) -> PageData {
    PageData::new(
        PAGE,
        json!({
            "page": "Pickwell Status", "zone": "UTC",
            "groups": [
                {"id": "g1", "name": "Alder Market", "components": [{"id": "a1", "name": "Alder Boston", "status": status}]},
                {"id": "g2", "name": "Bluebird Foods", "components": [{"id": "b1", "name": "Bluebird Leeds"}]}
            ],
            "maintenances": maintenances
        }),
    )
}

/// A sound maintenance of Alder Market.
fn sound(id: &str) -> Value {
    json!({
        "id": id, "name": "Alder Market: scheduled maintenance on 24 November 2026", "status": "scheduled",
        "date": "2026-11-24", "time": "20:00", "hours": 2, "components": ["a1"],
        "updates": [{"status": "Scheduled", "at": "Nov 20, 09:12 UTC", "text":
            "Maintenance is scheduled for Alder Market on 24 November 2026, from 20:00 UTC to 22:00 UTC.\n\nSites: Alder \
             Boston\nExpected duration: 2 hours\n\nOrder processing at these sites may be interrupted during this window. We \
             will post here when the work starts and when it is complete."}]
    })
}

fn audit(pages: PageData, faults: &str, more: &[&str]) -> (i32, String, String) {
    let replica = Replica::start_with([pages], 0).unwrap();
    let address = replica.address(faults);
    let arguments = [
        "audit", "--page", PAGE, "--api", &address, "--pause", "0", "--now", NOW,
    ];
    run(guard().args(arguments).args(more))
}

/// The exit code, and each finding as `ID RULE SEVERITY`.
#[track_caller]
fn audited(maintenances: Value, status: &str) -> (i32, Vec<String>) {
    let (code, out, err) = audit(page(maintenances, status), "", &["--format", "json"]);
    assert_eq!(err, "");
    let all: Vec<Value> = serde_json::from_str(&out).unwrap();
    let of_one = |one: &Value| {
        let findings = one["findings"].as_array().unwrap().clone();
        let id = one["id"].as_str().unwrap_or("page").to_owned();
        let line = move |finding: Value| {
            assert!(
                finding["text"].is_string() && finding["field"].is_string(),
                "{finding}"
            );
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            format!("{id} {} {}", text("rule"), text("severity"))
        };
        findings.into_iter().map(line).collect::<Vec<_>>()
    };
    (code, all.iter().flat_map(of_one).collect())
}

#[test]
fn a_sound_page_has_no_finding() {
    assert_eq!(audited(json!([sound("m1")]), "operational"), (0, vec![]));
    let (code, out, err) = audit(page(json!([sound("m1")]), "operational"), "", &[]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.contains("Alder Market: scheduled maintenance on 24 November 2026 (m1, scheduled)"),
        "{out}"
    );
    assert!(
        out.ends_with("1 maintenance was looked at: errors 0, warnings 0, questions 0.\n"),
        "{out}"
    );
    let (code, out, _) = audit(
        page(json!([sound("m1")]), "operational"),
        "",
        &["--format", "json"],
    );
    let all: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 0);
    assert_eq!(all[0]["id"], "m1");
    assert_eq!(all[0]["status"], "scheduled");
    assert_eq!(all[0]["name"], sound("m1")["name"]);
}

#[test]
fn rules_and_questions_of_the_audit() {
    // The rules of forms.
    let mut wrong = sound("m1");
    wrong["components"] = json!(["a1", "b1"]);
    let (code, found) = audited(json!([wrong]), "operational");
    assert_eq!(code, 1);
    assert!(found.contains(&"m1 one-client error".into()), "{found:?}");
    // Of all maintenances together.
    let (code, found) = audited(json!([sound("m1"), sound("m2")]), "operational");
    assert_eq!((code, found), (0, vec!["m2 overlap warning".into()]));
    let mut late = sound("m1");
    late["api"] = json!({"status": "in_progress", "scheduled_for": "2026-11-23T08:00:00Z", "scheduled_until": "2026-11-23T10:00:00Z"});
    let (code, found) = audited(json!([late]), "under_maintenance");
    assert_eq!(code, 1);
    assert!(found.contains(&"m1 past-due error".into()), "{found:?}");
    assert!(
        !found.iter().any(|line| line.contains("component-left")),
        "{found:?}"
    );
    late["api"]["status"] = json!("completed");
    let (code, found) = audited(json!([late]), "under_maintenance");
    assert_eq!(code, 1);
    assert!(
        found.contains(&"m1 component-left error".into()),
        "{found:?}"
    );
    assert_eq!(
        audited(json!([]), "under_maintenance"),
        (1, vec!["page component-left error".into()])
    );
}

#[test]
fn what_was_completed_long_ago_is_not_looked_at() {
    let mut old = sound("m1");
    old["api"] = json!({"status": "completed", "scheduled_for": "2026-10-01T08:00:00Z", "scheduled_until": "2026-10-01T10:00:00Z"});
    let all = |more: &[&str]| {
        let (_, out, _) = audit(page(json!([old]), "operational"), "", more);
        out
    };
    assert!(all(&[]).starts_with("No maintenance is upcoming"));
    assert!(all(&["--completed-within", "90"]).contains("(m1, completed)"));
}

#[test]
fn what_could_not_be_read_is_said_and_the_rest_is_reported() {
    let mut wrong = sound("m1");
    wrong["status"] = json!("verifying");
    for faults in ["500@upcoming", "wrong-types@components", "half@unresolved"] {
        let (code, out, err) = audit(page(json!([wrong]), "operational"), faults, &[]);
        assert_eq!(code, 3, "{faults}: {err}");
        assert!(out.contains("[never-verifying]"), "{faults}: {out}");
        assert!(err.contains("GET /pages/"), "{faults}: {err}");
    }
    wrong["api"] = json!({"incident_updates": [{"body": 7}]});
    let (code, out, err) = audit(page(json!([wrong, sound("m2")]), "operational"), "", &[]);
    assert_eq!(code, 3);
    assert!(out.contains("(m2, scheduled)"), "{out}");
    assert!(
        err.contains("(m1) could not be read: incident_updates[0].body is 7, which is no text"),
        "{err}"
    );
    let (code, out, _) = audit(page(json!([]), "operational"), "401", &["--format", "json"]);
    assert_eq!((code, out.as_str()), (3, "[]\n"));
}

#[test]
fn the_policy_counts_for_an_audit() {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(&file, r#"{"rules": {"overlap": "error"}}"#).unwrap();
    let options = ["--policy", file.path().to_str().unwrap()];
    let both = || page(json!([sound("m1"), sound("m2")]), "operational");
    assert_eq!(audit(both(), "", &options).0, 1);
    fs::write(&file, r#"{"rules": {"overlap": "off"}}"#).unwrap();
    assert_eq!(audit(both(), "", &options).0, 0);
    fs::write(&file, r#"{"rules": {"overlaps": "off"}}"#).unwrap();
    let (code, _, err) = audit(both(), "", &options);
    assert_eq!(code, 2);
    assert!(
        err.contains("rules.overlaps: unknown key, did you mean \"overlap\"?"),
        "{err}"
    );
}

#[test]
fn the_replica_s_own_page() {
    let replica = Replica::start().unwrap();
    let address = replica.address("");
    let arguments = [
        "audit", "--page", PAGE, "--api", &address, "--pause", "0", "--now", NOW,
    ];
    let (code, out, err) = run(guard().args(arguments));
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    assert!(out.contains("3 maintenances were looked at"), "{out}");
    assert!(out.contains("[past-due]"), "{out}");
}

#[track_caller]
fn policy_check(text: &str, code: i32, expected: &str) {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(&file, text).unwrap();
    let (found, out, err) = run(guard().args(["policy", "check"]).arg(file.path()));
    assert_eq!(found, code, "{out}{err}");
    let name = file.path().display();
    let out = out.replace(&format!("{name}: "), "");
    assert_eq!(out, expected);
}

#[test]
fn policy_check_says_what_is_wrong_and_what_changes() {
    policy_check(
        r#"{"time": {"zone": "Europe/London"}, "rules": {"text-length": "off"}, "phases_needing_template": ["scheduled"]}"#,
        0,
        "nothing is wrong in it. It changes 3 settings:\n  phases_needing_template: \
         [\"scheduled\",\"in_progress\",\"completed\"] → [\"scheduled\"]\n  rules.text-length.severity: not set → \"off\"\n  \
         time.zone: \"UTC\" → \"Europe/London\"\n",
    );
    policy_check(
        r#"{"time": {"zone": "UTC"}}"#,
        0,
        "nothing is wrong in it. It changes nothing of the built-in policy.\n",
    );
    policy_check(
        r#"{"clients": [{"name": "A", "componets": []}], "time": {"clock": 7}}"#,
        1,
        "clients[0].componets: unknown key, did you mean \"components\"?\ntime.clock: must be a text, is 7\n",
    );
    policy_check("{", 2, "");
    let (code, ..) = run(guard().args(["policy", "check", "/no/such/file"]));
    assert_eq!(code, 2);
    let (code, ..) = run(guard().args(["policy", "check"]));
    assert_eq!(code, 2);
}
