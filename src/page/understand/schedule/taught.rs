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
use crate::{
    engine::form::FieldName,
    page::{
        controls::ChoiceControl,
        scene::{At, Role, Scene},
        understand::{
            assign::FieldEvidence,
            binding::Binding,
            candidates::Candidate,
            found::Found,
            score::Evidence,
            slots::{Slot, SlotTexts},
            weights::weights,
        },
    },
};

/// More fields than this around a control are a form.
const MOST_FIELDS: usize = 12;

const DATE_PARTS: &str = "the year, the month and the day";
const TIME_PARTS: &str = "the hour and the minute";
const LENGTH_PARTS: &str = "the hours and the minutes";

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

    /// Whether it can be a piece of a date, or of a time.
    fn includes(self, unit: Unit) -> bool {
        let of_date = unit.is_of_date() || unit == Unit::DateRange;
        match self {
            Self::Date => of_date || matches!(unit, Unit::Both | Unit::Range),
            _ => !of_date && !unit.is_of_length(),
        }
    }

    /// The row holds all parts of it. Whether it is am or pm may stand further out.
    fn is_complete(self, row: &[Piece]) -> bool {
        let has = |unit: &Unit| row.iter().any(|piece| counts(piece) && piece.unit == *unit);
        let mut parts = self.parts().iter();
        self != Self::Moment && parts.all(|unit| *unit == Unit::Meridiem || has(unit))
    }
}

/// The control that was pointed at, and what stands around it.
struct Pointed<'s> {
    scene: &'s Scene<'s>,
    at: At,
    candidates: Vec<Candidate>,
}

/// Binds what was pointed at as this field of the schedule, with the control that the field begins at.
pub fn bind_pointed(scene: &Scene, field: FieldName, at: At) -> Result<(At, Binding), String> {
    let pointed = Pointed::new(scene, at);
    match field {
        FieldName::StartDate => pointed.bind_moment(Want::Date, Want::Time),
        FieldName::StartTime if scene.role(at) == Role::Radio => pointed.bind_time_before(),
        FieldName::StartTime => pointed.bind_moment(Want::Time, Want::Date),
        _ => pointed.bind_length(),
    }
}

/// Whether it stands in one row with what was pointed at.
fn counts(piece: &Piece) -> bool {
    !piece.evidence.is_empty()
}

fn parts_unknown(parts: &str) -> String {
    format!("Which of the boxes there are {parts} cannot be told.")
}

fn to_result(field: &FieldEvidence, parts: &str) -> Result<(At, Binding), String> {
    match (&field.found, field.chosen()) {
        (Found::Unsure(why), _) => Err(why.to_string()),
        (_, Some(chosen)) => Ok((chosen.at, chosen.binding.clone())),
        _ => Err(parts_unknown(parts)),
    }
}

impl<'s> Pointed<'s> {
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

    fn piece<'c>(&self, of: &'c Candidate, unit: Unit, side: Side) -> Piece<'c> {
        let row = Evidence::of_cue(Slot::Taught, "", 2 * weights().enough);
        Piece {
            unit,
            side,
            own_side: side == Side::End,
            evidence: vec![row],
            ..Piece::new(self.scene, of)
        }
    }

    /// The date or the time; where a piece of the `other` of both was pointed at, as both stand together.
    fn bind_moment(&self, want: Want, other: Want) -> Result<(At, Binding), String> {
        let bind = |pieces: &[Piece]| match want {
            Want::Date => to_result(&score_date(self.scene, pieces, Side::Start), DATE_PARTS),
            _ => to_result(&score_time(self.scene, pieces, Side::Start), TIME_PARTS),
        };
        let mut alone = self.pieces(want, Side::Start);
        if let Some((of, unit)) = self
            .pointed_whole(want)
            .filter(|_| !want.is_complete(&alone))
        {
            alone.iter_mut().for_each(|piece| piece.evidence.clear());
            alone.retain(|piece| !self.is_pointed(piece.of));
            alone.push(self.piece(of, unit, Side::Start));
        }
        if alone.iter().any(counts) {
            return bind(&alone);
        }
        let both = self.pieces(Want::Moment, Side::Start);
        let is_other = |piece: &Piece| {
            let certain = piece.shape == Shape::Certain(piece.unit) && piece.unit.is_whole_moment();
            let segment = segment_unit(self.scene, piece.of).is_some();
            self.is_pointed(piece.of) && other.includes(piece.unit) && (certain || segment)
        };
        let is_rest = |piece: &Piece| counts(piece) && !self.is_pointed(piece.of);
        match both.iter().any(is_other) && both.iter().any(is_rest) {
            true => bind(&both),
            false => bind(&[]),
        }
    }

    /// The time that a choice between am and pm belongs to.
    fn bind_time_before(&self) -> Result<(At, Binding), String> {
        let item = &self.scene.items[self.at];
        let mut before = self.scene.fields[..item.fields].iter().rev();
        let field = before.find(|field| self.scene.role(**field) != Role::Radio);
        let time = field.and_then(|at| bind_pointed(self.scene, FieldName::StartTime, *at).ok());
        let time = time.filter(|(_, time)| time.shares_node(&[item.node.id]));
        time.ok_or_else(|| parts_unknown(TIME_PARTS))
    }

    /// How long it takes, or else the end.
    fn bind_length(&self) -> Result<(At, Binding), String> {
        let moment = self.pieces(Want::Moment, Side::End);
        let has = |units: [Unit; 2]| {
            let mut row = moment.iter().filter(|piece| counts(piece));
            row.any(|piece| units.contains(&piece.unit))
        };
        let by_words = self.pointed().map(|of| unit_of(&of.names));
        // Hours that say nothing of themselves, after a date.
        let is_after_date =
            by_words == Some(None) && has([Unit::Date, Unit::Day]) && has([Unit::Time, Unit::Hour]);
        if is_after_date || self.is_of_clock() {
            let end = to_result(&score_end(self.scene, &moment), "");
            return end.map_err(|_| "The time of the end is not beside it.".into());
        }
        let mut pieces = self.pieces(Want::Length, Side::Neither);
        if self.is_beside_unknown_number(&pieces) {
            return Err(parts_unknown(LENGTH_PARTS));
        }
        if !pieces.iter().any(counts) {
            let pointed = self.pointed().into_iter();
            pieces.extend(pointed.map(|of| self.piece(of, Unit::Length, Side::Neither)));
        }
        to_result(&score_length(self.scene, &pieces), LENGTH_PARTS)
    }

    /// The longest row of pieces that the control is one of, no two of which hold the same. Further out
    /// stand other fields: what is complete is not added to.
    fn pieces(&self, want: Want, side: Side) -> Vec<Piece<'_>> {
        let mut best: Vec<Piece> = Vec::new();
        let count = |row: &[Piece]| row.iter().filter(|piece| counts(piece)).count();
        for outer in std::iter::once(self.at).chain(self.scene.ancestors(self.at).take(6)) {
            let row = self.row(outer, want, side);
            let is_half = |piece: &Piece| counts(piece) && piece.unit == Unit::Meridiem;
            let adds = !want.is_complete(&best) || row.iter().any(is_half);
            if adds && count(&row) > count(&best) {
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
            pieces.push(self.piece(of, unit, side));
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
        let whole = control_unit(self.scene, of);
        let whole = whole.filter(|unit| want == Want::Moment && unit.is_whole_moment());
        let is_wanted = |unit: &Unit| want.parts().contains(unit);
        whole
            .or_else(|| {
                self.possible_units(of)
                    .into_iter()
                    .flatten()
                    .find(is_wanted)
            })
            .or_else(|| self.unit_by_place(of, want, before))
    }

    /// What its shape and its words allow: numbers of a clock may be those of a length, twelve of them a month.
    fn possible_units(&self, of: &Candidate) -> [Option<Unit>; 3] {
        if let Some(part) = segment_unit(self.scene, of) {
            return [Some(part), None, None];
        }
        let by_words = unit_of(&of.names);
        let (known, is_month) = match shape(self.scene, of) {
            Shape::Hourly => {
                let is_month = by_words != Some(Unit::Hour) && offers_twelve(self.scene, of);
                (Some(Unit::Hour), is_month)
            }
            Shape::Minutely => (Some(Unit::Minute), may_be_month(&of.names)),
            _ => (control_unit(self.scene, of), may_be_month(&of.names)),
        };
        let month = is_month.then_some(Unit::Month);
        let length = |unit| {
            let is_called = |by: &Unit| *by == unit || Some(*by) == known;
            by_words.filter(is_called).map(|_| unit)
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
    fn unit_by_place(&self, of: &Candidate, want: Want, before: &[Piece]) -> Option<Unit> {
        let by_words = unit_of(&of.names);
        let year = value(self.scene, of.at);
        let is_year = year.len() == 4 && (1970..=2200).contains(&year.parse().unwrap_or(0));
        let is_before = |unit| before.iter().any(|piece| piece.unit == unit);
        let is_rest = is_before(Unit::Year) && is_before(Unit::Month) && !is_before(Unit::Day);
        let follows = |unit| before.last().is_some_and(|piece| piece.unit == unit);
        let is_of = |wants: [Want; 2], unit| {
            wants.contains(&want) && by_words.is_none_or(|by_words| by_words == unit)
        };
        let of_date = is_of([Want::Date, Want::Moment], Unit::Date);
        let of_clock = is_of([Want::Time, Want::Moment], Unit::Time);
        let of_length = is_of([Want::Length; 2], Unit::Length);
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
        let is_text = shape(self.scene, of) == Shape::Open && !is_number(self.scene, of);
        let unit = match is_text && known.is_none_or(Unit::is_whole_moment) {
            true => Some(Unit::Both),
            false => known.filter(|unit| unit.is_whole_moment() && want.includes(*unit)),
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
            Some(Unit::Hours | Unit::Minutes) => !pieces.iter().any(counts),
            _ => false,
        };
        let is_explained = |piece: &Piece| {
            let mut row = pieces.iter().filter(|piece| counts(piece));
            self.is_pointed(piece.of)
                || !is_unknown(piece.of)
                || row.any(|other| other.place == piece.place)
        };
        let all = self.candidates.iter();
        let all: Vec<Piece> = all.map(|of| Piece::new(self.scene, of)).collect();
        is_beside_unknown_number(self.scene, self.at, &all, &is_explained)
    }
}

fn offers_twelve(scene: &Scene, of: &Candidate) -> bool {
    let options = ChoiceControl::from_select(scene, of.at).options;
    let offers = |number: &str| options.iter().any(|one| one.label.trim() == number);
    of.role == Role::Select && offers("12") && !offers("13")
}
