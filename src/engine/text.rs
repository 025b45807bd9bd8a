//! Comparing names as a person does: without regard to letter case and runs of white space.

/// Bytes of a text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// Lower case, white space folded and trimmed.
pub fn normalize_text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// Whether `text` is what `pattern` describes; `*` stands for any characters, also none. Both are folded.
pub fn matches_pattern(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    // The first part is anchored at the start, the last at the end, the others follow in order.
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

/// The candidate that `word` was probably meant to be.
pub fn did_you_mean<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = normalize_text(word);
    let mut largest = (folded.chars().count() / 3).clamp(1, 3);
    let mut nearest = None;
    for candidate in candidates {
        let distance = strsim::osa_distance(&folded, &normalize_text(candidate));
        if distance < largest || distance == largest && nearest.is_none() {
            (largest, nearest) = (distance, Some(candidate));
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, text, expected) in [
            ("Maintenance Window - *", "Maintenance Window - Alder", true),
            ("maintenance  window - *", " Maintenance Window -  B", true),
            (
                "Maintenance Window - *",
                "A Maintenance Window - Alder",
                false,
            ),
            ("*boston*", "North Boston 2", true),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("ab*ba", "aba", false),
            ("*", "", true),
            ("plain", "Plain", true),
            ("plain", "plainer", false),
        ] {
            let (folded, of) = (normalize_text(pattern), normalize_text(text));
            assert_eq!(matches_pattern(&folded, &of), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn slips_of_the_finger() {
        let keys = || ["components", "clients", "groups"].into_iter();
        assert_eq!(did_you_mean("componets", keys()), Some("components"));
        assert_eq!(did_you_mean("Cleints", keys()), Some("clients"));
        assert_eq!(did_you_mean("zone", keys()), None);
    }
}
