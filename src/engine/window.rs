//! The window of a maintenance, as the schedule fields of a form say it.

use super::{
    form::Form,
    time::{PageZone, UtcInstant, Zones, wall_clock::WallClockInstants},
};
use chrono::{Duration, NaiveDateTime};

/// The window that the schedule fields say.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    pub start: UtcInstant,
    /// Unknown where the form has no duration.
    pub end: Option<UtcInstant>,
    /// The zone of the fields.
    pub zone: PageZone,
    /// What the fields show.
    pub shown: NaiveDateTime,
    /// The start comes twice or never in the zone of the page.
    pub doubtful: bool,
}

impl Window {
    /// The fields are in the zone that the form prints; where it prints none, in `fallback`.
    /// `None` when date or time are not known, or the zone is not understood.
    pub fn of(form: &Form, fallback: &str, zones: &dyn Zones) -> Option<Self> {
        let shown = form.start_date.value()?.and_time(*form.start_time.value()?);
        let printed = form.zone.value().map_or(fallback, String::as_str);
        let zone = PageZone::parse(printed)?;
        let local = zone.resolve_wall_clock(zones, shown)?;
        let start = local.likely_instant();
        let end = form
            .duration
            .value()
            .map(|&minutes| start + Duration::minutes(minutes.into()));
        Some(Self {
            start,
            end,
            zone,
            shown,
            doubtful: !matches!(local, WallClockInstants::Once(_)),
        })
    }
}
