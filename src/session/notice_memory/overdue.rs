//! What is remembered of maintenances whose status may be overdue: that is asked in the list, and of those that it shows.

use super::{NoticeKey, NoticeMemory, NoticeRecord};
use crate::engine::form::{PendingKind, PendingTask, Status};

/// No zone is further from UTC, in seconds.
const FURTHEST_ZONE: i64 = 14 * 3600;

impl NoticeMemory {
    /// The maintenance, where its schedule is remembered and it is Scheduled or In progress. `is_status_shown`: the screen
    /// shows which.
    pub fn open_notice(&self, key: &NoticeKey, is_status_shown: bool) -> Option<PendingTask> {
        let record = self.record(key)?;
        let status = record.overdue_status()?;
        let schedule = record.schedule.clone()?;
        Some(PendingTask {
            notice: record.notice.clone(),
            name: record.name.clone(),
            is_open_here: false,
            kind: PendingKind::Open {
                schedule,
                status,
                is_status_shown,
            },
            set_aside: record.overdue_set_aside.clone(),
        })
    }
}

impl NoticeRecord {
    fn overdue_status(&self) -> Option<Status> {
        let can_be = |status: &Status| matches!(status, Status::Scheduled | Status::InProgress);
        self.status.filter(can_be)
    }

    /// From when on, in seconds since 1970, the list may have to say that it is overdue. The zone of its schedule is not known
    /// here, so it is the earliest moment that can be meant.
    pub(super) fn overdue_from(&self) -> Option<i64> {
        if self.overdue_set_aside.is_some() {
            return None;
        }
        let schedule = self.schedule.as_ref()?;
        let minutes = match self.overdue_status()? {
            Status::Scheduled => 0,
            _ => i64::from(schedule.minutes),
        };
        Some((schedule.start + minutes) * 60 - FURTHEST_ZONE)
    }
}
