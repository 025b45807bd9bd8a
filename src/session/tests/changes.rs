//! What was written is never lost: other addresses, a background that is stopped, words typed since.

use super::{
    CREATE,
    visit::{FORM, TEMPLATE, Visit, attributes, send, tell, visit},
};
use crate::{
    page::outline::state,
    session::{
        Session,
        memory::{ChangePhase, Memory},
        message::FromPage,
    },
    testing::page,
};

const FIX: &str = "fix:never-verifying:0:0";
const TITLE: &str = "{{client}}: scheduled maintenance on 24 November 2026";
const ELSEWHERE: &str = "https://manage.statuspage.io/pages/abc123/incidents";
const DRAFT: &str =
    "https://manage.statuspage.io/pages/abc123/incidents/new-scheduled-maintenance?draft=3#edited";

fn value(visit: &Visit, tag: &str) -> String {
    let node = visit.page.nodes.iter().find(|node| node.tag == tag);
    node.and_then(|node| node.value.clone()).unwrap_or_default()
}

impl Visit {
    /// A person writes into the field of this tag.
    fn writes(mut self, tag: &str, text: &str) -> Self {
        let node = self.page.nodes.iter().find(|node| node.tag == tag).unwrap();
        self.page.hand = vec![node.id];
        let after = self.later(1, tag, text);
        self = after;
        self.page.hand.clear();
        self
    }

    /// The page is loaded anew, at `url`, and the background has kept what was stored.
    fn loads(mut self, url: &str, html: &str) -> Self {
        self.page = page::update(url, html);
        self.page_load_id = "another";
        self.last.answer.acts.clear();
        self.background_stopped()
    }

    #[track_caller]
    fn holds_template(self) -> Self {
        assert_eq!(value(&self, "input"), TITLE);
        let message = value(&self, "textarea");
        assert!(
            message.starts_with("Maintenance is scheduled for"),
            "{message}"
        );
        self
    }

    #[track_caller]
    fn offers(self, attribute: &str, offered: bool) -> Self {
        assert_eq!(
            !attributes(self.view(), attribute).is_empty(),
            offered,
            "{attribute}"
        );
        self
    }

    #[track_caller]
    fn has_copied(self, expected: &[&str]) -> Self {
        assert_eq!(self.copied, expected);
        self
    }
}

#[test]
fn an_address_that_means_the_same_stops_nothing() {
    for after in 0..=2 {
        let mut visit = visit();
        visit.moves = Some((after, DRAFT));
        visit
            .click(TEMPLATE)
            .holds_template()
            .says("Inserted “0. Maintenance-scheduled”.")
            .click("undo")
            .holds("By hand", "My own words");
    }
}

#[test]
fn an_undo_goes_on_at_an_address_that_means_the_same() {
    for after in 2..=4 {
        let mut visit = visit().click(TEMPLATE);
        visit.moves = Some((after, DRAFT));
        visit
            .click("undo")
            .holds("By hand", "My own words")
            .offers_undo(false);
    }
}

#[test]
fn a_job_does_not_go_on_on_another_screen_and_says_what_it_had_written() {
    let mut visit = visit();
    visit.moves = Some((1, ELSEWHERE));
    let visit = visit.click(TEMPLATE);
    assert_eq!(visit.acts, 1);
    visit
        .has_copied(&["By hand"])
        .says("Another screen was opened in the middle of: Insert “0. Maintenance-scheduled”.")
        .says("Written there: Maintenance name.")
        .says("What stood there before was copied to the clipboard.");
}

#[test]
fn back_on_the_form_that_was_left_undo_is_offered() {
    let mut visit = visit();
    visit.moves = Some((1, ELSEWHERE));
    let mut visit = visit.click(TEMPLATE);
    visit.page.url = CREATE.into();
    visit.last = tell(&mut visit.session, visit.page.clone(), vec![], vec![], 0);
    visit
        .offers_undo(true)
        .click("undo")
        .holds("By hand", "My own words");
}

#[test]
fn a_page_loaded_in_the_middle_says_so_and_has_what_stood_there() {
    let mut visit = visit();
    visit.stops = Some(1);
    let loaded = visit
        .click(TEMPLATE)
        .loads(ELSEWHERE, FORM)
        .click("nothing");
    loaded
        .says("The screen before was left in the middle of: Insert")
        .offers("data-copy", true)
        .has_copied(&["By hand\n\nMy own words"]);
}

#[test]
fn an_insert_that_was_interrupted_goes_on_or_back() {
    for after in 0..=2 {
        let stopped = || {
            let mut visit = visit();
            visit.stops = Some(after);
            visit.click(TEMPLATE)
        };
        if after < 2 {
            let visit = stopped().says("Interrupted: Insert “0. Maintenance-scheduled”.");
            let visit = visit.offers("data-go-on", true).offers_undo(true);
            visit.click("go-on").holds_template().offers_undo(true);
        }
        stopped()
            .click("undo")
            .holds("By hand", "My own words")
            .offers_undo(false);
    }
}

#[test]
fn an_undo_that_was_interrupted_goes_on_or_back() {
    for after in 2..=4 {
        let stopped = || {
            let mut visit = visit().click(TEMPLATE);
            visit.stops = Some(after);
            visit.click("undo")
        };
        if after < 4 {
            let visit = stopped().says("Interrupted: Undo of Insert");
            visit.offers_undo(true).click("redo").holds_template();
        }
        stopped()
            .click("go-on")
            .holds("By hand", "My own words")
            .offers_undo(false)
            .says("Undone");
    }
}

#[test]
fn a_fix_that_was_interrupted_goes_back() {
    let mut visit = visit();
    visit.stops = Some(1);
    visit
        .click(FIX)
        .ticks("-+--+++")
        .click("undo")
        .ticks("--+-+++");
}

#[test]
fn the_way_back_is_in_the_memory_before_the_first_action() {
    let mut session = visit().session;
    let on = vec![TEMPLATE.to_owned()];
    let page = page::update(CREATE, FORM);
    let first = tell(&mut session, page, on, vec![], 0);
    assert_eq!(first.answer.acts.len(), 1);
    assert!(first.answer.is_working);
    let stored = Memory::from_json(&session.memory.to_json());
    assert_eq!(stored.changes[0].phase, ChangePhase::Writing);
    assert_eq!(stored.changes[0].steps.len(), 2);
}

#[test]
fn undo_asks_before_it_takes_away_what_was_typed_since() {
    let asked = || {
        let typed = visit()
            .click(TEMPLATE)
            .writes("textarea", "Dear all, typed since");
        typed.click("undo")
    };
    asked()
        .holds(TITLE, "Dear all, typed since")
        .says("Message (“Dear all, typed since”). Undo would replace it")
        .click("leave-as-is")
        .holds(TITLE, "Dear all, typed since")
        .offers_undo(true);
    asked()
        .click("undo-anyway")
        .holds("By hand", "My own words")
        .has_copied(&["Dear all, typed since"])
        .says("What you had written was copied to the clipboard.");
}

#[test]
fn undo_after_a_reload_does_not_replace_a_new_notice_unasked() {
    let new = FORM
        .replace("By hand", "A new title")
        .replace("My own words", "A new notice");
    visit()
        .click(TEMPLATE)
        .loads(CREATE, &new)
        .offers_undo(false)
        .click("undo")
        .holds("A new title", "A new notice");
}

#[test]
fn a_choice_made_since_is_asked_about_too() {
    let mut visit = visit().click(FIX);
    for node in &mut visit.page.nodes {
        let radio = node.attr("type") == Some("radio");
        node.state &= if radio { !state::CHECKED } else { u32::MAX };
    }
    let mut radios = visit.page.nodes.iter_mut();
    let first = radios
        .find(|node| node.attr("type") == Some("radio"))
        .unwrap();
    first.state |= state::CHECKED;
    visit
        .click("nothing")
        .click("undo")
        .ticks("+---+++")
        .says("Changed since “In progress” was clicked: Status.");
}

#[test]
fn what_the_page_puts_back_seconds_later_is_reported() {
    let visit = visit().click(TEMPLATE).later(3, "textarea", "My own words");
    visit.says("Message: The page put back what stood there before.");
}

#[test]
fn an_undo_that_the_page_takes_back_is_reported_and_offered_again() {
    let visit = visit().click(TEMPLATE);
    let inserted = value(&visit, "textarea");
    visit
        .click("undo")
        .later(1, "textarea", &inserted)
        .says("Message: The page put back what stood there before.")
        .offers_undo(true)
        .click("undo")
        .holds("By hand", "My own words");
}

#[test]
fn a_change_after_a_change_leaves_both_ways_back() {
    visit()
        .click(TEMPLATE)
        .click(FIX)
        .ticks("-+--+++")
        .click("undo")
        .ticks("--+-+++")
        .holds_template()
        .click("undo")
        .holds("By hand", "My own words")
        .offers_undo(false);
}

#[test]
fn where_nothing_is_stored_the_page_keeps_the_way_back() {
    let mut visit = visit().click(TEMPLATE);
    visit.session.report_not_stored();
    let kept = visit.session.memory.to_json();
    visit = visit
        .click("nothing")
        .says("Undo will not outlive this tab.");
    visit.session.report_not_stored();
    visit.session = Session::default();
    let message = FromPage {
        snapshot: visit.page.clone(),
        kept_memory: kept,
        ..FromPage::default()
    };
    visit.last = send(&mut visit.session, message, 0);
    visit
        .offers_undo(true)
        .click("undo")
        .holds("By hand", "My own words");
}

#[test]
fn an_undo_that_is_refused_stays_offered() {
    let mut visit = visit().click(TEMPLATE);
    visit.refuses = "read-only";
    let mut visit = visit.click("undo").offers_undo(true);
    visit.refuses = "";
    visit
        .click("undo")
        .holds("By hand", "My own words")
        .offers_undo(false);
}

#[test]
fn after_a_reload_undo_is_offered_for_what_is_still_there() {
    let inserted = visit().click(TEMPLATE);
    let same = FORM
        .replace("By hand", &value(&inserted, "input"))
        .replace("My own words", "A new notice");
    inserted
        .loads(CREATE, &same)
        .offers_undo(true)
        .click("undo")
        .says("Changed since")
        .holds(TITLE, "A new notice");
}

#[test]
fn on_an_empty_form_after_a_reload_what_was_typed_can_be_put_back() {
    let empty = FORM.replace("By hand", "").replace("My own words", "");
    visit()
        .click(TEMPLATE)
        .loads(CREATE, &empty)
        .says("Put it back")
        .click("undo")
        .holds("By hand", "My own words")
        .offers_undo(false);
}

#[test]
fn once_the_form_was_submitted_an_empty_one_is_a_new_one() {
    let empty = FORM.replace("By hand", "").replace("My own words", "");
    visit()
        .click(TEMPLATE)
        .click("submitted")
        .offers_undo(true)
        .loads(CREATE, &empty)
        .offers_undo(false);
    let mut pressed = visit().click(TEMPLATE);
    let mut nodes = pressed.page.nodes.iter();
    let button = nodes.find(|node| node.tag == "button").unwrap().id;
    pressed.page.hand = vec![button];
    pressed
        .click("nothing")
        .loads(CREATE, &empty)
        .offers_undo(false);
}

#[test]
fn what_the_page_puts_back_at_once_is_said_and_copied() {
    let back = visit().click(TEMPLATE).later(1, "textarea", "My own words");
    assert_eq!(back.copied.len(), 1);
    back.says(
        "it was copied to the clipboard. Message: The page put back what stood there before.",
    );
    visit()
        .click("fix:never-verifying:0:0")
        .later(1, "input", "Another title")
        .says("Done: In progress.");
}

#[test]
fn what_a_person_writes_later_or_otherwise_is_not_taken_for_it() {
    for (seconds, text) in [(7, "My own words"), (1, "Other words")] {
        let visit = visit().click(TEMPLATE).later(seconds, "textarea", text);
        assert!(visit.copied.is_empty());
        visit.says("Inserted");
    }
}

#[test]
fn what_a_person_puts_back_is_not_called_the_pages_doing() {
    let back = |written_in: &str| {
        let mut visit = visit().click(TEMPLATE);
        let mut nodes = visit.page.nodes.iter();
        visit.page.hand = vec![nodes.find(|node| node.tag == written_in).unwrap().id];
        visit.later(1, "textarea", "My own words")
    };
    back("textarea").says("Inserted");
    back("input").says("The page put back what stood there before.");
}

/// Another form, in which stands just what was inserted here.
fn another_form() -> Visit {
    let mut visit = visit().click(TEMPLATE).offers_undo(true);
    visit.page.url = CREATE.replace("abc123", "def456");
    visit.last = tell(&mut visit.session, visit.page.clone(), vec![], vec![], 0);
    visit
}

#[test]
fn undo_keeps_to_its_screen() {
    let visit = another_form();
    let acts = visit.acts;
    assert_eq!(visit.click("undo").acts, acts);
}

#[test]
fn another_screen_forgets_what_was_under_way() {
    let visit = another_form().offers_undo(false);
    assert_eq!(visit.session.panel_message, None);
}
