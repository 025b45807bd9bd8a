//! The steps of the built-in procedures, on forms as values.

use super::*;
use crate::engine::{
    audience::Audience,
    examples::{Sketch, UtcOnlyZones, form},
    form::{
        ComponentStatus, Field, Form, NotificationMoment, ProcedureProgress, Screen, SeenSchedule,
        Status,
    },
    policy::Policy,
    rule_context::RuleContext,
    time::UtcInstant,
    window::Window,
};
use StepState::{Done, LeftOut, Next, Open};

const NOW: &str = "2026-11-24T21:00:00Z";
/// The built-in form is from 22:00 to 00:00.
const START: &str = "2026-11-24 22:00";

fn now() -> UtcInstant {
    NOW.parse().unwrap()
}

fn schedule(start: &str, minutes: u32) -> SeenSchedule {
    let start = chrono::NaiveDateTime::parse_from_str(start, "%Y-%m-%d %H:%M").unwrap();
    SeenSchedule::new(now(), start, minutes, Some("UTC".into()))
}

fn named(policy: &Policy, name: &str) -> Procedure {
    let mut all = policy.procedures.iter();
    all.find(|one| one.name == name).unwrap().clone()
}

/// A maintenance in the middle of a procedure.
struct Life {
    procedure: Procedure,
    progress: ProcedureProgress,
    seen: SeenSchedule,
    sent: Option<SeenSchedule>,
    is_operational: bool,
}

impl Life {
    fn begin(name: &str) -> Self {
        let procedure = named(&Policy::default(), name);
        let seen = schedule(START, 120);
        Self {
            progress: ProcedureProgress::begin(&procedure, Some(seen.clone())),
            procedure,
            seen,
            sent: None,
            is_operational: false,
        }
    }

    fn with_sight<T>(&self, form: Option<&Form>, ask: impl FnOnce(&ProcedureSight) -> T) -> T {
        let (policy, audience) = (Policy::default(), Audience::default());
        let other = Form::new(Screen::Components);
        let context = RuleContext::new(
            form.unwrap_or(&other),
            &policy,
            &audience,
            now(),
            &UtcOnlyZones,
        );
        ask(&ProcedureSight {
            form,
            is_from_template: &|phase| context.is_from_template(phase),
            start: context.find_window().map(|window| window.start),
            now: now(),
            schedule: Some(&self.seen),
            sent_schedule: self.sent.as_ref(),
            is_operational: self.is_operational,
        })
    }

    #[track_caller]
    fn has_steps(&self, form: Option<Form>, expected: &[StepState]) {
        let states = self.with_sight(form.as_ref(), |sight| {
            self.progress.step_states(&self.procedure, sight)
        });
        assert_eq!(states, expected, "{}", self.procedure.name);
    }

    /// The update is sent and saved; whether it was one of the procedure's.
    fn posts(&mut self, form: &Form) -> bool {
        let steps = self.with_sight(Some(form), |sight| {
            self.progress.steps_if_saved(&self.procedure, sight)
        });
        if let Some(steps) = steps {
            self.progress.saved = steps;
        }
        steps.is_some()
    }
}

fn built(sketch: Sketch) -> Form {
    sketch.build_form(&Policy::default())
}

/// The tab *Status Update* with a message of its own.
fn update(status: Status, message: &'static str) -> Sketch {
    form()
        .screen(Screen::MaintenanceStatus)
        .status(status)
        .message(message)
        .component_status(ComponentStatus::Operational)
}

fn on_schedule_tab(starts: &'static str, minutes: u32) -> Form {
    built(
        form()
            .screen(Screen::MaintenanceSchedule)
            .starts(starts)
            .minutes(minutes),
    )
}

const EXTENDED: &str = "The maintenance for Alder Market needs more time and has been extended by 1 hour 30 minutes. The new \
                        planned end is 01:30 UTC on 25 November 2026.\n\nSites: Alder Boston and Alder Denver\n\nWe apologise \
                        for the inconvenience and will post here when the work is complete.";
const CANCELLED: &str = "The maintenance for Alder Market that was planned for 24 November 2026 has been cancelled. No work will \
                         be done.\n\nSites: Alder Boston and Alder Denver\n\nWe will announce a new date here before the work \
                         is carried out.";
const MOVED: &str = "The maintenance for Alder Market has been moved to a new time: 25 November 2026, from 22:00 UTC to 00:00 \
                     UTC.\n\nSites: Alder Boston and Alder Denver\nExpected duration: 2 hours\n\nThis replaces the time \
                     announced before. We will post here when the work starts and when it is complete.";

#[test]
fn a_new_maintenance() {
    let life = Life::begin("Schedule");
    let bare = form()
        .message("")
        .components(&[])
        .notify(NotificationMoment::Now, false);
    life.has_steps(Some(built(bare)), &[Next, Done, Open, Open, Open]);
    life.has_steps(Some(built(form())), &[Done, Done, Done, Done, Next]);
    let past = form().starts("2026-11-24 20:00");
    life.has_steps(Some(built(past)), &[Done, Next, Done, Done, Open]);
}

#[test]
fn an_extension_in_order() {
    let mut life = Life::begin("Extend");
    let tab = |minutes| Some(on_schedule_tab(START, minutes));
    life.has_steps(tab(120), &[Next, Open, Open, Open, Open]);
    life.has_steps(tab(210), &[Done, Next, Open, Open, Open]);
    // Another start is no extension.
    let moved = on_schedule_tab("2026-11-24 23:00", 210);
    life.has_steps(Some(moved), &[Next, Open, Open, Open, Open]);
    life.seen = schedule(START, 210);
    life.has_steps(None, &[Done, Done, Next, Open, Open]);
    let form = built(update(Status::InProgress, EXTENDED));
    life.has_steps(Some(form.clone()), &[Done, Done, Done, Done, Next]);
    assert!(life.posts(&form));
    life.has_steps(None, &[Done; 5]);
}

#[test]
fn what_an_update_was_posted_without_is_left_out() {
    let mut life = Life::begin("Extend");
    life.seen = schedule(START, 210);
    let silent =
        update(Status::InProgress, "We need more time.").notify(NotificationMoment::Now, false);
    assert!(life.posts(&built(silent)));
    life.has_steps(None, &[Done, Done, LeftOut, LeftOut, Done]);
}

#[test]
fn an_update_before_the_schedule_is_saved_is_another() {
    let mut life = Life::begin("Extend");
    let form = built(update(Status::InProgress, EXTENDED));
    assert!(!life.posts(&form));
    life.has_steps(None, &[Next, Open, Open, Open, Open]);
    // It was sent, and not seen yet.
    life.sent = Some(schedule(START, 210));
    life.has_steps(None, &[Done, Next, Open, Open, Open]);
    assert!(life.posts(&form));
    life.has_steps(None, &[Done; 5]);
}

#[test]
fn a_cancellation_in_order() {
    let mut life = Life::begin("Cancel");
    let scheduled = built(update(Status::Scheduled, CANCELLED));
    life.has_steps(Some(scheduled), &[Done, Next, Done, Open, Open]);
    let form = built(update(Status::Completed, CANCELLED));
    life.has_steps(Some(form.clone()), &[Done, Done, Done, Next, Open]);
    assert!(life.posts(&form));
    life.has_steps(None, &[Done, Done, Done, Done, Next]);
    life.is_operational = true;
    life.has_steps(None, &[Done; 5]);
}

#[test]
fn an_early_end_sets_the_components_back() {
    let life = Life::begin("Complete early");
    let left = update(Status::Completed, "It is done.")
        .component_status(ComponentStatus::UnderMaintenance);
    life.has_steps(Some(built(left)), &[Done, Next, Open, Done, Open, Open]);
    let form = built(update(Status::Completed, "It is done."));
    life.has_steps(Some(form), &[Done, Next, Done, Done, Open, Open]);
}

#[test]
fn two_updates_of_one_procedure_are_told_apart() {
    let mut life = Life::begin("Reschedule while in progress");
    let silent = update(Status::Scheduled, "").notify(NotificationMoment::Now, false);
    let silent = built(silent);
    let first = [Done, Done, Done, Next, Open, Open, Open, Open, Open];
    life.has_steps(Some(silent.clone()), &first);
    assert!(life.posts(&silent));
    let after = [Done, Done, Done, Done, Next, Open, Open, Open, Open];
    life.has_steps(None, &after);
    life.seen = schedule("2026-11-25 22:00", 120);
    let form = built(update(Status::Scheduled, MOVED).starts("2026-11-25 22:00"));
    let before = [Done, Done, Done, Done, Done, Done, Done, Done, Next];
    life.has_steps(Some(form.clone()), &before);
    assert!(life.posts(&form));
    life.has_steps(None, &[Done; 9]);
}

#[test]
fn a_step_by_hand_is_ticked_by_the_person() {
    let mut life = Life::begin("Cancel");
    life.procedure.steps = vec![ProcedureStep {
        does: StepKind::ByHand,
        phase: None,
        text: Some("Ring the store".into()),
    }];
    life.progress = ProcedureProgress::begin(&life.procedure, None);
    life.has_steps(None, &[Next]);
    life.progress.tick_by_hand(7);
    life.progress.tick_by_hand(0);
    life.has_steps(None, &[Done]);
    assert!(!life.progress.is_of(&named(&Policy::default(), "Cancel")));
}

#[track_caller]
fn looks_like(form: Sketch, status: Option<Status>, now: &str, expected: Option<ProcedureKind>) {
    let policy = Policy::default();
    let mut form = form.build_form(&policy);
    form.history.status = status;
    let before = schedule(START, 120);
    let window = match form.screen {
        Screen::MaintenanceNew => Window::from_form(&form, "UTC", &UtcOnlyZones),
        _ => Window::from_seen(&before, "UTC", &UtcOnlyZones),
    };
    form.history.schedule = Some(before);
    let audience = Audience::default();
    let now = now.parse().unwrap();
    let context = RuleContext::new(&form, &policy, &audience, now, &UtcOnlyZones);
    let detected = detect_procedure(&FormEdits {
        form: &form,
        now,
        window: window.and_then(|window| Some((window.start, window.end?))),
        is_extension: &|| context.is_from_template(TemplatePhase::Extended),
    });
    assert_eq!(detected, expected);
}

const BEFORE: &str = "2026-11-24T20:00:00Z";
const DURING: &str = "2026-11-24T23:00:00Z";
const AFTER: &str = "2026-11-25T01:00:00Z";

#[test]
fn the_schedule_shows_what_is_being_done() {
    use ProcedureKind::{Extend, Reschedule, RescheduleInProgress};
    let tab = |starts, minutes| {
        form()
            .screen(Screen::MaintenanceSchedule)
            .starts(starts)
            .minutes(minutes)
    };
    let (scheduled, started) = (Some(Status::Scheduled), Some(Status::InProgress));
    let moved = "2026-11-25 22:00";
    looks_like(tab(START, 120), scheduled, BEFORE, None);
    looks_like(tab(moved, 120), scheduled, BEFORE, Some(Reschedule));
    looks_like(tab(START, 180), scheduled, BEFORE, Some(Reschedule));
    looks_like(tab(START, 180), started, DURING, Some(Extend));
    looks_like(tab(START, 180), None, DURING, Some(Extend));
    looks_like(tab(START, 60), started, DURING, None);
    looks_like(tab(moved, 120), started, DURING, Some(RescheduleInProgress));
    looks_like(tab(moved, 120), Some(Status::Completed), DURING, None);
}

#[test]
fn the_status_shows_what_is_being_done() {
    use ProcedureKind::{Cancel, CompleteEarly, RescheduleInProgress};
    let set = |status| update(status, "");
    let (scheduled, started) = (Some(Status::Scheduled), Some(Status::InProgress));
    looks_like(set(Status::Completed), scheduled, BEFORE, Some(Cancel));
    looks_like(set(Status::Completed), started, DURING, Some(CompleteEarly));
    looks_like(set(Status::Completed), started, AFTER, None);
    looks_like(
        set(Status::Completed),
        Some(Status::Completed),
        BEFORE,
        None,
    );
    looks_like(set(Status::Completed), None, BEFORE, None);
    looks_like(set(Status::InProgress), scheduled, DURING, None);
    let back = Some(RescheduleInProgress);
    looks_like(set(Status::Scheduled), started, DURING, back);
}

#[test]
fn a_new_maintenance_that_starts_at_once_with_an_extension_opens_another_again() {
    let soon = "2026-11-24T21:50:00Z";
    let reopened = Some(ProcedureKind::Reopen);
    looks_like(form().message(EXTENDED), None, soon, reopened);
    looks_like(form().message(EXTENDED), None, BEFORE, None);
    looks_like(form(), None, soon, None);
}

#[test]
fn every_step_of_the_built_in_procedures_has_words_and_a_place() {
    for procedure in Policy::default().procedures {
        assert!(procedure.steps.len() <= MOST_STEPS);
        for step in &procedure.steps {
            assert!(procedure.describe_step(step, None).len() > 10);
            assert!(procedure.place_of(step).describe_place().is_some());
        }
    }
}

#[test]
fn a_field_that_is_not_known_is_not_done() {
    let life = Life::begin("Extend");
    let mut form = built(update(Status::InProgress, EXTENDED));
    form.notify.now = Field::NotOnScreen;
    life.has_steps(Some(form), &[Next, Open, Done, Open, Open]);
}
