//! Pieces → the dates, times and lengths that they make. Which pieces make what is one table of patterns,
//! [`DATE`], [`TIME`] and [`LENGTH`]: one control that holds all of it, or several that hold a part each.

use super::{
    half::find_half,
    pieces::Piece,
    shape::{Shape, shape},
    words::{Side, Unit},
};
use crate::page::understand::found::Found;
use crate::page::understand::found::choose_best;
use crate::page::understand::weights::weights;
use crate::page::{
    scene::Scene,
    schedule_controls::{DateControl, DateTimePart, TimeControl},
    understand::explain::Reason,
};

/// The ways in which a form asks for something.
pub struct Pattern {
    /// As the start, and as the end.
    names: [&'static str; 2],
    /// What one control may hold that holds all of it.
    whole: &'static [Unit],
    /// What several controls hold a part of each.
    parts: &'static [Unit],
    needs: Needs,
    /// The reason where some parts are missing.
    incomplete: fn(&'static str) -> Reason,
}

#[derive(PartialEq)]
enum Needs {
    All,
    /// All, where the first is there; the others alone are about something else.
    AllOfFirst,
    Any,
}

const DATE: Pattern = Pattern {
    names: ["Start date", "End date"],
    whole: &[Unit::Date, Unit::Both, Unit::Range, Unit::DateRange],
    parts: &[Unit::Year, Unit::Month, Unit::Day],
    needs: Needs::All,
    incomplete: Reason::PartsMissing,
};

const TIME: Pattern = Pattern {
    names: ["Start time", "End time"],
    whole: &[Unit::Time, Unit::Both, Unit::Range, Unit::TimeRange],
    parts: &[Unit::Hour, Unit::Minute],
    needs: Needs::AllOfFirst,
    incomplete: Reason::MinuteMissing,
};

pub const LENGTH: Pattern = Pattern {
    names: ["Duration", "Duration"],
    whole: &[Unit::Length],
    parts: &[Unit::Days, Unit::Hours, Unit::Minutes],
    needs: Needs::Any,
    incomplete: |_| Reason::DurationPartsMissing,
};

impl Pattern {
    fn name(&self, side: Side) -> &'static str {
        self.names[usize::from(side == Side::End)]
    }
}

/// The pieces that make one field.
pub enum Group<'p, 'c> {
    Whole(&'p Piece<'c>),
    /// In the order of the pattern.
    Parts(Vec<&'p Piece<'c>>),
}

pub fn find_group<'p, 'c>(
    scene: &Scene,
    pieces: &'p [Piece<'c>],
    pattern: &Pattern,
    side: Side,
) -> Found<Group<'p, 'c>> {
    let name = pattern.name(side);
    let find = |units: &[Unit]| find_piece(scene, pieces, units, side, name);
    let whole = find(pattern.whole);
    let parts: Vec<Found<&Piece>> = pattern.parts.iter().map(|unit| find(&[*unit])).collect();
    let (mut found, mut unsure) = (Vec::new(), None);
    for part in &parts {
        match part {
            Found::Here(piece) => found.push(*piece),
            Found::Unsure(why) => unsure = unsure.or(Some(why)),
            Found::Nothing => {}
        }
    }
    let has_parts = match pattern.needs {
        Needs::AllOfFirst => !matches!(parts[0], Found::Nothing),
        Needs::All | Needs::Any => !found.is_empty() || unsure.is_some(),
    };
    match (whole, unsure) {
        (Found::Unsure(why), _) => Found::Unsure(why),
        // A date that can be picked as a whole and in its parts is the same date.
        (Found::Here(_), _) if has_parts && pattern.needs != Needs::All => {
            Found::Unsure(Reason::SeveralAlike(name))
        }
        (Found::Here(piece), _) => Found::Here(Group::Whole(piece)),
        (Found::Nothing, _) if !has_parts => Found::Nothing,
        (Found::Nothing, Some(why)) => Found::Unsure(why.clone()),
        (Found::Nothing, None) if found.len() < parts.len() && pattern.needs != Needs::Any => {
            Found::Unsure((pattern.incomplete)(name))
        }
        (Found::Nothing, None) => Found::Here(Group::Parts(found)),
    }
}

/// The one piece of these units on this side: one that says the side before one that says none.
fn find_piece<'p, 'c>(
    scene: &Scene,
    pieces: &'p [Piece<'c>],
    units: &[Unit],
    side: Side,
    name: &'static str,
) -> Found<&'p Piece<'c>> {
    let is_on_side = |piece: &Piece| match side {
        // "Starts in 30 minutes" is not how long it takes.
        Side::Neither => !(piece.own_side && piece.side == Side::Start),
        Side::Start => piece.side != Side::End || piece.unit.is_range(),
        Side::End => piece.side == side || piece.unit.is_range(),
    };
    let fits = |piece: &&Piece| {
        units.contains(&piece.unit) && piece.score >= weights().enough && is_on_side(piece)
    };
    let all = || pieces.iter().filter(fits);
    let sided = || all().filter(|piece| piece.side == side);
    let says_side = side != Side::Neither && sided().next().is_some();
    // Nothing says which of two is the start: a score for other reasons must not decide it.
    if units.contains(&Unit::Both) && !says_side && all().count() > 1 {
        return Found::Unsure(Reason::SeveralAlike(name));
    }
    let scored = all().map(|piece| {
        // Called alike at the control itself, words further away do not tell them apart.
        let own = &piece.of.names.own;
        let twin = !own.is_empty() && sided().any(|other| other.of.names.own == *own);
        let apart = says_side && piece.side != side && !twin;
        (piece, piece.score - if apart { 6 } else { 0 })
    });
    choose_best(scene, name, scored, |piece| piece.of.at)
}

pub fn find_date(scene: &Scene, pieces: &[Piece], side: Side) -> Found<DateControl> {
    match find_group(scene, pieces, &DATE, side) {
        Found::Here(Group::Whole(piece)) => {
            Found::Here(DateControl::Whole(piece.part_for(scene, side)))
        }
        Found::Here(Group::Parts(parts)) => match parts.as_slice() {
            [year, month, day] => Found::Here(DateControl::Split {
                year: year.part(scene),
                month: month.part(scene),
                day: day.part(scene),
            }),
            _ => Found::Nothing,
        },
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}

pub fn find_time(scene: &Scene, pieces: &[Piece], side: Side) -> Found<TimeControl> {
    let name = TIME.name(side);
    match find_group(scene, pieces, &TIME, side) {
        Found::Here(Group::Whole(piece)) => {
            find_half_of_whole(scene, pieces, piece, piece.part_for(scene, side), name)
        }
        Found::Here(Group::Parts(parts)) => match parts.as_slice() {
            [hour, minute] => match find_half(scene, pieces, hour.of.at, name) {
                Found::Unsure(why) => Found::Unsure(why),
                half => Found::Here(TimeControl::Split {
                    hour: hour.part(scene),
                    minute: minute.part(scene),
                    half: half.here().cloned(),
                }),
            },
            _ => Found::Nothing,
        },
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}

/// A time in one control, which may leave am or pm to another.
fn find_half_of_whole(
    scene: &Scene,
    pieces: &[Piece],
    piece: &Piece,
    clock: DateTimePart,
    name: &'static str,
) -> Found<TimeControl> {
    let includes_all = match clock {
        DateTimePart::Field {
            native, range_end, ..
        } => native || range_end.is_some(),
        DateTimePart::Menu(_) => shape(scene, piece.of) == Shape::Certain(Unit::Time),
    };
    if includes_all {
        return Found::Here(TimeControl::Whole { clock, half: None });
    }
    match find_half(scene, pieces, piece.of.at, name) {
        Found::Unsure(why) if !clock.includes_am_pm(scene.outline) => Found::Unsure(why),
        half => Found::Here(TimeControl::Whole {
            clock,
            half: half.here().cloned(),
        }),
    }
}
