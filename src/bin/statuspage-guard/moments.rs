//! The times of an incident as the API has them, and what is wrong with how they are written. A script that
//! leaves out the zone posts another hour than it means, so such a time is read and reported, not refused.

use super::machine;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde_json::Value;
use statuspage_guard::engine::{
    finding::Finding,
    form::FieldName,
    policy::Clock,
    time::{PageZone, UtcInstant, format},
};

/// One time of the document.
pub enum Moment {
    /// No such key, or null.
    Absent,
    At(UtcInstant),
    /// Not understood: what stands there.
    Unreadable(String),
}

impl Moment {
    pub fn at(&self) -> Option<UtcInstant> {
        match self {
            Self::At(at) => Some(*at),
            _ => None,
        }
    }
}

/// Start and end of an incident, and what is wrong with them. What has no zone is taken in `zone`.
pub fn schedule(incident: &Value, zone: &str) -> (Moment, Moment, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut read = |key, field| moment(&incident[key], zone, key, field, &mut findings);
    let start = read("scheduled_for", FieldName::StartTime);
    let end = read("scheduled_until", FieldName::Duration);
    if let (Some(start), Some(end)) = (start.at(), end.at())
        && end < start
    {
        let sentence = format!(
            "scheduled_until, {}, is before scheduled_for, {}: the maintenance ends before it starts. Correct \
             the one that is wrong.",
            words(end),
            words(start)
        );
        findings.push(Finding::error(FieldName::Duration, sentence));
    }
    (start, end, findings)
}

fn words(at: UtcInstant) -> String {
    let clock = format::clock(at.time(), Clock::TwentyFour);
    format!("{clock} UTC on {}", format::long_day(at.date_naive()))
}

fn moment(
    value: &Value,
    zone: &str,
    key: &str,
    field: FieldName,
    findings: &mut Vec<Finding>,
) -> Moment {
    let written = match value {
        Value::Null => return Moment::Absent,
        Value::String(text) => text.trim().to_string(),
        other => other.to_string(),
    };
    let (at, problem) = match read(&written, zone) {
        Some((at, problem)) if machine::is_in_calendar(at) => (at, problem),
        _ => {
            let sentence = format!(
                "{key} is “{written}”, which is no time that the API reads. Write it like 2026-11-24T22:00:00Z."
            );
            findings.push(Finding::error(field, sentence));
            return Moment::Unreadable(written);
        }
    };
    let problem = match value.is_string() {
        true => problem,
        false => Some(Problem::Number),
    };
    if let Some(problem) = problem {
        let utc = format::rfc3339(at);
        let sentence = match problem {
            Problem::NoZone => format!(
                "{key} is “{written}”, without a zone: whose time that is, the API has to guess. If it is {zone}, \
                 write {utc}."
            ),
            Problem::NoClock => {
                format!("{key} is “{written}”, without a clock time. Write both, like {utc}.")
            }
            Problem::NoSeconds => format!("{key} is “{written}”, without seconds. Write {utc}."),
            Problem::Number => {
                format!("{key} is {written}, a number, and the API reads a text. Write {utc}.")
            }
        };
        findings.push(match problem {
            Problem::NoSeconds => Finding::warning(field, sentence),
            _ => Finding::error(field, sentence),
        });
    }
    Moment::At(at)
}

/// What is wrong with a time that can be read all the same.
enum Problem {
    NoZone,
    NoClock,
    NoSeconds,
    /// Seconds or milliseconds since 1970.
    Number,
}

fn read(written: &str, zone: &str) -> Option<(UtcInstant, Option<Problem>)> {
    if let Some(at) = exact(written) {
        return Some((at, None));
    }
    // Less would be in the last century: a year or a day, and no seconds.
    if let Some(number) = written.parse::<f64>().ok().filter(|number| *number >= 1e9) {
        let milliseconds = if number.abs() < 1e11 {
            number * 1e3
        } else {
            number
        };
        let at = DateTime::from_timestamp_millis(milliseconds as i64)?;
        return Some((at, Some(Problem::Number)));
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
        return Some((at.to_utc(), Some(Problem::NoSeconds)));
    }
    if let Some(at) = zoned("%Y-%m-%d %H:%M:%S%.f %z").or_else(|| zoned("%Y-%m-%d %H:%M:%S%.f%z")) {
        return Some((at.to_utc(), None));
    }
    let local = |wall: NaiveDateTime| {
        let zone = PageZone::read(zone).unwrap_or(PageZone::Utc);
        zone.instants(&machine::zones(), wall)
            .map(|local| local.likely())
    };
    let naive = |format: &&str| NaiveDateTime::parse_from_str(&spaced, format).ok();
    if let Some(wall) = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(naive)
    {
        return Some((local(wall)?, Some(Problem::NoZone)));
    }
    let day = NaiveDate::parse_from_str(written, "%Y-%m-%d").ok()?;
    Some((local(day.and_hms_opt(0, 0, 0)?)?, Some(Problem::NoClock)))
}

/// A time as RFC 3339 writes it, or with "UTC" behind it as Ruby prints it.
pub fn exact(text: &str) -> Option<UtcInstant> {
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
        let (start, _, findings) = schedule(&incident, "America/New_York");
        let at = start.at().map(format::rfc3339).unwrap_or_default();
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
    fn an_end_before_the_start() {
        let incident = json!({"scheduled_for": "2026-11-24T22:00:00Z", "scheduled_until": "2026-11-24T00:00:00Z"});
        let (_, _, findings) = schedule(&incident, "UTC");
        assert_eq!(
            findings[0].sentence,
            "scheduled_until, 00:00 UTC on 24 November 2026, is before scheduled_for, 22:00 UTC on 24 November \
             2026: the maintenance ends before it starts. Correct the one that is wrong."
        );
    }
}
