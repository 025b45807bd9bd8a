//! Whether what was sent was saved: seen on a screen that was loaded since, or asked.

use super::life::{Life, Tab, schedule_form, status_form};

const FORM: &str = "/incidents/new-scheduled-maintenance";
const UPDATED: &str = "It goes on as planned until 22:00 EST.";

/// The Status Update with what was posted before, drawn in one of several ways.
fn updates(status: &str, message: &str, posted: &str) -> String {
    status_form(status, message, true) + posted
}

fn has_mistake(tab: &Tab) -> bool {
    !tab.sentences("posted-with-errors").is_empty()
}

fn is_asked(tab: &Tab) -> bool {
    tab.view()
        .contains("Was the last update of “Tills of Alder” posted?")
}

/// An update with a mistake in it was sent, with the status that was there.
fn sent(life: &mut Life) {
    life.opens(&schedule_form("2026-11-24", "22:00", 2, 0));
    let mut tab = life.opens(&updates("In progress", "", ""));
    life.submits(&mut tab, &updates("In progress", UPDATED, ""));
}

#[test]
fn an_update_that_stands_among_the_updates_is_saved() {
    for posted in [
        format!("<ul><li><b>In progress</b> {UPDATED} <small>12:00</small></li></ul>"),
        format!("<table><tr><td>In progress<td>{UPDATED}</tr></table>"),
        format!("<div class=css-1x><div>In progress - <p>{UPDATED}</p></div></div>"),
    ] {
        let life = &mut Life::default();
        sent(life);
        let tab = life.opens(&updates("In progress", "", &posted));
        assert!(has_mistake(&tab) && !is_asked(&tab), "{}", tab.view());
    }
}

#[test]
fn an_update_that_no_screen_shows_is_asked_about_on_each() {
    for (answer, mistakes) in [("yes", true), ("no", false)] {
        let life = &mut Life::default();
        sent(life);
        // It was refused, and left without another edit.
        let tab = life.opens(&updates("In progress", "", "<p>Another text is here.</p>"));
        assert!(is_asked(&tab) && !has_mistake(&tab), "{}", tab.view());
        life.restarts();
        let mut other = life.opens_at("/components", "<label>Search <input></label>");
        assert!(is_asked(&other), "{}", other.view());
        life.clicks(&mut other, &format!("saved:{answer}:p31zjtct2jer"));
        assert!(!is_asked(&other), "{}", other.view());
        assert_eq!(has_mistake(&other), mistakes);
    }
}

#[test]
fn the_same_message_that_stood_there_before_shows_nothing() {
    let life = &mut Life::default();
    life.opens(&schedule_form("2026-11-24", "22:00", 2, 0));
    let posted = format!("<p>{UPDATED}</p>");
    let mut tab = life.opens(&updates("In progress", "", &posted));
    life.submits(&mut tab, &updates("In progress", UPDATED, &posted));
    let tab = life.opens(&updates("In progress", "", &posted));
    assert!(is_asked(&tab), "{}", tab.view());
    let twice = posted.clone() + &posted;
    let tab = life.opens(&updates("In progress", "", &twice));
    assert!(has_mistake(&tab) && !is_asked(&tab), "{}", tab.view());
}

/// The form of a new maintenance, with a time that is not in UTC in its message where it has a mistake.
fn new_form(name: &str, time: &str, message: &str) -> String {
    format!(
        "<h1>Schedule maintenance</h1><form><label>Maintenance name <input value='{name}'></label>
        <label>Message <textarea>{message}</textarea></label>
        <fieldset><legend>Scheduled Time</legend><label>Date <input type=date value='2026-11-24'></label>
        <label>Time <input type=time value={time}></label> UTC
        <label>Hours <input type=number value=2></label> <label>Minutes <input type=number value=0></label></fieldset>
        <fieldset><legend>Components affected</legend><fieldset><legend>Alder</legend>
        <label><input type=checkbox checked> Alder One</label></fieldset></fieldset>
        <label><input type=checkbox checked> Send notifications</label> <button>Schedule now</button></form>"
    )
}

fn list(rows: &[(&str, &str, &str)]) -> String {
    let row = |(id, name, times): &(&str, &str, &str)| {
        format!(
            "<li><a href='/pages/abc123/incidents/{id}'>{name}</a> <span>Scheduled</span> <small>{times}</small></li>"
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<h1>Incidents</h1><h2>Maintenances</h2><ul>{rows}</ul><input aria-label=Search>")
}

fn schedules(life: &mut Life, message: &str) {
    let mut tab = life.opens_at(FORM, &new_form("", "22:00", ""));
    life.submits(&mut tab, &new_form("Tills of Alder", "22:00", message));
}

fn is_new_asked(tab: &Tab) -> bool {
    tab.view().contains("Was “Tills of Alder” scheduled?")
}

const MISTAKEN: &str = "On 24 November 2026 from 22:00 EST orders may wait.";

#[test]
fn a_new_maintenance_with_mistakes_is_found_in_the_list_by_title_and_window() {
    let life = &mut Life::default();
    schedules(life, MISTAKEN);
    let tab = life.opens_at(
        "/incidents",
        &list(&[
            (
                "q42akudu3kfs",
                "Tills of Alder",
                "Nov 20, 22:00 - 23:00 UTC",
            ),
            (
                "p31zjtct2jer",
                "Tills of Alder",
                "Nov 24, 22:00 - Nov 25, 00:00 UTC",
            ),
        ]),
    );
    assert!(has_mistake(&tab) && !is_new_asked(&tab), "{}", tab.view());
    let hrefs: Vec<String> = tab.row_marks().into_iter().map(|(href, _)| href).collect();
    assert_eq!(hrefs, ["/pages/abc123/incidents/p31zjtct2jer"]);
}

#[test]
fn a_new_maintenance_with_mistakes_is_found_on_its_own_screen() {
    let life = &mut Life::default();
    schedules(life, MISTAKEN);
    let mut tab = life.opens(&schedule_form("2026-11-24", "22:00", 2, 0));
    assert!(has_mistake(&tab), "{}", tab.view());
    life.sets_aside(&mut tab, "posted-with-errors", "Known");
    assert!(!has_mistake(&tab));
}

#[test]
fn a_new_maintenance_that_no_screen_shows_is_asked_about() {
    for (answer, mistakes) in [("yes", true), ("no", false)] {
        let life = &mut Life::default();
        schedules(life, MISTAKEN);
        life.restarts();
        let rows = [(
            "q42akudu3kfs",
            "Tills of Alder",
            "Nov 20, 22:00 - 23:00 UTC",
        )];
        let mut tab = life.opens_at("/incidents", &list(&rows));
        assert!(is_new_asked(&tab) && !has_mistake(&tab), "{}", tab.view());
        let view = tab.view();
        let from = view.find("saved:yes:").unwrap() + "saved:yes:".len();
        let notice = view[from..].split('"').next().unwrap();
        life.clicks(&mut tab, &format!("saved:{answer}:{notice}"));
        assert!(!is_new_asked(&tab));
        assert_eq!(has_mistake(&tab), mistakes);
        if mistakes {
            // It is the same one that is seen later.
            let tab = life.opens(&schedule_form("2026-11-24", "22:00", 2, 0));
            assert_eq!(tab.sentences("posted-with-errors").len(), 1);
        }
    }
}

#[test]
fn nothing_is_asked_of_a_sound_new_maintenance() {
    let life = &mut Life::default();
    let message =
        "On 24 November 2026 from 22:00 UTC to 00:00 UTC on 25 November 2026 orders may wait.";
    schedules(life, message);
    let tab = life.opens_at("/incidents", &list(&[]));
    assert!(!is_new_asked(&tab), "{}", tab.view());
}

#[test]
fn a_procedure_of_a_new_maintenance_goes_on_once_it_is_known_whether_it_was_saved() {
    let life = &mut Life::default();
    let mut tab = life.opens_at(FORM, &new_form("", "22:00", ""));
    life.clicks(&mut tab, "procedure:begin:Schedule");
    life.submits(&mut tab, &new_form("Tills of Alder", "22:00", "Work."));
    let begun = "data-procedure\":\"Schedule";
    assert!(tab.view().contains(begun), "{}", tab.view());
    let mut other = life.opens_at(FORM, &new_form("", "22:00", ""));
    assert!(is_new_asked(&other), "{}", other.view());
    assert!(!other.view().contains(begun), "{}", other.view());
    let elsewhere = life.opens(&schedule_form("2026-11-24", "22:00", 2, 0));
    let view = elsewhere.view();
    assert!(view.contains("“Schedule” is over. Not seen: "), "{view}");
    life.sends(&mut other);
    assert!(!is_new_asked(&other), "{}", other.view());
}

#[test]
fn what_was_declined_on_one_new_maintenance_is_offered_on_the_next() {
    let life = &mut Life::default();
    let mut tab = life.opens_at(FORM, &new_form("", "22:00", ""));
    life.clicks(&mut tab, "procedure:begin:Reopen");
    // What is set aside is not offered again on this form.
    life.clicks(&mut tab, "procedure:stop:");
    assert_eq!(tab.history().declined, ["Reopen"]);
    tab.background_stopped();
    life.sends(&mut tab);
    assert_eq!(tab.history().declined, ["Reopen"]);
    let tab = life.opens_at(FORM, &new_form("", "22:00", ""));
    assert_eq!(tab.history().declined, [""; 0]);
}
