//! Clock forms and ranges in English.

use super::{has_no_time, instant, reads, times};

#[test]
fn twelve_and_twenty_four_hours() {
    reads("Nov 24 at 22:00 UTC", "[22:00 UTC] UTC 11-24 22:00");
    reads("Nov 24, 10pm EST", "[10pm EST] EST 11-25 03:00");
    reads("Nov 24, 10 p.m. EST", "[10 p.m. EST] EST 11-25 03:00");
    reads("on Nov 24 at 10:30PM ET.", "[10:30PM ET] ET 11-25 03:30");
    reads("Nov 24, 10p PST", "[10p PST] PST 11-25 06:00");
    reads(
        "Nov 24: 510PM Pacific",
        "[510PM Pacific] Pacific 11-25 01:10",
    );
    reads("Nov 24 0600 UTC", "[0600 UTC] UTC 11-24 06:00");
    reads("Nov 24 at 12 Pacific", "[12 Pacific] Pacific 11-24 20:00");
    reads("at 9:30 am", "[9:30 am] none");
    reads("Nov 24 12 noon EST", "[12 noon EST] EST 11-24 17:00");
    reads(
        "Nov 24 at midnight UTC",
        "[midnight UTC] UTC 11-24 00:00 Midnight",
    );
    reads("Nov 24 24:00 UTC", "[24:00 UTC] UTC 11-25 00:00");
    reads(
        "Nov 24 1\u{feff}1:00 UTC",
        "[1\u{feff}1:00 UTC] UTC 11-24 11:00",
    );
}

#[test]
fn iso() {
    reads(
        "2021-01-12T22:00:00Z",
        "[2021-01-12T22:00:00Z] Z 01-12 22:00",
    );
    reads(
        "2021-01-12T22:00+02:00.",
        "[2021-01-12T22:00+02:00] +02:00 01-12 20:00",
    );
    reads("at 20210112T220000Z", "[20210112T220000Z] Z 01-12 22:00");
    reads(
        "2021-01-12 18:00:00+00:00 UTC",
        "[18:00:00+00:00 UTC] +00:00 UTC 01-12 18:00",
    );
    reads(
        "2021-01-12 18:00:00-05:00",
        "[18:00:00-05:00] -05:00 01-12 23:00",
    );
    reads("2021-01-12 18:00 +0530", "[18:00 +0530] +0530 01-12 12:30");
}

#[test]
fn ranges() {
    reads(
        "Nov 24, 14:00-16:00 CET",
        "[14:00-16:00 CET] CET 11-24 13:00/11-24 15:00",
    );
    reads(
        "Nov 24 from 1 - 7 am EST",
        "[1 - 7 am EST] EST 11-24 06:00/11-24 12:00",
    );
    reads(
        "Nov 24, 11 - 1 pm EST",
        "[11 - 1 pm EST] EST 11-24 16:00/11-24 18:00",
    );
    reads(
        "Nov 24 8 pm - 10 EST",
        "[8 pm - 10 EST] EST 11-25 01:00/11-25 03:00",
    );
    reads(
        "Nov 24 0600 - 1200 UTC",
        "[0600 - 1200 UTC] UTC 11-24 06:00/11-24 12:00",
    );
    reads(
        "Nov 24 9-12 Central Time",
        "[9-12 Central Time] Central Time 11-24 15:00/11-24 18:00",
    );
    reads(
        "Nov 24 between 22:00 and 02:00 UTC",
        "[22:00 and 02:00 UTC] UTC 11-24 22:00/11-25 02:00",
    );
    reads(
        "Nov 24 from 10:00 until about 12:00 UTC",
        "[10:00 until about 12:00 UTC] UTC 11-24 10:00/11-24 12:00",
    );
    reads(
        "Nov 24 starting at 10:00am PST and ending at 12:00pm PST",
        "[10:00am PST and ending at 12:00pm PST] PST 11-24 18:00/11-24 20:00",
    );
    reads(
        "22 Nov 10:00 PM - 23 Nov 2:00 AM EST",
        "[10:00 PM - 23 Nov 2:00 AM EST] EST 11-23 03:00/11-23 07:00",
    );
    reads(
        "Nov 24 10:00 CET - 12:00 UTC",
        "[10:00 CET - 12:00 UTC] CET 11-24 09:00/11-24 12:00",
    );
    reads(
        "Nov 24 8:00 AM to 2:00 PM (EST)",
        "[8:00 AM to 2:00 PM (EST)] EST 11-24 13:00/11-24 19:00",
    );
    reads(
        "Start: Nov 24 10:00 UTC\nEnd: Nov 24 12:00 UTC",
        "[10:00 UTC] UTC 11-24 10:00; [12:00 UTC] UTC 11-24 12:00",
    );
    reads(
        "Nov 24 23:00 UTC\u{2013}Nov 25 01:00 UTC",
        "[23:00 UTC\u{2013}Nov 25 01:00 UTC] UTC 11-24 23:00/11-25 01:00",
    );
    reads(
        "from 3pm Nov 24 to 5pm Nov 25 EST",
        "[3pm Nov 24 to 5pm Nov 25 EST] EST 11-24 20:00/11-25 22:00",
    );
}

#[test]
fn one_moment_in_several_zones() {
    reads(
        "Nov 24 at 8am CET / 2am EST / 1am CST",
        "[8am CET] CET 11-24 07:00; [2am EST] EST 11-24 07:00; [1am CST] CST 11-24 07:00 Abbreviation",
    );
    reads(
        "Nov 24, 6:00am PST (3:00pm CET)",
        "[6:00am PST] PST 11-24 14:00; [3:00pm CET] CET 11-24 14:00",
    );
    reads(
        "Nov 24 at 7 am PT/ 9 am CT",
        "[7 am PT] PT 11-24 15:00; [9 am CT] CT 11-24 15:00",
    );
}

#[test]
fn noon_far_from_any_digit() {
    let far = "We will post here again as soon as more is known about it. ".repeat(9);
    reads(
        &format!("3 sites. {far}We start at noon. {far}"),
        "[noon] none",
    );
    reads(&format!("{far}We start at midnight."), "[midnight] none");
    reads(
        &format!("All times are UTC. {far}From 10:00 on."),
        "[10:00] UTC",
    );
}

#[test]
fn military_hours() {
    reads(
        "24NOV 2200Z-0200Z.",
        "[2200Z-0200Z] Z 11-24 22:00/11-25 02:00",
    );
    reads("FROM 2300 TO 0300 HRS", "[2300 TO 0300 HRS] none");
    reads("as of 1630 hours", "[1630 hours] none");
    reads("Tuesday 0700-1700", "[0700-1700] none");
    reads("9.00-12.00, 24 November", "[9.00-12.00] none");
}

#[test]
fn a_bare_hour_after_a_day() {
    reads("tonight at 10.", "[10] none");
    has_no_time("tonight at 10 sites");
}

#[test]
fn a_window_after_downtime() {
    reads("Downtime 22:00-23:00", "[22:00-23:00] none");
    has_no_time("Downtime 1:00-2:00");
    has_no_time("jobs longer than 12:00:00");
    reads("no later than 12:00:00", "[12:00:00] none");
}

#[test]
fn clocks_in_words() {
    reads(
        "Nov 24, half past ten pm UTC",
        "[half past ten pm UTC] UTC 11-24 22:30",
    );
    reads(
        "Nov 24, a quarter to 10 pm UTC",
        "[quarter to 10 pm UTC] UTC 11-24 21:45",
    );
    reads("Nov 24, 10 past 9 UTC", "[10 past 9 UTC] UTC 11-24 09:10");
    reads(
        "Nov 24, ten past nine p.m. EST",
        "[ten past nine p.m. EST] EST 11-25 02:10",
    );
    reads(
        "Nov 24, quarter to twelve am UTC",
        "[quarter to twelve am UTC] UTC 11-24 23:45",
    );
    reads(
        "Nov 24, ten o'clock UTC",
        "[ten o'clock UTC] UTC 11-24 10:00",
    );
    reads("Nov 24 at ten pm UTC", "[ten pm UTC] UTC 11-24 22:00");
    reads(
        "Nov 24 at ten in the evening UTC",
        "[ten in the evening UTC] UTC 11-24 22:00",
    );
    reads("Nov 24 at ten UTC", "[ten UTC] UTC 11-24 10:00");
    reads(
        "Nov 24 from ten to twelve UTC",
        "[ten to twelve UTC] UTC 11-24 10:00/11-24 12:00",
    );
    reads("We start at ten p.m.", "[ten p.m.] none");
    reads("Ten p.m. EST on Nov 24", "[Ten p.m. EST] EST 11-25 03:00");
    reads(
        "am 24.11. um halb elf Uhr UTC",
        "[halb elf Uhr UTC] UTC 11-24 10:30",
    );
    reads(
        "24.11. Viertel vor zehn UTC",
        "[Viertel vor zehn UTC] UTC 11-24 09:45",
    );
}

#[test]
fn ranges_of_figures_are_no_clocks_in_words() {
    reads(
        "Nov 24 from 22 to 2 UTC",
        "[22 to 2 UTC] UTC 11-24 22:00/11-25 02:00",
    );
    reads(
        "Nov 24 from 15 to 5 UTC",
        "[15 to 5 UTC] UTC 11-24 15:00/11-25 05:00",
    );
    reads(
        "Nov 24, 20 minutes to 10 UTC",
        "[20 minutes to 10 UTC] UTC 11-24 09:40",
    );
    has_no_time("from 28 to 2 December");
    has_no_time("20 over 10 sites");
}

#[test]
fn number_words_that_are_no_clocks() {
    for text in [
        "ten hours",
        "It takes one to two hours.",
        "from one to two stores",
        "Two deliveries, one in the morning and one in the evening.",
        "One of ten sites is affected.",
        "Half of the sites, past orders included.",
        "At one of the stores in the morning.",
        "a quarter to a half of all orders",
        "five past orders",
        "10 past orders",
        "ten to twelve minutes",
        "twenty to thirty sites",
    ] {
        has_no_time(text);
    }
}

#[test]
fn words_for_the_evening_make_a_clock_pm() {
    for text in [
        "tonight at 10 UTC",
        "We begin at 10 tonight UTC",
        "Heute Abend um 10 Uhr UTC",
        "Vanavond om 10 uur UTC",
        "Montagabend, 23. November, um 10 Uhr UTC",
        "Maandagavond 23 november om 10 uur UTC",
        "on the evening of Nov 23 at 10:00 UTC",
    ] {
        let found = times(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(
            found[0].start,
            Some(instant("2026-11-23T22:00:00Z")),
            "{text}"
        );
    }
    reads(
        "tonight from 10 to 2 UTC",
        "[10 to 2 UTC] UTC 11-23 22:00/11-24 02:00",
    );
    reads("tonight at 3:00 UTC", "[3:00 UTC] UTC 11-24 03:00");
    reads("tonight at 09:00 UTC", "[09:00 UTC] UTC 11-23 09:00");
    // A greeting is not the day's part.
    for greeting in ["Good evening", "Guten Abend", "Goede avond"] {
        let text = format!("{greeting}, 10:00 UTC on 24 November is the start.");
        reads(&text, "[10:00 UTC] UTC 11-24 10:00");
    }
    reads(
        "Nov 24, 10:00 UTC. Tonight nothing happens.",
        "[10:00 UTC] UTC 11-24 10:00",
    );
}

#[test]
fn half_past_in_british_and_dutch() {
    reads("Nov 24 at half ten UTC", "[half ten UTC] UTC 11-24 10:30");
    reads(
        "24 november om half elf 's avonds UTC",
        "[half elf 's avonds UTC] UTC 11-24 22:30",
    );
    has_no_time("half ten of the sites");
    has_no_time("half een dag");
}
