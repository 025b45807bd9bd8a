//! Tokens → a zone as written: `UTC+2`, `PST/PDT`, `Pacific Daylight Time`, `America/New_York`,
//! `heure de Paris`, `+02:00`, "local time".

use super::lexer::TokenKind;
use super::source_text::SourceText;
use super::words::{flag, zone};
use super::zone_place_names::{
    read_adjective_time, read_local_time, read_place_time, read_time_of_place,
};
use super::zones::{self, Zone, ZoneSeason};

/// Reads a zone that begins with the word at token `i`; returns the token after it as well.
pub(super) fn read_zone(source: &SourceText, i: usize) -> Option<(Zone, usize)> {
    let meaning = source.meaning_at(i);
    let dotted = source.is_one_byte(i) && source.is_mark(i + 1, '.');
    if meaning.zone == 0 && !meaning.has_flag(flag::LOCAL | flag::TIME) && !dotted {
        return None;
    }
    let word = source.word_at(i)?;
    let is_capital = source.is_capitalized(i);
    // The bits of the word table show which readings are worth trying.
    let may = |bits: u8| meaning.zone & bits != 0;
    let of_utc = || match (is_capital, word) {
        (true, _) => read_utc(source, i, word),
        (_, "utc") => read_utc(source, i, "UTC"),
        (_, "gmt") => read_utc(source, i, "GMT"),
        _ => None,
    };
    if may(zone::UTC)
        && let Some(found) = of_utc().or_else(|| read_long_utc(source, i))
    {
        return Some(found);
    }
    if is_capital
        && may(zone::AREA)
        && let Some(found) = read_iana_name(source, i, word)
    {
        return Some(found);
    }
    if is_capital
        && (may(zone::LETTERS) || dotted)
        && let Some(found) = read_abbreviation(source, i, word)
    {
        return Some(found);
    }
    if is_capital
        && may(zone::PLACE | zone::OWNER)
        && let Some(found) = read_place_time(source, i)
    {
        return Some(found);
    }
    if (may(zone::OWNER) || meaning.has_flag(flag::LOCAL | flag::TIME))
        && let Some(found) = read_local_time(source, i).or_else(|| read_time_of_place(source, i))
    {
        return Some(found);
    }
    (!is_capital && may(zone::PLACE))
        .then(|| read_adjective_time(source, i))
        .flatten()
}

/// The zone of an abbreviation in the table of CJK words.
pub(super) fn zone_of_cjk_word(letters: &str) -> Option<Zone> {
    Some(match letters {
        "UTC" => Zone::Utc,
        "" => Zone::Unknown,
        "CST" => Zone::Region(zones::find_place("china")?, ZoneSeason::Any),
        _ => Zone::Abbreviation(zones::find_abbreviation(letters)?),
    })
}

/// `UTC`, `GMT`, and the offset that may follow: `UTC+2`, `GMT -05:00`, `UTC+0`.
fn read_utc(source: &SourceText, i: usize, word: &str) -> Option<(Zone, usize)> {
    if !matches!(
        word,
        "UTC" | "GMT" | "UCT" | "Z" | "Zulu" | "ZULU" | "TUC" | "Utc" | "Gmt"
    ) {
        return None;
    }
    if word.starts_with(['Z', 'z']) {
        return Some((Zone::Utc, i + 1));
    }
    let mut end = i + 1;
    if let Some((zone, end)) = read_offset_after_utc(source, end) {
        return Some((zone, end));
    }
    let other = source.text(end + 1);
    if source.is_mark(end, '/')
        && source.touches_previous(end)
        && matches!(other, "GMT" | "UTC" | "Z")
    {
        end += 2;
        // "UTC/GMT +1".
        if let Some(found) = read_offset_after_utc(source, end) {
            return Some(found);
        }
    } else if source.is_mark(end, '/')
        && source.touches_previous(end)
        && source.touches_previous(end + 1)
        && let Some(index) = zones::find_abbreviation(other)
    {
        // "GMT/BST" means London, whose clocks use both.
        return Some((
            Zone::Region(
                zones::ABBREVIATIONS[usize::from(index)].region,
                ZoneSeason::Any,
            ),
            end + 2,
        ));
    }
    Some((Zone::Utc, skip_time_word(source, end)))
}

/// The offset after `UTC`: a sign, then hours and minutes. In `10:00 UTC - 12:00 UTC` a clock
/// follows the dash, not an offset.
fn read_offset_after_utc(source: &SourceText, at: usize) -> Option<(Zone, usize)> {
    let sign_at = source.skip_space(at);
    let sign = match source.kind_at(sign_at) {
        TokenKind::Mark('+') => 1,
        TokenKind::Mark('-') => -1,
        TokenKind::Mark('±') => 0,
        _ => return None,
    };
    let figures_at = sign_at + 1;
    let figures_at = if sign > 0 {
        source.skip_space(figures_at)
    } else {
        figures_at
    };
    if sign <= 0 && !source.touches_previous(figures_at) {
        return None;
    }
    let (minutes, end) = read_offset_figures(source, figures_at)?;
    // "22:00 UTC + 2h" says how long it takes.
    let is_length = || {
        let unit = source.meaning_at(source.skip_space(end));
        unit.has_flag(flag::HOURS | flag::UNIT)
    };
    if sign_at > at && is_length() {
        return None;
    }
    if sign < 0 && sign_at == at && end > figures_at + 1 {
        // "UTC-12:00 UTC" and "GMT-03:30 BST" end a range, "UTC-05:00" and "UTC-05:00 EST" do not.
        let next = source.skip_space(end);
        let is_other_zone = source
            .word_at(next)
            .and_then(zones::find_abbreviation)
            .is_some_and(|letters| !zones::may_have_offset(letters, sign * minutes));
        if source.is_word(next, "utc")
            || source.is_word(next, "gmt")
            || source.meaning_at(next).has_flag(flag::AM | flag::PM)
            || is_other_zone
        {
            return None;
        }
    }
    if sign < 0
        && source
            .meaning_at(source.skip_space(end))
            .has_flag(flag::AM | flag::PM | flag::OCLOCK)
    {
        return None;
    }
    if sign < 0 && sign_at > at && (end > figures_at + 1 || source.digit_count(figures_at) > 2) {
        let next = source.skip_space(end);
        if source
            .word_at(next)
            .is_some_and(|w| zones::find_abbreviation(w).is_some() || matches!(w, "UTC" | "GMT"))
        {
            return None;
        }
    }
    let minutes = sign * minutes;
    Some((
        if minutes == 0 {
            Zone::Utc
        } else {
            Zone::Offset(minutes as i16)
        },
        end,
    ))
}

/// `2`, `02`, `0200`, `02:00`, `5.5`, `5:30`: returns the minutes, and the token after.
fn read_offset_figures(source: &SourceText, at: usize) -> Option<(i32, usize)> {
    match source.kind_at(at) {
        TokenKind::Number {
            value,
            digits: 1..=2,
        } if value <= 14 => {
            let value = value as i32 * 60;
            if source.is_mark(at + 1, ':')
                && source.touches_previous(at + 1)
                && source.touches_previous(at + 2)
                && let Some(minutes @ (0 | 15 | 30 | 45)) = source.number_at(at + 2, 2..=2)
            {
                return Some((value + minutes as i32, at + 3));
            }
            if source.is_mark(at + 1, '.')
                && source.touches_previous(at + 1)
                && source.touches_previous(at + 2)
            {
                return match source.number_at(at + 2, 1..=2) {
                    Some(5) => Some((value + 30, at + 3)),
                    Some(75) => Some((value + 45, at + 3)),
                    Some(25) => Some((value + 15, at + 3)),
                    _ => None,
                };
            }
            Some((value, at + 1))
        }
        TokenKind::Number {
            value,
            digits: 3..=4,
        } if value / 100 <= 14 && matches!(value % 100, 0 | 15 | 30 | 45) => {
            Some(((value / 100 * 60 + value % 100) as i32, at + 1))
        }
        _ => None,
    }
}

/// An offset right after a clock: `+02:00`, `-0700`.
pub(super) fn read_signed_offset(source: &SourceText, at: usize) -> Option<(Zone, usize)> {
    let sign = match source.kind_at(at) {
        TokenKind::Mark('+') => 1,
        TokenKind::Mark('-') => -1,
        _ => return None,
    };
    if !source.touches_previous(at + 1) || source.digit_count(at + 1) < 2 {
        return None;
    }
    let (minutes, end) = read_offset_figures(source, at + 1)?;
    let minutes = sign * minutes;
    Some((
        if minutes == 0 {
            Zone::Utc
        } else {
            Zone::Offset(minutes as i16)
        },
        end,
    ))
}

/// A zone directly attached to a clock: `Z`, `+02:00`; after a space also `+02:00` and `-0700`. A
/// minus directly after a clock without seconds begins a range instead.
pub(super) fn read_adjacent_zone(
    source: &SourceText,
    at: usize,
    seconds: bool,
) -> Option<(Zone, usize)> {
    if source.touches_previous(at) {
        if matches!(source.text(at), "Z" | "z") && !source.touches_previous(at + 1) {
            return Some((Zone::Utc, at + 1));
        }
        if matches!(source.text(at), "Z" | "z")
            && !matches!(
                source.kind_at(at + 1),
                TokenKind::Word(_) | TokenKind::Number { .. }
            )
        {
            return Some((Zone::Utc, at + 1));
        }
        if source.is_mark(at, '+') || seconds && source.is_mark(at, '-') {
            return read_signed_offset(source, at);
        }
        return None;
    }
    let next = source.skip_space(at);
    if source.is_mark(next, '+') || source.is_mark(next, '-') && source.digit_count(next + 1) == 4 {
        return read_signed_offset(source, next);
    }
    None
}

/// `America/New_York`.
fn read_iana_name(source: &SourceText, i: usize, word: &str) -> Option<(Zone, usize)> {
    if !zones::is_iana_area(word)
        || !source.is_mark(i + 1, '/')
        || !source.touches_previous(i + 1)
        || !source.touches_previous(i + 2)
    {
        return None;
    }
    source.word_at(i + 2)?;
    if !source.is_capitalized(i + 2)
        || word == "Pacific" && matches!(source.text(i + 2), "Mountain" | "Central" | "Eastern")
    {
        return None;
    }
    let mut end = i + 3;
    // `_` produces no token. It, `/` and the dash of `Port-au-Prince` are part of the name.
    for _ in 0..6 {
        let joined = source.end(end - 1) + 1 == source.start(end)
            && source.text.as_bytes().get(source.end(end - 1)) == Some(&b'_');
        let part = |at: usize| {
            matches!(
                source.kind_at(at),
                TokenKind::Word(_) | TokenKind::Number { .. }
            )
        };
        if joined && part(end) {
            end += 1;
        } else if matches!(source.kind_at(end), TokenKind::Mark('/' | '-' | '+'))
            && source.touches_previous(end)
            && source.touches_previous(end + 1)
            && part(end + 1)
            && (source.is_mark(end, '/')
                || source.text(end - 1) == "GMT"
                || matches!(source.kind_at(end + 1), TokenKind::Word(_)))
        {
            end += 2;
        } else {
            break;
        }
    }
    let (start, stop) = (source.start(i), source.end(end - 1));
    let zone = if zones::is_utc_name(&source.text[start..stop]) {
        Zone::Utc
    } else {
        Zone::Iana(start, stop)
    };
    Some((zone, skip_time_word(source, end)))
}

/// `PST`, `P.S.T.`, `PST/PDT`, `EST5EDT`.
fn read_abbreviation(source: &SourceText, i: usize, word: &str) -> Option<(Zone, usize)> {
    if word.len() == 1 && source.is_mark(i + 1, '.') && source.touches_previous(i + 1) {
        return read_dotted_abbreviation(source, i);
    }
    if source.meaning_at(i).zone & zone::LETTERS == 0 {
        return None;
    }
    // Airlines write LT for local time.
    if matches!(word, "LT" | "LMT") {
        return Some((Zone::Unknown, i + 1));
    }
    let index = zones::find_abbreviation(word)?;
    let end = i + 1;
    if matches!(
        source.kind_at(end),
        TokenKind::Mark('/') | TokenKind::Number { .. }
    ) && source.touches_previous(end)
        && source.touches_previous(end + 1)
        && let Some(other) = zones::find_abbreviation(source.text(end + 1))
    {
        let region = zones::ABBREVIATIONS[usize::from(index)].region;
        if zones::ABBREVIATIONS[usize::from(other)].region == region {
            return Some((Zone::Region(region, ZoneSeason::Any), end + 2));
        }
    }
    Some((Zone::Abbreviation(index), skip_time_word(source, end)))
}

/// `U.T.C.`, `P.S.T.`
fn read_dotted_abbreviation(source: &SourceText, i: usize) -> Option<(Zone, usize)> {
    let mut name = String::new();
    let mut at = i;
    while name.len() < 5
        && source.text(at).len() == 1
        && matches!(source.kind_at(at), TokenKind::Word(_))
    {
        name.push_str(source.text(at));
        at += 1;
        if source.is_mark(at, '.') && source.touches_previous(at) {
            at += 1;
        } else {
            break;
        }
        if !source.touches_previous(at) {
            break;
        }
    }
    if matches!(name.as_str(), "UTC" | "GMT") {
        return Some((Zone::Utc, at));
    }
    (name.len() > 1).then_some(())?;
    Some((Zone::Abbreviation(zones::find_abbreviation(&name)?), at))
}

/// "Coordinated Universal Time", "Greenwich Mean Time".
fn read_long_utc(source: &SourceText, i: usize) -> Option<(Zone, usize)> {
    let second = source.skip_space(i + 1);
    let third = source.skip_space(second + 1);
    if source.is_word(i, "coordinated")
        && source.is_word(second, "universal")
        && source.is_word(third, "time")
        || source.is_word(i, "greenwich")
            && source.is_word(second, "mean")
            && source.is_word(third, "time")
    {
        return Some((Zone::Utc, third + 1));
    }
    (source.is_word(i, "universal") && source.is_word(second, "time"))
        .then_some((Zone::Utc, second + 1))
}

/// "UTC time": the word "time" is part of the name.
fn skip_time_word(source: &SourceText, end: usize) -> usize {
    let next = source.skip_space(end);
    if next == end + 1 && matches!(source.text(next), "time" | "Time") {
        next + 1
    } else {
        end
    }
}
