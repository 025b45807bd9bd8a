//! Which date belongs to which time, and what day a written date is. Years, orders and relative
//! days are read from the anchor that the caller gives.

use super::atoms::{Atom, What};
use super::dates::{DateExpr, Style};
use super::phrases::{Atoms, Phrase};
use super::words::{flag, role};
use chrono::{Datelike, Duration, NaiveDate};

/// A date of the text, and the bytes it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub expr: DateExpr,
    pub first: usize,
    pub end: usize,
    pub start_byte: usize,
    pub end_byte: usize,
    /// The last day of a range of days.
    pub is_last: bool,
}

pub(super) fn dates(atoms: &Atoms) -> Vec<Dated> {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < atoms.list.len() {
        let may_begin = match atoms.list[at].what {
            What::Date(_) => true,
            What::Word(meaning) => {
                meaning.weekday > 0 || meaning.day.is_some() || meaning.is(flag::NEXT | flag::LAST)
            }
            _ => false,
        };
        if may_begin && let Some((expr, end)) = atoms.date(at) {
            let joint = |date: &Dated| {
                date.end + 1 == at
                    && (atoms.is_word(at - 1, flag::TO | flag::ENDS)
                        || atoms.is_mark(at - 1, &['-', '~']))
            };
            let is_last = dates.last().is_some_and(joint);
            dates.push(Dated {
                is_last,
                expr,
                first: at,
                end,
                start_byte: atoms.list[at].start,
                end_byte: atoms.list[end - 1].end,
            });
            at = end;
        } else {
            at += 1;
        }
    }
    dates
}

/// How a date came to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Directly before or after it.
    Beside,
    /// In the same sentence.
    Sentence,
    /// From earlier in the text.
    Carried,
}

/// Finds the dates of the phrases, which are asked for in the order of the text.
pub(super) struct Calendar<'a> {
    atoms: &'a Atoms<'a>,
    dates: &'a [Dated],
    /// The first date that does not begin before the phrase asked for last.
    next: usize,
}

impl<'a> Calendar<'a> {
    pub fn new(atoms: &'a Atoms<'a>, dates: &'a [Dated]) -> Self {
        Self {
            atoms,
            dates,
            next: 0,
        }
    }

    pub fn date_of(&mut self, phrase: &Phrase) -> Option<(Dated, Link)> {
        let found = self.nearest(phrase)?;
        let expr = found.0.expr;
        let weekday = expr.month == 0 && expr.relative.is_none();
        let days = weekday && found.0.is_last;
        // "From 7 to 14 January. Each night …": the first of them is meant.
        let last = self.next.checked_sub(1).map(|n| self.dates[n]);
        let first_of_range = last.is_some_and(|date| date.is_last && date.first == found.0.end + 1);
        let vague = weekday || found.1 == Link::Carried && !first_of_range;
        if days || vague && self.recurs(phrase) {
            return None;
        }
        Some(found)
    }

    fn nearest(&mut self, phrase: &Phrase) -> Option<(Dated, Link)> {
        while self
            .dates
            .get(self.next)
            .is_some_and(|date| date.first < phrase.first)
        {
            self.next += 1;
        }
        let before = self.next.checked_sub(1).map(|n| self.dates[n]);
        let after = self.dates[self.next..]
            .iter()
            .take(4)
            .find(|date| date.first > phrase.last)
            .copied();
        let inside = self.dates[self.next..]
            .iter()
            .take(2)
            .find(|date| date.first > phrase.first && date.first <= phrase.last);
        if let Some(&date) = inside
            && phrase.date.is_none()
            && phrase.until.is_none_or(|until| until.date.is_none())
        {
            return Some((date, Link::Beside));
        }
        // "03:00 UTC (2026-11-25)": what is in brackets says it again, for this time alone.
        let bracket = |at: usize, mark: char| self.atoms.is_mark(at, &[mark]);
        if let Some(date) = after.filter(|date| {
            date.first == phrase.last + 2 && bracket(phrase.last + 1, '(') && bracket(date.end, ')')
        }) {
            return Some((date, Link::Beside));
        }
        if let Some(date) = before.filter(|date| self.is_small(date.end, phrase.first, 6)) {
            return Some((date, Link::Beside));
        }
        if let Some(date) = after.filter(|date| self.is_small(phrase.last + 1, date.first, 3)) {
            return Some((date, Link::Beside));
        }
        // "From 7 to 14 January, each night from …" begins on the 7th.
        let before = match self.next.checked_sub(2).map(|n| self.dates[n]) {
            Some(first) if before.is_some_and(|date| date.is_last) => Some(first),
            _ => before,
        };
        if let Some(date) = before.filter(|date| self.one_sentence(date.end, phrase.first)) {
            return Some((date, Link::Sentence));
        }
        if let Some(date) = after.filter(|date| self.one_sentence(phrase.last + 1, date.first)) {
            return Some((date, Link::Sentence));
        }
        before
            .map(|date| (date, Link::Carried))
            .or_else(|| after.map(|date| (date, Link::Carried)))
    }

    /// "Every Sunday", "nightly": no single day is meant.
    fn recurs(&self, phrase: &Phrase) -> bool {
        let is_end = |at: usize| matches!(self.atoms.what(at), What::Stop | What::Line);
        let often = |at: usize| self.atoms.has_role(at, role::OFTEN);
        let mut before = (phrase.first.saturating_sub(12)..phrase.first)
            .rev()
            .take_while(|&at| !is_end(at));
        let mut after = (phrase.last + 1..phrase.last + 4).take_while(|&at| !is_end(at));
        before.any(often) || after.any(often)
    }

    /// Only words and marks that join a date and a time lie between.
    fn is_small(&self, from: usize, to: usize, most: usize) -> bool {
        to >= from
            && to - from <= most
            && self.between(from, to).iter().all(|atom| match atom.what {
                What::Word(meaning) => {
                    meaning.is(flag::BEFORE
                        | flag::ON
                        | flag::ABOUT
                        | flag::OF
                        | flag::BETWEEN
                        | flag::HOUR_IS
                        | flag::MORNING
                        | flag::EVENING)
                        || meaning.weekday > 0
                }
                What::Mark(_) | What::Zone(_) => true,
                _ => false,
            })
    }

    fn one_sentence(&self, from: usize, to: usize) -> bool {
        to >= from
            && to - from <= 40
            && !self
                .between(from, to)
                .iter()
                .any(|atom| matches!(atom.what, What::Stop | What::Line))
    }

    fn between(&self, from: usize, to: usize) -> &[Atom] {
        self.atoms.list.get(from..to).unwrap_or_default()
    }
}

/// What is known besides the date itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// Today, where the clock is.
    pub today: NaiveDate,
    /// The day that the schedule names, if it does.
    pub schedule: Option<NaiveDate>,
    /// The order of figures that other dates of the text show.
    pub order: Option<Order>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// The order that the unmistakable dates of a text show, unless they contradict each other.
pub(super) fn order(dates: &[Dated]) -> Option<Order> {
    let mut orders = dates
        .iter()
        .filter(|date| !date.expr.swappable)
        .filter_map(|date| match date.expr.style {
            Style::DayFirst(b'/' | b'-') => Some(Order::DayFirst),
            Style::MonthFirst(_) if date.expr.month != date.expr.day => Some(Order::MonthFirst),
            _ => None,
        });
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The day that a written date is, and the other one that it could be.
pub(super) fn day(expr: DateExpr, anchor: Anchor) -> Option<(NaiveDate, Option<NaiveDate>)> {
    if let Some(days) = expr.relative {
        return Some((anchor.today + Duration::days(days.into()), None));
    }
    if expr.month == 0 && expr.day > 0 {
        // "22:00 ~ 15日 2:00": the next such day.
        let from = anchor.schedule.unwrap_or(anchor.today);
        return from
            .iter_days()
            .take(62)
            .find(|day| day.day() == u32::from(expr.day))
            .map(|day| (day, None));
    }
    if expr.month == 0 {
        return Some((weekday(expr, anchor.today), None));
    }
    let first = in_year(expr, expr.month, expr.day, anchor);
    if !expr.swappable {
        let first = first?;
        return Some((first, other_weekday(expr, first, anchor)));
    }
    let (Some(day_first), Some(month_first)) = (first, in_year(expr, expr.day, expr.month, anchor))
    else {
        return Some((first?, None));
    };
    let is = |day: NaiveDate| {
        expr.weekday == 0 || day.weekday().number_from_monday() == u32::from(expr.weekday)
    };
    match anchor.order {
        _ if is(day_first) != is(month_first) => {
            return Some((
                if is(day_first) {
                    day_first
                } else {
                    month_first
                },
                None,
            ));
        }
        Some(Order::DayFirst) => return Some((day_first, None)),
        Some(Order::MonthFirst) => return Some((month_first, None)),
        None => {}
    }
    if let Some(schedule) = anchor.schedule
        && let Some(day) = [day_first, month_first]
            .into_iter()
            .find(|&day| day == schedule)
    {
        return Some((day, None));
    }
    let distance = |day: NaiveDate| {
        (day - anchor.schedule.unwrap_or(anchor.today))
            .num_days()
            .abs()
    };
    Some(if distance(day_first) <= distance(month_first) {
        (day_first, Some(month_first))
    } else {
        (month_first, Some(day_first))
    })
}

/// "Monday, 24 November" where the 24th is a Tuesday: the same date in a year close by, or the
/// nearest such weekday.
fn other_weekday(expr: DateExpr, day: NaiveDate, anchor: Anchor) -> Option<NaiveDate> {
    let is = |day: &NaiveDate| day.weekday().number_from_monday() == u32::from(expr.weekday);
    if expr.weekday == 0 || is(&day) {
        return None;
    }
    let near = anchor.schedule.unwrap_or(anchor.today).year();
    let typed = expr.year.is_some();
    let in_years = [near, near + 1, near - 1].into_iter().filter(|_| typed);
    let mut other_years = in_years.filter_map(|year| day.with_year(year));
    let mut around = [-1, 1, -2, 2, -3, 3]
        .into_iter()
        .filter_map(|days| day.checked_add_signed(Duration::days(days)));
    other_years.find(is).or_else(|| around.find(is))
}

fn in_year(expr: DateExpr, month: u8, day: u8, anchor: Anchor) -> Option<NaiveDate> {
    let date = |year: i32| NaiveDate::from_ymd_opt(year, month.into(), day.into());
    if let Some(year) = expr.year {
        return date(year.into());
    }
    let near = anchor.schedule.unwrap_or(anchor.today);
    let years = [near.year(), near.year() + 1, near.year() - 1];
    let days = || years.into_iter().filter_map(date);
    let nearest = days().min_by_key(|day| (*day - near).num_days().abs())?;
    let is = |day: &NaiveDate| day.weekday().number_from_monday() == u32::from(expr.weekday);
    // "Monday, 2 January" said in December: the weekday decides between close years.
    if expr.weekday > 0 && !is(&nearest) {
        return Some(
            days()
                .find(|day| is(day) && (*day - near).num_days().abs() < 300)
                .unwrap_or(nearest),
        );
    }
    Some(nearest)
}

fn weekday(expr: DateExpr, today: NaiveDate) -> NaiveDate {
    let from_today =
        (i64::from(expr.weekday) - i64::from(today.weekday().number_from_monday())).rem_euclid(7);
    Duration::days(match (expr.direction, from_today) {
        (1, 0) => 7,
        (-1, _) => from_today - 7,
        _ => from_today,
    })
    .checked_add(&Duration::zero())
    .map_or(today, |days| today + days)
}
