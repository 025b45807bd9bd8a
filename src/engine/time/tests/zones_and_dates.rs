//! Zones in all places where a text can have them, and dates in all orders.

use super::*;

#[test]
fn a_length_behind_utc_is_no_offset() {
    reads("Nov 24, 22:00 UTC + 2h", "[22:00 UTC] UTC 11-24 22:00");
    reads("Nov 24, 22:00 UTC +2 hours", "[22:00 UTC] UTC 11-24 22:00");
    reads("Nov 24, 22:00 UTC +2", "[22:00 UTC +2] UTC +2 11-24 20:00");
}

#[test]
fn utc_and_other_zones() {
    reads("Nov 24 00:00 GMT+3", "[00:00 GMT+3] GMT+3 11-23 21:00");
    reads("Nov 24 10:00 UTC-5", "[10:00 UTC-5] UTC-5 11-24 15:00");
    reads(
        "Nov 24 10:00 UTC +05:30",
        "[10:00 UTC +05:30] UTC +05:30 11-24 04:30",
    );
    reads(
        "Nov 24 10:00 UTC - 12:00 UTC",
        "[10:00 UTC - 12:00 UTC] UTC 11-24 10:00/11-24 12:00",
    );
    reads("Nov 24 10:00 (UTC+2)", "[10:00 (UTC+2)] UTC+2 11-24 08:00");
    reads("Nov 24 10:00 GMT", "[10:00 GMT] GMT 11-24 10:00");
    reads(
        "Nov 24 10:00 UTC/GMT",
        "[10:00 UTC/GMT] UTC/GMT 11-24 10:00",
    );
    reads(
        "Nov 24 10:00 UTC/GMT +1",
        "[10:00 UTC/GMT +1] UTC/GMT +1 11-24 09:00",
    );
    reads("Nov 24 10:00 UTC+0", "[10:00 UTC+0] UTC+0 11-24 10:00");
    reads(
        "Nov 24 10:00 Coordinated Universal Time",
        "[10:00 Coordinated Universal Time] Coordinated Universal Time 11-24 10:00",
    );
}

#[test]
fn names_of_zones() {
    reads(
        "Nov 24 9:00 AM US Eastern Time",
        "[9:00 AM US Eastern Time] US Eastern Time 11-24 14:00",
    );
    reads("Nov 24 9:00 PST/PDT", "[9:00 PST/PDT] PST/PDT 11-24 17:00");
    reads(
        "Nov 24 9:00 America/New_York",
        "[9:00 America/New_York] America/New_York 11-24 14:00",
    );
    reads(
        "Nov 24 9:00 US/Pacific",
        "[9:00 US/Pacific] US/Pacific 11-24 17:00",
    );
    reads(
        "Nov 24 9:00 London time",
        "[9:00 London time] London time 11-24 09:00",
    );
    reads(
        "Nov 24 9:00 Central European Time",
        "[9:00 Central European Time] Central European Time 11-24 08:00",
    );
    reads("Nov 24 9:00 (local time)", "[9:00 (local time)] local time");
    // A name that is in no table, at the end of its clause.
    reads("We start at 22:00 Quito.", "[22:00 Quito] Quito");
    reads(
        "All times in UTC.\nFrom 21:00 to 22:00 Quito, no tills.",
        "[21:00 to 22:00 Quito] Quito",
    );
    reads("We start at 22:00 Monday.", "[22:00] none");
    reads("At 22:00 Maintenance begins.", "[22:00] none");
    reads("Um 22:00 Wartung.", "[22:00] none");
    reads("22:00 Start", "[22:00] none");
    reads(
        "Nov 24 from 9:00 to 10:00 Pacific Standard Time (UTC-8)",
        "[9:00 to 10:00 Pacific Standard Time (UTC-8)] Pacific Standard Time (UTC-8) 11-24 17:00/11-24 18:00",
    );
}

#[test]
fn zones_away_from_the_time() {
    reads(
        "22:00 24/11/2026 GMT",
        "[22:00 24/11/2026 GMT] GMT 11-24 22:00",
    );
    reads("Nov 24. UTC: 22:00", "[22:00] UTC 11-24 22:00");
    reads(
        "Nov 24. All times are in PST.\nStart 10:00",
        "[10:00] PST 11-24 18:00",
    );
    reads(
        "| Time (UTC) | What |\n|---|---|\n| 10:00 | down |\n| 10:20 | up |\n2026-11-24",
        "[10:00] UTC 11-24 10:00; [10:20] UTC 11-24 10:20",
    );
    reads(
        "Nov 24 at 10:00, 12:00 and 14:00 UTC",
        "[10:00] UTC 11-24 10:00; [12:00] UTC 11-24 12:00; [14:00 UTC] UTC 11-24 14:00",
    );
}

#[test]
fn a_dash_behind_gmt_begins_an_offset_or_an_end() {
    reads(
        "29 March 2026, 00:30 GMT–03:30 BST",
        "[00:30 GMT–03:30 BST] BST 03-29 00:30/03-29 02:30 Abbreviation",
    );
    reads(
        "24 Nov, 10:00 GMT-05:00 EST",
        "[10:00 GMT-05:00 EST] GMT-05:00 EST 11-24 15:00",
    );
    reads(
        "24 Nov, 10:00 UTC-05:00 EDT",
        "[10:00 UTC-05:00 EDT] UTC-05:00 EDT 11-24 15:00",
    );
}

#[test]
fn seasons_and_ambiguous_abbreviations() {
    reads("July 4 2026 10pm EST", "[10pm EST] EST 07-05 03:00 Season");
    reads(
        "July 4 2026 10pm BST",
        "[10pm BST] BST 07-04 21:00 Abbreviation",
    );
    reads(
        "July 4 2026 10pm IST",
        "[10pm IST] IST 07-04 16:30 Abbreviation",
    );
    reads("July 4 2026 10pm ET", "[10pm ET] ET 07-05 02:00");
}

#[test]
fn changes_of_the_clocks() {
    reads(
        "1 November 2026 1:30 am ET",
        "[1:30 am ET] ET 11-01 05:30 Repeated",
    );
    reads(
        "8 March 2026 2:30 am ET",
        "[2:30 am ET] ET 03-08 07:30 Skipped",
    );
}

#[test]
fn dates() {
    reads("2026-11-24 10:00 UTC", "[10:00 UTC] UTC 11-24 10:00");
    reads("24.11.2026 10:00 UTC", "[10:00 UTC] UTC 11-24 10:00");
    reads("24 Nov 10:00 UTC", "[10:00 UTC] UTC 11-24 10:00");
    reads(
        "24th of November at 10:00 UTC",
        "[10:00 UTC] UTC 11-24 10:00",
    );
    reads("11/24 10:00 UTC", "[10:00 UTC] UTC 11-24 10:00");
    reads(
        "11/12/2026 10:00 UTC",
        "[10:00 UTC] UTC 11-12 10:00 DateOrder",
    );
    reads(
        "Thursday 11/12/2026 10:00 UTC",
        "[10:00 UTC] UTC 11-12 10:00",
    );
    reads("10:00 UTC tomorrow", "[10:00 UTC] UTC 11-24 10:00");
    reads("tonight at 23:00 UTC", "[23:00 UTC] UTC 11-23 23:00");
    reads("on Friday at 10:00 UTC", "[10:00 UTC] UTC 11-27 10:00");
    reads(
        "at 10:00 UTC on Friday, January 8",
        "[10:00 UTC] UTC 01-08 10:00",
    );
    reads("January 8 1000 CET", "[1000 CET] CET 01-08 09:00");
}

#[test]
fn a_place_in_no_table_is_an_unknown_zone() {
    reads(
        "Nov 24, 17:00 Antwerp time",
        "[17:00 Antwerp time] Antwerp time",
    );
    reads("at 17:00 Tromsø time.", "[17:00 Tromsø time] Tromsø time");
    reads("at 17:00 Redis time-outs began", "[17:00] none");
}

#[test]
fn a_heading_with_its_zone_in_brackets() {
    reads(
        "Timeline (CET)\nNov 24 14:02 alert",
        "[14:02] CET 11-24 13:02",
    );
    reads(
        "We moved it (CET) today.\nNov 24 14:02 alert",
        "[14:02] none",
    );
}

#[test]
fn a_weekday_that_contradicts_the_date() {
    let other = |text: &str| {
        let time = &times(text)[0];
        let review = time.review.as_ref().unwrap();
        assert_eq!(review.doubt, Doubt::Weekday);
        format::format_iso_day(review.readings[1].start.date_naive())
    };
    assert_eq!(other("Monday, 24 November, 10:00 UTC"), "2026-11-23");
    assert_eq!(other("Monday, 24 November 2026, 10:00 UTC"), "2026-11-23");
    assert_eq!(other("Tuesday, 24 November 2025, 10:00 UTC"), "2026-11-24");
    for right in [
        "Tuesday, 24 November, 10:00 UTC",
        "Monday and Tuesday, 23 and 24 November, 10:00 UTC",
    ] {
        assert_eq!(times(right)[0].review, None, "{right}");
    }
}

#[test]
fn places_beside_a_time() {
    reads("Nov 24, 5pm in London.", "[5pm] London 11-24 17:00");
    reads("Nov 24, noon in New York", "[noon] New York 11-24 17:00");
    reads("Nov 24, 5pm in London (UTC)", "[5pm] UTC 11-24 17:00");
    reads("Nov 24, 22:00 in London offices", "[22:00] none");
    reads(
        "Nov 24\nSan Francisco: 1:00 PM\nNew York: 4:00 PM",
        "[1:00 PM] San Francisco 11-24 21:00; [4:00 PM] New York 11-24 21:00",
    );
    // A single place may be the site of the work.
    reads("Nov 24\nNew York: 4:00 PM", "[4:00 PM] none");
    reads(
        "Nov 24: New York: 10:00, London: 15:00",
        "[10:00] New York 11-24 15:00; [15:00] London 11-24 15:00",
    );
    reads("at 02:00 local in each site", "[02:00 local] local");
}

#[test]
fn zones_of_lists_and_logs() {
    reads(
        "Nov 24: 10:00; 14:00; 18:00 (UTC)",
        "[10:00] UTC 11-24 10:00; [14:00] UTC 11-24 14:00; [18:00 (UTC)] UTC 11-24 18:00",
    );
    reads(
        "[24/Nov/2026:13:55:36 -0700] \"GET /\"",
        "[13:55:36 -0700] -0700 11-24 20:55",
    );
    reads(
        "Nov 24 22:00 – 02:00 (+1) UTC",
        "[22:00 – 02:00 (+1) UTC] UTC 11-24 22:00/11-25 02:00",
    );
}
