//! The procedures that a person has begun on maintenances, and those that are not offered any more.

use super::{LATE, NoticeKey, NoticeMemory, NoticeRecord};
use crate::engine::{
    form::{ComponentStatus, OpenProcedure, ProcedureProgress, Status},
    procedure::Procedure,
    sorting::sort_by_key,
    time::UtcInstant,
};

/// So many names are remembered of what is not offered any more.
const MOST_DECLINED: usize = 20;

impl NoticeMemory {
    /// A maintenance that is not there yet has an empty id.
    pub fn begin_procedure(&mut self, key: &NoticeKey, procedure: &Procedure, now: UtcInstant) {
        let now = now.timestamp();
        let mut record = self.record_or_new(key);
        let schedule = record.former.as_ref().or(record.schedule.as_ref());
        record.procedure = Some(ProcedureProgress::begin(procedure, schedule.cloned()));
        record.seen = now;
        self.put(record, now);
    }

    /// It is done, or the person has set it aside.
    pub fn end_procedure(&mut self, key: &NoticeKey) {
        self.change(key, |record| record.procedure = None);
    }

    /// It is not offered for this maintenance any more. One without an id is that of this load of the page.
    pub fn decline_procedure(
        &mut self,
        key: &NoticeKey,
        name: &str,
        page_load_id: &str,
        now: UtcInstant,
    ) {
        let mut record = self.record_or_new(key);
        if key.notice.is_empty() && record.declined_by != page_load_id {
            record.declined.clear();
            page_load_id.clone_into(&mut record.declined_by);
        }
        if record.declined.iter().any(|known| known == name) {
            return;
        }
        record.declined.push(name.to_owned());
        if record.declined.len() > MOST_DECLINED {
            record.declined.remove(0);
        }
        record.seen = now.timestamp();
        self.put(record, now.timestamp());
    }

    pub fn change_procedure(
        &mut self,
        key: &NoticeKey,
        change: impl FnOnce(&mut ProcedureProgress),
    ) {
        self.change(key, |record| {
            if let Some(progress) = &mut record.procedure {
                change(progress);
            }
        });
    }

    /// What was begun on a Statuspage page, that of `notice` first.
    pub(super) fn procedures_of(
        &self,
        page: &str,
        notice: &str,
        page_load_id: &str,
        now: i64,
    ) -> Vec<OpenProcedure> {
        let of_page = self.records.iter().filter(|record| record.page == page);
        let mut open: Vec<OpenProcedure> = of_page
            .filter(|record| now - record.seen < LATE)
            .filter_map(|record| record.open_procedure(page_load_id))
            .collect();
        sort_by_key(&mut open, |one| one.notice != notice);
        open
    }

    pub(super) fn declined_on(&self, page: &str, notice: &str, page_load_id: &str) -> Vec<String> {
        let mut records = self.records.iter();
        let record = records.find(|record| {
            let is_same_form = !notice.is_empty() || record.declined_by == page_load_id;
            record.page == page && record.notice == notice && is_same_form
        });
        record.map_or_else(Vec::new, |record| record.declined.clone())
    }

    pub(super) fn record_or_new(&self, key: &NoticeKey) -> NoticeRecord {
        self.record(key).cloned().unwrap_or_else(|| NoticeRecord {
            page: key.page.clone(),
            notice: key.notice.clone(),
            ..NoticeRecord::default()
        })
    }
}

impl NoticeRecord {
    fn open_procedure(&self, page_load_id: &str) -> Option<OpenProcedure> {
        let operational = Some(ComponentStatus::Operational);
        // Until the page is loaded again it may refuse what was sent.
        let sent = self.sent_schedule.as_ref();
        let sent = sent.filter(|sent| sent.page_load_id != page_load_id);
        let progress = self.procedure.clone()?;
        // Of one that was sent it is asked first whether it was saved.
        if self.is_draft() && progress.sent.is_some() {
            return None;
        }
        Some(OpenProcedure {
            notice: self.notice.clone(),
            name: self.name.clone(),
            progress,
            schedule: self.schedule.clone(),
            sent_schedule: sent.map(|sent| sent.schedule.clone()),
            is_operational: self.status == Some(Status::Completed)
                && !self.components.is_empty()
                && self.components.iter().all(|one| one.status == operational),
        })
    }

    /// Where a procedure was begun before the schedule was seen, it begins with the first that is.
    pub(super) fn note_schedule_of_procedure(&mut self) {
        let schedule = self.former.as_ref().or(self.schedule.as_ref()).cloned();
        if let Some(progress) = &mut self.procedure
            && progress.schedule.is_none()
        {
            progress.schedule = schedule;
        }
    }

    /// The update that was sent was saved, or it was refused.
    pub(super) fn settle_procedure(&mut self, is_saved: bool) {
        if let Some(progress) = &mut self.procedure
            && let Some(sent) = progress.sent.take().filter(|_| is_saved)
        {
            progress.saved = sent;
        }
    }
}
