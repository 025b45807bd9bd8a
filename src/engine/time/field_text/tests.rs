#![allow(clippy::unwrap_used)]

use super::*;
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

fn one_date(text: &str) -> (NaiveDate, DateFormat) {
    let [found] = read_date(text).try_into().unwrap_or_else(|found| {
        panic!("{text}: {found:?}");
    });
    found
}

#[track_caller]
fn day(text: &str, iso: &str) {
    let (date, format) = one_date(text);
    assert_eq!(date.to_string(), iso);
    assert_eq!(format.write(date).as_deref(), Some(text));
    assert_eq!(one_date(text), (date, format), "{text}");
}

#[test]
fn dates_in_known_orders() {
    day("2026-11-24", "2026-11-24");
    day("2026/11/04", "2026-11-04");
    day("Nov 24, 2026", "2026-11-24");
    day("24 November 2026", "2026-11-24");
    day("Tue, Nov 24, 2026", "2026-11-24");
    day("11/24/2026", "2026-11-24");
    day("24.11.2026", "2026-11-24");
    day("11/11/2026", "2026-11-11");
    assert_eq!(read_date("24 Nov"), []);
    assert_eq!(read_date("11/24/26"), []);
    assert_eq!(read_date("11/12/2026").len(), 2);
    assert_eq!(read_date("11.12.2026").len(), 1);
    day("12.24.2026", "2026-12-24");
}

#[test]
fn dates_as_people_write_them() {
    day("24-Nov-2026", "2026-11-24");
    day("2026-Nov-24", "2026-11-24");
    day("November 24th, 2026", "2026-11-24");
    day("24th of November 2026", "2026-11-24");
    day("Nov. 24, 2026", "2026-11-24");
    day("Dienstag, 24. November 2026", "2026-11-24");
    day("24 novembre 2026", "2026-11-24");
    day("24 de noviembre de 2026", "2026-11-24");
    day("2026年11月24日", "2026-11-24");
    assert_eq!(one_date("septem 4 2026").0.to_string(), "2026-09-04");
    assert_eq!(one_date("Wednes 24 nov 2026").0.to_string(), "2026-11-24");
    assert_eq!(one_date("24 listopada 2026").0.to_string(), "2026-11-24");
    assert_eq!(one_date("4/2nd/2026").0.to_string(), "2026-04-02");
    assert_eq!(read_date("31 November 2026"), []);
    assert_eq!(read_date("2026-02-29"), []);
    assert_eq!(read_date("24 nodes 2026"), []);
}

#[track_caller]
fn moved(text: &str, to: (u32, u32), expected: Option<&str>) {
    let to = NaiveDate::from_ymd_opt(2026, to.0, to.1).unwrap();
    assert_eq!(one_date(text).1.write(to).as_deref(), expected);
}

#[test]
fn another_date_is_written_alike() {
    moved("Tue, Nov 24, 2026", (12, 2), Some("Wed, Dec 2, 2026"));
    moved("Nov. 24th, 2026", (12, 1), Some("Dec. 1st, 2026"));
    moved("24. nov 2026", (5, 1), Some("1. mai 2026"));
    moved("24 nov. 2026", (5, 1), Some("1 may 2026"));
    moved("24 novembre 2026", (12, 1), Some("1 décembre 2026"));
    moved("24 listopada 2026", (12, 1), None);
    moved("2026年11月24日", (12, 1), Some("2026年12月01日"));
}

#[track_caller]
fn clock(text: &str, iso: &str) {
    let (time, format) = read_time(text).unwrap();
    assert_eq!(time.to_string(), iso);
    assert_eq!(read_time(&format.write(time)), Some((time, format)));
}

#[test]
fn times_of_both_clocks() {
    clock("14:00", "14:00:00");
    clock("2:30 PM", "14:30:00");
    clock("12:05am", "00:05:00");
    clock("2 p.m.", "14:00:00");
    clock("1430", "14:30:00");
    clock("06:00 UTC", "06:00:00");
    clock("14:30h", "14:30:00");
    clock("9:5", "09:05:00");
    clock("14.30", "14:30:00");
    clock("2:30 p", "14:30:00");
    clock("2:30 Pm", "14:30:00");
    clock("午後2:30", "14:30:00");
    clock("PM 2:30", "14:30:00");
    clock("14:30:00 GMT", "14:30:00");
    assert_eq!(read_time("14"), None);
    assert_eq!(read_time("25:00"), None);
    assert_eq!(read_time("24:00"), None);
    assert_eq!(read_time("14:00 PST"), None);
    assert_eq!(read_time("13:00 pm"), None);
    assert_eq!(read_time("0:30 pm"), None);
    assert_eq!(read_time("10:30 - 11:30"), None);
    assert_eq!(read_time("at 10:30"), None);
    assert_eq!(read_time("1:30 hours"), None);
}

#[test]
fn halves_of_the_day() {
    for text in ["am", "A.M.", "a", "午前", "上午", "오전", "(am)"] {
        assert_eq!(read_half(text), Some(Meridiem::Am), "{text}");
    }
    for text in ["PM", "p. m.", "P", "午後", "下午", "오후"] {
        assert_eq!(read_half(text), Some(Meridiem::Pm), "{text}");
    }
    assert_eq!(read_half(""), None);
    assert_eq!(read_half("evening"), None);
}

#[test]
fn lengths_are_numbers_with_units() {
    assert_eq!(read_length("2 hours"), Some(120));
    assert_eq!(read_length("1h 30m"), Some(90));
    assert_eq!(read_length("1 hour and 15 minutes"), Some(75));
    assert_eq!(read_length("1:30"), Some(90));
    assert_eq!(read_length("1.5 hours"), Some(90));
    assert_eq!(read_length("PT2H"), Some(120));
    assert_eq!(read_length("2"), None);
    assert_eq!(read_length("soon"), None);
}

#[test]
fn date_and_time_in_one() {
    assert_eq!(
        split_date_time("2026-11-24T14:00"),
        Some(("2026-11-24", "14:00"))
    );
    assert_eq!(
        split_date_time("Nov 24, 2026 2:00 PM"),
        Some(("Nov 24, 2026", "2:00 PM"))
    );
    assert_eq!(
        split_date_time("Nov 24, 2026 at 2:00 PM"),
        Some(("Nov 24, 2026", "2:00 PM"))
    );
    assert_eq!(split_date_time("24 November 2026"), None);
    assert_eq!(
        split_date_time("Sat, 19 Dec 2026 18:30"),
        Some(("Sat, 19 Dec 2026", "18:30"))
    );
    assert_eq!(one_date("Sat, 19 Dec 2026").0.to_string(), "2026-12-19");
}

#[test]
fn ranges() {
    #[track_caller]
    fn range(text: &str, first: &str, last: &str) {
        assert_eq!(split_range(text), Some((first.to_owned(), last.to_owned())));
    }
    range(
        "2026-12-01 22:00 – 2026-12-02 00:00",
        "2026-12-01 22:00",
        "2026-12-02 00:00",
    );
    range(
        "2026-12-01 22:00 to 2026-12-02 00:00",
        "2026-12-01 22:00",
        "2026-12-02 00:00",
    );
    range(
        "1 Dec 2026 22:00 → 23:30",
        "1 Dec 2026 22:00",
        "1 Dec 2026 23:30",
    );
    range(
        "2026-12-01T22:00/2026-12-02T00:00",
        "2026-12-01T22:00",
        "2026-12-02T00:00",
    );
    range("2026-12-01 bis 2026-12-02", "2026-12-01", "2026-12-02");
    range("22:00 - 23:30", "22:00", "23:30");
    for text in [
        "2026-12-01",
        "2026-12-01 22:00",
        "2026-12-01 - works",
        "12/01/2026",
        "1 - 2",
    ] {
        assert_eq!(split_range(text), None, "{text}");
    }
}

#[test]
fn days_that_are_not_certain() {
    for text in [
        "Wednesday Dec 2nd",
        "2 December",
        "tomorrow",
        "next Monday",
        "Mon",
    ] {
        assert!(names_uncertain_day(text), "{text}");
        assert_eq!(read_date(text), [], "{text}");
    }
    for text in [
        "",
        "2",
        "2026",
        "Works on Monday",
        "12",
        "12/01",
        "in 2 hours",
        "now",
    ] {
        assert!(!names_uncertain_day(text), "{text}");
    }
    let parts = Some(("Wednesday Dec 2nd", "6:00AM"));
    assert_eq!(split_day_time("Wednesday Dec 2nd, at 6:00AM"), parts);
    assert_eq!(split_day_time("Works at 6:00AM"), None);
    let day = NaiveDate::from_ymd_opt(2026, 12, 2).unwrap();
    for (text, other) in [
        ("Thursday Dec 2, 2026", true),
        ("Wed, Dec 2, 2026", false),
        ("mercredi 2 décembre 2026", false),
        ("Do, 2. Dezember 2026", false),
        ("Donnerstag, 2. Dezember 2026", true),
        ("Dec 2, 2026", false),
    ] {
        assert_eq!(names_other_weekday(text, day), other, "{text}");
    }
}

#[test]
fn zones_as_pages_print_them() {
    let zone = |text: &str| read_zone(text).unwrap_or_default();
    assert_eq!(zone("All times are in UTC."), "UTC");
    assert_eq!(zone("Time (UTC)"), "UTC");
    assert_eq!(
        zone("(GMT-08:00) Pacific Time (US & Canada)"),
        "(GMT-08:00) Pacific Time (US & Canada)"
    );
    assert_eq!(
        zone("Times are shown in Pacific Time (US & Canada)"),
        "Pacific Time (US & Canada)"
    );
    assert_eq!(zone("Time zone: America/New_York"), "America/New_York");
    assert_eq!(zone("UTC+2"), "UTC+2");
    assert_eq!(zone("10:00 UTC (+1)"), "UTC+1");
    assert_eq!(zone("UTC +01:00"), "UTC+01:00");
    assert_eq!(zone("10:00 UTC - 12:00"), "UTC");
    assert_eq!(zone("= 11:00 CET"), "");
    assert_eq!(zone("Coordinated Universal Time (UTC)"), "UTC");
    assert_eq!(zone("Scheduled Time"), "");
    assert_eq!(zone("Hours and/or minutes"), "");
}

#[test]
fn zones_that_prose_knows() {
    let zone = |text: &str| read_zone(text).unwrap_or_default();
    assert_eq!(zone("Start time (JST)"), "JST");
    assert_eq!(zone("Heure de Paris"), "Heure de Paris");
    assert_eq!(zone("Times are in New York time"), "New York time");
    assert_eq!(zone("UTC time"), "UTC");
    assert_eq!(zone("PST/PDT"), "PST/PDT");
    assert_eq!(
        zone("Hawaii-Aleutian Standard Time"),
        "Hawaii-Aleutian Standard Time"
    );
    assert_eq!(zone("Eastern Time (ET)"), "ET");
    for text in [
        "ICT services",
        "Date/Time",
        "Plan Z",
        "Central Office",
        "Pacific",
        "Local time",
        "11:00 CET for you",
        "sub-ET",
        "Berlin",
    ] {
        assert_eq!(zone(text), "", "{text}");
    }
    assert!(is_zone_word("pst") && is_zone_word("pacific") && is_zone_word("utc"));
    assert!(!is_zone_word("art") && !is_zone_word("z") && !is_zone_word("start"));
}

/// Dates that show how others are written like them.
const FORMATS: [&str; 22] = [
    "2026-11-24",
    "2026/11/24",
    "2026.11.24",
    "11/24/2026",
    "11-24-2026",
    "24/11/2026",
    "24.11.2026",
    "24-11-2026",
    "Nov 24, 2026",
    "NOV 24 2026",
    "November 24, 2026",
    "November 24th, 2026",
    "24 Nov 2026",
    "24-Nov-2026",
    "24th of november 2026",
    "Tue, 24 Nov 2026",
    "Tuesday, November 24, 2026",
    "Dienstag, 24. November 2026",
    "mardi 24 novembre 2026",
    "24 de noviembre de 2026",
    "24 novembro 2026",
    "2026年11月24日",
];

proptest! {
    /// What is written like another date is read as the day that is meant, and is written the same again.
    #[test]
    fn dates_are_read_as_they_are_written(like in 0..FORMATS.len(), days in 0..20_000_u64) {
        let (_, format) = one_date(FORMATS[like]);
        let date = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Days::new(days);
        let text = format.write(date).unwrap();
        let again = read_date(&text);
        let own = again.iter().find(|(_, own)| own.order == format.order || again.len() == 1);
        let (read, own) = own.unwrap();
        prop_assert_eq!(*read, date, "{}", text);
        prop_assert_eq!(own.write(date), Some(text.clone()));
        // "May" is as long in either form, and 11/11 has no order.
        let is_one = own == &format || text.contains("May") || text.contains("may") || again.len() == 1;
        prop_assert!(is_one, "{}: {:?}", text, own);
    }

    #[test]
    fn times_are_read_as_they_are_written(minutes in 0..1440_u32, like in 0..9_usize) {
        let likes = ["14:30", "2:30 pm", "2:30pm", "2:30 PM", "2:30PM", "2:30 p.m.", "2:30p", "午後2:30", "PM 2:30"];
        let (_, format) = read_time(likes[like]).unwrap();
        let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap();
        prop_assert_eq!(read_time(&format.write(time)), Some((time, format)));
    }

    /// Whatever a field holds, nothing goes wrong, and what is read can be written and read again.
    #[test]
    fn any_text_can_be_asked(text in "[0-9]{0,4}[-/. :,TNovTueamp年月日٣é]{0,9}[0-9]{0,4}.{0,12}") {
        split_date_time(&text);
        read_length(&text);
        for (date, format) in read_date(&text) {
            let again = format.write(date).map_or(Vec::new(), |text| read_date(&text));
            prop_assert!(again.is_empty() || again.iter().any(|(other, _)| *other == date));
        }
        if let Some((time, format)) = read_time(&text) {
            let (again, own) = read_time(&format.write(time)).unwrap();
            prop_assert_eq!((again.format("%H%M").to_string(), own), (time.format("%H%M").to_string(), format));
        }
    }
}

#[test]
fn a_day_that_there_is_not_is_written_as_a_date_all_the_same() {
    for text in ["2026-12-00", "31.02.2026", "13/13/2026"] {
        assert!(
            is_written_as_date(text) && read_date(text).is_empty(),
            "{text}"
        );
    }
    for text in ["2026", "22:00", "1-2-3", "2026-12", "call 555-01-2026"] {
        assert!(!is_written_as_date(text), "{text}");
    }
}
