//! Tokens → atoms: each token, or run of tokens, is classified as a clock, a date, a zone, a word
//! or a mark. One pass with a bounded look-ahead at each token.

use super::cjk_words::{CjkWord, find_cjk_word};
use super::date_names::CJK_WEEKDAYS;
use super::lexer::TokenKind;
use super::lexicon::WordMeaning;
use super::source_text::SourceText;
use super::spoken_clock::read_spoken_clock;
use super::words::flag;
use super::zone_names;
use super::zones::Zone;
use super::{
    clock_reader,
    clock_reading::{ClockNotation, ClockReading, Meridiem},
};
use super::{date_expr::DateExpr, written_dates};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum AtomKind {
    /// Index into the list of clocks. Atoms are many and kept small; clocks are few and large.
    Clock(usize),
    Date(DateExpr),
    Zone(Zone),
    Word(WordMeaning),
    /// A number that is not part of a time.
    Number,
    Mark(char),
    /// The end of a sentence.
    Stop,
    Line,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub kind: AtomKind,
    /// Byte range in the text.
    pub start: usize,
    pub end: usize,
}

/// The atoms of a text, and the clocks that they refer to.
pub(super) fn classify_tokens(source: &SourceText) -> (Vec<Atom>, Vec<ClockReading>) {
    let mut atoms = Vec::with_capacity(source.tokens.len() / 2 + 4);
    let mut clocks = Vec::new();
    let mut i = 0;
    while let Some(token) = source.tokens.get(i) {
        if matches!(token.kind, TokenKind::Space) {
            i += 1;
            continue;
        }
        let (what, next) = classify_token(source, i, &mut clocks);
        atoms.push(Atom {
            kind: what,
            start: token.start,
            end: source.end(next - 1),
        });
        i = next;
    }
    (atoms, clocks)
}

/// Adds a clock to the list and returns the atom that refers to it.
fn add_clock(clock: ClockReading, clocks: &mut Vec<ClockReading>) -> AtomKind {
    clocks.push(clock);
    AtomKind::Clock(clocks.len() - 1)
}

fn classify_token(
    source: &SourceText,
    i: usize,
    clocks: &mut Vec<ClockReading>,
) -> (AtomKind, usize) {
    match source.kind_at(i) {
        TokenKind::Space | TokenKind::Line => (AtomKind::Line, i + 1),
        TokenKind::Mark('.' | '!' | '?' | ';')
            if !source.touches_previous(i + 1)
                || matches!(source.kind_at(i + 1), TokenKind::Line) =>
        {
            (AtomKind::Stop, i + 1)
        }
        TokenKind::Mark(c) => (AtomKind::Mark(c), i + 1),
        TokenKind::Number { .. } => classify_number(source, i, clocks),
        TokenKind::Word(meaning) => classify_word(source, i, meaning, clocks),
        TokenKind::Cjk => classify_cjk(source, i, clocks),
    }
}

fn classify_number(
    source: &SourceText,
    i: usize,
    clocks: &mut Vec<ClockReading>,
) -> (AtomKind, usize) {
    if let Some((clock, end)) = read_spoken_clock(source, i) {
        return (add_clock(clock, clocks), end);
    }
    let clock = clock_reader::read_clock(source, i);
    if let Ok(Some((clock, end))) = clock
        && (clock.date.is_some() || clock.notation == ClockNotation::Certain && clock.has_minutes)
    {
        return (add_clock(clock, clocks), end);
    }
    if let Some((date, end)) = written_dates::read_date_at_number(source, i) {
        return (AtomKind::Date(date), end);
    }
    match clock {
        Ok(Some((clock, end))) => (add_clock(clock, clocks), end),
        Ok(None) => (AtomKind::Number, i + 1),
        Err(end) => (AtomKind::Number, end.max(i + 1)),
    }
}

fn classify_word(
    source: &SourceText,
    i: usize,
    meaning: WordMeaning,
    clocks: &mut Vec<ClockReading>,
) -> (AtomKind, usize) {
    if let Some((clock, end)) = read_spoken_clock(source, i) {
        return (add_clock(clock, clocks), end);
    }
    // A word without a meaning can still begin a zone ("U.T.C.") or be the first half of a
    // compound.
    if !meaning.has_meaning() && !source.is_one_byte(i) && !source.is_mark(i + 1, '-') {
        return (AtomKind::Word(meaning), i + 1);
    }
    if meaning.month > 0
        && let Some((date, end)) = written_dates::read_date_at_month(source, i, meaning.month)
    {
        return (AtomKind::Date(date), end);
    }
    if meaning.has_flag(flag::AM | flag::PM)
        && let Some((clock, end)) = read_meridiem_first(source, i)
    {
        return (add_clock(clock, clocks), end);
    }
    if let Some((zone, end)) = zone_names::read_zone(source, i) {
        return (AtomKind::Zone(zone), end);
    }
    // "meio-dia" and "meia-noite" are Portuguese; the "midi" of "après-midi" does not mean noon.
    if source.is_mark(i + 1, '-')
        && matches!(source.text(i), "meio" | "meia" | "Meio" | "Meia")
        && matches!(source.text(i + 2), "dia" | "noite")
    {
        let hour = if source.text(i + 2) == "dia" { 12 } else { 0 };
        return (add_clock(ClockReading::from_word(hour), clocks), i + 3);
    }
    let compound = source.is_mark(i.wrapping_sub(1), '-') && source.touches_previous(i);
    if meaning.has_flag(flag::NOON | flag::MIDNIGHT) && !compound {
        let hour = if meaning.has_flag(flag::NOON) { 12 } else { 0 };
        return (add_clock(ClockReading::from_word(hour), clocks), i + 1);
    }
    (AtomKind::Word(meaning), i + 1)
}

/// "AM 10:00 ~ PM 2:00": the marker before the clock, as is usual in East Asia.
fn read_meridiem_first(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    let meridiem = match source.text(i) {
        "AM" => Meridiem::Am,
        "PM" => Meridiem::Pm,
        _ => return None,
    };
    let at = source.skip_space(i + 1);
    let (mut clock, end) = match source.kind_at(at) {
        TokenKind::Number { .. } => clock_reader::read_clock(source, at).ok()??,
        _ => return None,
    };
    if clock.notation != ClockNotation::Colon
        || clock.meridiem.is_some()
        || !(1..=12).contains(&clock.hour)
    {
        return None;
    }
    clock.meridiem = Some(meridiem);
    clock.notation = ClockNotation::Certain;
    Some((clock, end))
}

/// Classifies a character of a CJK script, with the word that it begins.
fn classify_cjk(
    source: &SourceText,
    i: usize,
    clocks: &mut Vec<ClockReading>,
) -> (AtomKind, usize) {
    let mut meaning = WordMeaning::default();
    if let Some((name, sign)) = find_cjk_word(source.text_from(i)) {
        let end = i + name.chars().count();
        let what = match sign {
            CjkWord::Meridiem(meridiem) => read_cjk_meridiem_clock(source, end, name, meridiem)
                .map(|(clock, end)| (add_clock(clock, clocks), end)),
            CjkWord::Clock(hour) => Some((add_clock(ClockReading::from_word(hour), clocks), end)),
            CjkWord::Zone(letters) => {
                zone_names::zone_of_cjk_word(letters).map(|zone| (AtomKind::Zone(zone), end))
            }
            CjkWord::Day(day) => {
                meaning.day = Some(day);
                Some((AtomKind::Word(meaning), end))
            }
            CjkWord::Flags(flags) => {
                meaning.flags = flags;
                Some((AtomKind::Word(meaning), end))
            }
        };
        if let Some((what, end)) = what {
            return (what, end);
        }
    }
    meaning.weekday = read_cjk_weekday(source, i).unwrap_or_default();
    (AtomKind::Word(meaning), i + 1)
}

/// `午後2時`: reads the clock at token `at`, which the given AM/PM word precedes.
fn read_cjk_meridiem_clock(
    source: &SourceText,
    at: usize,
    name: &str,
    meridiem: Meridiem,
) -> Option<(ClockReading, usize)> {
    let at = source.skip_space(at);
    let (mut clock, end) = match source.kind_at(at) {
        TokenKind::Number { .. } => clock_reader::read_clock(source, at).ok()??,
        _ => return None,
    };
    if !matches!(
        clock.notation,
        ClockNotation::Certain | ClockNotation::Colon
    ) {
        return None;
    }
    // 下午 18:00 states the afternoon twice: by the word and by the hour.
    if clock.hour > 12 {
        return (meridiem == Meridiem::Pm).then_some((clock, end));
    }
    // 深夜0時, 밤 12시 and 凌晨 12点 mean midnight.
    let midnight = clock.hour == 12 && matches!(name, "밤" | "深夜" | "새벽");
    clock.meridiem = Some(if midnight { Meridiem::Am } else { meridiem });
    if clock.hour == 0 {
        clock.meridiem =
            (meridiem == Meridiem::Pm && matches!(name, "午後" | "오후")).then_some(meridiem);
    }
    clock.notation = ClockNotation::Certain;
    Some((clock, end))
}

/// A weekday in brackets, or with the character for "day of the week": (火), 火曜日, 화요일.
fn read_cjk_weekday(source: &SourceText, i: usize) -> Option<u8> {
    let bracketed =
        matches!(source.kind_before(i), TokenKind::Mark('(')) && source.is_mark(i + 1, ')');
    let named = source.is_cjk_word(i + 1, &["曜"])
        || source.is_cjk_word(i + 1, &["요"]) && source.is_cjk_word(i + 2, &["일"]);
    if !bracketed && !named {
        return None;
    }
    let sign = source.text(i);
    let nth = |signs: &[&str; 7]| signs.iter().position(|other| *other == sign);
    let weekday = CJK_WEEKDAYS.iter().take(2).find_map(nth)?;
    Some(weekday as u8 + 1)
}
