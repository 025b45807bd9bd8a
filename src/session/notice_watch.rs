//! What a screen shows of a maintenance → what is remembered of it between screens. Values count only as they were when the
//! form had just been loaded; what a press of the form's button sent is noted until it is seen whether it was saved.

use super::{
    memory::{FormVisit, PartState},
    notice_memory::{NoticeKey, SeenComponent, SeenNotice},
    state::{Environment, HistoryCache, Session},
};
use crate::{
    engine::{
        audience::Audience,
        form::{Component, Field, PendingKind, PendingTask, Screen, SeenSchedule, Status},
        read_back::read_back_window,
        rules::status_overdue,
        time::UtcInstant,
        window::Window,
    },
    page::read::FormReading,
};

/// So many seconds after it was opened a form may still be filled by the page's own scripts.
const LOADING: i64 = 3;

impl Session {
    /// Whether a person pressed the button of the form, or submitted it with the Enter key.
    pub(super) fn is_submitted(&self, pressed: &[u32], events: &[String]) -> bool {
        let reading = self.reading.as_ref();
        events.iter().any(|event| event == "submitted")
            || reading.is_some_and(|reading| reading.is_submit_button(pressed))
    }

    /// Notes what the screen shows. `hand` is what a person changed. `is_loaded`: the screen was just opened.
    pub(super) fn watch_notice(
        &mut self,
        hand: &[u32],
        is_loaded: bool,
        environment: &Environment,
    ) {
        let now = environment.now;
        self.find_sent_maintenances(environment);
        self.note_lists();
        if is_loaded && hand.is_empty() {
            self.note_open_component();
        }
        let Some((key, screen)) = self.open_maintenance() else {
            self.memory.visit = None;
            return;
        };
        self.begin_visit(now);
        let is_changed_by_guard = self.job.is_some();
        let (Some(visit), Some(reading)) = (&mut self.memory.visit, &self.reading) else {
            return;
        };
        let seen = visit.take_in(reading, hand, is_changed_by_guard, now);
        let visit = visit.clone();
        if screen == Screen::MaintenanceStatus {
            self.settle_update(&key, &visit, seen.status);
        }
        if seen != SeenNotice::default() {
            self.notices.note_seen(&key, seen, now);
        }
    }

    /// The maintenance whose form is open.
    fn open_maintenance(&self) -> Option<(NoticeKey, Screen)> {
        let reading = self.reading.as_ref()?;
        let screen = reading.form.screen;
        let is_open = matches!(
            screen,
            Screen::MaintenanceStatus | Screen::MaintenanceSchedule
        );
        let key = NoticeKey {
            page: reading.identity.page_id.clone().filter(|_| is_open)?,
            notice: reading.identity.notice_id.clone()?,
        };
        Some((key, screen))
    }

    fn begin_visit(&mut self, now: UtcInstant) {
        let is_same = |visit: &FormVisit| {
            visit.place == self.place && visit.page_load_id == self.page_load_id
        };
        if !self.memory.visit.as_ref().is_some_and(is_same) {
            self.memory.visit = Some(FormVisit {
                place: self.place.clone(),
                page_load_id: self.page_load_id.clone(),
                since: now.timestamp(),
                schedule: PartState::NotSeen,
                update: PartState::NotSeen,
            });
        }
    }

    /// The status of the component that was just opened to be changed.
    fn note_open_component(&mut self) {
        let Some(reading) = &self.reading else { return };
        let component = &reading.form.component;
        if let (Some(page), Field::Value(name), Field::Value(status)) = (
            &reading.identity.page_id,
            &component.name,
            &component.status,
        ) {
            let group = component.group.value().cloned().flatten();
            self.notices
                .note_component(page, group.as_deref(), name, *status);
        }
    }

    /// What the lists of components and of maintenances show of what is remembered.
    fn note_lists(&mut self) {
        let Some(reading) = &self.reading else { return };
        if let (Some(page), Field::Value(list)) =
            (&reading.identity.page_id, &reading.form.component_list)
        {
            for row in &list.rows {
                if let Field::Value(status) = row.status {
                    self.notices
                        .note_component(page, row.group.as_deref(), &row.name, status);
                }
            }
        }
        let (Some(page), Field::Value(list)) =
            (&reading.identity.page_id, &reading.form.notice_list)
        else {
            return;
        };
        let is_of_maintenance = |status: &Status| Status::MAINTENANCE.contains(status);
        for row in &list.rows {
            if let (Some(notice), Field::Value(status)) = (&row.id, &row.status)
                && is_of_maintenance(status)
            {
                let key = NoticeKey {
                    page: page.clone(),
                    notice: notice.clone(),
                };
                self.notices.note_listed(&key, &self.page_load_id, *status);
            }
        }
    }

    /// The maintenances in the list whose status is overdue, as far as is remembered. Where the row prints another window, what is
    /// remembered is not its schedule any more.
    fn find_overdue(&self, environment: &Environment) -> Vec<PendingTask> {
        let Some(reading) = &self.reading else {
            return Vec::new();
        };
        let (Some(page), Field::Value(list)) =
            (&reading.identity.page_id, &reading.form.notice_list)
        else {
            return Vec::new();
        };
        let context = environment.reading_of_rows();
        let rows = list.rows.iter().filter_map(|row| {
            let key = NoticeKey {
                page: page.clone(),
                notice: row.id.clone()?,
            };
            let is_status_shown = row.status.value().is_some();
            let task = self.notices.open_notice(&key, is_status_shown)?;
            let PendingKind::Open {
                schedule, status, ..
            } = &task.kind
            else {
                return None;
            };
            let zone = &environment.policy.time.zone;
            let window = Window::from_seen(schedule, zone, environment.zones)?;
            status_overdue::find_due_status(*status, &window, environment.now)?;
            let printed = row.read_window(&context).filter(|(_, end)| end.is_some());
            let is_same = printed.is_none_or(|printed| printed == (window.start, window.end));
            is_same.then_some(task)
        });
        rows.collect()
    }

    /// The window in every zone that matters; of a screen without a schedule, as it was seen before.
    pub(super) fn read_back(
        &self,
        reading: &FormReading,
        environment: &Environment,
    ) -> Vec<String> {
        let (form, policy) = (&reading.form, environment.policy);
        let mut parts = read_back_window(form, policy, &self.audience, environment.zones);
        if let (Some(seen), Some(first)) = (form.remembered_schedule(), parts.first_mut()) {
            let when = seen.describe_when_seen(environment.now, policy.time.clock);
            *first = format!("Schedule {when}: {first}");
        }
        if let (Some(name), false) = (self.page_name(reading, policy), parts.is_empty()) {
            parts.push(name);
        }
        let components = form.components.value();
        let viewers = components.and_then(|one| Audience::describe_viewers(one, policy));
        if !parts.is_empty() {
            parts.extend(viewers);
        }
        parts
    }

    /// Lets the form know what is remembered.
    pub(super) fn recall_history(&mut self, environment: &Environment) {
        let now = environment.now;
        let listed = self.find_overdue(environment);
        let Some(reading) = &mut self.reading else {
            return;
        };
        let identity = &reading.identity;
        let (cache, revision) = (&mut self.history, self.notices.revision());
        let is_same = cache.revision == revision
            && cache.page == identity.page_id
            && cache.notice == identity.notice_id
            && cache.page_load_id == self.page_load_id;
        if !is_same {
            let (page, notice) = (identity.page_id.clone(), identity.notice_id.clone());
            let history = page.as_ref().map(|page| {
                let notices = &self.notices;
                notices.history_of(page, notice.as_deref(), &self.page_load_id, now)
            });
            *cache = HistoryCache {
                revision,
                page,
                notice,
                page_load_id: self.page_load_id.clone(),
                history: history.unwrap_or_default(),
            };
        }
        cache.history.listed = listed;
        if reading.form.history != cache.history {
            reading.form.history = cache.history.clone();
        }
        let visit = self.memory.visit.as_ref();
        reading.form.is_untouched = visit.is_some_and(|visit| {
            visit.update == PartState::AsLoaded && visit.page_load_id == self.page_load_id
        });
    }
}

impl FormVisit {
    /// What of the form is as it was loaded, where it was not noted yet.
    fn take_in(
        &mut self,
        reading: &FormReading,
        hand: &[u32],
        is_changed_by_guard: bool,
        now: UtcInstant,
    ) -> SeenNotice {
        let form = &reading.form;
        let (schedule, status) = (
            SeenSchedule::of_form(form, now),
            form.status.value().copied(),
        );
        let mut seen = SeenNotice::default();
        if is_changed_by_guard || reading.includes_any(hand) {
            // What a page changes along with it is on the same screen.
            for (part, is_here) in [
                (&mut self.schedule, form.start_date.is_on_screen()),
                (&mut self.update, form.status.is_on_screen()),
            ] {
                if is_here {
                    *part = PartState::Edited;
                }
            }
            return seen;
        }
        let is_loading = now.timestamp() - self.since < LOADING;
        let is_due = |part: &PartState| match part {
            PartState::NotSeen => true,
            PartState::AsLoaded => is_loading,
            PartState::Edited => false,
        };
        if schedule.is_some() && is_due(&self.schedule) {
            self.schedule = PartState::AsLoaded;
            seen.schedule = schedule;
        }
        if status.is_some() && is_due(&self.update) {
            self.update = PartState::AsLoaded;
            seen.status = status;
            seen.components = form.components.value().map(|components| {
                let chosen = components.ticked_components();
                chosen.map(seen_component).collect()
            });
        }
        if seen != SeenNotice::default() {
            seen.name = form
                .name
                .value()
                .filter(|name| !name.trim().is_empty())
                .cloned();
        }
        seen
    }
}

pub(super) fn seen_component(component: &Component) -> SeenComponent {
    SeenComponent {
        name: component.name.clone(),
        group: component.group.clone(),
        status: component.status,
    }
}
