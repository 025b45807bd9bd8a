//! What a piece holds by what stands beside it: whose label speaks for it, and whether hours are those
//! of a clock.

use super::{
    pieces::{self, Piece, Side, Unit, side},
    shape::{Shape, shape},
};
use crate::page::understand::cues;
use crate::page::{
    label_text::has_any,
    scene::{At, Role, Scene},
};

/// The label of a field speaks for those that follow it, date and time, up to where another of a kind
/// that was there stands: a second date beside "Starts" is not the start.
pub fn settle_sides(pieces: &mut [Piece]) {
    for side in [Side::Start, Side::End] {
        let mut before: Vec<Unit> = Vec::new();
        let mut over = false;
        for piece in pieces.iter_mut().filter(|piece| piece.side == side) {
            over |= !piece.own_side && before.contains(&piece.unit);
            if piece.own_side || !before.is_empty() {
                before.push(piece.unit);
            }
            if over && !piece.own_side {
                piece.side = Side::Neither;
                // What comes again after an end is no start either.
                if side == Side::End {
                    piece.score = 0;
                }
            }
        }
    }
}

/// "[14:00] to [16:30]": the word between two moments names the second, whatever it stands beside.
pub fn settle_ranges(scene: &Scene, pieces: &mut [Piece]) {
    let joined = |place: &usize| {
        let before = unbroken(scene, pieces[..*place].iter().rev());
        before.contains(&pieces[*place].unit)
            && joins(scene, pieces[*place - 1].of.at, pieces[*place].of.at)
            && !joins_date_and_clock(scene, pieces, *place)
    };
    let mut ranges = (1..pieces.len()).filter(joined);
    let (Some(place), None) = (ranges.next(), ranges.next()) else {
        return;
    };
    let before = place - unbroken(scene, pieces[..place].iter().rev()).len();
    let after = place + unbroken(scene, pieces[place..].iter()).len();
    for (range, side) in [(before..place, Side::Start), (place..after, Side::End)] {
        for piece in &mut pieces[range] {
            if piece
                .of
                .names
                .own
                .iter()
                .all(|text| self::side(text) == Side::Neither)
            {
                piece.side = side;
            }
        }
    }
}

/// "[8] [December] — [21] : [00]": what leads to the piece at `place` stands between the date of a moment and its clock.
fn joins_date_and_clock(scene: &Scene, pieces: &[Piece], place: usize) -> bool {
    let after = unbroken(scene, pieces[place..].iter());
    is_of_date(pieces[place - 1].unit)
        && !is_of_date(pieces[place].unit)
        && !after.into_iter().any(is_of_date)
}

fn is_of_date(unit: Unit) -> bool {
    matches!(unit, Unit::Date | Unit::Year | Unit::Month | Unit::Day)
}

/// "From" and "to" under "Quiet hours" are not those of the maintenance, where others stand outside.
pub fn settle_captions(pieces: &mut [Piece]) {
    let is_strange = |piece: &Piece| {
        let caption = piece.of.names.groups.first();
        caption.is_some_and(|caption| !pieces::is_plain(caption))
    };
    let outside = pieces.iter().filter(|piece| !is_strange(piece));
    let outside: Vec<Unit> = outside.map(|piece| piece.unit).collect();
    for piece in pieces.iter_mut().filter(|piece| is_strange(piece)) {
        if outside.contains(&piece.unit) {
            piece.side = Side::Neither;
            piece.own_side = false;
        }
    }
}

/// What fields hold that stand one beside the other, up to where a unit comes again.
fn unbroken<'p, 'c: 'p>(scene: &Scene, pieces: impl Iterator<Item = &'p Piece<'c>>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut before: Option<usize> = None;
    for piece in pieces {
        let place = scene.items[piece.of.at].fields;
        let beside = before.is_none_or(|before| before.abs_diff(place) == 1);
        let length = matches!(
            piece.unit,
            Unit::Days | Unit::Hours | Unit::Minutes | Unit::Length
        );
        if !beside || length || units.contains(&piece.unit) {
            break;
        }
        units.push(piece.unit);
        before = Some(place);
    }
    units
}

/// Nothing but a word that leads from one to the other stands between two fields.
fn joins(scene: &Scene, one: At, other: At) -> bool {
    let (one, other) = (&scene.items[one], &scene.items[other]);
    let between = scene
        .runs
        .get(one.words.1..other.words.0)
        .unwrap_or_default();
    let mut words = between
        .iter()
        .filter(|run| !run.hidden)
        .map(|run| run.text.trim());
    let joins = matches!(
        words.next(),
        Some("-" | "–" | "—" | "→" | "to" | "until" | "till" | "through")
    );
    one.fields + 1 == other.fields && joins && words.next().is_none()
}

/// "Starts [8] [December] [2026] [21] : [00]": menus without words go with the one before them. A clock
/// right after its date is no duration, whatever is written over them. Gives which menus are a clock's.
pub fn settle_clocks(scene: &Scene, pieces: &mut [Piece]) -> Vec<At> {
    let dated = is_of_date;
    let mut clocks = Vec::new();
    for place in 1..pieces.len() {
        let (before, piece) = (&pieces[place - 1], &pieces[place]);
        let clock = match piece.unit {
            Unit::Hour => dated(before.unit),
            Unit::Minute => before.unit == Unit::Hour,
            Unit::Meridiem => before.unit == Unit::Minute,
            _ => false,
        };
        let follows = clock || dated(piece.unit) && dated(before.unit) && before.unit != piece.unit;
        let (one, other) = (&scene.items[before.of.at], &scene.items[piece.of.at]);
        let menu = piece.of.role == Role::Select && piece.of.names.own.is_empty();
        if !(follows && menu && one.fields + 1 == other.fields && one.parent == other.parent) {
            continue;
        }
        if clock {
            clocks.push(piece.of.at);
        }
        let (score, side) = (piece.score.max(before.score), before.side);
        let piece = &mut pieces[place];
        piece.score = score;
        if piece.side == Side::Neither {
            piece.side = side;
        }
    }
    clocks
}

/// Whether hours and minutes are those of a clock or of a duration.
pub fn settle_hours(scene: &Scene, pieces: &mut [Piece], clocks: &[At]) {
    let whole_time: Vec<At> = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Time | Unit::Both))
        .map(|piece| piece.of.at)
        .collect();
    // A menu of hours that are not those of a day, and no other hours.
    let hours = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Hour | Unit::Hours));
    let mut shapes = hours.map(|piece| (scene.role(piece.of.at), shape(scene, piece.of)));
    let few = shapes.next() == Some((Role::Select, Shape::Number)) && shapes.next().is_none();
    let mut hour: Option<At> = None;
    for piece in pieces.iter_mut() {
        if clocks.contains(&piece.of.at) {
            continue;
        }
        let place = scene.items[piece.of.at].fields;
        let beside = hour.is_some_and(|hour| scene.items[hour].fields + 1 == place);
        if piece.unit == Unit::Hour {
            hour = Some(piece.of.at);
        }
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
        let said_length = own
            .clone()
            .any(|text| has_any(text, cues::schedule::DURATION));
        let group = names.groups.iter().take(5).find_map(|text| {
            if has_any(text, cues::schedule::DURATION) {
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
            _ if plural && (few || !whole_time.is_empty()) => length,
            Some(_) if plural && scene.role(piece.of.at) == Role::Select => clock,
            // "Minutes" up to 59, right after the hour of a clock.
            Some(_) if beside && shape(scene, piece.of) == Shape::Minutely => clock,
            _ if plural => length,
            _ => clock,
        };
    }
}

/// Days are those of the duration where it is said so, or beside its hours or minutes; elsewhere a
/// number of days is about something else.
pub fn settle_days(scene: &Scene, pieces: &mut Vec<Piece>) {
    let place = |piece: &Piece| scene.items[piece.of.at].fields;
    let parts = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Hours | Unit::Minutes));
    let parts: Vec<usize> = parts.map(place).collect();
    pieces.retain(|piece| {
        let names = &piece.of.names;
        let mut words = names.own.iter().chain(&names.near).chain(&names.groups);
        piece.unit != Unit::Days
            || words.any(|text| has_any(text, cues::schedule::DURATION))
            || parts.iter().any(|other| other.abs_diff(place(piece)) == 1)
    });
}
