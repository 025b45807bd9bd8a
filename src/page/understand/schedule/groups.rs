//! Pieces → the dates, times and lengths that they make. Which pieces make what is one table of patterns,
//! [`DATE`], [`TIME`] and [`LENGTH`]: one control that holds all of it, or several that hold a part each. Each group is
//! a candidate like those of the other fields, with the rows of its first piece.

use super::{
    half::find_half,
    pieces::Piece,
    shape::Shape,
    words::{Side, Unit},
};
use crate::{
    engine::form::FieldName,
    page::{
        scene::{At, Scene},
        schedule_controls::{DateControl, DateTimePart, TimeControl},
        understand::{
            assign::FieldEvidence,
            binding::{Binding, Scored},
            explain::Reason,
            found::{Found, choose_best},
            score::{Evidence, Fact},
            weights::weights,
        },
    },
};

/// The ways in which a form asks for something.
pub struct Pattern {
    field: FieldName,
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
    field: FieldName::StartDate,
    names: ["Start date", "End date"],
    whole: &[Unit::Date, Unit::Both, Unit::Range, Unit::DateRange],
    parts: &[Unit::Year, Unit::Month, Unit::Day],
    needs: Needs::All,
    incomplete: Reason::PartsMissing,
};

const TIME: Pattern = Pattern {
    field: FieldName::StartTime,
    names: ["Start time", "End time"],
    whole: &[Unit::Time, Unit::Both, Unit::Range, Unit::TimeRange],
    parts: &[Unit::Hour, Unit::Minute],
    needs: Needs::AllOfFirst,
    incomplete: Reason::MinuteMissing,
};

pub const LENGTH: Pattern = Pattern {
    field: FieldName::Duration,
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

/// The pieces that make one field: one that holds all of it, or its parts in the order of the pattern.
#[derive(Clone)]
pub struct Group<'p, 'c> {
    pub first: &'p Piece<'c>,
    pub rest: Vec<&'p Piece<'c>>,
    evidence: Vec<Evidence>,
}

impl<'p, 'c> Group<'p, 'c> {
    fn score(&self) -> i32 {
        self.evidence.iter().map(|row| row.weight).sum()
    }

    pub fn pieces(&self) -> impl Iterator<Item = &'p Piece<'c>> {
        [self.first].into_iter().chain(self.rest.iter().copied())
    }

    fn at(&self) -> At {
        let places = self.rest.iter().map(|piece| piece.of.at);
        places.fold(self.first.of.at, At::min)
    }
}

/// All that may be the field on this side, and which of that it is. `bind` says why a group cannot be the field after all.
pub fn score_groups(
    scene: &Scene,
    pieces: &[Piece],
    pattern: &Pattern,
    side: Side,
    bind: impl Fn(&Group) -> (Binding, Option<Reason>),
) -> FieldEvidence {
    let (groups, found) = find_groups(scene, pieces, pattern, side);
    let bound: Vec<_> = groups.iter().map(bind).collect();
    let found = match found {
        Found::Here(place) => match &bound[place].1 {
            Some(reason) => Found::Unsure(reason.clone()),
            None => Found::Here(place),
        },
        found => found,
    };
    let candidates = groups.into_iter().zip(bound).map(|(group, bound)| Scored {
        at: group.at(),
        binding: bound.0,
        evidence: group.evidence,
    });
    FieldEvidence {
        target: pattern.field.into(),
        candidates: candidates.collect(),
        found,
    }
}

/// The groups of these pieces, and the place of the one that is the field.
fn find_groups<'p, 'c>(
    scene: &Scene,
    pieces: &'p [Piece<'c>],
    pattern: &Pattern,
    side: Side,
) -> (Vec<Group<'p, 'c>>, Found<usize>) {
    let name = pattern.name(side);
    let mut groups = collect_fitting(pieces, pattern.whole, side);
    let whole = choose_group(scene, &groups, side, name);
    let mut parts: Vec<Group> = Vec::new();
    let mut unsure = None;
    let mut has_first = false;
    for (place, unit) in pattern.parts.iter().enumerate() {
        let fitting = collect_fitting(pieces, &[*unit], side);
        let found = choose_group(scene, &fitting, side, name);
        has_first |= place == 0 && found != Found::Nothing;
        match found {
            Found::Here(place) => parts.push(fitting[place].clone()),
            Found::Unsure(why) => unsure = unsure.or(Some(why)),
            Found::Nothing => {}
        }
    }
    let has_parts = match pattern.needs {
        Needs::AllOfFirst => has_first,
        Needs::All | Needs::Any => !parts.is_empty() || unsure.is_some(),
    };
    let is_complete = parts.len() == pattern.parts.len() || pattern.needs == Needs::Any;
    let found = match (whole, unsure, parts.first()) {
        (Found::Unsure(why), ..) => Found::Unsure(why),
        // A date that can be picked as a whole and in its parts is the same date.
        (Found::Here(place), unsure, part) if has_parts && pattern.needs != Needs::All => {
            let two = part.map(|part| [groups[place].at(), part.at()]);
            let several = two.map(|two| Reason::several(scene, name, two));
            let reason = several.or(unsure);
            Found::Unsure(reason.unwrap_or((pattern.incomplete)(name)))
        }
        (Found::Here(place), ..) => Found::Here(place),
        (Found::Nothing, ..) if !has_parts => Found::Nothing,
        (Found::Nothing, Some(why), _) => Found::Unsure(why),
        (Found::Nothing, None, Some(first)) if is_complete => {
            groups.push(Group {
                rest: parts[1..].iter().map(|part| part.first).collect(),
                ..first.clone()
            });
            Found::Here(groups.len() - 1)
        }
        (Found::Nothing, None, _) => Found::Unsure((pattern.incomplete)(name)),
    };
    (groups, found)
}

/// Every piece of these units that may be on this side: one that says the side before one that says none.
fn collect_fitting<'p, 'c>(
    pieces: &'p [Piece<'c>],
    units: &[Unit],
    side: Side,
) -> Vec<Group<'p, 'c>> {
    let is_on_side = |piece: &Piece| match side {
        // "Starts in 30 minutes" is not how long it takes.
        Side::Neither => !(piece.own_side && piece.side == Side::Start),
        Side::Start => piece.side != Side::End || piece.unit.is_range(),
        Side::End => piece.side == side || piece.unit.is_range(),
    };
    let fits = |piece: &&Piece| {
        units.contains(&piece.unit) && piece.score() >= weights().enough && is_on_side(piece)
    };
    let sided = || pieces.iter().filter(fits).filter(|one| one.side == side);
    let group = |piece: &'p Piece<'c>| {
        // Called alike at the control itself, words further away do not tell them apart.
        let own = &piece.of.names.own;
        let twin = !own.is_empty() && sided().any(|other| other.of.names.own == *own);
        let apart =
            side != Side::Neither && piece.side != side && !twin && sided().next().is_some();
        let row = apart.then(|| Evidence::new(Fact::OtherSide, -6));
        Group {
            first: piece,
            rest: Vec::new(),
            evidence: piece.evidence.iter().copied().chain(row).collect(),
        }
    };
    pieces.iter().filter(fits).map(group).collect()
}

fn choose_group(scene: &Scene, groups: &[Group], side: Side, name: &'static str) -> Found<usize> {
    let says_side = side != Side::Neither && groups.iter().any(|one| one.first.side == side);
    // Nothing says which of two is the start: a score for other reasons must not decide it.
    if let [one, other, ..] = groups
        && !says_side
        && groups
            .iter()
            .any(|group| group.first.unit.is_whole_moment())
    {
        return Found::Unsure(Reason::several(scene, name, [one.at(), other.at()]));
    }
    let scored = groups.iter().map(Group::score).enumerate();
    choose_best(scene, name, scored, |place| groups[*place].at())
}

pub fn score_date(scene: &Scene, pieces: &[Piece], side: Side) -> FieldEvidence {
    score_groups(scene, pieces, &DATE, side, |group| {
        let date = match group.rest.as_slice() {
            [month, day] => DateControl::Split {
                year: group.first.part(scene),
                month: month.part(scene),
                day: day.part(scene),
            },
            _ => DateControl::Whole(group.first.part_for(scene, side)),
        };
        (Binding::Date(date), None)
    })
}

pub fn score_time(scene: &Scene, pieces: &[Piece], side: Side) -> FieldEvidence {
    score_groups(scene, pieces, &TIME, side, |group| {
        let first = group.first;
        let clock = first.part_for(scene, side);
        let minute = group.rest.first().map(|minute| minute.part(scene));
        let half = match minute.is_none() && includes_half(first, &clock) {
            true => Found::Nothing,
            false => find_half(scene, pieces, first.of.at, TIME.name(side)),
        };
        let reason = half.reason().cloned();
        let half = half.here().cloned();
        // "2:30 pm" may have more beside it than can be told.
        let reason = reason.filter(|_| minute.is_some() || !clock.includes_am_pm(scene.outline));
        let binding = Binding::Time(TimeControl {
            clock,
            minute,
            half,
        });
        (binding, reason)
    })
}

/// A time in one control, which leaves am or pm to no other.
fn includes_half(piece: &Piece, clock: &DateTimePart) -> bool {
    match clock {
        DateTimePart::Field { native, .. } => *native || clock.is_range(),
        DateTimePart::Menu(_) => piece.shape == Shape::Certain(Unit::Time),
    }
}
