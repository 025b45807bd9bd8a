//! A wall clock and a zone → the instants, using only the offset that the zone has at an instant.

use super::instant::{UtcInstant, Zones};
use chrono::{Duration, NaiveDateTime};

/// The instants at which the clocks of a zone show a wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallClockInstants {
    Once(UtcInstant),
    /// The clocks are put back, so it occurs twice.
    Twice(UtcInstant, UtcInstant),
    /// The clocks are put forward, so it does not occur. The instants are those with the offset
    /// before and with the offset after the change.
    Never(UtcInstant, UtcInstant),
}

impl WallClockInstants {
    /// The instant that is usually meant: the earlier one of a repeated hour, and in a skipped hour
    /// the one with the offset before the change.
    pub fn likely_instant(self) -> UtcInstant {
        match self {
            Self::Once(at) | Self::Twice(at, _) | Self::Never(at, _) => at,
        }
    }
}

/// Hours. No zone has been further from UTC, nor has any changed twice within less than this.
const REACH: i64 = 26;

/// The instants at which clocks in `zone` show `wall`. `None` for an unknown zone.
pub fn resolve_wall_clock(
    zones: &dyn Zones,
    zone: &str,
    wall: NaiveDateTime,
) -> Option<WallClockInstants> {
    let utc = wall.and_utc();
    let before = zones.offset_at(zone, utc - Duration::hours(REACH))?;
    let after = zones.offset_at(zone, utc + Duration::hours(REACH))?;
    let with = |offset: i32| utc - Duration::seconds(offset.into());
    let shows = |at: UtcInstant, offset: i32| zones.offset_at(zone, at) == Some(offset);
    // A third offset in between is possible when a zone changed twice in two days.
    let near = zones.offset_at(zone, with(before))?;
    let mut found: [Option<UtcInstant>; 3] = [None; 3];
    let offsets = [before, near, after];
    for (n, &offset) in offsets.iter().enumerate() {
        let at = with(offset);
        if !offsets[..n].contains(&offset) && shows(at, offset) {
            found[n] = Some(at);
        }
    }
    let mut found = found.into_iter().flatten();
    Some(match (found.next(), found.next()) {
        (Some(one), None) => WallClockInstants::Once(one),
        (Some(one), Some(two)) => WallClockInstants::Twice(one.min(two), one.max(two)),
        _ => WallClockInstants::Never(with(before), with(after)),
    })
}
