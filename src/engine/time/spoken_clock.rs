//! Clocks in words: `half past ten`, `quarter to 10 pm`, `ten o'clock`, `ten in the evening`, `halb elf`.

use super::clock_reader::ends_cleanly;
use super::clock_reading::{ClockNotation, ClockReading, Meridiem};
use super::clock_suffixes::read_suffix;
use super::lexer::TokenKind;
use super::source_text::SourceText;
use super::words::{flag, zone};
use crate::engine::words::is_in_word_list;

/// Minutes in words.
const MINUTES: &[(&str, u8)] = &[
    ("quarter", 15),
    ("viertel", 15),
    ("kwart", 15),
    ("half", 30),
    ("five", 5),
    ("ten", 10),
    ("twenty", 20),
    ("fünf", 5),
    ("zehn", 10),
    ("zwanzig", 20),
];
/// "Half een" can be a half of something.
const DUTCH_HOURS: &str = "twee drie vier vijf zes zeven acht negen tien elf twaalf";
const AFTER_THE_HOUR: &[&str] = &["past", "nach", "over"];
const BEFORE_THE_HOUR: &[&str] = &["to", "vor", "voor"];

/// Reads a clock that begins with the word or the number at token `i`; returns the token after it as well.
pub(super) fn read_spoken_clock(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    read_minutes_and_hour(source, i)
        .or_else(|| read_half(source, i))
        .or_else(|| read_hour_word(source, i))
}

/// `half past ten`, `quarter to 10 pm`, `10 past 9`, `Viertel vor zehn`.
fn read_minutes_and_hour(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    let minute = read_minutes(source, i)?;
    let mut side_at = source.skip_space(i + 1);
    let says_minutes = source.is_word(side_at, "minutes");
    if says_minutes {
        side_at = source.skip_space(side_at + 1);
    }
    let is_side = |words: &[&str]| words.iter().any(|word| source.is_word(side_at, word));
    let is_figure = source.digit_count(i) > 0;
    // "22 to 2" and "ten to twelve" are ranges; a quarter and twenty in words are no hours.
    let is_minute = says_minutes || !is_figure && (minute == 15 || minute > 12);
    let is_after = is_side(AFTER_THE_HOUR) && (!is_figure || source.is_word(side_at, "past"));
    let is_before = match (is_after, is_side(BEFORE_THE_HOUR)) {
        (true, _) => false,
        (_, true) if is_minute && minute != 30 => true,
        _ => return None,
    };
    let hour_at = source.skip_space(side_at + 1);
    let hour = read_hour(source, hour_at)?;
    let (mut clock, end) = with_suffix(source, hour_at, hour)?;
    match is_before {
        true => move_back(&mut clock, 60 - minute),
        false => clock.minute = minute,
    }
    Some((clock, end))
}

/// German `halb elf` and Dutch `half elf` are half past ten, and so is British `at half ten UTC`.
fn read_half(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    let is_german = source.is_word(i, "halb");
    if !is_german && !source.is_word(i, "half") {
        return None;
    }
    let hour_at = source.skip_space(i + 1);
    let (mut clock, end) = with_suffix(source, hour_at, read_hour(source, hour_at)?)?;
    if is_german || is_in_word_list(DUTCH_HOURS, source.text(hour_at)) {
        move_back(&mut clock, 30);
        return Some((clock, end));
    }
    // "Half ten" of anything else is a half.
    let is_clock = clock.meridiem.is_some() || is_zone_at(source, end);
    let is_named = source.meaning_at(hour_at).hour_name > 0;
    clock.minute = 30;
    (is_clock && is_named && is_led_to(source, i)).then_some((clock, end))
}

/// `ten o'clock`, `ten p.m.`, `at ten in the evening`, `at ten UTC`. What only looks like one needs the evidence that a
/// bare number needs.
fn read_hour_word(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    let hour = source.meaning_at(i).hour_name;
    if hour == 0 {
        return None;
    }
    let is_led_to = is_led_to(source, i);
    let mut clock = ClockReading::new(hour.into(), 0, ClockNotation::Bare)?;
    let end = read_suffix(source, i + 1, &mut clock);
    let next = source.skip_space(i + 1);
    // "Two deliveries, one in the morning" tells no time.
    let halves = ["am", "pm", "a", "p"];
    let is_plain = halves.iter().any(|half| source.is_word(next, half))
        || source.meaning_at(end - 1).has_flag(flag::OCLOCK);
    if clock.notation == ClockNotation::Certain && (is_led_to || is_plain) {
        return Some((clock, end));
    }
    let meaning = source.meaning_at(next);
    let is_zone = is_zone_at(source, i + 1);
    let goes_on = meaning.has_flag(flag::TO | flag::AND)
        && source.meaning_at(source.skip_space(next + 1)).hour_name > 0;
    let clock = ClockReading::new(hour.into(), 0, ClockNotation::Bare)?;
    (is_led_to && (is_zone || goes_on)).then_some((clock, i + 1))
}

/// The word before token `i` often precedes a clock.
fn is_led_to(source: &SourceText, i: usize) -> bool {
    let before = match source.kind_before(i) {
        TokenKind::Space => source.meaning_at(i.saturating_sub(2)),
        _ => Default::default(),
    };
    before.has_flag(flag::BEFORE | flag::TO)
}

/// A zone begins at token `at` or behind a space.
fn is_zone_at(source: &SourceText, at: usize) -> bool {
    let next = source.skip_space(at);
    source.meaning_at(next).zone & (zone::UTC | zone::LETTERS) != 0 && source.is_capitalized(next)
}

fn read_minutes(source: &SourceText, i: usize) -> Option<u8> {
    if let Some(minute @ 1..=59) = source.number_at(i, 1..=2) {
        return (!source.touches_previous(i)).then_some(minute as u8);
    }
    let mut minutes = MINUTES.iter();
    let found = minutes.find(|(word, _)| source.is_word(i, word));
    found.map(|(_, minute)| *minute)
}

/// The name of an hour, or its number without minutes.
fn read_hour(source: &SourceText, at: usize) -> Option<u8> {
    let named = source.meaning_at(at).hour_name;
    if named > 0 {
        return Some(named);
    }
    let hour = source.number_at(at, 1..=2)?;
    let is_alone = ends_cleanly(source, at + 1) || source.meaning_at(at + 1).flags != 0;
    ((1..=12).contains(&hour) && is_alone).then_some(hour as u8)
}

/// A clock at the hour, with AM, PM, "Uhr" or an attached zone behind it.
fn with_suffix(source: &SourceText, at: usize, hour: u8) -> Option<(ClockReading, usize)> {
    let mut clock = ClockReading::new(hour.into(), 0, ClockNotation::Bare)?;
    let end = read_suffix(source, at + 1, &mut clock);
    clock.notation = ClockNotation::Certain;
    clock.has_minutes = true;
    // "A quarter to twelve, midnight" is on one day.
    clock.is_midnight_word = false;
    Some((clock, end))
}

/// So many minutes before the hour. A quarter to twelve at noon is in the morning.
fn move_back(clock: &mut ClockReading, minute: u8) {
    clock.minute = minute;
    clock.hour = match clock.hour {
        1 => 12,
        hour => hour - 1,
    };
    if clock.hour == 11 {
        clock.meridiem = clock.meridiem.map(|half| match half {
            Meridiem::Am => Meridiem::Pm,
            Meridiem::Pm => Meridiem::Am,
        });
    }
}
