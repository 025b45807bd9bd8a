//! A date, a time or a duration of which a person showed one control: the parts that stand beside it
//! come along. Nothing is weighed here; what is not plain is refused with the reason.

use super::{
    half, held, length,
    pieces::{Unit, said, segment},
    shape::{Shape, shape},
};
use crate::page::understand::slots::SlotTexts;
use crate::page::{
    controls::ChoiceControl,
    label_text::fold,
    locate::Candidate,
    scene::{At, Role, Scene},
    schedule_controls::{DateControl, DateTimePart, DurationControl, TimeControl},
};

/// The start date, with the control that it begins at.
pub fn day_at(scene: &Scene, at: At) -> Result<(At, DateControl), String> {
    let (first, run) = widest(scene, at, Want::Day);
    if let Some(day) = run.day(scene) {
        return Ok((first, day));
    }
    match beside(scene, at, Unit::Time) {
        Some(run) => run.day(scene).map(|day| (run.first(at), day)),
        None => alone(scene, at).map(|part| (at, DateControl::Whole(part))),
    }
    .ok_or_else(|| not_told("the year, the month and the day"))
}

/// The start time, with the control that it begins at.
pub fn time_at(scene: &Scene, at: At) -> Result<(At, TimeControl), String> {
    if scene.role(at) == Role::Radio {
        let before = scene.fields[..scene.items[at].fields].iter().rev();
        let before = before
            .copied()
            .find(|field| scene.role(*field) != Role::Radio);
        let found = before.and_then(|before| time_at(scene, before).ok());
        let holds = |time: &TimeControl| {
            let mut held = false;
            time.visit_nodes(&mut |node| held |= node == scene.items[at].node.id);
            held
        };
        return found
            .filter(|(_, time)| holds(time))
            .ok_or_else(|| not_told("the hour and the minute"));
    }
    let (first, run) = widest(scene, at, Want::Time);
    if let Some(time) = run.time(scene) {
        return Ok((first, time));
    }
    match beside(scene, at, Unit::Date) {
        Some(run) => run.time(scene).map(|time| (run.first(at), time)),
        None => alone(scene, at).map(|clock| {
            let half = half_of(scene, &clock, at, &widest(scene, at, Want::End).1);
            (at, TimeControl::Whole { clock, half })
        }),
    }
    .ok_or_else(|| not_told("the hour and the minute"))
}

/// Where a date was pointed at and the time is asked for, or the other way round: both, as they stand
/// together.
fn beside(scene: &Scene, at: At, pointed: Unit) -> Option<Run> {
    let of = candidate(scene, at);
    let part = segment(scene, &of).map(|part| match part {
        Unit::Year | Unit::Month | Unit::Day => Unit::Date,
        _ => Unit::Time,
    });
    (part == Some(pointed) || shape(scene, &of) == Shape::Certain(pointed))
        .then(|| widest(scene, at, Want::End).1)
}

/// How long it takes, or else the end, with the control that it begins at.
pub fn length_at(scene: &Scene, at: At) -> Result<(At, DurationControl), String> {
    let of = candidate(scene, at);
    let said = said(&of.names);
    let (first, run) = widest(scene, at, Want::End);
    // Hours that say nothing of themselves, after a date.
    let dated = said.is_none() && run.day(scene).is_some() && run.time(scene).is_some();
    if dated || is_of_a_clock(shape(scene, &of), said) {
        let time = run
            .time(scene)
            .ok_or("The time of the end is not beside it.")?;
        let until = DurationControl::Until {
            date: run.day(scene),
            time: Box::new(time),
        };
        return Ok((first, until));
    }
    let (first, run) = widest(scene, at, Want::Length);
    if has_a_stranger(scene, at, &run) {
        return Err(not_told("the hours and the minutes"));
    }
    if run.0.is_empty() {
        let count = held(scene, &of);
        let unit = length::unit_of(scene, count.node());
        return Ok((at, DurationControl::Whole { count, unit }));
    }
    let part = |(unit, minutes)| Some((minutes, run.part(scene, unit)?));
    let parts = [(Unit::Hours, 60), (Unit::Minutes, 1)].into_iter();
    Ok((
        first,
        DurationControl::Split(parts.filter_map(part).collect()),
    ))
}

fn not_told(parts: &str) -> String {
    format!("Which of the boxes there are {parts} cannot be told.")
}

/// A control that can hold all of it, and of which nothing says that it is a part.
fn alone(scene: &Scene, at: At) -> Option<DateTimePart> {
    let of = candidate(scene, at);
    let said = said(&of.names);
    let whole = match shape(scene, &of) {
        Shape::Certain(Unit::Date | Unit::Time | Unit::Both) => true,
        Shape::Open if is_small(scene, at) => false,
        Shape::Open => matches!(said, None | Some(Unit::Date | Unit::Time | Unit::Both)),
        _ => false,
    };
    whole.then(|| held(scene, &of))
}

/// A number that nothing explains stands beside them: it may be a part as well.
fn has_a_stranger(scene: &Scene, at: At, run: &Run) -> bool {
    let mut around = scene.ancestors(at);
    let Some(outer) = around.find(|outer| scene.count_fields_in(*outer) > 1) else {
        return false;
    };
    let fields = scene.fields_of(outer);
    fields.len() <= MOST
        && fields.iter().any(|field| {
            let of = candidate(scene, *field);
            let unit = said(&of.names);
            let timely = matches!(unit, Some(Unit::Hours | Unit::Minutes));
            *field != at
                && run.0.iter().all(|(part, _)| part != field)
                && is_number(scene, &of)
                && (matches!(unit, None | Some(Unit::Length | Unit::Days))
                    || timely && run.0.is_empty())
        })
}

fn is_of_a_clock(shape: Shape, said: Option<Unit>) -> bool {
    use Unit::{Both, Date, Day, Hour, Meridiem, Minute, Month, Time, Year};
    match shape {
        Shape::Certain(Unit::Time) => said != Some(Unit::Length),
        Shape::Certain(Date | Both | Year | Month | Day | Meridiem) => true,
        _ => matches!(
            said,
            Some(Date | Time | Both | Year | Month | Day | Hour | Minute)
        ),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Want {
    Day,
    Time,
    Length,
    End,
}

/// Controls that follow one another, no two of which hold the same.
#[derive(Default)]
struct Run(Vec<(At, Unit)>);

impl Run {
    /// Where it begins, the day and the time apart.
    fn first(&self, pointed: At) -> At {
        let mut others = self.0.iter().filter(|(at, _)| *at != pointed);
        others.next().map_or(pointed, |(at, _)| *at)
    }

    fn part(&self, scene: &Scene, unit: Unit) -> Option<DateTimePart> {
        let (at, _) = self.0.iter().find(|(_, one)| *one == unit)?;
        Some(held(scene, &candidate(scene, *at)))
    }

    fn day(&self, scene: &Scene) -> Option<DateControl> {
        let part = |unit| self.part(scene, unit);
        if let Some(whole) = part(Unit::Date).or_else(|| part(Unit::Both)) {
            return Some(DateControl::Whole(whole));
        }
        Some(DateControl::Split {
            year: part(Unit::Year)?,
            month: part(Unit::Month)?,
            day: part(Unit::Day)?,
        })
    }

    fn time(&self, scene: &Scene) -> Option<TimeControl> {
        let part = |unit| self.part(scene, unit);
        if let Some(whole) = part(Unit::Time).or_else(|| part(Unit::Both)) {
            let half = half_of(scene, &whole, self.0.first()?.0, self);
            return Some(TimeControl::Whole { clock: whole, half });
        }
        let (hour, minute) = (part(Unit::Hour)?, part(Unit::Minute)?);
        let half = part(Unit::Meridiem).or_else(|| half::around(scene, self.0.first()?.0));
        Some(TimeControl::Split { hour, minute, half })
    }
}

/// What says am or pm for a whole time, where it is not the browser's own.
fn half_of(scene: &Scene, whole: &DateTimePart, at: At, run: &Run) -> Option<DateTimePart> {
    let native = matches!(whole, DateTimePart::Field { native: true, .. });
    let half = || {
        run.part(scene, Unit::Meridiem)
            .or_else(|| half::around(scene, at))
    };
    (!native).then(half)?
}

/// More fields than this around a control are a form.
pub const MOST: usize = 12;

/// The longest run that holds the control, of the elements around it that hold few fields; and where
/// it begins.
fn widest(scene: &Scene, at: At, want: Want) -> (At, Run) {
    let mut best = Run::default();
    for outer in std::iter::once(at).chain(scene.ancestors(at).take(6)) {
        let fields = scene.fields_of(outer);
        if fields.len() > MOST || outer < scene.scope.0 {
            break;
        }
        let run = run(scene, fields, at, want);
        // Further out stand other fields: what is whole is not added to.
        if run.0.len() > best.0.len() && !is_whole(&best, want) {
            best = run;
        }
    }
    let first = best.0.first().map_or(at, |(first, _)| *first);
    (first, best)
}

fn is_whole(run: &Run, want: Want) -> bool {
    let all = |units: &[Unit]| {
        units
            .iter()
            .all(|unit| run.0.iter().any(|(_, one)| one == unit))
    };
    match want {
        Want::Day => all(&[Unit::Year, Unit::Month, Unit::Day]),
        // Whether it is am or pm may stand further out.
        Want::Time => all(&[Unit::Hour, Unit::Minute, Unit::Meridiem]),
        Want::Length => all(&[Unit::Hours, Unit::Minutes]),
        Want::End => false,
    }
}

fn run(scene: &Scene, fields: &[At], at: At, want: Want) -> Run {
    let mut run = Run::default();
    for field in fields {
        let Some(unit) = unit(scene, *field, want, &run) else {
            continue;
        };
        if run.0.iter().any(|(_, other)| *other == unit) {
            if run.0.iter().any(|(other, _)| *other == at) {
                break;
            }
            run.0.clear();
        }
        run.0.push((*field, unit));
    }
    if run.0.iter().any(|(other, _)| *other == at) {
        run
    } else {
        Run::default()
    }
}

/// What a control holds of what is wanted, after the parts before it.
fn unit(scene: &Scene, at: At, want: Want, before: &Run) -> Option<Unit> {
    use Unit::{
        Both, Date, Day, Hour, Hours, Length, Meridiem, Minute, Minutes, Month, Time, Year,
    };
    let of = candidate(scene, at);
    let (shape, said) = (shape(scene, &of), said(&of.names));
    let small = is_number(scene, &of);
    let after = |unit| before.0.last().is_some_and(|(_, last)| *last == unit);
    let known = |unit| before.0.iter().any(|(_, one)| *one == unit);
    let day = || match (shape, said) {
        (Shape::Open | Shape::Number, _) if pattern(&of.names).is_some() => pattern(&of.names),
        (Shape::Certain(unit @ (Year | Month | Day)), _) => Some(unit),
        (Shape::Number | Shape::Minutely | Shape::Open, Some(unit @ (Year | Month | Day))) => {
            Some(unit)
        }
        (Shape::Hourly, said)
            if offers_twelve(scene, at) && !matches!(said, Some(Hour | Hours | Meridiem)) =>
        {
            Some(Month)
        }
        (_, None | Some(Date)) if is_year(scene, at) => Some(Year),
        // Two of the three are told by themselves.
        (_, None | Some(Date)) if small && known(Year) && known(Month) && !known(Day) => Some(Day),
        _ => None,
    };
    if let Some(part) = segment(scene, &of) {
        let of_a_day = matches!(part, Year | Month | Day);
        return match want {
            Want::Day => of_a_day,
            Want::Time => !of_a_day,
            Want::Length => false,
            Want::End => true,
        }
        .then_some(part);
    }
    let clock = || match (shape, said) {
        (Shape::Certain(Meridiem), _) | (_, Some(Meridiem)) => Some(Meridiem),
        (Shape::Hourly, _) => Some(Hour),
        (Shape::Minutely, _) => Some(Minute),
        (Shape::Number | Shape::Open, Some(Hour | Hours)) => Some(Hour),
        (Shape::Number | Shape::Open, Some(Minute | Minutes)) => Some(Minute),
        (_, None | Some(Time)) if small => Some(if after(Hour) { Minute } else { Hour }),
        _ => None,
    };
    match want {
        Want::Day => day(),
        Want::Time => clock(),
        Want::Length => match (shape, said) {
            (_, Some(Hour | Hours)) if small => Some(Hours),
            (_, Some(Minute | Minutes)) if small => Some(Minutes),
            (_, None | Some(Length)) if small && after(Hours) => Some(Minutes),
            (_, None | Some(Length)) if small && leads_minutes(scene, at) => Some(Hours),
            _ => None,
        },
        Want::End => match shape {
            Shape::Certain(unit @ (Date | Time | Both)) => Some(unit),
            Shape::Open if !small && matches!(said, Some(Date | Time | Both)) => said,
            _ => day().or_else(clock),
        },
    }
}

fn is_number(scene: &Scene, of: &Candidate) -> bool {
    match shape(scene, of) {
        Shape::Hourly | Shape::Minutely | Shape::Number => true,
        Shape::Open => is_small(scene, of.at),
        _ => false,
    }
}

/// One of two numbers, the other of which follows and says that it is the minutes.
fn leads_minutes(scene: &Scene, at: At) -> bool {
    let mut around = scene.ancestors(at);
    let Some(outer) = around.find(|outer| scene.count_fields_in(*outer) > 1) else {
        return false;
    };
    match scene.fields_of(outer) {
        [first, second] if *first == at => {
            let second = candidate(scene, *second);
            is_number(scene, &second) && said(&second.names) == Some(Unit::Minutes)
        }
        _ => false,
    }
}

/// A box for two figures: it holds them, or is empty and takes no more.
fn is_small(scene: &Scene, at: At) -> bool {
    let value = scene.items[at].node.value.as_deref().unwrap_or("").trim();
    let figures = value.bytes().all(|byte| byte.is_ascii_digit());
    let narrow = ["maxlength", "size"].iter().any(|name| {
        scene
            .attr(at, name)
            .is_some_and(|most| matches!(most, "2" | "3"))
    });
    figures && value.len() <= 2 && (narrow || !value.is_empty())
}

fn is_year(scene: &Scene, at: At) -> bool {
    let value = scene.items[at].node.value.as_deref().unwrap_or("").trim();
    value.len() == 4
        && value
            .parse()
            .is_ok_and(|year: u32| (1970..=2200).contains(&year))
}

/// `DD`, `MM`, `YYYY` in an empty box.
fn pattern(names: &SlotTexts) -> Option<Unit> {
    names.hint.iter().find_map(|hint| match hint.trim() {
        "dd" | "d" => Some(Unit::Day),
        "mm" | "m" => Some(Unit::Month),
        "yyyy" | "yy" => Some(Unit::Year),
        _ => None,
    })
}

fn offers_twelve(scene: &Scene, at: At) -> bool {
    scene.role(at) == Role::Select
        && ChoiceControl::from_select(scene, at)
            .options
            .iter()
            .any(|option| fold(&option.label).trim() == "12")
        && ChoiceControl::from_select(scene, at)
            .options
            .iter()
            .all(|option| fold(&option.label).trim() != "13")
}

fn candidate(scene: &Scene, at: At) -> Candidate {
    Candidate {
        at,
        role: scene.role(at),
        names: SlotTexts::of(scene, at),
    }
}
