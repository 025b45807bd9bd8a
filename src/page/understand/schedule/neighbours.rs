//! What a piece holds by what stands beside it: whose label speaks for it, and whether hours are those
//! of a clock.

use super::{
    pieces::Piece,
    shape::Shape,
    words::{Side, Unit, is_plain, may_be_month, side_of_words},
};
use crate::page::{
    label_text::has_any,
    scene::{At, Role, Scene},
    understand::{
        cues::schedule as words,
        units::{is_unit, leads_to_next, texts_between, word_before},
    },
};

/// Corrects the pieces by each other. Gives which menus are a clock's.
pub fn settle(scene: &Scene, pieces: &mut [Piece]) -> Vec<At> {
    settle_months(pieces);
    let clocks = settle_followers(scene, pieces);
    settle_hours(scene, pieces, &clocks);
    settle_days(pieces);
    settle_sides(pieces);
    settle_ranges(scene, pieces);
    settle_captions(pieces);
    clocks
}

/// Where the pieces of these units stand.
fn places_of(pieces: &[Piece], units: &[Unit]) -> Vec<usize> {
    let of_units = pieces.iter().filter(|piece| units.contains(&piece.unit));
    of_units.map(|piece| piece.place).collect()
}

fn is_beside(piece: &Piece, places: &[usize]) -> bool {
    places.iter().any(|other| other.abs_diff(piece.place) == 1)
}

/// "[MM]/[DD]/[YYYY]": beside a day or a year, it is the month.
fn settle_months(pieces: &mut [Piece]) {
    let of_date = places_of(pieces, &[Unit::Day, Unit::Year]);
    for piece in pieces {
        if piece.unit == Unit::Minute && is_beside(piece, &of_date) && may_be_month(&piece.of.names)
        {
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
        let is_clock = match piece.unit {
            Unit::Hour => before.unit.is_of_date(),
            Unit::Minute => before.unit == Unit::Hour,
            Unit::Meridiem => before.unit == Unit::Minute,
            _ => false,
        };
        let is_date =
            piece.unit.is_of_date() && before.unit.is_of_date() && before.unit != piece.unit;
        let is_unnamed_menu = piece.of.role == Role::Select && piece.of.names.own.is_empty();
        let parent = |piece: &Piece| scene.items[piece.of.at].parent;
        let follows = before.is_right_before(piece) && parent(before) == parent(piece);
        if !((is_clock || is_date) && is_unnamed_menu && follows) {
            continue;
        }
        if is_clock {
            clocks.push(piece.of.at);
        }
        let (side, evidence) = (before.side, before.evidence.clone());
        let is_better = before.score() > piece.score();
        let piece = &mut pieces[place];
        if is_better {
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
    let whole_times = [Unit::Time, Unit::Both, Unit::Range];
    let has_whole_time = pieces.iter().any(|piece| whole_times.contains(&piece.unit));
    // A menu of hours that are not those of a day, and no other hours.
    let is_hours = |piece: &&Piece| matches!(piece.unit, Unit::Hour | Unit::Hours);
    let mut hours = pieces.iter().filter(is_hours);
    let mut hours = || hours.next().map(|piece| (piece.of.role, piece.shape));
    let has_few_hours = hours() == Some((Role::Select, Shape::Number)) && hours().is_none();
    let led = find_led_to(scene, pieces);
    let mut hour: Option<usize> = None;
    for piece in pieces {
        let is_led = led.contains(&piece.of.at);
        if clocks.contains(&piece.of.at) && !is_led {
            continue;
        }
        let is_behind_hour = hour.is_some_and(|hour| hour + 1 == piece.place);
        if piece.unit == Unit::Hour {
            hour = Some(piece.place);
        }
        let (clock, length) = match piece.unit {
            Unit::Hour | Unit::Hours => (Unit::Hour, Unit::Hours),
            Unit::Minute | Unit::Minutes => (Unit::Minute, Unit::Minutes),
            _ => continue,
        };
        let over = unit_of_captions(piece, clock, length);
        let is_plural = piece.unit == length;
        piece.unit = match over {
            _ if is_led => length,
            Some(unit) if unit == length => length,
            // Beside a whole time of day, hours and minutes can only be how long it takes.
            _ if is_plural && (has_few_hours || has_whole_time) => length,
            Some(_) if is_plural && piece.of.role == Role::Select => clock,
            // "Minutes" up to 59, right after the hour of a clock.
            Some(_) if is_behind_hour && piece.shape == Shape::Minutely => clock,
            _ if is_plural => length,
            _ => clock,
        };
    }
}

/// What the words at a piece or over it say that its hours or minutes are.
fn unit_of_captions(piece: &Piece, clock: Unit, length: Unit) -> Option<Unit> {
    let names = &piece.of.names;
    let is_length = |text: &String| has_any(text, words::DURATION);
    let near = names.near.iter().take(2);
    if names
        .own
        .iter()
        .chain(near)
        .chain(&names.hint)
        .any(is_length)
    {
        return Some(length);
    }
    names.groups.iter().take(5).find_map(|text| {
        let of_clock = has_any(text, words::OVER_CLOCK) || side_of_words(text) == Side::Start;
        match is_length(text) {
            true => Some(length),
            false => of_clock.then_some(clock),
        }
    })
}

/// "[22] : [00] UTC for [1] : [30]": the hours and minutes after a clock that "for" leads to.
fn find_led_to(scene: &Scene, pieces: &[Piece]) -> Vec<At> {
    let mut led: Vec<At> = Vec::new();
    let mut last: Option<usize> = None;
    let (mut has_clock, counts) = (
        false,
        [Unit::Hour, Unit::Minute, Unit::Hours, Unit::Minutes],
    );
    for piece in pieces {
        if counts.contains(&piece.unit) {
            let before = word_before(scene, piece.of.at);
            // "Scheduled for [21] : [00]" is the start.
            let leads = before
                .as_ref()
                .is_some_and(|text| leads_to_next(text) && side_of_words(text) == Side::Neither);
            let goes_on = before.is_none_or(|text| is_unit(&text))
                && last.is_some_and(|last| last + 1 == piece.place);
            if leads && has_clock || goes_on {
                led.push(piece.of.at);
                last = Some(piece.place);
            }
        }
        has_clock |= matches!(piece.unit, Unit::Time | Unit::Both | Unit::Minute);
    }
    led
}

/// Days are those of the duration where it is said so, or beside its hours or minutes; elsewhere a
/// number of days is about something else.
fn settle_days(pieces: &mut [Piece]) {
    let parts = places_of(pieces, &[Unit::Hours, Unit::Minutes]);
    for piece in pieces.iter_mut().filter(|piece| piece.unit == Unit::Days) {
        let names = &piece.of.names;
        let mut texts = names.own.iter().chain(&names.near).chain(&names.groups);
        let is_length = texts.any(|text| has_any(text, words::DURATION));
        if !is_length && !is_beside(piece, &parts) {
            (piece.unit, piece.side) = (Unit::Other, Side::Neither);
        }
    }
}

/// The label of a field speaks for those that follow it, date and time, up to where another of a kind
/// that was there stands: a second date beside "Starts" is not the start.
fn settle_sides(pieces: &mut [Piece]) {
    for side in [Side::Start, Side::End] {
        let mut before: Vec<Unit> = Vec::new();
        let mut is_over = false;
        for piece in pieces.iter_mut().filter(|piece| piece.side == side) {
            is_over |= !piece.own_side && before.contains(&piece.unit);
            if piece.own_side || !before.is_empty() {
                before.push(piece.unit);
            }
            if is_over && !piece.own_side {
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
    let is_second = |place: &usize| {
        let (before, after) = pieces.split_at(*place);
        let (before, after) = (unbroken(before.iter().rev()), unbroken(after.iter()));
        let [one, other] = [&pieces[*place - 1], &pieces[*place]];
        // "[8] [December] — [21] : [00]" is one moment.
        let is_clock_of_date = one.unit.is_of_date() && !after.iter().any(|unit| unit.is_of_date());
        before.contains(&other.unit) && joins(scene, one, other) && !is_clock_of_date
    };
    let mut seconds = (1..pieces.len()).filter(is_second);
    let (Some(place), None) = (seconds.next(), seconds.next()) else {
        return;
    };
    let first = place - unbroken(pieces[..place].iter().rev()).len();
    let end = place + unbroken(pieces[place..].iter()).len();
    for (range, side) in [(first..place, Side::Start), (place..end, Side::End)] {
        for piece in &mut pieces[range] {
            let mut own = piece.of.names.own.iter();
            if own.all(|text| side_of_words(text) == Side::Neither) {
                piece.side = side;
            }
        }
    }
}

/// What fields hold that stand one beside the other, up to where a unit comes again.
fn unbroken<'p, 'c: 'p>(pieces: impl Iterator<Item = &'p Piece<'c>>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut before: Option<usize> = None;
    for piece in pieces {
        let beside = before.is_none_or(|before| before.abs_diff(piece.place) == 1);
        let is_moment = !piece.unit.is_of_length() && piece.unit != Unit::Other;
        if !(beside && is_moment) || units.contains(&piece.unit) {
            break;
        }
        units.push(piece.unit);
        before = Some(piece.place);
    }
    units
}

/// Nothing but a word that leads from one to the other stands between two fields.
fn joins(scene: &Scene, one: &Piece, other: &Piece) -> bool {
    let between = || texts_between(scene, one.of.at, other.of.at);
    one.is_right_before(other)
        && matches!(between().as_slice(), [text] if words::LEADS_TO_END.contains(text))
}

/// "From" and "to" under "Quiet hours" are not those of the maintenance, where others stand outside.
fn settle_captions(pieces: &mut [Piece]) {
    let is_unrelated = |piece: &Piece| {
        let caption = piece.of.names.groups.first();
        piece.unit != Unit::Other && caption.is_some_and(|caption| !is_plain(caption))
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
