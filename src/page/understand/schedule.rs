//! When it starts and how long it takes, read with nothing guessed:
//!
//! | step | file | from → to |
//! |---|---|---|
//! | shapes | [`shape`] | a control → what it can hold, by its kind, options, bounds and value |
//! | words | [`words`] | the texts at a control → the unit and the side that they name |
//! | pieces | [`pieces`] | shape and words → what the control holds a piece of, where they agree |
//! | neighbours | [`neighbours`] | pieces that stand together → whose label speaks for which, clock or length |
//! | groups | [`groups`] | pieces × a table of patterns → a date, a time |
//! | fields | [`duration`], [`half`], [`zone`] | what belongs to them: how long, am or pm, the time zone |
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

use crate::page::understand::candidates::Candidate;
use crate::page::understand::candidates::Home;
use crate::page::understand::found::Found;
use crate::page::{
    scene::Scene,
    schedule_controls::{DateControl, DurationControl, TimeControl},
};
pub use taught::{day_at, length_at, time_at};
use words::Side;
pub use words::{is_called_like_a_moment, is_of_a_moment};
pub use zone::Zone;

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
        let mut nodes = Vec::new();
        let mut add = |node| nodes.push(node);
        if let Some(date) = self.start_date.here() {
            date.visit_nodes(&mut add);
        }
        if let Some(time) = self.start_time.here() {
            time.visit_nodes(&mut add);
        }
        if let Some(length) = self.duration.here() {
            length.visit_nodes(&mut add);
        }
        if let Zone::Control(control) = &self.zone {
            control.visit_nodes(add);
        }
        nodes
    }
}

pub fn locate(scene: &Scene, home: Home, candidates: &[Candidate]) -> Schedule {
    let mut pieces = pieces::find_pieces(scene, home, candidates);
    let clocks = neighbours::settle(scene, &mut pieces);
    let start_date = groups::find_date(scene, &pieces, Side::Start);
    let start_time = match &start_date {
        // Of several dates, nothing tells whose clock is meant where it has no words of its own.
        Found::Unsure(why) if !clocks.is_empty() => Found::Unsure(why.clone()),
        _ => groups::find_time(scene, &pieces, Side::Start),
    };
    let duration = duration::find_duration(scene, &mut pieces, candidates);
    let zone = zone::find_zone(scene, home, &pieces);
    Schedule {
        start_date,
        start_time,
        duration,
        zone,
    }
}
