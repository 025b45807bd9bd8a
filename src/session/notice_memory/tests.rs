//! What is remembered of maintenances, without a page.

use super::*;
use crate::page::outline::PassagePrint;

const NOW: i64 = 1_795_000_000;

fn moment(seconds: i64) -> UtcInstant {
    UtcInstant::from_timestamp(NOW + seconds, 0).unwrap()
}

fn key(notice: &str) -> NoticeKey {
    NoticeKey {
        page: "abc123".into(),
        notice: notice.into(),
    }
}

/// A day later than now, at this minute of the hour.
fn schedule(minute: i64, minutes: u32) -> SeenSchedule {
    SeenSchedule {
        seen: NOW,
        start: NOW / 60 + 1440 + minute,
        minutes,
        zone: Some("UTC".into()),
    }
}

fn showing(schedule: SeenSchedule) -> SeenNotice {
    SeenNotice {
        schedule: Some(schedule),
        ..SeenNotice::default()
    }
}

fn sent(schedule: SeenSchedule) -> Submission {
    Submission::Schedule(SentSchedule {
        page_load_id: "1".into(),
        schedule,
    })
}

fn update(tells: bool) -> Submission {
    Submission::Update(SentUpdate {
        page_load_id: "2".into(),
        status: Some(Status::Scheduled),
        tells,
        message: print(MESSAGE),
        ..SentUpdate::default()
    })
}

const MESSAGE: &str = "It starts at another time.";

fn print(message: &str) -> Option<PassagePrint> {
    PassagePrint::of_text(message)
}

/// The form of a Status Update is loaded: its status, its message, and how often the message that was sent stands on the page.
fn opens(memory: &mut NoticeMemory, load: &str, status: Status, message: &str, count: usize) {
    let sight = UpdateSight {
        page_load_id: load,
        status: Some(status),
        message: print(message),
        count_message: &|_| Some(count),
    };
    memory.settle_update(&key("m1"), &sight);
}

/// How many questions there are.
fn asked(memory: &NoticeMemory) -> usize {
    let history = memory.history_of("abc123", None, "3", moment(200));
    history.unseen_saves.len()
}

/// A maintenance that was moved by half an hour in this browser.
fn moved() -> NoticeMemory {
    let mut memory = NoticeMemory::default();
    memory.note_seen(&key("m1"), showing(schedule(0, 120)), moment(0));
    memory.note_submission(&key("m1"), sent(schedule(30, 120)));
    memory.note_seen(&key("m1"), showing(schedule(30, 120)), moment(100));
    memory
}

/// How certain it is that clients are to be told; nothing where they are not.
fn pending(memory: &NoticeMemory) -> Option<TellEvidence> {
    let history = memory.history_of("abc123", None, "3", moment(200));
    let mut pending = history
        .pending
        .iter()
        .filter(|task| task.set_aside.is_none());
    match pending.next()?.kind {
        PendingKind::TellClients { evidence, .. } => Some(evidence),
        _ => None,
    }
}

#[test]
fn a_schedule_that_was_changed_here_is_pending_until_it_was_told() {
    let mut memory = moved();
    assert_eq!(pending(&memory), Some(TellEvidence::ChangedHere));
    memory.note_submission(&key("m1"), update(true));
    assert_eq!(pending(&memory), Some(TellEvidence::UpdateSent));
    opens(&mut memory, "2", Status::Scheduled, MESSAGE, 1);
    assert_eq!(pending(&memory), Some(TellEvidence::UpdateSent));
    opens(&mut memory, "3", Status::Scheduled, "", 1);
    assert_eq!(pending(&memory), None);
}

#[test]
fn an_update_that_was_refused_or_tells_nobody_tells_nobody() {
    use Status::{InProgress, Scheduled};
    let after = |tells, status, message, count| {
        let mut memory = moved();
        memory.note_submission(&key("m1"), update(tells));
        opens(&mut memory, "3", status, message, count);
        pending(&memory)
    };
    let untold = Some(TellEvidence::ChangedHere);
    assert_eq!(after(false, Scheduled, "", 1), untold);
    assert_eq!(after(true, Scheduled, MESSAGE, 0), untold);
    assert_eq!(after(true, Scheduled, "Another text.", 1), None);
    // Somebody else has chosen another status since.
    assert_eq!(after(true, InProgress, "", 1), None);
}

#[test]
fn an_update_that_no_screen_shows_is_asked_about() {
    use Status::{InProgress, Scheduled};
    let after = |before, seen| {
        let mut memory = moved();
        memory.note_listed(&key("m1"), "1", before);
        memory.note_submission(&key("m1"), update(true));
        opens(&mut memory, "3", seen, "", 0);
        (pending(&memory), asked(&memory))
    };
    let is_asked = (Some(TellEvidence::UpdateSent), 1);
    let untold = (Some(TellEvidence::ChangedHere), 0);
    assert_eq!(after(Scheduled, Scheduled), is_asked);
    assert_eq!(after(Scheduled, InProgress), is_asked);
    // The status became the one that was sent, or did not.
    assert_eq!(after(InProgress, Scheduled), (None, 0));
    assert_eq!(after(InProgress, InProgress), untold);
    for (is_saved, expected) in [(true, (None, 0)), (false, untold)] {
        let mut memory = moved();
        memory.note_submission(&key("m1"), update(true));
        memory.answer_whether_saved(&key("m1"), is_saved);
        assert_eq!((pending(&memory), asked(&memory)), expected);
    }
}

#[test]
fn an_update_from_which_nothing_follows_is_not_asked_about() {
    let mut memory = NoticeMemory::default();
    memory.note_seen(&key("m1"), showing(schedule(0, 120)), moment(0));
    memory.note_submission(&key("m1"), update(true));
    opens(&mut memory, "3", Status::Scheduled, "", 0);
    assert_eq!(asked(&memory), 0);
    assert_eq!(memory.pending_pages_json(moment(100)), "");
    let mistaken = SentUpdate {
        page_load_id: "2".into(),
        status: Some(Status::Scheduled),
        mistakes: vec!["utc-times".into()],
        ..SentUpdate::default()
    };
    memory.note_submission(&key("m1"), Submission::Update(mistaken));
    assert_eq!(asked(&memory), 1);
    assert_eq!(memory.pending_pages_json(moment(100)), r#"["abc123"]"#);
}

#[test]
fn a_list_where_the_status_became_the_one_that_was_sent_shows_that_it_was_saved() {
    let sees = |before, load| {
        let mut memory = moved();
        memory.note_listed(&key("m1"), "1", before);
        memory.note_submission(&key("m1"), update(true));
        memory.note_listed(&key("m1"), load, Status::Scheduled);
        pending(&memory)
    };
    let unsure = Some(TellEvidence::UpdateSent);
    assert_eq!(sees(Status::InProgress, "2"), unsure);
    assert_eq!(sees(Status::InProgress, "3"), None);
    assert_eq!(sees(Status::Scheduled, "3"), unsure);
}

#[test]
fn a_schedule_that_somebody_else_changed_is_a_question() {
    let mut memory = NoticeMemory::default();
    memory.note_seen(&key("m1"), showing(schedule(0, 120)), moment(0));
    memory.note_seen(&key("m1"), showing(schedule(0, 180)), moment(100));
    assert_eq!(pending(&memory), Some(TellEvidence::ChangedElsewhere));
    // Back to what clients know.
    memory.note_seen(&key("m1"), showing(schedule(0, 120)), moment(200));
    assert_eq!(pending(&memory), None);
}

#[test]
fn a_schedule_that_was_sent_is_not_forgotten_before_it_is_seen() {
    let mut memory = NoticeMemory::default();
    memory.note_seen(&key("m1"), showing(schedule(0, 120)), moment(0));
    memory.note_submission(&key("m1"), sent(schedule(30, 120)));
    let history = memory.history_of("abc123", None, "1", moment(200));
    assert_eq!(history.pending, []);
    assert_eq!(pending(&memory), Some(TellEvidence::ScheduleSent));
    memory.note_submission(&key("m1"), update(true));
    opens(&mut memory, "3", Status::Scheduled, "", 1);
    assert_eq!(pending(&memory), None);
    memory.note_seen(&key("m1"), showing(schedule(30, 120)), moment(300));
    assert_eq!(pending(&memory), None);
}

#[test]
fn what_was_set_aside_comes_back_with_another_change() {
    let mut memory = moved();
    memory.set_aside(&key("m1"), SetAside::TellClients, Some(String::new()));
    assert_eq!(pending(&memory), None);
    memory.note_seen(&key("m1"), showing(schedule(45, 120)), moment(300));
    assert_eq!(pending(&memory), Some(TellEvidence::ChangedHere));
}

#[test]
fn what_is_over_is_not_pending() {
    let mut memory = moved();
    let late = |days: i64| {
        let history = memory.history_of("abc123", None, "3", moment(days * 24 * 3600));
        history.pending.len()
    };
    assert_eq!((late(1), late(5)), (1, 0));
    memory.note_listed(&key("m1"), "3", Status::Completed);
    assert_eq!(pending(&memory), None);
}

#[test]
fn it_comes_back_from_storage() {
    let mut memory = moved();
    memory.note_submission(&key("m1"), update(true));
    let stored = memory.to_json();
    assert_eq!(NoticeMemory::from_json(&stored).records, memory.records);
    assert_eq!(NoticeMemory::default().to_json(), "");
}

#[test]
fn what_cannot_be_read_costs_only_itself() {
    for text in ["", "{", "7", "{}", r#"[7, {"page": 1}]"#] {
        assert_eq!(NoticeMemory::from_json(text).records, [], "{text}");
    }
    let stored = r#"[{"page": "abc123"}, {"page": "abc123", "notice": "m1", "seen": 5, "schedule": "soon", "status": "in_progress",
        "components": [{"name": "Alder"}, 7], "later": true}]"#;
    let memory = NoticeMemory::from_json(stored);
    let history = memory.history_of("abc123", Some("m1"), "", moment(0));
    assert_eq!(history.status, Some(Status::InProgress));
    assert_eq!(history.schedule, None);
}

#[test]
fn what_is_too_old_or_too_much_is_forgotten() {
    let mut memory = moved();
    memory.note_seen(&key("m2"), showing(schedule(0, 60)), moment(61 * 24 * 3600));
    assert_eq!(memory.records.len(), 1);
    for number in 0..120 {
        let key = key(&format!("n{number}"));
        memory.note_seen(&key, showing(schedule(0, 60)), moment(61 * 24 * 3600));
    }
    assert_eq!(memory.records.len(), MOST_RECORDS);
}

#[test]
fn the_same_again_changes_nothing() {
    let mut memory = moved();
    let revision = memory.revision();
    memory.note_seen(&key("m1"), showing(schedule(30, 120)), moment(110));
    memory.note_listed(&key("m9"), "3", Status::Completed);
    assert_eq!(memory.revision(), revision);
}

/// What is pending of a maintenance whose update to Completed was saved with that status of its component.
fn left_after_completion(
    sent: ComponentStatus,
    mistakes: &[&str],
) -> (NoticeMemory, Vec<PendingKind>) {
    let component = |status| SeenComponent {
        name: "Alder One".into(),
        group: Some("Alder".into()),
        status: Some(status),
    };
    let mut memory = NoticeMemory::default();
    let seen = SeenNotice {
        status: Some(Status::InProgress),
        components: Some(vec![component(ComponentStatus::UnderMaintenance)]),
        ..SeenNotice::default()
    };
    memory.note_seen(&key("m1"), seen, moment(0));
    let update = SentUpdate {
        page_load_id: "2".into(),
        status: Some(Status::Completed),
        components: vec![component(sent)],
        mistakes: mistakes.iter().map(|rule| (*rule).into()).collect(),
        tells: true,
        ..SentUpdate::default()
    };
    memory.note_submission(&key("m1"), Submission::Update(update));
    memory.note_listed(&key("m1"), "3", Status::Completed);
    let pending = kinds(&memory);
    (memory, pending)
}

fn kinds(memory: &NoticeMemory) -> Vec<PendingKind> {
    let pending = memory.history_of("abc123", None, "3", moment(200)).pending;
    let pending = pending.into_iter().filter(|task| task.set_aside.is_none());
    pending.map(|task| task.kind).collect()
}

#[test]
fn components_that_were_left_are_pending_until_they_are_seen_operational() {
    let left = [PendingKind::ComponentsLeft {
        names: vec!["Alder One".into()],
    }];
    let (mut memory, pending) = left_after_completion(ComponentStatus::UnderMaintenance, &[]);
    assert_eq!(pending, left);
    let operational = ComponentStatus::Operational;
    memory.note_component("abc123", Some("Birch"), "Alder One", operational);
    memory.note_component("another", Some("Alder"), "Alder One", operational);
    assert_eq!(kinds(&memory), left);
    memory.note_component("abc123", Some("Alder"), "Alder One", operational);
    assert_eq!(kinds(&memory), []);
    let (mut memory, pending) = left_after_completion(operational, &[]);
    assert_eq!(pending, []);
    memory.note_component(
        "abc123",
        None,
        "Alder One",
        ComponentStatus::UnderMaintenance,
    );
    assert_eq!(kinds(&memory), left);
    memory.set_aside(&key("m1"), SetAside::ComponentsLeft, Some(String::new()));
    assert_eq!(kinds(&memory), []);
}

#[test]
fn what_completes_by_itself_sets_its_components_back() {
    let mut memory = NoticeMemory::default();
    let seen = SeenNotice {
        status: Some(Status::InProgress),
        components: Some(vec![SeenComponent {
            name: "Alder One".into(),
            group: None,
            status: Some(ComponentStatus::UnderMaintenance),
        }]),
        ..SeenNotice::default()
    };
    memory.note_seen(&key("m1"), seen, moment(0));
    memory.note_listed(&key("m1"), "3", Status::Completed);
    assert_eq!(kinds(&memory), []);
}

#[test]
fn what_was_posted_with_errors_is_remembered() {
    let operational = ComponentStatus::Operational;
    let (mut memory, pending) = left_after_completion(operational, &["utc-times"]);
    let errors = PendingKind::PostedWithErrors {
        rules: vec!["utc-times".into()],
    };
    assert_eq!(pending, [errors]);
    memory.set_aside(&key("m1"), SetAside::PostedWithErrors, Some(String::new()));
    assert_eq!(kinds(&memory), []);
}
