//! When it starts and how long it takes, read with nothing guessed:
//!
//! | step | file | from → to |
//! |---|---|---|
//! | shapes | [`shape`] | a control → what it can hold, by its kind, options, bounds and value |
//! | words | [`words`] | the texts at a control → the unit and the side that they name |
//! | pieces | [`pieces`] | shape and words → what the field holds a piece of, where they agree, and the rows that speak for it |
//! | neighbours | [`neighbours`] | pieces that stand together → whose label speaks for which, clock or length |
//! | groups | [`groups`] | pieces × a table of patterns → scored candidates of a date, a time, a length |
//! | fields | [`duration`], [`half`], [`zone`] | what belongs to them: how long, am or pm, the time zone |
//!
//! So of "Start date [2026-12-03] at [22] : [00] for [90] minutes":
//!
//! 1. The shapes are a date, hours of a day, minutes of an hour, a number.
//! 2. The words at the first are of a date and of the start, those behind the last are minutes of a length.
//! 3. The pieces are a date of the start, an hour, a minute, minutes of a length.
//! 4. The hour and the minute stand right behind the date: they go with its label, and are of the start as well.
//! 5. The date is a whole start date, hour and minute make a start time, the minutes are a length. Each is a candidate
//!    of its field, and takes part in the assignment of all fields.
//!
//! A control that a person pointed at is a piece like the others, whose unit and side are known ([`taught`]).

mod duration;
mod groups;
mod half;
mod neighbours;
mod pieces;
mod shape;
mod taught;
mod words;
mod zone;

use crate::page::{
    schedule_controls::{DateControl, DurationControl, TimeControl},
    understand::{assign::FieldEvidence, candidates::Page, found::Found},
};
pub use shape::unit_in_text;
pub use taught::bind_pointed;
use words::Side;
pub use words::{Unit, is_called_like_a_moment, is_of_a_moment};
pub use zone::{PrintedZone, Zone};

/// Where the times of the maintenance are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    pub start_date: Found<DateControl>,
    pub start_time: Found<TimeControl>,
    pub duration: Found<DurationControl>,
    /// The zone that the page prints, or the control that holds it.
    pub zone: Zone,
}

impl Schedule {
    /// Every element that holds a piece of it.
    pub fn nodes(&self) -> Vec<u32> {
        let date = self.start_date.here().map(DateControl::parts);
        let time = self.start_time.here().map(TimeControl::parts);
        let length = self.duration.here().map(DurationControl::parts);
        let zone = match &self.zone {
            Zone::Control(control) => Some(vec![&control.part]),
            _ => None,
        };
        let mut nodes = Vec::new();
        for part in [date, time, length, zone].into_iter().flatten().flatten() {
            part.visit_nodes(|node| nodes.push(node));
        }
        nodes
    }
}

/// All that may be the start date, the start time and the duration, and the time zone of them.
pub fn score_fields(page: &Page) -> ([FieldEvidence; 3], Zone) {
    let (scene, home) = (page.scene, page.home);
    let mut pieces = pieces::find_pieces(scene, home, page.candidates);
    let clocks = neighbours::settle(scene, &mut pieces);
    let date = groups::score_date(scene, &pieces, Side::Start);
    let mut time = groups::score_time(scene, &pieces, Side::Start);
    // Of several dates, nothing tells whose clock is meant where it has no words of its own.
    if let Found::Unsure(why) = &date.found
        && !clocks.is_empty()
    {
        time.found = Found::Unsure(why.clone());
    }
    let duration = duration::score_duration(scene, &mut pieces);
    let zone = zone::find_zone(scene, home, &pieces);
    ([date, time, duration], zone)
}
