//! What is remembered of a maintenance from the screens that were open before, as values. Where it is kept and for how
//! long is decided in `session`.

use super::{Field, Form, OpenProcedure, SeenSchedule, Status};
use crate::engine::sentences::format_name;

/// What is remembered of the maintenance on the screen, and what is pending on the Statuspage page that it belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoticeHistory {
    /// Its title, where a screen showed it.
    pub name: Option<String>,
    /// As seen last.
    pub schedule: Option<SeenSchedule>,
    /// The one that clients know, where it was changed since.
    pub former: Option<SeenSchedule>,
    pub status: Option<Status>,
    pub pending: Vec<PendingTask>,
    /// Of the maintenances that the list on the screen has, those that are not completed and whose schedule is remembered.
    pub listed: Vec<PendingTask>,
    /// What the person has begun on maintenances of this Statuspage page.
    pub procedures: Vec<OpenProcedure>,
    /// The procedures that are not offered here any more.
    pub declined: Vec<String>,
    /// What was sent on this Statuspage page, and was not seen to be saved.
    pub unseen_saves: Vec<UnseenSave>,
}

/// Something that was sent and that no screen has shown since: the person knows whether it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnseenSave {
    /// Statuspage's own id of the maintenance, or what stands for it.
    pub notice: String,
    /// Its title, where a screen showed it.
    pub name: Option<String>,
    /// It was sent as a new maintenance, not as an update of one.
    pub is_new: bool,
}

/// Something that is still to be done on a maintenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingTask {
    /// Statuspage's own id of the maintenance.
    pub notice: String,
    /// Its title, where a screen showed it.
    pub name: Option<String>,
    /// It is the maintenance on the screen.
    pub is_open_here: bool,
    pub kind: PendingKind,
    /// Why the person has set it aside, empty for no reason; `None` where it is not set aside.
    pub set_aside: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PendingKind {
    /// Clients do not know of the new schedule.
    TellClients {
        former: SeenSchedule,
        schedule: SeenSchedule,
        evidence: TellEvidence,
    },
    /// It is completed, and these components of it were seen Under Maintenance since.
    ComponentsLeft { names: Vec<String> },
    /// The Status Update that clients see was posted while these rules had found errors.
    PostedWithErrors { rules: Vec<String> },
    /// It has this schedule and this status: whether that is past is a question of the clock.
    Open {
        schedule: SeenSchedule,
        status: Status,
        /// The list shows the status; else it is the one that was seen last.
        is_status_shown: bool,
    },
}

/// How certain it is that clients were not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TellEvidence {
    /// It was changed in this browser, and no Status Update was sent.
    ChangedHere,
    /// It was sent from this browser, and not seen to be saved.
    ScheduleSent,
    /// It was changed elsewhere, where a Status Update may have been posted too.
    ChangedElsewhere,
    /// A Status Update was sent, and was not seen to be saved.
    UpdateSent,
}

impl Form {
    /// The schedule as it was seen on another screen, where this one shows none.
    pub fn remembered_schedule(&self) -> Option<&SeenSchedule> {
        let is_here = self.start_date.is_on_screen() || self.start_time.is_on_screen();
        self.history.schedule.as_ref().filter(|_| !is_here)
    }

    /// What may be the title: what its field holds, else what the screen is headed with and what another screen showed. None:
    /// nothing is known of it.
    pub fn possible_titles(&self) -> Vec<&str> {
        match &self.name {
            Field::Value(name) => vec![name],
            Field::NotOnScreen => {
                let all = self.headings.iter().chain(&self.history.name);
                all.map(String::as_str).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many minutes the maintenance takes as far as clients know, and how many now, where that was changed.
    pub fn change_of_length(&self) -> Option<(u32, u32)> {
        self.history
            .change_of_length(self.duration.value().copied())
    }
}

impl PendingTask {
    /// The maintenance, as a sentence names it.
    pub fn name_notice(&self) -> String {
        match &self.name {
            Some(name) => format!("“{}”", format_name(name)),
            None if self.is_open_here => "this maintenance".into(),
            None => format!("the maintenance {}", format_name(&self.notice)),
        }
    }
}

impl NoticeHistory {
    /// Whether something is still to be done that is not set aside.
    pub fn has_task(&self) -> bool {
        self.pending.iter().any(|task| task.set_aside.is_none())
    }

    /// How many minutes the maintenance takes as far as clients know, and how many now; `on_form` where the form shows it.
    pub fn change_of_length(&self, on_form: Option<u32>) -> Option<(u32, u32)> {
        let seen = self.schedule.as_ref();
        let before = self.former.as_ref().or(seen)?.minutes;
        let now = on_form.or(seen.map(|seen| seen.minutes))?;
        (now != before).then_some((before, now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::{UtcInstant, format::Clock};

    fn seen(at: &str, minutes: u32) -> SeenSchedule {
        let start = "2026-12-01T22:00:00Z".parse::<UtcInstant>().unwrap();
        SeenSchedule::new(at.parse().unwrap(), start.naive_utc(), minutes, None)
    }

    #[test]
    fn when_it_was_seen() {
        let schedule = seen("2026-11-30T14:05:00Z", 120);
        let says = |now: &str| schedule.describe_when_seen(now.parse().unwrap(), Clock::TwentyFour);
        assert_eq!(says("2026-11-30T20:00:00Z"), "as seen at 14:05 UTC");
        assert_eq!(
            says("2026-12-01T01:00:00Z"),
            "as seen on Mon 30 Nov, 14:05 UTC"
        );
        let start = schedule.start_on_form().unwrap();
        assert_eq!(start.to_string(), "2026-12-01 22:00:00");
    }

    #[test]
    fn how_the_length_was_changed() {
        let change = |former: Option<u32>, now, on_form| {
            let history = NoticeHistory {
                former: former.map(|minutes| seen("2026-11-30T14:05:00Z", minutes)),
                schedule: Some(seen("2026-11-30T15:05:00Z", now)),
                ..NoticeHistory::default()
            };
            history.change_of_length(on_form)
        };
        assert_eq!(change(Some(120), 210, None), Some((120, 210)));
        assert_eq!(change(Some(120), 120, None), None);
        assert_eq!(change(None, 120, None), None);
        assert_eq!(change(None, 120, Some(150)), Some((120, 150)));
    }
}
