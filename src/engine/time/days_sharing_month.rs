//! Text beside a date → the days that share its month: "vom 22. bis 23. November", "Nov 17 & 18".
//! The date itself is read as the one with the month, and it must not be rewritten without the
//! others.

use super::day_endings::ENDINGS;
use super::lexicon::look_up_word;

/// The day before a date that begins at byte `start`, and its first byte: the 22 of "vom 22. bis
/// 23. November". A word such as "from" must precede it: "phase 2 and 17 November" lists no days.
pub(super) fn find_day_before(text: &str, start: usize) -> Option<(usize, u32)> {
    const JOINTS: &[&str] = &[
        "to", "until", "bis", "auf", "au", "al", "ao", "a", "à", "para", "tot", "op", "and", "und",
        "et", "y", "e", "en", "och", "og", "til", "&", "/",
    ];
    const ARTICLES: &[&str] = &["the", "den", "dem", "le", "el", "il", "o"];
    const LEADS: &[&str] = &[
        "from", "between", "on", "the", "vom", "von", "zwischen", "am", "du", "le", "entre", "del",
        "el", "dal", "dos", "de", "van", "op", "den", "il", "of",
    ];
    let (mut before, mut joint) = last_word(text.get(..start)?)?;
    if ARTICLES.contains(&joint.as_str()) {
        (before, joint) = last_word(before)?;
    }
    if !JOINTS.contains(&joint.as_str()) {
        return None;
    }
    let before = before.trim_end();
    let figures = ENDINGS
        .iter()
        .chain(&[".", "er"])
        .find_map(|ordinal| before.strip_suffix(ordinal))
        .unwrap_or(before);
    let rest = figures.trim_end_matches(|c: char| c.is_ascii_digit());
    let day = parse_day(&figures[rest.len()..])?;
    // "24./25. November" needs no word before it.
    if joint == "/" {
        return (figures.len() < before.len()).then_some((rest.len(), day));
    }
    let (before, lead) = last_word(rest.trim_end_matches(&[' ', ','][..]))?;
    // "mercredi 25 au", "Mittwoch, 25. auf".
    let is_named = lead.len() > 2 && look_up_word(&lead).weekday > 0;
    let start = if is_named { before.len() } else { rest.len() };
    (is_named || LEADS.contains(&lead.as_str())).then_some((start, day))
}

/// The day after a date that ends at byte `end`, and where it ends: the 18 of "Nov 17 & 18".
pub(super) fn find_day_after(text: &str, end: usize) -> Option<(usize, u32)> {
    const JOINTS: [&str; 8] = ["&", "and", "to", "-", "–", "/", "+", "until"];
    const GOES_ON: [&str; 8] = ["in", "at", "from", "for", "on", "between", "we", "the"];
    let after = text.get(end..)?.trim_start();
    let joint = JOINTS.iter().find(|joint| after.starts_with(*joint))?;
    let after = after[joint.len()..].trim_start();
    let figures = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let day = parse_day(&after[..figures])?;
    let mut rest = &after[figures..];
    for ordinal in ENDINGS {
        rest = rest.strip_prefix(ordinal).unwrap_or(rest);
    }
    let next = rest.trim_start();
    let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let ends = match next.chars().next() {
        Some(':' | '/') => false,
        Some(c) if c.is_alphabetic() => {
            rest != next && GOES_ON.contains(&word.to_lowercase().as_str())
        }
        Some(c) => !c.is_numeric(),
        None => true,
    };
    ends.then(|| (text.len() - rest.len(), day))
}

fn parse_day(figures: &str) -> Option<u32> {
    let day = figures.parse().ok().filter(|_| figures.len() <= 2)?;
    (1..=31).contains(&day).then_some(day)
}

/// The last word of a text in lower case, or the mark "&" or "/", and the text before it.
fn last_word(text: &str) -> Option<(&str, String)> {
    let text = text.trim_end();
    let before = match text.strip_suffix(['&', '/']) {
        Some(before) => before,
        None => text.trim_end_matches(char::is_alphabetic),
    };
    let word = &text[before.len()..];
    (!word.is_empty()).then(|| (before, word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_before() {
        let before = |text: &str| find_day_before(text, text.len()).map(|(_, day)| day);
        assert_eq!(before("vom 22. bis "), Some(22));
        assert_eq!(before("Travaux du 17 au "), Some(17));
        assert_eq!(before("on the 3rd and "), Some(3));
        assert_eq!(before("Nacht 24./"), Some(24));
        assert_eq!(before("Tue 24th / "), Some(24));
        assert_eq!(before("1/"), None);
        assert_eq!(before("phase 2 and "), None);
        assert_eq!(before("from 22:00 to "), None);
        assert_eq!(before("on "), None);
    }

    #[test]
    fn days_after() {
        let after = |text: &str| find_day_after(text, 0).map(|(end, day)| (day, end));
        assert_eq!(after(" & 18"), Some((18, 5)));
        assert_eq!(after(" and 18th, we work"), Some((18, 9)));
        assert_eq!(after(" to 18 from 22:00"), Some((18, 6)));
        assert_eq!(after(" - 18:00"), None);
        assert_eq!(after(" and 18 servers"), None);
        assert_eq!(after(", 2026"), None);
    }
}
