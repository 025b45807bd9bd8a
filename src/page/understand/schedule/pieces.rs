//! What each control holds a piece of: a date, an hour, minutes of a duration. Told by what it can
//! hold ([`shape`]) and the words at it ([`super::words`]).

use super::{
    shape::{Shape, counted_unit, displayed, segment_unit, shape, unit_menu_after},
    words::{
        Side, Unit, closest_words, find_cue, is_bare_side, is_of_something_else, is_plain,
        leads_to_length, side_of_words, unit_of, unit_of_words,
    },
};
use crate::page::understand::candidates::Candidate;
use crate::page::understand::candidates::Home;
use crate::{
    engine::time::field_text::{DateFormat, DateOrder, is_rails_zone, split_day_time},
    page::{
        controls::ChoiceControl,
        label_text::has_any,
        scene::{Role, Scene},
        schedule_controls::{DateTimePart, RangeEnd},
        understand::{
            cues::schedule as words,
            score::{Evidence, Fact},
            slots::{Slot, SlotTexts},
            units::{touches_next, words_before},
        },
    },
};

pub struct Piece<'a> {
    pub of: &'a Candidate,
    pub unit: Unit,
    pub side: Side,
    /// Whether the words that say the side stand at the control itself.
    pub own_side: bool,
    /// What speaks for it; nothing where it is not of the maintenance.
    pub evidence: Vec<Evidence>,
}

impl Piece<'_> {
    pub fn score(&self) -> i32 {
        self.evidence.iter().map(|row| row.weight).sum()
    }

    pub fn part(&self, scene: &Scene) -> DateTimePart {
        self.part_for(scene, Side::Neither)
    }

    /// The control, as what it holds for this side.
    pub fn part_for(&self, scene: &Scene, side: Side) -> DateTimePart {
        let of = self.of;
        match of.role {
            Role::Select => DateTimePart::Menu(ChoiceControl::from_select(scene, of.at)),
            Role::Combo => DateTimePart::Menu(ChoiceControl::from_combo(scene, of.at)),
            _ => DateTimePart::Field {
                node: scene.items[of.at].node.id,
                native: is_native(of),
                format: asked_format(&of.names).map(Box::new),
                range_end: self.unit.is_range().then_some(match side {
                    Side::End => RangeEnd::Last,
                    _ => RangeEnd::First,
                }),
            },
        }
    }
}

fn is_native(of: &Candidate) -> bool {
    matches!(of.role, Role::Date | Role::Time | Role::DateTime)
}

/// How a date is to be written where the page says it: `MM/DD/YYYY`.
fn asked_format(names: &SlotTexts) -> Option<DateFormat> {
    let rows = [
        (words::MONTH_FIRST, DateOrder::MonthFirst, '/'),
        (words::DAY_FIRST, DateOrder::DayFirst, '/'),
        (words::YEAR_FIRST, DateOrder::YearFirst, '-'),
    ];
    let asks = |row: &&(&[&str], DateOrder, char)| {
        let mut texts = names.hint.iter().chain(&names.own).chain(&names.near);
        texts.any(|text| has_any(text, row.0))
    };
    let (_, order, separator) = rows.iter().find(asks)?;
    Some(DateFormat::figures(*order, *separator))
}

/// More words than these are a sentence, and no label.
const LABEL: usize = 6;
/// What words count that name what it holds, and what it counts where none do.
const NAMED: i32 = 8;
const UNNAMED: i32 = 3;

/// Every piece, in the order of the page.
pub fn find_pieces<'a>(scene: &Scene, home: Home, candidates: &'a [Candidate]) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece> = candidates
        .iter()
        .filter_map(|of| piece(scene, home, candidates, of))
        .collect();
    // Of two that are called alike one may hold what nobody understands: it is no less the field.
    let rest = candidates
        .iter()
        .filter(|of| !of.names.own.is_empty() && !pieces.iter().any(|piece| piece.of.at == of.at));
    let twins: Vec<Piece> = rest
        .filter(|of| shape(scene, of) == Shape::Open && !is_of_something_else(&of.names))
        .filter_map(|of| {
            let twin = pieces
                .iter()
                .find(|piece| piece.of.names.own == of.names.own)?;
            let mut evidence = twin.evidence.clone();
            let is_place = |row: &Evidence| matches!(row.fact, Fact::InForm | Fact::OutsideForm);
            evidence.retain(|row| !is_place(row));
            evidence.push(home.evidence(of.at));
            Some(Piece {
                of,
                evidence,
                ..*twin
            })
        })
        .collect();
    for twin in twins {
        insert(&mut pieces, twin);
    }
    join_length_menus(scene, candidates, &mut pieces);
    for side in [Side::Start, Side::End] {
        let is_on_side = |piece: &&Piece| piece.side == side || piece.side == Side::Neither;
        let mut others = pieces.iter().filter(is_on_side);
        if others.all(|piece| piece.unit.is_of_length() || piece.unit == Unit::Zone) {
            let bare = candidates
                .iter()
                .filter_map(|of| bare_side(scene, home, of, side));
            bare.for_each(|piece| insert(&mut pieces, piece));
        }
    }
    pieces
}

/// "[1 hour] [30 minutes]": menus of lengths side by side are the parts of one length, where each counts another unit,
/// and so are a menu and the number behind it.
fn join_length_menus<'a>(scene: &Scene, candidates: &'a [Candidate], pieces: &mut Vec<Piece<'a>>) {
    let place = |of: &Candidate| scene.items[of.at].fields;
    for pair in candidates.windows(2) {
        let [one, other] = [&pair[0], &pair[1]];
        if place(one) + 1 != place(other) || !touches_next(scene, one.at) {
            continue;
        }
        let find = |of: &Candidate| pieces.iter().position(|piece| piece.of.at == of.at);
        let (first, second) = (find(one), find(other));
        let part = second
            .map(|at| pieces[at].unit)
            .filter(|unit| *unit == Unit::Minutes);
        let units = (
            counted_unit(scene, one),
            counted_unit(scene, other).or(part),
        );
        let (Some(first), (Some(larger), Some(smaller))) = (first, units) else {
            continue;
        };
        if larger == smaller || !pieces[first].unit.is_of_length() {
            continue;
        }
        pieces[first].unit = larger;
        let follower = Piece {
            of: other,
            unit: smaller,
            evidence: pieces[first].evidence.clone(),
            ..pieces[first]
        };
        match second {
            Some(second) => pieces[second] = follower,
            None => pieces.insert(first + 1, follower),
        }
    }
}

fn insert<'a>(pieces: &mut Vec<Piece<'a>>, piece: Piece<'a>) {
    let place = pieces.partition_point(|other| other.of.at < piece.of.at);
    pieces.insert(place, piece);
}

/// A line of text that is called nothing but "Start", whatever it holds: "in 2 hours".
fn bare_side<'a>(scene: &Scene, home: Home, of: &'a Candidate, side: Side) -> Option<Piece<'a>> {
    let names = &of.names;
    let own = names.own.first().map(|label| (Slot::OwnLabel, label));
    let (slot, label) = own.or(names.near.first().map(|label| (Slot::Near, label)))?;
    let fits = of.role == Role::Text
        && shape(scene, of) == Shape::Open
        && is_bare_side(label, side)
        && unit_of(names).is_none()
        && !is_of_something_else(names);
    fits.then(|| Piece {
        of,
        unit: Unit::Both,
        side,
        own_side: true,
        evidence: vec![
            Evidence::of_cue(slot, find_cue(label), NAMED),
            home.evidence(of.at),
        ],
    })
}

fn piece<'a>(
    scene: &Scene,
    home: Home,
    candidates: &[Candidate],
    of: &'a Candidate,
) -> Option<Piece<'a>> {
    let (names, shape) = (&of.names, shape(scene, of));
    let unit = unit_by_shape(scene, of, shape).filter(|_| !is_of_something_else(names))?;
    let has_side = |text: &&String| side_of_words(text) != Side::Neither;
    let own_side = closest_words(names).find(|(_, text)| has_side(text));
    let outer_side = || names.groups.iter().take(5).find(has_side);
    let side_text = own_side.map_or_else(outer_side, |(_, text)| Some(text));
    let is_named = |(_, text): &(Slot, &String)| unit_of_words(text).is_some() && is_plain(text);
    let leads = || leads_to_length(names).map(|text| (Slot::Near, text));
    let name = closest_words(names).find(is_named).or_else(leads);
    let labelled = name.is_some();
    // A label that speaks of something else altogether.
    let label = |text: &&String| text.split_whitespace().count() <= LABEL;
    let mut labels = names.own.iter().chain(&names.near).filter(label);
    // "[22] : [00] Casablanca": the zone or a remark behind a clock is no label.
    let is_remark = |text: &String| {
        names.after.contains(text)
            && (is_rails_zone(text) || is_clock_of_moment(scene, candidates, of, shape))
    };
    let unrelated =
        !labelled && own_side.is_none() && labels.any(|text| !is_plain(text) && !is_remark(text));
    let certain = matches!(shape, Shape::Certain(_));
    if unrelated && !certain {
        return None;
    }
    let mut evidence = vec![match (name, own_side) {
        (Some((slot, text)), _) => Evidence::of_cue(slot, find_cue(text), NAMED),
        (None, Some((slot, text))) => Evidence::of_cue(slot, find_cue(text), UNNAMED),
        (None, None) => Evidence::new(Fact::Contents, UNNAMED),
    }];
    match is_native(of) {
        true => evidence.push(Evidence::new(Fact::Contents, 4)),
        false if certain => evidence.push(Evidence::new(Fact::Contents, 2)),
        false => {}
    }
    // Menus of hours and minutes need no label of their own under "Start time".
    let caption = names.groups.first();
    if let Some(text) = caption.filter(|text| unit_of_words(text).is_some())
        && !labelled
        && !unrelated
        && shape != Shape::Open
    {
        evidence.push(Evidence::of_cue(Slot::Over, find_cue(text), 3));
    }
    if unrelated {
        evidence.push(Evidence::new(Fact::OtherWords, -4));
    }
    evidence.push(home.evidence(of.at));
    Some(Piece {
        of,
        unit,
        side: side_of_words(side_text.unwrap_or(&names.attributes)),
        own_side: own_side.is_some(),
        evidence,
    })
}

/// A clock right behind its date, or under "Start time": it needs no label of its own.
fn is_clock_of_moment(
    scene: &Scene,
    candidates: &[Candidate],
    of: &Candidate,
    shape: Shape,
) -> bool {
    let is_clock = matches!(
        shape,
        Shape::Hourly | Shape::Minutely | Shape::Certain(Unit::Time | Unit::Meridiem)
    );
    let under_side = of.names.groups.first().is_some_and(|caption| {
        side_of_words(caption) != Side::Neither && unit_of_words(caption).is_some()
    });
    let before = scene.items[of.at].fields.checked_sub(1);
    let before = before.and_then(|place| {
        let mut candidates = candidates.iter();
        candidates.find(|other| other.at == scene.fields[place])
    });
    let leads_on = |unit: Unit| unit.is_of_date() || matches!(unit, Unit::Hour | Unit::Time);
    let follows = || {
        let between = words_before(scene, scene.items[of.at].fields);
        let mut between = between.iter().map(|text| text.trim());
        let unit = before.and_then(|before| control_unit(scene, before));
        unit.is_some_and(leads_on) && between.all(|text| words::OVER_CLOCK.contains(&text))
    };
    is_clock && (under_side || follows())
}

/// What a control holds by its shape and its words.
pub fn control_unit(scene: &Scene, of: &Candidate) -> Option<Unit> {
    unit_by_shape(scene, of, shape(scene, of))
}

fn unit_by_shape(scene: &Scene, of: &Candidate, shape: Shape) -> Option<Unit> {
    if let Some(unit) = segment_unit(scene, of) {
        return Some(unit);
    }
    let names = &of.names;
    // A number with its unit beside it has "Duration" over both.
    let is_counted = || {
        let mut nearest_group = names.groups.iter().take(1);
        matches!(shape, Shape::Number | Shape::Lengths)
            && nearest_group.any(|text| has_any(text, words::DURATION))
            || leads_to_length(names).is_some()
                && (shape == Shape::Lengths || unit_menu_after(scene, of.at).is_some())
    };
    let by_words = unit_of(names).or_else(|| is_counted().then_some(Unit::Length));
    // A menu of zones may offer none that is known: "Default", "Same as server".
    if of.role == Role::Select && shape == Shape::Never && by_words == Some(Unit::Zone) {
        return by_words;
    }
    let unit = fit(shape, by_words)?;
    if shape != Shape::Open {
        return Some(unit);
    }
    let text = displayed(scene, of);
    Some(match unit {
        Unit::Day if text.len() > 2 => Unit::Date,
        Unit::Date | Unit::Time if split_day_time(&text).is_some() => Unit::Both,
        unit => unit,
    })
}

/// What a control of this shape holds whose words say that it is this.
fn fit(shape: Shape, by_words: Option<Unit>) -> Option<Unit> {
    use Unit::{Both, Date, Hour, Hours, Length, Meridiem, Minute, Minutes, Time, Zone};
    match (shape, by_words) {
        (Shape::Never, _) => None,
        (Shape::Certain(unit), None) => Some(unit),
        (Shape::Certain(Time), Some(Length)) => Some(Length),
        (Shape::Certain(unit), Some(_)) => Some(unit),
        (Shape::Hourly, Some(Minutes | Minute | Date | Zone | Meridiem)) => None,
        (Shape::Hourly, None | Some(Time)) => Some(Hour),
        (Shape::Minutely, Some(Hours | Hour | Date | Zone | Meridiem)) => None,
        (Shape::Minutely, None | Some(Time)) => Some(Minute),
        (Shape::Number, Some(Time | Both | Date | Meridiem | Zone)) => None,
        (_, by_words) => by_words,
    }
}
