//! The window of a maintenance, as the schedule fields of a form give it.

use super::{
    form::Form,
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
    /// The fields are in the zone that the form prints; where it prints none, in `fallback`.
    /// `None` when date or time are not known, or the zone is not understood.
    pub fn from_form(form: &Form, fallback: &str, zones: &dyn Zones) -> Option<Self> {
        let start_on_form = form.start_date.value()?.and_time(*form.start_time.value()?);
        let printed = form.zone.value().map_or(fallback, String::as_str);
        let zone = PageZone::parse(printed)?;
        let local = zone.resolve_wall_clock(zones, start_on_form)?;
        let start = local.likely_instant();
        let end = form
            .duration
            .value()
            .map(|&minutes| start + Duration::minutes(minutes.into()));
        Some(Self {
            start,
            end,
            zone,
            start_on_form,
            is_ambiguous: !matches!(local, WallClockInstants::Once(_)),
        })
    }
}
