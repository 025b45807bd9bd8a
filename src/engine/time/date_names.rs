//! The names of months and weekdays in the most common languages → the same text with another month
//! or weekday, in its language.

use super::words::LANGUAGES;
use super::{format, lexicon};
use chrono::{Datelike, NaiveDate};

/// Weekdays in signs, from Monday: in Japanese, Korean and Chinese.
pub(super) const CJK_WEEKDAYS: [[&str; 7]; 3] = [
    ["月", "火", "水", "木", "金", "土", "日"],
    ["월", "화", "수", "목", "금", "토", "일"],
    ["一", "二", "三", "四", "五", "六", "日"],
];
/// What directly precedes such a weekday.
const BEFORE_CJK_WEEKDAY: [&str; 5] = ["(", "（", "星期", "周", "週"];

/// Letters of the shortest abbreviation: "Nov", "Di".
const SHORT_MONTH: usize = 3;
const SHORT_WEEKDAY: usize = 2;

/// `words` with the month of `from` replaced by that of `to`.
pub(super) fn rename_month(words: &str, from: NaiveDate, to: NaiveDate) -> Option<String> {
    let renamed = |language: usize| {
        let names: Vec<&str> = LANGUAGES[language].0.split(' ').collect();
        let old = NameInText::find(words, names[from.month0() as usize], SHORT_MONTH)?;
        Some(old.replaced(words, names[to.month0() as usize], &names, SHORT_MONTH))
    };
    languages(words).find_map(renamed)
}

/// `words` with any weekday replaced by that of `day`.
pub(super) fn rename_weekday(words: &str, day: NaiveDate) -> Option<String> {
    let number = day.weekday().num_days_from_monday() as usize;
    if let Some(signs) = CJK_WEEKDAYS.iter().find(|signs| signs.contains(&words)) {
        return Some(signs[number].into());
    }
    let renamed = |language: usize| {
        let names: Vec<&str> = LANGUAGES[language].1.split(' ').collect();
        let old = names
            .iter()
            .find_map(|name| NameInText::find(words, name, SHORT_WEEKDAY))?;
        Some(old.replaced(words, names[number], &names, SHORT_WEEKDAY))
    };
    languages(words).find_map(renamed)
}

/// A CJK date, `2026年11月24日`, rewritten for another day.
pub(super) fn rewrite_cjk_date(old: &str, to: NaiveDate) -> Option<String> {
    let mut moved = String::new();
    let mut rest = old;
    for (signs, value) in [
        (["年", "년"], to.year() as u32),
        (["月", "월"], to.month()),
        (["日", "일"], to.day()),
    ] {
        let Some(at) = signs.iter().find_map(|sign| rest.find(sign)) else {
            continue;
        };
        let figures = rest[..at].find(|c: char| c.is_ascii_digit())?;
        let width = rest[figures..at].trim_end().len();
        let padded = rest[figures..].starts_with('0');
        moved.push_str(&rest[..figures]);
        moved.push_str(&match padded {
            true => format!("{value:0width$}"),
            false => value.to_string(),
        });
        let (sign, after) = rest[at..].split_at(rest[at..].chars().next()?.len_utf8());
        moved.push_str(&rest[figures + width..at]);
        moved.push_str(sign);
        rest = after;
    }
    (!moved.is_empty()).then(|| moved + &rewrite_cjk_weekday(rest, to))
}

/// The text after a CJK date, `(火)` or ` 星期二`, with the weekday of `day`.
fn rewrite_cjk_weekday(rest: &str, day: NaiveDate) -> String {
    let number = day.weekday().num_days_from_monday() as usize;
    let sign = rest.char_indices().find_map(|(at, c)| {
        let (before, end) = (&rest[..at], at + c.len_utf8());
        let is_led = BEFORE_CJK_WEEKDAY.iter().any(|lead| before.ends_with(lead));
        let mut signs = CJK_WEEKDAYS.iter().filter(|_| is_led);
        let signs = signs.find(|signs| signs.contains(&&rest[at..end]))?;
        Some((at, end, signs[number]))
    });
    match sign {
        Some((at, end, sign)) => format!("{}{sign}{}", &rest[..at], &rest[end..]),
        None => rest.into(),
    }
}

/// The languages in the order in which they are tried: first those with a weekday in the text, and
/// German before English where a dot follows the day, "24. November".
fn languages(words: &str) -> impl Iterator<Item = usize> {
    let mut known = words
        .split(|c: char| !c.is_alphabetic())
        .map(lexicon::look_up_word);
    let has_weekday = known.any(|meaning| meaning.weekday > 0);
    let dotted = words
        .match_indices(". ")
        .any(|(at, _)| words[..at].ends_with(|c: char| c.is_ascii_digit()));
    let names_weekday = move |language: &usize| {
        let mut names = LANGUAGES[*language].1.split(' ');
        names.any(|name| NameInText::find(words, name, name.len()).is_some())
    };
    let by_weekday: Vec<usize> = match has_weekday {
        true => (0..LANGUAGES.len()).filter(names_weekday).collect(),
        false => Vec::new(),
    };
    let usual = if dotted { [1, 0] } else { [0, 1] };
    by_weekday
        .into_iter()
        .chain(usual)
        .chain(2..LANGUAGES.len())
}

/// A name of a month or weekday, found in a text.
struct NameInText {
    start: usize,
    end: usize,
    is_short: bool,
    is_capital: bool,
}

impl NameInText {
    /// Finds `name`, or an abbreviation of it with at least `least` letters.
    fn find(words: &str, name: &str, least: usize) -> Option<Self> {
        let name = name.to_lowercase();
        let mut start = 0;
        for part in words.split_inclusive(|c: char| !c.is_alphabetic()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
            let folded = word.to_lowercase();
            let is_short = folded.len() < name.len();
            if word.chars().count() >= least.min(name.chars().count()) && name.starts_with(&folded)
            {
                return Some(Self {
                    start,
                    end: start + word.len(),
                    is_short,
                    is_capital: word.starts_with(char::is_uppercase),
                });
            }
            start += part.len();
        }
        None
    }

    /// `words` with `new` in its place; abbreviated as before if no other name has that
    /// abbreviation.
    fn replaced(&self, words: &str, new: &str, names: &[&str], least: usize) -> String {
        let letters = words[self.start..self.end].chars().count();
        let short = self.is_short.then_some(letters.clamp(least, 3));
        let (new, is_short) = written(new, names, short, self.is_capital);
        let mut after = &words[self.end..];
        if self.is_short && !is_short {
            after = after.strip_prefix('.').unwrap_or(after);
        }
        format!("{}{new}{after}", &words[..self.start])
    }
}

/// A name with or without a capital, of so many letters where it is to be short and no other name begins
/// alike; and whether it is short.
fn written(name: &str, names: &[&str], short: Option<usize>, is_capital: bool) -> (String, bool) {
    let short = short.map(|letters| name.chars().take(letters).collect::<String>());
    let alike = |short: &String| names.iter().filter(|name| name.starts_with(short)).count();
    // "May" is no short form.
    let short = short.filter(|short| short.len() < name.len() && alike(short) == 1);
    let mut letters = short.as_deref().unwrap_or(name).chars();
    let first = letters.next().into_iter();
    let first: String = match is_capital {
        true => first.map(capital_of).collect(),
        false => first.flat_map(char::to_lowercase).collect(),
    };
    (first + letters.as_str(), short.is_some())
}

/// The capital of a letter of the European alphabets, which the standard library has as a table of ten kilobytes.
fn capital_of(letter: char) -> char {
    let is_capital = |capital: &char| *capital != letter && capital.to_lowercase().eq([letter]);
    ('A'..='\u{52f}').find(is_capital).unwrap_or(letter)
}

/// How the name of a month is written, so that another can be written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NameFormat {
    language: usize,
    is_short: bool,
    is_capital: bool,
    /// A dot shows that it is short.
    pub has_dot: bool,
}

impl NameFormat {
    /// The name of a month; January is 0.
    pub fn write(self, month: u32) -> String {
        let names: Vec<&str> = LANGUAGES[self.language].0.split(' ').collect();
        let short = self.is_short.then_some(SHORT_MONTH);
        let (mut name, is_short) = written(names[month as usize], &names, short, self.is_capital);
        if self.has_dot && is_short {
            name.push('.');
        }
        name
    }
}

/// How `words`, a date, write the name of a month; January is 1. `None` where they are in a language of
/// which not all names are known.
pub(super) fn month_format(words: &str, month: u32) -> Option<NameFormat> {
    languages(words).find_map(|language| {
        let name = LANGUAGES[language].0.split(' ').nth(month as usize - 1)?;
        let word = NameInText::find(words, name, SHORT_MONTH)?;
        Some(NameFormat {
            language,
            is_short: word.is_short,
            is_capital: word.is_capital,
            has_dot: word.is_short && words[word.end..].starts_with('.'),
        })
    })
}

/// 1 to 12 for the beginning of a month's English name, of three letters or more.
pub(super) fn english_month(word: &str) -> Option<u32> {
    let at = beginning(LANGUAGES[0].0, word)?;
    u32::try_from(at + 1).ok()
}

/// A weekday of any language, or the beginning of its English name.
pub(super) fn is_weekday(word: &str) -> bool {
    lexicon::look_up_word(word).weekday > 0 || beginning(LANGUAGES[0].1, word).is_some()
}

/// The beginning of the name of a weekday in some languages, and in none of them that of the day.
pub(super) fn is_other_weekday(word: &str, date: NaiveDate) -> bool {
    let mut days = LANGUAGES
        .iter()
        .filter_map(|(_, weekdays)| beginning(weekdays, word))
        .peekable();
    let weekday = date.weekday().num_days_from_monday() as usize;
    days.peek().is_some() && days.all(|day| day != weekday)
}

/// Which of the names begins with `word`.
fn beginning(names: &str, word: &str) -> Option<usize> {
    let begins = |name: &str| {
        let beginning = name.as_bytes().get(..word.len());
        beginning.is_some_and(|letters| letters.eq_ignore_ascii_case(word.as_bytes()))
    };
    let mut names = names.split(' ');
    names.position(|name| word.len() >= SHORT_MONTH && begins(name))
}

/// `Wednesday, 25 November 2026`.
pub fn format_named_day(day: NaiveDate) -> String {
    format!(
        "{}, {}",
        format::weekday_name(day),
        format::format_long_day(day)
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn months_in_the_language_that_stands_there() {
        let moved = |words: &str| rename_month(words, day(11, 30), day(12, 1)).unwrap();
        assert_eq!(moved("1 November 2026"), "1 December 2026");
        assert_eq!(moved("1. November 2026"), "1. Dezember 2026");
        assert_eq!(moved("1 novembre"), "1 décembre");
        assert_eq!(moved("1 nov. 2026"), "1 dec. 2026");
        assert_eq!(moved("martes 1 de noviembre"), "martes 1 de diciembre");
        assert_eq!(moved("Dienstag, 1 Nov"), "Dienstag, 1 Dez");
        assert_eq!(rename_month("1 marraskuuta", day(11, 30), day(12, 1)), None);
        let june = rename_month("mardi 1 mai", day(5, 31), day(6, 1)).unwrap();
        assert_eq!(june, "mardi 1 juin");
    }

    #[test]
    fn capitals_are_those_of_the_standard_library() {
        let names = LANGUAGES.iter().flat_map(|(months, days)| [*months, *days]);
        for letter in names.flat_map(str::chars).chain('a'..='z') {
            let expected: Vec<char> = letter.to_uppercase().collect();
            assert!(
                expected == [capital_of(letter)] || expected.len() > 1,
                "{letter}"
            );
        }
    }

    #[test]
    fn weekdays() {
        let moved = |words: &str| rename_weekday(words, day(11, 25)).unwrap();
        assert_eq!(moved("Tuesday"), "Wednesday");
        assert_eq!(moved("Tue"), "Wed");
        assert_eq!(moved("Di., 24.11."), "Mi., 24.11.");
        assert_eq!(moved("dinsdag"), "woensdag");
        assert_eq!(moved("Mardi"), "Mercredi");
        assert_eq!(moved("martedì"), "mercoledì");
    }

    #[test]
    fn signs() {
        let moved = |old: &str| rewrite_cjk_date(old, day(12, 1));
        assert_eq!(moved("2026年11月24日").unwrap(), "2026年12月1日");
        assert_eq!(moved("11월 24일").unwrap(), "12월 1일");
        assert_eq!(moved("11月25日（水）").unwrap(), "12月1日（火）");
        assert_eq!(moved("11월 25일(수)").unwrap(), "12월 1일(화)");
        assert_eq!(moved("11月25日星期三").unwrap(), "12月1日星期二");
        assert_eq!(moved("2026-11-24"), None);
    }
}
