//! Names, lists and lengths of time → words of a sentence. Knows no rule.

use std::borrow::Cow;

/// A name from the page, fit for a sentence: of bearable length, and its text direction kept to
/// itself.
pub fn format_name(name: &str) -> Cow<'_, str> {
    const LONGEST: usize = 80;
    let cut = match name.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &name[..end])),
        None => Cow::Borrowed(name),
    };
    if name.chars().any(can_turn_direction) {
        return Cow::Owned(format!("\u{2068}{cut}\u{2069}"));
    }
    cut
}

/// Characters that can turn the direction of what follows.
fn can_turn_direction(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// A text as the beginning of a sentence.
pub fn capitalise(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// `A`, `A and B`, `A, B and C`; more than five are counted.
pub fn join_first_names<S: AsRef<str>>(items: &[S]) -> String {
    let names: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    join_or_count(&names)
}

fn join_or_count(names: &[&str]) -> String {
    const SHOWN: usize = 5;
    if names.len() <= SHOWN {
        return join_all_names(names);
    }
    let (named, more) = names.split_at(SHOWN - 1);
    format!("{} and {} more", named.join(", "), more.len())
}

/// Like [`join_first_names`], but every name is there: for texts that clients read.
pub fn join_all_names(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).into(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `2 hours`, `1 hour 30 minutes`, `45 minutes`.
pub fn format_minutes(minutes: u32) -> String {
    fn count(n: u32, unit: &str) -> String {
        format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
    }
    match (minutes / 60, minutes % 60) {
        (0, m) => count(m, "minute"),
        (h, 0) => count(h, "hour"),
        (h, m) => format!("{} {}", count(h, "hour"), count(m, "minute")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_aloud() {
        assert_eq!(join_first_names(&["A"]), "A");
        assert_eq!(join_first_names(&["A", "B"]), "A and B");
        assert_eq!(join_first_names(&["A", "B", "C"]), "A, B and C");
        assert_eq!(
            join_first_names(&["A", "B", "C", "D", "E", "F"]),
            "A, B, C, D and 2 more"
        );
        assert_eq!(
            join_all_names(&["A", "B", "C", "D", "E", "F"]),
            "A, B, C, D, E and F"
        );
    }

    #[test]
    fn names_stay_in_their_place() {
        assert_eq!(format_name("Alder Boston"), "Alder Boston");
        assert_eq!(format_name(&"x".repeat(5000)).chars().count(), 81);
        assert_eq!(format_name("a\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
    }

    #[test]
    fn lengths_are_read_aloud() {
        assert_eq!(format_minutes(120), "2 hours");
        assert_eq!(format_minutes(61), "1 hour 1 minute");
        assert_eq!(format_minutes(90), "1 hour 30 minutes");
        assert_eq!(format_minutes(0), "0 minutes");
    }
}
