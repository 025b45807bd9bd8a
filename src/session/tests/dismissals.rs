//! Setting findings aside, and what brings them back.

use super::{CREATE, NoZones, set_aside_events};
use crate::{
    engine::{check::all_findings, policy::Policy, time::UtcInstant},
    page::outline::Snapshot,
    session::{
        Environment, Session, SessionUpdate,
        memory::{Memory, Preferences},
        message::FromPage,
    },
    testing::page,
};

const RULE: &str = "utc-times";

fn form(message: &str, name: &str) -> Snapshot {
    page::update(
        CREATE,
        &format!(
            "<form><label>Maintenance name <input value='{name}'></label>
            <label>Message <textarea>{message}</textarea></label><button>Schedule now</button></form>"
        ),
    )
}

struct Tab {
    session: Session,
    page: Snapshot,
    policy: Policy,
}

impl Tab {
    fn open(policy: &str, message: &str) -> Self {
        let mut tab = Self {
            session: Session::default(),
            page: form(message, "Works"),
            policy: Policy::built_in_with(policy).unwrap(),
        };
        tab.sends(tab.page.clone(), &[]);
        tab
    }

    fn sends(&mut self, snapshot: Snapshot, events: &[&str]) -> SessionUpdate {
        let message = FromPage {
            snapshot,
            clicked_events: events.iter().map(ToString::to_string).collect(),
            ..FromPage::default()
        };
        let environment = Environment {
            policy: &self.policy,
            policy_problem: None,
            now: UtcInstant::UNIX_EPOCH,
            zones: &NoZones,
        };
        self.session.handle_message(message, &environment)
    }

    fn clicks(&mut self, event: &str) -> String {
        let update = self.sends(self.page.clone(), &[event]);
        update.answer.to_json()
    }

    /// By hand.
    fn edits(&mut self, message: &str, name: &str) {
        self.page = form(message, name);
        let mut snapshot = self.page.clone();
        let fields = snapshot.nodes.iter();
        let fields = fields.filter(|node| matches!(node.tag.as_str(), "input" | "textarea"));
        snapshot.hand = fields.map(|node| node.id).collect();
        self.sends(snapshot, &[]);
    }

    /// The numbers of the findings of a rule that can be set aside.
    fn numbers(&self, rule: &str) -> Vec<u64> {
        let numbers = self.session.panel_dismissals(&self.policy).numbers;
        let findings = all_findings(&self.session.checked).zip(numbers);
        let of_rule = findings.filter(|(finding, _)| finding.rule == rule);
        of_rule.filter_map(|(_, number)| number).collect()
    }

    fn counts(&self, rule: &str) -> usize {
        let findings = all_findings(&self.session.checked);
        findings.filter(|finding| finding.rule == rule).count()
    }

    fn sets_aside(&mut self, rule: &str, reason: &str) -> String {
        let number = self.numbers(rule)[0];
        let events = set_aside_events(&format!("dismiss:{number:x}"), reason);
        let views = events.map(|event| self.clicks(&event));
        views.into_iter().next_back().unwrap()
    }
}

const MESSAGE: &str = "We start at 10pm EST.";

#[test]
fn an_error_is_set_aside_with_a_reason_and_brought_back() {
    let mut tab = Tab::open("", MESSAGE);
    assert_eq!(tab.counts(RULE), 1);
    let view = tab.sets_aside(RULE, "");
    assert!(view.contains("Your policy wants a reason"), "{view}");
    assert_eq!(tab.counts(RULE), 1);
    tab.clicks("dismissal-reason:The client asked for it");
    let view = tab.clicks("dismiss-now");
    assert_eq!(tab.counts(RULE), 0);
    assert!(view.contains("1 set aside for this form"), "{view}");
    assert!(view.contains("Reason: The client asked for it"), "{view}");
    let number = tab.session.memory.dismissals[0].number;
    let view = tab.clicks(&format!("bring-back:{number:x}"));
    assert_eq!(tab.counts(RULE), 1);
    assert!(!view.contains("set aside for this form"), "{view}");
}

#[test]
fn a_reason_is_no_longer_than_its_line() {
    let mut tab = Tab::open("", MESSAGE);
    tab.sets_aside(RULE, &"ä".repeat(5000));
    assert_eq!(tab.session.memory.dismissals[0].reason.chars().count(), 200);
}

#[test]
fn escape_leaves_it() {
    let mut tab = Tab::open("", MESSAGE);
    let number = tab.numbers(RULE)[0];
    let view = tab.clicks(&format!("dismiss:{number:x}"));
    assert!(view.contains("data-dismissal-reason"), "{view}");
    let view = tab.clicks("leave-dismissal");
    assert!(!view.contains("data-dismissal-reason"), "{view}");
    assert_eq!(tab.counts(RULE), 1);
}

#[test]
fn it_outlives_the_background_and_stores_no_words_of_the_form() {
    let mut tab = Tab::open("", MESSAGE);
    tab.sets_aside(RULE, "Agreed");
    let stored = tab.session.memory.to_json();
    assert!(
        stored.contains("Agreed") && !stored.contains("10pm"),
        "{stored}"
    );
    let memory = Memory::from_json(&stored);
    tab.session = Session::new(memory, Preferences::default());
    tab.sends(form("", "Works"), &[]); // The page is still being built.
    tab.sends(form(MESSAGE, "Works"), &[]);
    assert_eq!(tab.counts(RULE), 0);
}

#[test]
fn it_is_back_when_what_it_is_about_changes() {
    let mut tab = Tab::open("", MESSAGE);
    tab.sets_aside(RULE, "Agreed");
    tab.edits(MESSAGE, "Other works");
    assert_eq!(tab.counts(RULE), 0, "another field has changed");
    tab.edits("We start at 11pm EST.", "Works");
    assert_eq!(tab.counts(RULE), 1);
    // It was mended meanwhile: the former answer counts no more.
    tab.edits(MESSAGE, "Works");
    assert_eq!(tab.counts(RULE), 1);
}

#[test]
fn of_two_that_are_alike_one_is_set_aside() {
    let mut tab = Tab::open("", "First at 10pm EST. Then at 10pm EST.");
    assert_eq!(tab.counts(RULE), 2);
    tab.sets_aside(RULE, "Agreed");
    assert_eq!(tab.counts(RULE), 1);
    tab.sets_aside(RULE, "Agreed too");
    assert_eq!(tab.counts(RULE), 0);
}

#[test]
fn it_is_gone_when_the_form_is_submitted() {
    let mut tab = Tab::open("", MESSAGE);
    tab.sets_aside(RULE, "Agreed");
    tab.clicks("submitted");
    assert!(tab.session.memory.dismissals.is_empty());
    tab.sends(form(MESSAGE, "Works"), &[]);
    assert_eq!(tab.counts(RULE), 1);
}

#[test]
fn a_policy_says_of_each_rule_what_it_takes() {
    let never = r#"{"dismissal": {"utc-times": "never"}}"#;
    assert!(Tab::open(never, MESSAGE).numbers(RULE).is_empty());
    let mut free = Tab::open(r#"{"dismissal": {"utc-times": "free"}}"#, MESSAGE);
    free.sets_aside(RULE, "");
    assert_eq!(free.counts(RULE), 0);
    // A policy that comes later counts at once.
    free.policy = Policy::built_in_with(never).unwrap();
    free.sends(form(MESSAGE, "Works"), &[]);
    assert_eq!(free.counts(RULE), 1);
    let mut warning = Tab::open("", "<b>We work.");
    warning.sets_aside("markup", "");
    assert_eq!(warning.counts("markup"), 0);
}

#[test]
fn what_is_set_aside_counts_in_nothing_but_its_own_line() {
    let mut tab = Tab::open("", MESSAGE);
    let failed = |view: &str| {
        let from = view.split(r#""data-failed":""#).nth(1).unwrap_or_default();
        from.split('"').next().unwrap_or_default().parse::<usize>()
    };
    let before = failed(&tab.sends(form(MESSAGE, "Works"), &[]).answer.to_json());
    let view = tab.sets_aside(RULE, "Agreed");
    assert_eq!(failed(&view), before.map(|count| count - 1));
    assert!(view.contains(", 1 set aside"), "{view}");
    assert!(view.contains(r#""data-dismissed":"utc-times""#), "{view}");
    assert!(!view.contains(r#""data-rule":"utc-times""#), "{view}");
}
