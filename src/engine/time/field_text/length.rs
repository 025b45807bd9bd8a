//! A length of time that is the whole text.

use crate::engine::decimals::read_thousandths;

/// Minutes: `2 hours`, `1h 30m`, `90 min`, `1:30`, `1.5 hours`, `PT2H`.
pub fn read_length(text: &str) -> Option<u32> {
    let mut lower = text.trim().to_lowercase();
    if let Some(iso) = lower.strip_prefix('p') {
        lower = iso.replace('t', "");
    }
    if let Some((hours, minutes)) = lower.split_once(':') {
        let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (minutes < 60 && hours < 10_000).then_some(hours * 60 + minutes);
    }
    let mut total = 0;
    let mut rest = lower.as_str();
    let mut units = 0;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
            .unwrap_or(rest.len());
        // "1,5" is one and a half, "1,000" may be a thousand.
        let (whole, part) = rest[..end].split_once(',').unwrap_or((&rest[..end], ""));
        let number = match part.len() {
            0 => read_thousandths(whole),
            1 | 2 => read_thousandths(&rest[..end].replace(',', ".")),
            _ => None,
        }?;
        rest = rest[end..].trim_start();
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        total += number * minutes_of(&rest[..end])?;
        units += 1;
        rest = rest[end..].trim_start_matches([' ', ',']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    (units > 0 && total % 1000 == 0)
        .then(|| u32::try_from(total / 1000).ok())
        .flatten()
}

/// How many minutes a unit has.
fn minutes_of(unit: &str) -> Option<i64> {
    match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(60),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(1),
        "d" | "day" | "days" => Some(1440),
        _ => None,
    }
}
