//! The list marks the rows of maintenances whose status is overdue, as far as they are remembered.

use super::life::{Life, Tab, schedule_form, status_form};
use crate::session::notice_memory::NoticeMemory;

const ALDER: &str = "/pages/abc123/incidents/p31zjtct2jer";
const DAY: i64 = 24 * 3600;

/// It was seen Scheduled, for 24 November 22:00 to 00:00 UTC, and six days have gone by.
fn remembered() -> Life {
    let mut life = Life::default();
    life.opens(&schedule_form("2026-11-24", "22:00", 2, 0));
    life.opens(&status_form("Scheduled", "", true));
    life.clock += 12 * DAY;
    life
}

/// The list, with what stands in the row of the maintenance that is remembered.
fn opens_list(life: &mut Life, words: &str) -> Tab {
    let row = |id: &str, name: &str, words: &str| {
        format!(
            "<tr><td><a href='/pages/abc123/incidents/{id}'>{name}</a></td><td>{words}</td></tr>"
        )
    };
    let html = format!(
        "<h1>Incidents</h1><table><tr><th>Name<th>Status</tr>{}{}</table><input aria-label=Search>",
        row("q42akudu3kfs", "Tills of Birch", "Scheduled"),
        row("p31zjtct2jer", "Tills of Alder", words),
    );
    life.opens_at("/incidents", &html)
}

#[track_caller]
fn is_marked(words_in_row: &str, says: &[&str]) {
    let tab = opens_list(&mut remembered(), words_in_row);
    let marks = tab.row_marks();
    let [(href, words)] = marks.as_slice() else {
        panic!("{marks:?} {}", tab.view());
    };
    assert_eq!(href, ALDER);
    for part in says {
        assert!(words.contains(part), "{words}");
    }
}

#[test]
fn what_should_have_begun_or_be_over_is_marked() {
    is_marked(
        "Scheduled",
        &[
            "The planned start of “Tills of Alder” is past, and it is still Scheduled.",
            "as seen on",
            "24 November 2026, 22:00–00:00 UTC. Open it and choose In progress, or move it.",
        ],
    );
    is_marked(
        "In progress",
        &["The planned end of", "choose Completed, or extend it"],
    );
    is_marked("Scheduled</td><td>Nov 24, 22:00 - 00:00 UTC", &["is past"]);
}

#[test]
fn where_the_list_shows_no_status_it_is_a_question() {
    is_marked("", &["was Scheduled when it was seen last", "look whether"]);
}

#[test]
fn what_is_not_overdue_or_not_remembered_is_not_marked() {
    let unmarked = |life: &mut Life, words: &str| {
        let tab = opens_list(life, words);
        assert_eq!(tab.row_marks(), [], "{words}: {}", tab.view());
    };
    unmarked(&mut remembered(), "Completed");
    unmarked(&mut remembered(), "Verifying");
    // It was moved elsewhere: what is remembered is not its schedule.
    unmarked(
        &mut remembered(),
        "Scheduled</td><td>Dec 24, 22:00 - 23:00 UTC",
    );
    let mut early = remembered();
    early.clock -= 12 * DAY;
    unmarked(&mut early, "Scheduled");
    unmarked(&mut Life::default(), "Scheduled");
}

#[test]
fn it_is_set_aside_until_its_status_changes() {
    let life = &mut remembered();
    let mut tab = opens_list(life, "Scheduled");
    life.sets_aside(&mut tab, "status-overdue", "Waits for parts");
    assert_eq!(tab.row_marks(), []);
    life.restarts();
    let tab = opens_list(life, "Scheduled");
    assert_eq!(tab.row_marks(), []);
    let tab = opens_list(life, "In progress");
    assert_eq!(tab.row_marks().len(), 1);
}

#[test]
fn the_list_is_looked_at_from_the_moment_on_at_which_it_may_be_overdue() {
    let pages = |notices: &NoticeMemory| {
        let long_ago = "2026-11-18T00:00:00Z".parse().unwrap();
        notices.pending_pages_json(long_ago)
    };
    let life = &mut Life::default();
    life.opens(&schedule_form("2026-11-24", "22:00", 2, 0));
    assert_eq!(pages(&life.notices), "");
    life.opens(&status_form("Scheduled", "", true));
    // 24 November, 08:00 UTC: 22:00 in the zone that is furthest ahead.
    assert_eq!(pages(&life.notices), r#"["abc123/incidents@1795507200"]"#);
    opens_list(life, "Completed");
    assert_eq!(pages(&life.notices), "");
}
