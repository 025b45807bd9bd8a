//! Text and its clock times → the dates that no clock time uses: "Maintenance on Tuesday 24
//! November".

use super::atoms::{self, AtomKind};
use super::date_expr::{DateExpr, DateStyle};
use super::day_resolution::{self, DateContext, DateEvidence, NumericDateOrder};
use super::days_sharing_month::{find_day_after, find_day_before};
use super::english_ordinal_days::find_ordinal_days;
use super::impossible_dates::find_impossible_dates;
use super::source_text::SourceText;
use super::unrelated_dates::{
    self, follows_date_word, follows_foreign_date_word, is_moved_away, is_unrelated_date,
    mentions_night,
};
use super::words::{flag, role};
use super::{
    clock_time::{ClockTime, Verdict},
    reading_context::ReadingContext,
};
use super::{
    date_links::{self, DateLinker},
    date_phrase::DatePhrase,
};
use super::{
    phrase::{Atoms, Phrase},
    phrase_builder,
};
use crate::engine::sorting;
use crate::engine::text::Span;
use crate::engine::words::{is_in_word_list, letter_words};
use chrono::{Datelike, NaiveDate, Weekday};

/// One date in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarDate {
    pub span: Span,
    /// The possible days, the likeliest first: two where day and month could be swapped, none where
    /// no month is written.
    pub days: Vec<NaiveDate>,
    /// The last day of `24-26 November`.
    pub last: Option<NaiveDate>,
    /// The weekday as written.
    pub weekday: Option<Weekday>,
    /// `the 24th`, without a month.
    pub day_of_month: Option<u32>,
    /// Days from today, of "today" and "tomorrow".
    pub relative: Option<i64>,
    /// The second day of a range: "to 26 November".
    pub is_range_end: bool,
    /// "Last Tuesday".
    is_past: bool,
    /// Digits that may be something other than a date.
    pub is_doubtful: bool,
    /// A day that does not exist: "31 November".
    pub is_impossible: bool,
    pub(super) pieces: Vec<DatePiece>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DatePiece {
    pub kind: DatePieceKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DatePieceKind {
    Date(DateStyle),
    Weekday,
    /// "tomorrow", "next".
    Relative,
}

/// The dates of `text` that belong to none of its `times`, in order. `times` must be the result of
/// [`super::read_times`] for the same text. The date of a time whose zone is unknown is returned
/// too, because the time itself cannot be compared.
pub fn find_calendar_dates(
    text: &str,
    reading: &ReadingContext<'_>,
    times: &[ClockTime],
) -> Vec<CalendarDate> {
    if !may_have_date(text) {
        return Vec::new();
    }
    let source = SourceText::new(text);
    let (list, clocks) = atoms::classify_tokens(&source);
    let atoms = Atoms {
        text,
        list: &list,
        clocks: &clocks,
    };
    let phrases = phrase_builder::build_phrases(&atoms);
    let dates = date_links::find_date_phrases(&atoms);
    let taken = mark_dates_of_times(&atoms, &phrases, &dates, times);
    let evidence = DateEvidence::from_dates(&dates, reading.date_order);
    let reader = CalendarDateReader {
        atoms: &atoms,
        anchor: DateContext {
            today: reading.now.date_naive(),
            schedule: reading.schedule.map(|start| start.date_naive()),
            today_here: reading.now.date_naive(),
            evidence: &evidence,
        },
    };
    let free = dates.iter().zip(taken).filter(|(_, taken)| !taken);
    let mut found: Vec<CalendarDate> = free.filter_map(|(date, _)| reader.read(date)).collect();
    let impossible = find_impossible_dates(&source).into_iter();
    found.extend(impossible.map(CalendarDate::from_impossible));
    let apart = |span: &Span| {
        let next = dates.partition_point(|date| date.end_byte <= span.start);
        dates
            .get(next)
            .is_none_or(|date| span.end <= date.start_byte)
    };
    let ordinals = find_ordinal_days(text, times).into_iter();
    let ordinals = ordinals.filter(|(span, _)| apart(span));
    found.extend(ordinals.map(|(span, day)| CalendarDate::from_ordinal(span, day)));
    sorting::sort_by_key(&mut found, |date| date.span.start);
    found
}

/// A text without a digit, a weekday or a word such as "tomorrow" contains no date.
fn may_have_date(text: &str) -> bool {
    let figures = text
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte >= 0xe0);
    figures
        || text
            .split(|c: char| !c.is_alphabetic())
            .map(super::lexicon::look_up_word)
            .any(|meaning| meaning.weekday > 0 || meaning.day.is_some())
}

/// Marks the dates that a time uses.
fn mark_dates_of_times(
    atoms: &Atoms,
    phrases: &[Phrase],
    dates: &[DatePhrase],
    times: &[ClockTime],
) -> Vec<bool> {
    let mut taken = vec![false; dates.len()];
    let mut calendar = DateLinker::new(atoms, dates);
    for phrase in phrases {
        let linked = calendar.link_date(phrase);
        let at = times.partition_point(|time| time.span.start < phrase.start);
        let is_compared = times.get(at).is_some_and(|time| {
            time.span.start == phrase.start
                && (time.start.is_some() || time.verdict == Verdict::NoZone)
        });
        if !is_compared {
            continue;
        }
        let own = phrase.clock.date.is_some() || phrase.date.is_some();
        let from = |atom: usize| dates.partition_point(|date| date.first < atom);
        if let Some((date, _)) = linked.filter(|_| !own) {
            // A time on two consecutive days uses both.
            let mut of_time = dates.iter().zip(&mut taken).skip(from(date.first));
            if let Some((_, taken)) = of_time.next() {
                *taken = true;
            }
            let of_time = of_time.take_while(|(other, _)| other.end_byte <= date.end_byte);
            of_time.for_each(|(_, taken)| *taken = true);
        }
        taken[from(phrase.first)..from(phrase.last + 1)].fill(true);
    }
    taken
}

struct CalendarDateReader<'a> {
    atoms: &'a Atoms<'a>,
    anchor: DateContext<'a>,
}

impl CalendarDateReader<'_> {
    fn read(&self, date: &DatePhrase) -> Option<CalendarDate> {
        let expr = date.expr;
        let pieces = self.find_pieces(date);
        let (mut start, mut end) = (date.start_byte, date.end_byte);
        let text = self.atoms.text;
        let relative = pieces
            .iter()
            .filter(|piece| piece.kind == DatePieceKind::Relative)
            .find_map(|piece| super::lexicon::look_up_word(&text[piece.start..piece.end]).day);
        let mut days = self.resolve_days(expr);
        if expr.month > 0 && self.is_other_notation(date) {
            return None;
        }
        let alone = expr.month == 0 && expr.day == 0;
        if alone && (self.is_recurring(date) || !is_unambiguous_name(&text[start..end], relative)) {
            return None;
        }
        let mut last = days.first().and_then(|&day| self.last_day(date, day));
        if let [day] = days[..] {
            // Days listed beside it belong to it: none of them may be rewritten alone.
            let is_month_first = text[start..end].starts_with(|c: char| !c.is_ascii_digit());
            if let Some((at, number)) = find_day_before(text, start)
                && let Some(first) = day.with_day(number).filter(|first| *first < day)
                // "Moved from the 24th to 25 November" is not a range.
                && !unrelated_dates::is_moved_away(text, at, end)
            {
                (start, days, last) = (at, vec![first], last.or(Some(day)));
            } else if let Some((at, number)) = find_day_after(text, end)
                && let Some(next) = day.with_day(number).filter(|next| *next > day)
                && is_month_first
                && expr.year.is_none()
            {
                (end, last) = (at, Some(next));
            }
        }
        Some(CalendarDate {
            span: Span { start, end },
            last,
            weekday: Weekday::try_from(expr.weekday.wrapping_sub(1)).ok(),
            day_of_month: (expr.month == 0 && expr.day > 0).then(|| expr.day.into()),
            relative: relative.map(i64::from),
            is_range_end: date.is_range_end,
            is_past: expr.direction < 0,
            is_impossible: expr.month > 0 && days.is_empty(),
            is_doubtful: match relative {
                Some(days) if alone => is_doubtful_word(&text[start..end], &text[end..], days),
                _ => self.is_doubtful(date),
            },
            days,
            pieces,
        })
    }

    /// The pieces of the date that change when it is rewritten for another day.
    fn find_pieces(&self, date: &DatePhrase) -> Vec<DatePiece> {
        let piece = |at: usize| {
            let kind = match self.atoms.kind_at(at) {
                AtomKind::Date(expr) if expr.swappable => DatePieceKind::Date(DateStyle::Other),
                AtomKind::Date(expr) => DatePieceKind::Date(expr.style),
                AtomKind::Word(meaning) if meaning.weekday > 0 => DatePieceKind::Weekday,
                AtomKind::Word(meaning)
                    if meaning.day.is_some() || meaning.has_flag(flag::NEXT | flag::LAST) =>
                {
                    DatePieceKind::Relative
                }
                _ => return None,
            };
            let atom = self.atoms.list[at];
            let (start, end) = (atom.start, atom.end);
            Some(DatePiece { kind, start, end })
        };
        (date.first..date.end).filter_map(piece).collect()
    }

    /// The days that the words can mean. A written weekday only helps to choose the year where none
    /// is written; whether it contradicts the date is for the rules to check.
    fn resolve_days(&self, expr: DateExpr) -> Vec<NaiveDate> {
        if expr.month == 0 {
            return Vec::new();
        }
        let read =
            |expr: DateExpr| day_resolution::resolve_day(expr, self.anchor).map(|day| day.day);
        let plain = |expr: DateExpr| DateExpr {
            swappable: false,
            relative: None,
            weekday: if expr.year.is_some() { 0 } else { expr.weekday },
            ..expr
        };
        if !expr.swappable {
            return read(plain(expr)).into_iter().collect();
        }
        let other = DateExpr {
            month: expr.day,
            day: expr.month,
            ..expr
        };
        if let Some(order) = self.anchor.evidence.order_by_policy() {
            let meant = match order {
                NumericDateOrder::MonthFirst => expr,
                NumericDateOrder::DayFirst => other,
            };
            return read(plain(meant)).into_iter().collect();
        }
        let mut days: Vec<NaiveDate> = [expr, other]
            .into_iter()
            .filter_map(|expr| read(plain(expr)))
            .collect();
        let likely = read(DateExpr {
            relative: None,
            ..expr
        });
        sorting::sort_by_key(&mut days, |day| Some(*day) != likely);
        days
    }

    /// The last day of `24-26 November`: the second of the two day numbers.
    fn last_day(&self, date: &DatePhrase, day: NaiveDate) -> Option<NaiveDate> {
        let piece = (date.first..date.end)
            .find(|&at| matches!(self.atoms.kind_at(at), AtomKind::Date(_)))?;
        let AtomKind::Date(expr) = self.atoms.kind_at(piece) else {
            return None;
        };
        let words = self.atoms.text(piece);
        if expr.style != DateStyle::Other || expr.swappable || words.contains(['月', '월']) {
            return None;
        }
        let mut figures = words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| (1..=2).contains(&part.len()))
            .filter_map(|part| part.parse::<u32>().ok());
        let first = figures.next().filter(|&first| first == day.day())?;
        day.with_day(figures.next().filter(|&last| last > first)?)
    }

    /// Something other than a date in the same notation: a version, a file name, "3 out of 5".
    fn is_other_notation(&self, date: &DatePhrase) -> bool {
        let text = self.atoms.text;
        let before = text[..date.start_byte].chars().next_back();
        let mut after = text[date.end_byte..].chars();
        let (next, second) = (after.next(), after.next());
        let joined_before = before.is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '_' | '/' | '.' | '#' | '@' | '=' | '\\' | '+' | '$')
        }) || before == Some('-') && !date.is_range_end;
        let figures = self.style(date).is_some_and(|style| {
            matches!(
                style,
                DateStyle::YearFirst(_) | DateStyle::DayFirst(_) | DateStyle::MonthFirst(_)
            )
        });
        let joined_after = figures
            && match next {
                Some('.') => second.is_some_and(char::is_alphanumeric),
                Some('-' | '_' | '/') => second.is_some_and(char::is_alphabetic),
                Some('%') => true,
                _ => false,
            };
        let is_of = self.atoms.text(date.end).eq_ignore_ascii_case("of");
        let fraction = figures && date.expr.year.is_none() && is_of;
        joined_before
            || joined_after
            || fraction
            || self.is_ambiguous_month_word(date)
            || self.is_doubtful(date) && self.is_number(date)
    }

    /// Ambiguous digits after "build" or "version", or far from the schedule, where "1/2" is a
    /// fraction.
    fn is_number(&self, date: &DatePhrase) -> bool {
        const FAR: i64 = 31;
        let near = self.anchor.schedule.unwrap_or(self.anchor.today);
        let years = date
            .expr
            .year
            .map_or(0, |year| i32::from(year) - near.year());
        let is_far = |day: &NaiveDate| (*day - near).num_days().abs() > FAR;
        years.abs() > 1
            || date.expr.year.is_none() && self.resolve_days(date.expr).iter().all(is_far)
            || self.atoms.is_word(date.first.wrapping_sub(1), flag::NAMES)
    }

    /// "3 out of 5", "5 may be": words that mean a month only in another language or with a
    /// capital.
    fn is_ambiguous_month_word(&self, date: &DatePhrase) -> bool {
        const ENGLISH: [&str; 5] = ["may", "march", "mar", "sept", "dec"];
        const OTHERS: [&str; 8] = ["set", "out", "ago", "mag", "gen", "mai", "juni", "mars"];
        if date.expr.year.is_some() || date.expr.weekday > 0 {
            return false;
        }
        let text = self.atoms.text;
        let words = &text[date.start_byte..date.end_byte];
        let has = |list: &[&str]| {
            let mut words = words.split(|c: char| !c.is_alphabetic());
            words.any(|word| list.contains(&word))
        };
        has(&ENGLISH) && !follows_date_word(text, date.start_byte)
            || has(&OTHERS) && !follows_foreign_date_word(text, date.start_byte)
    }

    /// Digits without a year, or with a two-digit year, that no word such as "on" introduces.
    fn is_doubtful(&self, date: &DatePhrase) -> bool {
        let expr = date.expr;
        if expr.month == 0 {
            return false;
        }
        let written = &self.atoms.text[date.start_byte..date.end_byte];
        let short_year = || !written.contains(&expr.year.unwrap_or_default().to_string());
        let bare = match self.style(date) {
            Some(DateStyle::DayFirst(_) | DateStyle::MonthFirst(_)) => {
                expr.year.is_none() || written.contains('.') && short_year()
            }
            // "Version 2026.11.1".
            Some(DateStyle::YearFirst(b'.')) => true,
            _ => written.len() == 8 && written.bytes().all(|byte| byte.is_ascii_digit()),
        };
        bare && expr.weekday == 0 && !follows_date_word(self.atoms.text, date.start_byte)
    }

    fn style(&self, date: &DatePhrase) -> Option<DateStyle> {
        (date.first..date.end).find_map(|at| match self.atoms.kind_at(at) {
            AtomKind::Date(expr) => Some(expr.style),
            _ => None,
        })
    }

    /// "Every Sunday", "Monday to Friday": no single day is meant.
    fn is_recurring(&self, date: &DatePhrase) -> bool {
        let weekday = |at: usize| self.atoms.word_at(at).is_some_and(|word| word.weekday > 0);
        let joint = |at: usize| {
            self.atoms.is_word(at, flag::TO | flag::AND) || self.atoms.is_mark(at, &['-', '/', '&'])
        };
        let often = (date.first.saturating_sub(3)..date.first)
            .any(|at| self.atoms.has_role(at, role::OFTEN));
        let before = date.first.wrapping_sub(1);
        often
            || joint(date.end) && weekday(date.end + 1)
            || joint(before) && weekday(before.wrapping_sub(1))
    }
}

impl CalendarDate {
    fn from_ordinal(span: Span, day: u32) -> Self {
        Self {
            day_of_month: Some(day),
            is_impossible: false,
            ..Self::from_impossible(span)
        }
    }

    fn from_impossible(span: Span) -> Self {
        let Span { start, end } = span;
        let kind = DatePieceKind::Date(DateStyle::Other);
        Self {
            span,
            days: Vec::new(),
            last: None,
            weekday: None,
            day_of_month: None,
            relative: None,
            is_range_end: false,
            is_past: false,
            is_doubtful: false,
            is_impossible: true,
            pieces: vec![DatePiece { kind, start, end }],
        }
    }

    /// A weekday without a date.
    pub fn is_weekday_alone(&self) -> bool {
        self.days.is_empty()
            && self.day_of_month.is_none()
            && self.relative.is_none()
            && self.weekday.is_some()
    }

    /// "today" or "tomorrow" without a date.
    pub fn is_relative_alone(&self) -> bool {
        self.days.is_empty() && self.relative.is_some()
    }

    /// The surrounding words show that it is another day than that of the work.
    pub fn is_unrelated_to_work(&self, text: &str) -> bool {
        self.is_past || is_unrelated_date(text, self.span.start, self.span.end)
    }

    /// The surrounding words show that the work is moved away from this day.
    pub fn is_moved_away(&self, text: &str) -> bool {
        is_moved_away(text, self.span.start, self.span.end)
    }

    /// The surrounding words mention a night, which may begin on the day before.
    pub fn mentions_night(&self, text: &str) -> bool {
        mentions_night(text, self.span.start, self.span.end)
    }
}

/// A weekday without a date counts only if its name is unmistakable: long, or an English
/// abbreviation other than "Sun" and "Sat", and not a Portuguese ordinal. "Yesterday" is never
/// planned.
fn is_unambiguous_name(written: &str, relative: Option<i8>) -> bool {
    const SHORT: [&str; 8] = ["Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri"];
    const ORDINALS: [&str; 5] = ["segunda", "terça", "quarta", "quinta", "sexta"];
    if let Some(days) = relative {
        return days >= 0;
    }
    let word = written
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_ordinal = ORDINALS.contains(&word.to_lowercase().as_str());
    SHORT.contains(&word) || word.len() >= 5 && !is_ordinal
}

/// "Today we inform you", "guten Morgen": not always the day of the work.
fn is_doubtful_word(written: &str, behind: &str, days: i8) -> bool {
    const PARTS_OF_DAY: &str = "früh vormittag mittag nachmittag abend nacht ochtend middag avond";
    let word = written.to_lowercase();
    let near = &behind[..behind.floor_char_boundary(20)];
    // "Morgen Abend" is tomorrow.
    let has_part = || {
        letter_words(near)
            .next()
            .is_some_and(|next| is_in_word_list(PARTS_OF_DAY, next))
    };
    let means_morning = ["morgen", "mañana", "jutro"].contains(&word.as_str()) && !has_part();
    means_morning || days == 0 && word != "tonight"
}
