//! How long to wait before a request is sent again.

use chrono::DateTime;

/// Milliseconds that the API asks for: seconds, or a date, which is compared with the date of the answer itself, so that
/// the clock of this machine does not matter.
pub fn retry_after(header: Option<&str>, date: Option<&str>) -> Option<u64> {
    let header = header?.trim();
    if let Ok(seconds) = header.parse::<f64>() {
        return (seconds >= 0.0 && seconds.is_finite()).then(|| (seconds * 1000.0).ceil() as u64);
    }
    let until = DateTime::parse_from_rfc2822(header).ok()?;
    let sent = DateTime::parse_from_rfc2822(date?.trim()).ok()?;
    Some(u64::try_from((until - sent).num_milliseconds()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::retry_after;

    #[test]
    fn seconds_or_a_date() {
        assert_eq!(retry_after(Some("7"), None), Some(7_000));
        assert_eq!(retry_after(Some(" 0.5 "), None), Some(500));
        assert_eq!(retry_after(None, None), None);
        for text in ["soon", "-1", "NaN", "inf", ""] {
            assert_eq!(retry_after(Some(text), None), None, "{text}");
        }
        let [sent, until] = [
            "Mon, 23 Nov 2026 12:00:00 GMT",
            "Mon, 23 Nov 2026 12:00:09 GMT",
        ];
        assert_eq!(retry_after(Some(until), Some(sent)), Some(9_000));
        assert_eq!(retry_after(Some(sent), Some(until)), Some(0));
        assert_eq!(retry_after(Some(until), None), None);
    }
}
