//! Instants and days → text for people.

use super::instant::UtcInstant;
use super::words::LANGUAGES;
use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Timelike};
use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Clock {
    #[serde(rename = "24h")]
    TwentyFour,
    #[serde(rename = "12h")]
    Twelve,
}

/// The months' names, from January.
pub fn months() -> impl Iterator<Item = &'static str> {
    LANGUAGES[0].0.split(' ')
}

/// `22:00`, or `10:00 PM`.
pub fn format_clock(time: NaiveTime, clock: Clock) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match clock {
        Clock::TwentyFour => format!("{hour:02}:{minute:02}"),
        Clock::Twelve => {
            let meridiem = if hour < 12 { "AM" } else { "PM" };
            format!("{}:{minute:02} {meridiem}", (hour + 11) % 12 + 1)
        }
    }
}

/// `Tue 24 Nov`.
pub fn format_short_day(day: NaiveDate) -> String {
    format!(
        "{} {} {}",
        &weekday_name(day)[..3],
        day.day(),
        &month_name(day)[..3]
    )
}

/// `24 November 2026`.
pub fn format_long_day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day), day.year())
}

/// `2026-11-24`.
pub fn format_iso_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// `24 November 2026, 22:00–00:00 UTC`; with both days where the window takes a day or more, or
/// ends before it starts.
pub fn format_window(start: UtcInstant, end: Option<UtcInstant>, form: Clock) -> String {
    let at = |moment: UtcInstant| format_clock(moment.time(), form);
    let day = format_long_day(start.date_naive());
    match end {
        Some(end) if end - start >= Duration::days(1) || end < start => {
            let last = format_long_day(end.date_naive());
            format!("{day}, {} – {last}, {} UTC", at(start), at(end))
        }
        Some(end) => format!("{day}, {}–{} UTC", at(start), at(end)),
        None => format!("{day}, {} UTC", at(start)),
    }
}

/// `2026-11-24T22:00:00Z`.
pub fn format_rfc3339(at: UtcInstant) -> String {
    format!(
        "{}T{:02}:{:02}:{:02}Z",
        format_iso_day(at.date_naive()),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// The city of an IANA name: `America/New_York` → `New York`. Chromium still uses the former names
/// of some zones, so a renamed city gets its present name.
pub fn zone_city(iana: &str) -> String {
    match iana.rsplit('/').next().unwrap_or(iana) {
        "Calcutta" => "Kolkata".into(),
        "Katmandu" => "Kathmandu".into(),
        "Rangoon" => "Yangon".into(),
        "Saigon" => "Ho Chi Minh".into(),
        "Kiev" => "Kyiv".into(),
        "Godthab" => "Nuuk".into(),
        "Asmera" => "Asmara".into(),
        "Faeroe" => "Faroe".into(),
        name => name.replace('_', " "),
    }
}

pub fn month_name(day: NaiveDate) -> &'static str {
    months().nth(day.month0() as usize).unwrap_or_default()
}

pub fn weekday_name(day: NaiveDate) -> &'static str {
    let number = day.weekday().num_days_from_monday() as usize;
    LANGUAGES[0].1.split(' ').nth(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::zone_city;

    #[track_caller]
    fn is_in(zone: &str, expected: &str) {
        assert_eq!(zone_city(zone), expected);
    }

    #[test]
    fn a_zone_is_called_by_its_city() {
        is_in("America/New_York", "New York");
        is_in("America/Argentina/Buenos_Aires", "Buenos Aires");
        is_in("Asia/Calcutta", "Kolkata");
        is_in("Asia/Kolkata", "Kolkata");
        is_in("Europe/Kiev", "Kyiv");
        is_in("UTC", "UTC");
    }
}
