//! A written date and its context → the day that it means. A missing year, the order of day and
//! month, and relative days follow from the context.

use super::clock_time::Doubt;
use super::date_expr::{DateExpr, DateStyle};
use super::date_phrase::DatePhrase;
use chrono::{Datelike, Duration, NaiveDate};

/// What is known besides the date itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct DateContext<'a> {
    /// Today in the zone of the time.
    pub today: NaiveDate,
    /// Today where the text is written.
    pub today_here: NaiveDate,
    /// The day of the schedule, if there is one.
    pub schedule: Option<NaiveDate>,
    pub evidence: &'a DateEvidence,
}

/// The day that a written date means, and the other day that it could mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayReading {
    pub day: NaiveDate,
    pub other: Option<(Doubt, NaiveDate)>,
}

impl DayReading {
    fn certain(day: NaiveDate) -> Self {
        Self { day, other: None }
    }

    fn doubtful(day: NaiveDate, doubt: Doubt, other: NaiveDate) -> Self {
        Self {
            day,
            other: Some((doubt, other)),
        }
    }

    /// "Tonight at 1 am" is on the next day; so is "tonight, 25 November, at 1 am" on the 24th. A date that is not that
    /// day leaves it open.
    pub fn after_midnight(self, expr: DateExpr) -> Option<Self> {
        if let Some((doubt, tonight)) = self.other {
            let is_next = doubt == Doubt::RelativeDay && tonight.succ_opt() == Some(self.day);
            return Some(if is_next {
                Self::certain(self.day)
            } else {
                self
            });
        }
        let next = self.day.succ_opt()?;
        Some(match expr.month {
            0 => Self::certain(next),
            _ => Self::doubtful(next, Doubt::RelativeDay, self.day),
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumericDateOrder {
    DayFirst,
    MonthFirst,
}

/// What the unambiguous dates of a text show about the ambiguous ones.
#[derive(Clone, Debug, Default)]
pub(super) struct DateEvidence {
    /// The order of day and month; none where the dates contradict each other.
    order: Option<NumericDateOrder>,
    /// The order that the organisation writes dates in.
    usual_order: Option<NumericDateOrder>,
    /// The days of each month that occur, as bits.
    days: [u32; 13],
}

impl DateEvidence {
    pub fn from_dates(dates: &[DatePhrase], usual_order: Option<NumericDateOrder>) -> Self {
        let mut evidence = Self {
            usual_order,
            ..Self::default()
        };
        // Only ambiguous dates need it.
        if !dates.iter().any(|date| date.expr.swappable) {
            return evidence;
        }
        let clear = || dates.iter().map(|date| date.expr).filter(|e| !e.swappable);
        let mut orders = clear().filter_map(|expr| match expr.style {
            DateStyle::DayFirst(b'/' | b'-') => Some(NumericDateOrder::DayFirst),
            DateStyle::MonthFirst(_) if expr.month != expr.day => {
                Some(NumericDateOrder::MonthFirst)
            }
            _ => None,
        });
        let first = orders.next();
        evidence.order = first.filter(|_| orders.all(|order| Some(order) == first));
        for expr in clear() {
            if let Some(month) = evidence.days.get_mut(usize::from(expr.month)) {
                *month |= 1 << (expr.day % 32);
            }
        }
        evidence
    }

    /// The order that the policy gives, unless the text itself shows another.
    pub fn order_by_policy(&self) -> Option<NumericDateOrder> {
        let usual = self.usual_order?;
        (self.order.is_none() || self.order == Some(usual)).then_some(usual)
    }

    fn contains_day(&self, day: NaiveDate) -> bool {
        self.days[day.month() as usize] & 1 << day.day() != 0
    }
}

/// Where one reading of a date is within so many days of the schedule and the other is not, the
/// near one is meant.
const NEAR: i64 = 7;

pub(super) fn resolve_day(expr: DateExpr, anchor: DateContext) -> Option<DayReading> {
    if expr.month == 0 {
        return Some(match expr.relative {
            Some(days) => DayReading::certain(anchor.today + Duration::days(days.into())),
            None if expr.day > 0 => resolve_day_of_month(expr, anchor)?,
            None => resolve_weekday(expr, anchor),
        });
    }
    let month_first = resolve_year(expr, expr.month, expr.day, anchor);
    let day_first = resolve_year(expr, expr.day, expr.month, anchor).filter(|_| expr.swappable);
    let found = match (month_first, day_first) {
        (Some(month_first), Some(day_first)) => resolve_order(expr, month_first, day_first, anchor),
        (one, other) => DayReading::certain(one.or(other)?),
    };
    let day = found.day;
    // "Tomorrow, 20 November", where the 20th is today.
    if let Some(days) = expr.relative
        && found.other.is_none()
    {
        let on = |today: NaiveDate| today + Duration::days(days.into());
        let fits = [anchor.today, anchor.today_here].map(on).contains(&day);
        if !fits {
            return Some(DayReading::doubtful(
                day,
                Doubt::RelativeDay,
                on(anchor.today),
            ));
        }
    }
    if let (None, Some(other)) = (found.other, other_weekday(expr, day, anchor)) {
        return Some(DayReading::doubtful(day, Doubt::Weekday, other));
    }
    Some(found)
}

/// `12/11/2026`: decides between its two readings.
fn resolve_order(
    expr: DateExpr,
    month_first: NaiveDate,
    day_first: NaiveDate,
    anchor: DateContext,
) -> DayReading {
    let either = [month_first, day_first];
    // The reading for which a condition holds, if it does not hold for the other.
    let only = |speaks: &dyn Fn(NaiveDate) -> bool| {
        let [one, other] = either.map(speaks);
        (one != other).then_some(if one { month_first } else { day_first })
    };
    let on = |days: i8| anchor.today + Duration::days(days.into());
    let stated = only(&|day| expr.weekday > 0 && is_weekday(expr, day))
        .or_else(|| only(&|day| expr.relative.map(on) == Some(day)));
    if let Some(day) = stated {
        return DayReading::certain(day);
    }
    let written = match anchor.evidence.order {
        Some(NumericDateOrder::MonthFirst) => Some(month_first),
        Some(NumericDateOrder::DayFirst) => Some(day_first),
        None => only(&|day| anchor.evidence.contains_day(day)).or(anchor.evidence.usual_order.map(
            |order| match order {
                NumericDateOrder::MonthFirst => month_first,
                NumericDateOrder::DayFirst => day_first,
            },
        )),
    };
    let far = |day: NaiveDate, from: NaiveDate| (day - from).num_days().abs();
    let scheduled = anchor.schedule.and_then(|schedule| {
        only(&|day| day == schedule).or_else(|| only(&|day| far(day, schedule) <= NEAR))
    });
    match (written, scheduled) {
        // The order of the other dates contradicts the schedule.
        (Some(written), Some(day)) if written != day && anchor.schedule == Some(day) => {
            DayReading::doubtful(day, Doubt::DateOrder, written)
        }
        (Some(day), _) | (None, Some(day)) => DayReading::certain(day),
        (None, None) => {
            let from = anchor.schedule.unwrap_or(anchor.today);
            if far(month_first, from) <= far(day_first, from) {
                DayReading::doubtful(month_first, Doubt::DateOrder, day_first)
            } else {
                DayReading::doubtful(day_first, Doubt::DateOrder, month_first)
            }
        }
    }
}

fn is_weekday(expr: DateExpr, day: NaiveDate) -> bool {
    day.weekday().number_from_monday() == u32::from(expr.weekday)
}

/// "Monday, 24 November" where the 24th is a Tuesday: the day of the schedule if that is a Monday,
/// else the nearest Monday or the same date in a neighbouring year.
fn other_weekday(expr: DateExpr, day: NaiveDate, anchor: DateContext) -> Option<NaiveDate> {
    if expr.weekday == 0 || is_weekday(expr, day) {
        return None;
    }
    let is = |day: &NaiveDate| is_weekday(expr, *day);
    let near = anchor.schedule.unwrap_or(anchor.today).year();
    let typed = expr.year.is_some();
    let in_years = [near, near + 1, near - 1].into_iter().filter(|_| typed);
    let mut other_years = in_years.filter_map(|year| day.with_year(year));
    let mut around = [-1, 1, -2, 2, -3, 3]
        .into_iter()
        .filter_map(|days| day.checked_add_signed(Duration::days(days)));
    if let Some(scheduled) = anchor.schedule.filter(is) {
        return Some(scheduled);
    }
    // Where the year is not the expected one, it is more likely to be wrong than the weekday.
    let is_usual = expr.year.is_some_and(|year| i32::from(year) == near);
    if is_usual && let Some(day) = around.find(is) {
        return Some(day);
    }
    other_years.find(is).or_else(|| around.find(is))
}

fn resolve_year(expr: DateExpr, month: u8, day: u8, anchor: DateContext) -> Option<NaiveDate> {
    let date = |year: i32| NaiveDate::from_ymd_opt(year, month.into(), day.into());
    if let Some(year) = expr.year {
        return date(year.into());
    }
    let near = anchor.schedule.unwrap_or(anchor.today);
    let years = [near.year(), near.year() + 1, near.year() - 1];
    let days = || years.into_iter().filter_map(date);
    let nearest = days().min_by_key(|day| (*day - near).num_days().abs())?;
    // "Monday, 2 January" written in December: the weekday decides between neighbouring years.
    if expr.weekday > 0 && !is_weekday(expr, nearest) {
        return Some(
            days()
                .find(|day| is_weekday(expr, *day) && (*day - near).num_days().abs() < 300)
                .unwrap_or(nearest),
        );
    }
    Some(nearest)
}

/// "The 23rd", "Monday the 23rd": the nearest such day to the schedule; without one, the next.
fn resolve_day_of_month(expr: DateExpr, anchor: DateContext) -> Option<DayReading> {
    let is = |day: &NaiveDate| day.day() == u32::from(expr.day);
    let from = anchor.schedule.unwrap_or(anchor.today);
    let first = match anchor.schedule {
        Some(schedule) => schedule - Duration::days(15),
        None => from,
    };
    let near = || first.iter_days().take(62).filter(is);
    let nearest = near().min_by_key(|day| (*day - from).num_days().abs())?;
    if expr.weekday == 0 || is_weekday(expr, nearest) {
        return Some(DayReading::certain(nearest));
    }
    Some(match near().find(|day| is_weekday(expr, *day)) {
        Some(day) => DayReading::certain(day),
        None => match other_weekday(expr, nearest, anchor) {
            Some(other) => DayReading::doubtful(nearest, Doubt::Weekday, other),
            None => DayReading::certain(nearest),
        },
    })
}

/// The first day with this number on or after `from`: "22:00 ~ 15日 2:00".
pub(super) fn next_day_of_month(expr: DateExpr, from: NaiveDate) -> Option<NaiveDate> {
    let mut days = from.iter_days().take(62);
    days.find(|day| day.day() == u32::from(expr.day))
}

/// A weekday without a date: the next one, unless it is the schedule's.
fn resolve_weekday(expr: DateExpr, anchor: DateContext) -> DayReading {
    let today = anchor.today;
    let from_today =
        (i64::from(expr.weekday) - i64::from(today.weekday().number_from_monday())).rem_euclid(7);
    let coming = today
        + Duration::days(match (expr.direction, from_today) {
            (1.., 0) => 7,
            (..=-1, _) => from_today - 7,
            _ => from_today,
        });
    let Some(schedule) = anchor.schedule.filter(|_| expr.direction >= 0) else {
        return DayReading::certain(coming);
    };
    // A window can end on the day after the schedule.
    let days = [schedule, schedule + Duration::days(1)];
    let Some(scheduled) = days.into_iter().find(|day| is_weekday(expr, *day)) else {
        return DayReading::certain(coming);
    };
    let weeks = (scheduled - coming).num_days() / 7;
    match weeks {
        // The work has already begun.
        -1 => DayReading::certain(scheduled),
        // "Next Friday", written on a Wednesday, is in two days or in nine.
        1 if expr.direction == 2 && coming.iso_week() == today.iso_week() => {
            DayReading::certain(scheduled)
        }
        0 => DayReading::certain(coming),
        _ => DayReading::doubtful(scheduled, Doubt::Week, coming),
    }
}
