//! Lengths of time in prose: "3.5 hours", "1 hour and 30 minutes", "1h30", "1:30 hours", "half an hour".

use super::{decimals::read_thousandths, text::Span, words::is_in_word_list};

/// A length that a text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedLength {
    pub minutes: u32,
    pub span: Span,
}

const HOURS: &str =
    "h hr hrs hour hours stunde stunden std heure heures hora horas ora ore uur uren";
const MINUTES: &str = "m min mins minute minutes minuten minutos minuti";
/// Numbers that are written as words, in thousandths.
const NUMBERS: &[(&str, i64)] = &[
    ("half", 500),
    ("a", 1000),
    ("an", 1000),
    ("one", 1000),
    ("two", 2000),
    ("three", 3000),
    ("four", 4000),
    ("five", 5000),
    ("six", 6000),
    ("eight", 8000),
    ("ten", 10_000),
    ("fifteen", 15_000),
    ("twenty", 20_000),
    ("thirty", 30_000),
    ("forty", 40_000),
    ("ninety", 90_000),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    /// In thousandths.
    Number(i64),
    Word(&'a str),
    Colon,
}

#[derive(Clone, Copy, Debug)]
struct Part<'a> {
    token: Token<'a>,
    start: usize,
    end: usize,
    /// Nothing but white space or a hyphen is between it and the part before.
    is_joined: bool,
}

/// All lengths of a text, in its order.
pub fn find_lengths(text: &str) -> Vec<StatedLength> {
    let lower = text.to_ascii_lowercase();
    let parts = split_parts(&lower);
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        match read_length(&parts[at..]) {
            Some((minutes, count)) => {
                let span = Span {
                    start: parts[at].start,
                    end: parts[at + count - 1].end,
                };
                found.push(StatedLength { minutes, span });
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

fn split_parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let is_digit = first.is_ascii_digit();
        let length = match first {
            _ if is_digit => number_length(rest),
            _ if first.is_alphabetic() => rest
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let word = &rest[..length];
        let token = match first {
            ':' => Some(Token::Colon),
            _ if is_digit => read_thousandths(&word.replace(',', ".")).map(Token::Number),
            _ => first.is_alphabetic().then_some(Token::Word(word)),
        };
        if let Some(token) = token {
            let end = parts.last().map_or(0, |part| part.end);
            let between = &text[end..at];
            parts.push(Part {
                token,
                start: at,
                end: at + length,
                is_joined: between.chars().all(|c| c.is_whitespace() || c == '-'),
            });
        }
        at += length;
    }
    parts
}

/// Digits, and a fraction behind a point or a comma.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let fraction = match text.as_bytes().get(whole) {
        Some(b'.' | b',') => digits(&text[whole + 1..]),
        _ => 0,
    };
    if fraction == 0 {
        whole
    } else {
        whole + 1 + fraction
    }
}

/// The length that begins here, in minutes, and how many parts it takes.
fn read_length(parts: &[Part]) -> Option<(u32, usize)> {
    let joined = |at: usize| {
        let part: &Part = parts.get(at)?;
        part.is_joined.then_some(part.token)
    };
    let (first, mut at) = read_number(parts)?;
    // "1:30 hours".
    if joined(at) == Some(Token::Colon)
        && let Some(Token::Number(minutes)) = joined(at + 1)
        && is_one_of(joined(at + 2), HOURS)
    {
        return Some((minutes_of(first * 60 + minutes)?, at + 3));
    }
    let is_hours = is_one_of(joined(at), HOURS);
    if !is_hours && !is_one_of(joined(at), MINUTES) {
        return None;
    }
    at += 1;
    if !is_hours {
        return Some((minutes_of(first)?, at));
    }
    let mut total = first * 60;
    let and = usize::from(joined(at) == Some(Token::Word("and")));
    if let Some(Token::Number(minutes)) = joined(at + and) {
        let is_unit = is_one_of(joined(at + and + 1), MINUTES);
        // "1h30", and not "2 hours 30 sites".
        let is_tight = parts[at + and].start == parts[at + and - 1].end;
        if is_unit || and == 0 && is_tight {
            total += minutes;
            at += and + 1 + usize::from(is_unit);
        }
    }
    Some((minutes_of(total)?, at))
}

/// In thousandths, and how many parts it takes.
fn read_number(parts: &[Part]) -> Option<(i64, usize)> {
    match parts.first()?.token {
        Token::Number(number) => Some((number, 1)),
        Token::Word(word) => {
            let (_, number) = NUMBERS.iter().find(|(name, _)| *name == word)?;
            // "Half an hour".
            let is_article = parts.get(1).is_some_and(|part| {
                word == "half" && matches!(part.token, Token::Word("a" | "an"))
            });
            Some((*number, 1 + usize::from(is_article)))
        }
        Token::Colon => None,
    }
}

fn is_one_of(token: Option<Token>, words: &str) -> bool {
    let Some(Token::Word(word)) = token else {
        return false;
    };
    is_in_word_list(words, word)
}

fn minutes_of(thousandths: i64) -> Option<u32> {
    u32::try_from((thousandths + 500) / 1000).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn has(text: &str, expected: &[(&str, u32)]) {
        let found = find_lengths(text);
        let found: Vec<_> = found
            .iter()
            .map(|one| (&text[one.span.start..one.span.end], one.minutes))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lengths_of_time() {
        has("extended by 3.5 hours.", &[("3.5 hours", 210)]);
        has("for 3,5 hours", &[("3,5 hours", 210)]);
        has("1 hour 30 minutes were added", &[("1 hour 30 minutes", 90)]);
        has("by 1 hour and 30 min", &[("1 hour and 30 min", 90)]);
        has(
            "by 1h30, not 90 minutes",
            &[("1h30", 90), ("90 minutes", 90)],
        );
        has("by 1:30 hours", &[("1:30 hours", 90)]);
        has(
            "half an hour; an hour",
            &[("half an hour", 30), ("an hour", 60)],
        );
        has("a 2-hour window", &[("2-hour", 120)]);
        has("um 2 Stunden", &[("2 Stunden", 120)]);
    }

    #[test]
    fn what_is_no_length() {
        has("22:00 UTC on 24 November, 3 sites", &[]);
        has("2 hours 30 sites", &[("2 hours", 120)]);
        has("version 3.5. Hours may differ", &[]);
    }
}
