//! Whether what was sent was saved: what the screens show of it, and what the person answers where they cannot show it.

use super::{
    memory::FormVisit,
    message::PageRequest,
    notice_memory::{
        NoticeKey, SentMaintenance, SentSchedule, SentUpdate, Submission, UpdateSight,
    },
    notice_watch::seen_component,
    state::{Environment, Session},
};
use crate::{
    engine::{
        check::all_findings,
        finding::Severity,
        form::{Field, Form, Screen, SeenSchedule, Status, UnseenSave},
        window::Window,
    },
    page::{outline::PassagePrint, route},
    ui::SaveQuestion,
};

impl Session {
    /// The button of the form was pressed: what it sends is noted until it is seen whether that was saved.
    pub(super) fn note_submission(&mut self, environment: &Environment) {
        let Some(reading) = &self.reading else { return };
        let (form, identity) = (&reading.form, &reading.identity);
        let Some(page) = identity.page_id.clone() else {
            return;
        };
        let now = environment.now;
        let page_load_id = self.page_load_id.clone();
        let schedule = SeenSchedule::of_form(form, now);
        let notice = identity.notice_id.clone();
        match (form.screen, notice) {
            (Screen::MaintenanceNew, _) => {
                let name = form.name.value().map(|name| name.trim().to_owned());
                let update = SentUpdate {
                    tells: false, // There is nothing yet that clients know otherwise.
                    ..self.sent_update(form)
                };
                let sent = SentMaintenance {
                    name: name.unwrap_or_default(),
                    schedule,
                    update,
                };
                self.notices.note_sent_maintenance(&page, sent, now);
            }
            (Screen::MaintenanceStatus | Screen::MaintenanceSchedule, Some(notice)) => {
                let update = (form.screen == Screen::MaintenanceStatus)
                    .then(|| Submission::Update(self.sent_update(form)));
                let schedule = schedule.map(|schedule| {
                    Submission::Schedule(SentSchedule {
                        page_load_id,
                        schedule,
                    })
                });
                let key = NoticeKey { page, notice };
                for sent in schedule.into_iter().chain(update) {
                    self.notices.note_submission(&key, sent);
                }
            }
            _ => {}
        }
    }

    fn sent_update(&self, form: &Form) -> SentUpdate {
        let components = form.components.value();
        let is_chosen = components.is_some_and(|list| list.ticked_components().count() > 0);
        let message = message_print(form);
        let shown = message.and_then(|message| self.outline.count_passage(&message));
        SentUpdate {
            page_load_id: self.page_load_id.clone(),
            status: form.status.value().copied(),
            tells: form.notify.now == Field::Value(true) && is_chosen,
            components: components.map_or_else(Vec::new, |list| {
                list.ticked_components().map(seen_component).collect()
            }),
            mistakes: self.rules_with_errors(),
            message,
            shown: shown.unwrap_or_default(),
            status_before: None,
        }
    }

    /// The rules that have found errors in what is sent; what is pending was there before.
    fn rules_with_errors(&self) -> Vec<String> {
        let errors = all_findings(&self.checked);
        let errors = errors
            .filter(|finding| finding.severity == Severity::Error && finding.pending.is_none());
        let mut rules: Vec<String> = errors.map(|finding| finding.rule.to_owned()).collect();
        rules.dedup();
        rules
    }

    /// The form of a Status Update is open: whether the one that was sent before was saved. `status` is what it was loaded with,
    /// where it is still so.
    pub(super) fn settle_update(
        &mut self,
        key: &NoticeKey,
        visit: &FormVisit,
        status: Option<Status>,
    ) {
        let Some(reading) = &self.reading else { return };
        let outline = &self.outline;
        let sight = UpdateSight {
            page_load_id: &visit.page_load_id,
            status,
            message: message_print(&reading.form),
            count_message: &|message| outline.count_passage(message),
        };
        self.notices.settle_update(key, &sight);
    }

    /// Finds the maintenances that were sent on another page among those that this screen shows: by title and window.
    pub(super) fn find_sent_maintenances(&mut self, environment: &Environment) {
        let Some(reading) = &self.reading else { return };
        let Some(page) = reading.identity.page_id.clone() else {
            return;
        };
        self.notices.part_from_form(&page, &self.page_load_id);
        for draft in self.notices.drafts(&page, &self.page_load_id) {
            let (key, name, sent) = draft;
            if let Some(notice) = self.find_notice(&name, &sent, environment) {
                let found = NoticeKey {
                    page: page.clone(),
                    notice,
                };
                if !self.notices.knows_schedule(&found) {
                    self.notices.settle_draft(&key, Some(&found), true);
                }
            }
        }
    }

    /// The id of the one maintenance on the screen with this title and window.
    fn find_notice(
        &self,
        name: &str,
        sent: &SeenSchedule,
        environment: &Environment,
    ) -> Option<String> {
        let form = &self.reading.as_ref()?.form;
        let zone = &environment.policy.time.zone;
        if matches!(
            form.screen,
            Screen::MaintenanceStatus | Screen::MaintenanceSchedule
        ) {
            let seen = SeenSchedule::of_form(form, environment.now)?;
            let is_same = form.name.value()?.trim() == name && seen.is_same_as(sent);
            let notice = self.reading.as_ref()?.identity.notice_id.clone();
            return notice.filter(|_| is_same);
        }
        let window = Window::from_seen(sent, zone, environment.zones)?;
        let context = environment.reading_of_rows();
        let rows = form.notice_list.value()?.rows.iter();
        let mut rows = rows.filter(|row| {
            let Some((start, end)) = row.read_window(&context) else {
                return false;
            };
            let is_other_end = end.zip(window.end).is_some_and(|(one, other)| one != other);
            row.name.trim() == name && start == window.start && !is_other_end
        });
        rows.next().filter(|_| rows.next().is_none())?.id.clone()
    }

    /// `yes:notice` or `no:notice`: the person says whether what was sent was saved.
    pub(super) fn take_save_answer(
        &mut self,
        path: &str,
        environment: &Environment,
        requests: &mut Vec<PageRequest>,
    ) {
        let Some((answer, notice)) = path.split_once(':') else {
            return;
        };
        if let Some(key) = self.key_of(notice) {
            self.notices.answer_whether_saved(&key, answer == "yes");
        }
        self.recall_history(environment);
        self.advance_procedures(environment);
        self.check_form(environment);
        requests.push(PageRequest::focus_view("panel"));
    }

    /// What the panel asks about what was sent.
    pub(super) fn save_questions(&self) -> Vec<SaveQuestion> {
        let Some(reading) = &self.reading else {
            return Vec::new();
        };
        let unseen = reading.form.history.unseen_saves.iter();
        unseen.map(|one| self.save_question(one)).collect()
    }

    fn save_question(&self, unseen: &UnseenSave) -> SaveQuestion {
        let rest = match unseen.is_new {
            true => "incidents".to_owned(),
            false => format!("incidents/{}", unseen.notice),
        };
        let address = route::address_on_page(&self.outline.url, &rest);
        SaveQuestion {
            notice: unseen.notice.clone(),
            name: unseen.name.clone(),
            is_new: unseen.is_new,
            address: address.filter(|address| *address != self.outline.url),
        }
    }
}

/// Tells a message from others without keeping it; nothing where none is written.
fn message_print(form: &Form) -> Option<PassagePrint> {
    PassagePrint::of_text(form.message.value()?)
}
