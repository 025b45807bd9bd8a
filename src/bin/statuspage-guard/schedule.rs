//! The times of an incident in a document of the API → instants, and the faults of their notation.
//! A script that leaves out the zone posts another hour than it means, so such a time is read and
//! reported, not refused.

use super::machine;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde_json::Value;
use statuspage_guard::engine::{
    finding::Finding,
    form::FieldName,
    time::{
        PageZone, UtcInstant,
        format::{self, Clock},
    },
};

/// One time of the document.
pub enum ScheduledTime {
    /// No such key, or null.
    Absent,
    At(UtcInstant),
    /// Not understood, with the text.
    Unreadable(String),
}

impl ScheduledTime {
    pub fn instant(&self) -> Option<UtcInstant> {
        match self {
            Self::At(at) => Some(*at),
            _ => None,
        }
    }
}

/// The start and end of an incident, and their faults. A time without a zone is taken to be in
/// `zone`.
pub fn read_schedule(incident: &Value, zone: &str) -> (ScheduledTime, ScheduledTime, Vec<Finding>) {
    let keys = [
        ("scheduled_for", FieldName::StartTime),
        ("scheduled_until", FieldName::Duration),
    ];
    let [start, end] = keys.map(|(key, field)| WrittenTime::read(&incident[key], zone, key, field));
    // A fault of both times is reported once.
    let mut findings = match (&start.problem, &end.problem) {
        (Some(one), Some(two)) if one == two && *one != TimeFault::NoTime => {
            vec![describe_fault(&[&start, &end], *one, zone)]
        }
        _ => [&start, &end]
            .into_iter()
            .filter_map(|written| Some(describe_fault(&[written], written.problem?, zone)))
            .collect(),
    };
    if let (Some(start), Some(end)) = (start.moment.instant(), end.moment.instant())
        && end < start
    {
        let sentence = format!(
            "scheduled_until, {}, is before scheduled_for, {}: the maintenance ends before it starts. Correct \
             the one that is wrong.",
            format_instant(end),
            format_instant(start)
        );
        findings.push(Finding::error(FieldName::Duration, sentence));
    }
    (start.moment, end.moment, findings)
}

fn format_instant(at: UtcInstant) -> String {
    let clock = format::format_clock(at.time(), Clock::TwentyFour);
    format!(
        "{clock} UTC on {}",
        format::format_long_day(at.date_naive())
    )
}

/// A time as written in the document.
struct WrittenTime {
    key: &'static str,
    field: FieldName,
    words: String,
    moment: ScheduledTime,
    problem: Option<TimeFault>,
}

impl WrittenTime {
    fn read(value: &Value, zone: &str, key: &'static str, field: FieldName) -> Self {
        let words = match value {
            Value::String(text) => text.trim().to_string(),
            other => other.to_string(),
        };
        let (moment, problem) = match parse_time(&words, zone) {
            _ if value.is_null() => (ScheduledTime::Absent, None),
            Some((at, problem)) if machine::is_in_calendar(at) => {
                let number = value.is_number().then_some(TimeFault::Number);
                (ScheduledTime::At(at), number.or(problem))
            }
            _ => (
                ScheduledTime::Unreadable(words.clone()),
                Some(TimeFault::NoTime),
            ),
        };
        Self {
            key,
            field,
            words,
            moment,
            problem,
        }
    }
}

/// `scheduled_for is “…” and scheduled_until is “…”, without a zone: …`
fn describe_fault(all: &[&WrittenTime], problem: TimeFault, zone: &str) -> Finding {
    let written: Vec<String> = all
        .iter()
        .map(|one| format!("{} is “{}”", one.key, one.words))
        .collect();
    let utc: Vec<String> = all
        .iter()
        .filter_map(|one| one.moment.instant().map(format::format_rfc3339))
        .collect();
    let (written, utc) = (written.join(" and "), utc.join(" and "));
    let sentence = match problem {
        TimeFault::NoTime => format!(
            "{written}, which is no time that the API reads. Write it like 2026-11-24T22:00:00Z."
        ),
        TimeFault::NoZone => format!(
            "{written}, without a zone: whose time that is, the API has to guess. If it is {zone}, write {utc}."
        ),
        TimeFault::NoClock => format!("{written}, without a clock time. Write both, like {utc}."),
        TimeFault::NoSeconds => format!("{written}, without seconds. Write {utc}."),
        TimeFault::Number => format!("{written}, a number, and the API reads a text. Write {utc}."),
    };
    match problem {
        TimeFault::NoSeconds => Finding::warning(all[0].field, sentence),
        _ => Finding::error(all[0].field, sentence),
    }
}

/// A fault in the notation of a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TimeFault {
    NoTime,
    NoZone,
    NoClock,
    NoSeconds,
    /// Seconds or milliseconds since 1970.
    Number,
}

fn parse_time(written: &str, zone: &str) -> Option<(UtcInstant, Option<TimeFault>)> {
    if let Some(at) = parse_exact(written) {
        return Some((at, None));
    }
    // A smaller number would be in the last century: it is a year or a day, not seconds.
    if let Some(number) = written.parse::<f64>().ok().filter(|number| *number >= 1e9) {
        let milliseconds = if number.abs() < 1e11 {
            number * 1e3
        } else {
            number
        };
        let at = DateTime::from_timestamp_millis(milliseconds as i64)?;
        return Some((at, Some(TimeFault::Number)));
    }
    let spaced = written.replace(['T', 't'], " ");
    let zoned = |format: &str| DateTime::parse_from_str(&spaced, format).ok();
    let short = spaced
        .strip_suffix(['Z', 'z'])
        .map(|rest| format!("{}+0000", rest.trim_end()));
    let short = short.as_deref().unwrap_or(&spaced);
    if let Some(at) = ["%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M %z"]
        .iter()
        .find_map(|format| DateTime::parse_from_str(short, format).ok())
    {
        return Some((at.to_utc(), Some(TimeFault::NoSeconds)));
    }
    if let Some(at) = zoned("%Y-%m-%d %H:%M:%S%.f %z").or_else(|| zoned("%Y-%m-%d %H:%M:%S%.f%z")) {
        return Some((at.to_utc(), None));
    }
    let local = |wall: NaiveDateTime| {
        let zone = PageZone::parse(zone).unwrap_or(PageZone::Utc);
        zone.resolve_wall_clock(&machine::load_zones(), wall)
            .map(|local| local.likely_instant())
    };
    let naive = |format: &&str| NaiveDateTime::parse_from_str(&spaced, format).ok();
    if let Some(wall) = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(naive)
    {
        return Some((local(wall)?, Some(TimeFault::NoZone)));
    }
    let day = NaiveDate::parse_from_str(written, "%Y-%m-%d").ok()?;
    Some((local(day.and_hms_opt(0, 0, 0)?)?, Some(TimeFault::NoClock)))
}

/// Parses a time in RFC 3339, or with "UTC" after it as Ruby prints it.
pub fn parse_exact(text: &str) -> Option<UtcInstant> {
    let text = text.trim();
    let offset = text
        .strip_suffix("UTC")
        .map(|rest| format!("{}Z", rest.trim_end()));
    let at: DateTime<FixedOffset> = offset.as_deref().unwrap_or(text).parse().ok()?;
    Some(at.to_utc()).filter(|at| machine::is_in_calendar(*at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// The time in UTC and what is found, for a start in the zone of New York.
    #[track_caller]
    fn reads(value: Value, expected: &str, finds: &str) {
        let incident = json!({"scheduled_for": value});
        let (start, _, findings) = read_schedule(&incident, "America/New_York");
        let at = start
            .instant()
            .map(format::format_rfc3339)
            .unwrap_or_default();
        let found: Vec<_> = findings
            .iter()
            .map(|finding| format!("{}: {}", finding.severity.as_str(), finding.sentence))
            .collect();
        assert_eq!(at, expected, "{value}");
        assert!(found.join("\n").contains(finds), "{value}: {found:?}");
        assert_eq!(found.is_empty(), finds.is_empty(), "{value}: {found:?}");
    }

    #[test]
    fn what_the_api_writes() {
        reads(json!("2026-11-24T22:00:00Z"), "2026-11-24T22:00:00Z", "");
        reads(
            json!("2026-11-24T22:00:00.000Z"),
            "2026-11-24T22:00:00Z",
            "",
        );
        reads(
            json!("2026-11-24T17:00:00.000-05:00"),
            "2026-11-24T22:00:00Z",
            "",
        );
        reads(json!("2026-11-24 22:00:00 UTC"), "2026-11-24T22:00:00Z", "");
        reads(
            json!("2026-11-24T17:00:00-0500"),
            "2026-11-24T22:00:00Z",
            "",
        );
        reads(
            json!("2026-11-24 17:00:00 -0500"),
            "2026-11-24T22:00:00Z",
            "",
        );
        reads(Value::Null, "", "");
    }

    #[test]
    fn what_scripts_leave_out() {
        let zone = "error: scheduled_for is “2026-11-24T17:00:00”, without a zone";
        reads(json!("2026-11-24T17:00:00"), "2026-11-24T22:00:00Z", zone);
        reads(
            json!("2026-11-24 17:00"),
            "2026-11-24T22:00:00Z",
            "without a zone",
        );
        reads(
            json!("2026-11-24T22:00Z"),
            "2026-11-24T22:00:00Z",
            "warning: scheduled_for is “2026-11-24T22:00Z”, without seconds",
        );
        reads(
            json!("2026-11-24T17:00-05:00"),
            "2026-11-24T22:00:00Z",
            "without seconds",
        );
        reads(
            json!("2026-11-24"),
            "2026-11-24T05:00:00Z",
            "without a clock time",
        );
        reads(json!(1_795_644_000), "2026-11-25T22:00:00Z", "a number");
        reads(json!("1795644000000"), "2026-11-25T22:00:00Z", "a number");
    }

    #[test]
    fn what_is_no_time() {
        for written in [
            "tomorrow",
            "",
            "2026-13-40T00:00:00Z",
            "+12026-11-24T22:00:00Z",
            "+262142-12-31T23:59:59Z",
            "24/11/2026",
        ] {
            reads(json!(written), "", "which is no time");
        }
    }

    #[test]
    fn a_fault_of_both_times_is_reported_once() {
        let incident =
            json!({"scheduled_for": "2026-11-24 22:00", "scheduled_until": "2026-11-25 00:00"});
        let (_, _, findings) = read_schedule(&incident, "UTC");
        assert_eq!(findings.len(), 1);
        assert!(
            findings[0]
                .sentence
                .ends_with("write 2026-11-24T22:00:00Z and 2026-11-25T00:00:00Z.")
        );
    }

    #[test]
    fn an_end_before_the_start() {
        let incident = json!({"scheduled_for": "2026-11-24T22:00:00Z", "scheduled_until": "2026-11-24T00:00:00Z"});
        let (_, _, findings) = read_schedule(&incident, "UTC");
        assert_eq!(
            findings[0].sentence,
            "scheduled_until, 00:00 UTC on 24 November 2026, is before scheduled_for, 22:00 UTC on 24 November \
             2026: the maintenance ends before it starts. Correct the one that is wrong."
        );
    }
}
