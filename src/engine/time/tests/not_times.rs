//! Texts without a time, in which none may be found.

use super::{has_no_time, reads};

#[test]
fn numbers_and_names() {
    for text in [
        "Build 10:30",
        "3:1 ratio",
        "a 16:09 ratio",
        "2 hours",
        "version 10.30",
        "v1.2.3",
        "2001:db8::10:20",
        "00:1A:2B:3C:4D:5E",
        "host:8080",
        "10.0.0.1:8080",
        "see file.rs:10:30",
        "a 1080p stream",
        "720p",
        "call 555-0100",
        "$10.30",
        "24/7 support",
        "(DD:HH:MM)",
        "1:1:1:1",
        "12 12 12",
        "EST EST EST",
        "https://a.b/2021-01-12T22:00:00Z",
        "lasted 01:30",
        "Duration: 02:30",
        "for 1:30",
        "chapter 10:30",
        "10:30 minutes",
        "2h",
        "in 2 hours",
        "within 24 hours",
        "between 2 and 4 hours",
        "5 PT cores",
        "10 CT scans",
        "2 Pacific islands",
        "Room 10:30",
        "10:3",
        "25:00",
        "10:75",
        "#10:30",
        "3 UTC servers",
        "and 3 ET tokens",
        "hash 1030am9",
        "10 bis 12 Stunden",
        "durée totale 1h45",
    ] {
        has_no_time(text);
    }
}

#[test]
fn estimated_and_ist() {
    has_no_time("EST. DOWNTIME: 1-2 hours");
    has_no_time("Das ist 3 mal so viel");
}

#[test]
fn a_version_is_not_a_day() {
    reads(
        "Wartung VPN 24.11. 22:00 UTC",
        "[22:00 UTC] UTC 11-24 22:00",
    );
    reads(
        "We upgrade to TLS 1.1. It starts at 22:00 UTC.",
        "[22:00 UTC] UTC",
    );
    reads(
        "The kernels 5.10. and 6.1. stay, from 22:00 UTC.",
        "[22:00 UTC] UTC",
    );
}
