//! What a piece holds by what stands beside it: whose label speaks for it, and whether hours are those
//! of a clock.

use super::{
    pieces::{LENGTH, Piece, Side, Unit, side},
    shape::{Shape, shape},
};
use crate::page::{
    scene::{At, Role, Scene},
    words::has_any,
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
            }
        }
    }
}

/// Whether hours and minutes are those of a clock or of a duration.
pub fn settle_hours(scene: &Scene, pieces: &mut [Piece]) {
    let whole_time: Vec<At> = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Time | Unit::Both))
        .map(|piece| piece.of.at)
        .collect();
    let mut hour: Option<At> = None;
    for piece in pieces.iter_mut() {
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
            // "Minutes" up to 59, right after the hour of a clock.
            Some(_) if beside && shape(scene, piece.of) == Shape::Minutely => clock,
            _ if plural => length,
            _ => clock,
        };
    }
}
