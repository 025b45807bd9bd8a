//! Clocks that are restated in brackets, and zones that apply to several times.

use super::{has_no_time, reads};

#[test]
fn in_brackets() {
    reads(
        "Nov 24, 12:00 (noon) UTC",
        "[12:00 (noon) UTC] UTC 11-24 12:00",
    );
    reads(
        "Nov 24, 12:00 UTC (noon)",
        "[12:00 UTC (noon)] UTC 11-24 12:00",
    );
    reads(
        "Nov 24, 22:00 (10 pm) UTC",
        "[22:00 (10 pm) UTC] UTC 11-24 22:00",
    );
    reads(
        "Nov 24, 10:00 (10 pm) UTC",
        "[10:00 (10 pm) UTC] UTC 11-24 22:00",
    );
    reads(
        "Nov 24, 22:00 (10 pm) to 23:00 (11 pm) UTC",
        "[22:00 (10 pm) to 23:00 (11 pm) UTC] UTC 11-24 22:00/11-24 23:00",
    );
    reads(
        "Nov 24, 12:00am (noon) UTC",
        "[12:00am (noon) UTC] UTC 11-24 00:00 Clocks",
    );
    // The time of another place does not contradict the first.
    reads(
        "Nov 24, 22:00 UTC (5 pm)",
        "[22:00 UTC] UTC 11-24 22:00; [5 pm] none",
    );
}

#[test]
fn each_end_in_several_zones() {
    reads(
        "Nov 24 (9 AM ET/6 AM PT to 3 PM ET/12 PM PT)",
        "[9 AM ET] ET 11-24 14:00; [6 AM PT] PT 11-24 14:00; \
         [3 PM ET] ET 11-24 20:00; [12 PM PT] PT 11-24 20:00",
    );
    reads(
        "Nov 24 at 22:00 (UTC) / 06:00+1 (SGT)",
        "[22:00 (UTC)] UTC 11-24 22:00; [06:00+1 (SGT)] SGT 11-24 22:00",
    );
}

#[test]
fn letters_after_the_word_time_are_not_a_zone() {
    reads(
        "At 4.30PM we work, during which time all central ICT services are at risk.",
        "[4.30PM] none",
    );
    reads("At 16:30 ICT services are restarted.", "[16:30] none");
    reads(
        "At 16:30 we work. During this time MST, our tool, is down.",
        "[16:30] none",
    );
    reads("From 16:30 on.\nKind regards,\nICT", "[16:30] none");
    for heading in [
        "Time zone: CET",
        "All times are in CET.",
        "CET times",
        "(all CET)",
        "CET",
    ] {
        reads(
            &format!("Nov 24\n{heading}\n16:30 start"),
            "[16:30] CET 11-24 15:30",
        );
    }
}

#[test]
fn an_offset_after_unknown_letters() {
    reads(
        "Nov 24, 08:00 and 17:00 XYZT (GMT+8)",
        "[08:00] XYZT (GMT+8) 11-24 00:00; [17:00 XYZT (GMT+8)] XYZT (GMT+8) 11-24 09:00",
    );
    reads("Nov 24, 08:00 MYT", "[08:00 MYT] MYT 11-24 00:00");
    reads(
        "Nov 24, 08:00 (Singapore, UTC+8)",
        "[08:00 (Singapore, UTC+8)] (Singapore, UTC+8) 11-24 00:00",
    );
    reads(
        "at 22:00 UTC local time",
        "[22:00 UTC local time] UTC local time",
    );
    reads("at 01:00 LT", "[01:00 LT] LT");
    reads(
        "at 01:00 (local time of each store)",
        "[01:00 (local time of each store)] local time of each store",
    );
    reads(
        "11月24日午前0時から午前6時の間（JST）",
        "[午前0時から午前6時の間（JST）] JST 11-23 15:00/11-23 21:00",
    );
    reads(
        "Nov 24, 22:00 local Paris time",
        "[22:00 local Paris time] local Paris time 11-24 21:00",
    );
    reads(
        "Nov 24, 0700 GMT (i.e., 0100 central)",
        "[0700 GMT] GMT 11-24 07:00; [0100 central] central 11-24 07:00",
    );
}

#[test]
fn the_zone_of_a_row_is_in_its_last_cell() {
    reads(
        "Start\nEnd\nZone\n\n11/24/2026\n10:00 PM\n11:00 PM\nEastern\n\n11/24/2026\n9:00 PM\n10:00 PM\nCentral\n\n11/25/2026\n3:00 AM\n4:00 AM\nGMT",
        "[10:00 PM] Eastern 11-25 03:00; [11:00 PM] Eastern 11-25 04:00; \
         [9:00 PM] Central 11-25 03:00; [10:00 PM] Central 11-25 04:00; \
         [3:00 AM] GMT 11-25 03:00; [4:00 AM] GMT 11-25 04:00",
    );
    reads(
        "11/24/2026\t10:00 PM\t11/25/2026\t6:00 AM\tEastern",
        "[10:00 PM] Eastern 11-25 03:00; [6:00 AM\tEastern] Eastern 11-25 11:00",
    );
    reads(
        "UTC: TUESDAY, 24 NOV 22:00 - WEDNESDAY, 25 NOV 06:00",
        "[22:00 - WEDNESDAY, 25 NOV 06:00] UTC 11-24 22:00/11-25 06:00",
    );
}

#[test]
fn clocks_with_a_stray_space() {
    reads(
        "Nov 24, 10: 00 - 11: 00 UTC",
        "[10: 00 - 11: 00 UTC] UTC 11-24 10:00/11-24 11:00",
    );
    has_no_time("Phase 10: 30 nodes");
    reads("11/24, 10p-2a ET", "[10p-2a ET] ET 11-25 03:00/11-25 07:00");
    reads("24 November 2026\nTime: 0000-0600", "[0000-0600] none");
    reads("Tuesday, 24 November\n2200-2330", "[2200-2330] none");
    has_no_time("24 November\nOrders 2200-2330");
    reads("上午 09:00 至下午 18:00", "[上午 09:00 至下午 18:00] none");
    reads(
        "từ 23h00 ngày 24/11 đến 05h00 ngày 25/11",
        "[23h00 ngày 24/11 đến 05h00] none",
    );
    reads("28/11 เวลา 01.00 - 05.00 น.", "[01.00 - 05.00 น] none");
}
