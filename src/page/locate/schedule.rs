//! When it starts and how long it takes: dates, times, hours and minutes, told apart by what each
//! control can hold and by the words at it, and put together only when they fit.

mod beside;
mod half;
mod length;
mod pieces;
mod settle;
mod shape;

use crate::page::locate::{self, Candidate, Found, Home, choose_best};
use crate::page::understand::explain::Reason;
use crate::page::{
    label_text::{self, has, has_any},
    understand::score,
};
use crate::{
    engine::time::field_text::{DateFormat, DateOrder, read_zone},
    page::{
        controls::ChoiceControl,
        scene::{At, Role, Scene},
        schedule_controls::{DateControl, DateTimePart, DurationControl, TimeControl},
    },
};
pub use beside::{day_at, length_at, time_at};
use pieces::{Piece, Side, Unit, pieces};
pub use pieces::{is_called_like_a_moment, is_of_a_moment};
use settle::{
    settle_captions, settle_clocks, settle_days, settle_hours, settle_ranges, settle_sides,
};
use shape::{Shape, shape};

/// Where the times of the maintenance are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    pub start_date: Found<DateControl>,
    pub start_time: Found<TimeControl>,
    pub duration: Found<DurationControl>,
    /// The zone that the page prints, or the menu that it is chosen from.
    pub zone: Zone,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Zone {
    #[default]
    Nothing,
    Printed(Vec<String>),
    Menu(ChoiceControl),
}

impl Schedule {
    /// Every element that holds a piece of it.
    pub fn nodes(&self) -> Vec<u32> {
        let mut nodes = Vec::new();
        let mut add = |node| nodes.push(node);
        if let Some(day) = self.start_date.here() {
            day.visit_nodes(&mut add);
        }
        if let Some(time) = self.start_time.here() {
            time.visit_nodes(&mut add);
        }
        if let Some(length) = self.duration.here() {
            length.visit_nodes(&mut add);
        }
        if let Zone::Menu(menu) = &self.zone {
            menu.visit_nodes(add);
        }
        nodes
    }
}

pub fn locate(scene: &Scene, home: Home, candidates: &[Candidate]) -> Schedule {
    let mut pieces = pieces(scene, home, candidates);
    let clocks = settle_clocks(scene, &mut pieces);
    settle_hours(scene, &mut pieces, &clocks);
    settle_days(scene, &mut pieces);
    settle_sides(&mut pieces);
    settle_ranges(scene, &mut pieces);
    settle_captions(&mut pieces);
    let start_date = day(scene, &pieces, Side::Start);
    let start_time = match &start_date {
        // Of several dates, nothing tells whose clock is meant where it has no words of its own.
        Found::Unsure(why) if !clocks.is_empty() => Found::Unsure(why.clone()),
        _ => time(scene, &pieces, Side::Start),
    };
    let duration = length::locate(scene, &pieces, candidates);
    let around = pieces
        .iter()
        .filter(|piece| !matches!(piece.unit, Unit::Zone))
        .map(|piece| piece.of.at);
    let zone = zone_of(scene, home, &pieces, around.collect());
    Schedule {
        start_date,
        start_time,
        duration,
        zone,
    }
}

fn part(scene: &Scene, piece: &Piece) -> DateTimePart {
    held(scene, piece.of)
}

fn held(scene: &Scene, of: &Candidate) -> DateTimePart {
    match of.role {
        Role::Select => DateTimePart::Menu(ChoiceControl::from_select(scene, of.at)),
        Role::Combo => DateTimePart::Menu(ChoiceControl::from_combo(scene, of.at)),
        _ => DateTimePart::Field {
            node: scene.items[of.at].node.id,
            native: matches!(of.role, Role::Date | Role::Time | Role::DateTime),
            format: format(of).map(Box::new),
        },
    }
}

/// How a date is to be written where the page says it: `MM/DD/YYYY`.
fn format(candidate: &Candidate) -> Option<DateFormat> {
    let names = &candidate.names;
    let texts = || names.hint.iter().chain(&names.own).chain(&names.near);
    let separator = '/';
    if texts().any(|text| has_any(text, &["mm dd yyyy", "mm dd yy"])) {
        Some(DateFormat::figures(DateOrder::MonthFirst, separator))
    } else if texts().any(|text| has_any(text, &["dd mm yyyy", "dd mm yy"])) {
        Some(DateFormat::figures(DateOrder::DayFirst, separator))
    } else if texts().any(|text| has(text, "yyyy mm dd")) {
        Some(DateFormat::figures(DateOrder::YearFirst, '-'))
    } else {
        None
    }
}

/// The one piece of these units on this side: one that says the side before one that says none.
fn one<'p, 'c>(
    scene: &Scene,
    pieces: &'p [Piece<'c>],
    units: &[Unit],
    side: Side,
    words: &'static str,
) -> Found<&'p Piece<'c>> {
    let fit = |piece: &&Piece| {
        units.contains(&piece.unit)
            && piece.score >= score::ENOUGH
            && (piece.side == side || (piece.side == Side::Neither && side == Side::Start))
    };
    let sided = || pieces.iter().filter(fit).filter(|piece| piece.side == side);
    let said = sided().next().is_some();
    // Nothing says which of two is the start: a score for other reasons must not decide it.
    let whole = units.contains(&Unit::Both);
    if whole && !said && pieces.iter().filter(fit).count() > 1 {
        return Found::Unsure(Reason::SeveralAlike(words));
    }
    let scored = pieces.iter().filter(fit).map(|piece| {
        // Called alike at the control itself, words further away do not tell them apart.
        let own = &piece.of.names.own;
        let twin = !own.is_empty() && sided().any(|other| other.of.names.own == *own);
        let apart = said && piece.side != side && !twin;
        (piece, piece.score - if apart { 6 } else { 0 })
    });
    choose_best(scene, words, scored, |piece| piece.of.at)
}

fn day(scene: &Scene, pieces: &[Piece], side: Side) -> Found<DateControl> {
    let words = if side == Side::Start {
        "Start date"
    } else {
        "End date"
    };
    match one(scene, pieces, &[Unit::Date, Unit::Both], side, words) {
        Found::Here(piece) => return Found::Here(DateControl::Whole(part(scene, piece))),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => {}
    }
    let part = |piece: &Piece| part(scene, piece);
    match [Unit::Year, Unit::Month, Unit::Day].map(|unit| one(scene, pieces, &[unit], side, words))
    {
        [Found::Here(year), Found::Here(month), Found::Here(day)] => {
            Found::Here(DateControl::Split {
                year: part(year),
                month: part(month),
                day: part(day),
            })
        }
        [Found::Nothing, Found::Nothing, Found::Nothing] => Found::Nothing,
        _ => Found::Unsure(Reason::PartsMissing(words)),
    }
}

fn time(scene: &Scene, pieces: &[Piece], side: Side) -> Found<TimeControl> {
    let words = if side == Side::Start {
        "Start time"
    } else {
        "End time"
    };
    let whole = one(scene, pieces, &[Unit::Time, Unit::Both], side, words);
    let hour = match (whole, one(scene, pieces, &[Unit::Hour], side, words)) {
        (Found::Unsure(why), _) | (Found::Nothing, Found::Unsure(why)) => {
            return Found::Unsure(why);
        }
        (Found::Here(_), Found::Here(_) | Found::Unsure(_)) => {
            return Found::Unsure(Reason::SeveralAlike(words));
        }
        (Found::Here(piece), Found::Nothing) => {
            return in_one(scene, pieces, piece, words);
        }
        (Found::Nothing, Found::Nothing) => return Found::Nothing,
        (Found::Nothing, Found::Here(hour)) => hour,
    };
    let minute = match one(scene, pieces, &[Unit::Minute], side, words) {
        Found::Here(minute) => minute,
        _ => {
            return Found::Unsure(Reason::MinuteMissing(words));
        }
    };
    let half = match half::of(scene, pieces, hour.of.at, words) {
        Found::Here(half) => Some(half),
        Found::Unsure(why) => return Found::Unsure(why),
        Found::Nothing => None,
    };
    Found::Here(TimeControl::Split {
        hour: part(scene, hour),
        minute: part(scene, minute),
        half,
    })
}

/// A time in one control, which may leave am or pm to another.
fn in_one(
    scene: &Scene,
    pieces: &[Piece],
    piece: &Piece,
    words: &'static str,
) -> Found<TimeControl> {
    let clock = part(scene, piece);
    let says_all = matches!(clock, DateTimePart::Field { native: true, .. })
        || matches!(clock, DateTimePart::Menu(_))
            && shape(scene, piece.of) == Shape::Certain(Unit::Time);
    if says_all {
        return Found::Here(TimeControl::Whole { clock, half: None });
    }
    let says_half = clock.includes_am_pm(scene.outline);
    match half::of(scene, pieces, piece.of.at, words) {
        Found::Unsure(why) if !says_half => Found::Unsure(why),
        half => Found::Here(TimeControl::Whole {
            clock,
            half: half.here().cloned(),
        }),
    }
}

fn zone_of(scene: &Scene, home: Home, pieces: &[Piece], around: Vec<At>) -> Zone {
    let (Some(first), Some(last)) = (around.first(), around.last()) else {
        return Zone::Nothing;
    };
    let mut menus = pieces
        .iter()
        .filter(|piece| piece.unit == Unit::Zone && home.holds(piece.of.at));
    let menu = menus.find_map(|piece| match part(scene, piece) {
        DateTimePart::Menu(choice) => Some(choice),
        DateTimePart::Field { .. } => None,
    });
    if let Some(menu) = menu {
        return Zone::Menu(menu);
    }
    let mut outer = scene.common_ancestor(*first, *last);
    // The caption of the times stands just outside; wrappers that add no word do not count.
    let mut captions = 0;
    for next in scene.ancestors(outer) {
        captions += usize::from(scene.items[next].words != scene.items[outer].words);
        if scene.role(next) == Role::Form
            || next < scene.scope.0
            || scene.count_fields_in(next) > scene.count_fields_in(outer)
            || captions > 2
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
        // On a label it is the field's own zone, elsewhere a remark.
        let local = run.owner.is_some() && has(&label_text::fold(run.text), "local time");
        let zone = if local {
            Some("local time".to_owned())
        } else {
            read_zone(run.text)
        };
        if !run.hidden
            && beside
            && let Some(zone) = zone
            && !printed.contains(&zone)
        {
            printed.push(zone);
        }
    }
    if printed.is_empty() {
        let told = scene
            .runs
            .iter()
            .filter(|run| run.owner.is_none() && !run.hidden && locate::eligible(scene, run.at));
        for run in told {
            let folded = label_text::fold(run.text);
            let about_times = has_any(&folded, &["time", "times", "zone", "timezone"]);
            if let Some(zone) = read_zone(run.text)
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
