//! `statuspage-guard check`, run as people and scripts run it.

#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// Exit code, standard output and standard error for an input.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_statuspage-guard"))
        .arg("check")
        .args(["--now", "2026-11-23T12:00:00Z"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have given up before it read anything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn good() -> Value {
    json!({
        "name": "Alder Market: scheduled maintenance on 24 November 2026",
        "status": "scheduled",
        "scheduled_for": "2026-11-24T20:00:00Z",
        "scheduled_until": "2026-11-24T22:00:00Z",
        "component_ids": ["a1"],
        "deliver_notifications": true,
        "scheduled_remind_prior": true,
        "auto_transition_deliver_notifications_at_start": true,
        "auto_transition_deliver_notifications_at_end": true,
        "body": "Maintenance is scheduled for Alder Market on 24 November 2026, from 20:00 UTC to \
                 22:00 UTC.\n\nSites: Alder Boston\nExpected duration: 2 hours\n\nOrder \
                 processing at these sites may be interrupted during this window. We will post \
                 here when the work starts and when it is complete."
    })
}

#[track_caller]
fn found(incident: &Value) -> (i32, Vec<String>) {
    let (code, out, err) = run(&["--format", "json"], &incident.to_string());
    assert_eq!(err, "");
    let reports: Vec<Value> = serde_json::from_str(&out).unwrap();
    let rules = reports
        .iter()
        .flat_map(|report| report["findings"].as_array().unwrap())
        .map(|finding| {
            format!(
                "{} {}",
                finding["severity"].as_str().unwrap(),
                finding["rule"].as_str().unwrap()
            )
        })
        .collect();
    (code, rules)
}

#[test]
fn a_clean_incident() {
    assert_eq!(found(&good()), (0, vec![]));
    assert_eq!(found(&json!({"incident": good()})), (0, vec![]));
    let (code, out, _) = run(&[], &json!([good(), good()]).to_string());
    assert_eq!(code, 0);
    assert_eq!(out.matches("rules ran").count(), 2);
}

#[test]
fn an_error_makes_it_1_and_a_warning_does_not() {
    let mut quiet = good();
    quiet["deliver_notifications"] = false.into();
    assert_eq!(found(&quiet), (0, vec!["warning notify-on".into()]));
    let mut wrong = good();
    wrong["status"] = "verifying".into();
    let (code, rules) = found(&json!([good(), wrong]));
    assert_eq!(code, 1);
    assert!(rules.contains(&"error never-verifying".into()), "{rules:?}");
}

#[test]
fn a_component_of_another_client_is_found_by_the_policy() {
    let policy = std::env::temp_dir().join(format!("guard-policy-{}.json", std::process::id()));
    let clients = json!({"clients": [
        {"name": "Alder Market", "components": ["a*"]},
        {"name": "Bluebird Foods", "components": ["b*"]}
    ]});
    std::fs::write(&policy, clients.to_string()).unwrap();
    let mut both = good();
    both["component_ids"] = json!(["a1", "b1"]);
    let (code, out, err) = run(&["--policy", policy.to_str().unwrap()], &both.to_string());
    std::fs::write(&policy, r#"{"clients": [{"nam": "A"}]}"#).unwrap();
    let broken = run(&["--policy", policy.to_str().unwrap()], &both.to_string());
    std::fs::remove_file(&policy).unwrap();
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(
        out.contains("belong to 2 clients: Alder Market (a1); Bluebird Foods (b1)"),
        "{out}"
    );
    assert_eq!(broken.0, 2);
    assert!(
        broken
            .2
            .contains("clients[0].nam: unknown key, did you mean \"name\"?"),
        "{}",
        broken.2
    );
}

#[test]
fn what_cannot_be_read_makes_it_2() {
    for input in ["", "{", "7", "{\"x\": 1}", "[{}]"] {
        let (code, _, err) = run(&[], input);
        assert_eq!(code, 2, "{input}");
        assert!(err.starts_with("statuspage-guard: "), "{err}");
    }
    assert_eq!(run(&["--format", "xml"], "{}").0, 2);
    assert_eq!(run(&["/no/such/file"], "").0, 2);
}

#[test]
fn what_could_not_be_checked_is_said() {
    let mut odd = good();
    odd["status"] = "schedled".into();
    let (_, out, _) = run(&[], &odd.to_string());
    assert!(
        out.contains("could not check: “schedled” is no status."),
        "{out}"
    );
}
