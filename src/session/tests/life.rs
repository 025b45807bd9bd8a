//! The life of a maintenance across its screens: each step is a page load of its own, as Statuspage makes one after each
//! submit.

use super::{NoZones, event_behind, set_aside_events};
use crate::{
    engine::{
        check::all_findings,
        form::{NoticeHistory, PendingKind, TellEvidence},
        policy::Policy,
        time::UtcInstant,
    },
    page::outline::Snapshot,
    session::{
        Environment, Session,
        memory::{Memory, Preferences},
        message::FromPage,
        notice_memory::NoticeMemory,
    },
    testing::page,
};

const PAGE: &str = "https://manage.statuspage.io/pages/abc123";
const NOTICE: &str = "/incidents/p31zjtct2jer";

/// A browser with one person in it.
#[derive(Default)]
pub(super) struct Life {
    pub notices: NoticeMemory,
    /// Seconds since the beginning.
    pub clock: i64,
    loads: u32,
}

/// One page that is open in a tab.
pub(super) struct Tab {
    session: Session,
    page: Snapshot,
    page_load_id: String,
}

/// The tab *Schedule & Automation*.
pub(super) fn schedule_form(date: &str, time: &str, hours: u32, minutes: u32) -> String {
    format!(
        "<h1>Tills of Alder</h1><form><label>Maintenance name <input value='Tills of Alder'></label>
        <fieldset><legend>Scheduled Time</legend><label>Date <input type=date value={date}></label>
        <label>Time <input type=time value={time}></label> UTC
        <label>Hours <input type=number value={hours}></label> <label>Minutes <input type=number value={minutes}></label></fieldset>
        <label><input type=checkbox checked> Remind subscribers</label> <button>Update</button></form>"
    )
}

/// The tab *Status Update*.
pub(super) fn status_form(status: &str, message: &str, notify: bool) -> String {
    let radio = |name: &str| {
        let checked = if name == status { "checked" } else { "" };
        format!("<label><input type=radio name=s {checked}> {name}</label>")
    };
    let notify = if notify { "checked" } else { "" };
    format!(
        "<h1>Tills of Alder</h1><form><fieldset><legend>Maintenance status</legend>{} {} {} {}</fieldset>
        <label>Message <textarea>{message}</textarea></label>
        <fieldset><legend>Components affected</legend><fieldset><legend>Alder</legend>
        <label><input type=checkbox checked> Alder One</label></fieldset></fieldset>
        <label><input type=checkbox {notify}> Send notifications</label> <button>Update</button></form>",
        radio("Scheduled"),
        radio("In progress"),
        radio("Verifying"),
        radio("Completed")
    )
}

/// The tab *Status Update* after an update was posted: its form is as new, and the message stands among the updates.
pub(super) fn posted_form(status: &str, message: &str) -> String {
    let form = status_form(status, "", true);
    format!("{form}<ul><li><strong>{status}</strong> {message}</li></ul>")
}

impl Life {
    /// Loads a page of the maintenance.
    pub(super) fn opens(&mut self, html: &str) -> Tab {
        self.opens_at(NOTICE, html)
    }

    pub(super) fn opens_at(&mut self, path: &str, html: &str) -> Tab {
        self.loads += 1;
        let mut tab = Tab {
            session: Session::default(),
            page: page::update(&format!("{PAGE}{path}"), html),
            page_load_id: self.loads.to_string(),
        };
        self.clock += 10;
        self.sends(&mut tab);
        tab
    }

    /// The person has made the form such a one, by hand.
    pub(super) fn edits(&mut self, tab: &mut Tab, html: &str) {
        tab.page = page::update(&tab.page.url.clone(), html);
        let fields = tab.page.nodes.iter();
        tab.page.hand = fields
            .filter(|node| matches!(node.tag.as_str(), "input" | "textarea"))
            .map(|node| node.id)
            .collect();
        self.clock += 10;
        self.sends(tab);
        tab.page.hand.clear();
    }

    pub(super) fn presses_update(&mut self, tab: &mut Tab) {
        let mut nodes = tab.page.nodes.iter();
        let button = nodes.rfind(|node| node.tag == "button").unwrap();
        tab.page.pressed = vec![button.id];
        self.sends(tab);
        tab.page.pressed.clear();
    }

    /// Edits, and presses the button.
    pub(super) fn submits(&mut self, tab: &mut Tab, html: &str) {
        self.edits(tab, html);
        self.presses_update(tab);
    }

    pub(super) fn clicks(&mut self, tab: &mut Tab, event: &str) {
        self.says(tab, vec![event.into()]);
    }

    /// Sets the finding of a rule aside that stays across screens.
    pub(super) fn sets_aside(&mut self, tab: &mut Tab, rule: &str, reason: &str) {
        let button = format!("\"data-dismiss\":\"{rule}\"");
        let event = event_behind(&tab.view(), &button, "dismiss:");
        for event in set_aside_events(&event, reason) {
            self.clicks(tab, &event);
        }
    }

    pub(super) fn sends(&mut self, tab: &mut Tab) {
        self.says(tab, Vec::new());
    }

    fn says(&mut self, tab: &mut Tab, clicked_events: Vec<String>) {
        let now = UtcInstant::from_timestamp(1_795_000_000 + self.clock, 0).unwrap();
        let policy = Policy::default();
        let environment = Environment {
            policy: &policy,
            policy_problem: None,
            now,
            zones: &NoZones,
        };
        let message = FromPage {
            snapshot: tab.page.clone(),
            page_load_id: tab.page_load_id.clone(),
            clicked_events,
            ..FromPage::default()
        };
        tab.session.notices = std::mem::take(&mut self.notices);
        tab.session.handle_message(message, &environment);
        self.notices = std::mem::take(&mut tab.session.notices);
    }

    /// The browser is closed and started again.
    pub(super) fn restarts(&mut self) {
        self.notices = NoticeMemory::from_json(&self.notices.to_json());
    }
}

impl Tab {
    pub(super) fn history(&self) -> &NoticeHistory {
        &self.session.reading.as_ref().unwrap().form.history
    }

    pub(super) fn evidence(&self) -> Option<TellEvidence> {
        let pending = self.history().pending.iter();
        pending
            .filter_map(|task| match task.kind {
                PendingKind::TellClients { evidence, .. } => Some(evidence),
                _ => None,
            })
            .next()
    }

    pub(super) fn sentences(&self, rule: &str) -> Vec<&str> {
        let findings = all_findings(&self.session.checked);
        let of_rule = findings.filter(|finding| finding.rule == rule);
        of_rule.map(|finding| finding.sentence.as_str()).collect()
    }

    pub(super) fn view(&self) -> String {
        serde_json::to_string(&self.session.view).unwrap()
    }

    /// The elements beside which the page has marks, by the texts of these elements, with the words of each mark.
    pub(super) fn row_marks(&self) -> Vec<(String, String)> {
        let rows = self.session.marks.iter();
        let rows = rows.filter(|mark| mark.key.starts_with("row:"));
        rows.map(|mark| {
            let node = self.page.nodes.iter().find(|node| node.id == mark.node);
            let href = node.and_then(|node| node.attributes.get("href"));
            (
                href.map(ToString::to_string).unwrap_or_default(),
                serde_json::to_string(&mark.view).unwrap(),
            )
        })
        .collect()
    }

    pub(super) fn is_working(&self) -> bool {
        self.session.job.is_some()
    }

    /// The background was stopped; the page and what was stored are still there.
    pub(super) fn background_stopped(&mut self) {
        let memory = Memory::from_json(&self.session.memory.to_json());
        self.session = Session::new(memory, Preferences::default());
    }
}

const BEFORE: (&str, &str, u32, u32) = ("2026-11-24", "22:00", 2, 0);
const AFTER: (&str, &str, u32, u32) = ("2026-11-25", "22:00", 2, 0);

fn scheduled((date, time, hours, minutes): (&str, &str, u32, u32)) -> String {
    schedule_form(date, time, hours, minutes)
}

/// The maintenance was moved by a day, and the page was loaded again.
fn rescheduled(life: &mut Life) -> Tab {
    let mut tab = life.opens(&scheduled(BEFORE));
    life.submits(&mut tab, &scheduled(AFTER));
    life.opens(&scheduled(AFTER))
}

#[test]
fn what_is_typed_counts_when_it_is_seen_after_a_load() {
    let life = &mut Life::default();
    let mut tab = life.opens(&scheduled(BEFORE));
    life.edits(&mut tab, &scheduled(AFTER));
    let start = |tab: &Tab| {
        let schedule = tab.history().schedule.as_ref().unwrap();
        schedule.start_on_form().unwrap().to_string()
    };
    assert_eq!(start(&tab), "2026-11-24 22:00:00");
    life.presses_update(&mut tab);
    assert_eq!(
        (start(&tab).as_str(), tab.evidence()),
        ("2026-11-24 22:00:00", None)
    );
    let tab = life.opens(&scheduled(AFTER));
    assert_eq!(start(&tab), "2026-11-25 22:00:00");
    assert_eq!(tab.evidence(), Some(TellEvidence::ChangedHere));
}

#[test]
fn what_was_given_up_before_it_was_sent_is_nothing() {
    let life = &mut Life::default();
    let mut tab = life.opens(&scheduled(BEFORE));
    life.edits(&mut tab, &scheduled(AFTER));
    let tab = life.opens(&scheduled(BEFORE));
    assert_eq!(tab.evidence(), None);
}

#[test]
fn a_background_that_was_stopped_does_not_take_edits_for_what_was_loaded() {
    let life = &mut Life::default();
    let mut tab = life.opens(&scheduled(BEFORE));
    life.edits(&mut tab, &scheduled(AFTER));
    tab.background_stopped();
    life.sends(&mut tab);
    assert_eq!(tab.evidence(), None);
    let start = tab.history().schedule.as_ref().unwrap().start_on_form();
    assert_eq!(start.unwrap().to_string(), "2026-11-24 22:00:00");
}

#[test]
fn it_is_pending_on_every_screen_until_it_was_told() {
    let life = &mut Life::default();
    rescheduled(life);
    life.restarts();
    let elsewhere = life.opens_at("/components", "<label>Search <input></label>");
    assert_eq!(elsewhere.evidence(), Some(TellEvidence::ChangedHere));
    let mut tab = life.opens(&status_form("Scheduled", "", true));
    assert_eq!(tab.evidence(), Some(TellEvidence::ChangedHere));
    life.submits(
        &mut tab,
        &status_form("Scheduled", "We have moved it.", true),
    );
    assert_eq!(tab.evidence(), Some(TellEvidence::UpdateSent));
    let tab = life.opens(&posted_form("Scheduled", "We have moved it."));
    assert_eq!(tab.evidence(), None);
}

#[test]
fn an_update_that_tells_nobody_or_was_refused_leaves_it_pending() {
    for (sent, comes_back) in [
        (status_form("Scheduled", "We have moved it.", false), ""),
        (
            status_form("Scheduled", "We have moved it.", true),
            "We have moved it.",
        ),
    ] {
        let life = &mut Life::default();
        rescheduled(life);
        let mut tab = life.opens(&status_form("Scheduled", "", true));
        life.submits(&mut tab, &sent);
        let tab = life.opens(&status_form("Scheduled", comes_back, true));
        assert_eq!(tab.evidence(), Some(TellEvidence::ChangedHere));
    }
}

#[test]
fn two_tabs_agree() {
    let life = &mut Life::default();
    let mut other = life.opens_at("/components", "<label>Search <input></label>");
    assert_eq!(other.evidence(), None);
    rescheduled(life);
    life.sends(&mut other);
    assert_eq!(other.evidence(), Some(TellEvidence::ChangedHere));
    // A tab that was loaded before does not bring the former schedule back.
    let life = &mut Life::default();
    let mut before = life.opens(&scheduled(BEFORE));
    let tab = rescheduled(life);
    life.sends(&mut before);
    assert_eq!(before.evidence(), Some(TellEvidence::ChangedHere));
    assert_eq!(tab.evidence(), Some(TellEvidence::ChangedHere));
}

#[test]
fn bad_storage_stops_nothing() {
    let life = &mut Life {
        notices: NoticeMemory::from_json(r#"[{"page": "abc123", "notice": 3}, "#),
        ..Life::default()
    };
    let words = "could not be read, and is forgotten";
    let elsewhere = life.opens_at("/components", "<label>Search <input></label>");
    assert_eq!(elsewhere.view(), "[]");
    let first = life.opens(&scheduled(BEFORE));
    assert!(first.view().contains(words), "{}", first.view());
    let tab = rescheduled(life);
    assert!(!tab.view().contains(words), "{}", tab.view());
    assert_eq!(tab.evidence(), Some(TellEvidence::ChangedHere));
}

#[test]
fn clients_are_to_be_told_on_every_screen_until_it_is_set_aside() {
    let life = &mut Life::default();
    let tab = rescheduled(life);
    let sentence = tab.sentences("tell-clients").join("");
    assert!(
        sentence.contains("“Tills of Alder”: 25 November 2026, 22:00–00:00 UTC, before 24 November 2026, 22:00–00:00 UTC."),
        "{sentence}"
    );
    assert!(sentence.contains("no text message"), "{sentence}");
    let mut elsewhere = life.opens_at("/components", "<label>Search <input></label>");
    assert_eq!(elsewhere.sentences("tell-clients").len(), 1);
    life.sets_aside(&mut elsewhere, "tell-clients", "Told by phone");
    assert_eq!(elsewhere.sentences("tell-clients"), [""; 0]);
    assert_eq!(elsewhere.view(), "[]");
    life.restarts();
    let mut tab = life.opens(&scheduled(AFTER));
    assert_eq!(tab.sentences("tell-clients"), [""; 0]);
    let view = tab.view();
    assert!(view.contains("Reason: Told by phone"), "{view}");
    let from = view.find("bring-back:").unwrap();
    let event = view[from..].split('"').next().unwrap();
    life.clicks(&mut tab, event);
    assert_eq!(tab.sentences("tell-clients").len(), 1);
    life.sets_aside(&mut tab, "tell-clients", "Told");
    assert_eq!(tab.sentences("tell-clients"), [""; 0]);
    life.submits(&mut tab, &scheduled(("2026-11-26", "22:00", 2, 0)));
    let tab = life.opens(&scheduled(("2026-11-26", "22:00", 2, 0)));
    assert_eq!(tab.sentences("tell-clients").len(), 1);
}

#[test]
fn another_statuspage_page_has_nothing_pending() {
    let life = &mut Life::default();
    rescheduled(life);
    let mut tab = life.opens_at(
        "/../../pages/def456/components",
        "<label>Search <input></label>",
    );
    tab.page.url = "https://manage.statuspage.io/pages/def456/components".into();
    life.sends(&mut tab);
    assert_eq!(tab.evidence(), None);
}

#[test]
fn an_update_is_checked_against_the_schedule_that_was_seen() {
    let life = &mut Life::default();
    life.opens(&scheduled(BEFORE));
    let mut tab = life.opens(&status_form("Scheduled", "", true));
    let view = tab.view();
    assert!(view.contains("Schedule as seen at "), "{view}");
    assert!(view.contains("Tue 24 Nov 22:00–00:00 UTC"), "{view}");
    let message = "On 24 November 2026 from 22:00 to 01:30 UTC orders may wait.";
    life.edits(&mut tab, &status_form("Scheduled", message, true));
    let sentence = tab.sentences("times-agree").join("");
    assert!(
        sentence.contains("but the schedule as seen at "),
        "{sentence}"
    );
    let message = "On Wednesday, 25 November 2026 orders may wait.";
    life.edits(&mut tab, &status_form("Scheduled", message, true));
    let sentence = tab.sentences("dates-agree").join("");
    assert!(
        sentence.contains("but the schedule as seen at "),
        "{sentence}"
    );
}

#[test]
fn a_schedule_that_was_never_seen_is_said() {
    let life = &mut Life::default();
    let mut tab = life.opens(&status_form("Scheduled", "", true));
    let missed = "it was not seen of this maintenance before";
    assert!(!tab.view().contains(missed));
    let message = "On 24 November 2026 from 22:00 to 23:30 UTC orders may wait.";
    life.edits(&mut tab, &status_form("Scheduled", message, true));
    assert!(tab.view().contains(missed), "{}", tab.view());
}

#[test]
fn an_extension_says_what_was_added() {
    let life = &mut Life::default();
    let mut tab = life.opens(&scheduled(BEFORE));
    let longer = schedule_form("2026-11-24", "22:00", 3, 30);
    life.submits(&mut tab, &longer);
    life.opens(&longer);
    let mut tab = life.opens(&status_form("In progress", "", true));
    let message = "The maintenance has been extended by 3.5 hours.";
    life.edits(&mut tab, &status_form("In progress", message, true));
    let sentence = tab.sentences("added-time").join("");
    assert!(
        sentence.contains("1 hour 30 minutes were added"),
        "{sentence}"
    );
    life.edits(&mut tab, &status_form("In progress", "", true));
    assert!(tab.view().contains("Insert “C. Maintenance Extended.”"));
    let view = tab.view();
    assert!(view.contains("tell-clients"), "{view}");
    let told =
        "The maintenance for Alder needs more time and has been extended by 1 hour 30 minutes.";
    life.submits(&mut tab, &status_form("In progress", told, true));
    assert_eq!(tab.sentences("added-time"), [""; 0]);
    let tab = life.opens(&posted_form("In progress", told));
    assert_eq!(tab.sentences("tell-clients"), [""; 0]);
}

#[test]
fn what_was_posted_with_errors_is_said_until_it_is_mended() {
    let life = &mut Life::default();
    let mut tab = life.opens(&status_form("Scheduled", "", true));
    let wrong = "It starts at 10pm EST.";
    life.submits(&mut tab, &status_form("Scheduled", wrong, true));
    assert_eq!(tab.sentences("posted-with-errors"), [""; 0]);
    let mut tab = life.opens(&posted_form("Scheduled", wrong));
    let sentence = tab.sentences("posted-with-errors").join("");
    assert!(sentence.contains("times that are not in UTC"), "{sentence}");
    let stored = life.notices.to_json();
    assert!(!stored.contains("EST"), "{stored}");
    life.submits(
        &mut tab,
        &status_form("Scheduled", "We will be there.", true),
    );
    let tab = life.opens(&posted_form("Scheduled", "We will be there."));
    assert_eq!(tab.sentences("posted-with-errors"), [""; 0]);
}

#[test]
fn a_start_that_is_past_is_said_where_the_schedule_was_seen() {
    let life = &mut Life::default();
    life.opens(&scheduled(("2026-11-18", "10:00", 2, 0)));
    let mut tab = life.opens(&status_form("Scheduled", "", true));
    let sentence = tab.sentences("status-overdue").join("");
    assert!(sentence.contains("still Scheduled"), "{sentence}");
    life.edits(&mut tab, &status_form("Completed", "", true));
    assert_eq!(tab.sentences("status-overdue"), [""; 0]);
}
