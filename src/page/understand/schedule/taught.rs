//! A field of which a person pointed at one control: the pieces that stand beside it come along, and make
//! the field as all pieces do ([`super::groups`]). As it is known what they are pieces of, each needs
//! fewer words.

use super::{
    duration::{MOST_FIELDS, find_end, find_length, is_beside_unknown_number},
    groups::{find_date, find_time},
    pieces::{Piece, control_unit},
    shape::{Shape, is_number, segment_unit, shape, value},
    words::{Side, Unit, unit_of},
};
use crate::page::understand::candidates::Candidate;
use crate::page::understand::found::Found;
use crate::page::understand::weights::weights;
use crate::page::{
    controls::ChoiceControl,
    scene::{At, Role, Scene},
    schedule_controls::{DateControl, DurationControl, TimeControl},
    understand::{cues::schedule as words, slots::SlotTexts},
};

/// What the controls around the one that was pointed at are taken for pieces of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    Date,
    Time,
    Length,
    /// Date and time.
    Moment,
}

impl Want {
    /// Whether the unit is a piece of it.
    fn includes(self, unit: Unit) -> bool {
        let of_date = unit.is_of_date() || unit == Unit::DateRange;
        match self {
            Self::Date => of_date || matches!(unit, Unit::Both | Unit::Range),
            Self::Time => !of_date && !unit.is_of_length(),
            Self::Length => unit.is_of_length(),
            Self::Moment => !unit.is_of_length(),
        }
    }
}

/// The control that was pointed at, and what stands around it.
struct Taught<'s> {
    scene: &'s Scene<'s>,
    at: At,
    candidates: Vec<Candidate>,
}

/// The start date, with the control that it begins at.
pub fn day_at(scene: &Scene, at: At) -> Result<(At, DateControl), String> {
    let taught = Taught::new(scene, at);
    let find = |pieces: &[Piece]| find_date(scene, pieces, Side::Start);
    taught.find(
        Want::Date,
        Want::Time,
        find,
        "the year, the month and the day",
    )
}

/// The start time, with the control that it begins at.
pub fn time_at(scene: &Scene, at: At) -> Result<(At, TimeControl), String> {
    const PARTS: &str = "the hour and the minute";
    if scene.role(at) == Role::Radio {
        return time_before_radio(scene, at).ok_or_else(|| parts_unknown(PARTS));
    }
    let taught = Taught::new(scene, at);
    let find = |pieces: &[Piece]| find_time(scene, pieces, Side::Start);
    taught.find(Want::Time, Want::Date, find, PARTS)
}

/// The time that a choice between am and pm belongs to.
fn time_before_radio(scene: &Scene, at: At) -> Option<(At, TimeControl)> {
    let mut before = scene.fields[..scene.items[at].fields].iter().rev();
    let field = before.find(|field| scene.role(**field) != Role::Radio)?;
    let found = time_at(scene, *field).ok()?;
    let mut includes = false;
    let radio = scene.items[at].node.id;
    found.1.visit_nodes(&mut |node| includes |= node == radio);
    includes.then_some(found)
}

/// How long it takes, or else the end, with the control that it begins at.
pub fn length_at(scene: &Scene, at: At) -> Result<(At, DurationControl), String> {
    let taught = Taught::new(scene, at);
    let moment = taught.pieces(Want::Moment, Side::End);
    let is_found = |unit: Unit| {
        moment
            .iter()
            .any(|piece| piece.unit == unit && piece.score > 0)
    };
    let has_date = is_found(Unit::Date) || is_found(Unit::Day);
    // Hours that say nothing of themselves, after a date.
    let is_unnamed = |of: &Candidate| unit_of(&of.names).is_none();
    let after_date = taught.pointed().is_some_and(is_unnamed)
        && has_date
        && (is_found(Unit::Time) || is_found(Unit::Hour));
    if after_date || taught.is_of_clock() {
        return match find_end(scene, &moment) {
            Found::Here(until) => Ok((first_of(&moment).unwrap_or(at), until)),
            _ => Err("The time of the end is not beside it.".into()),
        };
    }
    let mut pieces = taught.pieces(Want::Length, Side::Neither);
    if taught.is_beside_unknown_number(&pieces) {
        return Err(parts_unknown("the hours and the minutes"));
    }
    if first_of(&pieces).is_none() {
        let pointed = taught.pointed().into_iter();
        pieces.extend(pointed.map(|of| piece(of, Unit::Length, Side::Neither)));
    }
    let first = first_of(&pieces).unwrap_or(at);
    let found = find_length(scene, &pieces, &[]);
    to_result(found, first, "the hours and the minutes")
}

/// Where the pieces that count begin.
fn first_of(pieces: &[Piece]) -> Option<At> {
    let first = pieces.iter().find(|piece| piece.score > 0);
    first.map(|piece| piece.of.at)
}

fn parts_unknown(parts: &str) -> String {
    format!("Which of the boxes there are {parts} cannot be told.")
}

fn to_result<T>(found: Found<T>, first: At, parts: &str) -> Result<(At, T), String> {
    match found {
        Found::Here(found) => Ok((first, found)),
        Found::Unsure(why) => Err(why.to_string()),
        Found::Nothing => Err(parts_unknown(parts)),
    }
}

fn piece(of: &Candidate, unit: Unit, side: Side) -> Piece<'_> {
    Piece {
        of,
        unit,
        side,
        own_side: side == Side::End,
        score: 2 * weights().enough,
    }
}

impl<'s> Taught<'s> {
    fn new(scene: &'s Scene<'s>, at: At) -> Self {
        let is_near =
            |outer: &At| *outer >= scene.scope.0 && scene.count_fields_in(*outer) <= MOST_FIELDS;
        let widest = scene.ancestors(at).take(6).take_while(is_near).last();
        let fields = widest.map(|outer| scene.fields_of(outer));
        let fields = fields.filter(|fields| fields.contains(&at));
        let candidate = |at: &At| Candidate {
            at: *at,
            role: scene.role(*at),
            names: SlotTexts::of(scene, *at),
        };
        let candidates = fields.unwrap_or(&[at]).iter().map(candidate).collect();
        Self {
            scene,
            at,
            candidates,
        }
    }

    fn is_pointed(&self, of: &Candidate) -> bool {
        of.at == self.at
    }

    fn pointed(&self) -> Option<&Candidate> {
        self.candidates.iter().find(|of| self.is_pointed(of))
    }

    /// What is wanted; where a piece of the `other` of date and time was pointed at, as both stand together.
    fn find<T>(
        &self,
        want: Want,
        other: Want,
        find: impl Fn(&[Piece]) -> Found<T>,
        parts: &str,
    ) -> Result<(At, T), String> {
        let mut alone = self.pieces(want, Side::Start);
        if let Some((of, unit)) = self.pointed_whole(want).filter(|_| !is_whole(&alone, want)) {
            alone.iter_mut().for_each(|piece| piece.score = 0);
            alone.retain(|piece| !self.is_pointed(piece.of));
            alone.push(piece(of, unit, Side::Start));
        }
        if let Some(first) = alone.iter().find(|piece| piece.score > 0) {
            return to_result(find(&alone), first.of.at, parts);
        }
        let both = self.pieces(Want::Moment, Side::Start);
        let pointed = both.iter().find(|piece| self.is_pointed(piece.of));
        let is_other = pointed.is_some_and(|piece| {
            let certain = shape(self.scene, piece.of) == Shape::Certain(piece.unit)
                && piece.unit.is_whole_moment();
            let segment = segment_unit(self.scene, piece.of).is_some();
            other.includes(piece.unit) && (certain || segment)
        });
        let mut rest = both
            .iter()
            .filter(|piece| piece.score > 0 && !self.is_pointed(piece.of));
        match rest.next().filter(|_| is_other) {
            Some(first) => to_result(find(&both), first.of.at, parts),
            None => Err(parts_unknown(parts)),
        }
    }

    /// The longest row of pieces that the control is one of, no two of which hold the same. Further out
    /// stand other fields: what is whole is not added to.
    fn pieces(&self, want: Want, side: Side) -> Vec<Piece<'_>> {
        let mut best: Vec<Piece> = Vec::new();
        let count = |row: &[Piece]| row.iter().filter(|piece| piece.score > 0).count();
        for outer in std::iter::once(self.at).chain(self.scene.ancestors(self.at).take(6)) {
            let row = self.row(outer, want, side);
            // Whether it is am or pm may stand further out.
            let is_half = |piece: &Piece| piece.unit == Unit::Meridiem && piece.score > 0;
            let adds_half = row.iter().any(is_half);
            if count(&row) > count(&best) && (!is_whole(&best, want) || adds_half) {
                best = row;
            }
        }
        best
    }

    /// All pieces inside; only those count that stand in one row with the control.
    fn row(&self, outer: At, want: Want, side: Side) -> Vec<Piece<'_>> {
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut start, mut pointed) = (0, 0..0);
        let is_inside = |of: &&Candidate| outer == of.at || self.scene.contains(outer, of.at);
        for of in self.candidates.iter().filter(is_inside) {
            let Some(unit) = self.unit(of, want, &pieces[start..]) else {
                continue;
            };
            if pieces[start..].iter().any(|piece| piece.unit == unit) {
                start = pieces.len();
            }
            pieces.push(piece(of, unit, side));
            if self.is_pointed(of) || pointed.contains(&start) {
                pointed = start..pieces.len();
            }
        }
        for (place, piece) in pieces.iter_mut().enumerate() {
            if !pointed.contains(&place) {
                piece.score = 0;
            }
        }
        pieces
    }

    /// What a control holds of what is wanted, after the pieces before it.
    fn unit(&self, of: &Candidate, want: Want, before: &[Piece]) -> Option<Unit> {
        let known = control_unit(self.scene, of);
        match want {
            Want::Date => self.date_unit(of, known, before),
            Want::Time => self.clock_unit(of, known, before),
            Want::Length => self.length_unit(of, before),
            Want::Moment => known
                .filter(|unit| unit.is_whole_moment())
                .or_else(|| self.date_unit(of, known, before))
                .or_else(|| self.clock_unit(of, known, before)),
        }
    }

    /// What was pointed at, where it holds all of a date or a time: any text may.
    fn pointed_whole(&self, want: Want) -> Option<(&Candidate, Unit)> {
        let of = self.pointed()?;
        let known = control_unit(self.scene, of);
        let whole = known.is_none_or(Unit::is_whole_moment);
        let unit = match shape(self.scene, of) {
            Shape::Open if whole && !is_number(self.scene, of) => Some(Unit::Both),
            _ => known.filter(|unit| unit.is_whole_moment() && want.includes(*unit)),
        };
        unit.map(|unit| (of, unit))
    }

    /// A part of a date.
    fn date_unit(&self, of: &Candidate, known: Option<Unit>, before: &[Piece]) -> Option<Unit> {
        let by_words = unit_of(&of.names);
        let is_before = |unit| before.iter().any(|piece| piece.unit == unit);
        let is_year = || {
            let year = value(self.scene, of.at);
            year.len() == 4 && (1970..=2200).contains(&year.parse().unwrap_or(0))
        };
        // Two of the three are told by themselves.
        let is_rest = || is_before(Unit::Year) && is_before(Unit::Month) && !is_before(Unit::Day);
        match shape(self.scene, of) {
            Shape::Open | Shape::Number if hinted_unit(&of.names).is_some() => {
                hinted_unit(&of.names)
            }
            _ if known.is_some_and(|unit| unit.is_of_date() && unit != Unit::Date) => known,
            Shape::Hourly if by_words != Some(Unit::Hour) && offers_twelve(self.scene, of) => {
                Some(Unit::Month)
            }
            _ if !matches!(by_words, None | Some(Unit::Date)) => None,
            _ if is_year() => Some(Unit::Year),
            _ if is_number(self.scene, of) && is_rest() => Some(Unit::Day),
            _ => None,
        }
    }

    /// A part of a time of day.
    fn clock_unit(&self, of: &Candidate, known: Option<Unit>, before: &[Piece]) -> Option<Unit> {
        let after_hour = before.last().is_some_and(|piece| piece.unit == Unit::Hour);
        let by_shape = match shape(self.scene, of) {
            Shape::Hourly => Some(Unit::Hour),
            Shape::Minutely => Some(Unit::Minute),
            _ => known,
        };
        match (by_shape, unit_of(&of.names)) {
            (Some(Unit::Hour | Unit::Minute | Unit::Meridiem), _) => by_shape,
            (Some(Unit::Hours), _) => Some(Unit::Hour),
            (Some(Unit::Minutes), _) => Some(Unit::Minute),
            (_, None | Some(Unit::Time)) if is_number(self.scene, of) => Some(match after_hour {
                true => Unit::Minute,
                false => Unit::Hour,
            }),
            _ => None,
        }
    }

    /// A part of a length.
    fn length_unit(&self, of: &Candidate, before: &[Piece]) -> Option<Unit> {
        let after_hours = before.last().is_some_and(|piece| piece.unit == Unit::Hours);
        match unit_of(&of.names) {
            _ if !is_number(self.scene, of) => None,
            Some(Unit::Hour | Unit::Hours) => Some(Unit::Hours),
            Some(Unit::Minute | Unit::Minutes) => Some(Unit::Minutes),
            None | Some(Unit::Length) if after_hours => Some(Unit::Minutes),
            None | Some(Unit::Length) if self.is_before_minutes(of) => Some(Unit::Hours),
            _ => None,
        }
    }

    /// One of two numbers, the other of which follows and says that it is the minutes.
    fn is_before_minutes(&self, of: &Candidate) -> bool {
        let mut around = self.scene.ancestors(of.at);
        let outer = around.find(|outer| self.scene.count_fields_in(*outer) > 1);
        let fields = outer.map_or(&[][..], |outer| self.scene.fields_of(outer));
        let second = fields
            .get(1)
            .filter(|_| fields.len() == 2 && fields[0] == of.at);
        let mut others = self.candidates.iter();
        let second = others.find(|other| Some(&other.at) == second);
        second.is_some_and(|second| {
            is_number(self.scene, second) && unit_of(&second.names) == Some(Unit::Minutes)
        })
    }

    /// What was pointed at is of a time of day, and not of a length.
    fn is_of_clock(&self) -> bool {
        let unit = self.pointed().and_then(|of| match shape(self.scene, of) {
            Shape::Certain(_) => control_unit(self.scene, of),
            _ => unit_of(&of.names),
        });
        unit.is_some_and(|unit| !unit.is_of_length() && unit != Unit::Zone)
    }

    /// A number that nothing explains stands beside them: it may be a part as well.
    fn is_beside_unknown_number(&self, pieces: &[Piece]) -> bool {
        let is_unknown = |of: &Candidate| match unit_of(&of.names) {
            None | Some(Unit::Length | Unit::Days) => true,
            Some(Unit::Hours | Unit::Minutes) => pieces.is_empty(),
            _ => false,
        };
        let is_explained = |of: &Candidate| {
            self.is_pointed(of)
                || !is_unknown(of)
                || pieces.iter().any(|piece| piece.of.at == of.at)
        };
        is_beside_unknown_number(self.scene, self.at, &self.candidates, &is_explained)
    }
}

fn is_whole(row: &[Piece], want: Want) -> bool {
    let units: &[Unit] = match want {
        Want::Date => &[Unit::Year, Unit::Month, Unit::Day],
        Want::Time => &[Unit::Hour, Unit::Minute],
        Want::Length => &[Unit::Hours, Unit::Minutes],
        Want::Moment => return false,
    };
    let is_found = |unit: &Unit| {
        row.iter()
            .any(|piece| piece.unit == *unit && piece.score > 0)
    };
    units.iter().all(is_found)
}

/// `DD`, `MM`, `YYYY` in an empty box.
fn hinted_unit(names: &SlotTexts) -> Option<Unit> {
    let rows = [
        (words::DAY_HINTS, Unit::Day),
        (words::MONTH_HINTS, Unit::Month),
        (words::YEAR_HINTS, Unit::Year),
    ];
    names.hint.iter().find_map(|hint| {
        let row = rows.iter().find(|(hints, _)| hints.contains(&hint.trim()));
        row.map(|(_, unit)| *unit)
    })
}

fn offers_twelve(scene: &Scene, of: &Candidate) -> bool {
    let offers = |number: &str| {
        let choice = ChoiceControl::from_select(scene, of.at);
        choice
            .options
            .iter()
            .any(|option| option.label.trim() == number)
    };
    of.role == Role::Select && offers("12") && !offers("13")
}
