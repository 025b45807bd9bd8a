//! The window of a maintenance, as the schedule fields of a form give it.

use super::{
    form::{Form, SeenSchedule},
    time::{PageZone, UtcInstant, Zones, wall_clock::WallClockInstants},
};
use chrono::{Duration, NaiveDateTime};

/// The window that the schedule fields give.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    pub start: UtcInstant,
    /// Unknown where the form has no duration.
    pub end: Option<UtcInstant>,
    /// The zone of the fields.
    pub zone: PageZone,
    /// What the fields show.
    pub start_on_form: NaiveDateTime,
    /// The start comes twice or never in the zone of the page.
    pub is_ambiguous: bool,
}

impl Window {
    /// The fields are in the zone that the form prints; where it prints none, in `fallback`. Where the screen has no
    /// schedule, it is the one that was seen on another screen.
    /// `None` when date or time are not known, or the zone is not understood.
    pub fn from_form(form: &Form, fallback: &str, zones: &dyn Zones) -> Option<Self> {
        if let Some(seen) = form.remembered_schedule() {
            return Self::from_seen(seen, fallback, zones);
        }
        let start_on_form = form.start_date.value()?.and_time(*form.start_time.value()?);
        let printed = form.zone.value().map_or(fallback, String::as_str);
        let minutes = form.duration.value().copied();
        Self::new(start_on_form, minutes, printed, zones)
    }

    /// As a screen showed it before.
    pub fn from_seen(seen: &SeenSchedule, fallback: &str, zones: &dyn Zones) -> Option<Self> {
        let printed = seen.zone.as_deref().unwrap_or(fallback);
        Self::new(seen.start_on_form()?, Some(seen.minutes), printed, zones)
    }

    fn new(
        start_on_form: NaiveDateTime,
        minutes: Option<u32>,
        printed: &str,
        zones: &dyn Zones,
    ) -> Option<Self> {
        let zone = PageZone::parse(printed)?;
        let local = zone.resolve_wall_clock(zones, start_on_form)?;
        let start = local.likely_instant();
        let end = minutes.map(|minutes| start + Duration::minutes(minutes.into()));
        Some(Self {
            start,
            end,
            zone,
            start_on_form,
            is_ambiguous: !matches!(local, WallClockInstants::Once(_)),
        })
    }
}
