//! A procedure from screen to screen: offered by what is edited, ticked by what is seen, kept until it is done or set aside.

use super::life::{Life, Tab, posted_form, schedule_form, status_form};
use crate::session::notice_memory::NoticeMemory;

const EXTENDED: &str = "The maintenance for Alder needs more time and has been extended by 1 hour 30 minutes. The new planned end \
                        is 01:30 UTC on 25 November 2026.\n\nSites: Alder One\n\nWe apologise for the inconvenience and will \
                        post here when the work is complete.";

fn schedule(hours: u32, minutes: u32) -> String {
    schedule_form("2026-11-24", "22:00", hours, minutes)
}

/// A maintenance that has started, with its schedule open.
fn started(life: &mut Life) -> Tab {
    life.opens(&status_form("In progress", "", true));
    life.opens(&schedule(2, 0))
}

/// Its steps as the panel has them: what each is, and how far.
#[track_caller]
fn has_steps(tab: &Tab, expected: &[&str]) {
    let view = tab.view();
    let states: Vec<&str> = view
        .split("\"data-step-state\":\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(states, expected, "{view}");
}

const OFFER: &str = "This looks like “Extend”";

#[test]
fn an_extension_is_offered_followed_and_over() {
    let life = &mut Life::default();
    let mut tab = started(life);
    assert!(!tab.view().contains(OFFER));
    assert!(tab.view().contains("What are you doing?"));
    life.edits(&mut tab, &schedule(3, 30));
    assert!(tab.view().contains(OFFER), "{}", tab.view());
    life.clicks(&mut tab, "procedure:begin:Extend");
    assert!(!tab.view().contains(OFFER));
    has_steps(&tab, &["done", "next", "open", "open", "open"]);
    life.presses_update(&mut tab);
    life.restarts();
    let mut tab = life.opens(&status_form("In progress", "", true));
    assert!(
        tab.view().contains("it was sent: open the tab"),
        "{}",
        tab.view()
    );
    life.sends(&mut tab);
    let tab = life.opens(&schedule(3, 30));
    has_steps(&tab, &["done", "done", "next", "open", "open"]);
    let mut tab = life.opens(&status_form("In progress", "", false));
    assert!(tab.view().contains("Insert “C. Maintenance Extended.”"));
    assert!(tab.view().contains("Tick Send notifications"));
    life.submits(&mut tab, &status_form("In progress", EXTENDED, true));
    has_steps(&tab, &["done", "done", "done", "done", "next"]);
    let tab = life.opens(&posted_form("In progress", EXTENDED));
    assert!(tab.view().contains("“Extend” is done."), "{}", tab.view());
    has_steps(&tab, &[]);
    let pending = ["tell-clients", "added-time", "posted-with-errors"];
    assert_eq!(pending.map(|rule| tab.sentences(rule).len()), [0; 3]);
}

#[test]
fn what_was_left_out_is_said_at_the_end() {
    let life = &mut Life::default();
    let mut tab = started(life);
    life.clicks(&mut tab, "procedure:begin:Extend");
    life.submits(&mut tab, &schedule(3, 30));
    life.opens(&schedule(3, 30));
    let mut tab = life.opens(&status_form("In progress", "", true));
    life.submits(&mut tab, &status_form("In progress", EXTENDED, false));
    let tab = life.opens(&posted_form("In progress", EXTENDED));
    let view = tab.view();
    assert!(
        view.contains("“Extend” is over. Not seen: Tick Send notifications."),
        "{view}"
    );
    assert_eq!(tab.sentences("tell-clients").len(), 1);
}

#[test]
fn no_ends_the_offer_for_this_maintenance() {
    let life = &mut Life::default();
    let mut tab = started(life);
    life.edits(&mut tab, &schedule(3, 30));
    life.clicks(&mut tab, "procedure:no:Extend");
    assert!(!tab.view().contains(OFFER));
    life.restarts();
    let mut tab = life.opens(&schedule(2, 0));
    life.edits(&mut tab, &schedule(4, 0));
    assert!(!tab.view().contains(OFFER));
    // It can be chosen all the same.
    life.clicks(&mut tab, "procedure:begin:Extend");
    has_steps(&tab, &["done", "next", "open", "open", "open"]);
}

#[test]
fn on_other_screens_what_is_next_is_displayed_until_it_is_set_aside() {
    let life = &mut Life::default();
    let mut tab = started(life);
    life.clicks(&mut tab, "procedure:begin:Extend");
    let mut other = life.opens_at("/components", "<label>Search <input></label>");
    has_steps(&other, &["next"]);
    let view = other.view();
    assert!(view.contains("Extend: Tills of Alder"), "{view}");
    assert!(
        view.contains("/pages/abc123/incidents/p31zjtct2jer"),
        "{view}"
    );
    life.clicks(&mut other, "procedure:stop:p31zjtct2jer");
    has_steps(&other, &[]);
    life.edits(&mut tab, &schedule(3, 30));
    assert!(!tab.view().contains(OFFER));
}

#[test]
fn the_button_of_a_step_writes_and_can_be_undone() {
    let life = &mut Life::default();
    started(life);
    let mut tab = life.opens(&status_form("In progress", "", true));
    life.clicks(&mut tab, "procedure:begin:Complete early");
    has_steps(&tab, &["next", "open", "open", "done", "open", "open"]);
    let event = "procedure:do:p31zjtct2jer:0:Set Completed";
    assert!(tab.view().contains(event), "{}", tab.view());
    life.clicks(&mut tab, event);
    assert!(tab.is_working());
    let mut tab = life.opens(&status_form("In progress", "", true));
    life.clicks(&mut tab, "procedure:do:p31zjtct2jer:0:Set Scheduled");
    assert!(tab.view().contains("The form has changed"));
}

#[test]
fn a_policy_with_other_steps_shows_nothing_of_what_was_begun() {
    let life = &mut Life::default();
    let mut tab = started(life);
    life.clicks(&mut tab, "procedure:begin:Extend");
    let stored = life.notices.to_json().replace("\"steps\":5", "\"steps\":4");
    life.notices = NoticeMemory::from_json(&stored);
    let tab = life.opens(&schedule(2, 0));
    has_steps(&tab, &[]);
    assert!(tab.view().contains("What are you doing?"));
}

/// The list of maintenances, its rows drawn in one of two ways.
fn list(is_table: bool) -> String {
    let row = |id: &str, name: &str| match is_table {
        true => format!(
            "<tr><td><a href='/pages/abc123/incidents/{id}'>{name}</a></td><td>Scheduled</td></tr>"
        ),
        false => format!(
            "<div class=card><h3>{name}</h3><span>Scheduled</span> \
             <a href='/pages/abc123/incidents/{id}'>Update</a></div>"
        ),
    };
    let rows = row("q42akudu3kfs", "Tills of Birch") + &row("p31zjtct2jer", "Tills of Alder");
    let rows = match is_table {
        true => format!("<table><tr><th>Name<th>Status</tr>{rows}</table>"),
        false => format!("<div>{rows}</div>"),
    };
    format!("<h1>Incidents</h1>{rows}<input aria-label=Search>")
}

#[test]
fn the_list_marks_the_rows_of_what_is_pending() {
    let life = &mut Life::default();
    for is_table in [true, false] {
        let tab = life.opens_at("/incidents", &list(is_table));
        assert_eq!(tab.row_marks(), [], "{}", tab.view());
    }
    let mut tab = life.opens(&schedule(2, 0));
    life.submits(&mut tab, &schedule(3, 0));
    life.opens(&schedule(3, 0));
    for is_table in [true, false] {
        let mut tab = life.opens_at("/incidents", &list(is_table));
        let marks = tab.row_marks();
        let [(href, words)] = marks.as_slice() else {
            panic!("{marks:?} {}", tab.view());
        };
        assert_eq!(href, "/pages/abc123/incidents/p31zjtct2jer");
        assert!(
            words.contains("To do here: Clients were not told"),
            "{words}"
        );
        if !is_table {
            life.sets_aside(&mut tab, "tell-clients", "Told");
            assert_eq!(tab.row_marks(), []);
        }
    }
}
