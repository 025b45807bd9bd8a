//! What is remembered of maintenances between screens, for all tabs: the schedule, the status and the components as they were
//! seen last, what was sent, and so what is still to be done. Stored as JSON; never the text of a message.
//!
//! Seen is what a form held when it had just been loaded. What was sent counts as saved once it is seen so.

mod drafts;
mod overdue;
mod procedures;
mod saving;
mod seen_notice;
mod values;

pub use drafts::SentMaintenance;
pub use saving::{Submission, UpdateSight};
pub use seen_notice::{SeenComponent, SeenNotice, SentSchedule, SentUpdate};
pub use values::{NoticeKey, SetAside};

use crate::{
    engine::{
        form::{
            ComponentStatus, NoticeHistory, PendingKind, PendingTask, ProcedureProgress,
            SeenSchedule, Status, TellEvidence,
        },
        sorting::{sort, sort_by_key},
        time::UtcInstant,
    },
    page::lenient::or_default,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// So many maintenances are remembered; the one that was seen longest ago is forgotten first.
const MOST_RECORDS: usize = 100;
/// Of so many components the status is remembered.
const MOST_COMPONENTS: usize = 200;
/// Seconds after which a maintenance that was not seen again is forgotten.
const EXPIRY: i64 = 60 * DAY;
/// Seconds after its end in which clients are still to be told of a new schedule.
const LATE: i64 = 3 * DAY;
const DAY: i64 = 24 * 3600;
/// Seconds in which the same is not noted again.
const SAME_VISIT: i64 = 60;

/// All maintenances that are remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticeMemory {
    records: Vec<NoticeRecord>,
    /// Grows with each change, so that nothing is compared or written that is as it was.
    revision: u32,
    /// Something that was stored could not be read, and that was not reported yet.
    is_damaged: bool,
}

/// What is remembered of one maintenance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct NoticeRecord {
    page: String,
    notice: String,
    /// When it was seen last: seconds since 1970.
    seen: i64,
    #[serde(default, deserialize_with = "or_default")]
    name: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    schedule: Option<SeenSchedule>,
    /// The schedule that clients know, where it was changed since.
    #[serde(default, deserialize_with = "or_default")]
    former: Option<SeenSchedule>,
    /// The change was sent from this browser.
    #[serde(default, deserialize_with = "or_default")]
    changed_here: bool,
    #[serde(default, deserialize_with = "or_default")]
    status: Option<Status>,
    #[serde(default, deserialize_with = "or_default")]
    components: Vec<SeenComponent>,
    #[serde(default, deserialize_with = "or_default")]
    sent_schedule: Option<SentSchedule>,
    /// A schedule that was sent, and that clients were told of before it was seen.
    #[serde(default, deserialize_with = "or_default")]
    told: Option<SeenSchedule>,
    #[serde(default, deserialize_with = "or_default")]
    sent_update: Option<SentUpdate>,
    /// The rules that had found errors when the Status Update was sent that was saved last.
    #[serde(default, deserialize_with = "or_default")]
    mistakes: Vec<String>,
    /// Why the person has set aside that clients are to be told; `None` where that is not set aside.
    #[serde(default, deserialize_with = "or_default")]
    telling_set_aside: Option<String>,
    /// And that components were left Under Maintenance.
    #[serde(default, deserialize_with = "or_default")]
    components_set_aside: Option<String>,
    /// And that an update was posted with errors.
    #[serde(default, deserialize_with = "or_default")]
    mistakes_set_aside: Option<String>,
    /// And that its status is overdue.
    #[serde(default, deserialize_with = "or_default")]
    overdue_set_aside: Option<String>,
    /// What the person has begun to do with it.
    #[serde(default, deserialize_with = "or_default")]
    procedure: Option<ProcedureProgress>,
    /// Procedures that are not offered any more.
    #[serde(default, deserialize_with = "or_default")]
    declined: Vec<String>,
    /// Of a maintenance without an id: on the form of which load of the page they are not.
    #[serde(default, deserialize_with = "or_default")]
    declined_by: String,
}

impl NoticeMemory {
    /// What cannot be read of it costs only itself.
    pub fn from_json(text: &str) -> Self {
        let stored: Option<Vec<Value>> = serde_json::from_str(text).ok();
        let count = stored.as_ref().map(Vec::len);
        let read = |one| NoticeRecord::deserialize(one).ok();
        let records = stored.into_iter().flatten().filter_map(read);
        let records: Vec<NoticeRecord> = records.collect();
        Self {
            is_damaged: !text.is_empty() && count != Some(records.len()),
            records,
            revision: 0,
        }
    }

    /// Something that was stored beside it could not be read.
    pub fn note_damage(&mut self) {
        self.is_damaged = true;
    }

    /// Whether it is to be reported that something could not be read: once.
    pub fn take_damage(&mut self) -> bool {
        std::mem::take(&mut self.is_damaged)
    }

    /// Nothing for nothing.
    pub fn to_json(&self) -> String {
        match self.records.is_empty() {
            true => String::new(),
            false => serde_json::to_string(&self.records).unwrap_or_default(),
        }
    }

    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Takes over what another part of the browser has stored.
    pub fn replace_from_json(&mut self, text: &str) {
        let stored = Self::from_json(text);
        self.records = stored.records;
        self.is_damaged |= stored.is_damaged;
        self.revision += 1;
    }

    /// A form of a maintenance was seen as it was loaded.
    pub fn note_seen(&mut self, key: &NoticeKey, seen: SeenNotice, now: UtcInstant) {
        let now = now.timestamp();
        let before = self.record(key).cloned();
        let mut record = self.record_or_new(key);
        record.take_in(seen);
        if let Some(before) = before
            && now - before.seen < SAME_VISIT
            && record.is_as(&before)
        {
            return;
        }
        record.seen = now;
        self.put(record, now);
    }

    /// A screen shows the status of a component.
    pub fn note_component(
        &mut self,
        page: &str,
        group: Option<&str>,
        name: &str,
        status: ComponentStatus,
    ) {
        let mut is_changed = false;
        let of_page = self.records.iter_mut().filter(|record| record.page == page);
        for component in of_page.flat_map(|record| &mut record.components) {
            let groups = component.group.as_deref().zip(group);
            let is_same = component.name == name && groups.is_none_or(|(one, other)| one == other);
            if is_same && component.status != Some(status) {
                component.status = Some(status);
                is_changed = true;
            }
        }
        self.revision += u32::from(is_changed);
    }

    /// The person does not want to hear of it until it changes, for this reason, or wants to hear of it again.
    pub fn set_aside(&mut self, key: &NoticeKey, what: SetAside, reason: Option<String>) {
        self.change(key, |record| {
            let place = match what {
                SetAside::TellClients => &mut record.telling_set_aside,
                SetAside::ComponentsLeft => &mut record.components_set_aside,
                SetAside::PostedWithErrors => &mut record.mistakes_set_aside,
                SetAside::Overdue => &mut record.overdue_set_aside,
            };
            *place = reason;
        });
    }

    /// What is remembered of a maintenance, and what is pending on its Statuspage page.
    pub fn history_of(
        &self,
        page: &str,
        notice: Option<&str>,
        page_load_id: &str,
        now: UtcInstant,
    ) -> NoticeHistory {
        let now = now.timestamp();
        let of_page = || self.records.iter().filter(|record| record.page == page);
        let is_open = |record: &NoticeRecord| Some(record.notice.as_str()) == notice;
        let open = of_page().find(|record| is_open(record));
        let mut pending: Vec<PendingTask> = of_page()
            .flat_map(|record| {
                let tasks = record.tasks(page_load_id, now);
                tasks.map(move |(kind, set_aside)| PendingTask {
                    notice: record.notice.clone(),
                    name: record.name.clone(),
                    is_open_here: is_open(record),
                    kind,
                    set_aside: set_aside.clone(),
                })
            })
            .collect();
        sort_by_key(&mut pending, |task| !task.is_open_here);
        NoticeHistory {
            name: open.and_then(|record| record.name.clone()),
            schedule: open.and_then(|record| record.schedule.clone()),
            former: open.and_then(|record| record.former.clone()),
            status: open.and_then(|record| record.status),
            pending,
            listed: Vec::new(),
            procedures: self.procedures_of(page, notice.unwrap_or_default(), page_load_id, now),
            declined: self.declined_on(page, notice.unwrap_or_default(), page_load_id),
            unseen_saves: self.unseen_saves(page, page_load_id, now),
        }
    }

    /// The ids of the Statuspage pages on which something is pending, as JSON; nothing for none. main.js of the content
    /// script reads it: there the guard is displayed on screens without anything to fill in, too. Where that may come with time,
    /// it is the address of the list, and from when on: `abc123/incidents@1795000000`.
    pub fn pending_pages_json(&self, now: UtcInstant) -> String {
        let now = now.timestamp();
        let is_pending = |record: &&NoticeRecord| {
            let is_begun = record.procedure.is_some() && now - record.seen < LATE;
            let is_pending = record
                .tasks("", now)
                .any(|(_, set_aside)| set_aside.is_none());
            is_begun || is_pending || record.is_save_asked("", now)
        };
        let records = self.records.iter();
        let mut pages: Vec<String> = records
            .filter_map(|record| match is_pending(&record) {
                true => Some(record.page.clone()),
                false => {
                    let from = record.overdue_from()?;
                    Some(format!("{}/incidents@{from}", record.page))
                }
            })
            .collect();
        sort(&mut pages);
        // The earliest is enough of each.
        pages.dedup_by(|later, earlier| {
            let place = |one: &str| one.split('@').next().map(str::to_owned);
            place(later) == place(earlier)
        });
        match pages.is_empty() {
            true => String::new(),
            false => serde_json::to_string(&pages).unwrap_or_default(),
        }
    }

    fn record(&self, key: &NoticeKey) -> Option<&NoticeRecord> {
        self.records.iter().find(|record| record.is_of(key))
    }

    fn change(&mut self, key: &NoticeKey, change: impl FnOnce(&mut NoticeRecord)) {
        let Some(record) = self.records.iter_mut().find(|record| record.is_of(key)) else {
            return;
        };
        let before = record.clone();
        change(record);
        if *record != before {
            self.revision += 1;
        }
    }

    /// Puts a record last, and forgets what is too old or too much.
    fn put(&mut self, record: NoticeRecord, now: i64) {
        self.revision += 1;
        self.records.retain(|other| {
            let is_same = other.page == record.page && other.notice == record.notice;
            !is_same && now - other.seen < EXPIRY
        });
        self.records.push(record);
        if self.records.len() > MOST_RECORDS {
            self.records.remove(0);
        }
    }
}

impl NoticeRecord {
    fn is_of(&self, key: &NoticeKey) -> bool {
        self.page == key.page && self.notice == key.notice
    }

    /// Takes in what a form showed.
    fn take_in(&mut self, seen: SeenNotice) {
        self.name = seen.name.or(self.name.take());
        if let Some(status) = seen.status {
            self.take_in_status(status);
        }
        if let Some(mut components) = seen.components {
            components.truncate(MOST_COMPONENTS);
            self.components = components;
        }
        if let Some(schedule) = seen.schedule {
            self.take_in_schedule(schedule);
        }
    }

    /// What is completed may have set its components back: only what is seen from then on counts.
    fn take_in_status(&mut self, status: Status) {
        if self.status != Some(status) && status == Status::Completed {
            self.components_set_aside = None;
            for component in &mut self.components {
                component.status = None;
            }
        }
        if self.status != Some(status) {
            self.overdue_set_aside = None;
        }
        self.status = Some(status);
    }

    fn take_in_schedule(&mut self, schedule: SeenSchedule) {
        let sent = self.sent_schedule.take();
        let told = self.told.take();
        if let Some(before) = self.schedule.take()
            && !before.is_same_as(&schedule)
        {
            let is_sent_here = sent.is_some_and(|sent| sent.schedule.is_same_as(&schedule));
            let is_told = told.is_some_and(|told| told.is_same_as(&schedule));
            let former = self.former.take().unwrap_or(before);
            // Moved back to what clients know, there is nothing to tell.
            let is_known = is_told || former.is_same_as(&schedule);
            self.changed_here = !is_known && (self.changed_here || is_sent_here);
            self.former = (!is_known).then_some(former);
            self.telling_set_aside = None;
            self.overdue_set_aside = None;
        }
        self.schedule = Some(schedule);
        self.note_schedule_of_procedure();
    }

    /// Whether nothing but the moment differs.
    fn is_as(&self, other: &Self) -> bool {
        let timeless = |record: &Self| {
            let mut record = record.clone();
            record.seen = 0;
            if let Some(schedule) = &mut record.schedule {
                schedule.seen = 0;
            }
            record
        };
        timeless(self) == timeless(other)
    }

    /// All that is still to be done, with why it is set aside. `page_load_id` is that of the page that is open.
    fn tasks(
        &self,
        page_load_id: &str,
        now: i64,
    ) -> impl Iterator<Item = (PendingKind, &Option<String>)> {
        let left = self.components_left().filter(|_| now - self.seen < LATE);
        let mistakes = (!self.mistakes.is_empty() && now - self.seen < LATE).then(|| {
            PendingKind::PostedWithErrors {
                rules: self.mistakes.clone(),
            }
        });
        let telling = self.task_of_telling(page_load_id, now);
        let all = [
            (telling, &self.telling_set_aside),
            (left, &self.components_set_aside),
            (mistakes, &self.mistakes_set_aside),
        ];
        all.into_iter()
            .filter_map(|(task, set_aside)| Some((task?, set_aside)))
    }

    fn components_left(&self) -> Option<PendingKind> {
        if self.status != Some(Status::Completed) {
            return None;
        }
        let left = |one: &&SeenComponent| one.status == Some(ComponentStatus::UnderMaintenance);
        let left = self.components.iter().filter(left);
        let names: Vec<String> = left.map(|one| one.name.clone()).collect();
        (!names.is_empty()).then_some(PendingKind::ComponentsLeft { names })
    }

    /// Clients do not know the schedule that was seen, or sent, last.
    fn task_of_telling(&self, page_load_id: &str, now: i64) -> Option<PendingKind> {
        let seen = self.schedule.as_ref()?;
        // Until the page is loaded again it may refuse what was sent.
        let sent = self.sent_schedule.as_ref();
        let sent = sent
            .filter(|sent| sent.page_load_id != page_load_id && !sent.schedule.is_same_as(seen));
        let schedule = sent.map_or(seen, |sent| &sent.schedule);
        let former = self.former.as_ref().or(sent.map(|_| seen))?;
        let end = (schedule.start + i64::from(schedule.minutes)) * 60;
        let is_over = self.status == Some(Status::Completed) || now > end + LATE;
        if is_over {
            return None;
        }
        let is_update_sent = self.sent_update.as_ref().is_some_and(|sent| sent.tells);
        Some(PendingKind::TellClients {
            former: former.clone(),
            schedule: schedule.clone(),
            evidence: match (is_update_sent, sent.is_some(), self.changed_here) {
                (true, ..) => TellEvidence::UpdateSent,
                (false, true, _) => TellEvidence::ScheduleSent,
                (false, false, true) => TellEvidence::ChangedHere,
                (false, false, false) => TellEvidence::ChangedElsewhere,
            },
        })
    }
}

#[cfg(test)]
mod tests;
