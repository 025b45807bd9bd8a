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

/// One field of the form, and what of the schedule it holds, if any.
pub struct Piece<'a> {
    pub of: &'a Candidate,
    /// Its place among the fields of the page.
    pub place: usize,
    pub shape: Shape,
    pub unit: Unit,
    pub side: Side,
    /// Whether the words that say the side stand at the control itself.
    pub own_side: bool,
    /// What speaks for it; nothing where it is not of the maintenance.
    pub evidence: Vec<Evidence>,
}

impl<'a> Piece<'a> {
    /// As long as nothing is known of it but what it can hold.
    pub fn new(scene: &Scene, of: &'a Candidate) -> Self {
        Self {
            of,
            place: scene.items[of.at].fields,
            shape: shape(scene, of),
            unit: Unit::Other,
            side: Side::Neither,
            own_side: false,
            evidence: Vec::new(),
        }
    }

    /// It holds this, for what speaks for the other.
    fn copy_from(&mut self, other: &Self, unit: Unit) {
        self.unit = unit;
        self.side = other.side;
        self.own_side = other.own_side;
        self.evidence = other.evidence.clone();
    }

    pub fn is_right_before(&self, next: &Self) -> bool {
        self.place + 1 == next.place
    }

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

/// Every field as a piece, in the order of the page.
pub fn find_pieces<'a>(scene: &Scene, home: Home, candidates: &'a [Candidate]) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for of in candidates {
        let mut piece = Piece::new(scene, of);
        classify(scene, home, pieces.last(), &mut piece);
        pieces.push(piece);
    }
    classify_twins(home, &mut pieces);
    join_length_menus(scene, &mut pieces);
    for side in [Side::Start, Side::End] {
        let is_on_side = |piece: &Piece| piece.side == side || piece.side == Side::Neither;
        let is_moment = |piece: &Piece| {
            !(piece.unit.is_of_length() || matches!(piece.unit, Unit::Zone | Unit::Other))
        };
        if !pieces
            .iter()
            .any(|piece| is_moment(piece) && is_on_side(piece))
        {
            let others = pieces.iter_mut().filter(|piece| piece.unit == Unit::Other);
            others.for_each(|piece| classify_bare_side(home, side, piece));
        }
    }
    pieces
}

/// Of two that are called alike one may hold what nobody understands: it is no less the field.
fn classify_twins(home: Home, pieces: &mut [Piece]) {
    for place in 0..pieces.len() {
        let (before, rest) = pieces.split_at_mut(place);
        let Some((piece, after)) = rest.split_first_mut() else {
            continue;
        };
        let names = &piece.of.names;
        if piece.unit != Unit::Other
            || piece.shape != Shape::Open
            || names.own.is_empty()
            || is_of_something_else(names)
        {
            continue;
        }
        let mut others = before.iter().chain(after.iter());
        let twin = others.find(|one| one.unit != Unit::Other && one.of.names.own == names.own);
        if let Some(twin) = twin {
            piece.copy_from(twin, twin.unit);
            let is_place = |row: &Evidence| matches!(row.fact, Fact::InForm | Fact::OutsideForm);
            piece.evidence.retain(|row| !is_place(row));
            piece.evidence.push(home.evidence(piece.of.at));
        }
    }
}

/// "[1 hour] [30 minutes]": menus of lengths side by side are the parts of one length, where each counts another unit,
/// and so are a menu and the number behind it.
fn join_length_menus(scene: &Scene, pieces: &mut [Piece]) {
    for place in 1..pieces.len() {
        let (before, rest) = pieces.split_at_mut(place);
        let (Some(one), Some(other)) = (before.last_mut(), rest.first_mut()) else {
            continue;
        };
        let joined = one.is_right_before(other) && touches_next(scene, one.of.at);
        if !(joined && one.unit.is_of_length()) {
            continue;
        }
        let minutes = (other.unit == Unit::Minutes).then_some(Unit::Minutes);
        let units = [one.of, other.of].map(|of| counted_unit(scene, of));
        if let [Some(larger), smaller] = units
            && let Some(smaller) = smaller.or(minutes)
            && larger != smaller
        {
            other.copy_from(one, smaller);
            one.unit = larger;
        }
    }
}

/// A line of text that is called nothing but "Start", whatever it holds: "in 2 hours".
fn classify_bare_side(home: Home, side: Side, piece: &mut Piece) {
    let (of, names) = (piece.of, &piece.of.names);
    let own = names.own.first().map(|label| (Slot::OwnLabel, label));
    let near = names.near.first().map(|label| (Slot::Near, label));
    if let Some((slot, label)) = own.or(near)
        && of.role == Role::Text
        && piece.shape == Shape::Open
        && is_bare_side(label, side)
        && unit_of(names).is_none()
        && !is_of_something_else(names)
    {
        (piece.unit, piece.side, piece.own_side) = (Unit::Both, side, true);
        let row = Evidence::of_cue(slot, find_cue(label), NAMED);
        piece.evidence = vec![row, home.evidence(of.at)];
    }
}

/// What the field holds by its shape and the words at it, and all that speaks for that.
fn classify(scene: &Scene, home: Home, before: Option<&Piece>, piece: &mut Piece) {
    let (of, names, shape) = (piece.of, &piece.of.names, piece.shape);
    let unit = unit_by_shape(scene, of, shape);
    let Some(unit) = unit.filter(|_| !is_of_something_else(names)) else {
        return;
    };
    let has_side = |text: &&String| side_of_words(text) != Side::Neither;
    let own_side = closest_words(names).find(|(_, text)| has_side(text));
    let outer_side = || names.groups.iter().take(5).find(has_side);
    let side_text = own_side.map_or_else(outer_side, |(_, text)| Some(text));
    let is_named = |(_, text): &(Slot, &String)| unit_of_words(text).is_some() && is_plain(text);
    let leads = || leads_to_length(names).map(|text| (Slot::Near, text));
    let label = closest_words(names).find(is_named).or_else(leads);
    // "[22] : [00] Casablanca": the zone or a remark behind a clock is no label.
    let is_remark = |text: &String| {
        names.after.contains(text) && (is_rails_zone(text) || needs_no_label(scene, before, piece))
    };
    // A label that speaks of something else altogether.
    let is_short = |text: &&String| text.split_whitespace().count() <= LABEL;
    let mut labels = names.own.iter().chain(&names.near).filter(is_short);
    let is_unrelated = label.is_none()
        && own_side.is_none()
        && labels.any(|text| !is_plain(text) && !is_remark(text));
    let is_certain = matches!(shape, Shape::Certain(_));
    if is_unrelated && !is_certain {
        return;
    }
    // Menus of hours and minutes need no label of their own under "Start time".
    let is_under_caption = label.is_none() && !is_unrelated && shape != Shape::Open;
    let caption = names.groups.first().filter(|_| is_under_caption);
    let caption = caption.filter(|text| unit_of_words(text).is_some());
    let contents = match is_native(of) {
        true => 4,
        false => 2 * i32::from(is_certain),
    };
    let rows = [
        Some(match (label, own_side) {
            (Some((slot, text)), _) => Evidence::of_cue(slot, find_cue(text), NAMED),
            (None, Some((slot, text))) => Evidence::of_cue(slot, find_cue(text), UNNAMED),
            (None, None) => Evidence::new(Fact::Contents, UNNAMED),
        }),
        (contents > 0).then(|| Evidence::new(Fact::Contents, contents)),
        caption.map(|text| Evidence::of_cue(Slot::Over, find_cue(text), 3)),
        is_unrelated.then(|| Evidence::new(Fact::OtherWords, -4)),
        Some(home.evidence(of.at)),
    ];
    piece.unit = unit;
    piece.side = side_of_words(side_text.unwrap_or(&names.attributes));
    piece.own_side = own_side.is_some();
    piece.evidence = rows.into_iter().flatten().collect();
}

/// The first field under "Start time", or a clock right behind its date: it needs no label of its own.
fn needs_no_label(scene: &Scene, before: Option<&Piece>, piece: &Piece) -> bool {
    let caption = piece.of.names.groups.first();
    let names_start_or_end = |caption: &String| {
        let side = side_of_words(caption);
        let is_plain = || unit_of_words(caption).is_some() || is_bare_side(caption, side);
        side != Side::Neither && is_plain()
    };
    let is_first = before.is_none_or(|before| before.of.names.groups.first() != caption);
    let leads_on = |before: &Piece| {
        before.is_right_before(piece)
            && (before.unit.is_of_date() || matches!(before.unit, Unit::Hour | Unit::Time))
    };
    let between = || words_before(scene, piece.place);
    let is_at = |text: &String| words::OVER_CLOCK.contains(&text.trim());
    let follows = || before.is_some_and(leads_on) && between().iter().all(is_at);
    let is_under_caption = is_first && caption.is_some_and(names_start_or_end);
    match piece.shape {
        Shape::Hourly | Shape::Minutely | Shape::Certain(Unit::Time | Unit::Meridiem) => {
            is_under_caption || follows()
        }
        Shape::Certain(unit) => is_under_caption && unit.is_whole_moment(),
        _ => false,
    }
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
