//! Tokens after the digits of a clock → what they add to it: AM and PM, "Uhr", "noon", parts of the
//! day, an attached zone.

use super::clock_reading::{ClockNotation, ClockReading, Meridiem};
use super::lexer::TokenKind;
use super::source_text::SourceText;
use super::words::flag;
use super::zone_names;
use super::zone_place_names;
use super::zones::Zone;

/// Reads what may follow the digits into `clock`; returns the token after it.
pub(super) fn read_suffix(source: &SourceText, from: usize, clock: &mut ClockReading) -> usize {
    let at = read_meridiem_suffix(source, from, clock);
    let mut at = read_clock_word(source, at, clock);
    if clock.meridiem.is_none() && clock.hour <= 12 {
        at = read_part_of_day(source, at, clock);
    }
    read_zone_suffix(source, at, clock)
}

/// Reads AM or PM, which single letters express less clearly.
fn read_meridiem_suffix(source: &SourceText, at: usize, clock: &mut ClockReading) -> usize {
    let Some((meridiem, end)) = read_meridiem(source, at, clock) else {
        return at;
    };
    if clock.hour <= 12 {
        clock.meridiem = Some(meridiem);
    }
    let is_one_letter = source.end(end - 1) - source.start(source.skip_space(at)) == 1;
    clock.notation = if is_one_letter && clock.notation != ClockNotation::Colon {
        ClockNotation::Letter
    } else {
        ClockNotation::Certain
    };
    end
}

/// Reads "noon" or "midnight" after 12:00, or a word such as "Uhr" or "hours".
fn read_clock_word(source: &SourceText, at: usize, clock: &mut ClockReading) -> usize {
    let word_at = source.skip_space(at);
    let meaning = source.meaning_at(word_at);
    if word_at - at > 1 {
        return at;
    }
    let is_noon_word = meaning.has_flag(flag::NOON | flag::MIDNIGHT);
    if is_noon_word && clock.hour == 12 && clock.minute == 0 {
        clock.meridiem = Some(if meaning.has_flag(flag::NOON) {
            Meridiem::Pm
        } else {
            Meridiem::Am
        });
        clock.is_midnight_word = meaning.has_flag(flag::MIDNIGHT);
        clock.notation = ClockNotation::Certain;
        return word_at + 1;
    }
    if meaning.has_flag(flag::OCLOCK | flag::HOURS)
        && clock.meridiem.is_none()
        && zone_place_names::read_time_of_place(source, word_at).is_none()
    {
        // "14:00 Uhr" is a time; "1:30 hours" and "2 heures" may be durations.
        clock.notation = if is_oclock(source.text(word_at)) {
            ClockNotation::Certain
        } else {
            ClockNotation::Hours
        };
        return word_at + 1;
    }
    at
}

/// Reads a zone that is attached to the clock: `Z`, `+02:00`.
fn read_zone_suffix(source: &SourceText, at: usize, clock: &mut ClockReading) -> usize {
    let has_seconds = clock.second > 0
        || source.is_mark(at.wrapping_sub(2), ':') && source.is_mark(at.wrapping_sub(4), ':');
    let Some((zone, end)) = zone_names::read_adjacent_zone(source, at, has_seconds) else {
        return at;
    };
    let start = source.start(source.skip_space(at));
    clock.zone = Some((zone, start, source.end(end - 1)));
    if clock.notation != ClockNotation::Bare || zone == Zone::Utc && clock.has_minutes {
        clock.notation = ClockNotation::Certain;
    }
    end
}

fn is_oclock(word: &str) -> bool {
    matches!(
        word,
        "Uhr" | "uhr" | "UHR" | "o'clock" | "O'clock" | "o’clock" | "O'Clock" | "oclock" | "น"
    )
}

/// `am`, `p.m.`, `a. m.`, and an `a` or `p` directly after the digits.
fn read_meridiem(
    source: &SourceText,
    from: usize,
    clock: &ClockReading,
) -> Option<(Meridiem, usize)> {
    let at = source.skip_space(from);
    let word = source.word_at(at)?;
    let meridiem = match word.as_bytes()[0] | 0x20 {
        b'a' => Meridiem::Am,
        b'p' => Meridiem::Pm,
        _ => return None,
    };
    if word.len() == 2 && word.as_bytes()[1] | 0x20 == b'm' {
        let next = at + 1;
        if source.touches_previous(next) && source.digit_count(next) > 0 {
            return None;
        }
        if meridiem == Meridiem::Am && word == "am" && is_german_am(source, next) {
            return None;
        }
        // Both "p.m" and "pm." occur; the dot of "pm." is the end of the sentence.
        return Some((meridiem, next));
    }
    if word.len() != 1 {
        return None;
    }
    let dot = at + 1;
    let m_at = source.skip_space(dot + 1);
    if source.is_mark(dot, '.') && m_at <= dot + 2 && source.is_word(m_at, "m") {
        let end = m_at + 1;
        return Some((
            meridiem,
            if source.is_mark(end, '.') && source.touches_previous(end) {
                end + 1
            } else {
                end
            },
        ));
    }
    let is_attached = source.touches_previous(at) && at == from;
    let free = !source.touches_previous(dot)
        || matches!(source.kind_at(dot), TokenKind::Mark(c) if c != '.');
    (is_attached && free && clock.hour <= 12).then_some((meridiem, dot))
}

/// German "um 12:00 am 08.06." and "10:00 am Montag", where "am" means "on".
fn is_german_am(source: &SourceText, next: usize) -> bool {
    let at = source.skip_space(next);
    match source.kind_at(at) {
        TokenKind::Number { .. } => source.is_mark(at + 1, '.'),
        TokenKind::Word(_) => {
            let word = source.text(at);
            source.meaning_at(at).weekday > 0
                && (word.ends_with("tag") || word.ends_with("woch") || word.ends_with("abend"))
        }
        _ => false,
    }
}

/// Reads "de la tarde", "in the morning", "du soir", "abends" into `clock`; returns the token after
/// it.
pub(super) fn read_part_of_day(
    source: &SourceText,
    from: usize,
    clock: &mut ClockReading,
) -> usize {
    let mut at = from;
    // The "'s" of the Dutch "'s avonds".
    let quote = source.skip_space(from);
    if matches!(source.kind_at(quote), TokenKind::Mark('\'' | '’'))
        && source.is_word(quote + 1, "s")
    {
        at = quote + 2;
    }
    for step in 0..3 {
        let next = source.skip_space(at);
        let meaning = source.meaning_at(next);
        let linked = step > 0 || meaning.has_flag(flag::AM | flag::PM);
        if linked && meaning.has_flag(flag::MORNING | flag::EVENING) {
            let evening = meaning.has_flag(flag::EVENING) && !meaning.has_flag(flag::AM);
            clock.meridiem = Some(if evening { Meridiem::Pm } else { Meridiem::Am });
            // Twelve at night is midnight, and hours before five are in the early morning.
            if evening && is_night(source.text(next)) && (clock.hour == 12 || clock.hour < 5) {
                clock.meridiem = Some(Meridiem::Am);
            }
            clock.notation = ClockNotation::Certain;
            return next + 1;
        }
        if !meaning.has_flag(flag::OF) && !source.is_word(next, "at") {
            break;
        }
        // "de l'après-midi" is three tokens: the hyphen divides it.
        if source.is_mark(next + 1, '-') && source.is_word(next + 2, "midi") {
            clock.meridiem = Some(Meridiem::Pm);
            clock.notation = ClockNotation::Certain;
            return next + 3;
        }
        at = next + 1;
    }
    from
}

fn is_night(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "night" | "noche" | "noite" | "notte" | "nacht"
    )
}
