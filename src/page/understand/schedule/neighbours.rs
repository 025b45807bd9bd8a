//! What a piece holds by what stands beside it: whose label speaks for it, and whether hours are those
//! of a clock.

use super::{
    pieces::Piece,
    shape::{Shape, shape},
    words::{Side, Unit, is_plain, may_be_month, side_of_words},
};
use crate::page::{
    label_text::has_any,
    scene::{At, Role, Scene},
    understand::{
        cues::schedule as words,
        units::{is_unit, leads_to_next, word_before},
    },
};

/// Corrects the pieces by each other. Gives which menus are a clock's.
pub fn settle(scene: &Scene, pieces: &mut Vec<Piece>) -> Vec<At> {
    settle_months(scene, pieces);
    let clocks = settle_followers(scene, pieces);
    settle_hours(scene, pieces, &clocks);
    settle_days(scene, pieces);
    settle_sides(pieces);
    settle_ranges(scene, pieces);
    settle_captions(pieces);
    clocks
}

/// "[MM]/[DD]/[YYYY]": beside a day or a year, it is the month.
fn settle_months(scene: &Scene, pieces: &mut [Piece]) {
    let place = |piece: &Piece| scene.items[piece.of.at].fields;
    let of_date = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Day | Unit::Year));
    let of_date: Vec<usize> = of_date.map(place).collect();
    for piece in pieces.iter_mut() {
        let is_beside = of_date
            .iter()
            .any(|other| other.abs_diff(place(piece)) == 1);
        if piece.unit == Unit::Minute && is_beside && may_be_month(&piece.of.names) {
            piece.unit = Unit::Month;
        }
    }
}

/// "Starts [8] [December] [2026] [21] : [00]": menus without words go with the one before them. A clock
/// right after its date is no duration, whatever is written over them.
fn settle_followers(scene: &Scene, pieces: &mut [Piece]) -> Vec<At> {
    let mut clocks = Vec::new();
    for place in 1..pieces.len() {
        let (before, piece) = (&pieces[place - 1], &pieces[place]);
        let clock = match piece.unit {
            Unit::Hour => before.unit.is_of_date(),
            Unit::Minute => before.unit == Unit::Hour,
            Unit::Meridiem => before.unit == Unit::Minute,
            _ => false,
        };
        let date = piece.unit.is_of_date() && before.unit.is_of_date() && before.unit != piece.unit;
        let (one, other) = (&scene.items[before.of.at], &scene.items[piece.of.at]);
        let menu = piece.of.role == Role::Select && piece.of.names.own.is_empty();
        let beside = one.fields + 1 == other.fields && one.parent == other.parent;
        if !((clock || date) && menu && beside) {
            continue;
        }
        if clock {
            clocks.push(piece.of.at);
        }
        let better = (before.score() > piece.score()).then(|| before.evidence.clone());
        let side = before.side;
        let piece = &mut pieces[place];
        if let Some(evidence) = better {
            piece.evidence = evidence;
        }
        if piece.side == Side::Neither {
            piece.side = side;
        }
    }
    clocks
}

/// Whether hours and minutes are those of a clock or of a duration.
fn settle_hours(scene: &Scene, pieces: &mut [Piece], clocks: &[At]) {
    let is_whole = |piece: &Piece| matches!(piece.unit, Unit::Time | Unit::Both | Unit::Range);
    let has_whole_time = pieces.iter().any(is_whole);
    // A menu of hours that are not those of a day, and no other hours.
    let hours = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Hour | Unit::Hours));
    let mut shapes = hours.map(|piece| (piece.of.role, shape(scene, piece.of)));
    let few = shapes.next() == Some((Role::Select, Shape::Number)) && shapes.next().is_none();
    let mut hour: Option<usize> = None;
    let led = find_led_to(scene, pieces);
    for piece in pieces.iter_mut() {
        let is_led = led.contains(&piece.of.at);
        if clocks.contains(&piece.of.at) && !is_led {
            continue;
        }
        let place = scene.items[piece.of.at].fields;
        let beside = hour.is_some_and(|hour| hour + 1 == place);
        if piece.unit == Unit::Hour {
            hour = Some(place);
        }
        let (clock, length) = match piece.unit {
            Unit::Hour | Unit::Hours => (Unit::Hour, Unit::Hours),
            Unit::Minute | Unit::Minutes => (Unit::Minute, Unit::Minutes),
            _ => continue,
        };
        let names = &piece.of.names;
        let near = names.near.iter().take(2);
        let mut own = names.own.iter().chain(near).chain(&names.hint);
        let is_called_length = own.any(|text| has_any(text, words::DURATION));
        let group = names.groups.iter().take(5).find_map(|text| {
            if has_any(text, words::DURATION) {
                return Some(length);
            }
            let of_clock = has_any(text, words::OVER_CLOCK) || side_of_words(text) == Side::Start;
            of_clock.then_some(clock)
        });
        let plural = piece.unit == length;
        piece.unit = match group {
            _ if is_called_length || is_led => length,
            Some(unit) if unit == length => length,
            // Beside a whole time of day, hours and minutes can only be how long it takes.
            _ if plural && (few || has_whole_time) => length,
            Some(_) if plural && piece.of.role == Role::Select => clock,
            // "Minutes" up to 59, right after the hour of a clock.
            Some(_) if beside && shape(scene, piece.of) == Shape::Minutely => clock,
            _ if plural => length,
            _ => clock,
        };
    }
}

/// "[22] : [00] UTC for [1] : [30]": the hours and minutes after a clock that "for" leads to.
fn find_led_to(scene: &Scene, pieces: &[Piece]) -> Vec<At> {
    let mut led: Vec<At> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        let is_count = matches!(
            piece.unit,
            Unit::Hour | Unit::Minute | Unit::Hours | Unit::Minutes
        );
        let is_clock = |piece: &Piece| matches!(piece.unit, Unit::Time | Unit::Both | Unit::Minute);
        let after_clock = pieces[..place].iter().any(is_clock);
        let before = word_before(scene, piece.of.at);
        // "Scheduled for [21] : [00]" is the start.
        let leads = before
            .as_ref()
            .is_some_and(|text| leads_to_next(text) && side_of_words(text) == Side::Neither);
        let goes_on = before.is_none_or(|text| is_unit(&text));
        let field = scene.items[piece.of.at].fields;
        let follows = led
            .last()
            .is_some_and(|before| scene.items[*before].fields + 1 == field);
        if is_count && (leads && after_clock || goes_on && follows) {
            led.push(piece.of.at);
        }
    }
    led
}

/// Days are those of the duration where it is said so, or beside its hours or minutes; elsewhere a
/// number of days is about something else.
fn settle_days(scene: &Scene, pieces: &mut Vec<Piece>) {
    let place = |piece: &Piece| scene.items[piece.of.at].fields;
    let parts = pieces
        .iter()
        .filter(|piece| matches!(piece.unit, Unit::Hours | Unit::Minutes));
    let parts: Vec<usize> = parts.map(place).collect();
    pieces.retain(|piece| {
        let names = &piece.of.names;
        let mut texts = names.own.iter().chain(&names.near).chain(&names.groups);
        piece.unit != Unit::Days
            || texts.any(|text| has_any(text, words::DURATION))
            || parts.iter().any(|other| other.abs_diff(place(piece)) == 1)
    });
}

/// The label of a field speaks for those that follow it, date and time, up to where another of a kind
/// that was there stands: a second date beside "Starts" is not the start.
fn settle_sides(pieces: &mut [Piece]) {
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
                    piece.evidence.clear();
                }
            }
        }
    }
}

/// "[14:00] to [16:30]": the word between two moments names the second, whatever it stands beside.
fn settle_ranges(scene: &Scene, pieces: &mut [Piece]) {
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
            let mut own = piece.of.names.own.iter();
            if own.all(|text| side_of_words(text) == Side::Neither) {
                piece.side = side;
            }
        }
    }
}

/// "[8] [December] — [21] : [00]": what leads to the piece at `place` stands between the date of a moment and its clock.
fn joins_date_and_clock(scene: &Scene, pieces: &[Piece], place: usize) -> bool {
    let after = unbroken(scene, pieces[place..].iter());
    pieces[place - 1].unit.is_of_date()
        && !pieces[place].unit.is_of_date()
        && !after.into_iter().any(Unit::is_of_date)
}

/// What fields hold that stand one beside the other, up to where a unit comes again.
fn unbroken<'p, 'c: 'p>(scene: &Scene, pieces: impl Iterator<Item = &'p Piece<'c>>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut before: Option<usize> = None;
    for piece in pieces {
        let place = scene.items[piece.of.at].fields;
        let beside = before.is_none_or(|before| before.abs_diff(place) == 1);
        if !beside || piece.unit.is_of_length() || units.contains(&piece.unit) {
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
    let between = scene.runs.get(one.words.1..other.words.0);
    let visible = between.unwrap_or_default().iter().filter(|run| !run.hidden);
    let mut texts = visible.map(|run| run.text.trim());
    let leads = texts
        .next()
        .is_some_and(|text| words::LEADS_TO_END.contains(&text));
    one.fields + 1 == other.fields && leads && texts.next().is_none()
}

/// "From" and "to" under "Quiet hours" are not those of the maintenance, where others stand outside.
fn settle_captions(pieces: &mut [Piece]) {
    let is_unrelated = |piece: &Piece| {
        let caption = piece.of.names.groups.first();
        caption.is_some_and(|caption| !is_plain(caption))
    };
    let outside = pieces.iter().filter(|piece| !is_unrelated(piece));
    let outside: Vec<Unit> = outside.map(|piece| piece.unit).collect();
    for piece in pieces.iter_mut().filter(|piece| is_unrelated(piece)) {
        if outside.contains(&piece.unit) {
            piece.side = Side::Neither;
            piece.own_side = false;
        }
    }
}
