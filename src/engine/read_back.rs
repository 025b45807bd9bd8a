//! Form → its window in every zone that matters, as the words beside the schedule.

use super::{
    audience::Audience,
    form::Form,
    policy::Policy,
    time::{UtcInstant, Zones, format},
    window::Window,
};
use chrono::{Duration, NaiveDateTime};

/// Whose clock a part shows.
struct Viewer {
    /// "for you", "at Sedano's".
    whose: String,
    /// IANA name.
    zone: String,
}

/// The form's window as everybody concerned reads it, a part for each: `Tue 24 Nov 14:00–16:00 UTC`,
/// `09:00–11:00 for you (Chicago)`, `10:00–12:00 at Sedano's (New York)`. Empty while date or time are
/// not known. The day is spelled again where it differs. Who sees UTC anyway is left out.
pub fn read_back_window(
    form: &Form,
    policy: &Policy,
    audience: &Audience,
    zones: &dyn Zones,
) -> Vec<String> {
    let Some(window) = Window::from_form(form, &policy.time.zone, zones) else {
        return Vec::new();
    };
    let you = zones.local_zone().map(|zone| Viewer {
        whose: "for you".into(),
        zone,
    });
    let clients = audience.chosen_clients_in(policy).filter_map(|client| {
        Some(Viewer {
            whose: format!("at {}", client.name),
            zone: client.time_zone.clone()?,
        })
    });
    let viewers: Vec<_> = you.into_iter().chain(clients).collect();
    parts(window.start, window.end, &viewers, policy, zones)
}

/// The parts for a window and the people who see it.
fn parts(
    start: UtcInstant,
    end: Option<UtcInstant>,
    viewers: &[Viewer],
    policy: &Policy,
    zones: &dyn Zones,
) -> Vec<String> {
    let first = start.naive_utc();
    let format_range = |start: NaiveDateTime, end: Option<NaiveDateTime>| {
        let clock = |at: NaiveDateTime| format::format_clock(at.time(), policy.time.clock);
        let Some(end) = end else {
            return clock(start);
        };
        let (from, to) = (clock(start), clock(end));
        if end.date() == start.date()
            || end - start < Duration::hours(24) && end.time() < start.time()
        {
            format!("{from}–{to}")
        } else {
            format!("{from} – {} {to}", format::format_short_day(end.date()))
        }
    };
    let day = format::format_short_day(first.date());
    let utc = format_range(first, end.map(|end| end.naive_utc()));
    let mut parts = vec![format!("{day} {utc} UTC")];
    parts.extend(viewers.iter().filter_map(|viewer| {
        let local_time = |at: UtcInstant| {
            Some(at.naive_utc() + Duration::seconds(zones.offset_at(&viewer.zone, at)?.into()))
        };
        let start = local_time(start)?;
        if start == first && viewer.zone.contains("UTC") {
            return None;
        }
        let day = if start.date() == first.date() {
            String::new()
        } else {
            format!("{} ", format::format_short_day(start.date()))
        };
        let (clocks, city) = (
            format_range(start, end.and_then(local_time)),
            format::zone_city(&viewer.zone),
        );
        Some(format!("{day}{clocks} {} ({city})", viewer.whose))
    }));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::tests::{Rules, instant};

    #[track_caller]
    fn reads(start: &str, end: &str, wanted: &str) {
        let viewer = |whose: &str, zone: &str| Viewer {
            whose: whose.into(),
            zone: zone.into(),
        };
        let viewers = [
            viewer("for you", "America/Chicago"),
            viewer("at Sedano's", "America/New_York"),
            viewer("at Alder", "Asia/Tokyo"),
        ];
        let end = (!end.is_empty()).then(|| instant(end));
        assert_eq!(
            parts(instant(start), end, &viewers, &Policy::default(), &Rules).join(" · "),
            wanted
        );
    }

    #[test]
    fn each_in_their_own_zone() {
        reads(
            "2026-11-24T14:00:00Z",
            "2026-11-24T16:00:00Z",
            "Tue 24 Nov 14:00–16:00 UTC · 08:00–10:00 for you (Chicago) · 09:00–11:00 at Sedano's (New York) · 23:00–01:00 at Alder (Tokyo)",
        );
        reads(
            "2026-11-24T02:00:00Z",
            "2026-11-25T03:00:00Z",
            "Tue 24 Nov 02:00 – Wed 25 Nov 03:00 UTC · Mon 23 Nov 20:00 – Tue 24 Nov 21:00 for you (Chicago) · Mon 23 Nov 21:00 – Tue 24 Nov 22:00 at Sedano's (New York) · 11:00 – Wed 25 Nov 12:00 at Alder (Tokyo)",
        );
        reads(
            "2026-07-24T14:00:00Z",
            "",
            "Fri 24 Jul 14:00 UTC · 09:00 for you (Chicago) · 10:00 at Sedano's (New York) · 23:00 at Alder (Tokyo)",
        );
    }
}
