//! Tokens → a clock reading: `10:30 pm`, `0600`, `14h30`, `10 Uhr`, `午後2時半`.

use super::clock_reading::{ClockNotation, ClockReading};
use super::clock_suffixes::{read_part_of_day, read_suffix};
use super::date_expr::is_day;
use super::lexer::TokenKind;
use super::source_text::SourceText;
use super::words::{flag, zone};
use super::zones::Zone;
use super::{date_expr::DateExpr, written_dates};

/// Reads a clock that begins with the number at token `i`; returns the token after it as well.
/// `Err` is the token after something that looks like a clock but is not one.
pub(super) fn read_clock(
    source: &SourceText,
    i: usize,
) -> Result<Option<(ClockReading, usize)>, usize> {
    if source.digit_count(i) > 2
        && let Some(found) = read_iso_date_time(source, i)
    {
        return Ok(Some(found));
    }
    if !may_begin(source, i) {
        return Ok(None);
    }
    let Some(hour) = source.number_at(i, 1..=2) else {
        return Ok(read_unseparated_clock(source, i).or_else(|| read_date_time_group(source, i)));
    };
    if source.is_mark(i + 1, ':')
        && source.touches_previous(i + 1)
        && source.touches_previous(i + 2)
    {
        return read_colon_clock(source, i, hour);
    }
    Ok(read_spaced_clock(source, i, hour)
        .or_else(|| read_letter_clock(source, i, hour))
        .or_else(|| read_cjk_clock(source, i, hour))
        .or_else(|| read_dotted_clock(source, i, hour))
        .or_else(|| read_hour(source, i, hour)))
}

/// Whether a clock can begin at a number, by the characters directly before it.
fn may_begin(source: &SourceText, i: usize) -> bool {
    if !source.touches_previous(i) {
        return true;
    }
    let inner = i >= 2 && source.touches_previous(i - 1);
    let before = if inner {
        source.kind_before(i - 1)
    } else {
        TokenKind::Space
    };
    match source.kind_before(i) {
        TokenKind::Word(_) => source.meaning_at(i - 1).has_flag(flag::TO | flag::HOUR_IS),
        TokenKind::Mark(':' | '.') => match before {
            // "10/Oct/2026:13:55:36".
            TokenKind::Number { digits: 4, .. } => {
                source.is_mark(i - 1, ':') && i >= 3 && source.is_mark(i - 3, '/')
            }
            TokenKind::Number { .. } | TokenKind::Mark(':') => false,
            // "file.rs:10:30".
            TokenKind::Word(_) => {
                !(source.touches_previous(i - 2)
                    && matches!(source.kind_before(i - 2), TokenKind::Mark('.' | '/')))
            }
            _ => true,
        },
        TokenKind::Mark('-') => {
            // "10p-2a".
            let meridiem = matches!(source.text(i.wrapping_sub(2)), "a" | "p" | "A" | "P")
                && i >= 3
                && source.digit_count(i - 3) > 0;
            meridiem || !matches!(before, TokenKind::Word(_)) || {
                let meaning = source.meaning_at(i - 2);
                meaning.month > 0
                    || meaning.weekday > 0
                    || meaning.flags != 0
                    || super::zones::find_abbreviation(source.text(i - 2)).is_some()
                    || meaning.zone & zone::UTC != 0
            }
        }
        TokenKind::Mark('/') => true,
        TokenKind::Mark(
            '#' | '$' | '€' | '£' | '¥' | '+' | '%' | '\\' | super::lexer::LINK_ADDRESS,
        ) => false,
        _ => true,
    }
}

/// `10:30`, `10:30:15.250`, with the suffix that follows.
fn read_colon_clock(
    source: &SourceText,
    i: usize,
    hour: u32,
) -> Result<Option<(ClockReading, usize)>, usize> {
    let Some(minute) = source.number_at(i + 2, 2..=2) else {
        return Err(skip_number_chain(source, i));
    };
    let mut at = i + 3;
    let mut second = 0;
    let group = |at: usize| {
        source.is_mark(at, ':') && source.touches_previous(at) && source.touches_previous(at + 1)
    };
    if group(at) {
        let Some(value) = source.number_at(at + 1, 2..=2) else {
            return Err(skip_number_chain(source, i));
        };
        second = value;
        at += 2;
        if matches!(source.kind_at(at), TokenKind::Mark('.' | ','))
            && source.touches_previous(at)
            && source.touches_previous(at + 1)
            && source.digit_count(at + 1) > 0
        {
            at += 2;
        }
    }
    let chained = group(at)
        && matches!(
            source.kind_at(at + 1),
            TokenKind::Number { .. } | TokenKind::Mark(':')
        );
    if chained || second > 60 {
        return Err(skip_number_chain(source, i));
    }
    let Some(mut clock) = ClockReading::new(hour, minute, ClockNotation::Colon) else {
        return Err(at);
    };
    clock.second = second.min(59) as u8;
    clock.has_minutes = true;
    let end = read_suffix(source, at, &mut clock);
    if end == at && source.touches_previous(at) {
        match source.kind_at(at) {
            TokenKind::Word(_) if !word_may_follow(source, at) => return Err(at + 1),
            // "10:30.log".
            TokenKind::Mark('.')
                if source.touches_previous(at + 1)
                    && matches!(source.kind_at(at + 1), TokenKind::Word(_))
                    && !source.is_capitalized(at + 1) =>
            {
                return Err(at + 1);
            }
            TokenKind::Mark('%') => return Err(at),
            TokenKind::Mark('.' | '/')
                if source.touches_previous(at + 1)
                    && source.digit_count(at + 1) > 0
                    && !source.is_mark(at + 2, ':') =>
            {
                return Err(at + 1);
            }
            _ => {}
        }
    }
    Ok(Some((clock, end)))
}

/// `10: 00 - 11: 00 UTC`, `10 : 00 PM`: with a stray space. Accepted only before a suffix, a zone
/// or a second such clock.
fn read_spaced_clock(source: &SourceText, i: usize, hour: u32) -> Option<(ClockReading, usize)> {
    if !source.is_mark(i + 1, ':') && !source.is_mark(i + 2, ':') {
        return None;
    }
    // The token of the minutes, for a clock that begins at a token.
    let minutes = |i: usize| {
        let mark = source.skip_space(i + 1);
        let at = source.skip_space(mark + 1);
        let close = mark - i <= 2 && at - mark == 2;
        let is_spaced = close && source.digit_count(i) > 0 && source.is_mark(mark, ':');
        (is_spaced && source.digit_count(at) == 2).then_some(at)
    };
    let at = minutes(i)?;
    let mut clock = ClockReading::new(hour, source.number_at(at, 2..=2)?, ClockNotation::Colon)?;
    clock.has_minutes = true;
    let end = read_suffix(source, at + 1, &mut clock);
    let next = source.skip_space(at + 1);
    let meaning = source.meaning_at(next);
    let joined = source.is_mark(next, '-') || meaning.has_flag(flag::TO);
    let goes_on = joined && minutes(source.skip_space(next + 1)).is_some();
    let zoned = source.is_capitalized(next) && meaning.zone & (zone::UTC | zone::LETTERS) != 0;
    (end > at + 1 || goes_on || zoned).then_some((clock, end))
}

/// A word that may directly follow a clock: a zone, "to".
fn word_may_follow(source: &SourceText, at: usize) -> bool {
    let word = source.text(at);
    source.meaning_at(at).zone & (zone::LETTERS | zone::UTC) != 0
        || matches!(word, "UTC" | "GMT" | "utc" | "gmt" | "Z" | "z")
        || source
            .meaning_at(at)
            .has_flag(flag::TO | flag::OCLOCK | flag::HOURS)
}

/// The end of `1:1:1:…`, so that nothing within it is read as a clock. Each token is passed once.
fn skip_number_chain(source: &SourceText, i: usize) -> usize {
    let mut at = i + 1;
    while source.touches_previous(at)
        && matches!(
            source.kind_at(at),
            TokenKind::Number { .. } | TokenKind::Mark(':') | TokenKind::Word(_)
        )
    {
        at += 1;
    }
    at
}

/// `0600`, `510PM`: three or four digits.
fn read_unseparated_clock(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    let value = source.number_at(i, 3..=4)?;
    let mut clock = ClockReading::new(value / 100, value % 100, ClockNotation::Figures)?;
    clock.has_minutes = true;
    let end = read_suffix(source, i + 1, &mut clock);
    if clock.meridiem.is_some() && !(1..=12).contains(&clock.hour) {
        return None;
    }
    (end > i + 1 || ends_cleanly(source, i + 1) || word_may_follow(source, i + 1))
        .then_some((clock, end))
}

/// `241800Z NOV 26`: day, hour and minute in one, as in aviation and shipping.
fn read_date_time_group(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    let value = source.number_at(i, 6..=6)?;
    let month_at = source.skip_space(i + 2);
    let (day, month) = (value / 10_000, source.meaning_at(month_at).month);
    let is_zulu = source.text(i + 1) == "Z" && source.touches_previous(i + 1);
    if !is_zulu || !is_day(month.into(), day) {
        return None;
    }
    let mut clock = ClockReading::new(value / 100 % 100, value % 100, ClockNotation::Certain)?;
    let year_at = source.skip_space(month_at + 1);
    let year = source
        .number_at(year_at, 2..=4)
        .filter(|year| *year > 9 && *year < 2100);
    clock.has_minutes = true;
    clock.zone = Some((Zone::Utc, source.start(i + 1), source.end(i + 1)));
    clock.date = Some(DateExpr {
        year: year.map(|year| if year < 100 { 2000 + year } else { year } as i16),
        month,
        day: day as u8,
        ..DateExpr::default()
    });
    let last = if year.is_some() { year_at } else { month_at };
    Some((clock, last + 1))
}

/// `14h30`, `14h`, `14 h 30`, `14u30`.
fn read_letter_clock(source: &SourceText, i: usize, hour: u32) -> Option<(ClockReading, usize)> {
    let at = source.skip_space(i + 1);
    let letter = source.word_at(at)?;
    if !matches!(
        letter,
        "h" | "H" | "u" | "hs" | "hrs" | "Hs" | "Hrs" | "giờ"
    ) {
        return None;
    }
    let is_attached = source.touches_previous(i + 1);
    let minute_at = if is_attached {
        at + 1
    } else {
        source.skip_space(at + 1)
    };
    if let Some(minute) = source.number_at(minute_at, 2..=2)
        && letter.len() == 1
        && is_attached == source.touches_previous(minute_at)
    {
        let mut clock = ClockReading::new(hour, minute, ClockNotation::Hours)?;
        clock.has_minutes = true;
        let mut end = minute_at + 1;
        // "14h30min" is a time only after a word such as "à", else a duration.
        let counted = source.is_word(end, "min") || source.is_word(source.skip_space(end), "min");
        if counted {
            return Some((clock, source.skip_space(end) + 1));
        }
        if source.is_word(end, "h") && source.touches_previous(end) {
            end += 1;
        }
        // "1h30" is as often a duration, so only hours of two digits need no more evidence.
        if is_attached && hour >= 10 {
            clock.notation = ClockNotation::Colon;
        }
        let end = read_suffix(source, end, &mut clock);
        return ends_cleanly(source, end).then_some((clock, end));
    }
    let mut clock = ClockReading::new(hour, 0, ClockNotation::Hours)?;
    // "4h de l'après-midi".
    let end = if hour > 12 {
        at + 1
    } else {
        read_part_of_day(source, at + 1, &mut clock)
    };
    ends_cleanly(source, end).then_some((clock, end))
}

/// `13時`, `2時半`, `4時30分`, `오전 10시 30분`, `10点30分`.
fn read_cjk_clock(source: &SourceText, i: usize, hour: u32) -> Option<(ClockReading, usize)> {
    let at = source.skip_space(i + 1);
    if !source.is_cjk_word(at, &["時", "时", "시", "点", "點"]) {
        return None;
    }
    let rest = source.text_from(at);
    // "2時間", "2시간" are durations.
    if ["時間", "시간", "时间", "小时"]
        .iter()
        .any(|d| rest.starts_with(d))
    {
        return None;
    }
    let next = source.skip_space(at + 1);
    let tail = source.text_from(at + 1);
    let (minute, end) =
        if tail.starts_with('半') || tail.starts_with('반') || tail.starts_with(" 반") {
            (30, next + 1)
        } else if let Some(minute) = source.number_at(next, 1..=2)
            && source.is_cjk_word(next + 1, &["分", "분"])
        {
            (minute, next + 2)
        } else {
            (0, at + 1)
        };
    // Hours above 24, as in 25時 for 1 am of the next day, are not supported.
    let mut clock = ClockReading::new(hour, minute, ClockNotation::Certain)?;
    clock.has_minutes = end > at + 1;
    Some((clock, end))
}

/// `10.30 am`, `14.00 Uhr`, `14.00`; the last needs further evidence.
fn read_dotted_clock(source: &SourceText, i: usize, hour: u32) -> Option<(ClockReading, usize)> {
    if !(source.is_mark(i + 1, '.')
        && source.touches_previous(i + 1)
        && source.touches_previous(i + 2))
    {
        return None;
    }
    let minute = source.number_at(i + 2, 2..=2)?;
    let mut clock = ClockReading::new(hour, minute, ClockNotation::Dotted)?;
    clock.has_minutes = true;
    let end = read_suffix(source, i + 3, &mut clock);
    let more = source.is_mark(end, '.')
        && source.touches_previous(end)
        && source.digit_count(end + 1) > 0
        && source.touches_previous(end + 1);
    (end > i + 3 || !more && ends_cleanly(source, i + 3)).then_some((clock, end))
}

/// `10 pm`, `10 Uhr 30`, `10`.
fn read_hour(source: &SourceText, i: usize, hour: u32) -> Option<(ClockReading, usize)> {
    let mut clock = ClockReading::new(hour, 0, ClockNotation::Bare)?;
    let end = read_suffix(source, i + 1, &mut clock);
    if clock.meridiem.is_some() && !(1..=12).contains(&clock.hour) {
        return None;
    }
    if end > i + 1 {
        let minute_at = source.skip_space(end);
        if clock.meridiem.is_none()
            && clock.notation == ClockNotation::Certain
            && let Some(minute @ 0..=59) = source.number_at(minute_at, 2..=2)
            && ends_cleanly(source, minute_at + 1)
            && !source.is_mark(minute_at + 1, '.')
        {
            clock.minute = minute as u8;
            clock.has_minutes = true;
            return Some((clock, minute_at + 1));
        }
        return Some((clock, end));
    }
    (ends_cleanly(source, i + 1) || word_may_follow(source, i + 1)).then_some((clock, i + 1))
}

/// Nothing directly follows the number that would make it part of something else.
pub(super) fn ends_cleanly(source: &SourceText, at: usize) -> bool {
    if !source.touches_previous(at) {
        return true;
    }
    match source.kind_at(at) {
        TokenKind::Number { .. } | TokenKind::Word(_) => source.meaning_at(at).has_flag(flag::TO),
        TokenKind::Mark('%' | ':' | '°' | '€' | '$' | '\\' | '=' | '\'' | '"') => false,
        TokenKind::Mark('.' | ',') => {
            !(source.touches_previous(at + 1) && source.digit_count(at + 1) > 0)
        }
        _ => true,
    }
}

/// `2021-01-12T22:00:00.000Z`, `2021-01-12T22:00+02:00`, `20210112T220000Z`: a clock with its date.
fn read_iso_date_time(source: &SourceText, i: usize) -> Option<(ClockReading, usize)> {
    if source.touches_previous(i)
        && matches!(
            source.kind_before(i),
            TokenKind::Word(_) | TokenKind::Number { .. } | TokenKind::Mark('-' | '.')
        )
    {
        return None;
    }
    let (date, at) = written_dates::read_iso_date(source, i)?;
    if !(source.is_word(at, "T") && source.touches_previous(at) && source.touches_previous(at + 1))
    {
        return None;
    }
    let mut found = if let (Some(hour), true) =
        (source.number_at(at + 1, 2..=2), source.is_mark(at + 2, ':'))
    {
        read_colon_clock(source, at + 1, hour).ok()??
    } else {
        let value = source.number_at(at + 1, 4..=6)?;
        let long = source.digit_count(at + 1) == 6;
        let (hm, second) = if long {
            (value / 100, value % 100)
        } else {
            (value, 0)
        };
        let mut clock = ClockReading::new(hm / 100, hm % 100, ClockNotation::Certain)?;
        clock.has_minutes = true;
        clock.second = second.min(59) as u8;
        let end = read_suffix(source, at + 2, &mut clock);
        (clock, end)
    };
    if found.0.zone.is_none()
        && let Some((zone, end)) = super::zone_names::read_signed_offset(source, found.1)
    {
        found.0.zone = Some((zone, source.start(found.1), source.end(end - 1)));
        found.1 = end;
    }
    found.0.notation = ClockNotation::Certain;
    found.0.date = Some(date);
    Some(found)
}
