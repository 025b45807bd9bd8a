//! Comparing names the way a person does: without regard to case and runs of white space.

use super::letters;

/// Lower case, white space folded and trimmed.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().map(letters::lower));
    }
    folded
}

/// Lower case, letter by letter.
pub fn lower(text: &str) -> String {
    text.chars().map(letters::lower).collect()
}

/// The same number for texts that are alike when folded.
pub fn key(text: &str) -> u64 {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    fold(text).bytes().fold(0xcbf2_9ce4_8422_2325, hash)
}

/// Whether `text` is what `pattern` describes; `*` stands for any characters, also none.
pub fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (fold(pattern), fold(text));
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
pub fn did_you_mean<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let folded = fold(word);
    let mut most = (folded.chars().count() / 3).clamp(1, 3);
    let mut nearest = None;
    for candidate in candidates {
        let distance = distance(&folded, &fold(candidate));
        if distance < most || distance == most && nearest.is_none() {
            (most, nearest) = (distance, Some(*candidate));
        }
    }
    nearest
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = (0..=a.len()).map(|i| (i..=i + b.len()).collect()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
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
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn slips_of_the_finger() {
        let keys = ["components", "clients", "groups"];
        assert_eq!(did_you_mean("componets", &keys), Some("components"));
        assert_eq!(did_you_mean("Cleints", &keys), Some("clients"));
        assert_eq!(did_you_mean("zone", &keys), None);
    }
}
