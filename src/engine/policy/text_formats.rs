//! The forms that texts of a policy must have. For the schema each is a type of its own; the pattern there
//! is for editors, the function here decides.

use crate::engine::time::date_format::is_date_format;
use chrono::NaiveDate;
use schemars::JsonSchema;

/// With something in it.
#[derive(JsonSchema)]
#[schemars(rename = "Text", extend("pattern" = r"\S"))]
pub struct NonEmptyText(#[expect(dead_code)] String);

/// The name of a time zone.
#[derive(JsonSchema)]
#[schemars(extend(
    "format" = "zone",
    "pattern" = "^(UTC|GMT|[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z][A-Za-z0-9_+-]*)+)$"
))]
pub struct ZoneName(#[expect(dead_code)] String);

/// How dates are written.
#[derive(JsonSchema)]
#[schemars(rename = "DateFormat", extend("format" = "date-format", "pattern" = "D"))]
pub struct DateFormatText(#[expect(dead_code)] String);

/// A zone that may stand beside the policy's, `client` for the chosen client's, or `any`.
#[derive(JsonSchema)]
#[schemars(extend("format" = "paired-zone", "pattern" = r"\S"))]
pub struct PairedZone(#[expect(dead_code)] String);

/// In `time.pairs`: the zone of the client whose components are chosen.
pub const PAIRED_WITH_CLIENT: &str = "client";
/// In `time.pairs`: every zone.
pub const PAIRED_WITH_ANY: &str = "any";

/// Hours of a day.
#[derive(JsonSchema)]
#[schemars(extend("format" = "hours", "pattern" = "^[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}$"))]
pub struct Hours(#[expect(dead_code)] String);

/// A day, or the first and the last of several.
#[derive(JsonSchema)]
#[schemars(extend(
    "format" = "dates",
    "pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
))]
pub struct Dates(#[expect(dead_code)] String);

/// The id of a rule: which there are, `docs` writes into the schema.
#[derive(JsonSchema)]
pub struct RuleId(#[expect(dead_code)] String);

/// The address of a page.
#[derive(JsonSchema)]
#[schemars(rename = "Link", extend("format" = "link", "pattern" = "^https://"))]
pub struct HandbookLink(#[expect(dead_code)] String);

/// A format of the schema.
pub struct TextFormat {
    pub name: &'static str,
    pub is_valid: fn(&str) -> bool,
    pub example: &'static str,
}

pub static FORMATS: [TextFormat; 6] = [
    TextFormat {
        name: "zone",
        is_valid: is_zone_name,
        example: "Europe/Paris",
    },
    TextFormat {
        name: "date-format",
        is_valid: is_date_format,
        example: "D MMMM YYYY",
    },
    TextFormat {
        name: "paired-zone",
        is_valid: |zone| matches!(zone, PAIRED_WITH_CLIENT | PAIRED_WITH_ANY) || is_zone_name(zone),
        example: "client",
    },
    TextFormat {
        name: "hours",
        is_valid: is_hours,
        example: "22:00-06:00",
    },
    TextFormat {
        name: "dates",
        is_valid: |dates| parse_dates(dates).is_some(),
        example: "2026-12-24/2026-12-31",
    },
    TextFormat {
        name: "link",
        is_valid: |link| link.starts_with("https://"),
        example: "https://…",
    },
];

/// `UTC`, or an area and a place: `America/Argentina/Salta`. Whether there is such a zone is known
/// only where zones are.
pub fn is_zone_name(zone: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b'+'))
    };
    matches!(zone, "UTC" | "GMT") || zone.contains('/') && zone.split('/').all(part)
}

/// `2026-12-24`, or `2026-12-24/2026-12-31`: the first and the last day.
pub fn parse_dates(dates: &str) -> Option<(NaiveDate, NaiveDate)> {
    let day = |text: &str| {
        let mut numbers = text.trim().split('-').map(str::parse);
        let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let year =
            i32::try_from(year.ok().filter(|year: &u32| (1900..9999).contains(year))?).ok()?;
        let day = NaiveDate::from_ymd_opt(year, month.ok()?, day.ok()?);
        day.filter(|_| numbers.next().is_none())
    };
    let (first, last) = dates.split_once('/').unwrap_or((dates, dates));
    let (first, last) = (day(first)?, day(last)?);
    (first <= last).then_some((first, last))
}

/// `22:00-06:00`.
fn is_hours(hours: &str) -> bool {
    let number = |text: &str, most: u32| text.parse().is_ok_and(|number: u32| number <= most);
    let is_clock = |text: &str| match text.split_once(':') {
        Some((hour, minute)) => {
            minute.len() == 2
                && (number(hour, 23) && number(minute, 59) || hour == "24" && minute == "00")
        }
        None => false,
    };
    match hours.split_once('-') {
        Some((from, to)) => is_clock(from) && is_clock(to),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_by_their_dates() {
        for dates in ["2026-12-24", "2026-12-24/2027-01-02"] {
            assert!(parse_dates(dates).is_some(), "{dates}");
        }
        for dates in [
            "24.12.2026",
            "2026-02-30",
            "2027-01-02/2026-12-24",
            "2026-12",
            "2026-12-24-1",
        ] {
            assert!(parse_dates(dates).is_none(), "{dates}");
        }
    }

    #[test]
    fn zones_by_their_shape() {
        for zone in [
            "UTC",
            "Etc/GMT+5",
            "America/Argentina/Salta",
            "America/Port-au-Prince",
        ] {
            assert!(is_zone_name(zone), "{zone}");
        }
        for zone in [
            "EST",
            "UTC+2",
            "Europe/",
            "/Paris",
            "Europe/São_Paulo",
            "Central Time",
        ] {
            assert!(!is_zone_name(zone), "{zone}");
        }
    }
}
