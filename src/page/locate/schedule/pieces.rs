//! What each control holds a piece of: a date, an hour, minutes of a duration. Told by what it can
//! hold ([`shape`]) and the words at it.

use super::shape::{Shape, held, shape};
use crate::page::{
    label_text::{has, has_any},
    understand::{cues, slots::SlotTexts},
};
use crate::{
    engine::time::field_text::is_zone_word,
    page::{
        locate::{Candidate, Home},
        outline::state,
        scene::{Role, Scene},
    },
};

/// What a control holds a piece of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Date,
    Time,
    Both,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Meridiem,
    Days,
    Hours,
    Minutes,
    Length,
    Zone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Start,
    End,
    Neither,
}

pub struct Piece<'a> {
    pub of: &'a Candidate,
    pub unit: Unit,
    pub side: Side,
    /// Whether the words that say the side stand at the control itself.
    pub own_side: bool,
    pub score: i32,
}

/// More words than these are a sentence, and no label.
const LABEL: usize = 6;

/// Every piece, in the order of the page.
pub fn pieces<'a>(scene: &Scene, home: Home, candidates: &'a [Candidate]) -> Vec<Piece<'a>> {
    let found = |of| piece(scene, home, of);
    let mut pieces: Vec<Piece> = candidates.iter().filter_map(found).collect();
    // Of two that are called alike one may hold what nobody understands: it is no less the field.
    let rest = candidates
        .iter()
        .filter(|of| !of.names.own.is_empty() && !pieces.iter().any(|piece| piece.of.at == of.at));
    let twins: Vec<Piece> = rest
        .filter(|of| shape(scene, of) == Shape::Open && !is_contrary(&of.names))
        .filter_map(|of| {
            let twin = pieces
                .iter()
                .find(|piece| piece.of.names.own == of.names.own)?;
            let score = twin.score - home.place(twin.of.at) + home.place(of.at);
            Some(Piece { of, score, ..*twin })
        })
        .collect();
    for twin in twins {
        let place = pieces.partition_point(|piece| piece.of.at < twin.of.at);
        pieces.insert(place, twin);
    }
    pieces
}

fn is_contrary(names: &SlotTexts) -> bool {
    close(names).any(|text| has_any(text, cues::schedule::VETOES))
}

fn piece<'a>(scene: &Scene, home: Home, candidate: &'a Candidate) -> Option<Piece<'a>> {
    let names = &candidate.names;
    let shape = shape(scene, candidate);
    let close = || close(names);
    if shape == Shape::Never || is_contrary(names) {
        return None;
    }
    // A number with its unit beside it has "Duration" over both.
    let over = names
        .groups
        .first()
        .filter(|text| has_any(text, cues::schedule::DURATION));
    let said = said(names).or_else(|| {
        over.filter(|_| shape == Shape::Number)
            .map(|_| Unit::Length)
    });
    let labelled = close().any(|text| unit(text).is_some() && is_plain(text));
    let mut unit = match segment(scene, candidate) {
        Some(unit) => unit,
        None => fit(shape, said)?,
    };
    let held = held(scene, candidate);
    if unit == Unit::Day && shape == Shape::Open && held.len() > 2 {
        unit = Unit::Date;
    }
    let says = |text: &&String| side(text) != Side::Neither;
    let own_side = close().find(says);
    let over = names.groups.iter().take(5).find(says);
    let side_by = own_side.or(over);
    let side = side(side_by.unwrap_or(&names.attributes));
    // A label that speaks of something else altogether.
    let label = |text: &&String| text.split_whitespace().count() <= LABEL;
    let mut labels = names.own.iter().chain(&names.near).filter(label);
    let strange = !labelled && own_side.is_none() && labels.any(|text| !is_plain(text));
    let native = matches!(candidate.role, Role::Date | Role::Time | Role::DateTime);
    let certain = matches!(shape, Shape::Certain(_));
    if strange && !certain {
        return None;
    }
    let mut score = if labelled { 8 } else { 3 };
    score += if native { 4 } else { 2 * i32::from(certain) };
    score += home.place(candidate.at);
    // Menus of hours and minutes need no label of their own under "Start time".
    let under = names
        .groups
        .first()
        .is_some_and(|text| self::unit(text).is_some());
    if !labelled && !strange && under && !matches!(shape, Shape::Open | Shape::Never) {
        score += 3;
    }
    if strange {
        score -= 4;
    }
    Some(Piece {
        of: candidate,
        unit,
        side,
        own_side: own_side.is_some(),
        score,
    })
}

/// The words that stand at a control; those beside it count only where its own say nothing.
fn close(names: &SlotTexts) -> impl Iterator<Item = &String> {
    let speaks = names
        .own
        .iter()
        .any(|text| unit(text).is_some() || side(text) != Side::Neither);
    let near = if speaks { 0 } else { 2 };
    let after = if names.own.is_empty() {
        names.after.as_slice()
    } else {
        &[]
    };
    names
        .own
        .iter()
        .chain(names.near.iter().take(near))
        .chain(after)
        .chain(&names.hint)
}

/// What its words say that a control holds.
pub fn said(names: &SlotTexts) -> Option<Unit> {
    // "Duration [1] Hours [30] Minutes": the unit says more than the label before both.
    let measure = names.after.iter().find_map(|text| measure(text));
    let said = || close(names).filter_map(|text| unit(text));
    let part = |unit: &Unit| matches!(unit, Unit::Days | Unit::Hours | Unit::Minutes);
    // So it does where both are its label.
    let part = said()
        .find(part)
        .filter(|_| said().next() == Some(Unit::Length));
    measure
        .or(part)
        .or_else(|| said().next())
        .or_else(|| unit(&names.attributes))
}

/// What a part of a field holds that takes a date or a time number by number: called by it in one
/// word, and by the words of the whole field besides.
pub fn segment(scene: &Scene, candidate: &Candidate) -> Option<Unit> {
    let part =
        candidate.role == Role::Number && scene.items[candidate.at].node.has_state(state::EDITABLE);
    let called = |text: &String| {
        text.split_whitespace().find_map(|word| match word {
            "year" => Some(Unit::Year),
            "month" => Some(Unit::Month),
            "day" => Some(Unit::Day),
            "hour" | "hours" => Some(Unit::Hour),
            "minute" | "minutes" => Some(Unit::Minute),
            "am" | "pm" | "meridiem" => Some(Unit::Meridiem),
            _ => None,
        })
    };
    part.then(|| candidate.names.own.iter().rev().find_map(called))?
}

/// Its words are those of a date, a time or a duration.
pub fn is_called_like_a_moment(candidate: &Candidate) -> bool {
    let names = &candidate.names;
    names
        .own
        .iter()
        .chain(names.near.iter().take(2))
        .chain(&names.after)
        .any(|text| unit(text).is_some())
}

/// Words of a date, a time or a duration.
pub fn is_of_a_moment(text: &str) -> bool {
    unit(text).is_some() || side(text) != Side::Neither
}

/// Nothing but a moment or a length is spoken of: "Reminder (minutes before)" is something else.
pub fn is_plain(text: &str) -> bool {
    side(text) != Side::Neither
        || has_any(text, cues::schedule::DURATION)
        || text.split_whitespace().all(|word| {
            cues::schedule::UNITS.contains(&word)
                || cues::neutral::is_neutral(word)
                || word.starts_with(|c: char| c.is_ascii_digit())
                || is_zone_word(word)
        })
}

/// A unit and nothing else.
fn measure(text: &str) -> Option<Unit> {
    match text.trim() {
        "days" | "day s" => Some(Unit::Days),
        "hours" | "hour s" | "hrs" | "h" => Some(Unit::Hours),
        "minutes" | "minute s" | "mins" | "min" | "m" => Some(Unit::Minutes),
        _ => None,
    }
}

/// What words say that a control holds.
fn unit(text: &str) -> Option<Unit> {
    if has_any(text, &["time zone", "timezone", "tz"]) {
        return Some(Unit::Zone);
    }
    let date = has_any(text, &["date", "day", "dates", "yyyy", "datetime"]);
    let time = has_any(text, &["time", "times", "clock", "datetime", "hh"]);
    let hours = has_any(text, &["hours", "hrs", "h"]);
    let minutes = has_any(text, &["minutes", "mins", "min", "m"]);
    let length = has_any(text, cues::schedule::DURATION);
    Some(match (hours, minutes) {
        (true, false) if !time || length => Unit::Hours,
        (false, true) if !time || length => Unit::Minutes,
        _ if has(text, "days") && !date => Unit::Days,
        _ if length => Unit::Length,
        _ if has_any(text, &["am pm", "ampm", "meridiem", "am or pm"]) => Unit::Meridiem,
        _ if has(text, "hour") => Unit::Hour,
        _ if has(text, "minute") => Unit::Minute,
        _ if date && time => Unit::Both,
        _ if has(text, "year") => Unit::Year,
        _ if has(text, "month") => Unit::Month,
        _ if has(text, "day") && !has(text, "date") => Unit::Day,
        _ if date => Unit::Date,
        _ if time => Unit::Time,
        _ => return None,
    })
}

pub fn side(text: &str) -> Side {
    // "From (UTC)" says it, "Sent to subscribers" does not.
    let short = text.split_whitespace().count() <= 2;
    let starts = has_any(text, cues::schedule::START) || short && has(text, "from");
    let ends = has_any(text, cues::schedule::END) || short && has(text, "to");
    match (starts, ends) {
        (true, false) => Side::Start,
        (false, true) => Side::End,
        _ => Side::Neither,
    }
}

fn fit(shape: Shape, said: Option<Unit>) -> Option<Unit> {
    let timely = matches!(
        said,
        Some(Unit::Hour | Unit::Minute | Unit::Hours | Unit::Minutes)
    );
    match (shape, said) {
        (Shape::Certain(unit), None) => Some(unit),
        (Shape::Certain(Unit::Date), Some(Unit::Date | Unit::Both | Unit::Day | Unit::Time)) => {
            Some(Unit::Date)
        }
        (Shape::Certain(Unit::Time), Some(Unit::Length)) => Some(Unit::Length),
        (Shape::Certain(Unit::Time), Some(_)) => Some(Unit::Time),
        (Shape::Certain(unit), Some(_)) => Some(unit),
        (
            Shape::Hourly,
            Some(Unit::Minutes | Unit::Minute | Unit::Date | Unit::Zone | Unit::Meridiem),
        ) => None,
        (Shape::Hourly, Some(Unit::Time)) => Some(Unit::Hour),
        (Shape::Hourly, said) => Some(said.unwrap_or(Unit::Hour)),
        (
            Shape::Minutely,
            Some(Unit::Hours | Unit::Hour | Unit::Date | Unit::Zone | Unit::Meridiem),
        ) => None,
        (Shape::Minutely, Some(Unit::Time)) => Some(Unit::Minute),
        (Shape::Minutely, said) => Some(said.unwrap_or(Unit::Minute)),
        (Shape::Number, Some(unit))
            if timely
                || matches!(
                    unit,
                    Unit::Length | Unit::Days | Unit::Year | Unit::Month | Unit::Day
                ) =>
        {
            Some(unit)
        }
        (Shape::Open, Some(unit)) => Some(unit),
        _ => None,
    }
}
