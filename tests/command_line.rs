//! `statuspage-guard check` and `times`, run as people and scripts run them.

#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Command, Stdio},
};

/// Exit code, standard output and standard error of `check` for an input.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    run_as("check", arguments, input.as_bytes())
}

fn run_as(command: &str, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = guard(command)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have given up before it read anything.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn guard(command: &str) -> Command {
    let mut guard = Command::new(env!("CARGO_BIN_EXE_statuspage-guard"));
    guard.args([command, "--now", "2026-11-23T12:00:00Z"]);
    guard
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
    let policy = tempfile::NamedTempFile::new().unwrap();
    let clients = json!({"clients": [
        {"name": "Alder Market", "components": ["a*"]},
        {"name": "Bluebird Foods", "components": ["b*"]}
    ]});
    let options = ["--policy", policy.path().to_str().unwrap()];
    std::fs::write(&policy, clients.to_string()).unwrap();
    let mut both = good();
    both["component_ids"] = json!(["a1", "b1"]);
    let (code, out, err) = run(&options, &both.to_string());
    std::fs::write(&policy, r#"{"clients": [{"nam": "A"}]}"#).unwrap();
    let broken = run(&options, &both.to_string());
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
    assert_eq!(run(&["/no/such/file"], "").0, 2);
}

#[test]
fn options_that_are_not_understood_make_it_2() {
    for (command, options, complaint) in [
        ("check", ["--format", "xml"], "possible values: text, json"),
        (
            "times",
            ["--format", "json"],
            "possible values: text, jsonl",
        ),
        (
            "times",
            ["--policy", "p.json"],
            "unexpected argument '--policy'",
        ),
        (
            "check",
            ["--now", "noon"],
            "is not a time as RFC 3339 writes it",
        ),
        (
            "check",
            ["-", "--policy"],
            "a value is required for '--policy <FILE>'",
        ),
        ("chek", ["-", "-"], "unrecognized subcommand 'chek'"),
    ] {
        let (code, out, err) = run_as(command, &options, b"{}");
        assert_eq!((code, out.as_str()), (2, ""), "{command} {options:?}");
        assert!(err.contains(complaint), "{err}");
    }
}

#[test]
fn of_an_option_given_twice_the_last_one_counts() {
    let twice = ["--format", "json", "--format", "text"];
    let (code, out, err) = run(&twice, &good().to_string());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("rules ran"), "{out}");
}

#[test]
fn several_files_are_read_one_after_the_other() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, good().to_string()).unwrap();
    let name = file.path().to_str().unwrap();
    let (code, out, err) = run(&[name, "-", name], &good().to_string());
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.matches("rules ran").count(), 3, "{out}");
}

#[test]
fn help_is_output_and_a_missing_command_is_an_error() {
    let guard = |words: &[&str]| {
        let mut guard = Command::new(env!("CARGO_BIN_EXE_statuspage-guard"));
        let output = guard.args(words).output().unwrap();
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    for (words, holds) in [
        (&["--help"][..], ["check", "times"]),
        (&["help"], ["check", "times"]),
        (&["check", "--help"], ["--policy <FILE>", "--now <RFC3339>"]),
        (&["times", "--help"], ["jsonl", "--now <RFC3339>"]),
    ] {
        let (code, out, err) = guard(words);
        assert_eq!((code, err.as_str()), (0, ""), "{words:?}");
        assert!(holds.iter().all(|part| out.contains(part)), "{out}");
    }
    let (code, out, err) = guard(&[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("check") && err.contains("times"), "{err}");
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

/// A maintenance as a reply and the public pages have it.
fn reply() -> Value {
    let mut reply = good();
    let body = reply["body"].take();
    reply["id"] = "w1zdr745wmfy".into();
    reply["impact"] = "maintenance".into();
    reply["incident_updates"] =
        json!([{"status": "scheduled", "body": body, "created_at": "2026-11-20T12:00:00Z"}]);
    reply["components"] = json!([{"id": "a1", "name": "Alder Boston", "group_id": "g1"}]);
    reply["component_ids"] = Value::Null;
    reply
}

#[test]
fn every_document_of_the_api_is_read() {
    let page = json!({"id": "p", "name": "Alder", "time_zone": "Etc/UTC"});
    let group = json!({"id": "g1", "name": "Alder Market", "group": true});
    for document in [
        reply(),
        json!([reply()]),
        json!({"incident": reply()}),
        json!({"page": page, "scheduled_maintenances": [reply()]}),
        json!({"page": page, "incidents": [reply()]}),
        json!({"meta": {}, "page": page, "scheduled_maintenance": reply()}),
        json!({"page": page, "components": [group], "incidents": [], "scheduled_maintenances": [reply()],
            "status": {"indicator": "none"}}),
    ] {
        let (code, out, err) = run(&["--format", "json"], &document.to_string());
        assert_eq!((code, err.as_str()), (0, ""), "{document}");
        let reports: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(reports[0]["id"], "w1zdr745wmfy", "{document}");
        assert_eq!(reports[0]["findings"], json!([]), "{document}");
        assert_eq!(reports[0]["could_not_run"], json!([]), "{document}");
        let times = run_as(
            "times",
            &["--format", "jsonl"],
            document.to_string().as_bytes(),
        );
        assert!(
            times.1.contains("\"text\":\"20:00 UTC to 22:00 UTC\""),
            "{times:?}"
        );
    }
}

#[test]
fn where_nothing_is_to_be_checked_that_is_said() {
    for document in [
        "[]",
        "{\"page\": {}, \"incidents\": []}",
        "{\"page\": {}, \"status\": {\"indicator\": \"none\"}}",
    ] {
        let (code, out, err) = run(&[], document);
        assert_eq!((code, err.as_str()), (0, ""), "{document}");
        assert!(out.ends_with("Nothing was checked.\n"), "{out}");
        let (code, out, err) = run(&["--format", "json"], document);
        assert_eq!((code, out.as_str()), (0, "[]\n"));
        assert!(err.ends_with("Nothing was checked.\n"), "{err}");
    }
}

#[test]
fn one_that_cannot_be_read_hides_no_other() {
    let mut verifying = reply();
    verifying["status"] = "verifying".into();
    let list = json!({"incidents": [{"name": 7}, verifying]}).to_string();
    let (code, out, err) = run(&[], &list);
    assert_eq!(code, 2);
    assert!(
        err.contains("incidents[0].name is 7, which is no text"),
        "{err}"
    );
    assert!(out.contains("[never-verifying]"), "{out}");
    let (code, out, err) = run(&[], &format!("{}\n{{", verifying));
    assert_eq!(code, 2);
    assert!(
        out.contains("[never-verifying]") && err.contains("not JSON"),
        "{out}{err}"
    );
    let lines = "{\"id\": 1, \"body\": \"22:00 UTC\"}\n{\"id\": 2, \"body\": 7}\n";
    let (code, out, err) = run_as("times", &[], lines.as_bytes());
    assert_eq!(code, 2);
    assert!(
        out.contains("22:00 UTC") && err.contains("line 2"),
        "{out}{err}"
    );
}

#[test]
fn a_time_that_a_script_writes_badly_is_a_finding() {
    for (written, severity) in [
        (json!("2026-11-24T20:00:00"), "error"),
        (json!("2026-11-24 20:00"), "error"),
        (json!("2026-11-24T20:00Z"), "warning"),
        (json!(1_795_550_400), "error"),
        (json!("tomorrow"), "error"),
        (json!("+12026-11-24T20:00:00Z"), "error"),
    ] {
        let mut incident = good();
        incident["scheduled_for"] = written.clone();
        let (_, rules) = found(&incident);
        assert_eq!(rules, [format!("{severity} api-values")], "{written}");
    }
    let mut early = good();
    early["scheduled_until"] = "2026-11-24T00:00:00Z".into();
    assert_eq!(found(&early), (1, vec!["error api-values".into()]));
}

#[test]
fn components_that_are_not_named_could_not_be_checked() {
    for components in [None, Some(Value::Null)] {
        let mut incident = reply();
        match components {
            Some(null) => incident["components"] = null,
            None => drop(incident.as_object_mut().unwrap().remove("components")),
        }
        let (code, out, _) = run(&[], &incident.to_string());
        assert_eq!(code, 0, "{out}");
        assert!(
            out.contains("could not check: The file has no components. [components-selected]"),
            "{out}"
        );
    }
    let mut none = reply();
    none["components"] = json!([]);
    assert_eq!(found(&none), (1, vec!["error components-selected".into()]));
}

#[test]
fn what_is_over_is_not_asked_for() {
    let mut done = reply();
    done["status"] = "completed".into();
    done["scheduled_for"] = "2026-11-14T20:00:00Z".into();
    done["scheduled_until"] = "2026-11-14T22:00:00Z".into();
    done["name"] = "Alder Market: scheduled maintenance on 14 November 2026".into();
    done["components"] = json!([]);
    for key in [
        "scheduled_remind_prior",
        "auto_transition_deliver_notifications_at_start",
        "auto_transition_deliver_notifications_at_end",
    ] {
        done[key] = false.into();
    }
    done["incident_updates"] = json!([{"body": "The scheduled maintenance for Alder Market is complete.\n\nSites: \
        Alder Boston\n\nThese sites are back in normal operation. Please contact Support if you see anything \
        unusual.", "created_at": "2026-11-14T22:00:00Z"}]);
    assert_eq!(found(&done), (0, vec![]));
}

#[test]
fn a_word_for_tomorrow_counts_from_when_it_was_published() {
    let mut incident = reply();
    let mut posted = |at: &str| {
        incident["incident_updates"] =
            json!([{"body": "Tomorrow we work on Alder Boston.", "created_at": at}]);
        found(&incident).1
    };
    assert_eq!(posted("2026-11-23T09:00:00Z"), ["warning template-used"]);
    let left = posted("2026-11-20T09:00:00Z");
    assert_eq!(left, ["error dates-agree", "warning template-used"]);
}

#[test]
fn a_date_without_a_clock_time_is_compared() {
    let mut left = good();
    left["name"] = "Alder Market: scheduled maintenance on Tuesday 17 November 2026".into();
    assert_eq!(found(&left), (1, vec!["error dates-agree".into()]));
}

#[test]
fn texts_in_utf_16_are_read() {
    let text = good().to_string();
    let bytes = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes));
    let (code, _, err) = run_as("check", &[], &bytes.collect::<Vec<u8>>());
    assert_eq!((code, err.as_str()), (0, ""));
    let (code, _, err) = run_as("check", &[], b"caf\xe9");
    assert_eq!(code, 2);
    assert!(err.contains("neither UTF-8 nor UTF-16"), "{err}");
}

#[test]
fn a_directory_is_no_file() {
    let directory = std::env::temp_dir();
    for command in ["check", "times"] {
        let (code, _, err) = run_as(command, &[directory.to_str().unwrap()], b"");
        assert_eq!(code, 2);
        assert!(err.contains("it is a directory; name a file"), "{err}");
    }
}

#[test]
fn a_now_beyond_the_calendar_is_refused() {
    for now in [
        "+12026-01-01T00:00:00Z",
        "+262142-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
    ] {
        let (code, _, err) = run(&["--now", now], &good().to_string());
        assert_eq!(code, 2, "{now}");
        assert!(err.contains("is not in the years 1970 to 9999"), "{err}");
    }
    assert_eq!(
        run(&["--now", "9999-12-31T23:59:59Z"], &good().to_string()).0,
        0
    );
}

#[test]
fn whoever_reads_the_output_may_go_away() {
    let many = Value::Array(vec![good(); 500]).to_string();
    for command in ["check", "times"] {
        let mut child = guard(command)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let _ = child.stdin.take().unwrap().write_all(many.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{command}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{command}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    for (command, format) in [
        ("check", "text"),
        ("check", "json"),
        ("times", "text"),
        ("times", "jsonl"),
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut child = guard(command)
            .args(["--format", format])
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child
            .stdin
            .take()
            .unwrap()
            .write_all(good().to_string().as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{command} {format}");
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.contains("the output could not be written"), "{err}");
    }
}

#[test]
fn a_document_without_a_notice_has_no_times() {
    for document in [
        r#"{"page": {"id": "p", "updated_at": "2026-11-20T10:00:00Z"}, "scheduled_maintenances": []}"#,
        r#"{"page": {"updated_at": "2026-11-20T10:00:00Z"}, "status": {"indicator": "none"}}"#,
    ] {
        let (code, out, err) = run_as("times", &["--format", "jsonl"], document.as_bytes());
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        assert!(err.ends_with("No time was looked for.\n"), "{err}");
    }
}
