//! The schedule of a composed form.

use super::{
    Truth,
    team::{Team, write_select},
};
use statuspage_guard::engine::form::FieldName;

/// When it is, in minutes from the midnight before it.
struct When {
    day: usize,
    start: usize,
    minutes: usize,
}

impl When {
    fn end(&self) -> (usize, usize) {
        let end = self.start + self.minutes;
        (self.day + end / 1440, end % 1440)
    }
}

fn clock(minutes: usize) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn iso(day: usize) -> String {
    format!("2026-12-{day:02}")
}

/// How dates and times are asked for.
#[derive(Clone, Copy)]
struct Way {
    native: bool,
    make: usize,
    date: usize,
}

pub fn write_schedule(team: &mut Team, truth: &mut Truth) -> String {
    let when = When {
        day: 10 + team.random.below(15),
        start: 60 * team.random.below(24) + 15 * team.random.below(4),
        minutes: 30 * (1 + team.random.below(8)),
    };
    let way = Way {
        native: team.random.one_in(2),
        make: team.random.below(5),
        date: team.random.below(4),
    };
    let by_end = team.random.one_in(3);
    let words = [
        ("Start", "End"),
        ("Starts", "Ends"),
        ("From", "Until"),
        ("Begins", "Ends"),
    ];
    let (from, until) = words[team.random.below(4)];
    let mut inside = if by_end {
        let (day, end) = when.end();
        write_date_and_time(team, way, from, when.day, when.start)
            + &write_date_and_time(team, way, until, day, end)
    } else {
        write_date_and_time(team, way, "", when.day, when.start) + &write_length(team, when.minutes)
    };
    let zone = team
        .random
        .pick(&["UTC", "UTC", "Pacific Time (US & Canada)", "Europe/London"]);
    inside += &format!("<p>All times are in {zone}.</p>");
    truth.push(("zone", FieldName::StartTime, format!("{zone:?}")));
    truth.push(("start date", FieldName::StartDate, iso(when.day)));
    truth.push(("start time", FieldName::StartTime, clock(when.start)));
    let minutes = format!("{} minutes", when.minutes);
    truth.push(("duration", FieldName::Duration, minutes));
    let caption = ["Scheduled time", "Schedule", "When", "Maintenance window"];
    let caption = team.random.pick(&caption);
    team.write_section(caption, &inside)
}

/// A date as it may be typed; never one that has two readings.
fn typed(day: usize, how: usize) -> String {
    match how {
        0 => format!("Dec {day}, 2026"),
        1 => format!("{day} December 2026"),
        2 if day > 12 => format!("12/{day}/2026"),
        _ => iso(day),
    }
}

/// The fields for one end of it; the side is empty where there is only one.
fn write_date_and_time(
    team: &mut Team,
    way: Way,
    side: &str,
    day: usize,
    minutes: usize,
) -> String {
    let called = |what: &str| match side {
        "" => what.to_owned(),
        side => format!("{side} {}", what.to_lowercase()),
    };
    let date = match way.native {
        true => format!("<input {{}} type=date value={}>", iso(day)),
        false => format!("<input {{}} value='{}'>", typed(day, way.date)),
    };
    let (hour, minute) = (minutes / 60, minutes % 60);
    let (twelve, half) = ((hour + 11) % 12 + 1, hour / 12);
    let halves = || {
        write_select(
            ["AM", "PM"].map(str::to_owned).into_iter(),
            ["AM", "PM"][half],
        )
    };
    let numbers = |from: usize, to: usize| (from..=to).map(|number| format!("{number:02}"));
    match way.make {
        0 => write_date_time_field(team, way, side, day, minutes),
        1 => {
            let time = match way.native {
                true => format!("<input {{}} type=time value={}>", clock(minutes)),
                false => format!("<input {{}} value='{}'>", clock(minutes)),
            };
            team.write_field(&called("Date"), &date) + &team.write_field(&called("Time"), &time)
        }
        2 => {
            team.write_field(&called("Date"), &date)
                + &team.write_field(
                    &called("Hour"),
                    &write_select(numbers(0, 23), &clock(minutes)[..2]),
                )
                + &team.write_field(
                    &called("Minute"),
                    &write_select(numbers(0, 59), &clock(minutes)[3..]),
                )
        }
        3 => {
            let time = format!("<input {{}} value='{twelve}:{minute:02}'>");
            let fields = team.write_field("Date", &date)
                + &team.write_field("Time", &time)
                + &team.write_field("AM/PM", &halves());
            match side {
                "" => fields,
                side => team.write_captioned(side, &fields),
            }
        }
        _ => {
            let time = format!(
                "<input {{}} value='{twelve}:{minute:02} {}'>",
                ["am", "pm"][half]
            );
            team.write_field(&called("Date"), &date) + &team.write_field(&called("Time"), &time)
        }
    }
}

/// Date and time in one field.
fn write_date_time_field(
    team: &mut Team,
    way: Way,
    side: &str,
    day: usize,
    minutes: usize,
) -> String {
    let label = if side.is_empty() {
        "Scheduled time"
    } else {
        side
    };
    let (date, time) = (iso(day), clock(minutes));
    let field = match way.native {
        true => format!("<input {{}} type=datetime-local value={date}T{time}>"),
        false => format!("<input {{}} value='{date} {time}'>"),
    };
    team.write_field(label, &field)
}

fn write_length(team: &mut Team, minutes: usize) -> String {
    let number = |value: usize| format!("<input {{}} type=number min=0 value={value}>");
    let text = format!("{} h {} min", minutes / 60, minutes % 60);
    match team.random.below(7) {
        0 | 1 => {
            let pair = team.write_field("Hours", &number(minutes / 60))
                + &team.write_field("Minutes", &number(minutes % 60));
            match team.random.one_in(2) {
                true => team.write_captioned("Duration", &pair),
                false => pair,
            }
        }
        2 => team.write_field(
            "Duration",
            &write_select(["30 min".to_owned(), text.clone()].into_iter(), &text),
        ),
        3 => team.write_field(
            "Duration",
            &format!("<input {{}} value='{}:{:02}'>", minutes / 60, minutes % 60),
        ),
        4 => team.write_field("Duration", &format!("<input {{}} value='{text}'>")),
        5 if minutes.is_multiple_of(60) => {
            team.write_field("Duration (hours)", &number(minutes / 60))
        }
        6 => {
            let unit = write_select(
                ["minutes", "hours"].map(str::to_owned).into_iter(),
                "minutes",
            );
            team.write_field("Duration", &(number(minutes) + &unit.replace("{}", "")))
        }
        _ => team.write_field("Duration in minutes", &number(minutes)),
    }
}
