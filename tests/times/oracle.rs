//! The core's clock arithmetic against an independent library, over random instants and zones from
//! 1900 to 2100.

use super::{random::Random, zones::Tables};
use chrono::DateTime;
use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, TimeZone},
};
use statuspage_guard::engine::time::{
    CachedZones, UtcInstant, Zones,
    wall_clock::{WallClockInstants, resolve_wall_clock},
};

const ZONES: [&str; 34] = [
    "UTC",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Anchorage",
    "America/Halifax",
    "America/St_Johns",
    "America/Bogota",
    "America/Lima",
    "America/Argentina/Buenos_Aires",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Madrid",
    "Europe/Rome",
    "Europe/Athens",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Dubai",
    "Asia/Kathmandu",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Africa/Johannesburg",
];

/// Seconds from the beginning of 1900 to the end of 2100.
const FROM: i64 = -2_208_988_800;
const TO: i64 = 4_133_980_799;

fn jiff_instant(at: UtcInstant) -> Timestamp {
    Timestamp::from_second(at.timestamp()).unwrap()
}

fn chrono_instant(at: Timestamp) -> UtcInstant {
    DateTime::from_timestamp(at.as_second(), 0).unwrap()
}

/// What the oracle says of a wall clock, in the core's words.
fn expected(zone: &TimeZone, wall: civil::DateTime) -> WallClockInstants {
    let with = |offset: jiff::tz::Offset| chrono_instant(offset.to_timestamp(wall).unwrap());
    match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => WallClockInstants::Once(with(offset)),
        AmbiguousOffset::Fold { before, after } => {
            WallClockInstants::Twice(with(before), with(after))
        }
        AmbiguousOffset::Gap { before, after } => {
            WallClockInstants::Never(with(before), with(after))
        }
    }
}

#[test]
fn wall_clocks_are_read_as_the_oracle_reads_them() {
    let mut random = Random::new(4);
    let (mut twice, mut never) = (0, 0);
    for round in 0..20_000 {
        let name = ZONES[random.below(ZONES.len())];
        let zone = TimeZone::get(name).unwrap();
        let mut at = FROM + (random.below(1 << 31) as i64 * 3) % (TO - FROM);
        // Half of the rounds lie close to a change of the clocks.
        if round % 2 == 0
            && let Some(change) = zone.following(Timestamp::from_second(at).unwrap()).next()
        {
            at = change.timestamp().as_second() + random.below(4 * 3600) as i64 - 2 * 3600;
        }
        if at > TO {
            continue;
        }
        let instant = DateTime::from_timestamp(at - at.rem_euclid(60), 0).unwrap();
        // Tables differ where one of them has lost a change of long ago; that is not the core's work.
        let ours = |seconds: i64| {
            Tables::default().offset_at(name, instant + chrono::Duration::seconds(seconds))
        };
        let theirs = |seconds: i64| {
            Some(
                zone.to_offset(jiff_instant(instant + chrono::Duration::seconds(seconds)))
                    .seconds(),
            )
        };
        if (-30..=30).any(|hours| ours(hours * 3600) != theirs(hours * 3600)) {
            continue;
        }
        let offset = ours(0).unwrap();
        let wall = (instant + chrono::Duration::seconds(offset.into())).naive_utc();
        // Every second wall clock is shifted into the hour that may not exist.
        let wall = wall + chrono::Duration::minutes(random.below(120) as i64 - 60);
        let civil = Timestamp::from_second(wall.and_utc().timestamp())
            .unwrap()
            .to_zoned(TimeZone::UTC)
            .datetime();
        let wanted = expected(&zone, civil);
        assert_eq!(
            resolve_wall_clock(&Tables::default(), name, wall),
            Some(wanted),
            "{name} {wall}"
        );
        twice += usize::from(matches!(wanted, WallClockInstants::Twice(..)));
        never += usize::from(matches!(wanted, WallClockInstants::Never(..)));
    }
    assert!(twice > 150 && never > 150, "{twice} folds, {never} gaps");
}

#[test]
fn remembered_offsets_are_the_offsets() {
    let mut random = Random::new(5);
    let cached = CachedZones::<Tables>::default();
    for round in 0..6_000 {
        let name = ZONES[random.below(ZONES.len())];
        let mut at = (random.below(1 << 31) as i64 * 2) % TO;
        let zone = TimeZone::get(name).unwrap();
        if round % 2 == 0
            && let Some(change) = zone.following(Timestamp::from_second(at).unwrap()).next()
        {
            at = (change.timestamp().as_second() + random.below(7200) as i64 - 3600).min(TO);
        }
        let at = DateTime::from_timestamp(at, 0).unwrap();
        assert_eq!(
            cached.offset_at(name, at),
            Tables::default().offset_at(name, at),
            "{name} {at}"
        );
    }
}
