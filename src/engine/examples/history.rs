//! A sketch → what is remembered of its maintenance from other screens.

use super::{NAME, Sketch, parse_date_time};
use crate::engine::form::{NoticeHistory, PendingKind, PendingTask, SeenSchedule, TellEvidence};

/// When the schedule was seen on another screen.
const SEEN: &str = "2026-11-23 09:00";

impl Sketch {
    pub(super) fn build_history(&self) -> NoticeHistory {
        let seen = |schedule: (&str, u32)| {
            let seen = parse_date_time(SEEN)?.and_utc();
            let start = parse_date_time(schedule.0)?;
            Some(SeenSchedule::new(
                seen,
                start,
                schedule.1,
                Some("UTC".into()),
            ))
        };
        let schedule = self.seen_schedule.and_then(seen);
        let former = self.former_schedule.and_then(seen);
        let changed = former.clone().zip(schedule.clone());
        let telling = changed.map(|(former, schedule)| PendingKind::TellClients {
            former,
            schedule,
            evidence: TellEvidence::ChangedHere,
        });
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        let left = (!self.components_left.is_empty()).then(|| PendingKind::ComponentsLeft {
            names: texts(self.components_left),
        });
        let errors = (!self.posted_errors.is_empty()).then(|| PendingKind::PostedWithErrors {
            rules: texts(self.posted_errors),
        });
        let task = |kind| PendingTask {
            notice: "p31zjtct2jer".into(),
            name: Some(NAME.into()),
            is_open_here: self.screen.is_maintenance(),
            kind,
            set_aside: None,
        };
        let listed = schedule.clone().zip(self.listed_status);
        let listed = listed.map(|(schedule, status)| PendingKind::Open {
            schedule,
            status,
            is_status_shown: true,
        });
        let pending = telling.into_iter().chain(left).chain(errors);
        NoticeHistory {
            schedule,
            former,
            status: self.seen_status,
            pending: pending.map(task).collect(),
            listed: listed.into_iter().map(task).collect(),
            ..NoticeHistory::default()
        }
    }
}
