//! The time zone that a page prints beside its time fields, cut out of the words around it. What the
//! zone means is not this part's business.

use super::words::{fold, has_any};

const REGIONS: [&str; 12] = [
    "pacific",
    "mountain",
    "central",
    "eastern",
    "atlantic",
    "alaska",
    "hawaii",
    "arizona",
    "greenwich",
    "universal",
    "coordinated",
    "british",
];
const SHORT: [&str; 28] = [
    "UTC", "GMT", "PST", "PDT", "PT", "MST", "MDT", "MT", "CST", "CDT", "CT", "EST", "EDT", "ET",
    "AKST", "AKDT", "HST", "CET", "CEST", "EET", "EEST", "WET", "WEST", "BST", "IST", "JST",
    "AEST", "AEDT",
];

/// More words than these around a time are a sentence about it.
const MOST_WORDS: usize = 6;

/// A lower-case word that is a zone or part of the name of one.
pub fn is_of_one(word: &str) -> bool {
    REGIONS.contains(&word) || SHORT.iter().any(|short| short.eq_ignore_ascii_case(word))
}

/// The zone named in a piece of text, as written there. In a sentence with times of its own it is the
/// zone of those.
pub fn find(text: &str) -> Option<String> {
    let offset = text.find("(GMT").or_else(|| text.find("(UTC"));
    let times = offset
        .and_then(|at| Some((at, at + text[at..].find(')')?)))
        .map_or(text.to_owned(), |(at, end)| {
            text[..at].to_owned() + &text[end..]
        });
    let timed = times.as_bytes().windows(3).any(|three| {
        matches!(three, [before, b':', after] if before.is_ascii_digit() && after.is_ascii_digit())
    });
    let own = timed && text.split_whitespace().count() > MOST_WORDS;
    let converted = text.trim_start().starts_with(['=', '≈', '→'])
        || has_any(&fold(text), &["your local", "your time", "for you"]);
    if own || converted || text.chars().count() > 160 {
        return None;
    }
    rails(text)
        .or_else(|| region(text))
        .or_else(|| place(text))
        .or_else(|| short(text))
}

/// `(GMT-08:00) Pacific Time (US & Canada)`
fn rails(text: &str) -> Option<String> {
    let start = text.find("(GMT").or_else(|| text.find("(UTC"))?;
    let close = start + text[start..].find(')')?;
    let offset = &text[start + 4..close];
    let rest = &text[close + 1..];
    // Up to where the sentence around it ends.
    let end = rest.find(". ").unwrap_or(rest.len());
    let place = rest[..end].trim().trim_end_matches('.');
    (offset.starts_with(['+', '-', '\u{2212}']) && !place.is_empty())
        .then(|| format!("{} {place}", &text[start..=close]))
}

/// `Pacific Time (US & Canada)`
fn region(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let start = REGIONS
        .iter()
        .filter_map(|region| lower.find(region))
        .min()?;
    let end = start + lower[start..].find(" time")? + 5;
    let words = text[start..end].split_whitespace().count();
    let rest = text[end..].trim_start();
    let more = rest.starts_with('(').then(|| rest.find(')')).flatten();
    // A short name in brackets says it shortest: "Coordinated Universal Time (UTC)".
    let code = more
        .map(|close| &rest[1..close])
        .filter(|code| SHORT.contains(code));
    if let Some(code) = code {
        return Some(code.to_owned());
    }
    let whole = match more {
        Some(close) => format!("{} {}", &text[start..end], &rest[..=close]),
        None => text[start..end].to_owned(),
    };
    (words <= 4).then_some(whole)
}

/// `America/New_York`
fn place(text: &str) -> Option<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':'))
        .map(|word| word.trim_end_matches('.'))
        .find(|word| {
            word.split_once('/').is_some_and(|(area, city)| {
                let capital = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
                area.len() > 2
                    && capital(area)
                    && city.split('/').all(capital)
                    && city.bytes().any(|b| b.is_ascii_lowercase())
            })
        })
        .map(str::to_owned)
}

/// `UTC`, `UTC+2`, `PST`
fn short(text: &str) -> Option<String> {
    let words = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | ':' | '\u{2212}')));
    for word in words {
        let letters = word
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(word.len());
        let (name, offset) = word.split_at(letters);
        let known = SHORT.contains(&name);
        let plain = offset.trim_end_matches([':', '-', '+']);
        if known && plain.is_empty() {
            return Some(format!("{name}{}", offset_after(text, word)));
        }
        if known
            && offset.starts_with(['+', '-', '\u{2212}'])
            && offset.chars().any(|c| c.is_ascii_digit())
        {
            return Some(word.to_owned());
        }
    }
    None
}

/// `+1` of "UTC (+1)" and `+01:00` of "UTC +01:00".
fn offset_after<'t>(text: &'t str, word: &str) -> &'t str {
    let after = text.split_once(word).map_or("", |(_, after)| after);
    let after = after.trim_start_matches([' ', '(']);
    let signed = after.strip_prefix(['+', '-', '\u{2212}']).unwrap_or("");
    let digits = signed.find(|c: char| !(c.is_ascii_digit() || c == ':'));
    match digits.unwrap_or(signed.len()) {
        0 => "",
        end => &after[..after.len() - signed.len() + end],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_as_pages_print_them() {
        let zone = |text: &str| find(text).unwrap_or_default();
        assert_eq!(zone("All times are in UTC."), "UTC");
        assert_eq!(zone("Time (UTC)"), "UTC");
        assert_eq!(
            zone("(GMT-08:00) Pacific Time (US & Canada)"),
            "(GMT-08:00) Pacific Time (US & Canada)"
        );
        assert_eq!(
            zone("Times are shown in Pacific Time (US & Canada)"),
            "Pacific Time (US & Canada)"
        );
        assert_eq!(zone("Time zone: America/New_York"), "America/New_York");
        assert_eq!(zone("UTC+2"), "UTC+2");
        assert_eq!(zone("10:00 UTC (+1)"), "UTC+1");
        assert_eq!(zone("UTC +01:00"), "UTC+01:00");
        assert_eq!(zone("10:00 UTC - 12:00"), "UTC");
        assert_eq!(zone("= 11:00 CET"), "");
        assert_eq!(zone("Coordinated Universal Time (UTC)"), "UTC");
        assert_eq!(zone("Scheduled Time"), "");
        assert_eq!(zone("Hours and/or minutes"), "");
    }
}
