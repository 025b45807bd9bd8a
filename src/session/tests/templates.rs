//! The templates of all sources: what the page's own menu offers, what it writes over, and what is learnt of it.

use super::{
    CREATE,
    visit::{Visit, attributes, visit_to},
};
use crate::{page::outline::state, session::learnt_templates::LearntTemplates, testing::page};

const FORM: &str = r#"<h1>Schedule maintenance</h1><form>
    <label>Apply template <select><option value="">Choose a template</option><optgroup label="Planned work">
    <option value=a>Our notice of planned work</option><option value=b>0. Maintenance-scheduled</option></optgroup></select></label>
    <label>Maintenance name <input name=n value="By hand"></label>
    <fieldset><legend>Maintenance status</legend>
    <label><input type=radio name=s checked> Scheduled</label> <label><input type=radio name=s> In progress</label>
    <label><input type=radio name=s> Verifying</label> <label><input type=radio name=s> Completed</label></fieldset>
    <label>Message <textarea>My own words</textarea></label>
    <fieldset><legend>Scheduled Time</legend><label>Date <input type=date value=2026-11-24></label>
    <label>Time <input type=time value=14:00></label> UTC
    <label>Hours <input type=number value=2></label> <label>Minutes <input type=number value=0></label></fieldset>
    <fieldset><legend>Components affected</legend>
    <fieldset><legend>Alder</legend><label><input type=checkbox checked> Alder One</label></fieldset>
    <fieldset><legend>Birch</legend><label><input type=checkbox> Birch Two</label></fieldset></fieldset>
    <label><input type=checkbox checked> Send notifications</label> <button>Schedule now</button></form>"#;

const BODY: &str =
    "We do some planned work on [Date] from [Start] to [End] UTC. Please bear with us.";
const APPLY: &str = "template:Our notice of planned work";

impl Visit {
    fn set(&mut self, tag: &str, value: &str) {
        let mut nodes = self.page.nodes.iter_mut();
        let node = nodes.find(|node| node.tag == tag).unwrap();
        node.value = Some(value.into());
    }

    fn tick(&mut self, at: usize) {
        let boxes = self.page.nodes.iter_mut();
        let mut boxes = boxes.filter(|node| node.attr("type") == Some("checkbox"));
        boxes.nth(at).unwrap().state ^= state::CHECKED;
    }

    /// A person chooses in the menu, and the page writes over the form in the same moment.
    fn chooses_in_menu(mut self, line: &str, body: &str) -> Self {
        let mut nodes = self.page.nodes.iter();
        self.page.hand = vec![nodes.find(|node| node.tag == "select").unwrap().id];
        self.page.whole = false;
        self.set("textarea", body);
        self.set("select", line);
        let mut after = self.click("nothing");
        after.page.hand.clear();
        after
    }

    #[track_caller]
    fn offers_templates(self, expected: &[&str]) -> Self {
        assert_eq!(attributes(self.view(), "data-template"), expected);
        self
    }
}

const BUILT_IN: [&str; 6] = [
    "0. Maintenance-scheduled",
    "C. Maintenance Extended.",
    "1. Maintenance-starting",
    "2. Maintenance-complete",
    "D. Maintenance Cancelled",
    "Maintenance Rescheduled",
];

#[test]
fn what_the_menu_offers_is_offered_under_its_group() {
    let mut expected = BUILT_IN.to_vec();
    expected.insert(2, "Our notice of planned work");
    visit_to(FORM)
        .offers_templates(&expected)
        .says("Built in, until your team has its own")
        .says("By the page's Apply template: Planned work")
        .says("Apply “Our notice of planned work”");
}

#[test]
fn one_known_by_its_name_is_applied_through_the_menu_and_can_be_put_back() {
    let visit = visit_to(FORM).click(APPLY);
    let select = visit.page.nodes.iter().find(|node| node.tag == "select");
    assert_eq!(select.and_then(|node| node.value.as_deref()), Some("a"));
    // The page writes a moment later.
    visit
        .says("“Our notice of planned work” was chosen in Apply template.")
        .later(1, "textarea", BODY)
        .says("Apply template, “Our notice of planned work”, replaced your message.")
        .says("Put it back")
        .click("undo")
        .holds("By hand", "My own words")
        .offers_undo(false);
}

#[test]
fn what_the_page_writes_over_is_reported_and_offered_back() {
    let mut visit = visit_to(FORM);
    visit.tick(1);
    visit.tick(2);
    visit
        .chooses_in_menu("b", "The page's words")
        .says(
            "Apply template, “0. Maintenance-scheduled”, replaced your message, ticked Birch Two and unticked",
        )
        .click("undo")
        .holds("By hand", "My own words")
        .ticks("+---+-+")
        .offers_undo(false);
}

#[test]
fn what_a_person_changes_meanwhile_is_theirs() {
    let mut visit = visit_to(FORM).chooses_in_menu("b", "The page's words");
    let mut nodes = visit.page.nodes.iter();
    visit.page.hand = vec![nodes.find(|node| node.tag == "input").unwrap().id];
    visit
        .later(1, "input", "Typed by hand")
        .click("undo")
        .holds("Typed by hand", "My own words");
}

#[test]
fn on_an_empty_form_nothing_is_lost_and_nothing_reported() {
    let empty = FORM.replace("My own words", "").replace("By hand", "");
    visit_to(&empty)
        .chooses_in_menu("b", "The page's words")
        .offers_undo(false);
}

#[test]
fn what_changes_without_the_menu_is_not_called_a_template() {
    visit_to(FORM)
        .later(1, "textarea", "Other words")
        .offers_undo(false);
}

#[test]
fn a_template_that_was_applied_is_learnt_and_then_inserted_filled() {
    let applied = visit_to(FORM).chooses_in_menu("a", BODY);
    let stored = applied.session.templates.to_json();
    let known = LearntTemplates::from_json(&stored);
    let learnt = &known.list[0];
    assert_eq!(learnt.name, "Our notice of planned work");
    assert_eq!(learnt.group.as_deref(), Some("Planned work"));
    assert_eq!(learnt.page, "abc123");
    let again = applied
        .says("Seen at Statuspage: Planned work")
        .click("undo")
        .holds("By hand", "My own words")
        .click(APPLY);
    let message = again.page.nodes.iter().find(|node| node.tag == "textarea");
    assert_eq!(
        message.and_then(|node| node.value.as_deref()),
        Some(
            "We do some planned work on 24 November 2026 from 14:00 UTC to 16:00 UTC. Please bear with us."
        )
    );
    let rules = attributes(again.view(), "data-rule");
    assert!(
        !rules.iter().any(|rule| rule == "template-used"),
        "{rules:?}"
    );
}

#[test]
fn a_learnt_template_stands_in_for_the_built_in_one_of_its_phase() {
    let applied = visit_to(FORM).chooses_in_menu("b", BODY);
    let names = attributes(applied.view(), "data-template");
    assert_eq!(names[0], "0. Maintenance-scheduled");
    let inserted = applied.click("template:0. Maintenance-scheduled");
    let message = inserted
        .page
        .nodes
        .iter()
        .find(|node| node.tag == "textarea");
    let message = message
        .and_then(|node| node.value.clone())
        .unwrap_or_default();
    assert!(
        message.starts_with("We do some planned work on 24 November"),
        "{message}"
    );
}

#[test]
fn what_the_page_fills_in_without_a_person_teaches_nothing() {
    let mut visit = visit_to(FORM);
    visit.page.whole = false;
    visit.set("textarea", BODY);
    let visit = visit.later(1, "select", "a").click("nothing");
    assert!(visit.session.templates.list.is_empty());
}

const TEMPLATES: &str = "https://manage.statuspage.io/pages/abc123/incident_templates/7/edit";
const EDITOR: &str = r#"<h1>Edit template</h1><form>
    <label>Template name <input name=n value="Our notice"></label><label>Title <input name=t value="Works at [Client]"></label>
    <fieldset><legend>Status</legend><label><input type=radio name=s checked> Scheduled</label>
    <label><input type=radio name=s> In progress</label><label><input type=radio name=s> Completed</label></fieldset>
    <label>Message <textarea>We work on [Date].</textarea></label><button>Save</button></form>"#;

#[test]
fn the_templates_screen_teaches_what_is_saved_there() {
    let open = || {
        let mut visit = visit_to(FORM);
        visit.page = page::update(TEMPLATES, EDITOR);
        visit.click("nothing")
    };
    let body = |visit: &Visit| visit.session.templates.list[0].body.clone();
    let visit = open();
    assert_eq!(
        visit.session.templates.list[0].title.as_deref(),
        Some("Works at [Client]")
    );
    assert_eq!(body(&visit), "We work on [Date].");
    let mut visit = visit;
    visit.page.whole = false;
    let id = |visit: &Visit, tag: &str| {
        let mut nodes = visit.page.nodes.iter();
        nodes.find(|node| node.tag == tag).unwrap().id
    };
    visit.page.hand = vec![id(&visit, "textarea")];
    let mut visit = visit.later(1, "textarea", "We work on [Date] and");
    assert_eq!(body(&visit), "We work on [Date].");
    visit.page.hand = vec![id(&visit, "button")];
    let visit = visit.click("nothing");
    assert_eq!(body(&visit), "We work on [Date] and");
    let mut visit = visit;
    visit.page = page::update(CREATE, FORM);
    visit.click("nothing").says("Insert “Our notice”");
}

const UPDATE: &str = "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer";
const UPDATE_FORM: &str = r#"<h1>Works</h1><div role=tablist><button role=tab aria-selected=true>Status Update</button>
    <button role=tab aria-selected=false>Schedule &amp; Automation</button></div><form>
    <fieldset><legend>Maintenance status</legend>
    <label><input type=radio name=s> Scheduled</label> <label><input type=radio name=s checked> In progress</label>
    <label><input type=radio name=s> Verifying</label> <label><input type=radio name=s> Completed</label></fieldset>
    <label>Message <textarea>My own words</textarea></label><fieldset><legend>Components affected</legend>
    <fieldset><legend>Alder</legend><label><input type=checkbox checked> Alder One</label></fieldset></fieldset>
    <label><input type=checkbox checked> Send notifications</label> <button>Update</button></form>"#;
const EXTENDED: &str = "template:C. Maintenance Extended.";

fn update_screen() -> Visit {
    let mut visit = visit_to(FORM);
    visit.page = page::update(UPDATE, UPDATE_FORM);
    visit.click("nothing")
}

#[test]
fn what_only_a_person_can_write_is_asked_for_and_previewed() {
    let asked = update_screen().click(EXTENDED);
    assert_eq!(
        attributes(asked.view(), "data-answer"),
        ["{{added}}", "{{end}}", "{{end_date}}"]
    );
    let message = |visit: &Visit| {
        let mut nodes = visit.page.nodes.iter();
        let node = nodes.find(|node| node.tag == "textarea").unwrap();
        node.value.clone().unwrap_or_default()
    };
    assert_eq!(message(&asked), "My own words");
    let answered = asked
        .says("The form holds the total, not the time added")
        .click("answer:0:45 minutes")
        .click("answer:1:23:45 UTC")
        .says("has been extended by 45 minutes. The new planned end is 23:45 UTC on {{end_date}}.")
        .click("insert-answers")
        .says("Still to fill in: {{end_date}}.");
    assert_eq!(attributes(answered.view(), "data-answers").len(), 0);
    let text = message(&answered);
    assert!(
        text.contains("needs more time and has been extended by 45 minutes."),
        "{text}"
    );
    let undone = answered.click("undo");
    assert_eq!(message(&undone), "My own words");
}

#[test]
fn the_questions_are_left_and_nothing_is_written() {
    let left = update_screen()
        .click(EXTENDED)
        .click("answer:0:45 minutes")
        .click("close-answers");
    assert_eq!(left.acts, 0);
    assert_eq!(attributes(left.view(), "data-answers").len(), 0);
}

#[test]
fn a_second_click_inserts_what_there_is() {
    update_screen()
        .click(EXTENDED)
        .click(EXTENDED)
        .says("Inserted “C. Maintenance Extended.”. Still to fill in: {{added}}.");
}
