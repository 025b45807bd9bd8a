//! Tokens → atoms: clocks, dates, zones and the words between them. One pass, a bounded look-ahead
//! at each token.

use super::date_names::WEEKDAY_SIGNS;
use super::lexer::TokenKind;
use super::lexicon::WordMeaning;
use super::signs::{Sign, sign};
use super::source::SourceText;
use super::words::flag;
use super::zone_names;
use super::zones::Zone;
use super::{
    clock::{ClockReading, Half, Sure},
    clocks,
};
use super::{date_expr::DateExpr, dates};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum AtomKind {
    /// Its place in the list of clocks: atoms are many, and small; clocks are few, and large.
    Clock(usize),
    Date(DateExpr),
    Zone(Zone),
    Word(WordMeaning),
    /// A number that is no part of a time.
    Number,
    Mark(char),
    /// The end of a sentence.
    Stop,
    Line,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub what: AtomKind,
    /// Bytes.
    pub start: usize,
    pub end: usize,
}

/// The atoms of a text, and its clocks.
pub(super) fn atoms(source: &SourceText) -> (Vec<Atom>, Vec<ClockReading>) {
    let mut atoms = Vec::with_capacity(source.tokens.len() / 2 + 4);
    let mut clocks = Vec::new();
    let mut i = 0;
    while let Some(token) = source.tokens.get(i) {
        if matches!(token.kind, TokenKind::Space) {
            i += 1;
            continue;
        }
        let (what, next) = atom(source, i, &mut clocks);
        atoms.push(Atom {
            what,
            start: token.start,
            end: source.end(next - 1),
        });
        i = next;
    }
    (atoms, clocks)
}

/// A clock goes to the list of them.
fn add_clock(clock: ClockReading, clocks: &mut Vec<ClockReading>) -> AtomKind {
    clocks.push(clock);
    AtomKind::Clock(clocks.len() - 1)
}

fn atom(source: &SourceText, i: usize, clocks: &mut Vec<ClockReading>) -> (AtomKind, usize) {
    match source.kind(i) {
        TokenKind::Space | TokenKind::Line => (AtomKind::Line, i + 1),
        TokenKind::Mark('.' | '!' | '?' | ';')
            if !source.glued(i + 1) || matches!(source.kind(i + 1), TokenKind::Line) =>
        {
            (AtomKind::Stop, i + 1)
        }
        TokenKind::Mark(c) => (AtomKind::Mark(c), i + 1),
        TokenKind::Number { .. } => number(source, i, clocks),
        TokenKind::Word(meaning) => word(source, i, meaning, clocks),
        TokenKind::Ideograph => ideograph(source, i, clocks),
    }
}

fn number(source: &SourceText, i: usize, clocks: &mut Vec<ClockReading>) -> (AtomKind, usize) {
    let clock = clocks::clock(source, i);
    if let Ok(Some((clock, end))) = clock
        && (clock.date.is_some() || clock.sure == Sure::Certain && clock.minutes_written)
    {
        return (add_clock(clock, clocks), end);
    }
    if let Some((date, end)) = dates::from_number(source, i) {
        return (AtomKind::Date(date), end);
    }
    match clock {
        Ok(Some((clock, end))) => (add_clock(clock, clocks), end),
        Ok(None) => (AtomKind::Number, i + 1),
        Err(end) => (AtomKind::Number, end.max(i + 1)),
    }
}

fn word(
    source: &SourceText,
    i: usize,
    meaning: WordMeaning,
    clocks: &mut Vec<ClockReading>,
) -> (AtomKind, usize) {
    // Only a letter ("U.T.C.") and the half of a compound can be more than the table says.
    if !meaning.is_any() && !source.is_letter(i) && !source.is_mark(i + 1, '-') {
        return (AtomKind::Word(meaning), i + 1);
    }
    if meaning.month > 0
        && let Some((date, end)) = dates::from_month(source, i, meaning.month)
    {
        return (AtomKind::Date(date), end);
    }
    if meaning.is(flag::AM | flag::PM)
        && let Some((clock, end)) = half_first(source, i)
    {
        return (add_clock(clock, clocks), end);
    }
    if let Some((zone, end)) = zone_names::zone(source, i) {
        return (AtomKind::Zone(zone), end);
    }
    // "meio-dia", "meia-noite"; and "après-midi" is no noon.
    if source.is_mark(i + 1, '-')
        && matches!(source.text(i), "meio" | "meia" | "Meio" | "Meia")
        && matches!(source.text(i + 2), "dia" | "noite")
    {
        let hour = if source.text(i + 2) == "dia" { 12 } else { 0 };
        return (add_clock(ClockReading::word(hour), clocks), i + 3);
    }
    let compound = source.is_mark(i.wrapping_sub(1), '-') && source.glued(i);
    if meaning.is(flag::NOON | flag::MIDNIGHT) && !compound {
        let hour = if meaning.is(flag::NOON) { 12 } else { 0 };
        return (add_clock(ClockReading::word(hour), clocks), i + 1);
    }
    (AtomKind::Word(meaning), i + 1)
}

/// "AM 10:00 ~ PM 2:00", as it is often written in East Asia.
fn half_first(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    let half = match source.text(i) {
        "AM" => Half::Am,
        "PM" => Half::Pm,
        _ => return None,
    };
    let at = source.skip_space(i + 1);
    let (mut clock, end) = match source.kind(at) {
        TokenKind::Number { .. } => clocks::clock(source, at).ok()??,
        _ => return None,
    };
    if clock.sure != Sure::Colon || clock.half.is_some() || !(1..=12).contains(&clock.hour) {
        return None;
    }
    clock.half = Some(half);
    clock.sure = Sure::Certain;
    Some((clock, end))
}

/// A sign of a script without word spaces.
fn ideograph(source: &SourceText, i: usize, clocks: &mut Vec<ClockReading>) -> (AtomKind, usize) {
    let mut meaning = WordMeaning::default();
    if let Some((name, sign)) = sign(source.rest(i)) {
        let end = i + name.chars().count();
        let what = match sign {
            Sign::Half(half) => half_sign(source, end, name, half)
                .map(|(clock, end)| (add_clock(clock, clocks), end)),
            Sign::Clock(hour) => Some((add_clock(ClockReading::word(hour), clocks), end)),
            Sign::Zone(letters) => {
                zone_names::of_letters(letters).map(|zone| (AtomKind::Zone(zone), end))
            }
            Sign::Day(day) => {
                meaning.day = Some(day);
                Some((AtomKind::Word(meaning), end))
            }
            Sign::Flags(flags) => {
                meaning.flags = flags;
                Some((AtomKind::Word(meaning), end))
            }
        };
        if let Some((what, end)) = what {
            return (what, end);
        }
    }
    meaning.weekday = weekday(source, i).unwrap_or_default();
    (AtomKind::Word(meaning), i + 1)
}

/// `午後2時`: the clock at token `at`, of the half that stands before it.
fn half_sign(
    source: &SourceText,
    at: usize,
    name: &str,
    half: Half,
) -> Option<(ClockReading, usize)> {
    let at = source.skip_space(at);
    let (mut clock, end) = match source.kind(at) {
        TokenKind::Number { .. } => clocks::clock(source, at).ok()??,
        _ => return None,
    };
    if !matches!(clock.sure, Sure::Certain | Sure::Colon) {
        return None;
    }
    // 下午 18:00 says it twice.
    if clock.hour > 12 {
        return (half == Half::Pm).then_some((clock, end));
    }
    // 深夜0時, 밤 12시 and 凌晨 12点 are midnight.
    let midnight = clock.hour == 12 && matches!(name, "밤" | "深夜" | "새벽");
    clock.half = Some(if midnight { Half::Am } else { half });
    if clock.hour == 0 {
        clock.half = (half == Half::Pm && matches!(name, "午後" | "오후")).then_some(half);
    }
    clock.sure = Sure::Certain;
    Some((clock, end))
}

/// A weekday in brackets, or with the sign for "day of the week": (火), 火曜日, 화요일.
fn weekday(source: &SourceText, i: usize) -> Option<u8> {
    let bracketed = matches!(source.before(i), TokenKind::Mark('(')) && source.is_mark(i + 1, ')');
    let named = source.is_sign(i + 1, &["曜"])
        || source.is_sign(i + 1, &["요"]) && source.is_sign(i + 2, &["일"]);
    if !bracketed && !named {
        return None;
    }
    let sign = source.text(i);
    let nth = |signs: &[&str; 7]| signs.iter().position(|other| *other == sign);
    let weekday = WEEKDAY_SIGNS.iter().take(2).find_map(nth)?;
    Some(weekday as u8 + 1)
}
