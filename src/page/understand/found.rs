//! What became of looking for a field: found, not there, or there and it cannot be told which.

use super::{
    explain::Reason,
    score::{Choice, choose},
};
use crate::page::scene::{At, Scene};
use std::borrow::Cow;

/// A field, as far as it was found.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Found<T> {
    /// Nothing on the page is it.
    #[default]
    Nothing,
    /// It is there, or may be, but which it is cannot be told.
    Unsure(Reason),
    Here(T),
}

impl<T> Found<T> {
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(found) => Some(found),
            _ => None,
        }
    }

    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Self::Unsure(reason) => Some(reason),
            _ => None,
        }
    }

    /// What was found, made into something else.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Found<U> {
        match self {
            Self::Here(found) => Found::Here(make(found)),
            Self::Unsure(reason) => Found::Unsure(reason),
            Self::Nothing => Found::Nothing,
        }
    }
}

/// The best of the candidates, if it is good enough and clearly better than the next. `place` gives where a
/// candidate is, to name both of a tie.
pub fn choose_best<T>(
    scene: &Scene,
    field: impl Into<Cow<'static, str>>,
    candidates: impl IntoIterator<Item = (T, i32)>,
    place: impl Fn(&T) -> At,
) -> Found<T> {
    match choose(candidates) {
        Choice::Nothing => Found::Nothing,
        Choice::One(best) => Found::Here(best),
        Choice::Tie(one, other) => {
            let places = [place(&one), place(&other)];
            Found::Unsure(Reason::several(scene, field, places))
        }
    }
}
