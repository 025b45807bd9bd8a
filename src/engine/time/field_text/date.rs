//! A date that is the whole text, and how it is written.

use super::LONGEST;
use crate::engine::time::{
    date_names::{self, NameFormat},
    day_endings::{ENDINGS, ending_of},
    lexer::{LINK_ADDRESS, TokenKind},
    lexicon,
    source_text::SourceText,
    words::flag,
};
use chrono::{Datelike, NaiveDate};

/// In which order year, month and day stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    YearFirst,
    MonthFirst,
    DayFirst,
}
use DateOrder::{DayFirst, MonthFirst, YearFirst};

impl DateOrder {
    /// Three things in this order, as year, month and day.
    fn year_month_day<T>(self, [a, b, c]: [T; 3]) -> [T; 3] {
        match self {
            YearFirst => [a, b, c],
            MonthFirst => [c, a, b],
            DayFirst => [c, b, a],
        }
    }

    /// Year, month and day in this order.
    fn in_order<T>(self, [year, month, day]: [T; 3]) -> [T; 3] {
        match self {
            YearFirst => [year, month, day],
            MonthFirst => [month, day, year],
            DayFirst => [day, month, year],
        }
    }
}

/// How a date is written, so that another can be written alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFormat {
    pub order: DateOrder,
    month: MonthFormat,
    /// `24th`
    has_ending: bool,
    /// The weekday that stands in front, with what follows it.
    lead: String,
    /// What stands between the parts.
    joints: [String; 2],
    tail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MonthFormat {
    /// Two figures, and two for the day.
    Figures,
    Name(NameFormat),
    /// A name in a language in which no other is known.
    Foreign,
}

impl DateFormat {
    /// `11/24/2026`: figures, with a sign between them.
    pub fn figures(order: DateOrder, separator: char) -> Self {
        Self {
            order,
            month: MonthFormat::Figures,
            has_ending: false,
            lead: String::new(),
            joints: [separator.to_string(), separator.to_string()],
            tail: String::new(),
        }
    }

    /// `None` where a name is in a language that is not known well enough.
    pub fn write(&self, date: NaiveDate) -> Option<String> {
        let (month, day) = match self.month {
            MonthFormat::Figures => (format!("{:02}", date.month()), format!("{:02}", date.day())),
            MonthFormat::Name(format) => (format.write(date.month0()), date.day().to_string()),
            MonthFormat::Foreign => return None,
        };
        let ending = match self.has_ending {
            true => ending_of(date.day()),
            false => "",
        };
        let parts = [format!("{:04}", date.year()), month, day + ending];
        let [a, b, c] = self.order.in_order(parts);
        let [first, second] = &self.joints;
        let lead = match self.lead.as_str() {
            "" => String::new(),
            lead => date_names::rename_weekday(lead, date)?,
        };
        Some(format!("{lead}{a}{first}{b}{second}{c}{}", self.tail))
    }

    fn of(found: &Parts, order: DateOrder, month: u32) -> Self {
        let source = &found.source;
        let [a, b, c] = found.at;
        let [_, month_at, day_at] = order.year_month_day(found.at);
        let has_ending = found.has_ending(day_at);
        let month = match source.word_at(month_at) {
            None => MonthFormat::Figures,
            Some(_) => date_names::month_format(source.text, month)
                .map_or(MonthFormat::Foreign, MonthFormat::Name),
        };
        let is_dotted = matches!(month, MonthFormat::Name(name) if name.has_dot);
        // The "th" of "24th" is written with the day, the dot of "Nov." with the month.
        let end = |at: usize| {
            source.end(at + usize::from(at == day_at && has_ending || at == month_at && is_dotted))
        };
        let between = |from: usize, to: usize| source.text[from..to].to_owned();
        Self {
            order,
            month,
            has_ending,
            lead: between(0, source.start(a)),
            joints: [
                between(end(a), source.start(b)),
                between(end(b), source.start(c)),
            ],
            tail: between(end(c), source.text.len()),
        }
    }
}

/// The days that a text can be which is nothing but a date, and how it is written then: none, or one, or two
/// where day and month could be the other way round.
pub fn read_date(text: &str) -> Vec<(NaiveDate, DateFormat)> {
    let Some(found) = Parts::of(text.trim()) else {
        return Vec::new();
    };
    let read = |order: DateOrder| {
        let [year, month, day] = order.year_month_day(found.at);
        let year = i32::try_from(found.source.number_at(year, 4..=4)?).ok()?;
        let month = found.month(month)?;
        let day = found.source.number_at(day, 1..=2)?;
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some((date, DateFormat::of(&found, order, month)))
    };
    let [a, b, _] = found.at;
    let is_word = |at: usize| found.source.word_at(at).is_some();
    let year_first = found.source.digit_count(a) == 4;
    if year_first || is_word(a) || is_word(b) {
        let order = match (year_first, is_word(a)) {
            (true, _) => YearFirst,
            (_, true) => MonthFirst,
            _ => DayFirst,
        };
        return read(order).into_iter().collect();
    }
    match (read(MonthFirst), read(DayFirst)) {
        // Dots are written by those who put the day first.
        (Some((_, format)), Some(day)) if format.joints[0].starts_with('.') => vec![day],
        (Some(month), Some(day)) if month.0 == day.0 => vec![month],
        (month, day) => month.into_iter().chain(day).collect(),
    }
}

/// Whether the figures stand as those of a date do, be there such a day or not: `2026-12-00`.
pub fn is_written_as_date(text: &str) -> bool {
    let text = text.trim();
    ['-', '/', '.'].iter().any(|separator| {
        let mut parts: Vec<usize> = Vec::new();
        for part in text.split(*separator) {
            if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return false;
            }
            parts.push(part.len());
        }
        matches!(parts[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
    })
}

/// A day without its year, or one that depends on when it is read: `Wednesday Dec 2nd`, `2 December`, `tomorrow`.
pub fn names_uncertain_day(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let source = SourceText::new(text);
    let mut names_day = false;
    for at in 0..source.tokens.len() {
        let belongs = match source.kind_at(at) {
            TokenKind::Word(meaning) => {
                let word = source.text(at);
                let is_name = meaning.month > 0
                    || meaning.day.is_some()
                    || date_names::is_weekday(word)
                    || date_names::english_month(word).is_some();
                names_day |= is_name;
                is_name || meaning.has_flag(flag::NEXT | flag::ON | flag::OF | flag::ORDINAL)
            }
            TokenKind::Number { .. } => source.digit_count(at) <= 2,
            TokenKind::Mark(mark) => matches!(mark, ',' | '.' | '-'),
            TokenKind::Space => true,
            TokenKind::Cjk | TokenKind::Line => false,
        };
        if !belongs {
            return false;
        }
    }
    names_day
}

/// A text that names a weekday which is not that of its date.
pub fn names_other_weekday(text: &str, date: NaiveDate) -> bool {
    let source = SourceText::new(text);
    let mut words = (0..source.tokens.len()).filter_map(|at| source.word_at(at));
    words.any(|word| date_names::is_other_weekday(word, date))
}

/// The three parts of a date, in the order in which they are written.
struct Parts<'t> {
    source: SourceText<'t>,
    at: [usize; 3],
}

impl<'t> Parts<'t> {
    /// Three numbers or words with signs between them, after a weekday or not.
    fn of(text: &'t str) -> Option<Self> {
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        if text.len() > LONGEST || !(5..=8).contains(&digits) {
            return None;
        }
        let source = SourceText::new(text);
        let mut parts = Vec::with_capacity(4);
        for at in 0..source.tokens.len() {
            match source.kind_at(at) {
                TokenKind::Word(meaning)
                    if meaning.has_flag(flag::ORDINAL)
                        && source.touches_previous(at)
                        && (1..=2).contains(&source.digit_count(at - 1)) => {}
                // "24 de noviembre de 2026".
                TokenKind::Word(meaning) if meaning.has_flag(flag::OF) && !parts.is_empty() => {}
                TokenKind::Number { .. } | TokenKind::Word(_) => parts.push(at),
                TokenKind::Cjk if source.is_cjk_word(at, &SIGNS) => {}
                TokenKind::Cjk | TokenKind::Mark(LINK_ADDRESS) => return None,
                TokenKind::Mark(_) | TokenKind::Space | TokenKind::Line => {}
            }
        }
        let at = match *parts.as_slice() {
            [a, b, c] => [a, b, c],
            [day, a, b, c] if date_names::is_weekday(source.word_at(day)?) => [a, b, c],
            _ => return None,
        };
        Some(Self { source, at })
    }

    /// 1 to 12, for a word or a number.
    fn month(&self, at: usize) -> Option<u32> {
        match self.source.word_at(at) {
            Some(word) => read_month(word),
            None if self.has_ending(at) => None,
            None => self.source.number_at(at, 1..=2),
        }
    }

    /// `24th`: the number is a day.
    fn has_ending(&self, at: usize) -> bool {
        self.source.touches_previous(at + 1) && ENDINGS.contains(&self.source.text(at + 1))
    }
}

/// What stands after year, month and day in Chinese, Japanese and Korean.
const SIGNS: [&str; 6] = ["年", "月", "日", "년", "월", "일"];

/// 1 to 12 for the name of a month, or a shorter form of it.
pub fn read_month(word: &str) -> Option<u32> {
    match lexicon::look_up_word(word).month {
        0 => date_names::english_month(word),
        month => Some(month.into()),
    }
}
