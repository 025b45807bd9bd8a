//! How a policy reaches a page; what a visit to a form is like is in `visit`, how its window is read
//! back in `read_back`.

mod changes;
mod dismissals;
mod life;
mod open_groups;
mod overdue;
mod procedures;
mod read_back;
mod report;
mod saving;
mod states;
mod templates;
mod visit;

use super::*;
use crate::engine::time::UtcInstant;
use crate::page::outline::Snapshot;
use crate::session::memory::Preferences;
use crate::testing::{page, zones::NoZones};

const CREATE: &str =
    "https://manage.statuspage.io/pages/abc123/incidents/new-scheduled-maintenance";

fn whole(url: &str) -> FromPage {
    FromPage {
        snapshot: Snapshot {
            url: url.into(),
            whole: true,
            ..Snapshot::default()
        },
        ..FromPage::default()
    }
}

/// The event of a view that begins so, behind certain words of it.
#[track_caller]
fn event_behind(view: &str, words: &str, beginning: &str) -> String {
    let (_, behind) = view.split_once(words).unwrap();
    let from = behind.find(beginning).unwrap();
    behind[from..].split('"').next().unwrap().to_owned()
}

/// What a person clicks and types who sets a finding aside, from the event of its button on.
fn set_aside_events(button: &str, reason: &str) -> [String; 3] {
    [
        button.to_owned(),
        format!("dismissal-reason:{reason}"),
        "dismiss-now".to_owned(),
    ]
}

fn update(
    session: &mut Session,
    message: FromPage,
    policy: &str,
    problem: Option<&str>,
) -> SessionUpdate {
    session.handle_message(
        message,
        &Environment {
            policy: &Policy::built_in_with(policy).unwrap(),
            policy_problem: problem,
            now: UtcInstant::UNIX_EPOCH,
            zones: &NoZones,
        },
    )
}

#[track_caller]
fn state(url: &str, policy: &str, expected: &str) {
    let updated = update(&mut Session::default(), whole(url), policy, None);
    let host = updated.answer.host;
    assert_eq!(host.get("data-state"), Some(expected), "{policy}");
}

#[test]
fn a_page_that_the_policy_leaves_out_is_idle() {
    state(CREATE, "", "blind");
    state(CREATE, r#"{"pages": ["abc123"]}"#, "blind");
    state(CREATE, r#"{"pages": ["another"]}"#, "idle");
}

#[test]
fn what_is_different_on_one_page_counts_there() {
    let policy = Policy::built_in_with(
        r#"{"pages": ["other", {"id": "abc123", "zone": "Europe/Paris",
            "templates": ["d. maintenance  cancelled"]}]}"#,
    );
    let policy = &policy.unwrap();
    let session = &mut Session::default();
    let elsewhere = CREATE.replace("abc123", "other");
    assert!(session.policy_of_page(&elsewhere, policy).is_none());
    let here = session.policy_of_page(CREATE, policy).unwrap();
    assert_eq!(here.time.zone, "Europe/Paris");
    let names: Vec<&str> = here.templates.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["D. Maintenance Cancelled"]);
    assert!(session.policy_of_page(&elsewhere, policy).is_none());
}

#[test]
fn a_page_whose_id_is_not_known_is_not_left_out() {
    let session = &mut Session::default();
    let elsewhere = whole("https://manage.statuspage.io/new-scheduled-maintenance");
    let updated = update(session, elsewhere, r#"{"pages": ["abc123"]}"#, None);
    assert!(
        !updated.badge.title.contains("leaves"),
        "{}",
        updated.badge.title
    );
}

#[test]
fn a_page_that_is_left_out_is_said_so_in_the_toolbar() {
    let session = &mut Session::default();
    let updated = update(session, whole(CREATE), r#"{"pages": ["another"]}"#, None);
    assert_eq!(
        updated.badge.title,
        "Statuspage Guard: the policy leaves this Statuspage page out"
    );
    let view = updated.answer.to_json();
    assert!(view.contains("Nothing is checked here"), "{view}");
    assert!(view.contains("not checked"), "{view}");
    assert!(!view.contains("rules ran"), "{view}");
}

#[test]
fn a_policy_that_cannot_be_used_is_said_on_the_page_and_in_the_toolbar() {
    let problem = Some("The imported policy cannot be used.");
    let updated = update(&mut Session::default(), whole(CREATE), "", problem);
    let view = updated.answer.to_json();
    assert!(
        view.contains("The imported policy cannot be used."),
        "{view}"
    );
    assert_eq!(updated.badge.text, "?");
    assert!(
        updated
            .badge
            .title
            .ends_with(". The imported policy cannot be used.")
    );
}

#[test]
fn the_toolbar_is_set_where_it_differs_or_the_page_is_new() {
    let session = &mut Session::default();
    let mut title = |is_whole, problem| {
        let mut message = whole(CREATE);
        message.snapshot.whole = is_whole;
        update(session, message, "", problem).badge.title
    };
    assert_ne!(title(true, None), "");
    assert_eq!(title(false, None), "");
    assert_ne!(title(false, Some("The policy cannot be used.")), "");
    assert_eq!(title(false, Some("The policy cannot be used.")), "");
    assert_ne!(title(true, Some("The policy cannot be used.")), "");
}

#[test]
fn a_finding_is_linked_to_the_page_of_the_handbook() {
    let message = FromPage {
        snapshot: page::update(CREATE, visit::FORM),
        ..FromPage::default()
    };
    let policy = r#"{"links": {"one-client": "https://handbook.example/one-client"}}"#;
    let view = update(&mut Session::default(), message, policy, None).answer;
    let view = view.to_json();
    assert_eq!(view.matches("Handbook").count(), 1, "{view}");
    assert!(view.contains(r#""href":"https://handbook.example/one-client""#));
}

#[test]
fn after_a_new_policy_the_whole_page_is_asked_for() {
    let session = &mut Session::default();
    update(session, whole(CREATE), "", None);
    session.forget_reading();
    assert!(
        update(session, FromPage::default(), "", None)
            .answer
            .needs_whole_outline
    );
}

#[test]
fn a_group_that_is_closed_over_a_tick_outlives_the_background() {
    let form = |northgate: &str| {
        page::update(
            CREATE,
            &format!(
                "<form><h3>Components affected</h3><ul><li>▾ <label><input type=checkbox> Oaks</label><ul>
                <li><label><input type=checkbox> Alder</label></li><li><label><input type=checkbox> Birch</label></li></ul></li>
                {northgate}<li>▸ <span role=checkbox aria-checked=false>Southgate</span></li></ul><label>Message <textarea>Hello</textarea></label><button>Schedule now</button></form>"
            ),
        )
    };
    let open = form(
        "<li>▾ <span role=checkbox aria-checked=false>Northgate</span><ul>
        <li><label><input type=checkbox checked> Mill</label></li><li><label><input type=checkbox> Quay</label></li></ul></li>",
    );
    let closed = || form("<li>▸ <span role=checkbox aria-checked=false>Northgate</span></li>");
    let unknown = |memory: Memory, page_load_id: &str| {
        let session = &mut Session::new(memory, Preferences::default());
        let message = FromPage {
            snapshot: closed(),
            page_load_id: page_load_id.into(),
            ..FromPage::default()
        };
        update(session, message, "", None);
        let reading = session.reading.as_ref().unwrap();
        reading
            .form
            .components
            .value()
            .unwrap()
            .collapsed_groups
            .clone()
    };
    let session = &mut Session::default();
    let message = FromPage {
        snapshot: open,
        page_load_id: "1".into(),
        ..FromPage::default()
    };
    update(session, message, "", None);
    let stored = || Memory::from_json(&session.memory.to_json());
    assert_eq!(unknown(stored(), "1"), ["Northgate"]);
    // Another load of the page begins with the form as it is stored at Statuspage.
    assert_eq!(unknown(stored(), "2"), [""; 0]);
    assert_eq!(unknown(Memory::default(), "1"), [""; 0]);
}
