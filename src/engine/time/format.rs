//! Instants and days as words and figures.

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
pub fn clock(time: NaiveTime, clock: Clock) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    match clock {
        Clock::TwentyFour => format!("{hour:02}:{minute:02}"),
        Clock::Twelve => {
            let half = if hour < 12 { "AM" } else { "PM" };
            format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
        }
    }
}

/// `Tue 24 Nov`.
pub fn short_day(day: NaiveDate) -> String {
    format!("{} {} {}", &weekday(day)[..3], day.day(), &month(day)[..3])
}

/// `24 November 2026`.
pub fn long_day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// `2026-11-24`.
pub fn iso_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// `24 November 2026, 22:00–00:00 UTC`; both days where it is a day long or longer, or
/// ends before it starts.
pub fn window(start: UtcInstant, end: Option<UtcInstant>, form: Clock) -> String {
    let at = |moment: UtcInstant| clock(moment.time(), form);
    let day = long_day(start.date_naive());
    match end {
        Some(end) if end - start >= Duration::days(1) || end < start => {
            let last = long_day(end.date_naive());
            format!("{day}, {} – {last}, {} UTC", at(start), at(end))
        }
        Some(end) => format!("{day}, {}–{} UTC", at(start), at(end)),
        None => format!("{day}, {} UTC", at(start)),
    }
}

/// `2026-11-24T22:00:00Z`.
pub fn rfc3339(at: UtcInstant) -> String {
    format!(
        "{}T{:02}:{:02}:{:02}Z",
        iso_day(at.date_naive()),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// The city of an IANA name: `America/New_York` → `New York`. Chromium still gives zones the names
/// of old, so a city that was renamed is called as its people do.
pub fn city(iana: &str) -> String {
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

pub fn month(day: NaiveDate) -> &'static str {
    months().nth(day.month0() as usize).unwrap_or_default()
}

pub fn weekday(day: NaiveDate) -> &'static str {
    let number = day.weekday().num_days_from_monday() as usize;
    LANGUAGES[0].1.split(' ').nth(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::city;

    #[track_caller]
    fn is_in(zone: &str, expected: &str) {
        assert_eq!(city(zone), expected);
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
