//! Policies of five teams that are like no other, each against notices as the team would write them: a sound one has no
//! finding, and each slip is found by the rule that is there for it.

#![allow(clippy::unwrap_used)]

use chrono::DateTime;
use statuspage_guard::engine::{
    audience::Audience,
    check::check_form,
    examples::{Sketch, SketchRow, TICKED, UNTICKED, form},
    finding::Outcome,
    form::{AutomationStep, NotificationMoment, Screen, Status},
    policy::Policy,
    time::{UtcInstant, Zones},
};

/// The zones of these teams, as they are in November.
struct InNovember;

impl Zones for InNovember {
    fn offset_at(&self, zone: &str, _: UtcInstant) -> Option<i32> {
        let hours = match zone {
            "UTC" | "Etc/UTC" => 0,
            "Asia/Tokyo" => 9,
            zone if zone.starts_with("Europe/") => 1,
            _ => return None,
        };
        Some(hours * 3_600)
    }

    fn local_zone(&self) -> Option<String> {
        None
    }
}

struct Team {
    policy: Policy,
}

impl Team {
    fn new(policy: &str) -> Self {
        Self {
            policy: Policy::built_in_with(policy).unwrap(),
        }
    }

    fn finds(&self, sketch: Sketch) -> Vec<&'static str> {
        let form = sketch.build_form(&self.policy);
        let audience = form
            .components
            .value()
            .map_or_else(Audience::default, |list| {
                Audience::from_components(list, &self.policy)
            });
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap(); // 18 November 2026
        let outcomes = check_form(&form, &self.policy, &audience, now, &InNovember);
        let found = outcomes
            .into_iter()
            .filter(|one| matches!(one.outcome, Outcome::Found(_)));
        found.map(|one| one.rule).collect()
    }

    #[track_caller]
    fn accepts(&self, sketch: Sketch) {
        let form = sketch.build_form(&self.policy);
        assert_eq!(
            self.finds(sketch),
            [""; 0],
            "{:?} {:?}",
            form.name,
            form.message
        );
    }

    #[track_caller]
    fn catches(&self, sketch: Sketch, rule: &str) {
        let found = self.finds(sketch);
        assert!(found.contains(&rule), "{rule} is not among {found:?}");
    }
}

const PRODUCTS: &[SketchRow] = &[
    ("Payments", "Card payments", TICKED),
    ("Payments", "Refunds", UNTICKED),
    ("Search", "Search index", TICKED),
    ("Search", "Suggestions", UNTICKED),
];

#[test]
fn a_public_page_whose_groups_are_products() {
    let team = Team::new(
        r#"{"audience": "public", "templates": [
            {"name": "Planned", "phase": "scheduled", "title": "{{client}}: planned work",
             "body": "{{client}} will be slower on {{date}} from {{start}} to {{end}}. Affected: {{sites}}."},
            {"name": "Begun", "phase": "in_progress", "body": "The work on {{client}} has begun."},
            {"name": "Finished", "phase": "completed", "body": "The work on {{client}} is finished."}]}"#,
    );
    let notice = form()
        .components(PRODUCTS)
        .name("Payments and Search: planned work");
    team.accepts(notice);
    let message = notice.build_form(&team.policy).message;
    assert!(
        message
            .value()
            .is_some_and(|text| text.starts_with("Payments and Search will be slower on")),
        "{message:?}"
    );
    team.catches(notice.message("We work on things."), "template-used");
    team.catches(notice.status(Status::Verifying), "never-verifying");
    team.catches(notice.notify(NotificationMoment::Now, false), "notify-on");
}

#[test]
fn a_team_whose_boxes_must_be_off() {
    let team = Team::new(
        r#"{"notifications": {"hour_before": "forbidden", "at_start": "either"},
            "automation": {"boxes": {"completed": "forbidden", "operational": "forbidden"}}}"#,
    );
    const STEPS: &[AutomationStep] = &[AutomationStep::Completed, AutomationStep::Operational];
    const NO_END: &[AutomationStep] = &[AutomationStep::Completed];
    let notice = form()
        .without_automation(STEPS)
        .notify(NotificationMoment::HourBefore, false)
        .notify(NotificationMoment::AtEnd, false);
    team.accepts(notice);
    team.catches(
        notice.notify(NotificationMoment::HourBefore, true),
        "notify-on",
    );
    team.catches(notice.without_automation(&[]), "automation-sense");
    team.catches(notice.without_automation(NO_END), "automation-sense");
}

const STORES: &[SketchRow] = &[
    ("関東", "渋谷店", TICKED),
    ("関東", "新宿店", UNTICKED),
    ("関西", "梅田店", UNTICKED),
];

#[test]
fn a_team_in_tokyo_with_its_own_dates() {
    let team = Team::new(
        r#"{"time": {"zone": "Asia/Tokyo", "date_format": "YYYY/MM/DD"},
            "clients": [{"name": "ハヤテ商事", "groups": ["関東"]}, {"name": "みずほ堂", "groups": ["関西"]}],
            "templates": [
            {"name": "メンテナンス予定", "phase": "scheduled", "title": "{{client}} メンテナンス",
             "body": "{{sites}} の定期メンテナンスを {{date}} {{start}} から {{end}} まで行います。"},
            {"name": "メンテナンス開始", "phase": "in_progress", "body": "{{sites}} のメンテナンスを開始しました。"},
            {"name": "メンテナンス完了", "phase": "completed", "body": "{{sites}} のメンテナンスは完了しました。"}]}"#,
    );
    let notice = form()
        .components(STORES)
        .zone("Asia/Tokyo")
        .starts("2026-11-24 02:00")
        .name("ハヤテ商事 メンテナンス");
    team.accepts(notice);
    team.catches(notice.zone("UTC"), "page-time-zone");
    team.catches(notice.name("みずほ堂 メンテナンス"), "other-client-named");
    team.catches(
        notice.message("渋谷店 の定期メンテナンスを 2026/11/25 に行います。"),
        "dates-agree",
    );
}

const MARKETS: &[SketchRow] = &[
    ("Süd", "Ährenhof München", TICKED),
    ("Süd", "Ährenhof Ulm", UNTICKED),
    ("Nord", "Küstenmarkt Kiel", UNTICKED),
];

#[test]
fn a_german_team() {
    let team = Team::new(
        r#"{"time": {"date_format": "D.M.YYYY"},
            "clients": [{"name": "Ährenhof", "components": ["Ährenhof *"]}, {"name": "Küstenmarkt", "components": ["Küstenmarkt *"]}],
            "templates": [
            {"name": "Wartung geplant", "phase": "scheduled", "title": "{{client}}: Wartung",
             "body": "Am {{date}} von {{start}} bis {{end}} warten wir {{sites}}."},
            {"name": "Wartung begonnen", "phase": "in_progress", "body": "Die Wartung in {{sites}} hat begonnen."},
            {"name": "Wartung beendet", "phase": "completed", "body": "Die Wartung in {{sites}} ist beendet."}]}"#,
    );
    let notice = form().components(MARKETS).name("Ährenhof: Wartung");
    team.accepts(notice);
    team.catches(notice.name("Küstenmarkt: Wartung"), "other-client-named");
    team.catches(
        notice.message("Am 25.11.2026 warten wir Ährenhof München."),
        "dates-agree",
    );
    team.catches(
        notice.message("Am 24.11.2026 um 22 Uhr MEZ warten wir Ährenhof München."),
        "utc-times",
    );
    team.catches(
        notice.message("Am TT.MM.JJJJ warten wir Ährenhof München."),
        "placeholder-left",
    );
}

#[test]
fn a_team_that_verifies_and_writes_incidents() {
    let team = Team::new(
        r#"{"incidents": "allowed", "rules": {"never-verifying": "off"}, "templates": [
            {"name": "Planned", "phase": "scheduled", "body": "Work at {{sites}} on {{date}}, {{start}} to {{end}}."},
            {"name": "Begun", "phase": "in_progress", "body": "The work at {{sites}} has begun."},
            {"name": "Checking", "phase": "verifying", "body": "The work at {{sites}} is done and being checked."},
            {"name": "Finished", "phase": "completed", "body": "The work at {{sites}} is finished."},
            {"name": "Outage", "phase": "incident", "body": "{{sites}} cannot take orders. We are on it."}],
            "phases_needing_template": ["scheduled", "in_progress", "verifying", "completed", "incident"]}"#,
    );
    team.accepts(form());
    let update = form().screen(Screen::MaintenanceStatus);
    team.accepts(update.status(Status::Verifying));
    team.catches(
        update.status(Status::Verifying).message("Almost there."),
        "template-used",
    );
    let incident = form()
        .screen(Screen::IncidentNew)
        .status(Status::Investigating)
        .name("Orders are late");
    team.accepts(incident);
    team.catches(incident.message("It is slow."), "template-used");
    team.catches(
        incident.message("Planned maintenance on 24 November at 22:00 UTC."),
        "wrong-screen",
    );
}
