//! A field of which a person pointed at one control: the pieces that stand beside it come along, and make
//! the field as all pieces do ([`super::groups`]). As it is known what they are pieces of, each needs
//! fewer words.

use super::{
    duration::{is_beside_unknown_number, score_end, score_length},
    groups::{score_date, score_time},
    pieces::{Piece, control_unit},
    shape::{Shape, is_number, segment_unit, shape, value},
    words::{Side, Unit, may_be_month, unit_of},
};
use crate::page::{
    controls::ChoiceControl,
    scene::{At, Role, Scene},
    schedule_controls::{DateControl, DurationControl, TimeControl},
    understand::{
        binding::Binding,
        candidates::Candidate,
        found::Found,
        score::Evidence,
        slots::{Slot, SlotTexts},
        weights::weights,
    },
};

/// More fields than this around a control are a form.
const MOST_FIELDS: usize = 12;

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
    /// What several controls hold a part of each.
    fn parts(self) -> &'static [Unit] {
        use Unit::{Day, Hour, Hours, Meridiem, Minute, Minutes, Month, Year};
        match self {
            Self::Date => &[Year, Month, Day],
            Self::Time => &[Hour, Minute, Meridiem],
            Self::Length => &[Hours, Minutes],
            Self::Moment => &[Year, Month, Day, Hour, Minute, Meridiem],
        }
    }

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
    let find = |pieces: &[Piece]| score_date(scene, pieces, Side::Start).binding(Binding::date);
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
    let find = |pieces: &[Piece]| score_time(scene, pieces, Side::Start).binding(Binding::time);
    taught.find(Want::Time, Want::Date, find, PARTS)
}

/// The time that a choice between am and pm belongs to.
fn time_before_radio(scene: &Scene, at: At) -> Option<(At, TimeControl)> {
    let mut before = scene.fields[..scene.items[at].fields].iter().rev();
    let field = before.find(|field| scene.role(**field) != Role::Radio)?;
    let found = time_at(scene, *field).ok()?;
    let radio = scene.items[at].node.id;
    let includes = Binding::Time(found.1.clone()).shares_node(&[radio]);
    includes.then_some(found)
}

/// How long it takes, or else the end, with the control that it begins at.
pub fn length_at(scene: &Scene, at: At) -> Result<(At, DurationControl), String> {
    let taught = Taught::new(scene, at);
    let moment = taught.pieces(Want::Moment, Side::End);
    let is_found = |unit| {
        moment
            .iter()
            .any(|piece| counts(piece) && piece.unit == unit)
    };
    let has_date = is_found(Unit::Date) || is_found(Unit::Day);
    // Hours that say nothing of themselves, after a date.
    let is_unnamed = |of: &Candidate| unit_of(&of.names).is_none();
    let after_date = taught.pointed().is_some_and(is_unnamed)
        && has_date
        && (is_found(Unit::Time) || is_found(Unit::Hour));
    if after_date || taught.is_of_clock() {
        return match score_end(scene, &moment).binding(Binding::duration) {
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
    let found = score_length(scene, &pieces, &[]).binding(Binding::duration);
    to_result(found, first, "the hours and the minutes")
}

/// Whether it stands in one row with what was pointed at.
fn counts(piece: &Piece) -> bool {
    !piece.evidence.is_empty()
}

/// Where the pieces that count begin.
fn first_of(pieces: &[Piece]) -> Option<At> {
    let first = pieces.iter().find(|piece| counts(piece));
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
        evidence: vec![Evidence::of_cue(Slot::Taught, "", 2 * weights().enough)],
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
            alone.iter_mut().for_each(|piece| piece.evidence.clear());
            alone.retain(|piece| !self.is_pointed(piece.of));
            alone.push(piece(of, unit, Side::Start));
        }
        if let Some(first) = alone.iter().find(|piece| counts(piece)) {
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
            .filter(|piece| counts(piece) && !self.is_pointed(piece.of));
        match rest.next().filter(|_| is_other) {
            Some(first) => to_result(find(&both), first.of.at, parts),
            None => Err(parts_unknown(parts)),
        }
    }

    /// The longest row of pieces that the control is one of, no two of which hold the same. Further out
    /// stand other fields: what is whole is not added to.
    fn pieces(&self, want: Want, side: Side) -> Vec<Piece<'_>> {
        let mut best: Vec<Piece> = Vec::new();
        let count = |row: &[Piece]| row.iter().filter(|piece| counts(piece)).count();
        for outer in std::iter::once(self.at).chain(self.scene.ancestors(self.at).take(6)) {
            let row = self.row(outer, want, side);
            // Whether it is am or pm may stand further out.
            let is_half = |piece: &Piece| counts(piece) && piece.unit == Unit::Meridiem;
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
                piece.evidence.clear();
            }
        }
        pieces
    }

    /// What a control holds of what is wanted, after the pieces before it.
    fn unit(&self, of: &Candidate, want: Want, before: &[Piece]) -> Option<Unit> {
        let named = self.named_units(of).into_iter().flatten();
        let mut fitting = named.filter(|unit| want.parts().contains(unit));
        let whole = control_unit(self.scene, of)
            .filter(|unit| want == Want::Moment && unit.is_whole_moment());
        whole
            .or_else(|| fitting.next())
            .or_else(|| self.unnamed_unit(of, want, before))
    }

    /// What its shape and its words allow: numbers of a clock may be those of a length, twelve of them a month.
    fn named_units(&self, of: &Candidate) -> [Option<Unit>; 3] {
        if let Some(part) = segment_unit(self.scene, of) {
            return [Some(part), None, None];
        }
        let by_words = unit_of(&of.names);
        let month = match shape(self.scene, of) {
            Shape::Hourly => by_words != Some(Unit::Hour) && offers_twelve(self.scene, of),
            _ => may_be_month(&of.names),
        };
        let month = month.then_some(Unit::Month);
        let known = match shape(self.scene, of) {
            Shape::Hourly => Some(Unit::Hour),
            Shape::Minutely => Some(Unit::Minute),
            _ => control_unit(self.scene, of),
        };
        let length = |unit| {
            Some(unit).filter(|_| matches!(by_words, Some(by) if by == unit || Some(by) == known))
        };
        match known {
            Some(Unit::Hour | Unit::Hours) => [month, Some(Unit::Hour), length(Unit::Hours)],
            Some(Unit::Minute | Unit::Minutes) => {
                [month, Some(Unit::Minute), length(Unit::Minutes)]
            }
            known => [known, month, None],
        }
    }

    /// What a number without words can only be, after the pieces before it.
    fn unnamed_unit(&self, of: &Candidate, want: Want, before: &[Piece]) -> Option<Unit> {
        let by_words = unit_of(&of.names);
        let year = value(self.scene, of.at);
        let is_year = year.len() == 4 && (1970..=2200).contains(&year.parse().unwrap_or(0));
        let is_before = |unit| before.iter().any(|piece| piece.unit == unit);
        let is_rest = is_before(Unit::Year) && is_before(Unit::Month) && !is_before(Unit::Day);
        let follows = |unit| before.last().is_some_and(|piece| piece.unit == unit);
        let of_date = matches!(want, Want::Date | Want::Moment)
            && matches!(by_words, None | Some(Unit::Date));
        let of_clock = matches!(want, Want::Time | Want::Moment)
            && matches!(by_words, None | Some(Unit::Time));
        let of_length = want == Want::Length && matches!(by_words, None | Some(Unit::Length));
        match is_number(self.scene, of) {
            _ if of_date && is_year => Some(Unit::Year),
            true if of_date && is_rest => Some(Unit::Day),
            true if of_clock && follows(Unit::Hour) => Some(Unit::Minute),
            true if of_clock => Some(Unit::Hour),
            true if of_length && follows(Unit::Hours) => Some(Unit::Minutes),
            true if of_length && self.is_before_minutes(of) => Some(Unit::Hours),
            _ => None,
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

    /// One of two numbers, the other of which follows and says that it is the minutes.
    fn is_before_minutes(&self, of: &Candidate) -> bool {
        let mut around = self.scene.ancestors(of.at);
        let outer = around.find(|outer| self.scene.count_fields_in(*outer) > 1);
        let fields = outer.map_or(&[][..], |outer| self.scene.fields_of(outer));
        let mut rest = self.candidates.iter().skip_while(|other| other.at != of.at);
        let next = rest.nth(1).filter(|next| fields == [of.at, next.at]);
        next.is_some_and(|next| {
            is_number(self.scene, next) && unit_of(&next.names) == Some(Unit::Minutes)
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
            Some(Unit::Hours | Unit::Minutes) => first_of(pieces).is_none(),
            _ => false,
        };
        let is_explained = |of: &Candidate| {
            self.is_pointed(of)
                || !is_unknown(of)
                || pieces
                    .iter()
                    .any(|piece| counts(piece) && piece.of.at == of.at)
        };
        is_beside_unknown_number(self.scene, self.at, &self.candidates, &is_explained)
    }
}

fn is_whole(row: &[Piece], want: Want) -> bool {
    // Whether it is am or pm may stand further out.
    let needed = want.parts().iter().filter(|unit| **unit != Unit::Meridiem);
    let is_found = |unit: &Unit| row.iter().any(|piece| counts(piece) && piece.unit == *unit);
    want != Want::Moment && needed.clone().all(is_found)
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
