//! The window of a maintenance as a small table, a line for each zone in which a time may stand beside its equal
//! in the policy's zone, and which zones those are.

use super::{
    audience::Audience,
    policy::{PAIRED_WITH_ANY, PAIRED_WITH_CLIENT, Policy},
    time::{PageZone, UtcInstant, Zones, ZonesWithUtc, format, zone_label_at},
};
use crate::engine::sorting;
use chrono::{Duration, NaiveDateTime};
use std::cmp::Reverse;

/// The zones that `time.pairs` allows beside the policy's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairedZones {
    /// Every zone is allowed, also those that are not named.
    pub any: bool,
    /// IANA names, each once: those of the chosen clients, then those of the policy.
    pub named: Vec<String>,
}

impl PairedZones {
    pub fn of(policy: &Policy, audience: &Audience) -> Self {
        let mut zones = Self::default();
        for pair in &policy.time.pairs {
            match pair.as_str() {
                PAIRED_WITH_ANY => zones.any = true,
                PAIRED_WITH_CLIENT => zones.add_clients(policy, audience),
                zone => zones.add(zone),
            }
        }
        // Where any zone is allowed, a table still has the clients' first.
        if zones.any {
            zones.add_clients(policy, audience);
        }
        zones
    }

    pub fn allows_some(&self) -> bool {
        self.any || !self.named.is_empty()
    }

    fn add_clients(&mut self, policy: &Policy, audience: &Audience) {
        for client in audience.chosen_clients_in(policy) {
            client.time_zone.iter().for_each(|zone| self.add(zone));
        }
    }

    fn add(&mut self, zone: &str) {
        if !self.named.iter().any(|named| named == zone) {
            self.named.push(zone.to_owned());
        }
    }
}

/// The window, a line for each zone: the policy's own first, then from east to west. `None` where a zone is not
/// known here.
///
/// ```text
/// UTC: Sun 25 Oct 00:30–02:30
/// London: Sun 25 Oct 01:30 BST–02:30 GMT
/// New York: Sat 24 Oct 20:30–22:30 EDT
/// ```
pub fn format_window_table(
    (start, end): (UtcInstant, UtcInstant),
    paired: &PairedZones,
    policy: &Policy,
    zones: &dyn Zones,
) -> Option<String> {
    let own = match PageZone::parse(&policy.time.zone) {
        None | Some(PageZone::Utc) => "UTC",
        _ => policy.time.zone.as_str(),
    };
    let zones = &ZonesWithUtc(zones);
    let mut others: Vec<(Reverse<i32>, &str)> = Vec::new();
    for zone in paired.named.iter().filter(|zone| *zone != own) {
        others.push((Reverse(zones.offset_at(zone, start)?), zone));
    }
    sorting::sort(&mut others);
    let rows = std::iter::once(own).chain(others.into_iter().map(|(_, zone)| zone));
    let rows: Option<Vec<String>> = rows
        .map(|zone| {
            let times = format_in_zone((start, Some(end)), zone, policy, zones)?;
            Some(format!("{}: {times}", format::zone_city(zone)))
        })
        .collect();
    Some(rows?.join("\n"))
}

/// `Sun 25 Oct 01:30 BST–02:30 GMT`.
fn format_in_zone(
    (start, end): (UtcInstant, Option<UtcInstant>),
    zone: &str,
    policy: &Policy,
    zones: &dyn Zones,
) -> Option<String> {
    let local = |at: UtcInstant| -> Option<NaiveDateTime> {
        Some(at.naive_utc() + Duration::seconds(zones.offset_at(zone, at)?.into()))
    };
    let day = format::format_short_day(local(start)?.date());
    let clocks = format_clocks_in_zone((start, end), zone, policy, zones)?;
    // The first line of a table says its zone in front, and every client knows it.
    let clocks = match clocks.strip_suffix(" UTC") {
        Some(bare) if zone == "UTC" => bare.to_owned(),
        _ => clocks,
    };
    Some(format!("{day} {clocks}"))
}

/// A start, and the end if there is one, as the clocks of a zone show them: `20:30–22:30 EDT`,
/// `23:00 – Mon 26 Oct 01:00 EST`.
pub fn format_clocks_in_zone(
    (start, end): (UtcInstant, Option<UtcInstant>),
    zone: &str,
    policy: &Policy,
    zones: &dyn Zones,
) -> Option<String> {
    let local = |at: UtcInstant| -> Option<NaiveDateTime> {
        Some(at.naive_utc() + Duration::seconds(zones.offset_at(zone, at)?.into()))
    };
    let clock = |at: NaiveDateTime| format::format_clock(at.time(), policy.time.clock);
    let label = |at: UtcInstant| zone_label_at(zone, at, zones, &policy.time.abbreviations);
    let (first, first_label) = (local(start)?, label(start)?);
    let Some(end) = end else {
        return Some(format!("{} {first_label}", clock(first)));
    };
    let (last, last_label) = (local(end)?, label(end)?);
    let mut from = clock(first);
    if first_label != last_label {
        from = format!("{from} {first_label}");
    }
    let joint = match first.date() == last.date() {
        true => "–".to_owned(),
        false => format!(" – {} ", format::format_short_day(last.date())),
    };
    Some(format!("{from}{joint}{} {last_label}", clock(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::tests::{Rules, instant};

    fn table(start: &str, minutes: i64, named: &[&str], policy: &str) -> String {
        let policy = Policy::built_in_with(policy).unwrap();
        let paired = PairedZones {
            any: false,
            named: named.iter().map(|zone| (*zone).to_owned()).collect(),
        };
        let start = instant(start);
        let window = (start, start + Duration::minutes(minutes));
        format_window_table(window, &paired, &policy, &Rules).unwrap_or_default()
    }

    #[test]
    fn a_line_for_each_zone() {
        let zones = ["America/New_York", "Europe/London"];
        assert_eq!(
            table("2026-10-25T00:30:00Z", 120, &zones, ""),
            "UTC: Sun 25 Oct 00:30–02:30\n\
             London: Sun 25 Oct 01:30 BST–02:30 GMT\n\
             New York: Sat 24 Oct 20:30–22:30 EDT"
        );
        assert_eq!(
            table("2026-10-25T00:30:00Z", 240, &["America/New_York"], ""),
            "UTC: Sun 25 Oct 00:30–04:30\n\
             New York: Sat 24 Oct 20:30 – Sun 25 Oct 00:30 EDT"
        );
        let tokyo = r#"{"time": {"zone": "Asia/Tokyo", "clock": "12h"}}"#;
        assert_eq!(
            table("2026-12-01T13:00:00Z", 60, &["UTC", "Asia/Tokyo"], tokyo),
            "Tokyo: Tue 1 Dec 10:00 PM–11:00 PM JST\n\
             UTC: Tue 1 Dec 1:00 PM–2:00 PM"
        );
        assert_eq!(table("2026-12-01T13:00:00Z", 60, &["Mars/Olympus"], ""), "");
    }
}
