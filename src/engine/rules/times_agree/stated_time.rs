//! A time as the text states it beside the schedule: what the words around it call it.

use crate::engine::time::{ClockTime, StartAndEnd, TimeRole};
use chrono::Duration;

/// A time that the text states, or a start and an end that belong together, with the moments they mean.
#[derive(Clone, Copy)]
pub(super) struct StatedTime<'a> {
    pub(super) time: &'a ClockTime,
    /// What the words before it say of it.
    pub(super) role: TimeRole,
    /// The words behind it call it a start.
    pub(super) is_start_behind: bool,
    /// "End: 00:00 UTC" after "Start: 22:00 UTC".
    pub(super) until: Option<&'a ClockTime>,
    pub(super) moments: StartAndEnd,
}

impl StatedTime<'_> {
    pub(super) fn is_window(&self) -> bool {
        self.time.is_range || self.until.is_some()
    }

    /// The words around say that this is an end: "until 23:00 UTC", "to be completed by 23:00 UTC".
    pub(super) fn is_end(&self) -> bool {
        !self.time.is_range && self.role.includes_any(TimeRole::END | TimeRole::DONE)
    }

    /// "On 5 April from 23:00 UTC" can be the start, or a part of the work; without a date it is a part. So can "at 23:00
    /// UTC we begin".
    pub(super) fn may_be_start(&self) -> bool {
        self.time.is_dated && self.role.includes_any(TimeRole::FROM) || self.is_start_behind
    }

    /// "About 22:00" is not to the minute.
    pub(super) fn slack(&self) -> Duration {
        Duration::minutes(if self.role.includes_any(TimeRole::ABOUT) {
            15
        } else {
            0
        })
    }
}

/// How one time of a text agrees with the window.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum TimeAgreement {
    /// It is the window, its start or its end.
    Same,
    /// It lies within the window.
    Within,
    Other,
}
