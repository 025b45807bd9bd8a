//! When it starts and how long it takes: dates, times, hours and minutes, told apart by what each
//! control can hold and by the words at it, and put together only when they fit.

use super::{Found, Home, best, fields::Candidate};
use crate::page::{
    controls::Choice,
    moments::{Day, Length, Part, Time},
    parse::{self, DateForm, Parsed},
    scene::{At, Role, Scene},
    words::{self, has, has_any},
    zone,
};

/// Where the times of the maintenance are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    pub start_date: Found<Day>,
    pub start_time: Found<Time>,
    pub duration: Found<Length>,
    /// The zone that the page prints, or the menu that it is chosen from.
    pub zone: Zone,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Zone {
    #[default]
    Nothing,
    Printed(Vec<String>),
    Menu(Choice),
}

impl Schedule {
    /// Every element that holds a piece of it.
    pub fn nodes(&self) -> Vec<u32> {
        let mut nodes = Vec::new();
        let mut add = |node| nodes.push(node);
        if let Some(day) = self.start_date.here() {
            day.nodes(&mut add);
        }
        if let Some(time) = self.start_time.here() {
            time.nodes(&mut add);
        }
        if let Some(length) = self.duration.here() {
            length.nodes(&mut add);
        }
        if let Zone::Menu(menu) = &self.zone {
            menu.nodes(add);
        }
        nodes
    }
}

/// What a control holds a piece of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Date,
    Time,
    Both,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Half,
    Hours,
    Minutes,
    Length,
    Zone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Start,
    End,
    Neither,
}

struct Piece<'a> {
    of: &'a Candidate,
    unit: Unit,
    side: Side,
    score: i32,
}

/// What the options of a menu, or the kind and value of a field, allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Certain(Unit),
    /// 0–23 or 1–12.
    Hourly,
    /// Numbers below 60.
    Minutely,
    /// Any number.
    Number,
    Open,
    Never,
}

const CONTRARY: &[&str] = &[
    "backfill",
    "backfilled",
    "remind",
    "reminder",
    "due",
    "created",
    "filter",
    "search",
    "expire",
    "expires",
    "expiry",
    "posted",
    "publish",
    "notify",
    "birth",
    "report",
];
const START: &[&str] = &[
    "start",
    "starts",
    "starting",
    "begin",
    "begins",
    "beginning",
    "from",
    "scheduled for",
    "commences",
];
const END: &[&str] = &[
    "end",
    "ends",
    "ending",
    "until",
    "till",
    "to",
    "finish",
    "finishes",
    "stop",
    "stops",
    "through",
    "scheduled until",
];
const LENGTH: &[&str] = &[
    "duration",
    "length",
    "how long",
    "lasts",
    "takes",
    "expected duration",
    "estimated duration",
];

pub fn locate(scene: &Scene, home: Home, candidates: &[Candidate]) -> Schedule {
    let mut pieces: Vec<Piece> = candidates
        .iter()
        .filter_map(|candidate| piece(scene, home, candidate))
        .collect();
    settle_hours(scene, &mut pieces);
    let start_date = day(scene, &pieces, Side::Start);
    let start_time = time(scene, &pieces, Side::Start);
    let duration = duration(scene, &pieces, candidates);
    let around = pieces
        .iter()
        .filter(|piece| !matches!(piece.unit, Unit::Zone))
        .map(|piece| piece.of.at);
    let zone = zone_of(scene, &pieces, around.collect());
    Schedule {
        start_date,
        start_time,
        duration,
        zone,
    }
}

fn piece<'a>(scene: &Scene, home: Home, candidate: &'a Candidate) -> Option<Piece<'a>> {
    let names = &candidate.names;
    let shape = shape(scene, candidate);
    // Words beside it count only where its own say nothing.
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
    let close = || {
        names
            .own
            .iter()
            .chain(names.near.iter().take(near))
            .chain(after)
            .chain(&names.hint)
    };
    if shape == Shape::Never || close().any(|text| has_any(text, CONTRARY)) {
        return None;
    }
    // "Duration [1] Hours [30] Minutes": the unit says more than the label before both.
    let measure = names.after.iter().find_map(|text| measure(text));
    let said = measure
        .or_else(|| close().find_map(|text| unit(text)))
        .or_else(|| unit(&names.attributes));
    let labelled = close().any(|text| unit(text).is_some());
    let unit = fit(shape, said)?;
    let own_side = close()
        .map(|text| side(text))
        .find(|side| *side != Side::Neither);
    let side = own_side
        .or_else(|| {
            names
                .groups
                .iter()
                .take(5)
                .map(|text| side(text))
                .find(|side| *side != Side::Neither)
        })
        .or_else(|| Some(side(&names.attributes)))
        .unwrap_or(Side::Neither);
    // A label that speaks of something else altogether.
    let strange = !labelled && names.is_labelled() && side == Side::Neither && own_side.is_none();
    let native = matches!(candidate.role, Role::Date | Role::Time | Role::DateTime);
    let certain = matches!(shape, Shape::Certain(_));
    if strange && !certain {
        return None;
    }
    let mut score = if labelled { 8 } else { 3 };
    score += if native { 4 } else { 2 * i32::from(certain) };
    score += home.place(candidate.at);
    if strange {
        score -= 4;
    }
    Some(Piece {
        of: candidate,
        unit,
        side,
        score,
    })
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

/// A unit and nothing else.
fn measure(text: &str) -> Option<Unit> {
    match text.trim() {
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
    let length = has_any(text, LENGTH);
    Some(match (hours, minutes) {
        (true, false) if !time || length => Unit::Hours,
        (false, true) if !time || length => Unit::Minutes,
        _ if length => Unit::Length,
        _ if has_any(text, &["am pm", "ampm", "meridiem", "am or pm"]) => Unit::Half,
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

fn side(text: &str) -> Side {
    match (has_any(text, START), has_any(text, END)) {
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
            Some(Unit::Minutes | Unit::Minute | Unit::Date | Unit::Zone | Unit::Half),
        ) => None,
        (Shape::Hourly, Some(Unit::Time)) => Some(Unit::Hour),
        (Shape::Hourly, said) => Some(said.unwrap_or(Unit::Hour)),
        (
            Shape::Minutely,
            Some(Unit::Hours | Unit::Hour | Unit::Date | Unit::Zone | Unit::Half),
        ) => None,
        (Shape::Minutely, Some(Unit::Time)) => Some(Unit::Minute),
        (Shape::Minutely, said) => Some(said.unwrap_or(Unit::Minute)),
        (Shape::Number, Some(unit))
            if timely || matches!(unit, Unit::Length | Unit::Year | Unit::Month | Unit::Day) =>
        {
            Some(unit)
        }
        (Shape::Open, Some(unit)) => Some(unit),
        _ => None,
    }
}

fn shape(scene: &Scene, candidate: &Candidate) -> Shape {
    let node = scene.items[candidate.at].node;
    match candidate.role {
        Role::Date => Shape::Certain(Unit::Date),
        Role::Time => Shape::Certain(Unit::Time),
        Role::DateTime => Shape::Certain(Unit::Both),
        Role::Number => Shape::Number,
        Role::Text | Role::Combo => {
            let value = node.value.as_deref().unwrap_or("").trim();
            if parse::split_date_time(value).is_some() {
                Shape::Certain(Unit::Both)
            } else if parse::date(value) != Parsed::Not {
                Shape::Certain(Unit::Date)
            } else if parse::time(value) != Parsed::Not && value.contains([':', 'm', 'M']) {
                Shape::Certain(Unit::Time)
            } else {
                // Also what cannot be read: two fields of one name are two, whatever they hold.
                Shape::Open
            }
        }
        Role::Select => menu_shape(scene, candidate.at),
        _ => Shape::Never,
    }
}

fn menu_shape(scene: &Scene, at: At) -> Shape {
    let choice = Choice::select(scene, at);
    let labels: Vec<&str> = choice
        .options
        .iter()
        .map(|option| option.label.trim())
        .filter(|label| label.chars().any(char::is_alphanumeric) && words::status(label).is_none())
        .collect();
    let labels = match labels.as_slice() {
        // "Hour", "Choose…": a first line that is no choice.
        [first, rest @ ..]
            if rest.len() > 1
                && !first.starts_with(|c: char| c.is_ascii_digit())
                && rest[0].starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        all => all,
    };
    if labels.is_empty() {
        return Shape::Never;
    }
    let all = |fits: &dyn Fn(&str) -> bool| labels.iter().all(|label| fits(label));
    let numbers: Option<Vec<u32>> = labels.iter().map(|label| label.parse().ok()).collect();
    if let Some(numbers) = numbers {
        let (least, most) = (
            numbers.iter().min().copied().unwrap_or(0),
            numbers.iter().max().copied().unwrap_or(0),
        );
        return match (least, most) {
            (1970.., ..=2200) => Shape::Certain(Unit::Year),
            (1, 28..=31) if numbers.len() >= 28 => Shape::Certain(Unit::Day),
            (0, 23) | (1, 12) => Shape::Hourly,
            (0, 24..=59) => Shape::Minutely,
            _ => Shape::Number,
        };
    }
    if all(&|label| matches!(label.to_lowercase().as_str(), "am" | "pm" | "a.m." | "p.m.")) {
        Shape::Certain(Unit::Half)
    } else if all(&|label| parse::month(label).is_some()) {
        Shape::Certain(Unit::Month)
    } else if all(&|label| parse::duration(label).is_some() && !label.contains(':')) {
        Shape::Open
    } else if all(&|label| parse::time(label) != Parsed::Not) {
        if labels.iter().all(|label| label.contains([':', 'm', 'M'])) {
            Shape::Certain(Unit::Time)
        } else {
            Shape::Hourly
        }
    } else if labels
        .iter()
        .filter(|label| zone::find(label).is_some())
        .count()
        * 2
        > labels.len()
    {
        Shape::Certain(Unit::Zone)
    } else if all(&|label| parse::date(label) != Parsed::Not) {
        Shape::Certain(Unit::Date)
    } else {
        Shape::Never
    }
}

/// Whether hours and minutes are those of a clock or of a duration.
fn settle_hours(scene: &Scene, pieces: &mut [Piece]) {
    let whole_time: Vec<At> = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Time | Unit::Both))
        .map(|piece| piece.of.at)
        .collect();
    for piece in pieces.iter_mut() {
        let names = &piece.of.names;
        let (clock, length) = match piece.unit {
            Unit::Hour | Unit::Hours => (Unit::Hour, Unit::Hours),
            Unit::Minute | Unit::Minutes => (Unit::Minute, Unit::Minutes),
            _ => continue,
        };
        let own = names
            .own
            .iter()
            .chain(names.near.iter().take(2))
            .chain(&names.hint);
        let said_length = own.clone().any(|text| has_any(text, LENGTH));
        let group = names.groups.iter().take(5).find_map(|text| {
            if has_any(text, LENGTH) {
                Some(length)
            } else {
                (has_any(text, &["time", "at"]) || side(text) == Side::Start).then_some(clock)
            }
        });
        let plural = matches!(piece.unit, Unit::Hours | Unit::Minutes);
        piece.unit = match group {
            _ if said_length => length,
            Some(unit) if unit == length => length,
            // Beside a whole time of day, hours and minutes can only be how long it takes.
            _ if plural && !whole_time.is_empty() => length,
            Some(_) if plural && scene.role(piece.of.at) == Role::Select => clock,
            _ if plural => length,
            _ => clock,
        };
    }
}

fn part(scene: &Scene, piece: &Piece) -> Part {
    let at = piece.of.at;
    match piece.of.role {
        Role::Select => Part::Menu(Choice::select(scene, at)),
        Role::Combo => Part::Menu(Choice::combo(scene, at)),
        _ => Part::Field {
            node: scene.items[at].node.id,
            native: matches!(piece.of.role, Role::Date | Role::Time | Role::DateTime),
            order: order(piece.of),
        },
    }
}

/// The order of day and month where the page says it: `MM/DD/YYYY`.
fn order(candidate: &Candidate) -> Option<DateForm> {
    let names = &candidate.names;
    let texts = || names.hint.iter().chain(&names.own).chain(&names.near);
    let separator = '/';
    if texts().any(|text| has_any(text, &["mm dd yyyy", "mm dd yy"])) {
        Some(DateForm::MonthFirst(separator))
    } else if texts().any(|text| has_any(text, &["dd mm yyyy", "dd mm yy"])) {
        Some(DateForm::DayFirst(separator))
    } else if texts().any(|text| has(text, "yyyy mm dd")) {
        Some(DateForm::YearFirst('-'))
    } else {
        None
    }
}

/// The one piece of these units on this side: one that says the side before one that says none.
fn one<'p, 'c>(
    pieces: &'p [Piece<'c>],
    units: &[Unit],
    side: Side,
    words: &str,
) -> Found<&'p Piece<'c>> {
    let fit = |piece: &&Piece| {
        units.contains(&piece.unit)
            && (piece.side == side || (piece.side == Side::Neither && side == Side::Start))
    };
    let said = pieces.iter().filter(fit).any(|piece| piece.side == side);
    let scored = pieces.iter().filter(fit).map(|piece| {
        let score = if said && piece.side != side {
            piece.score - 6
        } else {
            piece.score
        };
        (piece.of.at, score)
    });
    match best(words, scored) {
        Found::Here(at) => pieces
            .iter()
            .find(|piece| piece.of.at == at)
            .map_or(Found::Nothing, Found::Here),
        Found::Unsure(why) => Found::Unsure(why),
        Found::Nothing => Found::Nothing,
    }
}

fn day(scene: &Scene, pieces: &[Piece], side: Side) -> Found<Day> {
    let words = if side == Side::Start {
        "Start date"
    } else {
        "End date"
    };
    match one(pieces, &[Unit::Date, Unit::Both], side, words) {
        Found::Here(piece) => return Found::Here(Day::Whole(part(scene, piece))),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => {}
    }
    let part = |unit| {
        one(pieces, &[unit], side, words)
            .here()
            .map(|piece| part(scene, piece))
    };
    match (part(Unit::Year), part(Unit::Month), part(Unit::Day)) {
        (Some(year), Some(month), Some(day)) => Found::Here(Day::Split { year, month, day }),
        (None, None, None) => Found::Nothing,
        _ => Found::Unsure(format!("Parts of the {words} were found, but not all.")),
    }
}

fn time(scene: &Scene, pieces: &[Piece], side: Side) -> Found<Time> {
    let words = if side == Side::Start {
        "Start time"
    } else {
        "End time"
    };
    match one(pieces, &[Unit::Time, Unit::Both], side, words) {
        Found::Here(piece) => return Found::Here(Time::Whole(part(scene, piece))),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => {}
    }
    let hour = match one(pieces, &[Unit::Hour], side, words) {
        Found::Here(hour) => hour,
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => return Found::Nothing,
    };
    let minute = match one(pieces, &[Unit::Minute], side, words) {
        Found::Here(minute) => minute,
        _ => {
            return Found::Unsure(format!(
                "The hour of the {words} was found, but not its minute."
            ));
        }
    };
    let half = match one(pieces, &[Unit::Half], side, words) {
        Found::Here(half) => Some(part(scene, half)),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => None,
    };
    Found::Here(Time::Split {
        hour: part(scene, hour),
        minute: part(scene, minute),
        half,
    })
}

fn duration(scene: &Scene, pieces: &[Piece], candidates: &[Candidate]) -> Found<Length> {
    let find = |unit| {
        let scored = pieces
            .iter()
            .filter(|piece| piece.unit == unit)
            .map(|piece| (piece.of.at, piece.score));
        match best("Duration", scored) {
            Found::Here(at) => pieces
                .iter()
                .find(|piece| piece.of.at == at)
                .map_or(Found::Nothing, |piece| Found::Here(part(scene, piece))),
            Found::Unsure(why) => Found::Unsure(why),
            Found::Nothing => Found::Nothing,
        }
    };
    match (find(Unit::Hours), find(Unit::Minutes), find(Unit::Length)) {
        (Found::Unsure(why), ..) | (_, Found::Unsure(why), _) | (.., Found::Unsure(why)) => {
            Found::Unsure(why)
        }
        (Found::Nothing, Found::Nothing, Found::Here(whole)) => Found::Here(Length::Whole(whole)),
        (Found::Nothing, Found::Nothing, Found::Nothing) => end(scene, pieces),
        (Found::Here(part), Found::Nothing, Found::Nothing)
        | (Found::Nothing, Found::Here(part), Found::Nothing)
            if has_strange_number(scene, pieces, candidates, part.node()) =>
        {
            Found::Unsure("Only one of the hours and minutes of the Duration can be told.".into())
        }
        (hours, minutes, Found::Nothing) => Found::Here(Length::Split {
            hours: hours.here().cloned(),
            minutes: minutes.here().cloned(),
        }),
        _ => Found::Unsure("Several things on the page could be the Duration.".into()),
    }
}

/// A number that nothing explains stands beside this one: it may be the other half.
fn has_strange_number(
    scene: &Scene,
    pieces: &[Piece],
    candidates: &[Candidate],
    node: u32,
) -> bool {
    let Some(at) = scene.find(node) else {
        return false;
    };
    let Some(group) = scene.around(at).find(|outer| scene.fields_in(*outer) > 1) else {
        return false;
    };
    candidates.iter().any(|other| {
        let value = scene.items[other.at]
            .node
            .value
            .as_deref()
            .unwrap_or("")
            .trim();
        let number = match shape(scene, other) {
            Shape::Hourly | Shape::Minutely | Shape::Number => true,
            Shape::Open => value.len() <= 3 && value.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        };
        number
            && scene.contains(group, other.at)
            && !pieces.iter().any(|piece| piece.of.at == other.at)
    })
}

/// Start and end instead of a duration.
fn end(scene: &Scene, pieces: &[Piece]) -> Found<Length> {
    let (date, time) = (
        day(scene, pieces, Side::End),
        time(scene, pieces, Side::End),
    );
    match (date, time) {
        (Found::Unsure(why), _) | (_, Found::Unsure(why)) => Found::Unsure(why),
        (date, Found::Here(time)) => Found::Here(Length::Until {
            date: date.here().cloned(),
            time: Box::new(time),
        }),
        (Found::Here(_), Found::Nothing) => {
            Found::Unsure("The end date was found, but not the end time.".into())
        }
        (Found::Nothing, Found::Nothing) => Found::Nothing,
    }
}

fn zone_of(scene: &Scene, pieces: &[Piece], around: Vec<At>) -> Zone {
    if let Some(menu) = pieces.iter().find(|piece| piece.unit == Unit::Zone) {
        return match part(scene, menu) {
            Part::Menu(choice) => Zone::Menu(choice),
            Part::Field { .. } => Zone::Nothing,
        };
    }
    let (Some(first), Some(last)) = (around.first(), around.last()) else {
        return Zone::Nothing;
    };
    let mut outer = scene.common(*first, *last);
    // The caption of the times stands just outside.
    for next in scene.around(outer).take(2) {
        if scene.role(next) == Role::Form
            || next < scene.scope.0
            || scene.fields_in(next) > scene.fields_in(outer)
        {
            break;
        }
        outer = next;
    }
    let (from, to) = scene.items[outer].words;
    let mut printed: Vec<String> = Vec::new();
    for run in &scene.runs[from..to] {
        let beside = run
            .owner
            .is_none_or(|owner| around.contains(&owner) && !scene.contains(owner, run.at));
        if !run.hidden
            && beside
            && let Some(zone) = zone::find(run.text)
            && !printed.contains(&zone)
        {
            printed.push(zone);
        }
    }
    if printed.is_empty() {
        let told = scene
            .runs
            .iter()
            .filter(|run| run.owner.is_none() && !run.hidden && super::eligible(scene, run.at));
        for run in told {
            let folded = words::fold(run.text);
            let about_times = has_any(&folded, &["time", "times", "zone", "timezone"]);
            if let Some(zone) = zone::find(run.text)
                .filter(|zone| about_times || zone.len() == run.text.trim().len())
                && !printed.contains(&zone)
            {
                printed.push(zone);
            }
        }
    }
    if printed.is_empty() {
        Zone::Nothing
    } else {
        Zone::Printed(printed)
    }
}
