//! Comparing names as a person does: without regard to letter case, accents, apostrophes and runs of white space.

/// Bytes of a text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// Lower case without accents and apostrophes, white space folded and trimmed.
pub fn normalize_text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        folded.extend(
            word.chars()
                .filter(|c| !is_left_out(*c))
                .flat_map(fold_letter),
        );
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The letter in lower case and without an accent.
pub fn fold_letter(letter: char) -> impl Iterator<Item = char> {
    letter
        .to_lowercase()
        .map(|lower| base_letter(lower).unwrap_or(lower))
}

/// What makes no difference between two names: apostrophes, accents that stand for themselves, signs without a width.
pub fn is_left_out(c: char) -> bool {
    is_apostrophe(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '′')
}

/// The letters without their accents from U+00E0 to U+017F and from U+1E00 to U+1EFF; a point where there is none.
const BASE_LETTERS: [(u32, &str); 2] = [
    (
        0xe0,
        "aaaaaa.ceeeeiiii.nooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn...\
         oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.",
    ),
    (
        0x1e00,
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttt\
         tttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooo\
         oooooouuuuuuuuuuuuuuyyyyyyyy......",
    ),
];

fn base_letter(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return None;
    }
    BASE_LETTERS.iter().find_map(|(first, letters)| {
        let at = u32::from(letter).checked_sub(*first)? as usize;
        let base = *letters.as_bytes().get(at)?;
        (base != b'.').then_some(base.into())
    })
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
    let length = folded.chars().count();
    let mut largest = (length / 3).clamp(1, 3);
    let mut nearest = None;
    for candidate in candidates {
        let candidate_folded = normalize_text(candidate);
        // Each letter more or less is a slip, and a text may be long.
        if candidate_folded.chars().count().abs_diff(length) > largest {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &candidate_folded);
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
    fn names_are_alike_without_case_accents_apostrophes_and_spaces() {
        for (one, other) in [
            ("Café  Zoé", "cafe zoe"),
            ("Cafe\u{301}", "café"),
            ("Sedano’s", "SEDANO'S"),
            ("Łódź", "lodz"),
            ("Ñuñoa\u{a0}Sur ", "nunoa sur"),
            ("Bảo Hiểm", "bao hiem"),
            ("a ’ b", "a b"),
        ] {
            assert_eq!(normalize_text(one), normalize_text(other));
        }
        assert_eq!(normalize_text("Æ ß ÷ 東"), "æ ß ÷ 東");
        assert_eq!(BASE_LETTERS.map(|(_, letters)| letters.len()), [160, 256]);
    }

    #[test]
    fn slips_of_the_finger() {
        let keys = || ["components", "clients", "groups"].into_iter();
        assert_eq!(did_you_mean("componets", keys()), Some("components"));
        assert_eq!(did_you_mean("Cleints", keys()), Some("clients"));
        assert_eq!(did_you_mean("zone", keys()), None);
    }
}
