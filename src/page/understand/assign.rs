//! Scored candidates of all fields → which control is which field: each field its best by a margin, each control one
//! field only.

use super::{
    binding::{Binding, Scored},
    candidates::Page,
    components::list::Rows,
    explain::{NamedCandidate, Reason, describe_field},
    found::{Found, choose_best},
    weights::weights,
};
use crate::engine::{form::FieldName, target::Target};

/// One field: all that may be it, and which of that it is.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldEvidence {
    pub target: Target,
    pub candidates: Vec<Scored>,
    /// Its place among the candidates.
    pub found: Found<usize>,
}

impl FieldEvidence {
    pub fn new(field: impl Into<Target>, candidates: Vec<Scored>) -> Self {
        Self {
            target: field.into(),
            candidates,
            found: Found::Nothing,
        }
    }

    pub fn chosen(&self) -> Option<&Scored> {
        self.candidates.get(*self.found.here()?)
    }

    /// What holds the field, of the kind that `take` takes.
    pub fn binding<T>(&self, take: impl Fn(Binding) -> Option<T>) -> Found<T> {
        match (&self.found, self.chosen().map(|chosen| &chosen.binding)) {
            (Found::Unsure(reason), _) | (_, Some(Binding::Unclear(reason))) => {
                Found::Unsure(reason.clone())
            }
            (_, Some(binding)) => take(binding.clone()).map_or(Found::Nothing, Found::Here),
            _ => Found::Nothing,
        }
    }

    /// The list that was chosen.
    pub fn list(&self) -> Option<&Rows> {
        match &self.chosen()?.binding {
            Binding::List(rows) => Some(rows),
            _ => None,
        }
    }
}

pub fn find_field(fields: &[FieldEvidence], field: impl Into<Target>) -> Option<&FieldEvidence> {
    let target = field.into();
    fields.iter().find(|field| field.target == target)
}

/// Adds what may be the field to what a person has pointed out as it.
pub fn add_candidates(
    fields: &mut Vec<FieldEvidence>,
    field: impl Into<Target>,
    candidates: Vec<Scored>,
) {
    add_field(fields, FieldEvidence::new(field, candidates));
}

/// As [`add_candidates`], of a field of which is known already what it is, or why it cannot be told.
pub fn add_field(fields: &mut Vec<FieldEvidence>, field: FieldEvidence) {
    match fields.iter_mut().find(|one| one.target == field.target) {
        Some(taught) => taught.candidates.extend(field.candidates),
        None => fields.push(field),
    }
}

/// Gives each field that is not decided yet its best candidate.
pub fn assign(page: &Page, fields: &mut [FieldEvidence]) {
    for place in 0..fields.len() {
        if fields[place].found == Found::Nothing {
            fields[place].found = choose_candidate(page, fields, place);
        }
    }
    for place in 0..fields.len() {
        let twice = (0..place).find(|other| is_same_choice(&fields[*other], &fields[place]));
        if let Some(other) = twice {
            settle_twice(page, fields, other, place);
        }
    }
}

/// The control that two fields have goes to the one as which it is clearly better.
fn settle_twice(page: &Page, fields: &mut [FieldEvidence], one: usize, other: usize) {
    let (Some(first), Some(second)) = (fields[one].chosen(), fields[other].chosen()) else {
        return;
    };
    if is_clearly_better(first, second) {
        fields[other].found = choose_candidate(page, fields, other);
    } else if is_clearly_better(second, first) {
        fields[one].found = choose_candidate(page, fields, one);
    } else {
        let reason = Reason::SeveralFields {
            candidate: NamedCandidate::new(page.scene, first.at),
            fields: [one, other].map(|place| fields[place].target),
        };
        fields[one].found = Found::Unsure(reason.clone());
        fields[other].found = Found::Unsure(reason);
    }
}

/// The best of the candidates that are not clearly better as another field.
fn choose_candidate(page: &Page, fields: &[FieldEvidence], place: usize) -> Found<usize> {
    let field = &fields[place];
    let others = fields
        .iter()
        .filter(|other| !may_share(field.target, other.target));
    let is_open = |scored: &Scored| {
        let mut rivals = others.clone().flat_map(|other| &other.candidates);
        !rivals.any(|rival| is_clearly_better(rival, scored))
    };
    choose_scored(page, field.target, &field.candidates, is_open)
}

/// The place of the best of those that are `open`, if it is good enough and clearly better than the next.
pub fn choose_scored(
    page: &Page,
    field: Target,
    candidates: &[Scored],
    is_open: impl Fn(&Scored) -> bool,
) -> Found<usize> {
    let open = candidates
        .iter()
        .enumerate()
        .filter(|(_, scored)| is_open(scored));
    let totals = open.map(|(place, scored)| (place, scored.total()));
    let words = describe_field(field, page.screen);
    choose_best(page.scene, words, totals, |place| candidates[*place].at)
}

/// The same control, as which it is much surer.
fn is_clearly_better(rival: &Scored, scored: &Scored) -> bool {
    rival.total() >= weights().enough
        && rival.total() >= scored.total() + weights().margin
        && is_same_control(rival, scored)
}

fn is_same_control(one: &Scored, other: &Scored) -> bool {
    // The start and the end in one field are two.
    !(one.binding.is_range() && other.binding.is_range())
        && (one.at == other.at || one.binding.shares_node(&other.binding.nodes()))
}

fn is_same_choice(one: &FieldEvidence, other: &FieldEvidence) -> bool {
    let chosen = one.chosen().zip(other.chosen());
    !may_share(one.target, other.target)
        && chosen.is_some_and(|(one, other)| is_same_control(one, other))
}

/// One control for date and time is no contradiction.
pub fn may_share(one: Target, other: Target) -> bool {
    use FieldName::{StartDate, StartTime};
    let is_moment = |target: Target| matches!(target, Target::Field(StartDate | StartTime));
    one == other || is_moment(one) && is_moment(other)
}
