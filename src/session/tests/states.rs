//! What is reported of a screen that cannot be read, or only in part: never nothing.

use super::{CREATE, NoZones};
use crate::{
    engine::{policy::Policy, time::UtcInstant},
    session::{Environment, Session, SessionUpdate, message::FromPage},
    testing::page,
};

const ONE: &str = "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer";
const ELSEWHERE: &str = "https://manage.statuspage.io/pages/abc123/works/plan";

fn opened(url: &str, html: &str) -> SessionUpdate {
    Session::default().handle_message(
        FromPage {
            snapshot: page::update(url, html),
            ..FromPage::default()
        },
        &Environment {
            policy: &Policy::default(),
            policy_problem: None,
            now: UtcInstant::UNIX_EPOCH,
            zones: &NoZones,
        },
    )
}

/// State and screen, as on the host.
#[track_caller]
fn is(url: &str, html: &str, expected: &str) {
    let SessionUpdate { answer, badge } = opened(url, html);
    let on = |name: &str| answer.host.get(name).unwrap_or("");
    assert_eq!(
        format!("{} {}", on("data-state"), on("data-screen")),
        expected
    );
    let view = answer.to_json();
    match on("data-state") {
        "idle" => assert!(badge.text.is_empty()),
        _ => {
            let said = badge.title.strip_prefix("Statuspage Guard: ");
            assert!(
                said.is_some_and(|said| view.contains(said)),
                "{}",
                badge.title
            );
            assert_ne!(badge.text, "✓");
        }
    }
}

const LOGIN: &str = "<form><label>Email<input type=email></label><input type=password><button>Log in</button></form>";
const STRANGE: &str = "<form><p>Aaa<input></p><p>Bbb<input></p><button>Ccc</button></form>";
/// The message is written in something that is not known.
const WITHOUT_MESSAGE: &str = "<form><label>Maintenance name<input value=Works></label>
    <fieldset><legend>Maintenance status</legend><label><input type=radio name=s checked> Scheduled</label>
    <label><input type=radio name=s> In progress</label><label><input type=radio name=s> Completed</label></fieldset>
    <x-words></x-words><label>Start date<input type=date value=2026-11-24></label><label>Start time<input type=time value=14:00></label>
    <button>Schedule now</button></form>";

#[test]
fn a_screen_known_by_its_address_is_never_passed_over() {
    is(CREATE, "", "blind maintenance-new");
    is(
        CREATE,
        "<h1>Something went wrong</h1>",
        "blind maintenance-new",
    );
    is(CREATE, LOGIN, "blind maintenance-new");
    is(CREATE, STRANGE, "blind maintenance-new");
    is(CREATE, WITHOUT_MESSAGE, "partial maintenance-new");
}

#[test]
fn a_form_on_the_screen_of_one_maintenance_is_never_passed_over() {
    is(ONE, STRANGE, "blind maintenance-status");
    is(
        ONE,
        "<h1>Power works</h1><p>It went well.</p>",
        "idle other",
    );
}

#[test]
fn a_form_at_a_strange_address_is_known_by_what_is_on_it() {
    is(ELSEWHERE, WITHOUT_MESSAGE, "partial maintenance-new");
    is(ELSEWHERE, LOGIN, "idle other");
    is(ELSEWHERE, STRANGE, "idle other");
}

#[test]
fn what_may_be_in_a_frame_is_said() {
    for url in [CREATE, ONE] {
        let view = opened(url, "<iframe data-opaque></iframe>")
            .answer
            .to_json();
        assert!(
            view.contains("it may be in a frame that cannot be looked into"),
            "{view}"
        );
    }
    is(
        ONE,
        "<iframe data-opaque></iframe>",
        "blind maintenance-status",
    );
    is(ELSEWHERE, "<iframe data-opaque></iframe>", "idle other");
}
