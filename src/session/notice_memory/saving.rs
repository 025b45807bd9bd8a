//! Whether what was sent was saved. It was where a screen that was loaded since shows it: the status became the one that was
//! sent, or its message stands among the updates. Where no screen can show it, the person is asked.

use super::{LATE, NoticeKey, NoticeMemory, NoticeRecord, SentSchedule, SentUpdate};
use crate::{
    engine::form::{Status, UnseenSave},
    page::outline::PassagePrint,
};

/// What was sent by the button of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Submission {
    Schedule(SentSchedule),
    Update(SentUpdate),
}

/// What the form of a Status Update shows that was loaded after one was sent.
pub struct UpdateSight<'a> {
    pub page_load_id: &'a str,
    /// As it was loaded; nothing once it was edited.
    pub status: Option<Status>,
    /// What is written in the field of the message, as it was loaded.
    pub message: Option<PassagePrint>,
    /// How often a message stands on the page. `None`: it cannot be told from other words.
    pub count_message: &'a dyn Fn(&PassagePrint) -> Option<usize>,
}

impl NoticeMemory {
    /// The button of a form was pressed.
    pub fn note_submission(&mut self, key: &NoticeKey, sent: Submission) {
        self.change(key, |record| match sent {
            Submission::Schedule(schedule) => record.sent_schedule = Some(schedule),
            Submission::Update(update) => {
                record.sent_update = Some(SentUpdate {
                    status_before: record.status,
                    ..update
                });
            }
        });
    }

    /// Whether an update was sent by another load of the page, and not seen to be saved.
    pub fn awaits_update(&self, key: &NoticeKey, page_load_id: &str) -> bool {
        let sent = self.record(key).and_then(|one| one.sent_update.as_ref());
        sent.is_some_and(|sent| sent.page_load_id != page_load_id)
    }

    /// The form of a Status Update is open: whether the one that was sent before was saved.
    pub fn settle_update(&mut self, key: &NoticeKey, sight: &UpdateSight) {
        if !self.awaits_update(key, sight.page_load_id) {
            return;
        }
        let sent = self
            .record(key)
            .and_then(|record| record.sent_update.as_ref());
        if let Some(is_saved) = sent.and_then(|sent| sent.judge(sight)) {
            self.settle(key, is_saved);
        }
    }

    /// A list shows the status of a maintenance.
    pub fn note_listed(&mut self, key: &NoticeKey, page_load_id: &str, status: Status) {
        let Some(record) = self.record(key) else {
            return;
        };
        let sent = record.sent_update.as_ref();
        let sent = sent.filter(|sent| sent.page_load_id != page_load_id);
        let is_saved = sent.is_some_and(|sent| sent.is_shown_by(status));
        if record.status != Some(status) {
            self.change(key, |record| record.take_in_status(status));
        }
        if is_saved {
            self.settle(key, true);
        }
    }

    /// The person says whether what was sent was saved.
    pub fn answer_whether_saved(&mut self, key: &NoticeKey, is_saved: bool) {
        match key.is_draft() {
            true => self.settle_draft(key, None, is_saved),
            false => self.settle(key, is_saved),
        }
    }

    pub(super) fn settle(&mut self, key: &NoticeKey, is_saved: bool) {
        self.change(key, |record| record.settle(is_saved));
    }

    /// What the person is asked on this Statuspage page.
    pub(super) fn unseen_saves(&self, page: &str, load: &str, now: i64) -> Vec<UnseenSave> {
        let of_page = self.records.iter().filter(|record| record.page == page);
        of_page
            .filter(|record| record.is_save_asked(load, now))
            .map(|record| UnseenSave {
                notice: record.notice.clone(),
                name: record.name.clone(),
                is_new: record.is_draft(),
            })
            .collect()
    }
}

impl SentUpdate {
    /// Whether the status that is seen now shows that it was saved.
    fn is_shown_by(&self, status: Status) -> bool {
        let is_other = self.status_before.is_some_and(|before| before != status);
        self.status == Some(status) && is_other
    }

    /// `None`: what is seen does not show whether it was saved.
    fn judge(&self, sight: &UpdateSight) -> Option<bool> {
        let message = self.message.as_ref();
        let count = message.and_then(|message| (sight.count_message)(message));
        if count.is_some_and(|count| count > self.shown) {
            return Some(true);
        }
        let status = sight.status?;
        // The form came back with what was sent, or with the status that it was to change.
        let is_refused = message.is_some() && sight.message == self.message;
        let is_unchanged = self.status.is_some_and(|wanted| wanted != status)
            && self.status_before == Some(status);
        match self.is_shown_by(status) {
            _ if is_refused || is_unchanged => Some(false),
            true => Some(true),
            false => None,
        }
    }
}

impl NoticeRecord {
    pub(super) fn settle(&mut self, is_saved: bool) {
        self.settle_procedure(is_saved);
        let Some(sent) = self.sent_update.take().filter(|_| is_saved) else {
            return;
        };
        if sent.status == Some(Status::Completed) {
            self.take_in_status(Status::Completed);
            self.components = sent.components;
        }
        self.mistakes = sent.mistakes;
        self.mistakes_set_aside = None;
        if sent.tells {
            self.former = None;
            self.changed_here = false;
            self.telling_set_aside = None;
            let sent = self.sent_schedule.take();
            self.told = sent.map(|sent| sent.schedule);
        }
    }

    /// Whether the person is asked if what was sent was saved: where anything follows from it.
    pub(super) fn is_save_asked(&self, page_load_id: &str, now: i64) -> bool {
        let sent = self.sent_update.as_ref();
        let Some(sent) = sent.filter(|sent| sent.page_load_id != page_load_id) else {
            return false;
        };
        let procedure = self.procedure.as_ref();
        let has_step = procedure.is_some_and(|progress| progress.sent.is_some());
        // What was posted before with errors is mended by it.
        let has_mistakes = !sent.mistakes.is_empty() || !self.mistakes.is_empty();
        let completes =
            sent.status == Some(Status::Completed) && self.status != Some(Status::Completed);
        let tells = sent.tells
            && self.telling_set_aside.is_none()
            && self.task_of_telling(page_load_id, now).is_some();
        now - self.seen < LATE && (has_step || has_mistakes || completes || tells)
    }
}
