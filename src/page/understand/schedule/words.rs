//! The words at a control → what they say that it holds, and whether of the start or of the end.

use crate::page::understand::candidates::Candidate;
use crate::{
    engine::time::field_text::is_zone_word,
    page::{
        label_text::{has, has_any},
        understand::{
            cues,
            cues::schedule as words,
            slots::{Slot, SlotTexts},
        },
    },
};

/// What a control holds a piece of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Date,
    Time,
    /// A date and a time.
    Both,
    /// The start and the end in one control: both with date and time, only their dates, only their times.
    Range,
    DateRange,
    TimeRange,
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
    /// Nothing of the schedule.
    Other,
}

impl Unit {
    pub fn is_of_date(self) -> bool {
        matches!(self, Self::Date | Self::Year | Self::Month | Self::Day)
    }

    pub fn is_range(self) -> bool {
        matches!(self, Self::Range | Self::DateRange | Self::TimeRange)
    }

    /// A date or a time in one control.
    pub fn is_whole_moment(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Both) || self.is_range()
    }

    /// Of how long it takes.
    pub fn is_of_length(self) -> bool {
        matches!(
            self,
            Self::Days | Self::Hours | Self::Minutes | Self::Length
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Start,
    End,
    Neither,
}

/// What words say that a control holds.
pub fn unit_of_words(text: &str) -> Option<Unit> {
    if has_any(text, words::ZONE) {
        return Some(Unit::Zone);
    }
    if text.trim() == words::DAY_ALONE {
        return Some(Unit::Day);
    }
    if words::YEAR_ALONE.contains(&text.trim()) {
        return Some(Unit::Year);
    }
    let (date, time) = (has_any(text, words::DATE), has_any(text, words::TIME));
    let length = has_any(text, words::DURATION);
    // "Start (HH)" and "Start (MM)" are parts, "HH:MM" is a whole time.
    let hh = has(text, "hh") && !time;
    let mm = has(text, "mm") && !time && !date && !has_any(text, &["dd", "yy"]);
    let hours = has_any(text, words::HOURS) || hh && length;
    let minutes = has_any(text, words::MINUTES) || mm && length;
    Some(match (hours, minutes) {
        (true, false) if !time || length => Unit::Hours,
        (false, true) if !time || length => Unit::Minutes,
        _ if has(text, "days") && !date => Unit::Days,
        _ if length => Unit::Length,
        _ if has_any(text, words::MERIDIEM) => Unit::Meridiem,
        _ if has(text, "hour") || hh => Unit::Hour,
        _ if has(text, "minute") || mm => Unit::Minute,
        _ if date && time => Unit::Both,
        _ if has(text, "year") => Unit::Year,
        _ if has(text, "month") => Unit::Month,
        _ if has(text, "day") && !has(text, "date") => Unit::Day,
        _ if date => Unit::Date,
        _ if time => Unit::Time,
        _ => return None,
    })
}

pub fn side_of_words(text: &str) -> Side {
    // "From (UTC)" says it, "Sent to subscribers" does not.
    let short = text.split_whitespace().count() <= 2;
    let starts = has_any(text, words::START) || short && has(text, "from");
    let ends = has_any(text, words::END) || short && has(text, "to");
    match (starts, ends) {
        (true, false) => Side::Start,
        (false, true) => Side::End,
        _ => Side::Neither,
    }
}

/// Nothing but a moment or a length is spoken of: "Reminder (minutes before)" is something else.
pub fn is_plain(text: &str) -> bool {
    side_of_words(text) != Side::Neither
        || has_any(text, words::DURATION)
        || text.split_whitespace().all(|word| {
            words::UNITS.contains(&word)
                || cues::neutral::is_neutral(word)
                || word.starts_with(|c: char| c.is_ascii_digit())
                || is_zone_word(word)
        })
}

/// Nothing but words of this side: "Start", "Ends at", and neither "Start message" nor "From".
pub fn is_bare_side(text: &str, side: Side) -> bool {
    let words = match side {
        Side::Start => words::START,
        _ => words::END,
    };
    let is_plain_word = |word: &str| {
        words.contains(&word) || words::UNITS.contains(&word) || cues::neutral::is_neutral(word)
    };
    has_any(text, words) && text.split_whitespace().all(is_plain_word)
}

/// Such a date or time is not that of the maintenance.
pub fn is_of_something_else(names: &SlotTexts) -> bool {
    closest_words(names).any(|(_, text)| has_any(text, words::VETOES))
}

/// The first word of a text that a field of the schedule is found by.
pub fn find_cue(text: &str) -> &'static str {
    let mut all = words::FOUND_BY.iter().copied().flatten();
    all.find(|cue| has(text, cue)).copied().unwrap_or_default()
}

/// The words that stand at a control; those beside it count only where its own say nothing.
pub fn closest_words(names: &SlotTexts) -> impl Iterator<Item = (Slot, &String)> {
    let mut own = names.own.iter();
    let speaks = own.any(|text| is_of_a_moment(text));
    let near = if speaks { 0 } else { 2 };
    let after = if names.own.is_empty() {
        names.after.as_slice()
    } else {
        &[]
    };
    let at = |slot: Slot| move |text| (slot, text);
    let own = names.own.iter().map(at(Slot::OwnLabel));
    own.chain(names.near.iter().take(near).map(at(Slot::Near)))
        .chain(after.iter().map(at(Slot::Near)))
        .chain(names.hint.iter().map(at(Slot::Hint)))
}

/// What its words say that a control holds.
pub fn unit_of(names: &SlotTexts) -> Option<Unit> {
    // "Duration [1] Hours [30] Minutes": the unit says more than the label before both.
    // A box under "Start date" that asks for "DD" is a part of it.
    let hints = || names.hint.iter().filter_map(|text| unit_of_words(text));
    let hint = hints().find(|unit| matches!(unit, Unit::Year | Unit::Day | Unit::Minute));
    let measure = names
        .after
        .iter()
        .find_map(|text| unit_alone(text))
        .or(hint);
    let units = || closest_words(names).filter_map(|(_, text)| unit_of_words(text));
    let part = |unit: &Unit| unit.is_of_length() && *unit != Unit::Length;
    // So it does where both are its label.
    let part = units()
        .find(part)
        .filter(|_| units().next() == Some(Unit::Length));
    measure
        .or(part)
        .or_else(|| units().next())
        .or_else(|| unit_of_words(&names.attributes))
}

/// A unit and nothing else.
fn unit_alone(text: &str) -> Option<Unit> {
    let rows = [
        (words::DAYS_ALONE, Unit::Days),
        (words::HOURS_ALONE, Unit::Hours),
        (words::MINUTES_ALONE, Unit::Minutes),
    ];
    let row = rows.iter().find(|(all, _)| all.contains(&text.trim()));
    row.map(|(_, unit)| *unit)
}

/// "MM" alone is a month or a minute.
pub fn may_be_month(names: &SlotTexts) -> bool {
    let mut texts = names.own.iter().chain(&names.hint);
    texts.any(|text| text.trim() == words::MONTH_OR_MINUTE_ALONE)
}

/// "22:00 for [2 hours]"
pub fn leads_to_length(names: &SlotTexts) -> Option<&String> {
    let before = names.near.first().filter(|_| names.own.is_empty());
    before.filter(|text| words::LEADS_TO_LENGTH.contains(&text.trim()))
}

/// Its label says in which case it counts.
pub fn is_conditional(names: &SlotTexts) -> bool {
    let label = names.own.first().or(names.near.first());
    label.is_some_and(|text| has_any(text, words::CONDITIONS))
}

/// Its words are those of a date, a time or a duration.
pub fn is_called_like_a_moment(candidate: &Candidate) -> bool {
    let names = &candidate.names;
    let near = names.near.iter().take(2);
    let mut texts = names.own.iter().chain(near).chain(&names.after);
    texts.any(|text| unit_of_words(text).is_some())
}

/// Words of a date, a time or a duration.
pub fn is_of_a_moment(text: &str) -> bool {
    unit_of_words(text).is_some() || side_of_words(text) != Side::Neither
}
