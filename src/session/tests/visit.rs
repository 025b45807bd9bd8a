//! One visit to a form: a page that obeys, or refuses, what the session asks of it.

use super::{CREATE, NoZones};
use crate::{
    engine::{policy::Policy, time::UtcInstant},
    page::{
        outline::{Snapshot, state},
        write::Act,
    },
    session::{
        Environment, Session, SessionUpdate,
        memory::{Memory, Preferences},
        message::{ActResult, FromPage, PageRequest},
    },
    testing::page,
    ui::view::{Element, ViewChild},
};

pub(super) const FORM: &str = r#"<h1>Schedule maintenance</h1><form>
    <label>Maintenance name <input name=n value="By hand"></label>
    <fieldset><legend>Maintenance status</legend>
    <label><input type=radio name=s> Scheduled</label> <label><input type=radio name=s> In progress</label>
    <label><input type=radio name=s checked> Verifying</label> <label><input type=radio name=s> Completed</label></fieldset>
    <label>Message <textarea>My own words</textarea></label>
    <fieldset><legend>Scheduled Time</legend><label>Date <input type=date value=2026-11-24></label>
    <label>Time <input type=time value=14:00></label> UTC
    <label>Hours <input type=number value=2></label> <label>Minutes <input type=number value=0></label></fieldset>
    <fieldset><legend>Components affected</legend>
    <fieldset><legend>Alder</legend><label><input type=checkbox checked> Alder One</label></fieldset>
    <fieldset><legend>Birch</legend><label><input type=checkbox checked> <b>&lt;img src=x&gt;</b></label></fieldset></fieldset>
    <label><input type=checkbox checked> Send notifications</label> <button>Schedule now</button></form>"#;

pub(super) struct Visit {
    pub(super) session: Session,
    pub(super) page: Snapshot,
    pub(super) last: SessionUpdate,
    pub(super) copied: Vec<String>,
    refuses_copy: &'static str,
    /// What actions.js answers instead of doing it.
    pub(super) refuses: &'static str,
    /// The page puts back the former value.
    reverts: bool,
    /// How often something was clicked or written.
    pub(super) acts: u32,
    /// After so many of them the page has another address.
    pub(super) moves: Option<(u32, &'static str)>,
    /// After so many of them the background is stopped.
    pub(super) stops: Option<u32>,
    /// Which load of the page it is.
    pub(super) page_load_id: &'static str,
    /// Seconds since the page was opened.
    clock: i64,
}

pub(super) fn visit() -> Visit {
    visit_to(FORM)
}

pub(super) fn visit_to(form: &str) -> Visit {
    let page = page::update(CREATE, form);
    let mut session = Session::default();
    let last = tell(&mut session, page.clone(), vec![], vec![], 0);
    Visit {
        session,
        page,
        last,
        copied: vec![],
        refuses_copy: "",
        refuses: "",
        reverts: false,
        acts: 0,
        moves: None,
        stops: None,
        page_load_id: "",
        clock: 0,
    }
}

pub(super) fn tell(
    session: &mut Session,
    saw: Snapshot,
    on: Vec<String>,
    did: Vec<ActResult>,
    clock: i64,
) -> SessionUpdate {
    let message = FromPage {
        snapshot: saw,
        clicked_events: on,
        act_results: did,
        ..FromPage::default()
    };
    send(session, message, clock)
}

pub(super) fn send(session: &mut Session, message: FromPage, clock: i64) -> SessionUpdate {
    session.handle_message(
        message,
        &Environment {
            policy: &Policy::default(),
            policy_problem: None,
            now: UtcInstant::from_timestamp(1_795_000_000 + clock, 0).unwrap(),
            zones: &NoZones,
        },
    )
}

impl Visit {
    /// Clicks what sends `event`, and obeys until nothing more is asked.
    pub(super) fn click(self, event: &str) -> Self {
        self.clicks(&[event])
    }

    /// Clicks so fast that the page hears of all at once.
    pub(super) fn clicks(mut self, events: &[&str]) -> Self {
        let mut on: Vec<String> = events.iter().map(|event| (*event).to_owned()).collect();
        for _ in 0..60 {
            let mut did = Vec::new();
            for request in std::mem::take(&mut self.last.answer.acts) {
                did.extend(self.obey(request));
            }
            if on.is_empty() && did.is_empty() {
                return self;
            }
            let url = self.page.url.clone();
            if let Some((_, url)) = self.moves.take_if(|(after, _)| *after == self.acts) {
                self.page.url = url.to_owned();
            }
            let saw = Snapshot {
                whole: self.page.url != url,
                ..self.page.clone()
            };
            self.last = tell(
                &mut self.session,
                saw,
                std::mem::take(&mut on),
                did,
                self.clock,
            );
            if self.stops.take_if(|after| *after == self.acts).is_some() {
                return self.background_stopped();
            }
        }
        panic!("it never ends");
    }

    fn obey(&mut self, request: PageRequest) -> Option<ActResult> {
        let PageRequest::Page { act, url } = request else {
            return None;
        };
        if url != self.page.url {
            return Some(ActResult {
                refused: "address".into(),
                ..ActResult::default()
            });
        }
        let (node, value) = match act {
            Act::Copy { text } => {
                self.copied.push(text);
                return Some(ActResult {
                    act: "copy".into(),
                    refused: self.refuses_copy.into(),
                });
            }
            Act::Focus { .. } => return None,
            Act::Wait { .. } | Act::Leave => return Some(ActResult::default()),
            Act::Text { node, value, .. } | Act::Value { node, value, .. } => (node, Some(value)),
            Act::Click { node }
            | Act::Expand { node, .. }
            | Act::Press { node, .. }
            | Act::Revert { node, .. } => (node, None),
        };
        self.acts += 1;
        let refused = self.refuses.to_owned();
        if refused.is_empty() && !self.reverts {
            self.write(node, value);
        }
        Some(ActResult {
            refused,
            ..ActResult::default()
        })
    }

    fn write(&mut self, id: u32, value: Option<String>) {
        let node = self
            .page
            .nodes
            .iter_mut()
            .find(|node| node.id == id)
            .unwrap();
        if value.is_some() {
            node.value = value;
        } else if node.attr("type") == Some("radio") {
            for other in &mut self.page.nodes {
                let radio = other.attr("type") == Some("radio");
                if radio && other.id == id {
                    other.state |= state::CHECKED;
                } else if radio {
                    other.state &= !state::CHECKED;
                }
            }
        } else {
            node.state ^= state::CHECKED;
        }
    }

    /// Some seconds later the page changes a field by itself.
    pub(super) fn later(mut self, seconds: i64, tag: &str, value: &str) -> Self {
        let mut nodes = self.page.nodes.iter_mut();
        let node = nodes.find(|node| node.tag == tag).unwrap();
        node.value = Some(value.into());
        let saw = Snapshot {
            whole: false,
            nodes: vec![node.clone()],
            ..self.page.clone()
        };
        self.clock += seconds;
        self.last = tell(&mut self.session, saw, vec![], vec![], self.clock);
        self.click("nothing")
    }

    /// The background was stopped, and only what was stored is left.
    pub(super) fn background_stopped(mut self) -> Self {
        let memory = Memory::from_json(&self.session.memory.to_json());
        let preferences = Preferences::from_json(&self.session.preferences.to_json());
        self.session = Session::new(memory, preferences);
        assert!(
            tell(&mut self.session, Snapshot::default(), vec![], vec![], 0)
                .answer
                .needs_whole_outline
        );
        let message = FromPage {
            snapshot: self.page.clone(),
            page_load_id: self.page_load_id.to_owned(),
            ..FromPage::default()
        };
        self.last = send(&mut self.session, message, 0);
        self
    }

    #[track_caller]
    pub(super) fn holds(self, name: &str, message: &str) -> Self {
        let value = |tag: &str| {
            let node = self.page.nodes.iter().find(|node| node.tag == tag).unwrap();
            node.value.clone().unwrap_or_default()
        };
        assert_eq!(
            (value("input").as_str(), value("textarea").as_str()),
            (name, message)
        );
        self
    }

    /// Which boxes and radio buttons are ticked, in reading order.
    #[track_caller]
    pub(super) fn ticks(self, expected: &str) -> Self {
        let boxes = self
            .page
            .nodes
            .iter()
            .filter(|node| matches!(node.attr("type"), Some("radio" | "checkbox")));
        let ticks: String = boxes
            .map(|node| {
                if node.state & state::CHECKED > 0 {
                    '+'
                } else {
                    '-'
                }
            })
            .collect();
        assert_eq!(ticks, expected);
        self
    }

    #[track_caller]
    fn finds(self, rules: &[&str]) -> Self {
        let mut found = attributes(self.view(), "data-rule");
        found.dedup();
        assert_eq!(found, rules);
        self
    }

    #[track_caller]
    pub(super) fn says(self, part: &str) -> Self {
        let words = text(self.view());
        assert!(words.contains(part), "{words}");
        self
    }

    #[track_caller]
    pub(super) fn offers_undo(self, offered: bool) -> Self {
        let undo = attributes(self.view(), "data-undo");
        assert_eq!(!undo.is_empty(), offered);
        self
    }

    pub(super) fn view(&self) -> &[ViewChild] {
        self.session.view.as_deref().unwrap()
    }
}

fn elements<'a>(view: &'a [ViewChild], found: &mut Vec<&'a Element>) {
    for child in view {
        if let ViewChild::Element(element) = child {
            found.push(element);
            elements(&element.children, found);
        }
    }
}

pub(super) fn attributes(view: &[ViewChild], name: &str) -> Vec<String> {
    let mut all = Vec::new();
    elements(view, &mut all);
    all.iter()
        .filter_map(|element| element.attributes.get(name).map(str::to_owned))
        .collect()
}

fn text(view: &[ViewChild]) -> String {
    let words = view.iter().map(|child| match child {
        ViewChild::Text(text) => text.to_string(),
        ViewChild::Element(element) => text(&element.children),
    });
    words.collect::<Vec<_>>().join(" ")
}

pub(super) const TEMPLATE: &str = "template:0. Maintenance-scheduled";

#[test]
fn what_is_wrong_is_said() {
    visit()
        .finds(&["one-client", "never-verifying"])
        .says("Alder (Alder One); Birch (<img src=x>)");
}

#[test]
fn a_fix_mends_the_form_and_one_undo_gives_it_back() {
    visit()
        .ticks("--+-+++")
        .click("fix:one-client:0:0")
        .ticks("--+-+-+")
        .says("Done: Keep only Alder.")
        .click("undo")
        .ticks("--+-+++")
        .offers_undo(false);
}

#[test]
fn a_template_goes_in_filled_and_one_undo_gives_back_what_was_there() {
    visit()
        .click("fix:one-client:0:0")
        .click("fix:never-verifying:0:0")
        .click(TEMPLATE)
        .says("Inserted “0. Maintenance-scheduled”.")
        .click("undo")
        .holds("By hand", "My own words");
}

#[test]
fn what_cannot_be_filled_stays_and_is_said() {
    visit()
        .click(TEMPLATE)
        .says("Still to fill in: {{client}}. The chosen components belong to Alder and Birch.")
        .finds(&["one-client", "never-verifying", "placeholder-left"]);
}

#[test]
fn undo_outlives_a_stopped_background() {
    visit()
        .click(TEMPLATE)
        .background_stopped()
        .offers_undo(true)
        .click("undo")
        .holds("By hand", "My own words");
}

#[test]
fn a_text_that_the_page_does_not_take_is_copied_and_said() {
    for (refuses, reverts, why) in [
        ("read-only", false, "The Message field can only be read."),
        (
            "disabled",
            false,
            "The Maintenance name field is switched off on the page.",
        ),
        (
            "",
            true,
            "Maintenance name: The page did not take it. Message: The page did not take it.",
        ),
    ] {
        let mut visit = visit();
        (visit.refuses, visit.reverts) = (refuses, reverts);
        let visit = visit
            .click(TEMPLATE)
            .holds("By hand", "My own words")
            .says("it was copied to the clipboard.")
            .says(why);
        assert_eq!(visit.copied.len(), 1, "{refuses}");
        assert!(visit.copied[0].contains("\n\nMaintenance is scheduled for"));
    }
}

#[test]
fn a_title_that_is_refused_does_not_stop_the_message() {
    let visit = visit_to(&FORM.replace("name=n", "name=n maxlength=9")).click(TEMPLATE);
    let message = visit.page.nodes.iter().find(|node| node.tag == "textarea");
    let message = message.and_then(|node| node.value.clone()).unwrap();
    assert_ne!(message, "My own words");
    let title = "{{client}}: scheduled maintenance on 24 November 2026";
    assert_eq!(visit.copied, [title]);
    visit
        .holds("By hand", &message)
        .says("The Maintenance name field takes at most 9 characters.")
        .click("undo")
        .holds("By hand", "My own words");
}

#[test]
fn what_shows_nothing_is_waited_for_and_not_done_again() {
    let mut visit = visit();
    visit.reverts = true;
    let visit = visit
        .click("fix:never-verifying:0:0")
        .says("Not done, please do it by hand. Status: The page did not take it.");
    assert_eq!(visit.acts, 1);
}

#[test]
fn clicked_twice_it_is_done_once_and_undone_whole() {
    let fix = "fix:never-verifying:0:0";
    let visit = visit()
        .clicks(&[TEMPLATE, TEMPLATE])
        .click(TEMPLATE)
        .says("Inserted");
    assert_eq!(visit.acts, 2);
    visit
        .click("undo")
        .holds("By hand", "My own words")
        .clicks(&[fix, fix])
        .ticks("-+--+++")
        .click("undo")
        .ticks("--+-+++");
}

#[test]
fn a_copy_that_failed_is_not_called_done() {
    let mut visit = visit();
    (visit.reverts, visit.refuses_copy) = (true, "NotAllowedError");
    let visit = visit.click(TEMPLATE);
    visit.says(
        "The page did not take the text; it could not be copied to the clipboard, press Copy.",
    );
}

#[test]
fn a_fix_of_a_finding_that_is_gone_does_nothing() {
    visit()
        .click("fix:one-client:7:0")
        .click("fix:one-client:0:0:Keep only Cedar")
        .click("fix:nonsense")
        .click("template:nonsense")
        .click("nonsense")
        .ticks("--+-+++")
        .says("The form has changed; look again.");
}

#[test]
fn the_panel_collapses_opens_and_moves() {
    let collapsed = |visit: &Visit| visit.session.preferences.collapsed;
    let visit = visit().click("escape");
    assert!(collapsed(&visit) && attributes(visit.view(), "hidden").len() == 1);
    let visit = visit.background_stopped();
    assert!(collapsed(&visit));
    let visit = visit.click("show:components").click("move");
    assert!(!collapsed(&visit));
    assert_eq!(
        visit.last.answer.host.get("data-corner"),
        Some("bottom-left")
    );
}

#[test]
fn a_view_that_did_not_change_is_not_sent_again() {
    let mut visit = visit();
    let saw = Snapshot {
        whole: false,
        ..visit.page.clone()
    };
    let answer = tell(&mut visit.session, saw, vec![], vec![], 0).answer;
    assert!(answer.view.is_none() && answer.marks.is_none() && answer.css.is_none());
}
