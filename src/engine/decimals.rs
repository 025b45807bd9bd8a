//! Decimal numbers of at most three places, counted in thousandths: no number is rounded.

/// A decimal number of at most three places, in thousandths.
pub fn read_thousandths(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=9).contains(&whole.len()) && digits(whole) && digits(part) && part.len() <= 3;
    if !fits {
        return None;
    }
    let mut fraction = 0;
    for place in 0..3 {
        fraction = fraction * 10
            + part
                .as_bytes()
                .get(place)
                .map_or(0, |digit| i64::from(digit - b'0'));
    }
    Some(sign * (whole.parse::<i64>().ok()? * 1000 + fraction))
}

/// Thousandths as a decimal number.
pub fn write_thousandths(thousandths: i64) -> String {
    let (whole, part) = (thousandths / 1000, thousandths % 1000);
    if part == 0 {
        return whole.to_string();
    }
    let sign = if thousandths < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:03}", whole.abs(), part.abs());
    text.trim_end_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_are_read_and_written() {
        assert_eq!(read_thousandths("-2.25"), Some(-2250));
        assert_eq!(write_thousandths(-2250), "-2.25");
        assert_eq!(write_thousandths(3000), "3");
        assert_eq!(read_thousandths("1.2345"), None);
        assert_eq!(read_thousandths("two"), None);
    }
}
