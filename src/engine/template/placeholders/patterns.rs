//! Words and patterns that stand for figures to come: `TBD`, `XX:XX`, `YYYY-MM-DD`, `X hours`.

use super::before;

/// Bytes of the longest pattern that is looked for.
const LONGEST: usize = 32;

/// `TBD`, `XX:XX`, `YYYY-MM-DD`, `X hours`, `Lorem ipsum`, "who/what/when".
pub(super) fn word(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let (word, after) = (&rest[..length], &rest[length..]);
    if matches!(word, "TBD" | "TBA" | "TBC") {
        return Some(at + length);
    }
    if word.eq_ignore_ascii_case("lorem") && after.to_ascii_lowercase().starts_with(" ipsum") {
        return Some(at + length + 6);
    }
    if word.eq_ignore_ascii_case("who") && after.to_ascii_lowercase().starts_with("/what/when") {
        return Some(at + text[at..].find('\n').unwrap_or(text.len() - at));
    }
    pattern(text, at)
}

/// A pattern for figures, where figures should be: `XX:XX`, `HH:MM`, `YYYY-MM-DD`, `XX%`, `X hours`.
fn pattern(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let shape = |c: char| {
        matches!(
            c,
            'X' | 'x' | 'H' | 'h' | 'M' | 'm' | 'D' | 'd' | 'Y' | 'y' | 'S' | 's'
        )
    };
    // No pattern is longer; a text of nothing else is still passed once.
    let length = rest
        .bytes()
        .take(LONGEST)
        .take_while(|&b| {
            shape(b as char) || b.is_ascii_digit() || matches!(b, b':' | b'-' | b'/' | b'.' | b'%')
        })
        .count();
    let mut whole = &rest[..length];
    whole = whole.trim_end_matches([':', '.', '-', '/']);
    let after = &rest[whole.len()..];
    if after.starts_with(|c: char| c.is_alphanumeric())
        || matches!(before(text, at), '(' | '`' | '/' | '_' | '.')
    {
        return None;
    }
    // The middle of a longer pattern that was refused as a whole.
    if matches!(before(text, at), ':' | '-') && text[..at - 1].ends_with(['D', 'H', 'M', 'Y']) {
        return None;
    }
    let parts = || {
        whole
            .split([':', '-', '/', '.', '%'])
            .filter(|part| !part.is_empty())
    };
    let one_letter = |part: &str| part.bytes().all(|b| b == part.as_bytes()[0]);
    let figure = |part: &str| {
        part.len() >= 2
            && (part.bytes().all(|b| b == b'X' || b == b'x')
                || matches!(
                    part,
                    "HH" | "hh" | "MM" | "mm" | "DD" | "dd" | "YYYY" | "yyyy" | "YY" | "SS" | "ss"
                ))
    };
    let filled = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_format = text[..at]
        .trim_end_matches([' ', ':', '"', '\''])
        .to_ascii_lowercase()
        .ends_with("format")
        || after.to_ascii_lowercase().starts_with(" format");
    if is_format {
        return None;
    }
    if parts().count() >= 2
        && parts().all(|part| figure(part) && one_letter(part) || filled(part))
        && parts().any(figure)
    {
        return Some(at + whole.len());
    }
    let blank = whole.bytes().all(|b| b == b'X') && !whole.is_empty() || whole == "xx";
    let percent = whole.len() >= 3
        && whole.ends_with('%')
        && whole[..whole.len() - 1].bytes().all(|b| b == b'X');
    let unit = ["hour", "min", "day", "utc", "gmt", "am", "pm", "sec", "%"];
    let counted = after.strip_prefix(' ').is_some_and(|next| {
        let next = next.to_ascii_lowercase();
        unit.iter().any(|unit| next.starts_with(unit))
    });
    (percent || blank && (counted || whole.len() >= 4)).then_some(at + whole.len())
}
