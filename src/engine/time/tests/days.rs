//! The day that a date means: the order of its numbers, weekdays, days without a month, midnight.

use super::{has_no_time, reads, reads_with};

/// A schedule on this day, at 22:00 UTC.
fn on(day: &str) -> String {
    format!("{day}T22:00:00Z")
}

#[test]
fn an_unambiguous_date_shows_the_order_of_the_others() {
    reads(
        "12/11/2026, 22:00 UTC (previously 31/10/2026)",
        "[22:00 UTC] UTC 11-12 22:00",
    );
    reads(
        "on 05/11/2026 22:00 UTC, upload by 05/25/2026",
        "[22:00 UTC] UTC 05-11 22:00",
    );
    // A date in words that is one of the two readings.
    reads(
        "12/11/2026 22:00 UTC. Again: the work is on 12 November.",
        "[22:00 UTC] UTC 11-12 22:00",
    );
    reads(
        "12/11/2026 22:00 UTC or 31/10/2026 or 10/31/2026",
        "[22:00 UTC] UTC 11-12 22:00 DateOrder",
    );
}

#[test]
fn the_schedule_shows_the_order() {
    let text = "12/11/2026, 22:00 UTC";
    reads_with(text, &on("2026-11-12"), "[22:00 UTC] UTC 11-12 22:00");
    reads_with(text, &on("2026-12-11"), "[22:00 UTC] UTC 12-11 22:00");
    // The end of a window of several days.
    reads_with(
        "until 12/11/2026, 02:00 UTC",
        &on("2026-12-10"),
        "[02:00 UTC] UTC 12-11 02:00",
    );
    // The order of the other dates contradicts it.
    reads_with(
        "05/11/2026 22:00 UTC, or 05/25/2026",
        &on("2026-11-05"),
        "[22:00 UTC] UTC 11-05 22:00 DateOrder",
    );
}

#[test]
fn a_former_date_is_not_linked_to_other_times() {
    reads(
        "As announced on 18 November we start at 22:00 UTC.",
        "[22:00 UTC] UTC",
    );
    reads(
        "Moved from 24 Nov 22:00 UTC to 25 Nov 23:00 UTC.",
        "[22:00 UTC] UTC 11-24 22:00; [23:00 UTC] UTC 11-25 23:00",
    );
    reads(
        "Nov 24. Moved from 16:00-22:00 UTC to 15:00-21:00 UTC.",
        "[16:00-22:00 UTC] UTC 11-24 16:00/11-24 22:00; [15:00-21:00 UTC] UTC 11-24 15:00/11-24 21:00",
    );
    reads(
        "Data was delayed from 2:18 pm to 2:28 pm UTC.",
        "[2:18 pm to 2:28 pm UTC] UTC",
    );
}

#[test]
fn a_day_without_its_month() {
    reads(
        "from 24 November 2026 22:00 UTC to the 26th 02:00 UTC",
        "[22:00 UTC to the 26th 02:00 UTC] UTC 11-24 22:00/11-26 02:00",
    );
    let next = &on("2026-12-01");
    reads_with(
        "on the 23rd from 22:00 UTC",
        next,
        "[22:00 UTC] UTC 11-23 22:00",
    );
    reads_with(
        "on the 2nd from 22:00 UTC",
        next,
        "[22:00 UTC] UTC 12-02 22:00",
    );
    reads("the 30th (Monday) 13:00 UTC", "[13:00 UTC] UTC 11-30 13:00");
    reads("Monday the 30th, 13:00 UTC", "[13:00 UTC] UTC 11-30 13:00");
    reads("the 2nd node at 13:00 UTC", "[13:00 UTC] UTC");
    reads(
        "25日（水）22:00～23:00 JST",
        "[22:00～23:00 JST] JST 11-25 13:00/11-25 14:00",
    );
}

#[test]
fn a_weekday_without_a_date_is_that_of_the_schedule_if_possible() {
    let tuesday = "Tuesday from 22:00 UTC";
    reads_with(tuesday, &on("2026-11-24"), "[22:00 UTC] UTC 11-24 22:00");
    reads_with(
        tuesday,
        &on("2026-12-01"),
        "[22:00 UTC] UTC 12-01 22:00 Week",
    );
    reads_with(tuesday, &on("2026-11-25"), "[22:00 UTC] UTC 11-24 22:00");
    let next = "next Saturday from 22:00 UTC";
    reads_with(next, &on("2026-11-21"), "[22:00 UTC] UTC 11-21 22:00");
    reads_with(next, &on("2026-11-28"), "[22:00 UTC] UTC 11-28 22:00");
    reads_with(next, &on("2026-12-05"), "[22:00 UTC] UTC 12-05 22:00 Week");
    // The work has begun and ends on the next day.
    reads_with(
        "since Thursday, 22:00 UTC",
        &on("2026-11-19"),
        "[22:00 UTC] UTC 11-19 22:00",
    );
    reads_with(
        "until Wednesday, 02:00 UTC",
        &on("2026-12-01"),
        "[02:00 UTC] UTC 12-02 02:00 Week",
    );
}

#[test]
fn tomorrow_with_the_date_of_another_day() {
    reads(
        "tomorrow, 23rd of November, 22:00 UTC",
        "[22:00 UTC] UTC 11-23 22:00 RelativeDay",
    );
    reads(
        "tomorrow, 24 November, 22:00 UTC",
        "[22:00 UTC] UTC 11-24 22:00",
    );
}

#[test]
fn midnight_can_be_either_end_of_a_day() {
    reads(
        "24 Nov at midnight UTC",
        "[midnight UTC] UTC 11-24 00:00 Midnight",
    );
    reads(
        "24 Nov, 12 midnight UTC",
        "[12 midnight UTC] UTC 11-24 00:00 Midnight",
    );
    reads(
        "24 Nov at 00:00 (midnight) UTC",
        "[00:00 (midnight) UTC] UTC 11-24 00:00",
    );
    reads(
        "24 Nov, midnight (00:00 UTC)",
        "[midnight (00:00 UTC)] UTC 11-24 00:00",
    );
    reads("tonight at midnight UTC", "[midnight UTC] UTC 11-24 00:00");
    reads(
        "24 Nov from 8 pm to midnight UTC",
        "[8 pm to midnight UTC] UTC 11-24 20:00/11-25 00:00",
    );
    reads(
        "24 Nov 8 pm UTC to 25 Nov midnight UTC",
        "[8 pm UTC to 25 Nov midnight UTC] UTC 11-24 20:00/11-25 00:00 Midnight",
    );
}

#[test]
fn the_day_of_a_second_end() {
    reads(
        "Tue 24 Nov 11pm ET - 3am ET (Wed 25 Nov)",
        "[11pm ET - 3am ET] ET 11-25 04:00/11-25 08:00",
    );
    reads(
        "from 9 pm CT on Friday, November 27 through 5 am CT on Monday, November 30",
        "[9 pm CT on Friday, November 27 through 5 am CT] CT 11-28 03:00/11-30 11:00",
    );
    // A fix writes the day of the first end.
    reads(
        "24 Nov, 03:00-05:00 UTC (2026-11-25)",
        "[03:00-05:00 UTC] UTC 11-25 03:00/11-25 05:00",
    );
    reads(
        "23h do dia 28/11 às 5h do dia 29/11 UTC",
        "[23h do dia 28/11 às 5h do dia 29/11 UTC] UTC 11-28 23:00/11-29 05:00",
    );
}

#[test]
fn the_day_within_the_time() {
    reads("begins 241800Z NOV 26", "[241800Z NOV 26] Z 11-24 18:00");
    reads(
        "dalle 22.00 di martedì 24 alle 6.00 di mercoledì 25 novembre UTC",
        "[22.00 di martedì 24 alle 6.00 di mercoledì 25 novembre UTC] UTC 11-24 22:00/11-25 06:00",
    );
}

#[test]
fn numbers_of_hours() {
    has_no_time("we expect between 2h to 4h of downtime");
    has_no_time("pour une durée d'environ 1h30");
    has_no_time("eine Dauer von 2h bis 4h");
    has_no_time("1h30 of errors");
    reads(
        "Nov 24 at 16:00 UTC, and is expected to last up to 2 hours",
        "[16:00 UTC] UTC 11-24 16:00",
    );
    reads("entre 8h et 10h de mardi", "[8h et 10h] none");
    reads("à 9h30", "[9h30] none");
}

#[test]
fn one_of_two_consecutive_days() {
    // A range over midnight, in the evening of the first.
    let evening = |text: &str| {
        let found = super::times(text);
        let start = found.first().and_then(|time| time.start);
        let start = start.map(|start| start.format("%m-%d %H:%M").to_string());
        assert_eq!(start.as_deref(), Some("11-24 22:00"), "{text}");
    };
    evening("dans la nuit du 24 au 25 novembre, de 22h à 2h UTC");
    evening("nuit du mardi 24 au mercredi 25 novembre, de 22h à 2h UTC");
    evening("in der Nacht vom 24. auf den 25. November, 22:00–02:00 UTC");
    evening("von Dienstag, 24. November, auf Mittwoch, 25. November, 22:00–02:00 UTC");
    evening("in de nacht van 24 op 25 november, van 22:00 tot 02:00 UTC");
    evening("na noite de 24 para 25 de novembro, das 22h às 2h UTC");
    evening("natten mellan den 24 och 25 november, 22:00-02:00 UTC");
    evening("from 24 November to 25 November, 22:00-02:00 UTC");
    evening("in der Nacht vom 24. auf den 25. November ab 22:00 UTC");
    reads(
        "notte tra il 2 e il 3 dicembre dalle 22:00 alle 02:00 UTC",
        "[22:00 alle 02:00 UTC] UTC 12-02 22:00/12-03 02:00",
    );
    reads(
        "on 2/3 December, 22:00-02:00 UTC",
        "[22:00-02:00 UTC] UTC 12-02 22:00/12-03 02:00",
    );
    reads(
        "from Wednesday 2 to Thursday 3 December 2026, 22:00-02:00 UTC",
        "[22:00-02:00 UTC] UTC 12-02 22:00/12-03 02:00",
    );
    // The early morning of a night is on the second day.
    reads(
        "in the night of 24 to 25 November, 01:00-04:00 UTC",
        "[01:00-04:00 UTC] UTC 11-25 01:00/11-25 04:00",
    );
    reads(
        "nuit du 24 au 25 novembre, de 1h à 4h UTC",
        "[1h à 4h UTC] UTC 11-25 01:00/11-25 04:00",
    );
    // The work is on the second day.
    reads(
        "moved from 24 to 25 November, 22:00-02:00 UTC",
        "[22:00-02:00 UTC] UTC 11-25 22:00/11-26 02:00",
    );
}

#[test]
fn hours_before_an_end() {
    reads(
        "on 24 November at 20:00 UTC for 4 hours until 23:59 UTC",
        "[20:00 UTC] UTC 11-24 20:00; [23:59 UTC] UTC 11-24 23:59",
    );
}

#[test]
fn midnight_whose_day_the_text_says() {
    reads(
        "From midnight to 02:00 UTC on Wednesday, November 25",
        "[midnight to 02:00 UTC] UTC 11-25 00:00/11-25 02:00",
    );
    reads(
        "25 Nov, midnight to 02:00 UTC",
        "[midnight to 02:00 UTC] UTC 11-25 00:00/11-25 02:00 Midnight",
    );
    reads(
        "Nov 24 from 22:00 UTC, and done by midnight UTC",
        "[22:00 UTC] UTC 11-24 22:00; [midnight UTC] UTC 11-25 00:00",
    );
}

#[test]
fn a_weekday_in_brackets_repeats_on_which_day_a_range_ends() {
    reads(
        "On Tuesday, 24 November between 22:00 UTC and 00:00 UTC (Wednesday)",
        "[22:00 UTC and 00:00 UTC] UTC 11-24 22:00/11-25 00:00",
    );
}

#[test]
fn the_first_of_two_weekdays_is_that_of_the_first_day() {
    reads(
        "Nacht von Dienstag auf Mittwoch, 24./25. November, 22:00-00:00 UTC",
        "[22:00-00:00 UTC] UTC 11-24 22:00/11-25 00:00",
    );
    reads(
        "In der Nacht von Dienstag auf Mittwoch (24./25.11.) zwischen 22:00 und 00:00 Uhr UTC",
        "[22:00 und 00:00 Uhr UTC] UTC 11-24 22:00/11-25 00:00",
    );
}

#[test]
fn a_night_that_is_named_by_the_day_on_which_it_ends() {
    reads(
        "In der Nacht auf Mittwoch (25.11.), 22:00–04:00 UTC",
        "[22:00–04:00 UTC] UTC 11-24 22:00/11-25 04:00",
    );
    reads(
        "In der Nacht zum 25. November um 01:00 UTC",
        "[01:00 UTC] UTC 11-25 01:00",
    );
    reads(
        "Tuesday night into Wednesday, 10 PM to 4 AM UTC",
        "[10 PM to 4 AM UTC] UTC 11-24 22:00/11-25 04:00",
    );
}

#[test]
fn tonight_goes_on_past_midnight() {
    reads("Tonight at 1 am UTC", "[1 am UTC] UTC 11-24 01:00");
    reads("Heute Nacht um 2 Uhr UTC", "[2 Uhr UTC] UTC 11-24 02:00");
    reads(
        "Tonight (24 November) at 01:00 UTC",
        "[01:00 UTC] UTC 11-24 01:00",
    );
    reads(
        "Tonight, 23 November, at 01:00 UTC",
        "[01:00 UTC] UTC 11-24 01:00 RelativeDay",
    );
    reads(
        "Heute Abend von 8 bis 10 Uhr UTC",
        "[8 bis 10 Uhr UTC] UTC 11-23 20:00/11-23 22:00",
    );
}
