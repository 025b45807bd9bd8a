//! Lengths of time in prose: "3.5 hours", "1 hour and 30 minutes", "1h30", "1:30 hours", "half an hour", "two to three hours".

use super::{decimals::read_thousandths, text::Span, words::is_in_word_list};

/// A length that a text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedLength {
    pub minutes: u32,
    /// The longer one of "3-4 hours"; else the same.
    pub most: u32,
    pub span: Span,
}

const HOURS: &str = "h hr hrs hour hours stunde stunden std stündig stündige stündiges stündigen stündiger heure heures \
                     hora horas ora ore uur uren";
const MINUTES: &str = "m min mins minute minutes minuten minuut minutos minuti";
const DAYS: &str = "day days tag tage tagen dag dagen jour jours día días giorno giorni";
/// Between the ends of "two to three hours".
const TO: &str = "to or bis oder tot of à";
/// The same behind one of [`BETWEEN`].
const AND: &str = "and und en";
const BETWEEN: &str = "between zwischen tussen";
/// Before "half" and "couple" they are no number of their own.
const ARTICLES: &str = "a an ein eine einer einen een";
/// Numbers that are written as words, in thousandths.
const NUMBERS: &[(i64, &str)] = &[
    (500, "half halbe halben halve"),
    (
        1000,
        "a an one another ein eine einer einen een één une un una",
    ),
    (1500, "anderthalb eineinhalb anderhalf anderhalve"),
    (2000, "two couple zwei twee deux dos due"),
    (2500, "zweieinhalb tweeënhalf"),
    (3000, "three drei drie trois tres tre"),
    (3500, "dreieinhalb"),
    (4000, "four vier quatre cuatro quattro"),
    (5000, "five fünf vijf cinq cinco cinque"),
    (6000, "six sechs zes seis sei"),
    (7000, "seven sieben zeven"),
    (8000, "eight acht"),
    (9000, "nine neun negen"),
    (10_000, "ten zehn tien"),
    (12_000, "twelve zwölf twaalf"),
    (15_000, "fifteen fünfzehn vijftien"),
    (20_000, "twenty zwanzig twintig"),
    (30_000, "thirty dreißig dertig"),
    (40_000, "forty vierzig veertig"),
    (45_000, "fünfundvierzig vijfenveertig"),
    (90_000, "ninety neunzig negentig"),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    /// In thousandths.
    Number(i64),
    /// "½" is no number of its own behind another.
    Half,
    Word(&'a str),
    Colon,
}

#[derive(Clone, Copy, Debug)]
struct Part<'a> {
    token: Token<'a>,
    start: usize,
    end: usize,
    /// What is between it and the part before.
    gap: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Gap {
    /// Nothing, or white space.
    Space,
    /// A hyphen or a dash, with white space around it or without.
    Dash,
    Other,
}

impl StatedLength {
    pub fn includes(&self, minutes: u32) -> bool {
        (self.minutes..=self.most).contains(&minutes)
    }
}

/// All lengths of a text, in its order.
pub fn find_lengths(text: &str) -> Vec<StatedLength> {
    let lower = text.to_ascii_lowercase();
    let parts = Parts(&split_parts(&lower));
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = parts.0.get(at) {
        match parts.read_length(at) {
            Some(((minutes, most), next)) => {
                let span = Span {
                    start: first.start,
                    end: parts.0[next - 1].end,
                };
                found.push(StatedLength {
                    minutes,
                    most,
                    span,
                });
                at = next;
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
            '½' => Some(Token::Half),
            _ if is_digit => read_thousandths(&word.replace(',', ".")).map(Token::Number),
            _ => first.is_alphabetic().then_some(Token::Word(word)),
        };
        if let Some(token) = token {
            let end = parts.last().map_or(0, |part| part.end);
            parts.push(Part {
                token,
                start: at,
                end: at + length,
                gap: gap_of(&text[end..at]),
            });
        }
        at += length;
    }
    parts
}

fn gap_of(between: &str) -> Gap {
    match between.trim() {
        "" => Gap::Space,
        "-" | "–" | "—" | "‑" => Gap::Dash,
        _ => Gap::Other,
    }
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

/// Each reader begins at a part, and returns what it has read with the place behind it.
struct Parts<'p>(&'p [Part<'p>]);

impl<'p> Parts<'p> {
    /// A part, where nothing but white space and a hyphen is before it.
    fn joined(&self, at: usize) -> Option<Token<'p>> {
        let part = self.0.get(at)?;
        (part.gap != Gap::Other).then_some(part.token)
    }

    fn is_word(&self, at: usize, words: &str) -> bool {
        matches!(self.joined(at), Some(Token::Word(word)) if is_in_word_list(words, word))
    }

    /// In minutes: the length, or the least and the most of it.
    fn read_length(&self, at: usize) -> Option<((u32, u32), usize)> {
        let range = self.read_range(at);
        range.or_else(|| {
            let (minutes, next) = self.read_amount(at)?;
            Some(((minutes, minutes), next))
        })
    }

    /// "2 hours to 3 hours", or "2-3 hours", with the unit written once.
    fn read_range(&self, at: usize) -> Option<((u32, u32), usize)> {
        let whole = self.read_amount(at);
        let (number, number_end) = self.read_number(at)?;
        let from = self.read_to(at, whole.map_or(number_end, |(_, next)| next))?;
        let (most, end) = self.read_amount(from)?;
        let least = match whole {
            Some((minutes, _)) => minutes,
            None => {
                let (_, unit_at) = self.read_number(from)?;
                let (unit, _) = self.read_unit(unit_at)?;
                minutes_of(number * unit)?
            }
        };
        // "24 November – 2 hours" is none.
        (least < most && !self.is_minutes_of_clock(at)).then_some(((least, most), end))
    }

    /// "00" in "22:00 to 2 hours later".
    fn is_minutes_of_clock(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).map(|at| self.0[at].token);
        before(1) == Some(Token::Colon) && matches!(before(2), Some(Token::Number(_)))
    }

    /// Where the second number of a range begins.
    fn read_to(&self, first: usize, at: usize) -> Option<usize> {
        if self.0.get(at)?.gap == Gap::Dash {
            return Some(at);
        }
        let is_between = first
            .checked_sub(1)
            .and_then(|before| self.0.get(before))
            .is_some_and(
                |part| matches!(part.token, Token::Word(word) if is_in_word_list(BETWEEN, word)),
            );
        (self.is_word(at, TO) || is_between && self.is_word(at, AND)).then_some(at + 1)
    }

    /// A number and its unit, in minutes.
    fn read_amount(&self, at: usize) -> Option<(u32, usize)> {
        let (first, at) = self.read_number(at)?;
        // "1:30 hours".
        if self.joined(at) == Some(Token::Colon)
            && let Some(Token::Number(minutes)) = self.joined(at + 1)
            && self.is_word(at + 2, HOURS)
        {
            return Some((minutes_of(first * 60 + minutes)?, at + 3));
        }
        let (unit, at) = self.read_unit(at)?;
        let mut total = first * unit;
        if unit != 60 {
            return Some((minutes_of(total)?, at));
        }
        // "An hour and a half".
        if self.is_word(at, "and") && self.is_word(at + 1, "a") && self.is_word(at + 2, "half") {
            return Some((minutes_of(total + 30_000)?, at + 3));
        }
        let and = usize::from(self.is_word(at, AND));
        let mut end = at;
        if let Some((minutes, unit_at)) = self.read_number(at + and)
            && self.joined(at + and).is_some()
        {
            let is_unit = self.is_word(unit_at, MINUTES);
            // "1h30", and not "2 hours 30 sites".
            let is_tight = self.0[at + and].start == self.0[at + and - 1].end;
            if is_unit || and == 0 && is_tight {
                total += minutes;
                end = unit_at + usize::from(is_unit);
            }
        }
        Some((minutes_of(total)?, end))
    }

    /// In minutes.
    fn read_unit(&self, at: usize) -> Option<(i64, usize)> {
        let units = [(60, HOURS), (1, MINUTES), (1440, DAYS)];
        let mut units = units.into_iter();
        let (minutes, _) = units.find(|(_, words)| self.is_word(at, words))?;
        Some((minutes, at + 1))
    }

    /// In thousandths.
    fn read_number(&self, at: usize) -> Option<(i64, usize)> {
        let (mut number, mut next) = match self.0.get(at)?.token {
            Token::Number(number) => (number, at + 1),
            Token::Word(word) => {
                let is_article = is_in_word_list(ARTICLES, word)
                    && self.is_word(at + 1, "half halbe halben halve couple");
                let at = at + usize::from(is_article);
                let Token::Word(word) = self.0[at].token else {
                    return None;
                };
                let mut numbers = NUMBERS.iter();
                let (number, _) = numbers.find(|(_, words)| is_in_word_list(words, word))?;
                // "Half an hour", "a couple of hours".
                let is_followed = match word {
                    "half" => self.is_word(at + 1, "a an"),
                    "couple" => self.is_word(at + 1, "of"),
                    _ => false,
                };
                (*number, at + 1 + usize::from(is_followed))
            }
            Token::Half => (500, at + 1),
            Token::Colon => return None,
        };
        if self.joined(next) == Some(Token::Half) {
            (number, next) = (number + 500, next + 1);
        } else if self.is_word(next, AND)
            && self.is_word(next + 1, ARTICLES)
            && self.is_word(next + 2, "half halve")
            && self.is_word(next + 3, HOURS)
        {
            // "Two and a half hours".
            (number, next) = (number + 500, next + 3);
        }
        Some((number, next))
    }
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
        has("an hour and a half", &[("an hour and a half", 90)]);
        has("2½ hours", &[("2½ hours", 150)]);
        has("two and a half hours", &[("two and a half hours", 150)]);
        has(
            "two hours thirty minutes",
            &[("two hours thirty minutes", 150)],
        );
        has("a couple of hours", &[("a couple of hours", 120)]);
        has("anderthalb Stunden", &[("anderthalb Stunden", 90)]);
        has("eine halbe Stunde", &[("eine halbe Stunde", 30)]);
        has(
            "2 Stunden und 15 Minuten",
            &[("2 Stunden und 15 Minuten", 135)],
        );
        has("een half uur", &[("een half uur", 30)]);
        has("twee en een half uur", &[("twee en een half uur", 150)]);
        has("2 days", &[("2 days", 2880)]);
    }

    #[test]
    fn lengths_with_a_least_and_a_most() {
        #[track_caller]
        fn ranges(text: &str, least: u32, most: u32) {
            let found = find_lengths(text);
            let found: Vec<_> = found.iter().map(|one| (one.minutes, one.most)).collect();
            assert_eq!(found, [(least, most)], "{text}");
        }
        ranges("3-4 hours", 180, 240);
        ranges("3 – 4 hours", 180, 240);
        ranges("two to three hours", 120, 180);
        ranges("1h-1h30", 60, 90);
        ranges("45 minutes to an hour and a half", 45, 90);
        ranges("between 2 and 3 hours", 120, 180);
        ranges("drei bis vier Stunden", 180, 240);
        ranges("1 à 2 heures", 60, 120);
        ranges("twee tot drie uur", 120, 180);
        ranges("Nov 24 – 2 hours", 120, 120);
        ranges("22:00 to 2 hours later", 120, 120);
    }

    #[test]
    fn what_is_no_length() {
        has("22:00 UTC on 24 November, 3 sites", &[]);
        has("2 hours 30 sites", &[("2 hours", 120)]);
        has("version 3.5. Hours may differ", &[]);
    }
}
