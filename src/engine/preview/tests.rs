//! What is said to go out, screen by screen.

use super::*;
use crate::engine::{
    examples::{Sketch, UNTICKED, UtcOnlyZones, form},
    form::{ComponentStatus, FieldName, Status},
};

const BEFORE: &str = "2026-11-23T12:00:00Z";

fn previewed(sketch: Sketch, now: &str) -> String {
    let policy = Policy::default();
    let form = sketch.build_form(&policy);
    let now = now.parse().unwrap();
    let page = Some("Pickwell Status");
    let preview = preview_form(&form, page, &policy, now, &UtcOnlyZones);
    preview.map_or_else(String::new, |all| all.lines.join("\n"))
}

#[track_caller]
fn holds(lines: &str, parts: &[&str]) {
    for part in parts {
        assert!(lines.contains(part), "{part}: {lines}");
    }
}

#[track_caller]
fn lacks(lines: &str, parts: &[&str]) {
    for part in parts {
        assert!(!lines.contains(part), "{part}: {lines}");
    }
}

#[test]
fn every_notice_and_what_the_components_become() {
    let lines = previewed(form(), BEFORE);
    let parts = [
        "Page: Pickwell Status",
        "Now: subscribers to Alder Boston and Alder Denver get this message",
        "Tue 24 Nov 21:00 UTC: “Maintenance will begin as scheduled in 60 minutes.”",
        "Tue 24 Nov 22:00 UTC: subscribers to Alder Boston and Alder Denver are told that it is In progress",
        "are told that it is Completed",
        "Tue 24 Nov 22:00 UTC: the components become Under maintenance",
        "Wed 25 Nov 00:00 UTC: the components become Operational",
        "On a phone: “Scheduled - Alder Boston and Alder Denver - Maintenance is s…”",
    ];
    holds(&lines, &parts);
}

#[test]
fn without_a_window_the_moments_are_named() {
    let missing = form().missing(&[FieldName::StartDate, FieldName::StartTime]);
    let lines = previewed(missing, BEFORE);
    holds(
        &lines,
        &["At the start: subscribers", "At the end: the components"],
    );
}

#[test]
fn what_does_not_go_out_is_said() {
    let quiet = form().notify(NotificationMoment::AtEnd, false);
    let lines = previewed(quiet, "2027-01-01T00:00:00Z");
    let late = "no reminder, it is less than an hour to the start";
    holds(&lines, &[late, "subscribers are not told"]);
    let silent = previewed(form().notify(NotificationMoment::Now, false), BEFORE);
    holds(&silent, &["Now: subscribers are not told"]);
    lacks(&silent, &["E-mail", "On a phone"]);
}

#[test]
fn a_status_update_is_live_at_once() {
    let update = form()
        .screen(Screen::MaintenanceStatus)
        .status(Status::InProgress)
        .component_status(ComponentStatus::UnderMaintenance)
        .seen_schedule(("2026-11-24 22:00", 120));
    let lines = previewed(update, "2026-11-24T22:10:00Z");
    let parts = [
        "Now: the status page shows it as In progress",
        "Now: subscribers to Alder Boston and Alder Denver get this message",
        "Now: Alder Boston and Alder Denver are set to Under maintenance",
        "Text messages: most likely only when",
        "Wed 25 Nov 00:00 UTC: what is ticked under Schedule & Automation",
        "On a phone: “In progress - Alder",
    ];
    holds(&lines, &parts);
    // The start is past, and the reminder is not on this screen.
    lacks(&lines, &["22:00 UTC: what is ticked", "60 minutes"]);
    let lost = previewed(update.missing(&[FieldName::Status]), BEFORE);
    holds(&lost, &["With which status is not known"]);
}

#[test]
fn an_update_to_nobody_is_said() {
    let update = form().screen(Screen::MaintenanceStatus);
    let nobody = update.components(&[("Alder Market", "Alder Boston", UNTICKED)]);
    let lines = previewed(nobody, BEFORE);
    holds(&lines, &["Now: nobody is told, no component is chosen"]);
}

#[test]
fn a_new_schedule_tells_nobody() {
    let schedule = form().screen(Screen::MaintenanceSchedule);
    let lines = previewed(schedule, BEFORE);
    let parts = [
        "Now: a new date, time or duration tells nobody.",
        "Tue 24 Nov 22:00 UTC: subscribers are told that it is In progress",
        "Wed 25 Nov 00:00 UTC: the components become Operational",
    ];
    holds(&lines, &parts);
    lacks(&lines, &["On a phone", "E-mail", "status page shows"]);
    let started = previewed(schedule, "2026-11-24T22:10:00Z");
    lacks(
        &started,
        &["In progress", "60 minutes", "Under maintenance"],
    );
    holds(&started, &["is Completed"]);
}

#[test]
fn an_incident_is_mailed_under_the_name_of_the_page() {
    let incident = form()
        .screen(Screen::IncidentNew)
        .name("Alder Boston is down")
        .status(Status::Investigating)
        .message("We are looking into it.");
    let lines = previewed(incident, BEFORE);
    let parts = [
        "Now: the status page shows it as Investigating",
        "“Pickwell Status Incident - Alder Boston is down”",
        "“Investigating - Alder Boston and Alder Denver - We are look",
    ];
    holds(&lines, &parts);
    lacks(&lines, &["Schedule & Automation", "Text messages"]);
    assert_eq!(previewed(form().screen(Screen::Components), BEFORE), "");
}
