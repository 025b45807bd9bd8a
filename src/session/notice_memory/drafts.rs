//! Maintenances that were sent and have no id yet: known by the load of the page that sent them, until a screen shows one with
//! the same title and window.

use super::{NoticeKey, NoticeMemory, NoticeRecord, SeenNotice, SentSchedule, SentUpdate};
use crate::engine::{form::SeenSchedule, time::UtcInstant};

/// Before the number of the load of the page. Statuspage's own ids have no dash.
const DRAFT: &str = "new-";

/// A new maintenance as it was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct SentMaintenance {
    pub name: String,
    /// Nothing where it could not be read.
    pub schedule: Option<SeenSchedule>,
    pub update: SentUpdate,
}

impl NoticeKey {
    /// A maintenance that was sent by this load of the page.
    fn of_draft(page: &str, page_load_id: &str) -> Self {
        Self {
            page: page.to_owned(),
            notice: format!("{DRAFT}{page_load_id}"),
        }
    }

    /// It was sent, and has no id yet.
    pub fn is_draft(&self) -> bool {
        is_draft(&self.notice)
    }
}

fn is_draft(notice: &str) -> bool {
    notice.starts_with(DRAFT)
}

impl NoticeMemory {
    /// *Schedule now* was pressed. Nothing is kept where nothing would follow from it.
    pub fn note_sent_maintenance(&mut self, page: &str, sent: SentMaintenance, now: UtcInstant) {
        let key = NoticeKey::of_draft(page, &sent.update.page_load_id);
        let form = NoticeKey {
            page: page.to_owned(),
            notice: String::new(),
        };
        let open = self.record(&form);
        let has_procedure = open.is_some_and(|record| record.procedure.is_some());
        self.records.retain(|record| !record.is_of(&key));
        if sent.update.mistakes.is_empty() && !has_procedure {
            return;
        }
        let mut record = self.record_or_new(&key);
        record.name = Some(sent.name).filter(|name| !name.is_empty());
        record.seen = now.timestamp();
        record.sent_schedule = sent.schedule.map(|schedule| SentSchedule {
            page_load_id: sent.update.page_load_id.clone(),
            schedule,
        });
        record.sent_update = Some(sent.update);
        self.put(record, now.timestamp());
    }

    /// Another page is open than the one that sent a maintenance: its procedure is not that of the form any more.
    pub fn part_from_form(&mut self, page: &str, page_load_id: &str) {
        let form = NoticeKey {
            page: page.to_owned(),
            notice: String::new(),
        };
        let open = self
            .record(&form)
            .and_then(|record| record.procedure.clone());
        let sent = open.filter(|open| open.sent.is_some() && open.sent_by != page_load_id);
        let Some(progress) = sent else { return };
        let draft = NoticeKey::of_draft(page, &progress.sent_by);
        if self.record(&draft).is_some() {
            self.change(&draft, |record| record.procedure = Some(progress));
            self.change(&form, |record| record.procedure = None);
        }
    }

    /// The maintenances of this page that were sent and have no id yet: key, title and schedule.
    pub fn drafts(&self, page: &str, page_load_id: &str) -> Vec<(NoticeKey, String, SeenSchedule)> {
        let of_page = self.records.iter().filter(|record| record.page == page);
        of_page
            .filter_map(|record| {
                let sent = record.sent_schedule.as_ref()?;
                let is_draft = record.is_draft() && sent.page_load_id != page_load_id;
                let key = NoticeKey {
                    page: record.page.clone(),
                    notice: record.notice.clone(),
                };
                is_draft.then_some((key, record.name.clone()?, sent.schedule.clone()))
            })
            .collect()
    }

    /// Whether a schedule of this maintenance was seen before: then it is not one that was just sent.
    pub fn knows_schedule(&self, key: &NoticeKey) -> bool {
        self.record(key)
            .is_some_and(|record| record.schedule.is_some())
    }

    /// Whether the maintenance that was sent is there: `found` is its key, where a screen shows it.
    pub fn settle_draft(&mut self, draft: &NoticeKey, found: Option<&NoticeKey>, is_saved: bool) {
        let Some(mut record) = self.record(draft).cloned() else {
            return;
        };
        self.revision += 1;
        record.settle(is_saved);
        match found {
            _ if !is_saved => {
                self.records.retain(|record| !record.is_of(draft));
                self.return_procedure(record);
            }
            Some(found) => {
                self.records.retain(|record| !record.is_of(draft));
                let mut there = self.record_or_new(found);
                there.take_in(SeenNotice {
                    name: record.name,
                    ..SeenNotice::default()
                });
                there.mistakes = record.mistakes;
                there.procedure = there.procedure.or(record.procedure);
                there.seen = there.seen.max(record.seen);
                let seen = there.seen;
                self.put(there, seen);
            }
            // What was said to be saved waits for its id.
            None => self.change(draft, |known| *known = record),
        }
    }

    /// What was not saved is still to be done on the form.
    fn return_procedure(&mut self, record: NoticeRecord) {
        let form = NoticeKey {
            page: record.page,
            notice: String::new(),
        };
        self.change(&form, |open| {
            open.procedure = open.procedure.take().or(record.procedure);
        });
    }
}

impl NoticeRecord {
    pub(super) fn is_draft(&self) -> bool {
        is_draft(&self.notice)
    }
}
