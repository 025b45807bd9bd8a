//! Random notices: sentences in which a time is written in one of the ways that people use.

use super::random::Random;
use statuspage_guard::engine::time::format::months;

/// A sentence with a date, a clock or a range, and a zone that is not UTC.
pub fn sentence(random: &mut Random) -> String {
    let (hour, minute) = (
        random.below(24),
        random.pick(&[&0, &15, &30, &45, &5]).to_owned(),
    );
    let date = date(random);
    let zone = random.pick(&[
        "PST",
        "PDT",
        "ET",
        "CT",
        "MT",
        "PT",
        "CET",
        "CEST",
        "JST",
        "Pacific",
        "Eastern Time",
        "US Central Time",
        "Pacific Daylight Time",
        "America/New_York",
        "Europe/Berlin",
        "Asia/Kolkata",
        "UTC+2",
        "GMT-5",
        "UTC+05:30",
        "London time",
        "Central European Time",
        "(Pacific Time)",
        "(CET)",
        "(UTC-8)",
        "(GMT+9)",
    ]);
    let later = (hour + 1 + random.below(5)) % 24;
    let clock = clock(random, hour, minute);
    let time = match random.below(3) {
        0 => format!("{clock} {zone}"),
        1 => {
            let later = self::clock(random, later, minute);
            let joint = random.pick(&["-", " - ", "–", " to ", " until ", " through "]);
            format!("{clock}{joint}{later} {zone}")
        }
        _ => {
            let later = self::clock(random, later, minute);
            format!("between {clock} and {later} {zone}")
        }
    };
    let before = random.pick(&[
        "",
        "We start ",
        "Maintenance window: ",
        "**When:** ",
        "Planned work\n\n- Start: ",
    ]);
    let after = random.pick(&[
        "",
        ".",
        " we move the database.",
        "\n\nThank you.",
        ", for about 2 hours",
    ]);
    match random.below(3) {
        0 => format!("{before}{date} {time}{after}"),
        1 => format!("{before}{date}, {time}{after}"),
        _ => format!("{before}{time} on {date}{after}"),
    }
}

fn clock(random: &mut Random, hour: usize, minute: usize) -> String {
    let half = if hour < 12 { "am" } else { "pm" };
    let twelve = (hour + 11) % 12 + 1;
    match random.below(7) {
        0 if minute == 0 => format!("{twelve}{half}"),
        1 if minute == 0 => format!("{twelve} {half}"),
        2 => format!("{twelve}:{minute:02} {}.m.", &half[..1]),
        3 => format!("{twelve}:{minute:02}{}", half.to_uppercase()),
        _ => format!("{hour:02}:{minute:02}"),
    }
}

fn date(random: &mut Random) -> String {
    let (year, month, day) = (
        2026 + random.below(2),
        1 + random.below(12),
        1 + random.below(28),
    );
    let name = months().nth(month - 1).unwrap();
    let ordinal = match day {
        1 | 21 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    match random.below(8) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{day:02}.{month:02}.{year}"),
        2 => format!("{name} {day}, {year}"),
        3 => format!("{} {day} {year}", &name[..3]),
        4 => format!("{day} {name} {year}"),
        5 => format!("{name} {day}{ordinal}, {year}"),
        6 => format!("{year}/{month:02}/{day:02}"),
        // Month and day cannot be mistaken for each other.
        _ => format!("{month}/{}/{year}", 13 + day % 15),
    }
}

/// Pieces of times, and what is no time, in any order.
pub fn rubble(random: &mut Random) -> String {
    let pieces = [
        "10",
        ":",
        "30",
        "am",
        "p.m.",
        " ",
        "-",
        "–",
        "to",
        "EST",
        "UTC",
        "+",
        "2",
        "Nov",
        "24",
        "/",
        ".",
        ",",
        "(",
        ")",
        "é",
        "時",
        "午後",
        "오전",
        "\u{feff}",
        "\n",
        "|",
        "T",
        "Z",
        "noon",
        "Uhr",
        "h",
        "2026",
        "bis",
        "'",
        "Pacific",
        "Time",
        "a",
        "<b>",
        "&nbsp;",
        "http://x/10:00",
        "América",
        "tomorrow",
        "100:00",
        "between",
        "and",
        "0600",
        "U.T.C.",
        "Monday",
        "next",
        "１",
        "：",
        "~",
        "\u{301}",
        "😀",
        "XX",
        "{{",
        "}}",
        "[",
        "]",
        "<",
        ">",
        "_",
        "*",
    ];
    (0..random.below(24))
        .map(|_| random.pick(&pieces))
        .collect()
}
